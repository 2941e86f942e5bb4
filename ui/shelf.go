package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/query"
	"readout/ui/board"
)

// shelf is the briefings that are open, and the reading views of them.
type shelf struct {
	folder    string
	briefings []*model.Briefing // newest first; another slice after each change
	paths     map[string]*model.Briefing
	views     map[*model.Briefing]*view // of those that were opened
	whole     bool                      // they are a list, however few are left
	named     map[string]bool           // paths that the reader named
	last      *view                     // the one read last
	extras    *board.Shelf              // what the library knows beside them
}

// newShelf takes what Config has. A single briefing opens at once, unless it
// is what a folder holds and an embargo keeps it closed.
func newShelf(c Config) shelf {
	s := shelf{
		folder: model.CleanLine(c.Folder), briefings: slices.Clone(c.Briefings), whole: true,
		named: map[string]bool{}, extras: &board.Shelf{Faults: c.Faults},
	}
	for _, path := range c.Named {
		s.named[path] = true
	}
	slices.SortStableFunc(s.briefings, newestFirst)
	s.paths, s.views = make(map[string]*model.Briefing, len(s.briefings)), map[*model.Briefing]*view{}
	for _, b := range slices.Backward(s.briefings) {
		s.paths[b.Path] = b
	}
	if len(s.briefings) == 1 {
		b := s.briefings[0]
		s.whole = c.List || c.Progress != nil || b.Embargoed(c.now()) && c.Folder != "" && !s.named[b.Path]
	}
	return s
}

// newestFirst sorts by date; those without one stay at the end.
func newestFirst(a, b *model.Briefing) int {
	switch {
	case a.Date.Valid() && b.Date.Valid():
		return b.Date.Compare(a.Date)
	case a.Date.Valid():
		return -1
	case b.Date.Valid():
		return 1
	}
	return 0
}

func (s *shelf) many() bool { return s.whole || len(s.briefings) > 1 }

// find is the briefing of a file, or nil.
func (s *shelf) find(path string) *model.Briefing { return s.paths[path] }

// change is what becomes of the briefings of a shelf.
type change struct {
	now   map[*model.Briefing]*model.Briefing // what takes the place of which; nil takes it off
	added []*model.Briefing
}

// none reports whether nothing becomes of them.
func (c change) none() bool { return len(c.now)+len(c.added) == 0 }

// of returns what becomes of some briefings; what is added stands where its
// date belongs. The slice that is given stays as it is.
func (c change) of(bs []*model.Briefing) []*model.Briefing {
	added := slices.SortedStableFunc(slices.Values(c.added), newestFirst)
	all := make([]*model.Briefing, 0, len(bs)+len(added))
	for _, b := range bs {
		if is, changed := c.now[b]; changed {
			b = is
		}
		if b == nil {
			continue
		}
		for len(added) > 0 && newestFirst(added[0], b) < 0 {
			all, added = append(all, added[0]), added[1:]
		}
		all = append(all, b)
	}
	return append(all, added...)
}

// put makes what became of the briefings those of the shelf.
func (s *shelf) put(all []*model.Briefing, c change) {
	s.briefings = all
	for old, b := range c.now {
		if s.paths[old.Path] == old {
			delete(s.paths, old.Path)
		}
		if b != nil {
			s.paths[b.Path] = b
		}
	}
	for _, b := range c.added {
		s.paths[b.Path] = b
	}
}

// carryFilter takes the filter of the list along. Without one, it takes back
// what it took along before.
func (v *view) carryFilter(line string) {
	carried := v.carriable(line)
	if carried == "" && v.filter != v.carried {
		return
	}
	v.filter, v.carried = carried, carried
	_ = v.narrow()
}

// carriable is what of a filter over briefings speaks of their items.
func (v *view) carriable(line string) string {
	var kept []string
	for _, c := range query.Chips(line) {
		if q, err := query.Parse(c.Text); err == nil && v.leavesItems(q) {
			kept = append(kept, c.Text)
		}
	}
	carried := strings.Join(kept, " ")
	if q, err := query.Parse(carried); err != nil || !v.leavesItems(q) {
		return ""
	}
	return carried
}

// leavesItems reports whether a query leaves more than the briefing as a whole.
func (v *view) leavesItems(q query.Query) bool {
	for _, item := range v.set.Select(q) {
		if item.Ref.Type != model.TypeBriefing {
			return true
		}
	}
	return false
}

func (a *App) toReading() tea.Cmd {
	switch d := a.desk; {
	case d != nil && d == a.home && a.shelf.last != nil:
		a.remember()
		a.view, a.desk = a.shelf.last, nil
		a.view.from = d
		a.arrange()
		return a.measure()
	case d != nil && d.spot() != nil && d.spot().Briefing != nil:
		return a.readAt(d.spot().Briefing, d.spot().Ref)
	case d != nil && a.view != nil:
		a.desk = nil
		a.arrange()
		return a.measure()
	case d != nil:
		a.warn("no briefing stands here; " + a.keys.key("undo") + " goes back")
		return nil
	}
	a.focus(textPane)
	return nil
}

// openGuide puts the guide in place of what is read.
func (a *App) openGuide() tea.Cmd {
	guide := a.config.Guide
	return func() tea.Msg {
		b, err := guide()
		return guideMsg{b, err}
	}
}

type guideMsg struct {
	briefing *model.Briefing
	err      error
}

func (m guideMsg) apply(a *App) tea.Cmd {
	if m.err != nil || m.briefing == nil {
		a.warn(fmt.Sprintf("the guide does not open: %v", m.err))
		return nil
	}
	a.remember()
	a.prompt, a.panel = nil, nil
	before := a.view
	a.view = a.newView(m.briefing)
	a.view.from, a.desk = a.desk, nil
	a.guide = before
	if before == nil {
		a.guide = a.view
	}
	a.arrange()
	a.remember()
	a.tell("the guide; " + a.keys.key("quit") + " goes back")
	return a.measure()
}

// closeGuide goes back to what was read before.
func (a *App) closeGuide() tea.Cmd {
	a.remember()
	a.desk = a.view.from
	if a.guide == a.view {
		a.view = nil
	} else {
		a.view = a.guide
	}
	a.guide = nil
	a.arrange()
	return a.measure() // the text under it may have become another
}

// markingOf never is nothing: a briefing without a marking is not a clear one.
func markingOf(b *model.Briefing) string {
	if b.Marking == "" {
		return "unmarked"
	}
	return b.Marking
}
