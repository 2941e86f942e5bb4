package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/library"
)

// Config is all that an App knows of the world. The zero value works: it opens
// an App without a briefing, which says so.
type Config struct {
	Briefings []*model.Briefing // one opens in the reading view, several as a list
	Folder    string            // name of what holds Briefings, for the list's heading
	Named     []string          // paths of briefings that an embargo does not close, since the reader named them
	Notices   []string          // what went wrong while they were read, one line each
	Faults    []string          // of those Notices the ones about files that cannot be read
	List      bool              // Briefings are a list, even if there is but one
	Progress  *Progress         // of the first reading, if more is to come by FolderChanged; nil if all is there
	Partial   bool              // there is one briefing, and of it the head: the whole comes by FolderChanged
	Address   model.Address     // where to go first
	Query     string            // the filter to begin with

	Width, Height int   // the window, if it is known before the first message
	Dark          *bool // the background; nil asks the terminal and reads well on both until it answers
	ASCII         bool  // 7-bit signs and rules only
	NoColor       bool  // weight and reverse, but no colour
	EastAsian     bool  // ambiguous signs are two cells wide: draws none of them
	NoMouse       bool  // leaves the mouse to the terminal
	Hosted        bool  // the terminal is not ours to give away: no suspending, no editor unless there is one

	Keys Keymap // keys that differ from those of Commands

	// Related relates briefings to each other, as library.New does; nil is that.
	// A host gives all readers of the same briefings one library.
	Related func(bs []*model.Briefing, now time.Time) *library.Library

	Shared *Shared // what readers of the same briefings have in common; nil for one alone

	Open        func(path string) (*model.Briefing, error) // opens another briefing; nil if there is none to open
	Guide       func() (*model.Briefing, error)            // the briefing that explains readout; may be nil
	Copy        func(text string) error                    // the system's clipboard; may be nil
	History     []string                                   // earlier filters, oldest first
	SaveHistory func([]string) error                       // keeps them; may be nil, and is not asked where there is a Keeper
	Keeper      Keeper                                     // keeps bookmarks, notes and more; nil keeps nothing
	Invitation  string                                     // what others type before "join CODE"; "" for ssh -t HOST
	Company     Company                                    // brings the reader together with others; nil where there are none

	Drafter  Drafter  // makes briefings of plain articles; nil makes none
	Reviewer Reviewer // writes what is made of guesses; nil writes nothing
	Review   bool     // begin with the review of the guesses

	// Edit has the reader edit a text in a program of their own, and turns what
	// comes of it into a message; nil where there is none.
	Edit func(text string, then func(text string, err error) tea.Msg) tea.Cmd

	Now func() time.Time // the clock; nil stands still
}

// FolderChanged says what has become of the files and folders that were opened.
type FolderChanged struct {
	Changed []*model.Briefing // read again: each takes the place of the one with its path
	Added   []*model.Briefing
	Removed []string          // paths
	Faults  []string          // every file that cannot be read now, one line each
	Kept    map[string]string // those of Faults whose files, by their paths, keep what they held before
	Notices []string          // what else there is to know, one line each

	Progress *Progress // of the first reading, for which nothing is news; nil once it is over
	Whole    bool      // Changed has the whole of the briefing whose head is shown, which is no news either
}

func (c Config) relate(bs []*model.Briefing) *library.Library {
	if c.Related == nil {
		return library.New(bs, c.now())
	}
	return c.Related(bs, c.now())
}

func (c Config) now() time.Time {
	if c.Now == nil {
		return time.Time{}
	}
	return c.Now()
}
