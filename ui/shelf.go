package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/query"
	"readout/ui/theme"
)

// shelf is the plain list of the briefings of a folder.
type shelf struct {
	folder    string
	briefings []*model.Briefing
	views     []*view // of those that were opened
	set       *query.Set
	filter    string
	kept      string
	list      list
	last      *view // the one read last
}

func newShelf(c Config, q query.Context) shelf {
	s := shelf{folder: model.CleanLine(c.Folder), briefings: slices.Clone(c.Briefings)}
	slices.SortStableFunc(s.briefings, newestFirst)
	s.views = make([]*view, len(s.briefings))
	s.set = query.NewSet(s.briefings, q)
	return s.filtered("")
}

// newestFirst sorts by date; those without one stay at the end.
func newestFirst(a, b *model.Briefing) int {
	switch {
	case a.Date.Valid() && b.Date.Valid():
		return b.Date.Compare(a.Date)
	case a.Date.Valid():
		return -1
	case b.Date.Valid():
		return 1
	}
	return 0
}

func (s shelf) many() bool { return len(s.briefings) != 1 }

// filtered keeps the briefings of which anything matches.
func (s shelf) filtered(line string) shelf {
	s, _ = s.tryFilter(line)
	return s
}

func (s shelf) tryFilter(line string) (shelf, error) {
	s.filter = line
	q, err := query.Parse(line)
	if err != nil && !unfinished(err) {
		q, _ = query.Parse(s.kept)
	} else {
		s.kept = line
	}
	left := map[*model.Briefing]bool{}
	if strings.TrimSpace(s.kept) != "" {
		for _, item := range s.set.Select(q) {
			left[item.Briefing] = true
		}
	}
	l := list{total: len(s.briefings)}
	for i, b := range s.briefings {
		if strings.TrimSpace(s.kept) == "" || left[b] {
			l.rows = append(l.rows, row{item: model.Ref{Type: model.TypeBriefing, Index: i}, left: b.Title})
			l.shown++
		}
	}
	s.list = s.list.refill(l)
	return s, err
}

// openBriefing opens the briefing under the cursor.
func (a *App) openBriefing() tea.Cmd {
	r, ok := a.shelf.list.current()
	if !ok {
		return nil
	}
	a.remember()
	i := r.item.Index
	if a.shelf.views[i] == nil {
		a.shelf.views[i] = a.newView(a.shelf.briefings[i])
	}
	a.view = a.shelf.views[i]
	a.shelf.last = a.view
	a.arrange()
	a.remember()
	return a.measure()
}

func (a *App) toBriefings() tea.Cmd {
	if a.view == nil {
		return nil
	}
	a.remember()
	a.shelf.last, a.view, a.guide = a.view, nil, nil
	a.arrange()
	a.remember()
	return nil
}

func (a *App) toReading() tea.Cmd {
	switch {
	case a.view != nil:
		a.focus(textPane)
		return nil
	case a.shelf.last == nil:
		return a.openBriefing()
	}
	a.view = a.shelf.last
	a.arrange()
	return nil
}

// openGuide puts the guide in place of what is read.
func (a *App) openGuide() tea.Cmd {
	guide := a.config.Guide
	return func() tea.Msg {
		b, err := guide()
		return guideMsg{b, err}
	}
}

type guideMsg struct {
	briefing *model.Briefing
	err      error
}

func (m guideMsg) apply(a *App) tea.Cmd {
	if m.err != nil || m.briefing == nil {
		a.warn(fmt.Sprintf("the guide does not open: %v", m.err))
		return nil
	}
	a.remember()
	a.prompt, a.panel = nil, nil
	before := a.view
	a.view = a.newView(m.briefing)
	a.guide = before
	if before == nil {
		a.guide = a.view
	}
	a.arrange()
	a.remember()
	a.tell("the guide; " + a.keys.key("quit") + " goes back")
	return a.measure()
}

// closeGuide goes back to what was read before.
func (a *App) closeGuide() tea.Cmd {
	a.remember()
	if a.guide == a.view {
		a.view = nil
	} else {
		a.view = a.guide
	}
	a.guide = nil
	a.arrange()
	return nil
}

