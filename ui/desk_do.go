package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/ui/board"
	"readout/ui/sheet"
)

// act runs a command of the board's own.
func act(id string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		return a.work(work{
			do:   func(b board.Board, f board.Frame, at *sheet.Spot) board.Outcome { return b.Do(id, f, at) },
			then: a.came,
		})
	}
}

// came shows what came of a command of a board.
func (a *App) came(o board.Outcome) tea.Cmd {
	d := a.desk
	if o.Board != nil {
		a.remember()
		d.board, d.made = o.Board, false
		a.arrange()
		a.makeSheet()
	}
	if o.At != "" {
		d.jump(o.At)
	}
	switch {
	case o.Why != "":
		a.warn(o.Why)
	case o.Say != "":
		a.tell(o.Say)
		a.notice.spot = o.At != "" || o.Board != nil
	}
	switch {
	case o.Line != nil:
		return a.keepFilter(*o.Line)
	case o.Text != "":
		return a.copyText(o.Text, o.What)
	case o.Open != nil:
		return a.openBoard(o.Open, o.Key)
	case len(o.Panel) > 0:
		return a.openWords(o.Title, o.Panel)
	case o.Briefing != nil:
		return a.readAt(o.Briefing, o.Ref)
	}
	return nil
}

// keepFilter filters by a line and remembers it.
func (a *App) keepFilter(line string) tea.Cmd {
	a.remember()
	if err := a.filterBy(line); err != nil {
		a.warn(err.Error())
	}
	a.remember()
	return a.keepLine(line)
}
