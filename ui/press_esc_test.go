package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestEscTwice presses esc twice so fast that a terminal takes it for one key with
// alt: what is typed next is not taken for more of what was left.
func TestEscTwice(t *testing.T) {
	m := play(series(t, 80, 24), "?")
	if got := screen(m, 80, 24); !strings.Contains(got, "To begin with") {
		t.Fatalf("no help:\n%s", got)
	}
	once := play(series(t, 80, 24), "?", "esc", "esc")
	m = send(m, tea.KeyPressMsg{Code: tea.KeyEscape, Mod: tea.ModAlt})
	if got, want := screen(m, 80, 24), screen(once, 80, 24); got != want {
		t.Errorf("alt and esc are not esc twice:\n%s\nwant:\n%s", got, want)
	}
}
