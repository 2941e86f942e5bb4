package ui

import (
	"readout/model"
)

// remake is what the view of another version takes over from that of the old
// one, of what takes long in a long text.
type remake struct {
	of               *view
	filter, accepted string
	chosen           choices
}

func remakeOf(v *view) remake { return remake{v, v.filter, v.accepted, v.chosen} }

// owner is whom a view asks what is kept and saved. A view that was made apart
// gets its reader for one when it is taken over.
type owner struct{ app *App }

// remakes are the views of long texts that a change brings, by the briefing that
// they will be of. They are made in a command, so that no key waits for it.
func (a *App) remakes(c change) map[*model.Briefing]remake {
	var all map[*model.Briefing]remake
	for was, b := range c.now {
		v := a.viewed(was)
		if v == nil || b == nil || len(b.Source()) <= quickSearch {
			continue
		}
		if all == nil {
			all = map[*model.Briefing]remake{}
		}
		all[b] = remakeOf(v)
	}
	return all
}

// viewed is the view of a briefing, if it was opened.
func (a *App) viewed(b *model.Briefing) *view {
	if v := a.shelf.views[b]; v != nil {
		return v
	}
	for _, v := range []*view{a.view, a.guide} { // what lies under the guide is not on the shelf
		if v != nil && v.briefing == b {
			return v
		}
	}
	return nil
}

// apart is a copy of the App that makes views in a command: nothing that it changes
// is of the App itself.
func (a *App) apart() *App {
	c := *a
	c.view, c.whole, c.keep.found, c.related, c.relates = nil, nil, nil, nil, nil
	return &c
}

// remade makes the view of a briefing with filter and choice of an older version.
func (a *App) remade(m remake, b *model.Briefing) *view {
	v := a.newView(b)
	v.filter, v.accepted, v.made = m.filter, m.accepted, m
	_ = v.narrow()
	v.choose(m.chosen.moved(m.of.briefing, b))
	return v
}

// versions is what a command made of versions of long texts.
type versions struct {
	views map[*model.Briefing]*view
	said  map[*model.Briefing]string // what became of them
}

// remakeAll makes views apart from the App.
func (a *App) remakeAll(all map[*model.Briefing]remake, r ready, news bool) versions {
	a.ready, a.shelf.briefings = r, r.briefings
	made := versions{map[*model.Briefing]*view{}, map[*model.Briefing]string{}}
	for b, m := range all {
		made.views[b] = a.remade(m, b)
		if news {
			made.said[b] = changes(m.of.briefing, b)
		}
	}
	return made
}

// fit reports whether the views are still what their readers would have now.
func (m versions) fit() bool {
	for _, v := range m.views {
		if v.made != remakeOf(v.made.of) {
			return false
		}
	}
	return true
}

// successor is the view of a new version: the one that is ready, or one made now.
func (a *App) successor(old *view, b *model.Briefing) *view {
	v := a.ready.views[b]
	if v == nil || v.made != remakeOf(old) {
		return a.remade(remakeOf(old), b)
	}
	v.owner.app, v.made = a, remake{}
	return v
}
