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

// textRows are the sections of the text, one a line.
func (b Compare) textRows(f Frame, c *library.Comparison, s *sheet.Sheet, width int) []sheet.Line {
	var lines []sheet.Line
	title := min(max(width/4, 12), 26)
	signs := signColumn(width)
	for i := range c.Text.Sections {
		t := &c.Text.Sections[i]
		ref, in := t.Now, c.Now
		if ref.Type == "" && t.Before.Type != "" {
			ref, in = t.Before, c.Before
		}
		key := textKey(t, -1)
		say := model.CleanLine(t.Title) + ": " + t.Tell()
		s.Spots = append(s.Spots, sheet.Spot{
			Key: key, Row: len(s.Spots), Briefing: in, Ref: ref, Address: b.address(c, key), Cite: b.cite(c, say), Words: t.Tell(), Say: "Text: " + say,
		})
		sign, role := "*", theme.Text
		if !t.Differs() {
			sign, role = "=", theme.Dim
		}
		lines = append(lines, sheet.Line{Spot: len(s.Spots), Cells: []sheet.Cell{
			{Text: sign, Width: signs, Role: role}, {Text: model.CleanLine(t.Title), Width: title, Role: role, Strong: true}, {Text: t.Tell(), Role: role},
		}})
	}
	return lines
}

// textKey names a section of the text, or a paragraph of it.
func textKey(t *library.TextSection, row int) string {
	if row < 0 {
		return "text." + t.Key
	}
	return fmt.Sprintf("text.%s.%d", t.Key, row+1)
}

// texts lays both texts out, in columns where they fit, else one below the other.
func (b Compare) texts(f Frame, c *library.Comparison, s *sheet.Sheet) {
	s.Name, s.Count = "Text", c.Tally(library.TextChanges)
	s.Legend = "+ new   x gone   * changed   ^ moved from another place"
	width := f.Width - 2
	if f.Width >= columnsFrom {
		s.Lines, s.Fixed = append(s.Lines, b.heads(f, c, width)), 1
	}
	for i := range c.Text.Sections {
		t := &c.Text.Sections[i]
		row, same := len(s.Spots), 0
		for _, run := range b.runs(c, t) {
			if run.same > 0 {
				same += run.same
				continue
			}
			for n, r := range run.rows {
				p := b.textSpot(c, t, r, row+n)
				if run.columns && n >= run.gone {
					p.Row, p.Col = row+n-run.gone, 1
				}
				s.Spots = append(s.Spots, p)
			}
			row += len(run.rows)
			s.Lines = append(s.Lines, b.runLines(f, c, t, run, width, f.Width >= columnsFrom, len(s.Spots)-len(run.rows)+1)...)
		}
		if same > 0 {
			s.Lines = append(s.Lines, text(theme.Dim, "  "+plural(same, "block")+" word for word the same, not shown"), blank())
		}
	}
}

// run is one paragraph that both texts have, or all between two such that only one has.
type run struct {
	rows    []int
	gone    int  // how many of them, the first ones, are gone
	columns bool // what is gone and what is new stand side by side
	same    int  // paragraphs that are left out
}

// runs parts the rows of a section; what is the same is left out unless all is shown.
func (b Compare) runs(c *library.Comparison, t *library.TextSection) []run {
	var all []run
	for i := 0; i < len(t.Rows); i++ {
		p := &t.Rows[i]
		switch {
		case p.Kind == library.KindSame && !b.All && !isHeading(c, p):
			all = append(all, run{same: 1})
		case p.Kind != library.KindGone && p.Kind != library.KindNew:
			all = append(all, run{rows: []int{i}})
		default:
			var gone, fresh []int
			for ; i < len(t.Rows) && (t.Rows[i].Kind == library.KindGone || t.Rows[i].Kind == library.KindNew); i++ {
				if t.Rows[i].Kind == library.KindGone {
					gone = append(gone, i)
				} else {
					fresh = append(fresh, i)
				}
			}
			i--
			all = append(all, run{rows: append(gone, fresh...), gone: len(gone), columns: true})
		}
	}
	return all
}

