package host

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"slices"
	"strings"
	"time"

	proxyproto "github.com/pires/go-proxyproto"
)

// Balancers are whose word about the address of a reader counts, by the header of
// PROXY protocol v2. The zero value is nobody.
type Balancers struct {
	networks []netip.Prefix
	socket   bool // whatever comes by a Unix socket
}

// ParseBalancers reads addresses and networks, parted by commas; unix stands for
// whatever comes by a Unix socket.
func ParseBalancers(list string) (Balancers, error) {
	var b Balancers
	var words []string
	for word := range strings.SplitSeq(list, ",") {
		if strings.TrimSpace(word) == "unix" {
			b.socket = true
			continue
		}
		words = append(words, word)
	}
	if len(words) == 0 {
		return b, nil
	}
	var err error
	if b.networks, err = addresses(strings.Join(words, ",")); err != nil {
		return Balancers{}, err
	}
	if slices.ContainsFunc(b.networks, func(p netip.Prefix) bool { return p.Bits() == 0 }) {
		return Balancers{}, errors.New("a network of all addresses would let every client say where it comes from")
	}
	return b, nil
}

// list reports whether a peer is one of them.
func (b Balancers) list(peer net.Addr) bool {
	if peer.Network() == "unix" {
		return b.socket
	}
	return len(b.networks) > 0 && within(b.networks, peer)
}

// caller is a connection with the address that its reader is known by, and with
// what was read of it beyond a header.
type caller struct {
	net.Conn
	addr net.Addr
	rest *bufio.Reader // nil once nothing is left in it
}

// RemoteAddr is where the reader is.
func (c *caller) RemoteAddr() net.Addr { return c.addr }

// Read reads what comes after a header.
func (c *caller) Read(p []byte) (int, error) {
	if c.rest != nil {
		if c.rest.Buffered() > 0 {
			return c.rest.Read(p)
		}
		c.rest = nil
	}
	return c.Conn.Read(p)
}

// called gives a connection by a Unix socket an address that can be logged: the
// one it has is chosen by the client, byte for byte.
func called(conn net.Conn) net.Conn {
	if conn.RemoteAddr().Network() != "unix" {
		return conn
	}
	return &caller{Conn: conn, addr: &net.UnixAddr{Net: "unix", Name: "unix"}}
}

// why a connection of a balancer is not taken.
const (
	noHeader  = "a balancer's connection without a header of PROXY protocol v2"
	badHeader = "a balancer's header that names no reader"
)

// errNobody is a balancer that asks whether the host is there.
var errNobody = errors.New("nobody comes")

// introduced reads the header in which a balancer says where a reader comes from.
// Only version 2 is looked at; a line of version 1 is no header.
func introduced(conn net.Conn, limit time.Duration) (*caller, error) {
	if err := conn.SetReadDeadline(time.Now().Add(limit)); err != nil {
		return nil, errNobody // it has gone
	}
	r := bufio.NewReaderSize(conn, 256)
	signature, err := r.Peek(len(proxyproto.SIGV2))
	switch {
	case err != nil && len(signature) == 0 && !errors.Is(err, os.ErrDeadlineExceeded):
		return nil, errNobody
	case err != nil:
		return nil, fmt.Errorf("no header: %w", err)
	case !bytes.Equal(signature, proxyproto.SIGV2):
		return nil, errors.New("no header")
	}
	header, err := proxyproto.Read(r)
	if err != nil {
		return nil, misled{err}
	}
	if header.Command.IsLocal() {
		return nil, errNobody
	}
	from, ok := header.SourceAddr.(*net.TCPAddr)
	if !ok || from.IP.IsUnspecified() || from.IP.IsMulticast() || from.IP.Equal(net.IPv4bcast) {
		return nil, misled{errors.New("it is no address of a TCP connection")}
	}
	if err := conn.SetReadDeadline(time.Time{}); err != nil {
		return nil, errNobody
	}
	return &caller{Conn: conn, addr: from, rest: r}, nil
}

// misled is a header that cannot be followed.
type misled struct{ error }

// introduce finds out who comes by a balancer and counts them by their own
// address. It reports false where the connection is of no use.
func (h *Host) introduce(c *guarded) bool {
	by := c.RemoteAddr().String()
	came, err := introduced(c.Conn, h.Limits.Handshake)
	why := noHeader
	switch {
	case errors.Is(err, errNobody):
		return false
	case errors.As(err, new(misled)):
		why = badHeader
	case err == nil:
		if why = c.comes(came); why == "" {
			return true
		}
		h.refuse(why, "from", came.addr.String(), "by", by)
		return false
	}
	h.refuse(why, "from", by, "why", told(err.Error()))
	return false
}
