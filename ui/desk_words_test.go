package ui_test

import (
	"strings"
	"testing"

	"readout/model"
	"readout/ui"
)

// TestDetails wants the panel of details to hold whole texts in columns.
func TestDetails(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"d", "Varga            Border line       &- to ~&Renn             Prisoners     &~ to +&Border line      &5q  3?"},
		{"i", "DETAILS&Renn             Foreign monitors  &~ to !"},
		{"M d", "DETAILS&survey first, then the line&Where accounts differ"},
		{"T d", "DETAILS"},
		{"enter 2 wait d", "SELECTED"},
		{"enter 2 wait i", "SELECTED"},
	} {
		for _, size := range [][2]int{{80, 40}, {120, 60}, {200, 60}} {
			got := screen(play(series(t, size[0], size[1]), strings.Fields(tt.keys)...), size[0], size[1])
			for _, want := range strings.Split(tt.want, "&") {
				if !strings.Contains(got, want) && !(size[0] == 200 && want == "SELECTED") {
					t.Errorf("%s at %v: no %q in\n%s", tt.keys, size, want, got)
				}
			}
		}
	}
}

// TestDetailsOfWords wants the words of a changed quotation whole.
func TestDetailsOfWords(t *testing.T) {
	before, now := orrin(t)[0], *orrin(t)[0]
	facts := *before.Facts
	facts.Quotes = append([]model.Quote(nil), facts.Quotes...)
	now.Facts = &facts
	q := &now.Quotes()[0]
	q.Segments = append([]model.Segment(nil), q.Segments...)
	words := q.Segments[0].Text
	q.Segments[0].Text = words + " That is the whole of what I have to say on it, and it will not change before the spring is over."
	m := newMemory()
	m.old = before
	a := app(t, 80, 40, func(c *ui.Config) { c.Briefings, c.Keeper = []*model.Briefing{&now}, m })
	got := strings.Join(strings.Fields(screen(play(run(a, a.Init()), "c", "d"), 80, 40)), " ")
	_, panel, _ := strings.Cut(got, "DETAILS")
	if !strings.Contains(panel, words) || !strings.Contains(panel, "before the spring is over.") {
		t.Errorf("of %q and more the panel says %s", words, panel)
	}
}
