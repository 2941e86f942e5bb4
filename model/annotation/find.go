package annotation

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"readout/model"
)

// How says how an annotation found its item again.
type How int

// The ways, surest first.
const (
	Orphan  How = iota // not at all: id and words are gone
	ByID               // its id is there, with the same words or without any
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
		a.Item = model.Address{Line: 1 + strings.Count(b.Markdown[:clamp(at, b)], "\n")}.String()[1:]
		a.Selector = selectLine(b, clamp(at, b))
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

func clamp(at int, b *model.Briefing) int { return max(0, min(at, len(b.Markdown))) }

// selectLine selects the line of text at a byte.
func selectLine(b *model.Briefing, at int) Selector {
	start := strings.LastIndexByte(b.Markdown[:at], '\n') + 1
	end := len(b.Markdown)
	if i := strings.IndexByte(b.Markdown[at:], '\n'); i >= 0 {
		end = at + i
	}
	return around(b.Markdown, start, end)
}

// selectItem selects the words of an item, with what stands around them if the
// text holds them.
func selectItem(b *model.Briefing, ref model.Ref) Selector {
	words := wordsOf(b, ref)
	if p := b.PlaceOf(ref); p.Known() && p.Start >= b.Body && p.End > p.Start && p.End <= len(b.Markdown) {
		s := around(b.Markdown, p.Start, p.End)
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
		return b.Quotes[ref.Index].Words()
	case model.TypeQuestion:
		return b.Questions[ref.Index].Ask
	case model.TypeEvent:
		return b.Events[ref.Index].What
	case model.TypeJudgement:
		return b.Judgements[ref.Index].Text
	case model.TypePosition:
		return b.Positions[ref.Index].Note
	case model.TypeSource:
		return b.Sources[ref.Index].Title
	case model.TypeActor:
		return b.Actors[ref.Index].Name
	case model.TypeIssue:
		return b.Issues[ref.Index].Title
	case model.TypeBriefing:
		return b.Title
	}
	return ""
}

// Find finds the item of an annotation in a version of its briefing: by its
// id if the words there are still its words, else by its words among the items
// of its type and in the text, else by its id alone. Words of a quotation have
// to be the same but for white space and the form of letters.
func (a Annotation) Find(b *model.Briefing) Found {
	if a.Item == "" {
		return Found{How: ByID, Ref: model.Ref{Type: model.TypeBriefing}}
	}
	address, err := model.ParseAddress("#" + a.Item)
	if err != nil {
		return a.inText(b)
	}
	if address.Line > 0 {
		return a.line(b, address)
	}
	ref, ok := b.Resolve(address)
	exact := plain(a.Selector.Exact)
	if ok && (exact == "" || clipped(plain(wordsOf(b, ref)), exact)) {
		return Found{ByID, ref, b.PlaceOf(ref)}
	}
	if exact != "" {
		for i := range b.Len(address.Type) {
			r := model.Ref{Type: address.Type, Index: i}
			if clipped(plain(wordsOf(b, r)), exact) {
				return Found{ByWords, r, b.PlaceOf(r)}
			}
		}
		if found := a.inText(b); found.How != Orphan {
			return found
		}
	}
	if ok && address.Type != model.TypeQuote && address.Type != model.TypeQuestion {
		return Found{ByID, ref, b.PlaceOf(ref)} // its words were edited; a speaker's are never taken for others
	}
	return Found{}
}

// clipped reports whether words are those of a selector, which may be cut.
func clipped(words, exact string) bool {
	return words == exact || len(exact) >= MostSelector-4 && strings.HasPrefix(words, exact)
}

// line finds a line of the text: the same words on the same line, else the same
// words elsewhere.
func (a Annotation) line(b *model.Briefing, address model.Address) Found {
	place, ok := b.Locate(address)
	if ok && plain(a.Selector.Exact) == plain(selectLine(b, clamp(place.Start, b)).Exact) {
		return Found{How: ByID, Place: place}
	}
	return a.inText(b)
}

// inText finds the words in the text; if they occur more than once, what
// stands around them decides, and if it does not, nothing is found.
func (a Annotation) inText(b *model.Briefing) Found {
	exact := a.Selector.Exact
	if strings.TrimSpace(exact) == "" {
		return Found{}
	}
	text := b.Markdown[min(b.Body, len(b.Markdown)):]
	var at []int
	for from := 0; len(at) < 64; {
		i := strings.Index(text[from:], exact)
		if i < 0 {
			break
		}
		at = append(at, from+i)
		from += i + max(len(exact), 1)
	}
	best, score, twice := -1, -1, false
	for _, i := range at {
		n := 0
		if a.Selector.Prefix != "" && strings.HasSuffix(text[:i], strings.TrimLeft(a.Selector.Prefix, " \n")) {
			n++
		}
		if a.Selector.Suffix != "" && strings.HasPrefix(text[i+len(exact):], strings.TrimRight(a.Selector.Suffix, " \n")) {
			n++
		}
		switch {
		case n > score:
			best, score, twice = i, n, false
		case n == score:
			twice = true
		}
	}
	if best < 0 || twice {
		return Found{}
	}
	start := min(b.Body, len(b.Markdown)) + best
	line := 1 + strings.Count(b.Markdown[:start], "\n")
	return Found{How: ByWords, Place: model.Place{Line: line, Start: start, End: start + len(exact)}}
}

// plain is a text for comparison: composed letters, white space as one blank.
func plain(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }
