package host

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"readout/model"
)

// gate stands between a session's requests and what serves them. Nothing behind
// it sees a window, a variable or a request that is not within the limits.
type gate struct {
	limits Limits
	peer   *peer
	ctx    context.Context // ends with the session

	mu            sync.Mutex
	width, height int
	terminal      string // what the terminal calls itself; "" without one
	environ       []string
	started       bool
	resized       chan struct{} // has one element after the size changed
}

func newGate(ctx context.Context, limits Limits, p *peer) *gate {
	return &gate{limits: limits, peer: p, ctx: ctx, resized: make(chan struct{}, 1)}
}

// gated is a channel that is accepted with its requests filtered.
type gated struct {
	gossh.NewChannel
	gate *gate
	over func() // called when the last request was made
}

// Accept accepts the channel.
func (c gated) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, requests, err := c.NewChannel.Accept()
	if err != nil {
		c.over()
		return nil, nil, err
	}
	passed := make(chan *gossh.Request)
	go func() {
		defer c.over()
		defer close(passed)
		for r := range requests {
			if c.gate.passes(r) {
				passed <- r
			} else if r.WantReply {
				_ = r.Reply(r.Type == windowChange, nil)
			}
		}
	}()
	return ch, passed, nil
}

// The requests of a session that are known, by RFC 4254.
const (
	ptyRequest   = "pty-req"
	windowChange = "window-change"
	envRequest   = "env"
	shellRequest = "shell"
	execRequest  = "exec"
)

// passes reports whether a request is handed on, rewritten if need be.
func (g *gate) passes(r *gossh.Request) bool {
	switch r.Type {
	case ptyRequest:
		return g.pty(r)
	case windowChange:
		var w struct{ Columns, Rows, Width, Height uint32 }
		if gossh.Unmarshal(r.Payload, &w) == nil {
			g.resize(w.Columns, w.Rows)
		}
		return false // the newest size is all that counts
	case envRequest:
		return g.variable(r)
	case shellRequest:
		return g.start()
	case execRequest:
		var c struct{ Command string }
		if gossh.Unmarshal(r.Payload, &c) != nil || len(c.Command) > g.limits.CommandLength {
			g.peer.refuse("a command that is too long")
			return false
		}
		return g.start()
	case "signal", "break", "eow@openssh.com":
		return false // nothing runs that they could reach
	}
	what, known := refusedRequests[r.Type]
	if !known {
		what = "an unknown request"
	}
	g.peer.refuse(what, "type", told(cut(r.Type, 64)))
	return false
}

// refusedRequests are those that clients make and that nobody is served.
var refusedRequests = map[string]string{
	"x11-req":                    "X11 forwarding",
	"auth-agent-req@openssh.com": "agent forwarding",
	"subsystem":                  "a subsystem",
}

func (g *gate) start() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.started {
		g.peer.refuse("a second command in one session")
		return false
	}
	g.started = true
	return true
}

// pty takes what the terminal is, and hands the request on with a window within
// the limits and without modes, which mean nothing here.
func (g *gate) pty(r *gossh.Request) bool {
	var p struct {
		Terminal                     string
		Columns, Rows, Width, Height uint32
		Modes                        string
	}
	if err := gossh.Unmarshal(r.Payload, &p); err != nil {
		g.peer.refuse("a terminal that cannot be read")
		return false
	}
	g.mu.Lock()
	second := g.terminal != "" || g.started
	if !second {
		g.terminal = terminalName(p.Terminal, g.limits.mostTerminal)
		p.Terminal = g.terminal
	}
	g.mu.Unlock()
	if second {
		g.peer.refuse("a second terminal")
		return false
	}
	g.resize(p.Columns, p.Rows)
	w, h := g.size()
	p.Columns, p.Rows, p.Width, p.Height, p.Modes = uint32(w), uint32(h), 0, 0, "\x00"
	r.Payload = gossh.Marshal(&p)
	return true
}

// terminalName is what a terminal calls itself, if that can be a name.
func terminalName(s string, most int) string {
	odd := func(r rune) bool {
		return r != '-' && r != '_' && r != '.' && r != '+' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}
	if s == "" || len(s) > most || strings.ContainsFunc(s, odd) {
		return "dumb"
	}
	return s
}

// resize takes a new size, within the limits. A window of no size is one of the
// usual size.
func (g *gate) resize(columns, rows uint32) {
	if columns > uint32(g.limits.Width) || rows > uint32(g.limits.Height) {
		g.peer.refuse("a window that is too large", "columns", columns, "rows", rows)
	}
	if columns == 0 || rows == 0 {
		columns, rows = 80, 24
	}
	g.mu.Lock()
	g.width, g.height = int(min(columns, uint32(g.limits.Width))), int(min(rows, uint32(g.limits.Height)))
	g.mu.Unlock()
	select {
	case g.resized <- struct{}{}:
	default:
	}
}

func (g *gate) size() (width, height int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.width, g.height
}

// readable are the settings of readout that a client may send: none of them
// names a file.
var readable = []string{
	"LANG", "COLORTERM", "NO_COLOR", "TERM", "READOUT_THEME", "READOUT_ASCII", "READOUT_LINEAR", "READOUT_MOUSE", "READOUT_EAST_ASIAN",
}

// variable takes a variable of the environment if it is one of the list.
func (g *gate) variable(r *gossh.Request) bool {
	var v struct{ Name, Value string }
	if gossh.Unmarshal(r.Payload, &v) != nil || !slices.Contains(readable, v.Name) && !locale(v.Name) {
		g.peer.refuse("variables but " + strings.Join(readable, ", ") + ", LC_*")
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case len(v.Name)+len(v.Value) > g.limits.VariableLength || model.CleanLine(v.Value) != v.Value:
		g.peer.refuse("a variable that is too long, or no text")
	case len(g.environ) >= g.limits.Variables:
		g.peer.refuse("too many variables")
	default:
		g.environ = append(g.environ, v.Name+"="+v.Value)
		return !g.started
	}
	return false
}

// locale reports whether a variable is one of LC_ALL, LC_CTYPE and the like.
func locale(name string) bool {
	rest, ok := strings.CutPrefix(name, "LC_")
	return ok && rest != "" && !strings.ContainsFunc(rest, func(r rune) bool { return (r < 'A' || r > 'Z') && r != '_' })
}

func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// scope is the context of one session. That of the library belongs to the
// connection, and what one session puts into it another would find.
type scope struct {
	ssh.Context
	gate   *gate
	mu     sync.Mutex
	values map[any]any
}

// Done is closed when the session ends.
func (s *scope) Done() <-chan struct{} { return s.gate.ctx.Done() }

// Err says whether the session has ended.
func (s *scope) Err() error { return s.gate.ctx.Err() }

// Value returns what the session or the connection has under a key.
func (s *scope) Value(key any) any {
	if key == gateKey {
		return s.gate
	}
	s.mu.Lock()
	v, ok := s.values[key]
	s.mu.Unlock()
	if ok {
		return v
	}
	return s.Context.Value(key)
}

// SetValue puts something under a key, for this session alone.
func (s *scope) SetValue(key, value any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[key] = value
}
