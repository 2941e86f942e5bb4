package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/ui"
)

// near are the numbers up to n that matter: all small ones, and those around
// each threshold of the layout. Under -short they are a few small ones, and those
// on both sides of each threshold.
func near(n int, thresholds ...int) []int {
	small, step, above := 24, 17, 1
	if testing.Short() {
		small, step, above = 3, n, 0
	}
	var out []int
	for i := 1; i <= n; i++ {
		keep := i <= small || i == n || i%step == 0
		for _, t := range thresholds {
			keep = keep || i >= t-1 && i <= t+above
		}
		if keep {
			out = append(out, i)
		}
	}
	return out
}

// sparse is a list; under -short every n-th of it, from the first on. It is for
// sweeps of one goroutine: that they are complete is for the tests without the
// race detector to say.
func sparse[T any](list []T, n int) []T {
	if !testing.Short() {
		return list
	}
	var out []T
	for i := 0; i < len(list); i += n {
		out = append(out, list[i])
	}
	return out
}

// fewer is a number of runs; under -short the n-th part of it.
func fewer(runs, n int) int {
	if testing.Short() {
		return max(1, runs/n)
	}
	return runs
}

func TestEverySize(t *testing.T) {
	states := map[string]string{
		"text": "", "list": "2", "quotes": "3 j j", "chosen": "1 enter", "search": "/ type:the", "filter": "f type:by: tab",
		"palette": ":", "help": "?", "card": "2 i", "zoom": "4 z", "end": "G", "question": "4 enter", "event": "6",
	}
	for name, script := range states {
		t.Run(name, func(t *testing.T) {
			m := play(app(t, 80, 24), strings.Fields(script)...)
			for _, h := range near(64, 6, 12, 16, 20) {
				for _, w := range near(250, 20, 40, 80, 120, 200) {
					m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
					check(t, m, w, h)
				}
			}
		})
	}
}

func TestEverySizeOfTheList(t *testing.T) {
	for _, script := range []string{"", "f type:status: tab", "?", "f type:nothinglikeit enter"} {
		var m tea.Model = app(t, 80, 24, func(c *ui.Config) { c.Briefings = orrin(t) })
		m = play(m, strings.Fields(script)...)
		for _, h := range near(64, 6, 12, 16, 20) {
			for _, w := range near(250, 20, 40, 80, 120, 200) {
				m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
				check(t, m, w, h)
			}
		}
	}
}

func TestNeeds(t *testing.T) {
	for _, size := range [][2]int{{19, 24}, {80, 5}, {10, 3}} {
		if got := screen(app(t, size[0], size[1]), size[0], size[1]); !strings.HasPrefix(got, "needs 20x6") {
			t.Errorf("%v: %q", size, got)
		}
	}
	if got := screen(app(t, 20, 6), 20, 6); strings.HasPrefix(got, "needs") {
		t.Errorf("20x6: %q", got)
	}
}

// TestResizeKeepsTheSentence goes through many sizes and comes back: what
// stood at the top stands there again, at every size that shows text.
func TestResizeKeepsTheSentence(t *testing.T) {
	for _, script := range []string{"ctrl+d", "ctrl+d ctrl+d j j", "} }", "] ] ] ]", "/ type:kursk enter", "G", "3 j j j j", "1 wait j enter"} {
		m := play(app(t, 80, 24), strings.Fields(script)...)
		before := screen(m, 80, 24)
		word := topWord(t, m, 80, 24)
		for _, size := range [][2]int{{20, 6}, {120, 36}, {3, 1}, {200, 60}, {39, 11}, {250, 80}, {41, 12}, {80, 24}} {
			m, _ = m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			if size[0] >= 80 && size[1] >= 24 {
				if got := topWord(t, m, size[0], size[1]); got != word && !strings.Contains(topLine(m, size[0], size[1]), word) {
					t.Errorf("%s: at %v the top is %q, not %q", script, size, got, word)
				}
			}
		}
		if after := screen(m, 80, 24); after != before {
			t.Errorf("%s: another screen after coming back; got:\n%s\nwant:\n%s", script, after, before)
		}
	}
}

// topLine is the first line of the text pane.
func topLine(m tea.Model, w, h int) string {
	lines := strings.Split(screen(m, w, h), "\n")
	for i, line := range lines {
		if at := strings.Index(strings.ToLower(line), "│ text "); at >= 0 {
			for _, next := range lines[i+1:] {
				cells := strings.Split(next, "│")
				text := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(cells[min(1, len(cells)-1)]), ">"))
				if text != "" {
					return text
				}
			}
		}
	}
	return ""
}

func topWord(t *testing.T, m tea.Model, w, h int) string {
	t.Helper()
	words := strings.Fields(topLine(m, w, h))
	if len(words) == 0 {
		t.Fatalf("no text in\n%s", screen(m, w, h))
	}
	return words[0]
}
