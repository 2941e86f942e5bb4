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
	if b.At != nil {
		id += "@" + b.At.ID
	}
	if id == "" {
		return "matrix"
	}
	return "matrix:" + id
}

// Visit returns the matrix that an address names.
func (b Matrix) Visit(id string, f Frame) (Board, string, bool) {
	key, on, dated := strings.Cut(id, "@")
	if dated {
		i := slices.IndexFunc(f.Scope, func(c *model.Briefing) bool { return c.ID == on || c.Date.String() == on })
		if i < 0 {
			return b, "", false
		}
		b.At = f.Scope[i]
	}
	if key == "" {
		return b, "", true
	}
	m := b.model(f)
	actor, issue, _ := strings.Cut(key, "/")
	r, c := m.Row(actor), m.Column(issue)
	switch {
	case r < 0 && m.Column(actor) >= 0 && len(m.Actors) > 0: // the issue alone
		return b, m.Actors[0].ID + "/" + actor, true
	case r >= 0 && c < 0 && issue == "" && len(m.Issues) > 0:
		return b, actor + "/" + m.Issues[0].ID, true
	}
	return b, key, r >= 0 && c >= 0
}

// Do does what a command of the matrix says.
func (b Matrix) Do(command string, f Frame, at *sheet.Spot) Outcome {
	switch command {
	case "swap-axes":
		b.Swap, b.From = !b.Swap, 0
		return Outcome{Board: b, Say: map[bool]string{true: "issues down, actors across", false: "actors down, issues across"}[b.Swap]}
	case "moved-only":
		b.Moved = !b.Moved
		return Outcome{Board: b, Say: map[bool]string{true: "only what moved or is new", false: "all positions"}[b.Moved]}
	case "by-part":
		b.Flat = !b.Flat
		return Outcome{Board: b}
	case "earlier", "later":
		return b.step(f, map[string]int{"earlier": -1, "later": 1}[command])
	case "left", "right":
		return b.page(f, at, map[string]int{"left": -1, "right": 1}[command])
	case "next-difference":
		return b.nextDifference(f, at)
	case "open":
		return b.open(f, at)
	}
	return Outcome{Why: "the matrix does not know " + command}
}

// step stands on the briefing before or after.
func (b Matrix) step(f Frame, n int) Outcome {
	m := b.model(f)
	i := slices.Index(f.Scope, m.At) + n
	switch {
	case len(f.Scope) < 2:
		return Outcome{Why: "there is one briefing here; a folder has a date to stand on for each"}
	case i < 0:
		return Outcome{Why: "this is the first briefing of the series"}
	case i >= len(f.Scope):
		return Outcome{Why: "this is the newest briefing of the series"}
	}
	b.At = f.Scope[i]
	if i == len(f.Scope)-1 {
		b.At = nil
	}
	n = 0
	moved := Matrix{At: f.Scope[i]}.model(f)
	for _, row := range moved.Cells {
		for _, c := range row {
			if c.Moved || c.New {
				n++
			}
		}
	}
	return Outcome{Board: b, Say: fmt.Sprintf("as of %s: %s, %s changed", f.Scope[i].Date, titleOf(f.Scope[i]), plural(n, "cell"))}
}

// page brings columns at the side into sight.
func (b Matrix) page(f Frame, at *sheet.Spot, step int) Outcome {
	x := matrixAxes{b.model(f), b.Swap}
	fit := b.fit(f, x, f.main(f.side()))
	from := fit.from + step
	if fit.list || at == nil || from < 0 || from > x.cols()-(fit.to-fit.from) {
		return Outcome{}
	}
	b.From = from
	return Outcome{Board: b, At: b.spot(x, at.Row, max(0, min(at.Col+step, x.cols()-1))).Key}
}

// nextDifference goes to the next cell in which accounts differ.
func (b Matrix) nextDifference(f Frame, at *sheet.Spot) Outcome {
	m := b.model(f)
	var keys []string
	here := -1
	for r := range m.Actors {
		for c := range m.Issues {
			key := m.Actors[r].ID + "/" + m.Issues[c].ID
			if m.Cells[r][c].Differ {
				keys = append(keys, key)
			}
			if at != nil && at.Key == key {
				here = len(keys)
				if m.Cells[r][c].Differ {
					here--
				}
			}
		}
	}
	if len(keys) == 0 {
		return Outcome{Why: "no accounts differ here"}
	}
	next := 0
	if here >= 0 {
		next = here % len(keys)
		if at != nil && keys[next] == at.Key {
			next = (here + 1) % len(keys)
		}
	}
	return Outcome{At: keys[next], Say: fmt.Sprintf("%d of %d where accounts differ", next+1, len(keys))}
}

// open shows the words behind a cell, who says so, and its history.
func (b Matrix) open(f Frame, at *sheet.Spot) Outcome {
	m := b.model(f)
	actor, issue, cell := matrixAt(m, at)
	if cell == nil || !cell.Covered() {
		return Outcome{Why: m.Cast.Short(actor) + " on " + m.Cast.Title(issue) + " is not covered by any source here"}
	}
	o := Outcome{Title: m.Cast.Name(actor) + " on " + m.Cast.Title(issue)}
	add := func(l sheet.Line, b *model.Briefing, r model.Ref) {
		o.Panel = append(o.Panel, PanelLine{Line: l, Briefing: b, Ref: r})
	}
	history := f.Library.History(actor, issue)
	for i := len(history) - 1; i >= 0; i-- {
		h := history[i]
		add(text(theme.Subheading, strings.TrimSpace(h.Briefing.Date.String()+"  "+titleOf(h.Briefing))), nil, model.Ref{})
		for _, i := range h.Stand.Positions {
			p := &h.Briefing.Positions[i]
			line := f.sign(library.Stand{Stance: p.Stance, SecondHand: p.SecondHand(), Guess: p.Guess}) + "  " + string(p.Stance)
			if p.Note != "" {
				line += ": " + model.CleanLine(p.Note)
			}
			if len(p.Per) > 0 {
				line += "  per " + names(m.Cast, p.Per)
			}
			add(text(theme.Text, "  "+line+"  ["+sourced(h.Briefing, p.Source)+"]"), h.Briefing, model.Ref{Type: model.TypePosition, Index: i})
		}
		for _, i := range f.Library.Relations(h.Briefing).QuotesBy(actor) {
			if q := &h.Briefing.Quotes[i]; q.Issue == issue {
				add(text(theme.Text, "  "+f.checkSign(q)+"  "+quoted(q)), h.Briefing, model.Ref{Type: model.TypeQuote, Index: i})
			}
		}
	}
	return o
}

// Renew stands on the new version of a briefing; of one that is gone, on the newest.
func (b Matrix) Renew(old, now *model.Briefing) Board {
	if b.At == old {
		b.At = now
	}
	return b
}
