package query

import (
	"slices"

	"readout/model"
)

// A filter about whole things (a join, or what is said of a whole briefing)
// lists these things when it stands alone: "status:draft" is the drafts, and
// "actor:{type:quote}" is the actors who are quoted. Next to a filter that
// speaks of other items it keeps the items that belong to them:
// "type:quote status:draft" is the quotes of the drafts. So compiling carries
// along the types of item that the rest of the query may leave.

// reach returns the types of item that a part of a query speaks about. "type"
// itself reaches none, so that it always widens its neighbours.
func (n *node) reach() types {
	switch n.op {
	case opAnd:
		t := all
		for _, kid := range n.kids {
			t &= kid.reach()
		}
		return t
	case opOr:
		var t types
		for _, kid := range n.kids {
			t |= kid.reach()
		}
		return t
	case opNot:
		if kid := n.kids[0]; kid.op == opFilter && kid.key.types == 0 {
			return 0
		}
		return all
	case opFilter:
		return n.key.reach(n.values)
	}
	return all
}

func (k *key) reach(values []value) types {
	list := is
	switch k.name {
	case "is":
	case "has":
		list = has
	default:
		return k.types
	}
	var t types
	for _, v := range values {
		for _, p := range list {
			if p.word == word(v.text) {
				t |= p.types
			}
		}
	}
	return t
}

// part keeps the items of a segment that a part of a query leaves.
type part func(*segment, numbers)

// compile makes a part of a query. rest is what the parts around it reach.
func (s *Set) compile(n *node, rest types) part {
	switch n.op {
	case opAnd:
		return s.compileAll(n.kids, rest)
	case opOr:
		parts := make([]part, len(n.kids))
		for i, kid := range n.kids {
			parts[i] = s.compile(kid, rest)
		}
		return anyOf(parts)
	case opNot:
		if kid := n.kids[0]; kid.op == opFilter && kid.join == nil && kid.key.whole {
			rest = 0 // what belongs to the briefing goes with it
		}
		pass := s.compile(n.kids[0], rest)
		return func(g *segment, x numbers) {
			y := slices.Clone(x)
			pass(g, y)
			x.without(y)
		}
	case opWord:
		words := model.Searchable(n.text)
		return func(g *segment, x numbers) { g.words(words, x) }
	}
	if n.join != nil {
		return s.join(n, rest)
	}
	return s.filter(n.key, n.values, rest)
}

// compileAll makes one part of several that all must hold; words, which cost
// most, come last.
func (s *Set) compileAll(kids []*node, rest types) part {
	var parts, words []part
	for i, kid := range kids {
		around := rest
		for j, other := range kids {
			if j != i {
				around &= other.reach()
			}
		}
		if pass := s.compile(kid, around); kid.op == opFilter {
			parts = append(parts, pass)
		} else {
			words = append(words, pass)
		}
	}
	parts = append(parts, words...)
	return func(g *segment, x numbers) {
		for _, pass := range parts {
			pass(g, x)
		}
	}
}

func anyOf(parts []part) part {
	if len(parts) == 1 {
		return parts[0]
	}
	return func(g *segment, x numbers) {
		some, y := newNumbers(g.size), newNumbers(g.size)
		for _, pass := range parts {
			copy(y, x)
			pass(g, y)
			some.or(y)
		}
		copy(x, some)
	}
}

func never(_ *segment, x numbers) { clear(x) }

// join keeps the actors, issues or briefings of the items that the inner query
// leaves.
func (s *Set) join(n *node, rest types) part {
	inner, found := s.compile(n.join, all), make([]numbers, len(s.segments))
	s.run(nil, func(i int, g *segment) {
		found[i] = slices.Clone(g.every)
		inner(g, found[i])
	})
	if n.key.name == "briefing" {
		return wide(briefings, rest, held(func(g *segment, i int) bool { return g.anyOf(found[s.at[g]], i, all) }))
	}
	ids := map[string]bool{}
	if n.key.name == "issue" {
		for i, g := range s.segments {
			g.issuesIn(found[i], ids)
		}
		delete(ids, "")
		return wide(issues, rest, byColumn((*segment).issueColumn, ids))
	}
	for i, g := range s.segments {
		g.actorsIn(found[i], ids)
	}
	return wide(actors, rest, byActor(all, func(n *naming) bool { return ids[n.id] }, false))
}

