package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

func TestMatrixScreens(t *testing.T) {
	boardScreens(t, "matrix", "enter M")
	boardScreens(t, "matrix-before", "enter M <")
	boardScreens(t, "matrix-moved", "enter M v")
	boardScreens(t, "matrix-swapped", "enter M ! x")
	boardScreens(t, "matrix-words", "enter M ! enter")
	boardScreens(t, "matrix-filtered", "enter M f type:stance:against enter")
	boardScreens(t, "matrix-all", "M")
	for _, s := range []struct{ name, keys string }{{"matrix-talks", "M"}, {"matrix-talks-swapped", "M x l l l l"}} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%s", s.name, name(size)), func(t *testing.T) {
				m := play(app(t, size[0], size[1], ascii), strings.Fields(s.keys)...)
				check(t, m, size[0], size[1])
				golden(t, fmt.Sprintf("%s-%s", s.name, name(size)), screen(m, size[0], size[1]))
			})
		}
	}
}

// TestMatrixKeys presses keys on the matrix of the newest Orrin briefing and
// wants words on the screen, in any order, and others not.
func TestMatrixKeys(t *testing.T) {
	for _, tt := range []struct {
		keys       string
		want, lack string
	}{
		{"", "as of 2032-01-26, 4 of 4|Varga on Border line: conditional, was against|moved since 2032-01-19", "Tolvane"},
		{"l", "Varga on Water shares: for|=over time: ", ""},
		{"! ", "Renn on Foreign monitors: accounts differ, was conditional|per Lesk army staff|2 accounts that differ", ""},
		{"! !", "1 of 1 where accounts differ", ""},
		{"j j l", "Lesk army staff on Water shares: not covered|at hand: open: How is a third measured?", ""},
		{"< <", "as of 2032-01-12, 2 of 4|2 moved, 3 new|?+ thirds will do|*~ if the lists", "survey first"},
		{"< < < <", "this is the first briefing here", ""},
		{">", "this is the newest briefing here", ""},
		{"< >", "as of 2032-01-26, 4 of 4", ""},
		{"< < < j j", "as of 2032-01-05, 1 of 4|2 of 6 actors", "Lesk army staff on"},
		{"v", "WHAT MOVED|only what moved or is new|6 hidden", "holds to thirds"},
		{"< < <", "over time: 2032-01-05 -, 2032-01-12 - (later), 2032-01-19 - (later), 2032-01-26 ~ (later)", ""},
		{"v esc", "POSITIONS|holds to thirds|all positions", "WHAT MOVED"},
		{"v esc esc", "TEXT", "POSITIONS"},
		{"v v", "holds to thirds|all positions", ""},
		{"x", "issues down, actors across|> Border line", "parties"},
		{"x p", "actors stand across", ""},
		{"p", "without headings by part", "parties"},
		{"p p", "parties|with headings by part", ""},
		{"c", "the matrix as a table to the terminal's clipboard", ""},
		{"! enter", "JOREN RENN ON FOREIGN MONITORS|“My signature is the order”|2032-01-05  Talks open", ""},
		{"! enter j j enter", "“My signature is|whether his officers", "POSITIONS"},
		{"! enter j j enter q", "POSITIONS|Renn on Foreign monitors", ""},
		{"! R", "> Foreign monitors|whether his officers", "POSITIONS"},
		{"f type:actor:renn enter", "1 of|Renn", "Varga on"},
		{"f type:stance:unclear enter", "filtered out", "Varga on"},
		{"f type:stance:for enter", "hidden", "no order for a"},
		{"esc", "Border line", "POSITIONS"},
		{"R q", "POSITIONS", ""},
	} {
		m := play(series(t, 120, 36), append([]string{"enter", "M"}, strings.Fields(tt.keys)...)...)
		got := screen(m, 120, 36)
		for _, want := range strings.Split(tt.want, "|") {
			if !strings.Contains(got, strings.TrimPrefix(want, "=")) {
				t.Errorf("%s: no %q in\n%s", tt.keys, want, got)
			}
		}
		if tt.lack != "" && strings.Contains(got, tt.lack) {
			t.Errorf("%s: %q in\n%s", tt.keys, tt.lack, got)
		}
	}
}

// TestMatrixOpened wants the matrix to stand on the briefing that is read, and on
// the cell that belongs to what the reader was at.
func TestMatrixOpened(t *testing.T) {
	for _, tt := range []struct{ name, keys, want, at string }{
		{"the newest", "enter M", "as of 2032-01-26, 4 of 4", "varga/border"},
		{"a quotation", "enter ] ] ] M", "4 of 4", "lesk-army/border"},
		{"the timeline, and back", "enter T M T M", "4 of 4", ""},
		{"a withdrawn one", "j j enter M", "no briefing here records a position", "none"},
	} {
		m := play(series(t, 120, 36), strings.Fields(tt.keys)...)
		if got := screen(m, 120, 36); !strings.Contains(got, tt.want) {
			t.Errorf("%s: no %q in\n%s", tt.name, tt.want, got)
		}
		if got := m.(*ui.App).Spot(); tt.at != "" && tt.at != "none" && got != tt.at {
			t.Errorf("%s: at %q, want %q", tt.name, got, tt.at)
		}
	}
	older := play(series(t, 120, 36), ":", "type:orrin-02.md#issue:monitors", "enter", "M")
	if got := screen(older, 120, 36); !strings.Contains(got, "as of 2032-01-12, 2 of 4") {
		t.Errorf("an older one: another date in\n%s", got)
	}
}

