package draft

import (
	"slices"
	"strings"
)

// resolve turns names into the fullest form of them, and pronouns into those
// they stand for.
func (a *analysis) resolve() *cast {
	c := a.names()
	c.spoken(a)
	c.settle()
	c.findOffices(a)
	r := &antecedents{a: a, c: c, who: make([]int, len(a.quotes)), done: map[[2]int]int{}}
	last := -1 // the last quotation that is one
	for i := range a.quotes {
		q := &a.quotes[i]
		q.who = -1
		if q.how == same && last >= 0 {
			b := &a.quotes[last]
			q.speaker, q.who, q.resolved = b.speaker, b.who, true
		} else {
			r.speaker(i)
		}
		r.who[i] = q.who
		if q.how != dropped {
			last = i
		}
	}
	return c
}

// speaker finds the entity that a quotation's speaker is.
func (r *antecedents) speaker(i int) {
	c, q := r.c, &r.a.quotes[i]
	switch q.speaker.kind {
	case name:
		if q.who = c.named(q.speaker); q.who < 0 {
			c.shared = append(c.shared, q.speaker.text)
			q.speaker = mention{}
		}
	case noun:
		if e := c.office(q.speaker.text, q.speaker.start); e >= 0 {
			c.perhaps = append(c.perhaps, upperFirst(bare(q.speaker.text))+" ("+c.entities[e].name+")")
		}
	case pronoun:
		if m := r.a.plural(q.speaker); m.kind == noun {
			q.speaker, q.resolved = m, true
			return
		}
		r.upTo(q.speaker.para, q.speaker.at, i)
		q.who = r.stands(q.speaker, i)
		q.resolved = q.who >= 0
	}
	if q.who >= 0 {
		q.speaker.text = c.entities[q.who].name
	}
}

// named is the entity of the name by which a speaker is called, -1 if several
// people share it.
func (c *cast) named(m mention) int {
	parts := nameParts(strings.TrimRight(m.text, "’'"))
	k, found := slices.BinarySearchFunc(c.seen, m.end, func(s seen, end int) int { return s.start - end })
	want := unknown
	if k--; !found && k >= 0 && c.seen[k].start >= m.start-40 && c.seen[k].para == m.para {
		want = c.seen[k].honoured
		if e := &c.entities[c.seen[k].entity]; len(parts) > 1 && len(e.parts) > 1 && e.parts[len(e.parts)-1] == parts[len(parts)-1] {
			return c.seen[k].entity
		}
	}
	at, shared := c.find(parts, want)
	switch {
	case shared:
		return c.near(parts[0], m)
	case at < 0:
		return c.add(m.text, want)
	}
	return at
}

// near is the bearer of a last name who alone was named in full shortly before,
// -1 if several were, or nobody.
func (c *cast) near(last string, m mention) int {
	k, _ := slices.BinarySearchFunc(c.seen, m.start, func(s seen, start int) int { return s.start - start })
	at, spoke := -1, -1
	for k--; k >= 0 && c.seen[k].para >= m.para-2; k-- {
		s := &c.seen[k]
		if e := &c.entities[s.entity]; e.parts[len(e.parts)-1] != last || len(e.parts) < 2 || !strings.Contains(s.form, " ") && !s.subject {
			continue
		}
		if s.spoke && spoke < 0 {
			spoke = s.entity
		}
		if at >= 0 && at != s.entity {
			return spoke
		}
		at = s.entity
	}
	return at
}

// plural is what "they" or "it" stands for if that is no name: the subject of the nearest
// sentence before that is a plural.
func (a *analysis) plural(they mention) mention {
	it := they.text == "it"
	if they.text != "they" && !it {
		return mention{}
	}
	para, at := they.para, a.paras[they.para].sentenceStart(they.at)
	for n := 0; n < 4; n++ {
		p := &a.paras[para]
		m := p.subject(at, p.sentenceEnd(at))
		m.para = para
		if m.kind == noun && m.end <= they.start && len(m.text) < 60 && (!it && many(m.text) || it && body(m.text)) {
			return m
		}
		switch {
		case at > 0:
			at = p.sentenceStart(at - 1)
		case para > 0 && para > they.para-2:
			para--
			at = a.paras[para].sentenceStart(len(a.paras[para].tokens) - 1)
		default:
			return mention{}
		}
	}
	return mention{}
}

// body reports whether a phrase calls an institution.
func body(phrase string) bool {
	f := strings.Fields(strings.ToLower(phrase))
	return len(f) > 0 && (known(f[len(f)-1], institutionNoun) || known(f[len(f)-1], groupNoun))
}

// many reports whether the head of a phrase is a plural.
func many(phrase string) bool {
	f := strings.Fields(strings.ToLower(phrase))
	for i, w := range f {
		if i > 0 && known(w, preposition) {
			break
		}
		if i+1 == len(f) || known(f[i+1], preposition) {
			return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !possessive(w) || w == "people" || w == "police"
		}
	}
	return false
}

// spoken notes who speaks beside a quotation, by name: that is somebody human
// unless the name says otherwise.
func (c *cast) spoken(a *analysis) {
	at := map[int]int{}
	for k := range c.seen {
		at[c.seen[k].start] = k
	}
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.how == dropped || q.how == same || q.speaker.kind != name {
			continue
		}
		k, ok := at[q.speaker.start]
		if !ok {
			continue
		}
		s := &c.seen[k]
		s.spoke, s.subject = true, true
		c.entities[s.entity].human += 2
	}
}
