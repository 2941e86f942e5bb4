package query

import "readout/model"

// What briefings declare that filters name by id.
const (
	declaredActors = iota
	declaredIssues
	declaredSources
)

// declaring are the lists of a briefing that declare it.
var declaring = [...]model.Type{model.TypeActor, model.TypeIssue, model.TypeSource}

// declarations are ids, each once, with what readers know them as.
type declarations struct {
	every  gathering // of all briefings
	spoken gathering // of those that are not withdrawn
}

// member is an actor as one or more briefings name it.
type member struct {
	id, foldedID string
	names        []string // folded: name and aliases
	sign         string
}

// declarationsOf are what the briefings of a segment declare.
func (g *segment) declarationsOf() *columns {
	c := &g.columns
	c.declaredOnce.Do(func() {
		seen := map[string]bool{}
		for _, b := range g.briefings {
			for i, t := range declaring {
				c.declared[i].add(b, t)
			}
			for i := range b.Actors() {
				if m := memberOf(&b.Actors()[i]); !seen[m.sign] {
					seen[m.sign] = true
					m.fold(&b.Actors()[i])
					c.members = append(c.members, m)
				}
			}
		}
	})
	return c
}

func (d *declarations) add(b *model.Briefing, t model.Type) {
	for i := range b.Len(t) {
		var id string
		switch t {
		case model.TypeActor:
			id = b.Actors()[i].ID
		case model.TypeIssue:
			id = b.Issues()[i].ID
		default:
			id = b.Sources()[i].ID
		}
		r := model.Ref{Type: t, Index: i}
		if !d.every.seen[id] {
			d.every.add(id, b.Label(r))
		}
		if b.Status != model.Withdrawn && !d.spoken.seen[id] {
			d.spoken.add(id, b.Label(r))
		}
	}
}

func memberOf(a *model.Actor) member {
	sign := a.ID + "\n" + a.Name
	for _, alias := range a.Aliases {
		sign += "\n" + alias
	}
	return member{id: a.ID, sign: sign}
}

func (m *member) fold(a *model.Actor) {
	m.foldedID = model.Fold(a.ID)
	m.names = append(m.names, model.Searchable(a.Name))
	for _, alias := range a.Aliases {
		m.names = append(m.names, model.Searchable(alias))
	}
}

// members returns every actor of the set, once for each way of naming it.
func (s *Set) members() []member {
	s.known.membersOnce.Do(func() {
		s.run(nil, func(_ int, g *segment) { g.declarationsOf() })
		seen := map[string]bool{}
		for _, g := range s.segments {
			for _, m := range g.declarationsOf().members {
				if !seen[m.sign] {
					seen[m.sign] = true
					s.known.members = append(s.known.members, m)
				}
			}
		}
	})
	return s.known.members
}

// ids are those that the briefings of the set declare; where they count, those
// of what is withdrawn do not.
func (s *Set) ids(of int, counting bool) []Facet {
	i := 0
	if counting && s.several() {
		i = 1
	}
	k := &s.known.ids[of][i]
	k.once.Do(func() {
		s.run(nil, func(_ int, g *segment) { g.declarationsOf() })
		var all gathering
		for _, g := range s.segments {
			d := &g.declarationsOf().declared[of]
			from := d.every.facets
			if i == 1 {
				from = d.spoken.facets
			}
			for _, f := range from {
				all.add(f.Value, f.Label)
			}
		}
		k.list = all.facets
	})
	return k.list
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
