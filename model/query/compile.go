package query

import (
	"strings"

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

// compile makes a test of a part of a query. rest is what the parts around it
// reach.
func (s *Set) compile(n *node, rest types) test {
	switch n.op {
	case opAnd:
		return s.compileAll(n.kids, rest)
	case opOr:
		tests := make([]test, len(n.kids))
		for i, kid := range n.kids {
			tests[i] = s.compile(kid, rest)
		}
		return anyOf(tests)
	case opNot:
		if kid := n.kids[0]; kid.op == opFilter && kid.join == nil && kid.key.whole {
			rest = 0 // what belongs to the briefing goes with it
		}
		pass := s.compile(n.kids[0], rest)
		return func(c *cursor) bool { return !pass(c) }
	case opWord:
		return contains(searchable(n.text))
	}
	if n.join != nil {
		return s.join(n, rest)
	}
	return s.filter(n.key, n.values, rest)
}

// compileAll makes a test of parts that all must hold; words, which cost most,
// come last.
func (s *Set) compileAll(kids []*node, rest types) test {
	var tests, words []test
	for i, kid := range kids {
		around := rest
		for j, other := range kids {
			if j != i {
				around &= other.reach()
			}
		}
		if pass := s.compile(kid, around); kid.op == opFilter {
			tests = append(tests, pass)
		} else {
			words = append(words, pass)
		}
	}
	tests = append(tests, words...)
	if len(tests) == 1 {
		return tests[0]
	}
	return func(c *cursor) bool {
		for _, pass := range tests {
			if !pass(c) {
				return false
			}
		}
		return true
	}
}

func anyOf(tests []test) test {
	if len(tests) == 1 {
		return tests[0]
	}
	return func(c *cursor) bool {
		for _, pass := range tests {
			if pass(c) {
				return true
			}
		}
		return false
	}
}

func never(*cursor) bool { return false }

// contains tests for words in the text of an item; those of a briefing may
// stand in its body.
func contains(words string) test {
	return func(c *cursor) bool {
		return strings.Contains(c.sh.texts()[c.item-c.sh.first], words) ||
			c.kind == briefings && strings.Contains(c.sh.body(), words)
	}
}

// join tests for the actors, issues or briefings of the items that the inner
// query leaves.
func (s *Set) join(n *node, rest types) test {
	inner := s.compile(n.join, all)
	ids := map[string]bool{}
	switch n.key.name {
	case "briefing":
		held := map[*shelf]bool{}
		s.each(inner, func(c *cursor) { held[c.sh] = true })
		return wide(briefings, rest, func(c *cursor) bool { return held[c.sh] })
	case "issue":
		s.each(inner, func(c *cursor) {
			if id := c.sh.b.IssueOf(c.ref); id != "" {
				ids[id] = true
			}
		})
		return wide(issues, rest, func(c *cursor) bool { return ids[c.sh.b.IssueOf(c.ref)] })
	}
	s.each(inner, func(c *cursor) {
		c.eachActor(func(id string) bool { ids[id] = true; return false })
	})
	in := func(id string) bool { return ids[id] }
	return wide(actors, rest, func(c *cursor) bool { return c.eachActor(in) })
}

// wide tests for things of a type, and for what belongs to them if the rest of
// the query cannot leave the things themselves.
func wide(things, rest types, pass test) test {
	if rest&things == 0 {
		return pass
	}
	return func(c *cursor) bool { return c.kind == things && pass(c) }
}

// eachActor calls f with the actors of the item until f returns true, and
// reports whether it did.
func (c *cursor) eachActor(f func(id string) bool) bool {
	b := c.sh.b
	switch c.kind {
	case quotes:
		return b.Quotes[c.ref.Index].By != "" && f(b.Quotes[c.ref.Index].By)
	case positions:
		return f(b.Positions[c.ref.Index].Actor)
	case actors:
		return f(b.Actors[c.ref.Index].ID)
	case events:
		for _, id := range b.Events[c.ref.Index].Who {
			if f(id) {
				return true
			}
		}
	}
	return false
}

// tellers returns those who tell of a second-hand item, else nil.
func (c *cursor) tellers() []string {
	switch c.kind {
	case positions:
		if p := &c.sh.b.Positions[c.ref.Index]; p.SecondHand() {
			return p.Per
		}
	case events:
		return c.sh.b.Events[c.ref.Index].Per
	}
	return nil
}

// date returns the date of an item. An item without one counts as of its
// briefing's date; an event does not, since it may be long past or to come,
// nor does a source. Words are no date.
func (c *cursor) date() model.Date {
	b, d := c.sh.b, model.Date{}
	switch c.kind {
	case quotes:
		d = b.Quotes[c.ref.Index].On
	case positions:
		d = b.Positions[c.ref.Index].On
	case events:
		return b.Events[c.ref.Index].When
	case sources:
		return b.Sources[c.ref.Index].Date
	}
	if d.IsZero() {
		return b.Date
	}
	return d
}

// grade returns the grade of a source, or of the source of an item.
func (c *cursor) grade() string {
	if src := c.sh.relations().SourceByID(c.sh.b.SourceOf(c.ref)); src != nil {
		return src.Grade
	}
	return ""
}
