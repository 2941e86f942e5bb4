package query

import (
	"slices"
	"sync"
)

// mostAnswers is how many filters it is remembered of what they leave.
const mostAnswers = 32

// answers is what filters leave of a set, by the filters. Those that were asked
// for longest ago are forgotten.
type answers struct {
	mu     sync.Mutex
	of     map[string]*answered
	recent []string // the last used one last
}

// answered is what one filter leaves, by segment, as far as it was asked for.
type answered struct {
	mu sync.Mutex
	of []numbers
}

// filter is what is remembered of one filter.
func (a *answers) filter(key string, segments int) *answered {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.of == nil {
		a.of = map[string]*answered{}
	}
	if i := slices.Index(a.recent, key); i >= 0 {
		a.recent = slices.Delete(a.recent, i, i+1)
	}
	if a.recent = append(a.recent, key); len(a.recent) > mostAnswers {
		delete(a.of, a.recent[0])
		a.recent = slices.Delete(a.recent, 0, 1)
	}
	if a.of[key] == nil {
		a.of[key] = &answered{of: make([]numbers, segments)}
	}
	return a.of[key]
}

// remembered is a part that is worked out once for each segment. What it leaves
// must follow from its key, and from what a belongs to.
func (a *answers) remembered(key string, ix *index, keep part) part {
	filter := a.filter(key, len(ix.segments))
	return func(g *segment, x numbers) {
		i := ix.at[g]
		filter.mu.Lock()
		y := filter.of[i]
		filter.mu.Unlock()
		if y == nil {
			y = slices.Clone(g.every)
			keep(g, y)
			filter.mu.Lock()
			filter.of[i] = y
			filter.mu.Unlock()
		}
		x.and(y)
	}
}

// asked is a part that asks the context of the set. The set remembers what that
// says, if it goes on to say the same; else only the items in question are asked
// for.
func (s *Set) asked(key string, keep part) part {
	if !s.ctx.Fixed {
		return keep
	}
	return s.own.answers.remembered(key, s.index, keep)
}
