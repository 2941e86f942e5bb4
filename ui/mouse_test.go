package ui_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

// on finds the cell of a text on a screen of 80x24.
func on(t *testing.T, m tea.Model, text string) tea.Mouse {
	t.Helper()
	for y, line := range strings.Split(screen(m, 80, 24), "\n") {
		if i := strings.Index(line, text); i >= 0 {
			return tea.Mouse{X: len([]rune(line[:i])), Y: y, Button: tea.MouseLeft}
		}
	}
	t.Fatalf("no %q in\n%s", text, screen(m, 80, 24))
	return tea.Mouse{}
}

func TestMouse(t *testing.T) {
	tests := []struct {
		name, keys, at, want string
		clicks               int
	}{
		{"selects a row", "", "Territory ", "ISSUES ━ & > Territory", 1},
		{"opens a row", "", "Territory ", "*issue:territory", 2},
		{"puts the cursor on a line", "2", "several European", "TEXT ━ & > several European", 1},
		{"focuses by the heading", "", "Quotes ─", "QUOTES ━", 1},
		{"closes a panel", "2 wait i", "Europeans", "!SELECTED & ACTORS ━", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := play(app(t, 80, 24), strings.Fields(tt.keys)...)
			at := on(t, m, tt.at)
			for range tt.clicks {
				m = send(m, tea.MouseClickMsg(at))
				m = send(m, tea.MouseReleaseMsg(at))
			}
			got := screen(m, 80, 24)
			for _, part := range strings.Split(tt.want, " & ") {
				if part, absent := strings.CutPrefix(part, "!"); strings.Contains(got, part) == absent {
					t.Errorf("%q: absent should be %v in\n%s", part, absent, got)
				}
			}
		})
	}
}

func TestDoubleClickIsSoon(t *testing.T) {
	now := still()
	m := tea.Model(app(t, 80, 24, func(c *ui.Config) { c.Now = func() time.Time { return now } }))
	at := on(t, m, "Territory ")
	m = send(m, tea.MouseClickMsg(at))
	now = now.Add(time.Second)
	m = send(m, tea.MouseClickMsg(at))
	if got := screen(m, 80, 24); strings.Contains(got, "*issue") {
		t.Errorf("two slow clicks opened:\n%s", got)
	}
}

func TestWheelScrollsWhatIsUnderIt(t *testing.T) {
	m := play(app(t, 80, 24), "2", "wait")
	at := on(t, m, "several European")
	at.Button = tea.MouseWheelDown
	m = send(m, tea.MouseWheelMsg(at))
	if got := screen(m, 80, 24); !strings.Contains(got, "4-21 of 85") || !strings.Contains(got, "ACTORS ━") {
		t.Errorf("the text did not scroll, or took the focus:\n%s", got)
	}
	at = on(t, m, "Territory ")
	at.Button = tea.MouseWheelDown
	m = send(m, tea.MouseWheelMsg(at))
	m = play(m, "1")
	if got := screen(m, 80, 24); !strings.Contains(got, "> Security") {
		t.Errorf("the list did not scroll:\n%s", got)
	}
}

func TestMouseInTheList(t *testing.T) {
	m := tea.Model(app(t, 80, 24, func(c *ui.Config) { c.Briefings = orrin(t) }))
	at := on(t, m, "Sluice figures")
	m = send(send(m, tea.MouseClickMsg(at)), tea.MouseClickMsg(at))
	if got := screen(m, 80, 24); !strings.HasPrefix(got, "Sluice figures") {
		t.Error(got)
	}
}

func TestMouseInTabs(t *testing.T) {
	m := tea.Model(app(t, 30, 10))
	m = send(m, tea.MouseClickMsg{X: 9, Y: 2, Button: tea.MouseLeft})
	if got := screen(m, 30, 10); !strings.Contains(got, "ACTORS 12") {
		t.Error(got)
	}
	m = send(m, tea.MouseClickMsg{X: 6, Y: 4, Button: tea.MouseLeft})
	if got := screen(m, 30, 10); !strings.Contains(got, ">   Putin") {
		t.Error(got)
	}
}

// TestPlacelessQuote has a quotation that stands in the front matter alone: it
// marks no sentence and says so.
func TestPlacelessQuote(t *testing.T) {
	b := parse(t, "---\ntitle: T\nactors:\n  ann: Ann Abel\nquotes:\n  - {by: ann, exact: words nowhere}\n---\n\nThe text holds [“other words”](#ann).\n")
	if len(b.Quotes()) != 2 {
		t.Skipf("%d quotes", len(b.Quotes()))
	}
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		m := play(app(t, size[0], size[1], func(c *ui.Config) { c.Briefings = []*model.Briefing{b} }), "3", "wait", "G", "enter")
		if got := screen(m, size[0], size[1]); !strings.Contains(got, "not certain") {
			t.Errorf("%v:\n%s", size, got)
		}
		if size[0] < 200 {
			m = play(m, "i")
		}
		if got := screen(m, size[0], size[1]); !strings.Contains(got, "so no sentence") {
			t.Errorf("%v:\n%s", size, got)
		}
	}
}
