package query

// BriefingFacets returns the values of a key as Facets does, but counts the
// briefings of which the query leaves anything with that value added. Of a
// briefing that is withdrawn only the briefing itself counts.
func (s *Set) BriefingFacets(q Query, name string) []Facet {
	f, _ := s.FindUntil(nil, q)
	list, _ := f.BriefingFacets(nil, name)
	return list
}

// BriefingFacets are those of the query and the set. It gives up, and says so,
// when stop is closed.
func (f *Found) BriefingFacets(stop <-chan struct{}, name string) (list []Facet, ok bool) {
	k := keyNamed(name)
	if k == nil {
		return nil, true
	}
	t, ok := f.tallyBriefings(stop, k)
	if !ok {
		return nil, false
	}
	return f.set.facets(f.query, k, t, f.set.CountBriefings), !stopped(stop)
}

// CountBriefings returns the number of briefings of which a query leaves
// anything. Of a briefing that is withdrawn only the briefing itself counts.
func (s *Set) CountBriefings(q Query) int { return s.Find(q).CountBriefings() }

// CountBriefings returns the number of briefings of which anything is left. Of
// one that is withdrawn only the briefing itself counts.
func (f *Found) CountBriefings() int {
	if f.count == f.set.count {
		return len(f.set.briefings)
	}
	counts := make([]int, len(f.parts))
	f.set.run(nil, func(i int, g *segment) { counts[i] = g.countBriefings(f.parts[i]) })
	return sum(counts)
}

func sum(counts []int) int {
	n := 0
	for _, m := range counts {
		n += m
	}
	return n
}

// countBriefings is how many briefings have any of some items that count.
func (g *segment) countBriefings(x numbers) int { return g.holders(g.counting(x)).count() }

// Term is a value of a key that could be added to a query.
type Term struct{ Key, Value string }

// CountAdded returns of how many briefings the query would leave anything with
// each of some terms added to it, as Add adds them to the line. It gives up,
// and says so, when stop is closed.
func (f *Found) CountAdded(stop <-chan struct{}, terms []Term) (counts []int, ok bool) {
	s := f.set
	counts = make([]int, len(terms))
	narrower := make([]part, len(terms)) // nil for those that leave more than a part of what is left
	for i, t := range terms {
		k := keyNamed(t.Key)
		if k == nil {
			continue
		}
		switch p := split(f.query, k); {
		case p.own == nil && !k.whole && !f.query.wide() && !p.excludes(k, t.Value):
			rest := all
			if f.query.root != nil {
				rest = f.query.root.reach()
			}
			narrower[i] = s.filter(k, []value{k.read(t.Value)}, rest)
		case stopped(stop):
			return nil, false
		default:
			counts[i] = s.CountBriefings(p.with(k, t.Value))
		}
	}
	found := make([][]int, len(s.segments))
	ok = s.run(stop, func(at int, g *segment) {
		found[at] = make([]int, len(terms))
		x := newNumbers(g.size)
		for i, pass := range narrower {
			if pass != nil {
				copy(x, f.parts[at])
				pass(g, x)
				found[at][i] = g.countBriefings(x)
			}
		}
	})
	for _, of := range found {
		for i, n := range of {
			counts[i] += n
		}
	}
	return counts, ok
}

// wide reports whether what a part of the query leaves depends on the others:
// whether it speaks of whole things.
func (q Query) wide() bool { return q.root != nil && q.root.wide() }

func (n *node) wide() bool {
	switch {
	case n.op == opFilter:
		return n.join != nil || n.key.whole || n.key.name == "is" && (n.has("corrected") || n.has("unread"))
	}
	for _, kid := range n.kids {
		if kid.wide() {
			return true
		}
	}
	return false
}
