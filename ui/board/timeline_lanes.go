package board

import (
	"slices"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// leastLane is the width below which lanes are not readable.
const leastLane = 22

// laneIssues are the issues that have a lane: those of any entry.
func (b Timeline) laneIssues(t *library.Timeline) []model.Issue {
	var with []model.Issue
	for _, is := range t.Cast.Issues() {
		if slices.ContainsFunc(t.Entries, func(e library.Entry) bool { return e.Issue == is.ID }) {
			with = append(with, is)
		}
	}
	return with
}

// lanes reports whether every issue gets a lane of its own.
func (b Timeline) lanes(f Frame, t *library.Timeline, width int) bool {
	n := len(b.laneIssues(t))
	if n < 2 || b.OneList || (width-dateWidth-2)/n < leastLane {
		return false
	}
	return f.Width >= sideFrom || b.Lanes
}

// inLanes lays the timeline out with a lane for each issue. What belongs to
// none goes across all of them.
func (b Timeline) inLanes(f Frame, t *library.Timeline, s *sheet.Sheet, width int) {
	issues := b.laneIssues(t)
	lane := (width - dateWidth - 2) / len(issues)
	head := sheet.Line{Cells: []sheet.Cell{{Text: "when", Width: dateWidth, Role: theme.Dim}}}
	for c, is := range issues {
		head.Cells = append(head.Cells, sheet.Cell{Text: is.Title, Width: lane, Role: theme.Subheading, Column: c + 1})
	}
	s.Lines, s.Fixed = append(s.Lines, head), 1
	unit := ""
	for i := range t.Entries {
		if i == t.Today {
			b.today(f, s)
		}
		e := &t.Entries[i]
		if u := b.unit(e.When); u != "" && u != unit {
			unit = u
			s.Lines = append(s.Lines, text(theme.Subheading, u))
		}
		col := slices.IndexFunc(issues, func(is model.Issue) bool { return is.ID == e.Issue })
		b.spot(t, s, i, len(s.Spots), max(col, 0))
		s.Lines = append(s.Lines, b.laneLines(f, t, e, len(s.Spots), col, lane, width)...)
	}
	if t.Today == len(t.Entries) && len(t.Entries) > 0 {
		b.today(f, s)
	}
	b.start(t, s)
}

// laneLines is an entry in its lane, in up to three lines.
func (b Timeline) laneLines(f Frame, t *library.Timeline, e *library.Entry, spot, col, lane, width int) []sheet.Line {
	room, before := lane-4, col*lane
	if col < 0 {
		room, before = width-dateWidth-6, 0
	}
	texts := f.wrapTo(what(e), room, 3)
	if who := names(t.Cast, e.Who); who != "" && col >= 0 {
		texts = append(texts, f.cut(who, room))
	} else if who != "" {
		texts[len(texts)-1] = f.cut(texts[len(texts)-1]+"  ("+who+")", room)
	}
	lines := make([]sheet.Line, len(texts))
	for i, s := range texts {
		date, sign, role := "", "", entryRole(e)
		if i == 0 {
			date, sign = when(e), b.sign(e)
		}
		if i > 0 && i == len(texts)-1 && len(e.Who) > 0 && col >= 0 {
			role = theme.Dim
		}
		cells := []sheet.Cell{{Text: date, Width: dateWidth, Role: theme.Dim}}
		if before > 0 {
			cells = append(cells, sheet.Cell{Width: before})
		}
		cells = append(cells, sheet.Cell{Text: sign, Width: 2, Role: role}, sheet.Cell{Text: s, Width: room + 1, Role: role, Strong: true})
		lines[i] = sheet.Line{Spot: spot, Cells: cells}
	}
	return lines
}
