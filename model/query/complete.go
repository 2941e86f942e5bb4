package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout/model"
)

// Completion is one way to go on with a line.
type Completion struct {
	Text     string // stands for the runes From to To of the line
	Label    string // what the key takes, or what readers know the value as
	Count    int    // how many items the list would show
	From, To int    // half-open, in runes
}

// Complete returns the keys or values that fit the word at the cursor, which
// counts runes. Keys come in the order of the documentation, values by their
// counts, those whose id begins with the word first. Values that would leave
// nothing are offered only if there are no others of their kind, as stances.
func (s *Set) Complete(line string, cursor int) []Completion {
	src := []rune(line)
	if len(src) > maxRunes {
		return nil
	}
	cursor = min(max(cursor, 0), len(src))
	from, to := braces(src, cursor)
	sp, ok := find(src[from:to], cursor-from)
	if !ok {
		return nil
	}
	q, _ := Parse(sp.without(src[from:to]))
	var list []Completion
	if sp.key == nil {
		list = s.completeKey(q, sp)
	} else {
		list = s.completeValue(q, sp)
	}
	for i := range list {
		list[i].From, list[i].To = from+sp.from, from+sp.to
	}
	return list
}

// braces returns the bounds of the query around the cursor: the line, or what
// stands in the innermost braces.
func braces(src []rune, cursor int) (from, to int) {
	var open []int
	from, to = 0, len(src)
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '"':
			i = phraseEnd(src, i) - 1
		case '{':
			if i < cursor {
				open = append(open, i+1)
				continue
			}
			i = closing(src, i)
		case '}':
			if i >= cursor {
				to = i
				i = len(src)
			} else if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	if len(open) == 0 {
		return 0, len(src)
	}
	return open[len(open)-1], to
}

// closing returns the index of the brace that closes the one at i.
func closing(src []rune, i int) int {
	depth := 0
	for ; i < len(src); i++ {
		switch src[i] {
		case '"':
			i = phraseEnd(src, i) - 1
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return i
}

// phraseEnd returns the index behind the quotation mark that closes the one at i.
func phraseEnd(src []rune, i int) int {
	for i++; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(src)
}

// spot is the word at the cursor.
type spot struct {
	key      *key // that it is a value of; nil for the beginning of a key
	term     int  // where the filter begins
	from, to int  // half-open: the word
	typed    string
}

// find returns the word at the cursor, unless it is text.
func find(src []rune, cursor int) (spot, bool) {
	for i := 0; i < cursor; {
		switch r := src[i]; {
		case r == '"':
			end := phraseEnd(src, i)
			if end > cursor || end == i+1 || src[end-1] != '"' {
				return spot{}, false
			}
			i = end
			continue
		case unicode.IsSpace(r) || r == '(' || r == ')' || r == '{' || r == '}' || r == '-':
			i++
			continue
		}
		from := i
		for i < len(src) && unicode.IsLetter(src[i]) {
			i++
		}
		if i > from && i < len(src) && src[i] == ':' && cursor > i {
			sp, end, here := findValue(src, from, i, cursor)
			if here {
				return sp, sp.key != nil
			}
			i = end
			continue
		}
		end := i
		if end < len(src) && src[end] == ':' {
			end++
		}
		if cursor <= i {
			return spot{from: from, to: end, typed: string(src[from:cursor])}, true
		}
		for i = end; i < len(src) && !endsWord(src[i]); i++ {
		}
		if cursor <= i {
			return spot{}, false
		}
	}
	return spot{from: cursor, to: cursor}, true
}

// findValue returns the value at the cursor of the filter whose key stands at
// from to colon, or where the filter ends.
func findValue(src []rune, from, colon, cursor int) (sp spot, end int, here bool) {
	k := keyNamed(string(src[from:colon]))
	if colon+1 < len(src) && src[colon+1] == '{' {
		return spot{}, closing(src, colon+1) + 1, false
	}
	for at := colon + 1; ; at = end + 1 {
		end = at
		if at < len(src) && src[at] == '"' {
			end = phraseEnd(src, at)
		}
		for end < len(src) && !endsValue(src[end]) {
			end++
		}
		if cursor <= end {
			sp = spot{key: k, term: from, from: at, to: end}
			sp.narrow(src, cursor)
			return sp, end, true
		}
		if end >= len(src) || src[end] != ',' {
			return spot{}, end, false
		}
	}
}

// narrow takes the sign of a comparison, or the lower end of a range, off the
// word, and reads what was typed of it.
func (sp *spot) narrow(src []rune, cursor int) {
	if sp.key != nil && sp.key.order && sp.key.name != "moved" {
		for sp.from < cursor && strings.ContainsRune("<>=", src[sp.from]) {
			sp.from++
		}
		for i := sp.from; i+1 < cursor; i++ {
			if src[i] == '.' && src[i+1] == '.' {
				sp.from = i + 2
			}
		}
	}
	sp.typed = strings.Trim(string(src[min(sp.from, cursor):cursor]), `"`)
}

// without returns the line without the word at the cursor, and without the
// filter if the word is all it has.
func (sp spot) without(src []rune) string {
	from, to := sp.from, sp.to
	switch more := to < len(src) && src[to] == ','; {
	case sp.key == nil:
	case more:
		to++
	case from > 0 && src[from-1] == ',':
		from--
	default:
		from = sp.term
	}
	if from > 0 && src[from-1] == '-' {
		from--
	}
	return string(src[:from]) + string(src[to:])
}

func (s *Set) completeKey(q Query, sp spot) []Completion {
	byType := s.Find(q).byType()
	var list []Completion
	for _, k := range keys {
		if !strings.HasPrefix(k.name, strings.ToLower(sp.typed)) {
			continue
		}
		c := Completion{Text: k.name + ":", Label: k.takes}
		for i, n := range byType {
			if k.types == 0 || k.types&kinds[i] != 0 {
				c.Count += n
			}
		}
		if c.Count > 0 || sp.typed != "" {
			list = append(list, c)
		}
	}
	return list
}

func (s *Set) completeValue(q Query, sp spot) []Completion {
	typed, words := model.Fold(sp.typed), model.Searchable(sp.typed)
	own := split(q, sp.key).own
	type ranked struct {
		Completion
		begins bool
	}
	var list []ranked
	for _, f := range s.Facets(q, sp.key.name) {
		begins := strings.HasPrefix(model.Fold(f.Value), typed)
		if !begins && !hasWord(model.Searchable(f.Label), words) && !hasWord(model.Fold(f.Value), typed) {
			continue
		}
		if own != nil && own.has(f.Value) || f.Count == 0 && sp.key.words == nil {
			continue
		}
		list = append(list, ranked{Completion{Text: sp.key.writeValue(sp.key.read(f.Value)), Label: f.Label, Count: f.Count}, begins})
	}
	slices.SortStableFunc(list, func(a, b ranked) int {
		if a.begins != b.begins {
			if a.begins {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Count, a.Count)
	})
	completions := make([]Completion, len(list))
	for i, r := range list {
		completions[i] = r.Completion
	}
	return completions
}
