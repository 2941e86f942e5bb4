package host

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
	"time"

	"readout/model/together"
	"readout/store"
)

// How processes know of each other that they are alive.
const (
	heartbeat = 15 * time.Second
	goneAfter = 45 * time.Second // after the last sign of life
	aMoment   = time.Second      // that leaving waits for the database
)

// Many is the Hub of all processes that use one database. What happens in a
// session is written there, and its code is notified; each process reads what has
// become of the sessions that it has members in. While the database is away nobody
// can join or lead anew; who reads together stays where they are, and goes on with
// the others when it is back.
type Many struct {
	shared *store.Together
	beat   time.Duration
	expire time.Duration

	mu       sync.Mutex
	sessions map[string]*local // by code, those with a member here
	owed     []*manySeat       // seats that were given up while the database was away
	dirty    map[string]bool   // sessions that are to be read again
	wake     chan struct{}     // has one when there is something to do
	lost     bool              // members here may have been taken for gone
	since    time.Time         // when the process was last seen to begin to listen
	done     sync.WaitGroup
}

// local is what a process knows of a session.
type local struct {
	reading sync.Mutex // held while it is read
	news    together.News
	changed uint64 // the Number of when the members or the lead were others last
	seats   []*manySeat
}

// NewMany returns the hub of a database, which works until the context ends; Wait
// then waits for it. The store must be one of PostgreSQL.
func NewMany(ctx context.Context, s *store.Store) *Many {
	return newMany(ctx, s, heartbeat, goneAfter)
}

func newMany(ctx context.Context, s *store.Store, beat, expire time.Duration) *Many {
	h := &Many{
		shared: s.Together(), beat: beat, expire: expire,
		sessions: map[string]*local{}, dirty: map[string]bool{}, wake: make(chan struct{}, 1),
	}
	h.done.Go(func() { h.shared.Listen(ctx, h.connected, h.heard) })
	h.done.Go(func() { h.work(ctx) })
	return h
}

// Wait waits until the hub has ended after its context.
func (h *Many) Wait() { h.done.Wait() }

// connected is told that notifications are heard from now on, and that some may
// have been missed.
func (h *Many) connected() {
	h.mu.Lock()
	h.lost, h.since = true, time.Now()
	h.mu.Unlock()
	h.stir()
}

// heard is told that a session has changed.
func (h *Many) heard(code string) {
	h.mu.Lock()
	here := h.sessions[code] != nil
	if here {
		h.dirty[code] = true
	}
	h.mu.Unlock()
	if here {
		h.stir()
	}
}

func (h *Many) stir() {
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

// work gives signs of life, and reads what has changed.
func (h *Many) work(ctx context.Context) {
	tick := time.NewTicker(h.beat)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			h.live(ctx)
		case <-h.wake:
		}
		h.retake(ctx)
		h.read(ctx)
	}
}

// live gives a sign of life, takes out who is gone, gives up what is owed, and has
// places written that could not be when they were published. Who has just begun to
// listen takes nobody out, since the others may only just be back, too.
func (h *Many) live(ctx context.Context) {
	if h.shared.Beat(ctx) != nil {
		return
	}
	h.mu.Lock()
	owed, here := h.owed, !h.since.IsZero() && time.Since(h.since) > h.expire
	h.owed = nil
	var seats []*manySeat
	for _, g := range h.sessions {
		seats = append(seats, g.seats...)
	}
	h.mu.Unlock()
	for _, s := range owed {
		s.depart(ctx)
	}
	for _, s := range seats {
		s.resume()
	}
	if here {
		_ = h.shared.Expire(ctx, h.expire) // the next beat tries again
	}
}

// retake puts the members here in again after the connection was lost.
func (h *Many) retake(ctx context.Context) {
	h.mu.Lock()
	lost := h.lost
	var seats []*manySeat
	if lost {
		for code, g := range h.sessions {
			h.dirty[code] = true
			seats = append(seats, g.seats...)
		}
	}
	h.lost = false
	h.mu.Unlock()
	if !lost {
		return
	}
	err := h.shared.Beat(ctx)
	for _, s := range seats {
		if err == nil {
			h.mu.Lock()
			n, led := s.of.news, s.led
			h.mu.Unlock()
			err = h.shared.Retake(ctx, n, s.member, led)
		}
		if err == nil {
			s.resume()
		}
		if s.gone() { // while it was put in again
			s.depart(ctx)
		}
	}
	if err != nil && ctx.Err() == nil { // the listening connection is lost as well, and is back later
		h.mu.Lock()
		h.lost = true
		h.mu.Unlock()
	}
}

