package draft

import "strings"

// before walks left from a verb at v to its subject. least is the first token
// that may belong to it.
func (p *paragraph) before(v, least int) mention {
	ts := p.tokens
	i := v - 1
	for i >= least && ts[i].word && (ts[i].is(helper|adverbial) || ts[i].lower == "however" || ts[i].lower == "though") && !ts[i].is(pronounWord) {
		i--
	}
	if i < least {
		return mention{}
	}
	if m := p.agent(v, i); m.kind != nobody {
		return m
	}
	if ts[v].is(namingVerb) && p.passive(v, i) {
		return mention{passive: true}
	}
	if i = p.beforeTime(i, least); i < least {
		return mention{}
	}
	var apposed mention
	switch t := ts[i]; {
	case t.quote >= 0:
		return mention{}
	case pronounAt(t) && t.lower != "who":
		return phrase(ts, i, i+1)
	case t.text == "," || t.text == ")" || t.is(dash):
		open := p.opening(i, least)
		if open < 0 { // ", said" behind a clause: its subject speaks
			return p.subject(least, i)
		}
		if t.text == "," {
			apposed = p.apposed(open+1, i)
		}
		i = open - 1
	case t.lower == "and" || t.lower == "but" || t.lower == "then" || t.lower == "or" || t.lower == "to":
		return p.subject(least, i)
	case t.lower == "who" || t.lower == "which" || t.lower == "that":
		if i--; i >= least && ts[i].text == "," {
			i--
		}
	}
	if i < least {
		return mention{}
	}
	if k := p.relative(i, least); k >= 0 {
		return p.before(k, least)
	}
	return p.endingAt(i+1, least, apposed)
}

// pronounAt reports whether a token is a pronoun, with a verb drawn to it or not: "he's".
func pronounAt(t token) bool {
	return t.is(pronounWord) || known(strings.TrimSuffix(strings.TrimSuffix(t.lower, "’s"), "'s"), pronounWord)
}

// maxRelative is the number of tokens of a relative clause without commas.
const maxRelative = 16

// relative finds the "who" of a relative clause that ends at a token, or -1.
func (p *paragraph) relative(i, least int) int {
	ts := p.tokens
	for k := i; k > least && k > i-maxRelative && ts[k].word && ts[k].quote < 0 && (ts[k].lower == "who" || !ts[k].is(boundary) || ts[k].lower == "and"); k-- {
		if ts[k].lower == "who" && k < i {
			return k
		}
	}
	return -1
}

// endingAt is the phrase that ends before a token, what is told of a name behind
// it left out.
func (p *paragraph) endingAt(end, least int, apposed mention) mention {
	ts := p.tokens
	start := p.phraseStart(end, least)
	whole := phrase(ts, start, end)
	for p.toldOf(start, end, least) {
		end = start - 1
		start = p.phraseStart(end, least)
	}
	for start > least+1 && ts[start-1].text == "," && (ts[start].lower == "of" || ts[start].lower == "from" || digits(ts[start]) && end-start == 1) {
		end = start - 1
		start = p.phraseStart(end, least)
	}
	m := phrase(ts, start, end)
	if m.kind == nobody {
		return whole
	}
	if m.kind != noun {
		return m
	}
	if n := p.headed(least, start); n.kind == name {
		return n
	}
	if apposed.kind == name {
		return apposed
	}
	return m
}

// phraseStart is where the phrase begins that ends before a token.
func (p *paragraph) phraseStart(end, least int) int {
	start := end
	for start > least && !p.bound(start-1, end) {
		start--
	}
	return start
}

// toldOf reports whether a phrase tells of a name before it, with a comma between.
func (p *paragraph) toldOf(start, end, least int) bool {
	ts := p.tokens
	return start > least+1 && ts[start-1].text == "," && ts[start-2].upper && !ts[start-2].first && ts[start].word && !ts[start].upper &&
		phrase(ts, start, end).kind == noun && !p.placed(start-2, least)
}

func digits(t token) bool { return t.text[0] >= '1' && t.text[0] <= '9' }

