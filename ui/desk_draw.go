package ui

import (
	"strings"

	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// deskLayout divides the screen between the parts of a sheet.
type deskLayout struct {
	lead   bool
	panes  [sheet.Panes]rect // without their headings
	legend int               // row of it, -1 for none
	below  []sheet.Line
	belowY int
}

// layDesk divides the screen and scrolls every pane to its cursor.
func (a *App) layDesk() deskLayout {
	d, s := a.desk, a.makeSheet()
	l := deskLayout{legend: -1}
	bottom := a.height - 1
	if s.Legend != "" && a.height >= 16 {
		bottom--
		l.legend = bottom
	}
	top := 1
	if s.Lead != "" && a.height >= 16 {
		l.lead = true
		top++
	}
	if a.height >= 20 {
		top++
	}
	main := rect{0, top + 1, a.width, max(bottom-top-1, 0)}
	if w := s.LeftWidth; w > 0 && w < a.width {
		l.panes[sheet.Left] = rect{0, top + 1, w, main.h}
		main.x, main.w = w+1, main.w-w-1
	}
	if w := s.SideWidth; w > 0 && w < main.w {
		l.panes[sheet.Side] = rect{a.width - w, top + 1, w, main.h}
		main.w -= w + 1
	}
	l.panes[sheet.Main] = main
	at := d.spotIn(sheet.Main)
	if s.Below != nil && at != nil && main.h > 6 {
		below := s.Below(at, main.w)
		room := max(main.h-len(s.Lines)-1, main.h*2/5)
		if len(below) > room {
			below = below[:max(room, 0)]
		}
		if len(below) > 0 {
			main.h = max(min(len(s.Lines), main.h-len(below)-1), 1)
			l.below, l.belowY = below, main.y+main.h+1
			l.panes[sheet.Main] = main
		}
	}
	for p := range sheet.Panes {
		d.scroll(p, l.panes[p].h)
	}
	return l
}

// scroll keeps the spot of a pane's cursor on screen, and the pane full.
func (d *desk) scroll(p sheet.Pane, height int) {
	lines := d.sheet.PaneLines(p)
	fixed := 0
	if p == sheet.Main {
		fixed = min(d.sheet.Fixed, max(height-1, 0), len(lines))
	}
	room := max(height-fixed, 1)
	d.seen[p] = room
	top := d.top[p]
	if d.spotIn(p) != nil {
		first, last := d.sheet.Span(p, d.at[p])
		if first >= fixed {
			first, last = first-fixed, last-fixed
			top = min(max(top, last-room+1), first)
			if first == firstSpot(&d.sheet, p)-fixed {
				top = 0
				top = max(top, last-room+1)
			}
		}
	}
	d.top[p] = max(0, min(top, len(lines)-fixed-room))
}

// firstSpot is the first line of a pane that has a spot.
func firstSpot(s *sheet.Sheet, p sheet.Pane) int {
	for i, l := range s.PaneLines(p) {
		if l.Spot > 0 {
			return i
		}
		for _, c := range l.Cells {
			if c.Spot > 0 {
				return i
			}
		}
	}
	return 0
}

// drawDesk draws a board on the whole screen.
func (a *App) drawDesk(c *canvas) {
	l := a.layDesk()
	d := a.desk
	s := &d.sheet
	a.drawDeskTitle(c, s)
	c.newline()
	panelFrom := a.height - 1
	if a.panel != nil {
		panelFrom -= a.panelHeight()
	}
	var beside []sheet.Line
	if at := d.spotIn(sheet.Main); at != nil && s.Beside != nil && l.panes[sheet.Side].w > 0 {
		beside = s.Beside(at, l.panes[sheet.Side].w-1)
	}
	for y := 1; y < a.height-1; y++ {
		switch main := l.panes[sheet.Main]; {
		case y >= panelFrom:
			a.drawPanel(c, y-panelFrom)
		case y == l.legend:
			c.put(s.Legend, a.width, theme.Dim)
		case y == 1 && l.lead:
			c.put(s.Lead, a.width, theme.Text)
		case y < main.y-1:
			c.pad(a.width)
		default:
			a.drawDeskRow(c, &l, beside, y)
		}
		c.newline()
	}
	a.drawFooter(c)
}

// drawDeskTitle draws title and facts; the highest marking of all that is
// shown is always among them.
func (a *App) drawDeskTitle(c *canvas, s *sheet.Sheet) {
	marking := library.Highest(a.desk.shown())
	paint := a.theme.Marking(strings.TrimSuffix(marking, library.AndUnmarked))
	if marking == "" {
		marking = "unmarked"
	}
	facts := []headFact{{text: marking, paint: paint, keep: true}}
	for _, f := range s.Facts {
		if f.Text == marking {
			continue
		}
		p := a.theme.Paint(f.Role)
		if f.Paint != nil {
			p = *f.Paint
		}
		facts = append(facts, headFact{text: f.Text, paint: p})
	}
	a.drawHead(c, s.Title, facts)
}

// drawDeskRow draws one row of the panes.
func (a *App) drawDeskRow(c *canvas, l *deskLayout, beside []sheet.Line, y int) {
	d := a.desk
	s := &d.sheet
	if r := l.panes[sheet.Left]; r.w > 0 {
		a.drawDeskPane(c, sheet.Left, y-r.y, r, s.LeftName, "")
		c.bar()
	}
	main := l.panes[sheet.Main]
	switch {
	case y < main.y+main.h:
		a.drawDeskPane(c, sheet.Main, y-main.y, main, s.Name, s.Count)
	case y >= l.belowY && y-l.belowY < len(l.below):
		a.drawLine(c, &l.below[y-l.belowY], main.w, -1, false)
	default:
		c.pad(main.w)
	}
	r := l.panes[sheet.Side]
	if r.w == 0 {
		return
	}
	c.bar()
	if len(s.SideLines) > 0 || s.Beside == nil {
		a.drawDeskPane(c, sheet.Side, y-r.y, r, s.SideName, "")
		return
	}
	c.pad(1)
	if i := y - r.y + 1; i < len(beside) {
		a.drawLine(c, &beside[i], r.w-1, -1, false)
		return
	}
	c.pad(r.w - 1)
}

// drawDeskPane draws one row of a pane; row -1 is its heading.
func (a *App) drawDeskPane(c *canvas, p sheet.Pane, y int, r rect, name, count string) {
	d := a.desk
	if y < 0 {
		c.heading(name, count, r.w, d.pane == p)
		return
	}
	lines := d.sheet.PaneLines(p)
	fixed := 0
	if p == sheet.Main {
		fixed = min(d.sheet.Fixed, max(r.h-1, 0), len(lines))
	}
	if y >= fixed {
		y += d.top[p]
	}
	switch {
	case len(lines) == 0 && y == 0 && p == sheet.Main:
		c.put("  "+d.emptiness(a), r.w, theme.Dim)
	case y >= len(lines):
		c.pad(r.w)
	default:
		first, _ := d.sheet.Span(p, d.at[p])
		a.drawLine(c, &lines[y], r.w, d.at[p], d.spotIn(p) != nil && y == first && d.pane == p)
	}
}

// emptiness says why a board shows nothing.
func (d *desk) emptiness(a *App) string {
	if d.filter != "" {
		return "all filtered out; " + a.keys.key("all") + " shows all"
	}
	return d.sheet.Empty
}

// drawLine draws a line of a sheet: a sign for the cursor, then its cells.
// The cell of the spot under the cursor stands between brackets.
func (a *App) drawLine(c *canvas, l *sheet.Line, width, spot int, cursor bool) {
	if l.Heading != "" && l.Rule {
		c.pad(min(2, width))
		c.ruled(l.Heading, width-2)
		return
	}
	if l.Heading != "" {
		c.heading(l.Heading, l.Count, width, false)
		return
	}
	mark := ""
	if cursor {
		mark = a.theme.Cursor
	}
	c.put(mark, min(2, width), theme.Accent)
	width -= 2
	spare := width
	for i := range l.Cells {
		spare -= l.Cells[i].Width
	}
	for i := range l.Cells {
		if width <= 0 {
			return
		}
		cell := &l.Cells[i]
		n := cell.Width
		if n == 0 {
			n, spare = max(spare, 0), 0
		}
		n = min(n, width)
		a.drawCell(c, cell, n, spot >= 0 && (l.Spot == spot+1 || cell.Spot == spot+1), l.Lit)
		width -= n
	}
	c.pad(width)
}

func (a *App) drawCell(c *canvas, cell *sheet.Cell, width int, at, lit bool) {
	paint := a.theme.Paint(cell.Role)
	if s := a.desk.spotIn(sheet.Main); cell.Column > 0 && s != nil && s.Col == cell.Column-1 {
		if cell.Role == theme.Rule {
			c.put(strings.ReplaceAll(cell.Text, a.theme.Line, a.theme.Heavy), width, theme.Accent)
			return
		}
		c.put(strings.ToUpper(cell.Text), width, theme.Heading)
		return
	}
	switch {
	case cell.Paint != nil:
		paint = *cell.Paint
	case at && cell.Strong:
		paint = a.theme.Paint(theme.Selected)
	case lit && cell.Role == theme.Text:
		paint = a.theme.Paint(theme.Strong)
	}
	if at && cell.Spot > 0 && cell.Boxed && width > 3 {
		c.painted("[", 1, a.theme.Paint(theme.Accent))
		c.painted(cell.Text, width-3, a.theme.Paint(theme.Selected))
		c.painted("]", 1, a.theme.Paint(theme.Accent))
		c.pad(1)
		return
	}
	text := cell.Text
	if cell.Boxed && width > 3 {
		text = " " + text
	}
	if cell.Right {
		n := min(c.width(text), width)
		c.pad(width - n)
		width = n
	}
	if cell.Boxed && width > 3 {
		c.painted(text, width-2, paint)
		c.pad(2)
		return
	}
	if cell.Width > 1 && !cell.Right && !cell.Full && c.width(text) >= width {
		c.painted(text, width-1, paint)
		c.pad(1)
		return
	}
	c.painted(text, width, paint)
}

// ruled writes a word within a rule.
func (c *canvas) ruled(word string, width int) {
	if width <= 0 {
		return
	}
	n := min(2, width)
	c.rule(n, false)
	width -= n
	word, m := c.cut(" "+word+" ", width)
	c.buf = c.theme.Paint(theme.Accent).Append(c.buf, word)
	c.rule(width-m, false)
}
