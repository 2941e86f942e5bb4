package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// texts is the searchable text of many items, one after the other. The fields
// of an item stand on lines of their own, so that no phrase runs across them.
type texts struct {
	text string
	ends []uint32 // where the text of each item ends
}

func (t *texts) of(number int) string {
	begin := uint32(0)
	if number > 0 {
		begin = t.ends[number-1]
	}
	return t.text[begin:t.ends[number]]
}

// find adds the items whose text holds the words.
func (t *texts) find(words string, x numbers) {
	item := 0
	for from := 0; ; {
		i := strings.Index(t.text[from:], words)
		if i < 0 {
			return
		}
		item = t.after(item, uint32(from+i))
		x.add(uint32(item))
		from = int(t.ends[item])
	}
}

// after is the item that a byte belongs to, which is one item or comes behind
// it, most often soon.
func (t *texts) after(item int, at uint32) int {
	to, step := item, 1
	for to < len(t.ends) && t.ends[to] <= at {
		item = to + 1
		to += step
		step *= 2
	}
	i, _ := slices.BinarySearch(t.ends[item:min(to, len(t.ends))], at+1)
	return item + i
}

// writer writes texts one after the other.
type writer struct {
	b    []byte
	ends []uint32
}

func (w *writer) fields(list ...string) {
	for _, s := range list {
		if s != "" {
			w.b = append(model.AppendSearchable(w.b, s), '\n')
		}
	}
}

func (w *writer) end() { w.ends = append(w.ends, uint32(len(w.b))) }

// textsOf is the text of every item of a segment but the names of actors,
// which are in the cast.
func (g *segment) textsOf() *texts {
	c := &g.columns
	c.textsOnce.Do(func() {
		w := writer{ends: make([]uint32, 0, g.size)}
		for k, t := range order {
			for len(w.ends) < int(g.first[k][0]) {
				w.end()
			}
			for _, b := range g.briefings {
				for j := range b.Len(t) {
					w.item(b, model.Ref{Type: t, Index: j})
					w.end()
				}
			}
		}
		c.texts = texts{string(w.b), w.ends}
	})
	return &c.texts
}

func (w *writer) item(b *model.Briefing, r model.Ref) {
	switch r.Type {
	case model.TypeBriefing:
		w.fields(b.ID, b.Title, b.Author) // its summary is among the bodies, since it may be part of one
	case model.TypeIssue:
		w.fields(b.Issues()[r.Index].Title, b.Issues()[r.Index].Question)
	case model.TypeActor:
		w.fields(b.Actors()[r.Index].Role)
	case model.TypePosition:
		w.fields(b.Positions()[r.Index].Note)
	case model.TypeQuote:
		q := &b.Quotes()[r.Index]
		for i := range q.Segments {
			w.quoted(q.Segments[i].Text, q.InText())
		}
		w.quoted(q.Original, false)
	case model.TypeEvent:
		e := &b.Events()[r.Index]
		w.fields(e.What, e.Where, e.When.Text)
	case model.TypeQuestion:
		w.fields(b.Questions()[r.Index].Ask, b.Questions()[r.Index].Answer)
	case model.TypeJudgement:
		w.fields(b.Judgements()[r.Index].Text, b.Judgements()[r.Index].Basis)
	case model.TypeSource:
		src := &b.Sources()[r.Index]
		w.fields(src.ID, src.Title, src.By, src.Note)
	}
}

// aside stands at the beginning of a line of a quote that is not in the text of
// its briefing. It is no sign that a text may hold.
const aside = '\x00'

// quoted writes what was said.
func (w *writer) quoted(words string, inText bool) {
	if words != "" && !inText {
		w.b = append(w.b, aside)
	}
	w.fields(words)
}

// says reports whether a line of the text of a quote that is in the text of its
// briefing holds some words.
func says(text, words string) bool {
	for line := range strings.Lines(text) {
		if line[0] != aside && strings.Contains(line, words) {
			return true
		}
	}
	return false
}

// bodiesOf is the words of the briefings themselves. Only a query that looks for
// words among briefings needs them.
func (g *segment) bodiesOf() []string {
	c := &g.columns
	c.bodiesOnce.Do(func() {
		c.bodies = make([]string, len(g.briefings))
		for i, b := range g.briefings {
			c.bodies[i] = b.SearchText()
		}
	})
	return c.bodies
}

// whole is all that is looked for words in of a briefing, but its name.
func (g *segment) whole(i int) string {
	b := g.briefings[i]
	var w writer
	for line := range strings.Lines(b.Doc().Prose()) {
		w.fields(line)
	}
	w.fields(b.Summary)
	return string(w.b)
}

// said reports whether a quote in the text of a briefing, one of some, holds some
// words.
func (g *segment) said(i int, words string, some numbers) (ok bool) {
	some.each(g.first[atQuote][i], g.first[atQuote][i+1], func(number uint32) {
		ok = ok || says(g.textsOf().of(int(number)), words)
	})
	return ok
}

// holds reports whether a briefing holds some words in its text or summary.
func (g *segment) holds(i int, words string) bool {
	if strings.IndexByte(words, model.QuoteMark) >= 0 {
		return strings.Contains(g.whole(i), words)
	}
	return strings.Contains(g.bodiesOf()[i], words) || g.said(i, words, g.every)
}

// hasWord reports whether s holds words that begin with the given ones.
func hasWord(s, begin string) bool {
	if begin == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(s[from:], begin)
		if i < 0 {
			return false
		}
		i += from
		last, _ := utf8.DecodeLastRuneInString(s[:i])
		if i == 0 || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
			return true
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		from = i + size
	}
}
