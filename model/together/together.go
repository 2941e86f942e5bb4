// Package together has the words of reading together: where the one who leads
// is, who else is here, and the code under which others join.
//
// Everything in it is a value, of which copies may go to other processes. What
// is told is where somebody reads, never what is written there nor what their
// screen shows: each who follows draws it at their own size, of what they may see.
package together

import (
	"errors"
	"slices"
	"strings"

	"readout/model"
)

// Place is where the one who leads is, in about 100 bytes. Who follows looks up
// everything in it among what they may see themselves.
type Place struct {
	Briefing string `json:"b,omitempty"` // its path in the library; "" where no single one is read
	Version  string `json:"v,omitempty"` // tells one version of that briefing from another
	View     string `json:"w,omitempty"` // one of model.Views
	Shape    string `json:"h,omitempty"` // which way a view shows it, as words of the view
	At       string `json:"a,omitempty"` // the address, in the briefing or view, of what the cursor is on
	Chosen   string `json:"c,omitempty"` // addresses of the rows that narrow the others, parted by blanks
	Filter   string `json:"f,omitempty"` // the filter
	Search   string `json:"s,omitempty"` // what the text is searched for
	Byte     int    `json:"n,omitempty"` // of the briefing's file: the sentence at the top of the text
	Cursor   int    `json:"m,omitempty"` // and that of the line of the cursor
	Sentence string `json:"t,omitempty"` // the beginning of that sentence, for another version
	Scope    string `json:"o,omitempty"` // tells libraries apart of which other parts can be seen
}

// The longest that parts of a Place may be, in bytes: what is longer is left out,
// since half of it would be something else.
const (
	mostPath     = 1024
	mostLine     = 1024
	mostSentence = 60
)

// Bounded is the place without what is too long and without control characters,
// so that it never holds more than 4,700 bytes of text.
func (p Place) Bounded() Place {
	for _, part := range []struct {
		text *string
		most int
	}{
		{&p.Briefing, mostPath},
		{&p.Version, 64},
		{&p.View, 16},
		{&p.Shape, 256},
		{&p.At, 512},
		{&p.Chosen, mostLine},
		{&p.Filter, mostLine},
		{&p.Search, 256},
		{&p.Sentence, 4 * mostSentence},
		{&p.Scope, 64},
	} {
		if *part.text = strings.TrimSpace(model.CleanLine(*part.text)); len(*part.text) > part.most {
			*part.text = ""
		}
	}
	p.Byte, p.Cursor = max(p.Byte, 0), max(p.Cursor, 0)
	return p
}

// Beginning is as much of a sentence as a Place holds.
func Beginning(sentence string) string {
	if len(sentence) <= mostSentence {
		return sentence
	}
	return strings.ToValidUTF8(sentence[:mostSentence], "")
}

// Member is one who reads together with others.
type Member struct {
	ID   string `json:"id"`             // unlike that of anybody else, in any process
	Name string `json:"name,omitempty"` // as the rules of the host call them; "" for a stranger
	Asks bool   `json:"asks,omitempty"` // to lead
}

// String is what others call the member.
func (m Member) String() string {
	if m.Name == "" {
		return "a stranger"
	}
	return m.Name
}

// News is all there is to know about a shared session at one time. It is not
// changed after it was made. A later one makes earlier ones worthless, so that
// whoever is slow loses nothing by not seeing those.
type News struct {
	Code    string   // under which others join
	Number  uint64   // grows with whatever happens in the session
	Moved   uint64   // the Number of when Place was another last; 0 while there is none
	Place   Place    // of the one who leads, or who did last
	Leader  string   // their ID; "" while nobody leads
	Members []Member // who is here, in the order in which they came
}

// Member returns the one who has an ID.
func (n News) Member(id string) (Member, bool) {
	i := slices.IndexFunc(n.Members, func(m Member) bool { return m.ID == id })
	if i < 0 || id == "" {
		return Member{}, false
	}
	return n.Members[i], true
}

// What goes wrong when reading together. Their words are what readers are told.
var (
	// ErrUnknown is of a code that no session ever had, as far as anybody remembers.
	ErrUnknown = errors.New("no shared session has this code")
	// ErrEnded is of a session that everybody has left.
	ErrEnded = errors.New("this shared session has ended")
	// ErrNotLeading is of somebody who hands over what they do not have.
	ErrNotLeading = errors.New("only the one who leads can hand over")
	// ErrGone is of a member who is not here any more.
	ErrGone = errors.New("they are not here any more")
	// ErrFull is of a session that has as many members as there may be.
	ErrFull = errors.New("this shared session has no room for another")
)

// letters are those of codes: none is taken for another, and no word comes of them.
const letters = "bcdfghjkmnpqrstvwxz23456789"

// codeLength makes codes that are not found by trying: there are 10 thousand million.
const codeLength = 7

// NewCode makes a code of what rand fills a slice with, as crypto/rand.Read does.
func NewCode(rand func([]byte) (int, error)) (string, error) {
	code, one := make([]byte, 0, codeLength), make([]byte, 1)
	for len(code) < codeLength {
		if _, err := rand(one); err != nil {
			return "", err
		}
		if n := int(one[0]); n < 256/len(letters)*len(letters) {
			code = append(code, letters[n%len(letters)])
		}
	}
	return string(code), nil
}

// Code reads a code as people write it, and reports whether it can be one.
func Code(s string) (code string, ok bool) {
	code = strings.ToLower(strings.TrimSpace(s))
	return code, len(code) == codeLength && strings.Trim(code, letters) == ""
}

// WithoutItem is the place without what the cursor is on. It is false where the
// address says more than that: which actor, which two briefings, or as of when.
func (p Place) WithoutItem() (Place, bool) {
	switch {
	case p.View != "library" && p.View != "timeline" && p.View != "matrix", strings.Contains(p.At, "@"):
		return Place{}, false
	}
	p.At = p.View
	return p, true
}
