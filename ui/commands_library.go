package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/library"
	"readout/ui/board"
)

// libraryCommands are those of the library.
func libraryCommands() []Command {
	const group = "Library"
	return []Command{
		{ID: "mark-briefing", Keys: []string{"space"}, Help: "mark the briefing to be compared; add the row to the filter", Group: group, Where: InBriefings, run: act("mark-briefing"), why: noRow},
		{ID: "exclude-facet", Keys: []string{"-"}, Help: "filter the row of \"Narrow by\" out", Group: group, Where: InBriefings, run: act("exclude-facet")},
		{ID: "sort", Keys: []string{"o"}, Help: "sort by date, title, unread, moved, open questions", Group: group, Where: InBriefings, run: act("sort")},
		{ID: "by-series", Keys: []string{"p"}, Help: "group by series, or not", Group: group, Where: InBriefings, run: act("by-series")},
		{ID: "problems", Keys: []string{"!"}, Help: "files with a problem", Group: group, Where: InBriefings, run: act("problems")},
	}
}

// openHome opens the library of the folder with a filter.
func (a *App) openHome(line string) {
	a.home = a.newDesk(board.Library{})
	a.desk = a.home
	if line != "" {
		if err := a.filterBy(line); err != nil {
			a.warn(err.Error())
		} else if s := a.advice(); s != "" && a.config.Progress == nil {
			a.warn(s)
		}
	}
}

// searched is what the filter of a desk selects from: what the desk is about.
// The library lists what is withdrawn too; nothing finds what is under embargo.
func (a *App) searched(d *desk) []*model.Briefing {
	if d.board.Name() != "library" {
		return d.scope
	}
	return searchable(a.library())
}

func searchable(lib *library.Library) (of []*model.Briefing) {
	for _, b := range lib.Listed() {
		if !b.Embargoed(lib.Now()) {
			of = append(of, b)
		}
	}
	return of
}

// toBriefings goes to the library. Its cursor stands on what was read.
func (a *App) toBriefings() tea.Cmd {
	if a.desk == a.home {
		return nil
	}
	a.remember()
	read := a.view
	if read != nil {
		a.shelf.last = read
	}
	a.view, a.guide, a.desk = nil, nil, a.home
	a.spread(a.home)
	a.arrange()
	a.makeSheet()
	if read != nil {
		if _, key, ok := a.home.board.Visit(read.briefing.Path, a.boardFrame()); ok && read.briefing.Path != "" {
			a.home.jump(key)
		}
	}
	a.remember()
	return nil
}

// visitLibrary goes to the library, and to a briefing in it. A filter that
// hides it is taken off.
func (a *App) visitLibrary(to model.Address) tea.Cmd {
	if why := noFolder(a); why != "" {
		a.warn(why)
		return nil
	}
	a.toBriefings()
	if to.ID == "" {
		return nil
	}
	_, key, ok := a.home.board.Visit(to.ID, a.boardFrame())
	switch {
	case !ok:
		a.warn("nothing in the library here is called " + to.ID)
	case !a.home.jump(key):
		_ = a.filterBy("")
		a.makeSheet()
		a.home.jump(key)
		a.tell("the filter hid this, and is off; " + a.keys.key("back") + " brings it back")
	}
	a.remember()
	return nil
}

// shelfChanged shows what the shelf holds now, wherever the reader is.
func (a *App) shelfChanged() {
	a.related = nil
	if a.home == nil && a.shelf.many() {
		a.home = &desk{board: board.Library{}, resting: true}
	}
	a.respread()
	a.arrange()
}
