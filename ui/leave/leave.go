// Package leave ends a program in a terminal that is asked questions: not before
// it has answered them all. It reads and writes nothing itself.
package leave

import (
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// How long leaving waits for a terminal that has answered before; for one that
// has said nothing yet (Patience); and after what silence it is taken for one
// that never answers.
const (
	waitKnown = time.Second
	Patience  = 600 * time.Millisecond
	silence   = 2 * time.Second
)

// Leaver holds back the end of a program until the terminal has answered all
// that it was asked. Answers that come later would be typed into the shell.
// A terminal answers in order, so one last question finds the end. It also
// keeps sizes from coming late.
type Leaver struct {
	Started time.Time
	Now     func() time.Time
	After   func(time.Duration, func()) // calls a function after a while
	Send    func(tea.Msg)               // to the program; set before it runs
	Size    func() (width, height int)  // of the window now
	Deaf    func() bool                 // reports that no answer can come any more; nil is no

	answered bool
	last     tea.Msg // the message that ends the program; nil while it runs
}

// waitedMsg says that the terminal has had time enough to answer.
type waitedMsg struct{}

// Filter is for tea.WithFilter.
func (l *Leaver) Filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case uv.PrimaryDeviceAttributesEvent:
		l.answered = true
		if l.last != nil {
			return l.last
		}
	case waitedMsg:
		return l.last
	case tea.ModeReportMsg, tea.BackgroundColorMsg, tea.KeyboardEnhancementsMsg:
		l.answered = true
	case tea.WindowSizeMsg:
		// The size at the start is sent by a goroutine and may come after later
		// ones; what the terminal says now is never out of date.
		if l.last == nil {
			w, h := l.Size()
			return tea.WindowSizeMsg{Width: w, Height: h}
		}
	case tea.QuitMsg, tea.InterruptMsg:
		if l.last == nil {
			return l.leave(msg)
		}
	}
	if l.last != nil {
		return nil
	}
	return msg
}

// leave asks the terminal the last question, unless it never answers.
func (l *Leaver) leave(msg tea.Msg) tea.Msg {
	if l.Deaf != nil && l.Deaf() {
		return msg
	}
	wait := waitKnown
	if !l.answered {
		if l.Now().Sub(l.Started) > silence {
			return msg
		}
		wait = Patience
	}
	l.last = msg
	l.After(wait, func() { l.Send(waitedMsg{}) })
	return tea.RawMsg{Msg: ansi.RequestPrimaryDeviceAttributes}
}
