package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// Dossier is one actor across briefings.
type Dossier struct {
	Actor    string // id
	AllWords bool   // words on every issue, not only on the one under the cursor
}

// Name is the view's name in addresses.
func (Dossier) Name() string { return "dossier" }

func (b Dossier) model(f Frame) (*library.Dossier, bool) {
	return f.Library.Dossier(b.Actor, f.Scope, f.Keep)
}

// Sheet makes the dossier for a window.
func (b Dossier) Sheet(f Frame) sheet.Sheet {
	d, ok := b.model(f)
	if !ok {
		return sheet.Sheet{Title: "Dossier", Name: "Positions over time", Empty: "no briefing here knows the actor " + model.CleanLine(b.Actor)}
	}
	s := sheet.Sheet{
		Title: d.Cast.Name(b.Actor), Lead: b.lead(d), Name: "Positions over time", Count: b.count(d), SideWidth: f.side(), Legend: f.stances(),
		Facts: []sheet.Fact{{Text: plural(len(d.Briefings), "briefing"), Role: theme.Dim}, {Text: span(d.Briefings), Role: theme.Dim}},
		Empty: "no position of theirs is recorded",
	}
	b.strips(f, d, &s, f.main(s.SideWidth))
	if len(s.Spots) == 0 {
		b.wordRows(f, d, &s, f.main(s.SideWidth))
	}
	if s.SideWidth > 0 {
		s.Beside = func(_ *sheet.Spot, width int) []sheet.Line { return b.beside(f, d, width) }
	}
	s.Below = func(at *sheet.Spot, width int) []sheet.Line { return b.below(f, d, at, width) }
	return s
}

// lead is who the actor is, in one line.
func (b Dossier) lead(d *library.Dossier) string {
	a := &d.Actor
	parts := nonEmpty(model.CleanLine(a.Role), string(a.Part))
	if a.SpeaksFor != "" {
		parts = append(parts, "speaks for "+d.Cast.Name(a.SpeaksFor))
	}
	s := strings.Join(parts, ", ")
	if len(d.Aliases) > 0 {
		s = strings.Join(nonEmpty(s, "also "+model.CleanLine(strings.Join(d.Aliases, ", "))), ". ")
	}
	return s
}

func (b Dossier) count(d *library.Dossier) string {
	parts := []string{plural(len(d.Moves), "move")}
	parts = append(parts, plural(len(d.Words), "quotation"))
	if d.Hidden > 0 {
		parts = append(parts, fmt.Sprintf("%d hidden", d.Hidden))
	}
	return strings.Join(parts, ", ")
}

// columns are the briefings that get a column: the newest that fit.
func (b Dossier) columns(f Frame, d *library.Dossier, width int) (from, name, cell int) {
	name, cell = 22, 9
	switch {
	case f.Width >= sideFrom:
		name, cell = 24, 24
	case width < narrowBelow:
		name, cell = 14, 4
	case width < 110:
		name, cell = 22, 4
	}
	rest := 24 // for what they hold now
	switch {
	case f.Width >= sideFrom:
		rest = 0
	case width < narrowBelow:
		rest = 6
	}
	n := len(d.Briefings)
	if f.Width >= sideFrom && n > 0 {
		cell = max(14, min(cell, (width-2-name)/n))
	}
	return max(0, n-max((width-2-name-rest)/cell, 1)), name, cell
}

// strips are the stands issue by issue, a column for each briefing.
func (b Dossier) strips(f Frame, d *library.Dossier, s *sheet.Sheet, width int) {
	if len(d.Issues) == 0 {
		return
	}
	from, name, cell := b.columns(f, d, width)
	head := sheet.Line{Cells: []sheet.Cell{{Width: name, Role: theme.Dim}}}
	if from > 0 {
		head.Cells[0].Text = fmt.Sprintf("%d earlier", from)
	}
	for i := from; i < len(d.Briefings); i++ {
		head.Cells = append(head.Cells, sheet.Cell{Text: shortDate(d.Briefings[i].Date, cell), Width: cell, Role: theme.Dim, Full: true})
	}
	wide := f.Width >= sideFrom
	if !wide {
		head.Cells = append(head.Cells, sheet.Cell{Text: "now", Role: theme.Dim})
	}
	s.Lines, s.Fixed = append(s.Lines, head), 1
	for r := range d.Issues {
		b.strip(f, d, s, r, from, name, cell)
		if f.Height >= 30 {
			if is := d.Cast.Issue(d.Issues[r].Issue); is != nil && is.Question != "" {
				s.Lines = append(s.Lines, indented(4, theme.Dim, model.CleanLine(is.Question)))
			}
			s.Lines = append(s.Lines, blank())
		}
	}
	s.Start = len(s.Spots) // the newest of the last; the row is set to the first below
	for i := range s.Spots {
		if s.Spots[i].Row == 0 {
			s.Start = i + 1
		}
	}
}