// issuesIn adds the issues of some items.
func (g *segment) issuesIn(x numbers, ids map[string]bool) {
	col := g.issueColumn()
	seen := make([]bool, len(col.values))
	x.each(0, uint32(g.size), func(number uint32) {
		if code := col.codes[number]; !seen[code] {
			seen[code] = true
			ids[col.values[code]] = true
		}
	})
}

// actorsIn adds the actors of some items.
func (g *segment) actorsIn(x numbers, ids map[string]bool) {
	c := g.castOf()
	seen := make([]bool, len(c.cast))
	seen[0] = true
	add := func(code uint32) {
		if !seen[code] {
			seen[code] = true
			ids[c.cast[code].id] = true
		}
	}
	for k := range order {
		from, to := g.span(k)
		x.each(from, to, func(number uint32) {
			if k != atEvent {
				add(c.actor[number])
				return
			}
			for _, code := range c.who.of(number) {
				add(code)
			}
		})
	}
}

// wide keeps things of a type, and what belongs to them if the rest of the query
// cannot leave the things themselves.
func wide(things, rest types, pass part) part {
	if rest&things == 0 {
		return pass
	}
	return func(g *segment, x numbers) {
		g.only(things, x)
		pass(g, x)
	}
}

// byActor keeps items of some types of which an actor passes, or that have none.
func byActor(on types, pass func(*naming) bool, nobody bool) part {
	on &= quotes | positions | events | actors
	return func(g *segment, x numbers) {
		g.only(on, x)
		c := g.castOf()
		hits := make([]bool, len(c.cast))
		for code := range c.cast {
			hits[code] = code > 0 && pass(&c.cast[code])
		}
		hits[0] = nobody
		for k := range order {
			from, to := g.span(k)
			x.each(from, to, func(number uint32) {
				hit := hits[c.actor[number]]
				if k == atEvent {
					who := c.who.of(number)
					hit = nobody && len(who) == 0 || slices.ContainsFunc(who, func(code uint32) bool { return hits[code] })
				}
				if !hit {
					x.drop(number)
				}
			})
		}
	}
}

// byColumn keeps the items whose value in a column is one of some.
func byColumn(of func(*segment) *column, values map[string]bool) part {
	return func(g *segment, x numbers) {
		col := of(g)
		hits := make([]bool, len(col.values))
		for code, v := range col.values {
			hits[code] = values[v]
		}
		x.each(0, uint32(g.size), func(number uint32) {
			if !hits[col.codes[number]] {
				x.drop(number)
			}
		})
	}
}

// held keeps what is in the briefings that pass.
func held(pass func(g *segment, i int) bool) part {
	return func(g *segment, x numbers) {
		for i := range g.briefings {
			if pass(g, i) {
				continue
			}
			for k := range order {
				if from, to := g.first[k][i], g.first[k][i+1]; from < to {
					x.clear(from, to)
				}
			}
		}
	}
}

// tested keeps the items of some types that pass a test, whose answers under a
// key are remembered.
func tested(key string, on types, pass test) part {
	return func(g *segment, x numbers) {
		x.and(g.remembered(key, func(y numbers) {
			copy(y, g.every)
			g.sift(on, y, pass)
		}))
	}
}

// shelved is tested for whole briefings.
func shelved(key string, pass func(*model.Briefing) bool) part {
	return func(g *segment, x numbers) {
		x.and(g.remembered(key, func(y numbers) {
			copy(y, g.every)
			held(func(g *segment, i int) bool { return pass(g.briefings[i]) })(g, y)
		}))
	}
}
