package board

import (
	"cmp"
	"fmt"
	"strings"

	"readout/model"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// mostGaps is how many gaps are told one by one.
const mostGaps = 8

// beside is all that is known of a cell, and of the matrix, for a column.
func (k *card) beside(at *sheet.Spot, width int) []sheet.Line {
	lines := []sheet.Line{heading("Selected cell", "")}
	actor, issue, cell := k.at(at)
	if cell != nil {
		cast := k.x.m.Cast
		lines = append(lines, k.f.paragraph(0, theme.Strong, cast.Name(actor)+" on "+issueTitled(cast, issue), width)...)
		if a := cast.Actor(actor); a != nil && a.Role != "" {
			lines = append(lines, k.f.paragraph(0, theme.Dim, model.CleanLine(a.Role), width)...)
		}
		lines = append(lines, blank())
		if cell.Hidden || !cell.Covered() {
			lines = append(lines, k.missing(actor, issue, cell, width)...)
		} else {
			lines = append(lines, k.cell(at, width)...)
		}
	}
	lines = append(lines, k.differing(width)...)
	if n := len(k.x.m.Without); n > 0 {
		lines = append(lines, blank(), heading("No recorded position", fmt.Sprint(n)))
		lines = append(lines, k.f.paragraph(0, theme.Text, without(k.x.m), width)...)
	}
	return append(lines, k.unfilled(width)...)
}

// cell is what the column says of a covered cell.
func (k *card) cell(at *sheet.Spot, width int) []sheet.Line {
	actor, issue, cell := k.at(at)
	lines := []sheet.Line{{Cells: []sheet.Cell{
		{Text: k.f.cellSign(cell), Width: 4, Role: stanceRole(cell.Stand)}, {Text: k.stand(cell), Role: theme.Strong},
	}}}
	lines = append(lines, k.accounts(cell, width)...)
	if words := k.words(actor, issue, cell, width, 4); len(words) > 0 {
		lines = append(append(lines, blank(), text(theme.Dim, "In their own words")), words...)
	}
	lines = append(lines, blank())
	who, source, confidence := k.basis(actor, issue, cell)
	for _, fact := range [][2]string{
		{"who says so", who},
		{"source", source},
		{"confidence", cmp.Or(confidence, "not stated")},
		{"briefing", titleOf(cell.Briefing)},
		{"changed", cmp.Or(k.since(cell), "no")},
	} {
		lines = append(lines, k.f.fact(fact[0], fact[1], width)...)
	}
	lines = append(lines, blank(), text(theme.Dim, "Over time"))
	history := k.history(actor, issue)
	for _, h := range history {
		mark, note := "", model.CleanLine(h.Stand.Note)
		if k.later(h.Briefing) {
			note = strings.Join(nonEmpty("later", note), ": ")
		}
		if h.Briefing == cell.Briefing {
			mark = k.f.Theme.Cursor
		}
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{
			{Text: mark, Width: 2, Role: theme.Accent},
			{Text: asOf(h.Briefing), Width: 12, Role: theme.Dim},
			{Text: k.f.sign(h.Stand), Width: 4, Role: stanceRole(h.Stand)},
			{Text: note},
		}})
	}
	if len(history) == 1 && len(k.f.Library.Counted()) > 1 {
		lines = append(lines, k.f.paragraph(2, theme.Dim, k.past(actor, issue), width)...)
	}
	return lines
}

// differing are the cells in which accounts differ.
func (k *card) differing(width int) []sheet.Line {
	m := k.x.m
	if m.Differ == 0 {
		return nil
	}
	lines := []sheet.Line{blank(), heading("Where accounts differ", fmt.Sprint(m.Differ))}
	for r := range m.Actors {
		for c := range m.Issues {
			if cell := &m.Cells[r][c]; cell.Differ && !cell.Hidden {
				lines = append(lines, k.f.paragraph(0, theme.Text, m.Cast.Short(m.Actors[r].ID)+", "+m.Issues[c].Title, width)...)
				lines = append(lines, k.accounts(cell, width)...)
			}
		}
	}
	return lines
}

// unfilled are the cells of parties that nothing covers, and what might fill them.
func (k *card) unfilled(width int) []sheet.Line {
	gaps, others := k.allGaps()
	if len(gaps) == 0 {
		return nil
	}
	lines := []sheet.Line{blank(), heading("What would fill the gaps", fmt.Sprint(len(gaps)))}
	for i := range gaps[:min(len(gaps), mostGaps)] {
		g := &gaps[i]
		hint := k.hint(g)
		if hint == "" {
			hint = "not covered by any source here"
		}
		lines = append(lines, k.f.paragraph(0, theme.Text, k.x.m.Cast.Short(g.Actor)+" on "+k.x.m.Cast.Title(g.Issue), width)...)
		lines = append(lines, k.f.paragraph(2, theme.Dim, hint, width)...)
	}
	if n := len(gaps) - mostGaps; n > 0 {
		lines = append(lines, text(theme.Dim, plural(n, "more gap")+" of parties"))
	}
	if others > 0 {
		lines = append(lines, text(theme.Dim, plural(others, "empty cell")+" of others"))
	}
	return lines
}
