package content

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"readout/model"
)

// quoting is a block quotation being read: the paragraphs that wait for the
// attribution line.
type quoting struct {
	outer  *quoting
	pieces []piece
}

// piece is a paragraph of a block quotation.
type piece struct {
	block    int
	segments []model.Segment // its quoted strings
	whole    model.Segment   // all of it, should there be no quoted string
}

func (r *bodyReader) blockquote(n *ast.Blockquote) {
	r.quoting = &quoting{outer: r.quoting}
	r.bars++
	r.blocks(n)
	r.bars--
	r.unattributed(r.quoting.pieces)
	r.quoting = r.quoting.outer
}

// unattributed reports quoted strings that nobody is named for.
func (r *bodyReader) unattributed(pieces []piece) {
	for _, p := range pieces {
		if len(p.segments) > 0 {
			r.closeQuote(rawQuote{Rest: &rawExtra{Fault: faultNoSpeaker}}, pieces)
			return
		}
	}
}

// quotedParagraph reads the paragraph of a block quotation, whose spans were
// read already: its text, and its attribution lines.
func (r *bodyReader) quotedParagraph(from, end int) {
	p := quotedParagraph{
		flat: flatten(append([]model.Span(nil), r.spans...)),
		refs: append([]rawRef(nil), r.pending...),
		from: from, end: end,
	}
	p.found = scanQuoted(p.flat.text)
	p.closeLast()
	for _, s := range p.sections(len(r.quoting.pieces) > 0) {
		found, refs := p.take(s)
		if s.attribution {
			r.attributed(p, s, refs)
			continue
		}
		r.out.Refs = append(r.out.Refs, refs...)
		r.quotedText(p, s, found)
	}
}

// quotedParagraph is a paragraph of a block quotation. What sections took from
// found and refs is gone from them.
type quotedParagraph struct {
	flat      flatText
	found     []quoted // its quoted strings
	refs      []rawRef // the references in it
	from, end int      // byte range of the source
}

// section is a run of lines of a paragraph, from the span first up to but not
// including the span to.
type section struct {
	first, to   int
	attribution bool
}

// sections tells the attribution lines from the text. An attribution begins
// with a dash outside all quoted strings, and goes on until one begins a line.
// Without quoted strings, a dash may begin any line, and only the last counts.
func (p quotedParagraph) sections(pending bool) []section {
	out := []section{{}}
	cut := func(at int, attribution bool) {
		if at == 0 {
			out[0].attribution = attribution
			return
		}
		out[len(out)-1].to = at
		out = append(out, section{first: at, attribution: attribution})
	}
	last, f := -1, 0
	for _, i := range p.lineStarts() {
		at := p.flat.at[i]
		for f < len(p.found) && p.found[f].to <= at {
			f++
		}
		open := &out[len(out)-1]
		switch {
		case f < len(p.found) && p.found[f].from < at:
		case open.attribution:
			if f < len(p.found) && p.found[f].from == at {
				cut(i, false)
			}
		case dash(p.flat.text[at:]) > 0 && (i > 0 || pending):
			if last = i; len(p.found) > 0 {
				cut(i, true)
			}
		}
	}
	if len(p.found) == 0 && last >= 0 && (pending || dash(p.flat.text) == 0) {
		cut(last, true)
	}
	out[len(out)-1].to = len(p.flat.spans)
	for i, s := range out {
		out[i].attribution = s.attribution && p.offset(s.to)-p.offset(s.first) <= maxLabelLine
	}
	return out
}

// closeLast ends a quoted string that nothing closes before the next line that
// begins with a dash, or else with the paragraph.
func (p quotedParagraph) closeLast() {
	k := len(p.found) - 1
	if k < 0 || p.found[k].to >= 0 {
		return
	}
	last := &p.found[k]
	last.to = len(strings.TrimRight(p.flat.text, " "))
	for _, i := range p.lineStarts() {
		if at := p.flat.at[i]; at > last.from && dash(p.flat.text[at:]) > 0 {
			last.to = len(strings.TrimRight(p.flat.text[:at], " "))
			return
		}
	}
}

// lineStarts returns the indexes of the spans that begin a line of the source.
func (p quotedParagraph) lineStarts() []int {
	starts := []int{0}
	for i := 1; i < len(p.flat.spans); i++ {
		if before := &p.flat.spans[i-1]; newline(before) || before.Style&model.Break != 0 {
			starts = append(starts, i)
		}
	}
	return starts
}

// newline reports whether the span is the blank that a newline stands for.
func newline(s *model.Span) bool { return !s.Exact && s.Text == " " && s.End > s.Src }

// offset returns where in the text a span begins.
func (p quotedParagraph) offset(span int) int {
	if span == len(p.flat.at) {
		return len(p.flat.text)
	}
	return p.flat.at[span]
}

// spans returns the spans of a section without the newline at its end.
func (p quotedParagraph) spans(s section) []model.Span {
	if s.to > s.first+1 && newline(&p.flat.spans[s.to-1]) {
		s.to--
	}
	return p.flat.spans[s.first:s.to]
}

