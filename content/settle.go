package content

import (
	"fmt"
	"path/filepath"
	"slices"

	"readout/model"
)

// Settle writes a reader's choice about a guess into a briefing. Only the bytes
// that say it change; all others, byte order mark and line ends included, are as
// they were. The result is read again, and returned only if it says what was
// chosen, nothing else, and has no new mistakes.
//
// What cannot be edited so is refused by an error that names the line to look
// at, and a hint what to write there by hand.
func Settle(name string, src []byte, c model.Choice, o Options) (out []byte, b *model.Briefing, err error) {
	text, _, err := decodeText(name, string(src))
	if err != nil {
		return nil, nil, err
	}
	o.trace = &trace{nodes: map[model.Ref]traced{}}
	d, err := decode(name, string(src), o)
	if err != nil {
		return nil, nil, err
	}
	s := settling{decoder: d, Choice: c, name: filepath.Base(name)}
	if err := s.sensible(text); err != nil {
		return nil, nil, err
	}
	if err := s.edit(); err != nil {
		return nil, nil, err
	}
	out, ok := editBytes(src, text, s.edits)
	if !ok {
		return nil, nil, s.refuse("these bytes are no text that can be edited", "")
	}
	o.trace = nil
	after, err := decode(name, string(out), o)
	if err != nil {
		return nil, nil, s.refuse("the file could not be read any more", "")
	}
	if why := s.differs(after); why != "" {
		return nil, nil, s.refuse(why, "")
	}
	return out, after.b, nil
}

// trace is where the parts of a briefing are written.
type trace struct {
	quotes []rawQuote           // those of the text
	nodes  map[model.Ref]traced // what the facts say of an item
}

// traced is a record of the facts, with its key if it has one.
type traced struct{ key, value *node }

// wrote remembers where an item is written, if anybody asks.
func (d *decoder) wrote(t model.Type, index int, key, value *node) {
	if d.o.trace != nil {
		d.o.trace.nodes[model.Ref{Type: t, Index: index}] = traced{key, value}
	}
}

// settling is one choice being written.
type settling struct {
	*decoder
	model.Choice
	name  string
	by    string // id of the speaker to write
	edits []model.Edit
}

// refuse is the error of what is not edited: why, and what to do by hand.
func (s *settling) refuse(why, hint string) error {
	line := s.b.PlaceOf(s.Of).Line
	if hint == "" {
		hint = s.byHand()
	}
	thing := s.name
	if line > 0 {
		thing = fmt.Sprintf("%s:%d", s.name, line)
	}
	return trouble(thing, "not written: "+why, hint)
}

// byHand says what to write in the file instead.
func (s *settling) byHand() string {
	at := "there"
	if line := s.b.PlaceOf(s.Of).Line; line > 0 {
		at = fmt.Sprintf("on line %d", line)
	}
	switch {
	case s.Verdict == model.Discard:
		return "take it out " + at + " by hand"
	case s.Verdict == model.Correct && s.Of.Type == model.TypePosition:
		return fmt.Sprintf("write  %s  %s by hand", s.Stance, at)
	case s.Verdict == model.Correct:
		return fmt.Sprintf("write  #%s  %s by hand", orElse(s.by, "?"), at)
	}
	return "take the ?, or guess: true, out " + at + " by hand"
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// sensible refuses a choice that means nothing here.
func (s *settling) sensible(text string) error {
	_, known := s.ids[s.By]
	s.by = s.By
	switch {
	case !s.b.Guess(s.Of):
		return s.refuse("nothing is guessed there", "open the file again to see what is")
	case s.b.Markdown != text:
		return s.refuse("only Markdown is edited, and this is JSON or YAML", "")
	case s.Verdict == model.Accept && s.Of.Type == model.TypeQuote && s.b.Quotes()[s.Of.Index].By == "":
		return s.refuse("nobody is named who could have said it", "choose who said it")
	case s.Verdict != model.Correct:
		return nil
	case s.Of.Type == model.TypePosition && slices.Contains(model.Stances, string(s.Stance)):
		return nil
	case s.Of.Type == model.TypePosition:
		return s.refuse(cite(string(s.Stance))+" is not a stance", "")
	case s.Of.Type != model.TypeQuote:
		return s.refuse("only a speaker or a stance can be another", "accept it, or drop it")
	case s.Name != "":
		return s.newcomer()
	case s.By != "" && !known:
		return s.refuse("nobody here has the id "+cite(s.By), "")
	}
	return nil
}

// edit works out what to write.
func (s *settling) edit() error {
	switch s.Of.Type {
	case model.TypeQuote:
		return s.quote()
	case model.TypePosition:
		return s.position()
	case model.TypeIssue:
		return s.issue()
	}
	return s.question()
}

// replace has a range of the file replaced.
func (s *settling) replace(start, end int, with string) {
	s.edits = append(s.edits, model.Edit{Start: start, End: end, New: with})
}
