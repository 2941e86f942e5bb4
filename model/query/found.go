package query

import (
	"slices"

	"readout/model"
)

// Found is what a query leaves of a set. It may be asked by any number of
// goroutines.
type Found struct {
	set   *Set
	query Query
	parts []numbers // by segment
	count int
}

// Find returns what a query leaves.
func (s *Set) Find(q Query) *Found {
	f, _ := s.FindUntil(nil, q)
	return f
}

// FindUntil is Find that gives up, and says so, when stop is closed.
func (s *Set) FindUntil(stop <-chan struct{}, q Query) (f *Found, ok bool) {
	if q.IsZero() {
		return s.everything(), !stopped(stop)
	}
	f = &Found{set: s, query: q, parts: make([]numbers, len(s.segments))}
	pass := s.compile(q.root, all)
	counts := make([]int, len(s.segments))
	ok = s.run(stop, func(i int, g *segment) {
		f.parts[i] = slices.Clone(g.every)
		pass(g, f.parts[i])
		counts[i] = f.parts[i].count()
	})
	for _, n := range counts {
		f.count += n
	}
	return f, ok
}

func (s *Set) everything() *Found {
	f := &Found{set: s, parts: make([]numbers, len(s.segments)), count: s.count}
	for i, g := range s.segments {
		f.parts[i] = g.every
	}
	return f
}

// Len returns the number of items that are left.
func (f *Found) Len() int { return f.count }

// Items returns the items that are left, in the order of the set.
func (f *Found) Items() []Item {
	if f.count == 0 {
		return nil
	}
	items := make([]Item, 0, f.count)
	for i, g := range f.set.segments {
		g.walk(all, f.parts[i], func(c *cursor) { items = append(items, Item{c.b, c.ref}) })
	}
	return items
}

// Briefings returns the briefings of which anything is left, in the order of
// the set. Of one that is withdrawn only the briefing itself counts.
func (f *Found) Briefings() []*model.Briefing {
	lists := make([][]*model.Briefing, len(f.parts))
	f.set.run(nil, func(i int, g *segment) {
		held := g.holders(g.counting(f.parts[i]))
		if n := held.count(); n > 0 {
			lists[i] = make([]*model.Briefing, 0, n)
		}
		held.each(0, uint32(len(g.briefings)), func(at uint32) { lists[i] = append(lists[i], g.briefings[at]) })
	})
	return slices.Concat(lists...)
}

// OneOfEach returns of the briefings of which anything is left one for each
// value of a key about whole briefings, as marking.
func (f *Found) OneOfEach(name string) []*model.Briefing {
	k := keyNamed(name)
	if k == nil || !k.whole {
		return nil
	}
	c := f.set.codingOf(k)
	lists := make([][]*model.Briefing, len(f.parts))
	f.set.run(nil, func(i int, g *segment) {
		seen := make([]bool, len(c.of[i].values))
		lists[i] = make([]*model.Briefing, len(c.values))
		g.holders(g.counting(f.parts[i])).each(0, uint32(len(g.briefings)), func(at uint32) {
			if v := c.of[i].local[c.of[i].codes[at]]; v >= 0 && !seen[v] {
				seen[v], lists[i][c.of[i].values[v]] = true, g.briefings[at]
			}
		})
	})
	var found []*model.Briefing
	for v := range c.values {
		for _, list := range lists {
			if list[v] != nil {
				found = append(found, list[v])
				break
			}
		}
	}
	return found
}

// counting is a set without what says nothing.
func (g *segment) counting(x numbers) numbers {
	if g.silent == nil {
		return x
	}
	x = slices.Clone(x)
	x.without(g.silent)
	return x
}

// heard are the types of item of a briefing that count.
func (g *segment) heard(i int) types {
	if g.silent != nil && g.briefings[i].Status == model.Withdrawn {
		return briefings
	}
	return all
}

// Keeps reports whether an item is left.
func (f *Found) Keeps(b *model.Briefing, r model.Ref) bool {
	p, ok := f.set.place(b)
	if !ok || !b.Holds(r) {
		return false
	}
	g := f.set.segments[p.segment]
	k := slices.Index(order[:], r.Type)
	return k >= 0 && g.heard(p.at)&kinds[k] != 0 && f.parts[p.segment].has(g.first[k][p.at]+uint32(r.Index))
}

// Of returns the items of a briefing that are left. Of one that is withdrawn
// only the briefing itself counts.
func (f *Found) Of(b *model.Briefing) []model.Ref {
	p, ok := f.set.place(b)
	if !ok {
		return nil
	}
	var refs []model.Ref
	g := f.set.segments[p.segment]
	for k := range order {
		if g.heard(p.at)&kinds[k] == 0 {
			continue
		}
		first := g.first[k][p.at]
		f.parts[p.segment].each(first, g.first[k][p.at+1], func(number uint32) {
			refs = append(refs, model.Ref{Type: order[k], Index: int(number - first)})
		})
	}
	return refs
}

// HoldsAny reports whether anything of a briefing is left, in the sense of Of.
func (f *Found) HoldsAny(b *model.Briefing) bool {
	p, ok := f.set.place(b)
	if !ok {
		return false
	}
	g := f.set.segments[p.segment]
	return g.anyOf(f.parts[p.segment], p.at, g.heard(p.at))
}

// byType is how many items of each type are left.
func (f *Found) byType() (counts [len(order)]int) {
	for i, g := range f.set.segments {
		for k := range order {
			from, to := g.span(k)
			f.parts[i].each(from, to, func(uint32) { counts[k]++ })
		}
	}
	return counts
}

// Whole reports whether a briefing is left as a whole, and nothing else of it.
func (f *Found) Whole(b *model.Briefing) bool {
	p, ok := f.set.place(b)
	if !ok {
		return false
	}
	g := f.set.segments[p.segment]
	x := f.parts[p.segment]
	return x.has(uint32(p.at)) && !g.anyOf(x, p.at, g.heard(p.at)&^briefings)
}

// HoldsType reports whether any item of a type is left.
func (f *Found) HoldsType(t model.Type) bool {
	k := slices.Index(order[:], t)
	if k < 0 {
		return false
	}
	for i, g := range f.set.segments {
		if from, to := g.span(k); f.parts[i].any(from, to) {
			return true
		}
	}
	return false
}

// Nothing is what a query leaves that leaves nothing.
func (s *Set) Nothing() *Found {
	f := &Found{set: s, parts: make([]numbers, len(s.segments))}
	for i, g := range s.segments {
		f.parts[i] = newNumbers(g.size)
	}
	return f
}