// take returns the quoted strings and the references of the next section.
func (p *quotedParagraph) take(s section) (found []quoted, refs []rawRef) {
	f, k := 0, 0
	for f < len(p.found) && p.found[f].from < p.offset(s.to) {
		f++
	}
	for k < len(p.refs) && (s.to == len(p.flat.spans) || p.refs[k].At.Start < int(p.flat.spans[s.to].Src)) {
		k++
	}
	found, p.found = p.found[:f], p.found[f:]
	refs, p.refs = p.refs[:k], p.refs[k:]
	return found, refs
}

// quotedText adds a section as a paragraph of the quotation.
func (r *bodyReader) quotedText(p quotedParagraph, s section, found []quoted) {
	spans := p.spans(s)
	from, end := p.from, p.end
	if s.first > 0 {
		from = int(spans[0].Src)
	}
	if s.to < len(p.flat.spans) {
		end = int(spans[len(spans)-1].End)
	}
	text := piece{block: r.addSpans(model.Block{Kind: model.Paragraph, Src: int32(from), End: int32(end)}, spans)}
	first, to := p.offset(s.first), p.offset(s.first+len(spans))
	text.whole = model.Segment{Text: collapse(p.flat.text[first:to]), At: r.index.place(p.flat.source(first, to))}
	for _, f := range found {
		if p.flat.spans[p.flat.span(f.from)].Quote == 0 {
			at := r.index.place(p.flat.source(f.from, f.to))
			text.segments = append(text.segments, model.Segment{Text: f.words(p.flat.text), At: at})
		}
	}
	r.quoting.pieces = append(r.quoting.pieces, text)
}

// addSpans adds a block whose spans were read already.
func (r *bodyReader) addSpans(b model.Block, spans []model.Span) int {
	r.begin(len(r.out.Doc.Blocks))
	r.spans = append(r.spans, spans...)
	n := r.add(b)
	r.keep(n)
	return n
}

// attributed adds an attribution line and the quotation that it closes.
func (r *bodyReader) attributed(p quotedParagraph, s section, refs []rawRef) {
	spans := p.spans(s)
	from, end := int(spans[0].Src), int(spans[len(spans)-1].End)
	block := r.addSpans(model.Block{Kind: model.Attribution, Src: int32(from), End: int32(end)}, spans)
	var q rawQuote
	r.parts(&q, p.flat, p.offset(s.first), p.offset(s.first+len(spans)), refs)
	pieces := r.quoting.pieces
	r.quoting.pieces = nil
	r.closeQuote(q, pieces)
	r.out.Doc.Blocks[block].Quote = int32(len(r.out.Quotes))
}

// parts reads the parts of an attribution line: the speaker, then issues,
// roles and dates. What a link refers to stands behind its words.
func (r *bodyReader) parts(q *rawQuote, flat flatText, from, limit int, refs []rawRef) {
	from += dash(flat.text[from:])
	for n := 0; from < limit; n++ {
		size := strings.IndexAny(flat.text[from:limit], ",，")
		to, next := limit, limit
		if size >= 0 {
			_, comma := utf8.DecodeRuneInString(flat.text[from+size:])
			to, next = from+size, from+size+comma
		}
		k := len(refs)
		if next < limit {
			start, _ := flat.source(next, limit)
			k = 0
			for k < len(refs) && refs[k].At.Start < start {
				k++
			}
		}
		if text := strings.TrimSpace(flat.text[from:to]); text != "" {
			start := from + strings.Index(flat.text[from:to], text)
			attributionPart(q, n, text, r.index.place(flat.source(start, start+len(text))), refs[:k])
		}
		from, refs = next, refs[k:]
	}
}

// attributionPart reads one part of an attribution line.
func attributionPart(q *rawQuote, n int, text string, at model.Place, refs []rawRef) {
	switch {
	case n == 0 && len(refs) > 0:
		q.Speaker = refs[0]
	case n == 0:
		q.ByName = !strings.HasPrefix(text, "#") && text != "?"
		q.Speaker = newRef(text, at)
	case len(refs) > 0:
		rest := q.more()
		rest.Issues = append(rest.Issues, refs...)
	default:
		rest := q.more()
		rest.Words = append(rest.Words, rawRef{Text: collapse(text), At: at})
	}
}

// closeQuote makes a quotation of the paragraphs read.
func (r *bodyReader) closeQuote(q rawQuote, pieces []piece) {
	q.Form, q.Heading = model.BlockRun, int32(r.heading)
	for _, p := range pieces {
		q.Segments = append(q.Segments, p.segments...)
	}
	unmarked := len(q.Segments) == 0
	if unmarked {
		texts := make([]string, len(pieces))
		for i, p := range pieces {
			texts[i] = p.whole.Text
		}
		whole := model.Segment{Text: strings.Join(texts, " "), At: pieces[0].whole.At}
		whole.At.End = pieces[len(pieces)-1].whole.At.End
		q.Segments = []model.Segment{whole}
	}
	q.Block = int32(pieces[0].block)
	r.appendQuote(q)
	number := int32(len(r.out.Quotes))
	for _, p := range pieces {
		if unmarked {
			p.segments = []model.Segment{p.whole}
		}
		b := &r.out.Doc.Blocks[p.block]
		b.Quote = number
		b.Spans = markSegments(b.Spans, p.segments, number)
	}
}
