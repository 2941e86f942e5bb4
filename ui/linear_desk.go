package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model/library"
	"readout/ui/board"
	"readout/ui/sheet"
)

// spokenWidth and spokenHeight are the window that a board is made for when
// nothing is drawn: as wide as it may be with all in one column.
const (
	spokenWidth  = 159
	spokenHeight = 60
)

// spokenPage is how many rows of a board a page has when nothing is drawn.
const spokenPage = 12

// boardIntroduction is what a board is about, and the spot at which it begins.
func (l *Linear) boardIntroduction() string {
	a := l.app
	s, d := a.makeSheet(), a.desk
	parts := []string{sentence(strings.Join(nonEmpty(s.Name, s.Count), ": "))}
	if s.Title != s.Name {
		parts = append([]string{sentence(s.Title)}, parts...)
	}
	parts = append(parts, sentence("marking "+either(library.Highest(d.shown()), "unmarked")))
	var facts []string
	for _, f := range s.Facts {
		facts = append(facts, f.Text)
	}
	parts = append(parts, sentence(strings.Join(facts, ", ")), sentence(s.Lead))
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// boardPlace is the spot under the cursor in words, and which of the pane's it is.
func (l *Linear) boardPlace() string {
	a := l.app
	s, d := a.makeSheet(), a.desk
	at := d.spot()
	if at == nil {
		return either(d.emptiness(a), "nothing is shown here")
	}
	n, of := s.Place(d.at[d.pane])
	return strings.TrimSuffix(s.SayAt(d.at[d.pane]), ".") + fmt.Sprintf(", %d of %d", n, of)
}

// found says what a filter left that was still being searched for.
func (l *Linear) found() {
	if d := l.app.desk; d != nil && !d.searching() {
		l.speak("filter " + chipsOrNone(d.filter) + ": " + either(l.app.makeSheet().Count, l.app.makeSheet().Name) + ". " + l.boardPlace())
	}
}

// boardAnswer is what there is to say after a key on a board.
func (l *Linear) boardAnswer(was spot, accepted bool) string {
	a := l.app
	switch d := a.desk; {
	case was.desk != d || was.board != d.board.Name():
		return l.boardIntroduction() + " " + l.boardPlace()
	case a.count > 0:
		return strconv.Itoa(a.count)
	case was.filter != d.filter && d.searching():
		return "filter " + chipsOrNone(d.filter) + ": searching"
	case was.filter != d.filter, accepted:
		return "filter " + chipsOrNone(d.filter) + ": " + either(a.makeSheet().Count, a.makeSheet().Name) + ". " + l.boardPlace()
	case was.pane != d.pane:
		return d.sheet.PaneName(d.pane) + ": " + l.boardPlace()
	}
	passed := l.app.desk.sheet.Passed(l.app.desk.pane, was.spot, a.desk.at[a.desk.pane])
	return strings.Join(append(passed, l.boardPlace()), ". ")
}

// readPanel says all lines of a panel. One that leads nowhere is closed then.
func (l *Linear) readPanel() {
	a := l.app
	p := a.panel
	l.speak(p.title)
	leads := 0
	for _, r := range p.all {
		if r.do != nil {
			leads++
		}
		l.speak(strings.Join(strings.Fields(r.row.left+" "+r.row.right), " "))
	}
	if leads == 0 {
		a.panel = nil
		a.arrange()
		return
	}
	l.speak(fmt.Sprintf("%s to go to; %s goes to the one that is said, %s closes", plural(leads, "line"), a.keys.key("open"), a.keys.key("undo")))
	l.speak(rowText(p.list))
}

// openDetails shows all that is known of the spot under the cursor of the main pane.
func (a *App) openDetails() tea.Cmd {
	s := a.makeSheet()
	at := a.desk.spotIn(sheet.Main)
	width := a.panelWidth()
	layers := []func(*sheet.Spot, int) []sheet.Line{s.Below, s.Beside}
	if s.Whole != nil {
		layers = []func(*sheet.Spot, int) []sheet.Line{s.Whole}
	}
	var lines []board.PanelLine
	for _, lay := range layers {
		if lay == nil {
			continue
		}
		for _, line := range lay(at, width) {
			lines = append(lines, board.PanelLine{Line: line})
		}
	}
	if len(lines) == 0 {
		a.warn("nothing more is known of this")
		return nil
	}
	return a.openWords("Details", lines)
}

// mostTold is the width beyond which what is told in a panel is hard to read.
const mostTold = 100

// panelWidth is how many cells a line that tells something has in a panel.
func (a *App) panelWidth() int {
	if a.mute {
		return widest
	}
	return max(min(a.width-2, mostTold), 1)
}

// noDetails says why there is nothing more to show of a spot.
func noDetails(a *App) string {
	s := a.makeSheet()
	switch {
	case a.desk.spotIn(sheet.Main) == nil:
		return "nothing is shown here"
	case s.Beside == nil && s.Below == nil && s.Whole == nil:
		return "nothing more is known of this"
	}
	return ""
}

// caughtUp says where the one who leads is, after the reader was taken there.
func (l *Linear) caughtUp(was spot, seen uint64) {
	a := l.app
	if g := a.company.now; a.company.seen == seen || a.company.seen == 0 || g.leading() {
		return
	}
	said := a.notice
	a.notice = notice{}
	where := sentence(l.answer(was, Command{}))
	a.notice = said
	if leader := a.company.now.leader(); leader != "" {
		where = leader + " is here: " + where
	}
	if where != l.last {
		l.speak(where)
	}
}
