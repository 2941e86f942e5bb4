package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/bench/invent"
	"readout/model/annotation"
	"readout/store"
)

func TestReadAndQuit(t *testing.T) {
	s := sit(t, 80, 24, nil, briefingFile(t))
	s.see("Water of Lake Orrin")
	s.until("the other screen", s.other)
	s.keys("q")
	s.end(Done)
}

func TestResize(t *testing.T) {
	s := sit(t, 80, 24, nil, briefingFile(t))
	s.see("Water of Lake Orrin")
	for _, size := range [][2]int{{40, 12}, {120, 36}, {20, 6}, {200, 60}, {80, 24}} {
		s.resize(size[0], size[1])
		s.until(fmt.Sprintf("a full screen of %dx%d", size[0], size[1]), func() bool {
			lines := strings.Split(s.em.String(), "\n")
			return len(lines) >= size[1] && strings.TrimSpace(lines[size[1]-1]) != "" && ansi.StringWidth(lines[0]) <= size[0]
		})
	}
	s.see("Water of Lake Orrin")
	s.keys("\x03")
	s.end(Done)
}

// TestQuitAtOnce quits before the terminal has answered anything.
func TestQuitAtOnce(t *testing.T) {
	s := newSeat(t, 80, 24, nil, briefingFile(t))
	s.mute = true
	s.start()
	s.keys("q")
	s.asked(ansi.RequestPrimaryDeviceAttributes)
	s.speak()
	s.end(Done)
}

// TestQuitMute quits at a terminal that answers nothing at all.
func TestQuitMute(t *testing.T) {
	s := newSeat(t, 80, 24, nil, briefingFile(t))
	s.mute = true
	s.start()
	s.see("Water of Lake Orrin")
	s.keys("q")
	s.end(Done)
}

func TestSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			s := sit(t, 80, 24, nil, briefingFile(t))
			s.see("Water of Lake Orrin")
			s.cmd.Process.Signal(sig)
			s.end(Done)
		})
	}
}

// TestLostTerminal closes the window: nothing may be left running.
func TestLostTerminal(t *testing.T) {
	s := newSeat(t, 80, 24, nil, briefingFile(t))
	var trouble bytes.Buffer
	s.cmd.Stderr = &trouble
	s.start()
	s.see("Water of Lake Orrin")
	s.master.Close()
	s.until("the end", func() bool { return s.ended })
	if s.err != nil {
		t.Errorf("the end is %v: %s", s.err, trouble.String())
	}
}

// panicking is a reader with a fault: it panics at the first key.
type panicking struct{}

func (panicking) Init() tea.Cmd { return nil }

func (p panicking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		panic("a fault of its own")
	}
	return p, nil
}

func (panicking) View() tea.View {
	v := tea.NewView("press a key")
	v.AltScreen = true
	return v
}

func panicOnKey(sys System) int {
	a := &app{System: sys}
	if err := a.runModel(context.Background(), &config{}, &reading{}, panicking{}); err != nil {
		return a.tell(err)
	}
	return Done
}

func TestPanic(t *testing.T) {
	s := newSeat(t, 80, 24, nil)
	path, err := exec.LookPath("panicking")
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Path, s.cmd.Args = path, []string{"panicking"}
	s.start()
	s.see("press a key")
	s.keys("x")
	s.end(Trouble)
	s.asked("readout met a fault of its own")
}

func TestPipedInput(t *testing.T) {
	src, err := os.Open(briefingFile(t))
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	s := newSeat(t, 80, 24, nil, "-")
	s.cmd.Stdin = src
	s.start()
	s.see("Water of Lake Orrin")
	s.keys("q")
	s.end(Done)
}

func TestDumbTerminal(t *testing.T) {
	for _, kind := range []string{"TERM=dumb", "TERM="} {
		s := sit(t, 80, 24, []string{kind}, briefingFile(t))
		s.end(Done)
		s.asked("Water of Lake Orrin")
		if text := s.written.String(); strings.Contains(text, "\x1b") {
			t.Errorf("%s: escapes are written: %q", kind, text)
		}
	}
}

