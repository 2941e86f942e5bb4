package ui

import (
	"strings"

	"readout/model"
)

// pane is one part of the reading view that may have the focus.
type pane int

// The panes, in the order of the keys that focus them.
const (
	textPane pane = iota
	issuePane
	actorPane
	quotePane
	questionPane
	sourcePane
	eventPane
	paneCount
)

var paneNames = [paneCount]string{"Text", "Issues", "Actors", "Quotes", "Open questions", "Sources", "Events"}

// paneShort calls the panes where room is scarce.
var paneShort = [paneCount]string{"Text", "Issues", "Actors", "Quotes", "Questions", "Sources", "Events"}

// paneTypes names the type of item that each pane lists.
var paneTypes = [paneCount]model.Type{
	"", model.TypeIssue, model.TypeActor, model.TypeQuote, model.TypeQuestion, model.TypeSource, model.TypeEvent,
}

// paneKeys are the keys of the filter that the rows of a pane stand for.
var paneKeys = [paneCount]string{issuePane: "issue", actorPane: "actor", sourcePane: "src"}

// paneOrder is the order in which panes get a place beside the text.
var paneOrder = [...]pane{issuePane, actorPane, quotePane, questionPane, eventPane, sourcePane}

func paneOf(t model.Type) pane {
	for p, pt := range paneTypes {
		if pt == t && t != "" {
			return pane(p)
		}
	}
	return textPane
}

func lowerDashed(s string) string { return strings.ReplaceAll(strings.ToLower(s), " ", "-") }
