package model

import "strings"

// Line is one line of a block's Markdown, without the signs of the containers
// around it, and where it begins in Document.Source.
type Line struct {
	Text string
	At   int
}

// Lines returns the Markdown of a block line by line, out of its containers. A
// block that holds Markdown for its own sake is drawn from it.
func (d *Document) Lines(b *Block) []Line {
	end := min(int(b.End), len(d.Source))
	at := min(int(b.Src), end)
	indent := 0
	var lines []Line
	for n, line := range strings.Split(d.Source[at:end], "\n") {
		l := Line{strings.TrimRight(line, "\r"), at}
		if n == 0 && b.Depth > 0 {
			indent = column(d.Source, at)
		}
		if n > 0 {
			l = l.uncontain(int(b.Bars)).Unindent(indent)
		}
		lines = append(lines, l)
		at += len(line) + 1
	}
	return lines
}

// CodeLines returns the lines of a block of code without its fences or its indent.
func (d *Document) CodeLines(b *Block) []Line {
	lines := d.Lines(b)
	first := strings.TrimLeft(lines[0].Text, " ")
	if !strings.HasPrefix(first, "```") && !strings.HasPrefix(first, "~~~") {
		if strings.HasPrefix(lines[0].Text, "    ") {
			for i, l := range lines {
				lines[i] = l.Unindent(4)
			}
		}
		return lines
	}
	lines = lines[1:]
	if n := len(lines); n > 0 {
		last := strings.TrimSpace(lines[n-1].Text)
		if strings.HasPrefix(last, first[:3]) && strings.Trim(last, first[:1]) == "" {
			lines = lines[:n-1]
		}
	}
	return lines
}

// Unindent takes up to n blanks off the beginning of the line.
func (l Line) Unindent(n int) Line {
	rest := strings.TrimLeft(l.Text[:min(n, len(l.Text))], " ") + l.Text[min(n, len(l.Text)):]
	return Line{rest, l.At + len(l.Text) - len(rest)}
}

// Cells parts a row of a table at its bars.
func (l Line) Cells() []Line {
	var cells []Line
	from := 0
	end := len(strings.TrimRight(l.Text, " \t|"))
	if trimmed := strings.TrimLeft(l.Text, " \t"); strings.HasPrefix(trimmed, "|") {
		from = len(l.Text) - len(trimmed) + 1
	}
	for i := from; i <= len(l.Text); i++ {
		if i < len(l.Text) && (l.Text[i] != '|' || l.Text[i-min(i, 1)] == '\\') {
			continue
		}
		if i == len(l.Text) && from >= end && len(cells) > 0 {
			break
		}
		cells = append(cells, Line{l.Text[from:i], l.At + from})
		from = i + 1
	}
	return cells
}

// uncontain takes the signs of block quotations off the line.
func (l Line) uncontain(bars int) Line {
	s := l.Text
	for ; bars > 0; bars-- {
		rest := strings.TrimLeft(s, " ")
		if !strings.HasPrefix(rest, ">") {
			break
		}
		s = strings.TrimPrefix(rest[1:], " ")
	}
	return Line{s, l.At + len(l.Text) - len(s)}
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
