package ui

import (
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
	keep    library.Keep

	filter   string // the line
	kept     string // what of it filters
	accepted string // what filtered before the line was opened

	sheet sheet.Sheet
	made  bool
	pane  sheet.Pane
	at    [sheet.Panes]int // index of a spot, -1 for none
	top   [sheet.Panes]int // first scrolling line on screen
	seen  [sheet.Panes]int // lines of the pane on screen, as drawn last

	back *desk // the board under it, to which leaving goes back
	own  bool  // the filter was changed here
}

// openBoard shows a board over the briefings that belong to what is on
// screen: the series of a briefing that is read, or the folder.
func (a *App) openBoard(b board.Board, key string) tea.Cmd {
	a.remember()
	d := a.newDesk(b)
	if a.desk != nil && a.desk.board.Name() != b.Name() {
		d.back = a.desk
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
		d.current, d.filter, d.own = a.desk.current, a.desk.filter, a.desk.own
	case a.view != nil:
		d.current, d.filter = a.view.briefing, a.view.written(a.view.filter)
	default:
		d.filter = a.shelf.filter
	}
	a.spread(d)
	return d
}

// spread gives a desk its briefings, and filters them.
func (a *App) spread(d *desk) {
	lib := a.library()
	d.scope = lib.Counted()
	if d.current != nil {
		d.scope = lib.Series(d.current)
	}
	d.set = query.NewSet(d.scope, a.queryContext())
	_ = d.narrow(d.filter)
}

// narrow filters by a line, and says what is wrong with it.
func (d *desk) narrow(line string) error {
	var q query.Query
	var err error
	d.filter = line
	d.kept, q, err = inForce(line, d.accepted)
	d.keep, d.made = nil, false
	if strings.TrimSpace(d.kept) == "" {
		return err
	}
	left := map[*model.Briefing]map[model.Ref]bool{}
	for _, item := range d.set.Select(q) {
		if left[item.Briefing] == nil {
			left[item.Briefing] = map[model.Ref]bool{}
		}
		left[item.Briefing][item.Ref] = true
	}
	whole := model.Ref{Type: model.TypeBriefing}
	d.keep = func(b *model.Briefing, r model.Ref) bool {
		return left[b][r] || left[b][whole] && len(left[b]) == 1
	}
	return err
}

// library relates the briefings of the folder, made anew when they change.
func (a *App) library() *library.Library {
	bs := a.shelf.briefings
	if a.view != nil && (len(bs) == 0 || a.guide == a.view) {
		bs = []*model.Briefing{a.view.briefing}
	}
	if a.related == nil || len(bs) == 1 && a.related.Listed()[0] != bs[0] {
		a.related = library.New(bs, a.config.now())
	}
	return a.related
}

// frame is what the board is shown in now.
func (a *App) boardFrame() board.Frame {
	d := a.desk
	f := board.Frame{
		Library: a.library(), Scope: d.scope, Current: d.current, Keep: d.keep, Filter: d.kept,
		Width: a.width, Height: max(a.height-1, 1), Theme: a.theme, Method: a.method, Folder: a.shelf.folder,
	}
	if s := d.spot(); s != nil {
		f.At = s.Key
	}
	return f
}

// make has the sheet made if anything changed, and keeps the cursors where
// they stood: on their spot, else on the nearest.
func (a *App) makeSheet() *sheet.Sheet {
	d := a.desk
	if d.made {
		return &d.sheet
	}
	var keys [sheet.Panes]string
	var rows [sheet.Panes]int
	for p := range sheet.Panes {
		if s := d.spotIn(p); s != nil {
			keys[p], rows[p] = s.Key, s.Row
		}
	}
	f := a.boardFrame()
	d.sheet, d.made = d.board.Sheet(f), true
	for p := range sheet.Panes {
		d.at[p] = d.sheet.Near(p, keys[p], rows[p])
	}
	if d.spotIn(d.pane) == nil {
		d.pane = sheet.Main
	}
	return &d.sheet
}

// spot is what the cursor stands on, or nil.
func (d *desk) spot() *sheet.Spot { return d.spotIn(d.pane) }

func (d *desk) spotIn(p sheet.Pane) *sheet.Spot {
	if i := d.at[p]; i >= 0 && i < len(d.sheet.Spots) && d.sheet.Spots[i].Pane == p {
		return &d.sheet.Spots[i]
	}
	return nil
}

// jump puts the cursor on the spot with a key, in whichever pane has it.
func (d *desk) jump(key string) bool {
	for i := range d.sheet.Spots {
		if s := &d.sheet.Spots[i]; s.Key == key && key != "" {
			d.pane, d.at[s.Pane] = s.Pane, i
			return true
		}
	}
	return false
}

// act runs a command of the board's own.
func act(id string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.makeSheet()
		return a.came(a.desk.board.Do(id, a.boardFrame(), a.desk.spot()))
	}
}

