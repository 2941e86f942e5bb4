package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/theme"
)

// openPalette lists every command, and the places that hold what is typed. What
// is typed may also be an address.
func (a *App) openPalette() tea.Cmd {
	where := a.below()
	p := newPanel(palettePanel, "Commands")
	for _, c := range a.keys.commands {
		if c.Where&where == 0 && len(c.Keys) > 0 {
			continue
		}
		r := a.commandRow(c, 0)
		if c.why != nil && c.why(a) != "" {
			r.role = theme.Dim
		}
		p.command(c, r, func(a *App) tea.Cmd { return a.run(c) })
		if c.why != nil && c.why(a) != "" {
			p.under(row{left: c.why(a), indent: keyColumn, role: theme.Dim})
		}
	}
	a.addPlaces(p)
	a.prompt = newPrompt(listPrompt, ":", "", len(a.history))
	a.prompt.hint = "a command, or words of a place to go to"
	return a.open(p)
}

// openHelp lists what works here, then what does not and why, then the rest.
func (a *App) openHelp() tea.Cmd {
	where := a.below()
	p := newPanel(helpPanel, "Help")
	var not, other []Command
	group := ""
	for _, c := range ownFirst(a.keys.commands, where) {
		switch {
		case c.Where&where == 0:
			other = append(other, c)
		case c.why != nil && c.why(a) != "":
			not = append(not, c)
		default:
			if c.Group != group {
				group = c.Group
				p.head(group)
			}
			p.command(c, a.commandRow(c, 2), func(a *App) tea.Cmd { return a.run(c) })
		}
	}
	a.helpNot(p, not)
	a.helpOther(p, other)
	a.helpSigns(p)
	a.prompt = newPrompt(listPrompt, "help: ", "", len(a.history))
	a.prompt.hint = "type to search, ↑ ↓ to move, enter to do it, esc back"
	if a.theme.Options().ASCII {
		a.prompt.hint = "type to search, up down to move, enter to do it, esc back"
	}
	return a.open(p)
}

// viewsGroup is the heading of the commands that change the view.
const viewsGroup = "Views"

// ownFirst sorts commands for the help of a context: those of the view alone,
// then the views, then what works in most places.
func ownFirst(commands []Command, where Where) []Command {
	rank := func(c Command) int {
		switch {
		case c.Where == where && where&(boards|InBriefings) != 0:
			return 0
		case c.Group == viewsGroup:
			return 1
		}
		return 2
	}
	sorted := slices.Clone(commands)
	slices.SortStableFunc(sorted, func(c, d Command) int { return rank(c) - rank(d) })
	return sorted
}

// helpNot adds what does not work now, each with its reason.
func (a *App) helpNot(p *panel, commands []Command) {
	if len(commands) > 0 {
		p.head("Not now")
	}
	for _, c := range commands {
		r := a.commandRow(c, 2)
		r.role = theme.Dim
		p.command(c, r, func(a *App) tea.Cmd { return a.run(c) })
		p.under(row{left: c.why(a), indent: keyColumn + 2, role: theme.Dim})
	}
}

// helpOther adds what works elsewhere, with where.
func (a *App) helpOther(p *panel, commands []Command) {
	if len(commands) > 0 {
		p.head("Elsewhere")
	}
	for _, c := range commands {
		r := a.commandRow(c, 2)
		r.right, r.role = "in: "+c.Where.String(), theme.Dim
		p.command(c, r, func(a *App) tea.Cmd {
			a.warn("this works in: " + c.Where.String())
			return nil
		})
	}
}

// command adds the row of a command, which its keys find too.
func (p *panel) command(c Command, r row, do func(*App) tea.Cmd) {
	p.add(r, do)
	at := &p.all[len(p.all)-1]
	at.keys, at.find = c.Keys, model.Fold(c.Help+" "+c.ID)
}

// helpSigns says what the signs mean, and how a number is read.
func (a *App) helpSigns(p *panel) {
	s := a.theme.Signs
	p.head("Signs")
	for _, sign := range [][2]string{
		{s.Stance(model.For), "for"},
		{s.Stance(model.Against), "against"},
		{s.Stance(model.Conditional), "conditional"},
		{s.Stance(model.Unclear), "unclear"},
		{s.Stance(model.Silent), "silent"},
		{s.None, "not covered"},
		{s.Contested, "accounts differ"},
		{s.Second, "second-hand: somebody else says so"},
		{s.Check(model.Exact), "word for word in the source"},
		{s.Check(model.Differs), "differs from the source, or is not found there"},
		{"3q 2?", "3 quotations, 2 open questions"},
		{s.Kept, "chosen: it narrows the other panes"},
		{s.Cursor, "cursor: what keys act on"},
		{s.Open + " " + s.Answered, "open question, answered question"},
		{"colours", "by part: parties, mediators, supporters, analysts, others"},
		{"5j", "a number typed at once with a movement repeats it"},
		{"5", "a lone digit changes the pane"},
	} {
		p.add(row{left: pad(sign[0], keyColumn) + sign[1], indent: 2}, func(*App) tea.Cmd { return nil })
	}
}

// below is the context under what is being opened: a panel that lies there is
// replaced.
func (a *App) below() Where {
	a.panel, a.prompt = nil, nil
	return a.where()
}

// keyColumn is the width of the keys in help and palette.
const keyColumn = 18

// commandRow is a command as help and palette list it: keys and what it does.
func (a *App) commandRow(c Command, indent int) row {
	keys := strings.Join(c.Keys, " ")
	r := row{left: pad(keys, keyColumn) + c.Help, right: c.ID, value: c.ID, indent: indent}
	if len(keys) >= keyColumn-1 {
		r.left = keys + "  " + c.Help
	}
	return r
}

// openMistakes lists what is wrong with the file, with place and mend.
func (a *App) openMistakes() tea.Cmd {
	b := a.view.briefing
	p := newPanel(mistakePanel, "Mistakes")
	for _, n := range b.Notices {
		p.add(row{left: model.CleanLine(n), role: theme.Warn}, func(*App) tea.Cmd { return nil })
	}
	for _, m := range b.Mistakes {
		p.add(row{left: model.CleanLine(m.What), right: "line " + strconv.Itoa(m.Line), role: theme.Warn}, func(a *App) tea.Cmd { return a.visitLine(m.Line) })
		if m.Mend != "" {
			p.under(row{left: "mend: " + model.CleanLine(m.Mend), indent: 2, role: theme.Dim})
		}
	}
	return a.open(p)
}
