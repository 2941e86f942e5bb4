package host

import (
	"errors"
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

// take takes a connection, or says why not. One that a balancer passes on belongs
// to no source yet: comes says to which, and the balancer's own has no limit.
func (g *guard) take(conn net.Conn, balanced bool) (*guarded, string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	c := &guarded{Conn: conn, guard: g}
	if g.halves >= g.limits.HalfOpenAll {
		return nil, tooManyHalf
	}
	if !balanced && !c.count() {
		return nil, tooManyOfOne
	}
	g.halves++
	return c, ""
}

// guarded is a connection that is counted until it ends.
type guarded struct {
	net.Conn
	guard   *guard
	from    netip.Addr
	counted bool  // among those of its source
	greeted int   // bytes of the greeting that have come
	peer    *peer // whoever is behind it; nil until that is known

	let   sync.Once
	leave sync.Once
	isIn  bool
}

// count counts the connection among those of its source, if there is room.
func (c *guarded) count() bool {
	from := source(c.RemoteAddr())
	if c.guard.half[from] >= c.guard.limits.HalfOpen {
		return false
	}
	c.guard.half[from]++
	c.from, c.counted = from, true
	return true
}

// comes counts a connection that a balancer passed on by where it comes from, or
// says why not.
func (c *guarded) comes(from net.Conn) string {
	c.guard.mu.Lock()
	defer c.guard.mu.Unlock()
	c.Conn = from
	if !c.count() {
		return tooManyOfOne
	}
	return ""
}

// greeting is what a client begins with. The ssh library passes over lines before
// it, and with them over the header of a balancer whose word does not count.
const greeting = "SSH-"

var errGreeting = errors.New("no greeting of ssh, or the header of a balancer that is not listed")

// Read reads from a client that greets as one.
func (c *guarded) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	for _, b := range p[:n] {
		if c.greeted == len(greeting) {
			break
		}
		if b != greeting[c.greeted] {
			return 0, errGreeting
		}
		c.greeted++
	}
	return n, err
}

// letIn counts the connection among those that were let in.
func (c *guarded) letIn() {
	c.let.Do(func() {
		c.guard.mu.Lock()
		defer c.guard.mu.Unlock()
		c.open()
		c.guard.in++
		c.isIn = true
	})
}

// open takes the connection off those that are half-open.
func (c *guarded) open() {
	g := c.guard
	g.halves--
	if !c.counted {
		return
	}
	if g.half[c.from]--; g.half[c.from] <= 0 {
		delete(g.half, c.from)
	}
}

// Close ends the connection, and counts it no more.
func (c *guarded) Close() error {
	c.leave.Do(func() {
		c.let.Do(func() {
			c.guard.mu.Lock()
			defer c.guard.mu.Unlock()
			c.open()
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
