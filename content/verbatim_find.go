package content

import "strings"

// span is a byte range of the source, half-open.
type span struct{ start, end int }

// find finds words in the text, by the rules of the word-for-word check. If they
// occur more than once, prefix and suffix have to single one place out; else
// all that are left are returned. The places are those in the source; they
// include quotation marks around the words.
func (t *sourceText) find(exact, prefix, suffix string) []span {
	words := normal(exact)
	if words == "" {
		return nil
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
	out := make([]span, len(places))
	for i, at := range places {
		if at.from > 0 && at.to < len(t.text) && t.text[at.from-1] == '"' && t.text[at.to] == '"' {
			at.from, at.to = at.from-1, at.to+1
		}
		out[i].start, out[i].end = t.sourceRange(at.from, at.to)
	}
	return out
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
