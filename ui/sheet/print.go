package sheet

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Print writes the main pane as plain lines of at most width cells.
func (s *Sheet) Print(m ansi.Method, width int) []string {
	var lines []string
	for i := range s.Len(Main) {
		lines = append(lines, s.Line(Main, i).print(m, width))
	}
	return lines
}

func (l *Line) print(m ansi.Method, width int) string {
	if l.Heading != "" {
		return strings.TrimRight("-- "+l.Heading+"  "+l.Count, " ")
	}
	spare := width
	for i := range l.Cells {
		spare -= l.Cells[i].Width
	}
	var line strings.Builder
	for i := range l.Cells {
		c := &l.Cells[i]
		n := c.Width
		if n == 0 {
			n, spare = max(spare, 0), 0
		}
		text := c.Text
		if c.Boxed {
			text = " " + text
		}
		if room := max(n-1, 0); m.StringWidth(text) > room && i < len(l.Cells)-1 && !c.Full {
			text = m.Truncate(text, room, "…")
		} else if m.StringWidth(text) > n {
			text = m.Truncate(text, n, "…")
		}
		line.WriteString(text + strings.Repeat(" ", max(n-m.StringWidth(text), 0)))
	}
	return strings.TrimRight(line.String(), " ")
}
