package library

import (
	"slices"
	"sort"
	"sync"

	"readout/model"
)

// Stand is where one actor stands on one issue in one briefing, all accounts
// taken together. The zero value means not covered.
type Stand struct {
	Stance     model.Stance // of the first account, the actor's own before others'; "" for not covered
	Note       string       // of that account
	Differ     bool         // accounts give different stances
	SecondHand bool         // nobody but others says so
	Guess      bool         // the stance was written with "?"
	Positions  []int        // the accounts: indexes into Positions of the briefing
}

// Covered reports whether there is any account.
func (s Stand) Covered() bool { return s.Stance != "" }

// StandIn returns where an actor stands on an issue in a briefing.
func (l *Library) StandIn(b *model.Briefing, actor, issue string) Stand {
	if at, ok := l.index[b]; ok {
		list := l.accounts.of(l)[pair{actor, issue}]
		if i, ok := slices.BinarySearchFunc(list, at, func(s account, at int) int { return s.at - at }); ok {
			return list[i].stand
		}
		return Stand{}
	}
	return standOf(b, actor, issue)
}

// History returns where an actor stood on an issue in every briefing that
// covers it, oldest first; briefings without a date come last.
func (l *Library) History(actor, issue string) []Dated {
	list := l.accounts.of(l)[pair{actor, issue}]
	all := make([]Dated, len(list))
	for i, s := range list {
		all[i] = Dated{Briefing: l.counted[s.at], Stand: s.stand}
	}
	return all
}

// Dated is where an actor stands in one briefing.
type Dated struct {
	Briefing *model.Briefing
	Stand    Stand
}

// Move is a stand that differs from the one in the latest earlier briefing
// that covers the same actor and issue.
type Move struct {
	Briefing, Before *model.Briefing
	Actor, Issue     string
	From, To         Stand
}

// Moves returns what moved in a briefing, in the order of its positions.
func (l *Library) Moves(b *model.Briefing) []Move {
	var moves []Move
	seen := map[pair]bool{}
	for i := range b.Positions() {
		p := pair{b.Positions()[i].Actor, b.Positions()[i].Issue}
		if seen[p] {
			continue
		}
		seen[p] = true
		if m, ok := l.Moved(b, p.actor, p.issue); ok {
			moves = append(moves, m)
		}
	}
	return moves
}

// Moved returns the move of an actor on an issue in a briefing, if some
// account of it has a stance that no account of the briefing before had.
// The briefing before is the latest of an earlier date with the same actor
// and issue; without one nothing has moved.
func (l *Library) Moved(b *model.Briefing, actor, issue string) (Move, bool) {
	before, from, ok := l.Earlier(b, actor, issue)
	to := l.StandIn(b, actor, issue)
	if !ok || !to.Covered() {
		return Move{}, false
	}
	for _, i := range to.Positions {
		if !slices.ContainsFunc(from.Positions, func(j int) bool { return before.Positions()[j].Stance == b.Positions()[i].Stance }) {
			return Move{Briefing: b, Before: before, Actor: actor, Issue: issue, From: from, To: to}, true
		}
	}
	return Move{}, false
}

// Earlier returns the latest briefing of an earlier date that says where an
// actor stands on an issue, and what it says.
func (l *Library) Earlier(b *model.Briefing, actor, issue string) (*model.Briefing, Stand, bool) {
	if _, ok := l.index[b]; !ok || !b.Date.Valid() {
		return nil, Stand{}, false
	}
	list := l.accounts.of(l)[pair{actor, issue}]
	i := sort.Search(len(list), func(i int) bool { return l.counted[list[i].at].Date.Compare(b.Date) >= 0 })
	if i == 0 {
		return nil, Stand{}, false
	}
	return l.counted[list[i-1].at], list[i-1].stand, true
}

type pair struct{ actor, issue string }

// account is what one briefing says of a pair.
type account struct {
	at    int // index of the briefing in counted
	stand Stand
}

// lazyAccounts is every stand of the library by actor and issue, in the order of counted.
type lazyAccounts struct {
	once sync.Once
	made map[pair][]account
}

func (a *lazyAccounts) of(l *Library) map[pair][]account {
	a.once.Do(func() {
		var c ledger
		for n, b := range l.counted {
			c.enter(n, b)
		}
		a.made = make(map[pair][]account, len(c.at))
		for p, k := range c.at {
			a.made[p] = c.lists[k]
		}
	})
	return a.made
}

// ledger gathers the accounts of briefings.
type ledger struct {
	at    map[pair]int // where a pair has its list
	lists [][]account
	told  []int // the lists that the briefing at hand adds to
}

// enter adds the accounts of the briefing with that index in counted.
func (c *ledger) enter(n int, b *model.Briefing) {
	if c.at == nil {
		c.at = map[pair]int{}
	}
	c.told = c.told[:0]
	own := make([]int, len(b.Positions())) // holds the positions of pairs with one account, which are nearly all
	for i := range b.Positions() {
		p := pair{b.Positions()[i].Actor, b.Positions()[i].Issue}
		k, ok := c.at[p]
		if !ok {
			k = len(c.lists)
			c.at[p], c.lists = k, append(c.lists, nil)
		}
		list := c.lists[k]
		if last := len(list) - 1; last >= 0 && list[last].at == n {
			list[last].stand.Positions = append(list[last].stand.Positions, i)
			continue
		}
		own[i], c.told = i, append(c.told, k)
		c.lists[k] = append(list, account{at: n, stand: Stand{Positions: own[i : i+1 : i+1]}})
	}
	for _, k := range c.told {
		s := &c.lists[k][len(c.lists[k])-1].stand
		*s = sum(b, s.Positions)
	}
}

func standOf(b *model.Briefing, actor, issue string) Stand {
	var positions []int
	for i := range b.Positions() {
		if b.Positions()[i].Actor == actor && b.Positions()[i].Issue == issue {
			positions = append(positions, i)
		}
	}
	return sum(b, positions)
}

// sum takes the accounts of one briefing on one actor and issue together.
func sum(b *model.Briefing, positions []int) Stand {
	s := Stand{Positions: positions, SecondHand: len(positions) > 0}
	for n, i := range positions {
		p := &b.Positions()[i]
		own := !p.SecondHand()
		if n == 0 || own && s.SecondHand {
			s.Stance, s.Note, s.Guess = p.Stance, p.Note, p.Guess
		}
		s.SecondHand = s.SecondHand && !own
		s.Differ = s.Differ || p.Stance != b.Positions()[positions[0]].Stance
	}
	return s
}
