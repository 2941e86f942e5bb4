package query

import (
	"sync"
	"time"

	"readout/model"
	"readout/model/library"
)

// Context is what a query may ask about beyond the briefings themselves. All
// of it is optional; what is missing is answered with no.
type Context struct {
	Now        func() time.Time // "since:7d" counts from it, or from the newest briefing if that is later
	Unread     func(*model.Briefing) bool
	Bookmarked func(*model.Briefing, model.Ref) bool
	Noted      func(*model.Briefing, model.Ref) bool
	LastRead   func(*model.Briefing) (time.Time, bool)
	Saved      func(name string) (line string, ok bool)
	Library    func() *library.Library // without it, "moved:" compares the briefings of the set
	Pool       *Pool                   // what other sets have derived already; without it, nothing

	// Annotated says whether anything of a briefing is bookmarked or noted, so that
	// its items need not be asked for one by one; nil asks for them.
	Annotated func(*model.Briefing) bool

	// Fixed says that the functions answer the same as long as the set is used, so
	// that it may remember what they said.
	Fixed bool
}

// Item is one item of one briefing.
type Item struct {
	Briefing *model.Briefing
	Ref      model.Ref
}

// Set is the items of some briefings, in the order of the briefings and, in
// each, by type and place in its list. What it derives, it derives once and
// when first asked.
type Set struct {
	ctx Context
	*index
	own own
}

// own is what a set remembers of its context's answers.
type own struct {
	answers answers

	libraryOnce sync.Once
	library     *library.Library
}

// NewSet makes a set of briefings, which are not to be changed afterwards.
func NewSet(bs []*model.Briefing, c Context) *Set {
	return &Set{ctx: c, index: c.Pool.index(bs)}
}

// With returns the set of the same briefings in another context.
func (s *Set) With(c Context) *Set { return &Set{ctx: c, index: s.index} }

// Len returns the number of items.
func (s *Set) Len() int { return s.count }

// Prepare derives what filters need, so that the first of them need not wait
// for it. It gives up when stop is closed.
func (s *Set) Prepare(stop <-chan struct{}) {
	s.run(stop, func(_ int, g *segment) {
		g.preparing.Do(func() {
			g.holding(func() {
				g.forWords()
				g.issueColumn()
				g.datesOf()
				g.declarationsOf()
				g.bodiesOf()
			})
		})
	})
}

// Items returns every item.
func (s *Set) Items() []Item { return s.everything().Items() }

// Relations returns the index of a briefing of the set, or nil.
func (s *Set) Relations(b *model.Briefing) *model.Relations {
	if p, ok := s.place(b); ok {
		return s.segments[p.segment].relations(p.at)
	}
	return nil
}

// Select returns the items that a query leaves, in the order of Items.
func (s *Set) Select(q Query) []Item { return s.Find(q).Items() }

// Count returns the number of items that a query leaves.
func (s *Set) Count(q Query) int { return s.Find(q).Len() }

// Match reports whether a query leaves an item. Many items are asked for
// faster by Select.
func (s *Set) Match(q Query, it Item) bool {
	number, g, ok := s.number(it)
	if !ok || q.IsZero() {
		return ok
	}
	x := newNumbers(g.size)
	x.add(number)
	s.compile(q.root, all)(g, x)
	return x.has(number)
}

// number is the segment of an item, and its number there.
func (s *Set) number(it Item) (uint32, *segment, bool) {
	p, ok := s.place(it.Briefing)
	if !ok || !it.Briefing.Holds(it.Ref) {
		return 0, nil, false
	}
	g := s.segments[p.segment]
	for k, t := range order {
		if t == it.Ref.Type {
			return g.first[k][p.at] + uint32(it.Ref.Index), g, true
		}
	}
	return 0, nil, false
}
