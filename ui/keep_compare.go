package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/board"
)

// sinceRead compares a briefing with what it was when the reader last read it.
func (a *App) sinceRead() tea.Cmd {
	k, b := a.config.Keeper, a.briefingHere()
	if b == nil {
		a.warn("no briefing stands here")
		return nil
	}
	return func() tea.Msg {
		old, at, err := k.LastRead(b)
		return lastReadMsg{b, old, at, err}
	}
}

// lastReadMsg brings the version of a briefing that was read before.
type lastReadMsg struct {
	briefing, old *model.Briefing
	at            time.Time
	err           error
}

func (m lastReadMsg) apply(a *App) tea.Cmd {
	switch {
	case m.err != nil:
		a.warn("the version that was read cannot be opened: " + m.err.Error())
		return nil
	case m.old == nil:
		a.warn("it has not changed since it was first read; " + a.keys.key("compare") + " compares it with the briefing before it")
		return nil
	}
	return a.openBoard(board.NewCompare(m.old, m.briefing, "as you last read it, "+m.at.UTC().Format("2006-01-02")), "")
}
