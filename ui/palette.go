package ui

import (
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
	a.addSaved(p)
	p.typed = a.typedRow
	a.prompt = newPrompt(listPrompt, ":", "", len(a.history))
	a.prompt.hint = "a command, or words of a place to go to"
	return a.open(p)
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
