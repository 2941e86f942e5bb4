package query

import (
	"sync"
	"time"

	"readout/model"
	"readout/model/library"
)

// lazy is what a set derives when first asked.
type lazy struct {
	castOnce sync.Once
	cast     []member

	libraryOnce sync.Once
	library     *library.Library
}

// lazyShelf is what a shelf derives when first asked.
type lazyShelf struct {
	relOnce sync.Once
	rel     *model.Relations

	textOnce sync.Once
	textOf   []string

	bodyOnce sync.Once
	bodyText string
}

// Pool is what several sets derive from the same briefings, so that each is
// folded once, however many readers search it. It may be used by several
// goroutines; nil is a pool that keeps nothing.
type Pool struct {
	mu      sync.Mutex
	shelves map[*model.Briefing]*lazyShelf
}

func (p *Pool) of(b *model.Briefing) *lazyShelf {
	if p == nil {
		return &lazyShelf{}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shelves == nil {
		p.shelves = map[*model.Briefing]*lazyShelf{}
	}
	if p.shelves[b] == nil {
		p.shelves[b] = &lazyShelf{}
	}
	return p.shelves[b]
}

// Retain forgets all but the briefings that are kept. Sets that have them go on
// with what they have.
func (p *Pool) Retain(keep func(*model.Briefing) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for b := range p.shelves {
		if !keep(b) {
			delete(p.shelves, b)
		}
	}
}

func (sh *shelf) relations() *model.Relations {
	sh.relOnce.Do(func() { sh.rel = model.NewRelations(sh.b) })
	return sh.rel
}

// member is an actor as one or more briefings name it.
type member struct {
	id, foldedID string
	names        []string // folded: name and aliases
}

// members returns every actor of the set, once for each way of naming it.
func (s *Set) members() []member {
	s.lazy.castOnce.Do(func() {
		seen := map[string]bool{}
		for _, sh := range s.shelves {
			for i := range sh.b.Actors {
				a := &sh.b.Actors[i]
				m := member{id: a.ID, foldedID: model.Fold(a.ID), names: []string{searchable(a.Name)}}
				sign := a.ID + "\n" + a.Name
				for _, alias := range a.Aliases {
					m.names = append(m.names, searchable(alias))
					sign += "\n" + alias
				}
				if !seen[sign] {
					seen[sign] = true
					s.lazy.cast = append(s.lazy.cast, m)
				}
			}
		}
	})
	return s.lazy.cast
}

// stances is a set of stances, a bit for each.
type stances uint8

func stanceBit(st model.Stance) stances {
	for i, name := range model.Stances {
		if name == string(st) {
			return 1 << i
		}
	}
	return 0
}

// library is what the set asks for moves: the one of its context, else that
// of its own briefings.
func (s *Set) library() *library.Library {
	if s.ctx.Library != nil {
		return s.ctx.Library()
	}
	s.lazy.libraryOnce.Do(func() {
		bs := make([]*model.Briefing, len(s.shelves))
		for i, sh := range s.shelves {
			bs[i] = sh.b
		}
		var now time.Time
		if s.ctx.Now != nil {
			now = s.ctx.Now()
		}
		s.lazy.library = library.New(bs, now)
	})
	return s.lazy.library
}

// earlier returns the stances that the latest earlier briefing with the actor
// and issue of a position gives, 0 for none, and whether the position moved
// away from all of them.
func earlier(lib *library.Library, b *model.Briefing, i int) (was stances, moved bool) {
	p := &b.Positions[i]
	before, stand, ok := lib.Earlier(b, p.Actor, p.Issue)
	if !ok {
		return 0, false
	}
	for _, j := range stand.Positions {
		was |= stanceBit(before.Positions[j].Stance)
	}
	return was, was&stanceBit(p.Stance) == 0
}

// Moved returns the stances that the latest earlier briefing of the library
// gives for the actor and issue of a position, and whether the position
// differs from all of them. Without an earlier one, nothing has moved.
// Briefings that are withdrawn or under embargo play no part.
func (s *Set) Moved(it Item) (from []model.Stance, moved bool) {
	if it.Ref.Type != model.TypePosition || s.byBrief[it.Briefing] == nil || !it.Briefing.Holds(it.Ref) {
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
