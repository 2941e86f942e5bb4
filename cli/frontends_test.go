package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"

	"readout/store/pgtest"
)

// frontEnd is a process of the program that serves a folder.
type frontEnd struct {
	*atWork // to be spoken to
	cmd     *exec.Cmd
	log     *bytes.Buffer
	done    chan struct{}
}

// program builds readout as it is shipped.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "readout")
	if out, err := exec.Command("go", "build", "-o", path, "..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// startFrontEnd starts a process, and waits until it listens.
func startFrontEnd(t *testing.T, program, dir, folder, url string) *frontEnd {
	t.Helper()
	f := &frontEnd{atWork: &atWork{t: t}, log: &bytes.Buffer{}, done: make(chan struct{})}
	f.cmd = exec.Command(program, "serve", "--listen", "127.0.0.1:0", "--host-key", filepath.Join(dir, "host"), "--authorized-keys", filepath.Join(dir, "keys"),
		"--ceiling", "all", "--unmarked", "--audit", "off", "--grace", "1s", folder)
	f.cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_STATE_HOME="+dir, "READOUT_STATE="+url)
	out, err := f.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	listens := make(chan string, 1)
	go func() {
		defer close(f.done)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if address, ok := strings.CutPrefix(lines.Text(), "listening on "); ok {
				listens <- address
			}
			fmt.Fprintln(f.log, lines.Text())
		}
		_ = f.cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = f.cmd.Process.Kill()
		<-f.done
		if strings.Contains(f.log.String(), pgtest.Password) {
			t.Error("the password of the database is logged")
		}
		if t.Failed() {
			t.Logf("front end:\n%s", f.log)
		}
	})
	select {
	case f.address = <-listens:
	case <-f.done:
		t.Fatalf("the front end has ended\n%s", f.log)
	case <-time.After(time.Minute):
		t.Fatal("the front end does not listen")
	}
	return f
}

// end ends a process with a signal, and waits for that.
func (f *frontEnd) end(s syscall.Signal) {
	_ = f.cmd.Process.Signal(s)
	<-f.done
}

// window is a terminal of a session over ssh.
type window struct {
	t     *testing.T
	stdin io.Writer

	mu   sync.Mutex
	em   *vt.Emulator
	news chan struct{} // has one when something was drawn
}

// openWindow opens the reader on a terminal.
func openWindow(t *testing.T, c *gossh.Client, command string) *window {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	w := &window{t: t, em: vt.NewEmulator(120, 36), news: make(chan struct{}, 1)}
	s.Stdout = w
	if w.stdin, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := s.RequestPty("xterm-256color", 36, 120, gossh.TerminalModes{gossh.ECHO: 0}); err != nil {
		t.Fatal(err)
	}
	go io.Copy(w.stdin, w.em)
	if err := s.Start(command); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return w
}

// Write draws what comes.
func (w *window) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	select {
	case w.news <- struct{}{}:
	default:
	}
	return w.em.Write(p)
}

func (w *window) until(what string, ok func(text string) bool) {
	w.t.Helper()
	end := time.After(time.Minute)
	for {
		w.mu.Lock()
		text := w.em.String()
		w.mu.Unlock()
		if ok(text) {
			return
		}
		select {
		case <-w.news:
		case <-end:
			w.t.Fatalf("waited in vain for %s in\n%s", what, text)
		}
	}
}

func (w *window) shows(words string) {
	w.t.Helper()
	w.until(words, func(text string) bool { return strings.Contains(text, words) })
}

func (w *window) hides(words string) {
	w.t.Helper()
	w.until("no "+words, func(text string) bool { return !strings.Contains(text, words) })
}

func (w *window) press(keys string) {
	w.t.Helper()
	if _, err := io.WriteString(w.stdin, keys); err != nil {
		w.t.Fatal(err)
	}
}

// note writes a note on what is below, and waits until it is said to be kept.
func (w *window) note(body, said string) {
	w.t.Helper()
	w.press("j")
	w.hides("noted;")
	w.press("e")
	w.shows("note:")
	w.press(body)
	w.shows(body)
	w.press("\r")
	w.shows("noted;")
	w.shows(said)
}

