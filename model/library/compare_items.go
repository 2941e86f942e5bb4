package library

import (
	"slices"
	"strings"

	"readout/model"
)

// comparer collects the changes from briefing a to briefing b.
type comparer struct {
	c          *Comparison
	a, b       *model.Relations
	vocabulary *vocabulary
}

func (m *comparer) add(x Difference) { m.c.Changes = append(m.c.Changes, x) }

// key names an item: by its address in the newer briefing, else in the older.
func (m *comparer) key(before, now model.Ref) string {
	if now.Type != "" {
		return string(now.Type) + "." + m.b.AddressOf(now).ID
	}
	return "gone." + string(before.Type) + "." + m.a.AddressOf(before).ID
}

// keySafe replaces what may not stand in an address.
func keySafe(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ':' || r == '#' || r == '@':
			return '.'
		case r <= ' ' || r == '\u00a0' || r == '\u3000' || r >= '\u2000' && r <= '\u200a':
			return '-'
		}
		return r
	}, model.CleanLine(s))
}

// of makes a change of a pair of items, of which either index may be -1, in
// the words of the newer.
func (m *comparer) of(s Section, t model.Type, i, j int) Difference {
	x := Difference{Section: s, Kind: KindSame}
	if i >= 0 {
		x.Before = model.Ref{Type: t, Index: i}
		x.What, x.Issue = m.a.Label(x.Before), m.a.IssueOf(x.Before)
	}
	if j >= 0 {
		x.Now = model.Ref{Type: t, Index: j}
		x.What, x.Issue = m.b.Label(x.Now), m.b.IssueOf(x.Now)
	}
	switch {
	case i < 0:
		x.Kind = KindNew
	case j < 0:
		x.Kind = KindGone
	}
	x.Key = m.key(x.Before, x.Now)
	return x
}

// differ notes a fact that is not what it was, and makes the change of a kind
// unless it has one.
func (x *Difference) differ(k Kind, name, was, is string) {
	was, is = model.CleanLine(was), model.CleanLine(is)
	if was == is {
		return
	}
	x.Fields = append(x.Fields, Field{Name: name, Was: was, Is: is})
	if x.Kind == KindSame {
		x.Kind = k
	}
}

// positions compares where everybody stands on everything that either covers.
func (m *comparer) positions() {
	stands := func(b *model.Briefing) (map[pair]Stand, []pair) {
		all, order := map[pair]Stand{}, []pair(nil)
		for i := range b.Positions() {
			p := pair{b.Positions()[i].Actor, b.Positions()[i].Issue}
			s, ok := all[p]
			if !ok {
				order = append(order, p)
			}
			s.Positions = append(s.Positions, i)
			all[p] = s
		}
		for p, s := range all {
			all[p] = sum(b, s.Positions)
		}
		return all, order
	}
	was, older := stands(m.c.Before)
	is, newer := stands(m.c.Now)
	for _, p := range newer {
		m.position(p, was[p], is[p])
	}
	for _, p := range older {
		if !is[p].Covered() {
			m.position(p, was[p], Stand{})
		}
	}
}

func (m *comparer) position(p pair, from, to Stand) {
	i, j := -1, -1
	if from.Covered() {
		i = from.Positions[0]
	}
	if to.Covered() {
		j = to.Positions[0]
	}
	x := m.of(PositionChanges, model.TypePosition, i, j)
	x.Actor, x.From, x.To = p.actor, from, to
	if i >= 0 && j >= 0 {
		x.Kind = m.moved(from, to)
		x.differ(KindSame, "note", from.Note, to.Note)
	}
	m.add(x)
}

