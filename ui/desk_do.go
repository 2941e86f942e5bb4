package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/ui/board"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// act runs a command of the board's own.
func act(id string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.makeSheet()
		return a.came(a.desk.board.Do(id, a.boardFrame(), a.desk.spot()))
	}
}

// came shows what came of a command of a board.
func (a *App) came(o board.Outcome) tea.Cmd {
	d := a.desk
	if o.Board != nil {
		a.remember()
		d.board, d.made = o.Board, false
		a.arrange()
		a.makeSheet()
	}
	if o.At != "" {
		d.jump(o.At)
	}
	switch {
	case o.Why != "":
		a.warn(o.Why)
	case o.Say != "":
		a.tell(o.Say)
	}
	switch {
	case o.Line != nil:
		return a.keepFilter(*o.Line)
	case o.Text != "":
		return a.copyText(o.Text, o.What)
	case o.Open != nil:
		return a.openBoard(o.Open, o.Key)
	case len(o.Panel) > 0:
		return a.openWords(o.Title, o.Panel)
	case o.Briefing != nil:
		return a.readAt(o.Briefing, o.Ref)
	}
	return nil
}

// keepFilter filters by a line and remembers it.
func (a *App) keepFilter(line string) tea.Cmd {
	a.remember()
	if err := a.filterBy(line); err != nil {
		a.warn(err.Error())
	}
	a.remember()
	return a.keepLine(line)
}

// openWords lays a panel of lines over the board; those with a briefing lead to
// their item.
func (a *App) openWords(title string, lines []board.PanelLine) tea.Cmd {
	p := newPanel(wordsPanel, title)
	for _, l := range lines {
		r := lineRow(l.Line)
		switch {
		case l.Open != nil:
			p.add(r, func(a *App) tea.Cmd { return a.openBoard(l.Open, "") })
		case l.Briefing != nil:
			p.add(r, func(a *App) tea.Cmd { return a.readLine(l.Briefing, l.Ref, l.At) })
		default:
			p.under(r)
		}
		p.all[len(p.all)-1].of, p.all[len(p.all)-1].ref = l.Briefing, l.Ref
	}
	p.list.plain = p.list.total == 0
	return a.open(p)
}

// lineRow is a line of a sheet as the row of a panel.
func lineRow(l sheet.Line) row {
	if l.Heading != "" {
		return row{left: l.Heading, right: l.Count, role: theme.Subheading}
	}
	var texts []string
	for _, c := range l.Cells {
		if c.Width > 0 {
			texts = append(texts, pad(c.Text, c.Width))
		} else {
			texts = append(texts, c.Text)
		}
	}
	r := row{left: strings.TrimRight(strings.Join(texts, ""), " ")}
	if len(l.Cells) > 0 {
		r.role = l.Cells[len(l.Cells)-1].Role
	}
	return r
}
