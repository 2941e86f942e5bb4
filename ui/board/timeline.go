package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// Zoom is the unit by which a timeline is grouped.
type Zoom string

// The units, finest first; "" groups by nothing.
const (
	ByDay   Zoom = "day"
	ByWeek  Zoom = "week"
	ByMonth Zoom = "month"
)

// Timeline is what happened and what comes next.
type Timeline struct {
	NoWords bool
	OneList bool // no lanes, however wide the window is
	Lanes   bool // lanes even where the window is narrower than they would need
	Zoom    Zoom
}

// Name is the view's name in addresses.
func (Timeline) Name() string { return "timeline" }

func (b Timeline) model(f Frame) *library.Timeline {
	return f.Library.Timeline(f.Scope, library.TimelineOptions{NoWords: b.NoWords, Keep: f.Keep})
}

// Sheet makes the timeline for a window.
func (b Timeline) Sheet(f Frame) sheet.Sheet {
	t := b.model(f)
	s := sheet.Sheet{
		Title: f.about(), Name: "Timeline", SideWidth: f.side(),
		Count: fmt.Sprintf("%d past, %d ahead", t.Today, len(t.Entries)-t.Today),
		Facts: []sheet.Fact{{Text: plural(len(f.Scope), "briefing"), Role: theme.Dim}, {Text: span(f.Scope), Role: theme.Dim}},
		Empty: "no briefing here tells an event or dates a quotation", Legend: b.legend(f),
	}
	if t.Hidden > 0 {
		s.Count += fmt.Sprintf(", %d hidden", t.Hidden)
	}
	width := f.main(s.SideWidth)
	if b.lanes(f, t, width) {
		b.inLanes(f, t, &s, width)
	} else {
		b.oneList(f, t, &s, width)
	}
	if s.SideWidth > 0 {
		s.Beside = func(at *sheet.Spot, width int) []sheet.Line { return b.beside(f, t, at, width) }
	} else {
		s.Below = func(at *sheet.Spot, width int) []sheet.Line { return b.below(f, t, at, width) }
	}
	return s
}

func (b Timeline) legend(f Frame) string {
	if f.Width < 100 {
		return "o planned  ? claimed  / cancelled  # disputed  : words  x correction"
	}
	return "o planned   ? claimed by one side   / cancelled   # disputed   : words   x correction   (no sign: happened)"
}

// sign tells what kind of entry it is, without colour.
func (b Timeline) sign(e *library.Entry) string {
	switch {
	case e.Kind == library.WordsEntry:
		return ":"
	case e.Kind == library.CorrectionEntry:
		return "x"
	case e.Disputed:
		return "#"
	}
	switch e.State {
	case model.Planned:
		return "o"
	case model.Claimed:
		return "?"
	case model.Cancelled:
		return "/"
	}
	return ""
}

func entryRole(e *library.Entry) theme.Role {
	switch {
	case e.Kind == library.CorrectionEntry, e.Disputed, e.Overdue:
		return theme.Warn
	case e.State == model.Cancelled:
		return theme.Dim
	}
	return theme.Text
}

// when is the date of an entry as the column shows it.
func when(e *library.Entry) string {
	if e.When.IsZero() {
		return "no date"
	}
	return e.When.String()
}

// what is an entry in words, with what has to be known beside it.
func what(e *library.Entry) string {
	s := model.CleanLine(e.What)
	switch {
	case e.Overdue:
		s += " (overdue, no word)"
	case e.State == model.Cancelled:
		s += " (cancelled)"
	case e.When.Valid() && len(e.When.String()) == len("2006-01"):
		s += " (month only)"
	case e.When.Valid() && len(e.When.String()) == len("2006"):
		s += " (year only)"
	}
	return s
}

const dateWidth = 12

