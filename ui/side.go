package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// sideLine is one row of the quotations that stand beside the text.
type sideLine struct {
	quote int // -1 for an empty row
	first bool
	row   row
}

// wordsFrom is the width from which the words stand in the column again: below
// it they are to be read in the text beside.
const wordsFrom = 40

// beside places every quotation of the lines on screen beside its line, or as
// soon below as there is room.
func (v *view) beside(width, height int, m ansi.Method) []sideLine {
	lines := make([]sideLine, max(height, 0))
	for i := range lines {
		lines[i].quote = -1
	}
	next := 0
	put := func(at, quote int) {
		for i, r := range v.sideRows(quote, width-4, m) {
			if y := max(at, next); y < len(lines) {
				lines[y] = sideLine{quote, i == 0, r}
				next = y + 1
			}
		}
	}
	seen := map[int]bool{}
	if i := v.quote; i >= 0 && i < len(v.briefing.Quotes()) && !v.inText(i) {
		seen[i] = true
		put(0, i)
	}
	for at, pos := range v.text.lines {
		for _, i := range v.text.page.Quotes(pos) {
			if !seen[i] && v.shown.quotes[i] {
				seen[i] = true
				put(at, i)
			}
		}
	}
	return lines
}

// inText reports whether the text holds the words of a quote for certain.
func (v *view) inText(quote int) bool {
	at := v.briefing.Quotes()[quote].At
	return at.Known() && at.Start >= v.briefing.Body && at.End > at.Start
}

// sideRows is what the column says of one quote.
func (v *view) sideRows(i, width int, m ansi.Method) []row {
	q := v.briefing.Quotes()[i]
	role := theme.PartRole(v.part(q.By))
	part := string(v.part(q.By))
	if q.By == "" || part == string(model.Other) {
		part = ""
	}
	var rows []row
	if width >= wordsFrom-4 {
		name := v.speakerIn(q, 11)
		room := width - 11
		if q.Failed() {
			room -= 2
		}
		text := wrap(m, "“"+wordsOf(q)+"”", room)
		for n, line := range text[:min(len(text), 3)] {
			if n == 2 && len(text) > 3 {
				line = truncate(m, line+" "+text[3], room, "…")
			}
			r := row{left: line, indent: 11}
			if n == 0 {
				r = row{left: name + line, role: role, flag: doubtSign(q)}
			}
			rows = append(rows, r)
		}
		rows = append(rows, v.standingRows(q, 11, width, m)...)
	} else {
		rows = append(rows, row{left: v.speaker(q), right: part, role: role, flag: doubtSign(q)})
		rows = append(rows, v.standingRows(q, 2, width, m)...)
		if !v.inText(i) {
			for _, line := range wrap(m, "“"+wordsOf(q)+"”", width-2) {
				rows = append(rows, row{left: line, indent: 2})
			}
		}
	}
	if !v.inText(i) {
		rows = append(rows, row{left: "place not known", indent: 2, role: theme.Warn})
	}
	if q.Issue != "" && v.issueTitle(q.Issue) != q.Section {
		rows = append(rows, row{left: "on " + v.issueTitle(q.Issue), indent: 2, role: theme.Dim})
	}
	if v.quote == i {
		rows = append(rows, row{left: "y copies it", indent: 2, role: theme.Dim})
	}
	return rows
}

// standingRows say where the words are from and whether they stand there. What
// warns has a row of its own before the rest, so that it is never cut.
func (v *view) standingRows(q model.Quote, indent, width int, m ansi.Method) []row {
	source := q.Source
	if source == "" {
		source = "no source"
	}
	if n := len(q.Segments); n > 1 {
		source += ", " + plural(n, "part")
	}
	var warnings []string
	switch worst(q) {
	case model.FinalPunctuation:
		source += ", final sign"
	case model.Differs:
		warnings = append(warnings, doubtSign(q)+" differs")
	case model.Missing:
		warnings = append(warnings, doubtSign(q)+" not found there")
	}
	if q.Guess {
		warnings = append(warnings, "? speaker guessed")
	}
	var rows []row
	for _, line := range wrap(m, strings.Join(warnings, ", "), width-indent) {
		rows = append(rows, row{left: line, indent: indent, role: theme.Warn})
	}
	sign := " "
	if doubtSign(q) == "" {
		sign = signOf(worst(q))
	}
	return append(rows, row{left: sign + " " + source, indent: indent, role: theme.Dim})
}

func signOf(c model.Check) string { return theme.Signs{}.Check(c) }

// doubtSign is the sign of a quote that is not word for word in its source, ""
// for all others.
func doubtSign(q model.Quote) string {
	if !q.Failed() {
		return ""
	}
	return signOf(worst(q))
}

// exactSign is the sign of a quote that is word for word in its source, "" for
// all others.
func exactSign(q model.Quote) string {
	if q.Failed() {
		return ""
	}
	return strings.TrimSpace(signOf(worst(q)))
}

// worst is the outcome of the word-for-word check that says least for a quote.
func worst(q model.Quote) model.Check {
	rank := map[model.Check]int{model.Exact: 1, model.FinalPunctuation: 2, model.Unchecked: 3, "": 3, model.Differs: 4, model.Missing: 5}
	c := model.Exact
	for _, s := range q.Segments {
		if rank[s.Check] > rank[c] {
			c = s.Check
		}
	}
	if c == "" || len(q.Segments) == 0 {
		return model.Unchecked
	}
	return c
}

// drawSide draws one row of the quotations beside the text.
func (a *App) drawSide(c *canvas, y, width int, s *scene) {
	focused := a.view.focus == quotePane
	if y == 0 {
		c.pad(1)
		c.heading(paneNames[quotePane], a.view.lists[quotePane].count(), width-2, focused)
		c.pad(1)
		return
	}
	if y--; y >= len(s.side) || s.side[y].quote < 0 {
		hint := ""
		if y == len(s.side)-1 && !a.view.chosen.empty() {
			hint = fmt.Sprintf("   %s show all %d", a.keys.key("all"), a.view.lists[quotePane].total)
		}
		c.put(hint, width, theme.Dim)
		return
	}
	line := s.side[y]
	selected := line.first && line.quote == a.view.quote
	mark := ""
	if selected {
		mark = a.theme.Cursor
	}
	if line.first {
		line.row = a.signed(a.view.briefing, model.Ref{Type: model.TypeQuote, Index: line.quote}, line.row)
	}
	c.pad(1)
	c.row(line.row, mark, width-2, selected && focused)
	c.pad(1)
}
