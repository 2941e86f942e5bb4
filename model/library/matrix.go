package library

import (
	"cmp"
	"slices"

	"readout/model"
)

// MatrixOptions say what of a matrix is shown.
type MatrixOptions struct {
	At        *model.Briefing // the briefing to stand on; nil for the newest of the scope
	MovedOnly bool            // only cells that moved in that briefing or are new in it
	Keep      Keep            // positions that a filter leaves
}

// Matrix is who stands where on what: actors down, issues across, as known on
// the date of one briefing. Actors and issues without a cell in sight are left
// out; the cells that Keep or MovedOnly leave out are Hidden, never empty.
type Matrix struct {
	At      *model.Briefing // the briefing stood on; nil without any
	Actors  []model.Actor   // by part, in the order of model.Parts
	Issues  []model.Issue   // those of the newest briefing first
	Cells   [][]Cell        // by actor, then issue
	Without []model.Actor   // who took part but has no recorded position
	Cast    *Cast

	Covered int // cells in sight that any source covers
	Empty   int // cells not covered
	Differ  int // cells in which accounts differ
	Moved   int // cells that moved in the briefing stood on
	New     int // cells that it covers first
	Carried int // cells that only an earlier briefing covers
	Hidden  int // covered cells that the options leave out
}

// Cell is where one actor stands on one issue. The zero value is not covered.
type Cell struct {
	Stand
	Briefing *model.Briefing // the latest one up to the date stood on that covers it; nil for none
	Carried  bool            // that is another briefing than the one stood on
	Moved    bool            // it moved in the briefing stood on, away from From
	From     Stand
	Before   *model.Briefing // the briefing that From is taken from
	New      bool            // the briefing stood on is the first to cover it, and not the first of the scope
	Hidden   bool            // the options leave it out
}

// Changed reports whether the cell is other than in the briefings before.
func (c *Cell) Changed() bool { return c.Moved || c.New }

// Accounts returns the positions that the cell takes together, in file order.
func (c *Cell) Accounts() []*model.Position {
	accounts := make([]*model.Position, len(c.Positions))
	for n, i := range c.Positions {
		accounts[n] = &c.Briefing.Positions()[i]
	}
	return accounts
}

// Matrix returns who stands where in the briefings of a scope, oldest first.
// A cell shows the stand in the latest briefing up to the date stood on.
// Briefings without a date fill only what no dated one covers, unless one of
// them is stood on: then it comes after all others.
func (l *Library) Matrix(scope []*model.Briefing, o MatrixOptions) *Matrix {
	l = l.with(scope)
	m := &Matrix{At: o.At}
	if !slices.Contains(scope, m.At) {
		m.At = newestOf(scope)
	}
	known := knownAt(scope, m.At)
	m.Cast = NewCast(known)
	order := m.Cast
	if last := newestOf(scope); last != m.At {
		order = NewCast(knownAt(scope, last))
	}
	cells := l.latest(known)
	moving := len(known) > 0 && m.At != firstDated(scope)
	for p, c := range cells {
		c.Carried = c.Briefing != m.At
		if !c.Carried {
			l.change(c, p, moving)
		}
		c.Hidden = o.MovedOnly && !c.Changed() || !o.Keep.keepsAny(c)
	}
	m.lay(cells, order)
	return m
}

func newestOf(scope []*model.Briefing) *model.Briefing {
	if len(scope) == 0 {
		return nil
	}
	return newest(scope)
}

// with is the library itself, or one of a scope of which some briefing does
// not count: whoever opens that alone sees it all the same.
func (l *Library) with(scope []*model.Briefing) *Library {
	for _, b := range scope {
		if _, ok := l.index[b]; !ok {
			alone := &Library{now: l.now, counted: scope, index: make(map[*model.Briefing]int, len(scope))}
			for i, b := range scope {
				alone.index[b] = i
			}
			alone.relations = make([]lazyRelations, len(scope))
			return alone
		}
	}
	return l
}

// knownAt is what of a scope is known in the briefing at, the last word last.
func knownAt(scope []*model.Briefing, at *model.Briefing) []*model.Briefing {
	var undated, dated []*model.Briefing
	for _, b := range scope {
		switch {
		case b == at:
		case b.Date.Valid():
			dated = append(dated, b)
		default:
			undated = append(undated, b)
		}
	}
	if at == nil {
		return nil
	}
	if i := slices.Index(scope, at); at.Date.Valid() {
		dated = slices.DeleteFunc(dated, func(b *model.Briefing) bool { return slices.Index(scope, b) > i })
	}
	return append(append(undated, dated...), at)
}

