package board

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// matrixFit is how a matrix lies in a window.
type matrixFit struct {
	list       bool
	name, cell int // widths of the names and of a column
	from, to   int // columns in sight
	cols       int // all of them
	heads      int // lines of the titles of the columns
	questions  int // lines of the questions under them
	room       int // lines for the rows
}

const (
	leastCell  = 15 // narrower columns are not readable
	mostCell   = 44 // wider ones are harder to look across
	leastName  = 10
	mostName   = 26
	mostLines  = 4  // of a cell
	wideCell   = 20 // from which a column has its question
	cardLines  = 8  // kept free for what is known of the cell, under the rows
	matrixTrim = 6  // lines of title, lead, heading and legend
)

func (b Matrix) fit(f Frame, x axes) matrixFit {
	width := f.main(f.side())
	fit := matrixFit{list: width < narrowBelow, to: x.cols(), cols: x.cols(), heads: 1}
	if fit.list || x.cols() == 0 {
		return fit
	}
	for r := range x.rows() {
		name, _ := x.row(r)
		fit.name = max(fit.name, f.Method.StringWidth(name)+2)
	}
	fit.name = min(max(fit.name, leastName), mostName, width/4)
	wide := width - 2 - fit.name
	if most := max(wide/leastCell, 1); x.cols() > most {
		fit.from, fit.to = b.window(f, x, most)
	}
	fit.cell = min(wide/(fit.to-fit.from), mostCell)
	for c := fit.from; c < fit.to; c++ {
		title, question := x.head(c)
		if f.Method.StringWidth(title) > fit.cell-3 && f.Height >= 20 {
			fit.heads = 2
		}
		if question != "" && fit.cell >= wideCell {
			fit.questions = 1
		}
	}
	if fit.questions > 0 && f.Height >= 30 {
		fit.questions = 2
	}
	fit.room = f.Height + 1 - matrixTrim - fit.heads - fit.questions - 1
	if f.side() == 0 {
		fit.room -= cardLines
	}
	return fit
}

// window is the columns in sight if n of them fit: from the one that the board
// names on, unless what is to be shown or stood on is beyond them.
func (b Matrix) window(f Frame, x axes, n int) (from, to int) {
	from = max(0, min(b.From, x.cols()-n))
	_, c, ok := x.find(b.Show)
	if ok && c >= from && c < from+n {
		return from, from + n
	}
	if _, at, found := x.find(f.At); found {
		c, ok = at, true
	}
	if ok {
		from = min(max(from, c-n+1), c)
	}
	return from, from + n
}

// count is what the heading says of the matrix; where it has no room for all of
// that, what may be passed over goes first.
func (fit *matrixFit) count(f Frame, m *library.Matrix) string {
	size := plural(len(m.Actors), "actor") + ", " + plural(len(m.Issues), "issue")
	if n := len(m.Cast.Actors()); n > len(m.Actors) {
		size = fmt.Sprintf("%d of %d actors, %s", len(m.Actors), n, plural(len(m.Issues), "issue"))
	}
	if fit.from > 0 || fit.to < fit.cols {
		size = fmt.Sprintf("columns %d-%d of %d", fit.from+1, fit.to, fit.cols)
	}
	parts := []string{size}
	for _, n := range []struct {
		n    int
		what string
	}{{m.Empty, "empty"}, {m.New, "new"}, {m.Moved, "moved"}, {m.Differ, "differ"}, {m.Hidden, "hidden"}} {
		if n.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n.n, n.what))
		}
	}
	room := f.main(f.side()) - len("Positions") - 8
	for len(parts) > 1 && f.Method.StringWidth(strings.Join(parts, ", ")) > room {
		parts = parts[1:]
	}
	return strings.Join(parts, ", ")
}

// matrixRow is a row before it is laid out.
type matrixRow struct {
	part  model.Part
	texts [][]string // lines of each cell
	high  int
}

// grid lays the matrix out in columns.
func (b Matrix) grid(f Frame, x axes, s *sheet.Sheet, fit matrixFit) {
	b.heads(f, x, s, fit)
	rows, parts := b.texts(f, x, fit), 0
	for r := range rows {
		if r == 0 || rows[r].part != rows[r-1].part {
			parts++
		}
	}
	grouped := b.grouped(x, fit, parts)
	if !grouped {
		parts = 0
	}
	lines := 1
	for lines < mostLines && height(rows, lines+1)+parts <= fit.room {
		lines++
	}
	gap := height(rows, lines)+len(rows)+parts <= fit.room
	for r := range rows {
		if grouped && (r == 0 || rows[r].part != rows[r-1].part) {
			s.Lines = append(s.Lines, text(theme.Dim, partName(rows[r].part)))
		}
		b.row(f, x, s, fit, r, &rows[r], lines)
		if gap {
			s.Lines = append(s.Lines, blank())
		}
	}
	if !gap && height(rows, lines)+parts+2 <= fit.room {
		s.Lines = append(s.Lines, blank())
	}
}

