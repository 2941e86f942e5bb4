package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is the Markdown parser of one body. It is goldmark with bounds on
// what is quadratic there, and it remembers where links end.
type markdown struct {
	parser.Parser
	refs     map[string]parser.Reference // link reference definitions of the whole body
	links    map[ast.Node]linkEnd        // of the chunk parsed last
	dense    bool                        // a block was too dense for inline parsing
	deep     bool                        // containers were nested too deep
	long     bool                        // a paragraph had too many lines
	wide     bool                        // a table had too many columns
	inParent ast.Node                    // block whose inlines are being parsed
	capped   bool                        // whether inParent is too dense
	unsure   ast.Node                    // the first block at the margin with a reference to what is not defined
}

// linkEnd holds the offsets of the "]" of a link and of the byte after the link.
type linkEnd struct{ label, end int }

// newMarkdown returns a parser. With inlines false it reads blocks and link
// reference definitions only.
func newMarkdown(inlines bool) *markdown {
	m := &markdown{refs: map[string]parser.Reference{}, links: map[ast.Node]linkEnd{}}
	options := []parser.Option{
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(bounded{parser.NewListParser(), m}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(bounded{parser.NewBlockquoteParser(), m}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(bounded{footnotes{extension.NewFootnoteBlockParser()}, m}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{}, 100),
			util.Prioritized(tables{m}, 200),
		),
	}
	if inlines {
		options = append(options, parser.WithInlineParsers(
			util.Prioritized(guard{m}, 0),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(linkParser{parser.NewLinkParser(), m}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
		))
	}
	m.Parser = parser.NewParser(options...)
	return m
}

// parse reads one chunk.
func (m *markdown) parse(chunk []byte) ast.Node {
	clear(m.links)
	m.inParent = nil
	m.unsure = nil
	pc := chunkContext{parser.NewContext(), m}
	return m.Parse(text.NewReader(chunk), parser.WithContext(pc))
}

// chunkContext shares the link reference definitions of all chunks.
type chunkContext struct {
	parser.Context
	m *markdown
}

// Reference looks a link reference definition up, in all chunks.
func (c chunkContext) Reference(label string) (parser.Reference, bool) {
	r, ok := c.m.refs[label]
	if !ok && c.m.unsure == nil && definable(label) {
		c.m.unsure = topmost(c.m.inParent)
	}
	return r, ok
}

// topmost returns the block at the margin that holds a node.
func topmost(n ast.Node) ast.Node {
	for n != nil && n.Parent() != nil && n.Parent().Parent() != nil {
		n = n.Parent()
	}
	return n
}

// AddReference keeps the first of several definitions with one label, and of
// all definitions as many as the limit allows.
func (c chunkContext) AddReference(r parser.Reference) {
	key := util.ToLinkReference(r.Label())
	if _, ok := c.m.refs[key]; !ok && len(c.m.refs) < maxDefinitions && definable(key) {
		c.m.refs[key] = r
	}
}

// definable reports whether a label may name a link. An empty box, words left
// out and a footnote stand in brackets too, in texts that define nothing.
func definable(label string) bool {
	return label != "" && label != "…" && label != "..." && label[0] != '^'
}

// bounded opens no container where too many are open.
type bounded struct {
	parser.BlockParser
	m *markdown
}

func (b bounded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	around := 0
	for n := parent; n != nil; n = n.Parent() {
		if around++; around > maxContainers {
			b.m.deep = true
			return nil, parser.NoChildren
		}
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// footnotes leaves the definitions of footnotes where they stand.
type footnotes struct{ parser.BlockParser }

func (footnotes) Close(ast.Node, text.Reader, parser.Context) {}

// linkParser remembers where each link ends.
type linkParser struct {
	parser.InlineParser
	m *markdown
}

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	closing := line[0] == ']'
	node := p.InlineParser.Parse(parent, block, pc)
	if link, ok := node.(*ast.Link); ok && closing {
		_, after := block.Position()
		p.m.links[link] = linkEnd{segment.Start, after.Start}
	}
	return node
}

func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// definitions takes link reference definitions out of paragraphs, in batches.
type definitions struct{}

func (definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	source := reader.Source()
	opens := func(i int) bool {
		s := node.Lines().At(i)
		return bytes.HasPrefix(bytes.TrimLeft(source[s.Start:s.Stop], " "), []byte{'['})
	}
	for node.Lines().Len() > 2*definitionBatch && opens(0) {
		cut := definitionBatch
		for cut < node.Lines().Len() && !opens(cut) {
			cut++
		}
		head := ast.NewParagraph()
		head.Lines().AppendAll(node.Lines().Sliced(0, cut))
		node.Lines().SetSliced(cut, node.Lines().Len())
		node.Parent().InsertBefore(node.Parent(), node, head)
		parser.LinkReferenceParagraphTransformer.Transform(head, reader, pc)
		if head.Parent() != nil {
			head.Lines().AppendAll(node.Lines().Sliced(0, node.Lines().Len()))
			node.SetLines(head.Lines())
			node.Parent().RemoveChild(node.Parent(), head)
			return
		}
	}
	if node.Lines().Len() > 0 && opens(0) {
		parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
	}
}
