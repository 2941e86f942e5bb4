package board

import (
	"strconv"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// difference is the change that a spot stands for, or nil.
func difference(c *library.Comparison, key string) *library.Difference {
	for i := range c.Changes {
		if c.Changes[i].Key == key {
			return &c.Changes[i]
		}
	}
	return nil
}

// section is the section of the text that a spot stands in, and the row, or -1.
func sectionAt(c *library.Comparison, key string) (section, row int) {
	for i := range c.Text.Sections {
		t := &c.Text.Sections[i]
		if key == textKey(t, -1) {
			return i, -1
		}
		for r := range t.Rows {
			if key == textKey(t, r) {
				return i, r
			}
		}
	}
	return -1, -1
}

// below is the selected change in a few lines.
func (b Compare) below(f Frame, c *library.Comparison, at *sheet.Spot, width int) []sheet.Line {
	x := difference(c, at.Key)
	if x == nil {
		if i, _ := sectionAt(c, at.Key); i >= 0 {
			return b.firstChange(f, c, &c.Text.Sections[i], width)
		}
		return nil
	}
	return append([]sheet.Line{heading("Selected", string(x.Kind))}, b.card(f, c, x, width)...)
}

// firstChange is the first paragraph of a section that is not the same.
func (b Compare) firstChange(f Frame, c *library.Comparison, t *library.TextSection, width int) []sheet.Line {
	lines := []sheet.Line{heading("Selected", t.Tell())}
	for _, r := range b.runs(c, t) {
		if r.same == 0 && t.Rows[r.rows[0]].Kind != library.KindSame && !isHeading(c, &t.Rows[r.rows[len(r.rows)-1]]) {
			return append(lines, b.runLines(f, c, t, r, width-2, width >= columnsFrom, 0)...)
		}
	}
	return append(lines, text(theme.Dim, t.Tell()))
}

// card is all that is known of a change.
func (b Compare) card(f Frame, c *library.Comparison, x *library.Difference, width int) []sheet.Line {
	switch x.Section {
	case library.PositionChanges:
		lines := []sheet.Line{text(theme.Strong, c.Cast.Name(x.Actor)+" on "+c.Cast.Title(x.Issue))}
		lines = append(lines, b.stood(f, c, "before", c.Before, x.From, width)...)
		return append(lines, b.stood(f, c, "now", c.Now, x.To, width)...)
	case library.WordChanges:
		return b.wordsCard(f, c, x, width)
	}
	t := c.Tell(x)
	lines := f.paragraph(0, theme.Strong, t.What, width)
	if len(x.Fields) == 0 || x.Kind == library.KindCorrected || x.Kind == library.KindGone {
		lines = append(lines, f.paragraph(0, theme.Dim, t.Detail, width)...)
	} else {
		lines = append(lines, b.fields(f, x, width)...)
	}
	if x.Issue != "" && x.Now.Type != model.TypeIssue && x.Before.Type != model.TypeIssue {
		lines = append(lines, f.fact("issue", c.Cast.Title(x.Issue), width)...)
	}
	return lines
}

// fields are the facts that are not what they were.
func (b Compare) fields(f Frame, x *library.Difference, width int) []sheet.Line {
	var lines []sheet.Line
	for _, d := range x.Fields {
		switch {
		case d.Was == "":
			lines = append(lines, f.fact(d.Name, d.Is, width)...)
		case d.Is == "":
			lines = append(lines, f.fact(d.Name, "none any more; was "+d.Was, width)...)
		default:
			lines = append(lines, f.fact(d.Name, d.Is, width)...)
			lines = append(lines, f.fact("", "was "+d.Was, width)...)
		}
	}
	return lines
}

// stood is where an actor stood, each account in a line.
func (b Compare) stood(f Frame, c *library.Comparison, when string, in *model.Briefing, s library.Stand, width int) []sheet.Line {
	if !s.Covered() {
		return f.fact(when, f.Theme.None+"  not covered", width)
	}
	var lines []sheet.Line
	for _, i := range s.Positions {
		p := &in.Positions()[i]
		one := library.Stand{Stance: p.Stance, SecondHand: p.SecondHand(), Guess: p.Guess}
		line := f.sign(one) + "  " + string(p.Stance)
		if p.Guess {
			line += ", not certain"
		}
		if p.Note != "" {
			line += ": " + model.CleanLine(p.Note)
		}
		if len(p.Per) > 0 {
			line += "  per " + strings.Join(named(c.Cast, p.Per), ", ")
		}
		lines = append(lines, f.fact(when, line, width)...)
		when = ""
	}
	return lines
}

func named(c *library.Cast, ids []string) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = c.Short(id)
	}
	return all
}

