package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// kindTableNode is the kind of a tableNode.
var kindTableNode = ast.NewNodeKind("BriefingTable")

// tableNode is a table of which only the rows that may hold references are
// children: a tree of all cells may be a thousand times its source.
type tableNode struct {
	ast.BaseBlock
	start, stop int
}

func (*tableNode) Kind() ast.NodeKind { return kindTableNode }

// IsRaw keeps the parser from reading the lines of the table as one text.
func (*tableNode) IsRaw() bool { return true }

func (t *tableNode) Dump(source []byte, level int) { ast.DumpHelper(t, source, level, nil, nil) }

// kindPlainNode is the kind of a plainNode.
var kindPlainNode = ast.NewNodeKind("BriefingPlain")

// plainNode is a paragraph of so many lines that it is not read any further.
type plainNode struct {
	ast.BaseBlock
	start, stop int
}

func (*plainNode) Kind() ast.NodeKind { return kindPlainNode }

// IsRaw keeps the parser from reading the lines as text.
func (*plainNode) IsRaw() bool { return true }

func (p *plainNode) Dump(source []byte, level int) { ast.DumpHelper(p, source, level, nil, nil) }

// tables turns a paragraph with a delimiter row into a table.
type tables struct{ m *markdown }

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := node.Lines(), reader.Source()
	if node.Parent() == nil {
		return
	}
	if k := lines.Len(); k > maxLines {
		made := &plainNode{start: lines.At(0).Start, stop: lines.At(k - 1).Stop}
		node.Parent().ReplaceChild(node.Parent(), node, made)
		t.m.long = true
		return
	}
	for i := 1; i < lines.Len(); i++ {
		rule := lines.At(i)
		columns := delimiterRow(source[rule.Start:rule.Stop])
		if columns == 0 {
			continue
		}
		head := lines.At(i - 1)
		if cells(source[head.Start:head.Stop]) != columns {
			return
		}
		if columns > maxColumns {
			t.m.wide = true
			return
		}
		t.replace(node, i-1, source)
		return
	}
}

// replace makes a table of the lines of a paragraph from the index on.
func (t tables) replace(node *ast.Paragraph, from int, source []byte) {
	lines := node.Lines()
	last := lines.At(lines.Len() - 1)
	made := &tableNode{start: lines.At(from).Start, stop: last.Start + len(bytes.TrimRight(source[last.Start:last.Stop], " \t\n"))}
	made.SetPos(made.start)
	for i := from; i < lines.Len(); i++ {
		if row := lines.At(i); bytes.Contains(source[row.Start:row.Stop], []byte("](")) {
			child := ast.NewTextBlock()
			child.Lines().Append(row.TrimRightSpace(source))
			made.AppendChild(made, child)
		}
	}
	node.Parent().InsertAfter(node.Parent(), node, made)
	if from == 0 {
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	lines.SetSliced(0, from)
	end := lines.At(from - 1)
	lines.Set(from-1, end.TrimRightSpace(source))
}

// delimiterRow returns the number of columns that a row such as | --- | :-: |
// sets, or 0 if the line is none.
func delimiterRow(line []byte) int {
	if !bytes.ContainsAny(line, "|:") {
		return 0
	}
	for _, c := range line {
		switch c {
		case '|', ':', '-', ' ', '\t', '\n':
		default:
			return 0
		}
	}
	columns := 0
	line = bytes.TrimSpace(line)
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte{'|'}), []byte{'|'})
	for cell := range bytes.SplitSeq(line, []byte{'|'}) {
		cell = bytes.TrimSpace(cell)
		cell = bytes.TrimSuffix(bytes.TrimPrefix(cell, []byte{':'}), []byte{':'})
		if len(cell) == 0 || len(bytes.Trim(cell, "-")) > 0 {
			return 0
		}
		columns++
	}
	return columns
}

// cells counts the cells of a table's row.
func cells(line []byte) int {
	line = util.TrimRightSpace(util.TrimLeftSpace(line))
	line = bytes.TrimPrefix(line, []byte{'|'})
	if bytes.HasSuffix(line, []byte{'|'}) && !bytes.HasSuffix(line, []byte(`\|`)) {
		line = line[:len(line)-1]
	}
	return 1 + bytes.Count(line, []byte{'|'}) - bytes.Count(line, []byte(`\|`))
}
