package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/model"
)

// bodyReader turns the tree of a body into blocks, spans, quotations and
// questions, chunk by chunk.
type bodyReader struct {
	src   string
	chunk []byte // what is being read, as offsets of the tree count
	base  int    // offset of the chunk in src
	index lineIndex
	md    *markdown
	out   body

	whole bool // keep HTML and footnotes as running text, for a source's text

	bars, depth int
	marker      string // of the list item whose first block is still to come
	asking      bool   // the next block is the first of a list item
	heading     int    // index of the nearest heading above

	current int          // index of the block being read
	spans   []model.Span // of it
	piled   int          // combining marks at the end of spans
	pending []rawRef     // references of it
	slab    []model.Span // room for the spans of blocks to come
	links   map[string]int32
	slugs   map[string]int
	quoting *quoting // the block quotation being read
	flat    bool     // containers were shown flat
	unsure  bool     // quotations are not in the order of the text
	inWord  bool     // the last span ended within a word
}

// parseBody reads the Markdown of src that begins at the offset from. It
// accepts every text; offsets and places count in the whole of src.
func parseBody(src string, from int) body {
	r := newBodyReader(src)
	r.read(from)
	r.finish()
	return r.out
}

func newBodyReader(src string) *bodyReader {
	return &bodyReader{
		src: src, index: lines(src), md: newMarkdown(true), heading: -1,
		out:   body{Doc: &model.Document{Source: src}},
		links: map[string]int32{}, slugs: map[string]int{},
	}
}

// read parses the text from the offset on, a chunk at a time.
func (r *bodyReader) read(from int) {
	r.collectDefinitions(from)
	size := chunkSize
	for from < len(r.src) {
		end := chunkEnd(r.src, from, size)
		r.chunk = []byte(r.src[from:end])
		root := r.md.parse(r.chunk)
		if end < len(r.src) && runsOn(root, r.src[from:end]) {
			size *= 2
			continue
		}
		r.base = from
		r.blocks(root)
		from, size = end, chunkSize
	}
}

// collectDefinitions finds the link reference definitions of all chunks, since
// a link may use what only a later chunk defines.
func (r *bodyReader) collectDefinitions(from int) {
	if len(r.src)-from <= chunkSize {
		return
	}
	var md *markdown
	for from < len(r.src) {
		end := chunkEnd(r.src, from, chunkSize)
		if strings.Contains(r.src[from:end], "]:") {
			if md == nil {
				md = newMarkdown(false)
				md.refs = r.md.refs
			}
			md.parse([]byte(r.src[from:end]))
		}
		from = end
	}
}

// chunkEnd returns where a chunk of about size bytes may end: before a line at
// the margin that follows a blank line, since that closes every block but
// fenced code and some HTML.
func chunkEnd(src string, from, size int) int {
	if len(src)-from <= size+size/2 {
		return len(src)
	}
	for at := from + size; ; {
		i := strings.Index(src[at:], "\n\n")
		if i < 0 {
			return len(src)
		}
		at += i + 1
		for at < len(src) && src[at] == '\n' {
			at++
		}
		if at == len(src) {
			return at
		}
		switch c := src[at]; {
		case c == ' ', c == '\t', c == '-', c == '*', c == '+', '0' <= c && c <= '9':
		case c == '`', c == '~':
		default:
			return at
		}
	}
}

// runsOn reports whether the last block of a chunk is still open at its end.
func runsOn(root ast.Node, chunk string) bool {
	switch n := root.LastChild().(type) {
	case *ast.FencedCodeBlock:
		stop := n.Pos()
		if n.Lines().Len() > 0 {
			stop = n.Lines().At(n.Lines().Len() - 1).Stop
		} else if i := strings.IndexByte(chunk[stop:], '\n'); i >= 0 {
			stop += i
		}
		return strings.TrimSpace(chunk[min(stop, len(chunk)):]) == ""
	case *ast.HTMLBlock:
		return n.HTMLBlockType < ast.HTMLBlockType6 && !n.HasClosure()
	}
	return false
}

// finish says what bit and puts the quotations in the order of the text.
func (r *bodyReader) finish() {
	if r.unsure {
		sortQuotes(&r.out)
	}
	note := func(bit bool, what string) {
		if bit {
			r.out.Notices = append(r.out.Notices, what)
		}
	}
	note(r.flat || r.md.deep, "What is nested more than 12 deep is shown flat.")
	note(r.md.dense, "A paragraph with too many signs of Markdown is shown as plain text.")
	note(r.md.wide, "A table of more than 100 columns is shown as plain text.")
}
