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

// entryCard tells all that is known of an entry and around it.
type entryCard struct {
	b Timeline
	f Frame
	t *library.Timeline

	e      *library.Entry
	around library.Around
}

func (b Timeline) card(f Frame, t *library.Timeline) *entryCard { return &entryCard{b: b, f: f, t: t} }

// turnTo finds what a spot stands for, and reports whether that is an entry.
func (k *entryCard) turnTo(at *sheet.Spot) bool {
	i := -1
	if at != nil {
		i = slices.IndexFunc(k.t.Entries, func(e library.Entry) bool { return e.Key == at.Key })
	}
	if i < 0 {
		return false
	}
	k.e, k.around = &k.t.Entries[i], k.f.Library.Around(k.t, i, k.f.Scope)
	return true
}

// below is the selected entry in a few lines: the most telling first, since a
// low window shows only those.
func (k *entryCard) below(at *sheet.Spot, width int) []sheet.Line {
	if !k.turnTo(at) {
		return k.group(at, width)
	}
	e, c := k.e, k.t.Cast
	lines := []sheet.Line{heading("Selected", when(e))}
	lines = append(lines, k.f.paragraph(0, theme.Strong, model.CleanLine(e.What), width)...)
	facts := nonEmpty(k.state(), c.Title(e.Issue), whoOf(c, e), model.CleanLine(e.Where), k.sources())
	lines = append(lines, k.f.paragraph(0, theme.Dim, strings.Join(facts, "; "), width)...)
	for _, w := range e.Was {
		lines = append(lines, k.f.fact("was", former(w), width)...)
	}
	if len(e.Told) > 1 {
		lines = append(lines, k.tellings(width)...)
	}
	lines = append(lines, k.f.paragraph(0, theme.Text, k.around.Sentence, width)...)
	for i, m := range k.around.Moves {
		if i == 2 {
			break
		}
		lines = append(lines, k.f.fact("after it", k.move(m), width)...)
	}
	if n := len(k.around.Before); n > 0 {
		lines = append(lines, k.f.fact("before it", k.words(k.around.Before[n-1]), width)...)
	}
	if len(k.around.After) > 0 {
		lines = append(lines, k.f.fact("then", k.words(k.around.After[0]), width)...)
	}
	for _, i := range k.around.Open {
		lines = append(lines, k.f.fact("open now", model.CleanLine(k.around.Newest.Questions()[i].Ask), width)...)
	}
	return append(lines, k.judgements(width)...)
}

// beside is all that is known around the selected entry.
func (k *entryCard) beside(at *sheet.Spot, width int) []sheet.Line {
	if !k.turnTo(at) {
		return k.group(at, width)
	}
	e, c := k.e, k.t.Cast
	lines := []sheet.Line{heading("Selected", when(e))}
	lines = append(lines, k.f.paragraph(0, theme.Strong, model.CleanLine(e.What), width)...)
	lines = append(lines, blank())
	for _, fact := range [][2]string{
		{"state", k.state()},
		{"issue", c.Title(e.Issue)},
		{"who", whoOf(c, e)},
		{"where", model.CleanLine(e.Where)},
		{"sources", k.sources()},
	} {
		if fact[1] != "" {
			lines = append(lines, k.f.fact(fact[0], fact[1], width)...)
		}
	}
	for _, w := range e.Was {
		lines = append(lines, k.f.fact("was", former(w), width)...)
	}
	lines = append(lines, k.tellings(width)...)
	if s := k.around.Sentence; s != "" {
		lines = append(append(lines, blank()), k.f.paragraph(0, theme.Text, s, width)...)
	}
	lines = append(lines, k.positions()...)
	lines = append(lines, k.wordsAround(width)...)
	if n := len(k.around.Open); n > 0 {
		lines = append(lines, blank(), heading("Open now", fmt.Sprint(n)))
		for _, i := range k.around.Open {
			lines = append(lines, k.f.paragraph(0, theme.Text, model.CleanLine(k.around.Newest.Questions()[i].Ask), width)...)
		}
	}
	if j := k.judgements(width); len(j) > 0 {
		lines = append(append(lines, blank()), j...)
	}
	return lines
}

// state is the state of the entry, who says so, and what its date leaves open.
func (k *entryCard) state() string {
	e := k.e
	s := stateWords(e)
	switch {
	case e.Overdue:
		s = "planned, overdue: no briefing says what came of it"
	case e.Disputed:
		s = "disputed: " + k.accounts()
	case e.Kind == library.WordsEntry:
		s = "words"
		if e.Briefing.Holds(e.Ref) {
			s += ", " + check(&e.Briefing.Quotes()[e.Ref.Index])
		}
	}
	if len(e.Per) > 0 && !e.Disputed {
		s += ", per " + names(k.t.Cast, e.Per)
	}
	return strings.Join(nonEmpty(s, precise(e)), ", ")
}

