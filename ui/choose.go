package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/query"
	"readout/ui/board"
)

// openRow chooses what the cursor is on.
func (a *App) openRow() tea.Cmd {
	switch {
	case a.panel != nil:
		return a.pick()
	case a.desk != nil:
		return act("open")(a)
	case a.view.focus == textPane:
		if why := noItem(a); why != "" {
			a.warn(why)
			return nil
		}
		return a.openCard()
	}
	v := a.view
	r, _ := v.lists[v.focus].current()
	a.remember()
	switch r.item.Type {
	case model.TypeQuote, model.TypeQuestion:
		if !v.reveal(r.item) {
			a.warn("where in the text this stands is not certain, so no sentence is marked")
			break
		}
		a.remember()
		a.tell(fmt.Sprintf("line %d of the file", v.briefing.PlaceOf(r.item).Line))
		if a.layout.tabs || v.zoomed {
			a.focus(textPane)
		}
	case model.TypeEvent:
		return a.openCard()
	default:
		a.narrowTo(r.item)
	}
	return nil
}

// narrowTo lets a row narrow the other panes, or no longer.
func (a *App) narrowTo(r model.Ref) {
	v := a.view
	if v.chosen.has(r) {
		v.choose(v.chosen.without(r))
	} else {
		v.choose(v.chosen.with(r))
		if r.Type == model.TypeIssue {
			v.reveal(r)
			v.follow()
		}
	}
	a.arrange()
	a.remember()
}

// addRow writes the row into the filter line.
func (a *App) addRow() tea.Cmd { return a.editFilter(query.Add) }

// excludeRow writes it there so that it is hidden.
func (a *App) excludeRow() tea.Cmd { return a.editFilter(query.Exclude) }

func (a *App) editFilter(edit func(line, key, value string) string) tea.Cmd {
	v := a.view
	r, _ := v.lists[v.focus].current()
	a.remember()
	v.chosen = v.chosen.without(r.item)
	line := edit(v.filter, r.key, r.value)
	if line == v.filter {
		line = query.Drop(v.filter, r.key, r.value)
	}
	if err := a.filterBy(line); err != nil {
		a.warn(err.Error())
	}
	a.remember()
	return a.keepLine(line)
}

// showAll drops everything that hides.
func (a *App) showAll() tea.Cmd {
	a.remember()
	if a.view != nil && a.desk == nil {
		a.view.chosen = choices{}
	}
	_ = a.filterBy("")
	a.tell("everything is shown; " + a.keys.key("back") + " brings the filter back")
	return nil
}

// takeOff takes off the uppermost layer, and only that.
func (a *App) takeOff() tea.Cmd {
	v := a.view
	switch {
	case a.panel != nil:
		a.panel = nil
		a.arrange()
	case a.reviewed() != nil:
		return a.leaveReview()
	case a.desk != nil && a.desk.filter != "":
		_ = a.filterBy(query.DropLast(a.desk.filter))
	case a.desk != nil && a.desk == a.home:
		a.tell("no filter, choice or search to take off; " + a.keys.key("quit") + " leaves readout")
	case a.desk != nil:
		if l, ok := a.desk.board.(board.Layered); ok {
			if b, say, some := l.Peel(); some {
				return a.came(board.Outcome{Board: b, Say: say})
			}
		}
		return a.closeBoard()
	case v.search != "":
		return a.lookFor("")
	case !v.chosen.empty():
		v.choose(v.chosen.butLast())
		a.arrange()
	case v.filter != "":
		_ = a.filterBy(query.DropLast(v.filter))
	case v.zoomed:
		return a.zoom()
	case v.focus != textPane && a.layout.tabs:
		a.focus(textPane)
	case a.guide != nil:
		return a.closeGuide()
	case v.article != nil:
		return a.backToArticle()
	case v.from != nil:
		return a.backToBoard()
	case a.shelf.many():
		return a.toBriefings()
	default:
		a.tell("no filter, choice or search to take off; " + a.keys.key("quit") + " leaves readout")
	}
	return nil
}

// leave goes up one level, and out of readout at the top.
func (a *App) leave() tea.Cmd {
	switch {
	case a.panel != nil:
		a.panel = nil
		a.arrange()
	case a.reviewed() != nil:
		return a.leaveReview()
	case a.desk != nil && a.desk == a.home:
		return a.quit()
	case a.desk != nil:
		return a.closeBoard()
	case a.view != nil && a.view.zoomed:
		return a.zoom()
	case a.guide != nil:
		return a.closeGuide()
	case a.view != nil && a.view.article != nil:
		return a.backToArticle()
	case a.view != nil && a.view.from != nil:
		return a.backToBoard()
	case a.view != nil && a.shelf.many():
		return a.toBriefings()
	default:
		return a.quit()
	}
	return nil
}

func (a *App) quit() tea.Cmd {
	if cmd := a.leaveReading(); cmd != nil {
		return tea.Sequence(cmd, tea.Quit)
	}
	return tea.Quit
}

func (a *App) suspend() tea.Cmd { return tea.Suspend }

func (a *App) redraw() tea.Cmd { return tea.ClearScreen }

func (a *App) switchMouse() tea.Cmd {
	a.mouse = !a.mouse
	if a.mouse {
		a.tell("the mouse scrolls and selects here; hold shift to select text")
	} else {
		a.tell("the mouse is the terminal's again")
	}
	return nil
}

func (a *App) switchBackground() tea.Cmd {
	dark := a.dark == nil || !*a.dark
	a.dark = &dark
	a.paint()
	a.arrange()
	a.tell(map[bool]string{true: "colours for a dark background", false: "colours for a light background"}[dark])
	return a.measure()
}
