package ui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"
)

// Command is one thing a reader can do. Keys, help, palette, README and man
// page are made from the one list of them.
type Command struct {
	ID    string   // short stable name, as the keymap and the palette know it
	Keys  []string // the usual first
	Help  string   // what it does, as "next quotation"
	Group string   // heading under which help lists it
	Where Where    // the contexts in which its keys work

	run func(*App) tea.Cmd
	why func(*App) string // why it cannot work now; "" if it can
}

// Commands returns every command in the order of the help, with its usual keys.
func Commands() []Command {
	return slices.Concat(moving(), jumping(), choosing(), finding(), panes(), taking(), keepCommands(), reviewCommands(), viewing(), matrixCommands(),
		timelineCommands(), dossierCommands(), compareCommands(), libraryCommands(), companyCommands(), showing(), leaving(), typing())
}

// commandsOf are the commands that there are for a reader: a hosted one has no
// job control, and no editor of their own on that computer; one who is alone
// reads together with nobody.
func commandsOf(c Config) []Command {
	return slices.DeleteFunc(Commands(), func(cmd Command) bool {
		return cmd.Group == companyGroup && c.Company == nil || c.Hosted && (cmd.ID == "suspend" || cmd.ID == "note-editor" && c.Edit == nil)
	})
}

// keysOf are the keys that a reader chose for the commands that there are.
func keysOf(c Config) Keymap {
	keys, there := maps.Clone(c.Keys), commandsOf(c)
	for _, cmd := range Commands() {
		if !slices.ContainsFunc(there, func(have Command) bool { return have.ID == cmd.ID }) {
			delete(keys, cmd.ID)
		}
	}
	return keys
}

// The groups of commands that change where the reader is.
const (
	groupMoving  = "Moving"
	groupJumping = "Jumping"
)

func moving() []Command {
	const group = groupMoving
	return []Command{
		{ID: "down", Keys: []string{"j", "down"}, Help: "line or row down", Group: group, Where: anywhere | InReview | InPanel, run: move(1, byLine)},
		{ID: "up", Keys: []string{"k", "up"}, Help: "line or row up", Group: group, Where: anywhere | InReview | InPanel, run: move(-1, byLine)},
		{ID: "half-down", Keys: []string{"ctrl+d"}, Help: "half a page down", Group: group, Where: anywhere | InReview | InPanel, run: move(1, byHalf)},
		{ID: "half-up", Keys: []string{"ctrl+u"}, Help: "half a page up", Group: group, Where: anywhere | InReview | InPanel, run: move(-1, byHalf)},
		{ID: "page-down", Keys: []string{"space", "pgdown"}, Help: "page down", Group: group, Where: InText | InReview | boards | InPanel, run: move(1, byPage)},
		{ID: "list-page-down", Keys: []string{"pgdown"}, Help: "page down in a list", Group: group, Where: InList | InBriefings, run: move(1, byPage)},
		{ID: "page-up", Keys: []string{"b", "pgup"}, Help: "page up", Group: group, Where: anywhere | InReview | InPanel, run: move(-1, byPage)},
		{ID: "left", Keys: []string{"h", "left"}, Help: "to the left", Group: group, Where: boards | InBriefings, run: sideways(-1)},
		{ID: "right", Keys: []string{"l", "right"}, Help: "to the right", Group: group, Where: boards | InBriefings, run: sideways(1)},
		{ID: "first", Keys: []string{"g", "home"}, Help: "beginning", Group: group, Where: anywhere | InReview | InPanel, run: (*App).toFirst},
		{ID: "last", Keys: []string{"G", "end"}, Help: "end", Group: group, Where: anywhere | InReview | InPanel, run: (*App).toLast},
		{ID: "scroll-down", Keys: []string{"J"}, Help: "scroll the text down", Group: group, Where: reading | InReview, run: scroll(1)},
		{ID: "scroll-up", Keys: []string{"K"}, Help: "scroll the text up", Group: group, Where: reading | InReview, run: scroll(-1)},
	}
}

