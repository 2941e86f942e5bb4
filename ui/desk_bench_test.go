package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/ui"
)

// BenchmarkBoardView draws one screen of every view after a move of the cursor.
func BenchmarkBoardView(b *testing.B) {
	views := []struct {
		name string
		open func() tea.Model
	}{
		{"dummy", func() tea.Model {
			return desk(b, 200, 60, dummy{rows: 400, cols: 6, left: true, side: true, below: 9})
		}},
		{"matrix", func() tea.Model { return play(series(b, 200, 60), "M") }},
		{"timeline", func() tea.Model { return play(series(b, 200, 60), "T") }},
		{"dossier", func() tea.Model { return play(series(b, 200, 60), strings.Fields("D enter")...) }},
		{"compare", func() tea.Model { return play(series(b, 200, 60), "enter", "C") }},
		{"library", func() tea.Model { return series(b, 200, 60) }},
	}
	for _, v := range views {
		b.Run(v.name, func(b *testing.B) {
			m := v.open()
			down, up := press("j"), press("k")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				key := down
				if i%20 >= 10 {
					key = up
				}
				m, _ = m.Update(key)
				m.View()
			}
		})
	}
}

// BenchmarkBoardSheet makes the sheet of every view anew and draws it.
func BenchmarkBoardSheet(b *testing.B) {
	for name, keys := range map[string]string{"library": "", "matrix": "M", "timeline": "T", "dossier": "D enter", "compare": "enter C"} {
		b.Run(name, func(b *testing.B) {
			m := play(series(b, 200, 60), strings.Fields(keys)...)
			b.ReportAllocs()
			for b.Loop() {
				m.(*ui.App).Remake()
				m.View()
			}
		})
	}
}
