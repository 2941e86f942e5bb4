package query

import (
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
	ctx     Context
	shelves []*shelf
	byBrief map[*model.Briefing]*shelf
	items   []Item

	lazy lazy
}

// order is the order of the types of item on a shelf.
var order = []model.Type{
	model.TypeBriefing, model.TypeIssue, model.TypeActor, model.TypePosition, model.TypeQuote,
	model.TypeEvent, model.TypeQuestion, model.TypeJudgement, model.TypeSource,
}

// shelf is one briefing of a set.
type shelf struct {
	b     *model.Briefing
	first int // index of its first item in Set.items
	count int

	*lazyShelf
}

// NewSet makes a set of briefings, which are not to be changed afterwards.
func NewSet(bs []*model.Briefing, c Context) *Set {
	s := &Set{ctx: c, byBrief: make(map[*model.Briefing]*shelf, len(bs))}
	total := 0
	for _, b := range bs {
		for _, t := range order {
			total += b.Len(t)
		}
	}
	s.items = make([]Item, 0, total)
	for _, b := range bs {
		if s.byBrief[b] != nil {
			continue
		}
		sh := &shelf{b: b, first: len(s.items), lazyShelf: c.Pool.of(b)}
		for _, t := range order {
			for i := range b.Len(t) {
				s.items = append(s.items, Item{b, model.Ref{Type: t, Index: i}})
			}
		}
		sh.count = len(s.items) - sh.first
		s.shelves = append(s.shelves, sh)
		s.byBrief[b] = sh
	}
	return s
}

// Items returns every item. The slice is shared and not to be changed.
func (s *Set) Items() []Item { return s.items }

// Relations returns the index of a briefing of the set, or nil.
func (s *Set) Relations(b *model.Briefing) *model.Relations {
	if sh := s.byBrief[b]; sh != nil {
		return sh.relations()
	}
	return nil
}

// Select returns the items that a query leaves, in the order of Items.
func (s *Set) Select(q Query) []Item {
	if q.IsZero() {
		return s.items[:len(s.items):len(s.items)]
	}
	var left []Item
	s.each(s.compile(q.root, all), func(c *cursor) { left = append(left, s.items[c.item]) })
	return left
}

// Count returns the number of items that a query leaves.
func (s *Set) Count(q Query) int {
	if q.IsZero() {
		return len(s.items)
	}
	n := 0
	s.each(s.compile(q.root, all), func(*cursor) { n++ })
	return n
}

// Match reports whether a query leaves an item. Many items are asked for
// faster by Select.
func (s *Set) Match(q Query, it Item) bool {
	c, ok := s.cursorAt(it)
	return ok && (q.IsZero() || s.compile(q.root, all)(&c))
}

// cursor is the item that a test looks at.
type cursor struct {
	sh   *shelf
	ref  model.Ref
	kind types
	item int // index in Set.items
}

// test reports whether an item passes.
type test func(*cursor) bool

// each calls f for every item that passes.
func (s *Set) each(pass test, f func(*cursor)) {
	var c cursor
	for _, sh := range s.shelves {
		c.sh, c.item = sh, sh.first
		for _, t := range order {
			c.ref.Type, c.kind = t, typeOf[t]
			for c.ref.Index = range sh.b.Len(t) {
				if pass(&c) {
					f(&c)
				}
				c.item++
			}
		}
	}
}

func (s *Set) cursorAt(it Item) (cursor, bool) {
	sh := s.byBrief[it.Briefing]
	if sh == nil || !sh.b.Holds(it.Ref) {
		return cursor{}, false
	}
	at := sh.first
	for _, t := range order {
		if t == it.Ref.Type {
			break
		}
		at += sh.b.Len(t)
	}
	return cursor{sh, it.Ref, typeOf[it.Ref.Type], at + it.Ref.Index}, true
}
