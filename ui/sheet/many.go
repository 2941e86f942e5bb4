package sheet

import "sort"

// Many is rows of the main pane that are made when they are looked at, since
// there may be a hundred thousand of them. Each has one spot; these come before
// the Spots of the sheet.
type Many struct {
	Count int // of rows, of which there is at least one
	After int // how many of the sheet's Lines stand before them

	// Each is how many lines every row has. If they differ, Starts is the line at
	// which each row begins, from the first on, and the number of lines behind it.
	// Lines that no row has are in Heads.
	Each   int
	Starts []int32
	Heads  map[int]Line

	Lines func(row int) []Line // of a row; their Spot is 1 + row
	Spot  func(row int) Spot   // its Row is the row
	Find  func(key string) int // the row of a spot, -1 for none

	made    *Spot // the one that was asked for last, as is most often that of the cursor
	madeRow int
}

// lines is how many lines there are.
func (m *Many) lines() int {
	switch {
	case m == nil:
		return 0
	case m.Starts != nil:
		return int(m.Starts[m.Count])
	}
	return m.Count * m.Each
}

func (m *Many) count() int {
	if m == nil {
		return 0
	}
	return m.Count
}

// start is the line at which a row begins.
func (m *Many) start(row int) int {
	if m.Starts != nil {
		return int(m.Starts[row])
	}
	return row * m.Each
}

// rowAt is the last row that begins at a line or before it, -1 for none.
func (m *Many) rowAt(line int) int {
	if m.Starts != nil {
		return sort.Search(m.Count, func(row int) bool { return int(m.Starts[row]) > line }) - 1
	}
	return line / m.Each
}

// line makes one line.
func (m *Many) line(at int) *Line {
	if head, ok := m.Heads[at]; ok {
		return &head
	}
	row := m.rowAt(at)
	lines := m.Lines(row)
	return &lines[min(at-m.start(row), len(lines)-1)]
}

// span is the first and the last line of a row.
func (m *Many) span(row int) (first, last int) {
	last = m.start(row+1) - 1
	if m.Starts == nil {
		return m.start(row), last
	}
	for first = m.start(row); last > first; last-- {
		if _, head := m.Heads[last]; !head {
			break
		}
	}
	return first, last
}

// Len is how many lines a pane has.
func (s *Sheet) Len(p Pane) int {
	switch p {
	case Main:
		return len(s.Lines) + s.Many.lines()
	case Left:
		return len(s.LeftLines)
	}
	return len(s.SideLines)
}

// Line is one line of a pane.
func (s *Sheet) Line(p Pane, i int) *Line {
	switch {
	case p == Left:
		return &s.LeftLines[i]
	case p == Side:
		return &s.SideLines[i]
	case s.Many == nil || i < s.Many.After:
		return &s.Lines[i]
	case i < s.Many.After+s.Many.lines():
		return s.Many.line(i - s.Many.After)
	}
	return &s.Lines[i-s.Many.lines()]
}

// SpotCount is how many spots there are in all panes.
func (s *Sheet) SpotCount() int { return s.Many.count() + len(s.Spots) }

// SpotN is the spot with an index.
func (s *Sheet) SpotN(i int) *Spot {
	if n := s.Many.count(); i >= n {
		return &s.Spots[i-n]
	}
	if m := s.Many; m.made == nil || m.madeRow != i {
		spot := m.Spot(i)
		m.made, m.madeRow = &spot, i
	}
	return s.Many.made
}

// pane is that of a spot.
func (s *Sheet) pane(i int) Pane {
	if n := s.Many.count(); i >= n {
		return s.Spots[i-n].Pane
	}
	return Main
}

// row is that of a spot.
func (s *Sheet) row(i int) int {
	if n := s.Many.count(); i >= n {
		return s.Spots[i-n].Row
	}
	return i
}

// Find is the index of the spot with a key, or -1.
func (s *Sheet) Find(key string) int {
	if s.Many != nil {
		if row := s.Many.Find(key); row >= 0 {
			return row
		}
	}
	for i := range s.Spots {
		if s.Spots[i].Key == key {
			return s.Many.count() + i
		}
	}
	return -1
}

// Place is which of the spots of its pane one is, from 1, and how many it has.
func (s *Sheet) Place(spot int) (n, of int) {
	p := s.pane(spot)
	if p == Main {
		of = s.Many.count()
		n = min(spot+1, of)
	}
	for i := range s.Spots {
		if s.Spots[i].Pane == p {
			if of++; s.Many.count()+i <= spot {
				n++
			}
		}
	}
	return n, of
}

// First is the first spot that a line shows, -1 for none.
func (l *Line) First() int {
	first := l.Spot
	for i := range l.Cells {
		if spot := l.Cells[i].Spot; spot > 0 && (first == 0 || spot < first) {
			first = spot
		}
	}
	return first - 1
}
