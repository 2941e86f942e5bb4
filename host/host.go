package host

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"readout/store"
)

// Config is all that a Host knows of the world.
type Config struct {
	Library   *Library
	Rules     *Rules
	HostKeys  []Signer
	Store     *store.Store // of what readers keep; nil keeps nothing
	Balancers Balancers    // whose word about where a reader comes from counts
	Name      string       // by which readers reach the host, as ParseName reads it; "" if it is not known
	Strict    bool         // key exchange that quantum computers do not break, and no other
	Limits    Limits
	Version   string           // of readout
	Log       *slog.Logger     // of the host; nil for none
	Audit     *slog.Logger     // of who reads what, never of what it says; nil for none
	Now       func() time.Time // the clock; nil is that of the system

	// Run does what a Visit asks for and returns the status to end with.
	Run func(context.Context, *Visit) int

	// Hub brings readers together; nil leaves each alone.
	Hub Hub

	// Presence is told who is here and where they are; nil tells nobody.
	Presence Presence
}

// Host serves a library to readers.
type Host struct {
	Config
	server   *ssh.Server
	guard    *guard
	commands chan struct{} // has room for as many as may run without a terminal
	openings chan struct{} // and for as many screens as may be made at one time
	number   atomic.Uint64 // of the session that began last
	tally    tally

	mu        sync.Mutex
	rules     *Rules
	lives     map[*live]bool
	gone      chan struct{} // closed and made anew when a session ends
	rest      *time.Timer   // gives memory back when nobody has been here for a while
	stopping  bool
	listeners []net.Listener
	changed   chan struct{} // closed and made anew when views may be others

	wrapped func(app) app // what tests put around a reader
}

// New returns a host, which serves once Serve is called.
func New(c Config) (*Host, error) {
	switch {
	case c.Library == nil || c.Run == nil || c.Rules == nil:
		return nil, errors.New("a host needs a library, rules, and something to run")
	case len(c.HostKeys) == 0:
		return nil, errors.New("a host needs a key of its own")
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	c.Limits, c.Log, c.Audit = c.Limits.orUsual(), discard(c.Log), discard(c.Audit)
	h := &Host{
		Config: c, guard: newGuard(c.Limits), commands: make(chan struct{}, c.Limits.Commands), openings: make(chan struct{}, 4*c.Limits.Commands), rules: c.Rules,
		lives: map[*live]bool{}, gone: make(chan struct{}), changed: make(chan struct{}),
	}
	h.rest = time.AfterFunc(quiet, h.giveBack)
	server, err := wish.NewServer(h.options()...)
	if err != nil {
		return nil, err
	}
	h.server = server
	return h, nil
}

// options are how the ssh library is set up. Its own ways of letting in, of
// timing out and of serving sessions are not used: they let through what the
// promises of the package rule out.
func (h *Host) options() []ssh.Option {
	return []ssh.Option{
		wish.WithVersion("readout"),
		wish.WithPublicKeyAuth(h.knows),
		ssh.WrapConn(h.arrive),
		wish.WithMiddleware(func(ssh.Handler) ssh.Handler { return h.serve }),
		func(s *ssh.Server) error {
			for _, key := range h.HostKeys {
				s.AddHostKey(key)
			}
			s.ServerConfigCallback = h.algorithms
			s.HandshakeTimeout = h.Limits.Handshake
			s.IdleTimeout = h.Limits.Idle + h.Limits.Warning + netTimeout // where the session does not end by itself
			s.MaxTimeout = h.Limits.Maximum + h.Limits.Warning + netTimeout
			s.ConnectionFailedCallback = h.failed
			s.ChannelHandlers = map[string]ssh.ChannelHandler{"session": h.session, "default": refuseChannel}
			s.RequestHandlers = map[string]ssh.RequestHandler{"default": refuseRequest}
			s.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
			return nil
		},
	}
}

// netTimeout is how much longer a connection lasts than its session should.
const netTimeout = 5 * time.Minute

// Serve serves the connections of a listener until the host is shut down.
func (h *Host) Serve(l net.Listener) error {
	defer l.Close()
	h.mu.Lock()
	if h.stopping {
		h.mu.Unlock()
		return nil
	}
	h.listeners = append(h.listeners, l)
	h.mu.Unlock()
	if err := h.server.Serve(l); !h.isStopping() {
		return err
	}
	return nil
}

// arrive takes a connection that has said nothing yet but, through a balancer,
// where it comes from.
func (h *Host) arrive(ctx ssh.Context, conn net.Conn) net.Conn {
	conn = called(conn)
	balanced := h.Balancers.list(conn.RemoteAddr())
	taken, why := h.guard.take(conn, balanced)
	if why != "" {
		h.refuse(why, "from", conn.RemoteAddr().String())
		return nil
	}
	if balanced && !h.introduce(taken) {
		_ = taken.Close()
		return nil
	}
	p := &peer{conn: taken, addr: taken.RemoteAddr(), log: h.Log, host: h, refused: map[string]bool{}, balanced: balanced}
	taken.peer = p
	ctx.SetValue(peerKey, p)
	return taken
}

// refuse counts and logs a connection that is not taken.
func (h *Host) refuse(what string, more ...any) {
	h.tally.refuse(what)
	h.Log.Info("refused", append([]any{"what", what}, more...)...)
}

// knows reports whether somebody is known by a key. Whoever it is is asked again
// when a session begins, since a client may offer one key and sign with another.
func (h *Host) knows(ctx ssh.Context, key ssh.PublicKey) bool {
	_, err := h.current().reader(key, ctx.RemoteAddr(), h.Now())
	switch p := peerOf(ctx); {
	case err == nil:
		return true
	case errors.Is(err, errStranger):
		p.offer(gossh.FingerprintSHA256(key))
	default:
		p.refuse("a key", "fingerprint", gossh.FingerprintSHA256(key), "why", told(err.Error()))
	}
	return false
}

// asks lets strangers in, who are asked nothing. They come this way, and not
// without any, since a client that is let in at once offers no key.
func asks(_ gossh.ConnMetadata, ask gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
	_, err := ask("", "", nil, nil)
	return &gossh.Permissions{}, err
}

func (h *Host) current() *Rules {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.rules
}

// SetRules puts other rules in force. Nobody who may still read is disturbed.
func (h *Host) SetRules(r *Rules) {
	h.mu.Lock()
	h.rules = r
	h.mu.Unlock()
	h.Publish()
}

// Publish has every session look whether it sees other briefings now.
func (h *Host) Publish() {
	h.mu.Lock()
	defer h.mu.Unlock()
	close(h.changed)
	h.changed = make(chan struct{})
}

// published is closed with the next change.
func (h *Host) published() <-chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.changed
}

// Watch publishes the library whenever an embargo ends, until the context does.
func (h *Host) Watch(ctx context.Context) {
	for {
		changed, now := h.published(), h.Now()
		var timer *time.Timer
		var ends <-chan time.Time
		if next := h.Library.embargoEnds(now); !next.IsZero() {
			timer = time.NewTimer(next.Sub(now))
			ends = timer.C
		}
		select {
		case <-ctx.Done():
		case <-changed:
		case <-ends:
			h.Publish()
		}
		if timer != nil {
			timer.Stop()
		}
		if ctx.Err() != nil {
			return
		}
	}
}

// identify says who is behind a session, by the rules in force now.
func (h *Host) identify(s ssh.Session) (Reader, bool) {
	rules := h.current()
	if key := s.PublicKey(); key != nil {
		r, err := rules.reader(key, s.RemoteAddr(), h.Now())
		return r, err == nil
	}
	return rules.stranger()
}