func jumping() []Command {
	const group = groupJumping
	return []Command{
		{ID: "next-quote", Keys: []string{"]"}, Help: "next quotation", Group: group, Where: reading, run: stepQuote(1), why: noQuotes},
		{ID: "previous-quote", Keys: []string{"["}, Help: "previous quotation", Group: group, Where: reading, run: stepQuote(-1), why: noQuotes},
		{ID: "next-section", Keys: []string{"}"}, Help: "next section", Group: group, Where: reading, run: stepSection(1), why: noSections},
		{ID: "previous-section", Keys: []string{"{"}, Help: "previous section", Group: group, Where: reading, run: stepSection(-1), why: noSections},
		{ID: "back", Keys: []string{"ctrl+o", "alt+left"}, Help: "back to the place before", Group: group, Where: anywhere, run: travel(-1), why: noPlaceBefore},
		{ID: "forward", Keys: []string{"alt+right", "ctrl+i"}, Help: "forward again", Group: group, Where: anywhere, run: travel(1), why: noPlaceAfter},
		{ID: "swap", Keys: []string{"-"}, Help: "swap the last two places", Group: group, Where: InText | boards, run: (*App).swapPlaces, why: noPlaceBefore},
		{ID: "mark", Keys: []string{"m"}, Help: "mark this place with a letter", Group: group, Where: reading | boards | InBriefings, run: (*App).awaitMark},
		{ID: "jump", Keys: []string{"'"}, Help: "go to a mark", Group: group, Where: anywhere, run: (*App).openMarks, why: noMarks},
	}
}

func choosing() []Command {
	const group = "Choosing"
	return []Command{
		{ID: "open", Keys: []string{"enter"}, Help: "choose the row: go to its words, narrow the rest", Group: group, Where: anywhere | InPanel, run: (*App).openRow, why: noRow},
		{ID: "add", Keys: []string{"space"}, Help: "add the row to the filter", Group: group, Where: InList, run: (*App).addRow, why: noTerm},
		{ID: "exclude", Keys: []string{"-"}, Help: "filter the row out", Group: group, Where: InList, run: (*App).excludeRow, why: noTerm},
		{ID: "all", Keys: []string{"s"}, Help: "show all: drop selection and filter", Group: group, Where: anywhere, run: (*App).showAll, why: nothingHidden},
		{ID: "card", Keys: []string{"i", "d"}, Help: "all that is known of what the cursor is on", Group: group, Where: reading | InReview, run: (*App).openCard, why: noSubject},
		{ID: "details", Keys: []string{"d", "i"}, Help: "all that is known of what the cursor is on", Group: group, Where: InBriefings | boards, run: (*App).openDetails, why: noDetails},
		{ID: "about", Keys: []string{"a"}, Help: "about the briefing: status, corrections, judgements", Group: group, Where: reading, run: (*App).openAbout, why: noBriefing},
	}
}

func finding() []Command {
	const group = "Finding"
	return []Command{
		{ID: "search", Keys: []string{"/"}, Help: "search the text", Group: group, Where: InText, run: (*App).openSearch, why: noBriefing},
		{ID: "next-match", Keys: []string{"n"}, Help: "next match", Group: group, Where: reading, run: stepMatch(1), why: noMatches},
		{ID: "previous-match", Keys: []string{"N"}, Help: "previous match", Group: group, Where: reading, run: stepMatch(-1), why: noMatches},
		{ID: "filter-list", Keys: []string{"/"}, Help: "filter", Group: group, Where: InList | InBriefings | boards, run: (*App).openFilter},
		{ID: "filter", Keys: []string{"f"}, Help: "filter, from anywhere", Group: group, Where: anywhere, run: (*App).openFilter},
		{ID: "undo", Keys: []string{"esc"}, Help: "take off one layer", Group: group, Where: anywhere | InReview | InPanel, run: (*App).takeOff},
	}
}

func panes() []Command {
	const group = "Panes"
	list := []Command{
		{ID: "next-pane", Keys: []string{"tab"}, Help: "next pane", Group: group, Where: reading | boards | InBriefings, run: stepPane(1)},
		{ID: "previous-pane", Keys: []string{"shift+tab"}, Help: "previous pane", Group: group, Where: reading | boards | InBriefings, run: stepPane(-1)},
	}
	for i, id := range paneNames {
		if pane(i) == textPane {
			list = append(list, Command{ID: "text", Keys: []string{"0"}, Help: "text", Group: group, Where: reading, run: focusOn(textPane)})
			continue
		}
		list = append(list, Command{
			ID: lowerDashed(id), Keys: []string{string(rune('0' + i))}, Help: id, Group: group,
			Where: reading, run: focusOn(pane(i)),
		})
	}
	return append(list, Command{ID: "zoom", Keys: []string{"z"}, Help: "give the pane the screen, and back", Group: group, Where: reading, run: (*App).zoom})
}

func taking() []Command {
	const group = "Copying"
	return []Command{
		{ID: "copy", Keys: []string{"y"}, Help: "copy the words with speaker, source, date and marking", Group: group, Where: reading | boards | InBriefings | InPanel, run: copyAs(cited), why: noCopy},
		{ID: "copy-words", Keys: []string{"Y"}, Help: "copy the words alone", Group: group, Where: reading | boards | InBriefings | InPanel, run: copyAs(words), why: noCopy},
		{ID: "copy-address", Keys: []string{"ctrl+y"}, Help: "copy the address", Group: group, Where: anywhere | InPanel, run: copyAs(address), why: noAddress},
	}
}

