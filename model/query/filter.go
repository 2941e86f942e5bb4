package query

import (
	"slices"
	"strings"

	"readout/model"
)

// filter makes a part of a key and its values, any of which must hold.
func (s *Set) filter(k *key, values []value, rest types) part {
	pass := s.filterAny(k, values)
	if k.whole {
		return wide(briefings, rest, pass)
	}
	if k.name == "is" { // Some of its words speak of whole briefings.
		return s.properties(values, rest)
	}
	if k.types == 0 || k.types == all {
		return pass
	}
	on := k.types
	return func(g *segment, x numbers) {
		g.only(on, x)
		pass(g, x)
	}
}

func (s *Set) filterAny(k *key, values []value) part {
	switch k.name {
	case "type", "stance", "state", "status", "part", "kind", "check":
		return closed(k, values)
	case "actor", "by", "per", "issue", "src":
		name := Query{&node{op: opFilter, key: k, values: values}}.String()
		return s.known.answers.remembered(name, s.index, s.naming(k, values))
	case "date", "since":
		return s.times(k.name, values)
	case "grade", "likelihood", "confidence":
		return ranks(k, values)
	case "moved":
		return s.moved(values)
	}
	parts := make([]part, len(values))
	for i, v := range values {
		switch k.name {
		case "has":
			parts[i] = s.having(word(v.text))
		case "in", "briefing":
			parts[i] = in(v.text)
		case "marking":
			parts[i] = s.marked(v.text)
		case "lang":
			parts[i] = written(v.text)
		default:
			parts[i] = never
		}
	}
	return anyOf(parts)
}

// closed is for the words of a closed vocabulary.
func closed(k *key, values []value) part {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = word(v.text)
	}
	in := func(s string) bool { return slices.Contains(list, s) }
	key := k.name + ":" + strings.Join(list, ",")
	switch k.name {
	case "type":
		var on types
		for _, t := range list {
			on |= typeOf[model.Type(t)]
		}
		return func(g *segment, x numbers) { g.only(on, x) }
	case "stance":
		return tested(key, positions, func(c *cursor) bool { return in(string(c.b.Positions()[c.ref.Index].Stance)) })
	case "state":
		return tested(key, events, func(c *cursor) bool { return in(stateOf(&c.b.Events()[c.ref.Index])) })
	case "status":
		return shelved(key, func(b *model.Briefing) bool { return in(statusOf(b)) })
	case "check":
		return tested(key, quotes, func(c *cursor) bool {
			return slices.ContainsFunc(list, func(outcome string) bool { return checked(&c.b.Quotes()[c.ref.Index], outcome) })
		})
	case "part":
		return byActor(k.types, func(n *naming) bool { return in(n.part) }, false)
	}
	return byActor(k.types, func(n *naming) bool { return in(n.kind) }, false)
}

func or(s, t string) string {
	if s != "" {
		return s
	}
	return t
}

func stateOf(e *model.Event) string { return or(string(e.State), string(model.Happened)) }

func statusOf(b *model.Briefing) string { return or(string(b.Status), string(model.Draft)) }

// checked reports whether a quote has an outcome of the word-for-word check.
// All its segments must be exact for it to be exact, final full stops and
// commas aside; one segment is enough for any other outcome.
func checked(q *model.Quote, outcome string) bool {
	has := func(want model.Check) bool {
		return slices.ContainsFunc(q.Segments, func(s model.Segment) bool { return s.Check == want })
	}
	switch check := model.Check(outcome); check {
	case model.Exact:
		return len(q.Segments) > 0 && !slices.ContainsFunc(q.Segments, func(s model.Segment) bool {
			return s.Check != model.Exact && s.Check != model.FinalPunctuation
		})
	case model.Unchecked:
		return len(q.Segments) == 0 || has("") || has(check)
	default:
		return has(check)
	}
}

// naming is for values that name what briefings declare.
func (s *Set) naming(k *key, values []value) part {
	switch k.name {
	case "issue":
		return byColumn((*segment).issueColumn, s.named(values, declaredIssues))
	case "src":
		return byColumn((*segment).sourceColumn, s.named(values, declaredSources))
	}
	return s.people(k, values)
}

// people is for actors by id, name or alias.
func (s *Set) people(k *key, values []value) part {
	ids, nobody := map[string]bool{}, false
	for _, v := range values {
		if word(v.text) == none {
			nobody = true
			continue
		}
		s.find(v.text, ids)
	}
	if k.name != "per" {
		return byActor(k.types, func(n *naming) bool { return ids[n.id] }, nobody)
	}
	return func(g *segment, x numbers) {
		c := g.castOf()
		hits := make([]bool, len(c.cast))
		for code := range c.cast {
			hits[code] = code > 0 && ids[c.cast[code].id]
		}
		for _, place := range []int{atPosition, atEvent} {
			from, to := g.span(place)
			x.each(from, to, func(number uint32) {
				per := c.tellers(place, number)
				if (!nobody || len(per) > 0) && !slices.ContainsFunc(per, func(code uint32) bool { return hits[code] }) {
					x.drop(number)
				}
			})
		}
	}
}

// find adds the ids of the actors that a text names: the one with that id,
// else all of whose id, name or alias it is the beginning of a word.
func (s *Set) find(text string, ids map[string]bool) {
	id, name := model.Fold(text), model.Searchable(text)
	exact := false
	for _, m := range s.members() {
		if m.foldedID == id {
			ids[m.id], exact = true, true
		}
	}
	if exact {
		return
	}
	ids[text] = true // It may be an id that no cast declares.
	for _, m := range s.members() {
		if hasWord(m.foldedID, id) || slices.ContainsFunc(m.names, func(n string) bool { return hasWord(n, name) }) {
			ids[m.id] = true
		}
	}
}

// named are the ids of issues or sources that values name: each the one that is
// given, else all that begin with it.
func (s *Set) named(values []value, of int) map[string]bool {
	ids := map[string]bool{}
	for _, v := range values {
		if word(v.text) == none {
			ids[""] = true
			continue
		}
		want, exact := model.Fold(v.text), false
		var begin []string
		for _, f := range s.ids(of, false) {
			switch folded := model.Fold(f.Value); {
			case folded == want:
				ids[f.Value], exact = true, true
			case strings.HasPrefix(folded, want):
				begin = append(begin, f.Value)
			}
		}
		if !exact {
			ids[v.text] = true
			for _, id := range begin {
				ids[id] = true
			}
		}
	}
	return ids
}
