package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// below is what belongs to the issue and briefing under the cursor: words, the
// change, and how it is known; and, without a pane beside it, all else.
func (v *dossierView) below(at *sheet.Spot, width int) []sheet.Line {
	var lines []sheet.Line
	if len(v.d.Issues) > 0 {
		issue, _, _ := strings.Cut(at.Key, "/")
		lines = append(lines, v.wordsOn(issue, width)...)
		lines = append(lines, v.change(issue, at.Briefing, width)...)
	}
	if v.f.Width < sideFrom {
		lines = append(lines, v.sides(width)...)
	}
	if len(v.d.Issues) > 0 {
		lines = append(lines, v.events()...)
	}
	if v.f.Width < sideFrom {
		if len(v.d.Issues) > 0 {
			lines = append(append(lines, v.asked(width)...), v.said(width)...)
		}
		lines = append(append(lines, v.who(width)...), v.roles(width)...)
	}
	if len(v.d.Issues) > 0 {
		lines = append(lines, v.named(width)...)
	}
	return lines
}

// wordsOn are the words on the issue under the cursor, or all.
func (v *dossierView) wordsOn(issue string, width int) []sheet.Line {
	var some []*library.Spoken
	for i := range v.d.Words {
		if w := &v.d.Words[i]; v.AllWords || w.Quote().Issue == issue {
			some = append(some, w)
		}
	}
	title := "Words on " + v.d.Cast.Title(issue)
	if v.AllWords {
		title = "Words, newest first"
	}
	lines := []sheet.Line{heading(title, fmt.Sprintf("%d of %d", len(some), len(v.d.Words)))}
	most := 5
	switch {
	case v.f.Height >= 1000:
		most = len(some)
	case v.f.Height >= 50 || v.AllWords:
		most = 12
	}
	for i, w := range some {
		if i == most {
			lines = append(lines, text(theme.Dim, plural(len(some)-most, "more quotation")))
			break
		}
		lines = append(lines, v.wordLines(w, width, v.AllWords)...)
	}
	if len(some) == 0 {
		lines = append(lines, text(theme.Dim, "no words of theirs on this are quoted"))
	}
	return append(lines, blank())
}

// change is the move on an issue in the briefing under the cursor, else the last.
func (v *dossierView) change(issue string, in *model.Briefing, width int) []sheet.Line {
	var m *library.Turn
	for i := range v.d.Moves {
		if t := &v.d.Moves[i]; t.Issue == issue && (m == nil || t.Briefing == in) {
			m = t
		}
	}
	if m == nil {
		return []sheet.Line{heading("No change", ""), text(theme.Dim, "their position on this has not moved in these briefings"), blank()}
	}
	title := "The change"
	if m.Briefing != in {
		title = "The last change"
	}
	said := func(s library.Stand) string { return "“" + either(model.CleanLine(s.Note), inWords(s)) + "”" }
	lines := []sheet.Line{heading(title, m.Briefing.Date.String())}
	lines = append(lines, v.f.paragraph(0, theme.Strong, fmt.Sprintf("%s  %s to %s  from %s to %s",
		v.d.Cast.Title(issue), v.f.signIn(m.Before, m.From), v.f.signIn(m.Briefing, m.To), said(m.From), said(m.To)), width)...)
	for _, w := range []struct {
		name  string
		words *library.Spoken
	}{{"Before", m.WordsBefore}, {"After", m.Words}} {
		if w.words != nil {
			lines = append(lines, v.f.fact(w.name, strings.TrimSpace(quoted(w.words.Quote())+"  "+w.words.On.String()), width)...)
		}
	}
	for _, i := range m.For {
		lines = append(lines, v.f.fact("Who says so", v.account(m.Briefing, i, false), width)...)
	}
	if len(m.Sources) > 1 {
		lines = append(lines, v.f.fact("Rests on", v.rests(m), width)...)
	}
	for _, i := range m.Against {
		lines = append(lines, v.f.fact("Against it", v.account(m.Briefing, i, true), width)...)
	}
	for _, j := range m.Briefing.Judgements() {
		if j.Issue == issue {
			lines = append(lines, v.f.fact("Judgement", strings.Join(nonEmpty(model.CleanLine(j.Text), j.Likelihood, confidence(j.Confidence)), "; "), width)...)
		}
	}
	return append(lines, blank())
}

// rests names the sources of a move.
func (v *dossierView) rests(m *library.Turn) string {
	var list []string
	for _, id := range m.Sources {
		list = append(list, model.CleanLine(sourced(m.Briefing, id)))
	}
	return strings.Join(list, ", ") + "; best grade " + either(m.Best, "none")
}

// account is who gives a position, and on what ground.
func (v *dossierView) account(b *model.Briefing, i int, stance bool) string {
	p := &b.Positions()[i]
	var parts []string
	if stance {
		parts = append(parts, v.f.Theme.Sign(p.Stance)+" "+string(p.Stance))
		if p.Note != "" {
			parts = append(parts, "“"+model.CleanLine(p.Note)+"”")
		}
	}
	if p.SecondHand() {
		parts = append(parts, "second-hand, per "+names(v.d.Cast, p.Per))
	} else {
		parts = append(parts, "their own word")
	}
	if p.Guess {
		parts = append(parts, "not certain")
	}
	var words []int
	if !p.SecondHand() {
		words = v.f.Library.Words(b, p.Actor, p.Issue)
	}
	parts = append(parts, basisOf(b, []string{p.Source}, words))
	return strings.Join(parts, ", ")
}

// sides are those with and against the actor now.
func (v *dossierView) sides(width int) []sheet.Line {
	if len(v.d.Sides) == 0 {
		return nil
	}
	lines := []sheet.Line{heading("With and against now", plural(len(v.d.Sides), "actor"))}
	for _, s := range v.d.Sides {
		var with, against []string
		for _, on := range s.On {
			t := v.d.Cast.Title(on.Issue) + " " + v.f.sign(on.Stand)
			if on.Same {
				with = append(with, t)
			} else {
				against = append(against, t)
			}
		}
		t := fmt.Sprintf("%s: the same on %d of %d", v.d.Cast.Short(s.Actor), s.Same, s.Both)
		if len(with) > 0 {
			t += ": " + strings.Join(with, ", ")
		}
		if len(against) > 0 {
			t += "; other on " + strings.Join(against, ", ")
		}
		lines = append(lines, v.f.paragraph(0, theme.Text, t, width)...)
	}
	return append(lines, blank())
}

// events are those in which the actor has a part.
func (v *dossierView) events() []sheet.Line {
	if len(v.d.Events) == 0 {
		return nil
	}
	lines := []sheet.Line{heading("Their part in events", fmt.Sprint(len(v.d.Events)))}
	for i := range v.d.Events {
		lines = append(lines, v.eventLine(&v.d.Events[i]))
	}
	return append(lines, blank())
}

// named says how often the texts name the actor.
func (v *dossierView) named(width int) []sheet.Line {
	if len(v.d.Named) == 0 {
		return nil
	}
	var counts []string
	for _, n := range v.d.Named {
		counts = append(counts, fmt.Sprintf("%s: %d", model.CleanLine(n.Briefing.ID), n.Times))
	}
	return append([]sheet.Line{heading("Named in text", plural(len(counts), "briefing"))}, v.f.paragraph(0, theme.Text, strings.Join(counts, "   "), width)...)
}
