package host

import (
	"net"
	"net/netip"
	"sync"
)

// guard counts connections: those that are not let in yet, by their source, and
// those that are.
type guard struct {
	limits Limits

	mu     sync.Mutex
	half   map[netip.Addr]int // half-open, by source
	halves int
	in     int
}

func newGuard(limits Limits) *guard {
	return &guard{limits: limits, half: map[netip.Addr]int{}}
}

// source is what connections are counted by: an address, of IPv6 its network.
func source(from net.Addr) netip.Addr {
	addr, ok := ipOf(from)
	if ok && addr.Is6() {
		if p, err := addr.Prefix(64); err == nil {
			return p.Addr()
		}
	}
	return addr
}

// why a connection is not taken.
const (
	tooManyOfOne = "too many half-open connections from one source"
	tooManyHalf  = "too many half-open connections"
	fullHouse    = "the house is full"
)

// full reports whether more have been let in than there is room for.
func (g *guard) full() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.in > g.limits.Sessions
}

// take takes a connection, or says why not.
func (g *guard) take(conn net.Conn) (*guarded, string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	from := source(conn.RemoteAddr())
	switch {
	case g.half[from] >= g.limits.HalfOpen:
		return nil, tooManyOfOne
	case g.halves >= g.limits.HalfOpenAll:
		return nil, tooManyHalf
	}
	g.half[from]++
	g.halves++
	return &guarded{Conn: conn, guard: g, from: from}, ""
}

// guarded is a connection that is counted until it ends.
type guarded struct {
	net.Conn
	guard *guard
	from  netip.Addr

	let   sync.Once
	leave sync.Once
	isIn  bool
}

// letIn counts the connection among those that were let in.
func (c *guarded) letIn() {
	c.let.Do(func() {
		c.guard.mu.Lock()
		defer c.guard.mu.Unlock()
		c.guard.open(c.from)
		c.guard.in++
		c.isIn = true
	})
}

// open takes a connection off those that are half-open.
func (g *guard) open(from netip.Addr) {
	g.halves--
	if g.half[from]--; g.half[from] <= 0 {
		delete(g.half, from)
	}
}

// Close ends the connection, and counts it no more.
func (c *guarded) Close() error {
	c.leave.Do(func() {
		c.let.Do(func() {
			c.guard.mu.Lock()
			defer c.guard.mu.Unlock()
			c.guard.open(c.from)
		})
		c.guard.mu.Lock()
		defer c.guard.mu.Unlock()
		if c.isIn {
			c.guard.in--
			c.isIn = false
		}
	})
	return c.Conn.Close()
}
