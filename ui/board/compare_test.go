package board_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"readout/content"
	"readout/model"
	"readout/model/library"
	"readout/ui/board"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// compared is the frame of a window over the sample series, and its briefings by id.
func compared(t testing.TB, width, height int) (board.Frame, map[string]*model.Briefing) {
	t.Helper()
	files, ok := content.SampleFS("orrin")
	if !ok {
		t.Fatal("no sample is called orrin")
	}
	all, faults := content.Folder(".", content.Options{FS: files})
	for _, err := range faults {
		t.Fatal(err)
	}
	by := map[string]*model.Briefing{}
	for _, b := range all {
		by[b.ID] = b
	}
	return windowOf(all, width, height), by
}

func windowOf(all []*model.Briefing, width, height int) board.Frame {
	l := library.New(all, time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC))
	return board.Frame{
		Library: l, Scope: l.Counted(), Width: width, Height: height, Method: ansi.GraphemeWidth,
		Theme: theme.New(theme.Options{NoColor: true, ASCII: true}),
	}
}

// printed is the main pane as text.
func printed(f board.Frame, s sheet.Sheet) string {
	width := f.Width
	if s.SideWidth > 0 {
		width -= s.SideWidth + 1
	}
	return strings.Join(s.Print(f.Method, width-2), "\n")
}

// linesOf is lines of a card as text.
func linesOf(f board.Frame, lines []sheet.Line) string {
	s := sheet.Sheet{Lines: lines}
	return strings.Join(s.Print(f.Method, f.Width), "\n")
}

func TestCompareWhichPair(t *testing.T) {
	f, by := compared(t, 120, 35)
	alone := windowOf([]*model.Briefing{by["orrin-04"]}, 120, 35)
	for _, tt := range []struct {
		name  string
		f     board.Frame
		b     board.Compare
		at    string // id of the briefing at hand
		title string // in the lead, or why there is no pair
	}{
		{"the one at hand", f, board.Compare{}, "orrin-03", "2032-01-12  Lesk drops its veto on monitors (FICTIONAL)  ->  2032-01-19  Water deal near"},
		{"one that is named", f, board.Compare{Now: by["orrin-02"]}, "orrin-04", "2032-01-05  Talks open without an agenda (FICTIONAL)  ->  2032-01-12"},
		{"any two", f, board.NewCompare(by["orrin-04"], by["orrin-01"], ""), "", "2032-01-26  Tarnovia moves on the border (FICTIONAL)  ->  2032-01-05"},
		{"an earlier version", f, board.NewCompare(by["orrin-03"], by["orrin-04"], "as you last read it, 2032-01-20"), "", "as you last read it, 2032-01-20  Water deal near"},
		{"first of the series", f, board.Compare{}, "orrin-01", "no earlier briefing here shares an issue with Talks open"},
		{"without a date", f, board.Compare{}, "undated-note", "has no date, so that none comes before it; mark two briefings"},
		{"alone", alone, board.Compare{}, "orrin-04", "one briefing alone has nothing to be compared with"},
		{"withdrawn", f, board.Compare{}, "sluice-figures", "is withdrawn, and is not compared"},
		{"under embargo", f, board.NewCompare(by["kessa-release"], by["orrin-04"], ""), "", "is under embargo until 2032-02-01T06:00:00Z, and is not compared"},
		{"none at all", windowOf(nil, 120, 35), board.Compare{}, "", "there is no briefing to compare"},
	} {
		tt.f.Current = by[tt.at]
		s := tt.b.Sheet(tt.f)
		if got := s.Lead + s.Empty; !strings.Contains(got, tt.title) {
			t.Errorf("%s: %q, want %q in it", tt.name, got, tt.title)
		}
		if o := tt.b.Do("texts", tt.f, nil); (o.Why == "") != (s.Lead != "") {
			t.Errorf("%s: a command says %q while the sheet says %q", tt.name, o.Why, s.Empty)
		}
	}
}

