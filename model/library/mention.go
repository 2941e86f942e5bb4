package library

import (
	"slices"
	"strings"
	"sync"

	"readout/model"
)

// Mention is one place of a text that names an actor.
type Mention struct {
	Briefing *model.Briefing
	At       int    // byte of Briefing.Markdown
	Linked   bool   // the text links the name, or it stands with words of the actor's own
	Sentence string // around it, clean, at most MostSentence characters
}

// Mentions returns the places at which the text of a briefing names an actor,
// in the order of the text: by a name or an alias as whole words, with case and
// accents folded; by the short name of one whom the briefing declares; by
// a reference; and by words of the actor's own. A name inside the longer name of another actor is
// none: Lesk is not named by Lesk army staff. What several are called names nobody.
// A sentence is returned once, at the first place in it, linked if any of them is.
func (l *Library) Mentions(b *model.Briefing, actor string) []Mention {
	list := l.named(b).places[actor]
	all := make([]Mention, 0, len(list))
	var block prose
	for i, p := range list {
		block.read(b, int(p.block))
		m := Mention{Briefing: b, At: block.source(int(p.from)), Linked: p.linked, Sentence: block.say(int(p.from))}
		if n := len(all) - 1; n >= 0 && list[i-1].block == p.block && all[n].Sentence == m.Sentence {
			all[n].Linked = all[n].Linked || m.Linked
			continue
		}
		all = append(all, m)
	}
	return all
}

// place is where a text names an actor.
type place struct {
	block, from int32 // index of the block, byte of its text
	quote       int32 // 1 + index of the quote in whose words it stands
	linked      bool
}

// named is everybody whom the text of a briefing names, and where.
type named struct {
	places map[string][]place // by actor, in the order of the text
	quotes []place            // the quotations in running text
}

// lazyNamed is what one briefing names.
type lazyNamed struct {
	once sync.Once
	made *named
}

// named returns whom a briefing names, found once for those that count.
func (l *Library) named(b *model.Briefing) *named {
	i, ok := l.index[b]
	if !ok {
		return findNamed(b, l.names.of(l))
	}
	n := &l.mentions[i]
	n.once.Do(func() { n.made = findNamed(b, l.names.of(l)) })
	return n.made
}

// calls reports whether words name an actor, in a briefing whose own actors have
// some names.
func (l *Library) calls(own *names, s, actor string) bool {
	words := wordsOf(s, nil)
	for i := 0; i < len(words); {
		n, of := longestOf(s, words, i, own, l.names.of(l))
		if n > 0 && of == actor {
			return true
		}
		i += max(n, 1)
	}
	return false
}

// longestOf is the longest name that begins at a word. What the briefing calls
// its own actors goes before what others call theirs.
func longestOf(s string, words []word, i int, own, all *names) (int, string) {
	if i > 0 && head(s, &words[i-1], &words[i]) {
		return 0, ""
	}
	n, of := own.longest(s, words[i:])
	if m, other := all.longest(s, words[i:]); m > n {
		return m, other
	}
	return n, of
}

// findNamed reads the text of a briefing once.
func findNamed(b *model.Briefing, all *names) *named {
	f := finder{b: b, doc: b.Doc(), own: namesOf(b), all: all, found: &named{places: map[string][]place{}}}
	if f.doc == nil {
		return f.found
	}
	for i := range f.doc.Blocks {
		f.search(i)
	}
	return f.found
}

// finder finds whom the blocks of a text name.
type finder struct {
	b        *model.Briefing
	doc      *model.Document
	own, all *names
	found    *named
	block    prose
	words    []word
}

// search finds whom a block names: first by name, then by links and quotations
// within which no name is.
func (f *finder) search(i int) {
	f.block.read(f.b, i)
	f.words = wordsOf(f.block.text, f.words[:0])
	groups := f.groups(i)
	begun := map[string]int{} // how many places of an actor stand before this block
	for k, g := 0, 0; k < len(f.words); {
		n, of := longestOf(f.block.text, f.words, k, f.own, f.all)
		if n > 0 && of != "" {
			p := place{block: int32(i), from: int32(f.words[k].from)}
			for g < len(groups) && groups[g].to <= int(p.from) {
				g++
			}
			if g < len(groups) && groups[g].from <= int(p.from) {
				at := &groups[g]
				at.named = at.named || at.by == of
				p.linked, p.quote = at.by == of, at.quote
			}
			f.add(begun, of, p)
		}
		k += max(n, 1)
	}
	for _, g := range groups {
		p := place{block: int32(i), from: int32(g.from), quote: g.quote, linked: true}
		if g.quote > 0 && g.inline {
			f.found.quotes = append(f.found.quotes, p)
		}
		if g.by != "" && !g.named && !g.body {
			f.add(begun, g.by, p)
		}
	}
	for actor, n := range begun {
		slices.SortStableFunc(f.found.places[actor][n:], func(a, b place) int { return int(a.from - b.from) })
	}
}

func (f *finder) add(begun map[string]int, actor string, p place) {
	if _, ok := begun[actor]; !ok {
		begun[actor] = len(f.found.places[actor])
	}
	f.found.places[actor] = append(f.found.places[actor], p)
}

