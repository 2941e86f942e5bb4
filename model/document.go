package model

import "strings"

// BlockKind is what a block of the text is.
type BlockKind uint8

// The kinds of block. Table, Code, HTML and Footnote hold Markdown for its own
// sake: their spans are empty and a renderer takes their source.
const (
	Paragraph BlockKind = iota
	Heading
	Attribution // the line of a block quotation that names its speaker
	Ask         // an open or answered question
	Rule
	Table
	Code
	HTML
	Footnote
)

// Style is a set of ways in which a span differs from plain text.
type Style uint8

// The styles of a span.
const (
	Emphasis Style = 1 << iota
	Strong
	CodeText
	Struck
	Break // a hard line break follows the span
	Image // Text is the alternative text of an image
)

// Span is a run of text of one style. Its Text is clean: it may be drawn.
type Span struct {
	Text string
	// Src and End are the half-open byte range of Document.Source that Text
	// comes from; Src < 0 marks decoration that no byte of the file stands for.
	Src, End int32
	Quote    int32 // 1 + index into Briefing.Quotes; 0 for none
	Link     int32 // 1 + index into Document.Links; 0 for none
	Style    Style
	Exact    bool // Text is byte for byte Source[Src:End], so it may be cut inside
}

// Block is one block of the text that holds no other. Containers (block
// quotations, lists) are flattened into Bars, Depth and Marker, at most
// MaxNesting of each kind.
type Block struct {
	Kind     BlockKind
	Level    uint8  // of a Heading, 1 to 6
	Bars     uint8  // block quotations around it
	Depth    uint8  // lists around it
	Tight    bool   // no blank line stands between it and the block before
	Src, End int32  // half-open byte range of Document.Source
	Marker   string // of the first block of a list item: "•", "3."; else ""
	ID       string // of a Heading: issue id, else a slug of its text
	Info     string // of Code: the language
	Question int32  // of an Ask: 1 + index into Briefing.Questions; else 0
	Quote    int32  // of a block quotation and its attribution: 1 + index into Briefing.Quotes; else 0
	Spans    []Span
}

// MaxNesting is the number of containers that a block shows around itself;
// deeper ones are shown flat.
const MaxNesting = 12

// Document is the text of a briefing: blocks in the order of the file, each
// with the bytes it comes from. It is never changed after it was made, so any
// number of readers may share it.
type Document struct {
	Source string // what offsets count in: Briefing.Markdown
	Blocks []Block
	Links  []string // destinations as written; "#id" for references

	lost bool
}

// Lost reports whether this stands in the place of a text that cannot be had any
// more: no place in that is one in this.
func (d *Document) Lost() bool { return d.lost }

// Prose returns the text without its markup. Each block ends with a newline, and
// none holds one.
func (d *Document) Prose() string {
	if d == nil {
		return ""
	}
	var out strings.Builder
	for i := range d.Blocks {
		for k := range d.Blocks[i].Spans {
			out.WriteString(strings.ReplaceAll(d.Blocks[i].Spans[k].Text, "\n", " "))
			if d.Blocks[i].Spans[k].Style&Break != 0 {
				out.WriteByte(' ')
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// BlockAt returns the index of the last block that begins at or before the
// byte offset, or 0 when none does.
func (d *Document) BlockAt(offset int) int {
	lo, hi := 0, len(d.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(d.Blocks[mid].Src) <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(lo-1, 0)
}
