package board

import (
	"strings"

	"readout/model"
	"readout/model/library"
)

// markdown is the matrix as a table that other programs take, with its marking.
func (b Matrix) markdown(f Frame) string {
	x := b.axes(f)
	var sb strings.Builder
	row := func(cells []string) {
		for _, c := range cells {
			sb.WriteString("| " + strings.NewReplacer("|", `\|`, "\n", " ").Replace(model.CleanLine(c)) + " ")
		}
		sb.WriteString("|\n")
	}
	head, rule := []string{""}, []string{"---"}
	for c := range x.cols() {
		title, _ := x.head(c)
		if x.swap {
			title = x.m.Cast.Name(x.m.Actors[c].ID)
		}
		head, rule = append(head, title), append(rule, "---")
	}
	if x.m.At != nil {
		sb.WriteString(strings.TrimSpace(titleOf(x.m.At)+", "+asOf(x.m.At)) + "\n\n")
	}
	row(head)
	row(rule)
	for r := range x.rows() {
		name, _ := x.row(r)
		if !x.swap {
			name = x.m.Cast.Name(x.m.Actors[r].ID)
		}
		cells := []string{name}
		for c := range x.cols() {
			cells = append(cells, spoken(x.m.Cast, x.cell(r, c)))
		}
		row(cells)
	}
	marking := library.Highest(f.Scope)
	if marking == "" {
		marking = "unmarked"
	}
	sb.WriteString("\n" + model.CleanLine(marking) + "\n")
	return sb.String()
}
