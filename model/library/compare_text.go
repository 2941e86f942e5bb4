package library

import (
	"slices"
	"strings"

	"readout/model"
)

// Text is what became of the running text.
type Text struct {
	Share    int // percent of the newer text that stood in the older
	Sections []TextSection
}

// TextSection is the text under one heading of the first or second level, or above all of
// them. Sections are as the newer briefing orders them; one that only the
// older has follows the one it followed there.
type TextSection struct {
	Title       string
	Key         string    // names the section in its comparison
	Before, Now model.Ref // the issue that the heading is in either briefing, if it is one
	Rows        []Paragraph

	New, Gone, Changed, Moved, Same int // paragraphs; headings, questions and attributions do not count
}

// Differs reports whether the section is not word for word the same in both.
func (s *TextSection) Differs() bool {
	return slices.ContainsFunc(s.Rows, func(p Paragraph) bool { return p.Kind != KindSame })
}

// Paragraph is a paragraph of either text, or one that both have: the same
// words, moved to another place or changed.
type Paragraph struct {
	Kind        Kind   // KindSame, KindNew, KindGone, KindMoved or KindChanged
	Was, Is     string // its text; "" for none
	Before, Now int    // index of the block in either text; -1 for none
}

// Diff returns the paragraph in pieces that tell what only one side has.
func (p *Paragraph) Diff() (was, is []Piece) {
	switch p.Kind {
	case KindSame, KindMoved:
		return piece(nil, p.Was, false), piece(nil, p.Is, false)
	}
	return WordDiff(p.Was, p.Is)
}

// likeText is the least likeness of two paragraphs that are taken for one that changed.
const likeText = 0.5

// passage is a block of a text as it is compared.
type passage struct {
	bag
	kind model.BlockKind
	skip int    // bytes of text that mark its kind
	asks string // the question of an Ask, whether it is open or not
}

// counts reports whether it is a paragraph to a reader: questions have a
// section of their own, and an attribution belongs to the words above it.
func (p *passage) counts() bool {
	switch p.kind {
	case model.Heading, model.Attribution, model.Ask, model.Rule:
		return false
	}
	return true
}

// part is a section of one text.
type part struct {
	title, id string
	nth       int // of those with the id
	from, to  int // blocks
}

// compareTexts aligns two texts: paragraphs with the same words first, then
// those that are most alike.
func compareTexts(v *vocabulary, before, now *model.Briefing) Text {
	a, partsA := passages(before)
	b, partsB := passages(now)
	p := newPairing(len(a), len(b))
	p.by(func(i int) string { return a[i].text }, func(j int) string { return b[j].text })
	p.by(func(i int) string { return a[i].asks }, func(j int) string { return b[j].asks })
	moved := outOfOrder(p)
	p.alike(v, bagsWithout(v, a, p.a), bagsWithout(v, b, p.b), likeText, func(i, j int) bool { return a[i].kind == b[j].kind })
	t := texts{before: before, now: now, a: a, b: b, pairs: p, moved: moved}
	return Text{Share: share(v, a, b, p), Sections: t.sections(partsA, partsB)}
}

// bagsWithout are the words of what has no partner yet.
func bagsWithout(v *vocabulary, of []passage, partner []int) []bag {
	all := make([]bag, len(of))
	for i := range of {
		if partner[i] < 0 {
			of[i].words = v.numbers(of[i].text[of[i].skip:])
			all[i] = of[i].bag
		}
	}
	return all
}

// passages are the blocks of a text and its sections.
func passages(b *model.Briefing) ([]passage, []part) {
	parts := []part{{title: "Beginning"}}
	doc := b.Doc()
	if doc == nil {
		return nil, parts
	}
	all := make([]passage, len(doc.Blocks))
	nth := map[string]int{}
	for i := range doc.Blocks {
		block := &doc.Blocks[i]
		s := blockText(doc, block)
		if block.Kind == model.Heading && block.Level <= 2 {
			nth[block.ID]++
			parts[len(parts)-1].to = i
			parts = append(parts, part{title: s, id: block.ID, nth: nth[block.ID], from: i})
		}
		all[i].kind = block.Kind
		if n := int(block.Question); n > 0 && n <= len(b.Questions()) {
			all[i].asks = plainWords(b.Questions()[n-1].Ask)
		}
		mark := kindMark(block)
		all[i].text, all[i].skip = mark+oneLine(s), len(mark)
	}
	parts[len(parts)-1].to = len(all)
	return all, parts
}

// oneLine is a text with one blank for every gap.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\n") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// kindMark keeps a heading from being the same as a paragraph of its words,
// and an empty paragraph from having no key.
func kindMark(b *model.Block) string {
	return string(rune('0' + b.Kind))
}

// blockText is the text of a block; a table and its like are as they were written.
func blockText(d *model.Document, b *model.Block) string {
	switch b.Kind {
	case model.Table, model.Code, model.HTML, model.Footnote:
		from := max(0, min(int(b.Src), len(d.Source)))
		return strings.TrimRight(model.Clean(d.Source[from:max(from, min(int(b.End), len(d.Source)))]), "\n")
	}
	var s strings.Builder
	for i := range b.Spans {
		s.WriteString(b.Spans[i].Text)
		if b.Spans[i].Style&model.Break != 0 {
			s.WriteByte(' ')
		}
	}
	return s.String()
}