// shortDate is a date in as much room as there is: the day, day and month, or all.
func shortDate(d model.Date, width int) string {
	t := d.String()
	if !d.Valid() || len(t) < len("2006-01-02") {
		return "?"
	}
	from, _ := d.Span()
	switch {
	case width >= 12:
		return from.Format("2006-01-02")
	case width >= 7:
		return from.Format("02 Jan")
	}
	return from.Format("02")
}

// strip is one issue: signs by briefing, and what is held now.
func (b Dossier) strip(f Frame, d *library.Dossier, s *sheet.Sheet, r, from, name, cell int) {
	st := &d.Issues[r]
	line := sheet.Line{Cells: []sheet.Cell{{Text: d.Cast.Title(st.Issue), Width: name}}}
	for i := from; i < len(d.Briefings); i++ {
		stand := st.Stands[i]
		s.Spots = append(s.Spots, b.spot(d, r, i))
		c := sheet.Cell{Text: f.sign(stand), Width: cell, Role: stanceRole(stand), Spot: len(s.Spots), Strong: true, Boxed: cell >= 6}
		if st.From[i].Covered() && !stand.Differ {
			c.Role = theme.Strong
		}
		if f.Width >= sideFrom && stand.Note != "" {
			c.Text += "  " + model.CleanLine(stand.Note)
		}
		line.Cells = append(line.Cells, c)
	}
	if f.Width < sideFrom {
		now := model.CleanLine(st.Now.Note)
		if st.Now.Differ {
			now = "accounts differ"
		}
		line.Cells = append(line.Cells, sheet.Cell{Text: now, Role: stanceRole(st.Now)})
		for i := len(st.From) - 1; i >= 0; i-- {
			if st.From[i].Covered() {
				line.Cells = append(line.Cells, sheet.Cell{Text: "moved " + shortDate(d.Briefings[i].Date, 7), Width: 13, Role: theme.Dim, Right: true})
				break
			}
		}
	}
	s.Lines = append(s.Lines, line)
}

func (b Dossier) spot(d *library.Dossier, r, i int) sheet.Spot {
	st := &d.Issues[r]
	br := d.Briefings[i]
	p := sheet.Spot{Key: st.Issue + "/" + br.ID, Row: r, Col: i, Briefing: br}
	p.Address = "dossier:" + b.Actor + "/" + p.Key
	p.Say = fmt.Sprintf("%s, %s: %s", d.Cast.Title(st.Issue), either(br.Date.String(), "undated"), inWords(st.Stands[i]))
	if note := model.CleanLine(st.Stands[i].Note); note != "" && !st.Stands[i].Differ {
		p.Say += ", " + note
	}
	if st.From[i].Covered() {
		p.Say += ", moved"
	}
	if st.Stands[i].Covered() {
		p.Ref = model.Ref{Type: model.TypePosition, Index: st.Stands[i].Positions[0]}
	}
	return p
}

func either(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// wordRows are the actor's words as rows, for one without positions.
func (b Dossier) wordRows(f Frame, d *library.Dossier, s *sheet.Sheet, width int) {
	all := append(append([]library.Spoken(nil), d.Words...), d.Said...)
	if len(all) == 0 {
		return
	}
	s.Name, s.Lines = "Words", nil
	for i, w := range all {
		q := w.Quote()
		s.Spots = append(s.Spots, sheet.Spot{Key: "words/" + w.Briefing.ID + "/" + q.ID, Row: i, Briefing: w.Briefing, Ref: w.Ref})
		line := b.wordLine(f, d, &all[i], width)
		line.Spot = len(s.Spots)
		s.Lines = append(s.Lines, line)
	}
}

// wordLine is a quotation on one line: date, issue, words, where it is from.
func (b Dossier) wordLine(f Frame, d *library.Dossier, w *library.Spoken, width int) sheet.Line {
	q := w.Quote()
	words := quoted(q)
	if q.By != b.Actor {
		words = d.Cast.Short(q.By) + ": " + words
	}
	if q.Guess {
		words += " (speaker not certain)"
	}
	cells := []sheet.Cell{{Text: w.On.String(), Width: 12, Role: theme.Dim}, {Text: f.checkSign(q), Width: 2, Role: checkRole(q)}, {Text: words, Strong: true}}
	if width >= 110 {
		cells = append(cells, sheet.Cell{Text: d.Cast.Title(q.Issue), Width: 18, Role: theme.Dim},
			sheet.Cell{Text: sourceShort(w.Briefing, q.Source), Width: 22, Role: theme.Dim}, sheet.Cell{Text: w.Briefing.ID, Width: 12, Role: theme.Dim})
	}
	return sheet.Line{Cells: cells}
}

func sourceShort(b *model.Briefing, id string) string {
	s := b.SourceByID(id)
	if s == nil {
		return id
	}
	return strings.TrimSpace(id + " " + s.Grade)
}

func checkRole(q *model.Quote) theme.Role {
	if q.Failed() {
		return theme.Warn
	}
	return theme.Good
}
