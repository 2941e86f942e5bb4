package board

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// grid40 is briefings in which 40 actors stand on 12 issues.
func grid40(n int) []*model.Briefing {
	var bs []*model.Briefing
	for k := range n {
		b := &model.Briefing{ID: fmt.Sprintf("b%02d", k), Path: fmt.Sprintf("b%02d.md", k), Title: "Briefing", Date: model.ParseDate(fmt.Sprintf("20%02d-01-05", 30+k)), Facts: &model.Facts{}}
		for a := range 40 {
			b.Facts.Actors = append(b.Facts.Actors, model.Actor{ID: fmt.Sprintf("actor-%d", a), Name: fmt.Sprintf("Ann Actor%d", a), Part: model.Part(model.Parts[a/8])})
			for i := range 12 {
				b.Facts.Positions = append(b.Facts.Positions, model.Position{
					Actor: fmt.Sprintf("actor-%d", a), Issue: fmt.Sprintf("issue-%d", i), Note: "a note as long as notes are",
					Stance: model.Stance(model.Stances[(a+i+k/9)%len(model.Stances)]),
				})
			}
		}
		for i := range 12 {
			b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: fmt.Sprintf("issue-%d", i), Title: fmt.Sprintf("Issue %d", i), Question: "Should it be so?"})
		}
		bs = append(bs, b)
	}
	return bs
}

func frameOf(bs []*model.Briefing, w, h int) Frame {
	l := library.New(bs, time.Date(2132, 1, 26, 12, 0, 0, 0, time.UTC))
	return Frame{
		Library: l, Scope: l.Counted(), Width: w, Height: h - 1, Method: ansi.WcWidth,
		Theme: theme.New(theme.Options{NoColor: true, ASCII: true}),
	}
}

func TestCellSign(t *testing.T) {
	b := &model.Briefing{Facts: &model.Facts{Positions: []model.Position{{Stance: model.For}, {Stance: model.Against, Guess: true}}}}
	from := library.Stand{Stance: model.Against}
	for _, tt := range []struct {
		cell library.Cell
		want string
	}{
		{library.Cell{}, "."},
		{library.Cell{Stand: library.Stand{Stance: model.For}}, "+"},
		{library.Cell{Stand: library.Stand{Stance: model.Silent, SecondHand: true}}, `o"`},
		{library.Cell{Stand: library.Stand{Stance: model.Unclear, Guess: true}}, "??"},
		{library.Cell{Stand: library.Stand{Stance: model.Conditional, SecondHand: true, Guess: true}, Moved: true, From: from}, `-~"?`},
		{library.Cell{Stand: library.Stand{Stance: model.For}, Moved: true, From: library.Stand{Stance: model.For, Differ: true}}, "!+"},
		{library.Cell{Stand: library.Stand{Stance: model.For}, New: true}, "*+"},
		{library.Cell{Stand: library.Stand{Stance: model.For}, Carried: true}, "(+)"},
		{library.Cell{Stand: library.Stand{Stance: model.For, Differ: true, Positions: []int{0, 1}}, Briefing: b}, "!?"},
		{library.Cell{Stand: library.Stand{Stance: model.For, Differ: true, Positions: []int{0}}, Briefing: b}, "!"},
		{library.Cell{Stand: library.Stand{Stance: model.For}, Hidden: true}, ""},
	} {
		if got := frameOf(nil, 80, 24).cellSign(&tt.cell); got != tt.want {
			t.Errorf("%+v is %q, want %q", tt.cell, got, tt.want)
		}
	}
}

func TestMatrixAddress(t *testing.T) {
	bs := grid40(3)
	bs[2].Facts.Positions = bs[2].Positions()[:12]
	same := *bs[1]
	same.ID, same.Path = "same-day", "same-day.md"
	bs = append(bs, &same)
	f := frameOf(bs, 120, 36)
	for _, tt := range []struct{ id, key, address string }{
		{"", "", "matrix"},
		{"actor-3/issue-2", "actor-3/issue-2", "matrix:actor-3/issue-2"},
		{"actor-3", "actor-3/issue-0", "matrix:actor-3/issue-0"},
		{"issue-7", "actor-0/issue-7", "matrix:actor-0/issue-7"},
		{"actor-3/issue-2@2030-01-05", "actor-3/issue-2", "matrix:actor-3/issue-2@2030-01-05"},
		{"actor-3/issue-2@b01", "actor-3/issue-2", "matrix:actor-3/issue-2@b01"},
		{"@same-day", "", "matrix:@same-day"},
		{"@2032-01-05", "", "matrix"},
	} {
		b, key, ok := Matrix{}.Visit(tt.id, f)
		if !ok || key != tt.key {
			t.Errorf("%q leads to %q, %v, want %q", tt.id, key, ok, tt.key)
			continue
		}
		var at *sheet.Spot
		if key != "" {
			at = &sheet.Spot{Key: key}
			if s := b.Sheet(f); s.SpotAt(key) == nil {
				t.Errorf("%q is out of sight", tt.id)
			}
		}
		if got := b.Address(at); got != tt.address {
			t.Errorf("%q has the address %q, want %q", tt.id, got, tt.address)
		}
	}
	for _, id := range []string{"nobody/issue-2", "actor-3/nothing", "nothing", "actor-3@never", "/", "@"} {
		if _, _, ok := (Matrix{}).Visit(id, f); ok {
			t.Errorf("%q leads somewhere", id)
		}
	}
}

