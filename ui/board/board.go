// Package board makes the views over many briefings: matrix, timeline,
// dossier, comparison and library, each as a sheet.
//
// A board is a value: what it shows follows from its fields and from the frame
// it is given, and doing something returns another board. It reads no file and no
// clock, draws nothing and knows no key.
package board

import (
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/model/library"
	"readout/model/query"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// Frame is what a board is shown in.
type Frame struct {
	Library *library.Library
	Scope   []*model.Briefing // the briefings it is about, oldest first: one, a series, or all that count
	Current *model.Briefing   // the one that was read last, or under the cursor of the library; may be nil
	Keep    library.Keep      // what the filter leaves
	Filter  string            // the line itself
	Set     *query.Set        // what the filter selects from; may be nil
	Hits    *query.Found      // what it leaves; nil without a filter
	Shelf   *Shelf            // what the library view knows beside the briefings; may be nil
	Later   bool              // what takes long is made elsewhere: the digest of Shelf, and Answer
	Answer  *Answer           // what the library view shows of the filter, made before; nil if it is still being made

	Width, Height int // cells of the whole screen but the last line
	Theme         *theme.Theme
	Method        ansi.Method // how the terminal counts cells
	Folder        string      // what holds the briefings; "" for a single file
	Filling       bool        // more of its briefings are on their way
	At            string      // key of the spot that the cursor stands on
}

// Board is one view over briefings.
type Board interface {
	// Name is the view's name in addresses and commands: "matrix".
	Name() string
	// Sheet makes what is shown. It is called when something changed, not for every frame.
	Sheet(f Frame) sheet.Sheet
	// Do does what a command of the view says at a spot, which may be nil.
	Do(command string, f Frame, at *sheet.Spot) Outcome
	// Address is the view and its state as the part of an address after "#",
	// as "matrix:putin/territory"; Visit takes it back.
	Address(at *sheet.Spot) string
	// Visit returns the board that an address names and the key of the spot to stand on.
	Visit(id string, f Frame) (Board, string, bool)
}

// Holder is a board that holds a briefing of its own, as the date it stands on.
type Holder interface {
	// Renew returns the board with the new version of a briefing in place of the
	// old one; now is nil if the briefing is gone.
	Renew(old, now *model.Briefing) Board
}

// Layered is a board that may show less than all for another reason than the
// filter, which going back takes off before it leaves the view.
type Layered interface {
	// Peel returns the board without that layer and what to say of it; false if it has none.
	Peel() (Board, string, bool)
}

// Outcome is what came of a command.
type Outcome struct {
	Board    Board           // the board from now on; nil leaves it as it is
	At       string          // key of the spot to go to; "" stays
	Briefing *model.Briefing // opens this in the reading view, at Ref
	Ref      model.Ref
	Panel    []PanelLine // opens a panel over the sheet, under Title
	Title    string
	Open     Board // another board to open, with the cursor on Key
	Key      string
	Text     string // text to copy; What names it
	What     string
	Line     *string // the filter from now on
	Say      string  // what was done, for the footer
	Why      string  // why nothing was done
}

// Did reports whether a command did anything.
func (o *Outcome) Did() bool {
	return o.Board != nil || o.At != "" || o.Briefing != nil || len(o.Panel) > 0 || o.Open != nil || o.Text != "" || o.Line != nil || o.Say != ""
}

// PanelLine is a line of a panel; one with a briefing leads to its item or to a
// byte of its file, one with a board opens that.
type PanelLine struct {
	Line     sheet.Line
	Briefing *model.Briefing
	Ref      model.Ref
	At       int    // byte of Briefing.Markdown, if Ref names no item
	Say      string // what choosing it says, if it leads nowhere
	Open     Board
}
