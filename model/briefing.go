package model

import "slices"

// Status says how far a briefing has come. The zero value means draft.
type Status string

// The statuses a briefing may have.
const (
	Draft     Status = "draft"
	Reviewed  Status = "reviewed"
	Withdrawn Status = "withdrawn"
)

// Statuses lists every status, in the order of a briefing's life.
var Statuses = []string{string(Draft), string(Reviewed), string(Withdrawn)}

// Part is the part an actor plays in what the briefing is about.
type Part string

// The parts an actor may play. An actor without one plays Other.
const (
	Party     Part = "party"
	Mediator  Part = "mediator"
	Supporter Part = "supporter"
	Analyst   Part = "analyst"
	Other     Part = "other"
)

// Parts lists every part in the order in which readers meet them.
var Parts = []string{string(Party), string(Mediator), string(Supporter), string(Analyst), string(Other)}

// Kinds lists what an actor may be.
var Kinds = []string{"person", "state", "organisation", "group"}

// Stance is what an actor holds on an issue.
type Stance string

// The stances of the format.
const (
	For         Stance = "for"
	Against     Stance = "against"
	Conditional Stance = "conditional"
	Unclear     Stance = "unclear"
	Silent      Stance = "silent"
)

// Stances lists every stance, as the format names them.
var Stances = []string{string(For), string(Against), string(Conditional), string(Unclear), string(Silent)}

// EventState tells an event that happened from one planned, claimed or called off.
type EventState string

// The states of an event. The zero value means Happened.
const (
	Happened  EventState = "happened"
	Planned   EventState = "planned"
	Claimed   EventState = "claimed"
	Cancelled EventState = "cancelled"
)

// EventStates lists every state of an event.
var EventStates = []string{string(Happened), string(Planned), string(Claimed), string(Cancelled)}

// Likelihoods are the seven expressions of likelihood of ICD 203, least likely first.
var Likelihoods = []string{
	"almost no chance", "very unlikely", "unlikely", "roughly even", "likely", "very likely", "almost certain",
}

// Confidences are the levels of analytic confidence of ICD 203, lowest first.
var Confidences = []string{"low", "moderate", "high"}

// Check is the outcome of looking a quotation up, word for word, in its source.
type Check string

// The outcomes of the word-for-word check. FinalPunctuation means that one
// final full stop or comma differs and nothing else.
const (
	Unchecked        Check = "unchecked"
	Exact            Check = "exact"
	FinalPunctuation Check = "final-punctuation"
	Differs          Check = "differs"
	Missing          Check = "missing"
)

// Checks lists every outcome of the word-for-word check.
var Checks = []string{string(Exact), string(FinalPunctuation), string(Differs), string(Missing), string(Unchecked)}

// Failed reports whether the source was looked into and has other words.
func (c Check) Failed() bool { return c == Differs || c == Missing }

// Place is where something stands in its file. Line and Column count from 1,
// the column in code points; Start and End are a half-open byte range of
// Briefing.Markdown. The zero value means that the place is not known.
type Place struct {
	Line   int `json:"line"`
	Column int `json:"column,omitempty"`
	Start  int `json:"start,omitempty"`
	End    int `json:"end,omitempty"`
}

// Known reports whether the place is known.
func (p Place) Known() bool { return p.Line > 0 }

// Extra holds keys that the format does not name. Values are those of JSON:
// nil, bool, int, float64, string, []any and map[string]any.
type Extra map[string]any

// Briefing is one briefing, fully resolved: no short forms, every reference
// an id, and what nobody wrote but the format infers listed in Inferred.
type Briefing struct {
	ID          string       // the file's name without its ending
	Path        string       // as the reader named it; "-" for standard input, "" for an embedded one
	Title       string       // front matter, else first heading, else file name
	Summary     string       // front matter, else the first paragraph
	Date        Date         // never invented
	Status      Status       // Draft unless the file says otherwise
	Reviewed    *Review      // who reviewed it, and when
	Marking     string       // a TLP 2.0 label or house text; "" means unmarked, not CLEAR
	Embargo     Date         // a time with zone: before it the briefing is neither listed nor served
	Author      string       //
	Replaces    string       // id of the briefing that this one replaces
	Corrections []Correction //
	Lang        string       // BCP 47

	Facts *Facts    // nil where there are none, or Held has them
	Held  HeldFacts // has the facts where Facts is nil; nil where there are none

	Extra    Extra     // top-level keys that the format does not name
	Mistakes []Mistake // what reading passed over; Check finds the rest

	Markdown string    // the whole file, as offsets count it; "" when the file held facts only, or Later has it
	Body     int       // offset in Markdown at which the text begins, after the front matter
	Text     *Document // the text in blocks; nil only where Later has it
	Words    int       // words of the text, for the reading time
	Notices  []string  // limits that bit while reading, each one sentence
	Later    *Later    // reads the text when it is asked for by Doc and Source; nil where it is there
}

// Review says who reviewed a briefing, and when.
type Review struct {
	By    string
	On    Date
	Extra Extra
}

// Correction is one correction of an earlier statement.
type Correction struct {
	On    Date
	What  string
	Was   string
	Extra Extra
}

// Actor is a person, state, organisation or group that takes part.
type Actor struct {
	ID        string // required
	Name      string // required
	Role      string
	Part      Part
	Kind      string // one of Kinds; person unless stated
	Aliases   []string
	SpeaksFor string // actor id
	Wikidata  string // a Wikidata item, as Q42
	At        Place
	Extra     Extra
}

// Issue is what is contested: a heading of the text, and a question with yes or no for an answer.
type Issue struct {
	ID       string // required
	Title    string // required
	Guess    bool   // the id was written with "?": nobody has said yet that it is one
	Question string
	At       Place
	Extra    Extra
}

// Position is the stance of one actor on one issue, as one account gives it.
type Position struct {
	Actor      string // actor id; required
	Issue      string // issue id; required
	Stance     Stance // required
	Guess      bool   // the stance was written with "?"
	Note       string
	Per        []string // actor ids of those who say so; empty means the actor's own word
	Source     string   // source id
	Confidence string   // one of Confidences
	On         Date
	At         Place
	Extra      Extra
}

// SecondHand reports whether somebody other than the actor says so.
func (p Position) SecondHand() bool { return secondHand(p.Actor, p.Per) }

func secondHand(actor string, per []string) bool {
	for _, id := range per {
		if id != actor {
			return true
		}
	}
	return false
}

// Segment is one quoted run of words of a quote, without its quotation marks.
type Segment struct {
	Text  string
	At    Place  // from the opening mark to after the closing one
	Check Check  // word for word in the source?
	There string // what the source has instead, when Check is Differs or FinalPunctuation
	Line  int    // line of the source's file at which There, or the words, stand; 0 if unknown
}

// QuoteForm is how a quote stands in the text.
type QuoteForm string

// The forms of a quote.
const (
	Inline   QuoteForm = "inline" // a link in running text
	BlockRun QuoteForm = "block"  // a block quotation with an attribution line
	Listed   QuoteForm = "listed" // in the front matter or JSON only
)

// Quote is what one actor said, word for word, in one or more segments.
type Quote struct {
	ID       string // as written, else q1, q2, … in the order of the text
	By       string // actor id; "" when the speaker is not known
	Guess    bool   // the speaker was written with "?"
	Segments []Segment
	Issue    string // issue id; "" for none
	Section  string // title of the nearest heading above it
	Source   string // source id
	On       Date
	Original string // the words in the language in which they were spoken
	Lang     string // BCP 47, of Original
	Form     QuoteForm
	At       Place // of the first segment; not known if the text does not hold the words for certain
	Prefix   string
	Suffix   string
	Extra    Extra
}

// InText reports whether the words stand in the text.
func (q *Quote) InText() bool { return q.Form == Inline || q.Form == BlockRun }

// Failed reports whether any segment is not word for word in the source.
func (q *Quote) Failed() bool {
	return slices.ContainsFunc(q.Segments, func(s Segment) bool { return s.Check.Failed() })
}

// Event is something that happened, is planned, is claimed or was called off.
type Event struct {
	ID     string // as written, else e1, e2, … in file order
	What   string // required
	When   Date
	State  EventState
	Who    []string // actor ids
	Where  string
	Issue  string   // issue id
	Per    []string // actor ids
	Source string   // source id
	At     Place
	Extra  Extra
}

// SecondHand reports whether the event is told by somebody who had no part in it.
func (e Event) SecondHand() bool { return len(e.Per) > 0 }

// Question is an open question, or one that was answered.
type Question struct {
	ID     string // as written, else o1, o2, … in the order of the text
	Ask    string // required
	Guess  bool   // nobody has said yet that it is one
	Open   bool
	Answer string
	Issue  string // issue id
	At     Place
	Extra  Extra
}

// Judgement is the author's own assessment. Likelihood and confidence are
// separate, as ICD 203 asks, and are never shown in one phrase.
type Judgement struct {
	ID         string // as written, else j1, j2, … in file order
	Text       string // required
	Likelihood string // one of Likelihoods
	Confidence string // one of Confidences
	Issue      string // issue id
	Basis      string
	At         Place
	Extra      Extra
}

// Source is where something was said or written.
type Source struct {
	ID    string // required
	Title string // required
	By    string
	URL   string
	Date  Date
	Grade string // Admiralty code, A–F and 1–6; "" means not graded, never F6
	Note  string
	File  string // a local text for the word-for-word check, relative to the briefing
	At    Place
	Extra Extra
}

// Inference names one thing that was inferred, and from what.
type Inference struct {
	What string `json:"what"`           // such as "title" or "issue"
	Of   string `json:"of,omitempty"`   // address of the item, such as "quote:q3"; "" for the briefing
	From string `json:"from,omitempty"` // such as "first heading"
}
