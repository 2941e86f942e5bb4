package library

import (
	"slices"

	"readout/model"
)

// MatrixOptions say what of a matrix is shown.
type MatrixOptions struct {
	At        *model.Briefing // the briefing to stand on; nil for the newest of the scope
	MovedOnly bool            // only actors and issues with a move in that briefing
	Keep      Keep            // positions that a filter leaves
}

// Matrix is who stands where on what: actors down, issues across, as known on
// the date of one briefing.
type Matrix struct {
	At      *model.Briefing // the briefing stood on; nil without any
	Actors  []model.Actor   // with a position in sight, by part
	Issues  []model.Issue
	Cells   [][]Cell      // by actor, then issue
	Without []model.Actor // who took part but has no recorded position
	Empty   int           // cells not covered
	Differ  int           // cells in which accounts differ
	Moved   int           // cells that moved in the briefing stood on
	Hidden  int           // covered cells that the options leave out
	Cast    *Cast
}

// Cell is where one actor stands on one issue.
type Cell struct {
	Stand
	Briefing *model.Briefing // the latest one up to the date stood on that covers it; nil for none
	Carried  bool            // that is an earlier briefing than the one stood on
	From     Stand           // where they stood before, if Moved
	Moved    bool            // it moved in the briefing stood on
	New      bool            // the briefing stood on is the first to cover it, and not the first of the scope
}

// Matrix returns who stands where in the briefings of a scope, oldest first.
func (l *Library) Matrix(scope []*model.Briefing, o MatrixOptions) *Matrix {
	upTo := scope
	m := &Matrix{At: o.At}
	if m.At == nil && len(scope) > 0 {
		m.At = newest(scope)
	}
	if i := slices.Index(scope, m.At); i >= 0 && m.At.Date.Valid() {
		upTo = scope[:i+1]
	}
	m.Cast = NewCast(upTo)
	cells := map[pair]Cell{}
	for i := len(upTo) - 1; i >= 0; i-- {
		l.cellsOf(cells, upTo[i], m.At, o.Keep)
	}
	m.fill(l, cells, upTo, o)
	return m
}

// cellsOf adds what one briefing says of pairs that no later one covers.
func (l *Library) cellsOf(cells map[pair]Cell, b, at *model.Briefing, keep Keep) {
	for i := range b.Positions {
		p := pair{b.Positions[i].Actor, b.Positions[i].Issue}
		c, ok := cells[p]
		if ok && c.Briefing != b {
			continue
		}
		if keep != nil && !keep(b, model.Ref{Type: model.TypePosition, Index: i}) {
			continue
		}
		if !ok {
			cells[p] = Cell{Stand: l.StandIn(b, p.actor, p.issue), Briefing: b, Carried: b != at}
		}
	}
}

// fill puts the cells in their rows and columns.
func (m *Matrix) fill(l *Library, cells map[pair]Cell, upTo []*model.Briefing, o MatrixOptions) {
	rows, cols := map[string]bool{}, map[string]bool{}
	first := len(upTo) > 0 && m.At == upTo[0]
	for p, c := range cells {
		if !c.Carried {
			move, moved := l.Moved(c.Briefing, p.actor, p.issue)
			c.Moved, c.From = moved, move.From
			_, _, earlier := l.Earlier(c.Briefing, p.actor, p.issue)
			c.New = !first && !earlier && c.Briefing.Date.Valid()
			cells[p] = c
		}
		if o.MovedOnly && !c.Moved && !c.New {
			continue
		}
		rows[p.actor], cols[p.issue] = true, true
	}
	for _, is := range m.Cast.Issues() {
		if cols[is.ID] {
			m.Issues = append(m.Issues, is)
			delete(cols, is.ID)
		}
	}
	for _, id := range sorted(cols) {
		m.Issues = append(m.Issues, model.Issue{ID: id, Title: id})
	}
	for _, a := range m.Cast.Actors() {
		if rows[a.ID] {
			m.Actors = append(m.Actors, a)
			delete(rows, a.ID)
		} else if !hasPosition(upTo, a.ID) {
			m.Without = append(m.Without, a)
		}
	}
	for _, id := range sorted(rows) {
		m.Actors = append(m.Actors, model.Actor{ID: id, Name: id, Part: model.Other})
	}
	shown := 0
	for _, a := range m.Actors {
		row := make([]Cell, len(m.Issues))
		for j, is := range m.Issues {
			c := cells[pair{a.ID, is.ID}]
			row[j] = c
			switch {
			case !c.Covered():
				m.Empty++
				continue
			case c.Differ:
				m.Differ++
			}
			shown++
			if c.Moved {
				m.Moved++
			}
		}
		m.Cells = append(m.Cells, row)
	}
	m.Hidden = covered(upTo) - shown
}

func hasPosition(scope []*model.Briefing, actor string) bool {
	return slices.ContainsFunc(scope, func(b *model.Briefing) bool {
		return slices.ContainsFunc(b.Positions, func(p model.Position) bool { return p.Actor == actor })
	})
}

// covered counts the pairs that any briefing covers.
func covered(scope []*model.Briefing) int {
	pairs := map[pair]bool{}
	for _, b := range scope {
		for i := range b.Positions {
			pairs[pair{b.Positions[i].Actor, b.Positions[i].Issue}] = true
		}
	}
	return len(pairs)
}

func sorted(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for s := range set {
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}

// Row returns the index of an actor's row, or -1.
func (m *Matrix) Row(actor string) int {
	return slices.IndexFunc(m.Actors, func(a model.Actor) bool { return a.ID == actor })
}

// Column returns the index of an issue's column, or -1.
func (m *Matrix) Column(issue string) int {
	return slices.IndexFunc(m.Issues, func(i model.Issue) bool { return i.ID == issue })
}
