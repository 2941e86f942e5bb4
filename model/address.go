package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Address names a briefing, and a place in it, as a reader types it:
//
//	kyiv.md                          the briefing
//	kyiv.md#quote:poita-2            the second quote of poita
//	#position:putin/meeting.2        the second line of putin on the issue
//	#issue:territory  #actor:rutte   and question, event, judgement, source
//	#territory                       an actor, issue, source or heading
//	#text:L74                        a line of the file
//	#matrix:putin/territory          a view, and a place in it
//	briefings#dossier:varga          a view of a folder
//
// At most one of Line and View is set; with View, ID is the place in it.
type Address struct {
	Path string // "" means the briefing at hand
	Type Type   // "" for a bare id
	ID   string
	Line int    // from 1
	View string // one of Views
}

// Views lists the views that an address may name.
var Views = []string{"reading", "matrix", "timeline", "dossier", "library", "compare"}

// ParseAddress reads an address. What follows the last "#" is the place.
func ParseAddress(s string) (Address, error) {
	i := strings.LastIndexByte(s, '#')
	if i < 0 {
		return Address{Path: s}, nil
	}
	a, place := Address{Path: s[:i]}, s[i+1:]
	kind, id, typed := strings.Cut(place, ":")
	switch {
	case !typed && slices.Contains(Views, place):
		a.View = place
	case !typed && idLike(place):
		a.ID = place
	case !typed:
		return Address{}, fmt.Errorf("%q is not an id", place)
	case kind == "text":
		n, err := strconv.ParseUint(strings.TrimPrefix(id, "L"), 10, 31)
		if err != nil || n == 0 || id != "L"+strconv.FormatUint(n, 10) {
			return Address{}, fmt.Errorf("%q is not a line; write it as text:L74", id)
		}
		a.Line = int(n)
	case !idLike(id):
		return Address{}, fmt.Errorf("%q is not an id", id)
	case kind == "view" && slices.Contains(Views, id):
		a.View = id
	case slices.Contains(Views, kind):
		a.View, a.ID = kind, id
	case kind == string(TypeBriefing) || !slices.Contains(Types, kind):
		return Address{}, fmt.Errorf("nothing in a briefing is called %q; addresses begin with quote, position, event, "+
			"question, judgement, source, actor, issue or text, or name a view: %s", kind, strings.Join(Views, ", "))
	default:
		a.Type, a.ID = Type(kind), id
	}
	return a, nil
}

// idLike is wider than the ids of the format, so that whatever AddressOf
// gives for an odd file can be typed back.
func idLike(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '#' || r == ':' || r == unicode.ReplacementChar
	})
}

// String writes the address so that ParseAddress reads it back.
func (a Address) String() string {
	switch {
	case a.Line > 0:
		return fmt.Sprintf("%s#text:L%d", a.Path, a.Line)
	case a.View != "" && a.ID != "":
		return a.Path + "#" + a.View + ":" + a.ID
	case a.View != "":
		return a.Path + "#" + a.View
	case a.ID == "":
		return a.Path
	case a.Type == "":
		return a.Path + "#" + a.ID
	}
	return a.Path + "#" + string(a.Type) + ":" + a.ID
}

// Resolve finds the item that an address names, whatever its path. A quote is
// found by its speaker and number, then by its id; a bare id is that of an
// actor, else of an issue, else of a source. The address of a whole briefing
// resolves to the briefing; lines, headings and views are no items.
func (b *Briefing) Resolve(a Address) (Ref, bool) {
	if a.Line > 0 || a.View != "" {
		return Ref{}, false
	}
	if a.ID == "" {
		return Ref{Type: TypeBriefing}, a.Type == "" || a.Type == TypeBriefing
	}
	types := []Type{a.Type}
	if a.Type == "" {
		types = []Type{TypeActor, TypeIssue, TypeSource}
	}
	for _, t := range types {
		if i := b.index(t, a.ID); i >= 0 {
			return Ref{Type: t, Index: i}, true
		}
	}
	return Ref{}, false
}

