package ui_test

import (
	"strings"
	"testing"

	"readout/model"
	"readout/ui"
)

// TestMatrixReloaded keeps the date stood on and the cell when a file changes.
func TestMatrixReloaded(t *testing.T) {
	m := play(series(t, 120, 36), "enter", "M", "<", "<", "j", "l", "l")
	before := screen(m, 120, 36)
	for _, b := range orrin(t) {
		if b.ID == "orrin-02" || b.ID == "orrin-04" {
			m = send(m, ui.FolderChanged{Changed: []*model.Briefing{b}})
		}
	}
	after := screen(m, 120, 36)
	for _, want := range []string{"as of 2032-01-12, 2 of 4", "Renn on Foreign monitors"} {
		if !strings.Contains(before, want) || !strings.Contains(after, want) {
			t.Errorf("no %q in\n%s\nor\n%s", want, before, after)
		}
	}
}
