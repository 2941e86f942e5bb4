package content

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// reportWidth is the number of terminal cells that an excerpt may take.
const reportWidth = 62

// maxAlso is the number of further places that a report names.
const maxAlso = 4

// Report renders a mistake as text: its place and what it is, the line with a
// caret under what is wrong, and the mend.
func Report(m model.Mistake) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s:%d:%d: %s: %s\n", model.CleanLine(m.File), m.Line, m.Column, m.Severity, model.CleanLine(m.What))
	switch {
	case m.Here != "":
		if m.There != "" {
			fmt.Fprintf(&out, "  there: %s\n", model.CleanLine(m.There))
		}
		fmt.Fprintf(&out, "  here:  %s\n", model.CleanLine(m.Here))
	case m.Excerpt != "":
		text, before, width := window(model.CleanLine(m.Excerpt), m.Column, m.Width)
		number := fmt.Sprintf("%5d", m.Line)
		fmt.Fprintf(&out, "%s | %s\n", number, text)
		fmt.Fprintf(&out, "%s | %s%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", before), strings.Repeat("^", width))
	}
	if len(m.Also) > 0 {
		fmt.Fprintf(&out, "  also: %s\n", alsoText(m.Also))
	}
	if m.Mend != "" {
		fmt.Fprintf(&out, "  mend: %s\n", model.CleanLine(m.Mend))
	}
	return out.String()
}

// alsoText names the first of the further places of a mistake.
func alsoText(places []model.Place) string {
	var parts []string
	for _, p := range places[:min(len(places), maxAlso)] {
		parts = append(parts, fmt.Sprintf("line %d, column %d", p.Line, p.Column))
	}
	if more := len(places) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	return strings.Join(parts, "; ")
}

// window cuts a line to what fits, around the characters that are wrong. It
// returns how many cells stand before them and how many they take.
func window(line string, column, width int) (text string, before, cells int) {
	runes := []rune(line)
	from := min(max(column-1, 0), len(runes))
	to := min(from+max(width, 1), len(runes))
	head, wrong, tail := string(runes[:from]), string(runes[from:to]), string(runes[to:])
	room := max(reportWidth-ansi.StringWidth(wrong), reportWidth/2)
	if ansi.StringWidth(head) > room {
		head = ansi.TruncateLeft(head, ansi.StringWidth(head)-room+2, "… ")
	}
	if rest := reportWidth - ansi.StringWidth(head); ansi.StringWidth(wrong) > rest {
		wrong, tail = ansi.Truncate(wrong, rest, "…"), ""
	}
	if used := ansi.StringWidth(head + wrong); used+ansi.StringWidth(tail) > reportWidth {
		tail = ansi.Truncate(tail, max(reportWidth-used, 2), " …")
	}
	return head + wrong + tail, ansi.StringWidth(head), max(ansi.StringWidth(wrong), 1)
}
