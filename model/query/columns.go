package query

import (
	"strings"
	"sync"
	"time"

	"readout/model"
)

// columns is what the filters asked for most need to know of every item of a
// segment: a code for its actor, its issue, its source and its date, made when
// first asked. A filter then asks of each code once, and of each item only
// which code it has.
type columns struct {
	castOnce sync.Once
	cast     []naming // by code; 0 is nobody
	actor    []uint32 // by number; those of events are in who
	who      lists    // of events
	told     [2]lists // who tell of positions, and of events

	issuesOnce sync.Once
	issue      column

	sourcesOnce sync.Once
	source      column

	datesOnce sync.Once
	dates     []period // by code; 0 is none
	date      []uint32

	declaredOnce sync.Once
	declared     [len(declaring)]declarations
	members      []member

	textsOnce sync.Once
	texts     texts

	bodiesOnce sync.Once
	bodies     []string // by briefing
}

// column is a code for every item, and what each code stands for; 0 is nothing.
type column struct {
	codes  []uint32
	values []string
}

// lists are several codes for each item of a type.
type lists struct {
	from  uint32   // the number of the first item
	ends  []uint32 // where the codes of each item end
	codes []uint32
}

func (l *lists) of(number uint32) []uint32 {
	begin := uint32(0)
	if i := number - l.from; i > 0 {
		begin = l.ends[i-1]
	}
	return l.codes[begin:l.ends[number-l.from]]
}

func (l *lists) add(ids []string, code func(id string) uint32) {
	for _, id := range ids {
		l.codes = append(l.codes, code(id))
	}
	l.ends = append(l.ends, uint32(len(l.codes)))
}

// naming is an actor as a briefing names it.
type naming struct {
	id, part, kind string
	text           string // searchable: id, name and aliases, each on a line of its own
}

// coder gives codes to values, each its own.
type coder[K comparable, V any] struct {
	code map[K]uint32
	list []V
}

func newCoder[K comparable, V any](first V) *coder[K, V] {
	return &coder[K, V]{map[K]uint32{}, []V{first}}
}

func (c *coder[K, V]) of(key K, value func() V) uint32 {
	code, ok := c.code[key]
	if !ok {
		code = uint32(len(c.list))
		c.code[key] = code
		c.list = append(c.list, value())
	}
	return code
}

// castOf codes the actors.
func (g *segment) castOf() *columns {
	c := &g.columns
	c.castOnce.Do(func() {
		c.actor = make([]uint32, g.size)
		c.who.from, c.told[0].from, c.told[1].from = g.first[atEvent][0], g.first[atPosition][0], g.first[atEvent][0]
		m := castMaker{namings: newCoder[string](naming{})}
		for i, b := range g.briefings {
			said := b.Only(model.TypeActor, model.TypePosition, model.TypeQuote, model.TypeEvent)
			m.begin(said.Actors)
			for j := range said.Actors {
				c.actor[g.first[atActor][i]+uint32(j)] = m.code(said.Actors[j].ID)
			}
			for j := range said.Positions {
				c.actor[g.first[atPosition][i]+uint32(j)] = m.code(said.Positions[j].Actor)
				c.told[0].add(said.Positions[j].Per, m.code)
			}
			for j := range said.Quotes {
				if by := said.Quotes[j].By; by != "" {
					c.actor[g.first[atQuote][i]+uint32(j)] = m.code(by)
				}
			}
			for j := range said.Events {
				c.who.add(said.Events[j].Who, m.code)
				c.told[1].add(said.Events[j].Per, m.code)
			}
		}
		c.cast = m.namings.list
	})
	return c
}

// castMaker codes the actors of one briefing after the other.
type castMaker struct {
	namings  *coder[string, naming]
	declared map[string]*model.Actor
	codes    map[string]uint32 // by id
}

