package model

import (
	"unicode"
	"unicode/utf8"
)

// QuoteMark is what all quotation marks are in searchable text.
const QuoteMark = '"'

// Searchable returns s as words are looked for in it: folded, on one line, and
// with one sign for all that are typed alike: quotation marks, dashes, blanks.
func Searchable(s string) string { return string(AppendSearchable(nil, s)) }

// AppendSearchable appends it.
func AppendSearchable(b []byte, s string) []byte {
	gap, start := false, len(b)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			end := i + 1
			for end < len(s) && s[end] >= utf8.RuneSelf {
				end++
			}
			b, gap = appendFolded(b, Fold(s[i:end]), gap, start)
			i = end
			continue
		case c == ' ' || c >= '\t' && c <= '\r':
			gap = len(b) > start
			i++
			continue
		case gap:
			b, gap = append(b, ' '), false
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
		i++
	}
	return b
}

// appendFolded is for what was not ASCII before it was folded.
func appendFolded(b []byte, s string, gap bool, start int) ([]byte, bool) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = len(b) > start
			continue
		}
		if gap {
			b, gap = append(b, ' '), false
		}
		switch r {
		case '“', '”', '„', '«', '»':
			b = append(b, QuoteMark)
		case '‘', '’', '‚':
			b = append(b, '\'')
		case '–', '—', '‑', '−':
			b = append(b, '-')
		case '…':
			b = append(b, "..."...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b, gap
}
