package board

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// below is what belongs to the issue and briefing under the cursor: words,
// the change, and how it is known.
func (b Dossier) below(f Frame, d *library.Dossier, at *sheet.Spot, width int) []sheet.Line {
	issue, briefing, _ := strings.Cut(at.Key, "/")
	if issue == "words" {
		return nil
	}
	lines := b.wordsOn(f, d, issue, width)
	lines = append(lines, b.change(f, d, issue, briefing, width)...)
	if f.Width >= sideFrom {
		return append(append(lines, b.events(f, d)...), b.named(f, d)...)
	}
	if f.Height >= 30 {
		lines = append(lines, b.sides(f, d, width)...)
		lines = append(lines, b.events(f, d)...)
	}
	return lines
}

// wordsOn are the words on the issue under the cursor, or all.
func (b Dossier) wordsOn(f Frame, d *library.Dossier, issue string, width int) []sheet.Line {
	var some []library.Spoken
	for _, w := range d.Words {
		if b.AllWords || w.Quote().Issue == issue {
			some = append(some, w)
		}
	}
	title := "Words on " + d.Cast.Title(issue)
	if b.AllWords {
		title = "Words, newest first"
	}
	lines := []sheet.Line{heading(title, fmt.Sprintf("%d of %d", len(some), len(d.Words)))}
	most := 5
	if f.Height >= 50 || b.AllWords {
		most = 12
	}
	for i := range some {
		if i == most {
			lines = append(lines, text(theme.Dim, plural(len(some)-most, "more quotation")))
			break
		}
		lines = append(lines, b.wordLine(f, d, &some[i], width))
	}
	if len(some) == 0 {
		lines = append(lines, text(theme.Dim, "no words of theirs on this are quoted"))
	}
	return append(lines, blank())
}

// change is the move on an issue nearest to the briefing under the cursor.
func (b Dossier) change(f Frame, d *library.Dossier, issue, briefing string, width int) []sheet.Line {
	at := -1
	for i, m := range d.Moves {
		if m.Issue == issue && (at < 0 || m.Briefing.ID == briefing) {
			at = i
		}
	}
	if at < 0 {
		return []sheet.Line{heading("No change", ""), text(theme.Dim, "their position on this has not moved in these briefings")}
	}
	m := &d.Moves[at]
	lines := []sheet.Line{heading("The change", m.Briefing.Date.String())}
	lines = append(lines, text(theme.Strong, fmt.Sprintf("%s  %s to %s", d.Cast.Title(issue), f.sign(m.From), f.sign(m.To))+
		fmt.Sprintf("   from “%s” to “%s”", model.CleanLine(either(m.From.Note, string(m.From.Stance))), model.CleanLine(either(m.To.Note, string(m.To.Stance))))))
	if m.WordsBefore != nil {
		lines = append(lines, f.fact("Before", quoted(m.WordsBefore.Quote())+"  "+m.WordsBefore.On.String(), width)...)
	}
	if m.Words != nil {
		lines = append(lines, f.fact("After", quoted(m.Words.Quote())+"  "+m.Words.On.String(), width)...)
	}
	p := &m.Briefing.Positions[m.To.Positions[0]]
	who := "their own word"
	if m.To.SecondHand {
		who = "second-hand, per " + names(d.Cast, p.Per)
	}
	if m.To.Differ {
		who = "accounts differ"
	}
	lines = append(lines, f.fact("Who says so", who+"; "+sourced(m.Briefing, p.Source), width)...)
	for _, j := range m.Briefing.Judgements {
		if j.Issue == issue {
			lines = append(lines, f.fact("Judgement", strings.Join(nonEmpty(model.CleanLine(j.Text), j.Likelihood, confidence(j.Confidence)), "; "), width)...)
		}
	}
	return append(lines, blank())
}

// sides are those with and against the actor now.
func (b Dossier) sides(f Frame, d *library.Dossier, width int) []sheet.Line {
	if len(d.Sides) == 0 {
		return nil
	}
	lines := []sheet.Line{heading("With and against now", "")}
	for _, s := range d.Sides {
		t := fmt.Sprintf("%s: the same on %d of %d", d.Cast.Short(s.Actor), s.Same, s.Both)
		var titles []string
		for _, on := range s.On {
			if !on.Same {
				titles = append(titles, d.Cast.Title(on.Issue)+" "+f.sign(on.Stand))
			}
		}
		if len(titles) > 0 {
			t += ", not on " + strings.Join(titles, ", ")
		}
		lines = append(lines, f.paragraph(0, theme.Text, t, width)...)
	}
	return append(lines, blank())
}