// viewing are the views, whose capitals mean the same everywhere.
func viewing() []Command {
	const group = viewsGroup
	return []Command{
		{ID: "reading", Keys: []string{"R"}, Help: "reading view", Group: group, Where: anywhere, run: (*App).toReading, why: noReading},
		{ID: "matrix", Keys: []string{"M"}, Help: "position matrix: who stands where on what", Group: group, Where: anywhere, run: (*App).toMatrix, why: noPositions},
		{ID: "timeline", Keys: []string{"T"}, Help: "timeline: what happened, and what comes next", Group: group, Where: anywhere, run: (*App).toTimeline},
		{ID: "dossier", Keys: []string{"D"}, Help: "dossier of an actor across all briefings", Group: group, Where: anywhere, run: (*App).toDossier, why: noActors},
		{ID: "compare", Keys: []string{"C"}, Help: "compare: what changed since the briefing before", Group: group, Where: anywhere, run: (*App).toCompare},
		{ID: "briefings", Keys: []string{"L"}, Help: "library: the briefings of the folder", Group: group, Where: anywhere, run: (*App).toBriefings, why: noFolder},
	}
}

func showing() []Command {
	const group = "Showing"
	return []Command{
		{ID: "palette", Keys: []string{":"}, Help: "all commands, and addresses to go to", Group: group, Where: anywhere | InReview | InPanel, run: (*App).openPalette},
		{ID: "help", Keys: []string{"?"}, Help: "help", Group: group, Where: anywhere | InReview | InPanel, run: (*App).openHelp},
		{ID: "mistakes", Keys: []string{"!"}, Help: "mistakes in the file", Group: group, Where: reading, run: (*App).openMistakes, why: noMistakes},
		{ID: "guide", Keys: []string{"f1"}, Help: "the guide to readout and its format", Group: group, Where: anywhere, run: (*App).openGuide, why: noGuide},
		{ID: "background", Help: "switch between light and dark", Group: group, Where: anywhere, run: (*App).switchBackground, why: noColours},
		{ID: "mouse", Keys: []string{"ctrl+e"}, Help: "let go of the mouse, and take it back", Group: group, Where: anywhere | InReview, run: (*App).switchMouse},
		{ID: "redraw", Keys: []string{"ctrl+l"}, Help: "draw the screen again", Group: group, Where: anywhere | InReview | InPanel | InPrompt, run: (*App).redraw},
	}
}

func leaving() []Command {
	const group = "Leaving"
	return []Command{
		{ID: "quit", Keys: []string{"q"}, Help: "leave this level; at the top, readout", Group: group, Where: anywhere | InReview | InPanel, run: (*App).leave},
		{ID: "quit-now", Keys: []string{"ctrl+c"}, Help: "leave readout at once", Group: group, Where: anywhere | InReview | InPanel | InPrompt, run: (*App).quit},
		{ID: "suspend", Keys: []string{"ctrl+z"}, Help: "suspend", Group: group, Where: anywhere | InReview | InPanel | InPrompt, run: (*App).suspend},
	}
}

func typing() []Command {
	const group = "While typing"
	return []Command{
		{ID: "accept", Keys: []string{"enter"}, Help: "do it", Group: group, Where: InPrompt, run: (*App).acceptPrompt},
		{ID: "cancel", Keys: []string{"esc"}, Help: "leave it as it was", Group: group, Where: InPrompt, run: (*App).cancelPrompt},
		{ID: "complete", Keys: []string{"tab"}, Help: "complete, and the next candidate", Group: group, Where: InPrompt, run: complete(1)},
		{ID: "complete-back", Keys: []string{"shift+tab"}, Help: "the candidate before", Group: group, Where: InPrompt, run: complete(-1)},
		{ID: "older", Keys: []string{"up", "ctrl+p"}, Help: "earlier line, or row up", Group: group, Where: InPrompt, run: recall(-1)},
		{ID: "newer", Keys: []string{"down", "ctrl+n"}, Help: "later line, or row down", Group: group, Where: InPrompt, run: recall(1)},
		{ID: "rows-up", Keys: []string{"pgup"}, Help: "page of rows up", Group: group, Where: InPrompt, run: leaf(-1)},
		{ID: "rows-down", Keys: []string{"pgdown"}, Help: "page of rows down", Group: group, Where: InPrompt, run: leaf(1)},
	}
}
