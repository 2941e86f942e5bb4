package ui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/library"
)

// form is how an item is copied.
type form int

const (
	cited form = iota
	words
	address
)

var formNames = map[form]string{cited: "%s and its source", words: "the words of %s", address: "the address of %s"}

// copyAs copies what the reader is at.
func copyAs(f form) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if b, r, ok := a.panelItem(); ok {
			return a.copyItem(b, r, f)
		}
		if a.desk != nil {
			return a.copySpot(f)
		}
		r, ok := a.view.item()
		if !ok {
			line := a.view.lineNumber()
			return a.copyText(model.Address{Path: a.view.briefing.Path, Line: line}.String(), "the address of the line")
		}
		return a.copyText(a.view.textOf(r, f, a.config.now()), fmt.Sprintf(formNames[f], copyName(r)))
	}
}

// copyName is what a message calls an item that was copied.
func copyName(r model.Ref) string {
	if r.Type == model.TypeQuote {
		return "the quotation"
	}
	return "the " + string(r.Type)
}

// panelItem is the item that the row under the cursor of a panel leads to.
func (a *App) panelItem() (*model.Briefing, model.Ref, bool) {
	if a.panel == nil || a.panel.kind != wordsPanel {
		return nil, model.Ref{}, false
	}
	r, ok := a.panel.list.current()
	if !ok {
		return nil, model.Ref{}, false
	}
	at := a.panel.all[r.item.Index]
	return at.of, at.ref, at.of != nil && at.ref.Type != "" && at.of.Holds(at.ref)
}

// copyItem copies an item of any briefing.
func (a *App) copyItem(b *model.Briefing, r model.Ref, f form) tea.Cmd {
	v := &view{briefing: b, index: newIndex(b), names: shortNames(b)}
	return a.copyText(v.textOf(r, f, a.config.now()), fmt.Sprintf(formNames[f], copyName(r)))
}

// lineNumber is the line of the file at the cursor of the text.
func (v *view) lineNumber() int {
	b := v.briefing
	at := min(max(v.text.page.Offset(v.text.at), 0), len(b.Source()))
	return 1 + strings.Count(b.Source()[:at], "\n")
}

// textOf is an item as text for elsewhere.
func (v *view) textOf(r model.Ref, f form, now time.Time) string {
	switch {
	case f == address:
		return v.briefing.AddressOf(r).String()
	case r.Type == model.TypeQuote && f == words:
		return wordsOf(v.briefing.Quotes()[r.Index])
	case r.Type == model.TypeQuote:
		return v.citation(v.briefing.Quotes()[r.Index], now)
	case f == words:
		return v.briefing.Label(r)
	}
	b := v.briefing
	parts := []string{b.Label(r)}
	if issue := v.issueTitle(b.IssueOf(r)); issue != "" && r.Type != model.TypeIssue {
		parts = append(parts, issue)
	}
	return model.CleanLine(strings.Join(append(parts, v.origin("", now)), "; "))
}

// citation is a quote with all that must go with it: speaker, role, source,
// date and marking.
func (v *view) citation(q model.Quote, now time.Time) string {
	var s strings.Builder
	for i, segment := range q.Segments {
		if i > 0 {
			s.WriteString(" … ")
		}
		s.WriteString("“" + segment.Text + "”")
	}
	if q.Failed() {
		s.WriteString(" (not word for word in " + either(v.sourceTitle(q.Source), "its source") + ")")
	}
	s.WriteString(" — ")
	if i, ok := v.index.actors[q.By]; ok {
		s.WriteString(v.briefing.Actors()[i].Name)
		if role := v.briefing.Actors()[i].Role; role != "" {
			s.WriteString(", " + role)
		}
	} else {
		s.WriteString(v.name(q.By))
	}
	if q.Guess && q.By != "" {
		s.WriteString(" (speaker not certain)")
	}
	if !q.On.IsZero() {
		s.WriteString(", " + q.On.String())
	}
	s.WriteString("; " + v.origin(q.Source, now))
	return model.CleanLine(s.String())
}

// origin is source, briefing, date and marking, and what else limits the use of
// the words.
func (v *view) origin(source string, now time.Time) string {
	b := v.briefing
	var parts []string
	if i, ok := v.index.sources[source]; ok {
		s := b.Sources()[i].Title
		if by := b.Sources()[i].By; by != "" {
			s += " (" + by + ")"
		}
		if url := b.Sources()[i].URL; url != "" {
			s += " <" + url + ">"
		}
		if d := b.Sources()[i].Date; !d.IsZero() {
			s += ", " + d.String()
		}
		parts = append(parts, s)
	}
	s := "in: " + b.Title
	if !b.Date.IsZero() {
		s += ", " + b.Date.String()
	}
	parts = append(parts, s, markingOf(b))
	if state := library.Standing(b); state != string(model.Reviewed) {
		parts = append(parts, state)
		if state == library.Corrected && b.Status != model.Reviewed {
			parts = append(parts, string(model.Draft)) // nobody may take it for reviewed words
		}
	}
	if b.Embargoed(now) {
		parts = append(parts, "embargo until "+b.Embargo.String())
	}
	return strings.Join(parts, "; ")
}

// copiedMsg says that the system's clipboard was tried.
type copiedMsg struct {
	what string
	size int
	err  error
}

func (m copiedMsg) apply(a *App) tea.Cmd {
	switch {
	case m.err != nil && a.mute:
		a.warn(fmt.Sprintf("not copied; system clipboard: %v", m.err))
		return nil
	case m.err != nil:
		a.warn(fmt.Sprintf("system clipboard: %v; only sent to the terminal's (OSC 52, %d bytes)", m.err, m.size))
		return nil
	}
	a.tell(fmt.Sprintf("copied %s (system clipboard, %d bytes)", m.what, m.size))
	return nil
}

// sent is all that is known of OSC 52: no terminal says whether it took it.
func sent(what string, size int) string {
	return fmt.Sprintf("sent %s to the terminal's clipboard (OSC 52, %d bytes)", what, size)
}

// copyText sends text to the terminal's clipboard first and to the system's
// second, and says which.
func (a *App) copyText(text, what string) tea.Cmd {
	write := a.config.Copy
	system := func() tea.Msg { return copiedMsg{what, len(text), write(text)} }
	switch {
	case a.mute && write == nil:
		a.warn("there is no system clipboard here to copy to: " + text)
		return nil
	case a.mute:
		return system
	}
	a.tell(sent(what, len(text)))
	if write == nil {
		return tea.SetClipboard(text)
	}
	return tea.Batch(tea.SetClipboard(text), system)
}

// copySpot copies what the cursor of a board stands on.
func (a *App) copySpot(f form) tea.Cmd {
	d := a.desk
	a.makeSheet()
	s := d.spot()
	if s == nil || f == address {
		to := d.board.Address(s)
		if s != nil && s.Address != "" {
			to = s.Address
		}
		return a.copyText(model.CleanLine(a.folderPath()+"#"+to), "the address of the view")
	}
	text := s.Cite
	if f == words {
		text = s.Words
	}
	if text == "" && s.Briefing != nil && s.Ref.Type != "" && s.Briefing.Holds(s.Ref) {
		return a.copyItem(s.Briefing, s.Ref, f)
	}
	if text == "" {
		text = d.sheet.SayAt(d.at[d.pane])
	}
	return a.copyText(model.CleanLine(text), "what the cursor stands on")
}

// folderPath is what addresses of views over briefings begin with.
func (a *App) folderPath() string {
	if d := a.desk; d != nil && d.current != nil && len(a.shelf.briefings) <= 1 {
		return d.current.Path
	}
	return a.shelf.folder
}
