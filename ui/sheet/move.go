package sheet

// Near returns the index of the spot of a pane with a key, else of the spot
// nearest to a row, or -1 if the pane has none.
func (s *Sheet) Near(p Pane, key string, row int) int {
	n, best, least := s.Many.count(), -1, 0
	if p == Main && n > 0 {
		if key != "" {
			if at := s.Many.Find(key); at >= 0 {
				return at
			}
		}
		best = max(0, min(row, n-1))
		least = distance(best, row)
	}
	for i := range s.Spots {
		if s.Spots[i].Pane != p {
			continue
		}
		if s.Spots[i].Key == key && key != "" {
			return n + i
		}
		if d := distance(s.Spots[i].Row, row); best < 0 || d < least {
			best, least = n+i, d
		}
	}
	if key == "" && s.Start > 0 && s.Start <= s.SpotCount() && s.pane(s.Start-1) == p {
		return s.Start - 1
	}
	return best
}

func distance(a, b int) int {
	if a < b {
		return b - a
	}
	return a - b
}

// Move returns the spot n rows of spots below one, in the column nearest to
// its own; at the ends of the pane it stays at the last.
func (s *Sheet) Move(p Pane, at, n int) int {
	if at < 0 || at >= s.SpotCount() {
		return s.Near(p, "", 0)
	}
	many := 0
	if p == Main {
		many = s.Many.count()
	}
	rows := s.rows(p)
	i := 0
	if row := s.row(at); row < many {
		i = row
	} else {
		for k, r := range rows {
			if r == row {
				i = many + k
			}
		}
	}
	to := max(0, min(i+n, many+len(rows)-1))
	switch {
	case many+len(rows) == 0 || to == i:
		return at
	case to < many:
		return to
	}
	return s.InRow(p, rows[to-many], s.SpotN(at).Col)
}

// rows are the rows of a pane that have spots of the sheet's own, from the top.
func (s *Sheet) rows(p Pane) []int {
	var rows []int
	for i := range s.Spots {
		if s.Spots[i].Pane == p && (len(rows) == 0 || rows[len(rows)-1] != s.Spots[i].Row) {
			rows = append(rows, s.Spots[i].Row)
		}
	}
	return rows
}

// InRow is the spot of a row that is nearest to a column.
func (s *Sheet) InRow(p Pane, row, col int) int {
	n := s.Many.count()
	if p == Main && row >= 0 && row < n {
		return row
	}
	best := -1
	for i := range s.Spots {
		if s.Spots[i].Pane == p && s.Spots[i].Row == row && (best < 0 || distance(s.Spots[i].Col, col) < distance(s.Spots[best].Col, col)) {
			best = i
		}
	}
	if best < 0 {
		return -1
	}
	return n + best
}

// Next returns the spot next to one in its row, or the same one if there is none.
func (s *Sheet) Next(p Pane, at, step int) int {
	n := s.Many.count()
	if at < n || at >= s.SpotCount() {
		return at
	}
	best := at
	from := &s.Spots[at-n]
	for i := range s.Spots {
		if s.Spots[i].Pane != p || s.Spots[i].Row != from.Row {
			continue
		}
		d := (s.Spots[i].Col - from.Col) * step
		if d > 0 && (best == at || d < (s.Spots[best-n].Col-from.Col)*step) {
			best = n + i
		}
	}
	return best
}

// PaneLines are the lines of a pane.
func (s *Sheet) PaneLines(p Pane) []Line {
	lines := make([]Line, s.Len(p))
	for i := range lines {
		lines[i] = *s.Line(p, i)
	}
	return lines
}

// own are the lines of a pane that are not made when they are looked at.
func (s *Sheet) own(p Pane) []Line {
	switch p {
	case Main:
		return s.Lines
	case Left:
		return s.LeftLines
	}
	return s.SideLines
}

// past is where one of the sheet's own lines of a pane stands.
func (s *Sheet) past(p Pane, i int) int {
	if p == Main && s.Many != nil && i >= s.Many.After {
		return i + s.Many.lines()
	}
	return i
}

// Span returns the first and last line that show a spot, -1 if none does.
func (s *Sheet) Span(p Pane, spot int) (first, last int) {
	if spot >= 0 && spot < s.Many.count() {
		if p != Main {
			return -1, -1
		}
		first, last = s.Many.span(spot)
		return s.Many.After + first, s.Many.After + last
	}
	first, last = -1, -1
	lines := s.own(p)
	for i := range lines {
		if lines[i].Has(spot) {
			if first < 0 {
				first = s.past(p, i)
			}
			last = s.past(p, i)
		}
	}
	return first, last
}

// Spotted reports whether a line shows any spot.
func (l *Line) Spotted() bool {
	if l.Spot > 0 {
		return true
	}
	for i := range l.Cells {
		if l.Cells[i].Spot > 0 {
			return true
		}
	}
	return false
}

// Has reports whether a line shows a spot.
func (l *Line) Has(spot int) bool {
	if l.Spot == spot+1 {
		return true
	}
	for i := range l.Cells {
		if l.Cells[i].Spot == spot+1 {
			return true
		}
	}
	return false
}

// Rows is how many rows of spots a pane shows in n lines from the top.
func (s *Sheet) Rows(p Pane, top, n int) int {
	from, to := s.manyIn(p, top, n)
	return to - from + len(s.rowsIn(p, top, n))
}

// Beyond is how many rows of spots have a line among n from a top line on, and
// none in sight: of a row that is cut off the rest is not another row.
func (s *Sheet) Beyond(p Pane, top, n, sight, seen int) int {
	from, to := s.manyIn(p, top, n)
	a, b := s.manyIn(p, sight, seen)
	count := to - from - max(0, min(to, b)-max(from, a))
	in := s.rowsIn(p, sight, seen)
	for row := range s.rowsIn(p, top, n) {
		if !in[row] {
			count++
		}
	}
	return count
}

// manyIn are the rows, from one up to another, of those made when they are
// looked at that have a line among n from a top line on.
func (s *Sheet) manyIn(p Pane, top, n int) (from, to int) {
	if p != Main || s.Many == nil {
		return 0, 0
	}
	first, end := max(top-s.Many.After, 0), min(top+n-s.Many.After, s.Many.lines())
	if first >= end {
		return 0, 0
	}
	if from = s.Many.rowAt(first); from >= 0 {
		if _, last := s.Many.span(from); last >= first {
			return from, s.Many.rowAt(end-1) + 1
		}
	}
	return from + 1, s.Many.rowAt(end-1) + 1
}

// rowsIn are the rows of the sheet's own spots that have a line among n from a
// top line on.
func (s *Sheet) rowsIn(p Pane, top, n int) map[int]bool {
	lines := s.own(p)
	many := s.Many.count()
	rows := map[int]bool{}
	for i := range lines {
		if at := s.past(p, i); at < top || at >= top+n {
			continue
		}
		if k := lines[i].Spot; k > many {
			rows[s.row(k-1)] = true
		}
		for _, c := range lines[i].Cells {
			if c.Spot > many {
				rows[s.row(c.Spot-1)] = true
			}
		}
	}
	return rows
}

// At is the index of the spot at a cell of a line drawn in a width, or -1.
func (l *Line) At(x, width int) int {
	spare := width
	for i := range l.Cells {
		spare -= l.Cells[i].Width
	}
	at := 0
	for i := range l.Cells {
		n := l.Cells[i].Width
		if n == 0 {
			n, spare = max(spare, 0), 0
		}
		if x >= at && x < at+n && l.Cells[i].Spot > 0 {
			return l.Cells[i].Spot - 1
		}
		at += n
	}
	return l.Spot - 1
}