func TestCompareRows(t *testing.T) {
	f, by := compared(t, 120, 35)
	f.Current = by["orrin-04"]
	wide := printed(f, board.Compare{}.Sheet(f))
	for _, want := range []string{
		"-   ~    Varga           Border line        survey first, then the line",
		"~   !    Renn            Foreign monitors   accounts differ",
		".   -\"   Lesk army staff Border line        no order for a survey",
		"+        Oduya           “A survey is a way to lose slowly.”",
		"= interview-oduya B3",
		"x        Renn            “Let them count birds.”",
		"*        al-Khatib       “and one of them is dry”",
		"=        Who holds the sluice keys?",
		"answered: a joint board",
		"x        Lesk holds 140 prisoners, now: Lesk holds 114 prisoners",
		"o        Signing in Port Aldona",
		"+        2032-01-23  Second round on the border",
		"has happened, was planned",
		"-- Text  8 % carried over",
	} {
		if !strings.Contains(wide, want) {
			t.Errorf("the list lacks %q:\n%s", want, wide)
		}
	}
	if s := (board.Compare{}).Sheet(f); s.Count != "48, 26 the same not shown" {
		t.Errorf("the count is %q", s.Count)
	}
	if strings.Contains(wide, "holds to thirds") {
		t.Error("what is the same is shown")
	}
	if all := printed(f, board.Compare{All: true}.Sheet(f)); !strings.Contains(all, "+   +    Varga           Water shares       holds to thirds") {
		t.Errorf("what is the same is not shown:\n%s", all)
	}
	f.Width = 40
	if narrow := printed(f, board.Compare{}.Sheet(f)); !strings.Contains(narrow, "-  ~   Varga      Border line") {
		t.Errorf("a narrow window:\n%s", narrow)
	}
}

func TestCompareCards(t *testing.T) {
	f, by := compared(t, 120, 35)
	f.Current = by["orrin-04"]
	s := board.Compare{}.Sheet(f)
	for key, want := range map[string]string{
		"position.renn/monitors": "before       ~  conditional: until autumn\nnow          +  for: has signed the rules for unarmed monitors\n             -\"  against: the shore stays closed  per Lesk army staff",
		"quote.al-khatib-1":      "before       [n]ine pages, and one of them is dry\nnow          and one of them is dry\nword for word, Transcript 03",
		"gone.quote.renn-3":      "“Let them count birds.”\nword for word, Transcript 03, sessions of 16 and 19 January (B2), line",
		"judgement.j2":           "likelihood   likely\n             was roughly even\nconfidence   moderate\n             was low",
		"question.o4":            "answer       a joint board",
		"text.corrections":       "x On 19 January this briefing said",
	} {
		at := s.SpotAt(key)
		if at == nil {
			t.Errorf("no spot is called %s", key)
			continue
		}
		if got := linesOf(f, s.Below(at, 118)); !strings.Contains(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", key, got, want)
		}
	}
}

func TestCompareSpots(t *testing.T) {
	for _, b := range []board.Compare{{}, {All: true}, {Texts: true}, {All: true, Texts: true}} {
		for _, width := range []int{40, 80, 120, 200} {
			f, by := compared(t, width, 35)
			f.Current = by["orrin-04"]
			s := b.Sheet(f)
			seen := map[string]bool{}
			for i := range s.Spots {
				p := &s.Spots[i]
				if seen[p.Key] {
					t.Errorf("two spots are called %s", p.Key)
				}
				seen[p.Key] = true
				if first, _ := s.Span(sheet.Main, i); first < 0 {
					t.Errorf("%d wide: no line shows the spot %s", width, p.Key)
				}
				if p.Say == "" || !strings.Contains(p.Cite, "TLP:GREEN") || p.Briefing == nil {
					t.Errorf("%d wide: the spot %s lacks a sentence, a marking or a briefing: %+v", width, p.Key, p)
				}
				if a, err := model.ParseAddress("#" + p.Address); err != nil || a.View != "compare" {
					t.Errorf("%q is no address: %v", p.Address, err)
				} else if to, key, ok := (board.Compare{All: b.All}).Visit(a.ID, f); !ok || key != p.Key {
					t.Errorf("%q leads to %q, %v", p.Address, key, ok)
				} else if again := to.Sheet(f); again.SpotAt(key) == nil {
					t.Errorf("%d wide: %q leads to a board without the spot", width, p.Address)
				}
			}
		}
	}
}

