package host

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func TestReads(t *testing.T) {
	s := start(t, nil)
	c := s.client()
	a, b := s.open(c, 100, 30), s.open(c, 60, 20)
	a.shows("Clear words")
	b.shows("Clear words")
	if strings.Contains(a.text(), "Later words") {
		t.Errorf("what is under embargo is listed:\n%s", a.text())
	}
	a.press("jj\r")
	a.shows("is for some") // the third from above
	b.press("q")
	if got := b.ends(); got != 0 {
		t.Errorf("leaving ends with %d", got)
	}
	b.restored()
	a.press("q")
	a.shows("Plain words")
	a.press("q")
	a.ends()
	a.restored()
	s.log.hears(t, "document=amber.md")
}

func TestCommands(t *testing.T) {
	s := start(t, nil)
	c := s.client()
	out, trouble, status := s.output(c, "list")
	if want := "amber.md\nclear.md\ndesk/house.md\ndesk/lowest.md\nplain.md\n"; out != want || trouble != "" || status != 0 {
		t.Errorf("%q, %q, %d; want %q", out, trouble, status, want)
	}
	if _, trouble, status := s.output(c, "fail"); trouble != "as asked\n" || status != 1 {
		t.Errorf("%q, %d", trouble, status)
	}
	if _, trouble, status := s.output(c, "list 'by:x"); !strings.Contains(trouble, "cannot be read") || status != 2 {
		t.Errorf("an open quotation mark: %q, %d", trouble, status)
	}
	if _, trouble, status := s.output(c, "panic"); !strings.Contains(trouble, "fault of its own") || status != 1 {
		t.Errorf("%q, %d", trouble, status)
	}
	s.log.hears(t, "in a command^[[31m")
	if out, _, _ := s.output(c, "list"); out == "" {
		t.Error("a panic ended more than its session")
	}
}

func TestResize(t *testing.T) {
	s := start(t, nil)
	sc := s.open(s.client(), 80, 24)
	sc.shows("Clear words")
	sc.mu.Lock()
	sc.em.Resize(40, 14)
	sc.mu.Unlock()
	if err := sc.session.WindowChange(14, 40); err != nil {
		t.Fatal(err)
	}
	sc.press("?")
	sc.shows("To begin with")
	sc.press("\x03")
	sc.ends()
	sc.restored()
}

// TestSizeBeforeShell changes the size before there is anything to draw, which
// makes others wait for ever.
func TestSizeBeforeShell(t *testing.T) {
	s := start(t, nil)
	session, err := s.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty("xterm", 24, 80, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if err := session.WindowChange(30, 100); err != nil {
			t.Fatal(err)
		}
	}
	out := newHeard()
	session.Stdout = out
	in, _ := session.StdinPipe()
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	out.hears(t, "Clear words")
	in.Write([]byte("q"))
	session.Wait()
}

// TestSlowInput pipes in something that never ends, from as many sides as may run
// commands: the others get their turn all the same.
func TestSlowInput(t *testing.T) {
	s := start(t, func(c *Config) {
		c.Limits.Command = 200 * time.Millisecond
		c.Run = func(ctx context.Context, v *Visit) int {
			if len(v.Args) > 0 && v.Args[0] == "read" {
				_, _ = io.Copy(io.Discard, v.Stdin)
				return 0
			}
			return run(ctx, v)
		}
	})
	var group sync.WaitGroup
	for range 2 * Usual().Commands {
		session, err := s.client().NewSession()
		if err != nil {
			t.Fatal(err)
		}
		in, err := session.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		group.Go(func() { _ = session.Run("read -") })
	}
	sc := s.open(s.client(), 100, 30)
	sc.shows("Clear words")
	if out, _, _ := s.output(s.client(), "list"); out == "" {
		t.Error("a command waits for ever")
	}
	group.Wait()
	s.log.hears(t, "a command that takes too long")
}
