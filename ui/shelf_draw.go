package ui

import (
	"fmt"
	"strconv"
	"strings"

	"readout/model"
	"readout/ui/theme"
)

// drawShelf draws the list of briefings: title, heading, rows, footer.
func (a *App) drawShelf(c *canvas) {
	title := "Briefings"
	if a.shelf.folder != "" {
		title += "  " + a.shelf.folder
	}
	c.put(title, a.width, theme.Title)
	c.newline()
	panelFrom := a.height - 1
	if a.panel != nil {
		panelFrom = a.panelTop()
	}
	lines, cursor := a.shelf.list.lines(true)
	cols := a.shelfColumns(c)
	for y := 1; y < a.height-1; y++ {
		switch at := y - 2; {
		case y >= panelFrom:
			a.drawPanel(c, y-panelFrom)
		case y == 1:
			c.heading("Newest first", a.shelf.list.count(), a.width, true)
		case len(a.shelf.list.rows) == 0 && at == 0:
			c.put("  "+a.shelfEmptiness(), a.width, theme.Dim)
		case at >= len(lines):
			c.pad(a.width)
		default:
			a.drawBriefing(c, lines[at], at == cursor, cols)
		}
		c.newline()
	}
	a.drawFooter(c)
}

func (a *App) shelfEmptiness() string {
	if len(a.shelf.briefings) == 0 {
		return "no briefing here; a briefing is a .md, .txt, .json or .yaml file"
	}
	return "all filtered out; " + a.keys.key("all") + " shows all"
}

// shelfColumn is one column of the list. The title's has no width of its own:
// it takes what the others leave.
type shelfColumn struct {
	width int
	worth int // the column of least worth goes first when there is no room
	text  func(*model.Briefing) string
	paint func(*model.Briefing) theme.Paint
}

// leastShelfTitle is the width below which a title gets the room of other columns.
const leastShelfTitle = 24

// stacked reports whether date, marking and status leave a title too little
// room, so that they stand in a row of their own.
func (a *App) stacked() bool {
	room := a.width - 2 - 2*3 - len("2006-01-02") - len(model.Withdrawn)
	return room-a.markingWidth() < leastShelfTitle
}

// markingWidth is the width of the column of markings.
func (a *App) markingWidth() int {
	n := 0
	for _, b := range a.shelf.briefings {
		n = max(n, min(a.method.StringWidth(markingOf(b)), 16))
	}
	return n
}

// shelfColumns are the columns that fit, the title's with its width.
func (a *App) shelfColumns(c *canvas) []shelfColumn {
	dim := func(*model.Briefing) theme.Paint { return a.theme.Paint(theme.Dim) }
	cols := []shelfColumn{
		{10, 2, a.dateOf, dim},
		{0, 9, func(b *model.Briefing) string { return b.Title }, func(*model.Briefing) theme.Paint { return a.theme.Paint(theme.Text) }},
		{9, 1, tallyOf, dim},
		{a.markingWidth(), 4, markingOf, func(b *model.Briefing) theme.Paint { return a.theme.Marking(b.Marking) }},
		{len(model.Withdrawn), 3, func(b *model.Briefing) string { return string(statusOf(b)) }, a.statusPaint},
	}
	if a.shelf.stacked {
		cols = cols[1:2]
	}
	for {
		room := a.width - 2
		title, least := 0, -1
		for i, col := range cols {
			switch {
			case col.worth == 9:
				title = i
			default:
				room -= col.width + 2
				if least < 0 || col.worth < cols[least].worth {
					least = i
				}
			}
		}
		if room >= leastShelfTitle || least < 0 {
			cols[title].width = max(room, 1)
			return cols
		}
		cols = append(cols[:least:least], cols[least+1:]...)
	}
}

func (a *App) dateOf(b *model.Briefing) string {
	if b.Date.IsZero() {
		return strings.Repeat(a.theme.Line, 10)
	}
	return b.Date.String()
}

func (a *App) statusPaint(b *model.Briefing) theme.Paint {
	if b.Status == model.Withdrawn {
		return a.theme.Paint(theme.Warn)
	}
	return a.theme.Paint(theme.Dim)
}

func (a *App) drawBriefing(c *canvas, r row, cursor bool, cols []shelfColumn) {
	if !r.isItem() {
		c.row(r, "", a.width, false)
		return
	}
	b := a.shelf.briefings[r.item.Index]
	mark := ""
	if cursor {
		mark = a.theme.Cursor
	}
	c.put(mark, 2, theme.Accent)
	for i, col := range cols {
		if i > 0 {
			c.pad(2)
		}
		paint := col.paint(b)
		if cursor && col.worth == 9 {
			paint = a.theme.Paint(theme.Selected)
		}
		c.painted(col.text(b), col.width, paint)
	}
}

// markingOf never is nothing: a briefing without a marking is not a clear one.
func markingOf(b *model.Briefing) string {
	if b.Marking == "" {
		return "unmarked"
	}
	return b.Marking
}

// tallyOf is how many quotes and open questions there are, in two columns.
func tallyOf(b *model.Briefing) string {
	var quotes, questions string
	if n := len(b.Quotes); n > 0 {
		quotes = strconv.Itoa(n) + "q"
	}
	if n := openQuestions(b); n > 0 {
		questions = strconv.Itoa(n) + "?"
	}
	return fmt.Sprintf("%4s %4s", quotes, questions)
}

func statusOf(b *model.Briefing) model.Status {
	if b.Status == "" {
		return model.Draft
	}
	return b.Status
}

func openQuestions(b *model.Briefing) int {
	n := 0
	for _, q := range b.Questions {
		if q.Open {
			n++
		}
	}
	return n
}
