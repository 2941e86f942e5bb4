package draft

import "strings"

// pluralTitle is the title before the name that an "and" joins to another, if
// it is that of both: "Presidents X and Y".
func pluralTitle(ts []token, and int) string {
	if and < 1 || ts[and].lower != "and" {
		return ""
	}
	k := and
	for k > 0 && ts[k-1].upper && !ts[k-1].is(owning) {
		k--
	}
	if w := fold(ts[k].text); k < and && strings.HasSuffix(w, "s") && isTitle(w[:len(w)-1]) {
		return ts[k].text
	}
	return ""
}

// maxRole is the length in bytes of the longest role.
const maxRole = 160

// titleBefore is the role that stands before a name: "German Chancellor",
// "deputy security chief", "Trump's envoy", "The ambassador," with a comma.
func titleBefore(ts []token, s *seen) string {
	name := s.name
	if role := officeText(ts, s.first-1); role != "" {
		return role
	}
	if role := pluralTitle(ts, s.first-1); role != "" {
		return role
	}
	start := s.first
	for start > 0 && start > name-7 && !ts[start].first && partOfTitle(ts, start-1) {
		start--
	}
	for start < name && (!ts[start].word || agencyOf(ts[start])) {
		start++
	}
	if far := farTitle(ts, start); far < start && start < name {
		start = far
	} else if start >= name || !titledBy(ts[start:name]) {
		return ""
	}
	role := joined(ts[start:name])
	if start+1 == name && ts[start].is(onlyBefore) {
		return ""
	}
	if known(fold(role), honorific) || len(role) > maxRole {
		return ""
	}
	return strings.ReplaceAll(role, " .", ".")
}

// farTitle is where an office begins that is told of by an institution behind
// it: "Deputy Permanent Representative to the Council of River States". It is
// at itself if none is.
func farTitle(ts []token, at int) int {
	k := at
	for k > 0 && k > at-8 && !ts[k].first && (ts[k-1].is(preposition) || ts[k-1].lower == "to" || ts[k-1].lower == "the" || ts[k-1].upper && !ts[k-1].is(owning)) {
		k--
		if !ts[k].as(titleLike) || !ts[k].upper || k+1 >= at {
			continue
		}
		for k > 0 && !ts[k].first && ts[k-1].upper && !ts[k-1].is(owning) {
			k--
		}
		return k
	}
	return at
}

// titledBy reports whether words are a role: the last one names an office or
// somebody who does something, or is a small noun right before the name.
func titledBy(ts []token) bool {
	last := ts[len(ts)-1]
	if last.text == "." && len(ts) > 1 {
		last = ts[len(ts)-2]
	}
	w := fold(last.text)
	return agentive(w) || known(w, kinWord) || !last.upper && len(w) > 3 && !known(w, thing) && isTitled(ts)
}

// isTitled reports whether any of the words is an office.
func isTitled(ts []token) bool {
	for _, t := range ts {
		if t.as(titleLike) {
			return true
		}
	}
	return false
}

// agencyOf reports whether a word of a dateline or the like stands before a role.
func agencyOf(t token) bool { return t.is(dash) }

// partOfTitle reports whether a word before a name may belong to a title.
func partOfTitle(ts []token, k int) bool {
	t := ts[k]
	if !t.word || t.quote >= 0 {
		return t.text == "." && k > 0 && ts[k-1].is(titleWord)
	}
	switch {
	case t.is(determiner | boundary | preposition | timeWord | pronounWord | helper), t.is(starter) && t.first:
		return false
	case t.upper, t.as(titleLike):
		return true
	}
	return !t.is(finiteVerb|adverbial|cue) && (!t.is(pastForm) || t.is(condition)) && !strings.HasSuffix(t.lower, "ing")
}

// officeText is the phrase for a person that ends at the comma before a name:
// "The ambassador, Bogdan Petković,".
func officeText(ts []token, comma int) string {
	if comma < 2 || ts[comma].text != "," {
		return ""
	}
	for k := comma - 1; k >= 0 && k > comma-12; k-- {
		t := ts[k]
		if t.quote >= 0 || !t.word || t.is(finiteVerb) && !t.as(agentLike) {
			return ""
		}
		if !t.is(determiner) && !(t.is(owning) && (k == 0 || ts[k].first || ts[k-1].is(preposition) || ts[k-1].is(boundary) || ts[k-1].is(cue) || ts[k-1].upper || !ts[k-1].word)) {
			continue
		}
		if k > 0 && ts[k-1].is(preposition) {
			continue // within the phrase: "captain of the ship"
		}
		from := k + 1
		if t.is(owning) {
			for from = k; from > 0 && ts[from-1].upper && !ts[from].first; {
				from--
			}
		}
		if from >= comma || !headAgentive(ts[from:comma]) {
			return ""
		}
		return joined(ts[from:comma])
	}
	return ""
}

