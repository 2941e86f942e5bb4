package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// folderChanged takes in what became of the files that are open. The reader
// stays where they are: sentence, selection, filter and cursor.
func (a *App) folderChanged(m FolderChanged) tea.Cmd {
	a.frame.stale = true
	a.pin()
	var said []string
	for _, b := range m.Changed {
		i := a.shelf.find(b.Path)
		if i < 0 {
			m.Added = append(m.Added, b)
			continue
		}
		old, own := a.shelf.briefings[i], a.ownVersion(i, b)
		a.putAnew(i, b)
		if v := a.shelf.views[i]; own && v != nil {
			v.own = true
			continue
		}
		if len(m.Changed) == 1 {
			said = append(said, a.changeOf(old, b))
		}
	}
	if n := len(m.Changed); n > 1 {
		said = append(said, fmt.Sprintf("%d briefings changed", n))
	}
	var added []string
	for _, b := range m.Added {
		if a.shelf.find(b.Path) < 0 {
			a.shelf.add(b)
			added = append(added, b.ID)
		}
	}
	said = append(said, naming(added, "is new", "are new")...)
	gone, warn := a.lose(m.Removed)
	said = append(said, gone...)
	broken, mended := a.broken(m)
	if said = append(said, mended...); len(broken) > 0 {
		said, warn = append(said, broken...), true
	}
	if len(m.Notices) > 0 {
		said, warn = append(said, m.Notices...), true
	}
	a.shelf.extras.Faults, a.shelf.extras.Broken = m.Faults, m.Kept
	a.shelfChanged()
	switch text := strings.Join(said, "; "); {
	case text == "":
	case warn:
		a.warn(text)
	default:
		a.tell(text)
	}
	return a.measure()
}

// ownVersion reports whether a briefing that was read again is as a choice of the
// reader's has left it, of which they need not be told.
func (a *App) ownVersion(i int, b *model.Briefing) bool {
	v := a.shelf.views[i]
	if v == nil && a.view != nil && a.view.briefing == a.shelf.briefings[i] {
		v = a.view
	}
	return v != nil && v.own && v.briefing.Markdown == b.Markdown
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
		i := a.shelf.find(path)
		if _, still := m.Kept[path]; !still && i >= 0 && !slices.ContainsFunc(m.Changed, same) {
			ids = append(ids, a.shelf.briefings[i].ID)
		}
	}
	return broken, naming(ids, "is in order again", "are in order again")
}

// putAnew puts a new version of a briefing in the place of the old one.
func (a *App) putAnew(i int, b *model.Briefing) {
	was := a.shelf.briefings[i]
	old := a.shelf.views[i]
	if old == nil && a.view != nil && a.view.briefing == was {
		old = a.view
	}
	a.shelf.briefings[i] = b
	if old != nil {
		a.shelf.views[i] = a.replace(old, b)
	}
	a.renew(was, b)
}

// changeOf says what became of a briefing: of the one that is read in detail.
func (a *App) changeOf(old, b *model.Briefing) string {
	if a.view != nil && a.view.briefing == b || len(a.shelf.briefings) == 1 {
		return changes(old, b)
	}
	return b.ID + " changed"
}

// lose takes files off the list that are gone. What is being read stays, and so
// does a file that was opened alone.
func (a *App) lose(paths []string) (said []string, warn bool) {
	var names []string
	for _, path := range paths {
		i := a.shelf.find(path)
		if i < 0 {
			continue
		}
		b := a.shelf.briefings[i]
		if !a.shelf.many() {
			return []string{"the file is gone; this is what it held"}, true
		}
		read := a.view != nil && a.view.briefing == b
		a.shelf.drop(i)
		a.renew(b, nil)
		if read {
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
