package ui

import (
	"readout/model"
	"readout/ui/board"
)

// desks are the boards that the reader can come back to, each once.
func (a *App) desks() []*desk {
	var all []*desk
	seen := map[*desk]bool{}
	add := func(d *desk) {
		for ; d != nil && !seen[d]; d = d.back {
			seen[d] = true
			all = append(all, d)
		}
	}
	add(a.desk)
	for _, v := range a.shelf.views {
		if v != nil {
			add(v.from)
		}
	}
	if a.view != nil {
		add(a.view.from)
	}
	for _, p := range a.trail.places {
		add(p.desk)
	}
	for _, p := range a.boardMarks {
		add(p.desk)
	}
	return all
}

// pin has the cursors of every board stay on what they stand on, whatever
// appears before it.
func (a *App) pin() {
	for _, d := range append(a.desks(), a.home) {
		if d == nil {
			continue
		}
		for p, s := range d.stands() {
			d.keys[p] = either(d.keys[p], s.key)
		}
	}
}

// renew puts the new version of a briefing in the place of the old one on every
// board; now is nil if the briefing is gone. Cursors and filters stay.
func (a *App) renew(old, now *model.Briefing) {
	for _, d := range a.desks() {
		if d.current == old && now != nil {
			d.current = now
		}
		d.board, d.made = renewed(d.board, old, now), false
	}
	for i := range a.trail.places {
		p := &a.trail.places[i]
		p.board = renewed(p.board, old, now)
	}
	for letter, p := range a.boardMarks {
		p.board = renewed(p.board, old, now)
		a.boardMarks[letter] = p
	}
}

// renewed is a board that holds the new version of a briefing if it held the old.
func renewed(b board.Board, old, now *model.Briefing) board.Board {
	if h, ok := b.(board.Holder); ok {
		return h.Renew(old, now)
	}
	return b
}

// respread gives the board on the screen its briefings again. Others get theirs
// when they are gone back to.
func (a *App) respread() {
	if a.desk != nil {
		a.spread(a.desk)
	}
}
