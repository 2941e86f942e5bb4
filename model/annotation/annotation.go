// Package annotation is what a reader keeps about briefings: bookmarks and
// notes in the terms of the W3C Web Annotation Data Model, what was read and
// when, marks, and filters.
//
// Everything here is a value: where it is stored, and for whom, is somebody
// else's business. An annotation finds its item again after the file was
// edited: by its id, else by its words, else not at all, and then says so.
package annotation

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
	"unicode/utf8"

	"readout/model"
)

// Motivation says why an annotation was made (W3C Web Annotation Data Model, 3.3.5).
type Motivation string

// The motivations that readout knows.
const (
	Bookmarking Motivation = "bookmarking"
	Commenting  Motivation = "commenting" // a note
)

// Limits of what is kept.
const (
	MostNote     = 16 << 10 // bytes of one note
	MostSelector = 512      // bytes of each part of a selector
	MostPerFile  = 5000     // annotations of one briefing
)

// Selector finds words in a text (W3C Web Annotation Data Model, TextQuoteSelector).
type Selector struct {
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"` // what stands before, to tell one occurrence from another
	Suffix string `json:"suffix,omitempty"`
}

// Annotation is a bookmark or a note on an item of a briefing, or on a place of its text.
type Annotation struct {
	ID         int64 // given by who stores it; 0 for a new one
	Motivation Motivation
	Item       string // the item's part of its address, as "quote:varga-1" or "text:L74"; "" for the briefing
	Selector   Selector
	Body       string // of a note; may have several lines
	Created    time.Time
	Modified   time.Time
}

// Document is what a reader keeps about one briefing.
type Document struct {
	Key         string    // which one it is, as an absolute path
	Briefing    string    // its id, when it was read last
	Title       string    // then
	Read        time.Time // when it was read last; zero for never
	Fingerprint string    // of what was read then
	Before      string    // fingerprint of the version read before that one
	Place       string    // address of the line read last
	Annotations []Annotation
	Marks       map[string]string // letter to address
}

// Filter is a filter kept under a name.
type Filter struct{ Name, Line string }

// State is all that one reader keeps, as it was at one moment. It is never
// changed; a change gives another State.
type State struct {
	Number    int64                // grows with each state that is read, to tell an older one
	Documents map[string]*Document // by key
	Filters   []Filter             // by name
	History   []string             // of filters, oldest first
	Away      bool                 // the database cannot be reached, so this is from memory
	Waiting   int                  // changes in it that are not written yet
}

// Document returns what is kept about a briefing, or nil.
func (s *State) Document(key string) *Document {
	if s == nil {
		return nil
	}
	return s.Documents[key]
}

// Unread reports whether a briefing was never read, or has changed since.
func (s *State) Unread(key string, b *model.Briefing) bool {
	d := s.Document(key)
	return d == nil || d.Read.IsZero() || d.Fingerprint != Fingerprint(b)
}

// Filter returns the filter kept under a name.
func (s *State) Filter(name string) (string, bool) {
	if s == nil {
		return "", false
	}
	for _, f := range s.Filters {
		if f.Name == name {
			return f.Line, true
		}
	}
	return "", false
}

// Fingerprint tells one version of a briefing from another: the SHA-256 of its
// file, or of its title and words when it has no text.
func Fingerprint(b *model.Briefing) string {
	h := sha256.New()
	source := b.Source()
	var piece [32 << 10]byte
	for at := 0; at < len(source); { // a long text would be there twice if it were passed on whole
		n := copy(piece[:], source[at:])
		h.Write(piece[:n])
		at += n
	}
	if source == "" {
		h.Write([]byte(b.Title + "\x00" + b.Summary))
		for i := range b.Quotes() {
			h.Write([]byte("\x00" + b.Quotes()[i].By + "\x00" + b.Quotes()[i].Words()))
		}
		for i := range b.Positions() {
			p := &b.Positions()[i]
			h.Write([]byte("\x00" + p.Actor + "\x00" + p.Issue + "\x00" + string(p.Stance) + "\x00" + p.Note))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Clip shortens a text to at most n bytes of whole characters.
func Clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
