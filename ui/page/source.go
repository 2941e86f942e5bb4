package page

import (
	"regexp"
	"strings"

	"readout/model"
)

// source is the Markdown of a block that Glamour draws, without the signs of
// the containers around it.
type source struct {
	kind    model.BlockKind
	lines   []model.Line
	code    []model.Line // of code: those between its fences
	columns [][]stretch  // of a table: the cells of each column
}

// stretch is a half-open byte range of the file, and the line of the source
// that it is in.
type stretch struct{ from, to, line int }

// takeSource takes a block's source out of its containers.
func takeSource(doc *model.Document, b *model.Block) source {
	s := source{kind: b.Kind, lines: doc.Lines(b)}
	switch b.Kind {
	case model.Table:
		s.cells()
	case model.Code:
		s.code = doc.CodeLines(b)
	}
	return s
}

// markdown returns what Glamour is to draw.
func (s *source) markdown() string {
	var b strings.Builder
	switch s.kind {
	case model.Code:
		for _, line := range s.code {
			b.WriteString("    " + literalCode(untab(line.Text)) + "\n")
		}
		return b.String()
	case model.Footnote:
		for i, line := range s.lines {
			if i == 0 {
				label, text, _ := strings.Cut(line.Text, "]:")
				b.WriteString(literal(strings.TrimPrefix(label, "[^")+".") + " " + neutral(strings.TrimSpace(text)) + "\n")
				continue
			}
			b.WriteString(neutral(line.Unindent(4).Text) + "\n")
		}
		return b.String()
	}
	for _, line := range s.lines {
		b.WriteString(line.Text + "\n")
	}
	text := b.String()
	if s.kind == model.Table {
		text = references.ReplaceAllString(text, "$1")
	}
	return neutral(text)
}

// references are links to places in the briefing itself, as quotations have
// them. In a table only their words are shown.
var references = regexp.MustCompile(`\[([^\[\]|\n]*)\]\(#[^()|\n]*\)`)

// cells finds the cells of a table's columns.
func (s *source) cells() {
	for n, line := range s.lines {
		if n == 1 {
			continue
		}
		for column, cell := range line.Cells() {
			if column == len(s.columns) {
				s.columns = append(s.columns, nil)
			}
			s.columns[column] = append(s.columns[column], stretch{cell.At, cell.At + len(cell.Text), n})
		}
	}
}

// width returns the width at which a table has all its cells on one line, and
// the one at which no word of it has to be cut.
func (s *source) width(cells func(string) int) (full, least int) {
	full = max(len(s.columns)-1, 0)
	least = full
	for _, column := range s.columns {
		widest, word := 1, 1
		for _, cell := range column {
			line := s.lines[cell.line]
			text := model.Clean(references.ReplaceAllString(line.Text[cell.from-line.At:cell.to-line.At], "$1"))
			widest = max(widest, cells(strings.TrimSpace(text)))
			for w := range strings.FieldsSeq(text) {
				word = max(word, cells(w))
			}
		}
		full += widest + 2
		least += min(word, longWord) + 2
	}
	return full, least
}

// longWord is the width from which on a word of a table may be cut.
const longWord = 16

// comment reports whether HTML is nothing but a comment.
func (s *source) comment() bool {
	first, last := strings.TrimSpace(s.lines[0].Text), strings.TrimSpace(s.lines[len(s.lines)-1].Text)
	return strings.HasPrefix(first, "<!--") && strings.HasSuffix(last, "-->")
}

// longest returns the width of the widest line.
func (s *source) longest(cells func(string) int) int {
	n := 1
	for _, line := range s.lines {
		n = max(n, cells(model.Clean(untab(line.Text))))
	}
	return n
}