// TestMatrixPrinted wants every column printed once where few fit side by side.
func TestMatrixPrinted(t *testing.T) {
	for _, width := range []int{60, 80, 120, 250} {
		f := frameOf(grid40(1), width, 1000)
		s := Matrix{}.Printed(f)
		text := strings.Join(s.Print(f.Method, f.Width), "\n")
		for i := range 12 {
			if n := strings.Count(text, fmt.Sprintf("Issue %d ", i)) + strings.Count(text, fmt.Sprintf("Issue %d\n", i)); n != 1 {
				t.Errorf("at %d columns issue %d is printed %d times\n%s", width, i, n, text)
			}
		}
		if strings.Contains(s.Count, "columns") {
			t.Errorf("nothing is out of sight on paper: %q", s.Count)
		}
	}
}

// TestBasis wants a position without a source never taken for unsourced words.
func TestBasis(t *testing.T) {
	b := &model.Briefing{
		Facts: &model.Facts{
			Sources: []model.Source{{ID: "t4", Title: "Transcript 04", Grade: "B2"}, {ID: "log", Title: "Logbook"}},
			Quotes:  []model.Quote{{Source: "t4"}, {Source: ""}, {Source: "t4"}},
		},
	}
	for _, tt := range []struct {
		sources []string
		words   []int
		want    string
	}{
		{[]string{"log", "", "log"}, []int{0}, "Logbook, not graded"},
		{[]string{"log", "t4"}, nil, "Logbook, not graded; Transcript 04 (B2)"},
		{[]string{""}, []int{0, 1, 2}, "the position names no source; words: Transcript 04 (B2)"},
		{[]string{""}, []int{1}, "the position names no source"},
		{nil, nil, "the position names no source"},
	} {
		if got := basisOf(b, tt.sources, tt.words); got != tt.want {
			t.Errorf("%q and words %v: %q, want %q", tt.sources, tt.words, got, tt.want)
		}
	}
}

// TestUndatedIsNeverNewest steps over briefings of which one has no date.
func TestUndatedIsNeverNewest(t *testing.T) {
	bs := grid40(2)
	note := &model.Briefing{ID: "note", Path: "note.md", Title: "Note", Facts: &model.Facts{Positions: bs[0].Positions()[:1]}}
	f := frameOf(append(bs, note), 120, 36)
	if got := (Matrix{}).Sheet(f).Facts[0].Text; got != "as of 2031-01-05, 2 of 2" {
		t.Errorf("opened %q", got)
	}
	if o := (Matrix{}).Do("later", f, nil); o.Why != "this is the newest briefing here; 1 without a date" || o.Board != nil {
		t.Errorf("after the newest: %+v", o)
	}
	on := Matrix{}.StandOn(f.Scope, note)
	if got := on.Sheet(f).Facts[0].Text; got != "as told without a date" {
		t.Errorf("standing on it: %q", got)
	}
	if o := on.Do("earlier", f, nil); o.Board == nil || o.Board.(Matrix).On != "" {
		t.Errorf("before it: %+v", o)
	}
}

func TestMatrixMarkdown(t *testing.T) {
	b := &model.Briefing{
		Title: "A | B", Date: model.ParseDate("2032-01-05"), Marking: "TLP:RED",
		Facts: &model.Facts{
			Actors: []model.Actor{{ID: "ann", Name: "Ann | Abel"}}, Issues: []model.Issue{{ID: "lake", Title: "Lake"}, {ID: "sea", Title: "Sea"}},
			Positions: []model.Position{
				{Actor: "ann", Issue: "lake", Stance: model.For, Note: "a|b\nc", Guess: true}, {Actor: "bob", Issue: "sea", Stance: model.Silent, Per: []string{"ann"}},
			},
		},
	}
	const want = `A | B, 2032-01-05

|  | Lake | Sea |
| --- | --- | --- |
| Ann \| Abel | for, not certain: a\|b c | not covered |
| bob | not covered | silent, second-hand |

TLP:RED
`
	if got := (Matrix{}).markdown(frameOf([]*model.Briefing{b}, 80, 24)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestMatrixSheetFits wants every line of a sheet within its window.
func TestMatrixSheetFits(t *testing.T) {
	bs := grid40(2)
	for w := 20; w <= 250; w += 5 {
		for _, swap := range []bool{false, true} {
			f := frameOf(bs, w, 36)
			s := Matrix{Swap: swap, Groups: Grouped}.Sheet(f)
			for _, l := range s.Lines {
				n := 2
				for _, c := range l.Cells {
					n += c.Width
				}
				if room := f.main(s.SideWidth); n > room {
					t.Fatalf("%d wide: a line of %d cells in %d", w, n, room)
				}
			}
		}
	}
}

// BenchmarkMatrix makes the sheet of 40 actors, 12 issues and 50 briefings, and
// what is known of a cell of it.
func BenchmarkMatrix(b *testing.B) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 36}, {200, 60}} {
		f := frameOf(grid40(50), size[0], size[1])
		b.Run(fmt.Sprintf("sheet-%dx%d", size[0], size[1]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Matrix{}.Sheet(f)
			}
		})
		s := Matrix{}.Sheet(f)
		b.Run(fmt.Sprintf("card-%dx%d", size[0], size[1]), func(b *testing.B) {
			for b.Loop() {
				if s.Beside != nil {
					s.Beside(&s.Spots[0], sideWidth)
				} else {
					s.Below(&s.Spots[0], size[0])
				}
			}
		})
	}
}