// headAgentive reports whether the head of a phrase is a word for a person.
func headAgentive(ts []token) bool {
	head := -1
	for i, t := range ts {
		if t.is(preposition) {
			break
		}
		head = i
	}
	return head >= 0 && (ts[head].as(agentLike) || ts[head].is(kinWord))
}

// behind is what is told of a name right behind it: "a Russian exile", "of
// Kyiv's Center", "who heads the cooperative", "is defence minister".
func behind(ts []token, at int) string {
	if at+1 >= len(ts) {
		return ""
	}
	i := at
	if ts[at].text == "," {
		i++
		if len(ts[i].text) <= 3 && ts[i].text[0] >= '1' && ts[i].text[0] <= '9' && i+2 < len(ts) && ts[i+1].text == "," {
			i += 2
		}
	}
	switch {
	case ts[i].lower == "who" && i+1 < len(ts) && (ts[i+1].is(officeVerb) || copula(ts[i+1].lower) && i+2 < len(ts)):
		i++
		if copula(ts[i].lower) {
			i++
		}
		if !ts[i].is(officeVerb) && !tellsOffice(ts, i) {
			return ""
		}
	case i == at:
		if !copula(ts[i].lower) || !tellsOffice(ts, i+1) {
			return ""
		}
		i++
	case ts[i].lower == "of" || ts[i].lower == "then" || ts[i].lower == "now" || ts[i].lower == "from":
		if ts[i].lower == "from" || ts[i].lower == "of" && !institutionAhead(ts, i) {
			return ""
		}
	case !tellsOffice(ts, i):
		return ""
	}
	end := roleEnd(ts, i)
	if end <= i {
		return ""
	}
	role := bare(strings.TrimPrefix(strings.TrimRight(joined(ts[i:end]), " ,"), "of "))
	if len(role) > maxRole {
		return ""
	}
	return role
}

func copula(w string) bool { return w == "is" || w == "was" || w == "became" }

// tellsOffice reports whether a phrase for a person begins at a token.
func tellsOffice(ts []token, i int) bool {
	for k := i; k < len(ts) && k < i+9 && ts[k].word && ts[k].quote < 0; k++ {
		w := fold(ts[k].text)
		if ts[k].is(preposition) && ts[k].lower != "of" || ts[k].is(boundary) && ts[k].lower != "and" {
			return false
		}
		if k > i && (ts[k].is(finiteVerb) || ts[k].is(helper)) && !agentive(w) {
			return false
		}
		if agentive(w) || known(w, kinWord) {
			return true
		}
	}
	return false
}

// institutionAhead reports whether the name of a body follows.
func institutionAhead(ts []token, i int) bool {
	for k := i; k < len(ts) && k < i+7; k++ {
		if ts[k].as(institutionNoun) || ts[k].as(groupNoun) {
			return true
		}
	}
	return false
}

// roleEnd is where the phrase that begins at a token ends.
func roleEnd(ts []token, i int) int {
	end := i
	for end < len(ts) && end < i+24 {
		t := ts[end]
		if t.quote >= 0 || t.text == "," && !listed(ts, end) || t.text == "." || t.text == ";" || t.text == ":" || t.text == ")" || t.text == "(" || t.is(dash) ||
			t.lower == "who" || t.lower == "which" || t.lower == "but" || t.lower == "when" || t.lower == "whose" || t.lower == "that" || t.is(strongCue) && !t.upper && !t.is(nounToo) || t.first && end > i {
			break
		}
		if t.lower == "and" && end+1 < len(ts) && (ts[end+1].is(cue) || ts[end+1].upper && !ts[end-1].upper || ts[end+1].is(determiner) || ts[end+1].is(pronounWord)) {
			break
		}
		end++
	}
	return end
}

// listed reports whether a comma parts the words of an institution's name:
// "the Center for Army, Conversion and Disarmament Studies".
func listed(ts []token, comma int) bool {
	if comma == 0 || comma+1 >= len(ts) || !ts[comma-1].upper || !ts[comma+1].upper {
		return false
	}
	for i := comma + 1; i < len(ts) && i < comma+6; i++ {
		if ts[i].lower == "and" {
			return i+1 < len(ts) && ts[i+1].upper
		}
		if !ts[i].upper {
			return false
		}
	}
	return false
}
