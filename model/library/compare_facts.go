package library

import (
	"strconv"
	"strings"

	"readout/model"
)

// corrections are those of either briefing that are not in both: what the
// newer one corrects, and what was corrected in the older one after it appeared.
func (m *comparer) corrections() {
	a, b := m.c.Before.Corrections, m.c.Now.Corrections
	key := func(c *model.Correction) string {
		return c.On.String() + "\x00" + plainWords(c.What) + "\x00" + plainWords(c.Was)
	}
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return key(&a[i]) }, func(j int) string { return key(&b[j]) })
	p.each(func(i, j int) {
		x := Difference{Section: FactChanges, Kind: KindCorrected}
		c, in := (*model.Correction)(nil), "correction."
		if i >= 0 {
			c, x.Key, x.Before = &a[i], "before."+in+strconv.Itoa(i+1), model.Ref{Type: model.TypeBriefing}
		}
		if j >= 0 {
			c, x.Key, x.Now = &b[j], in+strconv.Itoa(j+1), model.Ref{Type: model.TypeBriefing}
		}
		if i >= 0 && j >= 0 {
			x.Kind = KindSame
		}
		x.What, x.On = model.CleanLine(c.What), c.On
		x.differ(KindCorrected, "statement", c.Was, c.What)
		if x.Before.Type != "" && x.Now.Type != "" {
			x.Fields, x.Kind = nil, KindSame
		}
		m.add(x)
	})
}

// about compares what the briefings say of themselves. Title and date differ
// from one briefing of a series to the next and count in two versions of one only.
func (m *comparer) about() {
	a, b := m.c.Before, m.c.Now
	whole := model.Ref{Type: model.TypeBriefing}
	one := func(name, was, is string) {
		x := Difference{Section: FactChanges, Kind: KindSame, Key: "about." + name, Before: whole, Now: whole, What: name}
		if x.differ(KindChanged, name, was, is); x.Kind != KindSame {
			m.add(x)
		}
	}
	if a.ID == b.ID {
		one("title", a.Title, b.Title)
		one("date", a.Date.String(), b.Date.String())
	}
	one("marking", orElse(a.Marking, "unmarked"), orElse(b.Marking, "unmarked"))
	one("status", string(a.Status), string(b.Status))
	one("embargo", a.Embargo.String(), b.Embargo.String())
}

func orElse(s, t string) string {
	if s == "" {
		return t
	}
	return s
}

func (m *comparer) issues() {
	a, b := m.c.Before.Issues(), m.c.Now.Issues()
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return a[i].ID }, func(j int) string { return b[j].ID })
	p.each(func(i, j int) {
		x := m.of(FactChanges, model.TypeIssue, i, j)
		if i >= 0 && j >= 0 {
			x.differ(KindChanged, "title", a[i].Title, b[j].Title)
			x.differ(KindChanged, "question", a[i].Question, b[j].Question)
		}
		m.add(x)
	})
}

func (m *comparer) actors() {
	a, b := m.c.Before.Actors(), m.c.Now.Actors()
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return a[i].ID }, func(j int) string { return b[j].ID })
	p.each(func(i, j int) {
		x := m.of(FactChanges, model.TypeActor, i, j)
		if i >= 0 {
			x.Actor = a[i].ID
		}
		if j >= 0 {
			x.Actor = b[j].ID
		}
		if i >= 0 && j >= 0 {
			x.differ(KindChanged, "name", a[i].Name, b[j].Name)
			x.differ(KindChanged, "role", a[i].Role, b[j].Role)
			x.differ(KindChanged, "part", string(a[i].Part), string(b[j].Part))
			x.differ(KindChanged, "speaks for", m.c.Cast.Short(orElse(a[i].SpeaksFor, "nobody else")), m.c.Cast.Short(orElse(b[j].SpeaksFor, "nobody else")))
		}
		m.add(x)
	})
}

// events compares what happened and what is to come. An event whose words
// changed a little on the way from plan to report is the same event if it is
// on the same issue.
func (m *comparer) events() {
	a, b := m.c.Before.Events(), m.c.Now.Events()
	wa, wb := bagsOf(m.vocabulary, a, func(e *model.Event) string { return e.What }), bagsOf(m.vocabulary, b, func(e *model.Event) string { return e.What })
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return written(a[i].ID, "e") }, func(j int) string { return written(b[j].ID, "e") })
	p.by(func(i int) string { return wa[i].text + "\x00" + a[i].When.String() }, func(j int) string { return wb[j].text + "\x00" + b[j].When.String() })
	p.by(func(i int) string { return wa[i].text + "\x00" + a[i].Issue }, func(j int) string { return wb[j].text + "\x00" + b[j].Issue })
	p.alike(m.vocabulary, wa, wb, likeWords, func(i, j int) bool { return a[i].Issue == b[j].Issue })
	p.each(func(i, j int) {
		x := m.of(FactChanges, model.TypeEvent, i, j)
		if i >= 0 {
			x.On = a[i].When
		}
		if j >= 0 {
			x.On = b[j].When
		}
		if i >= 0 && j >= 0 {
			m.event(&x, &a[i], &b[j])
		}
		m.add(x)
	})
}