// TestFrontEndsTogether has readers of two front ends read together: who follows
// goes where the other goes, and stays there when the front end of that is killed.
func TestFrontEndsTogether(t *testing.T) {
	server := pgtest.Start(t)
	readout, dir, folder := program(t), t.TempDir(), orrin(t)
	key := sshKey(t)
	if err := os.WriteFile(filepath.Join(dir, "keys"), gossh.MarshalAuthorizedKey(key.PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	one := startFrontEnd(t, readout, dir, folder, server.URL)
	two := startFrontEnd(t, readout, dir, folder, server.URL)
	leader := openWindow(t, one.dial(key), "read orrin-04")
	leader.shows("Tarnovia moves")
	leader.press("S")
	leader.shows("leading nobody yet: ")
	leader.mu.Lock()
	_, rest, _ := strings.Cut(leader.em.String(), "leading nobody yet: ")
	leader.mu.Unlock()
	code, _, _ := strings.Cut(rest, " ")
	follower := openWindow(t, two.dial(key), "join "+strings.TrimSpace(code))
	follower.shows("Tarnovia moves")
	leader.press("M")
	leader.shows("POSITIONS ━")
	follower.shows("POSITIONS ━")
	server.Stop()
	server.Start()
	leader.press("T")
	leader.shows("TIMELINE ━")
	follower.shows("TIMELINE ━")
	one.end(syscall.SIGKILL)
	follower.shows("TIMELINE ━")
}

// TestFrontEnds has a reader at one of two front ends, which is killed while they
// write; the database is restarted meanwhile, and they come back to the other one.
// What they were told is kept is there, each once, and so is what was said to wait.
func TestFrontEnds(t *testing.T) {
	server := pgtest.Start(t)
	readout, dir, folder := program(t), t.TempDir(), orrin(t)
	key := sshKey(t)
	if err := os.WriteFile(filepath.Join(dir, "keys"), gossh.MarshalAuthorizedKey(key.PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	one := startFrontEnd(t, readout, dir, folder, server.URL)
	two := startFrontEnd(t, readout, dir, folder, server.URL)

	w := openWindow(t, one.dial(key), "read orrin-04")
	w.shows("Tarnovia moves")
	w.press("3B")
	w.shows("bookmarked;")
	var confirmed []string
	for i := range 4 {
		body := fmt.Sprintf("kept-%d", i)
		w.note(body, "noted;")
		confirmed = append(confirmed, body)
	}
	w.press("je")
	w.shows("note:")
	w.press("nobody-was-told\r")
	one.end(syscall.SIGKILL)
	server.Stop()

	client := two.dial(key)
	w = openWindow(t, client, "read orrin-04")
	w.shows("database away")
	for i := range 3 {
		body := fmt.Sprintf("waits-%d", i)
		w.note(body, "until the database is back")
		confirmed = append(confirmed, body)
	}
	w.press("B")
	w.shows("bookmarked;")
	server.Start()
	w.hides("database away")

	w.press("j")
	w.note("after", "noted;")
	confirmed = append(confirmed, "after")
	third := startFrontEnd(t, readout, dir, folder, server.URL)
	notes := third.command(third.dial(key), "notes", "")
	for _, body := range confirmed {
		if n := strings.Count(notes.out, body); n != 1 {
			t.Errorf("%q is there %d times", body, n)
		}
	}
	if again := two.command(client, "notes", ""); again.out != notes.out || notes.trouble != "" {
		t.Errorf("two front ends print\n%s\nand\n%s%s", again.out, notes.out, notes.trouble)
	}
	if n := strings.Count(notes.out, "nobody-was-told"); n > 1 {
		t.Errorf("what was on its way is there %d times", n)
	}
	if n := strings.Count("\n"+notes.out, "\nbookmark "); n != 2 {
		t.Errorf("of two bookmarks %d are left in\n%s", n, notes.out)
	}
	two.end(syscall.SIGTERM)
	if log := two.log.String(); !strings.Contains(log, "the database is back") || strings.Contains(log, "are lost") {
		t.Errorf("the log says:\n%s", log)
	}
}
