package host

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"

	"readout/content"
	"readout/ui"
)

// patient is how long a test waits for what has to come.
const patient = 60 * time.Second

// signer makes a key.
func signer(t testing.TB) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// line is a key as it stands in a file.
func line(s gossh.Signer) string {
	return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(s.PublicKey())))
}

// briefings are three of different markings, written into a folder.
func briefings(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"clear.md":       "---\ntitle: Clear words\ndate: 2032-01-05\nmarking: TLP:CLEAR\n---\nNothing is hidden here.\n",
		"amber.md":       "---\ntitle: Amber words\ndate: 2032-01-06\nmarking: TLP:AMBER\n---\nThis is for some.\n",
		"plain.md":       "---\ntitle: Plain words\ndate: 2032-01-07\n---\nNobody marked this.\n",
		"desk/house.md":  "---\ntitle: House words\ndate: 2032-01-08\nmarking: Internal\n---\nThis is for the house.\n",
		"later.md":       "---\ntitle: Later words\ndate: 2032-01-09\nmarking: TLP:CLEAR\nembargo: 2032-02-01T06:00:00Z\n---\nNot yet.\n",
		"desk/lowest.md": "---\ntitle: Lowest words\ndate: 2032-01-04\nmarking: TLP:GREEN\n---\nGreen.\n",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// january is a clock that stands still in the time of the briefings.
func january() time.Time { return time.Date(2032, 1, 27, 0, 0, 0, 0, time.UTC) }

// served is a host at work, and what it logs.
type served struct {
	*Host
	t       testing.TB
	address string
	log     *heard
	folder  string
}

// heard is what was written, to wait for.
type heard struct {
	mu      sync.Mutex
	changed *sync.Cond
	buf     bytes.Buffer
	over    bool
}

func newHeard() *heard {
	h := &heard{}
	h.changed = sync.NewCond(&h.mu)
	return h
}

// Write hears something.
func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.buf.Write(p)
	h.changed.Broadcast()
	return len(p), nil
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.buf.String()
}

// wait waits until what was heard is as it should be.
func (h *heard) wait(t testing.TB, what string, ok func(string) bool) {
	t.Helper()
	timer := time.AfterFunc(patient, func() {
		h.mu.Lock()
		h.over = true
		h.changed.Broadcast()
		h.mu.Unlock()
	})
	defer timer.Stop()
	h.mu.Lock()
	defer h.mu.Unlock()
	for !ok(h.buf.String()) {
		if h.over {
			t.Fatalf("waited in vain for %s in:\n%s", what, h.buf.String())
		}
		h.changed.Wait()
	}
}

func (h *heard) hears(t testing.TB, words string) {
	t.Helper()
	h.wait(t, words, func(s string) bool { return strings.Contains(s, words) })
}

// everything lets anybody read all.
func everything() *Rules { return NewRules(Grant{Ceiling: All, Unmarked: true}) }

