package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/annotation"
	"readout/model/library"
	"readout/model/query"
	"readout/ui/board"
)

// Keeper keeps what a reader keeps. Its methods but Key may take a while and
// run in commands; each returns all that is kept after it, and nil of an error
// means that it is kept for good.
type Keeper interface {
	// Key names a briefing to the keeper; "" is one about which nothing is kept.
	Key(b *model.Briefing) string
	// State loads all that is kept. The notice says what is wrong with the
	// place where it is kept, "" if nothing is.
	State() (s *annotation.State, notice string, err error)
	// Keep adds an annotation, or replaces the one with its ID.
	Keep(b *model.Briefing, a annotation.Annotation) (*annotation.State, error)
	// Drop removes an annotation.
	Drop(id int64) (*annotation.State, error)
	// Read records that a briefing was read up to a place.
	Read(b *model.Briefing, place string) (*annotation.State, error)
	// Mark sets a letter to a place of a briefing.
	Mark(b *model.Briefing, letter, place string) (*annotation.State, error)
	// Filter keeps a filter under a name, or forgets it when the line is "".
	Filter(name, line string) (*annotation.State, error)
	// Remember puts filters at the end of the history.
	Remember(lines ...string) (*annotation.State, error)
	// LastRead returns a briefing as it was when it was read before it changed,
	// and when; nil if that version was not kept.
	LastRead(b *model.Briefing) (*model.Briefing, time.Time, error)
}

// keeping is what the App knows of what is kept.
type keeping struct {
	state *annotation.State // nil until it is loaded, or if nothing is kept
	first *annotation.State // as it was when the reader came
	found map[*model.Briefing]*foundNotes
	on    *view // the reading view that was recorded last
}

// foundNotes are the annotations of one briefing by the items they are on.
type foundNotes struct {
	of      *annotation.State
	items   map[model.Ref][]annotation.Annotation
	lines   []lineNote
	orphans []annotation.Annotation
}

// lineNote is an annotation on a place of the text that is no item.
type lineNote struct {
	annotation.Annotation
	place model.Place
}

// keptMsg brings what is kept after something was kept, or that it was not.
type keptMsg struct {
	state  *annotation.State
	said   string // what was done
	notice string
	loads  bool // all that is kept was read, and nothing was to be kept
	err    error
}

func (m keptMsg) apply(a *App) tea.Cmd {
	if m.err != nil {
		what := "not kept"
		if m.loads {
			what = "what is kept cannot be read"
		}
		a.warn(what + ": " + m.err.Error())
		return nil
	}
	if m.state == nil {
		return nil
	}
	first := a.keep.state == nil
	back := !first && a.keep.state.Away && !m.state.Away && m.state.Number >= a.keep.state.Number
	if first || m.state.Number >= a.keep.state.Number {
		a.keep.state = m.state
	}
	if first {
		a.keep.first = m.state
		a.history = append(append([]string(nil), m.state.History...), a.history...)
		a.resume()
	}
	a.shelf.extras.Saved = nil
	for _, f := range a.keep.state.Filters {
		a.shelf.extras.Saved = append(a.shelf.extras.Saved, board.Saved{Name: f.Name, Line: f.Line})
	}
	a.shelf.extras.Unread = a.unread
	a.shelf.extras.Forget()
	a.desk.again()
	switch {
	case m.notice != "":
		a.warn(m.notice)
	case m.said != "" && m.state.Waiting > 0:
		a.warn(m.said + "; kept here until the database is back")
	case m.said != "":
		a.tell(m.said)
	case back:
		a.tell("the database is back, and all that was kept here is written")
	}
	a.arrange()
	return nil
}

// keepBy runs something that keeps, and says what was kept once it is.
func (a *App) keepBy(said string, f func(Keeper) (*annotation.State, error)) tea.Cmd {
	k := a.config.Keeper
	if k == nil {
		return nil
	}
	return func() tea.Msg {
		state, err := f(k)
		return keptMsg{state: state, said: said, err: err}
	}
}

