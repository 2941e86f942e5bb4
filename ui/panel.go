package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/theme"
)

// panelKind is what lies over the lower part of the screen.
type panelKind int

const (
	palettePanel panelKind = iota
	helpPanel
	markPanel
	mistakePanel
	cardPanel
	wordsPanel // words of a board, and what they lead to
	candidatePanel
	companyPanel // who reads together
	othersPanel
)

// entry is the type of the rows of a panel: what they do is not in the model.
const entry model.Type = "entry"

// panel is a list that lies over the view. Picking a row does something.
type panel struct {
	kind  panelKind
	title string
	list  list
	all   []panelRow

	typed func(line string) (typedRow, bool) // what enter does with the line itself, if anything
	own   int                                // 1 + index of its row in all
}

// typedRow is a row for what is typed, rather than for what is found by it.
type typedRow struct {
	text string
	do   func(*App) tea.Cmd
	last bool // what is found stands before it
}

type panelRow struct {
	row  row
	find string             // what typing looks for, folded
	do   func(*App) tea.Cmd // nil for a heading
	sub  bool               // it belongs to the row above
	keys []string           // typing one of them whole finds the row first

	late bool // it shows only once something is typed
	own  bool // it is the row for the line itself

	of  *model.Briefing // what is copied from the row
	ref model.Ref
}

// words reports whether a panel tells of what is under it.
func (p *panel) words() bool { return p.kind == cardPanel || p.kind == wordsPanel }

func newPanel(kind panelKind, title string) *panel { return &panel{kind: kind, title: title} }

// add appends a row that can be picked, or a heading when do is nil.
func (p *panel) add(r row, do func(*App) tea.Cmd) {
	if do != nil {
		r.item = model.Ref{Type: entry, Index: len(p.all)}
		p.list.total++
		p.list.shown++
	}
	p.all = append(p.all, panelRow{row: r, find: model.Fold(r.left + " " + r.right + " " + r.value), do: do})
	p.list.rows = append(p.list.rows, r)
}

// late appends a row that shows only once something is typed that it holds.
func (p *panel) late(r row, do func(*App) tea.Cmd) {
	r.item = model.Ref{Type: entry, Index: len(p.all)}
	p.all = append(p.all, panelRow{row: r, find: model.Fold(r.left), do: do, late: true})
}

// head appends a heading.
func (p *panel) head(title string) { p.add(row{left: title, role: theme.Subheading}, nil) }

// under appends a row that says more about the one above.
func (p *panel) under(r row) {
	p.all = append(p.all, panelRow{row: r, sub: true})
	p.list.rows = append(p.list.rows, r)
}

// narrow keeps the rows that hold all words: first those whose key is typed,
// then the others under their headings.
func (p *panel) narrow(line string) {
	words, key := strings.Fields(model.Fold(line)), strings.TrimSpace(line)
	p.list.rows, p.list.shown = nil, 0
	p.keep(func(r panelRow) bool { return slices.Contains(r.keys, key) }, false)
	p.keep(func(r panelRow) bool {
		return !slices.Contains(r.keys, key) && (!r.late || len(words) > 0) && holds(r.find, words)
	}, true)
	p.addTyped(key)
	p.list.cursor, p.list.top = 0, 0
	p.list = p.list.clamp()
}

// addTyped adds the row for the line itself.
func (p *panel) addTyped(line string) {
	if p.typed == nil {
		return
	}
	t, ok := p.typed(line)
	if !ok {
		return
	}
	if p.own == 0 {
		p.all = append(p.all, panelRow{late: true})
		p.own = len(p.all)
	}
	r := row{item: model.Ref{Type: entry, Index: p.own - 1}, left: model.CleanLine(t.text)}
	p.all[p.own-1] = panelRow{row: r, do: t.do, late: true, own: true}
	if t.last {
		p.list.rows = append(p.list.rows, r)
	} else {
		p.list.rows = append([]row{r}, p.list.rows...)
	}
	p.list.shown++
}

// keep adds the rows that pass, with what says more about them.
func (p *panel) keep(pass func(panelRow) bool, headings bool) {
	var heads []row
	kept := false
	for _, r := range p.all {
		switch {
		case r.own:
		case r.sub && kept:
			p.list.rows = append(p.list.rows, r.row)
		case r.sub:
		case r.do == nil:
			kept = false
			if headings {
				heads = []row{r.row}
			}
		default:
			if kept = pass(r); kept {
				p.list.rows = append(append(p.list.rows, heads...), r.row)
				p.list.shown++
				heads = nil
			}
		}
	}
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// pick does what the row under the cursor says and closes the panel.
func (a *App) pick() tea.Cmd {
	r, ok := a.panel.list.current()
	if !ok {
		if a.prompt != nil && a.panel.kind == palettePanel {
			return a.visitTyped()
		}
		if a.panel.words() {
			a.panel = nil
			a.arrange()
			return nil
		}
		a.warn("nothing to pick")
		return nil
	}
	do := a.panel.all[r.item.Index].do
	a.panel, a.prompt = nil, nil
	a.arrange()
	return do(a)
}

// open puts a panel over the view.
func (a *App) open(p *panel) tea.Cmd {
	a.panel = p
	a.arrange()
	return nil
}

// panelHeight is the number of rows that the panel covers, heading included.
func (a *App) panelHeight() int {
	room := a.layout.body.h
	if a.view == nil || a.desk != nil {
		room = max(a.height-2, 1)
	}
	most := room
	switch a.panel.kind {
	case candidatePanel:
		most = min(room, 9)
	case palettePanel, markPanel, mistakePanel, companyPanel, othersPanel:
		most = room * 2 / 3
	}
	rows := len(a.panel.list.rows)
	if a.panel.kind == palettePanel || a.panel.kind == helpPanel {
		rows = len(a.panel.all) // the panel keeps its size while rows are typed away
	}
	return max(min(max(most, 3), rows+1, room), 1)
}

// drawPanel draws one row of the panel, of which row 0 is the heading.
func (a *App) drawPanel(c *canvas, y int) {
	p := a.panel
	if y == 0 {
		c.heading(p.title, p.list.count(), a.width, true)
		return
	}
	lines, cursor := p.list.lines(true)
	if y--; y >= len(lines) {
		if y == 0 {
			c.put("  nothing like it", a.width, theme.Dim)
			return
		}
		c.pad(a.width)
		return
	}
	r := lines[y]
	mark := ""
	if y == cursor && r.isItem() {
		mark = a.theme.Cursor
	}
	c.row(r, mark, a.width, y == cursor && r.isItem())
}

// leaf goes through the rows under a typed line by pages.
func leaf(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if a.prompt.kind == listPrompt && a.panel != nil {
			a.panel.list = a.panel.list.move(step * byPage.lines(a.panel.list.window()))
		}
		return nil
	}
}
