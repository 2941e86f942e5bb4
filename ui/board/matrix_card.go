package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// matrixAt is the cell of a spot.
func matrixAt(m *library.Matrix, at *sheet.Spot) (actor, issue string, cell *library.Cell) {
	if at == nil {
		return "", "", nil
	}
	actor, issue, _ = strings.Cut(at.Key, "/")
	r, c := m.Row(actor), m.Column(issue)
	if r < 0 || c < 0 {
		return actor, issue, nil
	}
	return actor, issue, &m.Cells[r][c]
}

// below is what is known of a cell, in a few lines.
func (b Matrix) below(f Frame, m *library.Matrix, at *sheet.Spot, width int) []sheet.Line {
	actor, issue, cell := matrixAt(m, at)
	if cell == nil {
		return nil
	}
	lines := []sheet.Line{heading(fmt.Sprintf("%s on %s: %s", m.Cast.Short(actor), m.Cast.Title(issue), inWords(cell.Stand)), "")}
	if !cell.Covered() {
		return append(lines, text(theme.Dim, "not covered by any source here"))
	}
	lines = append(lines, b.accounts(f, m, cell, width)...)
	lines = append(lines, b.words(f, actor, issue, cell, width, 2)...)
	return append(lines, b.past(f, actor, issue, cell, width)...)
}

// accounts are the notes of a cell, with who says so when that is not the actor.
func (b Matrix) accounts(f Frame, m *library.Matrix, cell *library.Cell, width int) []sheet.Line {
	var lines []sheet.Line
	for _, i := range cell.Positions {
		p := &cell.Briefing.Positions[i]
		s := library.Stand{Stance: p.Stance, SecondHand: p.SecondHand(), Guess: p.Guess}
		note := model.CleanLine(p.Note)
		if note == "" {
			note = string(p.Stance)
		}
		if len(p.Per) > 0 {
			note += "  per " + names(m.Cast, p.Per)
		}
		sign := f.sign(s)
		for n, l := range f.wrap(note, width-6) {
			if n > 0 {
				sign = ""
			}
			lines = append(lines, sheet.Line{Cells: []sheet.Cell{{Text: sign, Width: 4, Role: stanceRole(s)}, {Text: l}}})
		}
	}
	return lines
}

func names(c *library.Cast, ids []string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = c.Short(id)
	}
	return strings.Join(list, ", ")
}

// words are the actor's own words on the issue in the cell's briefing.
func (b Matrix) words(f Frame, actor, issue string, cell *library.Cell, width, most int) []sheet.Line {
	var lines []sheet.Line
	n := 0
	for _, i := range f.Library.Relations(cell.Briefing).QuotesBy(actor) {
		q := &cell.Briefing.Quotes[i]
		if q.Issue != issue {
			continue
		}
		if n++; n > most {
			continue
		}
		lines = append(lines, f.paragraph(0, theme.Text, quoted(q), width)...)
		lines = append(lines, text(theme.Dim, "  "+said(cell.Briefing, q)))
	}
	if n > most {
		lines = append(lines, text(theme.Dim, plural(n-most, "more quotation")+"; enter shows all"))
	}
	return lines
}

// said is where words come from, as "word for word in article, line 110, said 2032-01-23".
func said(b *model.Briefing, q *model.Quote) string {
	parts := []string{check(q), sourced(b, q.Source)}
	if q.At.Known() {
		parts = append(parts, fmt.Sprintf("line %d", q.At.Line))
	}
	if !q.On.IsZero() {
		parts = append(parts, "said "+q.On.String())
	}
	return strings.Join(parts, ", ")
}

// past is where the actor stood before.
func (b Matrix) past(f Frame, actor, issue string, cell *library.Cell, width int) []sheet.Line {
	history := f.Library.History(actor, issue)
	if len(f.Library.Counted()) < 2 {
		return nil
	}
	if len(history) < 2 {
		return []sheet.Line{text(theme.Dim, "no other briefing here covers this")}
	}
	var marks []string
	for _, h := range history {
		date := h.Briefing.Date.String()
		if date == "" {
			date = "undated"
		}
		marks = append(marks, date+" "+f.sign(h.Stand))
	}
	return f.paragraph(0, theme.Dim, "Over time: "+strings.Join(marks, ", "), width)
}

