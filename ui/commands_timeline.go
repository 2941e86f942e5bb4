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
		{ID: "lanes", Keys: []string{"p"}, Help: "a lane for each issue, or one list", Group: group, Where: InTimeline, run: act("lanes")},
		{ID: "words", Keys: []string{"w"}, Help: "without words, or with them", Group: group, Where: InTimeline, run: act("words")},
		{ID: "zoom-time", Keys: []string{"z"}, Help: "group by day, week, month", Group: group, Where: InTimeline, run: act("zoom-time")},
		{ID: "today", Keys: []string{"t"}, Help: "what comes next", Group: group, Where: InTimeline, run: act("today")},
	}
}

// toTimeline opens the timeline at the event or quotation that the reader is at.
func (a *App) toTimeline() tea.Cmd {
	var of *model.Briefing
	var at model.Ref
	if v := a.view; a.desk == nil && v != nil {
		if r, ok := v.item(); ok {
			of, at = v.briefing, r
		}
	}
	cmd := a.openBoard(board.Timeline{}, "")
	if of != nil {
		a.desk.jump(board.Timeline{}.KeyOf(a.boardFrame(), of, at))
	}
	return cmd
}
