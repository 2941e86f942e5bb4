package query

import (
	"runtime"
	"slices"
	"sync"

	"readout/model"
)

// order is the order of the types of item in a briefing.
var order = [...]model.Type{
	model.TypeBriefing, model.TypeIssue, model.TypeActor, model.TypePosition, model.TypeQuote,
	model.TypeEvent, model.TypeQuestion, model.TypeJudgement, model.TypeSource,
}

// kinds are the bits of the types, in that order.
var kinds = [len(order)]types{briefings, issues, actors, positions, quotes, events, questions, judgements, sources}

// Places of types in order.
const (
	atBriefing = iota
	atIssue
	atActor
	atPosition
	atQuote
	atEvent
	atQuestion
	atJudgement
	atSource
)

// segment is some briefings that stand one after the other in a set, and what
// a filter needs to know of them. Their items have numbers: those of one type
// follow each other, in the order of the briefings, and each type begins a new
// word of a set of numbers. So a filter goes through one type of item, a search
// through one text, and a library that changes in one place is indexed anew
// there only.
type segment struct {
	briefings []*model.Briefing
	first     [len(order)][]uint32 // by type: the number of the first item of each briefing, and behind the last
	size      int                  // numbers there are
	count     int                  // items there are
	every     numbers              // all items
	silent    numbers              // those that say nothing, since their briefing is withdrawn; nil for none

	columns   columns
	preparing sync.Once // what all filters need
	wording   sync.Once // what words need
	memo      memo

	relOnce sync.Once
	rel     *model.Relations // of a briefing that is alone
}

func newSegment(bs []*model.Briefing) *segment {
	g := &segment{briefings: slices.Clone(bs)}
	for k, t := range order {
		g.size = (g.size + 63) / 64 * 64
		g.first[k] = make([]uint32, len(bs)+1)
		for i, b := range bs {
			g.first[k][i] = uint32(g.size)
			g.size += b.Len(t)
		}
		g.first[k][len(bs)] = uint32(g.size)
	}
	g.every = newNumbers(g.size)
	for k := range order {
		g.every.fill(g.span(k))
	}
	g.count = g.every.count()
	for i, b := range bs {
		if b.Status != model.Withdrawn {
			continue
		}
		if g.silent == nil {
			g.silent = newNumbers(g.size)
		}
		for k := atBriefing + 1; k < len(order); k++ {
			g.silent.fill(g.first[k][i], g.first[k][i+1])
		}
	}
	return g
}

// holding calls f while the facts of all briefings are at hand, so that they are
// decoded once whatever f derives of them.
func (g *segment) holding(f func()) {
	facts := make([]*model.Facts, len(g.briefings))
	for i, b := range g.briefings {
		facts[i] = b.All()
	}
	f()
	runtime.KeepAlive(facts)
}

// span is the numbers of a type.
func (g *segment) span(k int) (from, to uint32) {
	return g.first[k][0], g.first[k][len(g.briefings)]
}

// speaking takes off what says nothing.
func (g *segment) speaking(x numbers) {
	if g.silent != nil {
		x.without(g.silent)
	}
}

// only keeps the items of some types.
func (g *segment) only(on types, x numbers) {
	for k, kind := range kinds {
		if on&kind == 0 {
			x.clear(g.span(k))
		}
	}
}

// anyOf reports whether a set has an item of a briefing, of some types.
func (g *segment) anyOf(x numbers, i int, on types) bool {
	for k, kind := range kinds {
		if from, to := g.first[k][i], g.first[k][i+1]; on&kind != 0 && from < to && x.any(from, to) {
			return true
		}
	}
	return false
}

// holders are the briefings that have any of some items.
func (g *segment) holders(x numbers) numbers {
	held := newNumbers(len(g.briefings))
	for k := range order {
		from, to := g.span(k)
		at := 0
		for s := x.begin(from); s.at < to; {
			for g.first[k][at+1] <= s.at {
				at++
			}
			held.add(uint32(at))
			if end := g.first[k][at+1]; end == s.at+1 {
				s.next()
			} else {
				s = x.begin(end)
			}
		}
	}
	return held
}

// cursor is the item that a test looks at.
type cursor struct {
	g      *segment
	at     int // of the briefing in the segment
	b      *model.Briefing
	ref    model.Ref
	kind   types
	number uint32
	rel    *model.Relations
}

// test reports whether an item passes.
type test func(*cursor) bool

// relations of the briefing of the cursor. Those of many briefings would take
// more memory than the briefings, so that they are made where they are asked for.
func (c *cursor) relations() *model.Relations {
	if c.rel == nil || c.rel.Briefing() != c.b {
		c.rel = c.g.relations(c.at)
	}
	return c.rel
}

func (g *segment) relations(i int) *model.Relations {
	if len(g.briefings) > 1 {
		return model.NewRelations(g.briefings[i])
	}
	g.relOnce.Do(func() { g.rel = model.NewRelations(g.briefings[0]) })
	return g.rel
}

// walk calls f for the items of a set that are of some types, briefing by briefing.
func (g *segment) walk(on types, x numbers, f func(*cursor)) {
	c := cursor{g: g}
	for i, b := range g.briefings {
		c.at, c.b = i, b
		for k, kind := range kinds {
			first := g.first[k][i]
			if on&kind == 0 || first == g.first[k][i+1] {
				continue
			}
			c.kind, c.ref.Type = kind, order[k]
			x.each(first, g.first[k][i+1], func(number uint32) {
				c.number, c.ref.Index = number, int(number-first)
				f(&c)
			})
		}
	}
}

// sift keeps the items that are of some types and pass.
func (g *segment) sift(on types, x numbers, pass test) {
	g.only(on, x)
	g.walk(on, x, func(c *cursor) {
		if !pass(c) {
			x.drop(c.number)
		}
	})
}

// mostRemembered is how many answers a segment remembers.
const mostRemembered = 48

// memo is answers that depend on nothing but the briefings of a segment. Those
// that were asked for longest ago are forgotten.
type memo struct {
	mu     sync.Mutex
	of     map[string]numbers
	recent []string // the last used one last
}

func (m *memo) get(key string) (numbers, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	x, ok := m.of[key]
	if ok {
		m.use(key)
	}
	return x, ok
}

func (m *memo) use(key string) {
	if i := slices.Index(m.recent, key); i >= 0 {
		m.recent = slices.Delete(m.recent, i, i+1)
	}
	m.recent = append(m.recent, key)
}

func (m *memo) put(key string, x numbers) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == nil {
		m.of = map[string]numbers{}
	}
	m.of[key] = x
	if m.use(key); len(m.recent) > mostRemembered {
		delete(m.of, m.recent[0])
		m.recent = slices.Delete(m.recent, 0, 1)
	}
}

// longest is the answer to the longest of the keys that begin in one way and
// pass.
func (m *memo) longest(pass func(key string) bool) numbers {
	m.mu.Lock()
	defer m.mu.Unlock()
	best := ""
	for key := range m.of {
		if len(key) > len(best) && pass(key) {
			best = key
		}
	}
	return m.of[best]
}

// remembered is an answer that is worked out once: f fills an empty set.
func (g *segment) remembered(key string, f func(numbers)) numbers {
	if x, ok := g.memo.get(key); ok {
		return x
	}
	x := newNumbers(g.size)
	f(x)
	g.memo.put(key, x)
	return x
}
