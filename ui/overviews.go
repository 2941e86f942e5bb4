package ui

import (
	"readout/ui/board"
)

// overview is a view over briefings.
type overview struct {
	command string      // that opens it, and says why it cannot
	board   board.Board // as an address opens it
	where   Where       // the context of its keys
	whole   bool        // it spans the folder, whichever briefing it was opened from
}

// overviews are the views over briefings, by the names that addresses give them.
var overviews = map[string]overview{
	"matrix":   {"matrix", board.Matrix{}, InMatrix, false},
	"timeline": {"timeline", board.Timeline{}, InTimeline, false},
	"dossier":  {"dossier", board.Dossier{}, InDossier, true},
	"library":  {"briefings", board.Library{}, InBriefings, true},
	"compare":  {"compare", board.Compare{}, InCompare, false},
}