// runLines are the lines of a run. Its rows have spots from the first on; 0 is for none.
func (b Compare) runLines(f Frame, c *library.Comparison, t *library.TextSection, r run, width int, columns bool, first int) []sheet.Line {
	var lines []sheet.Line
	spot := func(n int) int {
		if first == 0 {
			return 0
		}
		return first + n
	}
	if !columns || !r.columns {
		for n, row := range r.rows {
			paragraph := b.paragraph(f, c, &t.Rows[row], width, columns)
			for i := range paragraph {
				paragraph[i].Spot = spot(n)
			}
			lines = append(lines, paragraph...)
			if !b.joined(c, t, row) {
				lines = append(lines, b.between(f, width, columns))
			}
		}
		return lines
	}
	left, right := halves(width)
	var before, now [][]sheet.Cell
	for n, row := range r.rows {
		p := &t.Rows[row]
		if n < r.gone {
			before = append(before, spotted(f.block(c.Before, p.Before, whole(p.Was, true), side{p.Kind, true}, left), spot(n))...)
			if !b.joined(c, t, row) {
				before = append(before, nil)
			}
			continue
		}
		now = append(now, spotted(f.block(c.Now, p.Now, whole(p.Is, true), side{p.Kind, false}, right), spot(n))...)
		if !b.joined(c, t, row) {
			now = append(now, nil)
		}
	}
	return f.columns(before, now, left)
}

// whole is a text that differs or does not, in one piece.
func whole(s string, differs bool) []library.Piece {
	return []library.Piece{{Text: s, Differs: differs}}
}

// spotted gives cells a spot.
func spotted(lines [][]sheet.Cell, spot int) [][]sheet.Cell {
	for _, cells := range lines {
		for i := range cells {
			cells[i].Spot = spot
		}
	}
	return lines
}

// joined reports whether the block after a row belongs to it closely, as the
// items of a list and the name under a quotation do.
func (b Compare) joined(c *library.Comparison, t *library.TextSection, row int) bool {
	p := &t.Rows[row]
	next := func(x *model.Briefing, at int) bool {
		return at >= 0 && at+1 < len(x.Doc().Blocks) && x.Doc().Blocks[at+1].Tight
	}
	if p.Now >= 0 {
		return next(c.Now, p.Now)
	}
	return next(c.Before, p.Before)
}

// between is an empty line, of two columns if there are two.
func (b Compare) between(f Frame, width int, columns bool) sheet.Line {
	if !columns {
		return blank()
	}
	left, _ := halves(width)
	return sheet.Line{Cells: []sheet.Cell{{Width: left}, {Text: f.Theme.Bar, Width: 2, Role: theme.Rule, Full: true}}}
}

// isHeading reports whether a paragraph is a heading.
func isHeading(c *library.Comparison, p *library.Paragraph) bool {
	if p.Now >= 0 {
		return c.Now.Doc().Blocks[p.Now].Kind == model.Heading
	}
	return c.Before.Doc().Blocks[p.Before].Kind == model.Heading
}

func (b Compare) textSpot(c *library.Comparison, t *library.TextSection, row, at int) sheet.Spot {
	p := &t.Rows[row]
	in, ref, words := c.Now, t.Now, p.Is
	if p.Now < 0 {
		in, ref, words = c.Before, t.Before, p.Was
	}
	say := map[library.Kind]string{
		library.KindSame: "the same: ", library.KindNew: "new: ", library.KindGone: "gone: ", library.KindMoved: "moved: ", library.KindChanged: "changed: ",
	}[p.Kind] + model.CleanLine(words)
	if p.Kind == library.KindChanged {
		say += "; before: " + model.CleanLine(p.Was)
	}
	key := textKey(t, row)
	return sheet.Spot{
		Key: key, Row: at, Briefing: in, Ref: ref, Address: b.address(c, key), Cite: b.cite(c, say), Words: model.CleanLine(words), Say: say,
	}
}

