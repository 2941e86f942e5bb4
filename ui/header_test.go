package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

func TestHeaderGivesWay(t *testing.T) {
	b := *talks(t)
	b.Embargo = model.ParseDate("2033-01-01T00:00:00Z")
	b.Mistakes = []model.Mistake{{Severity: model.Error, What: "a"}, {Severity: model.Warning, What: "b"}, {Severity: model.Hint, What: "c"}}
	tests := []struct {
		size [2]int
		want string
	}{
		{[2]int{160, 24}, "2 mistakes  TLP:CLEAR  embargo 2033-01-01T00:00:00Z  reviewed  2025-08-19"},
		{[2]int{120, 24}, "2 mistakes  TLP:CLEAR  embargo 2033-01-01T00:00:00Z  reviewed  2025-08-19"},
		{[2]int{80, 24}, "!2  TLP:CLEAR  embargo  reviewed  2025-08-19"},
		{[2]int{40, 12}, "!2  TLP:CLEAR"},
	}
	for _, tt := range tests {
		a := app(t, tt.size[0], tt.size[1], func(c *ui.Config) { c.Briefings = []*model.Briefing{&b} })
		check(t, a, tt.size[0], tt.size[1])
		first, _, _ := strings.Cut(screen(a, tt.size[0], tt.size[1]), "\n")
		if !strings.Contains(first, tt.want) {
			t.Errorf("%v: %q, not %q", tt.size, first, tt.want)
		}
	}
	b.Mistakes = b.Mistakes[2:]
	got := screen(app(t, 160, 24, func(c *ui.Config) { c.Briefings = []*model.Briefing{&b} }), 160, 24)
	if strings.Contains(got, "mistake") {
		t.Errorf("a hint counts as a mistake:\n%s", got)
	}
}

// What warns stays when there is no room for all, however long the folder's name.
func TestLibraryTitleKeepsWhatWarns(t *testing.T) {
	for _, tt := range []struct {
		size         [2]int
		folder, want string
	}{
		{[2]int{160, 24}, "in", "TLP:GREEN + unmarked  8 briefings  1 file with a problem  1 embargoed until 2032-02-01 06:00 UTC"},
		{[2]int{80, 24}, "in", "TLP:GREEN + unmarked  8 briefings  1 problem  1 embargoed"},
		{[2]int{80, 24}, "a/folder/with/a/long/name", "TLP:GREEN + unmarked  !1  1 embargoed"},
		{[2]int{40, 12}, "a/folder/with/a/long/name", "TLP:GREEN + unmarked  !1"},
	} {
		a := app(t, tt.size[0], tt.size[1], func(c *ui.Config) { c.Briefings, c.Folder, c.Now = orrin(t), tt.folder, now2032 })
		check(t, a, tt.size[0], tt.size[1])
		if first, _, _ := strings.Cut(screen(a, tt.size[0], tt.size[1]), "\n"); !strings.HasSuffix(first, tt.want) {
			t.Errorf("%v: %q, not %q", tt.size, first, tt.want)
		}
	}
}

func TestFooterNamesHelp(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}} {
		for _, keys := range []string{"", "2", "3 wait enter j"} {
			got := screen(play(app(t, size[0], size[1]), strings.Fields(keys)...), size[0], size[1])
			if !strings.Contains(got, "? help") {
				t.Errorf("%v %s: no help in\n%s", size, keys, got)
			}
		}
	}
}

// TestClickBelowATitle clicks on the second row of a briefing.
func TestClickBelowATitle(t *testing.T) {
	m := tea.Model(app(t, 40, 12, func(c *ui.Config) { c.Briefings = orrin(t) }))
	m = send(m, tea.MouseClickMsg{X: 4, Y: 5, Button: tea.MouseLeft})
	if got := screen(m, 40, 12); !strings.Contains(got, "> Three versions") {
		t.Error(got)
	}
}

// TestListSaysWhatHolds looks for status and marking in every width.
func TestListSaysWhatHolds(t *testing.T) {
	step := 4
	if testing.Short() {
		step = 16
	}
	for w := 40; w <= 200; w += step {
		got := screen(app(t, w, 36, func(c *ui.Config) { c.Briefings = orrin(t) }), w, 36)
		for _, want := range []string{"withdrawn", "draft", "reviewed", "RED", "unmarked", "2032-01-26"} {
			if !strings.Contains(got, want) {
				t.Errorf("%d columns: no %s in\n%s", w, want, got)
			}
		}
	}
}

func TestStackedList(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"", "> Tarnovia & reviewed GREEN 2032-01-26"},
		{"j", "> Three versions"},
		{"G", "> Note without & draft unmarked & 4 above"},
		{"/ type:status:withdrawn enter", "1 of 8 & > Sluice & withdrawn GREEN"},
		{"j j enter", "TEXT ━"},
		{"space", "> * Tarnovia & 1 marked"},
	}
	for _, tt := range tests {
		m := play(app(t, 40, 12, func(c *ui.Config) { c.Briefings = orrin(t) }), strings.Fields(tt.keys)...)
		check(t, m, 40, 12)
		if f := contains(screen(m, 40, 12), tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, screen(m, 40, 12))
		}
	}
}
