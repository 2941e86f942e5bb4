package host

import (
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// TestRefusedRequests asks for what nobody is served, and wants a line in the log
// for each, and a session that works all the same.
func TestRefusedRequests(t *testing.T) {
	long := strings.Repeat("x", 300)
	tests := []struct {
		name, request string
		payload       any
		log           string
	}{
		{"agent", "auth-agent-req@openssh.com", struct{ None string }{}, "agent forwarding"},
		{"x11", "x11-req", struct {
			Single           bool
			Protocol, Cookie string
			Screen           uint32
		}{false, "MIT-MAGIC-COOKIE-1", "00", 0}, "X11 forwarding"},
		{"sftp", "subsystem", struct{ Name string }{"sftp"}, "a subsystem"},
		{"unknown", "give-me-a-shell\x1b[31m", struct{ None string }{}, `give-me-a-shell^[[31m`},
		{"path", "env", struct{ Name, Value string }{"PATH", "/opt"}, "variables but"},
		{"preload", "env", struct{ Name, Value string }{"LD_PRELOAD", "x"}, "variables but"},
		{"config", "env", struct{ Name, Value string }{"READOUT_CONFIG", "/etc/passwd"}, "variables but"},
		{"state", "env", struct{ Name, Value string }{"READOUT_STATE", "/opt/x"}, "variables but"},
		{"long", "env", struct{ Name, Value string }{"LANG", long}, "too long"},
		{"control", "env", struct{ Name, Value string }{"LANG", "\x1b]52;"}, "no text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := start(t, nil)
			session, err := s.client().NewSession()
			if err != nil {
				t.Fatal(err)
			}
			if ok, err := session.SendRequest(tt.request, true, gossh.Marshal(tt.payload)); ok || err != nil {
				t.Errorf("granted %v, %v", ok, err)
			}
			s.log.hears(t, tt.log)
			out, err := session.Output("environ")
			if err != nil || strings.Contains(string(out), "=") {
				t.Errorf("%q, %v", out, err)
			}
			if n := strings.Count(s.log.String(), "msg=refused"); n != 1 {
				t.Errorf("%d refusals in the log:\n%s", n, s.log)
			}
		})
	}
}

func TestVariables(t *testing.T) {
	s := start(t, nil)
	session, err := s.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"LANG", "LC_CTYPE", "COLORTERM", "NO_COLOR", "READOUT_ASCII"} {
		if err := session.Setenv(name, "yes"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for range 100 {
		_ = session.Setenv("LANG", "en")
	}
	out, err := session.Output("environ")
	if n := strings.Count(string(out), "\n"); err != nil || n != Usual().Variables || !strings.Contains(string(out), "READOUT_ASCII=yes") {
		t.Errorf("%d variables, %v: %q", n, err, out)
	}
}

func TestForwarding(t *testing.T) {
	s := start(t, nil)
	c := s.client()
	if conn, err := c.Dial("tcp", "127.0.0.1:1"); err == nil || !strings.Contains(err.Error(), "nothing is forwarded") {
		t.Error(conn, err)
	}
	s.log.hears(t, "direct-tcpip")
	if l, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("listens on", l.Addr())
	}
	s.log.hears(t, "tcpip-forward")
	if _, _, err := c.OpenChannel("direct-streamlocal@openssh.com", nil); err == nil {
		t.Error("a socket is forwarded")
	}
	if out, _, _ := s.output(c, "list"); out == "" {
		t.Error("the connection is of no use after it")
	}
}