func (m *comparer) event(x *Difference, a, b *model.Event) {
	was, is := stateOf(a), stateOf(b)
	switch {
	case was == is:
	case is == model.Happened:
		x.Kind = KindHappened
	case is == model.Cancelled:
		x.Kind = KindCancelled
	}
	x.differ(KindChanged, "state", string(was), string(is))
	x.differ(KindRedated, "date", a.When.String(), b.When.String())
	if plainWords(a.What) != plainWords(b.What) {
		x.differ(KindChanged, "event", a.What, b.What)
	}
	x.differ(KindChanged, "where", a.Where, b.Where)
	x.differ(KindChanged, "says so", m.c.names(a.Per), m.c.names(b.Per))
}

// written is an id that an author chose; those made of the prefix and a number
// only count the items of a file.
func written(id, prefix string) string {
	if n, ok := strings.CutPrefix(id, prefix); ok {
		if _, err := strconv.Atoi(n); err == nil {
			return ""
		}
	}
	return id
}

func (m *comparer) judgements() {
	a, b := m.c.Before.Judgements(), m.c.Now.Judgements()
	wa, wb := bagsOf(m.vocabulary, a, func(j *model.Judgement) string { return j.Text }), bagsOf(m.vocabulary, b, func(j *model.Judgement) string { return j.Text })
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return written(a[i].ID, "j") }, func(j int) string { return written(b[j].ID, "j") })
	p.by(func(i int) string { return wa[i].text }, func(j int) string { return wb[j].text })
	p.alike(m.vocabulary, wa, wb, likeWords, func(i, j int) bool { return a[i].Issue == b[j].Issue })
	p.each(func(i, j int) {
		x := m.of(JudgementChanges, model.TypeJudgement, i, j)
		if i >= 0 && j >= 0 {
			x.differ(KindChanged, "likelihood", a[i].Likelihood, b[j].Likelihood)
			x.differ(KindChanged, "confidence", a[i].Confidence, b[j].Confidence)
			x.differ(KindChanged, "basis", a[i].Basis, b[j].Basis)
			if wa[i].text != wb[j].text {
				x.differ(KindChanged, "judgement", a[i].Text, b[j].Text)
			}
		}
		m.add(x)
	})
}

// sources compares sources by title and date, then by address. An id alone
// does not make a source: it may name the transcript of another day.
func (m *comparer) sources() {
	a, b := m.c.Before.Sources(), m.c.Now.Sources()
	key := func(s *model.Source) string { return plainWords(s.Title) + "\x00" + s.Date.String() }
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return key(&a[i]) }, func(j int) string { return key(&b[j]) })
	p.by(func(i int) string { return a[i].URL }, func(j int) string { return b[j].URL })
	p.by(func(i int) string { return a[i].ID + "\x00" + plainWords(a[i].Title) }, func(j int) string { return b[j].ID + "\x00" + plainWords(b[j].Title) })
	p.by(func(i int) string { return a[i].ID + "\x00" + a[i].Date.String() }, func(j int) string { return b[j].ID + "\x00" + b[j].Date.String() })
	p.each(func(i, j int) {
		x := m.of(SourceChanges, model.TypeSource, i, j)
		switch {
		case j < 0:
			x.On = a[i].Date
			x.differ(KindGone, "note", "", a[i].Note)
		case i < 0:
			x.On = b[j].Date
		default:
			x.On = b[j].Date
			x.differ(KindRegraded, "grade", orElse(a[i].Grade, "not graded"), orElse(b[j].Grade, "not graded"))
			x.differ(KindChanged, "title", a[i].Title, b[j].Title)
			x.differ(KindChanged, "date", a[i].Date.String(), b[j].Date.String())
			x.differ(KindChanged, "note", a[i].Note, b[j].Note)
			x.differ(KindChanged, "address", a[i].URL, b[j].URL)
		}
		m.add(x)
	})
}
