package library

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/model"
)

// Grounds is how much speaks for a guess. Those with the least come first.
type Grounds int

// The grounds of a guess.
const (
	NobodyKnown   Grounds = iota // a quotation whose speaker is unknown
	NotNear                      // its paragraph does not name the guessed speaker
	NamedNear                    // its paragraph does
	NamedBeside                  // its sentence does, or the line that says whose it is
	GuessedStance                // a position
	GuessedIssue
	GuessedQuestion
)

// Guess is one thing of a briefing that nobody has settled yet.
type Guess struct {
	Ref      model.Ref
	Grounds  Grounds
	At       model.Place // in the file
	Sentence string      // of the text, around it; else what the facts say
	From, To int         // bytes of that sentence in the file; equal if the text has none
}

// Guesses lists every guess of a briefing, the least certain first: speakers
// who are unknown, then those whom the paragraph does not name, the sentence
// does not name, and all other; then stances, issues, questions.
func Guesses(b *model.Briefing) []Guess {
	list := make([]Guess, 0, b.Guesses())
	var w whereabouts
	for _, t := range []model.Type{model.TypeQuote, model.TypePosition, model.TypeIssue, model.TypeQuestion} {
		for i := range b.Len(t) {
			r := model.Ref{Type: t, Index: i}
			if !b.Guess(r) {
				continue
			}
			g := Guess{Ref: r, At: b.PlaceOf(r), Sentence: b.Label(r)}
			if t == model.TypeQuote && w.b == nil {
				w = whereabouts{b: b, doc: b.Doc(), named: findNamed(b, &names{})}
			}
			switch t {
			case model.TypeQuote:
				w.weigh(&g)
			case model.TypePosition:
				g.Grounds = GuessedStance
			case model.TypeIssue:
				g.Grounds = GuessedIssue
			default:
				g.Grounds = GuessedQuestion
				g.From, g.To = askedIn(b, i)
			}
			list = append(list, g)
		}
	}
	slices.SortStableFunc(list, func(a, b Guess) int {
		return cmp.Or(cmp.Compare(a.Grounds, b.Grounds), cmp.Compare(a.At.Start, b.At.Start), cmp.Compare(a.Ref.Index, b.Ref.Index))
	})
	return list
}

// askedIn is where the text asks a question, if not as one then in a sentence.
func askedIn(b *model.Briefing, question int) (from, to int) {
	q := &b.Questions()[question]
	if from, to = inText(b, q.At); from < to || q.Ask == "" || b.Body > len(b.Source()) {
		return from, to
	}
	if i := strings.Index(b.Source()[b.Body:], q.Ask); i >= 0 {
		return b.Body + i, b.Body + i + len(q.Ask)
	}
	return 0, 0
}

// inText is a place as bytes of the text, none if it is elsewhere.
func inText(b *model.Briefing, at model.Place) (from, to int) {
	if !at.Known() || at.Start < b.Body || at.End <= at.Start {
		return 0, 0
	}
	return at.Start, at.End
}

// whereabouts tells who is named around a quotation.
type whereabouts struct {
	b     *model.Briefing
	doc   *model.Document
	named *named
	block prose

	of, span int // block and span of the quotation before
}

// weigh finds the sentence of a quotation, and where it names the speaker.
func (w *whereabouts) weigh(g *Guess) {
	q := &w.b.Quotes()[g.Ref.Index]
	switch {
	case q.By == "":
		g.Grounds = NobodyKnown
	case q.Form == model.BlockRun:
		g.Grounds = NamedBeside
	default:
		g.Grounds = NotNear
	}
	if g.From, g.To = inText(w.b, g.At); g.From == g.To || w.doc == nil || len(w.doc.Blocks) == 0 {
		return
	}
	index := w.doc.BlockAt(g.At.Start)
	w.block.read(w.b, index)
	if q.Form == model.BlockRun {
		g.To = max(g.To, q.Segments[len(q.Segments)-1].At.End)
		return
	}
	at := w.begins(g.Ref.Index)
	if at < 0 {
		return
	}
	from, to := w.block.sentence(at)
	g.Sentence = w.block.say(at)
	words := strings.TrimRight(w.block.text[from:to], " \n\t")
	g.From, g.To = min(w.block.source(from), g.From), max(w.block.sourceEnd(from+len(words)), g.To)
	if g.Grounds != NotNear {
		return
	}
	places := w.named.places[q.By]
	first, _ := slices.BinarySearchFunc(places, int32(index), func(p place, block int32) int { return cmp.Compare(p.block, block) })
	for _, p := range places[first:] {
		switch {
		case int(p.block) != index:
			return
		case p.quote > 0:
		case int(p.from) >= from && int(p.from) < to:
			g.Grounds = NamedBeside
			return
		default:
			g.Grounds = NamedNear
		}
	}
}

