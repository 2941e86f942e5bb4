package store_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/model/annotation"
	"readout/store"
	"readout/store/pgtest"
)

// patient is how long a test waits for what has to happen.
const patient = 60 * time.Second

// until waits until a database is away or not.
func until(t *testing.T, s *store.Store, away bool) {
	t.Helper()
	end := time.After(patient)
	for {
		changed := s.Changed()
		if s.Away() == away {
			return
		}
		select {
		case <-changed:
		case <-end:
			t.Fatalf("waited in vain for away to be %v", away)
		}
	}
}

func bodies(s *annotation.State, key string) string {
	var all []string
	if d := s.Document(key); d != nil {
		for _, a := range d.Annotations {
			all = append(all, a.Body)
		}
	}
	return strings.Join(all, ", ")
}

// TestAway stops the database below two readers: all that they do goes on, and is
// in the database in its order once that is back.
func TestAway(t *testing.T) {
	server := pgtest.Start(t)
	s := openPostgres(t, server.URL, clock)
	ok := must(t)
	ann, bob := s.Reader("SHA256:ann"), s.Reader("SHA256:bob")
	before := ok(ann.Keep(doc("/a"), note("", "before"))).Documents["/a"].Annotations[0]
	ok(ann.Remember("one"))
	server.Stop()

	state := ok(ann.Keep(doc("/a"), note("", "draft")))
	if !state.Away || state.Waiting != 1 || bodies(state, "/a") != "before, draft" || !strings.Contains(s.Notice(), "until the database is back") {
		t.Fatalf("away: %+v, %q, notice %q", state, bodies(state, "/a"), s.Notice())
	}
	draft := state.Documents["/a"].Annotations[1]
	final := draft
	final.Body = "final"
	ok(ann.Keep(doc("/a"), final))
	ok(ann.Drop(before.ID))
	ok(ann.Read(doc("/a"), []byte("the source")))
	ok(ann.Mark(doc("/a"), "a", "text:L9"))
	ok(ann.Filter("mine", "by:varga"))
	state = ok(ann.Remember("two", "one"))
	if bodies(state, "/a") != "final" || state.Waiting != 7 || strings.Join(state.History, " ") != "two one" {
		t.Errorf("from memory: %q, %d wait, history %v", bodies(state, "/a"), state.Waiting, state.History)
	}
	if source, err := ann.Version("/a", "f1"); string(source) != "the source" || err != nil {
		t.Errorf("the version: %q, %v", source, err)
	}
	if got := ok(bob.State()); len(got.Documents) != 0 || !got.Away || !strings.Contains(s.Notice(), "shows when it is back") {
		t.Errorf("who came while it was away: %+v, notice %q", got, s.Notice())
	}
	ok(bob.Keep(doc("/b"), note("", "bob's")))

	server.Start()
	until(t, s, false)
	state = ok(ann.State())
	d := state.Documents["/a"]
	if state.Away || state.Waiting != 0 || s.Notice() != "" || bodies(state, "/a") != "final" || d.Marks["a"] != "text:L9" || d.Fingerprint != "f1" || strings.Join(state.History, " ") != "two one" {
		t.Errorf("when it is back: %+v, %q", state, bodies(state, "/a"))
	}
	other := openPostgres(t, server.URL, clock)
	if got := bodies(ok(other.Reader("SHA256:bob").State()), "/b"); got != "bob's" {
		t.Errorf("another process reads %q", got)
	}
	if got := bodies(ok(ann.Drop(draft.ID)), "/a"); got != "" {
		t.Errorf("an annotation is not known by the id it had: %q is left", got)
	}
}

// TestAwayFull fills what may wait: more is refused in words, and what was taken
// is written.
func TestAwayFull(t *testing.T) {
	server := pgtest.Start(t)
	s := openPostgres(t, server.URL, clock)
	ok := must(t)
	r := s.Reader("SHA256:ann")
	ok(r.State())
	server.Stop()
	for i := range store.MostOfReader {
		ok(r.Filter(fmt.Sprint("f", i), "x"))
	}
	if _, err := r.Filter("more", "x"); err == nil || !strings.Contains(err.Error(), "1000 changes") {
		t.Errorf("one more: %v", err)
	}
	other := s.Reader("SHA256:bob")
	big := bytes.Repeat([]byte("z"), store.MostVersion)
	for i := range big {
		big[i] = byte(i * i >> 7)
	}
	ok(other.Read(doc("/a"), big))
	server.Start()
	until(t, s, false)
	if n := len(ok(r.State()).Filters); n != store.MostOfReader {
		t.Errorf("%d filters", n)
	}
}

// TestAwayAtTheStart starts without a database, which is there later.
func TestAwayAtTheStart(t *testing.T) {
	server := pgtest.Start(t)
	server.Stop()
	s := openPostgres(t, server.URL, clock)
	ok := must(t)
	if state := ok(s.Reader("SHA256:ann").Keep(doc("/a"), note("", "early"))); !state.Away {
		t.Error("nobody knows that the database is away")
	}
	server.Start()
	until(t, s, false)
	if got := bodies(ok(s.Reader("SHA256:ann").State()), "/a"); got != "early" {
		t.Errorf("kept: %q", got)
	}
}

