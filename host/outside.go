package host

import (
	"errors"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"syscall"

	gossh "golang.org/x/crypto/ssh"
)

// mostOffered is how many keys of one connection are named in the log. The ssh
// library takes no more than six.
const mostOffered = 8

// offer takes note of a key that nobody is known by, for who wants to let its
// owner in.
func (p *peer) offer(fingerprint string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.offered) < mostOffered && !slices.Contains(p.offered, fingerprint) {
		p.offered = append(p.offered, fingerprint)
	}
}

// offers are the keys that were offered and that nobody is known by, and whether
// one was refused for another reason.
func (p *peer) offers() (unknown []string, refused bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.offered), p.refused["a key"]
}

// entrance is the address that readers come to. The ssh library hands on a
// connection of its own around ours, which nothing but an address leads through.
type entrance struct {
	net.Addr
	peer *peer
}

// LocalAddr is the address that the connection came to.
func (c *guarded) LocalAddr() net.Addr {
	if c.peer == nil {
		return c.Conn.LocalAddr()
	}
	return entrance{c.Conn.LocalAddr(), c.peer}
}

// The reasons for which a connection is not let in.
const (
	noKey        = "no key was offered"
	unknownKeys  = "nobody is known by the keys that were offered"
	uncountedKey = "no key that was offered counts"
	noAlgorithm  = "no algorithm in common"
	leftEarly    = "the client left before it was let in"
	tooLate      = "the time to be let in is over"
	notSpoken    = "what came is not the protocol of ssh"
)

// failed logs a connection that was not let in, with the keys that were offered.
func (h *Host) failed(conn net.Conn, err error) {
	from := conn.RemoteAddr().String()
	if errors.Is(err, errGreeting) {
		h.refuse(errGreeting.Error(), "from", from)
		return
	}
	var unknown []string
	refused := false
	if e, ok := conn.LocalAddr().(entrance); ok {
		unknown, refused = e.peer.offers()
	}
	why, more := outside(err, len(unknown) > 0, refused)
	if len(unknown) > 0 {
		more = append(more, "keys", strings.Join(unknown, " "))
	}
	h.tally.refuse(why)
	h.Log.Info("not let in", append([]any{"from", from, "why", why}, more...)...)
}

// outside says in words why somebody was not let in, and what else is to be said.
func outside(err error, unknown, refused bool) (why string, more []any) {
	var auth *gossh.ServerAuthError
	var algorithms *gossh.AlgorithmNegotiationError
	switch {
	case errors.As(err, &algorithms):
		return noAlgorithm, []any{"for", told(algorithms.What), "offered", told(strings.Join(algorithms.RequestedAlgorithms, " "))}
	case unknown:
		return unknownKeys, nil
	case refused:
		return uncountedKey, nil
	case errors.As(err, &auth):
		return noKey, nil
	case errors.Is(err, os.ErrDeadlineExceeded):
		return tooLate, nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return leftEarly, nil
	}
	return notSpoken, []any{"what", told(strings.TrimPrefix(err.Error(), "ssh: "))}
}