func TestCompareDo(t *testing.T) {
	f, by := compared(t, 120, 35)
	b := board.NewCompare(by["orrin-02"], by["orrin-03"], "")
	s := b.Sheet(f)
	for _, tt := range []struct{ command, at, want string }{
		{"open", "position.varga/prisoners", "opens orrin-03 position 7"},
		{"open", "gone.quote.renn-1", "opens orrin-02 quote 1"},
		{"open", "text.water", "opens orrin-03 issue 1"},
		{"unchanged", "", "also what is the same"},
		{"texts", "quote.varga-1", "both texts; at text.border.6"},
		{"texts", "position.varga/prisoners", "both texts; at text.prisoners.2"},
		{"texts", "text.water", "both texts; at text.water.2"},
		{"earlier-pair", "", "2032-01-05  Talks open without an agenda (FICTIONAL) and 2032-01-12  Lesk drops its veto on monitors (FICTIONAL)"},
		{"later-pair", "", "2032-01-19  Water deal near, border stuck (FICTIONAL) and 2032-01-26  Tarnovia moves on the border (FICTIONAL)"},
		{"copy-list", "", "copies the list of"},
		{"swap-axes", "", "because the comparison does not know swap-axes"},
	} {
		var at *sheet.Spot
		if tt.at != "" {
			if at = s.SpotAt(tt.at); at == nil {
				t.Errorf("no spot is called %s", tt.at)
				continue
			}
		}
		o := b.Do(tt.command, f, at)
		got := o.Say
		switch {
		case o.Why != "":
			got = "because " + o.Why
		case o.Briefing != nil:
			got = fmt.Sprintf("opens %s %s %d", o.Briefing.ID, o.Ref.Type, o.Ref.Index)
		case o.Text != "":
			got = "copies " + o.What
		case o.At != "":
			got += "; at " + o.At
		}
		if !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s at %s: %q, want %q", tt.command, tt.at, got, tt.want)
		}
	}
	for command, b := range map[string]board.Compare{
		"earlier-pair": board.NewCompare(by["orrin-01"], by["orrin-02"], ""), "later-pair": board.NewCompare(by["orrin-03"], by["orrin-04"], ""),
	} {
		if o := b.Do(command, f, nil); o.Why == "" {
			t.Errorf("%s goes beyond the end of the series: %s", command, o.Say)
		}
	}
}

func TestCompareCopiesTheList(t *testing.T) {
	f, by := compared(t, 120, 35)
	got := board.NewCompare(by["orrin-03"], by["orrin-04"], "").Do("copy-list", f, nil).Text
	for _, want := range []string{
		"What changed\n2032-01-19  Water deal near, border stuck (FICTIONAL) compared with 2032-01-26  Tarnovia moves on the border (FICTIONAL); TLP:GREEN\n",
		"\nPositions (3 moved, 1 new, 6 the same)\n- moved: Varga on Border line: conditional: survey first, then the line; before: against: no ground for water\n",
		"\n- not carried on: Renn on Foreign monitors: “Let them count birds.”\n",
		"\n- answered: Who holds the sluice keys?, on Water shares (answered: a joint board, with three keys of which two open the gate)\n",
		"\nText (8 % carried over)\n- Beginning: 1 paragraph new, 1 gone\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the copied list lacks %q:\n%s", want, got)
		}
	}
}

func TestCompareRenew(t *testing.T) {
	_, by := compared(t, 80, 23)
	again := &model.Briefing{ID: "orrin-04"}
	b := board.NewCompare(by["orrin-03"], by["orrin-04"], "").Renew(by["orrin-04"], again)
	if c := b.(board.Compare); c.Now != again || c.Before != by["orrin-03"] {
		t.Error("the new version does not stand in place of the old one")
	}
}

