package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/query"
	"readout/ui/theme"
)

// shelf is the plain list of the briefings of a folder.
type shelf struct {
	folder    string
	briefings []*model.Briefing
	views     []*view // of those that were opened
	set       *query.Set
	filter    string
	kept      string // what of it filters
	accepted  string // what filtered before the line was opened
	list      list
	stacked   bool  // each briefing takes two rows
	last      *view // the one read last
}

func newShelf(c Config, q query.Context) shelf {
	s := shelf{folder: model.CleanLine(c.Folder), briefings: slices.Clone(c.Briefings)}
	slices.SortStableFunc(s.briefings, newestFirst)
	s.views = make([]*view, len(s.briefings))
	s.set = query.NewSet(s.briefings, q)
	return s.filtered("")
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

func (s shelf) many() bool { return len(s.briefings) != 1 }

// filtered keeps the briefings of which anything matches.
func (s shelf) filtered(line string) shelf {
	s, _ = s.tryFilter(line)
	return s
}

func (s shelf) tryFilter(line string) (shelf, error) {
	s.filter = line
	var q query.Query
	var err error
	s.kept, q, err = inForce(line, s.accepted)
	left := map[*model.Briefing]bool{}
	if strings.TrimSpace(s.kept) != "" {
		for _, item := range s.set.Select(q) {
			left[item.Briefing] = true
		}
	}
	l := list{total: len(s.briefings)}
	for i, b := range s.briefings {
		if strings.TrimSpace(s.kept) == "" || left[b] {
			l.rows = append(l.rows, row{item: model.Ref{Type: model.TypeBriefing, Index: i}, left: b.Title})
			l.shown++
		}
	}
	if s.stacked {
		l = s.under(l)
	}
	s.list = s.list.refill(l)
	return s, err
}

// stack gives each briefing two rows, or one.
func (s shelf) stack(stacked bool) shelf {
	if s.stacked == stacked {
		return s
	}
	s.stacked = stacked
	l := s.list
	l.rows, l.under = nil, 0
	for _, r := range s.list.rows {
		if r.isItem() {
			l.rows = append(l.rows, r)
		}
	}
	if stacked {
		l = s.under(l)
	}
	s.list = s.list.refill(l)
	return s
}

// under puts a row with what has to be known of it below each briefing.
func (s shelf) under(l list) list {
	rows := make([]row, 0, 2*len(l.rows))
	for _, r := range l.rows {
		b := s.briefings[r.item.Index]
		facts := row{left: string(statusOf(b)) + " " + markingOf(b), role: theme.Dim}
		if !b.Date.IsZero() {
			facts.left += " " + b.Date.String()
		}
		if b.Status == model.Withdrawn {
			facts.role = theme.Warn
		}
		rows = append(rows, r, facts)
	}
	l.rows, l.under = rows, 1
	return l
}

// openBriefing opens the briefing under the cursor.
func (a *App) openBriefing() tea.Cmd {
	r, ok := a.shelf.list.current()
	if !ok {
		return nil
	}
	a.remember()
	i := r.item.Index
	if a.shelf.views[i] == nil {
		a.shelf.views[i] = a.newView(a.shelf.briefings[i])
	}
	a.view = a.shelf.views[i]
	a.view.carryFilter(a.shelf.kept)
	a.shelf.last = a.view
	a.arrange()
	a.remember()
	return a.measure()
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

func (a *App) toBriefings() tea.Cmd {
	if a.view == nil && a.desk == nil {
		return nil
	}
	a.remember()
	if a.view != nil {
		a.shelf.last = a.view
	}
	a.view, a.guide, a.desk = nil, nil, nil
	a.arrange()
	a.remember()
	return nil
}

func (a *App) toReading() tea.Cmd {
	switch d := a.desk; {
	case d != nil && d.spot() != nil && d.spot().Briefing != nil:
		return a.readAt(d.spot().Briefing, d.spot().Ref)
	case d != nil && a.view != nil:
		a.desk = nil
		a.arrange()
		return a.measure()
	case d != nil:
		a.warn("no briefing stands here; " + a.keys.key("undo") + " goes back")
		return nil
	case a.view != nil:
		a.focus(textPane)
		return nil
	case a.shelf.last == nil:
		return a.openBriefing()
	}
	a.view = a.shelf.last
	a.arrange()
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
	if a.guide == a.view {
		a.view = nil
	} else {
		a.view = a.guide
	}
	a.guide = nil
	a.arrange()
	return nil
}
