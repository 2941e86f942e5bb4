package ui_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"
)

// marked is a model whose frames can be told apart: a frame that was drawn
// after syncMsg(n) has n for its title, which leaves the program in the same
// flush as the cells.
type marked struct {
	tea.Model
	n int
}

type syncMsg int

func (m marked) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if n, ok := msg.(syncMsg); ok {
		m.n = int(n)
		return m, nil
	}
	var cmd tea.Cmd
	m.Model, cmd = m.Model.Update(msg)
	return m, cmd
}

func (m marked) View() tea.View {
	v := m.Model.View()
	v.WindowTitle = fmt.Sprint("frame ", m.n)
	return v
}

// terminal is an emulator behind a lock, with what a pty does to newlines.
type terminal struct {
	mu    sync.Mutex
	em    *vt.Emulator
	title chan string
	raw   bytes.Buffer
}

func newTerminal(w, h int) *terminal {
	t := &terminal{em: vt.NewEmulator(w, h), title: make(chan string, 64)}
	t.em.SetCallbacks(vt.Callbacks{Title: func(s string) {
		select {
		case t.title <- s:
		default:
		}
	}})
	return t
}

func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw.Write(p)
	_, err := t.em.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	return len(p), err
}

func (t *terminal) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.em.String()
}

// program runs a model in an emulator, and hands over a function that sends
// messages and returns what is on screen when all of them are drawn.
func program(t *testing.T, m tea.Model, w, h int) (step func(...tea.Msg) string, raw func() string) {
	t.Helper()
	term := newTerminal(w, h)
	in, answers := io.Pipe()
	go io.Copy(answers, term.em)
	p := tea.NewProgram(marked{Model: m}, tea.WithInput(in), tea.WithOutput(term), tea.WithWindowSize(w, h),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithEnvironment([]string{"TERM=xterm-256color"}),
		tea.WithoutSignals(), tea.WithFPS(120))
	done := make(chan error, 1)
	go func() {
		_, err := p.Run()
		done <- err
	}()
	t.Cleanup(func() {
		p.Quit()
		if err := <-done; err != nil {
			t.Error(err)
		}
		in.Close()
	})
	n := 0
	step = func(msgs ...tea.Msg) string {
		for _, msg := range msgs {
			p.Send(msg)
			if size, ok := msg.(tea.WindowSizeMsg); ok {
				term.mu.Lock()
				term.em.Resize(size.Width, size.Height)
				term.mu.Unlock()
			}
		}
		n++
		p.Send(syncMsg(n))
		for title := range term.title {
			if title == fmt.Sprint("frame ", n) {
				break
			}
		}
		return term.String()
	}
	return step, func() string {
		term.mu.Lock()
		defer term.mu.Unlock()
		return term.raw.String()
	}
}

func TestProgram(t *testing.T) {
	step, _ := program(t, app(t, 80, 24), 80, 24)
	want := screen(app(t, 80, 24), 80, 24)
	if got := trimmed(step()); got != want {
		t.Errorf("first frame; got:\n%s\nwant:\n%s", got, want)
	}
	keys := []string{"]", "2", "wait", "j", "enter", "3"}
	var m tea.Model = app(t, 80, 24)
	for _, key := range keys {
		if key == "wait" {
			continue
		}
		m = play(m, key)
		if got := trimmed(step(press(key))); got != screen(m, 80, 24) {
			t.Errorf("after %s; got:\n%s\nwant:\n%s", key, got, screen(m, 80, 24))
		}
	}
}

func TestProgramResizes(t *testing.T) {
	step, _ := program(t, app(t, 80, 24), 80, 24)
	before := trimmed(step(press("}")))
	for _, size := range [][2]int{{120, 36}, {30, 10}, {5, 2}, {200, 60}, {80, 24}} {
		got := trimmed(step(tea.WindowSizeMsg{Width: size[0], Height: size[1]}))
		if strings.TrimSpace(got) == "" {
			t.Errorf("blank at %v", size)
		}
		if size[0] == 80 && got != before {
			t.Errorf("got:\n%s\nwant:\n%s", got, before)
		}
	}
}

// trimmed is a screen without the blanks at the end of its lines.
func trimmed(s string) string {
	var sb strings.Builder
	for _, line := range strings.Split(strings.ReplaceAll(strings.TrimRight(s, "\n"), "\r", ""), "\n") {
		sb.WriteString(strings.TrimRight(line, " "))
		sb.WriteByte('\n')
	}
	return sb.String()
}
