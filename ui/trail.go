package ui

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/ui/board"
	"readout/ui/theme"
)

// place is where a reader is: the document, what hides parts of it, and the
// line.
type place struct {
	view   *view // nil in the library
	desk   *desk // nil where no board lies on top
	board  board.Board
	key    string // of the spot on the board
	said   string // what that spot says
	filter string
	chosen choices
	focus  pane
	anchor anchor // of the line at the top
	mark   anchor // of the cursor's line
}

// trail is the history of places: those before and after the one at hand.
type trail struct {
	places []place
	at     int // index of the place that was remembered or returned to last
}

// mostPlaces is how far back the history reaches.
const mostPlaces = 50

func (a *App) here() place {
	v := a.view
	if d := a.desk; d != nil {
		p := place{view: v, desk: d, board: d.board, filter: d.filter}
		if s := d.spot(); s != nil {
			p.key, p.said = s.Key, d.sheet.SayAt(d.at[d.pane])
		}
		return p
	}
	return place{view: v, filter: v.filter, chosen: v.chosen, focus: v.focus, anchor: v.text.anchor, mark: v.text.mark}
}

// same reports whether going from one place to the other would show nothing new.
func (p place) same(q place) bool {
	return p.view == q.view && p.desk == q.desk && sameBoard(p.board, q.board) && p.filter == q.filter &&
		p.chosen == q.chosen && p.mark == q.mark
}

// sameBoard compares two boards, and those that cannot be compared by what they
// are called in addresses.
func sameBoard(p, q board.Board) bool {
	if p == nil || q == nil {
		return p == nil && q == nil
	}
	if v, w := reflect.ValueOf(p), reflect.ValueOf(q); v.Type() != w.Type() {
		return false
	} else if v.Comparable() && w.Comparable() {
		return p == q
	}
	return p.Address(nil) == q.Address(nil)
}

// remember keeps the place, before or after a jump. What was forward of it is
// forgotten.
func (a *App) remember() {
	t, here := &a.trail, a.here()
	if len(t.places) > 0 && t.places[t.at].same(here) {
		t.places[t.at] = here
		return
	}
	if len(t.places) > 0 {
		t.places = t.places[:t.at+1]
	}
	t.places = append(t.places, here)
	if n := len(t.places) - mostPlaces; n > 0 {
		t.places = slices.Delete(t.places, 0, n)
	}
	t.at = len(t.places) - 1
}

// travel goes through the history of places.
func travel(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		t := &a.trail
		if step < 0 && !t.places[t.at].same(a.here()) {
			at := t.at
			a.remember()
			if t.at == at { // the history was full
				t.at = len(t.places) - 1
			}
		}
		t.at = min(max(t.at+step, 0), len(t.places)-1)
		a.goTo(t.places[t.at])
		return a.measure()
	}
}

// swapPlaces goes to the place before, and from there back again.
func (a *App) swapPlaces() tea.Cmd {
	t := &a.trail
	here := a.here()
	if t.places[t.at].same(here) {
		if t.at == 0 {
			a.warn("no other place yet")
			return nil
		}
		t.places[t.at-1], t.places[t.at] = t.places[t.at], t.places[t.at-1]
		a.goTo(t.places[t.at])
		return a.measure()
	}
	before := t.places[t.at]
	t.places[t.at] = here
	t.places = append(t.places[:t.at+1], before)
	t.at++
	a.goTo(before)
	return a.measure()
}

// goTo shows a place again, whatever has happened to the document since.
func (a *App) goTo(p place) {
	a.view, a.desk = p.view, p.desk
	if d := p.desk; d != nil {
		d.board = p.board
		a.spread(d)
		_ = d.narrow(p.filter)
		a.arrange()
		a.makeSheet()
		d.jump(p.key)
		return
	}
	v := a.view
	v.filter = p.filter
	_ = v.narrow()
	v.choose(p.chosen)
	v.focus = p.focus
	v.text.anchor, v.text.mark = p.anchor, p.mark
	a.arrange()
	v.text = v.text.settle()
	v.follow()
}

func noPlaceBefore(a *App) string {
	t := a.trail
	if len(t.places) == 0 || t.at == 0 && t.places[0].same(a.here()) {
		return "no place before this one"
	}
	return ""
}

func noPlaceAfter(a *App) string {
	if a.trail.at >= len(a.trail.places)-1 {
		return "no place after this one"
	}
	return ""
}

// awaitMark takes the next letter as the name of this place.
func (a *App) awaitMark() tea.Cmd {
	a.letter = func(a *App, letter string) tea.Cmd {
		if a.desk != nil {
			a.boardMarks[letter] = a.here()
		} else {
			a.view.marks[letter] = a.here()
		}
		a.tell("marked as " + letter + "; " + a.keys.key("jump") + letter + " comes back")
		return a.keepMark(letter)
	}
	return nil
}

// openMarks shows what stands at each mark; its letter goes there.
func (a *App) openMarks() tea.Cmd {
	p := newPanel(markPanel, "Marks")
	marks := a.allMarks()
	letters := make([]string, 0, len(marks))
	for letter := range marks {
		letters = append(letters, letter)
	}
	slices.Sort(letters)
	for _, letter := range letters {
		to := marks[letter]
		p.add(row{left: letter + "  " + to.line(), role: theme.Text}, func(a *App) tea.Cmd { return a.jumpTo(to) })
	}
	a.letter = func(a *App, letter string) tea.Cmd {
		a.panel = nil
		a.arrange()
		to, ok := marks[letter]
		if !ok {
			a.warn("nothing is marked as " + letter)
			return nil
		}
		return a.jumpTo(to)
	}
	return a.open(p)
}

func (a *App) jumpTo(to place) tea.Cmd {
	a.remember()
	a.goTo(to)
	a.remember()
	return a.measure()
}

func (a *App) allMarks() map[string]place {
	marks := maps.Clone(a.boardMarks)
	if a.view != nil {
		maps.Copy(marks, a.view.marks)
	}
	return marks
}

// line is what stands at a place.
func (p place) line() string {
	if p.desk != nil {
		name := p.board.Name()
		return strings.ToUpper(name[:1]) + name[1:] + strings.TrimSuffix(": "+p.said, ": ")
	}
	return p.view.lineAt(p.mark)
}

func noMarks(a *App) string {
	if len(a.allMarks()) == 0 {
		return "no marks yet; " + a.keys.key("mark") + " and a letter sets one"
	}
	return ""
}

// lineAt is the line of text of an anchor.
func (v *view) lineAt(a anchor) string {
	return v.plainLine(v.text.find(a))
}
