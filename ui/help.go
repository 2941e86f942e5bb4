package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui/theme"
)

// openHelp lists what works here: what a newcomer needs, then what only this
// view has, then the rest. What does not work here has a line that unfolds it.
func (a *App) openHelp() tea.Cmd { return a.openHelpWith("") }

// Sections of the help that are folded until something is typed or they are chosen.
const (
	foldNot   = "Not now"
	foldOther = "Elsewhere"
)

func (a *App) openHelpWith(unfolded string) tea.Cmd {
	where := a.below()
	p := newPanel(helpPanel, "Help")
	var not, other []Command
	group := ""
	for _, c := range helpOrder(a.keys.commands, where) {
		switch {
		case c.Where&where == 0:
			other = append(other, c)
		case c.why != nil && c.why(a) != "":
			not = append(not, c)
		default:
			if g := helpGroup(c, where); g != group {
				group = g
				p.head(group)
			}
			p.command(c, a.commandRow(c, 2), func(a *App) tea.Cmd { return a.run(c) })
		}
	}
	a.fold(p, foldNot, "with the reason of each", not, unfolded)
	a.fold(p, foldOther, "with where it works", other, unfolded)
	a.helpGrades(p)
	a.helpSigns(p)
	if unfolded != "" {
		p.list.cursor = slices.IndexFunc(p.list.rows, func(r row) bool { return r.left == unfolded })
		p.list = p.list.clamp()
	}
	a.prompt = newPrompt(listPrompt, "help: ", "", len(a.history))
	a.prompt.hint = "type to search, ↑ ↓ to move, enter to do it, esc back"
	if a.theme.Options().ASCII {
		a.prompt.hint = "type to search, up down to move, enter to do it, esc back"
	}
	return a.open(p)
}

// viewsGroup is the heading of the commands that change the view, firstGroup
// that of the help's beginning.
const (
	viewsGroup = "Views"
	firstGroup = "To begin with"
)

// firstCommands are what a newcomer needs, in that order; the views come next.
var firstCommands = []string{"open", "search", "filter-list", "filter", "since-read", "compare", "card", "details", "undo"}

// helpGroup is the heading under which help lists a command in a context.
func helpGroup(c Command, where Where) string {
	if where != InPanel && slices.Contains(firstCommands, c.ID) {
		return firstGroup
	}
	return c.Group
}

// helpOrder sorts commands for the help of a context: the first ones, the views,
// those of the view alone, then what works in most places.
func helpOrder(commands []Command, where Where) []Command {
	rank := func(c Command) int {
		switch {
		case helpGroup(c, where) == firstGroup:
			return slices.Index(firstCommands, c.ID) - len(firstCommands)
		case c.Group == viewsGroup:
			return 0
		case c.Where == where && where&(boards|InBriefings) != 0, where == InReview && c.Group == reviewGroup:
			return 1
		}
		return 2
	}
	sorted := slices.Clone(commands)
	slices.SortStableFunc(sorted, func(c, d Command) int { return rank(c) - rank(d) })
	return sorted
}

// fold adds commands that do not work here. They show when words of them are
// typed, or when their line is chosen.
func (a *App) fold(p *panel, name, with string, commands []Command, unfolded string) {
	if len(commands) == 0 {
		return
	}
	p.head(name)
	if name != unfolded {
		line := fmt.Sprintf("%s, %s: type words of one, or enter here", plural(len(commands), "command"), with)
		p.add(row{left: line, indent: 2, role: theme.Dim}, func(a *App) tea.Cmd { return a.openHelpWith(name) })
	}
	shown := len(p.list.rows)
	for _, c := range commands {
		r := a.commandRow(c, 2)
		r.role = theme.Dim
		if name == foldOther {
			r.right = "in: " + c.Where.String()
			p.command(c, r, func(a *App) tea.Cmd {
				a.warn("this works in: " + c.Where.String())
				return nil
			})
		} else {
			p.command(c, r, func(a *App) tea.Cmd { return a.run(c) })
			p.under(row{left: c.why(a), indent: keyColumn + 2, role: theme.Dim})
		}
	}
	if name != unfolded {
		p.hide(shown, len(commands))
	}
}

// hide takes the last n rows that can be picked out of a panel until something
// is typed that they hold; so many rows were in the list before them.
func (p *panel) hide(shown, n int) {
	p.list.rows = p.list.rows[:shown]
	p.list.total, p.list.shown = p.list.total-n, p.list.shown-n
	for i := len(p.all) - 1; n > 0; i-- {
		if p.all[i].do != nil {
			p.all[i].late = true
			n--
		}
	}
}

// command adds the row of a command, which its keys find too.
func (p *panel) command(c Command, r row, do func(*App) tea.Cmd) {
	p.add(r, do)
	at := &p.all[len(p.all)-1]
	at.keys, at.find = c.Keys, model.Fold(c.Help+" "+c.ID)
}
