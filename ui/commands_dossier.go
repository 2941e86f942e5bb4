package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/board"
)

// dossierCommands are those of an actor's dossier.
func dossierCommands() []Command {
	const group = "Dossier"
	return []Command{
		{ID: "all-words", Keys: []string{"w"}, Help: "words on every issue, or on this one", Group: group, Where: InDossier, run: act("all-words")},
		{ID: "next-actor", Keys: []string{"n"}, Help: "next actor", Group: group, Where: InDossier, run: act("next-actor")},
		{ID: "previous-actor", Keys: []string{"N"}, Help: "actor before", Group: group, Where: InDossier, run: act("previous-actor")},
		{ID: "mentions", Keys: []string{"x"}, Help: "every place that names them", Group: group, Where: InDossier, run: act("mentions")},
		{ID: "spoken", Keys: []string{"o"}, Help: "their words and what others say of them, to go to", Group: group, Where: InDossier, run: act("spoken")},
	}
}

// toDossier opens the dossier of the actor at hand, or asks whose.
func (a *App) toDossier() tea.Cmd {
	if id := a.actorHere(); id != "" {
		return a.openBoard(board.Dossier{Actor: id}, "")
	}
	on := a.desk
	if on == nil {
		on = a.newDesk(board.Dossier{})
	}
	f := a.frameOf(on)
	if a.mute || len(f.Scope) <= mostInAPress {
		return a.came(board.Chooser(f))
	}
	at := a.desk
	return func() tea.Msg { return chooserMsg{at, board.Chooser(f)} }
}

// chooserMsg brings the actors of many briefings.
type chooserMsg struct {
	desk    *desk // that was on screen
	outcome board.Outcome
}

func (m chooserMsg) apply(a *App) tea.Cmd {
	if m.desk != a.desk {
		return nil
	}
	return a.came(m.outcome)
}

// actorHere is the actor of what the reader is at: the selected row, the speaker
// of a quotation, who holds a position, who is chosen.
func (a *App) actorHere() string {
	b, r := a.itemHere()
	if b == nil {
		return ""
	}
	if r.Type == model.TypeActor && b.Holds(r) {
		return b.Actors()[r.Index].ID
	}
	for _, id := range b.ActorsOf(r) {
		if b.ActorByID(id) != nil {
			return id
		}
	}
	if v := a.view; a.desk == nil && v != nil {
		if r, ok := v.chosen.of(model.TypeActor); ok {
			return b.Actors()[r.Index].ID
		}
	}
	return ""
}

// itemHere is the item that the reader is at, in whatever view.
func (a *App) itemHere() (*model.Briefing, model.Ref) {
	switch v := a.view; {
	case a.desk != nil:
		a.makeSheet()
		if s := a.desk.spot(); s != nil && s.Briefing != nil {
			return s.Briefing, s.Ref
		}
	case v != nil:
		if r, ok := v.item(); ok {
			return v.briefing, r
		}
		return v.briefing, model.Ref{}
	}
	return nil, model.Ref{}
}

func noActors(a *App) string {
	for _, b := range a.library().Counted() {
		if b.Len(model.TypeActor) > 0 {
			return ""
		}
	}
	return "no briefing here names an actor"
}
