package ui

import (
	"strings"

	"readout/ui/sheet"
	"readout/ui/theme"
)

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
