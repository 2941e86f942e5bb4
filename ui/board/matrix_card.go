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

// card says what is known of the cells of a matrix.
type card struct {
	f Frame
	x axes

	gaps   []library.Gap // made when they are asked for first
	others int
	made   bool
}

func newCard(f Frame, x axes) *card { return &card{f: f, x: x} }

// at is the cell of a spot.
func (k *card) at(at *sheet.Spot) (actor, issue string, cell *library.Cell) {
	if at == nil {
		return "", "", nil
	}
	r, c, ok := k.x.find(at.Key)
	if !ok {
		return "", "", nil
	}
	actor, issue = k.x.ids(r, c)
	return actor, issue, k.x.cell(r, c)
}

// below is what is known of a cell, in a few lines, the first things first.
func (k *card) below(at *sheet.Spot, width int) []sheet.Line {
	actor, issue, cell := k.at(at)
	if cell == nil {
		return nil
	}
	cast := k.x.m.Cast
	title := fmt.Sprintf("%s on %s: %s", cast.Short(actor), issueTitled(cast, issue), k.stand(cell))
	lines := []sheet.Line{heading(title, k.since(cell))}
	if cell.Hidden || !cell.Covered() {
		return append(lines, k.missing(actor, issue, cell, width)...)
	}
	lines = append(lines, k.accounts(cell, width)...)
	lines = append(lines, k.words(actor, issue, cell, width, 2)...)
	known := k.whoSays(actor, issue, cell)
	if past := k.past(actor, issue); past != "" {
		known += "; " + past
	}
	return append(lines, k.f.paragraph(0, theme.Dim, known, width)...)
}

// issueTitled is the title of the issue with an id, as issueTitle gives it.
func issueTitled(cast *library.Cast, id string) string {
	if i := cast.Issue(id); i != nil && i.Title != "" {
		return issueTitle(*i)
	}
	return cast.Title(id)
}

// stand is where a cell stands and stood, in words.
func (k *card) stand(cell *library.Cell) string {
	if cell.Hidden {
		return "left out"
	}
	words := inWords(cell.Stand)
	if cell.Differ && guessed(cell) {
		words += ", not certain"
	}
	if cell.Moved {
		words += ", was " + inWords(cell.From)
	}
	return words
}

// since says what a cell has to do with the date stood on.
func (k *card) since(cell *library.Cell) string {
	switch {
	case cell.Moved:
		return "moved since " + asOf(cell.Before)
	case cell.New:
		return "new"
	case cell.Carried:
		return "as of " + asOf(cell.Briefing)
	}
	return ""
}

func asOf(b *model.Briefing) string {
	if b.Date.IsZero() {
		return "a day not known"
	}
	return model.CleanLine(b.Date.String())
}

// missing says why a cell shows nothing, and what might fill it.
func (k *card) missing(actor, issue string, cell *library.Cell, width int) []sheet.Line {
	if cell.Hidden {
		return []sheet.Line{text(theme.Dim, "has a position that the filter, or \"only what moved\", leaves out")}
	}
	lines := []sheet.Line{text(theme.Dim, "not covered by any source here")}
	gaps, _ := k.allGaps()
	for i := range gaps {
		if g := &gaps[i]; g.Actor == actor && g.Issue == issue {
			if hint := k.hint(g); hint != "" {
				lines = append(lines, k.f.paragraph(0, theme.Dim, "at hand: "+hint, width)...)
			}
		}
	}
	return lines
}

// accounts are the stances of a cell with their notes, and who says so when
// that is not the actor; where they differ, each has its source and grade.
func (k *card) accounts(cell *library.Cell, width int) []sheet.Line {
	var lines []sheet.Line
	for _, p := range cell.Accounts() {
		s := library.Stand{Stance: p.Stance, SecondHand: p.SecondHand(), Guess: p.Guess}
		note := model.CleanLine(p.Note)
		if note == "" {
			note = model.CleanLine(string(p.Stance))
		}
		if len(p.Per) > 0 {
			note += "  per " + names(k.x.m.Cast, p.Per)
		}
		if cell.Differ && p.Source != "" {
			note += "; " + sourced(cell.Briefing, p.Source)
		}
		sign := k.f.sign(s)
		for n, l := range k.f.wrap(note, width-6) {
			if n > 0 {
				sign = ""
			}
			lines = append(lines, sheet.Line{Cells: []sheet.Cell{{Text: sign, Width: 4, Role: stanceRole(s)}, {Text: l}}})
		}
	}
	return lines
}

