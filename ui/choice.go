package ui

import (
	"slices"

	"readout/model"
	"readout/model/query"
)

// choices are the rows that narrow the other panes: at most one of each pane,
// in the order in which they were chosen. They can be compared.
type choices struct {
	refs [len(paneKeys)]model.Ref
	n    int
}

func (c choices) empty() bool { return c.n == 0 }

// all lists them, the last chosen last.
func (c choices) all() []model.Ref { return c.refs[:c.n] }

func (c choices) has(r model.Ref) bool { return slices.Contains(c.all(), r) }

// of returns the one of a type.
func (c choices) of(t model.Type) (model.Ref, bool) {
	for _, r := range c.all() {
		if r.Type == t {
			return r, true
		}
	}
	return model.Ref{}, false
}

// with adds a row in place of the one of its pane.
func (c choices) with(r model.Ref) choices {
	if paneKeys[paneOf(r.Type)] == "" {
		return c
	}
	kept := choices{}
	for _, old := range c.all() {
		if old.Type != r.Type {
			kept.refs[kept.n] = old
			kept.n++
		}
	}
	kept.refs[kept.n] = r
	kept.n++
	return kept
}

// without takes a row off.
func (c choices) without(r model.Ref) choices {
	kept := choices{}
	for _, old := range c.all() {
		if old != r {
			kept = kept.with(old)
		}
	}
	return kept
}

// butLast takes off the one chosen last.
func (c choices) butLast() choices {
	if c.empty() {
		return c
	}
	return c.without(c.refs[c.n-1])
}

// moved finds the same rows in a new version of the briefing.
func (c choices) moved(old, b *model.Briefing) choices {
	kept := choices{}
	for _, r := range c.all() {
		kept = kept.with(moved(old, b, r))
	}
	return kept
}

// choose lets rows narrow all panes but their own.
func (v *view) choose(c choices) {
	v.chosen = choices{}
	for _, r := range c.all() {
		if key, _ := v.term(r); key != "" {
			v.chosen = v.chosen.with(r)
		}
	}
	by := v.chosenBut(textPane)
	v.shown = v.base.and(by)
	v.fill(by)
	if v.quote >= 0 && !v.shown.quotes[v.quote] {
		v.quote = -1
	}
}

// chosenBut is what the chosen rows leave, those of one pane aside.
func (v *view) chosenBut(p pane) shown {
	line := ""
	for _, r := range v.chosen.all() {
		if paneOf(r.Type) != p {
			key, value := v.term(r)
			line = query.Add(line, key, value)
		}
	}
	q, err := query.Parse(line)
	if line == "" || err != nil {
		return newShown(v.briefing, true)
	}
	return narrow(v.briefing, v.set, q).spread(v.briefing, v.index)
}

// written is a filter line with the chosen rows as terms of it.
func (v *view) written(line string) string {
	for _, r := range v.chosen.all() {
		key, value := v.term(r)
		if without(line, key) == line {
			line = query.Add(line, key, value)
		} else {
			line += " " + query.Add("", key, value)
		}
	}
	return line
}
