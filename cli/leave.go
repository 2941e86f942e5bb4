package cli

import (
	"bytes"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// How long leaving waits for a terminal that has answered before, and for one
// that has said nothing yet; and after what silence it is taken for one that
// never answers.
const (
	waitKnown   = time.Second
	waitUnknown = 600 * time.Millisecond
	silence     = 2 * time.Second
)

// leaver holds back the end of a program until the terminal has answered all
// that it was asked. Answers that come later would be typed into the shell.
// A terminal answers in order, so one last question finds the end. It also
// keeps sizes from coming late.
type leaver struct {
	started  time.Time
	now      func() time.Time
	after    func(time.Duration, func())
	send     func(tea.Msg)
	size     func() (width, height int)
	answered bool
	last     tea.Msg // the message that ends the program; nil while it runs
}

// waitedMsg says that the terminal has had time enough to answer.
type waitedMsg struct{}

// filter is for tea.WithFilter.
func (l *leaver) filter(_ tea.Model, msg tea.Msg) tea.Msg {
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
			w, h := l.size()
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
func (l *leaver) leave(msg tea.Msg) tea.Msg {
	wait := waitKnown
	if !l.answered {
		if l.now().Sub(l.started) > silence {
			return msg
		}
		wait = waitUnknown
	}
	l.last = msg
	l.after(wait, func() { l.send(waitedMsg{}) })
	return tea.RawMsg{Msg: ansi.RequestPrimaryDeviceAttributes}
}

// drain reads what the terminal has still to answer after a program that ended
// without asking the last question itself.
func drain() {
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer tty.Close()
	if tty.SetReadDeadline(time.Now().Add(waitUnknown)) != nil {
		return
	}
	// File.Fd would make the file block and the deadline void.
	raw, err := tty.SyscallConn()
	if err != nil {
		return
	}
	var before *term.State
	raw.Control(func(fd uintptr) { before, err = term.MakeRaw(fd) })
	if err != nil || before == nil {
		return
	}
	defer raw.Control(func(fd uintptr) { term.Restore(fd, before) })
	io.WriteString(tty, ansi.RequestPrimaryDeviceAttributes)
	var got []byte
	buf := make([]byte, 256)
	for !lastAnswer(got) {
		n, err := tty.Read(buf)
		if err != nil {
			return
		}
		got = append(got, buf[:n]...)
	}
}

// lastAnswer reports whether the answer to the last question has come.
func lastAnswer(got []byte) bool {
	for {
		i := bytes.Index(got, []byte("\x1b[?"))
		if i < 0 {
			return false
		}
		got = bytes.TrimLeft(got[i+3:], "0123456789;")
		if len(got) > 0 && got[0] == 'c' {
			return true
		}
	}
}
