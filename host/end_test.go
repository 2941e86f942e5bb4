package host

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/content"
	"readout/model"
	"readout/store"
	"readout/ui"
)

func TestIdle(t *testing.T) {
	s := start(t, func(c *Config) { c.Limits.Idle, c.Limits.Warning = 1500*time.Millisecond, 1400*time.Millisecond })
	sc := s.open(s.client(), 100, 30)
	sc.shows("in less than 2 seconds unless one is")
	if got := sc.ends(); got != 0 {
		t.Errorf("status %d", got)
	}
	sc.restored()
	s.log.hears(t, "why=idle")
	if got := sc.trouble.String(); got != idleTooLong+"\r\n" {
		t.Errorf("the reader is told %q", got)
	}
}

func TestMaximum(t *testing.T) {
	s := start(t, func(c *Config) { c.Limits.Maximum, c.Limits.Warning = time.Second, 900*time.Millisecond })
	sc := s.open(s.client(), 100, 30)
	sc.shows("this one ends in less than a second")
	sc.ends()
	sc.restored()
	s.log.hears(t, "why=longest")
	if got := sc.trouble.String(); got != hereTooLong+"\r\n" {
		t.Errorf("the reader is told %q", got)
	}
}

// TestStop stops a host on which two read: each is told, what they keep is
// written, and nobody else gets in.
func TestStop(t *testing.T) {
	kept, err := store.Open(filepath.Join(t.TempDir(), "host.db"), january)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	key := signer(t)
	s := start(t, func(c *Config) {
		c.Limits.Grace, c.Store = time.Second, kept
		c.Rules = everything().With(&Rules{readers: []member{{key: key.PublicKey(), grants: []Grant{{Ceiling: All}}}}})
	})
	sc, stranger := s.open(s.client(key), 100, 30), s.open(s.client(), 100, 30)
	stranger.shows("Clear words")
	sc.shows("Clear words")
	sc.press("\r")
	sc.shows("for the house.")
	client := s.client()
	stopped := make(chan error, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), patient)
		defer cancel()
		stopped <- s.Shutdown(ctx)
	}()
	sc.shows("the host stops in")
	if _, err := client.NewSession(); err == nil {
		t.Error("a host that stops takes another session")
	}
	if _, err := s.dial(); err == nil {
		t.Error("a host that stops takes another connection")
	}
	for _, one := range []*screen{sc, stranger} {
		if got := one.ends(); got != 0 {
			t.Errorf("status %d", got)
		}
		one.restored()
		if !strings.Contains(one.trouble.String(), "the host has stopped") {
			t.Errorf("the reader is told %q", one.trouble)
		}
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	state, err := kept.Reader(fingerprint(key)).State()
	if err != nil || state.Documents["desk/house.md"] == nil || state.Documents["desk/house.md"].Read.IsZero() {
		t.Errorf("what was read is not kept: %+v, %v", state, err)
	}
}

// broken is a reader that fails at a key.
type broken struct {
	app
	how string
}

func (b broken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "X" {
		if b.how == "update" {
			panic("in Update\x1b]52;c;")
		}
		return b, tea.Batch(nil, tea.Batch(func() tea.Msg { return nil }, func() tea.Msg { panic("in a command") }))
	}
	return b.app.Update(msg)
}

