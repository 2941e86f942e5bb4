package compact

import (
	"slices"

	"readout/model"
)

// few is the number of ids up to which it is faster to look at each of them.
const few = 24

// known tells the ids of things of one type. Nothing, "", is known too.
type known struct {
	list []string
	set  map[string]bool
}

func idsOf[T any](items []T, id func(*T) string) (k known) {
	if len(items) > few {
		k.set = make(map[string]bool, len(items))
		for i := range items {
			k.set[id(&items[i])] = true
		}
		return k
	}
	k.list = make([]string, len(items))
	for i := range items {
		k.list[i] = id(&items[i])
	}
	return k
}

func (k known) has(id string) bool { return id == "" || k.set[id] || slices.Contains(k.list, id) }

func (k known) all(ids []string) bool {
	for _, id := range ids {
		if !k.has(id) {
			return false
		}
	}
	return true
}

// sound reports whether all that a briefing refers to is there.
func sound(b *model.Briefing) bool {
	actors := idsOf(b.Actors(), func(a *model.Actor) string { return a.ID })
	issues := idsOf(b.Issues(), func(i *model.Issue) string { return i.ID })
	sources := idsOf(b.Sources(), func(s *model.Source) string { return s.ID })
	for i := range b.Positions() {
		p := &b.Positions()[i]
		if !actors.has(p.Actor) || !issues.has(p.Issue) || !sources.has(p.Source) || !actors.all(p.Per) {
			return false
		}
	}
	for i := range b.Quotes() {
		q := &b.Quotes()[i]
		if !actors.has(q.By) || !issues.has(q.Issue) || !sources.has(q.Source) || len(q.Segments) == 0 {
			return false
		}
	}
	for i := range b.Events() {
		e := &b.Events()[i]
		if !issues.has(e.Issue) || !sources.has(e.Source) || !actors.all(e.Who) || !actors.all(e.Per) {
			return false
		}
	}
	for i := range b.Questions() {
		if !issues.has(b.Questions()[i].Issue) {
			return false
		}
	}
	for i := range b.Judgements() {
		if !issues.has(b.Judgements()[i].Issue) {
			return false
		}
	}
	return true
}
