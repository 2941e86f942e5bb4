package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
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

// typedRow says what enter does with a line in the palette that is no word of a
// command: keep or forget a filter, filter by a saved one, go to an address.
func (a *App) typedRow(line string) (typedRow, bool) {
	verb, name, _ := strings.Cut(line, " ")
	name = strings.TrimPrefix(strings.TrimSpace(name), "@")
	refuse := func(why string) (typedRow, bool) {
		return typedRow{text: why, do: func(a *App) tea.Cmd { a.warn(why); return nil }}, true
	}
	switch {
	case verb == "join" && name != "" && a.config.Company != nil:
		return a.joinRow(name), true
	case (verb == "save" || verb == "forget") && name != "" && a.config.Keeper == nil:
		return refuse("nothing is kept in this session")
	case verb == "save" && name != "":
		if why := noFilterToSave(a); why != "" {
			return refuse(why)
		}
		return typedRow{text: "save the filter as @" + name, do: func(a *App) tea.Cmd { return a.saveFilter(name) }}, true
	case verb == "forget" && name != "":
		kept, ok := a.saved(name)
		if !ok {
			return refuse("no filter is saved as " + name)
		}
		return typedRow{text: "forget @" + name + ", which is " + kept, do: func(a *App) tea.Cmd { return a.forgetFilter(name) }}, true
	case len(verb) > 1 && verb[0] == '@' && verb == line:
		kept, ok := a.saved(verb[1:])
		if !ok {
			return refuse("no filter is saved as " + verb[1:])
		}
		return typedRow{text: "filter by " + line + ", which is " + kept, do: func(a *App) tea.Cmd { return a.keepFilter(line) }}, true
	}
	to, err := model.ParseAddress(line)
	if err != nil || !strings.Contains(line, "#") {
		return typedRow{}, false
	}
	return typedRow{text: "go to " + line, last: true, do: func(a *App) tea.Cmd { return a.goToAddress(to) }}, true
}

// addSaved adds the saved filters, found by their names and words.
func (a *App) addSaved(p *panel) {
	if a.keep.state == nil {
		return
	}
	for _, f := range a.keep.state.Filters {
		name := model.CleanLine("@" + f.Name)
		p.late(row{left: pad(name, keyColumn) + " filter: " + model.CleanLine(f.Line)}, func(a *App) tea.Cmd { return a.keepFilter(name) })
	}
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
