package ui

import "readout/ui/sheet"

// mostUnder is how many boards may lie under one, to which leaving goes back.
const mostUnder = 50

// stand is where a cursor stood on a sheet that is no longer held.
type stand struct {
	key string
	row int
}

// lieOn puts a desk on another. Those that are too far down are forgotten, so
// that opening boards from boards does not pile them up without end.
func (d *desk) lieOn(under *desk) {
	d.back = under
	for range mostUnder {
		if d = d.back; d == nil {
			return
		}
	}
	d.back = nil
}

// stands are where the cursors stand, or stood when the desk was left.
func (d *desk) stands() [sheet.Panes]stand {
	stood := d.stood
	for p := range sheet.Panes {
		if s := d.spotIn(p); s != nil {
			stood[p] = stand{s.Key, s.Row}
		}
	}
	return stood
}

// rest lets go of all that was made for a desk to be looked at, and keeps where
// its reader is: board, filter, cursors, lines at the top. A set stays where no
// pool has the folded text, which takes longest to make.
func (d *desk) rest(pooled bool) {
	d.stood = d.stands()
	d.resting, d.made, d.sheet, d.making, d.works, d.awaits, d.goal = true, false, sheet.Sheet{}, nil, nil, false, ""
	d.scope, d.keep, d.hits, d.answer, d.pending, d.answered = nil, nil, nil, nil, nil, false
	if pooled {
		d.set, d.of = nil, nil
	}
}

// restDesks has every desk rest that is not on screen, once another is.
func (a *App) restDesks() {
	if a.desk == a.awake {
		return
	}
	a.awake = a.desk
	for _, d := range append(a.desks(), a.home) {
		if d != nil && d != a.desk {
			d.rest(a.config.texts() != nil)
		}
	}
}