// beside is all that is known of a cell, and of the matrix, for a column.
func (b Matrix) beside(f Frame, m *library.Matrix, at *sheet.Spot, width int) []sheet.Line {
	lines := []sheet.Line{heading("Selected cell", "")}
	actor, issue, cell := matrixAt(m, at)
	lines = append(lines, text(theme.Strong, m.Cast.Name(actor)+" on "+m.Cast.Title(issue)))
	if cell != nil && cell.Covered() {
		lines = append(lines, b.cell(f, m, actor, issue, cell, width)...)
	} else {
		lines = append(lines, text(theme.Dim, "not covered by any source here"))
	}
	lines = append(lines, b.differing(f, m, width)...)
	if n := len(m.Without); n > 0 {
		lines = append(lines, blank(), heading("No recorded position", fmt.Sprint(n)))
		lines = append(lines, f.paragraph(0, theme.Text, b.without(m), width)...)
	}
	return append(lines, b.gaps(f, m, width)...)
}

// cell is what the column says of a covered cell.
func (b Matrix) cell(f Frame, m *library.Matrix, actor, issue string, cell *library.Cell, width int) []sheet.Line {
	lines := []sheet.Line{text(stanceRole(cell.Stand), f.sign(cell.Stand)+"  "+inWords(cell.Stand))}
	lines = append(lines, b.accounts(f, m, cell, width)...)
	if words := b.words(f, actor, issue, cell, width, 4); len(words) > 0 {
		lines = append(append(lines, blank(), text(theme.Dim, "In their own words")), words...)
	}
	lines = append(lines, blank())
	p := &cell.Briefing.Positions[cell.Positions[0]]
	who := "they do"
	if cell.SecondHand {
		who = names(m.Cast, p.Per)
	}
	lines = append(lines, f.fact("Who says so", who, width)...)
	lines = append(lines, f.fact("Source", sourced(cell.Briefing, p.Source), width)...)
	confidence := p.Confidence
	if confidence == "" {
		confidence = "not stated"
	}
	lines = append(lines, f.fact("Confidence", confidence, width)...)
	lines = append(lines, f.fact("In", titleOf(cell.Briefing)+" "+cell.Briefing.Date.String(), width)...)
	lines = append(lines, blank(), text(theme.Dim, "Over time"))
	for _, h := range f.Library.History(actor, issue) {
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{
			{Text: h.Briefing.Date.String(), Width: 12, Role: theme.Dim}, {Text: f.sign(h.Stand), Width: 4, Role: stanceRole(h.Stand)}, {Text: model.CleanLine(h.Stand.Note)},
		}})
	}
	return lines
}

// differing are the cells in which accounts differ.
func (b Matrix) differing(f Frame, m *library.Matrix, width int) []sheet.Line {
	if m.Differ == 0 {
		return nil
	}
	lines := []sheet.Line{blank(), heading("Where accounts differ", fmt.Sprint(m.Differ))}
	for r := range m.Actors {
		for c := range m.Issues {
			if cell := &m.Cells[r][c]; cell.Differ {
				lines = append(lines, text(theme.Text, m.Cast.Short(m.Actors[r].ID)+", "+m.Issues[c].Title))
				lines = append(lines, b.accounts(f, m, cell, width)...)
			}
		}
	}
	return lines
}

// gaps are the cells of parties that nothing covers.
func (b Matrix) gaps(f Frame, m *library.Matrix, width int) []sheet.Line {
	lines := []sheet.Line{blank(), heading("What would fill the gaps", "")}
	n := 0
	for r, a := range m.Actors {
		for c := range m.Issues {
			if a.Part == model.Party && !m.Cells[r][c].Covered() {
				n++
				lines = append(lines, f.paragraph(0, theme.Text, m.Cast.Short(a.ID)+" on "+m.Issues[c].Title+": not covered", width)...)
			}
		}
	}
	if n == 0 {
		return nil
	}
	return lines
}
