package cli

import (
	"cmp"
	"strings"

	"readout/model"
	"readout/model/annotation"
	"readout/model/library"
)

// keptLine is a bookmark or note where it stands now.
type keptLine struct {
	annotation.Annotation
	briefing *model.Briefing // nil if its file is not there or not read
	title    string
	found    annotation.Found
	address  string
}

func keptOf(b *model.Briefing, d *annotation.Document, n annotation.Annotation) keptLine {
	line := keptLine{Annotation: n, briefing: b, title: d.Title, address: d.Key}
	if n.Item != "" {
		line.address += "#" + n.Item
	}
	if b != nil {
		line.title, line.found = b.Title, n.Find(b)
		if line.found.How == annotation.ByWords {
			address := model.Address{Line: line.found.Place.Line}
			if r := line.found.Ref; r.Type != "" {
				address = b.AddressOf(r)
			}
			address.Path = d.Key
			line.address = address.String()
		}
	}
	line.address = model.CleanLine(line.address)
	return line
}

// words are those the annotation is on.
func (l *keptLine) words() string {
	if b := l.briefing; b != nil && l.found.Ref.Type != "" {
		switch r := l.found.Ref; r.Type {
		case model.TypeQuote:
			return "“" + strings.Join(segments(&b.Quotes()[r.Index]), "” … “") + "”"
		default:
			return row(model.NewRelations(b), r).told
		}
	}
	return model.CleanLine(l.Selector.Exact)
}

func segments(q *model.Quote) []string {
	var texts []string
	for _, s := range q.Segments {
		texts = append(texts, s.Text)
	}
	return texts
}

// quote is the quotation that the annotation is on, nil for another item.
func (l *keptLine) quote() *model.Quote {
	if l.briefing == nil || l.found.Ref.Type != model.TypeQuote {
		return nil
	}
	return &l.briefing.Quotes()[l.found.Ref.Index]
}

func (l *keptLine) speaker(q *model.Quote) string {
	who := cmp.Or(printer{b: l.briefing}.name(q.By), "unknown")
	if a := l.briefing.ActorByID(q.By); a != nil && a.Role != "" {
		who += ", " + a.Role
	}
	if q.Guess {
		who += " (speaker not certain)"
	}
	return who
}

// origin is who said it, source, date, briefing, marking and what limits its use.
func (l *keptLine) origin() string {
	b := l.briefing
	if b == nil {
		return join(model.CleanLine(l.title), "(its file is not here, its marking not known)")
	}
	var parts []string
	if q := l.quote(); q != nil {
		parts = append(parts, l.speaker(q))
		if s := b.SourceByID(q.Source); s != nil {
			parts = append(parts, s.Title)
		}
		if !q.On.IsZero() {
			parts = append(parts, q.On.String())
		}
		if q.Failed() {
			parts = append(parts, "not word for word")
		}
	}
	parts = append(parts, strings.TrimSpace("in: "+b.Title+" "+b.Date.String()), markingWord(b.Marking))
	if state := library.Standing(b); state != string(model.Reviewed) {
		parts = append(parts, state)
	}
	if l.found.How == annotation.Orphan {
		parts = append(parts, "no longer in the text")
	}
	return model.CleanLine(strings.Join(parts, "; "))
}

// linked is the annotation as linked data, its target told of as in print.
func (l *keptLine) linked() annotation.LD {
	ld := l.Annotation.LD(l.address)
	t := &ld.Target
	t.Title, t.Text = l.title, l.words()
	b := l.briefing
	if b == nil {
		return ld
	}
	t.Marking, t.Date, t.Status = markingWord(b.Marking), b.Date.String(), library.Standing(b)
	if q := l.quote(); q != nil {
		if t.Creator = l.speaker(q); !q.On.IsZero() {
			t.Date = q.On.String()
		}
		if s := b.SourceByID(q.Source); s != nil {
			t.From = s.Title
		}
		if q.Failed() {
			t.Status += ", not word for word"
		}
	}
	if l.found.How == annotation.Orphan {
		t.Status += ", no longer in the text"
	}
	return ld
}
