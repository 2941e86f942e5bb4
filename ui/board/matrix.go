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

// Matrix is who stands where on what.
type Matrix struct {
	Swap  bool            // issues down, actors across
	Moved bool            // only what moved
	Flat  bool            // no headings by part
	At    *model.Briefing // the briefing stood on; nil for the newest
	From  int             // index of the first column in sight
}

// Name is the view's name in addresses.
func (Matrix) Name() string { return "matrix" }

// matrixAxes are the rows and columns of a matrix, whichever way they lie.
type matrixAxes struct {
	m    *library.Matrix
	swap bool
}

func (x matrixAxes) rows() int {
	if x.swap {
		return len(x.m.Issues)
	}
	return len(x.m.Actors)
}

func (x matrixAxes) cols() int {
	if x.swap {
		return len(x.m.Actors)
	}
	return len(x.m.Issues)
}

func (x matrixAxes) cell(r, c int) *library.Cell {
	if x.swap {
		return &x.m.Cells[c][r]
	}
	return &x.m.Cells[r][c]
}

func (x matrixAxes) ids(r, c int) (actor, issue string) {
	if x.swap {
		r, c = c, r
	}
	return x.m.Actors[r].ID, x.m.Issues[c].ID
}

// model is the matrix that the board shows.
func (b Matrix) model(f Frame) *library.Matrix {
	return f.Library.Matrix(f.Scope, library.MatrixOptions{At: b.At, MovedOnly: b.Moved, Keep: f.Keep})
}

// Sheet makes the matrix for a window: columns where they fit, else a list.
func (b Matrix) Sheet(f Frame) sheet.Sheet {
	x := matrixAxes{b.model(f), b.Swap}
	s := sheet.Sheet{
		Title: f.about(), Name: "Positions", Count: b.count(x.m), SideWidth: f.side(),
		Legend: f.stances(),
		Empty:  "no briefing here records a position",
	}
	if b.Moved {
		s.Empty = "nothing moved in this briefing"
	}
	if x.m.At != nil {
		s.Facts = append(s.Facts, sheet.Fact{Text: x.m.At.Date.String(), Role: theme.Dim})
		if len(f.Scope) > 1 {
			s.Facts = append(s.Facts, sheet.Fact{Text: fmt.Sprintf("%d of %d", slices.Index(f.Scope, x.m.At)+1, len(f.Scope)), Role: theme.Dim})
		}
		s.Title, s.Lead = titleOf(x.m.At), model.CleanLine(x.m.At.Summary)
	}
	if x.rows() == 0 {
		return s
	}
	width := f.main(s.SideWidth)
	if fit := b.fit(f, x, width); fit.list {
		b.list(f, x, &s, width)
	} else {
		b.grid(f, x, &s, fit)
	}
	s.Below = func(at *sheet.Spot, width int) []sheet.Line { return b.below(f, x.m, at, width) }
	if s.SideWidth > 0 {
		s.Below = nil
		s.Beside = func(at *sheet.Spot, width int) []sheet.Line { return b.beside(f, x.m, at, width) }
	}
	return s
}

func (b Matrix) count(m *library.Matrix) string {
	parts := []string{fmt.Sprintf("%d by %d", len(m.Actors), len(m.Issues))}
	if m.Differ > 0 {
		parts = append(parts, fmt.Sprintf("%d differ", m.Differ))
	}
	if m.Moved > 0 {
		parts = append(parts, fmt.Sprintf("%d moved", m.Moved))
	}
	if m.Empty > 0 {
		parts = append(parts, fmt.Sprintf("%d empty", m.Empty))
	}
	if m.Hidden > 0 {
		parts = append(parts, fmt.Sprintf("%d hidden", m.Hidden))
	}
	return strings.Join(parts, ", ")
}

// matrixFit is how a matrix lies in a window.
type matrixFit struct {
	list       bool
	name, cell int // widths
	from, to   int // columns in sight
	lines      int // lines of a row
	gap        bool
	grouped    bool
}

const (
	leastCell = 15
	mostCell  = 44
)

