package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/page"
	"readout/ui/theme"
)

// View draws the screen: exactly as many lines as the window has, none wider
// than it. When nothing changed it returns what it drew before.
func (a *App) View() tea.View {
	if a.frame.stale || a.frame.content == "" {
		a.draw()
	}
	v := tea.View{Content: a.frame.content, AltScreen: true, Cursor: a.frame.cursor, ReportFocus: true}
	v.WindowTitle = "readout"
	switch {
	case a.desk != nil:
		v.WindowTitle = a.desk.sheet.Title
	case a.view != nil:
		v.WindowTitle = a.view.title
	}
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

func (a *App) draw() {
	c := &canvas{buf: a.frame.buf[:0], theme: a.theme, method: a.method, blurred: a.blurred}
	a.frame.cursor = nil
	switch {
	case a.width == 0 || a.height == 0:
		c.buf = append(c.buf, "readout"...)
	case a.layout.small():
		a.drawSmall(c)
	case a.desk != nil:
		a.drawDesk(c)
	default:
		a.drawView(c)
	}
	a.frame.buf, a.frame.content, a.frame.stale = c.buf, string(c.buf), false
}

// drawSmall says how much room is needed.
func (a *App) drawSmall(c *canvas) {
	c.put(fmt.Sprintf("needs %dx%d", leastWidth, leastHeight), a.width, theme.Text)
	for range a.height - 1 {
		c.newline()
		c.pad(a.width)
	}
}

func (a *App) drawView(c *canvas) {
	a.drawHeader(c)
	if a.layout.tabs {
		a.drawTabs(c)
		c.newline()
	}
	body := a.layout.body
	panelFrom := body.y + body.h
	if a.panel != nil {
		panelFrom -= a.panelHeight()
	}
	s := a.scene()
	for y := body.y; y < body.y+body.h; y++ {
		if y >= panelFrom {
			a.drawPanel(c, y-panelFrom)
		} else {
			a.drawBody(c, y, s)
		}
		c.newline()
	}
	a.drawAsked(c)
	a.drawFooter(c)
}

// scene is what one screen shows beside the text, made once for all its rows.
type scene struct {
	marks   *page.Marks
	side    []sideLine
	card    []row
	rows    [paneCount][]row
	cursors [paneCount]int
}

func (a *App) scene() *scene {
	v := a.view
	s := &scene{marks: v.pageMarks(), card: a.cardColumn()}
	a.guessMarks(s.marks)
	if a.layout.quotes.w > 0 {
		s.side = v.beside(a.layout.quotes.w, a.layout.quotes.h-1, a.method)
	}
	for p := issuePane; p < paneCount; p++ {
		l := v.lists[p]
		if p == v.hintPane() && l.height > 1 {
			l.height--
		}
		s.rows[p], s.cursors[p] = l.lines(v.focus == p)
		if len(l.rows) == 0 {
			s.rows[p] = []row{note("%s", v.emptiness(p))}
		}
		if p == v.hintPane() && l.height < v.lists[p].height {
			s.rows[p] = append(s.rows[p][:len(s.rows[p]):len(s.rows[p])], note("%s show all %d", a.keys.key("all"), l.total))
		}
	}
	return s
}

// drawBody draws one row of the columns.
func (a *App) drawBody(c *canvas, y int, s *scene) {
	l := &a.layout
	if l.rail.w == 0 {
		if a.view.focus == textPane {
			a.drawText(c, y-l.text.y, l.text.w, s.marks)
		} else {
			a.drawPane(c, a.view.focus, y-l.body.y, l.body.w, s)
		}
		return
	}
	a.drawRail(c, y, s)
	c.bar()
	a.drawText(c, y-l.text.y, l.text.w, s.marks)
	if l.quotes.w > 0 {
		c.bar()
		a.drawSide(c, y-l.quotes.y, l.quotes.w, s)
	}
	if l.at.w > 0 {
		c.bar()
		a.drawCard(c, y-l.at.y, l.at.w, s.card)
	}
}

// drawRail draws one row of the panes on the left.
func (a *App) drawRail(c *canvas, y int, s *scene) {
	l := &a.layout
	for p := issuePane; p < paneCount; p++ {
		r := l.panes[p]
		if r.x == l.rail.x && r.w == l.rail.w && r.h > 0 && y >= r.y && y < r.y+r.h {
			a.drawPane(c, p, y-r.y, l.rail.w-1, s)
			c.pad(1)
			return
		}
	}
	if y == l.rail.y+l.rail.h-1 {
		names, gap := a.elsewhere()
		var texts []string
		for _, n := range names {
			texts = append(texts, n.text)
		}
		c.put(strings.Join(texts, strings.Repeat(" ", gap)), l.rail.w, theme.Dim)
		return
	}
	c.pad(l.rail.w)
}

// drawPane draws one row of a list, of which row 0 is the heading unless tabs
// stand in its place.
func (a *App) drawPane(c *canvas, p pane, y, width int, s *scene) {
	focused := a.view.focus == p
	if !a.layout.tabs {
		if y == 0 {
			title := paneNames[p]
			if count := a.view.lists[p].count(); c.width(title)+c.width(count)+4 > width {
				title = paneShort[p]
			}
			c.heading(title, a.view.lists[p].count(), width, focused)
			return
		}
		y--
	}
	if y >= len(s.rows[p]) {
		c.pad(width)
		return
	}
	r := a.view.lists[p].dressed(s.rows[p][y])
	r = a.signed(a.view.briefing, r.item, r)
	cursor := focused && y == s.cursors[p] && r.isItem()
	c.row(r, a.markOf(r, cursor), width, cursor)
}

// markOf is the sign before a row: where the cursor is, what is chosen.
func (a *App) markOf(r row, cursor bool) string {
	switch {
	case cursor && r.kept:
		return a.theme.Cursor + a.theme.Kept
	case cursor:
		return a.theme.Cursor
	case r.kept:
		return a.theme.Kept
	case r.item.Type == model.TypeQuote && r.item.Index == a.view.quote:
		return a.theme.Cursor
	}
	return ""
}

// emptiness says why a pane has no row.
func (v *view) emptiness(p pane) string {
	name := strings.ToLower(paneShort[p])
	switch {
	case v.lists[p].total == 0 && v.lists[p].more:
		return "no " + name + " so far"
	case v.lists[p].total == 0 && p == questionPane:
		return "no open questions"
	case v.lists[p].total == 0:
		return "no " + name
	}
	return "all filtered out"
}

// drawText draws one row of the text, of which row 0 is the heading unless
// tabs stand in its place.
func (a *App) drawText(c *canvas, y, width int, marks *page.Marks) {
	v := a.view
	if !a.layout.tabs {
		if y == 0 {
			c.pad(1)
			c.heading("Text", v.position(), width-2, v.focus == textPane)
			c.pad(1)
			return
		}
		y--
	}
	if y < 0 || y >= len(v.text.lines) {
		if y == 0 {
			c.pad(3)
			c.put("no text; the panes hold what the file says", width-3, theme.Dim)
			return
		}
		c.pad(width)
		return
	}
	pos := v.text.lines[y]
	c.pad(1)
	if pos == v.text.at {
		c.put(a.theme.Cursor, 1, theme.Accent)
	} else {
		c.pad(1)
	}
	c.pad(1)
	from := len(c.buf)
	c.buf = v.text.page.AppendLine(c.buf, pos, marks)
	c.pad(width - 3 - c.styledWidth(c.buf[from:]))
}

// position is which lines of how many are on screen, as "21-50 of 65".
func (v *view) position() string {
	t := v.text
	if len(t.lines) == 0 || t.page.Empty() {
		return ""
	}
	first, _ := t.page.Number(t.lines[0])
	last, _ := t.page.Number(t.lines[len(t.lines)-1])
	total, exact := t.page.Total()
	about := ""
	if !exact {
		about = "about "
	}
	return fmt.Sprintf("%d-%d of %s%d%s", first, last, about, max(total, last), v.more())
}

// more is the sign behind a number that will grow once the whole is there.
func (v *view) more() string {
	if v.partial {
		return "+"
	}
	return ""
}

// pageMarks is what is put into the lines of the text while they are drawn.
func (v *view) pageMarks() *page.Marks {
	m := &page.Marks{
		Matches: v.matches, Current: v.match, Selected: v.quote,
		Warn: func(quote int) bool { return v.briefing.Quotes()[quote].Failed() },
	}
	if v.filter != "" || !v.chosen.empty() {
		m.Dim = func(quote int) bool { return quote < len(v.shown.quotes) && !v.shown.quotes[quote] }
	}
	if v.focus == questionPane {
		if r, ok := v.item(); ok {
			if p := v.briefing.PlaceOf(r); p.Known() {
				m.Range = page.Match{Start: p.Start, End: p.End}
			}
		}
	}
	return m
}
