package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/annotation"
	"readout/ui/theme"
)

// keepCommands are those that keep something.
func keepCommands() []Command {
	const group = "Keeping"
	return []Command{
		{ID: "bookmark", Keys: []string{"B"}, Help: "bookmark this, or no longer", Group: group, Where: anywhere, run: (*App).toggleBookmark, why: noKeeping},
		{ID: "note", Keys: []string{"e"}, Help: "write a note on this", Group: group, Where: anywhere, run: (*App).openNote, why: noKeeping},
		{ID: "note-editor", Keys: []string{"E"}, Help: "write the note in $EDITOR", Group: group, Where: anywhere, run: (*App).editNote, why: noEditor},
		{ID: "kept", Keys: []string{"A"}, Help: "all bookmarks and notes", Group: group, Where: anywhere, run: (*App).openKept, why: noKept},
		{ID: "since-read", Keys: []string{"c"}, Help: "what changed since you last read it", Group: group, Where: reading | InBriefings, run: (*App).sinceRead, why: noKeeping},
		{ID: "save-filter", Help: "keep the filter under a name: type save NAME here", Group: group, Where: anywhere, run: (*App).openSave, why: noFilterToSave},
	}
}

// target is what would be annotated: an item, or a line of the text, for which
// the reference has no type.
func (a *App) target() (*model.Briefing, model.Ref, annotation.Annotation) {
	b, r := a.itemHere()
	if b == nil {
		return nil, r, annotation.Annotation{}
	}
	if r.Type == "" && a.desk != nil {
		r = model.Ref{Type: model.TypeBriefing}
	}
	at := 0
	if r.Type == "" && a.view != nil {
		at = a.view.text.page.Offset(a.view.text.at)
	}
	return b, r, annotation.On(b, r, at)
}

// annotationHere is the annotation of a kind on the target, or a new one. One
// that was found by its words is tied to where they stand now.
func (a *App) annotationHere(why annotation.Motivation) (*model.Briefing, annotation.Annotation) {
	b, ref, note := a.target()
	if b == nil {
		return nil, note
	}
	note.Motivation = why
	if have, ok := a.notes(b).at(ref, note.Item, why); ok {
		have.Item, have.Selector = note.Item, note.Selector
		return b, have
	}
	return b, note
}

func (a *App) toggleBookmark() tea.Cmd {
	b, note := a.annotationHere(annotation.Bookmarking)
	if note.ID != 0 {
		return a.keepBy("bookmark taken off", func(k Keeper) (*annotation.State, error) { return k.Drop(note.ID) })
	}
	return a.keepBy("bookmarked; "+a.keys.key("kept")+" lists all", func(k Keeper) (*annotation.State, error) { return k.Keep(b, note) })
}

// openNote opens a line for the note. One of several lines is for the editor.
func (a *App) openNote() tea.Cmd {
	b, note := a.annotationHere(annotation.Commenting)
	if strings.Contains(note.Body, "\n") && a.config.Edit != nil {
		return a.editNote()
	}
	a.prompt = newPrompt(notePrompt, "note: ", model.CleanLine(note.Body), len(a.history))
	a.prompt.hint = "empty takes it off"
	a.prompt.done = func(a *App, text string) tea.Cmd { return a.keepNote(b, note, text) }
	return nil
}

// keepNote keeps a note, or drops it when nothing is left of it.
func (a *App) keepNote(b *model.Briefing, note annotation.Annotation, text string) tea.Cmd {
	text = strings.TrimSpace(model.Clean(text))
	switch {
	case text == "" && note.ID == 0:
		a.tell("no note was written")
		return nil
	case text == "":
		return a.keepBy("note taken off", func(k Keeper) (*annotation.State, error) { return k.Drop(note.ID) })
	case len(text) > annotation.MostNote:
		a.warn("a note has at most 16 KB; this one was not kept")
		return nil
	}
	note.Body = text
	return a.keepBy("noted; "+a.keys.key("kept")+" lists all", func(k Keeper) (*annotation.State, error) { return k.Keep(b, note) })
}

// editNote hands the note to the reader's editor.
func (a *App) editNote() tea.Cmd {
	b, note := a.annotationHere(annotation.Commenting)
	return a.config.Edit(note.Body, func(text string, err error) tea.Msg { return editedMsg{b, note, text, err} })
}

// editedMsg brings a note back from the editor.
type editedMsg struct {
	briefing *model.Briefing
	note     annotation.Annotation
	text     string
	err      error
}

func (m editedMsg) apply(a *App) tea.Cmd {
	if m.err != nil {
		a.warn("the note was not changed: " + m.err.Error())
		return nil
	}
	if strings.TrimSpace(m.text) == m.note.Body {
		a.tell("the note is as it was")
		return nil
	}
	return a.keepNote(m.briefing, m.note, m.text)
}

// signs are what stands behind a row with a bookmark or a note.
const (
	bookmarkSign = "^"
	noteSign     = "&"
)

// keptSigns are the signs of what is kept on an item.
func (a *App) keptSigns(b *model.Briefing, r model.Ref) string {
	if a.keep.state == nil {
		return ""
	}
	signs := ""
	n := a.notes(b)
	if _, ok := n.on(r, annotation.Bookmarking); ok {
		signs += bookmarkSign
	}
	if _, ok := n.on(r, annotation.Commenting); ok {
		signs += noteSign
	}
	return signs
}