// accounts are what those who differ say of it, as "happened; cancelled per Renn".
func (k *entryCard) accounts() string {
	var all []string
	for _, told := range k.e.Accounts() {
		ev := told.Event()
		s := string(ev.State)
		if len(ev.Per) > 0 {
			s += " per " + names(k.t.Cast, ev.Per)
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

// sources says how many sources tell the entry, and the best grade of them.
func (k *entryCard) sources() string {
	a := &k.around
	if k.e.Kind == library.CorrectionEntry {
		return ""
	}
	if len(a.Sources) == 0 {
		return "no source given"
	}
	s := plural(len(a.Sources), "source") + ", not graded"
	if a.Best != "" {
		s = plural(len(a.Sources), "source") + ", best grade " + a.Best
		if len(a.Sources) == 1 {
			s = "1 source, grade " + a.Best
		}
	}
	if a.Unsourced {
		s += "; one account without"
	}
	return s
}

// tellings are the briefings that tell the entry, and how, if they differ.
func (k *entryCard) tellings(width int) []sheet.Line {
	var lines []sheet.Line
	differ := k.e.Disputed || len(k.e.Was) > 0
	for i, told := range k.e.Told {
		name, s := "", titleOf(told.Briefing)
		if i == 0 {
			name = "told in"
		}
		if ev := told.Event(); ev != nil && differ {
			per := ""
			if len(ev.Per) > 0 {
				per = "per " + names(k.t.Cast, ev.Per)
			}
			s = strings.Join(nonEmpty(s, string(ev.State), per), ", ")
		}
		lines = append(lines, k.f.fact(name, s, width)...)
	}
	return lines
}

func former(w library.Former) string {
	state := string(w.State)
	if w.Disputed {
		state = "disputed"
	}
	date := w.When.String()
	if date == "" {
		date = "no date"
	}
	return strings.Join(nonEmpty(state, date, model.CleanLine(w.What), "in "+titleOf(w.Briefing)), ", ")
}

func (k *entryCard) move(m library.Move) string {
	return fmt.Sprintf("%s on %s  %s to %s", k.t.Cast.Short(m.Actor), k.t.Cast.Title(m.Issue), k.f.sign(m.From), k.f.sign(m.To))
}

func (k *entryCard) words(i int) string {
	w := &k.t.Entries[i]
	return inShort(w.What) + "  " + whoOf(k.t.Cast, w) + ", " + when(w)
}

// mostAround is how many positions, and words at each side, a card shows.
const mostAround = 3

// positions are where those who take part stood on the issue over time.
func (k *entryCard) positions() []sheet.Line {
	var lines []sheet.Line
	who := slices.Clone(k.e.Who)
	for _, m := range k.around.Moves {
		if !slices.Contains(who, m.Actor) {
			who = append(who, m.Actor)
		}
	}
	shown := 0
	for _, actor := range who {
		h := k.f.Library.History(actor, k.e.Issue)
		if len(h) == 0 || k.e.Issue == "" || shown == mostAround {
			continue
		}
		shown++
		lines = append(lines, blank(), heading(k.t.Cast.Short(actor)+" on "+k.t.Cast.Title(k.e.Issue), ""))
		for _, d := range h[max(0, len(h)-2*mostAround):] {
			note := ""
			if _, moved := k.f.Library.Moved(d.Briefing, actor, k.e.Issue); moved {
				note = "moved"
			}
			lines = append(lines, sheet.Line{Cells: []sheet.Cell{
				{Text: d.Briefing.Date.String(), Width: dateWidth, Role: theme.Dim},
				{Text: k.f.sign(d.Stand), Width: 4, Role: stanceRole(d.Stand)},
				{Text: note, Role: theme.Strong},
			}})
		}
	}
	return lines
}

// wordsAround are the nearest words on the issue before the entry and after it.
func (k *entryCard) wordsAround(width int) []sheet.Line {
	before, after := k.around.Before, k.around.After
	var lines []sheet.Line
	for _, part := range []struct {
		name string
		of   []int
		show []int
	}{
		{"Words before it", before, before[max(0, len(before)-mostAround):]},
		{"Words after it", after, after[:min(mostAround, len(after))]},
	} {
		if len(part.of) == 0 {
			continue
		}
		lines = append(lines, blank(), heading(part.name, fmt.Sprint(len(part.of))))
		for _, i := range part.show {
			w := &k.t.Entries[i]
			lines = append(lines, text(theme.Dim, when(w)+"  "+whoOf(k.t.Cast, w)))
			lines = append(lines, k.f.paragraph(2, theme.Text, inShort(w.What), width)...)
		}
	}
	return lines
}

// judgements are the authors' own on the issue, in the newest briefing that
// covers it. Likelihood and confidence are never put into one phrase.
func (k *entryCard) judgements(width int) []sheet.Line {
	var lines []sheet.Line
	if n := len(k.around.Judgements); n > 0 {
		lines = append(lines, heading("Judgement", fmt.Sprint(n)))
	}
	for _, i := range k.around.Judgements {
		j := &k.around.Newest.Judgements()[i]
		lines = append(lines, k.f.paragraph(0, theme.Text, strings.Join(nonEmpty(model.CleanLine(j.Text), j.Likelihood), ": "), width)...)
		if j.Confidence != "" || j.Basis != "" {
			basis := strings.Join(nonEmpty(confidence(j.Confidence), model.CleanLine(j.Basis)), ": ")
			lines = append(lines, k.f.paragraph(2, theme.Dim, basis, width)...)
		}
	}
	return lines
}

func confidence(level string) string {
	if level == "" {
		return ""
	}
	return "confidence " + level
}

// group is a month in short: what it holds, and its events.
func (k *entryCard) group(at *sheet.Spot, width int) []sheet.Line {
	if at == nil {
		return nil
	}
	g, ok := k.b.groupAt(k.t, at.Key)
	if !ok {
		return nil
	}
	lines := append([]sheet.Line{heading("Selected", g.name)}, k.f.paragraph(0, theme.Strong, tallyOf(k.t, g), width)...)
	for i := g.from; i < g.to; i++ {
		e := &k.t.Entries[i]
		if e.Kind == library.WordsEntry {
			continue
		}
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{
			{Text: when(e), Width: dateWidth, Role: theme.Dim},
			{Text: k.f.entrySign(e), Width: signWidth, Role: entryRole(e)},
			{Text: what(e), Role: entryRole(e)},
		}})
	}
	return lines
}
