package ui

import (
	"strconv"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/theme"
)

// fact of the header: a word, its look, and whether it may be left out.
type headFact struct {
	text  string
	paint theme.Paint
	keep  bool
	short []string // what says the same in less room, longest first
	warns bool     // it is left out after those that do not
}

// headFacts are what has to be known before the first line is read: what the
// file's mistakes are, for whom it is, whether it holds, and of when it is.
func (a *App) headFacts() []headFact {
	b := a.view.briefing
	warn, dim := a.theme.Paint(theme.Warn), a.theme.Paint(theme.Dim)
	var facts []headFact
	if n := b.Faults(); n > 0 {
		facts = append(facts, headFact{plural(n, "mistake"), warn, true, []string{a.keys.key("mistakes") + strconv.Itoa(n)}, true})
	}
	if a.shelf.extras.Broken[b.Path] != "" {
		facts = append(facts, headFact{"file broken now", warn, false, []string{"broken"}, true})
	}
	if n := len(b.Notices); n > 0 {
		facts = append(facts, headFact{plural(n, "notice"), warn, false, nil, true})
	}
	facts = append(facts, headFact{markingOf(b), a.theme.Marking(b.Marking), true, a.shortMarking(markingOf(b)), false})
	if b.Embargoed(a.config.now()) {
		facts = append(facts, headFact{"embargo " + b.Embargo.String(), warn, true, embargoForms(b.Embargo), true})
	}
	switch state := library.Standing(b); state {
	case string(model.Withdrawn):
		facts = append(facts, headFact{state, warn, true, nil, true})
	case library.Corrected:
		facts = append(facts, headFact{state, warn, false, nil, true})
	default:
		facts = append(facts, headFact{state, dim, false, nil, false})
	}
	if n := a.view.guesses; n > 0 && !a.view.partial {
		last := &facts[len(facts)-1]
		last.short = []string{last.text + ", " + strconv.Itoa(n) + "?", last.text}
		last.text += ", " + guesses(n)
	}
	if !b.Date.IsZero() {
		facts = append(facts, headFact{b.Date.String(), dim, false, nil, false})
	}
	return facts
}

// shortMarking is a marking without the name of its protocol, for a window in
// which there would be no room for a title beside it.
func (a *App) shortMarking(marking string) []string {
	short, labelled := strings.CutPrefix(marking, "TLP:")
	if !labelled || a.width >= tabsBelowWidth {
		return nil
	}
	return []string{short, strings.Replace(short, library.AndUnmarked, "+unm.", 1)}
}

// embargoForms are shorter ways to say until when an embargo holds.
func embargoForms(d model.Date) []string {
	if day, _, ok := strings.Cut(d.String(), "T"); ok && d.HasTime() {
		return []string{"embargo " + day, "embargo"}
	}
	return []string{"embargo"}
}

// drawHeader draws title, facts and summary, each line with its newline.
func (a *App) drawHeader(c *canvas) {
	a.drawTitle(c)
	c.newline()
	lines := a.summary()
	for y := 1; y < a.layout.header; y++ {
		if y <= len(lines) {
			c.put(lines[y-1], a.width, theme.Text)
		} else {
			c.pad(a.width)
		}
		c.newline()
	}
}

func (a *App) drawTitle(c *canvas) {
	a.drawHead(c, a.view.title, a.headFacts())
}

// drawHead draws a title and what has to be known beside it.
func (a *App) drawHead(c *canvas, title string, facts []headFact) {
	if a.keep.state != nil && a.keep.state.Away {
		facts = append(facts, headFact{"database away", a.theme.Paint(theme.Warn), true, []string{"db away", "away"}, true})
	}
	room := min(max(c.width(title), 1), a.width/2)
	for again := true; again; { // all of them a little before one of them more
		again = false
		for i := range facts {
			if len(facts[i].short) > 0 && factsWidth(c, facts)+room > a.width {
				facts[i].text, facts[i].short, again = facts[i].short[0], facts[i].short[1:], true
			}
		}
	}
	if a.width >= 80 { // the title can do with less than half
		room = min(room, a.width*2/5)
	}
	for _, warns := range []bool{false, true} {
		if warns { // and with less still, before it hides a warning
			room = min(room, a.width/5)
		}
		for drop := len(facts) - 1; drop >= 0 && factsWidth(c, facts)+room > a.width; drop-- {
			if !facts[drop].keep && facts[drop].warns == warns {
				facts = append(facts[:drop:drop], facts[drop+1:]...)
			}
		}
	}
	right := min(factsWidth(c, facts), a.width)
	c.put(title, a.width-right, theme.Title)
	left := right
	for _, f := range facts {
		gap := min(2, left)
		c.pad(gap)
		left -= gap
		n := min(c.width(f.text), left)
		c.painted(f.text, n, f.paint)
		left -= n
	}
	c.pad(left)
}

func factsWidth(c *canvas, facts []headFact) int {
	n := 0
	for _, f := range facts {
		n += 2 + c.width(f.text)
	}
	return n
}

// tabs names the panes when they take turns: the one in focus by its whole
// name, the others by as much as fits. It also returns the gap between them.
func (a *App) tabs() (tabs []string, gap int) {
	forms := []func(pane) string{
		func(p pane) string { return strconv.Itoa(int(p)) + " " + paneShort[p] },
		func(p pane) string { return strconv.Itoa(int(p)) + paneShort[p][:2] },
		func(p pane) string { return strconv.Itoa(int(p)) },
	}
	for _, form := range forms {
		tabs = a.view.tabs(form)
		if a.method.StringWidth(strings.Join(tabs, "  ")) <= a.width {
			return tabs, 2
		}
	}
	return tabs, 1
}

// drawTabs draws the line of tabs.
func (a *App) drawTabs(c *canvas) {
	left := a.width
	tabs, gap := a.tabs()
	for p, tab := range tabs {
		role := theme.Dim
		if pane(p) == a.view.focus {
			role = theme.Heading
		}
		n := min(c.width(tab), left)
		c.put(tab, n, role)
		left -= n
		n = min(gap, left)
		c.pad(n)
		left -= n
	}
	c.pad(left)
}

func (v *view) tabs(name func(pane) string) []string {
	tabs := make([]string, paneCount)
	for p := range paneCount {
		tabs[p] = name(p)
	}
	tabs[v.focus] = strings.ToUpper(paneShort[v.focus])
	if v.focus != textPane {
		tabs[v.focus] += " " + v.lists[v.focus].count()
	}
	return tabs
}
