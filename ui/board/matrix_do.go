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

// Address is the view, the cell, and the briefing stood on if that is not the newest.
func (b Matrix) Address(at *sheet.Spot) string {
	id := ""
	if at != nil {
		id = at.Key
	}
	if b.On != "" {
		id += "@" + b.Named
	}
	if id == "" {
		return "matrix"
	}
	return "matrix:" + id
}

// StandOn returns the matrix as of a briefing of a scope. Addresses name that by
// its date where this is enough.
func (b Matrix) StandOn(scope []*model.Briefing, at *model.Briefing) Matrix {
	b.On, b.Named = "", ""
	if slices.Index(scope, at) == newestIn(scope) {
		return b
	}
	b.On, b.Named = at.Path, at.ID
	date := at.Date
	sameDay := func(c *model.Briefing) bool { return c.Date.String() == date.String() && c != at }
	if date.Valid() && !strings.ContainsAny(date.String(), ": ") && !slices.ContainsFunc(scope, sameDay) {
		b.Named = date.String()
	}
	return b
}

// newestIn is the index of the last briefing with a date, or of the last.
func newestIn(scope []*model.Briefing) int {
	for i := len(scope) - 1; i >= 0; i-- {
		if scope[i].Date.Valid() {
			return i
		}
	}
	return len(scope) - 1
}

// Visit returns the matrix that an address names: a cell, a row or a column,
// and a briefing by its date or id.
func (b Matrix) Visit(id string, f Frame) (Board, string, bool) {
	key, on, dated := strings.Cut(id, "@")
	if dated {
		i := slices.IndexFunc(f.Scope, func(c *model.Briefing) bool { return c.ID == on || c.Date.String() == on })
		if i < 0 {
			return b, "", false
		}
		b = b.StandOn(f.Scope, f.Scope[i])
	}
	if key == "" {
		return b, "", true
	}
	x := b.axes(f)
	if x.rows() == 0 {
		return b, "", false
	}
	if _, _, ok := x.find(key); !ok {
		switch m := x.m; {
		case m.Row(key) >= 0:
			key += "/" + m.Issues[0].ID
		case m.Column(key) >= 0:
			key = m.Actors[0].ID + "/" + key
		default:
			return b, "", false
		}
	}
	b.Show = key
	return b.inSight(f, key), key, true
}

// inSight moves the columns so far that a cell is among them.
func (b Matrix) inSight(f Frame, key string) Matrix {
	f.At, b.Show = key, ""
	b.From = b.fit(f, b.axes(f)).from
	b.Show = key
	return b
}

// Do does what a command of the matrix says.
func (b Matrix) Do(command string, f Frame, at *sheet.Spot) Outcome {
	switch command {
	case "swap-axes":
		b.Swap = !b.Swap
		say := map[bool]string{true: "issues down, actors across", false: "actors down, issues across"}[b.Swap]
		return Outcome{Board: b.inSight(f, f.At), At: f.At, Say: say}
	case "moved-only":
		b.Moved = !b.Moved
		return Outcome{Board: b, Say: map[bool]string{true: "only what moved or is new", false: "all positions"}[b.Moved]}
	case "by-part":
		return b.regroup(f)
	case "earlier":
		return b.step(f, -1)
	case "later":
		return b.step(f, 1)
	case "left":
		return b.page(f, at, -1)
	case "right":
		return b.page(f, at, 1)
	case "next-difference":
		return b.nextDifference(f)
	case "copy-table":
		return Outcome{Text: b.markdown(f), What: "the matrix as a table"}
	case "open":
		return b.open(f, at)
	}
	return Outcome{Why: "the matrix does not know " + command}
}

// Peel shows all positions again where only what moved was shown.
func (b Matrix) Peel() (Board, string, bool) {
	was := b.Moved
	b.Moved = false
	return b, "all positions", was
}

// regroup puts headings over the actors of a part, or takes them off.
func (b Matrix) regroup(f Frame) Outcome {
	if b.Swap {
		return Outcome{Why: "actors stand across; parts have headings where actors stand down"}
	}
	x := b.axes(f)
	fit := b.fit(f, x)
	parts := map[model.Part]bool{}
	for _, a := range x.m.Actors {
		parts[a.Part] = true
	}
	if fit.list {
		return Outcome{Why: "the window is too narrow for headings by part"}
	}
	if b.grouped(x, fit, len(parts)) {
		b.Groups = Ungrouped
		return Outcome{Board: b, Say: "without headings by part"}
	}
	b.Groups = Grouped
	return Outcome{Board: b, Say: "with headings by part"}
}

