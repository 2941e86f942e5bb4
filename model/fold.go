package model

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns s as names and words are compared: accents off, case folded,
// letters such as ł and ø as the plain ones, composed as NFC. It never
// compares by sound. Fold(Fold(s)) is Fold(s).
func Fold(s string) string {
	i := lowerASCII(s)
	if i == len(s) {
		return s
	}
	return string(fold(s, i, nil))
}

// FoldMap is Fold with the way back: offsets[i] is the byte of s that the
// folded byte i comes from, and one more element, len(s), closes the list. So
// s[offsets[i]:offsets[j]] are the words, accents included, that folded[i:j]
// stands for.
func FoldMap(s string) (folded string, offsets []int32) {
	offsets = make([]int32, 0, len(s)+1)
	out := fold(s, 0, &offsets)
	return string(out), append(offsets, int32(len(s)))
}

func lowerASCII(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return i
		}
	}
	return len(s)
}

// fold folds s, of which the first done bytes are folded already.
func fold(s string, done int, offsets *[]int32) []byte {
	out := make([]byte, done, len(s)+8)
	copy(out, s)
	for i := done; i < len(s); {
		from, size := i, 1
		switch r := rune(s[i]); {
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			out = append(out, byte(r))
		default:
			r, size = utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && size == 1:
				out = append(out, "\ufffd"...)
			case r < lastTabled:
				out = append(out, foldTable[r/tableRow]()[r%tableRow]...)
			case r >= 0x2002 && r <= 0x206f || r >= 0x4e00 && r <= 0x9fff: // Punctuation and Han fold to themselves.
				out = append(out, s[i:i+size]...)
			default:
				size = norm.NFC.NextBoundaryInString(s[i:], true)
				out = append(out, foldSlowly(s[i:i+size])...)
			}
		}
		i += size
		if offsets != nil {
			for len(*offsets) < len(out) {
				*offsets = append(*offsets, int32(from))
			}
		}
	}
	return out
}

const (
	lastTabled = 0x540 // all alphabets up to the Cyrillic ones are below
	tableRow   = 0x40
)

// foldTable holds the folded form of every letter of those alphabets, since
// deriving one takes a hundred times as long. A row is made when the first of
// its letters is met: all of them take longer than reading a short briefing.
var foldTable = func() (rows [lastTabled / tableRow]func() *[tableRow]string) {
	for i := range rows {
		rows[i] = sync.OnceValue(func() *[tableRow]string {
			var row [tableRow]string
			for j := range row {
				row[j] = foldSlowly(string(rune(i*tableRow + j)))
			}
			return &row
		})
	}
	return rows
}()

// plain holds letters that Unicode does not take apart, and what readers type for them.
var plain = strings.NewReplacer(
	"ł", "l", "ø", "o", "đ", "d", "ð", "d", "ħ", "h", "ŧ", "t", "ı", "i", "æ", "ae", "œ", "oe", "þ", "th",
)

func foldSlowly(s string) string {
	for range 4 { // Folding can bring up a letter that folds again; nothing needs more than two rounds.
		t := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(s))
		t = plain.Replace(norm.NFC.String(cases.Fold().String(t)))
		if t == s {
			break
		}
		s = t
	}
	return s
}
