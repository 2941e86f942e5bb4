package ui_test

import (
	"fmt"
	"os"
	"strconv"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"readout/bench/invent"
	"readout/content"
	"readout/model"
	"readout/ui"
)

// inventedLibrary is a library of READOUT_BENCH_BRIEFINGS briefings, else of a
// thousand.
func inventedLibrary(b *testing.B) []*model.Briefing {
	b.Helper()
	n, err := strconv.Atoi(os.Getenv("READOUT_BENCH_BRIEFINGS"))
	if err != nil {
		n = 1000
	}
	bs := make([]*model.Briefing, n)
	for i := range bs {
		if bs[i], err = content.Parse(invent.Name(i), invent.Briefing(i), content.Options{FS: fstest.MapFS{}}); err != nil {
			b.Fatal(err)
		}
	}
	return bs
}

// settled takes in a message, and all that comes of it.
func settled(m tea.Model, msg tea.Msg) tea.Model {
	m = send(m, msg)
	m.View()
	return m
}

// BenchmarkFill shows a library that comes in growing portions.
func BenchmarkFill(b *testing.B) {
	bs := inventedLibrary(b)
	for b.Loop() {
		m := tea.Model(ui.New(ui.Config{Width: 170, Height: 40, Now: still, Folder: "lib", Progress: &ui.Progress{}}))
		for from, to := 0, 200; from < len(bs); from, to = to, to+to/2 {
			to = min(to, len(bs))
			m = settled(m, ui.FolderChanged{Added: bs[from:to], Progress: &ui.Progress{Read: to, Of: len(bs), Done: to == len(bs)}})
		}
	}
}

// BenchmarkChange takes in a change of one file, and of a thousand at once.
func BenchmarkChange(b *testing.B) {
	bs := inventedLibrary(b)
	for _, n := range []int{1, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := settled(ui.New(ui.Config{Width: 170, Height: 40, Now: still, Folder: "lib", Briefings: bs}), nil)
			for b.Loop() {
				b.StopTimer()
				var changed []*model.Briefing
				for _, x := range bs[:min(n, len(bs))] {
					again := *x
					changed = append(changed, &again)
				}
				b.StartTimer()
				m = settled(m, ui.FolderChanged{Changed: changed})
			}
		})
	}
}