// words are the actor's own on the issue in the cell's briefing.
func (k *card) words(actor, issue string, cell *library.Cell, width, most int) []sheet.Line {
	var lines []sheet.Line
	words := k.f.Library.Words(cell.Briefing, actor, issue)
	for _, i := range words[:min(most, len(words))] {
		q := &cell.Briefing.Quotes()[i]
		lines = append(lines, k.f.paragraph(0, theme.Text, quoted(q), width)...)
		role := theme.Dim
		if q.Failed() {
			role = theme.Warn
		}
		lines = append(lines, k.f.paragraph(2, role, k.said(cell.Briefing, q), width)...)
	}
	if n := len(words) - most; n > 0 {
		lines = append(lines, text(theme.Dim, plural(n, "more quotation")+"; opening the cell shows all"))
	}
	return lines
}

// said is where words come from, as "= Transcript 04 (B2), line 110, said 2032-01-23".
func (k *card) said(b *model.Briefing, q *model.Quote) string {
	told := strings.TrimPrefix(said(b, q), "word for word, ")
	return strings.TrimSpace(k.f.checkSign(q) + " " + told)
}

// said is where words come from, and whether they are word for word.
func said(b *model.Briefing, q *model.Quote) string {
	parts := []string{check(q), sourced(b, q.Source)}
	if q.At.Known() {
		parts = append(parts, fmt.Sprintf("line %d", q.At.Line))
	}
	if !q.On.IsZero() {
		parts = append(parts, "said "+q.On.String())
	}
	if q.Guess {
		parts = append(parts, "speaker not certain")
	}
	return strings.Join(parts, ", ")
}

// past is where the actor stood in every briefing, in a line.
func (k *card) past(actor, issue string) string {
	history := k.history(actor, issue)
	switch {
	case len(history) == 1 && len(k.f.Library.Counted()) > 1:
		return "first briefing in this library with a position of theirs on this issue"
	case len(history) < 2:
		return ""
	}
	var marks []string
	for _, h := range history {
		mark := asOf(h.Briefing) + " " + k.f.sign(h.Stand)
		if k.later(h.Briefing) {
			mark += " (later)"
		}
		marks = append(marks, mark)
	}
	return "over time: " + strings.Join(marks, ", ")
}

// later reports whether a briefing came after the one stood on.
func (k *card) later(b *model.Briefing) bool {
	at := k.x.m.At
	if at == nil || b == at || !at.Date.Valid() || !b.Date.Valid() {
		return false
	}
	if n := b.Date.Compare(at.Date); n != 0 {
		return n > 0
	}
	return slices.Index(k.f.Scope, b) > slices.Index(k.f.Scope, at)
}

func (k *card) history(actor, issue string) []library.Dated { return k.f.Library.History(actor, issue) }

func (k *card) allGaps() ([]library.Gap, int) {
	if !k.made {
		k.gaps, k.others = k.f.Library.Gaps(k.x.m)
		k.made = true
	}
	return k.gaps, k.others
}

// hint is what might fill a gap.
func (k *card) hint(g *library.Gap) string {
	var parts []string
	if n := len(g.Words); n > 0 {
		parts = append(parts, plural(n, "quotation"))
	}
	for _, e := range g.Ahead {
		parts = append(parts, "planned: "+strings.TrimSpace(model.CleanLine(e.When.String()+" "+e.What)))
	}
	if n := len(g.Open); n == 1 {
		parts = append(parts, "open: "+model.CleanLine(g.Open[0].Ask))
	} else if n > 1 {
		parts = append(parts, fmt.Sprintf("%d open questions, as %s", n, model.CleanLine(g.Open[0].Ask)))
	}
	return strings.Join(parts, ", ")
}
