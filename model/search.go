package model

import (
	"bytes"
	"strings"
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

// SearchText returns what words are looked for in of the text of a briefing and of
// its summary: searchable, a block a line. The words of quotes are left out, since
// who looks for words has them with the quotes: what stands between two quotation
// marks is, and so is a line that is a quote. So words without a quotation mark
// stand in here or in a quote that is in the text; those with one have to be
// looked for in the text itself.
func (b *Briefing) SearchText() string {
	if b.Later != nil {
		return b.Later.From.SearchText()
	}
	quoted := map[string]bool{}
	for i := range b.Quotes() {
		if q := &b.Quotes()[i]; q.InText() {
			for k := range q.Segments {
				quoted[Searchable(q.Segments[k].Text)] = true
			}
		}
	}
	var words, line []byte
	summary := AppendSearchable(nil, b.Summary)
	for text := range strings.Lines(b.Text.Prose()) {
		line = AppendSearchable(line[:0], text)
		if len(summary) > 0 && bytes.Contains(line, summary) {
			summary = nil
		}
		words = appendWithout(words, line, quoted)
	}
	if len(summary) > 0 {
		words = append(append(words, summary...), '\n')
	}
	return string(words)
}

// appendWithout appends a line without what is quoted in it, if anything is left.
func appendWithout(b, line []byte, quoted map[string]bool) []byte {
	if len(line) == 0 || quoted[string(line)] {
		return b
	}
	for rest, opened := line, false; ; opened = true {
		part, after, more := bytes.Cut(rest, []byte{QuoteMark})
		if !opened || !more || !quoted[string(part)] {
			b = append(b, part...)
		}
		if !more {
			return append(b, '\n')
		}
		b, rest = append(b, QuoteMark), after
	}
}
