package host

import (
	"context"
	"errors"
	"slices"
	"sync"

	"readout/model/together"
)

// manySeat is a seat in a session of Many.
type manySeat struct {
	hub    *Many
	code   string
	member together.Member
	of     *local
	box    mailbox
	left   chan struct{} // closed when the seat is given up
	led    bool          // nobody has led since but the member; guarded by the hub

	writing sync.Mutex // held while a place is written
	mu      sync.Mutex
	next    *together.Place // to be written; nil for none
	last    together.Place  // that was to be written last
	busy    bool            // something writes it
	again   bool            // it was to be written while it was
}

func (s *manySeat) gone() bool {
	select {
	case <-s.left:
		return true
	default:
		return false
	}
}

// Publish says where the member is.
func (s *manySeat) Publish(p together.Place) {
	if s.gone() {
		return
	}
	p = p.Bounded()
	s.hub.mu.Lock()
	led, heard := s.led, s.of.news.Moved > 0 && s.of.news.Place == p
	s.hub.mu.Unlock()
	if !led {
		return
	}
	s.mu.Lock()
	told := s.last == p && (s.next != nil || heard)
	if !told {
		s.next, s.last = &p, p
	}
	s.mu.Unlock()
	if !told {
		s.resume()
	}
}

// resume has the place written that was published last. One that is being written
// is tried once more if that fails, since it may have begun before the database was
// back.
func (s *manySeat) resume() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.again = s.busy
	if !s.busy && s.next != nil {
		s.busy = true
		go s.write()
	}
}

// write writes the place that was published last until there is none, or the
// database is away: then it is written when that is back.
func (s *manySeat) write() {
	for {
		err := s.flush(context.Background())
		s.mu.Lock()
		if s.next == nil || err != nil && !s.again {
			s.busy = false
			s.mu.Unlock()
			return
		}
		s.again = false
		s.mu.Unlock()
	}
}

// flush writes the place that was published last, if it was not yet.
func (s *manySeat) flush(ctx context.Context) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	p := s.next
	s.next = nil
	s.mu.Unlock()
	if p == nil {
		return nil
	}
	err := s.hub.shared.Move(ctx, s.code, s.member.ID, *p)
	if errors.Is(err, together.ErrNotLeading) {
		return nil
	}
	if err != nil {
		s.mu.Lock()
		if s.next == nil {
			s.next = p
		}
		s.mu.Unlock()
	}
	return err
}

// Next waits for News.
func (s *manySeat) Next(ctx context.Context) (together.News, error) {
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
func (s *manySeat) Lead(ctx context.Context) error {
	if s.gone() {
		return together.ErrEnded
	}
	if err := s.hub.shared.Lead(ctx, s.code, s.member.ID); err != nil {
		return err
	}
	return s.hub.refresh(ctx, s.code, s.of)
}

// HandOver gives the lead to another member.
func (s *manySeat) HandOver(ctx context.Context, id string) error {
	if s.gone() {
		return together.ErrEnded
	}
	if err := s.flush(ctx); err != nil {
		return err
	}
	if err := s.hub.shared.HandOver(ctx, s.code, s.member.ID, id); err != nil {
		return err
	}
	return s.hub.refresh(ctx, s.code, s.of)
}

// Leave gives the seat up.
func (s *manySeat) Leave() {
	h := s.hub
	h.mu.Lock()
	if s.gone() {
		h.mu.Unlock()
		return
	}
	close(s.left)
	s.of.seats = slices.DeleteFunc(s.of.seats, func(other *manySeat) bool { return other == s })
	if len(s.of.seats) == 0 && h.sessions[s.code] == s.of {
		delete(h.sessions, s.code)
	}
	h.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), aMoment)
	defer cancel()
	s.depart(ctx)
}

// depart takes the member out of the session in the database, or owes it to it.
func (s *manySeat) depart(ctx context.Context) {
	err := s.flush(ctx)
	if err == nil {
		err = s.hub.shared.Leave(ctx, s.code, s.member.ID)
	}
	if err != nil {
		s.hub.mu.Lock()
		s.hub.owed = append(s.hub.owed, s)
		s.hub.mu.Unlock()
	}
}
