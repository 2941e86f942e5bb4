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
		if i, ok := accountIn(list, at); ok {
			return l.stand(list[i], actor, issue)
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
		all[i] = Dated{Briefing: l.counted[s.at], Stand: l.stand(s, actor, issue)}
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
	list := l.accounts.of(l)[pair{actor, issue}]
	if now, ok := accountIn(list, l.index[b]); ok {
		if was, earlier := l.earlier(b, list); !earlier || (list[now].stances|list[was].stances)&otherStance == 0 && list[now].stances&^list[was].stances == 0 {
			return Move{}, false
		}
	}
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
	list := l.accounts.of(l)[pair{actor, issue}]
	i, ok := l.earlier(b, list)
	if !ok {
		return nil, Stand{}, false
	}
	return l.counted[list[i].at], l.stand(list[i], actor, issue), true
}

// StancesBefore returns all stances of the accounts that Earlier takes together.
func (l *Library) StancesBefore(b *model.Briefing, actor, issue string) (Stances, bool) {
	list := l.accounts.of(l)[pair{actor, issue}]
	i, ok := l.earlier(b, list)
	if !ok {
		return 0, false
	}
	return list[i].stances, true
}

// earlier returns which of the accounts of a pair is the latest of an earlier date.
func (l *Library) earlier(b *model.Briefing, list []account) (i int, ok bool) {
	if _, ok := l.index[b]; !ok || !b.Date.Valid() {
		return 0, false
	}
	i = sort.Search(len(list), func(i int) bool { return l.counted[list[i].at].Date.Compare(b.Date) >= 0 })
	return i - 1, i > 0
}

// Stances is a set of stances: a bit for each of model.Stances, in their order,
// and one more for any other.
type Stances uint8

const otherStance Stances = 1 << 7

// StancesOf is the set of one stance.
func StancesOf(st model.Stance) Stances {
	if i := slices.Index(model.Stances, string(st)); i >= 0 {
		return 1 << i
	}
	return otherStance
}

type pair struct{ actor, issue string }

// account is what one briefing says of a pair: in few bytes, since a library has
// as many as positions.
type account struct {
	at       int32 // index of the briefing in counted
	position int32 // the first
	several  bool  // there are more
	stances  Stances
}

// accountIn returns which of the accounts of a pair is that of a briefing, by its
// index in counted.
func accountIn(list []account, at int) (int, bool) {
	return slices.BinarySearchFunc(list, at, func(s account, at int) int { return int(s.at) - at })
}

// stand takes the accounts of a briefing together.
func (l *Library) stand(a account, actor, issue string) Stand {
	b := l.counted[a.at]
	if a.several {
		return standOf(b, actor, issue)
	}
	return sum(b, []int{int(a.position)})
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
			a.made[p] = slices.Clone(c.lists[k])
		}
	})
	return a.made
}

// ledger gathers the accounts of briefings.
type ledger struct {
	at    map[pair]int // where a pair has its list
	lists [][]account
}

// enter adds the accounts of the briefing with that index in counted.
func (c *ledger) enter(n int, b *model.Briefing) {
	if c.at == nil {
		c.at = map[pair]int{}
	}
	for i, position := range b.Only(model.TypePosition).Positions {
		p := pair{position.Actor, position.Issue}
		k, ok := c.at[p]
		if !ok {
			k = len(c.lists)
			c.at[p], c.lists = k, append(c.lists, nil)
		}
		list, stance := c.lists[k], StancesOf(position.Stance)
		if last := len(list) - 1; last >= 0 && int(list[last].at) == n {
			list[last].several = true
			list[last].stances |= stance
			continue
		}
		c.lists[k] = append(list, account{at: int32(n), position: int32(i), stances: stance})
	}
}

func standOf(b *model.Briefing, actor, issue string) Stand {
	var positions []int
	all := b.Only(model.TypePosition).Positions
	for i := range all {
		if all[i].Actor == actor && all[i].Issue == issue {
			positions = append(positions, i)
		}
	}
	return sum(b, positions)
}

// sum takes the accounts of one briefing on one actor and issue together.
func sum(b *model.Briefing, positions []int) Stand {
	s := Stand{Positions: positions, SecondHand: len(positions) > 0}
	all := b.Only(model.TypePosition).Positions
	for n, i := range positions {
		p := &all[i]
		own := !p.SecondHand()
		if n == 0 || own && s.SecondHand {
			s.Stance, s.Note, s.Guess = p.Stance, p.Note, p.Guess
		}
		s.SecondHand = s.SecondHand && !own
		s.Differ = s.Differ || p.Stance != all[positions[0]].Stance
	}
	return s
}
