package host

import (
	"context"
	"io"
	"os"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// TestNothingIsLeft has many readers come and go, in good order and not, and wants
// goroutines, files and memory back. READOUT_SESSIONS says how many.
func TestNothingIsLeft(t *testing.T) {
	const most = 2 << 20 // bytes that the tests themselves may take
	many := 150
	if n, err := strconv.Atoi(os.Getenv("READOUT_SESSIONS")); err == nil {
		many = n
	}
	s := start(t, nil)
	wave := func(n int) {
		var group sync.WaitGroup
		for i := range n {
			group.Go(func() { s.comesAndGoes(t, i) })
		}
		group.Wait()
		ctx, cancel := context.WithTimeout(context.Background(), patient)
		defer cancel()
		if err := s.empty(ctx); err != nil {
			t.Fatal("sessions go on without their readers")
		}
	}
	wave(8) // what is made once is made
	goroutines, files, memory := settled(t, 0, 0)
	for done := 0; done < many; done += 8 {
		wave(8)
	}
	now, filesNow, memoryNow := settled(t, goroutines+2, memory+most)
	if now > goroutines+2 || filesNow > files+2 {
		buf := make([]byte, 1<<20)
		t.Errorf("%d goroutines and %d files, were %d and %d:\n%s", now, filesNow, goroutines, files, buf[:runtime.Stack(buf, true)])
	}
	if memoryNow > memory+most {
		t.Errorf("%d KB of memory, was %d", memoryNow>>10, memory>>10)
	}
	t.Logf("after %d sessions: goroutines %d → %d, files %d → %d, memory %d → %d KB", many, goroutines, now, files, filesNow, memory>>10, memoryNow>>10)
}

// comesAndGoes opens the reader and leaves in one of several ways.
func (s *served) comesAndGoes(t *testing.T, how int) {
	c, err := gossh.Dial("tcp", s.address, &gossh.ClientConfig{
		User: "someone", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patient,
		Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	})
	if err != nil {
		t.Error(err)
		return
	}
	defer c.Close()
	session, err := c.NewSession()
	if err != nil {
		t.Error(err)
		return
	}
	out := newHeard()
	session.Stdout = out
	in, err := session.StdinPipe()
	if err == nil {
		err = session.RequestPty("xterm-256color", 24, 80, gossh.TerminalModes{})
	}
	if err == nil {
		err = session.Shell()
	}
	if err != nil {
		t.Error(err)
		return
	}
	out.hears(t, "Clear words")
	_, _ = io.WriteString(in, "\x1b[?62c") // the terminal answers, so that leaving waits for it
	switch how % 4 {
	case 0:
		_, _ = io.WriteString(in, "q")
		out.hears(t, "\x1b[c") // the last question
		_, _ = io.WriteString(in, "\x1b[?62c")
		_ = session.Wait()
	case 1:
		_ = session.Close()
	case 2:
		_ = in.Close()
		_ = session.Wait()
	}
}

// settled is what is in use once it is as it should be, or after a while. Without
// something that it should be, it is what is in use once it gets no less.
func settled(t *testing.T, want int, most uint64) (goroutines, files int, memory uint64) {
	t.Helper()
	for began, last := time.Now(), 1<<30; time.Since(began) < 10*time.Second; last = goroutines {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		goroutines, memory = runtime.NumGoroutine(), m.HeapAlloc
		if most > 0 && goroutines <= want && memory <= most || most == 0 && goroutines >= last {
			break
		}
		runtime.Gosched()
	}
	entries, _ := os.ReadDir("/proc/self/fd")
	return goroutines, len(entries), memory
}
