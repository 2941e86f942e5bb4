package content

import (
	"strings"

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
			r.closeQuote(rawQuote{Fault: faultNoSpeaker}, pieces)
			return
		}
	}
}

// quotedParagraph reads the paragraph of a block quotation, whose spans were
// read already: its text, and its attribution lines.
func (r *bodyReader) quotedParagraph(from, end int) {
	spans := append([]model.Span(nil), r.spans...)
	refs := append([]rawRef(nil), r.pending...)
	flat := flatten(spans)
	found := scanQuoted(flat.text)
	starts := lineStarts(flat)
	closeOpen(flat.text, found, starts)
	for first := 0; first < len(spans); {
		at, to := attribution(flat, found, starts, first, r.quoting)
		if at > first {
			stop := trimBreak(spans, first, at)
			r.quotedText(flat, found, first, stop, from, end)
		}
		if at < len(spans) {
			refs = r.attributed(flat, at, trimBreak(spans, at, to), refs)
		}
		first = to
	}
	r.out.Refs = append(r.out.Refs, refs...)
}

// lineStarts returns the indexes of the spans that begin a line of the source.
func lineStarts(flat flatText) []int {
	starts := []int{0}
	for i := 1; i < len(flat.spans); i++ {
		if before := &flat.spans[i-1]; newline(before) || before.Style&model.Break != 0 {
			starts = append(starts, i)
		}
	}
	return starts
}

// newline reports whether the span is the blank that a newline stands for.
func newline(s *model.Span) bool { return !s.Exact && s.Text == " " && s.End > s.Src }

// closeOpen ends an unclosed quoted string before the attribution line, or with
// the paragraph.
func closeOpen(text string, found []quoted, starts []int) {
	k := len(found) - 1
	if k >= 0 && found[k].to < 0 {
		found[k].to = len(strings.TrimRight(text, " "))
	}
}

// trimBreak returns the end of the spans without the newline at their end.
func trimBreak(spans []model.Span, first, end int) int {
	if end > first+1 && newline(&spans[end-1]) {
		return end - 1
	}
	return end
}

// attribution returns the spans of the next attribution line from a span on;
// both are len(spans) if there is none.
func attribution(flat flatText, found []quoted, starts []int, first int, q *quoting) (at, to int) {
	none := len(flat.spans)
	inside := func(i int) bool {
		for _, f := range found {
			if f.from < flat.at[i] && flat.at[i] < f.to {
				return true
			}
		}
		return false
	}
	at = none
	for _, i := range starts {
		if i < first || dash(flat.text[flat.at[i]:]) == 0 || inside(i) || i == 0 && len(q.pieces) == 0 {
			continue
		}
		at = i
		if len(found) > 0 {
			break
		}
	}
	if at == none {
		return none, none
	}
	to = none
	for _, i := range starts {
		for _, f := range found {
			if i > at && to == none && f.from == flat.at[i] {
				to = i
			}
		}
	}
	size := flat.at[at]
	if to < none {
		size = flat.at[to] - size
	} else {
		size = len(flat.text) - size
	}
	if size > maxLabelLine {
		return none, none
	}
	return at, to
}

// quotedText adds the spans from first to stop as a paragraph of the quotation.
func (r *bodyReader) quotedText(flat flatText, found []quoted, first, stop, from, end int) {
	spans := flat.spans[first:stop]
	if first > 0 {
		from = int(spans[0].Src)
	}
	if stop < len(flat.spans) {
		end = int(spans[len(spans)-1].End)
	}
	p := piece{block: r.addSpans(model.Block{Kind: model.Paragraph, Src: int32(from), End: int32(end)}, spans)}
	limit := len(flat.text)
	if stop < len(flat.at) {
		limit = flat.at[stop]
	}
	p.whole = model.Segment{Text: collapse(flat.text[flat.at[first]:limit])}
	p.whole.At = r.index.place(flat.source(flat.at[first], limit))
	for _, f := range found {
		if f.from < flat.at[first] || f.to > limit || flat.spans[flat.span(f.from)].Quote != 0 {
			continue
		}
		p.segments = append(p.segments, model.Segment{Text: f.words(flat.text), At: r.index.place(flat.source(f.from, f.to))})
	}
	r.quoting.pieces = append(r.quoting.pieces, p)
}

