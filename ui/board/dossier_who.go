package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// beside is who the actor is, and what is known whatever the cursor is on.
func (v *dossierView) beside(width int) []sheet.Line {
	lines := append(v.who(width), v.roles(width)...)
	if len(v.d.Issues) == 0 {
		return lines
	}
	lines = append(lines, heading("Now", ""))
	for _, s := range v.d.Issues {
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{
			{Text: v.f.signIn(s.In, s.Now), Width: 5, Role: stanceRole(s.Now)},
			{Text: v.d.Cast.Title(s.Issue)},
			{Text: either(s.In.Date.String(), "no date"), Width: 12, Role: theme.Dim, Right: true},
		}})
	}
	lines = append(append(lines, blank()), v.sides(width)...)
	return append(append(lines, v.asked(width)...), v.said(width)...)
}

// who is what the briefings call the actor.
func (v *dossierView) who(width int) []sheet.Line {
	a := &v.d.Actor
	lines := []sheet.Line{heading("Who", ""), text(theme.Strong, v.d.Cast.Name(v.Actor))}
	for _, fact := range [][2]string{
		{"role", model.CleanLine(a.Role)},
		{"part", string(a.Part)},
		{"kind", a.Kind},
		{"speaks for", nameOrEmpty(v.d.Cast, a.SpeaksFor)},
		{"also", model.CleanLine(strings.Join(v.d.Aliases, ", "))},
		{"wikidata", either(model.CleanLine(a.Wikidata), "none given")},
		{"id", v.Actor + " in " + plural(len(v.d.Briefings), "briefing")},
	} {
		if fact[1] != "" {
			lines = append(lines, v.f.fact(fact[0], fact[1], width)...)
		}
	}
	for _, c := range v.d.Clashes {
		lines = append(lines, v.f.fact("same id", model.CleanLine(c.Text)+" in "+model.CleanLine(c.Briefing.ID), width)...)
	}
	return append(lines, blank())
}

// roles are the actor's roles over time, if there was more than one.
func (v *dossierView) roles(width int) []sheet.Line {
	if len(v.d.Roles) < 2 {
		return nil
	}
	lines := []sheet.Line{heading("Roles over time", fmt.Sprint(len(v.d.Roles)))}
	for _, r := range v.d.Roles {
		lines = append(lines, v.f.fact(either(r.Briefing.Date.String(), "no date"), model.CleanLine(r.Text)+", "+model.CleanLine(r.Briefing.ID), width)...)
	}
	return append(lines, blank())
}

func (v *dossierView) asked(width int) []sheet.Line {
	if len(v.d.Questions) == 0 {
		return nil
	}
	lines := []sheet.Line{heading("Open questions that name them", fmt.Sprint(len(v.d.Questions)))}
	for _, q := range v.d.Questions {
		lines = append(lines, v.f.paragraph(0, theme.Text, model.CleanLine(q.Briefing.Questions()[q.Ref.Index].Ask), width)...)
	}
	return append(lines, blank())
}

// said is what others say of the actor.
func (v *dossierView) said(width int) []sheet.Line {
	if len(v.d.Said) == 0 {
		return nil
	}
	lines := []sheet.Line{heading("Said of them by others", fmt.Sprint(len(v.d.Said)))}
	for i := range v.d.Said {
		s := &v.d.Said[i]
		lines = append(lines, text(theme.Dim, v.speaker(s)))
		lines = append(lines, v.f.paragraph(2, theme.Text, quoted(s.Quote()), width)...)
	}
	return append(lines, blank())
}

// speaker is who said something of the actor, and when.
func (v *dossierView) speaker(s *library.Spoken) string {
	q := s.Quote()
	by := v.d.Cast.Short(q.By)
	if q.Guess {
		by += "?"
	}
	t := strings.Join(nonEmpty(by, string(v.d.Cast.Part(q.By)), s.On.String()), ", ")
	if s.Near {
		t += "; named beside these words"
	}
	return t
}

func nameOrEmpty(c *library.Cast, id string) string {
	if id == "" {
		return ""
	}
	return c.Name(id)
}
