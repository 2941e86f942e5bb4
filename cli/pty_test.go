package cli

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// patienceOfTests is how long a test waits for what has to come.
const patienceOfTests = 20 * time.Second

// seat is a reader at a terminal: the real program, on a pseudo-terminal that an
// emulator draws and answers for.
type seat struct {
	t             *testing.T
	cmd           *exec.Cmd
	master, slave *os.File
	before        *unix.Termios

	mu      sync.Mutex
	changed *sync.Cond
	em      *vt.Emulator
	written bytes.Buffer // by the program
	modes   map[ansi.Mode]bool
	ended   bool
	err     error

	mouth sync.Mutex
	mute  bool   // answers are kept back
	kept  []byte // here
}

// sit starts readout with these arguments at a terminal of that size.
func sit(t *testing.T, width, height int, environ []string, args ...string) *seat {
	t.Helper()
	return newSeat(t, width, height, environ, args...).start()
}

func newSeat(t *testing.T, width, height int, environ []string, args ...string) *seat {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal("no pseudo-terminal here:", err)
	}
	s := &seat{t: t, master: master, slave: slave, em: vt.NewEmulator(width, height), modes: map[ansi.Mode]bool{}}
	s.changed = sync.NewCond(&s.mu)
	s.em.SetCallbacks(vt.Callbacks{
		EnableMode:  func(m ansi.Mode) { s.modes[m] = true },
		DisableMode: func(m ansi.Mode) { delete(s.modes, m) },
	})
	s.resize(width, height)
	s.before, err = unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	s.cmd = exec.Command("readout", args...)
	s.cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8",
	}, environ...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = slave, slave, slave
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	return s
}

func (s *seat) start() *seat {
	s.t.Helper()
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		s.cmd.Process.Kill()
		s.slave.Close()
		s.master.Close()
	})
	go s.draw()
	go s.answer()
	go func() {
		err := s.cmd.Wait()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.ended, s.err = true, err
		s.changed.Broadcast()
		time.AfterFunc(2*time.Second, s.changed.Broadcast)
	}()
	return s
}

// draw gives the emulator what the program writes.
func (s *seat) draw() {
	buf := make([]byte, 32<<10)
	for {
		n, err := s.master.Read(buf)
		if err != nil {
			return
		}
		s.mu.Lock()
		s.written.Write(buf[:n])
		s.em.Write(buf[:n])
		s.changed.Broadcast()
		s.mu.Unlock()
	}
}

// answer gives the program what the emulator answers.
func (s *seat) answer() {
	buf := make([]byte, 4<<10)
	for {
		n, err := s.em.Read(buf)
		if err != nil {
			return
		}
		s.answers(bytes.Clone(buf[:n]))
	}
}

func (s *seat) answers(b []byte) {
	s.mouth.Lock()
	defer s.mouth.Unlock()
	if s.mute {
		s.kept = append(s.kept, b...)
		return
	}
	s.master.Write(b)
}

// speak lets the terminal give the answers it kept back, and all later ones.
func (s *seat) speak() {
	s.mouth.Lock()
	defer s.mouth.Unlock()
	s.mute = false
	s.master.Write(s.kept)
	s.kept = nil
}

func (s *seat) resize(width, height int) {
	s.mu.Lock()
	s.em.Resize(width, height)
	s.mu.Unlock()
	if err := pty.Setsize(s.master, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		s.t.Fatal(err)
	}
}

// keys types.
func (s *seat) keys(text string) {
	if _, err := s.master.WriteString(text); err != nil {
		s.t.Fatal(err)
	}
}

// until waits for something to become true of the screen, of what was written,
// or of the program's life.
func (s *seat) until(what string, holds func() bool) {
	s.t.Helper()
	timer := time.AfterFunc(patienceOfTests, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.changed.Broadcast()
	})
	defer timer.Stop()
	deadline := time.Now().Add(patienceOfTests - time.Millisecond)
	s.mu.Lock()
	defer s.mu.Unlock()
	dying := false
	for !holds() {
		if s.ended && !dying {
			dying, deadline = true, time.Now().Add(time.Second)
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("never came: %s\nended: %v %v\nscreen:\n%s\nwritten: %q", what, s.ended, s.err, s.em.String(), last(s.written.Bytes(), 2000))
		}
		s.changed.Wait()
	}
}

// other reports whether the alternate screen is shown; the lock is held.
func (s *seat) other() bool { return s.modes[ansi.ModeAltScreenSaveCursor] }

func last(b []byte, n int) []byte { return b[max(0, len(b)-n):] }

func (s *seat) see(text string) {
	s.t.Helper()
	s.until("on screen: "+text, func() bool { return strings.Contains(s.em.String(), text) })
}

// asked waits until the program has written something.
func (s *seat) asked(sequence string) {
	s.t.Helper()
	s.until("written: "+sequence, func() bool { return bytes.Contains(s.written.Bytes(), []byte(sequence)) })
}

// end waits for the program's end and wants the terminal as it was.
func (s *seat) end(status int) {
	s.t.Helper()
	s.until("the end", func() bool { return s.ended })
	got := 0
	var exit *exec.ExitError
	if errors.As(s.err, &exit) {
		got = exit.ExitCode()
	}
	if got != status {
		s.t.Errorf("status %d (%v), want %d; screen:\n%s", got, s.err, status, s.em.String())
	}
	after, err := unix.IoctlGetTermios(int(s.slave.Fd()), unix.TCGETS)
	if err != nil {
		s.t.Fatal(err)
	}
	if *after != *s.before {
		s.t.Errorf("the terminal's settings are not as they were:\n%+v\n%+v", *after, *s.before)
	}
	s.until("the modes that were before", func() bool { return len(s.leftModes()) == 0 })
	if bytes := s.unread(); bytes > 0 {
		s.t.Errorf("%d bytes are left to be typed into the shell", bytes)
	}
}

// leftModes are the modes switched on and not off again; the cursor is meant to
// be seen.
func (s *seat) leftModes() map[ansi.Mode]bool {
	left := maps.Clone(s.modes)
	delete(left, ansi.ModeTextCursorEnable)
	delete(left, ansi.ModeAutoWrap)
	return left
}

// unread counts the bytes that the next program would read.
func (s *seat) unread() int {
	state, err := term.MakeRaw(s.slave.Fd())
	if err != nil {
		s.t.Fatal(err)
	}
	defer term.Restore(s.slave.Fd(), state)
	n, err := unix.IoctlGetInt(int(s.slave.Fd()), unix.TIOCINQ)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

// briefingFile writes a small briefing and returns its path.
func briefingFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lake.md")
	src, err := os.ReadFile("testdata/lake.md")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, src, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
