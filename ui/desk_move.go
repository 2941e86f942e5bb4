package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/ui/board"
	"readout/ui/sheet"
)

// moveSpot goes n rows of spots further in the pane of the cursor.
func (a *App) moveSpot(n int) {
	a.makeSheet()
	d := a.desk
	d.put(d.pane, d.sheet.Move(d.pane, d.at[d.pane], n))
}

// sideways goes to the spots at the left or right, or to the next pane.
func sideways(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.makeSheet()
		d := a.desk
		for range a.times() {
			i := d.sheet.Next(d.pane, d.at[d.pane], step)
			if i == d.at[d.pane] {
				return a.beyond(step)
			}
			d.put(d.pane, i)
		}
		return nil
	}
}

// beyond goes on where a row of spots ends: with what the board has further out,
// else to the pane that lies there.
func (a *App) beyond(step int) tea.Cmd {
	side := map[int]string{-1: "left", 1: "right"}[step]
	return a.work(work{
		do:   func(b board.Board, f board.Frame, at *sheet.Spot) board.Outcome { return b.Do(side, f, at) },
		then: func(o board.Outcome) tea.Cmd { return a.further(o, side, step) },
	})
}

// further shows what a board has further out, or goes to the next pane.
func (a *App) further(o board.Outcome, side string, step int) tea.Cmd {
	d := a.desk
	if o.Did() {
		return a.came(o)
	}
	order := []sheet.Pane{sheet.Left, sheet.Main, sheet.Side}
	for i := slices.Index(order, d.pane) + step; i >= 0 && i < len(order); i += step {
		if d.spotIn(order[i]) != nil {
			d.pane = order[i]
			return nil
		}
	}
	a.tell(either(o.Why, "nothing is further to the "+side))
	return nil
}

// stepBoardPane gives the cursor to the next pane that has spots.
func stepBoardPane(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.makeSheet()
		d := a.desk
		p := d.pane
		for range sheet.Panes - 1 {
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
	if d.seen[d.pane] == 0 {
		return far.lines(spokenPage)
	}
	lines := max(d.seen[d.pane], 1)
	spots := max(d.sheet.Rows(d.pane, d.top[d.pane], lines), 1)
	return far.lines(spots)
}

// wheelDesk scrolls the pane under the pointer. Its cursor comes along if it
// would be out of sight; where all is in sight it moves instead.
func (a *App) wheelDesk(x, y, step int) {
	l, d := a.layDesk(), a.desk
	for p := range sheet.Panes {
		switch r := l.panes[p]; {
		case !r.has(x, y):
		case d.sheet.Len(p) <= r.h:
			if d.spotIn(p) != nil {
				d.put(p, d.sheet.Move(p, d.at[p], step))
			}
		default:
			d.roll(p, step*wheelLines, d.fixed(p, r.h))
		}
	}
}

// roll moves the lines of a pane, and takes its cursor along.
func (d *desk) roll(p sheet.Pane, n, fixed int) {
	top := max(0, min(d.top[p]+n, d.sheet.Len(p)-fixed-d.seen[p]))
	first, last := d.sheet.Span(p, d.at[p])
	from, to := fixed+top, fixed+top+d.seen[p]
	switch {
	case first >= fixed && first < from:
		d.nearest(p, from, to, 1)
	case last >= to:
		d.nearest(p, to-1, from-1, -1)
	}
	d.top[p], d.loose[p] = top, true
}

// nearest puts the cursor on the first spot from one line towards another.
func (d *desk) nearest(p sheet.Pane, from, to, step int) {
	for i := from; i != to; i += step {
		if spot := d.sheet.Line(p, i).First(); spot >= 0 {
			d.put(p, d.sheet.InRow(p, d.sheet.SpotN(spot).Row, d.col(p)))
			return
		}
	}
}

// col is the column of a pane's cursor.
func (d *desk) col(p sheet.Pane) int {
	if s := d.spotIn(p); s != nil {
		return s.Col
	}
	return 0
}

// selectSpot puts the cursor on the spot at a cell of the screen.
func (a *App) selectSpot(x, y int) bool {
	l, d := a.layDesk(), a.desk
	for p := range sheet.Panes {
		r := l.panes[p]
		if heading := (rect{r.x, r.y - 1, r.w, 1}); heading.has(x, y) && d.spotIn(p) != nil {
			d.pane = p
			return false
		}
		if !r.has(x, y) {
			continue
		}
		i := y - r.y
		if i == r.h-1 && d.noted(p, r.h) {
			return false
		}
		if i >= d.fixed(p, r.h) {
			i += d.top[p]
		}
		if i >= d.sheet.Len(p) {
			return false
		}
		if spot := d.sheet.Line(p, i).At(x-r.x-2, r.w-2); spot >= 0 {
			top := d.top[p]
			d.pane = p
			d.put(p, spot)
			d.top[p], d.loose[p] = top, true // the row stays under the pointer
			return true
		}
	}
	return false
}
