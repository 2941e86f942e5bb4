package draft

import (
	"strings"
)

// kind is what a mention is.
type kind int

const (
	nobody  kind = iota
	name         // Konstantin Sonin
	pronoun      // he
	noun         // the Russian exile
)

// mention is a stretch of tokens that names somebody.
type mention struct {
	kind kind
	text string // the name, the pronoun, or the whole phrase
	span
	para, at int  // index of the paragraph, and of its first token
	joint    bool // the last of several: "X and Y said"
	passive  bool // nobody, and none is to be looked for: "is described as"
}

// phrase reads the phrase that names somebody in tokens[from:to], in which
// nothing but the phrase stands.
func phrase(ts []token, from, to int) mention {
	for from < to && (!ts[from].word || skipped(ts, from, to)) {
		from++
	}
	for to > from && !ts[to-1].word {
		to--
	}
	for to-1 > from && timely(ts[to-1]) {
		to--
	}
	if from >= to {
		return mention{}
	}
	m := mention{span: span{ts[from].start, ts[to-1].end}, at: from}
	if w := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(ts[from].lower, "'s"), "’s"), "’d"); to-from == 1 && known(w, pronounWord) {
		m.kind, m.text = pronoun, w
		return m
	}
	if w := ts[from].lower; w != "of" && known(w, preposition) && !ts[from].upper || ts[from].first && known(w, preposition) && to-from > 2 {
		return mention{}
	}
	if to-from == 1 && ts[from].upper && ts[from].is(owning) && !ts[from].first {
		m.kind, m.text = name, strings.TrimRight(ts[from].text[:strings.LastIndexAny(ts[from].text, "'’")], "'’")
		return m
	}
	if t := ts[from]; to-from == 1 && t.first && (t.is(preposition|helper|determiner|boundary) || strings.HasSuffix(t.lower, "ing")) {
		return mention{}
	}
	cut := to
	for i := from + 1; i < to; i++ {
		if ts[i].word && ts[i].is(preposition) && !ts[i].upper {
			cut = i
			break
		}
	}
	indefinite := ts[from].lower == "a" || ts[from].lower == "an" || ts[from].lower == "one" || ts[from].lower == "another"
	if s, e := lastName(ts, from, cut); s < e && e == cut && !indefinite && (s == from || ts[s-1].word) {
		if cut < to && ts[e-1].as(titleLike) || onlyTitles(ts[s:e]) && s > from { // the president of the board
			return office(ts, from, to)
		}
		s = behindInstitution(ts, s, e)
		m.kind, m.text, m.at = name, joined(ts[s:e]), s
		m.span = span{ts[s].start, ts[e-1].end}
		m.joint = s > from+1 && ts[s-1].lower == "and" && ts[s-2].upper
		return m
	}
	if n := ofDocument(ts, from, to); n.kind == name {
		return n
	}
	if s, e := lastName(ts, from, to); e == to && e-s >= 2 && s > from && ts[s-1].word && !ts[s-1].is(preposition) && !ts[s-1].is(determiner) && !ts[s-1].upper && !ts[s-1].is(owning) && personNoun(ts[from:s]) {
		m.kind, m.text, m.at = name, joined(ts[s:e]), s
		m.span = span{ts[s].start, ts[e-1].end}
		return m
	}
	return office(ts, from, to)
}

// timely reports whether a word at the end of a phrase tells a time: "late
// Thursday night".
func timely(t token) bool {
	switch t.lower {
	case "late", "early", "night", "morning", "afternoon", "evening", "yesterday", "today":
		return true
	}
	if t.is(adverbial) {
		return true
	}
	return t.is(timeWord) && len(t.lower) > 5 && t.lower != "august"
}