func (b Matrix) fit(f Frame, x matrixAxes, width int) matrixFit {
	if width < narrowBelow {
		return matrixFit{list: true}
	}
	fit := matrixFit{name: 17, lines: 1, to: x.cols()}
	if width >= 110 {
		fit.name = 22
	}
	most := max((width-2-fit.name)/leastCell, 1)
	if x.cols() > most {
		fit.from = max(0, min(b.From, x.cols()-most))
		fit.to = fit.from + most
	}
	fit.cell = min((width-2-fit.name)/(fit.to-fit.from), mostCell)
	room := f.Height - 12
	if f.Width >= sideFrom {
		room = f.Height - 8
	}
	fit.grouped = !b.Flat && f.Height >= 30
	if fit.grouped {
		room -= 5
	}
	for fit.lines < 3 && (fit.lines+1)*x.rows() <= room {
		fit.lines++
	}
	fit.gap = (fit.lines+1)*x.rows() <= room
	return fit
}

// grid lays the matrix out in columns.
func (b Matrix) grid(f Frame, x matrixAxes, s *sheet.Sheet, fit matrixFit) {
	b.heads(f, x, s, fit)
	part := model.Part("")
	for r := range x.rows() {
		if p := x.part(r); fit.grouped && !x.swap && p != part {
			s.Lines = append(s.Lines, text(theme.Dim, partName(p)))
			part = p
		}
		b.gridRow(f, x, s, fit, r)
		if fit.gap {
			s.Lines = append(s.Lines, blank())
		}
	}
	if left := x.cols() - (fit.to - fit.from); left > 0 {
		s.Lines = append(s.Lines, text(theme.Dim, fmt.Sprintf("%d of %d columns are out of sight; moving sideways brings them", left, x.cols())))
	}
	if n := len(x.m.Without); n > 0 && f.Width < sideFrom {
		s.Lines = append(s.Lines, blank(), text(theme.Dim, plural(n, "actor")+" took part without a recorded position: "+b.without(x.m)))
	}
}

func (b Matrix) without(m *library.Matrix) string {
	var names []string
	for _, a := range m.Without {
		names = append(names, m.Cast.Short(a.ID))
	}
	return strings.Join(names, ", ")
}

func (x matrixAxes) part(r int) model.Part {
	if x.swap {
		return ""
	}
	if p := x.m.Actors[r].Part; p != "" {
		return p
	}
	return model.Other
}

// partName is the heading over the actors of a part.
func partName(p model.Part) string {
	switch p {
	case model.Party:
		return "parties"
	case "", model.Other:
		return "others"
	}
	return string(p) + "s"
}

// heads are the names of the columns; the one of the cursor is drawn heavier.
func (b Matrix) heads(f Frame, x matrixAxes, s *sheet.Sheet, fit matrixFit) {
	questions := 0
	if !x.swap {
		questions = 1
		if f.Height >= 30 {
			questions = 2
		}
	}
	lines := make([]sheet.Line, 2+questions)
	for i := range lines {
		lines[i].Cells = []sheet.Cell{{Width: fit.name}}
	}
	for c := fit.from; c < fit.to; c++ {
		title, question := x.head(c)
		lines[0].Cells = append(lines[0].Cells, sheet.Cell{Text: " " + title, Width: fit.cell, Role: theme.Subheading, Column: c + 1})
		wrapped := f.wrapTo(question, fit.cell-3, questions)
		for i := range questions {
			cell := sheet.Cell{Width: fit.cell, Role: theme.Dim}
			if i < len(wrapped) {
				cell.Text = " " + wrapped[i]
			}
			lines[1+i].Cells = append(lines[1+i].Cells, cell)
		}
		lines[1+questions].Cells = append(lines[1+questions].Cells,
			sheet.Cell{Text: " " + strings.Repeat(f.Theme.Line, max(fit.cell-3, 0)), Width: fit.cell, Role: theme.Rule, Column: c + 1})
	}
	s.Lines, s.Fixed = append(s.Lines, lines...), len(lines)
}

func (x matrixAxes) head(c int) (title, question string) {
	if x.swap {
		return x.m.Cast.Short(x.m.Actors[c].ID), ""
	}
	return x.m.Issues[c].Title, x.m.Issues[c].Question
}

func (x matrixAxes) rowName(r int) (string, theme.Role) {
	if x.swap {
		return x.m.Issues[r].Title, theme.Text
	}
	return x.m.Cast.Short(x.m.Actors[r].ID), theme.PartRole(x.m.Actors[r].Part)
}