// step stands on the briefing before or after.
func (b Matrix) step(f Frame, n int) Outcome {
	x := b.axes(f)
	i := slices.Index(f.Scope, x.m.At) + n
	switch {
	case len(f.Scope) < 2:
		return Outcome{Why: "there is one briefing here; a folder has a date to stand on for each"}
	case i < 0:
		return Outcome{Why: "this is the first briefing here"}
	case n > 0 && i > newestIn(f.Scope):
		why := "this is the newest briefing here"
		if without := len(f.Scope) - 1 - newestIn(f.Scope); without > 0 {
			why += fmt.Sprintf("; %d without a date", without)
		}
		return Outcome{Why: why}
	}
	b = b.StandOn(f.Scope, f.Scope[i])
	m := f.Library.Matrix(f.Scope, library.MatrixOptions{At: f.Scope[i]})
	say := fmt.Sprintf("as of %s: %s; %d moved, %d new", asOf(f.Scope[i]), titleOf(f.Scope[i]), m.Moved, m.New)
	return Outcome{Board: b, Say: say}
}

// page brings columns at the side into sight.
func (b Matrix) page(f Frame, at *sheet.Spot, step int) Outcome {
	x := b.axes(f)
	fit := b.fit(f, x)
	if fit.list || at == nil {
		return Outcome{}
	}
	r, c, ok := x.find(at.Key)
	if c += step; !ok || c < 0 || c >= x.cols() {
		return Outcome{}
	}
	key := x.key(r, c)
	return Outcome{Board: b.inSight(f, key), At: key}
}

// nextDifference goes to the next cell in which accounts differ, row by row.
func (b Matrix) nextDifference(f Frame) Outcome {
	x := b.axes(f)
	var keys []string
	next := -1
	for r := range x.rows() {
		for c := range x.cols() {
			key := x.key(r, c)
			if cell := x.cell(r, c); cell.Differ && !cell.Hidden {
				keys = append(keys, key)
			}
			if key == f.At {
				next = len(keys)
			}
		}
	}
	if len(keys) == 0 {
		return Outcome{Why: "no accounts differ here"}
	}
	i := max(next, 0) % len(keys)
	return Outcome{Board: b.inSight(f, keys[i]), At: keys[i], Say: fmt.Sprintf("%d of %d where accounts differ", i+1, len(keys))}
}

// open shows the words behind a cell, who says so, and its history; each line
// leads to its item.
func (b Matrix) open(f Frame, at *sheet.Spot) Outcome {
	k := newCard(f, b.axes(f))
	actor, issue, cell := k.at(at)
	if cell == nil {
		return Outcome{Why: "no cell stands here"}
	}
	cast := k.x.m.Cast
	o := Outcome{Title: cast.Name(actor) + " on " + cast.Title(issue)}
	told := map[*model.Briefing]bool{}
	history := k.history(actor, issue)
	for i := len(history) - 1; i >= 0; i-- {
		o.Panel = append(o.Panel, k.told(&history[i], actor, issue)...)
		told[history[i].Briefing] = true
	}
	for i := len(f.Scope) - 1; i >= 0; i-- {
		if c := f.Scope[i]; !told[c] && len(f.Library.Words(c, actor, issue)) > 0 {
			o.Panel = append(o.Panel, k.told(&library.Dated{Briefing: c}, actor, issue)...)
		}
	}
	if len(o.Panel) == 0 {
		return Outcome{Why: cast.Short(actor) + " on " + cast.Title(issue) + " is not covered by any source here, and not quoted"}
	}
	return o
}

// told is what one briefing says of a cell, for a panel.
func (k *card) told(d *library.Dated, actor, issue string) []PanelLine {
	b := d.Briefing
	title := strings.TrimSpace(b.Date.String() + "  " + titleOf(b))
	if k.later(b) {
		title += " (later)"
	}
	if !d.Stand.Covered() {
		title += ": words without a position"
	}
	lines := []PanelLine{{Line: text(theme.Subheading, title)}}
	for _, i := range d.Stand.Positions {
		p := &b.Positions()[i]
		s := library.Stand{Stance: p.Stance, SecondHand: p.SecondHand(), Guess: p.Guess}
		line := fmt.Sprintf("  %-3s  %s", k.f.sign(s), inWords(s))
		if p.Note != "" {
			line += ": " + model.CleanLine(p.Note)
		}
		for _, more := range []string{perWords(k.x.m.Cast, p.Per), k.sourceOf(b, p), p.Confidence} {
			if more != "" {
				line += "; " + more
			}
		}
		role := theme.Text
		if d.Stand.Differ {
			role = theme.Warn
		}
		lines = append(lines, PanelLine{Line: text(role, line), Briefing: b, Ref: model.Ref{Type: model.TypePosition, Index: i}})
	}
	for _, i := range k.f.Library.Words(b, actor, issue) {
		q := &b.Quotes()[i]
		line := fmt.Sprintf("  %-3s  %s", k.f.checkSign(q), quoted(q)+"  "+sourced(b, q.Source))
		lines = append(lines, PanelLine{Line: text(theme.Text, line), Briefing: b, Ref: model.Ref{Type: model.TypeQuote, Index: i}})
	}
	return lines
}

func (k *card) sourceOf(b *model.Briefing, p *model.Position) string {
	if p.Source == "" {
		return ""
	}
	return sourced(b, p.Source)
}
