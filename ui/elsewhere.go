package ui

import "fmt"

// paneName is a pane as the last line of the rail calls it.
type paneName struct {
	pane pane
	text string
}

// elsewhere names the panes that have no place beside the text, in the longest
// form in which all of them fit, and returns the cells between two names.
func (a *App) elsewhere() (names []paneName, gap int) {
	v, l := a.view, &a.layout
	n := 0
	for p := issuePane; p < paneCount; p++ {
		if l.panes[p].h == 0 && (p != quotePane || l.quotes.w == 0) {
			n++
		}
	}
	if n == 0 || l.rail.w == 0 {
		return nil, 0
	}
	letters := (l.rail.w-2*(n-1))/n - 2
	forms := []struct {
		gap  int
		name func(pane) string
	}{
		{2, func(p pane) string { return fmt.Sprintf("%d %s %s", p, paneShort[p], v.lists[p].count()) }},
		{2, func(p pane) string { return fmt.Sprintf("%d %s", p, paneShort[p]) }},
		{2, func(p pane) string { return fmt.Sprintf("%d %.*s", p, letters, paneShort[p]) }},
		{1, func(p pane) string { return fmt.Sprintf("%d%s", p, paneLetters[p]) }},
		{1, func(p pane) string { return fmt.Sprint(int(p)) }},
	}
	for i, form := range forms {
		if i == 2 && letters < 4 {
			continue
		}
		names = names[:0]
		width := -form.gap
		for p := issuePane; p < paneCount; p++ {
			if l.panes[p].h == 0 && (p != quotePane || l.quotes.w == 0) {
				names = append(names, paneName{p, form.name(p)})
				width += len(form.name(p)) + form.gap
			}
		}
		if gap = form.gap; width <= l.rail.w {
			break
		}
	}
	return names, gap
}

// paneLetters calls the panes where there is next to no room.
var paneLetters = [paneCount]string{"Te", "Is", "Ac", "Qt", "Qn", "So", "Ev"}

// selectElsewhere focuses the pane whose name stands at a cell of the last line
// of the rail.
func (a *App) selectElsewhere(x, y int) {
	l := &a.layout
	if !l.rail.has(x, y) || y != l.rail.y+l.rail.h-1 {
		return
	}
	at := l.rail.x
	names, gap := a.elsewhere()
	for _, n := range names {
		if at += len(n.text) + gap; x < at-gap {
			a.focus(n.pane)
			return
		}
	}
}
