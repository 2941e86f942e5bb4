package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/together"
)

// Sentence is a message that puts a sentence into the footer until the next
// key, or beside the line that is being typed: whoever runs the reader has
// something to tell.
type Sentence struct {
	Text string
	Warn bool
}

func (m Sentence) apply(a *App) tea.Cmd {
	if m.Warn {
		a.warn(m.Text)
	} else {
		a.tell(m.Text)
	}
	if a.prompt != nil {
		a.prompt.fault = model.CleanLine(m.Text)
	}
	return nil
}

// KeptElsewhere is a message that what is kept has to be loaded again, since the
// place where it is was lost or is back.
type KeptElsewhere struct{}

func (KeptElsewhere) apply(a *App) tea.Cmd { return a.loadKept() }

// Position is where the reader is: the briefing that is read and the item they
// are at, or the view over briefings and the place in it. It is all that another
// reader needs to go there.
func (a *App) Position() model.Address {
	if d := a.desk; d != nil {
		to := model.Address{Path: a.shelf.folder, View: d.board.Name()}
		a.makeSheet()
		if parsed, err := model.ParseAddress("#" + d.board.Address(d.spot())); err == nil {
			to.View, to.ID = parsed.View, parsed.ID
		}
		return to
	}
	if a.view == nil {
		return model.Address{Path: a.shelf.folder}
	}
	if r, ok := a.view.item(); ok {
		return a.view.briefing.AddressOf(r)
	}
	return model.Address{Path: a.view.briefing.Path, Line: a.view.lineNumber()}
}

// Reading is the briefing whose text is open, and the name of the view over
// briefings that lies on top, "" for none.
func (a *App) Reading() (b *model.Briefing, view string) {
	if a.desk != nil {
		view = a.desk.board.Name()
	}
	if a.view != nil {
		b = a.view.briefing
	}
	return b, view
}

// Leaving returns a command that keeps where the reader is, for whoever ends
// the program without the reader's own key; nil if there is nothing to keep.
func (a *App) Leaving() tea.Cmd { return a.leaveReading() }

// Place is that of the reader behind the sentences.
func (l *Linear) Place() together.Place { return l.app.Place() }

// Position is that of the reader behind the sentences.
func (l *Linear) Position() model.Address { return l.app.Position() }

// Reading is that of the reader behind the sentences.
func (l *Linear) Reading() (b *model.Briefing, view string) { return l.app.Reading() }

// Leaving is that of the reader behind the sentences.
func (l *Linear) Leaving() tea.Cmd { return l.app.Leaving() }