// read reads the sessions that have changed.
func (h *Many) read(ctx context.Context) {
	h.mu.Lock()
	dirty := h.dirty
	h.dirty = map[string]bool{}
	h.mu.Unlock()
	for code := range dirty {
		h.mu.Lock()
		g := h.sessions[code]
		h.mu.Unlock()
		if g == nil {
			continue
		}
		if err := h.refresh(ctx, code, g); err != nil {
			h.mu.Lock()
			h.dirty[code] = true // with the next beat, or when the connection is back
			h.mu.Unlock()
		}
	}
}

// refresh reads one session and tells its members here.
func (h *Many) refresh(ctx context.Context, code string, g *local) error {
	g.reading.Lock()
	defer g.reading.Unlock()
	h.mu.Lock()
	known := g.news
	after := g.changed
	h.mu.Unlock()
	n, changed, members, err := h.shared.News(ctx, code, after)
	if err != nil {
		return err
	}
	n.Place = n.Place.Bounded()
	if !members {
		n.Members = known.Members
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if n.Number <= g.news.Number {
		return nil
	}
	g.news, g.changed = n, changed
	for _, s := range g.seats {
		s.box.put(n)
		switch n.Leader {
		case s.member.ID:
			s.led = true
		case "": // who has led is here, and was taken for gone
			if s.led {
				h.lost = true
				h.stir()
			}
		default:
			s.led = false
		}
	}
	return nil
}

// Share begins a session.
func (h *Many) Share(ctx context.Context, m together.Member) (Seat, error) {
	for {
		code, err := together.NewCode(rand.Read)
		if err != nil {
			return nil, err
		}
		done, err := h.shared.Share(ctx, code, m)
		if err != nil {
			h.owe(code, m)
			return nil, err
		}
		if done {
			return h.sit(ctx, code, m)
		}
	}
}

// Join takes a seat in a session.
func (h *Many) Join(ctx context.Context, code string, m together.Member) (Seat, error) {
	code, ok := together.Code(code)
	if !ok {
		return nil, together.ErrUnknown
	}
	err := h.shared.Join(ctx, code, m, mostMembers)
	switch {
	case errors.Is(err, together.ErrUnknown), errors.Is(err, together.ErrEnded), errors.Is(err, together.ErrFull):
		return nil, err
	case err != nil:
		h.owe(code, m)
		return nil, err
	}
	return h.sit(ctx, code, m)
}

// owe has a member taken out later who may have got in without anybody knowing.
func (h *Many) owe(code string, m together.Member) {
	s := &manySeat{hub: h, code: code, member: m, of: &local{}, left: make(chan struct{})}
	close(s.left)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.owed = append(h.owed, s)
}

// Len is the number of sessions with members in this process, and of those members.
func (h *Many) Len() (sessions, members int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, g := range h.sessions {
		members += len(g.seats)
	}
	return len(h.sessions), members
}

// sit gives a member of a session a seat here.
func (h *Many) sit(ctx context.Context, code string, m together.Member) (Seat, error) {
	m.Asks = false
	h.mu.Lock()
	g := h.sessions[code]
	if g == nil {
		g = &local{}
		h.sessions[code] = g
	}
	s := &manySeat{hub: h, code: code, member: m, of: g, box: newMailbox(), left: make(chan struct{})}
	g.seats = append(g.seats, s)
	if g.news.Number > 0 {
		s.box.put(g.news)
		s.led = g.news.Leader == m.ID
	}
	h.mu.Unlock()
	if err := h.refresh(ctx, code, g); err != nil {
		s.Leave()
		return nil, err
	}
	return s, nil
}

// HubOf returns the hub that goes with what readers keep in: that of a database
// for all of its processes, else one for this process alone. It works until done
// is called, which has to be before the store is closed.
func HubOf(s *store.Store) (hub Hub, done func()) {
	if s == nil || s.Together() == nil {
		return NewMemory(), func() {}
	}
	ctx, cancel := context.WithCancel(context.Background())
	h := NewMany(ctx, s)
	return h, func() {
		cancel()
		h.Wait()
	}
}