// events are those in which the actor has a part.
func (b Dossier) events(f Frame, d *library.Dossier) []sheet.Line {
	if len(d.Events) == 0 {
		return nil
	}
	lines := []sheet.Line{heading("Their part in events", fmt.Sprint(len(d.Events)))}
	for i := range d.Events {
		e := &d.Events[i]
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{
			{Text: when(e), Width: dateWidth, Role: theme.Dim}, {Text: f.entrySign(e), Width: signWidth, Role: entryRole(e)}, {Text: what(e), Role: entryRole(e)},
		}})
	}
	return append(lines, blank())
}

// named says how often the texts name the actor.
func (b Dossier) named(f Frame, d *library.Dossier) []sheet.Line {
	var counts []string
	for _, n := range d.Named {
		counts = append(counts, fmt.Sprintf("%s: %d", n.Briefing.ID, n.Times))
	}
	if len(counts) == 0 {
		return nil
	}
	return []sheet.Line{heading("Named in text", ""), text(theme.Text, strings.Join(counts, "   "))}
}

// beside is who the actor is, and what else is known.
func (b Dossier) beside(f Frame, d *library.Dossier, width int) []sheet.Line {
	a := &d.Actor
	lines := []sheet.Line{heading("Who", ""), text(theme.Strong, d.Cast.Name(b.Actor))}
	for _, fact := range [][2]string{
		{"role", model.CleanLine(a.Role)}, {"part", string(a.Part)}, {"kind", a.Kind}, {"speaks for", nameOrEmpty(d.Cast, a.SpeaksFor)},
		{"also", model.CleanLine(strings.Join(d.Aliases, ", "))}, {"wikidata", either(a.Wikidata, "none given")}, {"id", b.Actor + " in " + plural(len(d.Briefings), "briefing")},
	} {
		if fact[1] != "" {
			lines = append(lines, f.fact(fact[0], fact[1], width)...)
		}
	}
	for _, c := range d.Clashes {
		lines = append(lines, f.fact("also called", model.CleanLine(c.Text)+" in "+c.Briefing.ID, width)...)
	}
	if len(d.Roles) > 1 {
		lines = append(lines, blank(), heading("Roles over time", fmt.Sprint(len(d.Roles))))
		for _, r := range d.Roles {
			lines = append(lines, f.fact(r.Briefing.Date.String(), model.CleanLine(r.Text), width)...)
		}
	}
	lines = append(lines, blank(), heading("Now", ""))
	for _, s := range d.Issues {
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{{Text: f.sign(s.Now), Width: 4, Role: stanceRole(s.Now)}, {Text: d.Cast.Title(s.Issue)}}})
	}
	lines = append(append(lines, blank()), b.sides(f, d, width)...)
	if len(d.Questions) > 0 {
		lines = append(lines, heading("Open questions that name them", fmt.Sprint(len(d.Questions))))
		for _, q := range d.Questions {
			lines = append(lines, f.paragraph(0, theme.Text, model.CleanLine(q.Briefing.Questions[q.Ref.Index].Ask), width)...)
		}
		lines = append(lines, blank())
	}
	if len(d.Said) > 0 {
		lines = append(lines, heading("Said of them by others", fmt.Sprint(len(d.Said))))
		for _, s := range d.Said {
			lines = append(lines, text(theme.Dim, d.Cast.Short(s.Quote().By)+", "+s.On.String()))
			lines = append(lines, f.paragraph(2, theme.Text, quoted(s.Quote()), width)...)
		}
	}
	return lines
}

func nameOrEmpty(c *library.Cast, id string) string {
	if id == "" {
		return ""
	}
	return c.Name(id)
}

// Address is the view, the actor, and where the cursor stands.
func (b Dossier) Address(at *sheet.Spot) string {
	if at == nil {
		return "dossier:" + b.Actor
	}
	return "dossier:" + b.Actor + "/" + at.Key
}

// Visit returns the dossier that an address names.
func (b Dossier) Visit(id string, f Frame) (Board, string, bool) {
	actor, key, _ := strings.Cut(id, "/")
	b.Actor = actor
	d, ok := b.model(f)
	if !ok {
		return b, "", false
	}
	if key == "" {
		return b, "", true
	}
	issue, briefing, _ := strings.Cut(key, "/")
	for _, s := range d.Issues {
		if s.Issue == issue && briefing == "" && s.In != nil {
			return b, issue + "/" + s.In.ID, true
		}
	}
	return b, key, true
}

