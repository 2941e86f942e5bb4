package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/ui/board"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// openWords lays a panel of lines over the board; those with a briefing lead to
// their item. Where lines only tell something, each has as many rows as it needs.
func (a *App) openWords(title string, lines []board.PanelLine) tea.Cmd {
	p := newPanel(wordsPanel, title)
	told := !slices.ContainsFunc(lines, func(l board.PanelLine) bool { return l.Open != nil || l.Briefing != nil || l.Say != "" })
	for _, l := range lines {
		r := a.lineRow(l.Line)
		switch {
		case l.Open != nil:
			p.add(r, func(a *App) tea.Cmd { return a.openBoard(l.Open, "") })
		case l.Briefing != nil:
			p.add(r, func(a *App) tea.Cmd { return a.readLine(l.Briefing, l.Ref, l.At) })
		case l.Say != "":
			p.add(r, func(a *App) tea.Cmd { a.warn(l.Say); return nil })
		case told:
			for _, r := range a.rowsOf(r) {
				p.under(r)
			}
			continue
		default:
			p.under(r)
		}
		p.all[len(p.all)-1].of, p.all[len(p.all)-1].ref = l.Briefing, l.Ref
	}
	p.list.plain = p.list.total == 0
	return a.open(p)
}

// hanging is how far the further rows of a line stand in.
const hanging = 4

// rowsOf breaks a row that is wider than a panel.
func (a *App) rowsOf(r row) []row {
	width := a.panelWidth()
	if r.right != "" || a.method.StringWidth(r.left) <= width || width <= 2*hanging {
		return []row{r}
	}
	var rows []row
	for i, text := range strings.Split(a.method.Wrap(r.left, width-hanging, ""), "\n") {
		next := r
		if next.left = strings.TrimRight(text, " "); i > 0 {
			next.left, next.indent = strings.TrimLeft(next.left, " "), r.indent+hanging
		}
		rows = append(rows, next)
	}
	return rows
}

// lineRow is a line of a sheet as the row of a panel: its columns where they
// stand in the sheet, its texts whole.
func (a *App) lineRow(l sheet.Line) row {
	if l.Heading != "" {
		return row{left: l.Heading, right: l.Count, role: theme.Subheading}
	}
	spare := a.panelWidth()
	for i := range l.Cells {
		spare -= l.Cells[i].Width
	}
	var s strings.Builder
	for i := range l.Cells {
		c := &l.Cells[i]
		width, text := c.Width, c.Text
		if width == 0 && i < len(l.Cells)-1 {
			width, spare = max(spare, 0), 0
		}
		blanks := width - a.method.StringWidth(text)
		if blanks <= 0 && !c.Full && i < len(l.Cells)-1 {
			blanks = 1
		}
		gap := strings.Repeat(" ", max(blanks, 0))
		if c.Right {
			s.WriteString(gap + text)
		} else {
			s.WriteString(text + gap)
		}
	}
	r := row{left: strings.TrimRight(s.String(), " ")}
	if len(l.Cells) > 0 {
		r.role = l.Cells[len(l.Cells)-1].Role
	}
	return r
}
