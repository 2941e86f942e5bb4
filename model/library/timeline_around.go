package library

import (
	"slices"

	"readout/model"
)

// Around is what stands around an entry on its issue.
type Around struct {
	Moves      []Move          // in the first briefing of its day or after it that covers the issue
	Before     []int           // entries of words on the issue, not after it, oldest first
	After      []int           // those after it
	Newest     *model.Briefing // that covers the issue; nil if none does
	Open       []int           // questions on the issue that are open there
	Judgements []int           // on the issue, there
	Sources    []*model.Source // from which the briefings tell it
	Best       string          // grade of them; "" if none is graded
	Sentence   string          // of the text, around words; "" for others
	Unsourced  bool            // some briefing names no source of it
}

// Around returns what stands around the entry with an index, in a scope.
func (l *Library) Around(t *Timeline, at int, scope []*model.Briefing) Around {
	e := &t.Entries[at]
	a := Around{Sentence: sentenceOf(e.Briefing, e.Ref)}
	a.source(e)
	if e.Issue == "" {
		return a
	}
	for i := range t.Entries {
		switch w := &t.Entries[i]; {
		case w.Kind != WordsEntry || w.Issue != e.Issue || i == at || !w.When.Valid():
		case i < at:
			a.Before = append(a.Before, i)
		default:
			a.After = append(a.After, i)
		}
	}
	a.moved(l, e, scope)
	for _, b := range scope {
		if b.IssueByID(e.Issue) != nil && (a.Newest == nil || b.Date.Valid()) {
			a.Newest = b
		}
	}
	if a.Newest == nil {
		return a
	}
	for i := range a.Newest.Questions() {
		if q := &a.Newest.Questions()[i]; q.Open && q.Issue == e.Issue {
			a.Open = append(a.Open, i)
		}
	}
	for i := range a.Newest.Judgements() {
		if a.Newest.Judgements()[i].Issue == e.Issue {
			a.Judgements = append(a.Judgements, i)
		}
	}
	return a
}

// moved finds what moved on the issue once the entry was known, those who take
// part in it first.
func (a *Around) moved(l *Library, e *Entry, scope []*model.Briefing) {
	if !e.When.Valid() || e.Ahead {
		return
	}
	from, _ := e.When.Span()
	for _, b := range scope {
		_, to := b.Date.Span()
		if !b.Date.Valid() || !to.After(from) || b.IssueByID(e.Issue) == nil {
			continue
		}
		for _, m := range l.Moves(b) {
			if m.Issue == e.Issue {
				a.Moves = append(a.Moves, m)
			}
		}
		break
	}
	part := func(m Move) int {
		if slices.Contains(e.Who, m.Actor) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(a.Moves, func(m, n Move) int { return part(m) - part(n) })
}

// source gathers the sources from which an entry is told.
func (a *Around) source(e *Entry) {
	for _, told := range e.Told {
		s := told.Briefing.SourceByID(told.Briefing.SourceOf(told.Ref))
		if s == nil {
			a.Unsourced = true
			continue
		}
		if slices.ContainsFunc(a.Sources, func(o *model.Source) bool { return o.Title == s.Title && o.Date.Text == s.Date.Text }) {
			continue
		}
		a.Sources = append(a.Sources, s)
		if s.Grade != "" && (a.Best == "" || s.Grade < a.Best) {
			a.Best = s.Grade
		}
	}
}

// sentenceOf is the sentence of the text in which a quotation stands, "" if
// its place is not certain or the sentence is nothing but the words.
func sentenceOf(b *model.Briefing, r model.Ref) string {
	doc := b.Doc()
	if r.Type != model.TypeQuote || doc == nil || b.Quotes()[r.Index].At.Line == 0 {
		return ""
	}
	for i := range doc.Blocks {
		block := &doc.Blocks[i]
		if int(block.End) <= b.Quotes()[r.Index].At.Start || block.Quote > 0 {
			continue
		}
		var p prose
		p.read(b, i)
		for k := range block.Spans {
			if int(block.Spans[k].Quote) == r.Index+1 {
				return p.say(p.starts[k])
			}
		}
		return ""
	}
	return ""
}
