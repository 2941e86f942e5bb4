package query

import (
	"maps"
	"slices"
	"strings"

	"readout/model"
)

// candidates returns every value of a key that the set holds, uncounted. The
// list is the caller's.
func (s *Set) candidates(k *key) []Facet {
	var list gathering
	switch k.name {
	case "actor", "by", "per":
		return slices.Clone(s.ids(declaredActors, true))
	case "issue":
		return slices.Clone(s.ids(declaredIssues, true))
	case "src":
		return slices.Clone(s.ids(declaredSources, true))
	case "in", "briefing":
		for _, b := range s.briefings {
			list.add(b.ID, b.Label(model.Ref{Type: model.TypeBriefing}))
		}
	case "since":
		list.words("7d", "2w", "3m", "1y", "last")
	case "moved":
		list.words("yes", "no")
		list.words(s.moves()...)
	default:
		list.words(k.words...)
		if k.words == nil {
			for _, v := range s.values(k) {
				if v != none {
					list.add(v, v)
				}
			}
			slices.SortFunc(list.facets, func(a, b Facet) int { return strings.Compare(a.Value, b.Value) })
		}
	}
	return list.facets
}

// moves returns the ways in which positions of the set have moved, as values
// of "moved".
func (s *Set) moves() []string {
	var found []string
	for _, from := range model.Stances {
		for _, to := range model.Stances {
			v := value{between, from, to}
			if s.Count(Query{&node{op: opFilter, key: keyNamed("moved"), values: []value{v}}}) > 0 {
				found = append(found, from+".."+to)
			}
		}
	}
	return found
}

// values are all that the items of the set have of a key.
func (s *Set) values(k *key) []string {
	if c := s.codingOf(k); c != nil {
		return c.values
	}
	return slices.Collect(maps.Keys(s.tallyItems(Query{}, k).more))
}

// eachValue calls f with the values of a key that would leave the item. It
// may repeat one. The keys that have codes are not asked for here.
func (c *cursor) eachValue(k *key, f func(string)) {
	b, i := c.b, c.ref.Index
	switch k.name {
	case "type":
		f(string(c.ref.Type))
	case "per":
		c.eachTeller(f)
	case "stance":
		f(string(b.Positions()[i].Stance))
	case "state":
		f(stateOf(&b.Events()[i]))
	case "check":
		for _, outcome := range model.Checks {
			if checked(&b.Quotes()[i], outcome) {
				f(outcome)
			}
		}
	case "grade":
		f(or(c.grade(), none))
	case "likelihood":
		f(or(c.likelihood(), none))
	case "confidence":
		f(or(c.confidence(), none))
	case "date":
		c.eachMonth(f)
	}
}

func (c *cursor) eachTeller(f func(string)) {
	var per []string
	switch {
	case c.kind == events:
		per = c.b.Events()[c.ref.Index].Per
	case c.b.Positions()[c.ref.Index].SecondHand():
		per = c.b.Positions()[c.ref.Index].Per
	}
	for _, id := range per {
		f(id)
	}
	if len(per) == 0 {
		f(none)
	}
}

// maxMonths keeps a date that spans centuries from filling the list.
const maxMonths = 24

// eachMonth calls f with the months that the date of an item touches.
func (c *cursor) eachMonth(f func(string)) {
	d, own := dateOf(c.b, c.ref)
	if !own {
		d = c.b.Date
	}
	if !d.Valid() {
		f(none)
		return
	}
	from, to := d.Span()
	month := from.AddDate(0, 0, 1-from.Day())
	for range maxMonths {
		f(month.Format("2006-01"))
		if month = month.AddDate(0, 1, 0); !month.Before(to) {
			return
		}
	}
}
