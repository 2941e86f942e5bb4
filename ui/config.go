package ui

import (
	"time"

	"readout/model"
)

// Config is all that an App knows of the world. The zero value works: it opens
// an App without a briefing, which says so.
type Config struct {
	Briefings []*model.Briefing // one opens in the reading view, several as a list
	Folder    string            // name of what holds Briefings, for the list's heading
	Notices   []string          // what went wrong while they were read, one line each
	Address   model.Address     // where to go first
	Query     string            // the filter to begin with

	Width, Height int   // the window, if it is known before the first message
	Dark          *bool // the background; nil asks the terminal and reads well on both until it answers
	ASCII         bool  // 7-bit signs and rules only
	NoColor       bool  // weight and reverse, but no colour
	EastAsian     bool  // ambiguous signs are two cells wide: draws none of them
	NoMouse       bool  // leaves the mouse to the terminal
	Hosted        bool  // the reader is remote: no suspending

	Keys Keymap // keys that differ from those of Commands

	Open        func(path string) (*model.Briefing, error) // opens another briefing; nil if there is none to open
	Guide       func() (*model.Briefing, error)            // the briefing that explains readout; may be nil
	Copy        func(text string) error                    // the system's clipboard; may be nil
	History     []string                                   // earlier filters, oldest first
	SaveHistory func([]string) error                       // keeps them; may be nil
	Now         func() time.Time                           // the clock; nil stands still
}

// Reloaded says that a briefing's file was read again.
type Reloaded struct {
	Path     string          // Briefing.Path of the one it replaces
	Briefing *model.Briefing // what the file holds now; nil with an error
	Err      error
}

func (c Config) now() time.Time {
	if c.Now == nil {
		return time.Time{}
	}
	return c.Now()
}
