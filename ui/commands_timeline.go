package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/board"
)

// timelineCommands are those of the timeline.
func timelineCommands() []Command {
	const group = "Timeline"
	return []Command{
		{ID: "lanes", Keys: []string{"i"}, Help: "a lane for each issue, or one list", Group: group, Where: InTimeline, run: act("lanes")},
		{ID: "words", Keys: []string{"w"}, Help: "without words, or with them", Group: group, Where: InTimeline, run: act("words")},
		{ID: "zoom-time", Keys: []string{"z"}, Help: "group by day, week, month", Group: group, Where: InTimeline, run: act("zoom-time")},
		{ID: "today", Keys: []string{"t"}, Help: "what comes next", Group: group, Where: InTimeline, run: act("today")},
	}
}

func (a *App) toTimeline() tea.Cmd { return a.openBoard(board.Timeline{}, a.eventHere()) }

// eventHere is the key of the entry that belongs to the event or quotation that
// the reader is at.
func (a *App) eventHere() string {
	v := a.view
	if a.desk != nil || v == nil {
		return ""
	}
	r, ok := v.item()
	if !ok {
		return ""
	}
	switch r.Type {
	case model.TypeEvent:
		return v.briefing.ID + "/" + v.briefing.Events[r.Index].ID
	case model.TypeQuote:
		return v.briefing.ID + "/" + v.briefing.Quotes[r.Index].ID
	}
	return ""
}
