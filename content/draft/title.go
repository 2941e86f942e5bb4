package draft

import "strings"

// nickname reports whether a quotation stands within a name: Anna “Nika” Duval.
func (a *analysis) nickname(q *quotation) bool {
	ts := a.paras[q.para].tokens
	return q.words == 1 && q.at > 0 && q.at+1 < len(ts) && len(q.inside) == 1 && q.inside[0].upper &&
		ts[q.at-1].upper && ts[q.at-1].quote < 0 && ts[q.at+1].upper && ts[q.at+1].quote < 0 && !ts[q.at+1].first
}

// maxTitleWords is the number of words of the longest title.
const maxTitleWords = 9

// title reports whether a quotation is rather the title of a work, a name or
// a slogan than what somebody said: every longer word has a capital, and
// nothing before it reports words.
func (a *analysis) title(q *quotation) bool {
	if len(q.inside) == 0 || q.words > maxTitleWords || !capitalsOf(q) {
		return false
	}
	ts := a.paras[q.para].tokens
	if q.at == 0 || ts[q.at].first {
		if q.at+1 >= len(ts) {
			return false
		}
		next := ts[q.at+1].lower
		return next == "is" || next == "was" || next == "star"
	}
	before := ts[q.at-1]
	switch {
	case a.nextTitle(q), a.nickname(q), before.lower == "as" && q.at > 1 && ts[q.at-2].lower == "such":
		return true
	case !before.word:
		return false
	}
	switch before.lower {
	case "is", "was", "were", "are", "be", "being", "as", "another", "term", "word", "him", "her", "it", "them", "became", "become":
		return false
	case "the", "a", "an", "called", "titled", "entitled", "dubbed", "named":
		return true
	case "of", "that", "and":
		return false
	}
	return before.is(owning|preposition) || !strings.HasSuffix(before.lower, "ing") && !before.is(cue)
}

// capitalsOf reports whether the longer words of a quotation have capitals.
func capitalsOf(q *quotation) bool {
	capitals := 0
	for _, t := range q.inside {
		switch {
		case t.upper:
			capitals++
		case t.text == "!" || t.text == "?":
			return false
		case t.word && (q.words == 1 || len(t.text) > 3 && !t.is(particle|preposition)):
			return false
		}
	}
	return capitals > 0 && capitals*2 >= q.words && q.inside[0].upper
}

// nextTitle reports whether a quotation follows a title in a list of them.
func (a *analysis) nextTitle(q *quotation) bool {
	ts := a.paras[q.para].tokens
	k := q.at - 2
	if k < 0 || ts[k+1].text != "," && ts[k+1].lower != "and" {
		return false
	}
	if ts[k].text == "," {
		k--
	}
	return k >= 0 && ts[k].quote >= 0 && a.quotes[ts[k].quote].how == dropped
}