// addSpans adds a block whose spans were read already.
func (r *bodyReader) addSpans(b model.Block, spans []model.Span) int {
	r.pending = r.pending[:0]
	r.spans = append(r.spans[:0], spans...)
	n := r.add(b)
	r.keep(n)
	return n
}

// attributed adds the attribution line and the quotation that it closes, and
// returns the references that do not stand in it.
func (r *bodyReader) attributed(flat flatText, first, stop int, refs []rawRef) []rawRef {
	spans := flat.spans[first:stop]
	from, end := int(spans[0].Src), int(spans[len(spans)-1].End)
	block := r.addSpans(model.Block{Kind: model.Attribution, Src: int32(from), End: int32(end)}, spans)
	q := rawQuote{}
	var others []rawRef
	inside := func(f, t int) (in []rawRef) {
		for _, ref := range refs {
			if f <= ref.At.Start && ref.At.Start < t {
				in = append(in, ref)
			}
		}
		return in
	}
	for _, ref := range refs {
		if ref.At.Start < from || ref.At.Start >= end+maxLabelLine || len(inside(from, end+maxLabelLine)) == 0 {
			others = append(others, ref)
		}
	}
	r.parts(&q, flat, first, stop, inside)
	pieces := r.quoting.pieces
	r.quoting.pieces = nil
	r.closeQuote(q, pieces)
	r.out.Doc.Blocks[block].Quote = int32(len(r.out.Quotes))
	return others
}

// parts reads the parts of an attribution line: the speaker, then issues, roles and dates.
func (r *bodyReader) parts(q *rawQuote, flat flatText, first, stop int, refs func(f, t int) []rawRef) {
	from, limit := flat.at[first], len(flat.text)
	if stop < len(flat.at) {
		limit = flat.at[stop]
	}
	from += dash(flat.text[from:])
	for n := 0; from < limit; n++ {
		size := strings.IndexAny(flat.text[from:limit], ",，")
		to, next := limit, limit
		if size >= 0 {
			to, next = from+size, from+size+len(",")
			if flat.text[to] != ',' {
				next = to + len("，")
			}
		}
		text := strings.TrimSpace(flat.text[from:to])
		start := from + strings.Index(flat.text[from:to], text)
		if text != "" {
			a, b := flat.source(start, start+len(text))
			b = r.linkTail(flat, start+len(text), b)
			r.part(q, n, text, r.index.place(flat.source(start, start+len(text))), refs(a, b))
		}
		from = next
	}
}

// linkTail returns the offset after the link that a part ends with.
func (r *bodyReader) linkTail(flat flatText, to, end int) int {
	if flat.spans[flat.span(to-1)].Link == 0 {
		return end
	}
	return end + strings.IndexByte(lineAt(r.src, end)+")", ')') + 1
}

// part reads one part of an attribution line.
func (r *bodyReader) part(q *rawQuote, n int, text string, at model.Place, refs []rawRef) {
	switch {
	case n == 0 && len(refs) > 0:
		q.Speaker = refs[0]
	case n == 0:
		q.ByName = !strings.HasPrefix(text, "#") && text != "?"
		q.Speaker = newRef(text, at)
	case len(refs) > 0:
		q.Issues = append(q.Issues, refs...)
	default:
		q.Words = append(q.Words, rawRef{Text: collapse(text), At: at})
	}
}

// closeQuote makes a quotation of the paragraphs read.
func (r *bodyReader) closeQuote(q rawQuote, pieces []piece) {
	q.Form, q.Heading = model.BlockRun, r.heading
	for _, p := range pieces {
		q.Segments = append(q.Segments, p.segments...)
	}
	if len(q.Segments) == 0 {
		whole := pieces[0].whole
		for _, p := range pieces[1:] {
			whole.Text += " " + p.whole.Text
			whole.At.End = p.whole.At.End
		}
		q.Segments = []model.Segment{whole}
	}
	q.Block = pieces[0].block
	r.appendQuote(q)
	number := int32(len(r.out.Quotes))
	for _, p := range pieces {
		b := &r.out.Doc.Blocks[p.block]
		b.Quote = number
		for _, s := range q.Segments {
			if int32(s.At.Start) < b.End && int32(s.At.End) > b.Src {
				b.Spans = markSpans(b.Spans, int32(s.At.Start), int32(s.At.End), number)
			}
		}
	}
}