func TestCompareFiltered(t *testing.T) {
	f, by := compared(t, 120, 35)
	f.Current, f.Keep = by["orrin-04"], func(b *model.Briefing, r model.Ref) bool { return r.Type == model.TypeQuestion }
	s := board.Compare{}.Sheet(f)
	if got := printed(f, s); strings.Contains(got, "Varga") || !strings.HasPrefix(got, "-- Questions") {
		t.Errorf("the filter leaves more than questions:\n%s", got)
	}
	f.Keep = func(*model.Briefing, model.Ref) bool { return false }
	if s := (board.Compare{}).Sheet(f); len(s.Lines) > 0 || !strings.Contains(s.Empty, "filtered out") {
		t.Errorf("a filter that leaves nothing leaves %d lines and says %q", len(s.Lines), s.Empty)
	}
}

// TestCompareEverySize holds that no cell is wider than its line, at any width.
func TestCompareEverySize(t *testing.T) {
	f, by := compared(t, 80, 35)
	for _, b := range []board.Compare{{}, {All: true}, {Texts: true}, {All: true, Texts: true}} {
		for width := 1; width <= 250; width += 1 + width/30 {
			f.Width, f.Height, f.Current = width, 1+width/4, by["orrin-04"]
			s := b.Sheet(f)
			fits(t, f, s.Lines, max(f.Width-s.SideWidth, 1), width)
			for i := range s.Spots {
				if s.Below != nil {
					fits(t, f, s.Below(&s.Spots[i], width), width, width)
				}
				if s.Beside != nil && i%17 == 0 {
					fits(t, f, s.Beside(&s.Spots[i], s.SideWidth-1), s.SideWidth-1, width)
				}
			}
		}
	}
}

// fits wants the cells that are never cut to have the room they ask for.
func fits(t *testing.T, f board.Frame, lines []sheet.Line, room, width int) {
	t.Helper()
	for _, l := range lines {
		for _, c := range l.Cells {
			if c.Width < 0 || c.Full && room > 40 && f.Method.StringWidth(c.Text) > c.Width {
				t.Fatalf("%d wide: the cell %q has %d cells", width, c.Text, c.Width)
			}
		}
	}
}

func TestCompareHostile(t *testing.T) {
	read := func(name, src string) *model.Briefing {
		b, err := content.Parse(name, []byte(src), content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	a := read("a b#c:d.md", "---\ntitle: \"\\e[31m\\u202e\"\ndate: 2032-01-01\nissues:\n  x: {title: \"X\\e\"}\n---\n\n## X\n\n[“\x1b[2J \u202e \xff words”](#renn) "+strings.Repeat("long", 500)+"\n")
	b := read("b.md", "---\ndate: 2032-01-02\nissues:\n  x: {title: \"X\\e\"}\n---\n\n## X\n\n[“\x1b[2J \u202e \xff words more”](#renn) "+strings.Repeat("wide 三等分 👩\u200d🚀 ", 100)+"\n\n| a |\n|---|\n| \x1b |\n")
	for _, width := range []int{20, 80, 200} {
		f := windowOf([]*model.Briefing{a, b}, width, 30)
		f.Current = b
		for _, c := range []board.Compare{{All: true}, {All: true, Texts: true}} {
			s := c.Sheet(f)
			lines := s.Lines
			for i := range s.Spots {
				p := &s.Spots[i]
				clean(t, p.Key, p.Address, p.Cite, p.Words, p.Say)
				if s.Below != nil {
					lines = append(lines, s.Below(p, width)...)
				} else if s.Beside != nil {
					lines = append(lines, s.Beside(p, s.SideWidth)...)
				}
			}
			for _, l := range lines {
				for _, cell := range l.Cells {
					clean(t, cell.Text)
				}
				clean(t, l.Heading, l.Count)
			}
			clean(t, s.Title, s.Lead, s.Empty, s.Count)
		}
	}
}

func clean(t *testing.T, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if model.Clean(s) != s {
			t.Errorf("%q could do harm to a terminal", s)
		}
	}
}

func BenchmarkCompareSheet(b *testing.B) {
	for _, c := range []board.Compare{{}, {Texts: true, All: true}} {
		b.Run(fmt.Sprint("texts=", c.Texts), func(b *testing.B) {
			f, by := compared(b, 200, 59)
			f.Current = by["orrin-04"]
			for b.Loop() {
				s := c.Sheet(f)
				if s.Beside != nil {
					s.Beside(&s.Spots[0], s.SideWidth-1)
				}
			}
		})
	}
}
