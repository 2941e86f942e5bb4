package ui

import (
	"readout/model"
	"readout/model/query"
)

// shown is what a filter leaves of a briefing: one flag for each item.
type shown struct {
	quotes, positions, events, questions, judgements, sources, actors, issues []bool
}

// newShown leaves everything, or nothing.
func newShown(b *model.Briefing, all bool) shown {
	flags := func(n int) []bool {
		f := make([]bool, n)
		for i := range f {
			f[i] = all
		}
		return f
	}
	return shown{
		quotes: flags(len(b.Quotes())), positions: flags(len(b.Positions())), events: flags(len(b.Events())),
		questions: flags(len(b.Questions())), judgements: flags(len(b.Judgements())), sources: flags(len(b.Sources())),
		actors: flags(len(b.Actors())), issues: flags(len(b.Issues())),
	}
}

// of returns the flags of one type of item, nil for a type without any.
func (s *shown) of(t model.Type) []bool {
	switch t {
	case model.TypeQuote:
		return s.quotes
	case model.TypePosition:
		return s.positions
	case model.TypeEvent:
		return s.events
	case model.TypeQuestion:
		return s.questions
	case model.TypeJudgement:
		return s.judgements
	case model.TypeSource:
		return s.sources
	case model.TypeActor:
		return s.actors
	case model.TypeIssue:
		return s.issues
	}
	return nil
}

// narrow returns what the query leaves of the briefing. Actors, issues and
// sources stay when an item of theirs stays: otherwise a filter for one
// speaker's words would empty the list of issues they are about.
func narrow(b *model.Briefing, set *query.Set, q query.Query) shown {
	s := newShown(b, false)
	for _, item := range set.Select(q) {
		if f := s.of(item.Ref.Type); item.Briefing == b && item.Ref.Index < len(f) {
			f[item.Ref.Index] = true
		}
	}
	return s
}

// and keeps what both leave.
func (s shown) and(t shown) shown {
	both := func(a, b []bool) []bool {
		f := make([]bool, len(a))
		for i := range f {
			f[i] = a[i] && b[i]
		}
		return f
	}
	return shown{
		quotes: both(s.quotes, t.quotes), positions: both(s.positions, t.positions), events: both(s.events, t.events),
		questions: both(s.questions, t.questions), judgements: both(s.judgements, t.judgements),
		sources: both(s.sources, t.sources), actors: both(s.actors, t.actors), issues: both(s.issues, t.issues),
	}
}

// spread adds the actors, issues and sources of the items that are left.
func (s shown) spread(b *model.Briefing, ix *index) shown {
	t := newShown(b, false)
	copy(t.actors, s.actors)
	copy(t.issues, s.issues)
	copy(t.sources, s.sources)
	mark := func(f []bool, at map[string]int, ids ...string) {
		for _, id := range ids {
			if i, ok := at[id]; ok {
				f[i] = true
			}
		}
	}
	for i := range b.Quotes() {
		if q := &b.Quotes()[i]; s.quotes[i] {
			mark(t.actors, ix.actors, q.By)
			mark(t.issues, ix.issues, q.Issue)
			mark(t.sources, ix.sources, q.Source)
		}
	}
	for i, p := range b.Positions() {
		if s.positions[i] {
			mark(t.actors, ix.actors, p.Actor)
			mark(t.issues, ix.issues, p.Issue)
			mark(t.sources, ix.sources, p.Source)
		}
	}
	for i, e := range b.Events() {
		if s.events[i] {
			mark(t.actors, ix.actors, e.Who...)
			mark(t.issues, ix.issues, e.Issue)
			mark(t.sources, ix.sources, e.Source)
		}
	}
	for i, q := range b.Questions() {
		if s.questions[i] {
			mark(t.issues, ix.issues, q.Issue)
		}
	}
	s.actors, s.issues, s.sources = t.actors, t.issues, t.sources
	return s
}

// index finds the items of a briefing by their ids.
type index struct {
	actors, issues, sources map[string]int
}

func newIndex(b *model.Briefing) *index {
	ix := &index{actors: map[string]int{}, issues: map[string]int{}, sources: map[string]int{}}
	for i := range b.Actors() {
		ix.actors[b.Actors()[i].ID] = i
	}
	for i := range b.Issues() {
		ix.issues[b.Issues()[i].ID] = i
	}
	for i := range b.Sources() {
		ix.sources[b.Sources()[i].ID] = i
	}
	return ix
}

// count is the number of flags that are set.
func count(flags []bool) int {
	n := 0
	for _, f := range flags {
		if f {
			n++
		}
	}
	return n
}
