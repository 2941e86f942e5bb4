// Package library relates briefings to each other: which came before which,
// what moved, who stands where over time, what two of them have in common.
//
// A Library is a pure function of its briefings and of the time: it reads no
// file and no clock, keeps the briefings as they are, and may be used by
// several readers at once. A briefing that is withdrawn or under embargo is
// listed, but leaves no trace in anything that is counted or compared.
package library

import (
	"slices"
	"sync"
	"time"

	"readout/model"
)

// Library is a set of briefings and what they have to do with each other.
type Library struct {
	now     time.Time
	listed  []*model.Briefing // newest first
	counted []*model.Briefing // oldest first, those without a date last
	index   map[*model.Briefing]int

	relations []lazyRelations // by index of counted
	accounts  lazyAccounts
	names     lazyNames
	mentions  []lazyNamed // by index of counted
	compared  comparisons

	seriesOnce sync.Once
	series     [][]*model.Briefing
}

type lazyRelations struct {
	once sync.Once
	made *model.Relations
}

// New returns the library of some briefings at a time, which says what is
// under embargo, past and ahead. A zero time embargoes for ever.
func New(bs []*model.Briefing, now time.Time) *Library {
	l := &Library{now: now, listed: slices.Clone(bs)}
	slices.SortStableFunc(l.listed, newestFirst)
	for _, b := range bs {
		if l.Counts(b) {
			l.counted = append(l.counted, b)
		}
	}
	slices.SortStableFunc(l.counted, func(a, b *model.Briefing) int { return a.Date.Compare(b.Date) })
	l.index = make(map[*model.Briefing]int, len(l.counted))
	for i, b := range l.counted {
		l.index[b] = i
	}
	l.relations = make([]lazyRelations, len(l.counted))
	l.mentions = make([]lazyNamed, len(l.counted))
	return l
}

// newestFirst sorts by date; those without one stay at the end.
func newestFirst(a, b *model.Briefing) int {
	switch {
	case a.Date.Valid() && b.Date.Valid():
		return b.Date.Compare(a.Date)
	case a.Date.Valid():
		return -1
	case b.Date.Valid():
		return 1
	}
	return 0
}

// Now is the time for which the library was made.
func (l *Library) Now() time.Time { return l.now }

// Today is the later of Now and the day of the newest briefing that counts. What
// is past, to come and recent is measured from it: a clock that is behind the
// briefings, or a series from elsewhere, does not make all of it the future.
func (l *Library) Today() time.Time {
	for i := len(l.counted) - 1; i >= 0; i-- {
		if from, _ := l.counted[i].Date.Span(); l.counted[i].Date.Valid() {
			if from.After(l.now) {
				return from
			}
			break
		}
	}
	return l.now
}

// Early reports whether the newest briefing is dated after the day of Now, in
// whatever zone that is.
func (l *Library) Early() bool { return l.Today().Sub(l.now) > 24*time.Hour }

// Listed returns every briefing, newest first, those without a date last.
func (l *Library) Listed() []*model.Briefing { return l.listed }

// Counted returns the briefings that are counted and compared, oldest first,
// those without a date last.
func (l *Library) Counted() []*model.Briefing { return l.counted }

// Counts reports whether a briefing is neither withdrawn nor under embargo.
func (l *Library) Counts(b *model.Briefing) bool {
	return b.Status != model.Withdrawn && !b.Embargoed(l.now)
}

// Relations returns the relations within one briefing, made once for those that count.
func (l *Library) Relations(b *model.Briefing) *model.Relations {
	i, ok := l.index[b]
	if !ok {
		return model.NewRelations(b)
	}
	r := &l.relations[i]
	r.once.Do(func() { r.made = model.NewRelations(b) })
	return r.made
}

// Before returns the briefing before one: that of the latest earlier date
// which shares an issue with it, or nil.
func (l *Library) Before(b *model.Briefing) *model.Briefing {
	at, ok := l.index[b]
	if !ok || !b.Date.Valid() {
		return nil
	}
	for i := at - 1; i >= 0; i-- {
		if c := l.counted[i]; c.Date.Compare(b.Date) < 0 && shareIssue(b, c) {
			return c
		}
	}
	return nil
}

// After returns the briefings for which one is the briefing before.
func (l *Library) After(b *model.Briefing) []*model.Briefing {
	at, ok := l.index[b]
	if !ok {
		return nil
	}
	var after []*model.Briefing
	for _, c := range l.counted[at+1:] {
		if l.Before(c) == b {
			after = append(after, c)
		}
	}
	return after
}

func shareIssue(a, b *model.Briefing) bool {
	for i := range a.Issues() {
		for j := range b.Issues() {
			if a.Issues()[i].ID == b.Issues()[j].ID {
				return true
			}
		}
	}
	return false
}

// Series returns the briefings that are connected with one by shared issues,
// itself among them, oldest first. One that does not count is alone.
func (l *Library) Series(b *model.Briefing) []*model.Briefing {
	if _, ok := l.index[b]; !ok {
		return []*model.Briefing{b}
	}
	for _, s := range l.AllSeries() {
		if slices.Contains(s, b) {
			return s
		}
	}
	return []*model.Briefing{b}
}

// AllSeries parts the briefings that count into series: briefings that share
// an issue, directly or through others. Each is oldest first; the one with the
// newest briefing comes first. They are not to be changed.
func (l *Library) AllSeries() [][]*model.Briefing {
	l.seriesOnce.Do(func() { l.series = l.partSeries() })
	return l.series
}

func (l *Library) partSeries() [][]*model.Briefing {
	group := make([]int, len(l.counted))
	first := map[string]int{}
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, b := range l.counted {
		for _, is := range b.Only(model.TypeIssue).Issues {
			id := is.ID
			if k, ok := first[id]; ok {
				group[root(i)] = root(k)
			} else {
				first[id] = i
			}
		}
	}
	at := map[int]int{}
	var all [][]*model.Briefing
	for i, b := range l.counted {
		r := root(i)
		n, ok := at[r]
		if !ok {
			n = len(all)
			at[r] = n
			all = append(all, nil)
		}
		all[n] = append(all[n], b)
	}
	slices.SortStableFunc(all, func(a, b []*model.Briefing) int { return newestFirst(newest(a), newest(b)) })
	return all
}

// newest is the last briefing with a date, or the last.
func newest(series []*model.Briefing) *model.Briefing {
	for i := len(series) - 1; i >= 0; i-- {
		if series[i].Date.Valid() {
			return series[i]
		}
	}
	return series[len(series)-1]
}
