package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
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

// toMatrix stands on the briefing that is read, and on the cell that belongs to
// what the reader is at.
func (a *App) toMatrix() tea.Cmd {
	at := a.cellHere()
	b, current := board.Matrix{Show: at}, a.reading()
	if lib := a.library(); current != nil && lib.Counts(current) {
		b = b.StandOn(lib.Series(current), current)
	}
	return a.openOn(a.seriesHere(), b, at)
}

// reading is the briefing that is read, or from which a board was opened.
func (a *App) reading() *model.Briefing {
	switch {
	case a.seriesHere() != nil:
		return a.seriesHere()
	case a.desk != nil:
		return a.desk.current
	case a.view != nil:
		return a.view.briefing
	}
	return nil
}

// cellHere is the key of the cell that belongs to what the reader is at.
func (a *App) cellHere() string {
	b, r := a.reading(), model.Ref{}
	switch {
	case a.desk != nil && a.desk.spot() != nil:
		b, r = a.desk.spot().Briefing, a.desk.spot().Ref
	case a.desk == nil && a.view != nil:
		r, _ = a.view.item()
	}
	if b == nil {
		return ""
	}
	actors, issue := b.ActorsOf(r), b.IssueOf(r)
	if len(actors) == 0 || issue == "" {
		return ""
	}
	return actors[0] + "/" + issue
}

func noPositions(a *App) string {
	bs := a.library().Counted()
	if b := a.reading(); b != nil {
		bs = append([]*model.Briefing{b}, bs...)
	}
	for _, b := range bs {
		if b.Len(model.TypePosition) > 0 {
			return ""
		}
	}
	return "no briefing here records a position"
}
