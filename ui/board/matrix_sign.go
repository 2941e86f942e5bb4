package board

import (
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/theme"
)

// cellRole is the look of a cell: what changed lights up, what is carried over
// from an earlier briefing steps back.
func cellRole(c *library.Cell) theme.Role {
	switch {
	case c.Differ:
		return theme.Warn
	case !c.Covered(), c.Carried:
		return theme.Dim
	case c.Changed():
		return theme.Accent
	}
	return theme.Text
}

// cellText is sign and note of a cell in at most so many lines, the notes in a column.
func (f Frame) cellText(c *library.Cell, column, width, lines int) []string {
	sign := f.cellSign(c)
	if c.Hidden || !c.Covered() {
		return []string{sign}
	}
	note := model.CleanLine(c.Note)
	if c.Differ {
		note = "accounts differ"
		if lines == 1 && f.Method.StringWidth(note) > width-column {
			note = "differ"
		}
	}
	if note == "" || width <= column {
		return []string{sign}
	}
	texts := []string{note}
	if lines > 1 {
		texts = f.wrapTo(note, width-column, lines)
	} else {
		texts[0] = f.cut(note, width-column)
	}
	for i := range texts {
		texts[i] = sign + strings.Repeat(" ", max(column-f.Method.StringWidth(sign), 0)) + texts[i]
		sign = ""
	}
	return texts
}

// cellSign is a cell in a few signs: "-~" moved from against to conditional,
// "*+" is new, "(+)" comes from an earlier briefing, and a hidden one is blank.
func (f Frame) cellSign(c *library.Cell) string {
	if c.Hidden {
		return ""
	}
	sign := f.sign(c.Stand)
	if c.Differ && guessed(c) {
		sign += "?"
	}
	switch {
	case c.Moved && c.From.Differ:
		return f.Theme.Contested + sign
	case c.Moved:
		return f.Theme.Sign(c.From.Stance) + sign
	case c.New:
		return f.Theme.Kept + sign
	case c.Carried && c.Covered():
		return "(" + sign + ")"
	}
	return sign
}

// matrixLegend says what the signs mean: all of them where they fit, else those
// that are in sight.
func (f Frame) matrixLegend(x axes) string {
	used := map[string]bool{}
	for r := range x.rows() {
		for c := range x.cols() {
			cell := x.cell(r, c)
			used[string(cell.Stance)] = true
			for _, is := range []struct {
				what string
				is   bool
			}{
				{"differ", cell.Differ},
				{"second", cell.SecondHand},
				{"guess", guessed(cell)},
				{"moved", cell.Moved},
				{"new", cell.New},
				{"carried", cell.Carried},
				{"none", !cell.Covered()},
			} {
				used[is.what] = used[is.what] || is.is
			}
		}
	}
	signs := []struct{ of, sign, means string }{
		{"for", f.Theme.Sign(model.For), "for"},
		{"against", f.Theme.Sign(model.Against), "against"},
		{"conditional", f.Theme.Sign(model.Conditional), "conditional"},
		{"unclear", f.Theme.Sign(model.Unclear), "unclear"},
		{"silent", f.Theme.Sign(model.Silent), "silent"},
		{"differ", f.Theme.Contested, "accounts differ"},
		{"none", f.Theme.None, "not covered"},
		{"second", f.Theme.Second, "second-hand"},
		{"guess", "+?", "not certain"},
		{"moved", "-+", "moved"},
		{"new", f.Theme.Kept, "new"},
		{"carried", "(+)", "from an earlier briefing"},
	}
	var all, some []string
	for _, s := range signs {
		all = append(all, s.sign+" "+s.means)
		if used[s.of] {
			some = append(some, s.sign+" "+s.means)
		}
	}
	for _, line := range []string{strings.Join(all, "   "), strings.Join(some, "   ")} {
		if f.Method.StringWidth(line) <= f.Width {
			return line
		}
	}
	short := strings.NewReplacer("conditional", "if", "accounts differ", "differ", "not covered", "none", "from an earlier briefing", "earlier")
	if line := short.Replace(strings.Join(some, "  ")); f.Method.StringWidth(line) <= f.Width {
		return line
	}
	slices.Reverse(some) // what is cut off is what everybody knows
	return short.Replace(strings.Join(some, " "))
}

func names(c *library.Cast, ids []string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = c.Short(id)
	}
	return strings.Join(list, ", ")
}
