package board_test

import (
	"testing"

	"readout/model"
	"readout/ui/board"
)

// TestByName finds every view that an address can name but that of one briefing.
func TestByName(t *testing.T) {
	for _, name := range model.Views {
		b, ok := board.ByName(name)
		if ok != (name != "reading") || ok && b.Name() != name {
			t.Errorf("%s: %v %v", name, b, ok)
		}
	}
	if _, ok := board.ByName("tables"); ok {
		t.Error("there is a view that no address names")
	}
}
