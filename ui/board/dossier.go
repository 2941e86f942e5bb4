package board

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// Dossier is one actor across briefings: where they stand over time, or, of one
// without a position, their words, events and questions.
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
		Title: d.Cast.Name(b.Actor), Of: d.Of(f.Scope), Lead: b.lead(d), Name: "Positions over time", Count: b.count(d), SideWidth: f.side(), Legend: f.stances(),
		Facts: []sheet.Fact{{Text: plural(len(d.Briefings), "briefing"), Role: theme.Dim}, {Text: span(d.Briefings), Role: theme.Dim}},
		Empty: "nothing of theirs is recorded, and no text names them",
	}
	v := dossierOf(b, f, d)
	if len(d.Issues) > 0 {
		v.strips(&s)
	} else {
		v.rows(&s)
	}
	if len(s.Spots) == 0 {
		return s
	}
	if s.SideWidth > 0 {
		s.Beside = func(_ *sheet.Spot, width int) []sheet.Line { return v.beside(width) }
	}
	s.Below = v.below
	return s
}

// lead is who the actor is, in one line.
func (b Dossier) lead(d *library.Dossier) string {
	a := &d.Actor
	parts := nonEmpty(model.CleanLine(a.Role), string(a.Part))
	if a.SpeaksFor != "" {
		parts = append(parts, "speaks for "+d.Cast.Name(a.SpeaksFor))
	}
	if len(d.Aliases) > 0 {
		parts = append(parts, "also written "+model.CleanLine(strings.Join(d.Aliases, ", ")))
	}
	if len(d.Clashes) > 0 {
		parts = append(parts, fmt.Sprintf("the same id is %s in %s", model.CleanLine(d.Clashes[0].Text), model.CleanLine(d.Clashes[0].Briefing.ID)))
	}
	return strings.Join(parts, "; ")
}

func (b Dossier) count(d *library.Dossier) string {
	parts := []string{plural(len(d.Words), "quotation")}
	if len(d.Issues) > 0 {
		parts = append([]string{plural(len(d.Moves), "move")}, parts...)
	}
	if d.Hidden > 0 {
		parts = append(parts, fmt.Sprintf("%d hidden", d.Hidden))
	}
	return strings.Join(parts, ", ")
}

// dossierView is a dossier in a window.
type dossierView struct {
	Dossier
	f     Frame
	d     *library.Dossier
	width int                        // of the main pane
	keys  map[*model.Briefing]string // by which spots name briefings

	from, name, cell int  // first briefing with a column, widths of the columns
	boxed            int  // width of the part of a cell that shows the cursor, 0 for the whole cell
	now, moved       int  // widths of what is held now and of when it last moved, 0 for none
	notes            bool // cells have notes
}

func dossierOf(b Dossier, f Frame, d *library.Dossier) *dossierView {
	v := &dossierView{Dossier: b, f: f, d: d, width: f.main(f.side()), keys: keysOf(f.Library)}
	for b, key := range v.keys {
		v.keys[b] = inAddress(key)
	}
	v.columns()
	return v
}

// inAddress makes a name a part of an address.
func inAddress(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '#' || r == ':' || r == ' ' || r < ' ' || r == '\u00a0' {
			return '.'
		}
		return r
	}, model.CleanLine(s))
}

// columns gives every briefing a column, or the newest that fit.
func (v *dossierView) columns() {
	sign := 1
	for _, s := range v.d.Issues {
		for i := range s.Stands {
			sign = max(sign, v.f.Method.StringWidth(v.sign(&s, i)))
		}
	}
	n := max(len(v.d.Briefings), 1)
	switch {
	case v.f.Width >= sideFrom:
		v.name, v.notes = 24, true
		v.cell = max(16, min(28, (v.width-2-v.name)/n))
	case v.width >= 110:
		v.name, v.boxed = 24, sign+4
		v.cell, v.now = max(9, v.boxed+1), 24
	case v.width >= narrowBelow:
		v.name, v.cell, v.now = 22, max(4, sign+2), 20
	default:
		v.name, v.cell = 14, max(4, sign+2)
	}
	fit := max((v.width-2-v.name-v.now)/v.cell, 1)
	v.from = max(0, len(v.d.Briefings)-fit)
	if rest := v.width - 2 - v.name - v.cell*(len(v.d.Briefings)-v.from); v.now > 0 && rest >= v.now+14 {
		v.moved = 14
	}
}