// TestPanics has readers that fail, each with another beside them.
func TestPanics(t *testing.T) {
	for _, how := range []string{"update", "command"} {
		t.Run(how, func(t *testing.T) {
			s := start(t, nil)
			s.wrapped = func(a app) app { return broken{a, how} }
			sc, other := s.open(s.client(), 100, 30), s.open(s.client(), 100, 30)
			sc.shows("Clear words")
			other.shows("Clear words")
			sc.press("X")
			if got := sc.ends(); got != 1 {
				t.Errorf("status %d", got)
			}
			sc.restored()
			if got := sc.trouble.String(); got != faultOfOurs+"\r\n" {
				t.Errorf("the reader is told %q", got)
			}
			s.log.hears(t, "msg=panic")
			if n := strings.Count(s.log.String(), "msg=panic"); n != 1 {
				t.Errorf("%d panics in the log", n)
			}
			if strings.ContainsRune(s.log.String(), '\x1b') {
				t.Error("the log holds an escape")
			}
			other.press("?")
			other.shows("To begin with")
			var out strings.Builder
			if err := s.Metrics(&out); err != nil || !strings.Contains(out.String(), "readout_faults_total 1\n") || strings.Contains(out.String(), "key_seconds_count 0\n") {
				t.Errorf("%v:\n%s", err, &out)
			}
		})
	}
}

// TestView fails while it draws.
func TestViewPanics(t *testing.T) {
	told := 0
	st := &stage{app: drawless{}, moved: func(app) {}, failed: func(string, string) { told++ }}
	st.View()
	st.View()
	if _, cmd := st.Update(nil); cmd == nil || told != 1 {
		t.Errorf("told %d times, and goes on", told)
	}
}

type drawless struct{ app }

func (drawless) View() tea.View { panic("in View") }

// TestLost cuts connections off in the middle.
func TestLost(t *testing.T) {
	s := start(t, nil)
	for range 5 {
		c := s.client()
		sc := s.open(c, 100, 30)
		sc.shows("Clear words")
		c.Close()
	}
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	if err := s.empty(ctx); err != nil {
		t.Error("sessions of readers who are gone go on")
	}
}

// TestEndOfInput ends a session whose reader can press no key any more.
func TestEndOfInput(t *testing.T) {
	s := start(t, nil)
	sc := s.open(s.client(), 100, 30)
	sc.shows("Clear words")
	if err := sc.stdin.(interface{ Close() error }).Close(); err != nil {
		t.Fatal(err)
	}
	sc.ends()
	sc.restored()
}