func TestNoColor(t *testing.T) {
	colour := func(s *seat) bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		for y := range s.em.Height() {
			for x := range s.em.Width() {
				if c := s.em.CellAt(x, y); c != nil && (c.Style.Fg != nil || c.Style.Bg != nil) {
					return true
				}
			}
		}
		return false
	}
	for value, want := range map[string]bool{"1": false, "0": false, "yes": false, "": true} {
		s := sit(t, 80, 24, []string{"NO_COLOR=" + value}, briefingFile(t))
		s.see("Water of Lake Orrin")
		s.until("the first frame", func() bool { return strings.TrimSpace(lastLine(s.em.String())) != "" })
		if got := colour(s); got != want {
			t.Errorf("NO_COLOR=%q: colours %v, want %v", value, got, want)
		}
		s.keys("q")
		s.end(Done)
	}
}

func lastLine(screen string) string {
	return screen[strings.LastIndexByte(screen, '\n')+1:]
}

func TestReload(t *testing.T) {
	path := briefingFile(t)
	s := sit(t, 80, 24, nil, path)
	s.see("Water of Lake Orrin")
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src = []byte(strings.Replace(string(src), "Water of Lake Orrin", "Fish of Lake Orrin", 1))
	// The watch may not have begun, so the change is made until it is seen.
	s.until("the new title", func() bool {
		if strings.Contains(s.em.String(), "Fish of Lake Orrin") {
			return true
		}
		if err := writeAtomic(path, src); err != nil {
			t.Fatal(err)
		}
		return false
	})
	s.keys("q")
	s.end(Done)
}

func TestSuspend(t *testing.T) {
	s := sit(t, 80, 24, nil, briefingFile(t))
	s.see("Water of Lake Orrin")
	s.asked(ansi.RequestModeSynchronizedOutput) // before that, keys are the shell's
	s.keys("\x1a")
	s.until("the first screen", func() bool { return !s.other() })
	// The program may not listen yet, so it is woken until it wakes.
	awake := make(chan struct{})
	go func() {
		again := time.NewTicker(20 * time.Millisecond)
		defer again.Stop()
		for {
			select {
			case <-awake:
				return
			case <-again.C:
				s.cmd.Process.Signal(syscall.SIGCONT)
			}
		}
	}()
	s.until("the other screen", s.other)
	close(awake)
	s.see("Water of Lake Orrin")
	s.keys("q")
	s.end(Done)
}

func TestLinear(t *testing.T) {
	s := sit(t, 80, 24, []string{"READOUT_LINEAR=1"}, briefingFile(t))
	s.see("Water of Lake Orrin")
	s.keys("j")
	s.keys("q")
	s.end(Done)
	if strings.Contains(s.written.String(), "\x1b") {
		t.Errorf("escapes are written: %q", s.written.String())
	}
}

func TestHistoryIsKept(t *testing.T) {
	s := newSeat(t, 80, 24, nil, briefingFile(t))
	state := t.TempDir()
	s.cmd.Env = append(s.cmd.Env, "XDG_STATE_HOME="+state)
	s.start()
	s.see("Water of Lake Orrin")
	s.asked(ansi.RequestModeSynchronizedOutput) // before that, keys are the shell's
	s.keys("fis:open\r")
	s.until("the filter in the footer", func() bool { return strings.Contains(s.em.String(), "is:open") })
	kept, err := store.Open(filepath.Join(state, "readout", "state.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	var got *annotation.State
	for end := time.Now().Add(patienceOfTests); ; time.Sleep(10 * time.Millisecond) {
		if got, err = kept.Reader("").State(); err == nil && len(got.Documents) == 1 {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the briefing is not in the store: %v", err)
		}
	}
	s.keys("\x03")
	s.end(Done)
	got, err = kept.Reader("").State()
	if err != nil || strings.Join(got.History, "\n") != "is:open" {
		t.Errorf("history %q, %v", got.History, err)
	}
}

// A folder is read behind the first screen, and watched once all of it is.
func TestFilling(t *testing.T) {
	dir := t.TempDir()
	for n := range 400 {
		path := filepath.Join(dir, filepath.FromSlash(invent.Name(n)))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, invent.Briefing(n), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	s := sit(t, 120, 30, nil, dir)
	s.see("400 briefings")
	if err := os.WriteFile(filepath.Join(dir, "new.md"), []byte("---\ntitle: One more\n---\nText.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.see("401 briefings")
	s.keys("q")
	s.end(Done)
}
