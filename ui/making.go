package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/ui/board"
	"readout/ui/sheet"
)

const (
	// mostInAPress is of how many briefings a view is made within a key press. Those
	// of more are made in a command, and keys go on being taken.
	mostInAPress = 400
	// mostWork is how many keys of such a view may wait for the one before: a key
	// that is held down would go on for long after it is let go.
	mostWork = 4
)

// making is a sheet that is being made in a command, or work that is being done.
type making struct{ desk *desk }

// work is what a key has a board do, and what comes of it.
type work struct {
	do   func(board.Board, board.Frame, *sheet.Spot) board.Outcome
	then func(board.Outcome) tea.Cmd
}

// work has the board on screen do something: of many briefings in a command, after
// what it was told before.
func (a *App) work(w work) tea.Cmd {
	a.makeSheet()
	d := a.desk
	if !a.slow() {
		return w.then(w.do(d.board, a.boardFrame(), d.spot()))
	}
	if len(d.works) < mostWork {
		d.works = append(d.works, w)
	}
	return nil
}

// slow reports whether the sheet of the desk on screen takes longer than a key may.
// The library has answers of its own, and who listens waits for what is said.
func (a *App) slow() bool {
	d := a.desk
	return d != nil && !d.home && !a.mute && len(d.scope) > mostInAPress
}

// await has a desk show what it showed, or that something is to come.
func (d *desk) await() {
	of := "reading " + grouped(len(d.scope)) + " briefings"
	if d.sheet.SpotCount() == 0 && len(d.sheet.Lines) == 0 {
		name := d.board.Name()
		d.sheet = sheet.Sheet{Title: strings.ToUpper(name[:1]) + name[1:], Name: name, Empty: of}
	}
	d.sheet.Count, d.awaits = of, true
}

// inquireSheet makes the sheet of the desk on screen in a command, if it is to be
// made and takes long, or has its board do what is next; one thing at a time.
func (a *App) inquireSheet() tea.Cmd {
	d := a.desk
	if !a.slow() || d.making != nil || d.made && len(d.works) == 0 {
		return nil
	}
	f := a.boardFrame()
	f.Shelf, f.Set = a.extrasApart(), a.still(d.set)
	if d.made {
		w, b, at := d.works[0], d.board, d.spot()
		d.works, d.making = d.works[1:], &making{d}
		token := d.making
		return func() tea.Msg { return workMsg{token, w.do(b, f, at), w.then} }
	}
	// Whatever changes from now on has it made once more.
	d.made, d.making = true, &making{d}
	b, token := d.board, d.making
	d.await()
	a.frame.stale = true
	return func() tea.Msg { return sheetMsg{token, b, b.Sheet(f)} }
}

// sheetMsg brings a sheet.
type sheetMsg struct {
	of    *making
	board board.Board
	sheet sheet.Sheet
}

func (m sheetMsg) apply(a *App) tea.Cmd {
	d := m.of.desk
	if d.making != m.of {
		return nil // it was left meanwhile
	}
	d.making = nil
	if m.board.Name() != d.board.Name() {
		return nil
	}
	d.lay(m.sheet)
	if d.goal != "" {
		goal := d.goal
		if d.goal = ""; !d.jump(goal) && d == a.desk {
			a.warn("that is out of sight here")
		}
	}
	if d == a.desk {
		a.remember()
	}
	return nil
}

// workMsg brings what came of work.
type workMsg struct {
	of      *making
	outcome board.Outcome
	then    func(board.Outcome) tea.Cmd
}

func (m workMsg) apply(a *App) tea.Cmd {
	d := m.of.desk
	if d.making != m.of || d != a.desk {
		return nil // it was left meanwhile
	}
	d.making = nil
	return m.then(m.outcome)
}