// signed adds to a row the signs of what is kept on its item.
func (a *App) signed(b *model.Briefing, ref model.Ref, r row) row {
	if signs := a.keptSigns(b, ref); signs != "" {
		r.flag = strings.TrimSpace(r.flag + " " + signs)
	}
	return r
}

// noteRows are the notes on an item, for its card.
func (a *App) noteRows(b *model.Briefing, r model.Ref, width int) []row {
	note, ok := a.notes(b).on(r, annotation.Commenting)
	if !ok {
		return nil
	}
	rows := []row{{left: "Note, " + note.Modified.UTC().Format("2006-01-02"), role: theme.Subheading}}
	for line := range strings.SplitSeq(note.Body, "\n") {
		for _, l := range wrap(a.method, model.CleanLine(line), width) {
			rows = append(rows, row{left: l})
		}
	}
	return append(rows, row{})
}

// openKept lists all bookmarks and notes: those of the briefings at hand, each
// leading to its place, those whose words are gone, and those of other files.
func (a *App) openKept() tea.Cmd {
	p := newPanel(markPanel, "Bookmarks and notes")
	seen := map[string]bool{}
	var orphans []row
	for _, b := range a.shelf.briefings {
		n := a.notes(b)
		if n == nil {
			continue
		}
		seen[a.config.Keeper.Key(b)] = true
		if a.withheld(b) != "" {
			continue
		}
		p.head(strings.TrimSpace(b.Date.String() + "  " + model.CleanLine(b.Title)))
		for _, note := range n.inOrder(b) {
			p.add(noteRow(b.Label(note.ref), note.Annotation), func(a *App) tea.Cmd { return a.readLine(b, note.ref, note.place.Start) })
			p.body(note.Annotation)
		}
		for _, note := range n.orphans {
			orphans = append(orphans, row{left: note.Item + ": " + model.CleanLine(note.Selector.Exact+"  "+note.Body), indent: 2, role: theme.Warn})
		}
	}
	if len(orphans) > 0 {
		p.head("No longer in the text")
		for _, r := range orphans {
			p.under(r)
		}
	}
	a.keptElsewhere(p, seen)
	return a.open(p)
}

// keptElsewhere lists what is kept about files that are not open.
func (a *App) keptElsewhere(p *panel, seen map[string]bool) {
	var keys []string
	for key, d := range a.keep.state.Documents {
		if !seen[key] && len(d.Annotations) > 0 {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		d := a.keep.state.Documents[key]
		p.head(model.CleanLine(d.Title) + "  " + model.CleanLine(key))
		for _, note := range d.Annotations {
			to := model.Address{Path: key}
			if parsed, err := model.ParseAddress(key + "#" + note.Item); err == nil && note.Item != "" {
				to = parsed
			}
			p.add(noteRow(note.Selector.Exact, note), func(a *App) tea.Cmd { return a.visitOther(to) })
			p.body(note)
		}
	}
}

// placedNote is an annotation and where it stands.
type placedNote struct {
	annotation.Annotation
	ref   model.Ref
	place model.Place
}

// inOrder are the annotations in the order of the file.
func (n *foundNotes) inOrder(b *model.Briefing) []placedNote {
	var all []placedNote
	for r, notes := range n.items {
		for _, note := range notes {
			all = append(all, placedNote{note, r, b.PlaceOf(r)})
		}
	}
	for _, l := range n.lines {
		all = append(all, placedNote{l.Annotation, model.Ref{}, l.place})
	}
	slices.SortFunc(all, func(a, b placedNote) int {
		if d := a.place.Start - b.place.Start; d != 0 {
			return d
		}
		return int(a.ID - b.ID)
	})
	return all
}

func noteRow(label string, note annotation.Annotation) row {
	sign := bookmarkSign
	if note.Motivation == annotation.Commenting {
		sign = noteSign
	}
	if label == "" {
		label = note.Selector.Exact
	}
	return row{left: sign + " " + model.CleanLine(either(label, note.Item)), right: note.Item, indent: 2}
}

// body puts the text of a note under its row.
func (p *panel) body(note annotation.Annotation) {
	if note.Body != "" {
		p.under(row{left: model.CleanLine(note.Body), indent: 6, role: theme.Dim})
	}
}

// noKeeping says why nothing can be kept here.
func noKeeping(a *App) string {
	if a.config.Keeper == nil {
		return "nothing is kept in this session"
	}
	b, _ := a.itemHere()
	switch {
	case a.keep.state == nil:
		return "what is kept is still being read"
	case b == nil:
		return "nothing stands here to keep"
	case a.config.Keeper.Key(b) == "":
		return "this briefing is no file, so nothing is kept about it"
	}
	return ""
}

func noEditor(a *App) string {
	if a.config.Edit == nil {
		return "no editor can be opened from here; " + a.keys.key("note") + " writes a note in place"
	}
	return noKeeping(a)
}

func noKept(a *App) string {
	if a.config.Keeper == nil {
		return "nothing is kept in this session"
	}
	if a.keep.state == nil {
		return "what is kept is still being read"
	}
	for _, d := range a.keep.state.Documents {
		if len(d.Annotations) > 0 {
			return ""
		}
	}
	return "no bookmarks or notes yet; " + a.keys.key("bookmark") + " and " + a.keys.key("note") + " make one"
}
