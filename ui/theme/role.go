package theme

import "readout/model"

// Role is what a text is for. Its look follows from it.
type Role uint8

// The roles. Selected, Match and Current have a ground of their own; all
// others leave the terminal's.
const (
	Text       Role = iota // running text: the terminal's own foreground
	Strong                 // what weighs more than the text around it
	Dim                    // what may be passed over
	Title                  // the title of a briefing
	Heading                // headings of the text, and of the pane in focus
	Subheading             // headings of the third level and below, and of panes out of focus
	Rule                   // lines between things
	Accent                 // focus and cursor
	Warn                   // contested, differs, corrected, withdrawn
	Good                   // done, word for word
	Link                   // what leads somewhere
	Code                   // verbatim text
	Key                    // the name of a key in a hint
	Party                  // one role for each part of an actor
	Mediator
	Supporter
	Analyst
	Other
	Selected // the selected row or quotation
	Match    // what a search found
	Current  // the match at which the reader is
	roles
)

// PartRole returns the role of those who play a part.
func PartRole(p model.Part) Role {
	switch p {
	case model.Party:
		return Party
	case model.Mediator:
		return Mediator
	case model.Supporter:
		return Supporter
	case model.Analyst:
		return Analyst
	}
	return Other
}