// outOfOrder reports which blocks of the second text stand at another place
// than their partner: those that are not in the longest run of pairs that ascends.
func outOfOrder(p *pairing) []bool {
	moved := make([]bool, len(p.b))
	var ends, at []int // partner and index of the last pair of the best run of each length
	before := make([]int, len(p.b))
	for j, i := range p.b {
		if i < 0 {
			continue
		}
		moved[j] = true
		n, _ := slices.BinarySearch(ends, i)
		before[j] = -1
		if n > 0 {
			before[j] = at[n-1]
		}
		if n == len(ends) {
			ends, at = append(ends, i), append(at, j)
		} else {
			ends[n], at[n] = i, j
		}
	}
	if len(at) > 0 {
		for j := at[len(at)-1]; j >= 0; j = before[j] {
			moved[j] = false
		}
	}
	return moved
}

// share is how many percent of the newer text stood in the older. Only a text
// of which nothing is new has 100, and one with anything at all has 1.
func share(v *vocabulary, a, b []passage, p *pairing) int {
	all, kept := 0, 0
	for j := range b {
		n := len(b[j].text) - b[j].skip
		all += n
		switch i := p.b[j]; {
		case i < 0:
		case a[i].text == b[j].text:
			kept += n
		default:
			was, is := v.numbers(a[i].text[a[i].skip:]), v.numbers(b[j].text[b[j].skip:])
			kept += n * common(was, is) / max(len(is), 1)
		}
	}
	switch {
	case all == 0 && len(a) == len(b), all > 0 && kept == all:
		return 100
	case kept == 0:
		return 0
	}
	return max(1, kept*100/all)
}

// texts lays two aligned texts out in sections.
type texts struct {
	before, now *model.Briefing
	a, b        []passage
	pairs       *pairing
	moved       []bool
}

func (t *texts) sections(partsA, partsB []part) []TextSection {
	type name struct {
		id  string
		nth int
	}
	ofA := map[name]int{}
	for k, s := range partsA {
		ofA[name{s.id, s.nth}] = k
	}
	taken := make([]bool, len(partsA))
	follow := make([][]int, len(partsB)+1) // sections of the older alone, behind those of the newer
	at := map[int]int{}
	for k, s := range partsB {
		if i, ok := ofA[name{s.id, s.nth}]; ok {
			taken[i], at[i] = true, k
		}
	}
	last := 0
	for i := range partsA {
		if taken[i] {
			last = at[i]
		} else {
			follow[last] = append(follow[last], i)
		}
	}
	var all []TextSection
	for k, s := range partsB {
		old := part{}
		i, ok := ofA[name{s.id, s.nth}]
		if ok {
			old = partsA[i]
		}
		all = t.add(all, old, s, ok, true)
		for _, i := range follow[k] {
			all = t.add(all, partsA[i], part{}, true, false)
		}
	}
	return all
}

// add makes a section of one in either text, or both, unless it is empty.
func (t *texts) add(all []TextSection, old, is part, inA, inB bool) []TextSection {
	s := TextSection{Title: is.title, Key: is.id}
	if !inB {
		s.Title, s.Key = old.title, old.id
	}
	if s.Key == "" {
		s.Key = "beginning"
	}
	s.Key = keySafe(s.Key)
	s.Before, s.Now = issueRef(t.before, old.id, inA), issueRef(t.now, is.id, inB)
	s.Rows = t.rows(old, is)
	for _, r := range s.Rows {
		if r.Before >= 0 && !t.a[r.Before].counts() || r.Now >= 0 && !t.b[r.Now].counts() {
			continue
		}
		switch r.Kind {
		case KindNew:
			s.New++
		case KindGone:
			s.Gone++
		case KindChanged:
			s.Changed++
		case KindMoved:
			s.Moved++
		default:
			s.Same++
		}
	}
	if len(s.Rows) == 0 {
		return all
	}
	return append(all, s)
}

func issueRef(b *model.Briefing, id string, in bool) model.Ref {
	if !in || id == "" {
		return model.Ref{}
	}
	for i := range b.Issues() {
		if b.Issues()[i].ID == id {
			return model.Ref{Type: model.TypeIssue, Index: i}
		}
	}
	return model.Ref{}
}

// rows are the blocks of a section: those of the newer text in their order,
// and behind its neighbour what is gone.
func (t *texts) rows(old, is part) []Paragraph {
	gone := map[int][]int{} // by the block of the newer text they follow, -1 for none
	last := -1
	for i := old.from; i < old.to; i++ {
		switch j := t.pairs.a[i]; {
		case j < 0:
			gone[last] = append(gone[last], i)
		case j >= is.from && j < is.to:
			last = j
		}
	}
	var rows []Paragraph
	missing := func(after int) {
		for _, i := range gone[after] {
			rows = append(rows, Paragraph{Kind: KindGone, Was: t.old(i), Before: i, Now: -1})
		}
	}
	missing(-1)
	for j := is.from; j < is.to; j++ {
		rows = append(rows, t.row(j))
		missing(j)
	}
	return rows
}

func (t *texts) old(i int) string { return blockText(t.before.Doc(), &t.before.Doc().Blocks[i]) }

func (t *texts) row(j int) Paragraph {
	p := Paragraph{Kind: KindNew, Is: blockText(t.now.Doc(), &t.now.Doc().Blocks[j]), Before: t.pairs.b[j], Now: j}
	if p.Before < 0 {
		return p
	}
	p.Was = t.old(p.Before)
	switch {
	case t.a[p.Before].text != t.b[j].text:
		p.Kind = KindChanged
	case t.moved[j]:
		p.Kind = KindMoved
	default:
		p.Kind = KindSame
	}
	return p
}
