package ui

import (
	"fmt"
	"sort"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"readout/ui/page"
)

// quickSearch is the length of a text that is searched at once, without a
// command: longer ones would hold up the keys that are being typed.
const quickSearch = 512 << 10

// foundMsg brings what a search found. One that was overtaken is dropped.
type foundMsg struct {
	serial  int
	view    *view
	words   string
	matches []page.Match
	at      int // the match at which the reader is, -1 for none
}

func (m foundMsg) apply(a *App) tea.Cmd {
	if m.serial != a.serial || m.view != a.view {
		return nil
	}
	m.view.matches, m.view.found, m.view.match = m.matches, m.words, min(m.at, len(m.matches)-1)
	return a.goOn()
}

// lookFor searches the text for what is typed.
func (a *App) lookFor(words string) tea.Cmd {
	v := a.view
	v.search, v.match = words, -1
	return a.look(-1)
}

// look has the matches of the search: at once if the text is short, else from a
// command, which gives up when another search begins.
func (a *App) look(at int) tea.Cmd {
	v := a.view
	a.serial++
	if a.overtaken != nil {
		a.overtaken.Store(true)
		a.overtaken = nil
	}
	if v.search == "" || v.found == v.search || v.quick() {
		v.lookNow()
		return nil
	}
	serial, words, stop := a.serial, v.search, &atomic.Bool{}
	a.overtaken = stop
	return func() tea.Msg {
		return foundMsg{serial, v, words, page.Find(v.briefing, words, stop.Load), at}
	}
}

// lookAgain searches another version of a long text for what the reader looks for.
func (a *App) lookAgain() tea.Cmd {
	if a.view == nil || a.view.found == a.view.search {
		return nil
	}
	return a.look(a.view.match)
}

// quick reports whether the text is searched at once.
func (v *view) quick() bool { return len(v.briefing.Source()) <= quickSearch }

// lookNow has the matches of the search at once, if they are not there yet.
func (v *view) lookNow() {
	if v.found == v.search {
		return
	}
	v.found, v.matches = v.search, nil
	if v.search != "" {
		v.matches = page.Search(v.briefing, v.search)
	}
}

// firstMatch goes to the first match at or below the line of the cursor.
func (a *App) firstMatch() tea.Cmd {
	v := a.view
	if v.found != v.search && !v.quick() {
		return a.await(onceSearched, (*App).firstMatch)
	}
	v.lookNow()
	a.serial++ // an answer that is still on its way would take the place back
	from := v.text.page.Offset(v.text.at)
	next := sort.Search(len(v.matches), func(i int) bool { return v.matches[i].Start >= from })
	if next == len(v.matches) && a.coming() {
		return a.awaitWhole((*App).firstMatch)
	}
	if len(v.matches) == 0 {
		a.warn(fmt.Sprintf("%q is not in the text", v.search))
		return nil
	}
	if v.match = next; v.match == len(v.matches) {
		v.match = 0
		a.tell("went on from the beginning")
	}
	a.remember()
	a.toMatch()
	return nil
}

// forgetSearch drops a search that found nothing once the reader moves on, so
// that the footer does not speak of it for ever.
func (a *App) forgetSearch(c Command) {
	v := a.view
	if v == nil || a.desk != nil || a.panel != nil || v.search == "" || v.found != v.search || len(v.matches) > 0 {
		return
	}
	if c.Group == groupMoving || c.Group == groupJumping {
		v.search = ""
		v.lookNow()
	}
}

// toMatch leaves the match two lines below the top.
func (a *App) toMatch() {
	v := a.view
	v.text = v.text.place(v.matches[v.match].Start, min(2, max(v.text.height-1, 0)))
	v.follow()
	if v.focus != textPane {
		a.focus(textPane)
	}
}

// stepMatch goes to the next match, and round at the end.
func stepMatch(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		v := a.view
		n := len(v.matches)
		if v.match < 0 && step < 0 {
			v.match = 0
		}
		to := v.match + step*a.times()
		if to < 0 || to >= n {
			a.tell(map[bool]string{true: "went on from the end", false: "went on from the beginning"}[to < 0])
		}
		v.match = ((to % n) + n) % n
		a.toMatch()
		return nil
	}
}
