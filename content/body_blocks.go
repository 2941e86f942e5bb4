package content

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"readout/model"
)

// blocks reads the children of a container.
func (r *bodyReader) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil && n != r.until; n = n.NextSibling() {
		if _, ok := n.(*ast.List); !ok {
			r.numbered = 0
		}
		r.block(n)
	}
}

func (r *bodyReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n)
	case *ast.Heading:
		r.headingBlock(n)
	case *ast.Blockquote:
		r.blockquote(n)
	case *ast.List:
		r.list(n)
	case *ast.ThematicBreak:
		at := r.base + n.Pos()
		r.add(model.Block{Kind: model.Rule, Src: int32(at), End: int32(at + len(lineAt(r.src, at)))})
	case *ast.FencedCodeBlock:
		info := ""
		if language := n.Language(r.chunk); language != nil {
			info = model.CleanLine(string(language))
		}
		from := r.base + n.Pos()
		r.add(model.Block{Kind: model.Code, Info: info, Src: int32(from), End: int32(r.fenceEnd(n, from))})
	case *ast.CodeBlock:
		from, end := r.extent(n)
		for r.bars+r.depth == 0 && from > r.base && (r.src[from-1] == ' ' || r.src[from-1] == '\t') {
			from--
		}
		r.add(model.Block{Kind: model.Code, Src: int32(from), End: int32(end)})
	case *ast.HTMLBlock:
		from, end := r.extent(n)
		if n.HasClosure() {
			end = max(end, r.base+n.ClosureLine.Stop)
		}
		end = from + len(strings.TrimRight(r.src[from:end], "\n"))
		r.add(model.Block{Kind: model.HTML, Src: int32(from), End: int32(end)})
	case *plainNode:
		r.add(model.Block{Kind: model.Code, Src: int32(r.base + n.start), End: int32(r.base + n.stop)})
	case *tableNode:
		r.table(n)
	case *east.Footnote:
		r.footnote(n)
	}
}

// add appends a block with the containers around it, which the block itself
// does not know, and the marker of its list item.
func (r *bodyReader) add(b model.Block) int {
	doc := r.out.Doc
	b.Bars = uint8(min(r.bars, model.MaxNesting))
	b.Depth = uint8(min(r.depth, model.MaxNesting))
	r.flat = r.flat || r.bars > model.MaxNesting || r.depth > model.MaxNesting
	b.Marker, r.marker = r.marker, ""
	r.asking = false
	if n := len(doc.Blocks); n > 0 {
		b.Tight = !blankLine(r.src[doc.Blocks[n-1].End:max(b.Src, doc.Blocks[n-1].End)])
	}
	doc.Blocks = append(doc.Blocks, b)
	return len(doc.Blocks) - 1
}

// blankLine reports whether the gap between two blocks holds a blank line.
// The signs of block quotations do not fill a line.
func blankLine(gap string) bool {
	i := strings.IndexByte(gap, '\n')
	for i >= 0 {
		gap = gap[i+1:]
		if i = strings.IndexByte(gap, '\n'); i >= 0 && strings.Trim(gap[:i], " \t>") == "" {
			return true
		}
	}
	return false
}

// extent returns the byte range of the lines of a node.
func (r *bodyReader) extent(n ast.Node) (from, end int) {
	lines := n.Lines()
	if lines.Len() == 0 {
		at := r.base + max(n.Pos(), 0)
		return at, at
	}
	from = r.base + lines.At(0).Start
	end = r.base + lines.At(lines.Len()-1).Stop
	return from, from + len(strings.TrimRight(r.src[from:max(from, end)], " \t\n"))
}

// fenceEnd returns the offset after the closing fence of a code block, or after
// its last line if nothing closes it.
func (r *bodyReader) fenceEnd(n *ast.FencedCodeBlock, from int) int {
	end := from + len(lineAt(r.src, from))
	if l := n.Lines(); l.Len() > 0 {
		end = r.base + l.At(l.Len()-1).Stop
		if end > from && r.src[end-1] == '\n' {
			end--
		}
	}
	next := ""
	if end < len(r.src) {
		next = lineAt(r.src, end+1)
	}
	fence := strings.TrimRight(strings.TrimLeft(next, " \t>"), " \t")
	if len(fence) >= 3 && fence[0] == r.src[from] && strings.Trim(fence, fence[:1]) == "" {
		return end + 1 + len(next)
	}
	return from + len(strings.TrimRight(r.src[from:min(end, len(r.src))], " \t\n"))
}