// oneList lays the timeline out as one list.
func (b Timeline) oneList(f Frame, t *library.Timeline, s *sheet.Sheet, width int) {
	who, issue, in := 0, 0, 0
	switch {
	case width >= 110:
		who, issue, in = 26, 18, 12
	case width >= 72:
		who = 16
	}
	if width >= 110 && f.Height >= 24 {
		s.Lines = append(s.Lines, sheet.Line{Cells: []sheet.Cell{
			{Text: "when", Width: dateWidth, Role: theme.Dim}, {Width: 3}, {Text: "what", Role: theme.Dim},
			{Text: "who", Width: who, Role: theme.Dim}, {Text: "issue", Width: issue, Role: theme.Dim}, {Text: "in", Width: in, Role: theme.Dim},
		}})
		s.Fixed = 1
	}
	unit := ""
	for i := range t.Entries {
		if i == t.Today {
			b.today(f, s)
		}
		e := &t.Entries[i]
		if u := b.unit(e.When); u != "" && u != unit {
			unit = u
			s.Lines = append(s.Lines, sheet.Line{Cells: []sheet.Cell{{Text: u, Role: theme.Subheading}}})
		}
		b.spot(t, s, i, len(s.Spots), 0)
		spot := len(s.Spots)
		cells := []sheet.Cell{
			{Text: when(e), Width: dateWidth, Role: theme.Dim}, {Text: b.sign(e), Width: 3, Role: entryRole(e)},
			{Text: what(e), Role: entryRole(e), Strong: true},
		}
		if width < narrowBelow {
			cells[0].Width = 11
			cells[1].Width = 2
		}
		if who > 0 {
			cells = append(cells, sheet.Cell{Width: 1}, sheet.Cell{Text: names(t.Cast, e.Who), Width: who - 1, Role: theme.Dim})
		}
		if issue > 0 {
			title := "all"
			if e.Issue != "" {
				title = t.Cast.Title(e.Issue)
			}
			if e.Kind == library.CorrectionEntry {
				title = ""
			}
			cells = append(cells, sheet.Cell{Text: title, Width: issue, Role: theme.Dim}, sheet.Cell{Text: e.Briefing.ID, Width: in, Role: theme.Dim})
		}
		s.Lines = append(s.Lines, sheet.Line{Spot: spot, Cells: cells})
	}
	if t.Today == len(t.Entries) && len(t.Entries) > 0 {
		b.today(f, s)
	}
	b.start(t, s)
}

// today is the line between past and ahead.
func (b Timeline) today(f Frame, s *sheet.Sheet) {
	s.Lines = append(s.Lines, sheet.Line{Heading: "today " + f.Library.Now().UTC().Format("2006-01-02"), Rule: true})
}

// start puts the cursor on the last entry that is past.
func (b Timeline) start(t *library.Timeline, s *sheet.Sheet) {
	if len(s.Spots) > 0 {
		s.Start = max(1, min(t.Today, len(s.Spots)))
	}
}

// unit names the day, week or month of a date.
func (b Timeline) unit(d model.Date) string {
	if !d.Valid() {
		return map[bool]string{true: "", false: "without a date"}[b.Zoom == ""]
	}
	from, _ := d.Span()
	switch b.Zoom {
	case ByDay:
		return from.Format("Monday 2 January 2006")
	case ByWeek:
		y, w := from.ISOWeek()
		return fmt.Sprintf("week %d of %d", w, y)
	case ByMonth:
		return from.Format("January 2006")
	}
	return ""
}

// spot adds the place of an entry.
func (b Timeline) spot(t *library.Timeline, s *sheet.Sheet, i, row, col int) {
	e := &t.Entries[i]
	key := strings.ReplaceAll(e.Key, ":", ".")
	p := sheet.Spot{
		Key: key, Row: row, Col: col, Address: "timeline:" + key, Briefing: e.Briefing, Ref: e.Ref,
		Say: strings.Join(nonEmpty(when(e), stateWords(e), what(e), names(t.Cast, e.Who), t.Cast.Title(e.Issue)), ", "),
	}
	if e.Kind == library.CorrectionEntry {
		p.Cite, p.Words = when(e)+": corrected: "+what(e)+"; in: "+titleOf(e.Briefing), what(e)
	}
	s.Spots = append(s.Spots, p)
}

// stateWords is the state of an entry in a word.
func stateWords(e *library.Entry) string {
	switch {
	case e.Kind != library.EventEntry:
		return string(e.Kind)
	case e.Disputed:
		return "disputed"
	}
	return string(e.State)
}

func nonEmpty(all ...string) []string {
	var some []string
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}
