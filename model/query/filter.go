package query

import (
	"slices"
	"strings"

	"readout/model"
)

// filter makes a test of a key and its values, any of which must hold.
func (s *Set) filter(k *key, values []value, rest types) test {
	pass := s.filterAny(k, values)
	if k.whole {
		return wide(briefings, rest, pass)
	}
	if k.name == "is" { // Some of its words speak of whole briefings.
		return s.properties(values, rest)
	}
	if k.types == 0 {
		return pass
	}
	on := k.types
	return func(c *cursor) bool { return c.kind&on != 0 && pass(c) }
}

func (s *Set) filterAny(k *key, values []value) test {
	switch k.name {
	case "type", "stance", "state", "status", "part", "kind", "check":
		return closed(k.name, values)
	case "actor", "by", "per":
		return s.people(k.name, values)
	case "issue":
		return s.ids(values, (*cursor).issue, func(b *model.Briefing, f func(string)) {
			for i := range b.Issues {
				f(b.Issues[i].ID)
			}
		})
	case "src":
		return s.ids(values, (*cursor).source, func(b *model.Briefing, f func(string)) {
			for i := range b.Sources {
				f(b.Sources[i].ID)
			}
		})
	case "date", "since":
		return s.times(k.name, values)
	case "grade", "likelihood", "confidence":
		return ranks(k.name, values)
	case "moved":
		return s.moved(values)
	}
	tests := make([]test, len(values))
	for i, v := range values {
		switch k.name {
		case "has":
			tests[i] = s.having(word(v.text))
		case "in", "briefing":
			tests[i] = s.shelved(v.text)
		case "marking":
			tests[i] = s.marked(v.text)
		case "lang":
			tests[i] = s.written(v.text)
		default:
			tests[i] = never
		}
	}
	return anyOf(tests)
}

// closed tests for the words of a closed vocabulary.
func closed(key string, values []value) test {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = word(v.text)
	}
	in := func(s string) bool { return slices.Contains(list, s) }
	switch key {
	case "type":
		var on types
		for _, t := range list {
			on |= typeOf[model.Type(t)]
		}
		return func(c *cursor) bool { return c.kind&on != 0 }
	case "stance":
		return func(c *cursor) bool { return in(string(c.sh.b.Positions[c.ref.Index].Stance)) }
	case "state":
		return func(c *cursor) bool { return in(stateOf(&c.sh.b.Events[c.ref.Index])) }
	case "status":
		return func(c *cursor) bool { return in(statusOf(c.sh.b)) }
	case "check":
		return func(c *cursor) bool { return slices.ContainsFunc(list, c.checked) }
	case "part":
		return func(c *cursor) bool { return c.eachActor(func(id string) bool { return in(c.partOf(id)) }) }
	}
	return func(c *cursor) bool { return c.eachActor(func(id string) bool { return in(c.kindOf(id)) }) }
}

func or(s, t string) string {
	if s != "" {
		return s
	}
	return t
}

func stateOf(e *model.Event) string { return or(string(e.State), string(model.Happened)) }

func statusOf(b *model.Briefing) string { return or(string(b.Status), string(model.Draft)) }

func (c *cursor) partOf(actor string) string {
	if a := c.sh.relations().ActorByID(actor); a != nil && a.Part != "" {
		return string(a.Part)
	}
	return string(model.Other)
}

func (c *cursor) kindOf(actor string) string {
	if a := c.sh.relations().ActorByID(actor); a != nil && a.Kind != "" {
		return a.Kind
	}
	return model.Kinds[0]
}

// checked reports whether a quote has an outcome of the word-for-word check.
// All its segments must be exact for it to be exact, final full stops and
// commas aside; one segment is enough for any other outcome.
func (c *cursor) checked(outcome string) bool {
	segments := c.sh.b.Quotes[c.ref.Index].Segments
	has := func(want model.Check) bool {
		return slices.ContainsFunc(segments, func(s model.Segment) bool { return s.Check == want })
	}
	switch check := model.Check(outcome); check {
	case model.Exact:
		return len(segments) > 0 && !slices.ContainsFunc(segments, func(s model.Segment) bool {
			return s.Check != model.Exact && s.Check != model.FinalPunctuation
		})
	case model.Unchecked:
		return len(segments) == 0 || has("") || has(check)
	default:
		return has(check)
	}
}

// people tests for actors by id, name or alias.
func (s *Set) people(key string, values []value) test {
	ids, nobody := map[string]bool{}, false
	for _, v := range values {
		if word(v.text) == none {
			nobody = true
			continue
		}
		s.find(v.text, ids)
	}
	in := func(id string) bool { return ids[id] }
	if key == "per" {
		return func(c *cursor) bool {
			per := c.tellers()
			return nobody && len(per) == 0 || slices.ContainsFunc(per, in)
		}
	}
	anybody := func(string) bool { return true }
	return func(c *cursor) bool { return c.eachActor(in) || nobody && !c.eachActor(anybody) }
}

// find adds the ids of the actors that a text names: the one with that id,
// else all of whose id, name or alias it is the beginning of a word.
func (s *Set) find(text string, ids map[string]bool) {
	id, name := model.Fold(text), searchable(text)
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

func (c *cursor) issue() string { return c.sh.b.IssueOf(c.ref) }

func (c *cursor) source() string { return c.sh.b.SourceOf(c.ref) }

// ids tests for ids of issues or sources: the one that is given, else all that
// begin with it.
func (s *Set) ids(values []value, of func(*cursor) string, each func(*model.Briefing, func(string))) test {
	ids := map[string]bool{}
	for _, v := range values {
		if word(v.text) == none {
			ids[""] = true
			continue
		}
		want, exact := model.Fold(v.text), false
		var begin []string
		for _, sh := range s.shelves {
			each(sh.b, func(id string) {
				switch folded := model.Fold(id); {
				case folded == want:
					ids[id], exact = true, true
				case strings.HasPrefix(folded, want):
					begin = append(begin, id)
				}
			})
		}
		if !exact {
			ids[v.text] = true
			for _, id := range begin {
				ids[id] = true
			}
		}
	}
	return func(c *cursor) bool { return ids[of(c)] }
}
