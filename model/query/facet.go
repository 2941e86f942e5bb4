package query

import (
	"slices"
	"strings"

	"readout/model"
)

// Facet is one value of a key, and how many items the list would show with
// that value added to the query as Add adds it to the line.
type Facet struct {
	Value string // as the filter takes it
	Label string // as readers know it
	Count int
}

// Facets returns the values of a key that the set holds, with their counts:
// words of a closed vocabulary in its own order, ids in file order, all else
// sorted. "none" comes last, if anything has none.
func (s *Set) Facets(q Query, name string) []Facet {
	k := keyNamed(name)
	if k == nil {
		return nil
	}
	return s.facets(q, k, s.tallyItems(q, k), s.shown)
}

// facets are the values of a key with their counts: taken from a tally of all
// values, if there is one, and else counted one by one.
func (s *Set) facets(q Query, k *key, t *tallied, count func(Query) int) []Facet {
	list := s.candidates(k)
	parts := split(q, k)
	for i := range list {
		f := &list[i]
		if t == nil || parts.excludes(k, f.Value) {
			f.Count = count(parts.with(k, f.Value))
		} else {
			f.Count = t.had + t.more[f.Value]
		}
	}
	if t != nil && k.takesNone() && t.more[none] > 0 && !parts.excludes(k, none) {
		list = append(list, Facet{none, none, t.had + t.more[none]})
	}
	return list
}

// shown is the number of items that a query leaves and that count: what stands
// in a briefing that is withdrawn does not count among those of several.
func (s *Set) shown(q Query) int {
	f := s.Find(q)
	n := 0
	for i, g := range s.segments {
		if g.silent == nil || !s.several() {
			n += f.parts[i].count()
			continue
		}
		x := slices.Clone(f.parts[i])
		g.speaking(x)
		n += x.count()
	}
	return n
}

func (k *key) takesNone() bool {
	return strings.HasSuffix(k.takes, none) || strings.Contains(k.takes, none+";")
}

// facetParts is a query taken apart around one key.
type facetParts struct {
	own  *node   // the filter that a value of the key is added to; nil if there is none yet
	rest []*node // all else
}

func split(q Query, k *key) facetParts {
	var parts facetParts
	if q.root == nil {
		return parts
	}
	kids := []*node{q.root}
	if q.root.op == opAnd {
		kids = q.root.kids
	}
	for _, kid := range kids {
		if parts.own == nil && kid.filters(k) {
			parts.own = kid
		} else {
			parts.rest = append(parts.rest, kid)
		}
	}
	return parts
}

// filters reports whether the node is a plain filter by the key.
func (n *node) filters(k *key) bool { return n.op == opFilter && n.key == k && n.join == nil }

// excludes reports whether the node is the negation of a plain filter by the key.
func (n *node) excludes(k *key) bool { return n.op == opNot && n.kids[0].filters(k) }

func (p facetParts) excludes(k *key, v string) bool {
	return slices.ContainsFunc(p.rest, func(n *node) bool { return n.excludes(k) && n.kids[0].has(v) })
}

// has reports whether a filter names a value.
func (n *node) has(v string) bool {
	return slices.ContainsFunc(n.values, func(own value) bool { return same(n.key, own, v) })
}

func same(k *key, own value, v string) bool {
	return model.Fold(k.writeValue(own)) == model.Fold(v) || own.rel == equal && model.Fold(own.text) == model.Fold(v)
}

// with returns the query with a value of the key added to it.
func (p facetParts) with(k *key, v string) Query {
	own := &node{op: opFilter, key: k}
	if p.own != nil {
		own.values = slices.Clone(p.own.values)
	}
	if !own.has(v) {
		own.values = append(own.values, k.read(v))
	}
	kids := make([]*node, 0, len(p.rest)+1)
	for _, n := range p.rest {
		if n.excludes(k) {
			left := slices.DeleteFunc(slices.Clone(n.kids[0].values), func(own value) bool { return same(k, own, v) })
			if len(left) == 0 {
				continue
			}
			n = &node{op: opNot, kids: []*node{{op: opFilter, key: k, values: left}}}
		}
		kids = append(kids, n)
	}
	if kids = append(kids, own); len(kids) == 1 {
		return Query{own}
	}
	return Query{&node{op: opAnd, kids: kids}}
}
