package ui

// overview is a view over briefings, as the reader works with it.
type overview struct {
	command string // that opens it, and says why it cannot
	where   Where  // the context of its keys
	whole   bool   // it spans the folder, whichever briefing it was opened from
}

// overviews are the views over briefings, by their names.
var overviews = map[string]overview{
	"matrix":   {"matrix", InMatrix, false},
	"timeline": {"timeline", InTimeline, false},
	"dossier":  {"dossier", InDossier, true},
	"library":  {"briefings", InBriefings, true},
	"compare":  {"compare", InCompare, false},
}