// loadKept loads what is kept, behind the first screen.
func (a *App) loadKept() tea.Cmd {
	k := a.config.Keeper
	if k == nil {
		return nil
	}
	return func() tea.Msg {
		state, notice, err := k.State()
		return keptMsg{state: state, notice: notice, loads: true, err: err}
	}
}

// refreshKept loads what other processes have kept meanwhile.
func (a *App) refreshKept() tea.Cmd {
	k := a.config.Keeper
	if k == nil || a.keep.state == nil {
		return nil
	}
	return func() tea.Msg {
		state, _, err := k.State()
		if err != nil {
			return nil // whoever keeps something next is told
		}
		return keptMsg{state: state, loads: true}
	}
}

// document is what is kept about a briefing, or nil.
func (a *App) document(s *annotation.State, b *model.Briefing) *annotation.Document {
	if a.config.Keeper == nil || s == nil {
		return nil
	}
	return s.Document(a.config.Keeper.Key(b))
}

// unread reports whether a briefing was never read, or changed since.
func (a *App) unread(b *model.Briefing) bool {
	k := a.config.Keeper
	return k != nil && a.keep.state != nil && k.Key(b) != "" && a.keep.state.Unread(k.Key(b), b)
}

// notes are the annotations of a briefing, found in the version at hand.
func (a *App) notes(b *model.Briefing) *foundNotes {
	d := a.document(a.keep.state, b)
	if d == nil || len(d.Annotations) == 0 {
		return nil
	}
	if n := a.keep.found[b]; n != nil && n.of == a.keep.state {
		return n
	}
	if a.keep.found == nil || len(a.keep.found) > 1000 {
		a.keep.found = map[*model.Briefing]*foundNotes{}
	}
	a.keep.found[b] = findNotes(a.keep.state, d, b)
	return a.keep.found[b]
}

func findNotes(state *annotation.State, d *annotation.Document, b *model.Briefing) *foundNotes {
	n := &foundNotes{of: state, items: map[model.Ref][]annotation.Annotation{}}
	version := annotation.In(b)
	for _, note := range d.Annotations {
		switch f := version.Find(note); {
		case f.How == annotation.Orphan:
			n.orphans = append(n.orphans, note)
		case f.Ref.Type != "":
			n.items[f.Ref] = append(n.items[f.Ref], note)
		default:
			n.lines = append(n.lines, lineNote{note, f.Place})
		}
	}
	return n
}

// on returns the annotation of a kind on an item.
func (n *foundNotes) on(r model.Ref, why annotation.Motivation) (annotation.Annotation, bool) {
	if n == nil {
		return annotation.Annotation{}, false
	}
	for _, note := range n.items[r] {
		if note.Motivation == why {
			return note, true
		}
	}
	return annotation.Annotation{}, false
}

// at returns the annotation of a kind on an item, or on a line that an address
// names, wherever it was made.
func (n *foundNotes) at(r model.Ref, item string, why annotation.Motivation) (annotation.Annotation, bool) {
	if r.Type != "" || n == nil {
		return n.on(r, why)
	}
	for _, l := range n.lines {
		if l.Motivation == why && lineAddress(l.place.Line) == item {
			return l.Annotation, true
		}
	}
	return annotation.Annotation{}, false
}

// lineAddress is the address of a line within its briefing.
func lineAddress(n int) string { return strings.TrimPrefix(model.Address{Line: n}.String(), "#") }

// queryContext is what filters ask of the world.
func (a *App) queryContext() query.Context { return (&owner{a}).queryContext() }

// queryContext is what filters ask of the world by way of its owner.
func (o *owner) queryContext() query.Context {
	has := func(why annotation.Motivation) func(*model.Briefing, model.Ref) bool {
		return func(b *model.Briefing, r model.Ref) bool {
			_, ok := o.app.notes(b).on(r, why)
			return ok
		}
	}
	return query.Context{
		Now: o.app.config.Now, Pool: o.app.texts(), Bookmarked: has(annotation.Bookmarking), Noted: has(annotation.Commenting),
		Saved:    func(name string) (string, bool) { return o.app.saved(name) },
		Library:  func() *library.Library { return o.app.library() },
		Unread:   func(b *model.Briefing) bool { return o.app.unread(b) },
		LastRead: func(b *model.Briefing) (time.Time, bool) { return readOn(o.app.document(o.app.keep.first, b)) },
	}
}

