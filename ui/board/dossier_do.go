package board

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// Address is the view, the actor, and where the cursor stands.
func (b Dossier) Address(at *sheet.Spot) string {
	switch {
	case b.Actor == "":
		return "dossier"
	case at == nil:
		return "dossier:" + b.Actor
	}
	return "dossier:" + b.Actor + "/" + at.Key
}

// Visit returns the dossier that an address names. An issue alone leads to what
// the actor holds on it now.
func (b Dossier) Visit(id string, f Frame) (Board, string, bool) {
	actor, key, _ := strings.Cut(id, "/")
	b.Actor = actor
	d, ok := b.model(f)
	if !ok {
		return b, "", false
	}
	for _, s := range d.Issues {
		if s.Issue == key {
			return b, s.Issue + "/" + inAddress(keysOf(f.Library)[s.In]), true
		}
	}
	return b, key, true
}

// Do does what a command of the dossier says.
func (b Dossier) Do(command string, f Frame, at *sheet.Spot) Outcome {
	switch command {
	case "next-actor":
		return b.step(f, 1)
	case "previous-actor":
		return b.step(f, -1)
	case "left", "right":
		return Outcome{}
	case "open":
		if at == nil {
			return Outcome{Why: "nothing is shown here"}
		}
		return Outcome{Briefing: at.Briefing, Ref: b.place(at)}
	}
	d, ok := b.model(f)
	if !ok {
		return Outcome{Why: "no briefing here knows this actor"}
	}
	v := dossierOf(b, f, d)
	switch command {
	case "all-words":
		return v.toggleWords()
	case "mentions":
		return v.openMentions()
	case "spoken":
		return v.openSpoken()
	}
	return Outcome{Why: "the dossier does not know " + command}
}

// place is where a spot leads to in its briefing: of a position, the actor's
// words on the issue, else the section of the issue.
func (b Dossier) place(at *sheet.Spot) model.Ref {
	if at.Ref.Type != model.TypePosition && at.Ref.Type != "" {
		return at.Ref
	}
	issue, _, _ := strings.Cut(at.Key, "/")
	for i := range at.Briefing.Quotes() {
		if q := &at.Briefing.Quotes()[i]; q.By == b.Actor && q.Issue == issue {
			return model.Ref{Type: model.TypeQuote, Index: i}
		}
	}
	for i := range at.Briefing.Issues() {
		if at.Briefing.Issues()[i].ID == issue {
			return model.Ref{Type: model.TypeIssue, Index: i}
		}
	}
	return at.Ref
}

// toggleWords shows words on every issue, or on the one under the cursor.
func (v *dossierView) toggleWords() Outcome {
	if len(v.d.Issues) == 0 {
		return Outcome{Why: "all their words are shown"}
	}
	b := v.Dossier
	b.AllWords = !b.AllWords
	if b.AllWords {
		return Outcome{Board: b, Say: "words on every issue"}
	}
	return Outcome{Board: b, Say: "words on the issue under the cursor"}
}

// step goes to the next actor who holds a position or is quoted.
func (b Dossier) step(f Frame, n int) Outcome {
	all := speaking(f.Scope)
	if len(all) == 0 {
		return Outcome{Why: "nobody here is quoted or holds a position"}
	}
	i := slices.IndexFunc(all, func(s speaker) bool { return s.id == b.Actor })
	if i < 0 && n < 0 {
		i = 0
	}
	i = (i + n + len(all)) % len(all)
	b.Actor = all[i].id
	return Outcome{Board: b, Say: fmt.Sprintf("%s, %d of %d actors", library.NewCast(f.Scope).Name(b.Actor), i+1, len(all))}
}

// speaker is an actor with a position or a quotation.
type speaker struct {
	id                           string
	briefings, quotes, positions int
}

