package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// takeOver puts what became of the files on the shelf. The reader stays where
// they are: sentence, selection, filter and cursor.
func (a *App) takeOver(m FolderChanged, c change, r ready) tea.Cmd {
	a.frame.stale = true
	if m.Progress == nil || a.touched {
		a.pin()
	}
	said, warn := a.tellings(m, c, r)
	broken, mended := a.broken(m)
	if said = append(said, mended...); len(broken) > 0 {
		said, warn = append(said, broken...), true
	}
	if len(m.Notices) > 0 {
		said, warn = append(said, m.Notices...), true
	}
	if x := a.shelf.extras; !slices.Equal(x.Faults, m.Faults) || !maps.Equal(x.Broken, m.Kept) {
		x.Faults, x.Broken = m.Faults, m.Kept
		for _, d := range append(a.desks(), a.home) {
			if d != nil {
				d.made = false
			}
		}
	}
	if !c.none() {
		a.ready = r
		a.shelf.put(r.briefings, c)
		for old, b := range c.now {
			a.putAnew(old, b)
		}
		a.ready.versions = versions{}
		a.shelfChanged()
	}
	switch text := strings.Join(said, "; "); {
	case text == "":
	case warn:
		a.warn(text)
	default:
		a.tell(text)
	}
	if m.Progress != nil {
		a.progressed(*m.Progress)
	}
	cmds := []tea.Cmd{a.measure(), a.lookAgain()}
	if m.Whole {
		cmds = append(cmds, a.wholeCame(m.Changed))
	}
	return tea.Batch(cmds...)
}

// changeIn is what files that changed make of the shelf.
func (a *App) changeIn(m FolderChanged) change {
	c := change{now: map[*model.Briefing]*model.Briefing{}}
	fresh := map[string]bool{}
	for _, b := range slices.Concat(m.Changed, m.Added) {
		switch old := a.shelf.find(b.Path); {
		case old == nil && !fresh[b.Path]:
			c.added = append(c.added, b)
			fresh[b.Path] = true
		case old != nil && slices.Contains(m.Changed, b):
			c.now[old] = b
		}
	}
	left := len(a.shelf.briefings) + len(c.added)
	for _, path := range m.Removed {
		if old := a.shelf.find(path); old != nil && (a.shelf.whole || left > 1) {
			c.now[old] = nil
			left--
		}
	}
	return c
}

// tellings are sentences about what changed. What the first reading of a folder
// brings is no news.
func (a *App) tellings(m FolderChanged, c change, r ready) (said []string, warn bool) {
	if m.Progress != nil || m.Whole {
		return nil, false
	}
	for _, b := range m.Changed {
		old := a.shelf.find(b.Path)
		if old == nil || a.ownVersion(old, b) || len(m.Changed) > 1 {
			continue
		}
		said = append(said, a.changeOf(old, b, r.said[b]))
	}
	if n := len(m.Changed); n > 1 {
		said = append(said, fmt.Sprintf("%d briefings changed", n))
	}
	var added []string
	for _, b := range c.added {
		added = append(added, b.ID)
	}
	said = append(said, naming(added, "is new", "are new")...)
	gone, warn := a.losses(m, c)
	return append(said, gone...), warn
}

// ownVersion reports whether a briefing that was read again is as a choice of the
// reader's has left it, of which they need not be told.
func (a *App) ownVersion(old, b *model.Briefing) bool {
	v := a.viewed(old)
	return v != nil && v.own && v.briefing.Source() == b.Source()
}

// broken says which files have begun to keep what they held, and which of those
// that did are in order again without any other change.
func (a *App) broken(m FolderChanged) (broken, mended []string) {
	before := a.shelf.extras.Broken
	for _, path := range slices.Sorted(maps.Keys(m.Kept)) {
		if before[path] != m.Kept[path] {
			broken = append(broken, "not taken in: "+m.Kept[path])
		}
	}
	var ids []string
	for _, path := range slices.Sorted(maps.Keys(before)) {
		same := func(b *model.Briefing) bool { return b.Path == path }
		b := a.shelf.find(path)
		if _, still := m.Kept[path]; !still && b != nil && !slices.ContainsFunc(m.Changed, same) {
			ids = append(ids, b.ID)
		}
	}
	return broken, naming(ids, "is in order again", "are in order again")
}

// putAnew shows a new version of a briefing, or nil for none, wherever the old
// one was shown.
func (a *App) putAnew(was, b *model.Briefing) {
	old := a.viewed(was)
	delete(a.shelf.views, was)
	if old != nil && b != nil {
		own := a.ownVersion(was, b)
		v := a.replace(old, b)
		v.own = v.own || own
		a.shelf.views[b] = v
	}
	a.renew(was, b)
}

// changeOf says what became of a briefing: of the one that is read in detail, which
// may have been found out already.
func (a *App) changeOf(old, b *model.Briefing, said string) string {
	if a.view != nil && a.view.briefing == old || len(a.shelf.briefings) == 1 {
		if said == "" {
			said = changes(old, b)
		}
		return said
	}
	return b.ID + " changed"
}

// losses are sentences about files that are gone. What is being read stays, and
// so does a file that was opened alone.
func (a *App) losses(m FolderChanged, c change) (said []string, warn bool) {
	var names []string
	for _, path := range m.Removed {
		b := a.shelf.find(path)
		if b == nil {
			continue
		}
		if _, gone := c.now[b]; !gone {
			return append(said, "the file is gone; this is what it held"), true
		}
		if a.view != nil && a.view.briefing == b {
			said, warn = append(said, b.ID+" is gone; what you read stays until you leave it"), true
			continue
		}
		names = append(names, b.ID)
	}
	return append(naming(names, "is gone", "are gone"), said...), warn
}

// naming is a sentence about one briefing by name, or about several by number.
func naming(ids []string, one, many string) []string {
	switch len(ids) {
	case 0:
		return nil
	case 1:
		return []string{ids[0] + " " + one}
	}
	return []string{fmt.Sprintf("%d briefings %s", len(ids), many)}
}
