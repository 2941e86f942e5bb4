package host

import (
	"context"
	"crypto/rand"
	"slices"
	"sync"

	"readout/model/together"
)

// Memory is the Hub of one process.
type Memory struct {
	mu       sync.Mutex
	sessions map[string]*gathering // by code
	ended    []string              // codes of sessions that are over, oldest first
}

// mostEnded is how many codes are remembered after their session ended, to be
// told from those that never were.
const mostEnded = 1000

// NewMemory returns a hub without sessions.
func NewMemory() *Memory { return &Memory{sessions: map[string]*gathering{}} }

// gathering is one session that is read together.
type gathering struct {
	news  together.News
	seats []*seat // in the order of the members
}

// seat is that of one member in a Memory.
type seat struct {
	hub  *Memory
	id   string
	of   *gathering
	box  mailbox
	left chan struct{} // closed when the seat is given up
}

// Share begins a session.
func (h *Memory) Share(_ context.Context, m together.Member) (Seat, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for {
		code, err := together.NewCode(rand.Read)
		if err != nil {
			return nil, err
		}
		if h.sessions[code] == nil && !slices.Contains(h.ended, code) {
			g := &gathering{news: together.News{Code: code, Leader: m.ID}}
			h.sessions[code] = g
			return h.sit(g, m), nil
		}
	}
}

// Join takes a seat in a session.
func (h *Memory) Join(_ context.Context, code string, m together.Member) (Seat, error) {
	code, ok := together.Code(code)
	h.mu.Lock()
	defer h.mu.Unlock()
	g := h.sessions[code]
	switch {
	case ok && g == nil && slices.Contains(h.ended, code):
		return nil, together.ErrEnded
	case g == nil:
		return nil, together.ErrUnknown
	case len(g.seats) >= mostMembers:
		return nil, together.ErrFull
	}
	return h.sit(g, m), nil
}

// Len is the number of sessions and of all their members.
func (h *Memory) Len() (sessions, members int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, g := range h.sessions {
		members += len(g.seats)
	}
	return len(h.sessions), members
}

func (h *Memory) sit(g *gathering, m together.Member) *seat {
	m.Asks = false
	s := &seat{hub: h, id: m.ID, of: g, box: newMailbox(), left: make(chan struct{})}
	g.seats = append(g.seats, s)
	g.tell(func(n *together.News) { n.Members = append(slices.Clip(n.Members), m) })
	return s
}

// tell makes the next News and puts them into every mailbox. What earlier News
// share with it is replaced, never changed.
func (g *gathering) tell(change func(*together.News)) {
	g.news.Number++
	change(&g.news)
	for _, s := range g.seats {
		s.box.put(g.news)
	}
}

// with returns the members with one of them changed.
func with(members []together.Member, id string, change func(*together.Member)) []together.Member {
	members = slices.Clone(members)
	for i := range members {
		if members[i].ID == id {
			change(&members[i])
		}
	}
	return members
}

func (s *seat) gone() bool {
	select {
	case <-s.left:
		return true
	default:
		return false
	}
}

// Publish says where the member is.
func (s *seat) Publish(p together.Place) {
	p = p.Bounded()
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	g := s.of
	if s.gone() || g.news.Leader != s.id || g.news.Moved > 0 && g.news.Place == p {
		return
	}
	g.tell(func(n *together.News) { n.Place, n.Moved = p, n.Number })
}

// Next waits for News.
func (s *seat) Next(ctx context.Context) (together.News, error) {
	if s.gone() {
		return together.News{}, together.ErrEnded
	}
	select {
	case n := <-s.box.slot:
		return n, nil
	case <-s.left:
		return together.News{}, together.ErrEnded
	case <-ctx.Done():
		return together.News{}, ctx.Err()
	}
}

// Lead asks for the lead.
func (s *seat) Lead(context.Context) error {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	g := s.of
	m, _ := g.news.Member(s.id)
	switch {
	case s.gone():
		return together.ErrEnded
	case g.news.Leader == s.id || m.Asks:
	case g.news.Leader == "":
		g.tell(func(n *together.News) { n.Leader = s.id })
	default:
		g.tell(func(n *together.News) {
			n.Members = with(n.Members, s.id, func(m *together.Member) { m.Asks = true })
		})
	}
	return nil
}

// HandOver gives the lead to another member.
func (s *seat) HandOver(_ context.Context, id string) error {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	g := s.of
	_, here := g.news.Member(id)
	switch {
	case s.gone():
		return together.ErrEnded
	case g.news.Leader != s.id:
		return together.ErrNotLeading
	case !here:
		return together.ErrGone
	case id == s.id:
		return nil
	}
	g.tell(func(n *together.News) {
		n.Leader, n.Members = id, with(n.Members, id, func(m *together.Member) { m.Asks = false })
	})
	return nil
}

// Leave gives the seat up.
func (s *seat) Leave() {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	if s.gone() {
		return
	}
	close(s.left)
	g := s.of
	g.seats = slices.DeleteFunc(g.seats, func(other *seat) bool { return other == s })
	if len(g.seats) == 0 {
		delete(s.hub.sessions, g.news.Code)
		s.hub.ended = append(s.hub.ended, g.news.Code)
		s.hub.ended = s.hub.ended[max(0, len(s.hub.ended)-mostEnded):]
		return
	}
	g.tell(func(n *together.News) {
		if n.Leader == s.id {
			n.Leader = ""
		}
		n.Members = slices.DeleteFunc(slices.Clone(n.Members), func(m together.Member) bool { return m.ID == s.id })
	})
}