func (m *castMaker) begin(actors []model.Actor) {
	m.codes = make(map[string]uint32, len(actors))
	m.declared = make(map[string]*model.Actor, len(actors))
	for j := range actors {
		if a := &actors[j]; m.declared[a.ID] == nil {
			m.declared[a.ID] = a
		}
	}
}

func (m *castMaker) code(id string) uint32 {
	if code, ok := m.codes[id]; ok {
		return code
	}
	a := m.declared[id]
	if a == nil {
		a = &model.Actor{}
	}
	part, kind := or(string(a.Part), string(model.Other)), or(a.Kind, model.Kinds[0])
	key := strings.Join(append([]string{id, part, kind, a.Name}, a.Aliases...), "\x00")
	code := m.namings.of(key, func() naming {
		var w writer
		w.fields(id, a.Name)
		w.fields(a.Aliases...)
		return naming{id, part, kind, string(w.b)}
	})
	m.codes[id] = code
	return code
}

// tellers are the codes of those who tell of a second-hand item.
func (c *columns) tellers(k int, number uint32) []uint32 {
	if k == atEvent {
		return c.told[1].of(number)
	}
	per := c.told[0].of(number)
	for _, code := range per {
		if code != c.actor[number] {
			return per
		}
	}
	return nil
}

// columnOf codes what a function says of every item of some types.
func (g *segment) columnOf(on types, of func(*model.Briefing, model.Ref) string) column {
	col := column{codes: make([]uint32, g.size)}
	values := newCoder[string]("")
	values.code[""] = 0
	for i, b := range g.briefings {
		for k, kind := range kinds {
			if on&kind == 0 {
				continue
			}
			for number := g.first[k][i]; number < g.first[k][i+1]; number++ {
				if v := of(b, model.Ref{Type: order[k], Index: int(number - g.first[k][i])}); v != "" {
					col.codes[number] = values.of(v, func() string { return v })
				}
			}
		}
	}
	col.values = values.list
	return col
}

func (g *segment) issueColumn() *column {
	g.columns.issuesOnce.Do(func() {
		g.columns.issue = g.columnOf(keyNamed("issue").types, (*model.Briefing).IssueOf)
	})
	return &g.columns.issue
}

func (g *segment) sourceColumn() *column {
	g.columns.sourcesOnce.Do(func() {
		g.columns.source = g.columnOf(keyNamed("src").types, (*model.Briefing).SourceOf)
	})
	return &g.columns.source
}

// period is the time that a date covers.
type period struct{ from, to time.Time }

// datesOf codes the dates; 0 is for those without a time.
func (g *segment) datesOf() *columns {
	c := &g.columns
	c.datesOnce.Do(func() {
		c.date = make([]uint32, g.size)
		periods := newCoder[period](period{})
		code := func(d model.Date) uint32 {
			if !d.Valid() {
				return 0
			}
			from, to := d.Span()
			p := period{from, to}
			return periods.of(p, func() period { return p })
		}
		for i, b := range g.briefings {
			own := code(b.Date)
			for k := range order {
				for number := g.first[k][i]; number < g.first[k][i+1]; number++ {
					if d, other := dateOf(b, model.Ref{Type: order[k], Index: int(number - g.first[k][i])}); other {
						c.date[number] = code(d)
					} else {
						c.date[number] = own
					}
				}
			}
		}
		c.dates = periods.list
	})
	return c
}

// dateOf returns the date of an item, or says that it counts as of its
// briefing's date. An event and a source do not, since they may be long past or
// to come. Words are no date.
func dateOf(b *model.Briefing, r model.Ref) (d model.Date, own bool) {
	switch r.Type {
	case model.TypeQuote:
		d = b.Quotes()[r.Index].On
	case model.TypePosition:
		d = b.Positions()[r.Index].On
	case model.TypeEvent:
		return b.Events()[r.Index].When, true
	case model.TypeSource:
		return b.Sources()[r.Index].Date, true
	}
	return d, !d.IsZero()
}
