package query

import (
	"time"

	"readout/model"
	"readout/model/library"
)

// library is what the set asks for moves: the one of its context, else that
// of its own briefings.
func (s *Set) library() *library.Library {
	if s.ctx.Library != nil {
		return s.ctx.Library()
	}
	s.own.libraryOnce.Do(func() {
		var now time.Time
		if s.ctx.Now != nil {
			now = s.ctx.Now()
		}
		s.own.library = library.New(s.briefings, now)
	})
	return s.own.library
}

// earlier returns the stances that the latest earlier briefing with the actor
// and issue of a position gives, 0 for none, and whether the position moved
// away from all of them.
func earlier(lib *library.Library, b *model.Briefing, i int) (was library.Stances, moved bool) {
	p := &b.Positions()[i]
	was, ok := lib.StancesBefore(b, p.Actor, p.Issue)
	return was, ok && was&library.StancesOf(p.Stance) == 0
}

// Moved returns the stances that the latest earlier briefing of the library
// gives for the actor and issue of a position, and whether the position
// differs from all of them. Without an earlier one, nothing has moved.
// Briefings that are withdrawn or under embargo play no part.
func (s *Set) Moved(it Item) (from []model.Stance, moved bool) {
	if _, _, ok := s.number(it); !ok || it.Ref.Type != model.TypePosition {
		return nil, false
	}
	was, moved := earlier(s.library(), it.Briefing, it.Ref.Index)
	for i, name := range model.Stances {
		if was&(1<<i) != 0 {
			from = append(from, model.Stance(name))
		}
	}
	return from, moved
}

// now returns the time that spans such as 7d count back from: the later of the
// clock and the newest briefing.
func (s *Set) now() time.Time { return s.library().Today() }
