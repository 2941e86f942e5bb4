package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// mostListed is how many places the palette knows beside its commands.
const mostListed = 2000

// addPlaces adds the places that an address can name: what is on screen, the
// briefings, actors and issues. They show once something is typed.
func (a *App) addPlaces(p *panel) {
	n := 0
	add := func(address, what string) {
		if n++; n > mostListed || address == "" {
			return
		}
		to, err := model.ParseAddress(address)
		if err != nil {
			return
		}
		r := row{left: pad(model.CleanLine(address), keyColumn+8) + " " + model.CleanLine(what), role: theme.Text}
		p.late(r, func(a *App) tea.Cmd { return a.goToAddress(to) })
	}
	switch {
	case a.desk != nil && a.desk == a.home: // its briefings are listed as texts
	case a.desk != nil:
		s := a.makeSheet()
		for i := range min(s.SpotCount(), mostListed) {
			add("#"+a.addressOf(s.SpotN(i)), s.SayAt(i))
		}
	case a.view != nil:
		b := a.view.briefing
		for _, t := range []model.Type{model.TypeIssue, model.TypeActor, model.TypeQuestion, model.TypeEvent, model.TypeSource, model.TypeQuote} {
			for r := (model.Ref{Type: t}); b.Holds(r); r.Index++ {
				to := b.AddressOf(r)
				to.Path = ""
				add(to.String(), b.Label(r))
			}
		}
	}
	if a.shelf.many() {
		for _, b := range a.shelf.briefings {
			add(b.ID+"#reading", b.Title)
		}
	}
	cast := library.NewCast(a.library().Counted())
	for _, actor := range cast.Actors() {
		add("#dossier:"+actor.ID, actor.Name)
	}
	for _, issue := range cast.Issues() {
		add("#matrix:"+issue.ID, issue.Title)
	}
}

// addressOf is the part of an address behind the # that names a spot.
func (a *App) addressOf(s *sheet.Spot) string {
	if s != nil && s.Address != "" {
		return s.Address
	}
	return a.desk.board.Address(s)
}
