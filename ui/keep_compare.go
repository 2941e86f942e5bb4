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
		a.warn(a.asRead(m.briefing) + "; " + a.keys.key("compare") + " compares with the one before")
		return nil
	}
	return a.openBoard(board.NewCompare(m.old, m.briefing, "as you last read it, "+m.at.UTC().Format("2006-01-02")), "")
}

// asRead says why there is nothing to compare a briefing with that was read.
func (a *App) asRead(b *model.Briefing) string {
	d := a.document(a.keep.state, b)
	switch before := a.document(a.keep.first, b); {
	case d == nil || d.Read.IsZero():
		return "you have not read it yet"
	case before == nil || before.Read.IsZero():
		return "you read it for the first time"
	}
	return "it has not changed since you read it"
}