// came shows what came of a command of a board.
func (a *App) came(o board.Outcome) tea.Cmd {
	d := a.desk
	if o.Board != nil {
		a.remember()
		d.board, d.made = o.Board, false
		a.arrange()
		a.makeSheet()
	}
	if o.At != "" {
		d.jump(o.At)
	}
	switch {
	case o.Why != "":
		a.warn(o.Why)
	case o.Say != "":
		a.tell(o.Say)
	}
	switch {
	case o.Line != nil:
		return a.keepFilter(*o.Line)
	case o.Text != "":
		return a.copyText(o.Text, o.What)
	case o.Open != nil:
		return a.openBoard(o.Open, o.Key)
	case len(o.Panel) > 0:
		return a.openWords(o.Title, o.Panel)
	case o.Briefing != nil:
		return a.readAt(o.Briefing, o.Ref)
	}
	return nil
}

// keepFilter filters by a line and remembers it.
func (a *App) keepFilter(line string) tea.Cmd {
	a.remember()
	if err := a.filterBy(line); err != nil {
		a.warn(err.Error())
	}
	a.remember()
	return a.keepLine(line)
}

// openWords lays a panel of lines over the board; those with a briefing lead to
// their item.
func (a *App) openWords(title string, lines []board.PanelLine) tea.Cmd {
	p := newPanel(cardPanel, title)
	for _, l := range lines {
		r := lineRow(l.Line)
		switch {
		case l.Open != nil:
			p.add(r, func(a *App) tea.Cmd { return a.openBoard(l.Open, "") })
		case l.Briefing != nil:
			p.add(r, func(a *App) tea.Cmd { return a.readLine(l.Briefing, l.Ref, l.At) })
		default:
			p.under(r)
		}
	}
	p.list.plain = p.list.total == 0
	return a.open(p)
}

// lineRow is a line of a sheet as the row of a panel.
func lineRow(l sheet.Line) row {
	if l.Heading != "" {
		return row{left: l.Heading, right: l.Count}
	}
	var texts []string
	for _, c := range l.Cells {
		if c.Width > 0 {
			texts = append(texts, pad(c.Text, c.Width))
		} else {
			texts = append(texts, c.Text)
		}
	}
	r := row{left: strings.TrimRight(strings.Join(texts, ""), " ")}
	if len(l.Cells) > 0 {
		r.role = l.Cells[len(l.Cells)-1].Role
	}
	return r
}

// readAt opens a briefing in the reading view, at an item.
func (a *App) readAt(b *model.Briefing, r model.Ref) tea.Cmd {
	if !a.library().Counts(b) && b.Embargoed(a.config.now()) {
		a.warn("under embargo until " + b.Embargo.String() + "; naming its file opens it")
		return nil
	}
	a.remember()
	from := a.desk
	a.panel, a.prompt = nil, nil
	v := a.viewOf(b)
	a.view, a.desk, a.shelf.last = v, nil, v
	if from != nil && from.own && from.board.Name() != "library" {
		v.carryFilter(from.kept)
	}
	v.from = from
	a.arrange()
	if r.Type != "" && r.Type != model.TypeBriefing {
		a.visitItem(r)
	}
	a.arrange()
	a.remember()
	return a.measure()
}

// readLine is readAt that goes to a byte of the file if there is no item.
func (a *App) readLine(b *model.Briefing, r model.Ref, at int) tea.Cmd {
	cmd := a.readAt(b, r)
	if v := a.view; r.Type == "" && at > 0 && v != nil && v.briefing == b {
		v.text = v.text.place(at, min(2, max(v.text.height-1, 0)))
		v.follow()
		a.focus(textPane)
	}
	return cmd
}

// viewOf is the reading view of a briefing, made once for those of the folder.
func (a *App) viewOf(b *model.Briefing) *view {
	for i, have := range a.shelf.briefings {
		if have != b {
			continue
		}
		if a.shelf.views[i] == nil {
			if a.view != nil && a.view.briefing == b {
				a.shelf.views[i] = a.view
			} else {
				a.shelf.views[i] = a.newView(b)
			}
		}
		return a.shelf.views[i]
	}
	return a.newView(b)
}

// closeBoard goes back to what was on screen before the board.
func (a *App) closeBoard() tea.Cmd {
	d := a.desk
	a.remember()
	a.desk = d.back
	if a.desk != nil {
		a.desk.made = false
	} else if a.view != nil && d.own {
		a.view.carryFilter(d.kept)
	}
	a.arrange()
	a.remember()
	return a.measure()
}

// backToBoard goes back to the board that led to what is read.
func (a *App) backToBoard() tea.Cmd {
	a.remember()
	v := a.view
	a.desk, v.from = v.from, nil
	if a.desk.current == nil {
		a.view = nil
	} else {
		a.view = a.viewOf(a.desk.current)
	}
	a.spread(a.desk)
	a.arrange()
	a.remember()
	return nil
}
