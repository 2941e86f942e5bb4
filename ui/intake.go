package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/library"
	"readout/model/query"
)

// Progress is how far the first reading of a folder has come.
type Progress struct {
	Read, Of int // files
	Done     bool
}

// quickShelf is the number of briefings up to which what changed is taken in at
// once. With more it is made ready in a command, so that no key waits for it.
const quickShelf = 1000

// intake is what became of the files and is not on the shelf yet.
type intake struct {
	waiting []FolderChanged
	busy    bool // the first of them is being made ready
}

// ready is a shelf with what is made of it that takes long.
type ready struct {
	briefings []*model.Briefing
	related   *library.Library
	searched  []*model.Briefing // that set is made of
	set       *query.Set
	versions
}

// folderChanged takes in what became of the files that are open.
func (a *App) folderChanged(m FolderChanged) tea.Cmd {
	if a.progress != nil && m.Progress != nil {
		a.progress, a.frame.stale = m.Progress, true
	}
	if n := len(a.intake.waiting); n > 0 && (n > 1 || !a.intake.busy) && m.Progress != nil && a.intake.waiting[n-1].Progress != nil {
		last := &a.intake.waiting[n-1]
		last.Added, last.Removed = append(last.Added, m.Added...), append(last.Removed, m.Removed...)
		last.Faults, last.Notices, last.Progress = m.Faults, append(last.Notices, m.Notices...), m.Progress
		return nil
	}
	a.intake.waiting = append(a.intake.waiting, m)
	return a.takeIn()
}

// takeIn takes in what waits, one change after the other.
func (a *App) takeIn() tea.Cmd {
	if a.intake.busy || len(a.intake.waiting) == 0 {
		return nil
	}
	m := a.intake.waiting[0]
	c := a.changeIn(m)
	remakes := a.remakes(c)
	if c.none() || len(a.shelf.briefings)+len(c.added) <= quickShelf && len(remakes) == 0 {
		a.intake.waiting = a.intake.waiting[1:]
		var r ready
		if !c.none() {
			r = a.makeReady(a.shelf.briefings, c)
		}
		return tea.Batch(a.takeOver(m, c, r), a.takeIn())
	}
	a.intake.busy = true
	before, apart := a.shelf.briefings, a.apart()
	return func() tea.Msg {
		r := apart.makeReady(before, c)
		r.versions = apart.remakeAll(remakes, r, !m.Whole)
		return readyMsg{before, c, r}
	}
}

// makeReady makes a shelf with a change. It reads nothing of the App that changes.
func (a *App) makeReady(before []*model.Briefing, c change) ready {
	r := ready{briefings: c.of(before)}
	r.related = a.config.relate(r.briefings)
	if !a.shelf.many() {
		return r
	}
	r.searched = searchable(r.related)
	r.set = query.NewSet(r.searched, a.queryContext())
	return r
}

// readyMsg brings a shelf that was made ready.
type readyMsg struct {
	before []*model.Briefing
	change change
	ready  ready
}

func (m readyMsg) apply(a *App) tea.Cmd {
	a.intake.busy = false
	if !sameSlice(m.before, a.shelf.briefings) || !m.ready.fit() {
		return a.takeIn() // the reader changed a briefing or the filter meanwhile
	}
	first := a.intake.waiting[0]
	a.intake.waiting = a.intake.waiting[1:]
	return tea.Batch(a.takeOver(first, m.change, m.ready), a.takeIn())
}

// sameSlice reports whether two slices are one.
func sameSlice(a, b []*model.Briefing) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// setOf is the set of some briefings: the one that was made ready, or a new one.
func (a *App) setOf(bs []*model.Briefing) *query.Set {
	if a.ready.set != nil && slices.Equal(bs, a.ready.searched) {
		return a.ready.set.With(a.queryContext()) // it was made apart from this App
	}
	return query.NewSet(bs, a.queryContext())
}

// progressed takes in how far the reading has come. Once it is done the reader
// is taken where they want to begin, unless they have begun already.
func (a *App) progressed(p Progress) {
	a.progress = &p
	if !p.Done {
		return
	}
	a.progress = nil
	a.arrange() // an empty list says something else now
	if a.touched {
		return
	}
	a.start(a.config.Address)
	if s := a.advice(); a.notice.text == "" && s != "" {
		a.warn(s)
	}
}
