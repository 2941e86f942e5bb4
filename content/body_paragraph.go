package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/model"
)

// paragraph reads a paragraph: running text, a question, or a part of a block quotation.
func (r *bodyReader) paragraph(n ast.Node) {
	first := r.asking
	r.begin(len(r.out.Doc.Blocks))
	r.inline(n, 0, 0)
	if len(r.spans) == 0 {
		return
	}
	r.strays()
	from, end := r.extent(n)
	switch {
	case first && r.ask(from, end):
	case r.quoting != nil:
		r.quotedParagraph(from, end)
	default:
		r.keep(r.add(model.Block{Kind: model.Paragraph, Src: int32(from), End: int32(end)}))
		if r.out.FirstParagraph == "" && r.depth == 0 {
			r.out.FirstParagraph = opening(collapse(spanText(r.spans)))
		}
	}
}

// opening returns a text as a summary, cut between words if it is long.
func opening(text string) string {
	if len(text) <= maxSummary {
		return text
	}
	text = text[:maxSummary]
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		return text[:i] + " …"
	}
	return strings.ToValidUTF8(text, "") + "…"
}

// ask reads the first block of a list item as a question if it begins with a
// box, and reports whether it does.
func (r *bodyReader) ask(from, end int) bool {
	flat := flatten(r.spans)
	if len(flat.text) < 5 || flat.text[0] != '[' || flat.text[2:4] != "] " || !strings.ContainsRune(" xX", rune(flat.text[1])) {
		return false
	}
	ask := strings.TrimSpace(flat.text[4:])
	if ask == "" || r.spans[0].Link != 0 {
		return false
	}
	q := rawQuestion{Open: flat.text[1] == ' ', Ask: collapse(ask), Heading: r.heading, Block: r.current}
	if !q.Open {
		q.Ask, q.Answer = answer(ask)
	}
	start, _ := flat.source(4, len(flat.text))
	q.At = r.index.place(start, end)
	r.spans = dropText(r.spans, 4)
	b := r.add(model.Block{Kind: model.Ask, Src: int32(from), End: int32(end)})
	r.out.Questions = append(r.out.Questions, q)
	r.out.Doc.Blocks[b].Question = int32(len(r.out.Questions))
	r.keep(b)
	return true
}

// answer tells a question from its answer, which follows an arrow. An arrow
// within the question is passed over if one follows its question mark.
func answer(text string) (ask, reply string) {
	floor := max(strings.Index(text, "? "), 0)
	at, size := arrow(text[floor:])
	if at < 0 && floor > 0 {
		floor = 0
		at, size = arrow(text)
	}
	if at < 0 {
		return collapse(text), ""
	}
	return collapse(text[:floor+at]), collapse(text[floor+at+size:])
}

// arrow finds the first → or -> of a text.
func arrow(text string) (at, size int) {
	at, size = strings.Index(text, "→"), len("→")
	if i := strings.Index(text, "->"); i >= 0 && (at < 0 || i < at) {
		return i, len("->")
	}
	return at, size
}

// dropText takes bytes of text off the beginning of spans.
func dropText(spans []model.Span, n int) []model.Span {
	for len(spans) > 0 && len(spans[0].Text) <= n {
		n -= len(spans[0].Text)
		spans = spans[1:]
	}
	if n > 0 && len(spans) > 0 {
		spans[0].Text = spans[0].Text[n:]
		if spans[0].Exact {
			spans[0].Src += int32(n)
		}
	}
	return spans
}
