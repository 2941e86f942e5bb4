package ui_test

import (
	"testing"

	"readout/model"
	"readout/ui"
)

// TestSentences wants what a host says to be seen, also while a line is typed.
func TestSentences(t *testing.T) {
	for _, keys := range [][]string{nil, {"f"}, {":"}, {"?"}} {
		m := play(app(t, 100, 24, func(c *ui.Config) { c.Hosted = true }), keys...)
		m, _ = m.Update(ui.Sentence{Text: "the host\x1b[31m stops in 9 s", Warn: true})
		if err := contains(screen(m, 100, 24), "the host^[[31m stops in 9 s"); err != nil {
			t.Errorf("%q: %v", keys, err)
		}
	}
}

// TestPosition wants the position of one reader to lead another one there.
func TestPosition(t *testing.T) {
	for _, keys := range [][]string{nil, {"]"}, {"G"}, {"M"}, {"T"}, {"3", "wait", "j"}} {
		a := app(t, 100, 24)
		m := play(a, keys...)
		at := m.(*ui.App).Position()
		other := app(t, 60, 20, func(c *ui.Config) { c.Address = model.Address{Type: at.Type, ID: at.ID, Line: at.Line, View: at.View} })
		if got := other.Position(); got != at {
			t.Errorf("%q: %s leads to %s", keys, at, got)
		}
	}
}
