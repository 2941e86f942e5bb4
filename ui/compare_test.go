package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/ui"
)

func TestCompareScreens(t *testing.T) {
	boardScreens(t, "compare", "C")
	boardScreens(t, "compare-words", "C 1 4 j")
	boardScreens(t, "compare-texts", "C t")
	boardScreens(t, "compare-all", "C a G")
}

// TestCompareOpens goes to an item of either briefing and comes back.
func TestCompareOpens(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"C enter", "Tarnovia moves on the border"},
		{"C 1 6 j enter", "Water deal near, border stuck"},
		{"C 1 6 j enter q", "What changed"},
		{"space j space C", "Tarnovia moves on the border (FICTIONAL)"},
		{"enter C", "orrin-03"},
		{"C <", "Lesk drops its veto on monitors"},
		{"C < < <", "no earlier pair of the series is here"},
		{"C d", "survey first, then the line"},
		{"C c", "the list of 48 changes"},
		{"C f type:issue:water enter", "Chen"},
	} {
		m := play(series(t, 120, 36), strings.Fields(tt.keys)...)
		if got := screen(m, 120, 36); !strings.Contains(got, tt.want) {
			t.Errorf("%s: no %q on the screen\n%s", tt.keys, tt.want, got)
		}
	}
}

// TestCompareAlone says why one briefing is not compared.
func TestCompareAlone(t *testing.T) {
	m := play(app(t, 80, 24), "C")
	if got := screen(m, 80, 24); !strings.Contains(got, "one briefing alone has nothing to be compared with") {
		t.Errorf("a briefing alone:\n%s", got)
	}
}

func TestCompareEverySize(t *testing.T) {
	for _, keys := range []string{"C", "C t", "C a G", "C d"} {
		var m tea.Model = play(series(t, 80, 24), strings.Fields(keys)...)
		for _, h := range near(64, 6, 12, 16, 20) {
			for _, w := range near(250, 20, 40, 60, 80, 90, 100, 120, 160, 200) {
				m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
				check(t, m, w, h)
			}
		}
	}
}

func TestCompareAddress(t *testing.T) {
	a := series(t, 120, 36, func(c *ui.Config) {})
	m := play(a, strings.Fields(": type:#compare:orrin-01/orrin-03@quote.renn-1 enter")...)
	if got := screen(m, 120, 36); !strings.Contains(got, "orrin-01") || !strings.Contains(got, "Nobody has to like a border") {
		t.Errorf("the address leads elsewhere:\n%s", got)
	}
}
