package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// searchable returns s as words are looked for in it: folded, on one line, and
// with one sign for all that are typed alike: quotation marks, dashes, blanks.
func searchable(s string) string {
	var b strings.Builder
	writeSearchable(&b, s)
	return b.String()
}

func writeSearchable(b *strings.Builder, s string) {
	s = model.Fold(s)
	gap, start := false, b.Len()
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if unicode.IsSpace(r) {
			gap = b.Len() > start
			i += size
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		switch r {
		case '“', '”', '„', '«', '»':
			b.WriteByte('"')
		case '‘', '’', '‚':
			b.WriteByte('\'')
		case '–', '—', '‑', '−':
			b.WriteByte('-')
		case '…':
			b.WriteString("...")
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
}

// texts returns the searchable text of each item of a shelf. The fields of an
// item stand on lines of their own, so that no phrase runs across them.
func (sh *shelf) texts() []string {
	sh.textOnce.Do(func() {
		w := writer{sh: sh, names: map[string]string{}, ends: make([]int, 0, sh.count)}
		for _, t := range order {
			for i := range sh.b.Len(t) {
				w.item(model.Ref{Type: t, Index: i})
				w.ends = append(w.ends, w.b.Len())
			}
		}
		whole, from := w.b.String(), 0
		sh.textOf = make([]string, len(w.ends))
		for i, to := range w.ends {
			sh.textOf[i] = whole[from:to]
			from = to
		}
	})
	return sh.textOf
}

// writer writes the texts of a shelf one after the other.
type writer struct {
	sh    *shelf
	b     strings.Builder
	names map[string]string // of actors, searchable
	ends  []int
}

func (w *writer) fields(list ...string) {
	for _, s := range list {
		if s != "" {
			writeSearchable(&w.b, s)
			w.b.WriteByte('\n')
		}
	}
}

// actor writes the names of an actor.
func (w *writer) actor(id string) {
	text, ok := w.names[id]
	if !ok {
		n := writer{}
		n.fields(id)
		if a := w.sh.relations().ActorByID(id); a != nil {
			n.fields(a.Name)
			n.fields(a.Aliases...)
		}
		text = n.b.String()
		w.names[id] = text
	}
	w.b.WriteString(text)
}

func (w *writer) item(r model.Ref) {
	b := w.sh.b
	switch r.Type {
	case model.TypeBriefing:
		w.fields(b.ID, b.Title, b.Summary, b.Author)
	case model.TypeIssue:
		w.fields(b.Issues[r.Index].Title, b.Issues[r.Index].Question)
	case model.TypeActor:
		w.actor(b.Actors[r.Index].ID)
		w.fields(b.Actors[r.Index].Role)
	case model.TypePosition:
		p := &b.Positions[r.Index]
		w.fields(p.Note)
		w.actor(p.Actor)
		for _, id := range p.Per {
			w.actor(id)
		}
	case model.TypeQuote:
		q := &b.Quotes[r.Index]
		for i := range q.Segments {
			w.fields(q.Segments[i].Text)
		}
		w.fields(q.Original)
		w.actor(q.By)
	case model.TypeEvent:
		e := &b.Events[r.Index]
		w.fields(e.What, e.Where, e.When.Text)
		for _, id := range e.Who {
			w.actor(id)
		}
		for _, id := range e.Per {
			w.actor(id)
		}
	case model.TypeQuestion:
		w.fields(b.Questions[r.Index].Ask, b.Questions[r.Index].Answer)
	case model.TypeJudgement:
		w.fields(b.Judgements[r.Index].Text, b.Judgements[r.Index].Basis)
	case model.TypeSource:
		src := &b.Sources[r.Index]
		w.fields(src.ID, src.Title, src.By, src.Note)
	}
}

// body returns the searchable text of a briefing, a block a line. Only a query
// that looks for words among briefings needs it.
func (sh *shelf) body() string {
	sh.bodyOnce.Do(func() {
		w := writer{}
		for line := range strings.Lines(sh.b.Prose()) {
			w.fields(line)
		}
		sh.bodyText = w.b.String()
	})
	return sh.bodyText
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
