package ui

// Why a command cannot work now: "" if it can.

func noBriefing(a *App) string {
	if a.view == nil {
		return "no briefing is open"
	}
	return ""
}

func noQuotes(a *App) string {
	switch {
	case a.view == nil:
		return noBriefing(a)
	case len(a.view.briefing.Quotes()) == 0:
		return "this briefing quotes nobody"
	}
	return ""
}

func noSections(a *App) string {
	if a.view == nil {
		return noBriefing(a)
	}
	if a.view.briefing.Doc() == nil || len(a.view.briefing.Doc().Blocks) == 0 {
		return "this briefing has no text"
	}
	return ""
}

func noMatches(a *App) string {
	switch {
	case a.view == nil:
		return noBriefing(a)
	case a.view.search == "":
		return "nothing was searched for; " + a.keys.key("search") + " in the text does"
	case len(a.view.matches) == 0:
		return "not found: " + a.view.search
	}
	return ""
}

// noRow says why there is nothing to choose under the cursor.
func noRow(a *App) string {
	switch {
	case a.panel != nil:
		return ""
	case a.desk != nil:
		if a.makeSheet(); a.desk.spot() == nil {
			return "nothing is shown here"
		}
	case a.view.focus == textPane:
		return ""
	default:
		if _, ok := a.view.lists[a.view.focus].current(); !ok {
			return a.view.emptiness(a.view.focus)
		}
	}
	return ""
}

func noTerm(a *App) string {
	if a.view == nil {
		return noBriefing(a)
	}
	r, ok := a.view.lists[a.view.focus].current()
	switch {
	case !ok:
		return noRow(a)
	case r.key == "":
		return "only issues, actors and sources can be filtered by from here; " + a.keys.key("filter") + " opens the line for the rest"
	}
	return ""
}

func noItem(a *App) string {
	if a.view == nil {
		return noBriefing(a)
	}
	if _, ok := a.view.item(); ok {
		return ""
	}
	if a.view.focus == textPane {
		return "no quotation on this line; " + a.keys.key("next-quote") + " goes to the next"
	}
	return a.view.emptiness(a.view.focus)
}

// noCopy lets an item be copied from its card, but not from under other panels.
func noCopy(a *App) string {
	switch {
	case a.panel != nil && !a.panel.words():
		return a.keys.key("undo") + " closes this first"
	case a.desk != nil && a.desk.spot() == nil:
		return "nothing is shown here to copy"
	case a.desk != nil:
		return ""
	}
	return noItem(a)
}

func noAddress(a *App) string {
	switch {
	case a.panel != nil:
		return noCopy(a)
	case a.desk != nil:
		return ""
	}
	return ""
}

// noSubject lets a card of the issue or of the briefing stand in for that of
// an item, in the text.
func noSubject(a *App) string {
	if a.view != nil && a.view.focus == textPane {
		return ""
	}
	return noItem(a)
}

func nothingHidden(a *App) string {
	if a.filterLine() == "" && (a.desk != nil || a.view == nil || a.view.chosen.empty()) {
		return "nothing is hidden"
	}
	return ""
}

func noMistakes(a *App) string {
	switch {
	case a.view == nil:
		return noBriefing(a)
	case len(a.view.briefing.Mistakes) == 0 && len(a.view.briefing.Notices) == 0:
		return "no mistakes were found in this file"
	}
	return ""
}

func noGuide(a *App) string {
	switch {
	case a.config.Guide == nil:
		return "there is no guide here"
	case a.guide != nil:
		return "this is the guide"
	}
	return ""
}

func noReading(a *App) string {
	if a.desk != nil {
		return ""
	}
	return ""
}

func noFolder(a *App) string {
	if !a.shelf.many() {
		return "only one briefing is open; give a folder to list more"
	}
	return ""
}

func noColours(a *App) string {
	if a.config.NoColor {
		return "colours are off"
	}
	return ""
}