// Do does what a command of the dossier says.
func (b Dossier) Do(command string, f Frame, at *sheet.Spot) Outcome {
	d, ok := b.model(f)
	switch {
	case command == "next-actor" || command == "previous-actor":
		return b.step(f, map[string]int{"next-actor": 1, "previous-actor": -1}[command])
	case !ok:
		return Outcome{Why: "no briefing here knows this actor"}
	}
	switch command {
	case "all-words":
		b.AllWords = !b.AllWords
		return Outcome{Board: b, Say: map[bool]string{true: "words on every issue", false: "words on the issue"}[b.AllWords]}
	case "mentions":
		return b.openMentions(f, d)
	case "said":
		return b.openSaid(f, d)
	case "open":
		if at == nil {
			return Outcome{Why: "nothing is shown here"}
		}
		return Outcome{Briefing: at.Briefing, Ref: at.Ref}
	case "left", "right":
		return Outcome{}
	}
	return Outcome{Why: "the dossier does not know " + command}
}

// step goes to the next actor who holds a position or is quoted.
func (b Dossier) step(f Frame, n int) Outcome {
	ids := speaking(f.Scope)
	if len(ids) == 0 {
		return Outcome{Why: "nobody here is quoted or holds a position"}
	}
	i := slices.Index(ids, b.Actor)
	if i < 0 && n < 0 {
		i = 0
	}
	b.Actor = ids[(i+n+len(ids))%len(ids)]
	return Outcome{Board: b}
}

// speaking are the actors of a scope with a position or a quotation, by part.
func speaking(scope []*model.Briefing) []string {
	active := map[string]bool{}
	for _, br := range scope {
		for i := range br.Positions {
			active[br.Positions[i].Actor] = true
		}
		for i := range br.Quotes {
			active[br.Quotes[i].By] = true
		}
	}
	var ids []string
	for _, a := range library.NewCast(scope).Actors() {
		if active[a.ID] {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

// openMentions lists the places that name the actor, each with its sentence.
func (b Dossier) openMentions(f Frame, d *library.Dossier) Outcome {
	o := Outcome{Title: "Mentions of " + d.Cast.Name(b.Actor)}
	for _, n := range d.Named {
		o.Panel = append(o.Panel, PanelLine{Line: text(theme.Subheading, strings.TrimSpace(n.Briefing.Date.String()+"  "+titleOf(n.Briefing)+fmt.Sprintf("  %d", n.Times)))})
		for _, m := range f.Library.Mentions(n.Briefing, b.Actor) {
			sign := "  "
			if m.Linked {
				sign = "@ "
			}
			o.Panel = append(o.Panel, PanelLine{Line: text(theme.Text, sign+m.Sentence), Briefing: n.Briefing, At: m.At})
		}
	}
	if len(o.Panel) == 0 {
		return Outcome{Why: "no text here names " + d.Cast.Name(b.Actor)}
	}
	return o
}

// openSaid lists what others say of the actor.
func (b Dossier) openSaid(f Frame, d *library.Dossier) Outcome {
	o := Outcome{Title: "Said of " + d.Cast.Name(b.Actor) + " by others"}
	for _, s := range d.Said {
		o.Panel = append(o.Panel, PanelLine{
			Line: text(theme.Text, s.On.String()+"  "+d.Cast.Short(s.Quote().By)+": "+quoted(s.Quote())), Briefing: s.Briefing, Ref: s.Ref,
		})
	}
	if len(o.Panel) == 0 {
		return Outcome{Why: "nobody is quoted with their name"}
	}
	return o
}

// Chooser lists the actors whose dossier can be opened, those with most to
// say first.
func Chooser(f Frame) Outcome {
	cast := library.NewCast(f.Scope)
	o := Outcome{Title: "Whose dossier?"}
	for _, id := range speaking(f.Scope) {
		quotes, positions := 0, 0
		for _, br := range f.Scope {
			r := f.Library.Relations(br)
			quotes += len(r.QuotesBy(id))
			positions += len(r.PositionsOf(id))
		}
		line := fmt.Sprintf("%s  %s, %s", cast.Name(id), plural(quotes, "quotation"), plural(positions, "position"))
		o.Panel = append(o.Panel, PanelLine{Line: text(theme.PartRole(cast.Part(id)), line), Open: Dossier{Actor: id}})
	}
	if len(o.Panel) == 0 {
		return Outcome{Why: "nobody here is quoted or holds a position"}
	}
	return o
}
