package board

import (
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

const (
	dateWidth  = 12
	widestDate = 22 // that of an interval of days, where there is room for it
	signWidth  = 3
	mostAhead  = 5 // entries ahead that stay in sight with the last past one
)

// dateColumn is the width of the dates: as wide as they are where there is room.
func dateColumn(t *library.Timeline, width int) int {
	n := dateWidth
	if width >= 100 {
		for i := range t.Entries {
			n = max(n, min(len(t.Entries[i].When.Text)+1, widestDate))
		}
	}
	return n
}

// rows lays the timeline out as one list or in lanes.
func (b Timeline) rows(f Frame, t *library.Timeline, s *sheet.Sheet) {
	width := f.main(s.SideWidth)
	lanes, date := b.lanes(f, t, width), dateColumn(t, width)
	for i, g := range b.groups(t) {
		if i == 0 && lanes != nil {
			lanes.head(s)
		} else if i == 0 && f.Height >= 24 {
			b.head(s, width, date)
		}
		if g.from == t.Today && g.first {
			s.Lines = append(s.Lines, today(f))
		}
		if !b.groupRow(t, g, s) {
			continue
		}
		for i := g.from; i < g.to; i++ {
			e := &t.Entries[i]
			if lanes != nil {
				lanes.add(f, t, e, s)
				continue
			}
			s.Spots = append(s.Spots, spotOf(t, e, len(s.Spots), 0))
			s.Lines = append(s.Lines, sheet.Line{Spot: len(s.Spots), Cells: b.cells(f, t, e, width, date)})
		}
	}
	b.end(f, t, s)
	b.start(f, t, s)
}

// end closes a timeline: today, if nothing is ahead of it, and what is not on it.
func (b Timeline) end(f Frame, t *library.Timeline, s *sheet.Sheet) {
	if len(t.Entries) == 0 {
		return
	}
	if t.Today == len(t.Entries) {
		s.Lines = append(s.Lines, today(f))
	}
	if t.Unplaced > 0 && !b.NoWords {
		s.Lines = append(s.Lines, text(theme.Dim, Unplaced(t)))
	}
}

// start puts the cursor on the last entry that is past, with today in sight.
func (b Timeline) start(f Frame, t *library.Timeline, s *sheet.Sheet) {
	if len(s.Spots) == 0 {
		return
	}
	from, seen := len(s.Lines), 0
	for i, l := range s.Lines {
		switch {
		case l.Rule:
			from = i
		case i > from && l.Spotted() && seen < mostAhead:
			seen++
			s.Ahead = i - from + 1
		}
	}
	s.Ahead = min(max(s.Ahead, 1), max(f.Height/4, 1))
	s.Start = 1
	for i := from - 1; i >= 0 && i < len(s.Lines); i-- {
		if s.Lines[i].Spot > 0 {
			s.Start = s.Lines[i].Spot
			return
		}
	}
}

// columns are the widths of those right of the words, 0 for none.
func (b Timeline) columns(width int) (who, issue, in int) {
	switch {
	case width >= 140:
		return 26, 22, 18
	case width >= 116:
		return 22, 18, 14
	case width >= 90:
		return 20, 16, 0
	case width >= 72:
		return 16, 0, 0
	}
	return 0, 0, 0
}

// head adds the names of the columns, if there are enough to need them.
func (b Timeline) head(s *sheet.Sheet, width, date int) {
	who, issue, in := b.columns(width)
	if issue == 0 {
		return
	}
	s.Lines, s.Fixed = append(s.Lines, sheet.Line{Cells: []sheet.Cell{
		{Text: "when", Width: date, Role: theme.Dim},
		{Width: signWidth},
		{Text: "what", Role: theme.Dim},
		{Width: 1},
		{Text: "who", Width: who, Role: theme.Dim},
		{Text: "issue", Width: issue, Role: theme.Dim},
		{Text: "in briefing", Width: in, Role: theme.Dim},
	}}), 1
}

// cells are an entry in one line.
func (b Timeline) cells(f Frame, t *library.Timeline, e *library.Entry, width, date int) []sheet.Cell {
	role := entryRole(e)
	words := what(e)
	who, issue, in := b.columns(width)
	if p := precise(e); p != "" && who > 0 {
		words += " (" + p + ")"
	}
	cells := make([]sheet.Cell, 3, 7)
	cells[0] = sheet.Cell{Text: when(e), Width: date, Role: theme.Dim}
	cells[1] = sheet.Cell{Text: f.entrySign(e), Width: signWidth, Role: role}
	cells[2] = sheet.Cell{Text: words, Role: role, Strong: true}
	if width < narrowBelow {
		cells[0].Width, cells[0].Full = dateWidth-1, true
	}
	if who > 0 {
		cells = append(cells, sheet.Cell{Width: 1}, sheet.Cell{Text: whoOf(t.Cast, e), Width: who, Role: theme.Dim})
	}
	if issue > 0 {
		cells = append(cells,
			sheet.Cell{Text: t.Cast.Title(e.Issue), Width: issue, Role: theme.Dim},
			sheet.Cell{Text: inBriefing(e), Width: in, Role: theme.Dim})
	}
	return cells
}

// spotOf is the place of an entry.
func spotOf(t *library.Timeline, e *library.Entry, row, col int) sheet.Spot {
	p := sheet.Spot{
		Key: e.Key, Row: row, Col: col, Address: "timeline:" + e.Key, Briefing: e.Briefing, Ref: e.Ref, Say: sayEntry(t.Cast, e),
	}
	if e.Kind == library.CorrectionEntry {
		p.Words = inShort(e.What)
		p.Cite = when(e) + ": corrected: " + p.Words + "; in: " + titleOf(e.Briefing)
	}
	return p
}
