package board

import (
	"fmt"
	"strings"

	"readout/ui/sheet"
	"readout/ui/theme"
)

// list lays the matrix out as a list: rows, and what is covered under them.
func (b Matrix) list(f Frame, x axes, s *sheet.Sheet, width int) {
	column := min(max(width/3, leastName), mostName)
	for r := range x.rows() {
		name, role := x.row(r)
		s.Lines = append(s.Lines, text(role, name))
		empty := 0
		for c := range x.cols() {
			cell := x.cell(r, c)
			if cell.Hidden || !cell.Covered() {
				if !cell.Covered() {
					empty++
				}
				continue
			}
			spot := b.spot(x, r, c)
			spot.Row, spot.Col = len(s.Spots), 0
			s.Spots = append(s.Spots, spot)
			title, _ := x.head(c)
			s.Lines = append(s.Lines, sheet.Line{Spot: len(s.Spots), Cells: []sheet.Cell{
				{Text: " " + title, Width: column, Role: theme.Dim},
				{Text: strings.Join(f.cellText(cell, 4, max(width-column-3, 5), 1), ""), Role: cellRole(cell), Strong: true},
			}})
		}
		if empty > 0 {
			s.Lines = append(s.Lines, text(theme.Dim, fmt.Sprintf(" %s  %d not covered", f.Theme.None, empty)))
		}
	}
	if n := len(x.m.Without); n > 0 {
		s.Lines = append(s.Lines, text(theme.Dim, fmt.Sprintf("%d more without a position: %s", n, without(x.m))))
	}
}
