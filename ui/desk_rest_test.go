package ui_test

import (
	"math/rand"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/ui"
)

// body is a screen without its last line, which says what the last key did.
func body(m tea.Model, w, h int) string {
	lines := strings.SplitAfter(screen(m, w, h), "\n")
	return strings.Join(lines[:h-1], "")
}

func pooled(c *ui.Config) { c.Shared = &ui.Shared{} }

// TestReturning leaves boards in many ways and wants the very same screen on
// return, though nothing of it was held.
func TestReturning(t *testing.T) {
	tests := []struct{ name, there, away string }{
		{"library, read", "j j j", "enter esc"},
		{"library, filtered, read", "f type:by:varga enter j", "enter q"},
		{"library, its left pane", "j h j", "M esc"},
		{"matrix, another board", "M j l j", "T esc"},
		{"matrix, two boards and back in history", "M j j l", "T D ctrl+o ctrl+o"},
		{"matrix, swapped", "M x j", "D enter esc esc"},
		{"timeline that was never moved on", "T", "M esc"},
		{"timeline, read", "T j j j", "enter esc"},
		{"timeline, filtered", "T f type:issue:water enter j", "M j q"},
		{"dossier", "D enter j j", "M esc"},
		{"comparison", "enter C j j", "T j esc"},
	}
	for _, tt := range tests {
		for _, size := range [][2]int{{100, 30}, {200, 60}, {60, 20}} {
			t.Run(tt.name, func(t *testing.T) {
				w, h := size[0], size[1]
				var m tea.Model = play(series(t, w, h, pooled), strings.Fields(tt.there)...)
				m = send(m, tea.MouseWheelMsg{X: w / 2, Y: h / 2, Button: tea.MouseWheelDown})
				before := body(m, w, h)
				for _, key := range strings.Fields(tt.away) {
					m = play(m, key)
					m.View()
					if _, held, _ := m.(*ui.App).Desks(); held > 0 {
						t.Fatalf("after %q a board that nobody looks at holds what can be made again", key)
					}
				}
				if after := body(m, w, h); after != before {
					t.Errorf("%q and %q show\n%s\nwant\n%s", tt.there, tt.away, after, before)
				}
			})
		}
	}
}

// TestManyBoards opens boards from boards without end: few are kept.
func TestManyBoards(t *testing.T) {
	var m tea.Model = series(t, 100, 30, pooled)
	for range 120 {
		m = play(m, "M", "j", "T")
	}
	off, held, under := m.(*ui.App).Desks()
	if under > 50 || off > 100 || held > 0 {
		t.Errorf("%d boards, %d of them with what can be made again, %d under the screen", off, held, under)
	}
	for range 60 {
		m = play(m, "esc")
	}
	check(t, m, 100, 30)
}

// BenchmarkHeld is the memory that a reader takes after many keys.
func BenchmarkHeld(b *testing.B) {
	for b.Loop() {
		random := rand.New(rand.NewSource(3))
		var shared ui.Shared
		bs := orrin(b)
		open := func() *ui.App {
			return app(b, 100, 30, func(c *ui.Config) { c.Briefings, c.Folder, c.Now, c.Shared = bs, "orrin", now2032, &shared })
		}
		keys := strings.Fields("M T D C L R j k j k h l enter enter esc esc q tab g G s ctrl+o")
		used := func() float64 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			return float64(m.HeapAlloc) / 1024
		}
		warm := open()
		play(warm, keys...).View()
		before := used()
		var m tea.Model = open()
		m.View()
		b.ReportMetric(used()-before, "KB-at-start")
		for range 300 {
			m = play(m, keys[random.Intn(len(keys))])
			m.View()
		}
		b.ReportMetric(used()-before, "KB-after-300-keys")
		runtime.KeepAlive(m)
		runtime.KeepAlive(warm)
	}
}
