package model

// Guesses counts what nobody has settled yet: speakers who are unknown or
// guessed, and guessed stances, issues and questions.
func (b *Briefing) Guesses() int {
	n := 0
	count := func(guess bool) {
		if guess {
			n++
		}
	}
	for i := range b.Quotes() {
		count(b.Quotes()[i].Guess)
	}
	for i := range b.Positions() {
		count(b.Positions()[i].Guess)
	}
	for i := range b.Issues() {
		count(b.Issues()[i].Guess)
	}
	for i := range b.Questions() {
		count(b.Questions()[i].Guess)
	}
	return n
}

// Guess reports whether an item is one that nobody has settled yet.
func (b *Briefing) Guess(r Ref) bool {
	if !b.Holds(r) {
		return false
	}
	switch r.Type {
	case TypeQuote:
		return b.Quotes()[r.Index].Guess
	case TypePosition:
		return b.Positions()[r.Index].Guess
	case TypeIssue:
		return b.Issues()[r.Index].Guess
	case TypeQuestion:
		return b.Questions()[r.Index].Guess
	}
	return false
}

// Verdict is what a reader makes of a guess.
type Verdict string

// The verdicts.
const (
	Accept  Verdict = "accept"  // it is as guessed
	Correct Verdict = "correct" // the speaker is another, or unknown; the stance is another
	Discard Verdict = "discard" // there is no such item: words of a text stay in it, unquoted
)

// Choice is a verdict on one guess, with what a correction puts in its place.
type Choice struct {
	Of      Ref
	Verdict Verdict
	By      string // of a quote: the actor's id; "" for nobody known
	Name    string // of a quote: a speaker who has no id yet, and is added to the cast
	Stance  Stance // of a position
}
