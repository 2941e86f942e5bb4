package page

import (
	"strings"

	"readout/model"
	"readout/ui/theme"
)

// lookBack is how many blocks are looked through for the one that opens a list
// item.
const lookBack = 256

// prefix returns what the first and the other lines of a block begin with:
// bars of block quotations, and room for and signs of list items. It is never
// wider than half a line.
func (l *layouter) prefix(i int) (first, rest []run) {
	b := &l.doc.Blocks[i]
	if b.Bars == 0 && b.Depth == 0 && b.Kind != model.Ask {
		return nil, nil
	}
	marker := ""
	if b.Marker != "" || b.Kind == model.Ask {
		marker = l.marker(b)
	}
	bars := 0
	for depth := uint8(1); depth <= b.Depth; depth++ {
		opener := l.opener(i, depth)
		rest = append(rest, l.bars(int(opener.Bars)-bars)...)
		bars = max(bars, int(opener.Bars))
		if depth < b.Depth || marker == "" {
			rest = append(rest, room(l.method.StringWidth(l.marker(opener))+1))
		}
	}
	rest = append(rest, l.bars(int(b.Bars)-bars)...)
	for len(rest) > 0 && l.cells(rest) > l.limit/2 {
		rest = rest[1:]
	}
	first = rest
	if marker == "" {
		return first, rest
	}
	width := l.method.StringWidth(marker) + 1
	if l.cells(rest)+width > l.limit/2 {
		return first, rest
	}
	role := theme.Dim
	if marker == l.signs.Open {
		role = theme.Text
	}
	first = append(rest[:len(rest):len(rest)], run{text: marker + " ", src: -1, end: -1, role: role})
	return first, append(rest[:len(rest):len(rest)], room(width))
}

// question returns the sign of an open or answered question.
func (l *layouter) question(b *model.Block) string {
	if q := int(b.Question) - 1; q >= 0 && q < len(l.briefing.Questions()) && !l.briefing.Questions()[q].Open {
		return l.signs.Answered
	}
	return l.signs.Open
}

// marker returns the sign of the list item that a block opens.
func (l *layouter) marker(b *model.Block) string {
	switch {
	case b.Kind == model.Ask:
		return l.question(b)
	case b.Marker == "" || b.Marker == "•":
		return l.signs.Bullet
	}
	return b.Marker
}

// opener returns the block that opens the list item of a depth in which block
// i stands.
func (l *layouter) opener(i int, depth uint8) *model.Block {
	for n := i; n >= max(0, i-lookBack); n-- {
		b := &l.doc.Blocks[n]
		if b.Depth == depth && (b.Marker != "" || b.Kind == model.Ask) {
			return b
		}
		if b.Depth < depth {
			break
		}
	}
	return &model.Block{Depth: depth}
}

// roomy is the width from which on block quotations are set in.
const roomy = 40

// bars returns the bars of block quotations, as many as the page has room for.
func (l *layouter) bars(n int) []run {
	if n = min(n, l.limit/6); n <= 0 {
		return nil
	}
	text := strings.Repeat(l.signs.Bar+" ", n)
	if l.limit >= roomy {
		text = "  " + text
	}
	return []run{{text: text, src: -1, end: -1, role: theme.Rule}}
}

func room(n int) run {
	return run{text: strings.Repeat(" ", n), src: -1, end: -1}
}
