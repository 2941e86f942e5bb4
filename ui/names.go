package ui

import (
	"strconv"
	"strings"

	"readout/model"
)

// shortNames gives every actor of a briefing the name by which lists call them.
func shortNames(b *model.Briefing) []string { return model.ShortNames(b.Actors()) }

// name is what lists call the actor with that id: the id itself if nobody
// has it.
func (r *view) name(id string) string {
	if i, ok := r.index.actors[id]; ok {
		return r.names[i]
	}
	if id == "" {
		return "speaker unknown"
	}
	return id
}

func (r *view) nameAll(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = r.name(id)
	}
	return strings.Join(names, ", ")
}

func (r *view) part(id string) model.Part {
	if i, ok := r.index.actors[id]; ok {
		return r.briefing.Actors()[i].Part
	}
	return model.Other
}

func (r *view) issueTitle(id string) string {
	if i, ok := r.index.issues[id]; ok {
		return r.briefing.Issues()[i].Title
	}
	return id
}

func (r *view) sourceTitle(id string) string {
	if i, ok := r.index.sources[id]; ok {
		return r.briefing.Sources()[i].Title
	}
	return id
}

// wordsOf is the text of a quote on one line.
func wordsOf(q model.Quote) string { return model.CleanLine(q.Words()) }

// plural is "1 quote" or "3 quotes".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}
