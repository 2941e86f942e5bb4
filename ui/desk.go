package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/library"
	"readout/model/query"
	"readout/ui/board"
	"readout/ui/sheet"
)

// desk is a view over briefings and where its reader is: the board, the sheet
// that was made of it, a cursor in every pane of that, and the filter.
type desk struct {
	board   board.Board
	scope   []*model.Briefing // oldest first
	current *model.Briefing   // the briefing it was opened from; nil for the whole folder
	set     *query.Set
	of      []*model.Briefing // that set is made of
	keep    library.Keep
	hits    *query.Found // what the filter leaves; nil without one

	home     bool      // it is a view of the library
	late     bool      // its filter goes through so much that it is answered in a command
	pending  *question // what of it is not answered yet
	stale    bool      // the set is another than the one that the answer is of
	answered bool      // something was answered since the desk was made or rested
	answer   *board.Answer
	advised  string // what is to be said of the filter in force

	filter   string // the line
	kept     string // what of it filters
	accepted string // what filtered before the line was opened
	brought  string // the filter of what was read before the first board

	sheet  sheet.Sheet
	made   bool
	making *making // the sheet that is being made, or the work that is done; nil for none
	works  []work  // that wait
	awaits bool    // the sheet is another than it should be
	goal   string  // the spot to go to once it is there
	pane   sheet.Pane
	at     [sheet.Panes]int    // index of a spot, -1 for none
	keys   [sheet.Panes]string // of the spots that were gone to, of which a smaller window may lack some
	top    [sheet.Panes]int    // first scrolling line on screen
	seen   [sheet.Panes]int    // lines of the pane on screen, as drawn last
	loose  [sheet.Panes]bool   // the pane was scrolled away from its cursor
	under  int                 // lines that are kept free below the main pane

	resting bool // nobody looks at it, and nothing is held that can be made again
	stood   [sheet.Panes]stand

	back *desk // the board under it, to which leaving goes back
}

// own reports whether the filter was changed since the reading view was left.
func (d *desk) own() bool { return d.filter != d.brought }

// openBoard shows a board over the briefings that belong to what is on
// screen: the series of a briefing that is read, or the folder.
func (a *App) openBoard(b board.Board, key string) tea.Cmd { return a.openOn(nil, b, key) }

// openOn is openBoard over the series of a briefing, if there is one.
func (a *App) openOn(current *model.Briefing, b board.Board, key string) tea.Cmd {
	a.remember()
	d := a.newDesk(b)
	if current != nil {
		d.current = current
		a.spread(d)
	}
	if a.desk != nil && a.desk.board.Name() != b.Name() {
		d.lieOn(a.desk)
	} else if a.desk != nil {
		d.back = a.desk.back
	}
	a.desk = d
	a.arrange()
	a.makeSheet()
	d.jump(key)
	a.remember()
	return nil
}

// newDesk puts a board on what is on screen, with its filter.
func (a *App) newDesk(b board.Board) *desk {
	d := &desk{board: b}
	switch {
	case a.desk != nil:
		d.current, d.filter, d.brought = a.desk.current, a.desk.filter, a.desk.brought
	case a.view != nil:
		d.current, d.filter = a.view.briefing, a.view.written(a.view.filter)
		d.brought = d.filter
	}
	a.spread(d)
	return d
}

// seriesHere is the briefing under the cursor of the library, whose series a
// matrix is about: unrelated series in one table leave most of it empty.
func (a *App) seriesHere() *model.Briefing {
	if a.desk != a.home || a.desk == nil {
		return nil
	}
	if s := a.desk.spot(); s != nil && s.Briefing != nil && a.library().Counts(s.Briefing) {
		return s.Briefing
	}
	return nil
}

// spread gives a desk its briefings, and filters them.
func (a *App) spread(d *desk) {
	lib := a.library()
	d.scope = lib.Counted()
	if d.current != nil && !overviews[d.board.Name()].whole {
		d.scope = lib.Series(d.current)
	}
	if of := a.searched(d); d.set == nil || !slices.Equal(of, d.of) {
		d.of, d.set, d.pending = of, a.setOf(of), nil
		d.home, d.late = d.board.Name() == "library", d.set.Len() > a.atOnce
		d.stale = true
	}
	_ = d.narrow(d.filter)
}

