package content

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// part is a run of words that a quotation holds without omission.
type part struct {
	text string
	caps []int // offsets of letters whose case may differ
	gap  int   // words that may be left out before it; anyGap for any number
}

// anyGap is the gap of a part that follows somewhere behind the one before.
const anyGap = -1

// run is where the normalised text holds a quotation.
type run struct{ from, to int }

// checkVerbatim looks a quoted string up in its source, word for word. It
// returns what the source has instead, if that is known, and the line there.
func checkVerbatim(seg string, source *sourceText) (check model.Check, there string, line int) {
	words := normal(seg)
	if source == nil || words == "" {
		return model.Unchecked, "", 0
	}
	if at, ok := source.first(words); ok {
		return model.Exact, "", source.line(at.from, at.to)
	}
	if short := strings.TrimRight(words, ".,"); len(short) == len(words)-1 {
		if at, ok := source.first(short); ok {
			to := at.to
			if to < len(source.text) && strings.IndexByte(".,;:!?", source.text[to]) >= 0 {
				to++
			}
			return model.FinalPunctuation, source.shown(at.from, to), source.line(at.from, to)
		}
	}
	if at, ok := source.closest(words); ok {
		return model.Differs, source.shown(at.from, at.to), source.line(at.from, at.to)
	}
	return model.Missing, "", 0
}

// first returns the first place at which the text holds normalised words: as
// they are, or else with what brackets and dots stand for.
func (t *sourceText) first(words string) (run, bool) {
	if at := t.occurrences(part{text: words}, 1); len(at) > 0 {
		return at[0], true
	}
	parts := partsOf(words)
	if len(parts) == 0 || len(parts) == 1 && parts[0].text == words && len(parts[0].caps) == 0 {
		return run{}, false
	}
	if at := t.all(parts); len(at) > 0 {
		return at[0], true
	}
	return run{}, false
}

// partsOf cuts normalised words at "…", "...", "[…]" and "[words]", and notes the
// capitals that "[w]ord" changed. Parts without a word are left out.
func partsOf(words string) []part {
	var parts []part
	now := part{gap: anyGap}
	var b strings.Builder
	next := func(gap int) {
		now.text = strings.TrimRight(b.String(), " ")
		b.Reset()
		if strings.IndexFunc(now.text, inWord) >= 0 && len(parts) < maxParts {
			parts = append(parts, now)
			now = part{gap: gap}
			return
		}
		if now.caps = nil; gap == anyGap || now.gap == anyGap {
			now.gap = anyGap
		} else {
			now.gap += gap
		}
	}
	for len(words) > 0 {
		size, kind := edit(words)
		switch kind {
		case editOmitted:
			next(anyGap)
		case editAdded:
			next(maxBracketWords)
		case editCapital:
			now.caps = append(now.caps, b.Len())
			b.WriteString(words[1 : size-1])
		default:
			if b.Len() > 0 || words[0] != ' ' {
				b.WriteString(words[:size])
			}
		}
		words = words[size:]
	}
	next(0)
	return parts
}

// editKind is what an editor's mark in a quotation stands for.
type editKind uint8

const (
	editNone    editKind = iota
	editOmitted          // … and its like: words left out
	editAdded            // [words]: other words
	editCapital          // [w]ord: another case
)

// edit reads the editor's mark at the beginning of s, or else one character.
func edit(s string) (size int, kind editKind) {
	switch {
	case strings.HasPrefix(s, "…"):
		return len("…"), editOmitted
	case strings.HasPrefix(s, "..."):
		return len(s) - len(strings.TrimLeft(s, ".")), editOmitted
	case s[0] == '[':
		end := strings.IndexByte(s, ']')
		if end < 2 {
			break
		}
		inner := s[1:end]
		if inner == "…" || strings.Trim(inner, ".") == "" && len(inner) >= 3 {
			return end + 1, editOmitted
		}
		after, _ := utf8.DecodeRuneInString(s[end+1:])
		if utf8.RuneCountInString(inner) == 1 && unicode.IsLetter(firstRune(inner)) && unicode.IsLetter(after) {
			return end + 1, editCapital
		}
		return end + 1, editAdded
	}
	_, size = utf8.DecodeRuneInString(s)
	return size, editNone
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// all returns every place at which the parts follow each other. Each part is
// joined to the nearest place of the one before that leaves out no more words
// than it may.
func (t *sourceText) all(parts []part) []run {
	places := t.occurrences(parts[0], 0)
	for _, p := range parts[1:] {
		var joined []run
		k := -1
		for _, o := range t.occurrences(p, 0) {
			for k+1 < len(places) && places[k+1].to <= o.from {
				k++
			}
			if k < 0 || p.gap != anyGap && t.wordAt(o.from)-t.wordAt(places[k].to) > p.gap {
				continue
			}
			joined = append(joined, run{places[k].from, o.to})
		}
		if places = joined; len(places) == 0 {
			return nil
		}
	}
	return places
}

// wordAt returns the number of words that begin before the offset.
func (t *sourceText) wordAt(at int) int {
	return sort.Search(len(t.words), func(i int) bool { return int(t.words[i].from) >= at })
}

// occurrences returns where a part occurs as whole words, at most so many
// times; 0 means all. The rarest word of the part leads the way.
func (t *sourceText) occurrences(p part, most int) []run {
	words := wordsOf(p.text)
	if len(words) == 0 {
		return nil
	}
	var lead textWord
	var places []int32
	for i, w := range words {
		at, ok := t.index[strings.ToLower(p.text[w.from:w.to])]
		if !ok {
			return nil
		}
		if i == 0 || len(at) < len(places) {
			lead, places = w, at
		}
	}
	var out []run
	for _, i := range places {
		from := int(t.words[i].from - lead.from)
		to := from + len(p.text)
		if from < 0 || to > len(t.text) || !p.is(t.text[from:to]) || !whole(t.text, from, to) {
			continue
		}
		if out = append(out, run{from, to}); len(out) == most {
			break
		}
	}
	return out
}

// is compares a part with as many bytes of the text.
func (p part) is(s string) bool {
	at := 0
	for _, c := range p.caps {
		if p.text[at:c] != s[at:c] {
			return false
		}
		_, size := utf8.DecodeRuneInString(p.text[c:])
		if !strings.EqualFold(p.text[c:c+size], s[c:c+size]) {
			return false
		}
		at = c + size
	}
	return p.text[at:] == s[at:]
}

// whole reports whether the range of the text neither begins nor ends within a word.
func whole(text string, from, to int) bool {
	joined := func(a, b rune) bool {
		return inWord(a) && (inWord(b) || unicode.IsMark(b)) && !ideograph(a) && !ideograph(b)
	}
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	first, _ := utf8.DecodeRuneInString(text[from:to])
	last, _ := utf8.DecodeLastRuneInString(text[from:to])
	return !joined(before, first) && !joined(last, after)
}
