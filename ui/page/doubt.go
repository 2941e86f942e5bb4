package page

import "readout/model"

// doubt says what is doubtful about a quotation, each in brackets: its speaker
// is a guess, its words are not those of the source. It is "" if nothing is.
func doubt(b *model.Briefing, quote int) string {
	if quote < 0 || quote >= len(b.Quotes()) {
		return ""
	}
	q, s := &b.Quotes()[quote], ""
	if q.Guess && q.By != "" {
		name := q.By
		if a := b.ActorByID(q.By); a != nil && a.Name != "" {
			name = a.Name
		}
		s = " [" + name + "?]"
	}
	if q.Failed() {
		s += " [not word for word]"
	}
	return s
}

// endsInline reports whether a quotation in running text ends with a span.
func endsInline(b *model.Block, n int) bool {
	q := b.Spans[n].Quote
	return q > 0 && b.Quote == 0 && (n+1 == len(b.Spans) || b.Spans[n+1].Quote != q)
}

// endsBlock reports whether a block quotation ends with block i.
func endsBlock(d *model.Document, i int) bool {
	q := d.Blocks[i].Quote
	return q > 0 && (i+1 == len(d.Blocks) || d.Blocks[i+1].Quote != q)
}
