package draft

// left finds the last verb before a quotation in its sentence that reports
// words, and its subject.
func (p *paragraph) left(s, q int, onlyStrong bool) (mention, rule) {
	l := leftward{p: p, s: s, q: q, short: q < len(p.tokens) && p.tokens[q].short}
	for v := q - 1; v >= s; v-- {
		if m, how := l.at(v); how != "" {
			return m, how
		}
	}
	if l.weak.kind != nobody && !onlyStrong {
		return l.weak, l.how
	}
	return p.beforeColon(s, q)
}

// leftward is a walk from a quotation to the left.
type leftward struct {
	p     *paragraph
	s, q  int // the sentence's first token, and the quotation's
	short bool

	weak mention // the subject of a verb that may report
	how  rule
}

// at looks at one token. A rule ends the walk.
func (l *leftward) at(v int) (mention, rule) {
	p, ts := l.p, l.p.tokens
	t := ts[v]
	switch {
	case t.lower == "according" && v+1 < l.q && ts[v+1].lower == "to" && l.weak.kind == nobody:
		return found(p.named(v+2, l.q), leftRefers)
	case (t.lower == "while" || t.lower == "whereas") && (l.weak.kind == name || l.weak.kind == pronoun):
		return l.weak, l.how
	case t.lower == "words" && v > l.s && v+2 < l.q && ts[v-1].lower == "the" && ts[v+1].lower == "of":
		return p.named(v+2, l.q), leftCue
	case !t.word || t.upper:
	case t.is(participleCue):
		if l.weak.kind == nobody {
			l.weak, l.how = p.participle(l.s, v), leftForm
		}
	case v > l.s && t.is(cue) && l.verb(v) && t.is(strongCue):
		return l.strong(v)
	case v > l.s && t.is(cue) && l.verb(v) && l.weak.kind == nobody && !l.doubtful(v):
		l.weak, l.how = p.before(v, l.s), leftWeak
		if l.weak.passive && l.short {
			return l.weak, unsaid
		}
	}
	return mention{}, ""
}

// verb reports whether a form of a cue is a verb where it stands.
func (l *leftward) verb(v int) bool {
	ts := l.p.tokens
	if !ts[v].is(nounToo) || l.p.besideName(v, l.s) {
		return true
	}
	return v+1 < l.q && (ts[v+1].lower == "that" || ts[v+1].text == ":") && !ts[v-1].is(determiner)
}

// doubtful reports whether a verb that may report rather does not: another does,
// or it is none ("in hopes that").
func (l *leftward) doubtful(v int) bool {
	t := l.p.tokens[v]
	return t.is(vagueCue) && (l.short || l.p.reported(l.s, v)) || t.lower == "hopes" && l.p.tokens[v-1].lower == "in"
}

// strong is the subject of a verb that surely reports.
func (l *leftward) strong(v int) (mention, rule) {
	p, ts := l.p, l.p.tokens
	if v > l.s && ts[v-1].text == "," && v+1 < l.q && ts[v].lower != "told" && ts[v].lower != "tells" &&
		(ts[v+1].upper && !ts[v+1].is(timeWord) || ts[v+1].is(pronounWord)) && ts[l.q-1].text == "," {
		if m := phrase(ts, v+1, l.q-1); m.kind != nobody {
			return m, leftTurned
		}
	}
	if v > l.s && ts[v-1].text == "," && v+1 < l.q && ts[v+1].upper && !ts[v+1].is(timeWord) && p.opening(v-1, l.s) < 0 {
		end := v + 1
		for end < l.q && ts[end].word && !ts[end].is(preposition) {
			end++
		}
		if m := phrase(ts, v+1, end); m.kind == name && end < l.q && ts[end].text == "," {
			return m, leftTurned // "the reason, says Jan Holt, is that …"
		}
	}
	if m := p.before(v, l.s); m.kind != nobody || m.passive {
		return m, leftCue
	}
	return mention{}, ""
}

