package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/page"
)

// arrange divides the screen anew and tells every part its size. It runs after
// whatever may have changed the size of a part, and keeps the sentence at the
// top of the text.
func (a *App) arrange() {
	a.frame.stale = true
	if a.panel != nil {
		a.panel.list = a.panel.list.resize(a.panelHeight() - 1)
	}
	if d := a.desk; d != nil {
		if d.made = false; d.resting {
			a.makeSheet()
		}
	}
	v := a.view
	if v == nil {
		a.layout = columns(a.width, a.height, 1)
		return
	}
	l := columns(a.width, a.height, a.headerHeight()).lifted(a.asking())
	switch {
	case l.tabs || v.zoomed || v.focus == textPane && v.bare():
		l = l.zoomed(v.focus)
	default:
		l.panes[quotePane] = l.quotes
		l = l.pile(v.wants(l.quotes.w == 0), v.focus)
	}
	a.layout = l
	for p := issuePane; p < paneCount; p++ {
		v.lists[p] = v.lists[p].resize(l.panes[p].h - 1)
	}
	width := l.text.w - gutter
	if l.rail.w > 0 && l.quotes.w == 0 {
		width++
	}
	if l.text.w == 0 { // the text is out of sight, but lines are counted all the same
		width = l.width - gutter
	}
	width = max(min(width, measure), 1)
	v.text.page.Set(page.Options{Width: width, Method: a.method, Theme: a.theme, Links: true, Shared: a.config.pages()})
	a.measureNow()
	height := l.text.h
	if !l.tabs {
		height--
	}
	v.text = v.text.resize(width, height)
}

// wants lists the panes of the rail.
func (v *view) wants(quotes bool) []want {
	var wants []want
	for p := issuePane; p < paneCount; p++ {
		if p == quotePane && !quotes {
			continue
		}
		n := len(v.lists[p].rows)
		switch {
		case n == 0 && p == v.focus:
			n = 1
		case n > 0 && p == v.hintPane():
			n++
		}
		wants = append(wants, want{p, n, min(n, leastRows[p])})
	}
	return wants
}

// bare reports whether the briefing has nothing but its text.
func (v *view) bare() bool {
	for p := issuePane; p < paneCount; p++ {
		if len(v.lists[p].rows) > 0 || v.lists[p].total > 0 {
			return false
		}
	}
	return true
}

// leastRows is how many rows of a pane are worth a place beside the text.
var leastRows = [paneCount]int{issuePane: 3, actorPane: 4, quotePane: 4, questionPane: 3, sourcePane: 1, eventPane: 3}

// hintPane is the pane that says how to show all again: the first that a
// chosen row narrows.
func (v *view) hintPane() pane {
	if v.chosen.empty() {
		return textPane
	}
	return quotePane
}

// headerHeight is the number of lines of title and summary.
func (a *App) headerHeight() int {
	n := len(a.summary())
	if n > 0 && n < mostSummary && a.width < besideFrom && a.height >= 20 {
		n++
	}
	return n + 1
}

// mostSummary is the number of lines that a summary may take.
const mostSummary = 3

// summary is the bottom line in as many lines as the window can give it.
func (a *App) summary() []string {
	most := 0
	switch {
	case a.height >= 20:
		most = mostSummary
	case a.height >= 16:
		most = 2
	case a.height >= 10:
		most = 1
	}
	s := model.CleanLine(a.view.briefing.Summary)
	if most == 0 || s == "" {
		return nil
	}
	if a.view.opening {
		most, s = min(most, 1), "First lines: "+s
	}
	lines := wrap(a.method, s, a.width)
	if len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1:most-1], truncate(a.method, rest, a.width, a.theme.Ellipsis))
	}
	return lines
}

// inferred reports whether the briefing's file left something unsaid.
func inferred(b *model.Briefing, what string) bool {
	for _, i := range b.Inferred() {
		if i.What == what && i.Of == "" {
			return true
		}
	}
	return false
}

// quickBlocks is how many blocks are measured at once, without a command.
const quickBlocks = 400

func (a *App) measureNow() {
	v := a.view
	if _, exact := v.text.page.Total(); exact || v.briefing.Doc() == nil || len(v.briefing.Doc().Blocks) > quickBlocks {
		return
	}
	v.text.page.Apply(v.text.page.Measure(nil))
}

// measuredMsg brings the heights of all blocks of a long text.
type measuredMsg struct {
	page    *page.Page
	heights page.Heights
}

func (m measuredMsg) apply(a *App) tea.Cmd {
	m.page.Apply(m.heights)
	return nil
}

// measure counts the lines of a long text in a command.
func (a *App) measure() tea.Cmd {
	if a.view == nil {
		return nil
	}
	p := a.view.text.page
	if _, exact := p.Total(); exact {
		return nil
	}
	return func() tea.Msg { return measuredMsg{p, p.Measure(nil)} }
}
