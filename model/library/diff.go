package library

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Piece is a run of a text that the other text has too, or not.
type Piece struct {
	Text    string `json:"text"`
	Differs bool   `json:"differs,omitempty"`
}

// mostDiffWords is the number of words and gaps between them up to which two
// paragraphs are compared word by word. Beyond it, what they begin and end with
// alike is found and all between counts as different: the time that a diff takes grows
// with the square of what differs, and it must not depend on a clock.
const mostDiffWords = 4000

// WordDiff returns two texts in pieces that tell what only one of them has.
// Where few words agree by chance, the whole run counts as different.
func WordDiff(before, now string) (was, is []Piece) {
	a, b := slices.Collect(tokens(before)), slices.Collect(tokens(now))
	if len(a)+len(b) > mostDiffWords {
		return diffEnds(a, b)
	}
	runesA, runesB, list := numbered(a, b)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	for _, d := range dmp.DiffCleanupMerge(dmp.DiffCleanupSemantic(dmp.DiffMainRunes(runesA, runesB, false))) {
		text := spelled(d.Text, list)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			was, is = piece(was, text, false), piece(is, text, false)
		case diffmatchpatch.DiffDelete:
			was = piece(was, text, true)
		case diffmatchpatch.DiffInsert:
			is = piece(is, text, true)
		}
	}
	return was, is
}

// diffEnds finds what two long texts begin and end with alike.
func diffEnds(a, b []string) (was, is []Piece) {
	from, to := 0, 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	for to < min(len(a), len(b))-from && a[len(a)-1-to] == b[len(b)-1-to] {
		to++
	}
	ends := func(words []string) []Piece {
		p := piece(nil, strings.Join(words[:from], ""), false)
		p = piece(p, strings.Join(words[from:len(words)-to], ""), true)
		return piece(p, strings.Join(words[len(words)-to:], ""), false)
	}
	return ends(a), ends(b)
}

// piece adds a text to pieces, to the last one if that is of the same sort.
func piece(to []Piece, text string, differs bool) []Piece {
	if text == "" {
		return to
	}
	if n := len(to); n > 0 && to[n-1].Differs == differs {
		to[n-1].Text += text
		return to
	}
	return append(to, Piece{text, differs})
}

// firstWord is the rune that stands for the first word. As many runes as words
// are compared follow it that are all letters and none of which is half of a pair.
const firstWord = 0x20000

// numbered turns two lists of words into runes that stand for them.
func numbered(a, b []string) (ra, rb []rune, list []string) {
	number := map[string]rune{}
	of := func(words []string) []rune {
		runes := make([]rune, len(words))
		for i, w := range words {
			n, ok := number[w]
			if !ok {
				n = firstWord + rune(len(list))
				number[w] = n
				list = append(list, w)
			}
			runes[i] = n
		}
		return runes
	}
	ra, rb = of(a), of(b)
	return ra, rb, list
}

// spelled turns such runes back into the words.
func spelled(runes string, list []string) string {
	var b strings.Builder
	for _, r := range runes {
		b.WriteString(list[r-firstWord])
	}
	return b.String()
}

// tokens parts a text into words, gaps and signs, none of which is empty. A
// character of a script that does not part words is a word by itself. What is
// drawn over or joined to a character is never parted from it.
func tokens(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		from, last, joined := 0, class(0), false
		flag := false
		for i, r := range s {
			k := classOf(r)
			glued := i > 0 && (k == mark || joined || k == flagHalf && flag)
			if !glued && i > from && (k != last || k == single || k == flagHalf) {
				if !yield(s[from:i]) {
					return
				}
				from = i
			}
			joined = r == '\u200d'
			flag = k == flagHalf && !flag
			if !glued {
				last = k
			}
		}
		if from < len(s) {
			yield(s[from:])
		}
	}
}

// class is what a rune is to words.
type class uint8

const (
	letter class = iota + 1
	gap
	single   // a sign, or a word of one character
	mark     // belongs to the rune before it
	flagHalf // two of these make a flag
)

func classOf(r rune) class {
	switch {
	case r < 0x80:
		switch {
		case r == ' ' || r == '\n' || r == '\t':
			return gap
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			return letter
		}
		return single
	case unicode.IsMark(r), r == '\u200d', r == '\u200c', r >= 0x1f3fb && r <= 0x1f3ff, r >= 0xe0000 && r <= 0xe0fff:
		return mark
	case r >= 0x1f1e6 && r <= 0x1f1ff:
		return flagHalf
	case unicode.IsSpace(r):
		return gap
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return single
	case unicode.IsLetter(r), unicode.IsNumber(r):
		return letter
	}
	return single
}
