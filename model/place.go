package model

import "strings"

// Holds reports whether r names an item of the briefing.
func (b *Briefing) Holds(r Ref) bool { return r.Index >= 0 && r.Index < b.Len(r.Type) }

// Len returns the number of items of a type.
func (b *Briefing) Len(t Type) int {
	switch {
	case t == TypeBriefing:
		return 1
	case b.Facts == nil && b.Held != nil:
		return b.Held.Len(t)
	}
	return b.All().Len(t)
}

// PlaceOf returns where an item stands in the file; a briefing stands where
// its text begins. The place is not known if the item has none.
func (b *Briefing) PlaceOf(r Ref) Place {
	if !b.Holds(r) {
		return Place{}
	}
	switch r.Type {
	case TypeQuote:
		return b.Quotes()[r.Index].At
	case TypePosition:
		return b.Positions()[r.Index].At
	case TypeEvent:
		return b.Events()[r.Index].At
	case TypeQuestion:
		return b.Questions()[r.Index].At
	case TypeJudgement:
		return b.Judgements()[r.Index].At
	case TypeSource:
		return b.Sources()[r.Index].At
	case TypeActor:
		return b.Actors()[r.Index].At
	case TypeIssue:
		return b.Issues()[r.Index].At
	}
	source := b.Source()
	body := min(max(b.Body, 0), len(source))
	return Place{Line: 1 + strings.Count(source[:body], "\n"), Column: 1, Start: body, End: body}
}

// Locate returns the place that an address names: that of an item, of a line,
// or of the heading with a bare id.
func (b *Briefing) Locate(a Address) (Place, bool) {
	if a.Line > 0 {
		return b.line(a.Line)
	}
	if r, ok := b.Resolve(a); ok {
		p := b.PlaceOf(r)
		return p, p.Known()
	}
	doc, source := b.Doc(), b.Source()
	if a.Type != "" || a.View != "" || doc == nil {
		return Place{}, false
	}
	for _, block := range doc.Blocks {
		if block.Kind == Heading && block.ID == a.ID {
			start := min(max(int(block.Src), 0), len(source))
			return Place{
				Line: 1 + strings.Count(source[:start], "\n"), Column: 1, Start: start, End: int(block.End),
			}, true
		}
	}
	return Place{}, false
}

// line returns the place of a whole line of the file.
func (b *Briefing) line(n int) (Place, bool) {
	start, source := 0, b.Source()
	for i := 1; i < n; i++ {
		next := strings.IndexByte(source[start:], '\n')
		if next < 0 {
			return Place{}, false
		}
		start += next + 1
	}
	end := len(source)
	if next := strings.IndexByte(source[start:], '\n'); next >= 0 {
		end = start + next
	}
	if start == end && end == len(source) {
		return Place{}, false
	}
	return Place{Line: n, Column: 1, Start: start, End: end}, true
}
