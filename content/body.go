package content

import (
	"slices"
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

	told  func(int) // of each byte up to which the text is read; may be nil
	until ast.Node  // a block that the head leaves to the whole; nil for none

	size  int  // bytes of a chunk, about
	room  int  // bytes that the structure may take, about
	whole bool // keep HTML and footnotes as running text, for a source's text

	bars, depth int
	number      int    // of the last item of a list at the margin, and
	numbered    byte   // the sign behind it, 0 if something else came since
	marker      string // of the list item whose first block is still to come
	asking      bool   // the next block is the first of a list item
	heading     int    // index of the nearest heading above

	current  int          // index of the block being read
	spans    []model.Span // of it
	piled    int          // combining marks at the end of spans
	pending  []rawRef     // references of it
	slab     []model.Span // room for the spans of blocks to come
	links    map[string]int32
	slugs    map[string]int
	quoting  *quoting // the block quotation being read
	kept     int      // spans stored
	defined  int      // links when the chunk was made
	segments int      // of all quotations
	plain    bool     // the rest of the text was left as it is
	flat     bool     // containers were shown flat
	cutUp    bool     // a block was read in parts
	unsure   bool     // quotations are not in the order of the text
	inWord   uint8    // 1 if the last span ended within a word
}

// parseBody reads the Markdown of src that begins at the offset from. It
// accepts every text; offsets and places count in the whole of src. If told is
// not nil it is told after every chunk how far the text is read.
func parseBody(src string, from int, told func(int)) body {
	r := newBodyReader(src)
	r.told = told
	r.read(from)
	r.finish()
	return r.out
}

func newBodyReader(src string) *bodyReader {
	return &bodyReader{
		src: src, index: lines(src), md: newMarkdown(true), heading: -1,
		size: chunkSize, room: maxStructure + maxStructureRatio*len(src),
		out:   body{Doc: &model.Document{Source: src}},
		links: map[string]int32{}, slugs: map[string]int{},
	}
}

// read parses the text from the offset on, a chunk at a time.
func (r *bodyReader) read(from int) {
	r.collectDefinitions(from)
	first, size := from, r.size
	for from < len(r.src) {
		end, cut := chunkEnd(r.src, from, size)
		if r.weight() > r.room {
			r.plain = true
			r.add(model.Block{Kind: model.Code, Src: int32(from), End: int32(end)})
			from = end
			continue
		}
		root := r.parse(from, end)
		if end < len(r.src) && runsOn(root, r.src[from:end]) {
			if end-from < maxOpen {
				size = max(2*size, end-from)
				continue
			}
			cut = true
		}
		r.cutUp = r.cutUp || cut
		r.base = from
		r.blocks(root)
		if from == first {
			r.reserve(end-first, len(r.src)-end)
		}
		if r.told != nil {
			r.told(end)
		}
		from, size = end, r.size
	}
}

// parse parses a stretch of the text in the room of the one before, unless that
// holds definitions of links, which hold on to its bytes.
func (r *bodyReader) parse(from, end int) ast.Node {
	if r.defined != len(r.md.refs) {
		r.chunk, r.defined = nil, len(r.md.refs)
	}
	r.chunk = append(r.chunk[:0], r.src[from:end]...)
	return r.md.parse(r.chunk)
}

// weight returns about how many bytes the structure of the text takes.
func (r *bodyReader) weight() int {
	return blockWeight*len(r.out.Doc.Blocks) + spanWeight*r.kept + linkWeight*len(r.out.Doc.Links) +
		headingWeight*len(r.out.Headings) + questionWeight*len(r.out.Questions) +
		quoteWeight*len(r.out.Quotes) + segmentWeight*r.segments + refWeight*len(r.out.Refs)
}

// reserve makes room for what the rest of the text is likely to hold, judged by
// its beginning: growing step by step would copy all of it several times.
func (r *bodyReader) reserve(done, rest int) {
	more := func(n, least int) int { return min(n*(rest/done)*9/8, rest/least) }
	r.out.Doc.Blocks = slices.Grow(r.out.Doc.Blocks, more(len(r.out.Doc.Blocks), 64))
	r.out.Quotes = slices.Grow(r.out.Quotes, more(len(r.out.Quotes), 256))
}

// collectDefinitions finds the link reference definitions of all chunks, since
// a link may use what only a later chunk defines.
func (r *bodyReader) collectDefinitions(from int) {
	if len(r.src)-from <= r.size {
		return
	}
	var md *markdown
	for from < len(r.src) {
		end, _ := chunkEnd(r.src, from, r.size)
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
	note(r.md.long, "A paragraph of more than 20,000 lines is shown as plain text.")
	note(r.md.dense, "A paragraph with too many signs of Markdown is shown as plain text.")
	note(r.plain, "The text holds more blocks than fit in memory; its end is shown as plain text.")
	note(r.cutUp, "A block of more than 500 KB without a blank line is read in parts.")
	note(len(r.md.refs) == maxDefinitions, "Of the definitions of links only the first 50,000 count.")
	note(r.md.wide, "A table of more than 100 columns is shown as plain text.")
}
