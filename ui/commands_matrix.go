package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/ui/board"
)

// matrixCommands are those of the position matrix.
func matrixCommands() []Command {
	const group = "Matrix"
	return []Command{
		{ID: "swap-axes", Keys: []string{"x"}, Help: "swap actors and issues", Group: group, Where: InMatrix, run: act("swap-axes")},
		{ID: "moved-only", Keys: []string{"v"}, Help: "only what moved", Group: group, Where: InMatrix, run: act("moved-only")},
		{ID: "by-part", Keys: []string{"p"}, Help: "group actors by their part, or not", Group: group, Where: InMatrix, run: act("by-part")},
		{ID: "next-difference", Keys: []string{"!"}, Help: "next cell where accounts differ", Group: group, Where: InMatrix, run: act("next-difference")},
		{ID: "copy-table", Keys: []string{"c"}, Help: "copy the matrix as a table", Group: group, Where: InMatrix, run: act("copy-table")},
		{ID: "earlier", Keys: []string{"<"}, Help: "stand on the briefing before", Group: group, Where: InMatrix, run: act("earlier")},
		{ID: "later", Keys: []string{">"}, Help: "stand on the briefing after", Group: group, Where: InMatrix, run: act("later")},
	}
}

func (a *App) toMatrix() tea.Cmd { return a.openBoard(board.Matrix{}, a.cellHere()) }

// cellHere is the key of the cell that belongs to what the reader is at.
func (a *App) cellHere() string {
	v := a.view
	if a.desk != nil || v == nil {
		return ""
	}
	r, ok := v.item()
	if !ok {
		return ""
	}
	actors, issue := v.briefing.ActorsOf(r), v.briefing.IssueOf(r)
	if len(actors) == 0 || issue == "" {
		return ""
	}
	return actors[0] + "/" + issue
}

func noPositions(a *App) string {
	for _, b := range a.library().Counted() {
		if len(b.Positions) > 0 {
			return ""
		}
	}
	return "no briefing here records a position"
}
