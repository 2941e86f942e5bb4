package ui

import (
	"strings"

	"readout/model"
)

// replace makes the view of the new version stand where that of the old stood.
func (a *App) replace(old *view, b *model.Briefing) *view {
	v := a.successor(old, b)
	v.focus, v.zoomed = old.focus, old.zoomed
	for p := range v.lists {
		if r, ok := old.lists[p].current(); ok {
			v.lists[p] = v.lists[p].on(moved(old.briefing, b, r.item))
		}
	}
	if q := moved(old.briefing, b, model.Ref{Type: model.TypeQuote, Index: old.quote}); q.Type != "" {
		v.quote = q.Index
	}
	v.text.anchor = carried(old.briefing, b, old.text.anchor)
	v.text.mark = carried(old.briefing, b, old.text.mark)
	v.search, v.from, v.resumed = old.search, old.from, old.resumed
	if v.quick() {
		v.lookNow()
	}
	if old.partial {
		v.match = old.match
	}
	for letter, p := range old.marks {
		p.view, p.anchor, p.mark = v, carried(old.briefing, b, p.anchor), carried(old.briefing, b, p.mark)
		p.chosen = p.chosen.moved(old.briefing, b)
		v.marks[letter] = p
	}
	for i, p := range a.trail.places {
		if p.view == old {
			p.view, p.anchor, p.mark = v, carried(old.briefing, b, p.anchor), carried(old.briefing, b, p.mark)
			p.chosen = p.chosen.moved(old.briefing, b)
			a.trail.places[i] = p
		}
	}
	for letter, p := range a.boardMarks {
		if p.view == old {
			p.view = v
			a.boardMarks[letter] = p
		}
	}
	for _, at := range []**view{&a.view, &a.guide, &a.shelf.last} {
		if *at == old {
			*at = v
		}
	}
	if a.view != nil && a.view.article == old {
		a.view.article = v
	}
	if a.review != nil && a.review.view == old {
		a.review.renew(v)
	}
	return v
}

// moved finds an item of the old version in the new one: a quote by its words,
// all else by its address.
func moved(old, b *model.Briefing, r model.Ref) model.Ref {
	if !old.Holds(r) || r.Type == "" {
		return model.Ref{}
	}
	if r.Type == model.TypeQuote {
		q := old.Quotes()[r.Index]
		if r.Index < len(b.Quotes()) && b.Quotes()[r.Index].By == q.By && b.Quotes()[r.Index].Words() == q.Words() {
			return r
		}
		for i, n := range b.Quotes() {
			if n.By == q.By && n.Words() == q.Words() {
				return model.Ref{Type: r.Type, Index: i}
			}
		}
	}
	if n, ok := b.Resolve(old.AddressOf(r)); ok && n.Type == r.Type {
		return n
	}
	return model.Ref{}
}

func carried(old, b *model.Briefing, a anchor) anchor {
	a.byte = carry(old, b, a.byte)
	return a
}

// carry finds the byte of the new version that stands where one stood in the
// old: in the block with the same words, else as far from the end of what both
// begin with.
func carry(old, b *model.Briefing, offset int) int {
	if old.Doc() == nil || b.Doc() == nil || len(old.Doc().Blocks) == 0 || len(b.Doc().Blocks) == 0 {
		return 0
	}
	i := old.Doc().BlockAt(offset)
	was := old.Doc().Blocks[i]
	words := source(old, int(was.Src), int(was.End))
	within := offset - int(was.Src)
	for distance := range len(b.Doc().Blocks) + i {
		for _, j := range []int{i - distance, i + distance} {
			if j < 0 || j >= len(b.Doc().Blocks) {
				continue
			}
			if is := b.Doc().Blocks[j]; source(b, int(is.Src), int(is.End)) == words {
				return int(is.Src) + within
			}
		}
	}
	return carrySentence(old, b, offset)
}

// carrySentence looks for the words right behind a byte, for a block that was
// changed elsewhere.
func carrySentence(old, b *model.Briefing, offset int) int {
	const enough = 24
	words := source(old, offset, offset+enough)
	if i := strings.Index(b.Source()[min(b.Body, len(b.Source())):], words); len(words) == enough && i >= 0 {
		return b.Body + i
	}
	i := min(old.Doc().BlockAt(offset), len(b.Doc().Blocks)-1)
	return int(b.Doc().Blocks[i].Src)
}

func source(b *model.Briefing, from, to int) string {
	from = min(max(from, 0), len(b.Source()))
	return b.Source()[from:min(max(to, from), len(b.Source()))]
}

// changes is one line about what a new version brought.
func changes(old, b *model.Briefing) string {
	var parts []string
	add := func(one string, was, is []string) {
		if n := missing(is, was); n > 0 {
			parts = append(parts, plural(n, one)+" new")
		}
		if n := missing(was, is); n > 0 {
			parts = append(parts, plural(n, one)+" gone")
		}
	}
	add("quote", quoteKeys(old), quoteKeys(b))
	add("question", questionKeys(old, true), questionKeys(b, true))
	add("answer", questionKeys(old, false), questionKeys(b, false))
	if b.Faults() != old.Faults() {
		parts = append(parts, plural(b.Faults(), "mistake"))
	}
	switch {
	case len(parts) > 0:
		return "read again: " + strings.Join(parts, ", ")
	case old.Source() == b.Source() && old.Source() != "":
		return "read again: nothing changed"
	}
	return "read again: the text changed"
}

// missing counts what the second list lacks of the first.
func missing(of, in []string) int {
	have := map[string]int{}
	for _, s := range in {
		have[s]++
	}
	n := 0
	for _, s := range of {
		if have[s]--; have[s] < 0 {
			n++
		}
	}
	return n
}

func quoteKeys(b *model.Briefing) []string {
	keys := make([]string, len(b.Quotes()))
	for i, q := range b.Quotes() {
		keys[i] = q.By + "\x00" + q.Words()
	}
	return keys
}

func questionKeys(b *model.Briefing, open bool) []string {
	var keys []string
	for _, q := range b.Questions() {
		if q.Open == open {
			keys = append(keys, q.Ask)
		}
	}
	return keys
}
