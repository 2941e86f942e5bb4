package query

import (
	"slices"
	"time"

	"readout/model"
)

// times tests for dates that overlap one of the spans given.
func (s *Set) times(key string, values []value) test {
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
	return func(c *cursor) bool {
		d := c.date()
		if !d.Valid() {
			return undated
		}
		from, to := d.Span()
		for _, sp := range spans {
			if (sp.from.IsZero() || to.After(sp.from)) && (sp.to.IsZero() || from.Before(sp.to)) {
				return true
			}
		}
		return last && s.sinceRead(c.sh.b, to)
	}
}

// sinceRead reports whether a time is later than the reader's last visit; to
// somebody who never read the briefing, all of it is new.
func (s *Set) sinceRead(b *model.Briefing, t time.Time) bool {
	if s.ctx.LastRead == nil {
		return true
	}
	read, ok := s.ctx.LastRead(b)
	return !ok || t.After(read)
}

// ranks tests for grades, likelihoods and confidences.
func ranks(key string, values []value) test {
	rank := gradeRanks
	of := (*cursor).grade
	if key != "grade" {
		list := model.Likelihoods
		of = (*cursor).likelihood
		if key == "confidence" {
			list, of = model.Confidences, (*cursor).confidence
		}
		rank = func(s string) (lo, hi int) { lo = slices.Index(list, word(s)); return lo, lo }
	}
	return func(c *cursor) bool {
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
	}
}

func gradeRanks(s string) (lo, hi int) {
	lo, hi, ok := grades(s)
	if !ok {
		return -1, -1
	}
	return lo, hi
}

func (c *cursor) likelihood() string { return c.sh.b.Judgements[c.ref.Index].Likelihood }

func (c *cursor) confidence() string {
	if c.kind == positions {
		return c.sh.b.Positions[c.ref.Index].Confidence
	}
	return c.sh.b.Judgements[c.ref.Index].Confidence
}

// moved tests for positions that differ from those of the briefing before.
func (s *Set) moved(values []value) test {
	tests, lib := make([]test, len(values)), s.library()
	for i, v := range values {
		from, to := stanceBit(model.Stance(word(v.text))), stanceBit(model.Stance(word(v.to)))
		want := word(v.text) != "no"
		tests[i] = func(c *cursor) bool {
			was, moved := earlier(lib, c.sh.b, c.ref.Index)
			if v.rel != between {
				return moved == want
			}
			is := stanceBit(c.sh.b.Positions[c.ref.Index].Stance)
			return moved && (v.text == "" || was&from != 0) && (v.to == "" || is == to)
		}
	}
	return anyOf(tests)
}
