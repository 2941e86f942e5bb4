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

func (b Timeline) entry(t *library.Timeline, at *sheet.Spot) *library.Entry {
	if at == nil {
		return nil
	}
	for i := range t.Entries {
		if strings.ReplaceAll(t.Entries[i].Key, ":", ".") == at.Key {
			return &t.Entries[i]
		}
	}
	return nil
}

// below is the selected entry in a few lines.
func (b Timeline) below(f Frame, t *library.Timeline, at *sheet.Spot, width int) []sheet.Line {
	e := b.entry(t, at)
	if e == nil {
		return nil
	}
	lines := []sheet.Line{heading("Selected", when(e))}
	lines = append(lines, f.paragraph(0, theme.Strong, what(e), width)...)
	facts := nonEmpty(stateWords(e), t.Cast.Title(e.Issue), names(t.Cast, e.Who), model.CleanLine(e.Where), b.per(t, e), b.sources(e))
	lines = append(lines, f.paragraph(0, theme.Dim, strings.Join(facts, ", "), width)...)
	for _, w := range e.Was {
		lines = append(lines, text(theme.Dim, "Before: "+former(w)))
	}
	if m := b.moves(f, t, e); len(m) > 0 {
		lines = append(lines, m[0])
	}
	if q := b.lastWords(f, t, e); len(q) > 0 {
		lines = append(lines, q[len(q)-1]...)
	}
	return lines
}

func (b Timeline) per(t *library.Timeline, e *library.Entry) string {
	if len(e.Per) == 0 {
		return ""
	}
	return "per " + names(t.Cast, e.Per)
}

// sources says how many sources tell an entry, and the best grade of them.
func (b Timeline) sources(e *library.Entry) string {
	best, n := "", map[string]bool{}
	for _, told := range e.Told {
		id := told.Briefing.SourceOf(told.Ref)
		if id == "" {
			continue
		}
		s := told.Briefing.SourceByID(id)
		if s == nil {
			continue
		}
		n[s.Title] = true
		if s.Grade != "" && (best == "" || s.Grade < best) {
			best = s.Grade
		}
	}
	switch {
	case len(n) == 0:
		return ""
	case best == "":
		return plural(len(n), "source") + ", not graded"
	}
	return plural(len(n), "source") + ", best grade " + best
}

func former(w library.Former) string {
	return strings.Join(nonEmpty(string(w.State), w.When.String(), "in "+titleOf(w.Briefing)), ", ")
}

// moves are the positions on the entry's issue that moved in the first briefing after it.
func (b Timeline) moves(f Frame, t *library.Timeline, e *library.Entry) []sheet.Line {
	var lines []sheet.Line
	if e.Issue == "" || !e.When.Valid() {
		return nil
	}
	for _, br := range f.Scope {
		if !br.Date.Valid() || br.Date.Compare(e.When) < 0 {
			continue
		}
		for _, m := range f.Library.Moves(br) {
			if m.Issue == e.Issue && (len(e.Who) == 0 || slices.Contains(e.Who, m.Actor)) {
				lines = append(lines, text(theme.Text, fmt.Sprintf("After it: %s on %s  %s to %s", t.Cast.Short(m.Actor), t.Cast.Title(m.Issue), f.sign(m.From), f.sign(m.To))))
			}
		}
		break
	}
	return lines
}

// lastWords are the words on the entry's issue before and on its day, the
// nearest last.
func (b Timeline) lastWords(f Frame, t *library.Timeline, e *library.Entry) [][]sheet.Line {
	var all [][]sheet.Line
	for i := range t.Entries {
		w := &t.Entries[i]
		if w.Kind != library.WordsEntry || w.Issue != e.Issue || e.Issue == "" || w.Key == e.Key || w.When.Compare(e.When) > 0 {
			continue
		}
		line := "Before it: " + model.CleanLine(w.What) + "  " + names(t.Cast, w.Who) + ", " + when(w)
		all = append(all, []sheet.Line{text(theme.Dim, line)})
	}
	return all
}

