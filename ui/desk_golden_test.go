package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/ui"
)

// now2032 is a time at which the Orrin series has a past and a future.
func now2032() time.Time { return time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC) }

// series opens the Orrin series as a folder, at now2032.
func series(t testing.TB, w, h int, change ...func(*ui.Config)) *ui.App {
	t.Helper()
	return app(t, w, h, append([]func(*ui.Config){func(c *ui.Config) {
		c.Briefings, c.Folder, c.Now = orrin(t), "orrin", now2032
	}}, change...)...)
}

// boardScreens compares what keys lead to on the Orrin series, opened as a
// folder, with the screens kept as testdata/screens/NAME-WxH.txt. A test of a view
// is one line, and -update writes its screens:
//
//	boardScreens(t, "matrix-swapped", "M x")
//	boardScreens(t, "timeline-words", "enter T w")
//
// Keys are those of play: "enter", "ctrl+d", "type:by:varga".
func boardScreens(t *testing.T, name, keys string) {
	t.Helper()
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
			m := play(series(t, size[0], size[1]), strings.Fields(keys)...)
			check(t, m, size[0], size[1])
			golden(t, fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), screen(m, size[0], size[1]))
		})
	}
}
