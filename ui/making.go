package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/ui/board"
	"readout/ui/sheet"
)

// mostInAPress is of how many briefings a view is made within a key press. Those
// of more are made in a command, and keys go on being taken.
const mostInAPress = 400

// making is a sheet that is being made in a command.
type making struct{ desk *desk }

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
// made and takes long; one at a time.
func (a *App) inquireSheet() tea.Cmd {
	d := a.desk
	if !a.slow() || d.made || d.making != nil {
		return nil
	}
	f := a.boardFrame()
	f.Shelf, f.Set = a.extrasApart(), a.still(d.set)
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