func firstDated(scope []*model.Briefing) *model.Briefing {
	for _, b := range scope {
		if b.Date.Valid() {
			return b
		}
	}
	return nil
}

// latest is the last word on every actor and issue of which some are known.
func (l *Library) latest(known []*model.Briefing) map[pair]*Cell {
	rank := make([]int, len(l.counted))
	for i, b := range known {
		rank[l.index[b]] = i + 1
	}
	all := l.accounts.of(l)
	cells := make(map[pair]*Cell, len(all))
	store := make([]Cell, 0, len(all))
	for p, list := range all {
		best := -1
		for i := range list {
			if r := rank[list[i].at]; r > 0 && (best < 0 || r > rank[list[best].at]) {
				best = i
			}
		}
		if best >= 0 {
			store = append(store, Cell{Stand: l.stand(list[best], p.actor, p.issue), Briefing: l.counted[list[best].at]})
			cells[p] = &store[len(store)-1]
		}
	}
	return cells
}

// change says whether a cell is other than in the briefings before.
func (l *Library) change(c *Cell, p pair, moving bool) {
	if !moving || !c.Briefing.Date.Valid() {
		return
	}
	move, moved := l.Moved(c.Briefing, p.actor, p.issue)
	c.Moved, c.From, c.Before = moved, move.From, move.Before
	if !moved {
		_, _, earlier := l.Earlier(c.Briefing, p.actor, p.issue)
		c.New = !earlier
	}
}

// keepsAny reports whether a filter leaves any account of a cell: where they
// differ, one of them is never shown without the others.
func (k Keep) keepsAny(c *Cell) bool {
	return slices.ContainsFunc(c.Positions, func(i int) bool {
		return k.keeps(c.Briefing, model.Ref{Type: model.TypePosition, Index: i})
	})
}

// lay puts the cells in their rows and columns, in the order that they have in
// the newest briefings, so that none jumps when another date is stood on.
func (m *Matrix) lay(cells map[pair]*Cell, order *Cast) {
	rows, cols, has := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for p, c := range cells {
		if has[p.actor] = true; !c.Hidden {
			rows[p.actor], cols[p.issue] = true, true
		}
	}
	for _, a := range m.Cast.Actors() {
		if !has[a.ID] {
			m.Without = append(m.Without, a)
		}
	}
	m.Actors, m.Issues = m.rows(rows, order), m.columns(cols, order)
	all := make([]Cell, len(m.Actors)*len(m.Issues))
	for r := range m.Actors {
		row := all[r*len(m.Issues) : (r+1)*len(m.Issues)]
		for c := range m.Issues {
			if cell := cells[pair{m.Actors[r].ID, m.Issues[c].ID}]; cell != nil {
				row[c] = *cell
			}
			m.count(&row[c])
		}
		m.Cells = append(m.Cells, row)
	}
	m.Hidden = len(cells) - m.Covered
}

// rows are the actors in a set, declared or not, by part.
func (m *Matrix) rows(set map[string]bool, order *Cast) []model.Actor {
	var rows []model.Actor
	add := func(id string) {
		a := model.Actor{ID: id, Name: id}
		if known := m.Cast.Actor(id); known != nil {
			a = *known
		}
		a.Part = cmp.Or(a.Part, model.Other)
		rows = append(rows, a)
	}
	for _, a := range order.Actors() {
		if set[a.ID] {
			add(a.ID)
			delete(set, a.ID)
		}
	}
	for _, id := range sorted(set) {
		add(id)
	}
	slices.SortStableFunc(rows, func(a, b model.Actor) int { return partRank(a.Part) - partRank(b.Part) })
	return rows
}

// columns are the issues in a set, declared or not.
func (m *Matrix) columns(set map[string]bool, order *Cast) []model.Issue {
	var columns []model.Issue
	add := func(id string) {
		is := model.Issue{ID: id, Title: id}
		if known := m.Cast.Issue(id); known != nil {
			is = *known
		}
		columns = append(columns, is)
	}
	for _, is := range order.Issues() {
		if set[is.ID] {
			add(is.ID)
			delete(set, is.ID)
		}
	}
	for _, id := range sorted(set) {
		add(id)
	}
	return columns
}

func (m *Matrix) count(c *Cell) {
	switch {
	case c.Hidden:
		return
	case !c.Covered():
		m.Empty++
		return
	}
	m.Covered++
	for _, n := range []struct {
		is bool
		of *int
	}{{c.Differ, &m.Differ}, {c.Moved, &m.Moved}, {c.New, &m.New}, {c.Carried, &m.Carried}} {
		if n.is {
			*n.of++
		}
	}
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
