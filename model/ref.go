package model

// Type is the type of an item of a briefing, as the filter language names it.
type Type string

// The types of item.
const (
	TypeQuote     Type = "quote"
	TypePosition  Type = "position"
	TypeEvent     Type = "event"
	TypeQuestion  Type = "question"
	TypeJudgement Type = "judgement"
	TypeSource    Type = "source"
	TypeActor     Type = "actor"
	TypeIssue     Type = "issue"
	TypeBriefing  Type = "briefing"
)

// Types lists every type of item.
var Types = []string{
	string(TypeQuote), string(TypePosition), string(TypeEvent), string(TypeQuestion), string(TypeJudgement),
	string(TypeSource), string(TypeActor), string(TypeIssue), string(TypeBriefing),
}

// Ref names one item of a briefing by its type and its index in that
// briefing's list; the index of TypeBriefing is 0.
type Ref struct {
	Type  Type
	Index int
}