// readOn is when a briefing was read, if it was.
func readOn(d *annotation.Document) (time.Time, bool) {
	if d == nil || d.Read.IsZero() {
		return time.Time{}, false
	}
	return d.Read, true
}

// texts is the pool that the reader's sets share.
func (a *App) texts() *query.Pool {
	if pool := a.config.texts(); pool != nil {
		return pool
	}
	return a.pool
}

// recordReading keeps that another briefing is read now, and where the one
// before was left.
func (a *App) recordReading() tea.Cmd {
	if a.config.Keeper == nil || a.keep.state == nil || a.keep.on == a.view || a.partial() {
		return nil
	}
	leave := a.leaveReading()
	if a.view != nil && a.keep.on != nil && a.config.Keeper.Key(a.view.briefing) == a.config.Keeper.Key(a.keep.on.briefing) {
		leave = nil // the old version was left for the new one, which is what was read last
	}
	a.keep.on = a.view
	if a.view == nil || a.config.Keeper.Key(a.view.briefing) == "" {
		return leave
	}
	a.resumeView(a.view)
	return tea.Batch(leave, a.readUpTo(a.view))
}

// leaveReading keeps the place at which what is read is left.
func (a *App) leaveReading() tea.Cmd {
	if v := a.keep.on; v != nil && a.config.Keeper != nil && a.config.Keeper.Key(v.briefing) != "" {
		return a.readUpTo(v)
	}
	return nil
}

func (a *App) readUpTo(v *view) tea.Cmd {
	b, place := v.briefing, lineAddress(v.lineNumber())
	return a.keepBy("", func(k Keeper) (*annotation.State, error) { return k.Read(b, place) })
}

// keepMark keeps a mark in a text for the next time.
func (a *App) keepMark(letter string) tea.Cmd {
	v := a.view
	if a.config.Keeper == nil || a.keep.state == nil || v == nil || a.desk != nil || a.config.Keeper.Key(v.briefing) == "" {
		return nil
	}
	b, place := v.briefing, lineAddress(v.lineNumber())
	return a.keepBy("", func(k Keeper) (*annotation.State, error) { return k.Mark(b, letter, place) })
}

// resume goes on where the reader left off, if nothing was done yet.
func (a *App) resume() {
	if a.view != nil && a.config.Address == (model.Address{}) {
		a.resumeView(a.view)
	}
}

// resumeView goes to the line at which a briefing was left, unless the reader
// went somewhere in it already, and brings its marks.
func (a *App) resumeView(v *view) {
	d := a.document(a.keep.first, v.briefing)
	if d == nil || v.resumed || v.partial {
		return
	}
	v.resumed = true
	for letter, address := range d.Marks {
		if at, ok := a.placeAt(v, address); ok && v.marks[letter].view == nil {
			v.marks[letter] = at
		}
	}
	at, ok := a.placeAt(v, d.Place)
	if !ok || v.text.at != v.text.page.First() || v.quote >= 0 || a.config.Address != (model.Address{}) {
		return
	}
	if to := v.text.page.At(at.mark.byte); to == v.text.page.First() {
		return
	}
	v.text = v.text.place(at.mark.byte, 0)
	v.follow()
	said := "where you were; " + a.keys.key("first") + " goes to the beginning"
	if noDrafting(a) == "" {
		said += ", " + a.keys.key("draft") + " drafts a briefing"
	}
	a.tell(said)
}

// placeAt is the place in a view that an address of a line names.
func (a *App) placeAt(v *view, address string) (place, bool) {
	to, err := model.ParseAddress("#" + address)
	if err != nil || to.Line == 0 {
		return place{}, false
	}
	p, ok := v.briefing.Locate(to)
	if !ok || v.text.page.Empty() {
		return place{}, false
	}
	at := v.text.anchorOf(v.text.page.At(p.Start))
	return place{view: v, anchor: at, mark: at}, true
}
