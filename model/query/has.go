package query

import "readout/model"

// having is for a word of "has". "note" is the author's note or the reader's
// own; "is:noted" finds the reader's alone.
func (s *Set) having(field string) part {
	has := tested("has:"+field, all, func(c *cursor) bool { return c.has(field) })
	if field != "note" {
		return has
	}
	return anyOf([]part{has, s.annotated("noted", s.ctx.Noted)})
}

func (c *cursor) has(field string) bool {
	b, i := c.b, c.ref.Index
	switch c.kind {
	case quotes:
		return c.quoteHas(&b.Quotes()[i], field)
	case positions:
		p := &b.Positions()[i]
		return field == "note" && p.Note != "" || field == "date" && p.On.Valid() || c.sourced(field)
	case events:
		e := &b.Events()[i]
		return field == "issue" && e.Issue != "" || field == "date" && e.When.Valid() || c.sourced(field)
	case questions:
		q := &b.Questions()[i]
		return field == "answer" && q.Answer != "" || field == "issue" && q.Issue != ""
	case judgements:
		return field == "issue" && b.Judgements()[i].Issue != ""
	case sources:
		return c.sourceHas(&b.Sources()[i], field)
	case actors:
		return c.actorHas(&b.Actors()[i], field)
	case issues:
		return c.issueHas(b.Issues()[i].ID, field)
	}
	return briefingHas(b, field)
}

func (c *cursor) sourced(field string) bool {
	return field == "source" && c.b.SourceOf(c.ref) != "" || field == "grade" && c.grade() != ""
}

func (c *cursor) quoteHas(q *model.Quote, field string) bool {
	switch field {
	case "original":
		return q.Original != ""
	case "issue":
		return q.Issue != ""
	case "date":
		return q.On.Valid()
	}
	return c.sourced(field)
}

func (c *cursor) sourceHas(src *model.Source, field string) bool {
	b := c.b
	switch field {
	case "grade":
		return src.Grade != ""
	case "note":
		return src.Note != ""
	case "url":
		return src.URL != ""
	case "date":
		return src.Date.Valid()
	case "quote":
		return some(b.Quotes(), func(q *model.Quote) bool { return q.Source == src.ID })
	case "position":
		return some(b.Positions(), func(p *model.Position) bool { return p.Source == src.ID })
	case "event":
		return some(b.Events(), func(e *model.Event) bool { return e.Source == src.ID })
	}
	return false
}

func (c *cursor) actorHas(a *model.Actor, field string) bool {
	rel := c.relations()
	switch field {
	case "alias":
		return len(a.Aliases) > 0
	case "role":
		return a.Role != ""
	case "quote":
		return len(rel.QuotesBy(a.ID)) > 0
	case "position":
		return len(rel.PositionsOf(a.ID)) > 0
	case "event":
		return len(rel.EventsOf(a.ID)) > 0
	}
	return false
}

func (c *cursor) issueHas(id, field string) bool {
	b, rel := c.b, c.relations()
	switch field {
	case "quote":
		return len(rel.QuotesOn(id)) > 0
	case "position":
		return len(rel.PositionsOn(id)) > 0
	case "question":
		return len(rel.QuestionsOn(id)) > 0
	case "event":
		return some(b.Events(), func(e *model.Event) bool { return e.Issue == id })
	case "judgement":
		return some(b.Judgements(), func(j *model.Judgement) bool { return j.Issue == id })
	}
	return false
}

func briefingHas(b *model.Briefing, field string) bool {
	switch field {
	case "quote", "position", "event", "question", "judgement", "source":
		if b.Status == model.Withdrawn {
			return false // what it held counts nowhere
		}
	}
	switch field {
	case "correction":
		return len(b.Corrections) > 0
	case "quote":
		return b.Len(model.TypeQuote) > 0
	case "position":
		return b.Len(model.TypePosition) > 0
	case "event":
		return b.Len(model.TypeEvent) > 0
	case "question":
		return b.Len(model.TypeQuestion) > 0
	case "judgement":
		return b.Len(model.TypeJudgement) > 0
	case "source":
		return b.Len(model.TypeSource) > 0
	case "date":
		return b.Date.Valid()
	case "summary":
		return b.Summary != ""
	case "embargo":
		return !b.Embargo.IsZero()
	}
	return false
}

func some[T any](items []T, pass func(*T) bool) bool {
	for i := range items {
		if pass(&items[i]) {
			return true
		}
	}
	return false
}