// TestCutAtCommit cuts the connection while a commit is answered: nobody knows
// whether the change counted, so it is asked for again, and counts once.
func TestCutAtCommit(t *testing.T) {
	server := pgtest.Start(t)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	cut := newCutter(t, u.Host)
	u.Host = cut.address
	s := openPostgres(t, u.String(), clock)
	ok := must(t)
	r := s.Reader("SHA256:ann")
	ok(r.Keep(doc("/a"), note("", "first")))
	cut.next()
	state := ok(r.Keep(doc("/a"), note("", "second")))
	if !state.Away || bodies(state, "/a") != "first, second" {
		t.Errorf("cut: %+v, %q", state, bodies(state, "/a"))
	}
	made := state.Documents["/a"].Annotations[1].ID
	until(t, s, false)
	if got := bodies(ok(r.State()), "/a"); got != "first, second" {
		t.Errorf("asked for again: %q", got)
	}
	if got := bodies(ok(r.Drop(made)), "/a"); got != "first" {
		t.Errorf("dropped by the id that it had in memory: %q", got)
	}
}

// TestSilent has the way to the database swallow everything: a change does not wait
// longer than it may, and counts once when there is a way again.
func TestSilent(t *testing.T) {
	server := pgtest.Start(t)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	cut := newCutter(t, u.Host)
	u.Host = cut.address
	s := openPostgres(t, u.String(), clock)
	ok := must(t)
	r := s.Reader("SHA256:ann")
	ok(r.Keep(doc("/a"), note("", "first")))
	s.SetMost(500 * time.Millisecond)
	cut.silence(true)
	began := time.Now()
	if state := ok(r.Keep(doc("/a"), note("", "second"))); !state.Away || bodies(state, "/a") != "first, second" {
		t.Errorf("silent: %+v", state)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	cut.silence(false)
	until(t, s, false)
	if got := bodies(ok(r.State()), "/a"); got != "first, second" {
		t.Errorf("after it: %q", got)
	}
}

// cutter stands before a server and cuts the connection that commits next, or
// swallows what is said to the server.
type cutter struct {
	address string
	mu      sync.Mutex
	armed   bool
	silent  bool
}

func (c *cutter) silence(on bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.silent = on
}

func (c *cutter) swallows() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.silent
}

func (c *cutter) next() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.armed = true
}

func (c *cutter) fires(b []byte) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	fires := c.armed && bytes.Contains(bytes.ToLower(b), []byte("commit"))
	c.armed = c.armed && !fires
	return fires
}

func newCutter(t *testing.T, server string) *cutter {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	c := &cutter{address: l.Addr().String()}
	go func() {
		for {
			from, err := l.Accept()
			if err != nil {
				return
			}
			to, err := net.Dial("tcp", server)
			if err != nil {
				from.Close()
				return
			}
			cutting := make(chan struct{})
			go func() {
				defer from.Close()
				buffer := make([]byte, 64<<10)
				for {
					n, err := to.Read(buffer)
					select {
					case <-cutting: // the server has done it, and nobody is told
						to.Close()
						return
					default:
					}
					if _, writeErr := from.Write(buffer[:n]); err != nil || writeErr != nil {
						return
					}
				}
			}()
			go func() {
				defer to.Close()
				buffer := make([]byte, 64<<10)
				for {
					n, err := from.Read(buffer)
					if c.fires(buffer[:n]) {
						close(cutting)
					}
					if err == nil && c.swallows() {
						continue
					}
					if _, writeErr := to.Write(buffer[:n]); err != nil || writeErr != nil {
						return
					}
				}
			}()
		}
	}()
	return c
}

// TestSecret wants no password in what is said or logged, whatever goes wrong.
func TestSecret(t *testing.T) {
	server := pgtest.Start(t)
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	s, err := store.Postgres(server.URL, clock, logger)
	if err != nil {
		t.Fatal(err)
	}
	said := s.Notice()
	server.Stop()
	if _, err := s.Reader("SHA256:ann").Keep(doc("/a"), note("", "canary words")); err != nil {
		t.Fatal(err)
	}
	said += s.Notice()
	if err := s.Close(); err == nil || !strings.Contains(err.Error(), "1 changes waited") {
		t.Errorf("closed with what waits: %v", err)
	} else {
		said += err.Error()
	}
	server.Start()
	for _, place := range []string{
		strings.Replace(server.URL, pgtest.Password, pgtest.Password+"x", 1),
		strings.Replace(server.URL, "/postgres?", "/nowhere?", 1),
		server.URL + "&sslmode=require",
		server.URL + "&sslmode=" + pgtest.Password,
		"postgres://u:" + pgtest.Password + "@[::1:5/x",
	} {
		s, err := store.Postgres(place, clock, logger)
		if err == nil {
			s.Close()
		} else {
			said += err.Error()
		}
		said += store.Redacted(place)
	}
	if all := said + log.String(); strings.Contains(all, pgtest.Password) || strings.Contains(all, "canary") {
		t.Errorf("told: %s", all)
	}
	if !strings.Contains(said, "password authentication failed") || !strings.Contains(said, "nowhere") {
		t.Errorf("a mistake is not told: %s", said)
	}
}

// TestListen hears what is notified, and is told when it may have missed some.
func TestListen(t *testing.T) {
	server := pgtest.Start(t)
	s := openPostgres(t, server.URL, clock)
	heard, connected := make(chan string, 10), make(chan struct{}, 10)
	go s.Listen(t.Context(), "readout_test", func() { connected <- struct{}{} }, func(p string) { heard <- p })
	<-connected
	if err := s.Notify(t.Context(), "readout_test", "one"); err != nil || <-heard != "one" {
		t.Errorf("notified: %v", err)
	}
	server.Stop()
	until(t, s, true) // without anybody having asked for anything
	server.Start()
	<-connected
	until(t, s, false)
	if err := s.Notify(t.Context(), "readout_test", "two"); err != nil || <-heard != "two" {
		t.Errorf("after it was lost: %v", err)
	}
	if err := s.Notify(t.Context(), "readout_test", strings.Repeat("x", store.MostPayload+1)); err == nil {
		t.Error("a payload that is too long is sent")
	}
}