// strips are the stands issue by issue, a column for each briefing.
func (v *dossierView) strips(s *sheet.Sheet) {
	head := sheet.Line{Cells: []sheet.Cell{{Width: v.name, Role: theme.Dim}}}
	if v.from > 0 {
		head.Cells[0].Text = fmt.Sprintf("%d earlier", v.from)
	}
	for i := v.from; i < len(v.d.Briefings); i++ {
		date := shortDate(v.d.Briefings[i].Date, v.cell)
		if v.boxed > 0 || v.notes {
			date = " " + date
		}
		head.Cells = append(head.Cells, sheet.Cell{Text: date, Width: v.cell, Role: theme.Dim, Full: true, Column: i + 1})
	}
	if v.now > 0 {
		head.Cells = append(head.Cells, sheet.Cell{Text: "now", Role: theme.Dim})
	}
	s.Lines, s.Fixed = append(s.Lines, head), 1
	air := 0
	for air < 2 && v.f.Height >= 30 && (air+2)*len(v.d.Issues) <= v.f.Height/2 {
		air++
	}
	for r := range v.d.Issues {
		s.Lines = append(s.Lines, v.strip(s, r))
		if r == 0 {
			s.Start = len(s.Spots)
		}
		if is := v.d.Cast.Issue(v.d.Issues[r].Issue); air > 0 && is != nil && is.Question != "" {
			s.Lines = append(s.Lines, indented(4, theme.Dim, model.CleanLine(is.Question)))
		}
		if air > 1 {
			s.Lines = append(s.Lines, blank())
		}
	}
}

// shortDate is a date in as much room as there is: the day, day and month, or
// all. One that names no day stands as it was written.
func shortDate(d model.Date, width int) string {
	t := d.String()
	if !d.Valid() || len(t) < len("2006-01-02") {
		return either(t, "?")
	}
	from, _ := d.Span()
	switch {
	case width >= 12:
		return from.Format("2006-01-02")
	case width >= 8:
		return from.Format("02 Jan")
	}
	return from.Format("02")
}

// strip is one issue: signs by briefing, and what is held now.
func (v *dossierView) strip(s *sheet.Sheet, r int) sheet.Line {
	st := &v.d.Issues[r]
	line := sheet.Line{Cells: []sheet.Cell{{Text: v.d.Cast.Title(st.Issue), Width: v.name}}}
	for i := v.from; i < len(v.d.Briefings); i++ {
		stand := st.Stands[i]
		s.Spots = append(s.Spots, v.spot(r, i))
		c := sheet.Cell{Text: v.sign(st, i), Width: v.cell, Role: stanceRole(stand), Spot: len(s.Spots), Strong: true, Boxed: v.boxed > 0 || v.notes}
		if st.From[i].Covered() && !stand.Differ {
			c.Role = theme.Strong
		}
		if v.notes {
			c.Text = v.noted(c.Text, stand)
		}
		if v.boxed > 0 {
			c.Width = v.boxed
			line.Cells = append(line.Cells, c)
			c = sheet.Cell{Width: v.cell - v.boxed, Spot: c.Spot}
		}
		line.Cells = append(line.Cells, c)
	}
	if v.now > 0 {
		line.Cells = append(line.Cells, sheet.Cell{Text: v.note(st.Now), Role: stanceRole(st.Now)})
	}
	for i := len(st.From) - 1; i >= 0 && v.moved > 0; i-- {
		if st.From[i].Covered() {
			line.Cells = append(line.Cells, sheet.Cell{Text: "moved " + shortDate(v.d.Briefings[i].Date, 8), Width: v.moved, Role: theme.Dim, Right: true})
			break
		}
	}
	return line
}

// noted puts the note of a stand behind its sign.
func (v *dossierView) noted(sign string, s library.Stand) string {
	if note := v.note(s); note != "" {
		return sign + strings.Repeat(" ", max(3-v.f.Method.StringWidth(sign), 1)) + note
	}
	return sign
}

func (v *dossierView) note(s library.Stand) string {
	if s.Differ {
		return "accounts differ"
	}
	return model.CleanLine(s.Note)
}

// sign is where the actor stands in a briefing, as "-~" if that moved.
func (v *dossierView) sign(st *library.Strip, i int) string {
	s := v.f.signIn(v.d.Briefings[i], st.Stands[i])
	switch from := st.From[i]; {
	case from.Differ:
		return v.f.Theme.Contested + s
	case from.Covered():
		return v.f.Theme.Sign(from.Stance) + s
	}
	return s
}

// signIn is the sign of a stand, with a "?" if any account of it is a guess.
func (f Frame) signIn(b *model.Briefing, s library.Stand) string {
	sign := f.sign(s)
	if s.Differ {
		for _, i := range s.Positions {
			if b.Positions()[i].Guess {
				return sign + "?"
			}
		}
	}
	return sign
}

func (v *dossierView) spot(r, i int) sheet.Spot {
	st := &v.d.Issues[r]
	br := v.d.Briefings[i]
	p := sheet.Spot{Key: st.Issue + "/" + v.keys[br], Row: r, Col: i, Briefing: br}
	p.Address = "dossier:" + v.Actor + "/" + p.Key
	p.Say = fmt.Sprintf("%s, %s: %s", v.d.Cast.Title(st.Issue), either(br.Date.String(), "undated"), inWords(st.Stands[i]))
	if note := model.CleanLine(st.Stands[i].Note); note != "" && !st.Stands[i].Differ {
		p.Say += ", " + note
	}
	if from := st.From[i]; from.Covered() {
		p.Say += ", moved from " + inWords(from)
	}
	p.Words = v.d.Cast.Name(v.Actor) + " on " + p.Say
	if st.Stands[i].Covered() {
		p.Ref = model.Ref{Type: model.TypePosition, Index: st.Stands[i].Positions[0]}
	} else {
		p.Cite = p.Words
	}
	return p
}

func either(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