// heads names the two columns.
func (b Compare) heads(f Frame, c *library.Comparison, width int) sheet.Line {
	left, right := halves(width)
	rule := func(title string, width int) string {
		title = f.cut(title, width-3) + " "
		return title + strings.Repeat(f.Theme.Line, max(width-1-f.Method.StringWidth(title), 0))
	}
	return sheet.Line{Cells: []sheet.Cell{
		{Text: rule(b.named(c.Before, b.Label), left), Width: left, Role: theme.Subheading, Full: true},
		{Text: f.Theme.Bar + " ", Width: 2, Role: theme.Rule, Full: true},
		{Text: rule(b.named(c.Now, ""), right), Width: right, Role: theme.Subheading, Full: true},
	}}
}

// halves are the widths of two columns with a bar between them.
func halves(width int) (left, right int) {
	left = max((width-2)/2, 1)
	return left, max(width-2-left, 1)
}

// paragraph is one paragraph of either text: what it was at the left, or first.
func (b Compare) paragraph(f Frame, c *library.Comparison, p *library.Paragraph, width int, columns bool) []sheet.Line {
	was, is := p.Diff()
	left, right := width, width
	if columns {
		left, right = halves(width)
	}
	var before, now [][]sheet.Cell
	if p.Before >= 0 && (columns || p.Kind == library.KindGone || p.Kind == library.KindChanged) {
		before = f.block(c.Before, p.Before, was, side{p.Kind, true}, left)
	}
	if p.Now >= 0 {
		now = f.block(c.Now, p.Now, is, side{p.Kind, false}, right)
	}
	if !columns {
		var lines []sheet.Line
		for _, cells := range append(before, now...) {
			lines = append(lines, sheet.Line{Cells: cells})
		}
		return lines
	}
	return f.columns(before, now, left)
}

// columns puts two columns of cells next to each other.
func (f Frame) columns(before, now [][]sheet.Cell, left int) []sheet.Line {
	lines := make([]sheet.Line, max(len(before), len(now)))
	for i := range lines {
		var cells []sheet.Cell
		if i < len(before) {
			cells = append(cells, before[i]...)
		}
		cells = append(filled(cells, left), sheet.Cell{Text: f.Theme.Bar + " ", Width: 2, Role: theme.Rule, Full: true})
		if i < len(now) {
			cells = append(cells, now[i]...)
		}
		lines[i].Cells = cells
	}
	return lines
}

// filled pads cells to a width.
func filled(cells []sheet.Cell, width int) []sheet.Cell {
	for i := range cells {
		width -= cells[i].Width
	}
	if width > 0 {
		cells = append(cells, sheet.Cell{Width: width})
	}
	return cells
}

// side is on which side a paragraph of a kind stands.
type side struct {
	kind library.Kind
	was  bool
}

func (s side) sign() string {
	switch s.kind {
	case library.KindNew:
		return "+ "
	case library.KindGone:
		return "x "
	case library.KindChanged:
		if s.was {
			return "x "
		}
		return "* "
	case library.KindMoved:
		return "^ "
	}
	return "  "
}

// role is the look of what differs, or does not.
func (s side) role(differs bool) theme.Role {
	switch {
	case differs && s.was, s.kind == library.KindGone:
		return theme.Warn
	case differs:
		return theme.Good
	}
	return theme.Text
}

