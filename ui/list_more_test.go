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

// TestNarrowHeads wants title and marking beside each other in the smallest window,
// and all of a briefing's second row at 40 columns.
func TestNarrowHeads(t *testing.T) {
	for _, tt := range []struct {
		w, h       int
		keys, want string
	}{
		{20, 6, "", "GREEN+unm. & Li"},
		{20, 6, "enter", "Tarnovia m"},
		{40, 12, "", "reviewed GREEN 2032-01-26 14q 6? 3mv & TLP:GREEN + unmarked"},
		{80, 24, "space", "* marked & N unread & mv moved"},
		{80, 24, "T", "t next"},
	} {
		got := screen(play(series(t, tt.w, tt.h, ascii), strings.Fields(tt.keys)...), tt.w, tt.h)
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%s at %dx%d: %q in\n%s", tt.keys, tt.w, tt.h, f, got)
		}
	}
	off := screen(app(t, 80, 24, func(c *ui.Config) { c.NoMouse = true }), 80, 24)
	if f := contains(off, "mouse off"); f != nil {
		t.Errorf("%q in\n%s", f, off)
	}
}

// TestLineNotesLeadBack wants a note on a line of the text to lead to that line on
// screen, not to the one above that ends in the same line of the file.
func TestLineNotesLeadBack(t *testing.T) {
	for _, down := range []string{"j", "j j", "j j j", "j j j j j j j j"} {
		m := newMemory()
		a := play(kept(t, m), append(append([]string{"enter"}, strings.Fields(down)...), "e", "type:look", "enter")...)
		want := cursorLine(screen(a, 120, 36))
		got := cursorLine(screen(play(a, "g", "A", "enter"), 120, 36))
		if want == "" || got != want {
			t.Errorf("%s: noted %q, led to %q", down, want, got)
		}
	}
}

// cursorLine is the line of the text at the cursor.
func cursorLine(s string) string {
	for _, l := range strings.Split(s, "\n") {
		if _, text, ok := strings.Cut(l, "│ > "); ok {
			text, _, _ = strings.Cut(text, "│")
			return strings.TrimSpace(text)
		}
	}
	return ""
}