// beforeColon is a name right before a colon and the quotation: "From Ana Roe: “…”".
func (p *paragraph) beforeColon(s, q int) (mention, rule) {
	ts := p.tokens
	if q <= s || ts[q-1].text != ":" {
		return mention{}, ""
	}
	i := q - 1
	for i > s && !origin(ts[i-1]) && q-i < 9 {
		i--
	}
	if m := phrase(ts, i, q-1); m.kind == name && !known(fold(m.text), label) && q-i < 8 && (i == s || origin(ts[i-1])) {
		return m, leftColon
	}
	return found(p.headed(s, q-1), leftColon)
}

// origin reports whether a token stands before who speaks at the head of a line.
func origin(t token) bool { return t.is(dash) || t.lower == "from" || t.lower == "by" }

// named is the phrase that begins at a token, up to another or its own end.
func (p *paragraph) named(from, to int) mention {
	end := from
	for end < to && !p.endsInverted(from, end) {
		end++
	}
	return phrase(p.tokens, from, end)
}

// participle is the subject of "saying", "calling" and the like.
func (p *paragraph) participle(s, v int) mention {
	ts := p.tokens
	if m := p.citedAs(s, v); m.kind != nobody {
		return m
	}
	if v > s && ts[v-1].upper && !ts[v-1].is(owning) {
		i := v
		for i > s && ts[i-1].word && (ts[i-1].upper || ts[i-1].is(particle)) {
			i--
		}
		if m := phrase(ts, i, v); m.kind != nobody {
			return m
		}
	}
	if m := p.statement(s, v); m.kind != nobody {
		return m
	}
	for k := v - 2; k >= s && k > v-6 && ts[k].word; k-- {
		if ts[k].lower == "with" && ts[k+1].is(determiner) {
			return phrase(ts, k+1, v)
		}
	}
	if v > s && (ts[v-1].lower == "and" || ts[v-1].text == ",") {
		for u := v - 1; u > s; u-- {
			if ts[u].is(participleCue) && ts[u-1].upper {
				if m := p.participle(s, u); m.kind != nobody {
					return m
				}
			}
			if ts[u].is(strongCue) && !ts[u].is(nounToo) {
				if m := p.before(u, s); m.kind != nobody {
					return m
				}
			}
		}
	}
	return p.subject(s, v)
}

// statement is who speaks in "a statement saying": who put it out, else itself.
func (p *paragraph) statement(s, v int) mention {
	ts := p.tokens
	if w := ts[v].lower; v <= s+1 || w != "saying" && w != "reading" && w != "stating" || !ts[v-2].is(determiner) || ts[v-1].upper {
		return mention{}
	}
	if u := v - 3; u > s && ts[u].is(issuingVerb) {
		if m := p.before(u, s); m.kind != nobody {
			return m
		}
	}
	return phrase(ts, v-2, v)
}

// maxCited is the number of tokens between "quoted" and "as saying".
const maxCited = 24

// citedAs is who is cited: "quoted the mayor as saying", "was quoted as saying".
func (p *paragraph) citedAs(s, v int) mention {
	ts := p.tokens
	if v == s || ts[v-1].lower != "as" {
		return mention{}
	}
	for u := v - 2; u > s && u > v-maxCited; u-- {
		if ts[u].lower != "quoted" && ts[u].lower != "cited" {
			continue
		}
		if !p.passive(u, max(s-1, u-4)) {
			return phrase(ts, u+1, v-1)
		}
		i := u - 1
		for i > s && ts[i].is(helper) {
			i--
		}
		return p.before(i+1, s)
	}
	return mention{}
}

// reported reports whether a cue stands between from and to.
func (p *paragraph) reported(from, to int) bool {
	for _, t := range p.tokens[from:to] {
		if (t.is(cue) && !t.is(nounToo) || t.is(participleCue)) && !t.upper {
			return true
		}
	}
	return false
}

// besideName reports whether a name or a pronoun stands right before a verb.
func (p *paragraph) besideName(v, least int) bool {
	i := v - 1
	for i >= least && p.tokens[i].is(helper|adverbial) {
		i--
	}
	return i >= least && (p.tokens[i].upper && !p.tokens[i].is(owning) || p.tokens[i].is(pronounWord))
}
