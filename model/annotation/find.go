package annotation

import (
	"strings"

	"readout/model"
)

// How says how an annotation found its item again.
type How int

// The ways.
const (
	Orphan  How = iota // not at all: id and words are gone
	ByID               // its id is there, and names what it named
	ByWords            // its words are there, under another id or none
)

// Found is where an annotation stands in a version of its briefing.
type Found struct {
	How   How
	Ref   model.Ref   // the item; its Type is "" for a place in the text
	Place model.Place // not known if the item has none
}

// context is how much of the text around words a selector keeps, in bytes.
const context = 48

// On makes an annotation of an item. For a place in the text without an item,
// ref has no type and at is a byte of the file.
func On(b *model.Briefing, ref model.Ref, at int) Annotation {
	a := Annotation{}
	if ref.Type == "" {
		source := b.Source()
		at = max(0, min(at, len(source)))
		a.Item = model.Address{Line: 1 + strings.Count(source[:at], "\n")}.String()[1:]
		a.Selector = selectLine(source, at)
		return a
	}
	if ref.Type != model.TypeBriefing {
		address := b.AddressOf(ref)
		address.Path = ""
		a.Item = strings.TrimPrefix(address.String(), "#")
	}
	a.Selector = selectItem(b, ref)
	return a
}

// selectLine selects the line of text at a byte, from that byte on: a line of a
// file may be several on screen, and a note leads back to the one it was made on.
func selectLine(source string, at int) Selector {
	start := at
	end := len(source)
	if i := strings.IndexByte(source[at:], '\n'); i >= 0 {
		end = at + i
	}
	if strings.TrimSpace(source[start:end]) == "" {
		start = strings.LastIndexByte(source[:at], '\n') + 1
	}
	return around(source, start, end)
}

// selectItem selects the words of an item, with what stands around them if the
// text holds them.
func selectItem(b *model.Briefing, ref model.Ref) Selector {
	words, source := wordsOf(b, ref), b.Source()
	if p := b.PlaceOf(ref); p.Known() && p.Start >= b.Body && p.End > p.Start && p.End <= len(source) {
		s := around(source, p.Start, p.End)
		if words != "" {
			s.Exact = Clip(words, MostSelector)
		}
		return s
	}
	return Selector{Exact: Clip(words, MostSelector)}
}

func around(s string, start, end int) Selector {
	from, to := max(0, start-context), min(len(s), end+context)
	for from < start && !boundary(s, from) {
		from++
	}
	for to > end && !boundary(s, to) {
		to--
	}
	return Selector{
		Exact:  Clip(model.Clean(s[start:end]), MostSelector),
		Prefix: model.Clean(s[from:start]), Suffix: model.Clean(s[end:to]),
	}
}

func boundary(s string, i int) bool { return i >= len(s) || s[i]&0xc0 != 0x80 }

// wordsOf is what an item says, as a selector keeps it.
func wordsOf(b *model.Briefing, ref model.Ref) string {
	if !b.Holds(ref) {
		return ""
	}
	switch ref.Type {
	case model.TypeQuote:
		return b.Quotes()[ref.Index].Words()
	case model.TypeQuestion:
		return b.Questions()[ref.Index].Ask
	case model.TypeEvent:
		return b.Events()[ref.Index].What
	case model.TypeJudgement:
		return b.Judgements()[ref.Index].Text
	case model.TypePosition:
		return b.Positions()[ref.Index].Note
	case model.TypeSource:
		return b.Sources()[ref.Index].Title
	case model.TypeActor:
		return b.Actors()[ref.Index].Name
	case model.TypeIssue:
		return b.Issues()[ref.Index].Title
	case model.TypeBriefing:
		return b.Title
	}
	return ""
}
