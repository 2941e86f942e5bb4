package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is the number of marks that one cell may carry. No script needs
// more; heaps of them are drawn over the lines above and below.
const maxMarks = 32

const (
	zwnj     = '\u200c'
	zwj      = '\u200d'
	keycap   = '\u20e3'
	textVS   = '\ufe0e'
	pictVS   = '\ufe0f'
	newGlyph = "\ufffd"
)

// carets shows each control of ASCII in two letters.
const carets = "^@^A^B^C^D^E^F^G^H^I^J^K^L^M^N^O^P^Q^R^S^T^U^V^W^X^Y^Z^[^\\^]^^^_"

// Clean returns s as text that may be sent to any terminal or pipe: no control
// but tab and newline, no ill-formed byte, nothing that turns the direction of
// writing, nothing invisible. Controls of ASCII become visible (ESC is "^["),
// those above it and ill-formed bytes become U+FFFD, "\r\n" becomes "\n".
//
// Clean(Clean(s)) is Clean(s), and a clean s is returned without allocation.
func Clean(s string) string {
	i := plainASCII(s)
	if i == len(s) {
		return s
	}
	var c cleaner
	if i > 0 {
		c.prev = rune(s[i-1])
	}
	for i < len(s) {
		size, as, keep := c.next(s[i:])
		if !keep {
			return c.rest(s, i, size, as)
		}
		i += size
	}
	return s
}

// CleanLine is Clean for what must stay on one line: tabs and newlines become
// one blank.
func CleanLine(s string) string {
	s = Clean(s)
	if !strings.ContainsAny(s, "\t\n") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch != '\t' && ch != '\n':
			b.WriteByte(ch)
			gap = false
		case !gap:
			b.WriteByte(' ')
			gap = true
		}
	}
	// A mark that followed the newline stands on a blank now.
	return Clean(b.String())
}

// plainASCII returns the length of the run of printable ASCII, tabs and
// newlines at the beginning of s.
func plainASCII(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < ' ' && c != '\t' && c != '\n') || c >= 0x7f {
			return i
		}
	}
	return len(s)
}

// cleaner holds what the fate of a rune depends on.
type cleaner struct {
	prev  rune // last rune kept
	marks int  // marks of the cell so far
}

// rest cleans s from i on, where the text of the given size becomes as.
func (c *cleaner) rest(s string, i, size int, as string) string {
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(s[:i])
	for keep := false; ; {
		if keep {
			b.WriteString(s[i : i+size])
		} else {
			b.WriteString(as)
		}
		if i += size; i >= len(s) {
			return b.String()
		}
		size, as, keep = c.next(s[i:])
	}
}

// next says of the first bytes of s whether they are kept, and if not, what
// stands in their place.
func (c *cleaner) next(s string) (size int, as string, keep bool) {
	r, size := rune(s[0]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(s)
	}
	switch {
	case r == '\t' || r == '\n' || r >= ' ' && r < 0x7f,
		r > 0xad && r < 0x300, r >= 0x370 && r <= 0x482, r >= 0x48a && r < 0x590:
		return c.base(r, size)
	case r == '\r' && strings.HasPrefix(s, "\r\n"):
		return size, "", false
	case r < ' ' || r == 0x7f:
		c.prev, c.marks = '^', 0
		if r == 0x7f {
			return size, "^?", false
		}
		return size, carets[2*r : 2*r+2], false
	case r == utf8.RuneError && size == 1:
		return illFormed(s), c.glyph(), false
	case r < 0xa0, r&0xfffe == 0xfffe:
		return size, c.glyph(), false
	case r == '\u2028' || r == '\u2029':
		c.prev, c.marks = ' ', 0
		return size, " ", false
	case r == zwnj || r == zwj || r == textVS || r == pictVS:
		if after, _ := utf8.DecodeRuneInString(s[size:]); !c.joins(r, after) {
			return size, "", false
		}
		return c.mark(r, size)
	case invisible(r):
		return size, "", false
	case r >= 0x300 && stacks(r):
		return c.mark(r, size)
	}
	return c.base(r, size)
}

func (c *cleaner) glyph() string {
	c.prev, c.marks = utf8.RuneError, 0
	return newGlyph
}

// base keeps r, which begins a cell unless a joiner draws it into the last one.
func (c *cleaner) base(r rune, size int) (int, string, bool) {
	if c.prev != zwj {
		c.marks = 0
	}
	c.prev = r
	return size, "", true
}

// mark keeps r, which stands in the cell before it, while there is room.
func (c *cleaner) mark(r rune, size int) (int, string, bool) {
	if c.marks >= maxMarks {
		return size, "", false
	}
	c.marks++
	c.prev = r
	return size, "", true
}

// joins reports whether the joiner or variation selector r has a meaning
// between the last rune kept and the one that follows.
func (c *cleaner) joins(r, after rune) bool {
	room := c.marks+1 < maxMarks // for what follows, if it is a mark itself
	switch r {
	case pictVS:
		return pictograph(c.prev) || after == keycap && room && strings.ContainsRune("0123456789#*", c.prev)
	case textVS:
		return pictograph(c.prev)
	case zwj:
		if (pictograph(c.prev) || c.prev == pictVS) && pictograph(after) && (room || !stacks(after)) {
			return true
		}
	}
	return c.prev >= 0x590 && unicode.In(c.prev, joining...)
}

// joining lists the scripts in which a joiner changes how letters are written.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari, unicode.Bengali,
	unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
	unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

// illFormed returns the length of the run of ill-formed bytes that begins s.
func illFormed(s string) int {
	n := 1
	for n < len(s) {
		if r, size := utf8.DecodeRuneInString(s[n:]); r != utf8.RuneError || size != 1 {
			break
		}
		n++
	}
	return n
}

// invisible reports whether r shows nothing by itself: controls of direction
// and layout, tags, fillers, variation selectors.
func invisible(r rune) bool {
	switch {
	case r < 0x34f:
		return r == 0xad
	case r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) ||
		unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// stacks reports whether r, at 0x300 or above, may be heaped on one cell:
// marks, signs that wait for a base, vowels of Hangul, tones of skin.
func stacks(r rune) bool {
	switch {
	case r >= 0x1160 && r <= 0x11ff, r >= 0xd7b0 && r <= 0xd7fb, r >= 0x1f3fb && r <= 0x1f3ff:
		return true
	}
	return unicode.Is(unicode.M, r) || unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// pictograph reports whether r may be drawn as a picture.
func pictograph(r rune) bool {
	switch {
	case r < 0x2190:
		return r == 0xa9 || r == 0xae || r == 0x203c || r == 0x2049 || r == 0x2122 || r == 0x2139
	case r <= 0x2bff:
		return r <= 0x21ff || r >= 0x2300 && r <= 0x23ff || r >= 0x24c2 && r <= 0x27bf || r >= 0x2900 && r <= 0x297f || r >= 0x2b00
	}
	return r == 0x3030 || r == 0x303d || r == 0x3297 || r == 0x3299 || r >= 0x1f000 && r <= 0x1faff
}
