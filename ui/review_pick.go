package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/library"
	"readout/ui/theme"
)

// openOthers lists who else may have said it, or the other stances.
func (a *App) openOthers() tea.Cmd {
	r := a.reviewed()
	g, b := r.guess(), r.view.briefing
	p := newPanel(othersPanel, "Who said this?")
	label := "who: "
	if g.Ref.Type == model.TypePosition {
		label, p.title = "stance: ", "Which stance?"
		a.addStances(p, g.Ref, b.Positions()[g.Ref.Index].Stance)
	} else {
		a.addSpeakers(p, g.Ref)
	}
	a.prompt = newPrompt(listPrompt, label, "", len(a.history))
	a.prompt.hint = "type to narrow"
	return a.open(p)
}

func (a *App) addStances(p *panel, of model.Ref, but model.Stance) {
	for _, s := range model.Stances {
		if stance := model.Stance(s); stance != but {
			p.add(row{left: a.theme.Sign(stance) + " " + s}, func(a *App) tea.Cmd {
				return a.settle(model.Choice{Of: of, Verdict: model.Correct, Stance: stance})
			})
		}
	}
}

// addSpeakers lists the cast: first who is named around the words, then all
// others, then nobody.
func (a *App) addSpeakers(p *panel, of model.Ref) {
	b := a.view.briefing
	now := b.Quotes()[of.Index].By
	near := library.NamedAround(b, of)
	add := func(actor *model.Actor, right string) {
		if actor == nil || actor.ID == now {
			return
		}
		id, left := actor.ID, actor.Name
		if actor.Role != "" {
			left += ", " + actor.Role
		}
		r := row{left: model.CleanLine(left), right: right, role: theme.PartRole(actor.Part), value: strings.Join(append(actor.Aliases, id), " ")}
		p.add(r, func(a *App) tea.Cmd { return a.settle(model.Choice{Of: of, Verdict: model.Correct, By: id}) })
	}
	for _, id := range near {
		add(b.ActorByID(id), "named here")
	}
	for i := range b.Actors() {
		if !slices.Contains(near, b.Actors()[i].ID) {
			add(&b.Actors()[i], "")
		}
	}
	if now != "" {
		p.add(row{left: "unknown", right: "nobody knows who", role: theme.Dim}, func(a *App) tea.Cmd {
			return a.settle(model.Choice{Of: of, Verdict: model.Correct})
		})
	}
	p.typed = func(line string) (typedRow, bool) {
		name := model.CleanLine(line)
		has := slices.ContainsFunc(b.Actors(), func(x model.Actor) bool { return model.Fold(x.Name) == model.Fold(name) || x.ID == name })
		if name == "" || has {
			return typedRow{}, false
		}
		return typedRow{text: fmt.Sprintf("“%s”, who is not in the cast yet", name), last: true, do: func(a *App) tea.Cmd {
			return a.settle(model.Choice{Of: of, Verdict: model.Correct, Name: name})
		}}, true
	}
}
