package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/board"
)

// compareCommands are those of the comparison of two briefings.
func compareCommands() []Command {
	const group = "Compare"
	return []Command{
		{ID: "texts", Keys: []string{"t"}, Help: "both texts, or the list of changes", Group: group, Where: InCompare, run: act("texts")},
		{ID: "unchanged", Keys: []string{"a"}, Help: "also what is the same", Group: group, Where: InCompare, run: act("unchanged")},
		{ID: "earlier-pair", Keys: []string{"<"}, Help: "the pair of briefings before", Group: group, Where: InCompare, run: act("earlier-pair")},
		{ID: "later-pair", Keys: []string{">"}, Help: "the pair of briefings after", Group: group, Where: InCompare, run: act("later-pair")},
		{ID: "copy-list", Keys: []string{"c"}, Help: "copy the whole list", Group: group, Where: InCompare, run: act("copy-list")},
	}
}

// marker is a board on which briefings can be marked.
type marker interface {
	Marked(f board.Frame) []*model.Briefing
}

// toCompare compares two marked briefings, else the briefing at hand with the
// one before it.
func (a *App) toCompare() tea.Cmd {
	if a.desk != nil {
		if m, ok := a.desk.board.(marker); ok {
			if two := m.Marked(a.boardFrame()); len(two) == 2 {
				return a.openBoard(inOrder(two[0], two[1]), "")
			}
		}
	}
	return a.openBoard(board.Compare{Now: a.briefingHere()}, "")
}

// inOrder compares the older of two briefings with the newer.
func inOrder(x, y *model.Briefing) board.Compare {
	if x.Date.Compare(y.Date) > 0 {
		x, y = y, x
	}
	return board.NewCompare(x, y, "")
}

// briefingHere is the briefing that is read, or under the cursor of the list;
// nil if a view spans all of them.
func (a *App) briefingHere() *model.Briefing {
	switch {
	case a.desk == nil:
		return a.view.briefing
	case a.desk == a.home && a.desk.spot() != nil:
		return a.desk.spot().Briefing
	}
	return a.desk.current
}
