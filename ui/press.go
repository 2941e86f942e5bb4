package ui

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"
)

// press does what a key says, and keeps what it led to.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	if _, bound := a.keys.find(a.where(), msg.String()); msg.Code == tea.KeyEscape && msg.Mod == tea.ModAlt && !bound {
		// Terminals write alt as an ESC before the key, so this was esc twice.
		esc := tea.KeyPressMsg{Code: tea.KeyEscape}
		return tea.Batch(a.press(esc), a.press(esc))
	}
	cmd := a.pressed(msg)
	if kept := a.recordReading(); kept != nil {
		return tea.Batch(cmd, kept)
	}
	return cmd
}

// pressed routes a key: to the command it is bound to where the reader is, to
// the line that is being typed, or to a count before a movement.
func (a *App) pressed(msg tea.KeyPressMsg) tea.Cmd {
	a.frame.stale = true
	a.notice = notice{}
	where := a.where()
	if a.letter != nil && where != InPrompt && len([]rune(msg.Text)) == 1 {
		take := a.letter
		a.letter = nil
		return take(a, msg.Text)
	}
	if a.letter != nil && a.panel == nil {
		a.letter = nil
		a.tell("no letter, so nothing was done")
		return nil
	}
	a.letter = nil
	where = a.leaveCard(msg.String(), where)
	switch {
	case where == InText || where == InList:
		if a.digit(msg.Text) {
			return a.countCmd()
		}
	case where&(boards|InBriefings) != 0 && a.boardDigit(msg.Text):
		return nil
	}
	c, ok := a.keys.find(where, msg.String())
	switch {
	case ok:
		if a.stopWaiting(c) {
			return nil
		}
		a.forgetSearch(c)
		cmd := a.run(c)
		a.count = 0
		return cmd
	case where == InPrompt:
		return a.typed(msg)
	}
	a.count = 0
	a.warn(msg.String() + " does nothing here; " + a.keys.key("help") + " lists what does")
	return nil
}

// run does what a command says, or says why it cannot.
func (a *App) run(c Command) tea.Cmd {
	if c.run == nil {
		return nil
	}
	if why := a.waits(c); why != "" {
		return a.await(why, func(a *App) tea.Cmd { return a.run(c) })
	}
	if c.why != nil {
		if why := c.why(a); why != "" {
			a.warn(why)
			return nil
		}
	}
	return c.run(a)
}

// countFor is how long a digit may still become the count of a movement. It
// has chosen its pane by then, since waiting would make panes feel slow. "5j"
// typed in one go is quicker than this; who looks where the focus went is not.
const countFor = 120 * time.Millisecond

// mostCount keeps a count from running through a long text for seconds.
const mostCount = 9999

// digit takes a digit. Those that name a pane focus it at once; a movement
// that follows soon takes the focus back and the digits as its count.
func (a *App) digit(text string) bool {
	if len(text) != 1 || text[0] < '0' || text[0] > '9' {
		return false
	}
	n := int(text[0] - '0')
	if a.count == 0 {
		if a.view.focus != textPane || n == 0 {
			if n >= int(paneCount) {
				return false
			}
			a.focus(pane(n))
			return true
		}
		a.counted = a.view.focus
	}
	first := a.count == 0
	a.count = min(a.count*10+n, mostCount)
	if first && n < int(paneCount) {
		a.focus(pane(n))
	} else {
		a.focus(a.counted)
	}
	return true
}

// boardDigit takes a digit of a count where digits name no pane.
func (a *App) boardDigit(text string) bool {
	if len(text) != 1 || text[0] < '0' || text[0] > '9' || a.count == 0 && text[0] == '0' {
		return false
	}
	a.count = min(a.count*10+int(text[0]-'0'), mostCount)
	return true
}

// countedOut says that the time of a count is over.
type countedOut struct{ taps int }

func (m countedOut) apply(a *App) tea.Cmd {
	if m.taps == a.taps && a.count < int(paneCount) {
		a.count = 0
	}
	return nil
}

func (a *App) countCmd() tea.Cmd {
	a.taps++
	if a.count == 0 {
		return nil
	}
	taps := a.taps
	return tea.Tick(countFor, func(time.Time) tea.Msg { return countedOut{taps} })
}

// times is how often a movement is to be done. A count takes the focus back
// to where it was begun.
func (a *App) times() int {
	n := a.count
	a.count = 0
	if n == 0 {
		return 1
	}
	if a.view != nil && a.desk == nil {
		a.focus(a.counted)
	}
	return n
}

func (a *App) focus(p pane) {
	v := a.view
	if v.focus == p {
		return
	}
	v.focus = p
	a.arrange()
	if p == quotePane && v.quote < 0 {
		v.atRow()
	}
}

// stepPane goes on to the next pane that has anything to show.
func stepPane(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if a.desk != nil {
			return stepBoardPane(step)(a)
		}
		p := a.view.focus
		for range paneCount {
			p = (p + pane(step) + paneCount) % paneCount
			if p == textPane || a.view.lists[p].total > 0 {
				break
			}
		}
		a.focus(p)
		return nil
	}
}

func focusOn(p pane) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.focus(p)
		return nil
	}
}

func (a *App) zoom() tea.Cmd {
	if a.layout.tabs {
		a.warn("the window is too small for more than one pane")
		return nil
	}
	a.view.zoomed = !a.view.zoomed
	a.arrange()
	if a.view.zoomed {
		a.tell(paneNames[a.view.focus] + " has the screen; " + strconv.Quote(a.keys.key("zoom")) + " gives it back")
	}
	return a.measure()
}