// headed is the name that a sentence opens with, a comma behind it and no verb
// from there on: "Ana Roe, curator and director of exhibits at …".
func (p *paragraph) headed(least, to int) mention {
	ts := p.tokens
	e := least
	for e < to && ts[e].upper && !ts[e].is(starter) {
		e++
	}
	if e-least < 2 || e >= to || ts[e].text != "," || to-e < 2 {
		return mention{}
	}
	for _, t := range ts[e:to] {
		if t.quote >= 0 || t.word && !t.upper && (t.is(finiteVerb|pastForm|pronounWord) || t.lower == "that") {
			return mention{}
		}
	}
	return phrase(ts, least, e)
}

// beforeTime steps left over a time that stands between a subject and its
// verb: "last week", "two weeks ago", "on Friday".
func (p *paragraph) beforeTime(i, least int) int {
	ts := p.tokens
	at := i
	switch t := ts[i]; {
	case t.lower == "ago" && i-2 > least && ts[i-1].is(timeSpan):
		for at = i - 3; at > least && about(ts[at].lower); at-- {
		}
	case t.is(timeSpan) && i-1 > least && (ts[i-1].lower == "last" || ts[i-1].lower == "this" || ts[i-1].lower == "next" || ts[i-1].lower == "earlier"):
		if at = i - 2; at > least && ts[at].lower == "earlier" {
			at--
		}
	case t.is(timeWord) && t.upper && i > least && len(t.lower) > 4:
		if at = i - 1; at > least && (ts[at].lower == "on" || ts[at].lower == "last") {
			at--
		}
	}
	if at < least || !ts[at].upper && ts[at].text != ")" && ts[at].text != "," {
		return i
	}
	return at
}

func about(w string) bool {
	switch w {
	case "than", "less", "more", "about", "just":
		return true
	}
	return false
}

// agent is who acts in a passive: "was asked by Ana Roe", "described by
// colleagues".
func (p *paragraph) agent(v, before int) mention {
	ts := p.tokens
	if ts[v].lower == "quoted" || ts[v].lower == "cited" || !p.passive(v, before) && !ts[v].is(namingVerb) {
		return mention{}
	}
	by := v + 1
	if by < len(ts) && ts[by].lower == "as" {
		by++
	}
	if by < len(ts) && ts[by].quote >= 0 {
		by++
	}
	if by+1 >= len(ts) || ts[by].lower != "by" {
		return mention{}
	}
	if m := p.named(by+1, len(ts)); m.kind == name || m.kind == noun && (ts[by+1].is(determiner) || many(m.text)) {
		return m
	}
	return mention{}
}

// passive reports whether a verb at v with its helpers behind before is passive.
func (p *paragraph) passive(v, before int) bool {
	for _, t := range p.tokens[before+1 : v] {
		switch t.lower {
		case "was", "were", "been", "is", "are", "being", "be":
			return true
		}
	}
	return false
}

// placed reports whether the capitalised words that end at i stand behind a
// preposition, and so name no one who acts.
func (p *paragraph) placed(i, least int) bool {
	ts := p.tokens
	for i > least && (ts[i].upper || ts[i].text == "," && ts[i-1].upper && i+1 < len(ts) && len(ts[i+1].text) < 7 && ts[i+1].upper) {
		i--
	}
	return ts[i].is(preposition) && ts[i].lower != "of"
}

// opening finds the mark that opens what the one at close ends, or -1.
func (p *paragraph) opening(close, least int) int {
	ts := p.tokens
	for i := close - 1; i >= least; i-- {
		t := ts[i]
		switch {
		case t.quote >= 0 && ts[close].text != ")":
			return -1
		case ts[close].text == ")" && t.text == "(":
			return i
		case ts[close].text == "," && t.text == "," && close-i > 1, ts[close].is(dash) && t.is(dash):
			return i
		}
	}
	return -1
}

