package ui

import tea "charm.land/bubbletea/v2"

// Stale makes the next View draw everything anew.
func (a *App) Stale() { a.frame.stale = true }

// EndCount lets the time run out in which a digit may become a count.
func (a *App) EndCount() { countedOut{a.taps}.apply(a) }

// EndCount does the same for a Linear.
func (l *Linear) EndCount() { l.app.EndCount() }

// Await is the wait of a Linear for news of those who read together.
func Await(l *Linear) tea.Cmd { return l.app.awaitCompany() }

// AskLater has every filter of the library answered in a command.
func (a *App) AskLater() tea.Cmd {
	a.atOnce = 0
	for _, d := range a.desks() {
		d.set, d.made = nil, false
		a.spread(d)
	}
	return a.inquire()
}