// moved says what became of a stand, as Library.Moved does. A guess that was
// confirmed, or words that are now the actor's own, are a change as well.
func (m *comparer) moved(from, to Stand) Kind {
	had := func(of []int, b *model.Briefing, s model.Stance) bool {
		return slices.ContainsFunc(of, func(i int) bool { return b.Positions()[i].Stance == s })
	}
	for _, j := range to.Positions {
		if !had(from.Positions, m.c.Before, m.c.Now.Positions()[j].Stance) {
			return KindMoved
		}
	}
	for _, i := range from.Positions {
		if !had(to.Positions, m.c.Now, m.c.Before.Positions()[i].Stance) {
			if to.Differ {
				return KindChanged
			}
			return KindSettled
		}
	}
	if from.SecondHand != to.SecondHand || from.Guess != to.Guess {
		return KindChanged
	}
	return KindSame
}

// likeWords is the least likeness of two quotations, questions or judgements
// that are taken for one in another wording.
const likeWords = 0.6

// words compares quotations. The same words of another speaker are the same
// quotation, ascribed anew.
func (m *comparer) words() {
	a, b := m.c.Before.Quotes(), m.c.Now.Quotes()
	wa, wb := bagsOf(m.vocabulary, a, func(q *model.Quote) string { return q.Words() }), bagsOf(m.vocabulary, b, func(q *model.Quote) string { return q.Words() })
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return a[i].By + "\x00" + wa[i].text }, func(j int) string { return b[j].By + "\x00" + wb[j].text })
	p.by(func(i int) string { return wa[i].text }, func(j int) string { return wb[j].text })
	p.alike(m.vocabulary, wa, wb, likeWords, func(i, j int) bool { return a[i].By == b[j].By })
	p.each(func(i, j int) {
		x := m.of(WordChanges, model.TypeQuote, i, j)
		var q *model.Quote
		if i >= 0 {
			q = &a[i]
		}
		if j >= 0 {
			q = &b[j]
		}
		x.Actor, x.On, x.What = q.By, q.On, model.CleanLine(q.Words())
		if i >= 0 && j >= 0 {
			if wa[i].text != wb[j].text {
				x.differ(KindChanged, "words", a[i].Words(), b[j].Words())
			}
			x.differ(KindChanged, "speaker", m.c.Cast.Short(a[i].By), m.c.Cast.Short(b[j].By))
			x.differ(KindChanged, "speaker certain", certain(a[i].Guess), certain(b[j].Guess))
			x.differ(KindChanged, "check", failed(&a[i]), failed(&b[j]))
		}
		m.add(x)
	})
}

func certain(guess bool) string {
	if guess {
		return "no"
	}
	return "yes"
}

func failed(q *model.Quote) string {
	if q.Failed() {
		return "not word for word"
	}
	return "stands"
}

// questions compares what is asked and what was answered.
func (m *comparer) questions() {
	a, b := m.c.Before.Questions(), m.c.Now.Questions()
	wa, wb := bagsOf(m.vocabulary, a, func(q *model.Question) string { return q.Ask }), bagsOf(m.vocabulary, b, func(q *model.Question) string { return q.Ask })
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return a[i].Issue + "\x00" + wa[i].text }, func(j int) string { return b[j].Issue + "\x00" + wb[j].text })
	p.by(func(i int) string { return wa[i].text }, func(j int) string { return wb[j].text })
	p.alike(m.vocabulary, wa, wb, likeWords, func(i, j int) bool { return a[i].Issue == b[j].Issue })
	p.each(func(i, j int) {
		x := m.of(QuestionChanges, model.TypeQuestion, i, j)
		switch {
		case i < 0 && !b[j].Open:
			x.differ(KindNew, "answer", "", b[j].Answer)
		case j < 0 && !a[i].Open:
			x.differ(KindGone, "answer", a[i].Answer, "")
		case i >= 0 && j >= 0:
			switch {
			case a[i].Open && !b[j].Open:
				x.Kind = KindAnswered
			case !a[i].Open && b[j].Open:
				x.Kind = KindReopened
			}
			x.differ(KindChanged, "answer", a[i].Answer, b[j].Answer)
			if wa[i].text != wb[j].text {
				x.differ(KindChanged, "ask", a[i].Ask, b[j].Ask)
			}
		}
		m.add(x)
	})
}