// narrow filters by a line, and says what is wrong with it.
func (d *desk) narrow(line string) error {
	var q query.Query
	var err error
	d.filter = line
	line, q, err = inForce(line, d.accepted, d.set)
	if d.late {
		d.later(line, q)
		return err
	}
	d.kept, d.keep, d.hits, d.made = line, nil, nil, false
	if strings.TrimSpace(d.kept) == "" {
		return err
	}
	d.hits = d.set.Find(q)
	d.keep = keptBy(d.hits)
	return err
}

// keptBy keeps what a filter leaves. A briefing that is left as a whole, and of
// which nothing else is, keeps all its items.
func keptBy(f *query.Found) library.Keep {
	return func(b *model.Briefing, r model.Ref) bool { return f.Keeps(b, r) || f.Whole(b) }
}

// library relates the briefings of the folder, made anew when they change. What
// is read from elsewhere, as the guide, is a library of its own.
func (a *App) library() *library.Library {
	bs := a.shelf.briefings
	if v := a.view; v != nil && a.shelf.find(v.briefing.Path) != v.briefing && !slices.Contains(bs, v.briefing) {
		bs = []*model.Briefing{v.briefing}
	}
	switch {
	case a.related != nil && (sameSlice(a.relates, bs) || len(bs) == 1 && slices.Equal(a.relates, bs)):
	case a.ready.related != nil && sameSlice(a.ready.briefings, bs):
		a.related, a.relates = a.ready.related, bs
	default:
		a.related, a.relates = a.config.relate(bs), bs
	}
	return a.related
}

// boardFrame is what the board is shown in now.
func (a *App) boardFrame() board.Frame { return a.frameOf(a.desk) }

func (a *App) frameOf(d *desk) board.Frame {
	f := board.Frame{
		Library: a.library(), Scope: d.scope, Current: d.current, Keep: d.keep, Filter: d.kept, Set: d.set, Hits: d.hits, Shelf: a.shelf.extras, Later: d.late, Answer: d.answer,
		Width: a.width, Height: max(a.height-1, 1), Theme: a.theme, Method: a.method, Folder: a.shelf.folder, Filling: a.progress != nil,
	}
	if a.mute {
		f.Width, f.Height = spokenWidth, spokenHeight
	}
	if s := d.spot(); s != nil {
		f.At = s.Key
	}
	return f
}

// makeSheet has the sheet made if anything changed, unless that takes long: then it
// is the one before until inquireSheet has made it.
func (a *App) makeSheet() *sheet.Sheet {
	d := a.desk
	if d.made {
		return &d.sheet
	}
	if d.resting && d.scope == nil {
		a.spread(d)
	}
	if d.resting = false; a.slow() {
		d.await()
		return &d.sheet
	}
	s := d.board.Sheet(a.boardFrame())
	d.made = true
	d.lay(s)
	return &d.sheet
}

// lay puts a sheet on a desk. The cursors stand on the spots gone to last, else on
// those nearest to where they stood.
func (d *desk) lay(s sheet.Sheet) {
	stood := d.stands()
	d.sheet, d.under, d.awaits = s, 0, false
	for p := range sheet.Panes {
		d.at[p] = d.sheet.Near(p, d.keys[p], stood[p].row)
	}
	d.stood = [sheet.Panes]stand{}
	if d.spotIn(d.pane) == nil {
		d.pane = sheet.Main
	}
}

// spot is what the cursor stands on, or nil.
func (d *desk) spot() *sheet.Spot { return d.spotIn(d.pane) }

func (d *desk) spotIn(p sheet.Pane) *sheet.Spot {
	if i := d.at[p]; i >= 0 && i < d.sheet.SpotCount() {
		if s := d.sheet.SpotN(i); s.Pane == p {
			return s
		}
	}
	return nil
}

// jump puts the cursor on the spot with a key, in whichever pane has it: if the sheet
// is still to be made, as soon as it is there.
func (d *desk) jump(key string) bool {
	i := -1
	if key != "" {
		i = d.sheet.Find(key)
	}
	if i < 0 && key != "" && d.awaits {
		d.goal = key
		return true
	}
	if i < 0 {
		return false
	}
	d.pane = d.sheet.SpotN(i).Pane
	d.put(d.pane, i)
	return true
}

// shown are the briefings of which the sheet shows parts.
func (d *desk) shown() []*model.Briefing {
	if len(d.sheet.Of) > 0 {
		return d.sheet.Of
	}
	return d.scope
}

// put sets the cursor of a pane on a spot, and brings it in sight.
func (d *desk) put(p sheet.Pane, i int) {
	d.at[p], d.loose[p] = i, false
	if s := d.spotIn(p); s != nil {
		d.keys[p] = s.Key
	}
}
