package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/ui/sheet"
)

// moveSpot goes n rows of spots further in the pane of the cursor.
func (a *App) moveSpot(n int) {
	a.makeSheet()
	d := a.desk
	d.at[d.pane] = d.sheet.Move(d.pane, d.at[d.pane], n)
}

// sideways goes to the spots at the left or right, or to the next pane.
func sideways(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.makeSheet()
		d := a.desk
		for range a.times() {
			i := d.sheet.Next(d.pane, d.at[d.pane], step)
			if i == d.at[d.pane] {
				return a.came(d.board.Do(map[int]string{-1: "left", 1: "right"}[step], a.boardFrame(), d.spot()))
			}
			d.at[d.pane] = i
		}
		return nil
	}
}

// stepBoardPane gives the cursor to the next pane that has spots.
func stepBoardPane(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.makeSheet()
		d := a.desk
		p := d.pane
		for range sheet.Panes {
			p = (p + sheet.Pane(step) + sheet.Panes) % sheet.Panes
			if d.spotIn(p) != nil {
				d.pane = p
				return nil
			}
		}
		a.tell("there is no other pane here")
		return nil
	}
}

// pageOf is how many rows a page of the pane has.
func (d *desk) pageOf(far by) int {
	lines := max(d.seen[d.pane], 1)
	spots := max(d.sheet.Rows(d.pane, d.top[d.pane], lines), 1)
	return far.lines(spots)
}

// wheelDesk moves the cursor of the pane under the pointer.
func (a *App) wheelDesk(x, y, step int) {
	l, d := a.layDesk(), a.desk
	for p := range sheet.Panes {
		if l.panes[p].has(x, y) && d.spotIn(p) != nil {
			d.at[p] = d.sheet.Move(p, d.at[p], step)
		}
	}
}

// selectSpot puts the cursor on the spot at a cell of the screen.
func (a *App) selectSpot(x, y int) bool {
	l, d := a.layDesk(), a.desk
	for p := range sheet.Panes {
		r := l.panes[p]
		if !r.has(x, y) {
			continue
		}
		lines := d.sheet.PaneLines(p)
		i := y - r.y
		if p != sheet.Main || i >= d.sheet.Fixed {
			i += d.top[p]
		}
		if i >= len(lines) {
			return false
		}
		if spot := lines[i].At(x-r.x-2, r.w-2); spot >= 0 {
			d.pane, d.at[p] = p, spot
			return true
		}
	}
	return false
}
