package draft

import "strings"

// weigh notes what one place tells about an entity: whether it is a person,
// and of which gender.
func (c *cast) weigh(p *paragraph, e *entity, s seen) {
	ts := p.tokens
	if g := honoured(ts[s.first:s.name]); g != unknown {
		e.evidence[g] += 4
	}
	if s.first > 0 {
		if g := honoured(ts[s.first-1 : s.first]); g != unknown && !ts[s.first-1].upper {
			e.evidence[g] += 2
		}
	}
	if len(e.parts) > 1 && given(e.parts[0]) {
		e.human += 3
	}
	if len(e.parts) > 1 && len(e.parts[0]) == 1 && !e.group {
		e.human += 2 // initials
	}
	if s.name > s.first {
		e.human += 3
		e.titled = true
	}
	if len(e.parts) == 1 && !e.titled && s.subject && p.neuter(s.at) {
		e.placed++
	}
	if len(e.parts) < 3 && p.ofState(s) {
		e.placed++
	}
	if len(e.parts) > 1 && strings.Contains(joined(ts[s.name:s.at]), "”") {
		e.human += 3 // a nickname
	}
	beside := p.evidenceBefore(s.first, len(e.parts)) + p.evidenceBehind(s.at, len(e.parts), s.owner)
	e.human += beside
	e.introduced = e.introduced || beside >= 2
	if s.spoke {
		e.human += 2
	}
}

// neuter reports whether what stands behind a subject is its own, not his or hers.
func (p *paragraph) neuter(at int) bool {
	ts := p.tokens
	for k := at; k < len(ts) && k < at+4; k++ {
		if ts[k].lower == "its" || ts[k].text == "," && k+1 < len(ts) && ts[k+1].lower == "which" {
			return true
		}
	}
	return false
}

// ofState reports whether something that only a state has follows: "Ostrand's
// foreign ministry", "Talmar insists" does not count.
func (p *paragraph) ofState(s seen) bool {
	ts := p.tokens
	if s.first > 0 && (ts[s.first-1].lower == "of" || ts[s.first-1].lower == "in") {
		for k := s.first - 2; k >= 0 && k > s.first-5; k-- {
			if ts[k].is(realm) {
				return true
			}
		}
	}
	if !s.owner {
		return false
	}
	for k := s.at; k < len(ts) && k < s.at+3; k++ {
		if ts[k].is(realm) {
			return true
		}
	}
	return false
}

// evidenceBefore weighs what stands before a name.
func (p *paragraph) evidenceBefore(i, words int) int {
	ts := p.tokens
	if i == 0 || ts[i].first {
		return 0
	}
	b := ts[i-1]
	w := fold(b.text)
	switch {
	case b.lower == "in" || b.lower == "at" || b.lower == "near" || b.lower == "across" || b.lower == "outside":
		return -2
	case b.lower == "the":
		return -2
	case b.text == "," && i > 2:
		return p.officeBefore(i-1) * 3
	case !b.word || b.upper:
		return 0
	case agentive(w):
		return 3
	case words > 1 && isNoun(ts, i-1):
		return 1
	}
	return 0
}

// officeBefore is 1 if what ends at a comma is a phrase for a person: "The
// ambassador, Bogdan Petković,".
func (p *paragraph) officeBefore(comma int) int {
	ts := p.tokens
	for k := comma - 1; k >= 0 && k > comma-7 && ts[k].word; k-- {
		if ts[k].is(determiner) || ts[k].is(owning) {
			for _, t := range ts[k+1 : comma] {
				if t.as(titleLike) || t.as(agentLike) && !t.upper {
					return 1
				}
			}
			return 0
		}
	}
	return 0
}

// isNoun reports whether a small word before a name is likely a noun: a
// determiner or the beginning of a sentence stands before it, and it is no
// word for a thing.
func isNoun(ts []token, k int) bool {
	t := ts[k]
	if !t.word || t.upper || t.is(thing) || t.is(preposition) || t.is(boundary) || t.is(determiner) || t.is(pronounWord) || t.is(finiteVerb) || t.is(pastForm) ||
		t.is(helper) || t.is(adverbial) || t.is(cue) || t.is(participleCue) || strings.HasSuffix(t.lower, "ing") || t.is(owning) {
		return false
	}
	if k == 0 {
		return false
	}
	b := ts[k-1]
	return b.is(determiner) || b.text == "," || b.lower == "and" || b.is(owning) || b.first && b.upper
}

// evidenceBehind weighs what stands behind a name.
func (p *paragraph) evidenceBehind(j, words int, owner bool) int {
	ts := p.tokens
	if j+1 >= len(ts) {
		return 0
	}
	if owner {
		if w := fold(ts[j].text); ts[j].word && (agentive(w) && (words > 1 || !isTitle(w)) || known(w, kinWord)) {
			return 2
		}
		return 0
	}
	if ts[j].text != "," {
		if ts[j].lower == "who" {
			return 2
		}
		return 0
	}
	next := ts[j+1]
	switch {
	case next.lower == "who" || next.lower == "whose" || next.lower == "known" || next.lower == "aged" || next.lower == "born":
		return 3
	case j+2 < len(ts) && len(next.text) <= 3 && next.text[0] >= '1' && next.text[0] <= '9' && !ts[j+2].word:
		return 3 // an age
	}
	if !next.is(determiner) && !next.upper && !next.as(agentLike) && !next.is(owning) {
		return 0
	}
	for k := j + 1; k < len(ts) && k < j+8 && ts[k].word; k++ {
		if ts[k].is(preposition) || ts[k].is(finiteVerb) {
			break
		}
		if !ts[k].upper && (ts[k].as(agentLike) || ts[k].is(kinWord)) {
			return 3
		}
	}
	return 0
}