// index returns the index of the item of a type with an id, or -1.
func (b *Briefing) index(t Type, id string) int {
	switch t {
	case TypeQuote:
		return b.quoteIndex(id)
	case TypePosition:
		return b.positionIndex(id)
	case TypeEvent:
		return find(b.Events(), id, func(e *Event) string { return e.ID }, "e")
	case TypeQuestion:
		return find(b.Questions(), id, func(q *Question) string { return q.ID }, "o")
	case TypeJudgement:
		return find(b.Judgements(), id, func(j *Judgement) string { return j.ID }, "j")
	case TypeSource:
		return find(b.Sources(), id, func(s *Source) string { return s.ID }, "")
	case TypeActor:
		return find(b.Actors(), id, func(a *Actor) string { return a.ID }, "")
	case TypeIssue:
		return find(b.Issues(), id, func(i *Issue) string { return i.ID }, "")
	}
	return -1
}

// find looks an item up by its id, or by prefix and number if it has none.
func find[T any](items []T, id string, of func(*T) string, prefix string) int {
	for i := range items {
		if of(&items[i]) == id {
			return i
		}
	}
	if n, ok := strings.CutPrefix(id, prefix); ok && prefix != "" {
		if i, err := strconv.Atoi(n); err == nil && i > 0 && i <= len(items) && of(&items[i-1]) == "" {
			return i - 1
		}
	}
	return -1
}

func (b *Briefing) quoteIndex(id string) int {
	if i := strings.LastIndexByte(id, '-'); i >= 0 {
		if n, err := strconv.Atoi(id[i+1:]); err == nil {
			if q := nth(b.Quotes(), n, func(q *Quote) bool { return q.By == id[:i] }); q >= 0 {
				return q
			}
		}
	}
	return find(b.Quotes(), id, func(q *Quote) string { return q.ID }, "q")
}

func (b *Briefing) positionIndex(id string) int {
	n := 1
	if i := strings.LastIndexByte(id, '.'); i >= 0 {
		if m, err := strconv.Atoi(id[i+1:]); err == nil {
			id, n = id[:i], m
		}
	}
	actor, issue, _ := strings.Cut(id, "/")
	return nth(b.Positions(), n, func(p *Position) bool { return p.Actor == actor && p.Issue == issue })
}

// nth returns the index of the n-th item, from 1, that passes, or -1.
func nth[T any](items []T, n int, pass func(*T) bool) int {
	for i := range items {
		if pass(&items[i]) {
			if n--; n == 0 {
				return i
			}
		}
	}
	return -1
}

// AddressOf returns the address of an item: a quote by its speaker and its
// number among that speaker's quotes, a position by actor and issue, all else
// by its id. Resolve finds the item again.
func (b *Briefing) AddressOf(r Ref) Address {
	a := Address{Path: b.Path, Type: r.Type}
	if !b.Holds(r) {
		return Address{Path: b.Path}
	}
	number := strconv.Itoa(r.Index + 1)
	switch r.Type {
	case TypeBriefing:
		a.Type = ""
	case TypeQuote:
		n := 1
		for i := range b.Quotes()[:r.Index] {
			if b.Quotes()[i].By == b.Quotes()[r.Index].By {
				n++
			}
		}
		a.ID = b.Quotes()[r.Index].address(n)
	case TypePosition:
		n, p := 1, &b.Positions()[r.Index]
		for i := range b.Positions()[:r.Index] {
			if b.Positions()[i].Actor == p.Actor && b.Positions()[i].Issue == p.Issue {
				n++
			}
		}
		a.ID = p.address(n)
	case TypeEvent:
		a.ID = either(b.Events()[r.Index].ID, "e"+number)
	case TypeQuestion:
		a.ID = either(b.Questions()[r.Index].ID, "o"+number)
	case TypeJudgement:
		a.ID = either(b.Judgements()[r.Index].ID, "j"+number)
	case TypeSource:
		a.ID = b.Sources()[r.Index].ID
	case TypeActor:
		a.ID = b.Actors()[r.Index].ID
	case TypeIssue:
		a.ID = b.Issues()[r.Index].ID
	}
	return a
}

// address is the speaker of a quote and its number among the speaker's, or its
// own id if nobody knows who spoke and the id cannot be taken for a speaker
// and a number.
func (q *Quote) address(n int) string {
	if q.By == "" && q.ID != "" && !strings.Contains(q.ID, "-") {
		return q.ID
	}
	return q.By + "-" + strconv.Itoa(n)
}

// address is the actor and the issue of a position, and its number if it is
// not the first of them.
func (p *Position) address(n int) string {
	if n == 1 {
		return p.Actor + "/" + p.Issue
	}
	return p.Actor + "/" + p.Issue + "." + strconv.Itoa(n)
}

func either(s, t string) string {
	if s != "" {
		return s
	}
	return t
}
