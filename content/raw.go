package content

import "readout/model"

// rawRef is a reference as the text writes it, before anybody looks it up.
type rawRef struct {
	Text  string // without "#" and "?"; clean
	Guess bool   // written with a trailing "?"
	At    model.Place
}

// rawQuote is a quotation of the text, before its speaker is looked up.
type rawQuote struct {
	Segments []model.Segment // Text and At only; at least one
	Speaker  rawRef          // a link's target or an attribution's name; Text "" means unknown
	Form     model.QuoteForm
	Heading  int32     // index of the nearest heading above, -1 for none
	Block    int32     // index of its first block
	ByName   bool      // Speaker is a name or id of an attribution line, not the target of a link
	Rest     *rawExtra // nil for most quotations
}

// rawExtra is what few quotations have.
type rawExtra struct {
	Issues  []rawRef    // words of the link's title, and links of the attribution, that may name an issue
	Words   []rawRef    // the remaining parts of the attribution: a role, a date or words
	Fault   string      // what is wrong with the quotation, one of the fault constants; else ""
	FaultAt model.Place // where
}

// place is where a quotation begins: that of its first segment.
func (q *rawQuote) place() model.Place { return q.Segments[0].At }

// extra returns what few quotations have, to be read.
func (q *rawQuote) extra() rawExtra {
	if q.Rest == nil {
		return rawExtra{}
	}
	return *q.Rest
}

// more returns what few quotations have, to be written.
func (q *rawQuote) more() *rawExtra {
	if q.Rest == nil {
		q.Rest = &rawExtra{}
	}
	return q.Rest
}

// Faults of a quotation.
const (
	faultBracket   = "stray ] inside a quote link"
	faultNoSpeaker = "no speaker"
)

// rawQuestion is a question of the text, before its issue is known.
type rawQuestion struct {
	Ask, Answer string
	Open        bool
	Heading     int // index of the nearest heading above, -1 for none
	Block       int // index of its block
	At          model.Place
}

// rawHeading is a heading of the text.
type rawHeading struct {
	Level int
	Text  string
	Slug  string
	Block int // index of its block
	At    model.Place
}

// body is what the Markdown of a briefing holds.
type body struct {
	Doc            *model.Document
	Quotes         []rawQuote
	Questions      []rawQuestion
	Headings       []rawHeading
	Refs           []rawRef // links to "#id" that are no quotations
	FirstParagraph string
	Words          int
	Notices        []string // limits that bit, each one sentence
}