// wordsCard are words and where they come from; of a new wording, both.
func (b Compare) wordsCard(f Frame, c *library.Comparison, x *library.Difference, width int) []sheet.Line {
	in, r := c.At(x)
	q := &in.Quotes()[r.Index]
	lines := []sheet.Line{text(theme.Strong, c.Cast.Name(x.Actor))}
	if x.Kind == library.KindChanged && len(x.Fields) > 0 && x.Fields[0].Name == "words" {
		was, is := library.WordDiff(x.Fields[0].Was, x.Fields[0].Is)
		for n, pieces := range [][]library.Piece{was, is} {
			lines = append(lines, f.differing([]string{"before", "now"}[n], pieces, n == 0, width)...)
		}
	} else {
		lines = append(lines, f.paragraph(0, theme.Text, quoted(q), width)...)
		if x.Kind == library.KindChanged {
			lines = append(lines, f.paragraph(0, theme.Dim, c.Tell(x).Detail, width)...)
		}
	}
	return append(lines, f.paragraph(0, theme.Dim, origin(in, q), width)...)
}

// origin is where words are from, as "word for word, Transcript 04 (B2), line 110, said 2032-01-23".
func origin(b *model.Briefing, q *model.Quote) string {
	parts := []string{check(q), sourced(b, q.Source)}
	if q.At.Known() {
		parts = append(parts, "line "+strconv.Itoa(q.At.Line))
	}
	if !q.On.IsZero() {
		parts = append(parts, "said "+q.On.String())
	}
	if q.Guess {
		parts = append(parts, "speaker not certain")
	}
	return model.CleanLine(strings.Join(parts, ", "))
}

// differing are the words of one side behind its name, those that only it has weighing more.
func (f Frame) differing(name string, pieces []library.Piece, was bool, width int) []sheet.Line {
	const column = 13
	var lines []sheet.Line
	for _, parts := range f.wrapPieces(pieces, max(width-column-2, 1)) {
		cells := []sheet.Cell{{Text: name, Width: column, Role: theme.Dim}}
		for _, p := range parts {
			cells = append(cells, sheet.Cell{
				Text: p.Text, Width: f.Method.StringWidth(p.Text), Role: side{library.KindChanged, was}.role(p.Differs), Full: true,
			})
		}
		lines, name = append(lines, sheet.Line{Cells: cells}), ""
	}
	return lines
}

// beside are both texts side by side, the section of the selected change in sight.
func (b Compare) beside(f Frame, c *library.Comparison, at *sheet.Spot, width int) []sheet.Line {
	lines := []sheet.Line{b.heads(f, c, width-2)}
	section, row := sectionAt(c, at.Key)
	x := difference(c, at.Key)
	if x != nil {
		section, row = place(c, x)
		lines = append(lines, b.card(f, c, x, width)...)
		lines = append(lines, blank())
	}
	if section < 0 {
		return lines
	}
	texts, starts := b.sectionLines(f, c, &c.Text.Sections[section], width-2)
	room := f.Height - 4 - len(lines)
	from := 0
	if row >= 0 && row < len(starts) && starts[row] > room/2 {
		from = starts[row] - room/3
	}
	return append(lines, texts[min(from, len(texts)):]...)
}

// sectionLines are a section of both texts in columns, and the line at which each row begins.
func (b Compare) sectionLines(f Frame, c *library.Comparison, t *library.TextSection, width int) (lines []sheet.Line, starts []int) {
	starts = make([]int, len(t.Rows))
	all := b
	all.All = true
	for _, r := range all.runs(c, t) {
		made := b.runLines(f, c, t, r, width, true, 1)
		for n, row := range r.rows {
			for i := range made {
				if one := (&sheet.Sheet{Lines: made[i : i+1]}); first(one, n) {
					starts[row] = len(lines) + i
					break
				}
			}
		}
		for i := range made {
			made[i].Spot = 0
			spotted([][]sheet.Cell{made[i].Cells}, 0)
		}
		lines = append(lines, made...)
	}
	return append(lines, b.positionsOn(f, c, t, width)...), starts
}

func first(s *sheet.Sheet, spot int) bool {
	at, _ := s.Span(sheet.Main, spot)
	return at >= 0
}

// positionsOn are the positions on the issue of a section, before and now.
func (b Compare) positionsOn(f Frame, c *library.Comparison, t *library.TextSection, width int) []sheet.Line {
	var lines []sheet.Line
	left, right := halves(width)
	for _, x := range c.Of(library.PositionChanges) {
		if !issueIs(c.Now, t.Now, x.Issue) && !issueIs(c.Before, t.Before, x.Issue) {
			continue
		}
		name := c.Cast.Short(x.Actor)
		column := func(s library.Stand, sign string, width int) []sheet.Cell {
			if !s.Covered() {
				return nil
			}
			return []sheet.Cell{
				{Text: sign, Width: 2}, {Text: f.sign(s), Width: 4, Role: stanceRole(s)}, {Text: f.cut(name+"  "+noteOr(s), max(width-7, 1)), Width: max(width-6, 1), Full: true},
			}
		}
		sign := ""
		if x.Kind != library.KindSame {
			sign = strings.TrimSpace(changeSign(c, &x))
		}
		lines = append(lines, f.columns([][]sheet.Cell{column(x.From, "", left)}, [][]sheet.Cell{column(x.To, sign, right)}, left)...)
	}
	return lines
}