// beside is all that is known around the selected entry.
func (b Timeline) beside(f Frame, t *library.Timeline, at *sheet.Spot, width int) []sheet.Line {
	e := b.entry(t, at)
	if e == nil {
		return nil
	}
	lines := []sheet.Line{heading("Selected", when(e))}
	lines = append(lines, f.paragraph(0, theme.Strong, what(e), width)...)
	lines = append(lines, blank())
	for _, fact := range [][2]string{
		{"state", stateWords(e)}, {"issue", t.Cast.Title(e.Issue)}, {"who", names(t.Cast, e.Who)}, {"where", model.CleanLine(e.Where)},
		{"says so", strings.TrimPrefix(b.per(t, e), "per ")}, {"sources", b.sources(e)},
	} {
		if fact[1] != "" {
			lines = append(lines, f.fact(fact[0], fact[1], width)...)
		}
	}
	for _, told := range e.Told {
		lines = append(lines, f.fact("told in", titleOf(told.Briefing), width)...)
	}
	for _, w := range e.Was {
		lines = append(lines, f.fact("was", former(w), width)...)
	}
	lines = append(lines, b.around(f, t, e, width)...)
	return lines
}

// around are positions, words, open questions and judgements on the entry's issue.
func (b Timeline) around(f Frame, t *library.Timeline, e *library.Entry, width int) []sheet.Line {
	var lines []sheet.Line
	if e.Issue == "" {
		return nil
	}
	for _, who := range e.Who {
		if h := f.Library.History(who, e.Issue); len(h) > 0 {
			lines = append(lines, blank(), heading("Positions: "+t.Cast.Short(who)+", "+t.Cast.Title(e.Issue), ""))
			for _, d := range h {
				note := ""
				if _, moved := f.Library.Moved(d.Briefing, who, e.Issue); moved {
					note = "moved"
				}
				lines = append(lines, sheet.Line{Cells: []sheet.Cell{
					{Text: d.Briefing.Date.String(), Width: 12, Role: theme.Dim}, {Text: f.sign(d.Stand), Width: 4, Role: stanceRole(d.Stand)}, {Text: note, Role: theme.Strong},
				}})
			}
		}
	}
	if words := b.lastWords(f, t, e); len(words) > 0 {
		lines = append(lines, blank(), heading("Words before it", fmt.Sprint(len(words))))
		for _, i := range b.wordsOn(t, e) {
			w := &t.Entries[i]
			lines = append(lines, text(theme.Dim, when(w)+"  "+names(t.Cast, w.Who)))
			lines = append(lines, f.paragraph(2, theme.Text, model.CleanLine(w.What), width)...)
		}
	}
	last := f.Scope[len(f.Scope)-1]
	var open, judged []sheet.Line
	n := 0
	for _, i := range f.Library.Relations(last).QuestionsOn(e.Issue) {
		if q := &last.Questions[i]; q.Open {
			n++
			open = append(open, f.paragraph(0, theme.Text, model.CleanLine(q.Ask), width)...)
		}
	}
	if n > 0 {
		lines = append(append(lines, blank(), heading("Open now", fmt.Sprint(n))), open...)
	}
	for i := range last.Judgements {
		if j := &last.Judgements[i]; j.Issue == e.Issue {
			judged = append(judged, f.paragraph(0, theme.Text, model.CleanLine(j.Text), width)...)
			judged = append(judged, text(theme.Dim, strings.Join(nonEmpty(j.Likelihood, confidence(j.Confidence)), "; ")))
		}
	}
	if len(judged) > 0 {
		lines = append(append(lines, blank(), heading("Judgements", "")), judged...)
	}
	return lines
}

// wordsOn are the entries of words that lastWords speaks of, the last four.
func (b Timeline) wordsOn(t *library.Timeline, e *library.Entry) []int {
	var at []int
	for i := range t.Entries {
		w := &t.Entries[i]
		if w.Kind == library.WordsEntry && w.Issue == e.Issue && w.Key != e.Key && w.When.Compare(e.When) <= 0 {
			at = append(at, i)
		}
	}
	return at[max(0, len(at)-4):]
}

func confidence(level string) string {
	if level == "" {
		return ""
	}
	return "confidence " + level
}