func TestChangesOfTheFolder(t *testing.T) {
	s := start(t, nil)
	rules := NewRules(Grant{Ceiling: "TLP:GREEN"})
	s.SetRules(rules)
	sc := s.open(s.client(), 100, 30)
	sc.shows("Clear words")
	write(t, filepath.Join(s.folder, "new.md"), "---\ntitle: New words\nmarking: TLP:GREEN\ndate: 2032-01-20\n---\nText.\n")
	write(t, filepath.Join(s.folder, "secret.md"), "---\ntitle: Secret words\nmarking: TLP:RED\ndate: 2032-01-21\n---\nText.\n")
	var m ui.FolderChanged
	for _, name := range []string{"new.md", "secret.md"} {
		b, err := content.Open(filepath.Join(s.folder, name), content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		m.Added = append(m.Added, b)
	}
	m.Faults, m.Notices = []string{"secret-2.md: unclosed"}, []string{"secret-3.md is gone"}
	s.Library.Update(m)
	s.Publish()
	sc.shows("New words")
	if strings.Contains(sc.all.String(), "ecret") {
		t.Errorf("the reader is told of what they may not see:\n%s", sc.text())
	}
}

// TestLessRights takes rights away from somebody who reads.
func TestLessRights(t *testing.T) {
	key := signer(t)
	as := func(g Grant) *Rules {
		return &Rules{readers: []member{{key: key.PublicKey(), name: "anna", grants: []Grant{g}}}}
	}
	s := start(t, func(c *Config) { c.Rules = as(Grant{Ceiling: "TLP:AMBER"}) })
	sc := s.open(s.client(key), 100, 30)
	sc.shows("Amber words")
	sc.press("\r")
	sc.shows("This is for some.")
	s.SetRules(as(Grant{Ceiling: "TLP:GREEN"}))
	sc.shows("what you may read has changed")
	if got := sc.text(); strings.Contains(got, "for some") || strings.Contains(got, "Amber") {
		t.Errorf("what may not be read any more is still there:\n%s", got)
	}
	sc.press("\x0f") // back
	sc.press(":")
	sc.press("amber#text:L7")
	sc.shows("amber#text:L7")
	if got := sc.text(); strings.Contains(got, "for some") || strings.Contains(got, "Amber words") {
		t.Errorf("going back leads to what may not be read:\n%s", got)
	}
	s.SetRules(&Rules{})
	if got := sc.ends(); got != 1 {
		t.Errorf("status %d", got)
	}
	sc.restored()
	if got := sc.trouble.String(); !strings.Contains(got, "may not read here any more") {
		t.Errorf("the reader is told %q", got)
	}
}

// TestMarkedHigher raises the marking of what somebody reads.
func TestMarkedHigher(t *testing.T) {
	s := start(t, func(c *Config) { c.Rules = NewRules(Grant{Ceiling: "TLP:GREEN"}) })
	sc := s.open(s.client(), 100, 30)
	sc.shows("Clear words")
	sc.press("\r")
	sc.shows("Nothing is hidden")
	file := filepath.Join(s.folder, "clear.md")
	write(t, file, "---\ntitle: Clear words\nmarking: TLP:RED\n---\nAll is hidden here.\n")
	b, err := content.Open(file, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Library.Update(ui.FolderChanged{Changed: []*model.Briefing{b}})
	s.Publish()
	sc.shows("what you may read has changed")
	if got := sc.text(); strings.Contains(got, "hidden") || strings.Contains(got, "Clear") {
		t.Errorf("it is still there:\n%s", got)
	}
}

// TestEmbargoEnds lets a briefing appear in its time.
func TestEmbargoEnds(t *testing.T) {
	end := time.Date(2032, 2, 1, 6, 0, 0, 0, time.UTC)
	began := time.Now()
	s := start(t, func(c *Config) {
		c.Now = func() time.Time { return end.Add(time.Since(began) - time.Second) }
		c.Library.now = c.Now
	})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go s.Watch(ctx)
	sc := s.open(s.client(), 100, 30)
	sc.shows("Clear words")
	sc.shows("Later words")
}

// TestLessRightsInLibrary takes rights away until one briefing is left: who was in
// the library stays there, and who reads it goes on.
func TestLessRightsInLibrary(t *testing.T) {
	in, reads := signer(t), signer(t)
	as := func(ceiling string) *Rules {
		g := []Grant{{Ceiling: ceiling}}
		return &Rules{readers: []member{{key: in.PublicKey(), grants: g}, {key: reads.PublicKey(), grants: g}}}
	}
	s := start(t, func(c *Config) { c.Rules = as("TLP:AMBER") })
	library, text := s.open(s.client(in), 100, 30), s.open(s.client(reads), 100, 30)
	library.shows("BRIEFINGS")
	text.shows("Clear words")
	text.press("j\r")
	text.shows("TEXT")
	text.shows("Nothing is hidden here.")
	s.SetRules(as("TLP:CLEAR"))
	library.shows("what you may read has changed")
	text.shows("what you may read has changed")
	library.shows("BRIEFINGS")
	text.shows("TEXT")
	if got := library.text(); strings.Contains(got, "Amber") {
		t.Errorf("what may not be read any more is still there:\n%s", got)
	}
	text.press("j")
	text.shows("Nothing is hidden here.")
}

// TestWhyLeft wants the audit log to say why sessions ended.
func TestWhyLeft(t *testing.T) {
	s := start(t, func(c *Config) { c.Limits.Grace = 100 * time.Millisecond })
	quits := s.open(s.client(), 80, 24)
	quits.shows("Clear words")
	quits.press("\x03")
	quits.ends()
	s.log.hears(t, "why=left")
	client := s.client()
	s.open(client, 80, 24).shows("Clear words")
	client.Close()
	s.log.hears(t, "why=lost")
	s.open(s.client(), 80, 24).shows("Clear words")
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	defer cancel()
	_ = s.Shutdown(ctx)
	s.log.hears(t, "why=shutdown")
}
