package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/board"
)

// visitTyped goes to the address that was typed into the palette.
func (a *App) visitTyped() tea.Cmd {
	line := strings.TrimSpace(a.prompt.input.Value())
	if !strings.Contains(line, "#") {
		a.prompt.fault = "no command is called that, and an address has a # in it"
		return nil
	}
	to, err := model.ParseAddress(line)
	if err != nil {
		a.prompt.fault = model.CleanLine(err.Error())
		return nil
	}
	a.prompt, a.panel = nil, nil
	a.arrange()
	return a.goToAddress(to)
}

// goToAddress goes where an address says, whichever briefing or folder it names.
func (a *App) goToAddress(to model.Address) tea.Cmd {
	switch {
	case to.Path == "":
	case a.shelf.many() && strings.TrimRight(to.Path, "/") == strings.TrimRight(a.shelf.folder, "/"):
		a.toBriefings()
	case a.view != nil && names(a.view.briefing, to.Path):
	default:
		return a.visitOther(to)
	}
	to.Path = ""
	return a.visitHere(to)
}

// visitHere goes to a view, or to an item of the briefing at hand, or says why not.
func (a *App) visitHere(to model.Address) tea.Cmd {
	o, view := overviews[to.View]
	switch {
	case to == model.Address{}:
		return nil
	case to.View == "library":
		return a.visitLibrary(to)
	case view && a.coming():
		return a.awaitWhole(func(a *App) tea.Cmd { return a.visitView(o, to) })
	case view:
		return a.visitView(o, to)
	case a.view == nil:
		a.warn("among several briefings an address names one of them first, as " + a.anyID() + to.String())
		return nil
	}
	from := a.desk
	a.desk = nil
	a.arrange()
	switch {
	case a.visit(to):
		if from != nil {
			a.view.from = from
		}
	default:
		a.desk = from
		a.arrange()
		if a.coming() {
			return a.awaitWhole(func(a *App) tea.Cmd { return a.visitHere(to) })
		}
		a.warn("nothing here has the address " + to.String())
	}
	return a.measure()
}

func (a *App) anyID() string {
	for _, b := range a.shelf.briefings {
		return b.ID
	}
	return "FILE"
}

// visitView opens a view at the place that an address names in it. A filter
// that hides the place is taken off.
func (a *App) visitView(o overview, to model.Address) tea.Cmd {
	command := a.keys.command(o.command)
	if to.ID == "" {
		return a.run(command)
	}
	if command.why != nil {
		if why := command.why(a); why != "" {
			a.warn(why)
			return nil
		}
	}
	b, _ := board.ByName(to.View)
	if a.desk != nil && a.desk.board.Name() == b.Name() {
		b = a.desk.board
	}
	d := a.newDesk(b)
	filter := d.filter
	at, key, ok := a.lookUp(d, to.ID)
	if !ok {
		a.warn("nothing in the " + b.Name() + " here is called " + to.ID)
		return nil
	}
	cmd, hidden := a.openAt(at, key), d.filter != filter
	if a.desk.current != d.current || hidden {
		a.desk.current, a.desk.filter = d.current, d.filter
		a.spread(a.desk)
		a.makeSheet()
	}
	if hidden {
		a.tell("the filter hid this, and is off; " + a.keys.key("back") + " brings it back")
	}
	if !a.desk.jump(key) && key != "" {
		a.warn(to.ID + " is out of sight here")
	}
	a.remember()
	return cmd
}

// lookUp finds a place on a board: among what it is about, in the whole folder,
// then without its filter, of which the desk keeps what was needed.
func (a *App) lookUp(d *desk, id string) (at board.Board, key string, ok bool) {
	for range 3 {
		if at, key, ok = d.board.Visit(id, a.frameOf(d)); ok {
			return at, key, true
		}
		switch {
		case d.current != nil && a.shelf.many():
			d.current = nil
		case d.filter != "":
			d.filter = ""
		default:
			return nil, "", false
		}
		a.spread(d)
	}
	return at, key, ok
}

// openAt opens a board; the library of the folder is there already.
func (a *App) openAt(b board.Board, key string) tea.Cmd {
	if a.home == nil || b.Name() != a.home.board.Name() {
		return a.openBoard(b, key)
	}
	cmd := a.toBriefings()
	a.desk.board, a.desk.made = b, false
	a.makeSheet()
	a.desk.jump(key)
	return cmd
}

func names(b *model.Briefing, path string) bool { return path == b.Path || path == b.ID }

// withheld says why a briefing of the folder does not open, "" if it does.
func (a *App) withheld(b *model.Briefing) string {
	if a.shelf.many() && b.Embargoed(a.config.now()) && !a.shelf.named[b.Path] && slices.Contains(a.shelf.briefings, b) {
		return "under embargo until " + b.Embargo.String() + "; naming its file opens it"
	}
	return ""
}

// visitOther opens another briefing: one of the folder, or one that Config opens.
func (a *App) visitOther(to model.Address) tea.Cmd {
	for _, b := range a.shelf.briefings {
		if names(b, to.Path) {
			if why := a.withheld(b); why != "" {
				a.warn(why)
				return nil
			}
			return openedMsg{view: a.viewOf(b), to: to}.apply(a)
		}
	}
	open := a.config.Open
	if open == nil {
		a.warn("no briefing here is called " + to.Path)
		return nil
	}
	return func() tea.Msg {
		b, err := open(to.Path)
		return openedMsg{briefing: b, err: err, to: to}
	}
}

// openedMsg brings a briefing that was asked for by its address.
type openedMsg struct {
	view     *view
	briefing *model.Briefing
	err      error
	to       model.Address
}

func (m openedMsg) apply(a *App) tea.Cmd {
	if m.err != nil || m.view == nil && m.briefing == nil {
		if m.err != nil {
			a.warn(m.err.Error())
		}
		return nil
	}
	a.remember()
	if m.view == nil {
		m.view = a.newView(m.briefing)
	}
	a.view, a.prompt, a.panel = m.view, nil, nil
	a.desk, a.guide = nil, nil
	a.arrange()
	m.to.Path = ""
	cmd := a.visitHere(m.to)
	a.remember()
	return tea.Batch(cmd, a.measure())
}

// visit goes to an item or a line of the briefing at hand.
func (a *App) visit(to model.Address) bool {
	v := a.view
	if to.Line == 0 && to.ID == "" {
		return to.View == "" || to.View == "reading"
	}
	a.remember()
	defer a.remember()
	if r, ok := v.briefing.Resolve(to); ok {
		a.visitItem(r)
		return true
	}
	at, ok := v.briefing.Locate(to)
	if !ok {
		return false
	}
	v.text = v.text.place(max(at.Start, v.text.page.Offset(v.text.page.First())), min(2, max(v.text.height-1, 0)))
	v.follow()
	a.focus(textPane)
	return true
}

func (a *App) visitItem(r model.Ref) {
	v := a.view
	if r.Type == model.TypeActor || r.Type == model.TypeIssue {
		if p := paneOf(r.Type); v.lists[p].find(r) >= 0 {
			v.lists[p] = v.lists[p].on(r)
		}
		v.choose(choices{}.with(r))
	}
	if p := paneOf(r.Type); p != textPane {
		v.lists[p] = v.lists[p].on(r)
	}
	a.arrange()
	if !v.reveal(r) {
		if p := paneOf(r.Type); p != textPane {
			a.focus(p)
		}
	}
}
