// Package sheet describes what a view over briefings shows: lines of cells,
// the spots among them that a cursor can stand on, and what is known of the
// spot it stands on.
//
// A sheet is made for one width and knows neither keys nor a terminal: the
// reader draws it, moves over it and says it aloud, the command line prints
// it. Nothing in a sheet is ever changed after it was made.
package sheet

import (
	"readout/model"
	"readout/ui/theme"
)

// Cell is a run of text in a line. Its text is cut, or padded with blanks, to Width cells.
type Cell struct {
	Text   string
	Width  int // cells on screen; 0 takes what the other cells of the line leave
	Role   theme.Role
	Paint  *theme.Paint // in place of Role, for a marking
	Right  bool         // the text stands at the right edge of the cell
	Spot   int          // 1 + index of the spot that the cell belongs to, 0 for none
	Column int          // 1 + the column that the cell is the head of, drawn heavier while the cursor is there
	Strong bool         // is drawn as selected when the cursor stands on its spot
	Boxed  bool         // stands between brackets when the cursor is on its spot, and has room for them
	Full   bool         // may fill its cells up to the next one
}

// Line is one line of a sheet: cells from left to right, or a heading with a rule.
type Line struct {
	Cells   []Cell
	Heading string // name of a section; the rule and Count fill the line
	Count   string // at the right edge of a heading
	Rule    bool   // Heading stands within a rule, as that of today
	Lit     bool   // the line is new or changed since the step before
	Spot    int    // 1 + index of the spot that the whole line belongs to, 0 for none
}

// Pane is a column that has a cursor of its own.
type Pane int

// The panes of a sheet.
const (
	Main  Pane = iota
	Left       // what narrows the main pane, at its left
	Side       // what is known of the spot in the main pane, at its right
	Panes      // how many there are
)

// Spot is a place that a cursor can stand on.
type Spot struct {
	Key  string // names the spot in addresses and after the sheet was made anew, as "putin/territory"
	Pane Pane
	Row  int // spots of one row lie side by side; rows count from the top
	Col  int // from the left; moving up and down keeps to it

	Briefing *model.Briefing // what opening leads to; nil if nowhere
	Ref      model.Ref       // the item there; its Type is "" for none
	Address  string          // what copying the address copies
	Cite     string          // what copying copies; "" copies what the item says of itself
	Words    string          // the words alone
	Say      string          // one sentence for a screen reader; "" says the text of the line
}

// Fact is a word about the whole at the right of the title, as a marking.
type Fact struct {
	Text  string
	Role  theme.Role // theme.Warn stays longer than the others when there is no room
	Paint *theme.Paint
	Short []string // what says the same in less room, longest first
}

// Sheet is what a view shows.
type Sheet struct {
	Title string            // of the screen
	Of    []*model.Briefing // those of which it shows parts, if not all of the scope; their highest marking is shown
	Facts []Fact            // right of the title, the marking first; dropped from the end when there is no room
	Lead  string            // one line below the title; "" for none
	Name  string            // heading of the main pane, as "Timeline"
	Count string            // right of it, as "10 past, 4 ahead"
	Fixed int               // how many of Lines stay at the top when the rest scrolls
	Lines []Line
	Spots []Spot
	Many  *Many // rows among Lines that are made when they are looked at; nil for none
	Start int   // 1 + index of the spot to stand on at first, 0 for the first of all
	Ahead int   // lines below that spot that stay in sight with it

	LeftWidth int    // of the pane at the left; 0 for none
	LeftName  string // its heading
	LeftLines []Line
	SideWidth int    // of the pane at the right; 0 for none
	SideName  string // its heading, unless Beside makes the lines
	SideLines []Line // the lines of a pane at the right that has spots

	// Below makes the lines under the main pane, and Beside those of the pane at the
	// right, for the spot in the main pane, which is never nil; each may be nil.
	Below  func(at *Spot, width int) []Line
	Beside func(at *Spot, width int) []Line

	// Whole makes all that is known of the spot in the main pane, with nothing cut
	// for want of room; nil takes what Below and Beside make.
	Whole func(at *Spot, width int) []Line

	Legend string // what the signs mean, in one line; "" for none
	Empty  string // why there are no lines
}

// SpotAt returns a spot by its key, or nil.
func (s *Sheet) SpotAt(key string) *Spot {
	if i := s.Find(key); i >= 0 {
		return s.SpotN(i)
	}
	return nil
}