// group is a run of a block that belongs to an actor: a link, a quotation in
// running text, or one with a block of its own and the line that says whose it is.
type group struct {
	from, to int
	by       string
	quote    int32 // 1 + index of the quote whose words these are
	inline   bool  // in running text
	body     bool  // words that have a line of their own to say whose they are
	named    bool  // a name of the actor stands there
}

func (f *finder) groups(i int) []group {
	block := &f.doc.Blocks[i]
	speaker := func(quote int32) string {
		if n := int(quote) - 1; n >= 0 && n < len(f.b.Quotes()) {
			return f.b.Quotes()[n].By
		}
		return ""
	}
	if block.Quote > 0 {
		g := group{to: len(f.block.text), by: speaker(block.Quote)}
		if block.Kind != model.Attribution {
			g.quote, g.body = block.Quote, true
		}
		return []group{g}
	}
	var all []group
	for k := range block.Spans {
		sp := &block.Spans[k]
		if sp.Quote == 0 && sp.Link == 0 {
			continue
		}
		end := f.block.starts[k] + len(sp.Text)
		if k > 0 && block.Spans[k-1].Quote == sp.Quote && block.Spans[k-1].Link == sp.Link {
			all[len(all)-1].to = end
			continue
		}
		g := group{from: f.block.starts[k], to: end, by: speaker(sp.Quote), quote: sp.Quote, inline: true}
		if n := int(sp.Link) - 1; sp.Quote == 0 && n >= 0 && n < len(f.doc.Links) {
			g.by = f.linked(f.doc.Links[n])
		}
		all = append(all, g)
	}
	return all
}

// linked is the actor that a link leads to, or "".
func (f *finder) linked(link string) string {
	id, ok := strings.CutPrefix(link, "#")
	if id = strings.TrimSuffix(id, "?"); ok && f.b.ActorByID(id) != nil {
		return id
	}
	return ""
}

// prose is the text of one block, and where its bytes come from.
type prose struct {
	b      *model.Briefing
	doc    *model.Document
	index  int
	text   string
	starts []int // byte of text at which a span begins
	breaks []int // byte of text at which a sentence begins; nil until asked for
}

// read takes the text of a block. Tables and footnotes, which have no spans,
// are read as they stand in the file.
func (t *prose) read(b *model.Briefing, index int) {
	if t.b == b && t.index == index {
		return
	}
	if t.b != b {
		t.b, t.doc = b, b.Doc()
	}
	if t.doc.Lost() {
		t.doc = &model.Document{Blocks: make([]model.Block, index+1)}
	}
	block := &t.doc.Blocks[index]
	t.index, t.breaks, t.starts = index, nil, t.starts[:0]
	if block.Kind == model.Table || block.Kind == model.Footnote {
		from, to := max(int(block.Src), 0), min(int(block.End), len(t.doc.Source))
		t.text = t.doc.Source[min(from, to):to]
		return
	}
	if len(block.Spans) == 1 {
		t.text, t.starts = block.Spans[0].Text, append(t.starts, 0)
		return
	}
	var text strings.Builder
	for i := range block.Spans {
		t.starts = append(t.starts, text.Len())
		text.WriteString(block.Spans[i].Text)
		if block.Spans[i].Style&model.Break != 0 {
			text.WriteByte(' ')
		}
	}
	t.text = text.String()
}

// sentence is the sentence around a byte of the text. A quotation in running
// text belongs to one sentence, whatever stands in it.
func (t *prose) sentence(at int) (from, to int) {
	block := &t.doc.Blocks[t.index]
	if t.breaks == nil {
		t.breaks = sentences(t.text)
		t.breaks = slices.DeleteFunc(t.breaks, func(at int) bool {
			i, exact := slices.BinarySearch(t.starts, at)
			if exact || i == 0 || block.Quote > 0 {
				return false
			}
			return block.Spans[i-1].Quote > 0 && at < t.starts[i-1]+len(block.Spans[i-1].Text)
		})
	}
	return sentenceIn(t.text, t.breaks, at)
}

// say is the sentence around a byte of the text, clean, and cut if it is long.
// The line that says whose a quotation is stands behind its words.
func (t *prose) say(at int) string {
	from, to := t.sentence(at)
	s := strings.TrimRight(t.text[from:to], " \n\t")
	at = min(at-from, len(s))
	block := &t.doc.Blocks[t.index]
	if q := int(block.Quote) - 1; block.Kind == model.Attribution && q >= 0 && q < len(t.b.Quotes()) {
		words := "“" + t.b.Quotes()[q].Words() + "” "
		s, at = words+s, len(words)+at
	}
	return model.CleanLine(cutAround(s, at))
}

// source is the byte of the file at which a byte of the text stands.
func (t *prose) source(at int) int {
	block := &t.doc.Blocks[t.index]
	if len(t.starts) == 0 {
		return int(block.Src) + at
	}
	i, found := slices.BinarySearch(t.starts, at)
	if !found {
		i--
	}
	switch sp := &block.Spans[max(i, 0)]; {
	case sp.Src < 0:
		return int(block.Src)
	case sp.Exact:
		return int(sp.Src) + at - t.starts[max(i, 0)]
	default:
		return int(sp.Src)
	}
}
