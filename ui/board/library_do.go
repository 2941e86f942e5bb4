package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/query"
	"readout/ui/sheet"
)

// Address is the view and the briefing.
func (b Library) Address(at *sheet.Spot) string {
	if at == nil || at.Address == "" {
		return "library"
	}
	return at.Address
}

// Visit returns the library and the briefing that an address names.
func (b Library) Visit(id string, f Frame) (Board, string, bool) {
	if id == "" {
		return b, "", true
	}
	if f.keyed(id) != nil {
		return b, id, true
	}
	for _, c := range f.Library.Listed() {
		if c.Path == id {
			return b, f.key(c), true
		}
	}
	return b, "", false
}

// Do does what a command of the library says.
func (b Library) Do(command string, f Frame, at *sheet.Spot) Outcome {
	switch command {
	case "open":
		return b.open(f, at)
	case "mark-briefing":
		return b.mark(f, at)
	case "exclude-facet":
		return b.exclude(f, at)
	case "sort":
		b.Order = (b.Order + 1) % orders
		if b.Order == UnreadFirst && f.shelf().Unread == nil {
			b.Order++
		}
		return Outcome{Board: b, Say: orderNames[b.Order]}
	case "by-series":
		b.Series = !b.Series
		return Outcome{Board: b, Say: map[bool]string{true: "grouped by series: briefings that share issues", false: "not grouped"}[b.Series]}
	case "problems":
		return b.openProblems(f)
	case "left", "right":
		return Outcome{}
	}
	return Outcome{Why: "the library does not know " + command}
}

// open opens what the cursor stands on: a briefing, an item, a facet.
func (b Library) open(f Frame, at *sheet.Spot) Outcome {
	if at == nil {
		return Outcome{Why: "no briefing here"}
	}
	kind, rest, _ := strings.Cut(at.Key, ":")
	switch kind {
	case "facet":
		return b.facet(f, rest)
	case "more":
		b.More = toggle(b.More, rest)
		return Outcome{Board: b}
	case "line":
		return Outcome{Line: &rest}
	case "saved":
		for _, s := range f.shelf().Saved {
			if s.Name == rest {
				line := s.Line
				return Outcome{Line: &line, Say: "@" + s.Name}
			}
		}
	case "problem", "problems":
		if at.Briefing == nil {
			return b.openProblems(f)
		}
	}
	if at.Briefing == nil {
		return Outcome{Why: "nothing opens here"}
	}
	o := Outcome{Briefing: at.Briefing, Ref: at.Ref}
	if hit, ok := f.firstHit(at.Briefing); ok && at.Ref.Type == model.TypeBriefing && hit.Type != model.TypeActor && hit.Type != model.TypeIssue {
		o.Ref = hit
	}
	return o
}

// firstHit is the item of a briefing that the filter leaves and that comes first
// in its text; where none stands there, the first of all that has a place there
// through its issue, and at last any.
func (f Frame) firstHit(b *model.Briefing) (hit model.Ref, ok bool) {
	const inText, onIssue, other = 3, 2, 1
	best, at := 0, 0
	if f.Hits == nil {
		return hit, false
	}
	for _, r := range f.Hits.Of(b) {
		rank := other
		place := b.PlaceOf(r)
		switch {
		case r.Type == model.TypeBriefing:
			continue
		case r.Type == model.TypeActor, r.Type == model.TypeIssue:
		case place.Known() && place.Start >= b.Body:
			rank = inText
		case r.Type == model.TypePosition:
			rank = onIssue
		}
		if rank > best || rank == inText && best == inText && place.Start < at {
			hit, ok, best, at = r, true, rank, place.Start
		}
	}
	return hit, ok
}

// facet adds a value to the filter, or takes it off.
func (b Library) facet(f Frame, of string) Outcome {
	key, value, _ := strings.Cut(of, ":")
	line := query.Add(f.Filter, key, value)
	if in, _ := query.Holds(f.Filter, key, value); in {
		line = query.Drop(f.Filter, key, value)
	}
	return Outcome{Line: &line}
}

// exclude filters a value out, or no longer.
func (b Library) exclude(f Frame, at *sheet.Spot) Outcome {
	of, ok := "", false
	if at != nil {
		of, ok = strings.CutPrefix(at.Key, "facet:")
	}
	if !ok {
		return Outcome{Why: "this filters out a row of \"Narrow by\""}
	}
	key, value, _ := strings.Cut(of, ":")
	line := query.Exclude(f.Filter, key, value)
	if _, out := query.Holds(f.Filter, key, value); out {
		line = query.Drop(f.Filter, key, value)
	}
	return Outcome{Line: &line}
}

// mark marks a briefing to be compared, or adds a facet.
func (b Library) mark(f Frame, at *sheet.Spot) Outcome {
	switch {
	case at == nil:
		return Outcome{Why: "no briefing here"}
	case at.Pane == sheet.Left:
		return b.open(f, at)
	case at.Address == "":
		return Outcome{Why: "only briefings are marked"}
	case !f.Library.Counts(at.Briefing):
		return Outcome{Why: "what is " + f.stateOf(at.Briefing) + " is not compared"}
	}
	b.Marks = toggle(b.Marks, at.Key)
	n := strings.Count(b.Marks, "\n")
	say := "nothing is marked"
	switch {
	case n == 1:
		say = "1 marked; a second one can be compared with it"
	case n == 2:
		say = "2 marked, to be compared"
	case n > 2:
		say = fmt.Sprintf("%d marked; only two are compared", n)
	}
	return Outcome{Board: b, Say: say}
}
