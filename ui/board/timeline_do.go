package board

import (
	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
)

// Address is the view and the entry.
func (b Timeline) Address(at *sheet.Spot) string {
	if at == nil {
		return "timeline"
	}
	return "timeline:" + at.Key
}

// Visit returns the timeline and the entry that an address names: by its key,
// by a briefing and an id in it, or by the id alone. A month is shown among months.
func (b Timeline) Visit(id string, f Frame) (Board, string, bool) {
	if id == "" {
		return b, "", true
	}
	t := b.model(f)
	months := b
	months.Zoom = ByMonth
	if _, ok := months.groupAt(t, id); ok {
		return months, id, true
	}
	i := t.Find(id)
	if i < 0 {
		return b, "", false
	}
	return b.unfold(t, i), t.Entries[i].Key, true
}

// KeyOf is the key of the entry that tells an item of a briefing, "" if none does.
func (b Timeline) KeyOf(f Frame, of *model.Briefing, r model.Ref) string {
	for _, e := range b.model(f).Entries {
		for _, told := range e.Told {
			if told.Briefing == of && told.Ref == r {
				return e.Key
			}
		}
	}
	return ""
}

// unfold opens the month of an entry.
func (b Timeline) unfold(t *library.Timeline, i int) Timeline {
	if b.Zoom == ByMonth {
		if g := b.groupOf(t, i); !b.isOpen(g.key) {
			return b.turn(g.key)
		}
	}
	return b
}

// Do does what a command of the timeline says.
func (b Timeline) Do(command string, f Frame, at *sheet.Spot) Outcome {
	t := b.model(f)
	switch command {
	case "lanes":
		return b.switchLanes(f, t)
	case "words":
		b.NoWords = !b.NoWords
		return Outcome{Board: b, Say: map[bool]string{true: "without words", false: "with words"}[b.NoWords]}
	case "zoom-time":
		return b.zoom(t, at)
	case "today":
		return b.toToday(t)
	case "open":
		return b.open(t, at)
	case "left":
		return b.sideways(f, t, at, -1)
	case "right":
		return b.sideways(f, t, at, 1)
	}
	return Outcome{Why: "the timeline does not know " + command}
}

// zoom takes the next unit, and stays with what the cursor stood on.
func (b Timeline) zoom(t *library.Timeline, at *sheet.Spot) Outcome {
	i := -1
	if at != nil {
		i = t.Find(at.Key)
		if g, ok := b.groupAt(t, at.Key); ok {
			i = g.from
		}
	}
	b.Zoom = map[Zoom]Zoom{"": ByDay, ByDay: ByWeek, ByWeek: ByMonth, ByMonth: ""}[b.Zoom]
	b.Opened = ""
	o := Outcome{Board: b, Say: "grouped by " + string(b.Zoom)}
	switch b.Zoom {
	case "":
		o.Say = "not grouped"
	case ByMonth:
		o.Say = "months; one opens and folds by choosing it"
	}
	if i >= 0 {
		o.At = t.Entries[i].Key
		if b.Zoom == ByMonth {
			o.At = groupPrefix + b.groupOf(t, i).key
		}
	}
	return o
}

// toToday goes to what comes next, else to what came last.
func (b Timeline) toToday(t *library.Timeline) Outcome {
	if len(t.Entries) == 0 {
		return Outcome{Why: "nothing is on the timeline"}
	}
	i, say := t.Today, "what comes next"
	if i == len(t.Entries) {
		i, say = i-1, "nothing is ahead; this came last"
	}
	o := Outcome{At: t.Entries[i].Key, Say: say}
	if open := b.unfold(t, i); open != b {
		o.Board = open
	}
	return o
}

// open goes to the place of an entry in its newest briefing, or opens a month.
func (b Timeline) open(t *library.Timeline, at *sheet.Spot) Outcome {
	if at == nil {
		return Outcome{Why: "nothing is on the timeline"}
	}
	if g, ok := b.groupAt(t, at.Key); ok {
		return Outcome{Board: b.turn(g.key), At: at.Key}
	}
	i := t.Find(at.Key)
	if i < 0 {
		return Outcome{Why: "nothing is here to open"}
	}
	e := &t.Entries[i]
	ref := e.Ref
	if e.Kind == library.CorrectionEntry {
		ref = model.Ref{}
	}
	return Outcome{Briefing: e.Briefing, Ref: ref}
}

func (b Timeline) switchLanes(f Frame, t *library.Timeline) Outcome {
	width := f.main(f.side())
	if b.lanes(f, t, width) != nil {
		b.OneList, b.Lanes = true, false
		return Outcome{Board: b, Say: "one list"}
	}
	b.OneList, b.Lanes = false, true
	if b.lanes(f, t, width) == nil {
		if len(t.Cast.Issues()) < 2 {
			return Outcome{Why: "there are not two issues to tell apart"}
		}
		return Outcome{Why: "the window is too narrow for a lane for each issue"}
	}
	return Outcome{Board: b, Say: "a lane for each issue"}
}

// sideways goes to the nearest entry of the next lane.
func (b Timeline) sideways(f Frame, t *library.Timeline, at *sheet.Spot, step int) Outcome {
	lanes := b.lanes(f, t, f.main(f.side()))
	if lanes == nil || at == nil {
		return Outcome{}
	}
	i := t.Find(at.Key)
	if i < 0 {
		return Outcome{}
	}
	if i = lanes.beside(t, i, step); i < 0 {
		return Outcome{}
	}
	o := Outcome{At: t.Entries[i].Key}
	if open := b.unfold(t, i); open != b {
		o.Board = open
	}
	return o
}
