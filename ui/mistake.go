package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// visitLine goes to a line of the file. The text does not show the facts at
// its beginning, so of these it is said what stands there.
func (a *App) visitLine(n int) tea.Cmd {
	b := a.view.briefing
	lines := strings.Split(b.Source()[:min(max(b.Body, 0), len(b.Source()))], "\n")
	switch {
	case n <= 0:
		a.warn("the file does not say where that stands")
	case n < len(lines):
		a.tell(fmt.Sprintf("line %d is in the front matter: %s", n, strings.TrimSpace(lines[n-1])))
	case a.visit(model.Address{Line: n}):
		a.tell(fmt.Sprintf("line %d of the file", n))
	default:
		a.warn("the text does not show that line")
	}
	return nil
}
