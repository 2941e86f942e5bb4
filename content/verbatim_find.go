package content

import "strings"

// find finds words in the text, by the rules of the word-for-word check. If they
// occur more than once, prefix and suffix have to single one place out. The
// place is one in the source; it includes quotation marks around the words.
func (t *sourceText) find(exact, prefix, suffix string) (start, end int, ok bool) {
	words := normal(exact)
	if words == "" {
		return 0, 0, false
	}
	places := t.occurrences(part{text: words}, 0)
	if len(places) == 0 {
		if parts := partsOf(words); len(parts) > 0 {
			places = t.all(parts)
		}
	}
	if len(places) > 1 {
		places = t.between(places, normal(prefix), normal(suffix))
	}
	if len(places) != 1 {
		return 0, 0, false
	}
	at := places[0]
	if at.from > 0 && at.to < len(t.text) && t.text[at.from-1] == '"' && t.text[at.to] == '"' {
		at.from, at.to = at.from-1, at.to+1
	}
	start, end = t.sourceRange(at.from, at.to)
	return start, end, true
}

// between keeps the places that stand behind prefix and before suffix.
func (t *sourceText) between(places []run, prefix, suffix string) []run {
	if prefix == "" && suffix == "" {
		return places
	}
	var kept []run
	for _, p := range places {
		before := strings.TrimRight(t.text[max(0, p.from-len(prefix)-2):p.from], ` "`)
		after := strings.TrimLeft(t.text[p.to:min(len(t.text), p.to+len(suffix)+2)], ` "`)
		if strings.HasSuffix(before, strings.TrimRight(prefix, ` "`)) && strings.HasPrefix(after, strings.TrimLeft(suffix, ` "`)) {
			kept = append(kept, p)
		}
	}
	return kept
}