// apposed reads a name between commas, behind "the carpenter" or not.
func (p *paragraph) apposed(from, to int) mention {
	ts := p.tokens
	if from < to && ts[from].is(determiner) {
		for k := from + 1; k < to && k < from+6 && ts[k].word && !ts[k].upper; k++ {
			from = k
		}
		from++
	}
	if from >= to || !ts[from].upper || ts[from].is(timeWord) {
		return mention{}
	}
	end := from
	for end < to && ts[end].word && !ts[end].is(preposition) {
		end++
	}
	if end-from == 1 && (from < 2 || !ts[from-2].as(agentLike)) {
		return mention{}
	}
	return phrase(ts, from, end)
}

// bound reports whether the token at i ends a phrase to its right.
func (p *paragraph) bound(i, end int) bool {
	ts := p.tokens
	t := ts[i]
	switch {
	case t.quote >= 0:
		return true
	case t.lower == "and" || t.lower == "&":
		return !(i > 1 && ts[i-1].upper && i+1 < end && ts[i+1].upper)
	case !t.word:
		return t.text != "-" && t.text != "'" && t.text != "’" && t.text != "."
	}
	return t.is(boundary) || t.is(finiteVerb) && !t.upper
}

// subject is what the clause in tokens[from:to] is about: its first phrase
// that no preposition stands before.
func (p *paragraph) subject(from, to int) mention {
	i := p.skipLead(from, to)
	if i < 0 {
		return mention{}
	}
	start := i
	for i < to && !p.endsSubject(start, i, to) {
		i++
	}
	m := phrase(p.tokens, start, i)
	if m.kind == noun && i+1 < to && p.tokens[i].text == "," && headAgentive(p.tokens[start:i]) {
		if n := p.apposed(i+1, to); n.kind == name {
			return n
		}
	}
	return m
}

// skipLead is where the subject of tokens[from:to] may begin: behind what a
// preposition, an adverb or a participle opens, which ends at a comma, and
// behind a time. It is -1 if there is no such place.
func (p *paragraph) skipLead(from, to int) int {
	ts := p.tokens
	i := from
	for i < to && (!ts[i].word || ts[i].is(boundary|helper)) && ts[i].quote < 0 {
		i++
	}
	for i < to && ts[i].word && (leads(&ts[i]) || strings.HasSuffix(ts[i].lower, "ly") && i+1 < to && (ts[i+1].text == "," || leads(&ts[i+1]))) {
		c := p.comma(i, to)
		if c < 0 {
			if i == from && ts[i].is(preposition) {
				return -1
			}
			break
		}
		i = c + 1
	}
	if c := p.comma(i, to); c > 0 && c-i <= 4 && c+1 < to && ts[i].is(opener|timeWord) {
		for k := i + 1; k < c; k++ {
			if ts[k].upper && !ts[k].is(timeWord) || !ts[k].word {
				return i
			}
		}
		return c + 1
	}
	return i
}

// endsSubject reports whether the token at i ends the subject that began at start.
func (p *paragraph) endsSubject(start, i, to int) bool {
	ts := p.tokens
	t := ts[i]
	switch {
	case t.quote >= 0:
		return true
	case !t.word:
		return t.text != "." && t.text != "-" && t.text != "’" && t.text != "'"
	case t.lower == "and" && (i+1 >= to || !ts[i+1].upper):
		return true
	case i == start:
		return false
	case ts[start].is(pronounWord):
		return true
	case t.upper:
		return false
	case t.is(finiteVerb | helper), t.is(pastForm) && !ts[i-1].is(determiner), t.is(boundary) && t.lower != "and":
		return true
	}
	return i > start+1 && i+1 < to && singular(t) && (ts[i+1].upper || ts[i+1].is(determiner))
}

// singular reports whether a word ends like a verb of the third person.
func singular(t token) bool {
	w := t.lower
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !t.is(owning)
}

// leads reports whether a word at the head of a sentence stands before what is
// no subject.
func leads(t *token) bool {
	w := t.lower
	return t.is(leadIn|boundary) || t.is(preposition) && w != "of" && w != "about" || len(w) > 4 && w[len(w)-3:] == "ing"
}

func (p *paragraph) comma(from, to int) int {
	for i := from; i < to; i++ {
		if p.tokens[i].text == "," {
			return i
		}
	}
	return -1
}
