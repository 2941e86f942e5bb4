package sheet

import "strings"

// SayAt is a spot in one sentence: its own, else the text of the line that
// shows it first.
func (s *Sheet) SayAt(spot int) string {
	if spot < 0 || spot >= s.SpotCount() {
		return ""
	}
	p := s.SpotN(spot)
	if p.Say != "" {
		return p.Say
	}
	if first, _ := s.Span(p.Pane, spot); first >= 0 {
		return s.Line(p.Pane, first).text(spot)
	}
	return p.Key
}

// text is what a line says of a spot: the cells of the spot if it has some of its
// own, else all of them.
func (l *Line) text(spot int) string {
	var all, own []string
	for i := range l.Cells {
		t := strings.Join(strings.Fields(l.Cells[i].Text), " ")
		if t == "" {
			continue
		}
		all = append(all, t)
		if l.Cells[i].Spot == spot+1 {
			own = append(own, t)
		}
	}
	if len(own) > 0 {
		all = own
	}
	if l.Heading != "" {
		all = append([]string{l.Heading}, all...)
	}
	return strings.Join(all, ", ")
}

// Passed is the headings between two spots of a pane, as they are met on the
// way from one to the other.
func (s *Sheet) Passed(p Pane, from, to int) []string {
	a, _ := s.Span(p, from)
	b, _ := s.Span(p, to)
	if a < 0 || b < 0 || a == b {
		return nil
	}
	var passed []string
	for i := min(a, b) + 1; i < max(a, b); i++ {
		if h := s.heading(p, i); h != "" {
			passed = append(passed, h)
		}
	}
	if a > b {
		for i, j := 0, len(passed)-1; i < j; i, j = i+1, j-1 {
			passed[i], passed[j] = passed[j], passed[i]
		}
	}
	return passed
}

// heading is that of a line, without making a row.
func (s *Sheet) heading(p Pane, i int) string {
	if m := s.Many; p == Main && m != nil && i >= m.After && i < m.After+m.lines() {
		return m.Heads[i-m.After].Heading
	}
	return s.Line(p, i).Heading
}

// PaneName is the heading of a pane.
func (s *Sheet) PaneName(p Pane) string {
	return [Panes]string{s.Name, s.LeftName, s.SideName}[p]
}