func TestSecondTerminal(t *testing.T) {
	s := start(t, nil)
	session, err := s.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty("xterm", 24, 80, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty("xterm", 24, 80, gossh.TerminalModes{}); err == nil {
		t.Error("a second terminal is granted")
	}
	s.log.hears(t, "a second terminal")
}

// TestWindows asks for windows that would take all memory there is.
func TestWindows(t *testing.T) {
	s := start(t, nil)
	sc := s.open(s.client(), 100000, 100000)
	sc.shows("Clear words")
	s.log.hears(t, "a window that is too large")
	for _, size := range [][2]int{{30000, 30000}, {1 << 30, 1 << 30}, {0, 0}, {1, 1}, {80, 24}} {
		if err := sc.session.WindowChange(size[1], size[0]); err != nil {
			t.Fatal(err)
		}
	}
	sc.press("\x03")
	sc.ends()
	g := newGate(t.Context(), Usual(), &peer{log: discard(nil), host: &Host{}, refused: map[string]bool{}, addr: &net.TCPAddr{}})
	for _, tt := range []struct{ w, h, wantW, wantH uint32 }{{501, 201, 500, 200}, {0, 50, 80, 24}, {80, 1 << 31, 80, 200}, {1, 1, 1, 1}} {
		g.resize(tt.w, tt.h)
		if w, h := g.size(); w != int(tt.wantW) || h != int(tt.wantH) {
			t.Errorf("%dx%d becomes %dx%d", tt.w, tt.h, w, h)
		}
	}
}

// TestResizeFlood sends sizes as fast as can be; the last one counts.
func TestResizeFlood(t *testing.T) {
	s := start(t, nil)
	sc := s.open(s.client(), 100, 30)
	sc.shows("Clear words")
	for i := range 3000 {
		if err := sc.session.WindowChange(20+i%10, 60+i%40); err != nil {
			t.Fatal(err)
		}
	}
	sc.mu.Lock()
	sc.em.Resize(50, 15)
	sc.mu.Unlock()
	if err := sc.session.WindowChange(15, 50); err != nil {
		t.Fatal(err)
	}
	sc.press("?")
	sc.shows("To begin with")
	sc.press("\x03")
	sc.ends()
	if n := strings.Count(sc.all.String(), "\x1b[2J"); n > 1000 {
		t.Errorf("drawn anew %d times", n)
	}
}

func TestChannels(t *testing.T) {
	s := start(t, nil)
	c := s.client()
	for i := range Usual().Channels {
		if _, err := c.NewSession(); err != nil {
			t.Fatal(i, err)
		}
	}
	if _, err := c.NewSession(); err == nil || !strings.Contains(err.Error(), "4 sessions at most") {
		t.Error(err)
	}
	s.log.hears(t, "more channels than a connection may have")
	other := s.client()
	session, err := other.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	session.Close()
}

func TestOneCommand(t *testing.T) {
	s := start(t, nil)
	sc := s.open(s.client(), 80, 24)
	if ok, err := sc.session.SendRequest("exec", true, gossh.Marshal(struct{ C string }{"list"})); ok || err != nil {
		t.Error(ok, err)
	}
	session, err := s.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.Run(strings.Repeat("x", 5000)); err == nil {
		t.Error("a command of 5,000 bytes is run")
	}
	s.log.hears(t, "a command that is too long")
}

// TestPaste pastes more than is taken.
func TestPaste(t *testing.T) {
	s := start(t, nil)
	sc := s.open(s.client(), 100, 30)
	sc.shows("Clear words")
	sc.press("f\x1b[200~")
	piece := strings.Repeat("word ", 8192)
	for range 40 {
		sc.press(piece)
	}
	sc.press("\x1b[201~")
	s.log.hears(t, "a paste that is too long")
	sc.press("\x03")
	sc.ends()
	sc.restored()
}

func TestHalfOpen(t *testing.T) {
	s := start(t, func(c *Config) { c.Limits.Handshake = 300 * time.Millisecond })
	var held []net.Conn
	for range Usual().HalfOpen {
		c, err := net.Dial("tcp", s.address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		held = append(held, c)
		c.SetDeadline(time.Now().Add(patient))
		if _, err := c.Read(make([]byte, 1)); err != nil {
			t.Fatal(err) // the greeting of the host
		}
	}
	if _, err := s.dial(); err == nil {
		t.Error("a ninth half-open connection is taken")
	}
	s.log.hears(t, tooManyOfOne)
	for _, c := range held {
		if _, err := io.Copy(io.Discard, c); err != nil {
			t.Errorf("a connection that says nothing is held: %v", err)
		}
	}
	s.log.hears(t, "not let in")
	if out, _, _ := s.output(s.client(), "list"); out == "" {
		t.Error("nobody gets in afterwards")
	}
}

// TestManyThatAreIn wants those who were let in not to count as half-open.
func TestManyThatAreIn(t *testing.T) {
	s := start(t, func(c *Config) { c.Limits.Sessions = 12 })
	for range 12 {
		s.client()
	}
	c := s.client()
	if _, err := c.NewSession(); err == nil || !strings.Contains(err.Error(), fullHouse) {
		t.Errorf("a full house takes another reader: %v", err)
	}
}

func TestFullHouseEmpties(t *testing.T) {
	s := start(t, func(c *Config) { c.Limits.Sessions = 1 })
	s.client().Close()
	for range 100 {
		c := s.client()
		session, err := c.NewSession()
		if err == nil {
			session.Close()
			return
		}
		c.Close()
	}
	t.Error("the house stays full")
}

// TestSlowReaders has a reader who takes nothing, and another beside them.
func TestSlowReaders(t *testing.T) {
	s := start(t, func(c *Config) { c.Limits.Stall = 200 * time.Millisecond })
	c := s.client()
	session, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := session.StdoutPipe(); err != nil { // and nobody reads it
		t.Fatal(err)
	}
	if err := session.Start("flood"); err != nil {
		t.Fatal(err)
	}
	sc := s.open(s.client(), 80, 24)
	sc.shows("Clear words")
	for _, k := range []string{"j", "k", "?"} {
		sc.press(k)
	}
	sc.shows("To begin with")
	s.log.hears(t, "dropped")
	_ = c.Wait() // the connection ends
	sc.press("\x03")
	sc.ends()
}

// deaf is a connection of which nothing is read any more once it is stopped.
type deaf struct {
	net.Conn
	stopped, closed chan struct{}
	once            sync.Once
}

func (d *deaf) Read(p []byte) (int, error) {
	select {
	case <-d.stopped:
		<-d.closed
		return 0, net.ErrClosed
	default:
	}
	return d.Conn.Read(p)
}

func (d *deaf) Close() error {
	d.once.Do(func() { close(d.closed) })
	return d.Conn.Close()
}

// TestSlowScreen has a reader with a screen who takes nothing of it.
func TestSlowScreen(t *testing.T) {
	if testing.Short() {
		t.Skip("two megabytes are drawn before the window of a channel is full")
	}
	s := start(t, func(c *Config) { c.Limits.Stall, c.Limits.Buffer = 200*time.Millisecond, 64<<10 })
	tcp, err := net.Dial("tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	conn := &deaf{Conn: tcp, stopped: make(chan struct{}), closed: make(chan struct{})}
	defer conn.Close()
	c, channels, requests, err := gossh.NewClientConn(conn, s.address, newcomer())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	session, err := gossh.NewClient(c, channels, requests).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	in, err := session.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty("xterm-256color", 200, 500, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	close(conn.stopped)
	keys := []string{"?", "\x1b[27u"}
	for i, drawn, dropped := 0, int64(-1), false; !dropped; i++ {
		eventually(t, "something is drawn, or the reader dropped", func() bool {
			before := drawn
			s.tally.count(func(t *tally) { drawn, dropped = t.bytes, t.dropped > 0 })
			return drawn > before || dropped
		})
		_ = session.WindowChange(150+i%2, 400+i%2) // this and the next fail once the connection is gone
		_, _ = in.Write([]byte(keys[i%2]))
	}
	s.log.hears(t, "dropped")
}

// TestAlgorithms wants no algorithm of yesterday.
func TestAlgorithms(t *testing.T) {
	for name, change := range map[string]func(*gossh.ClientConfig){
		"key exchange": func(c *gossh.ClientConfig) {
			c.KeyExchanges = []string{"diffie-hellman-group14-sha256", "ecdh-sha2-nistp256"}
		},
		"cipher": func(c *gossh.ClientConfig) { c.Ciphers = []string{"aes128-cbc", "3des-cbc"} },
		"mac": func(c *gossh.ClientConfig) {
			c.Ciphers, c.MACs = []string{"aes128-ctr"}, []string{"hmac-sha1", "hmac-sha2-256"}
		},
		"host key": func(c *gossh.ClientConfig) { c.HostKeyAlgorithms = []string{"ssh-rsa", "ecdsa-sha2-nistp256"} },
	} {
		s := start(t, nil)
		c := &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey()}
		change(c)
		if _, err := gossh.Dial("tcp", s.address, c); err == nil {
			t.Errorf("an old %s is spoken", name)
		}
	}
	strict := start(t, func(c *Config) { c.Strict = true })
	old := &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey()}
	old.KeyExchanges = []string{"curve25519-sha256"}
	if _, err := gossh.Dial("tcp", strict.address, old); err == nil || !strings.Contains(err.Error(), "no common algorithm") {
		t.Errorf("strict speaks curve25519: %v", err)
	}
	strict.client()
}

// TestNotLetIn wants the log to name the key of somebody who is not known, so that
// it can be told from others and let in.
func TestNotLetIn(t *testing.T) {
	known := signer(t)
	rules := &Rules{readers: []member{{key: known.PublicKey(), grants: []Grant{{Ceiling: All}}}}}
	s := start(t, func(c *Config) { c.Rules = rules })
	first, second := signer(t), signer(t)
	if _, err := s.dial(first, second); err == nil {
		t.Fatal("a stranger is let in")
	}
	s.log.hears(t, `msg="not let in" from=127.0.0.1:`)
	s.log.hears(t, `why="`+unknownKeys+`" keys="`+Fingerprint(first)+" "+Fingerprint(second)+`"`)
	if _, err := s.dial(); err == nil {
		t.Fatal("somebody without a key is let in")
	}
	s.log.hears(t, `why="`+noKey+`"`)
	var out strings.Builder
	if err := s.Metrics(&out); err != nil || !strings.Contains(out.String(), `refusals_total{what="`+unknownKeys+`"} 1`) {
		t.Errorf("%v:\n%s", err, out.String())
	}
	if strings.Contains(s.log.String(), "no auth passed yet") {
		t.Errorf("the library speaks:\n%s", s.log)
	}
	p := &peer{}
	for i := range 20 {
		p.offer(fmt.Sprint(i))
	}
	if unknown, _ := p.offers(); len(unknown) != mostOffered {
		t.Errorf("%d keys are kept", len(unknown))
	}
}
