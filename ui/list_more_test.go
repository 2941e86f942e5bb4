package ui_test

import (
	"strings"
	"testing"

	"readout/ui"
)

// TestMoreCountsItems wants what is out of sight told in the items that the
// heading counts: no headings, no footnotes, answered questions apart.
func TestMoreCountsItems(t *testing.T) {
	for _, tt := range []struct {
		w, h       int
		keys, want string
	}{
		{80, 24, "enter 4", "OPEN QUESTIONS ━━━━━━━━ 6 & 5 more, 1 answered"},
		{80, 24, "enter M ! j", "!1 more"},
	} {
		got := screen(play(series(t, tt.w, tt.h), strings.Fields(tt.keys)...), tt.w, tt.h)
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, got)
		}
	}
}

// TestProblemsOfFiles counts every row, and says what is wrong with a file that
// cannot be read when its row is chosen.
func TestProblemsOfFiles(t *testing.T) {
	m := play(series(t, 120, 36, func(c *ui.Config) { c.Faults = []string{"gone.md: not text"} }), "!")
	if f := contains(screen(m, 120, 36), "PROBLEMS IN 2 FILES & > gone.md: not text & 2"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
	if f := contains(screen(play(m, "enter"), 120, 36), "!PROBLEMS & gone.md: not text"); f != nil {
		t.Errorf("chosen: %q in\n%s", f, screen(play(m, "enter"), 120, 36))
	}
}
