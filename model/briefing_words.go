package model

import (
	"bytes"
	"strings"
)

// Searchable returns what words are looked for in of the text of a briefing and of its
// summary: searchable, a block a line. The words of quotes are left out, since
// who looks for words has them with the quotes: what stands between two quotation
// marks is, and so is a line that is a quote. So words without a quotation mark
// stand in here or in a quote that is in the text; those with one have to be
// looked for in the text itself.
func (b *Briefing) Searchable() string {
	if b.Later != nil {
		return b.Later.From.Searchable()
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
