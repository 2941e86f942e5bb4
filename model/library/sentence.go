package library

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MostSentence is the number of characters of the sentence around a mention;
// a longer one is cut around the name.
const MostSentence = 300

// sentences are the bytes at which the sentences of a text begin. The full stop
// of an abbreviation, an initial or an ordinal ends none, nor does one with a
// small letter behind it.
func sentences(s string) []int {
	starts := []int{0}
	word := 0 // where the word began that a full stop may belong to
	for i, r := range s {
		n := i + utf8.RuneLen(r)
		switch r {
		case ' ', '\t', '\u00a0', '(', '“', '"':
			word = n
			continue
		case '\n', '。', '！', '？', '｡':
		case '!', '?', '…':
			if word == i && r == '…' || !breaks(s[n:]) { // An ellipsis between blanks leaves words out.
				continue
			}
		case '.':
			if abbreviated(s[word:i]) || !breaks(s[n:]) {
				continue
			}
		default:
			continue
		}
		if at := n + closing(s[n:]); at < len(s) {
			at += len(s[at:]) - len(strings.TrimLeft(s[at:], " \t\n\u00a0"))
			if at < len(s) && at > starts[len(starts)-1] {
				starts = append(starts, at)
			}
		}
	}
	return starts
}

// closing is how many bytes of marks close a sentence.
func closing(s string) int { return len(s) - len(strings.TrimLeft(s, "”’\"')]»“‘」』")) }

// breaks reports whether what stands behind a mark lets a sentence end there:
// a blank, and then no small letter.
func breaks(rest string) bool {
	rest = rest[closing(rest):]
	r, n := utf8.DecodeRuneInString(rest)
	if rest == "" || !unicode.IsSpace(r) {
		return rest == ""
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[n:], " "))
	return !unicode.IsLower(next)
}

// abbreviated reports whether a word before a full stop is short for another:
// one letter, one with full stops within, a number of a day, or a known one.
func abbreviated(word string) bool {
	if len(word) > 12 {
		return false
	}
	word = strings.TrimRight(word, ".")
	n := utf8.RuneCountInString(word)
	if n == 0 {
		return false
	}
	if n <= 2 && strings.Trim(word, "0123456789") == "" {
		return true
	}
	return n == 1 || strings.Contains(word, ".") || slices.Contains(abbreviations, word)
}

// abbreviations are those that stand before a name or a number more often than
// at the end of a sentence.
var abbreviations = []string{
	"Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "St", "Ste", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Cpl", "Adm", "Cmdr", "Sen", "Rep", "Gov", "Pres",
	"Amb", "Hon", "Rev", "Msgr", "Hr", "Fr", "Frl", "Mme", "Mlle", "Sr", "Sra", "Jr", "vs", "cf", "ca", "Nr", "Art", "Abs", "bzw", "pp", "vol",
	"Jan", "Feb", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
}

// sentenceIn is the sentence around a byte of a text, whose sentences begin at
// some bytes.
func sentenceIn(s string, starts []int, at int) (from, to int) {
	i, found := slices.BinarySearch(starts, at)
	if !found {
		i--
	}
	from, to = starts[max(i, 0)], len(s)
	if i+1 < len(starts) {
		to = starts[max(i, 0)+1]
	}
	return from, to
}

// cutAround cuts a text to MostSentence characters around a byte of it. It looks
// at no more of it, however long it is.
func cutAround(s string, at int) string {
	before, after := s[:at], s[at:]
	from := back(before, MostSentence)
	to := forth(after, MostSentence)
	if n := utf8.RuneCountInString(before[from:]) + utf8.RuneCountInString(after[:to]); n > MostSentence {
		half := MostSentence / 2
		if utf8.RuneCountInString(after[:to]) > half {
			to = forth(after, max(half, MostSentence-utf8.RuneCountInString(before[from:])))
		}
		from = back(before, MostSentence-utf8.RuneCountInString(after[:to]))
	}
	cut := strings.TrimSpace(before[from:] + after[:to])
	if from > 0 {
		cut = "…" + cut
	}
	if to < len(after) {
		cut += "…"
	}
	return cut
}

// back is the byte at which the last n characters of a text begin.
func back(s string, n int) int {
	i := len(s)
	for ; i > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return i
}

// forth is the byte at which the first n characters of a text end.
func forth(s string, n int) int {
	i := 0
	for ; i < len(s) && n > 0; n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}
