package query

import (
	"slices"
	"time"

	"readout/model"
	"readout/model/library"
)

// times is for dates that overlap one of the spans given.
func (s *Set) times(key string, values []value) part {
	type span struct{ from, to time.Time } // zero: open
	var spans []span
	undated, last := false, false
	for _, v := range values {
		from, to := model.ParseDate(v.text).Span()
		switch {
		case key == "since" && word(v.text) == "last":
			last = true
		case key == "since":
			if t, ok := before(s.now(), v.text); ok {
				from = t
			}
			spans = append(spans, span{from: from})
		case v.rel == equal && word(v.text) == none:
			undated = true
		case v.rel == less:
			spans = append(spans, span{to: from})
		case v.rel == atMost:
			spans = append(spans, span{to: to})
		case v.rel == greater:
			spans = append(spans, span{from: to})
		case v.rel == atLeast:
			spans = append(spans, span{from: from})
		case v.rel == between:
			_, end := model.ParseDate(v.to).Span()
			spans = append(spans, span{from, end})
		default:
			spans = append(spans, span{from, to})
		}
	}
	dated := func(p period) bool {
		for _, sp := range spans {
			if (sp.from.IsZero() || p.to.After(sp.from)) && (sp.to.IsZero() || p.from.Before(sp.to)) {
				return true
			}
		}
		return false
	}
	within := byDate(dated, undated)
	if !last {
		return within
	}
	return anyOf([]part{within, s.asked("since last", s.sinceRead)})
}

// byDate keeps the items of which the date passes, or that have none.
func byDate(pass func(period) bool, undated bool) part {
	return func(g *segment, x numbers) {
		c := g.datesOf()
		hits := make([]bool, len(c.dates))
		for code, p := range c.dates {
			hits[code] = code > 0 && pass(p)
		}
		hits[0] = undated
		x.each(0, uint32(g.size), func(number uint32) {
			if !hits[c.date[number]] {
				x.drop(number)
			}
		})
	}
}

// sinceRead keeps what has a date later than the reader's last visit; to
// somebody who never read the briefing, all of it is new.
func (s *Set) sinceRead(g *segment, x numbers) {
	c := g.datesOf()
	for i, b := range g.briefings {
		var read time.Time
		ok := false
		if s.ctx.LastRead != nil {
			read, ok = s.ctx.LastRead(b)
		}
		for k := range order {
			x.each(g.first[k][i], g.first[k][i+1], func(number uint32) {
				if code := c.date[number]; code == 0 || ok && !c.dates[code].to.After(read) {
					x.drop(number)
				}
			})
		}
	}
}

// ranks is for grades, likelihoods and confidences.
func ranks(k *key, values []value) part {
	rank := gradeRanks
	of := (*cursor).grade
	if k.name != "grade" {
		list := model.Likelihoods
		of = (*cursor).likelihood
		if k.name == "confidence" {
			list, of = model.Confidences, (*cursor).confidence
		}
		rank = func(s string) (lo, hi int) { lo = slices.Index(list, word(s)); return lo, lo }
	}
	name := Query{&node{op: opFilter, key: k, values: values}}.String()
	return tested(name, k.types, func(c *cursor) bool {
		own := of(c)
		at, _ := rank(own)
		for _, v := range values {
			if v.rel == equal && word(v.text) == none {
				if own == "" {
					return true
				}
			} else if own != "" && at >= 0 && v.within(at, rank) {
				return true
			}
		}
		return false
	})
}

func gradeRanks(s string) (lo, hi int) {
	lo, hi, ok := grades(s)
	if !ok {
		return -1, -1
	}
	return lo, hi
}

func (c *cursor) likelihood() string { return c.b.Judgements()[c.ref.Index].Likelihood }

func (c *cursor) confidence() string {
	if c.kind == positions {
		return c.b.Positions()[c.ref.Index].Confidence
	}
	return c.b.Judgements()[c.ref.Index].Confidence
}

// grade returns the grade of a source, or of the source of an item.
func (c *cursor) grade() string {
	id := c.b.SourceOf(c.ref)
	if len(c.g.briefings) == 1 {
		if src := c.relations().SourceByID(id); src != nil {
			return src.Grade
		}
	} else if src := c.b.SourceByID(id); src != nil {
		return src.Grade
	}
	return ""
}

// moved is for positions that differ from those of the briefing before.
func (s *Set) moved(values []value) part {
	name := Query{&node{op: opFilter, key: keyNamed("moved"), values: values}}.String()
	return s.asked(name, func(g *segment, x numbers) {
		lib := s.library()
		g.sift(positions, x, func(c *cursor) bool {
			was, moved := earlier(lib, c.b, c.ref.Index)
			is := library.StancesOf(c.b.Positions()[c.ref.Index].Stance)
			return slices.ContainsFunc(values, func(v value) bool {
				if v.rel != between {
					return moved == (word(v.text) != "no")
				}
				from, to := library.StancesOf(model.Stance(word(v.text))), library.StancesOf(model.Stance(word(v.to)))
				return moved && (v.text == "" || was&from != 0) && (v.to == "" || is == to)
			})
		})
	})
}
