package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// readAt opens a briefing in the reading view, at an item.
func (a *App) readAt(b *model.Briefing, r model.Ref) tea.Cmd {
	if why := a.withheld(b); why != "" {
		a.warn(why)
		return nil
	}
	a.remember()
	from := a.desk
	a.panel, a.prompt = nil, nil
	v := a.viewOf(b)
	a.view, a.desk, a.shelf.last = v, nil, v
	switch {
	case from == nil:
	case from.own():
		v.takeFilter(from.kept)
	case from.current != b:
		v.carryFilter(from.kept)
	}
	v.from = from
	a.arrange()
	if r.Type != "" && r.Type != model.TypeBriefing {
		a.visitItem(r)
	}
	a.arrange()
	a.remember()
	return a.measure()
}

// readLine is readAt that goes to a byte of the file if there is no item.
func (a *App) readLine(b *model.Briefing, r model.Ref, at int) tea.Cmd {
	cmd := a.readAt(b, r)
	if v := a.view; r.Type == "" && at > 0 && v != nil && v.briefing == b {
		v.text = v.text.place(at, min(2, max(v.text.height-1, 0)))
		v.follow()
		a.focus(textPane)
	}
	return cmd
}

// viewOf is the reading view of a briefing, made once for those of the folder.
func (a *App) viewOf(b *model.Briefing) *view {
	if v := a.shelf.views[b]; v != nil {
		return v
	}
	if a.shelf.find(b.Path) != b && !slices.Contains(a.shelf.briefings, b) {
		return a.newView(b)
	}
	v := a.view
	if v == nil || v.briefing != b {
		v = a.newView(b)
	}
	a.shelf.views[b] = v
	return v
}

// closeBoard goes back to what was on screen before the board.
func (a *App) closeBoard() tea.Cmd {
	d := a.desk
	a.remember()
	a.desk = d.back
	if a.desk == nil && a.view == nil {
		a.desk = a.home
	}
	switch {
	case a.desk != nil:
		a.desk.filter = d.filter
		a.spread(a.desk)
	case a.view != nil && d.own():
		a.view.takeFilter(d.kept)
	}
	a.arrange()
	a.remember()
	return a.measure()
}

// takeFilter filters by what a board was filtered by last, but for what speaks
// of whole briefings.
func (v *view) takeFilter(line string) {
	v.filter = v.carriable(line)
	v.carried = v.filter
	_ = v.narrow()
	v.choose(choices{})
}

// backToBoard goes back to the board that led to what is read.
func (a *App) backToBoard() tea.Cmd {
	a.remember()
	v := a.view
	a.desk, v.from = v.from, nil
	if a.desk.current == nil {
		a.view = nil
	} else {
		a.view = a.viewOf(a.desk.current)
	}
	a.spread(a.desk)
	a.arrange()
	a.remember()
	return nil
}
