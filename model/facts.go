package model

// Facts is what a briefing says, apart from what it is and its text.
type Facts struct {
	Actors     []Actor
	Issues     []Issue
	Positions  []Position
	Quotes     []Quote
	Events     []Event
	Questions  []Question
	Judgements []Judgement
	Sources    []Source
	Inferred   []Inference // what was not written but follows from the format's rules
}

// HeldFacts are facts in a form that takes less memory, so that a library holds those
// of which somebody looks at the briefing, and few others. It may be used by
// several goroutines, and by copies of a briefing.
type HeldFacts interface {
	// Facts returns the facts: each time values that are equal.
	Facts() *Facts
	// Only returns the facts of some types; those of others may be missing.
	Only(...Type) *Facts
	// Len returns how many facts of a type there are.
	Len(Type) int
}

// none is the facts of a briefing without any.
var none Facts

// All returns all facts: who looks at many of them asks once.
func (b *Briefing) All() *Facts {
	switch {
	case b.Facts != nil:
		return b.Facts
	case b.Held != nil:
		return b.Held.Facts()
	}
	return &none
}

// Only returns the facts of some types; those of others may be missing. It is for
// who goes through many briefings.
func (b *Briefing) Only(types ...Type) *Facts {
	if b.Facts == nil && b.Held != nil {
		return b.Held.Only(types...)
	}
	return b.All()
}

// Actors returns those who take part.
func (b *Briefing) Actors() []Actor { return b.All().Actors }

// Issues returns what is contested.
func (b *Briefing) Issues() []Issue { return b.All().Issues }

// Positions returns who holds what on which issue.
func (b *Briefing) Positions() []Position { return b.All().Positions }

// Quotes returns what was said word for word.
func (b *Briefing) Quotes() []Quote { return b.All().Quotes }

// Events returns what happened or is to happen.
func (b *Briefing) Events() []Event { return b.All().Events }

// Questions returns what is or was open.
func (b *Briefing) Questions() []Question { return b.All().Questions }

// Judgements returns the author's own assessments.
func (b *Briefing) Judgements() []Judgement { return b.All().Judgements }

// Sources returns where it was said or written.
func (b *Briefing) Sources() []Source { return b.All().Sources }

// Inferred returns what was not written but follows from the format's rules.
func (b *Briefing) Inferred() []Inference { return b.All().Inferred }

// Len returns the number of facts of a type.
func (f *Facts) Len(t Type) int {
	switch t {
	case TypeQuote:
		return len(f.Quotes)
	case TypePosition:
		return len(f.Positions)
	case TypeEvent:
		return len(f.Events)
	case TypeQuestion:
		return len(f.Questions)
	case TypeJudgement:
		return len(f.Judgements)
	case TypeSource:
		return len(f.Sources)
	case TypeActor:
		return len(f.Actors)
	case TypeIssue:
		return len(f.Issues)
	}
	return 0
}
