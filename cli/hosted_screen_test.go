package cli

import (
	"io"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"readout/host"
	"readout/store"
)

// terminalOf opens a terminal of 100 columns for a command.
func (w *atWork) terminalOf(c *gossh.Client, command string, environ ...string) (out *spoken, in io.Writer, s *gossh.Session) {
	w.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { s.Close() })
	for _, v := range environ {
		name, value, _ := strings.Cut(v, "=")
		if err := s.Setenv(name, value); err != nil {
			w.t.Fatal(v, err)
		}
	}
	out = newSpoken()
	s.Stdout, s.Stderr = out, out
	in, err = s.StdinPipe()
	if err == nil {
		err = s.RequestPty("xterm-256color", 30, 100, gossh.TerminalModes{})
	}
	if err == nil {
		err = s.Start(command)
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return out, in, s
}

// TestHostedScreen opens the reader at addresses and in forms of its own.
func TestHostedScreen(t *testing.T) {
	w := serveHere(t, orrin(t), host.NewRules(host.Grant{Ceiling: host.All, Unmarked: true}), nil, lateJanuary, nil)
	c := w.dial(nil)
	tests := []struct {
		command, environ, want, not string
	}{
		{"", "", "BRIEFINGS", ""},
		{"orrin-03#issue:border", "", "3 of 12", ""},
		{"orrin-03.md#quote:varga-1", "", "We do", ""},
		{"read orrin-03", "", "Water deal near", ""},
		{".#matrix", "", "POSITIONS", ""},
		{"--filter is:open", "", "1 hidden", ""},
		{"--ascii", "", "=====", "━"},
		{"", "READOUT_ASCII=yes", "=====", "━"},
		{"", "NO_COLOR=1", "BRIEFINGS", "\x1b[38;"},
		{"--linear", "", "Library", "\x1b["},
		{"", "READOUT_LINEAR=1", "Library", "\x1b["},
	}
	for _, tt := range tests {
		var environ []string
		if tt.environ != "" {
			environ = []string{tt.environ}
		}
		out, in, s := w.terminalOf(c, tt.command, environ...)
		out.hears(t, tt.want)
		if tt.not != "" && strings.Contains(out.String(), tt.not) {
			t.Errorf("%s %s shows %q:\n%q", tt.environ, tt.command, tt.not, out)
		}
		if _, err := io.WriteString(in, "\x03"); err != nil {
			t.Fatal(err)
		}
		if err := s.Wait(); err != nil {
			t.Errorf("%s: %v", tt.command, err)
		}
	}
	for command, want := range map[string]string{
		"nobody#issue:x": "nobody: no such briefing", "read -": "cannot be read on a terminal", "orrin-01 orrin-02": "is too much", "--state x": "--state is for a readout on your own computer",
		"list --count": "\r\n", "nonsense:": "no such briefing", "orrin-01#x:y": "nothing in a briefing is called",
	} {
		out, _, s := w.terminalOf(c, command)
		_ = s.Wait()
		if got := out.String(); !strings.Contains(got, want) || strings.Contains(got, "\x1b") {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
}

// TestHostedKeeping keeps something by a key, and finds it again by that key only.
func TestHostedKeeping(t *testing.T) {
	kept, err := store.InMemory(lateJanuary)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	anna, ben := sshKey(t), sshKey(t)
	rules := host.NewRules(host.Grant{Ceiling: "TLP:GREEN"})
	for _, key := range []gossh.Signer{anna, ben} {
		known, err := host.Keys([]string{string(gossh.MarshalAuthorizedKey(key.PublicKey()))}, host.Grant{Ceiling: "TLP:GREEN"})
		if err != nil {
			t.Fatal(err)
		}
		rules = rules.With(known)
	}
	w := serveHere(t, orrin(t), rules, kept, lateJanuary, nil)
	out, in, s := w.terminalOf(w.dial(anna), "orrin-03#quote:varga-1")
	out.hears(t, "We do")
	press := func(keys, want string) {
		t.Helper()
		if _, err := io.WriteString(in, keys); err != nil {
			t.Fatal(err)
		}
		out.hears(t, want)
	}
	press("B", "bookmarked")
	press("e", "note:")
	press("a word of mine\r", "noted")
	press("\x03", "\x1b[?1049l")
	if err := s.Wait(); err != nil {
		t.Error(err)
	}
	got := w.command(w.dial(anna), "notes", "")
	for _, want := range []string{"bookmark  2032-01-27  orrin-03.md#quote:varga-1", "We do not trade ground for water.", "& a word of mine"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("no %q in %+v", want, got)
		}
	}
	if got := w.command(w.dial(anna), "list is:unread type:briefing --count", ""); got.out != "5\n" {
		t.Errorf("what was read is unread: %+v", got)
	}
	if got := w.command(w.dial(ben), "notes", ""); got.out != "" || got.status != 0 {
		t.Errorf("another reader sees %+v", got)
	}
	if got := w.command(w.dial(nil), "notes", ""); got.status != Usage || !strings.Contains(got.trouble, "not known by a key") {
		t.Errorf("a stranger sees %+v", got)
	}
}
