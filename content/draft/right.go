package draft

// after reads a speaker right behind a quotation: "said Sonin", "Poita said",
// "Roe, an attorney, told reporters". to is the end of what may be read.
func (p *paragraph) after(q, to int) (mention, rule) {
	ts := p.tokens
	i := q + 1
	for i < to && (ts[i].text == "," || ts[i].is(dash)) {
		i++
	}
	if i >= to || ts[i].quote >= 0 {
		return mention{}, ""
	}
	return p.reads(i, to)
}

// shortly reports whether a speaker stands right behind a quotation.
func (p *paragraph) shortly(q int, m mention) bool {
	ts := p.tokens
	return q+1 < len(ts) && m.at <= q+6 && m.start < ts[min(q+7, len(ts)-1)].end
}

// attributes reports whether tokens begin with a speaker and a verb.
func attributes(ts []token) bool {
	p := paragraph{tokens: ts}
	m, _ := p.reads(0, p.sentenceEnd(0))
	return m.kind != nobody
}

// maxReach is the number of tokens within which a speaker has a verb.
const maxReach = 40

// maxPhrase is the number of bytes of the longest noun phrase that speaks.
const maxPhrase = 90

// reads reads a speaker and a verb, in whichever order, from a token on.
func (p *paragraph) reads(i, to int) (mention, rule) {
	ts := p.tokens
	if i >= to {
		return mention{}, ""
	}
	start := i
	for i < to && ts[i].is(helper|adverbial) && !ts[i].upper {
		i++
	}
	if i >= to {
		return mention{}, ""
	}
	if v := ts[i]; v.is(cue) && !v.upper {
		return p.inverted(i, to)
	}
	if late := p.accordingTo(start, to); late > start && late < start+25 && !p.reported(start, late) {
		start = late
	}
	if ts[start].lower == "according" && start+1 < to && ts[start+1].lower == "to" {
		return p.named(start+2, to), reference
	}
	for v := start + 1; v < to && v < start+maxReach; v++ {
		if ts[v].quote >= 0 {
			return mention{}, ""
		}
		if m, how := p.saidAt(v, start, to); how != "" {
			return m, how
		}
	}
	return mention{}, ""
}

// inverted reads a speaker behind a verb: "said Sonin".
func (p *paragraph) inverted(v, to int) (mention, rule) {
	ts := p.tokens
	j := v + 1
	for j < to && ts[j].is(adverbial) {
		j++
	}
	end := j
	for end < to && !p.endsInverted(j, end) {
		end++
	}
	if end == j || !p.mayName(j, end) {
		return mention{}, ""
	}
	m := phrase(ts, j, end)
	if m.kind == noun && end+1 < to && ts[end].text == "," {
		if n := p.apposed(end+1, to); n.kind == name {
			return n, apposition
		}
	}
	return found(m, inverted)
}

// mayName reports whether tokens behind a verb can call its subject.
func (p *paragraph) mayName(j, end int) bool {
	ts := p.tokens
	t := ts[j]
	return t.upper && !t.is(timeWord) || t.is(determiner) && t.lower != "that" || t.is(pronounWord) || lowerTitle(ts[j:end]) ||
		p.kind == Heading && t.word && !t.is(preposition|boundary)
}

// lowerTitle reports whether a phrase without a determiner ends in a name, as
// "spokesman Jan Holt".
func lowerTitle(ts []token) bool {
	return len(ts) > 1 && ts[len(ts)-1].upper && ts[0].word && !ts[0].is(preposition|boundary)
}

// saidAt reads the subject of a verb that reports: "Poita said".
func (p *paragraph) saidAt(v, start, to int) (mention, rule) {
	ts := p.tokens
	t := ts[v]
	if !t.word || t.upper || !t.is(cue) {
		return mention{}, ""
	}
	if t.is(nounToo) && !p.besideName(v, start) && v+1 < to && (ts[v+1].word || ts[v+1].text == ",") {
		return mention{}, ""
	}
	if ts[v-1].text == "," && v+1 < to && (p.opening(v-1, start) < 0 || turns(ts, v)) {
		if m, how := p.reads(v, to); how != "" {
			return m, lateNamed
		}
	}
	m := p.before(v, start)
	if m.kind == noun && len(m.text) > maxPhrase || ts[v-1].lower == "to" || ts[v-1].lower == "that" {
		return mention{}, ""
	}
	return found(m, straight)
}

// turns reports whether a subject follows "said".
func turns(ts []token, v int) bool {
	return (ts[v].lower == "said" || ts[v].lower == "says") && (ts[v+1].upper && !ts[v+1].is(timeWord) || ts[v+1].lower == "a" || ts[v+1].is(pronounWord))
}

// endsInverted reports whether the token at i ends the phrase that began at
// from, behind a verb.
func (p *paragraph) endsInverted(from, i int) bool {
	ts := p.tokens
	t := ts[i]
	switch {
	case t.quote >= 0:
		return true
	case !t.word:
		return t.text != "'" && t.text != "’" && t.text != "-" && t.text != "&" && !(t.text == "." && i > from && len(ts[i-1].text) <= 4 && ts[i-1].is(titleWord))
	case i == from:
		return false
	case ts[from].is(pronounWord):
		return true
	case t.is(timeWord) && t.upper && !(i == from+1 && ts[from].is(determiner)):
		return true
	case t.lower == "and":
		return i+1 >= len(ts) || !ts[i+1].upper
	case t.is(boundary), t.lower == "who", t.lower == "which":
		return true
	case t.is(preposition) && !t.upper:
		return endsAtPreposition(t.lower, ts[i-1].lower)
	case t.is(adverbial | helper):
		return true
	}
	return len(t.lower) > 4 && t.lower[len(t.lower)-3:] == "ing" && t.lower != "saying" && !t.upper && !ts[i-1].is(determiner)
}

// endsAtPreposition reports whether a preposition ends a phrase that names somebody.
func endsAtPreposition(w, before string) bool {
	switch w {
	case "of", "for", "from", "with", "at":
		return false
	case "on":
		return before != "briefed"
	}
	return true
}

// accordingTo finds ", according to" in tokens[from:to] before any quotation, or -1.
func (p *paragraph) accordingTo(from, to int) int {
	for i := from; i+2 < to; i++ {
		if p.tokens[i].quote >= 0 {
			return -1
		}
		if p.tokens[i].lower == "according" && p.tokens[i+1].lower == "to" {
			return i
		}
	}
	return -1
}

// trailing reads an attribution at the very end of a sentence: ", Roe said."
// or ", reported the Post."
func (p *paragraph) trailing(q, e int) mention {
	ts := p.tokens
	last := e - 1
	for last > q && !ts[last].word && ts[last].quote < 0 {
		last--
	}
	c := -1
	for i := last; i > q; i-- {
		if ts[i].text == "," || ts[i].quote >= 0 && i < last {
			if r, _ := p.reads(i+1, e); r.kind != nobody && p.reportsIn(i+1, e) {
				c = i
			}
			if ts[i].quote >= 0 {
				break
			}
		}
	}
	if c < 0 {
		return mention{}
	}
	m, _ := p.reads(c+1, e)
	return m
}

// reportsIn reports whether a strong cue stands in tokens[from:to].
func (p *paragraph) reportsIn(from, to int) bool {
	for _, t := range p.tokens[from:to] {
		if t.is(strongCue) && !t.upper || t.lower == "proclaimed" || t.lower == "according" {
			return true
		}
	}
	return false
}
