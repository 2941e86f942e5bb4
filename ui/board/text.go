package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// sideFrom is the width from which what is known of the spot stands beside it.
const sideFrom = 160

// sideWidth is the width of that column.
const sideWidth = 56

// Widest is the width beyond which a view gains nothing.
const Widest = 400

// narrowBelow is the width below which columns become a list.
const narrowBelow = 60

// side is the width of the column at the right, 0 for none.
func (f Frame) side() int {
	if f.Width >= sideFrom {
		return sideWidth
	}
	return 0
}

// main is the width of the main pane when the column at the right has that width.
func (f Frame) main(side int) int {
	if side > 0 {
		return f.Width - side - 1
	}
	return f.Width
}

// wrap breaks a text at blanks into lines of at most width cells.
func (f Frame) wrap(s string, width int) []string {
	if width <= 0 || s == "" {
		return nil
	}
	lines := strings.Split(f.Method.Wrap(s, width, ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// wrapTo breaks a text into at most n lines; the last one is cut with an ellipsis.
func (f Frame) wrapTo(s string, width, n int) []string {
	lines := f.wrap(s, width)
	if len(lines) <= n || n <= 0 {
		return lines
	}
	rest := strings.Join(lines[n-1:], " ")
	return append(lines[:n-1:n-1], f.cut(rest, width))
}

// cut shortens a text to a width.
func (f Frame) cut(s string, width int) string {
	if f.Method.StringWidth(s) <= width {
		return s
	}
	return strings.TrimRight(f.Method.Truncate(s, width, f.Theme.Ellipsis), " ")
}

// text is a line of one cell.
func text(role theme.Role, s string) sheet.Line {
	return sheet.Line{Cells: []sheet.Cell{{Text: s, Role: role}}}
}

// indented is text behind some blanks.
func indented(n int, role theme.Role, s string) sheet.Line {
	if n == 0 {
		return text(role, s)
	}
	return sheet.Line{Cells: []sheet.Cell{{Width: n}, {Text: s, Role: role}}}
}

// paragraph is a text in as many lines as it needs, behind some blanks.
func (f Frame) paragraph(n int, role theme.Role, s string, width int) []sheet.Line {
	var lines []sheet.Line
	for _, l := range f.wrap(s, width-n-2) {
		lines = append(lines, indented(n, role, l))
	}
	return lines
}

// fact is a name and what it is, as "Source   article, not graded".
func (f Frame) fact(name, what string, width int) []sheet.Line {
	const column = 13
	var lines []sheet.Line
	for i, l := range f.wrap(what, width-column-2) {
		if i > 0 {
			name = ""
		}
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{{Text: name, Width: column, Role: theme.Dim}, {Text: l}}})
	}
	return lines
}

func heading(title string, count string) sheet.Line {
	return sheet.Line{Heading: title, Count: count}
}

func blank() sheet.Line { return sheet.Line{} }

// sign is how a stand is shown in a few cells: its stance, whether it is
// second-hand, whether it is a guess.
func (f Frame) sign(s library.Stand) string {
	if !s.Covered() {
		return f.Theme.None
	}
	sign := f.Theme.Sign(s.Stance)
	if s.Differ {
		sign = f.Theme.Contested
	}
	if s.SecondHand {
		sign += f.Theme.Second
	}
	if s.Guess && !s.Differ {
		sign += "?"
	}
	return sign
}

// inWords is a stand in words, as "against, says somebody else".
func inWords(s library.Stand) string {
	if !s.Covered() {
		return "not covered"
	}
	w := string(s.Stance)
	if s.Differ {
		w = "accounts differ"
	}
	if s.SecondHand {
		w += ", second-hand"
	}
	if s.Guess && !s.Differ {
		w += ", not certain"
	}
	return w
}

// stanceRole is the look of a stand.
func stanceRole(s library.Stand) theme.Role {
	switch {
	case s.Differ:
		return theme.Warn
	case !s.Covered():
		return theme.Dim
	}
	return theme.Text
}

// plural is "1 quote" or "3 quotes".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// quoted puts words between quotation marks.
func quoted(q *model.Quote) string { return "“" + model.CleanLine(q.Words()) + "”" }

// sourced is a source and its grade, as "transcript 04 (B2)".
func sourced(b *model.Briefing, id string) string {
	s := b.SourceByID(id)
	if s == nil {
		if id == "" {
			return "no source given"
		}
		return id
	}
	if s.Grade == "" {
		return s.Title + ", not graded"
	}
	return s.Title + " (" + s.Grade + ")"
}

// check is the outcome of the word-for-word check of a quote in words.
func check(q *model.Quote) string {
	worst := model.Unchecked
	for i, s := range q.Segments {
		if i == 0 || s.Check.Failed() {
			worst = s.Check
		}
	}
	switch worst {
	case model.Exact, model.FinalPunctuation:
		return "word for word"
	case model.Differs:
		return "differs from the source"
	case model.Missing:
		return "not found in the source"
	}
	return "not checked"
}

// checkSign is the sign of that outcome.
func (f Frame) checkSign(q *model.Quote) string {
	worst := model.Unchecked
	for i, s := range q.Segments {
		if i == 0 || s.Check.Failed() {
			worst = s.Check
		}
	}
	return f.Theme.Check(worst)
}

// span is the dates of a scope, as "2032-01-05 to 2032-01-26".
func span(scope []*model.Briefing) string {
	var first, last string
	for _, b := range scope {
		if !b.Date.Valid() {
			continue
		}
		if first == "" {
			first = b.Date.String()
		}
		last = b.Date.String()
	}
	if first == last {
		return first
	}
	return first + " to " + last
}

// about names the scope for a title: the briefing, or the folder.
func (f Frame) about() string {
	if len(f.Scope) == 1 {
		return titleOf(f.Scope[0])
	}
	if f.Current != nil {
		return "Series of " + titleOf(f.Current)
	}
	if f.Folder != "" {
		return f.Folder
	}
	return "All briefings"
}

func titleOf(b *model.Briefing) string {
	if t := model.CleanLine(b.Title); t != "" {
		return t
	}
	return model.CleanLine(b.ID)
}

// stances says what the signs of stances mean, in one line.
func (f Frame) stances() string {
	if f.Width < 100 {
		return "\" second-hand -~ moved ! differ . none ? unclear o silent + for - against ~ if"
	}
	return "+ for   - against   ~ conditional   ? unclear   o silent   ! accounts differ   . not covered   \" second-hand   -~ moved"
}