// office is who holds an office that a phrase tells: the name at its very end,
// behind the institution, else nobody by name.
func office(ts []token, from, to int) mention {
	m := mention{kind: noun, text: joined(ts[from:to]), span: span{ts[from].start, ts[to-1].end}, at: from}
	s, e := lastName(ts, from, to)
	if e != to || s == from {
		return m
	}
	k := behindInstitution(ts, s, e)
	for i := s + 1; k == s && i+1 < e; i++ {
		if ts[i].is(maleName|femaleName) && e-i <= 3 {
			k = i
		}
	}
	if k > s {
		m.kind, m.text, m.at = name, joined(ts[k:e]), k
		m.span = span{ts[k].start, ts[e-1].end}
	}
	return m
}

// behindInstitution is where a person's name begins that stands behind an
// institution's: "head of the Harbour Council Ana Roe".
func behindInstitution(ts []token, s, e int) int {
	for k := s + 2; k+2 <= e && e-k <= 3; k++ {
		if ts[k].is(maleName|femaleName) && institution(ts[s:k]) && !groupWord([]string{fold(ts[e-1].text)}) && !ts[k-1].is(boundary) && !ts[k-1].is(preposition) {
			return k
		}
	}
	for k := s + 1; k+2 <= e; k++ {
		if ts[k-1].as(institutionNoun) && k-1 > s && s > 0 && (ts[k].is(maleName|femaleName) || s >= 2) && !groupWord([]string{fold(ts[e-1].text)}) && e-k <= 3 && (ts[s-1].lower == "the" || ts[s-1].is(preposition)) {
			return k
		}
	}
	return s
}

// ofDocument is whose document speaks: "Roe's statement", "the UN report".
func ofDocument(ts []token, from, to int) mention {
	if to-from < 2 || !ts[to-1].is(document) {
		return mention{}
	}
	e := to - 1
	s := e
	for s > from && ts[s-1].upper && !ts[s-1].is(determiner) {
		s--
	}
	if s == e || s > from && !(s == from+1 && ts[from].is(determiner)) {
		return mention{}
	}
	own := ts[e-1].is(owning)
	text := joined(ts[s:e])
	if own {
		text = strings.TrimRight(text[:strings.LastIndexAny(text, "'’")], "'’")
	} else if e-s > 1 || ts[e-1].text != strings.ToUpper(ts[e-1].text) {
		return mention{}
	}
	return mention{kind: name, text: text, at: s, span: span{ts[s].start, ts[e-1].end}}
}

// personNoun reports whether what stands before a name says what a person is.
func personNoun(ts []token) bool {
	for _, t := range ts {
		if t.lower == "to" || t.lower == "for" || t.lower == "with" || t.lower == "from" {
			return false
		}
	}
	return true
}

// skipped reports whether a token at the beginning of a phrase belongs to no name.
func skipped(ts []token, i, to int) bool {
	t := ts[i]
	if t.is(pronounWord) || t.is(determiner) {
		return false
	}
	return (t.is(boundary) || t.is(helper) || t.is(timeWord)) && i+1 < to
}

// lastName finds the last run of capitalised words in ts[from:to].
func lastName(ts []token, from, to int) (s, e int) {
	e = to
	for e > from && !ts[e-1].upper {
		e--
	}
	s = e
	for s > from {
		t := ts[s-1]
		if t.upper && !t.is(owning) && !t.is(determiner) || t.word && t.text[0] >= '0' && t.text[0] <= '9' && false {
			s--
			continue
		}
		if t.is(particle) && s-1 > from && ts[s-2].upper && !ts[s-2].is(owning) {
			s--
			continue
		}
		break
	}
	for s < e && ts[s].is(determiner) {
		s++
	}
	return s, e
}

func onlyTitles(ts []token) bool {
	for _, t := range ts {
		if !known(strings.TrimRight(t.lower, "."), titleWord) {
			return false
		}
	}
	return true
}

func joined(ts []token) string {
	var sb strings.Builder
	for i, t := range ts {
		if i > 0 && t.start > ts[i-1].end {
			sb.WriteByte(' ')
		}
		sb.WriteString(t.text)
	}
	return sb.String()
}
