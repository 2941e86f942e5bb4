package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// rows are what there is of an actor without a position: words, what others say,
// events, open questions, and the briefings whose text names them.
func (v *dossierView) rows(s *sheet.Sheet) {
	s.Name, s.Legend = "Words and events", ""
	add := func(title string, n int, lay func(i int) ([]sheet.Line, sheet.Spot)) {
		if n == 0 {
			return
		}
		if len(s.Lines) > 0 {
			s.Lines = append(s.Lines, blank())
		}
		s.Lines = append(s.Lines, heading(title, plural(n, "row")))
		for i := range n {
			lines, spot := lay(i)
			spot.Row = len(s.Spots)
			spot.Address = "dossier:" + v.Actor + "/" + spot.Key
			s.Spots = append(s.Spots, spot)
			for k := range lines {
				lines[k].Spot = len(s.Spots)
			}
			s.Lines = append(s.Lines, lines...)
		}
	}
	spoken := func(list []library.Spoken, key string) func(i int) ([]sheet.Line, sheet.Spot) {
		return func(i int) ([]sheet.Line, sheet.Spot) {
			w := &list[i]
			return v.wordLines(w, v.width, true), sheet.Spot{Key: key + v.keys[w.Briefing] + "/" + inAddress(w.Quote().ID), Briefing: w.Briefing, Ref: w.Ref}
		}
	}
	add("Words", len(v.d.Words), spoken(v.d.Words, "words/"))
	add("Said of them by others", len(v.d.Said), spoken(v.d.Said, "said/"))
	add("Their part in events", len(v.d.Events), func(i int) ([]sheet.Line, sheet.Spot) {
		e := &v.d.Events[i]
		return []sheet.Line{v.eventLine(e)}, sheet.Spot{Key: "event/" + inAddress(e.Key), Briefing: e.Briefing, Ref: e.Ref}
	})
	add("Open questions that name them", len(v.d.Questions), func(i int) ([]sheet.Line, sheet.Spot) {
		q := &v.d.Questions[i]
		ask := &q.Briefing.Questions()[q.Ref.Index]
		return v.f.paragraph(0, theme.Text, model.CleanLine(ask.Ask), v.width),
			sheet.Spot{Key: "question/" + v.keys[q.Briefing] + "/" + inAddress(ask.ID), Briefing: q.Briefing, Ref: q.Ref}
	})
	if v.d.Hidden > 0 { // What a filter leaves nothing of shows nothing.
		return
	}
	add("Named in text", len(v.d.Named), func(i int) ([]sheet.Line, sheet.Spot) {
		n := &v.d.Named[i]
		return []sheet.Line{v.namedLine(n)}, sheet.Spot{Key: "named/" + v.keys[n.Briefing], Briefing: n.Briefing, Ref: model.Ref{Type: model.TypeBriefing}}
	})
}

func (v *dossierView) namedLine(n *library.Named) sheet.Line {
	return sheet.Line{Cells: []sheet.Cell{
		{Text: either(n.Briefing.Date.String(), "no date"), Width: dateWidth, Role: theme.Dim},
		{Text: titleOf(n.Briefing)},
		{Text: plural(n.Times, "time"), Width: 11, Role: theme.Dim, Right: true},
	}}
}

func (v *dossierView) eventLine(e *library.Entry) sheet.Line {
	return sheet.Line{Cells: []sheet.Cell{
		{Text: when(e), Width: dateWidth, Role: theme.Dim}, {Text: v.f.entrySign(e), Width: signWidth, Role: entryRole(e)}, {Text: what(e), Role: entryRole(e)},
	}}
}

// wordLine is a quotation on one line: date, check, words, and, where there is
// room, the issue if asked for, and where they are from.
func (v *dossierView) wordLine(w *library.Spoken, width int, issue bool) sheet.Line {
	q := w.Quote()
	words := quoted(q)
	if q.By != v.Actor {
		words = v.d.Cast.Short(q.By) + ": " + words
	}
	if q.Guess {
		words += " (speaker not certain)"
	}
	if w.Near {
		words += " (named beside these words)"
	}
	cells := []sheet.Cell{
		{Text: either(w.On.String(), "no date"), Width: dateWidth, Role: theme.Dim},
		{Text: v.f.checkSign(q), Width: 2, Role: checkRole(q)},
		{Text: words, Strong: true},
	}
	if issue && width >= 70 {
		title := "no issue"
		if q.Issue != "" {
			title = v.d.Cast.Title(q.Issue)
		}
		cells = append(cells, sheet.Cell{Width: 2}, sheet.Cell{Text: title, Width: 18, Role: theme.Dim})
	}
	if width >= 96 {
		in := model.CleanLine(w.Briefing.ID)
		if n := len(w.Also); n > 0 {
			in += fmt.Sprintf(" and %d more", n)
		}
		cells = append(cells, sheet.Cell{Width: 2}, sheet.Cell{Text: sourceShort(w.Briefing, q.Source), Width: 22, Role: theme.Dim}, sheet.Cell{Text: in, Width: 20, Role: theme.Dim})
	}
	return sheet.Line{Cells: cells}
}

// wordLines is a quotation on as many lines as its words need.
func (v *dossierView) wordLines(w *library.Spoken, width int, issue bool) []sheet.Line {
	lines := []sheet.Line{v.wordLine(w, width, issue)}
	cells := lines[0].Cells
	room := width - 2
	for i := range cells {
		room -= cells[i].Width
	}
	words := v.f.wrap(cells[2].Text, room)
	for i, part := range words {
		if i == 0 {
			cells[2].Text = part
			continue
		}
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{{Width: dateWidth + 2}, {Text: part}}})
	}
	return lines
}

func sourceShort(b *model.Briefing, id string) string {
	s := b.SourceByID(id)
	if s == nil {
		return either(id, "no source")
	}
	return strings.TrimSpace(id + " " + either(s.Grade, "not graded"))
}

func checkRole(q *model.Quote) theme.Role {
	if q.Failed() {
		return theme.Warn
	}
	return theme.Good
}