// grouped reports whether the actors of a part have a heading.
func (b Matrix) grouped(x axes, fit matrixFit, parts int) bool {
	switch {
	case x.swap, b.Groups == Ungrouped:
		return false
	case b.Groups == Grouped:
		return true
	}
	return x.rows()+parts <= fit.room
}

// height is how many lines rows take if none may have more than most.
func height(rows []matrixRow, most int) int {
	n := 0
	for i := range rows {
		n += min(rows[i].high, most)
	}
	return n
}

// texts breaks the cells in sight into lines; if rows have room for one only,
// the rest is not asked for.
func (b Matrix) texts(f Frame, x axes, fit matrixFit) []matrixRow {
	lines := mostLines
	if 2*x.rows() > fit.room {
		lines = 1
	}
	rows := make([]matrixRow, x.rows())
	for r := range rows {
		row := &rows[r]
		row.high, row.texts = 1, make([][]string, fit.to-fit.from)
		if !x.swap {
			row.part = x.m.Actors[r].Part
		}
	}
	for c := fit.from; c < fit.to; c++ {
		column := 2
		for r := range rows {
			column = max(column, f.Method.StringWidth(f.cellSign(x.cell(r, c))))
		}
		for r := range rows {
			texts := f.cellText(x.cell(r, c), column+1, fit.cell-3, lines)
			rows[r].texts[c-fit.from], rows[r].high = texts, max(rows[r].high, len(texts))
		}
	}
	return rows
}

// heads are the names of the columns; the one of the cursor is drawn heavier.
func (b Matrix) heads(f Frame, x axes, s *sheet.Sheet, fit matrixFit) {
	lines := make([]sheet.Line, fit.heads+fit.questions+1)
	for i := range lines {
		lines[i].Cells = []sheet.Cell{{Width: fit.name}}
	}
	for c := fit.from; c < fit.to; c++ {
		title, question := x.head(c)
		role := theme.Subheading
		if x.swap {
			role = theme.PartRole(x.m.Actors[c].Part)
		}
		titles, questions := f.wrapTo(title, fit.cell-3, fit.heads), f.wrapTo(question, fit.cell-3, fit.questions)
		for i := range lines {
			cell := sheet.Cell{Width: fit.cell}
			switch under := i - fit.heads; {
			case i < fit.heads:
				cell.Role, cell.Column = role, c+1
				if i < len(titles) {
					cell.Text = " " + titles[i]
				}
			case under < fit.questions:
				cell.Role = theme.Dim
				if under < len(questions) {
					cell.Text = " " + questions[under]
				}
			default:
				cell.Text, cell.Role, cell.Column = " "+strings.Repeat(f.Theme.Line, max(fit.cell-3, 0)), theme.Rule, c+1
			}
			lines[i].Cells = append(lines[i].Cells, cell)
		}
	}
	s.Lines, s.Fixed = append(s.Lines, lines...), len(lines)
}

// row lays out one row in at most so many lines.
func (b Matrix) row(f Frame, x axes, s *sheet.Sheet, fit matrixFit, r int, row *matrixRow, most int) {
	name, role := x.row(r)
	high := min(row.high, most)
	names := f.wrapTo(name, fit.name-1, high)
	lines := make([]sheet.Line, high)
	for i := range lines {
		lines[i].Cells = []sheet.Cell{{Width: fit.name, Role: role}}
		if i < len(names) {
			lines[i].Cells[0].Text = names[i]
		}
	}
	for c := fit.from; c < fit.to; c++ {
		s.Spots = append(s.Spots, b.spot(x, r, c))
		cell, texts := x.cell(r, c), row.texts[c-fit.from]
		if len(texts) > high {
			texts = append(slices.Clone(texts[:high-1]), f.cut(texts[high-1]+" "+strings.TrimSpace(texts[high]), fit.cell-3))
		}
		for i := range lines {
			k := sheet.Cell{Width: fit.cell, Role: cellRole(cell), Spot: len(s.Spots), Boxed: i == 0, Strong: true}
			if i < len(texts) {
				k.Text = texts[i]
				if i > 0 {
					k.Text = " " + k.Text
				}
			}
			lines[i].Cells = append(lines[i].Cells, k)
		}
	}
	s.Lines = append(s.Lines, lines...)
}

// partName is the heading over the actors of a part.
func partName(p model.Part) string {
	switch p {
	case model.Party:
		return "parties"
	case model.Other, "":
		return "others"
	}
	return model.CleanLine(string(p)) + "s"
}

func without(m *library.Matrix) string {
	names := make([]string, len(m.Without))
	for i, a := range m.Without {
		names[i] = m.Cast.Short(a.ID)
	}
	return strings.Join(names, ", ")
}
