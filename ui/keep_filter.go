package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model/annotation"
	"readout/model/query"
)

// saved looks a filter up that was kept under a name.
func (a *App) saved(name string) (string, bool) { return a.keep.state.Filter(name) }

// openSave asks for the name under which the filter is kept.
func (a *App) openSave() tea.Cmd {
	a.prompt = newPrompt(notePrompt, "save the filter as: ", "", len(a.history))
	a.prompt.done = func(a *App, name string) tea.Cmd { return a.saveFilter(name) }
	return nil
}

// saveFilter keeps the filter in force under a name.
func (a *App) saveFilter(name string) tea.Cmd {
	name = strings.TrimPrefix(strings.TrimSpace(name), "@")
	line := a.filterLine()
	if v := a.view; v != nil && a.desk == nil {
		line = v.written(line)
	}
	switch {
	case !query.ValidName(name):
		a.warn("a name has letters, digits, and - _ . within, up to 64 of them")
		return nil
	case strings.TrimSpace(line) == "":
		a.warn("there is no filter to save")
		return nil
	case line == "@"+name:
		a.warn("the filter cannot be saved as itself")
		return nil
	}
	return a.keepBy("saved; @"+name+" in a filter stands for it", func(k Keeper) (*annotation.State, error) { return k.Filter(name, line) })
}

// forgetFilter forgets a saved filter.
func (a *App) forgetFilter(name string) tea.Cmd {
	name = strings.TrimPrefix(strings.TrimSpace(name), "@")
	if _, ok := a.saved(name); !ok {
		a.warn("no filter is saved as " + name)
		return nil
	}
	return a.keepBy("@"+name+" is forgotten", func(k Keeper) (*annotation.State, error) { return k.Filter(name, "") })
}

// keepTyped does what "save NAME" and "forget NAME" in the palette say.
func (a *App) keepTyped(line string) (tea.Cmd, bool) {
	verb, name, ok := strings.Cut(line, " ")
	if !ok || verb != "save" && verb != "forget" {
		return nil, false
	}
	a.prompt, a.panel = nil, nil
	a.arrange()
	switch {
	case a.config.Keeper == nil:
		a.warn("nothing is kept in this session")
		return nil, true
	case verb == "forget":
		return a.forgetFilter(name), true
	}
	return a.saveFilter(name), true
}

// savedNames completes the @name at the cursor of a line.
func (a *App) savedNames(line string, at int) []query.Completion {
	runes := []rune(line)
	at = min(at, len(runes))
	from := at
	for from > 0 && runes[from-1] != ' ' && runes[from-1] != '(' && runes[from-1] != '@' {
		from--
	}
	if from == 0 || runes[from-1] != '@' || a.keep.state == nil {
		return nil
	}
	var all []query.Completion
	for _, f := range a.keep.state.Filters {
		if strings.HasPrefix(f.Name, string(runes[from:at])) {
			all = append(all, query.Completion{Text: f.Name, Label: f.Line, From: from, To: at})
		}
	}
	return slices.Clip(all)
}

func noFilterToSave(a *App) string {
	switch {
	case a.config.Keeper == nil:
		return "nothing is kept in this session"
	case strings.TrimSpace(a.filterLine()) == "" && (a.desk != nil || a.view == nil || a.view.chosen.empty()):
		return "there is no filter to save"
	}
	return ""
}
