package query

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// searchable returns s as words are looked for in it: folded, on one line, and
// with one sign for all that are typed alike: quotation marks, dashes, blanks.
func searchable(s string) string { return string(appendSearchable(nil, s)) }

func appendSearchable(b []byte, s string) []byte {
	gap, start := false, len(b)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			end := i + 1
			for end < len(s) && s[end] >= utf8.RuneSelf {
				end++
			}
			b, gap = appendFolded(b, model.Fold(s[i:end]), gap, start)
			i = end
			continue
		case c == ' ' || c >= '\t' && c <= '\r':
			gap = len(b) > start
			i++
			continue
		case gap:
			b, gap = append(b, ' '), false
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
		i++
	}
	return b
}

// appendFolded is for what was not ASCII before it was folded.
func appendFolded(b []byte, s string, gap bool, start int) ([]byte, bool) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = len(b) > start
			continue
		}
		if gap {
			b, gap = append(b, ' '), false
		}
		switch r {
		case '“', '”', '„', '«', '»':
			b = append(b, '"')
		case '‘', '’', '‚':
			b = append(b, '\'')
		case '–', '—', '‑', '−':
			b = append(b, '-')
		case '…':
			b = append(b, "..."...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b, gap
}

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
			w.b = append(appendSearchable(w.b, s), '\n')
		}
	}
}

func (w *writer) end() { w.ends = append(w.ends, uint32(len(w.b))) }

// textsOf is the text of every item of a segment but the names of actors,
// which are in the cast.
func (g *segment) textsOf() *texts {
	c := &g.columns
	c.textsOnce.Do(func() {
		w := writers.Get().(*writer)
		defer writers.Put(w)
		w.b, w.ends = w.b[:0], make([]uint32, 0, g.size)
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
			w.quoted(q.Segments[i].Text, q.Form == model.Inline || q.Form == model.BlockRun)
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

// bodiesOf is the text of the briefings themselves, a block a line, and their
// summaries. Only a query that looks for words among briefings needs it. The
// words of quotes are left out, since they are held with the quotes: what stands
// between two quotation marks goes, and so does a line that is a quote. So words
// without a mark are found in here or in a quote, and those with one are looked
// for in the whole text.
func (g *segment) bodiesOf() *texts {
	c := &g.columns
	c.bodiesOnce.Do(func() {
		w := writers.Get().(*writer)
		defer writers.Put(w)
		w.b, w.ends = w.b[:0], make([]uint32, 0, len(g.briefings))
		var line []byte
		for i, b := range g.briefings {
			quoted := g.quoted(i)
			summary := searchable(b.Summary)
			for text := range strings.Lines(b.Prose()) {
				line = appendSearchable(line[:0], text)
				if summary != "" && bytes.Contains(line, []byte(summary)) {
					summary = ""
				}
				w.b = appendWithout(w.b, line, quoted)
			}
			w.fields(summary)
			w.end()
		}
		c.bodies = texts{string(w.b), w.ends}
	})
	return &c.bodies
}

// writers have buffers that are used again.
var writers = sync.Pool{New: func() any { return &writer{} }}

// quoted is what is said in the text of a briefing.
func (g *segment) quoted(i int) map[string]bool {
	all := map[string]bool{}
	for number := g.first[atQuote][i]; number < g.first[atQuote][i+1]; number++ {
		for line := range strings.Lines(g.textsOf().of(int(number))) {
			if line[0] != aside {
				all[strings.TrimSuffix(line, "\n")] = true
			}
		}
	}
	return all
}

// appendWithout appends a line without what is quoted in it, if anything is left.
func appendWithout(b, line []byte, quoted map[string]bool) []byte {
	if len(line) == 0 || quoted[string(line)] {
		return b
	}
	for rest, opened := line, false; ; opened = true {
		part, after, more := bytes.Cut(rest, []byte{mark})
		if !opened || !more || !quoted[string(part)] {
			b = append(b, part...)
		}
		if !more {
			return append(b, '\n')
		}
		b, rest = append(b, mark), after
	}
}

// mark is the sign for all quotation marks, in text that is folded.
const mark = '"'

// whole is all that is looked for words in of a briefing, but its name.
func (g *segment) whole(i int) string {
	b := g.briefings[i]
	var w writer
	for line := range strings.Lines(b.Prose()) {
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
	if strings.IndexByte(words, mark) >= 0 {
		return strings.Contains(g.whole(i), words)
	}
	return strings.Contains(g.bodiesOf().of(i), words) || g.said(i, words, g.every)
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