// gridRow lays out one row.
func (b Matrix) gridRow(f Frame, x matrixAxes, s *sheet.Sheet, fit matrixFit, r int) {
	name, role := x.rowName(r)
	lines := []sheet.Line{{Cells: []sheet.Cell{{Text: name, Width: fit.name, Role: role}}}}
	spots := make([]int, 0, fit.to-fit.from)
	for c := fit.from; c < fit.to; c++ {
		s.Spots = append(s.Spots, b.spot(x, r, c))
		spots = append(spots, len(s.Spots))
	}
	texts := make([][]string, fit.to-fit.from)
	high := 1
	for c := fit.from; c < fit.to; c++ {
		texts[c-fit.from] = b.cellText(f, x.cell(r, c), fit.cell-3, fit.lines)
		high = max(high, len(texts[c-fit.from]))
	}
	for len(lines) < high {
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{{Width: fit.name}}})
	}
	for i := range lines {
		for c := fit.from; c < fit.to; c++ {
			cell := x.cell(r, c)
			k := sheet.Cell{Width: fit.cell, Role: cellRole(cell), Spot: spots[c-fit.from], Boxed: i == 0, Strong: true}
			if i < len(texts[c-fit.from]) {
				k.Text = texts[c-fit.from][i]
				if i > 0 {
					k.Text = " " + k.Text
				}
			}
			if i > 0 {
				k.Spot = 0
			}
			lines[i].Cells = append(lines[i].Cells, k)
		}
	}
	s.Lines = append(s.Lines, lines...)
}

func cellRole(c *library.Cell) theme.Role {
	switch {
	case c.Differ:
		return theme.Warn
	case !c.Covered(), c.Carried:
		return theme.Dim
	case c.Moved, c.New:
		return theme.Strong
	}
	return theme.Text
}

// cellText is sign and note of a cell in lines.
func (b Matrix) cellText(f Frame, c *library.Cell, width, lines int) []string {
	sign := f.sign(c.Stand)
	if !c.Covered() {
		return []string{sign}
	}
	if c.Moved {
		from := f.Theme.Sign(c.From.Stance)
		if c.From.Differ {
			from = f.Theme.Contested
		}
		sign = from + sign
	}
	note := model.CleanLine(c.Note)
	if c.Differ {
		note = "accounts differ"
	}
	if c.Carried && c.Briefing.Date.Valid() {
		note = "(" + c.Briefing.Date.String() + ") " + note
	}
	const column = 3
	if len(sign) < column {
		sign += strings.Repeat(" ", column-len(sign))
	} else {
		sign += " "
	}
	wrapped := f.wrapTo(note, width-len(sign), lines)
	if len(wrapped) == 0 {
		return []string{sign}
	}
	for i := range wrapped {
		if i == 0 {
			wrapped[i] = sign + wrapped[i]
		} else {
			wrapped[i] = strings.Repeat(" ", len(sign)) + wrapped[i]
		}
	}
	return wrapped
}

// spot is the place of a cell.
func (b Matrix) spot(x matrixAxes, r, c int) sheet.Spot {
	actor, issue := x.ids(r, c)
	cell := x.cell(r, c)
	s := sheet.Spot{Key: actor + "/" + issue, Row: r, Col: c, Address: b.Address(&sheet.Spot{Key: actor + "/" + issue})}
	s.Say = fmt.Sprintf("%s on %s: %s", x.m.Cast.Name(actor), x.m.Cast.Title(issue), inWords(cell.Stand))
	if cell.Covered() {
		if cell.Note != "" && !cell.Differ {
			s.Say += ", " + model.CleanLine(cell.Note)
		}
		s.Briefing, s.Ref = cell.Briefing, model.Ref{Type: model.TypePosition, Index: cell.Positions[0]}
	}
	return s
}

// list lays the matrix out as a list: actors, and their positions under them.
func (b Matrix) list(f Frame, x matrixAxes, s *sheet.Sheet, width int) {
	row := 0
	for r := range x.rows() {
		name, role := x.rowName(r)
		s.Lines = append(s.Lines, sheet.Line{Cells: []sheet.Cell{{Text: name, Role: role}}})
		for c := range x.cols() {
			cell := x.cell(r, c)
			if !cell.Covered() {
				continue
			}
			spot := b.spot(x, r, c)
			spot.Row, spot.Col = row, 0
			row++
			s.Spots = append(s.Spots, spot)
			title, _ := x.head(c)
			name := min(max(width/3, 10), 18)
			texts := b.cellText(f, cell, width-4-name, 1)
			s.Lines = append(s.Lines, sheet.Line{Spot: len(s.Spots), Cells: []sheet.Cell{
				{Text: " " + title, Width: name, Role: theme.Dim}, {Text: texts[0], Role: cellRole(cell), Strong: true},
			}})
		}
	}
}