// block is a block of a text in lines of cells.
func (f Frame) block(b *model.Briefing, at int, pieces []library.Piece, s side, width int) [][]sheet.Cell {
	block := &b.Doc().Blocks[at]
	lead, role := strings.Repeat(f.Theme.Bar+" ", int(block.Bars)), theme.Role(theme.Text)
	first := ""
	switch {
	case block.Kind == model.Heading:
		role = theme.Heading
	case block.Kind == model.Ask:
		first = f.Theme.Open + " "
		if n := int(block.Question); n > 0 && n <= len(b.Questions()) && !b.Questions()[n-1].Open {
			first = f.Theme.Answered + " "
		}
	case block.Marker != "":
		first = model.CleanLine(block.Marker) + " "
	case block.Kind == model.Rule:
		pieces = []library.Piece{{Text: strings.Repeat(f.Theme.Line, 3)}}
	}
	sign := s.sign()
	indent := f.Method.StringWidth(lead + first)
	wrapped := f.wrapPieces(pieces, max(width-len(sign)-indent-1, 1))
	lines := make([][]sheet.Cell, len(wrapped))
	for i, parts := range wrapped {
		cells := []sheet.Cell{{Text: sign, Width: len(sign), Role: s.role(true), Full: true}}
		if indent > 0 {
			cells = append(cells, sheet.Cell{Text: lead + first, Width: indent, Role: theme.Dim, Full: true})
		}
		for _, p := range parts {
			r := s.role(p.Differs)
			if r == theme.Text {
				r = role
			}
			cells = append(cells, sheet.Cell{Text: p.Text, Width: f.Method.StringWidth(p.Text), Role: r, Full: true})
		}
		lines[i], first = cells, strings.Repeat(" ", f.Method.StringWidth(first))
	}
	return lines
}

// wrapPieces breaks pieces into lines as their text would be broken.
func (f Frame) wrapPieces(pieces []library.Piece, width int) [][]library.Piece {
	var whole strings.Builder
	for _, p := range pieces {
		whole.WriteString(p.Text)
	}
	all := whole.String()
	var lines [][]library.Piece
	at := 0
	for _, line := range f.wrap(all, width) {
		i := strings.Index(all[at:], line)
		if i < 0 {
			return append(lines, []library.Piece{{Text: f.cut(all[at:], width)}})
		}
		at += i
		lines = append(lines, cutPieces(pieces, at, at+len(line)))
		at += len(line)
	}
	return lines
}

// cutPieces are the pieces between two bytes of their text.
func cutPieces(pieces []library.Piece, from, to int) []library.Piece {
	var cut []library.Piece
	start := 0
	for _, p := range pieces {
		end := start + len(p.Text)
		if a, b := max(from, start), min(to, end); a < b {
			cut = append(cut, library.Piece{Text: p.Text[a-start : b-start], Differs: p.Differs})
		}
		start = end
	}
	return cut
}

// place is where a difference stands in the texts: a section and a row of it.
func place(c *library.Comparison, x *library.Difference) (section, row int) {
	in, ref := c.At(x)
	for i := range c.Text.Sections {
		for r := range c.Text.Sections[i].Rows {
			p := &c.Text.Sections[i].Rows[r]
			at := p.Now
			if in == c.Before {
				at = p.Before
			}
			if at >= 0 && holds(&in.Doc().Blocks[at], ref) {
				return i, r
			}
		}
	}
	for i, t := range c.Text.Sections {
		if x.Issue != "" && (issueIs(c.Now, t.Now, x.Issue) || issueIs(c.Before, t.Before, x.Issue)) {
			return i, 0
		}
	}
	return -1, 0
}

func issueIs(b *model.Briefing, r model.Ref, issue string) bool {
	return r.Type == model.TypeIssue && b.Issues()[r.Index].ID == issue
}

// holds reports whether a block has a quotation or a question in it.
func holds(b *model.Block, r model.Ref) bool {
	n := int32(r.Index + 1)
	switch r.Type {
	case model.TypeQuote:
		return b.Quote == n && b.Kind != model.Attribution || slices.ContainsFunc(b.Spans, func(s model.Span) bool { return s.Quote == n })
	case model.TypeQuestion:
		return b.Question == n
	}
	return false
}
