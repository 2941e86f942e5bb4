package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// doubleClick is how soon the second click has to follow.
const doubleClick = 500 * time.Millisecond

// click is the last click, to know a double one.
type click struct {
	x, y int
	at   time.Time
	set  bool
}

// wheelLines is how far one notch of the wheel goes.
const wheelLines = 3

// point takes what the mouse does. Panes are found by the rectangles that were
// drawn last.
func (a *App) point(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		a.frame.stale, a.waiting = true, nil
		switch m.Button {
		case tea.MouseWheelUp:
			a.wheel(m.X, m.Y, -1)
		case tea.MouseWheelDown:
			a.wheel(m.X, m.Y, 1)
		}
	case tea.MouseClickMsg:
		a.waiting = nil
		if m.Button == tea.MouseLeft && a.prompt == nil {
			a.frame.stale = true
			a.notice = notice{}
			return a.clickAt(m.X, m.Y)
		}
	}
	return nil
}

// paneAt is the pane at a cell, if there is one.
func (a *App) paneAt(x, y int) (pane, bool) {
	l := &a.layout
	if l.rail.w == 0 {
		return a.view.focus, l.body.has(x, y)
	}
	if l.text.has(x, y) {
		return textPane, true
	}
	for p := issuePane; p < paneCount; p++ {
		if l.panes[p].has(x, y) {
			return p, true
		}
	}
	return textPane, false
}

func (a *App) wheel(x, y, step int) {
	switch {
	case a.panel != nil:
		a.panel.list = a.panel.list.move(step)
	case a.desk != nil:
		a.wheelDesk(x, y, step)
	default:
		p, ok := a.paneAt(x, y)
		switch {
		case !ok:
		case p == textPane || p == quotePane && a.layout.quotes.w > 0 && !a.view.zoomed:
			a.view.text = a.view.text.scroll(step * wheelLines)
			a.view.follow()
		default:
			a.view.lists[p] = a.view.lists[p].move(step)
		}
	}
}

// clickAt selects what is under the pointer; a second click opens it.
func (a *App) clickAt(x, y int) tea.Cmd {
	now := a.config.now()
	twice := a.click.set && a.click.x == x && a.click.y == y && now.Sub(a.click.at) <= doubleClick
	a.click = click{x, y, now, !twice}
	if !a.selectAt(x, y) || !twice {
		return nil
	}
	return a.run(a.keys.command("open"))
}

func (a *App) selectAt(x, y int) bool {
	switch {
	case a.panel != nil:
		top := a.panelTop()
		if y < top {
			a.panel = nil
			a.arrange()
			return false
		}
		return selectRow(&a.panel.list, y-top-1)
	case a.desk != nil:
		return a.selectSpot(x, y)
	}
	if a.layout.tabs && y == a.layout.body.y-1 {
		return a.selectTab(x)
	}
	p, ok := a.paneAt(x, y)
	if !ok {
		a.selectElsewhere(x, y)
		return false
	}
	a.focus(p)
	r := a.layout.panes[p]
	if p == textPane {
		r = a.layout.text
	}
	if a.layout.tabs {
		r = a.layout.body
		r.y--
	}
	return a.selectIn(p, y-r.y-1)
}

func (a *App) panelTop() int {
	if a.view == nil || a.desk != nil {
		return a.height - 1 - a.panelHeight()
	}
	return a.layout.body.y + a.layout.body.h - a.panelHeight()
}

// selectIn selects the row of a pane; row -1 is its heading.
func (a *App) selectIn(p pane, y int) bool {
	v := a.view
	switch {
	case y < 0:
		return false
	case p == textPane:
		if y >= len(v.text.lines) {
			return false
		}
		v.text.at = v.text.lines[y]
		v.text = v.text.hold()
		v.follow()
		return true
	case p == quotePane && a.layout.quotes.w > 0 && !v.zoomed:
		side := v.beside(a.layout.quotes.w, a.layout.quotes.h-1, a.method)
		if y >= len(side) || side[y].quote < 0 {
			return false
		}
		r := model.Ref{Type: model.TypeQuote, Index: side[y].quote}
		v.lists[p] = v.lists[p].on(r)
		v.reveal(r)
		return true
	}
	if !selectRow(&v.lists[p], y) {
		return false
	}
	v.atRow()
	return true
}

// selectRow puts the cursor on the row at a line of the list.
func selectRow(l *list, y int) bool {
	lines, _ := l.lines(true)
	if y < 0 || y >= len(lines) || !lines[y].isItem() {
		return false
	}
	*l = l.on(lines[y].item)
	return true
}

// selectTab focuses the pane whose tab is at a cell.
func (a *App) selectTab(x int) bool {
	at := 0
	tabs, gap := a.tabs()
	for p, tab := range tabs {
		at += a.method.StringWidth(tab) + gap
		if x < at {
			a.focus(pane(p))
			break
		}
	}
	return false
}
