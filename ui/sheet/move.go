package sheet

// Near returns the index of the spot of a pane with a key, else of the spot
// nearest to a row, or -1 if the pane has none.
func (s *Sheet) Near(p Pane, key string, row int) int {
	best, least := -1, 0
	for i := range s.Spots {
		if s.Spots[i].Pane != p {
			continue
		}
		if s.Spots[i].Key == key && key != "" {
			return i
		}
		if d := distance(s.Spots[i].Row, row); best < 0 || d < least {
			best, least = i, d
		}
	}
	if key == "" && s.Start > 0 && s.Start <= len(s.Spots) && s.Spots[s.Start-1].Pane == p {
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
	if at < 0 || at >= len(s.Spots) {
		return s.Near(p, "", 0)
	}
	rows := s.rows(p)
	i := 0
	for k, r := range rows {
		if r == s.Spots[at].Row {
			i = k
		}
	}
	to := max(0, min(i+n, len(rows)-1))
	if len(rows) == 0 || to == i {
		return at
	}
	return s.InRow(p, rows[to], s.Spots[at].Col)
}

// rows are the rows of a pane that have spots, from the top.
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
	best := -1
	for i := range s.Spots {
		if s.Spots[i].Pane == p && s.Spots[i].Row == row && (best < 0 || distance(s.Spots[i].Col, col) < distance(s.Spots[best].Col, col)) {
			best = i
		}
	}
	return best
}

// Next returns the spot next to one in its row, or the same one if there is none.
func (s *Sheet) Next(p Pane, at, step int) int {
	if at < 0 || at >= len(s.Spots) {
		return at
	}
	best := at
	for i := range s.Spots {
		if s.Spots[i].Pane != p || s.Spots[i].Row != s.Spots[at].Row {
			continue
		}
		d := (s.Spots[i].Col - s.Spots[at].Col) * step
		if d > 0 && (best == at || d < (s.Spots[best].Col-s.Spots[at].Col)*step) {
			best = i
		}
	}
	return best
}

// PaneLines are the lines of a pane.
func (s *Sheet) PaneLines(p Pane) []Line {
	switch p {
	case Main:
		return s.Lines
	case Left:
		return s.LeftLines
	}
	return s.SideLines
}

// Span returns the first and last line that show a spot, -1 if none does.
func (s *Sheet) Span(p Pane, spot int) (first, last int) {
	first, last = -1, -1
	for i, l := range s.PaneLines(p) {
		if l.Has(spot) {
			if first < 0 {
				first = i
			}
			last = i
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
func (s *Sheet) Rows(p Pane, top, n int) int { return len(s.rowsIn(p, top, n)) }

// Beyond is how many rows of spots have a line among n from a top line on, and
// none in sight: of a row that is cut off the rest is not another row.
func (s *Sheet) Beyond(p Pane, top, n, sight, seen int) int {
	in, count := s.rowsIn(p, sight, seen), 0
	for row := range s.rowsIn(p, top, n) {
		if !in[row] {
			count++
		}
	}
	return count
}

// rowsIn are the rows of spots that have a line among n from a top line on.
func (s *Sheet) rowsIn(p Pane, top, n int) map[int]bool {
	lines := s.PaneLines(p)
	rows := map[int]bool{}
	for i := max(top, 0); i < min(top+n, len(lines)); i++ {
		if k := lines[i].Spot; k > 0 {
			rows[s.Spots[k-1].Row] = true
		}
		for _, c := range lines[i].Cells {
			if c.Spot > 0 {
				rows[s.Spots[c.Spot-1].Row] = true
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
