package host

import (
	"context"
	"crypto/rand"
	"sync"
	"time"

	"readout/model"
	"readout/model/together"
	"readout/ui"
)

// company brings one session together with others. It stands between the hub and
// the reader: what reaches the reader was looked up in their own View before.
type company struct {
	hub   Hub
	self  together.Member
	ctx   context.Context // ends when the session does
	end   context.CancelFunc
	audit func(what, code string) // of who shares, joins and leads

	mu     sync.Mutex
	view   *View
	seat   Seat
	news   together.News
	serial int                // of what the reader is given
	turn   int                // of the wait that is under way
	stir   context.CancelFunc // ends that wait; nil while there is none
	asked  time.Time          // when a code was tried last
}

func newCompany(ctx context.Context, hub Hub, r Reader, v *View, audit func(what, code string)) *company {
	c := &company{hub: hub, self: together.Member{ID: rand.Text(), Name: model.CleanLine(r.Name)}, view: v, audit: audit}
	c.ctx, c.end = context.WithCancel(ctx)
	return c
}

// hubPatience is how long a hub may take to do what a reader asks for.
const hubPatience = 10 * time.Second

func (c *company) within() (context.Context, context.CancelFunc) {
	return context.WithTimeout(c.ctx, hubPatience)
}

// Share begins a session that the reader leads.
func (c *company) Share() error {
	ctx, cancel := c.within()
	defer cancel()
	s, err := c.hub.Share(ctx, c.self)
	return c.sit(ctx, s, err, "shared")
}

// Join follows the session that has a code. Nobody tries codes faster than one in
// a short while, since trying is how one could be found.
func (c *company) Join(code string) error {
	ctx, cancel := c.within()
	defer cancel()
	if err := c.breathe(ctx); err != nil {
		return err
	}
	code, ok := together.Code(code)
	if !ok {
		return together.ErrUnknown
	}
	s, err := c.hub.Join(ctx, code, c.self)
	return c.sit(ctx, s, err, "joined")
}

// betweenCodes is how long the second code of a session has to wait.
const betweenCodes = time.Second

func (c *company) breathe(ctx context.Context) error {
	c.mu.Lock()
	wait := time.Until(c.asked.Add(betweenCodes))
	c.asked = time.Now().Add(max(wait, 0))
	c.mu.Unlock()
	if wait <= 0 {
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// sit takes a seat in place of the one that the reader had.
func (c *company) sit(ctx context.Context, s Seat, err error, what string) error {
	if err != nil {
		return err
	}
	n, err := s.Next(ctx) // is there at once
	if err != nil {
		s.Leave()
		return err
	}
	c.mu.Lock()
	before := c.seat
	ended := c.ctx.Err() != nil
	if !ended {
		c.seat, c.news = s, n
		c.changed()
	}
	c.mu.Unlock()
	if before != nil {
		before.Leave()
	}
	if ended {
		s.Leave()
		return together.ErrEnded
	}
	c.audit(what, n.Code)
	return nil
}

// changed has the reader look again. It is called with the lock held.
func (c *company) changed() {
	c.serial++
	if c.stir != nil {
		c.stir()
	}
}

// have is the seat that the reader has, if any.
func (c *company) have() (Seat, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seat == nil {
		return nil, together.ErrEnded
	}
	return c.seat, nil
}

// follows reports whether the reader is with others.
func (c *company) follows() bool {
	_, err := c.have()
	return err == nil
}

// Lead asks for the lead.
func (c *company) Lead() error {
	s, err := c.have()
	if err != nil {
		return err
	}
	ctx, cancel := c.within()
	defer cancel()
	return s.Lead(ctx)
}

// HandOver gives the lead to a member.
func (c *company) HandOver(id string) error {
	s, err := c.have()
	if err != nil {
		return err
	}
	ctx, cancel := c.within()
	defer cancel()
	return s.HandOver(ctx, id)
}

// Leave gives the seat up.
func (c *company) Leave() {
	c.mu.Lock()
	s, code := c.seat, c.news.Code
	c.seat, c.news = nil, together.News{}
	if s != nil {
		c.changed()
	}
	c.mu.Unlock()
	if s != nil {
		s.Leave()
		c.audit("left what is shared", code)
	}
}

// close ends everything for good.
func (c *company) close() {
	c.end()
	c.Leave()
}

// sees puts another view in force: what may be shown is looked up in it anew.
func (c *company) sees(v *View) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.view = v
	if c.seat != nil {
		c.changed()
	}
}

// publish tells the others where the reader is, if they lead.
func (c *company) publish(place func() together.Place) {
	c.mu.Lock()
	s, leads, scope := c.seat, c.news.Leader == c.self.ID, c.view.scope()
	c.mu.Unlock()
	if s == nil || !leads {
		return
	}
	if p := place(); p != (together.Place{}) {
		p.Scope = scope
		s.Publish(p)
	}
}

// Next waits for news.
func (c *company) Next(serial int) (ui.Gathering, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn++
	turn := c.turn
	if c.stir != nil {
		c.stir()
	}
	for c.ctx.Err() == nil && c.turn == turn {
		if c.serial > serial {
			return c.gathering(), true
		}
		ctx, cancel := context.WithCancel(c.ctx)
		c.stir = cancel
		s := c.seat
		c.mu.Unlock()
		n, err := together.News{}, together.ErrEnded
		if s != nil {
			n, err = s.Next(ctx)
		} else {
			<-ctx.Done()
		}
		over := ctx.Err() != nil
		cancel()
		c.mu.Lock()
		switch {
		case err == nil && c.seat == s && n.Number > c.news.Number:
			c.news = n
			c.changed() // another call may wait by now
		case err != nil && s != nil && c.seat == s && !over: // the hub gave up on the seat
			c.seat, c.news = nil, together.News{}
			c.changed()
		}
	}
	return ui.Gathering{}, false
}

// gathering is what the reader may know. It is called with the lock held.
func (c *company) gathering() ui.Gathering {
	g := ui.Gathering{News: c.news, Serial: c.serial, Self: c.self.ID}
	if c.news.Leader == c.self.ID {
		return g
	}
	if p, ok := c.view.follow(c.news.Place); ok {
		g.Place = p
	} else if c.news.Moved > 0 {
		g.Place, g.Hidden = together.Place{}, true
	}
	return g
}