// begins is the byte of the block's text at which a quotation begins, or -1.
func (w *whereabouts) begins(quote int) int {
	spans := w.doc.Blocks[w.block.index].Spans
	if w.of != w.block.index {
		w.of, w.span = w.block.index, 0
	}
	for i := range spans { // those of the quotation before stand right before these
		if k := (w.span + i) % len(spans); int(spans[k].Quote) == quote+1 && k < len(w.block.starts) {
			w.span = k
			return w.block.starts[k]
		}
	}
	return -1
}

// sourceEnd is the byte of the file behind the one that stands before a byte of
// the text.
func (t *prose) sourceEnd(at int) int {
	block := &t.doc.Blocks[t.index]
	if len(t.starts) == 0 {
		return int(block.Src) + at
	}
	i, found := slices.BinarySearch(t.starts, at)
	if i > 0 && (found || i == len(t.starts) || t.starts[i] > at) {
		i--
	}
	switch sp := &block.Spans[i]; {
	case sp.Src < 0:
		return int(block.Src)
	case sp.Exact:
		return min(int(sp.Src)+at-t.starts[i], int(sp.End))
	default:
		return int(sp.End)
	}
}

// Ask is the question that settles a guess, as "Did Poita say this?".
func (g Guess) Ask(b *model.Briefing) string {
	if !b.Holds(g.Ref) {
		return ""
	}
	switch g.Ref.Type {
	case model.TypeQuote:
		by := b.Quotes()[g.Ref.Index].By
		if by == "" {
			return "Who said this?"
		}
		return fmt.Sprintf("Did %s say this?", nameIn(b, by))
	case model.TypePosition:
		p := &b.Positions()[g.Ref.Index]
		return fmt.Sprintf("Is %s’s stance on %s “%s”?", nameIn(b, p.Actor), titleIn(b, p.Issue), p.Stance)
	case model.TypeIssue:
		return fmt.Sprintf("Is “%s” an issue?", model.CleanLine(b.Issues()[g.Ref.Index].Title))
	}
	return "Is this an open question?"
}

// Why says what speaks for a guess, or against it; "" if there is nothing to say.
func (g Guess) Why() string {
	return map[Grounds]string{
		NotNear: "not named in the paragraph", NamedNear: "named in the paragraph", NamedBeside: "named in the sentence",
	}[g.Grounds]
}

func nameIn(b *model.Briefing, id string) string {
	if a := b.ActorByID(id); a != nil && a.Name != "" {
		return model.CleanLine(a.Name)
	}
	return model.CleanLine(id)
}

func titleIn(b *model.Briefing, id string) string {
	if i := b.IssueByID(id); i != nil && i.Title != "" {
		return model.CleanLine(i.Title)
	}
	return model.CleanLine(id)
}

// NamedAround lists the actors whom the paragraph of a guessed quotation names,
// those nearest before its words first: who most likely said it, if the guess
// is wrong.
func NamedAround(b *model.Briefing, r model.Ref) []string {
	if r.Type != model.TypeQuote || !b.Holds(r) || b.Doc() == nil || len(b.Doc().Blocks) == 0 {
		return nil
	}
	doc := b.Doc()
	at := b.Quotes()[r.Index].At
	if from, to := inText(b, at); from == to {
		return nil
	}
	f := finder{b: b, doc: doc, own: namesOf(b), all: &names{}, found: &named{places: map[string][]place{}}}
	f.search(doc.BlockAt(at.Start))
	type near struct {
		id  string
		far int
	}
	var list []near
	for id, places := range f.found.places {
		best := -1
		for _, p := range places {
			far := at.Start - f.block.source(int(p.from))
			if far < 0 {
				far = -2 * far
			}
			if p.quote == 0 && (best < 0 || far < best) {
				best = far
			}
		}
		if best >= 0 && b.ActorByID(id) != nil {
			list = append(list, near{id, best})
		}
	}
	slices.SortFunc(list, func(a, b near) int { return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.id, b.id)) })
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].id
	}
	return ids
}