// reportsBeside reports whether the name in tokens[i:j] has a verb beside it
// that reports words.
func (p *paragraph) reportsBeside(i, j int, subject bool) bool {
	ts := p.tokens
	for k := j; k < len(ts) && k < j+3; k++ {
		if ts[k].is(strongCue) && !ts[k].upper {
			return true
		}
		if !ts[k].is(helper) && !ts[k].is(adverbial) {
			break
		}
	}
	if i > 0 && (ts[i-1].lower == "said" || ts[i-1].lower == "says") {
		return true
	}
	return subject && p.reportsAfter(j)
}

// reportsAfter reports whether the verb behind the name that ends at j reports words.
func (p *paragraph) reportsAfter(j int) bool {
	ts := p.tokens
	for most := j + 48; j < len(ts) && j < most; j++ {
		t := ts[j]
		switch {
		case t.text == ",":
			for j++; j < len(ts) && j < most && ts[j].text != ","; j++ {
				if ts[j].text == "." {
					return false
				}
			}
		case t.is(strongCue):
			return true
		case t.is(helper) || t.is(adverbial):
		default:
			return false
		}
	}
	return false
}

// isSubject reports whether the name in tokens[i:j] has a verb of its own.
func (p *paragraph) isSubject(i, j int) bool {
	ts := p.tokens
	if ts[j-1].is(owning) {
		return false
	}
	k := i
	for k > 0 && k > i-12 && !ts[k].first && ts[k-1].word && !ts[k-1].is(finiteVerb) && !ts[k-1].is(preposition) && !ts[k-1].is(boundary) && !ts[k-1].is(pastForm) {
		k--
	}
	if k > 0 && !ts[k].first && ts[k-1].is(preposition) {
		return false
	}
	leads := ts[k].first || k > 0 && ts[k-1].first && ts[k-1].is(boundary)
	return p.verbBehind(p.behindBrackets(j), leads)
}

// behindBrackets is the token behind a short remark in parentheses.
func (p *paragraph) behindBrackets(j int) int {
	ts := p.tokens
	if j+2 < len(ts) && ts[j].text == "(" {
		for e := j + 1; e < len(ts) && e < j+8; e++ {
			if ts[e].text == ")" {
				return e + 1
			}
		}
	}
	return j
}

// verbBehind reports whether a verb follows what ends at j, over what is told
// between commas. leads is true for what a sentence begins with.
func (p *paragraph) verbBehind(j int, leads bool) bool {
	ts := p.tokens
	for ; j < len(ts); j++ {
		t := ts[j]
		switch {
		case t.text == ",":
			if j+1 < len(ts) && (ts[j+1].lower == "who" || ts[j+1].lower == "which") {
				return true
			}
			e := p.resumed(j)
			if e < 0 {
				return false
			}
			j = e
		case t.lower == "of" && j+1 < len(ts) && (ts[j+1].upper || ts[j+1].lower == "the"):
			for j+1 < len(ts) && (ts[j+1].upper || ts[j+1].lower == "the" || ts[j+1].lower == "of" || ts[j+1].lower == "for") {
				j++
			}
		case t.lower == "and" && j+1 < len(ts) && ts[j+1].upper:
			for j+1 < len(ts) && ts[j+1].upper {
				j++
			}
		case verbish(t) || t.lower == "who":
			return true
		case t.lower == "himself" || t.lower == "herself":
		default:
			return leads && thirdPerson(t)
		}
	}
	return false
}

// resumed is the comma, or the quotation that holds one, behind which a verb
// goes on after what begins at a comma; -1 for none.
func (p *paragraph) resumed(comma int) int {
	ts := p.tokens
	for e := comma + 1; e+1 < len(ts) && e < comma+40; e++ {
		switch t := ts[e]; {
		case t.text == "." || t.first && t.quote < 0:
			return -1
		case (t.text == "," || t.quote >= 0) && verbish(ts[e+1]):
			return e
		}
	}
	return -1
}

// thirdPerson reports whether a word is by its form a verb of the third person
// and no plural of people.
func thirdPerson(t token) bool {
	w := t.lower
	return t.word && !t.upper && len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !possessive(w) && !known(w, pluralPeople) && !agentive(w[:len(w)-1])
}

// verbish reports whether a token looks like a finite verb.
func verbish(t token) bool {
	return !t.upper && (t.is(helper) || t.is(adverbial) || t.is(finiteVerb) || t.is(pastForm) || t.is(cue) && !t.is(nounToo) || strings.HasSuffix(t.lower, "n't") || strings.HasSuffix(t.lower, "n’t"))
}

// institution reports whether the words of a name call an institution that a
// preposition may tell more of: "Center for Peace Studies".
func institution(ts []token) bool {
	last := fold(ts[len(ts)-1].text)
	far := false
	for _, t := range ts {
		w := fold(t.text)
		if known(w, institutionNoun) && (w == last || far || len(ts) < 8) {
			return true
		}
		far = far || t.lower == "for"
	}
	return false
}
