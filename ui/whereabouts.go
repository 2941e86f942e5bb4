package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/annotation"
	"readout/model/together"
	"readout/ui/board"
)

// Place is where the reader is, as others are told who follow: nothing of what
// stands there, and nothing of their window. It is the zero Place for what others
// do not have, as the guide.
func (a *App) Place() together.Place {
	if d := a.desk; d != nil {
		a.makeSheet()
		p := together.Place{View: d.board.Name(), Shape: board.Shape(d.board), At: d.board.Address(d.spot()), Filter: d.filter}
		if d.current != nil {
			p.Briefing = d.current.Path
		}
		return p.Bounded()
	}
	v := a.view
	if v == nil || a.shelf.find(v.briefing.Path) == nil {
		return together.Place{}
	}
	b := v.briefing
	top := v.text.page.Offset(v.text.top)
	sentence, _, _ := strings.Cut(source(b, top, top+maxSentence), "\n")
	p := together.Place{
		Briefing: b.Path, Version: v.version(), View: model.Views[0], Filter: v.filter, Search: v.search,
		Byte: top, Cursor: v.text.page.Offset(v.text.at), Sentence: together.Beginning(sentence),
	}
	if r, ok := v.item(); ok {
		p.At = addressIn(b, r)
	}
	var chosen []string
	for _, r := range v.chosen.all() {
		chosen = append(chosen, addressIn(b, r))
	}
	p.Chosen = strings.Join(chosen, " ")
	return p.Bounded()
}

// maxSentence is more of a sentence than a Place holds.
const maxSentence = 256

// version tells this version of the briefing from another.
func (v *view) version() string {
	if v.print == "" {
		v.print = annotation.Fingerprint(v.briefing)[:16]
	}
	return v.print
}

// addressIn is the address of an item within its briefing.
func addressIn(b *model.Briefing, r model.Ref) string {
	to := b.AddressOf(r)
	to.Path = ""
	return strings.TrimPrefix(to.String(), "#")
}

// itemAt is the item of a briefing that has an address within it.
func itemAt(b *model.Briefing, address string) (model.Ref, bool) {
	if to, err := model.ParseAddress("#" + address); err == nil && address != "" {
		return b.Resolve(to)
	}
	return model.Ref{}, false
}

// goToPlace goes where another reader is, and reports whether there is such a
// place. What of it is not here is left out without a word.
func (a *App) goToPlace(p together.Place) (tea.Cmd, bool) {
	var b *model.Briefing
	if b = a.shelf.find(p.Briefing); b == nil && p.Briefing != "" {
		return nil, false
	}
	if b != nil && a.withheld(b) != "" {
		return nil, false
	}
	if _, ok := overviews[p.View]; ok {
		return a.goToBoard(p, b)
	}
	if b == nil {
		return nil, false
	}
	if a.view == nil || a.view.briefing != b || a.desk != nil {
		a.remember()
		from := a.desk
		v := a.viewOf(b)
		a.view, a.desk, a.guide, a.shelf.last = v, nil, nil, v
		if from != nil {
			v.from = from
		}
		a.arrange()
	}
	return a.goToText(p), true
}

// goToText takes filter, choice, search and lines of another reader of the same
// briefing.
func (a *App) goToText(p together.Place) tea.Cmd {
	v := a.view
	if v.filter != p.Filter {
		v.filter = p.Filter
		_ = v.narrow()
	}
	var chosen choices
	for _, address := range strings.Fields(p.Chosen) {
		if r, ok := itemAt(v.briefing, address); ok {
			chosen = chosen.with(r)
		}
	}
	if chosen != v.chosen {
		v.choose(chosen)
	}
	var search tea.Cmd
	if v.search != p.Search {
		search = a.lookFor(p.Search)
	}
	a.arrange()
	top, cursor := p.Byte, p.Cursor
	if p.Version != v.version() {
		if at := nearest(v.briefing.Source(), p.Sentence, p.Byte); at >= 0 {
			top, cursor = at, at+p.Cursor-p.Byte
		}
	}
	last := len(v.briefing.Source())
	first := v.text.page.Offset(v.text.page.First())
	v.text.top = v.text.page.At(min(max(top, first), last))
	v.text.at = v.text.page.At(min(max(cursor, first), last))
	v.text = v.text.look().follow().hold()
	v.follow()
	v.matchHere()
	if r, ok := itemAt(v.briefing, p.At); ok {
		v.stand(r)
	}
	return tea.Batch(search, a.measure())
}

// matchHere takes the match on the line of the cursor for the one at hand.
func (v *view) matchHere() {
	v.match = -1
	if v.found != v.search {
		return // a long text is still being searched
	}
	for i, m := range v.matches {
		if v.text.page.At(m.Start) == v.text.at {
			v.match = i
			return
		}
	}
}

// stand puts the cursor of its pane on an item, without scrolling the text.
func (v *view) stand(r model.Ref) {
	if p := paneOf(r.Type); p != textPane {
		v.lists[p] = v.lists[p].on(r)
	}
	if r.Type == model.TypeQuote && r.Index < len(v.shown.quotes) && v.shown.quotes[r.Index] {
		v.quote = r.Index
	}
}

// nearest is where in a text some words stand that is next to a byte; -1 if they
// are not in it.
func nearest(text, words string, to int) int {
	if words == "" {
		return -1
	}
	to = min(max(to, 0), len(text))
	after := strings.Index(text[to:], words)
	before := strings.LastIndex(text[:to], words)
	switch {
	case after < 0:
		return before
	case before < 0 || after <= to-before:
		return to + after
	}
	return before
}

// goToBoard opens the board that another reader looks at.
func (a *App) goToBoard(p together.Place, current *model.Briefing) (tea.Cmd, bool) {
	d, next := a.desk, board.Board(nil)
	switch {
	case d != nil && d.board.Name() == p.View && d.current == current:
		next = d.board
	case p.View == "library" && a.home != nil:
		a.toBriefings()
		d, next = a.home, a.home.board
	default:
		next, _ = board.ByName(p.View)
		d = &desk{board: next, current: current}
		if a.view != nil && current == nil {
			a.shelf.last = a.view
		}
	}
	if d.filter != p.Filter || d != a.desk {
		d.filter = p.Filter
		a.spread(d)
	}
	next = board.WithShape(next, p.Shape)
	at, key := next, ""
	if to, err := model.ParseAddress("#" + p.At); err == nil && to.ID != "" {
		b, k, ok := next.Visit(to.ID, a.frameOf(d))
		if ok {
			at, key = b, k
		} else if _, ok := p.WithoutItem(); !ok {
			return nil, false
		}
	}
	if d != a.desk {
		a.remember()
		d.lieOn(a.desk)
		if current != nil {
			a.view = a.viewOf(current)
		}
		a.desk = d
	}
	d.board, d.made = at, false
	a.arrange()
	a.makeSheet()
	d.jump(key)
	return a.measure(), true
}
