package board

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/model"
	"readout/model/query"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// facets are those that were counted last, for the line they were counted for.
type facets struct {
	set    *query.Set
	line   string
	groups []facetGroup
}

// facetGroup is the values of one question that the list can be narrowed by.
type facetGroup struct {
	name   string
	values []facet
}

// facet is one value: what it adds to the line, and how many briefings the
// list would show then.
type facet struct {
	key, value, label string
	count             int
}

// fixedFacets are words of several keys under one heading.
var fixedFacets = []struct {
	group, key, value, label string
}{
	{"state", "is", "corrected", "corrected"},
	{"has", "moved", "yes", "moves"},
	{"has", "is", "contested", "accounts differ"},
	{"has", "is", "open", "open questions"},
	{"has", "is", "secondhand", "second-hand"},
	{"has", "has", "judgement", "judgements"},
	{"has", "is", "unread", "unread"},
	{"has", "is", "bookmarked", "bookmarks"},
	{"has", "is", "noted", "notes"},
	{"since", "since", "7d", "7 days"},
	{"since", "since", "30d", "30 days"},
	{"since", "since", "last", "last read"},
}

// facetGroups counts the facets. It gives up, and says so, when stop is closed.
func (f Frame) facetGroups(stop <-chan struct{}) (groups []facetGroup, ok bool) {
	if f.Set == nil {
		return nil, true
	}
	found := f.Hits
	if found == nil {
		found = f.Set.Find(query.Query{})
	}
	for _, key := range []string{"status", "issue", "actor", "marking"} {
		values, ok := f.values(stop, found, key)
		if !ok {
			return nil, false
		}
		groups = append(groups, facetGroup{strings.Replace(key, "status", "state", 1), values})
	}
	groups = append(groups, facetGroup{"has", nil}, facetGroup{"since", nil})
	for _, name := range []int{1, 2} {
		slices.SortStableFunc(groups[name].values, func(a, b facet) int { return cmp.Compare(b.count, a.count) })
	}
	if !f.fixed(stop, found, groups) {
		return nil, false
	}
	return slices.DeleteFunc(groups, func(g facetGroup) bool { return len(g.values) == 0 }), true
}

// fixed adds the words of several keys to the groups.
func (f Frame) fixed(stop <-chan struct{}, found *query.Found, groups []facetGroup) bool {
	terms := make([]query.Term, len(fixedFacets))
	for i, x := range fixedFacets {
		terms[i] = query.Term{Key: x.key, Value: x.value}
	}
	counts, ok := found.CountAdded(stop, terms)
	if !ok {
		return false
	}
	for n, x := range fixedFacets {
		if x.value == "last" && f.shelf().Unread == nil {
			continue // nobody remembers what was read
		}
		v := facet{x.key, x.value, x.label, counts[n]}
		if i := slices.IndexFunc(groups, func(g facetGroup) bool { return g.name == x.group }); f.worth(v) {
			groups[i].values = append(groups[i].values, v)
		}
	}
	return true
}

// values are the values of a key that leave anything.
func (f Frame) values(stop <-chan struct{}, found *query.Found, key string) (values []facet, ok bool) {
	list, ok := found.BriefingFacets(stop, key)
	for _, v := range list {
		if key == "issue" && v.Value == "none" || key == "actor" && v.Value == "none" {
			continue
		}
		if x := (facet{key, v.Value, model.CleanLine(v.Label), v.Count}); f.worth(x) {
			values = append(values, x)
		}
	}
	return values, ok
}

// worth reports whether a value has a row: it leaves something, or the line has it.
func (f Frame) worth(v facet) bool {
	in, out := query.Holds(f.Filter, v.key, v.value)
	return v.count > 0 || in || out
}

// mostValues is how many values of a facet are shown unless more are asked for.
const mostValues = 8

// narrowBy adds the facets in the pane at the left.
func (m *libraryMaker) narrowBy() {
	m.row = 0
	m.saved(sheet.Left)
	if m.a == nil || !m.a.wide {
		m.left(text(theme.Dim, "  counting"))
		return
	}
	for _, g := range m.a.groups {
		m.left(text(theme.Subheading, g.name))
		shown := g.values
		if len(shown) > mostValues+1 && !has(m.b.More, g.name) {
			shown = shown[:mostValues]
		}
		for _, v := range shown {
			m.facet(g.name, v)
		}
		switch n := len(g.values) - len(shown); {
		case n > 0:
			spot := m.spot(sheet.Spot{Key: "more:" + g.name, Pane: sheet.Left, Say: fmt.Sprintf("%d more", n)})
			m.left(sheet.Line{Spot: spot, Cells: []sheet.Cell{{Width: 2}, {Text: fmt.Sprintf("%d more", n), Role: theme.Dim, Strong: true}}})
		case len(g.values) > mostValues+1:
			spot := m.spot(sheet.Spot{Key: "more:" + g.name, Pane: sheet.Left, Say: "fewer"})
			m.left(sheet.Line{Spot: spot, Cells: []sheet.Cell{{Width: 2}, {Text: "fewer", Role: theme.Dim, Strong: true}}})
		}
		m.left(blank())
	}
}

func (m *libraryMaker) left(l sheet.Line) { m.s.LeftLines = append(m.s.LeftLines, l) }

func (m *libraryMaker) facet(group string, v facet) {
	in, out := query.Holds(m.f.Filter, v.key, v.value)
	sign, say := "", ""
	switch {
	case in:
		sign, say = m.f.Theme.Kept, ", in the filter"
	case out:
		sign, say = "-", ", filtered out"
	}
	spot := m.spot(sheet.Spot{
		Key: "facet:" + v.key + ":" + v.value, Pane: sheet.Left,
		Say: fmt.Sprintf("%s %s, %s%s", group, v.label, plural(v.count, "briefing"), say),
	})
	m.left(sheet.Line{Spot: spot, Cells: []sheet.Cell{
		{Text: sign, Width: 2, Role: theme.Accent, Full: true},
		{Text: v.label, Strong: true},
		{Text: strconv.Itoa(v.count), Width: 5, Role: theme.Dim, Right: true},
		{Width: 1},
	}})
}

// saved adds the filters that were kept under a name.
func (m *libraryMaker) saved(p sheet.Pane) {
	if len(m.sh.Saved) == 0 {
		return
	}
	add := func(l sheet.Line) { m.s.Lines = append(m.s.Lines, l) }
	if p == sheet.Left {
		add = m.left
		add(text(theme.Subheading, "saved"))
	} else {
		add(blank())
		add(heading("Saved filters", strconv.Itoa(len(m.sh.Saved))))
	}
	for _, saved := range m.sh.Saved {
		name, line := model.CleanLine(saved.Name), model.CleanLine(saved.Line)
		sign := ""
		if m.f.Filter == line || m.f.Filter == "@"+name {
			sign = m.f.Theme.Kept
		}
		spot := m.spot(sheet.Spot{Key: "saved:" + name, Pane: p, Say: "saved filter " + name + ": " + line, Words: line, Cite: line})
		l := sheet.Line{Spot: spot, Cells: []sheet.Cell{{Text: sign, Width: 2, Role: theme.Accent, Full: true}, {Text: "@" + name, Strong: true}}}
		if p == sheet.Main {
			l.Cells[1].Width = 20
			l.Cells = append(l.Cells, sheet.Cell{Text: line, Role: theme.Dim})
		}
		add(l)
	}
	if p == sheet.Left {
		add(blank())
	}
}
