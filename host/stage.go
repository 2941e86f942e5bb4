package host

import (
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/together"
	"readout/ui"
)

// app is a reader of package ui, with a screen or without.
type app interface {
	tea.Model
	Reading() (b *model.Briefing, view string)
	Position() model.Address
	Place() together.Place
	Leaving() tea.Cmd
}

// stage is what a program runs: the reader, which can be put in the place of
// another, and whose faults end this program in good order.
type stage struct {
	app    app
	make   func(*View, model.Address) app // at an address
	moved  func(app)                      // called after every message
	failed func(what, stack string)       // called once
	last   tea.View
	broken bool
}

// remade says that the reader may see less than before: what is open is closed.
type remade struct {
	view *View
	size tea.WindowSizeMsg
}

// Init begins the reader.
func (s *stage) Init() (cmd tea.Cmd) {
	defer s.recover(&cmd)
	cmd = s.wrap(s.app.Init())
	s.moved(s.app)
	return cmd
}

// Update hands a message on.
func (s *stage) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = s
	defer s.recover(&cmd)
	if s.broken {
		return s, tea.Quit
	}
	if m, ok := msg.(remade); ok {
		s.app = s.make(m.view, m.view.again(s.app.Place()))
		cmd = s.app.Init()
		_, sized := s.app.Update(m.size)
		_, told := s.app.Update(ui.Sentence{Text: "what you may read has changed, so this begins anew", Warn: true})
		cmd = tea.Batch(cmd, sized, told)
	} else {
		_, cmd = s.app.Update(msg)
	}
	s.moved(s.app)
	return s, s.wrap(cmd)
}

// View draws the reader; after a fault, what was there before.
func (s *stage) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			s.fail(r)
			v = s.last
		}
	}()
	if !s.broken {
		s.last = s.app.View()
	}
	return s.last
}

func (s *stage) recover(cmd *tea.Cmd) {
	if r := recover(); r != nil {
		s.fail(r)
		*cmd = tea.Quit
	}
}

func (s *stage) fail(r any) {
	if !s.broken {
		s.broken = true
		s.failed(fmt.Sprint(r), string(debug.Stack()))
	}
}

// again is where a reader begins anew who was somewhere: where they were, if that
// is a briefing of this view, else in the library.
func (v *View) again(p together.Place) model.Address {
	switch {
	case p.View == model.Views[0] && v.sees(p.Briefing):
		return model.Address{Path: p.Briefing}
	case len(v.briefings) == 0:
		return model.Address{}
	}
	return model.Address{View: "library"}
}

// wrap keeps the fault of a command from being told on the host's own terminal.
func (s *stage) wrap(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	failed := s.failed
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				failed(fmt.Sprint(r), string(debug.Stack()))
				msg = tea.QuitMsg{}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			wrapped := make(tea.BatchMsg, len(batch))
			for i, c := range batch {
				wrapped[i] = s.wrap(c)
			}
			return wrapped
		}
		return msg
	}
}
