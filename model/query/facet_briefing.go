package query

import "readout/model"

// BriefingFacets returns the values of a key as Facets does, but counts the
// briefings of which the query leaves anything with that value added. Of a
// briefing that is withdrawn only the briefing itself counts.
func (s *Set) BriefingFacets(q Query, name string) []Facet {
	return s.facets(q, name, facetParts.tallyBriefings, s.CountBriefings)
}

// CountBriefings returns the number of briefings of which a query leaves
// anything. Of a briefing that is withdrawn only the briefing itself counts.
func (s *Set) CountBriefings(q Query) int {
	if q.IsZero() {
		return len(s.shelves)
	}
	n, pass := 0, s.compile(q.root, all)
	for _, sh := range s.shelves {
		if sh.any(pass) {
			n++
		}
	}
	return n
}

// any reports whether anything of a shelf passes.
func (sh *shelf) any(pass test) bool {
	c := cursor{sh: sh, item: sh.first}
	for _, t := range order {
		c.ref.Type, c.kind = t, typeOf[t]
		if sh.silent(c.kind) {
			break // the briefing itself comes first
		}
		for c.ref.Index = range sh.b.Len(t) {
			if pass(&c) {
				return true
			}
			c.item++
		}
	}
	return false
}

// silent reports whether items of a kind say nothing, since their briefing is
// withdrawn.
func (sh *shelf) silent(kind types) bool {
	return kind != briefings && sh.b.Status == model.Withdrawn
}

// tallyBriefings counts the briefings for all values of a key in one pass, or
// returns nil if the key has values that can only be tried one by one. The
// last of its ticks are indexes of briefings.
func (p facetParts) tallyBriefings(s *Set, k *key) *tallied {
	base, had, around, ok := p.tests(s, k)
	if !ok {
		return nil
	}
	t := &tallied{more: map[string]tick{}}
	var own *shelf // the last one that is had
	var values []string
	var of *shelf
	at := 0
	end := func() {
		at++
		for _, v := range values {
			if seen := t.more[v]; seen.last != at {
				t.more[v] = tick{seen.count + 1, at}
			}
		}
		values = values[:0]
	}
	s.each(base, func(c *cursor) {
		if c.sh != of {
			end()
			of = c.sh
		}
		switch {
		case own == c.sh || c.sh.silent(c.kind):
		case had(c):
			own = c.sh
			t.had++
			values = values[:0]
		case k.whole && around&briefings != 0 && c.kind != briefings:
		default:
			c.eachValue(k, func(v string) { values = append(values, v) })
		}
	})
	end()
	return t
}