// lineAt returns the rest of the line from the offset on, without its newline.
func lineAt(src string, at int) string {
	rest := src[min(at, len(src)):]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		return rest[:i]
	}
	return rest
}

// list reads a list: each item's first block carries its marker.
func (r *bodyReader) list(n *ast.List) {
	r.depth++
	number := n.Start
	if r.depth == 1 && r.bars == 0 && r.numbered == n.Marker && r.numbered != 0 && n.PreviousSibling() == nil {
		number = r.number + 1 // the list began in the chunk before
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "•"
		if n.IsOrdered() {
			marker = strconv.Itoa(number) + string(n.Marker)
			number++
		}
		r.marker, r.asking = marker, true
		r.blocks(item)
		if r.asking {
			at := r.base + max(item.Pos(), 0)
			r.add(model.Block{Src: int32(at), End: int32(at + len(strings.TrimRight(lineAt(r.src, at), " \t")))})
		}
	}
	r.depth--
	r.number, r.numbered = 0, 0
	if n.IsOrdered() && r.depth == 0 && n.NextSibling() == nil {
		r.number, r.numbered = number-1, n.Marker
	}
}

func (r *bodyReader) headingBlock(n *ast.Heading) {
	r.begin(len(r.out.Doc.Blocks))
	r.inline(n, 0, 0)
	_, end := r.extent(n)
	from := r.base + max(n.Pos(), 0)
	if n.Lines().Len() == 0 {
		end = from + len(strings.TrimRight(lineAt(r.src, from), " \t"))
	}
	text := collapse(spanText(r.spans))
	slug := r.slug(text)
	b := r.add(model.Block{
		Kind: model.Heading, Level: uint8(n.Level), ID: slug,
		Src: int32(from), End: int32(max(from, end)),
	})
	r.keep(b)
	r.heading = len(r.out.Headings)
	r.out.Headings = append(r.out.Headings, rawHeading{
		Level: n.Level, Text: text, Slug: slug, Block: b, At: r.index.place(from, max(from, end)),
	})
}

// slug makes the id of a heading from its text, once for each heading.
func (r *bodyReader) slug(text string) string {
	slug := slugOf(text)
	if slug == "" {
		slug = "section"
	}
	r.slugs[slug]++
	if n := r.slugs[slug]; n > 1 {
		slug += "-" + strconv.Itoa(n)
	}
	return slug
}

// slugOf turns a text into an id: letters and digits of any script in lower
// case, and "-" for all that stands between words.
func slugOf(text string) string {
	var b strings.Builder
	gap := false
	for _, c := range text {
		switch {
		case unicode.IsLetter(c), unicode.IsDigit(c), unicode.Is(unicode.M, c):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(c))
		case c == '\'', c == '’':
		default:
			gap = true
		}
	}
	return b.String()
}

// table reads the quotations and references of a table. Its spans are empty.
func (r *bodyReader) table(n *tableNode) {
	b := r.add(model.Block{Kind: model.Table, Src: int32(r.base + n.start), End: int32(r.base + n.stop)})
	r.hidden(n, b)
	r.countWords(r.src[r.base+n.start : r.base+n.stop])
	r.inWord = 0
}

// hidden reads what a block holds that a renderer draws from its source.
func (r *bodyReader) hidden(n ast.Node, block int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			r.hidden(c, block)
			continue
		}
		r.begin(block)
		r.inline(n, 0, 0)
		r.out.Refs = append(r.out.Refs, r.pending...)
		return
	}
}

func (r *bodyReader) footnote(n *east.Footnote) {
	if r.whole {
		r.blocks(n)
		return
	}
	from := r.base + max(n.Pos(), 0)
	end := max(r.lastByte(n), from+len(lineAt(r.src, from)))
	b := r.add(model.Block{Kind: model.Footnote, Src: int32(from), End: int32(end)})
	r.hidden(n, b)
}

// lastByte returns the offset after the last line of a container.
func (r *bodyReader) lastByte(n ast.Node) int {
	end := 0
	for c := n.LastChild(); c != nil && c.Type() == ast.TypeBlock; c = c.LastChild() {
		if _, e := r.extent(c); c.Lines().Len() > 0 {
			end = e
		}
	}
	return end
}
