package query

import (
	"slices"
	"strings"

	"readout/model"
)

// candidates returns every value of a key that the set holds, uncounted.
func (s *Set) candidates(k *key) []Facet {
	var list gathering
	switch k.name {
	case "actor", "by", "per":
		for _, sh := range s.speaking() {
			for i := range sh.b.Actors {
				list.add(sh.b.Actors[i].ID, sh.b.Label(model.Ref{Type: model.TypeActor, Index: i}))
			}
		}
	case "issue":
		for _, sh := range s.speaking() {
			for i := range sh.b.Issues {
				list.add(sh.b.Issues[i].ID, sh.b.Label(model.Ref{Type: model.TypeIssue, Index: i}))
			}
		}
	case "src":
		for _, sh := range s.speaking() {
			for i := range sh.b.Sources {
				list.add(sh.b.Sources[i].ID, sh.b.Label(model.Ref{Type: model.TypeSource, Index: i}))
			}
		}
	case "in", "briefing":
		for _, sh := range s.shelves {
			list.add(sh.b.ID, sh.b.Label(model.Ref{Type: model.TypeBriefing}))
		}
	case "since":
		list.words("7d", "2w", "3m", "1y", "last")
	case "moved":
		list.words("yes", "no")
		list.words(s.moves()...)
	default:
		list.words(k.words...)
		if k.words == nil {
			s.each(s.counts, func(c *cursor) {
				c.eachValue(k, func(v string) {
					if v != none {
						list.add(v, v)
					}
				})
			})
			slices.SortFunc(list.facets, func(a, b Facet) int { return strings.Compare(a.Value, b.Value) })
		}
	}
	return list.facets
}

// speaking are the shelves whose items count.
func (s *Set) speaking() []*shelf {
	var list []*shelf
	for _, sh := range s.shelves {
		if len(s.shelves) == 1 || sh.b.Status != model.Withdrawn {
			list = append(list, sh)
		}
	}
	return list
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

// gathering keeps the first of each value.
type gathering struct {
	facets []Facet
	seen   map[string]bool
}

func (g *gathering) add(v, label string) {
	if v == "" || g.seen[v] {
		return
	}
	if g.seen == nil {
		g.seen = map[string]bool{}
	}
	g.seen[v] = true
	g.facets = append(g.facets, Facet{Value: v, Label: label})
}

func (g *gathering) words(list ...string) {
	for _, w := range list {
		g.add(w, w)
	}
}

// eachValue calls f with the values of a key that would leave the item. It
// may repeat one.
func (c *cursor) eachValue(k *key, f func(string)) {
	if k.types != 0 && !k.whole && c.kind&k.types == 0 {
		return
	}
	b, i := c.sh.b, c.ref.Index
	switch k.name {
	case "type":
		f(string(c.ref.Type))
	case "actor", "by", "part", "kind":
		c.eachActorValue(k.name, f)
	case "per":
		per := c.tellers()
		for _, id := range per {
			f(id)
		}
		if len(per) == 0 {
			f(none)
		}
	case "issue":
		f(or(c.issue(), none))
	case "src":
		f(or(c.source(), none))
	case "stance":
		f(string(b.Positions[i].Stance))
	case "state":
		f(stateOf(&b.Events[i]))
	case "check":
		for _, outcome := range model.Checks {
			if c.checked(outcome) {
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
	case "in", "briefing":
		f(b.ID)
	case "status":
		f(statusOf(b))
	case "marking":
		f(or(b.Marking, none))
	case "lang":
		f(or(b.Lang, none))
	}
}

func (c *cursor) eachActorValue(key string, f func(string)) {
	some := c.eachActor(func(id string) bool {
		switch key {
		case "part":
			id = c.partOf(id)
		case "kind":
			id = c.kindOf(id)
		}
		f(id)
		return false
	})
	if !some && (key == "actor" || key == "by") && !c.eachActor(func(string) bool { return true }) {
		f(none)
	}
}

// maxMonths keeps a date that spans centuries from filling the list.
const maxMonths = 24

// eachMonth calls f with the months that the date of an item touches.
func (c *cursor) eachMonth(f func(string)) {
	d := c.date()
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
