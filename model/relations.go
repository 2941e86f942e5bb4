package model

import "time"

// wordsAMinute is how fast a briefing is read.
const wordsAMinute = 230

// Minutes returns how long the text takes to read, at least one minute.
func (b *Briefing) Minutes() int { return max(1, (b.Words+wordsAMinute-1)/wordsAMinute) }

// Embargoed reports whether the briefing is still under embargo at a time;
// until its end it is neither listed nor served. An embargo of a day without a
// time lasts through that day, and one in words that are no date never ends.
func (b *Briefing) Embargoed(now time.Time) bool {
	ends, known := b.EmbargoEnds()
	return !b.Embargo.IsZero() && (!known || now.Before(ends))
}

// EmbargoEnds returns when the embargo ends, if it has an end that can be known.
func (b *Briefing) EmbargoEnds() (end time.Time, known bool) {
	from, to := b.Embargo.Span()
	if b.Embargo.HasTime() {
		to = from
	}
	return to, b.Embargo.Valid()
}

// ActorByID returns the actor with an id, or nil.
func (b *Briefing) ActorByID(id string) *Actor { return at(b.Actors(), b.index(TypeActor, id)) }

// IssueByID returns the issue with an id, or nil.
func (b *Briefing) IssueByID(id string) *Issue { return at(b.Issues(), b.index(TypeIssue, id)) }

// SourceByID returns the source with an id, or nil.
func (b *Briefing) SourceByID(id string) *Source { return at(b.Sources(), b.index(TypeSource, id)) }

func at[T any](items []T, i int) *T {
	if i < 0 {
		return nil
	}
	return &items[i]
}

// QuotesBy returns the indexes of an actor's quotes, in file order.
func (b *Briefing) QuotesBy(actor string) []int {
	return where(b.Quotes(), func(q *Quote) bool { return q.By == actor })
}

// QuotesOn returns the indexes of the quotes on an issue, in file order.
func (b *Briefing) QuotesOn(issue string) []int {
	return where(b.Quotes(), func(q *Quote) bool { return q.Issue == issue })
}

// PositionsOf returns the indexes of an actor's positions, in file order.
func (b *Briefing) PositionsOf(actor string) []int {
	return where(b.Positions(), func(p *Position) bool { return p.Actor == actor })
}

// PositionsOn returns the indexes of the positions on an issue, in file order.
func (b *Briefing) PositionsOn(issue string) []int {
	return where(b.Positions(), func(p *Position) bool { return p.Issue == issue })
}

// EventsOf returns the indexes of the events an actor takes part in, in file order.
func (b *Briefing) EventsOf(actor string) []int {
	return where(b.Events(), func(e *Event) bool {
		for _, id := range e.Who {
			if id == actor {
				return true
			}
		}
		return false
	})
}

// QuestionsOn returns the indexes of the questions on an issue, in file order.
func (b *Briefing) QuestionsOn(issue string) []int {
	return where(b.Questions(), func(q *Question) bool { return q.Issue == issue })
}

func where[T any](items []T, pass func(*T) bool) []int {
	var found []int
	for i := range items {
		if pass(&items[i]) {
			found = append(found, i)
		}
	}
	return found
}

// Contested reports whether accounts differ on where an actor stands on an
// issue: two lines of the briefing give different stances.
func (b *Briefing) Contested(actor, issue string) bool {
	first := -1
	for i := range b.Positions() {
		p := &b.Positions()[i]
		switch {
		case p.Actor != actor || p.Issue != issue:
		case first < 0:
			first = i
		case p.Stance != b.Positions()[first].Stance:
			return true
		}
	}
	return false
}

// ActorsOf returns the ids of the actors an item belongs to: the speaker, the
// holder, those who take part, or the actor itself. Those who merely tell of
// it are not among them.
func (b *Briefing) ActorsOf(r Ref) []string {
	if !b.Holds(r) {
		return nil
	}
	var id string
	switch r.Type {
	case TypeQuote:
		id = b.Quotes()[r.Index].By
	case TypePosition:
		id = b.Positions()[r.Index].Actor
	case TypeActor:
		id = b.Actors()[r.Index].ID
	case TypeEvent:
		return b.Events()[r.Index].Who
	}
	if id == "" {
		return nil
	}
	return []string{id}
}

// IssueOf returns the id of the issue an item belongs to, or "".
func (b *Briefing) IssueOf(r Ref) string {
	if !b.Holds(r) {
		return ""
	}
	switch r.Type {
	case TypeQuote:
		return b.Quotes()[r.Index].Issue
	case TypePosition:
		return b.Positions()[r.Index].Issue
	case TypeEvent:
		return b.Events()[r.Index].Issue
	case TypeQuestion:
		return b.Questions()[r.Index].Issue
	case TypeJudgement:
		return b.Judgements()[r.Index].Issue
	case TypeIssue:
		return b.Issues()[r.Index].ID
	}
	return ""
}

// SourceOf returns the id of the source an item is taken from, or "".
func (b *Briefing) SourceOf(r Ref) string {
	if !b.Holds(r) {
		return ""
	}
	switch r.Type {
	case TypeQuote:
		return b.Quotes()[r.Index].Source
	case TypePosition:
		return b.Positions()[r.Index].Source
	case TypeEvent:
		return b.Events()[r.Index].Source
	case TypeSource:
		return b.Sources()[r.Index].ID
	}
	return ""
}
