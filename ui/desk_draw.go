package ui

import (
	"slices"
	"strings"

	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

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
		beside = a.shorten(s.Beside(at, l.panes[sheet.Side].w-1), l.panes[sheet.Side].h+1)
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
	facts := []headFact{{text: marking, paint: paint, keep: true, short: a.shortMarking(marking)}}
	for _, f := range s.Facts {
		if f.Text == marking {
			continue
		}
		p := a.theme.Paint(f.Role)
		if f.Paint != nil {
			p = *f.Paint
		}
		facts = append(facts, headFact{text: f.Text, paint: p, short: slices.Clone(f.Short), warns: f.Role == theme.Warn})
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
		count := s.Count
		if d.searching() {
			count = "searching"
		}
		a.drawDeskPane(c, sheet.Main, y-main.y, main, s.Name, count)
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
	n := d.sheet.Len(p)
	if y == r.h-1 && d.noted(p, r.h) {
		c.pad(min(2, r.w))
		c.put(d.hidden(p, r.h), r.w-2, theme.Dim)
		return
	}
	if y >= d.fixed(p, r.h) {
		y += d.top[p]
	}
	switch {
	case n == 0 && y == 0 && p == sheet.Main:
		c.put("  "+d.emptiness(a), r.w, theme.Dim)
	case y >= n:
		c.pad(r.w)
	default:
		line := d.sheet.Line(p, y)
		begins := line.Has(d.at[p]) && (y == 0 || !d.sheet.Line(p, y-1).Has(d.at[p]))
		at := d.at[p]
		if p != sheet.Main && p != d.pane {
			at = -1 // what narrows the list looks chosen otherwise
		}
		a.drawLine(c, line, r.w, at, d.spotIn(p) != nil && begins && d.pane == p)
	}
}

// emptiness says why a board shows nothing.
func (d *desk) emptiness(a *App) string {
	switch {
	case d.searching():
		return "searching"
	case d.filter != "":
		return "all filtered out; " + a.keys.key("all") + " shows all"
	}
	return d.sheet.Empty
}
