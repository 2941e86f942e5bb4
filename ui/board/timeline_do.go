package board

import (
	"strings"

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
// or by the id of an event of any briefing.
func (b Timeline) Visit(id string, f Frame) (Board, string, bool) {
	if id == "" {
		return b, "", true
	}
	for _, e := range b.model(f).Entries {
		key := strings.ReplaceAll(e.Key, ":", ".")
		if key == id || strings.HasSuffix(key, "/"+id) {
			return b, key, true
		}
	}
	return b, "", false
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
		b.Zoom = map[Zoom]Zoom{"": ByDay, ByDay: ByWeek, ByWeek: ByMonth, ByMonth: ""}[b.Zoom]
		say := "grouped by " + string(b.Zoom)
		if b.Zoom == "" {
			say = "not grouped"
		}
		return Outcome{Board: b, Say: say}
	case "today":
		if len(t.Entries) == 0 {
			return Outcome{Why: "nothing is on the timeline"}
		}
		i := max(0, min(t.Today, len(t.Entries)-1))
		return Outcome{At: strings.ReplaceAll(t.Entries[i].Key, ":", "."), Say: "what comes next"}
	case "open":
		return b.open(t, at)
	case "left", "right":
		return Outcome{}
	}
	return Outcome{Why: "the timeline does not know " + command}
}

func (b Timeline) switchLanes(f Frame, t *library.Timeline) Outcome {
	width := f.main(f.side())
	if b.lanes(f, t, width) {
		b.OneList, b.Lanes = true, false
		return Outcome{Board: b, Say: "one list"}
	}
	b.OneList, b.Lanes = false, true
	if !b.lanes(f, t, width) {
		return Outcome{Why: "the window is too narrow for a lane for each issue"}
	}
	return Outcome{Board: b, Say: "a lane for each issue"}
}

func (b Timeline) open(t *library.Timeline, at *sheet.Spot) Outcome {
	e := b.entry(t, at)
	if e == nil {
		return Outcome{Why: "nothing is on the timeline"}
	}
	ref := e.Ref
	if e.Kind == library.CorrectionEntry {
		ref = model.Ref{}
	}
	return Outcome{Briefing: e.Briefing, Ref: ref}
}