// wideTalks is a briefing with more issues than fit, and names that try a column.
func wideTalks(t testing.TB) *model.Briefing {
	t.Helper()
	b := &model.Briefing{Title: "Wide", ID: "wide", Date: model.ParseDate("2032-01-26"), Text: &model.Document{}, Facts: &model.Facts{}}
	names := []string{
		"日本語のとても長い名前の代表団", "Donaudampfschifffahrtsgesellschaftskapitän", "سميرة الخطيب", "👨‍👩‍👧‍👦 family", "नमस्ते दुनिया",
		"e\u0301\u0301\u0301", "A", "",
	}
	for i, name := range names {
		b.Facts.Actors = append(b.Facts.Actors, model.Actor{ID: fmt.Sprintf("a%d", i), Name: name, Part: model.Part(model.Parts[i%len(model.Parts)]), Kind: "group"})
	}
	for i := range 14 {
		b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: fmt.Sprintf("i%d", i), Title: names[i%len(names)] + " issue", Question: strings.Repeat(names[i%len(names)]+" ", 4)})
		for a := range names {
			stance := model.Stance(model.Stances[(i+a)%len(model.Stances)])
			b.Facts.Positions = append(b.Facts.Positions, model.Position{
				Actor: fmt.Sprintf("a%d", a), Issue: fmt.Sprintf("i%d", i), Stance: stance, Guess: i%3 == 0,
				Note: strings.Repeat(names[(i+a)%len(names)]+" ", a), Per: []string{"a1"},
			})
		}
	}
	return b
}

// TestMatrixOfManyColumns goes through all columns and back, at all sizes:
// the cell of the cursor is always among those in sight.
func TestMatrixOfManyColumns(t *testing.T) {
	wide := wideTalks(t)
	for _, w := range []int{60, 80, 120, 160, 200, 250} {
		var m tea.Model = app(t, w, 24, func(c *ui.Config) { c.Briefings = []*model.Briefing{wide} })
		m = play(m, "M")
		for _, step := range []string{"l", "h"} {
			for i := range 13 {
				m = play(m, step)
				check(t, m, w, 24)
				want := fmt.Sprintf("i%d", i+1)
				if step == "h" {
					want = fmt.Sprintf("i%d", 12-i)
				}
				if got := m.(*ui.App).Spot(); got != "a0/"+want {
					t.Fatalf("%d wide, %s %d: at %s, not a0/%s\n%s", w, step, i, got, want, screen(m, w, 24))
				}
			}
		}
	}
}

func TestMatrixEverySize(t *testing.T) {
	for script, bs := range map[string][]*model.Briefing{
		"M": orrin(t), "M x j j": orrin(t), "M v < <": orrin(t), "M enter": orrin(t), "M l l l l l": {wideTalks(t)}, "M x l l l": {wideTalks(t)}, "M p": {wicked(3)},
	} {
		var m tea.Model = app(t, 80, 24, func(c *ui.Config) { c.Briefings, c.Now = bs, now2032 })
		m = play(m, strings.Fields(script)...)
		for _, h := range near(64, 6, 12, 16, 20, 30) {
			for _, w := range near(250, 20, 40, 60, 80, 110, 160, 200) {
				m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
				check(t, m, w, h)
			}
		}
	}
}

func TestMatrixHostile(t *testing.T) {
	for n := range hostile {
		for _, size := range sparse(sizes, 4) {
			var m tea.Model = app(t, size[0], size[1], func(c *ui.Config) { c.Briefings = []*model.Briefing{wicked(n), wicked(n + 1)} })
			for _, key := range strings.Fields("M j l l l j x l l j x ! ! v v p p < < > > c enter j esc y ctrl+y G g f type:stance:for enter esc q") {
				m = play(m, key)
				check(t, m, size[0], size[1])
				safe(t, m.View().Content)
			}
		}
	}
}

// BenchmarkMatrixView moves the cursor and draws.
func BenchmarkMatrixView(b *testing.B) {
	for _, size := range sizes {
		b.Run(name(size), func(b *testing.B) {
			var m tea.Model = series(b, size[0], size[1])
			m = play(m, "enter", "M")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m, _ = m.Update(press([]string{"j", "l", "h", "k"}[i%4]))
				m.View()
			}
		})
	}
}