// start serves on loopback.
func start(t testing.TB, change func(*Config)) *served {
	t.Helper()
	s := &served{t: t, log: newHeard(), folder: briefings(t)}
	bs, faults := content.Folder(s.folder, content.Options{})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	logger := slog.New(slog.NewTextHandler(s.log, nil))
	c := Config{
		Library: NewLibrary(s.folder, bs, january), Rules: everything(), HostKeys: []Signer{signer(t)}, Now: january,
		Log: logger, Audit: logger, Run: run,
	}
	if change != nil {
		change(&c)
	}
	var err error
	if s.Host, err = New(c); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.address = l.Addr().String()
	served := make(chan error, 1)
	go func() { served <- s.Serve(l) }()
	t.Cleanup(func() {
		now, cancel := context.WithCancel(context.Background())
		cancel()
		_ = s.Shutdown(now)
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return s
}

// run is a small command line: it opens the reader, or prints what can be seen.
func run(_ context.Context, v *Visit) int {
	if v.Join != nil && len(v.Args) == 2 && v.Args[0] == "join" {
		if err := v.Join(v.Args[1]); err != nil {
			fmt.Fprintln(v.Stderr, err)
			return 1
		}
		v.Args = nil
	}
	switch {
	case v.Screen != nil && len(v.Args) == 0:
		return v.Screen(func(view *View) ui.Config {
			return ui.Config{Briefings: view.Briefings(), Folder: view.Name, Now: january}
		}, false)
	case len(v.Args) > 0 && v.Args[0] == "fail":
		fmt.Fprintln(v.Stderr, "as asked")
		return 1
	case len(v.Args) > 0 && v.Args[0] == "panic":
		panic("in a command\x1b[31m")
	case len(v.Args) > 0 && v.Args[0] == "environ":
		fmt.Fprintln(v.Stdout, strings.Join(v.Environ, "\n"))
	case len(v.Args) > 0 && v.Args[0] == "flood":
		_, err := io.Copy(v.Stdout, zeros{})
		return map[bool]int{true: 1}[err != nil]
	default:
		for _, b := range v.View.Briefings() {
			fmt.Fprintln(v.Stdout, b.Path)
		}
	}
	return 0
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// dial comes as somebody; without a key as a stranger.
func (s *served) dial(keys ...gossh.Signer) (*gossh.Client, error) {
	client, err := gossh.Dial("tcp", s.address, newcomer(keys...))
	if err == nil {
		s.t.Cleanup(func() { client.Close() })
	}
	return client, err
}

// newcomer is how somebody with some keys comes, or a stranger without any.
func newcomer(keys ...gossh.Signer) *gossh.ClientConfig {
	c := &gossh.ClientConfig{User: "someone", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patient}
	if len(keys) > 0 {
		c.Auth = append(c.Auth, gossh.PublicKeys(keys...))
	}
	c.Auth = append(c.Auth, gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }))
	return c
}

func (s *served) client(keys ...gossh.Signer) *gossh.Client {
	s.t.Helper()
	c, err := s.dial(keys...)
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

// output runs a command and returns what it prints and its status.
func (s *served) output(c *gossh.Client, command string) (out, trouble string, status int) {
	s.t.Helper()
	session, err := c.NewSession()
	if err != nil {
		s.t.Fatal(err)
	}
	defer session.Close()
	var o, e bytes.Buffer
	session.Stdout, session.Stderr = &o, &e
	err = session.Run(command)
	var exit *gossh.ExitError
	switch {
	case errors.As(err, &exit):
		status = exit.ExitStatus()
	case err != nil:
		s.t.Fatalf("%q: %v", command, err)
	}
	return o.String(), e.String(), status
}

// screen is a terminal on which somebody reads.
type screen struct {
	t       testing.TB
	session *gossh.Session
	stdin   io.Writer
	all     *heard // every byte of it
	trouble *heard

	mu     sync.Mutex
	em     *vt.Emulator
	ended  chan struct{}
	status error
}

// open opens the reader on a terminal of a size.
func (s *served) open(c *gossh.Client, width, height int) *screen {
	s.t.Helper()
	return s.openAs(c, "xterm-256color", width, height, "")
}

func (s *served) openAs(c *gossh.Client, name string, width, height int, command string) *screen {
	s.t.Helper()
	session, err := c.NewSession()
	if err != nil {
		s.t.Fatal(err)
	}
	sc := &screen{t: s.t, session: session, all: newHeard(), trouble: newHeard(), em: vt.NewEmulator(min(width, 500), min(height, 200)), ended: make(chan struct{})}
	session.Stdout, session.Stderr = sc, sc.trouble
	if sc.stdin, err = session.StdinPipe(); err != nil {
		s.t.Fatal(err)
	}
	if err := session.RequestPty(name, height, width, gossh.TerminalModes{gossh.ECHO: 0}); err != nil {
		s.t.Fatal(err)
	}
	go io.Copy(sc.stdin, sc.em) // what the terminal answers
	if command == "" {
		err = session.Shell()
	} else {
		err = session.Start(command)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	go func() {
		sc.status = session.Wait()
		close(sc.ended)
	}()
	s.t.Cleanup(func() { session.Close() })
	return sc
}

// Write shows what comes.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	s.em.Write(p)
	s.mu.Unlock()
	return s.all.Write(p)
}

// shows waits until the screen shows some words.
func (s *screen) shows(words string) {
	s.t.Helper()
	s.all.wait(s.t, words+" on the screen", func(string) bool { return strings.Contains(s.text(), words) })
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.em.String()
}

func (s *screen) press(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.stdin, keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends waits for the end of the session and returns its status.
func (s *screen) ends() int {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(patient):
		s.t.Fatalf("the session does not end:\n%s\n%s", s.text(), s.trouble)
	}
	var exit *gossh.ExitError
	if errors.As(s.status, &exit) {
		return exit.ExitStatus()
	}
	if s.status != nil {
		return -1
	}
	return 0
}

// restored wants the terminal as it was.
func (s *screen) restored() {
	s.t.Helper()
	all := s.all.String()
	for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l"} {
		if i, j := strings.LastIndex(all, on), strings.LastIndex(all, off); i > j {
			s.t.Errorf("%q is not taken back with %q", on, off)
		}
	}
}

func fingerprint(s gossh.Signer) string { return gossh.FingerprintSHA256(s.PublicKey()) }
