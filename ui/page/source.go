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
	lines   []sourceLine
	columns [][]stretch // of a table: the cells of each column
}

// sourceLine is one line of a source, and where it begins in the file.
type sourceLine struct {
	text string
	at   int
}

// stretch is a half-open byte range of the file, and the line of the source
// that it is in.
type stretch struct{ from, to, line int }

// takeSource takes a block's source out of its containers.
func takeSource(doc *model.Document, b *model.Block) source {
	s := source{kind: b.Kind}
	end := min(int(b.End), len(doc.Source))
	at := min(int(b.Src), end)
	indent := 0
	for n, line := range strings.Split(doc.Source[at:end], "\n") {
		text := strings.TrimRight(line, "\r")
		if n > 0 {
			text = uncontain(text, int(b.Bars))
		}
		if n == 0 && b.Depth > 0 {
			indent = column(doc.Source, at)
		}
		if n > 0 {
			text = unindent(text, indent)
		}
		s.lines = append(s.lines, sourceLine{text, at + len(strings.TrimRight(line, "\r")) - len(text)})
		at += len(line) + 1
	}
	if b.Kind == model.Table {
		s.cells()
	}
	return s
}

// uncontain takes the signs of block quotations off a line.
func uncontain(s string, bars int) string {
	for ; bars > 0; bars-- {
		rest := strings.TrimLeft(s, " ")
		if !strings.HasPrefix(rest, ">") {
			break
		}
		s = strings.TrimPrefix(rest[1:], " ")
	}
	return s
}

// unindent takes up to n blanks off the beginning of a line.
func unindent(s string, n int) string {
	for ; n > 0 && strings.HasPrefix(s, " "); n-- {
		s = s[1:]
	}
	return s
}

// column returns how many bytes of its line stand before an offset, signs of
// block quotations not counted.
func column(src string, at int) int {
	from := strings.LastIndexByte(src[:at], '\n') + 1
	before := src[from:at]
	if i := strings.LastIndexByte(before, '>'); i >= 0 {
		return max(len(before)-i-2, 0)
	}
	return len(before)
}

// markdown returns what Glamour is to draw.
func (s *source) markdown() string {
	var b strings.Builder
	switch s.kind {
	case model.Code:
		for _, line := range s.code() {
			b.WriteString("    " + literalCode(untab(line.text)) + "\n")
		}
		return b.String()
	case model.Footnote:
		for i, line := range s.lines {
			if i == 0 {
				label, text, _ := strings.Cut(line.text, "]:")
				b.WriteString(literal(strings.TrimPrefix(label, "[^")+".") + " " + neutral(strings.TrimSpace(text)) + "\n")
				continue
			}
			b.WriteString(neutral(unindent(line.text, 4)) + "\n")
		}
		return b.String()
	}
	for _, line := range s.lines {
		b.WriteString(line.text + "\n")
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

// code returns the lines of a block of code without its fences.
func (s *source) code() []sourceLine {
	lines := s.lines
	first := strings.TrimLeft(lines[0].text, " ")
	if !strings.HasPrefix(first, "```") && !strings.HasPrefix(first, "~~~") {
		if strings.HasPrefix(lines[0].text, "    ") {
			for i := range lines {
				text := unindent(lines[i].text, 4)
				lines[i] = sourceLine{text, lines[i].at + len(lines[i].text) - len(text)}
			}
		}
		return lines
	}
	lines = lines[1:]
	if n := len(lines); n > 0 {
		last := strings.TrimSpace(lines[n-1].text)
		if strings.HasPrefix(last, first[:3]) && strings.Trim(last, first[:1]) == "" {
			lines = lines[:n-1]
		}
	}
	return lines
}

// cells finds the cells of a table's columns.
func (s *source) cells() {
	for n, line := range s.lines {
		if n == 1 {
			continue
		}
		from, column := 0, 0
		text := line.text
		end := len(strings.TrimRight(text, " \t|"))
		if trimmed := strings.TrimLeft(text, " \t"); strings.HasPrefix(trimmed, "|") {
			from = len(text) - len(trimmed) + 1
		}
		for i := from; i <= len(text); i++ {
			if i < len(text) && (text[i] != '|' || text[i-min(i, 1)] == '\\') {
				continue
			}
			if i == len(text) && from >= end && column > 0 {
				break
			}
			if column == len(s.columns) {
				s.columns = append(s.columns, nil)
			}
			s.columns[column] = append(s.columns[column], stretch{line.at + from, line.at + i, n})
			from, column = i+1, column+1
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
			text := model.Clean(references.ReplaceAllString(line.text[cell.from-line.at:cell.to-line.at], "$1"))
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
	first, last := strings.TrimSpace(s.lines[0].text), strings.TrimSpace(s.lines[len(s.lines)-1].text)
	return strings.HasPrefix(first, "<!--") && strings.HasSuffix(last, "-->")
}

// longest returns the width of the widest line.
func (s *source) longest(cells func(string) int) int {
	n := 1
	for _, line := range s.lines {
		n = max(n, cells(model.Clean(untab(line.text))))
	}
	return n
}
