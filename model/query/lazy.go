package query

import (
	"slices"
	"sync"
	"time"

	"readout/model"
)

// lazy is what a set derives when first asked.
type lazy struct {
	castOnce sync.Once
	cast     []member

	movedOnce sync.Once
	earlier   map[*model.Briefing][]stances // by index of the position
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

// before returns, for each position of a briefing, the stances that the
// latest earlier briefing with the same actor and issue gives; 0 for none.
func (s *Set) before(b *model.Briefing) []stances {
	s.lazy.movedOnce.Do(s.compareOverTime)
	return s.lazy.earlier[b]
}

// account is what one dated briefing says of an actor on an issue.
type account struct {
	sh      *shelf
	stances stances
}

func (s *Set) compareOverTime() {
	type pair struct{ actor, issue string }
	accounts := map[pair][]account{}
	for _, sh := range s.shelves {
		if !sh.b.Date.Valid() {
			continue
		}
		for i := range sh.b.Positions {
			p := &sh.b.Positions[i]
			list := accounts[pair{p.Actor, p.Issue}]
			if len(list) == 0 || list[len(list)-1].sh != sh {
				list = append(list, account{sh: sh})
			}
			list[len(list)-1].stances |= stanceBit(p.Stance)
			accounts[pair{p.Actor, p.Issue}] = list
		}
	}
	for _, list := range accounts {
		slices.SortStableFunc(list, func(a, b account) int { return a.sh.b.Date.Compare(b.sh.b.Date) })
	}
	s.lazy.earlier = make(map[*model.Briefing][]stances, len(s.shelves))
	for _, sh := range s.shelves {
		list := make([]stances, len(sh.b.Positions))
		for i := range sh.b.Positions {
			p := &sh.b.Positions[i]
			list[i] = latestBefore(accounts[pair{p.Actor, p.Issue}], sh.b.Date)
		}
		s.lazy.earlier[sh.b] = list
	}
}

// latestBefore returns the stances of the latest account before a date, of
// accounts in the order of their dates.
func latestBefore(list []account, d model.Date) stances {
	if !d.Valid() {
		return 0
	}
	n, _ := slices.BinarySearchFunc(list, d, func(a account, d model.Date) int { return a.sh.b.Date.Compare(d) })
	if n == 0 {
		return 0
	}
	return list[n-1].stances
}

// Moved returns the stances that the latest earlier briefing of the set gives
// for the actor and issue of a position, and whether the position differs
// from all of them. Without an earlier one, nothing has moved.
func (s *Set) Moved(it Item) (from []model.Stance, moved bool) {
	if it.Ref.Type != model.TypePosition || s.byBrief[it.Briefing] == nil || !it.Briefing.Holds(it.Ref) {
		return nil, false
	}
	was := s.before(it.Briefing)[it.Ref.Index]
	for i, name := range model.Stances {
		if was&(1<<i) != 0 {
			from = append(from, model.Stance(name))
		}
	}
	return from, was != 0 && was&stanceBit(it.Briefing.Positions[it.Ref.Index].Stance) == 0
}

// now returns the time that spans such as 7d count back from.
func (s *Set) now() time.Time {
	if s.ctx.Now != nil {
		return s.ctx.Now()
	}
	var latest time.Time
	for _, sh := range s.shelves {
		if from, _ := sh.b.Date.Span(); from.After(latest) {
			latest = from
		}
	}
	return latest
}