// drawShelf draws the list of briefings: heading, names of the columns, rows, footer.
func (a *App) drawShelf(c *canvas) {
	title := "Briefings"
	if a.shelf.folder != "" {
		title += "  " + a.shelf.folder
	}
	c.put(title, a.width, theme.Title)
	c.newline()
	panelFrom := a.height - 1
	if a.panel != nil {
		panelFrom -= a.panelHeight()
	}
	lines, cursor := a.shelf.list.lines(true)
	cols := a.shelfColumns(c)
	for y := 1; y < a.height-1; y++ {
		switch at := y - 2; {
		case y >= panelFrom:
			a.drawPanel(c, y-panelFrom)
		case y == 1:
			c.heading("Briefings", a.shelf.list.count(), a.width, true)
		case len(a.shelf.list.rows) == 0 && at == 0:
			c.put("  "+a.shelfEmptiness(), a.width, theme.Dim)
		case at >= len(lines):
			c.pad(a.width)
		default:
			a.drawBriefing(c, lines[at], at == cursor, cols)
		}
		c.newline()
	}
	a.drawFooter(c)
}

func (a *App) shelfEmptiness() string {
	if len(a.shelf.briefings) == 0 {
		return "no briefing here; a briefing is a .md, .txt, .json or .yaml file"
	}
	return "all filtered out; " + a.keys.key("all") + " shows all"
}

// shelfColumns are the widths of marking and status, 0 where there is no room.
type shelfCols struct{ date, marking, status int }

func (a *App) shelfColumns(c *canvas) shelfCols {
	cols := shelfCols{date: 10}
	for _, b := range a.shelf.briefings {
		cols.marking = max(cols.marking, min(c.width(b.Marking), 16))
	}
	cols.status = len("withdrawn")
	if a.width < 60 {
		cols.status = 0
	}
	if a.width < 32 {
		cols.date = 0
	}
	return cols
}

func (a *App) drawBriefing(c *canvas, r row, cursor bool, cols shelfCols) {
	if !r.isItem() {
		c.row(r, "", a.width, false)
		return
	}
	b := a.shelf.briefings[r.item.Index]
	mark := ""
	role, dim := theme.Text, theme.Dim
	if cursor {
		mark, role = a.theme.Cursor, theme.Selected
	}
	c.put(mark, 2, theme.Accent)
	left := a.width - 2
	column := func(s string, n int, role theme.Role) {
		if n > 0 && left >= n+2 {
			c.put(s, n, role)
			c.pad(2)
			left -= n + 2
		}
	}
	date := b.Date.String()
	if date == "" {
		date = strings.Repeat(a.theme.Line, 10)
	}
	column(date, cols.date, dim)
	after := 0
	counts := tally(len(b.Quotes), openQuestions(b))
	if a.width >= 44 {
		after += 9 + 2
	}
	if cols.marking > 0 {
		after += cols.marking + 2
	}
	if cols.status > 0 {
		after += cols.status + 2
	}
	if left-after < 10 {
		after, cols.marking, cols.status = 0, 0, 0
		c.put(b.Title, left, role)
		return
	}
	c.put(b.Title, left-after, role)
	c.pad(2)
	left = after - 2
	if a.width >= 44 {
		c.put(counts, min(9, left), dim)
		left -= 9
	}
	tail := func(s string, n int, p theme.Paint) {
		if n > 0 && left > 0 {
			gap := min(2, left)
			c.pad(gap)
			left -= gap
			c.painted(s, min(n, left), p)
			left -= min(n, left)
		}
	}
	tail(b.Marking, cols.marking, a.theme.Marking(b.Marking))
	status := theme.Dim
	if b.Status == model.Withdrawn {
		status = theme.Warn
	}
	tail(string(statusOf(b)), cols.status, a.theme.Paint(status))
	c.pad(left)
}

func statusOf(b *model.Briefing) model.Status {
	if b.Status == "" {
		return model.Draft
	}
	return b.Status
}

func openQuestions(b *model.Briefing) int {
	n := 0
	for _, q := range b.Questions {
		if q.Open {
			n++
		}
	}
	return n
}

func (a *App) shelfName(i int) string { return strconv.Itoa(i+1) + " " + a.shelf.briefings[i].Title }
