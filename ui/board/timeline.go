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
	OneList bool   // no lanes, however wide the window is
	Lanes   bool   // lanes even where nothing stands beside them
	Zoom    Zoom   // by month the months are rows, that open
	Opened  string // keys of the months that are open, each followed by a blank
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
		Title: f.about(), Name: "Timeline", SideWidth: f.side(), Count: timelineCount(t),
		Facts: []sheet.Fact{{Text: plural(len(f.Scope), "briefing"), Role: theme.Dim}, {Text: span(f.Scope), Role: theme.Dim}},
		Empty: "no briefing here tells an event or dates a quotation", Legend: timelineLegend(f),
	}
	if len(t.Entries) == 0 && t.Unplaced > 0 {
		s.Empty += "; " + Unplaced(t)
	}
	if len(t.Entries) == 0 && t.Hidden > 0 {
		s.Empty = plural(t.Hidden, "quotation") + " hidden, and nothing else is here"
	}
	b.rows(f, t, &s)
	s.Whole = func(at *sheet.Spot, width int) []sheet.Line { return b.card(f, t).beside(at, width) }
	if s.SideWidth > 0 {
		s.Beside = s.Whole
	} else {
		s.Below = func(at *sheet.Spot, width int) []sheet.Line { return b.card(f, t).below(at, width) }
	}
	return s
}

// Printed is the timeline as it is printed: one list, every month open, and the
// signs at its end.
func (b Timeline) Printed(f Frame) sheet.Sheet {
	f.Width = min(f.Width, sideFrom-1)
	t := b.model(f)
	s := sheet.Sheet{Title: f.about(), Name: "Timeline", Count: timelineCount(t)}
	s.Facts = []sheet.Fact{{Text: plural(len(f.Scope), "briefing")}, {Text: span(f.Scope)}}
	s.Empty = "no briefing here tells an event or dates a quotation"
	date := dateColumn(t, f.Width)
	for i, g := range b.groups(t) {
		if i == 0 {
			b.head(&s, f.Width, date)
		}
		if g.from == t.Today && g.first {
			s.Lines = append(s.Lines, today(f))
		}
		if g.name != "" {
			s.Lines = append(s.Lines, heading(g.name, tallyOf(t, g)))
		}
		for i := g.from; i < g.to; i++ {
			s.Lines = append(s.Lines, sheet.Line{Cells: b.cells(f, t, &t.Entries[i], f.Width, date)})
		}
	}
	b.end(f, t, &s)
	if len(t.Entries) > 0 {
		s.Lines = append(append(s.Lines, blank()), f.paragraph(0, theme.Dim, timelineLegend(f), f.Width)...)
	}
	return s
}

// timelineCount is how many entries are past, ahead, without a date and hidden.
func timelineCount(t *library.Timeline) string {
	past, ahead, undated := t.Counts()
	count := fmt.Sprintf("%d past, %d ahead", past, ahead)
	if undated > 0 {
		count += fmt.Sprintf(", %d undated", undated)
	}
	if t.Hidden > 0 {
		count += fmt.Sprintf(", %d hidden", t.Hidden)
	}
	return count
}

// Unplaced says how many quotations are not on a timeline, "" for none.
func Unplaced(t *library.Timeline) string {
	switch t.Unplaced {
	case 0:
		return ""
	case 1:
		return "1 quotation has no date of its own and is not on it"
	}
	return fmt.Sprintf("%d quotations have no date of their own and are not on it", t.Unplaced)
}

func timelineLegend(f Frame) string {
	if f.Width < 110 {
		return `o planned ? claimed / cancelled # disputed : words x correction " second-hand`
	}
	legend := `o planned   ? claimed   / cancelled   # disputed   : words   x correction   " second-hand   (no sign: happened)`
	if f.Width >= 140 {
		legend += "   2032-02-10~ about that day"
	}
	return legend
}

// today is the line between past and ahead.
func today(f Frame) sheet.Line {
	return sheet.Line{Heading: Today(f.Library), Rule: true}
}

// Today names the line between past and ahead.
func Today(l *library.Library) string {
	day := l.Today().UTC().Format("2006-01-02")
	if l.Early() {
		return "as of " + day + ", the newest briefing; the clock says " + l.Now().UTC().Format("2006-01-02")
	}
	return "today " + day
}

// entrySign tells what kind of entry it is, and that it is second-hand, without colour.
func (f Frame) entrySign(e *library.Entry) string {
	sign := ""
	switch {
	case e.Kind == library.WordsEntry:
		sign = ":"
	case e.Kind == library.CorrectionEntry:
		sign = "x"
	case e.Disputed:
		sign = "#"
	case e.State == model.Planned:
		sign = "o"
	case e.State == model.Claimed:
		sign = "?"
	case e.State == model.Cancelled:
		sign = "/"
	}
	if e.SecondHand {
		sign += f.Theme.Second
	}
	return sign
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

// mostShown is how many bytes of a text are looked at where it is one of many: more
// than a screen is wide, and far from a megabyte.
const mostShown = 1000

// inShort is a text on one clean line, and its beginning if it is very long.
func inShort(s string) string {
	if len(s) > mostShown {
		s = strings.ToValidUTF8(s[:mostShown], "") + " […]"
	}
	return model.CleanLine(s)
}

// what is an entry in words. What has to be known comes first, since a narrow
// column cuts the end.
func what(e *library.Entry) string {
	s := inShort(e.What)
	switch {
	case e.Overdue:
		return "overdue: " + s
	case e.State == model.Cancelled && !e.Disputed:
		return "cancelled: " + s
	}
	return s
}

// precise says that a date names no day.
func precise(e *library.Entry) string {
	switch d := e.When.Text; {
	case !e.When.Valid() || strings.Contains(d, "/"):
	case len(strings.TrimRight(d, "~?%")) == len("2006-01"):
		return "month only"
	case len(strings.TrimRight(d, "~?%")) == len("2006"):
		return "year only"
	}
	return ""
}

// whoOf are the people of an entry: of a correction its author.
func whoOf(c *library.Cast, e *library.Entry) string {
	switch who := inShort(names(c, e.Who)); {
	case e.Kind == library.CorrectionEntry:
		return inShort(e.Briefing.Author)
	case e.Kind == library.WordsEntry && who == "":
		return c.Short("")
	case e.Guess:
		return who + "?"
	default:
		return who
	}
}

// inBriefing is the briefing of an entry, and how many more tell it.
func inBriefing(e *library.Entry) string {
	id := model.CleanLine(e.Briefing.ID)
	if n := len(e.Told) - 1; n > 0 {
		id = fmt.Sprintf("%s +%d", id, n)
	}
	return id
}

// stateWords is the state of an entry in a word.
func stateWords(e *library.Entry) string {
	switch {
	case e.Kind != library.EventEntry:
		return string(e.Kind)
	case e.Disputed:
		return "disputed"
	case e.Overdue:
		return "planned, and overdue"
	}
	return string(e.State)
}

// sayEntry is an entry in one sentence.
func sayEntry(c *library.Cast, e *library.Entry) string {
	per := ""
	if len(e.Per) > 0 {
		per = "per " + names(c, e.Per)
	}
	return strings.Join(nonEmpty(when(e), stateWords(e), inShort(e.What), precise(e), whoOf(c, e), per, c.Title(e.Issue)), ", ")
}

func nonEmpty(all ...string) []string {
	some := make([]string, 0, len(all))
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}
