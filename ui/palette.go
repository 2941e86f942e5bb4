package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/theme"
)

// openPalette lists every command. What is typed may also be an address.
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
	a.prompt = newPrompt(listPrompt, ":", "", len(a.history))
	return a.open(p)
}

// openHelp lists what works here, then what does not and why, then the rest.
func (a *App) openHelp() tea.Cmd {
	where := a.below()
	p := newPanel(helpPanel, "Help")
	var not, other []Command
	group := ""
	for _, c := range a.keys.commands {
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

// visitTyped goes to the address that was typed into the palette.
func (a *App) visitTyped() tea.Cmd {
	line := strings.TrimSpace(a.prompt.input.Value())
	if !strings.Contains(line, "#") {
		a.prompt.fault = "no command is called that, and an address has a # in it"
		return nil
	}
	to, err := model.ParseAddress(line)
	if err != nil {
		a.prompt.fault = model.CleanLine(err.Error())
		return nil
	}
	a.prompt, a.panel = nil, nil
	a.arrange()
	if to.Path != "" && (a.view == nil || !names(a.view.briefing, to.Path)) {
		return a.visitOther(to)
	}
	if a.view == nil || !a.visit(to) {
		a.warn("nothing here has the address " + line)
	}
	return nil
}

func names(b *model.Briefing, path string) bool { return path == b.Path || path == b.ID }

// visitOther opens another briefing: one of the folder, or one that Config opens.
func (a *App) visitOther(to model.Address) tea.Cmd {
	for i, b := range a.shelf.briefings {
		if names(b, to.Path) {
			a.shelf.list = a.shelf.list.on(model.Ref{Type: model.TypeBriefing, Index: i})
			if a.shelf.views[i] == nil {
				a.shelf.views[i] = a.newView(b)
			}
			return openedMsg{view: a.shelf.views[i], to: to}.apply(a)
		}
	}
	open := a.config.Open
	if open == nil {
		a.warn("no briefing here is called " + to.Path)
		return nil
	}
	return func() tea.Msg {
		b, err := open(to.Path)
		return openedMsg{briefing: b, err: err, to: to}
	}
}

// openedMsg brings a briefing that was asked for by its address.
type openedMsg struct {
	view     *view
	briefing *model.Briefing
	err      error
	to       model.Address
}

func (m openedMsg) apply(a *App) tea.Cmd {
	if m.err != nil || m.view == nil && m.briefing == nil {
		if m.err != nil {
			a.warn(m.err.Error())
		}
		return nil
	}
	a.remember()
	if m.view == nil {
		m.view = a.newView(m.briefing)
	}
	a.view, a.prompt, a.panel = m.view, nil, nil
	a.arrange()
	m.to.Path = ""
	if m.to != (model.Address{}) && !a.visit(m.to) {
		a.warn("nothing here has the address " + m.to.String())
	}
	a.remember()
	return a.measure()
}

// visit goes to an item or a line of the briefing at hand.
func (a *App) visit(to model.Address) bool {
	v := a.view
	if to.Line == 0 && to.ID == "" {
		return to.View == "" || to.View == "reading"
	}
	a.remember()
	defer a.remember()
	if r, ok := v.briefing.Resolve(to); ok {
		a.visitItem(r)
		return true
	}
	at, ok := v.briefing.Locate(to)
	if !ok {
		return false
	}
	v.text = v.text.place(max(at.Start, v.text.page.Offset(v.text.page.First())), min(2, max(v.text.height-1, 0)))
	v.follow()
	a.focus(textPane)
	return true
}

func (a *App) visitItem(r model.Ref) {
	v := a.view
	if r.Type == model.TypeActor || r.Type == model.TypeIssue {
		if p := paneOf(r.Type); v.lists[p].find(r) >= 0 {
			v.lists[p] = v.lists[p].on(r)
		}
		v.choose(choices{}.with(r))
	}
	if p := paneOf(r.Type); p != textPane {
		v.lists[p] = v.lists[p].on(r)
	}
	a.arrange()
	if !v.reveal(r) {
		if p := paneOf(r.Type); p != textPane {
			a.focus(p)
		}
	}
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
