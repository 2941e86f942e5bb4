package content

import (
	"fmt"

	"readout/model"
)

// findListed looks in the text for the words of a listed quote, and marks them there.
func (d *decoder) findListed(q *model.Quote, words *node) {
	if len(d.body.Doc.Blocks) == 0 {
		return
	}
	if d.bodyText == nil {
		d.bodyText = newText(d.body.Doc)
	}
	for i := range q.Segments {
		s := &q.Segments[i]
		found := d.bodyText.find(s.Text, q.Prefix, q.Suffix)
		if len(found) > 1 {
			d.ambiguousWords(q, segmentNode(words, i), found)
		}
		if len(found) != 1 {
			continue
		}
		s.At = d.place(found[0].start, found[0].end)
		if !q.At.Known() {
			q.At = s.At
		}
		markQuote(d.body.Doc, found[0].start, found[0].end, len(d.b.Quotes()))
	}
}

// segmentNode returns where the facts list the words of a segment.
func segmentNode(words *node, i int) *node {
	if words.kind == list && i < len(words.items) {
		return words.items[i]
	}
	return words
}

// ambiguousWords notes listed words that the text has in more than one place.
func (d *decoder) ambiguousWords(q *model.Quote, words *node, found []span) {
	if len(d.list) >= maxMistakes {
		d.over++
		return
	}
	f := fault{
		start: words.start, end: words.end, code: "ambiguous-exact",
		what: fmt.Sprintf("the text has these words %d times", len(found)),
		mend: "add prefix: or suffix: with the words before or behind them",
	}
	if q.Prefix != "" || q.Suffix != "" {
		f.what += ", even with what stands around them"
		f.mend = "make prefix: or suffix: longer, until one place is left"
	}
	for _, at := range found[:min(len(found), maxPlaces)] {
		f.also = append(f.also, d.index.place(at.start, at.end))
	}
	d.add(f)
}