// speaking are the actors of a scope with a position or a quotation, by part.
func speaking(scope []*model.Briefing) []speaker {
	at := map[string]*speaker{}
	last := map[string]*model.Briefing{}
	of := func(b *model.Briefing, id string) *speaker {
		if at[id] == nil {
			at[id] = &speaker{id: id}
		}
		if last[id] != b {
			last[id] = b
			at[id].briefings++
		}
		return at[id]
	}
	for _, b := range scope {
		for i := range b.Positions() {
			of(b, b.Positions()[i].Actor).positions++
		}
		for i := range b.Quotes() {
			of(b, b.Quotes()[i].By).quotes++
		}
	}
	var all []speaker
	for _, a := range library.NewCast(scope).Actors() {
		if s := at[a.ID]; s != nil {
			all = append(all, *s)
		}
	}
	return all
}

// openMentions lists the places that name the actor, each with its sentence.
func (v *dossierView) openMentions() Outcome {
	o := Outcome{Title: "Mentions of " + v.d.Cast.Name(v.Actor)}
	for i := range v.d.Named {
		n := &v.d.Named[i]
		o.Panel = append(o.Panel, PanelLine{Line: heading(strings.TrimSpace(n.Briefing.Date.String()+"  "+titleOf(n.Briefing)), plural(n.Times, "time"))})
		all := v.f.Library.Mentions(n.Briefing, v.Actor)
		for k, m := range all {
			if k == mostMentions {
				o.Panel = append(o.Panel, PanelLine{Line: text(theme.Dim, fmt.Sprintf("  %d more in this briefing", len(all)-k)), Briefing: n.Briefing, At: m.At})
				break
			}
			o.Panel = append(o.Panel, PanelLine{Line: text(theme.Text, "  "+m.Sentence), Briefing: n.Briefing, At: m.At})
		}
	}
	if len(o.Panel) == 0 {
		return Outcome{Why: "no text here names " + v.d.Cast.Name(v.Actor)}
	}
	return o
}

// mostMentions is how many places of one briefing a panel lists.
const mostMentions = 500

// openSpoken lists the actor's words and what others say, each leading to its place.
func (v *dossierView) openSpoken() Outcome {
	o := Outcome{Title: "Words of " + v.d.Cast.Name(v.Actor)}
	add := func(title string, list []library.Spoken) {
		if len(list) > 0 {
			o.Panel = append(o.Panel, PanelLine{Line: heading(title, fmt.Sprint(len(list)))})
		}
		for i := range list {
			o.Panel = append(o.Panel, PanelLine{Line: v.wordLine(&list[i], 0, false), Briefing: list[i].Briefing, Ref: list[i].Ref})
		}
	}
	add("Their words, newest first", v.d.Words)
	add("Said of them by others", v.d.Said)
	if len(o.Panel) == 0 {
		return Outcome{Why: "nothing they said is quoted, and nobody is quoted on them"}
	}
	return o
}

// Chooser lists the actors whose dossier can be opened, those of most briefings
// and with most to say first.
func Chooser(f Frame) Outcome {
	cast := library.NewCast(f.Scope)
	o := Outcome{Title: "Whose dossier?"}
	all := speaking(f.Scope)
	slices.SortStableFunc(all, func(a, b speaker) int {
		return cmp.Or(cmp.Compare(b.briefings, a.briefings), cmp.Compare(b.quotes+b.positions, a.quotes+a.positions))
	})
	for _, s := range all {
		line := strings.Join(nonEmpty(cast.Name(s.id), model.CleanLine(cast.Actor(s.id).Role)), ", ")
		line += fmt.Sprintf("  %s, %s, %s", plural(s.briefings, "briefing"), plural(s.quotes, "quotation"), plural(s.positions, "position"))
		o.Panel = append(o.Panel, PanelLine{Line: text(theme.PartRole(cast.Part(s.id)), line), Open: Dossier{Actor: s.id}})
	}
	if len(o.Panel) == 0 {
		return Outcome{Why: "nobody here is quoted or holds a position"}
	}
	return o
}
