package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// guard takes a block that is too dense with signs line by line as it is.
type guard struct{ m *markdown }

func (guard) Trigger() []byte { return []byte("!*<[]_`~") }

func (g guard) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if parent != g.m.inParent {
		g.m.inParent = parent
		g.m.capped = tooDense(parent.Lines(), block.Source())
		g.m.dense = g.m.dense || g.m.capped
	}
	if !g.m.capped {
		return box(parent, block)
	}
	line, segment := block.PeekLine()
	node := ast.NewTextSegment(segment.TrimRightSpace(block.Source()))
	node.SetSoftLineBreak(bytes.HasSuffix(line, []byte{'\n'}))
	block.AdvanceLine()
	return node
}

// box takes the box of a question as it is, which is no reference to a link: what
// is one does not depend on definitions further down. It returns nil elsewhere.
func box(parent ast.Node, block text.Reader) ast.Node {
	if item, ok := parent.Parent().(*ast.ListItem); !ok || item.FirstChild() != parent {
		return nil
	}
	line, segment := block.PeekLine()
	if segment.Start != parent.Lines().At(0).Start || len(line) < 4 || line[0] != '[' || line[2] != ']' || line[3] != ' ' {
		return nil
	}
	switch line[1] {
	case ' ', 'x', 'X':
		block.Advance(3)
		return ast.NewTextSegment(segment.WithStop(segment.Start + 3))
	}
	return nil
}

// tooDense reports whether the lines hold more signs than may be paired up.
func tooDense(lines *text.Segments, source []byte) bool {
	size := 0
	for i := range lines.Len() {
		s := lines.At(i)
		size += s.Len()
	}
	if size <= smallBlock {
		return false
	}
	signs := 0
	for i := range lines.Len() {
		s := lines.At(i)
		for _, c := range source[s.Start:s.Stop] {
			switch c {
			case '!', '*', '<', '[', ']', '_', '`', '~':
				signs++
			}
		}
	}
	if signs > maxDelimiters || signs*size > maxPairing {
		return true
	}
	block := source[lines.At(0).Start:lines.At(lines.Len()-1).Stop]
	return pairingCost(block) > maxLinkCost*len(block)
}

// pairingCost estimates how many steps the parser takes to pair the brackets of
// a block: a closing one looks at all that came since its opening one, and what
// begins like the target of a link is read to its end.
func pairingCost(block []byte) int {
	cost := 0
	var open []int
	for i, c := range block {
		switch {
		case c == '[':
			open = append(open, i)
		case c == ']' && len(open) > 0:
			k := len(open) - 1
			cost += i - open[k]
			open = open[:k]
			if i+1 < len(block) && block[i+1] == '(' {
				cost += targetCost(block[i+2:])
			}
		}
	}
	return cost
}

// targetCost returns the length of the target and title of a link, or that of
// the rest of the block if they do not end soon.
func targetCost(rest []byte) int {
	depth := 0
	for i, c := range rest[:min(len(rest), maxTarget)] {
		switch {
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth < 0 {
				return i
			}
		case c == ' ' || c == '\n' || c == '\t':
			return i + titleCost(bytes.TrimLeft(rest[i:], " \t\n"))
		}
	}
	return len(rest)
}

// titleCost returns the length of the title of a link, or that of the rest of
// the block if it does not end soon.
func titleCost(rest []byte) int {
	if len(rest) == 0 {
		return 0
	}
	shut := rest[0]
	switch shut {
	case '"', '\'':
	case '(':
		shut = ')'
	default:
		return 0
	}
	if i := bytes.IndexByte(rest[1:min(len(rest), maxTarget)], shut); i >= 0 {
		return i
	}
	return len(rest)
}
