package query

import (
	"slices"
	"sync"
)

// tallied is how many items, or briefings, the values of a key would leave.
type tallied struct {
	had  int            // by the values that the query has already
	more map[string]int // by each value besides
}

// tests are what a tally asks of each item: whether all but the key leaves it,
// whether the values that the query has already do, and the types that all but
// the key can reach. ok is false for a key whose values can only be tried
// one by one.
func (p facetParts) tests(s *Set, k *key) (base, had part, around types, ok bool) {
	switch k.name {
	case "is", "has", "moved", "since":
		return nil, nil, 0, false
	}
	base, had, around = func(*segment, numbers) {}, never, all
	if len(p.rest) > 0 {
		base = s.compileAll(p.rest, k.types)
	}
	for _, n := range p.rest {
		around &= n.reach()
	}
	if p.own != nil {
		had = s.filter(k, p.own.values, around)
	}
	return base, had, around, true
}

// coding gives the values of a key codes, in the set and in each segment.
type coding struct {
	values []string
	of     []coded
}

// coded is the values of a key in a segment: those of each item, or each
// briefing.
type coded struct {
	codes  []uint32
	whole  bool     // codes are of briefings
	who    *lists   // those of events, which may have several
	local  []int32  // by code: which of the values it is, -1 for none
	values []uint32 // the values that the segment has, as the set codes them
}

// codingOf is that of a key, nil for one whose values have no codes.
func (s *Set) codingOf(k *key) *coding {
	switch k.name {
	case "actor", "by", "part", "kind", "issue", "src", "in", "briefing", "status", "marking", "lang":
	default:
		return nil
	}
	s.known.mu.Lock()
	defer s.known.mu.Unlock()
	if c := s.known.codings[k.name]; c != nil {
		return c
	}
	c := &coding{of: make([]coded, len(s.segments))}
	values := make([][]string, len(s.segments))
	s.run(nil, func(i int, g *segment) { c.of[i], values[i] = g.coded(k) })
	codes := newCoder[string]("")
	for i := range c.of {
		c.of[i].give(values[i], codes)
	}
	c.values = codes.list
	if s.known.codings == nil {
		s.known.codings = map[string]*coding{}
	}
	s.known.codings[k.name] = c
	return c
}

// give codes the values of a segment, "" being none.
func (c *coded) give(values []string, codes *coder[string, string]) {
	at := map[string]int32{"": -1}
	c.local = make([]int32, len(values))
	for code, v := range values {
		i, ok := at[v]
		if !ok {
			i = int32(len(c.values))
			at[v] = i
			c.values = append(c.values, codes.of(v, func() string { return v }))
		}
		c.local[code] = i
	}
}

// coded is the codes of a key, and the value of each.
func (g *segment) coded(k *key) (coded, []string) {
	switch k.name {
	case "actor", "by", "part", "kind":
		c := g.castOf()
		values := make([]string, len(c.cast))
		for i := range c.cast {
			values[i] = map[string]string{"part": c.cast[i].part, "kind": c.cast[i].kind}[k.name]
			if k.name == "actor" || k.name == "by" {
				values[i] = c.cast[i].id
			}
		}
		if values[0] = ""; k.name == "actor" || k.name == "by" {
			values[0] = none
		}
		return coded{codes: c.actor, who: &c.who}, values
	case "issue", "src":
		col := g.issueColumn()
		if k.name == "src" {
			col = g.sourceColumn()
		}
		values := slices.Clone(col.values)
		values[0] = none
		return coded{codes: col.codes}, values
	}
	codes, list := newCoder[string](""), coded{codes: make([]uint32, len(g.briefings)), whole: true}
	for i, b := range g.briefings {
		v := map[string]string{"status": statusOf(b), "marking": or(b.Marking, none), "lang": or(b.Lang, none)}[k.name]
		if k.name == "in" || k.name == "briefing" {
			v = b.ID
		}
		list.codes[i] = codes.of(v, func() string { return v })
	}
	return list, codes.list
}

// count counts values of a segment: each once for one thing.
type count struct {
	*coded
	of   []int
	last []int // by value: the thing that it was counted for last
	now  int
}

func newCount(c *coded) *count {
	return &count{coded: c, of: make([]int, len(c.values)), last: make([]int, len(c.values))}
}

func (c *count) add(code uint32) {
	if i := c.local[code]; i >= 0 && c.last[i] != c.now {
		c.last[i] = c.now
		c.of[i]++
	}
}

// item adds the values of an item of a type.
func (c *count) item(k int, number uint32) {
	if k != atEvent || c.who == nil {
		c.add(c.codes[number])
		return
	}
	who := c.who.of(number)
	for _, code := range who {
		c.add(code)
	}
	if len(who) == 0 {
		c.add(0)
	}
}

// tally is a count over all segments.
type tally struct {
	mu sync.Mutex
	k  *key
	c  *coding
	t  *tallied
	of []int // by value of the coding
}

func newTally(s *Set, k *key) *tally {
	t := &tally{k: k, c: s.codingOf(k), t: &tallied{more: map[string]int{}}}
	if t.c != nil {
		t.of = make([]int, len(t.c.values))
	}
	return t
}

// take adds what was counted in one segment.
func (t *tally) take(had int, c *count, more map[string]int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.t.had += had
	if c != nil {
		for i, n := range c.of {
			t.of[c.values[i]] += n
		}
	}
	for v, n := range more {
		t.t.more[v] += n
	}
}

func (t *tally) done() *tallied {
	for i, n := range t.of {
		if n > 0 {
			t.t.more[t.c.values[i]] = n
		}
	}
	return t.t
}

// speaksOf are the types of item whose values count: of a filter about whole
// briefings these alone, if the rest of the query can leave them.
func (k *key) speaksOf(around types) types {
	switch {
	case k.whole && around&briefings != 0:
		return briefings
	case k.whole || k.types == 0:
		return all
	}
	return k.types
}

// tallyItems counts the items that each value of a key would leave, or returns
// nil if the key has values that can only be tried one by one.
func (s *Set) tallyItems(q Query, k *key) *tallied {
	base, had, around, ok := split(q, k).tests(s, k)
	if !ok {
		return nil
	}
	t, on := newTally(s, k), k.speaksOf(around)
	s.run(nil, func(at int, g *segment) {
		x := slices.Clone(g.every)
		base(g, x)
		if s.several() {
			g.speaking(x)
		}
		y := slices.Clone(x)
		had(g, y)
		x.without(y)
		var c *count
		var more map[string]int
		if t.c != nil {
			c = newCount(&t.c.of[at])
			g.countItems(on, x, c)
		} else {
			more = g.countValues(k, on, x)
		}
		t.take(y.count(), c, more)
	})
	return t.done()
}

// countItems counts the values of each item.
func (g *segment) countItems(on types, x numbers, c *count) {
	if c.whole {
		for i := range g.briefings {
			for k, kind := range kinds {
				if on&kind != 0 {
					x.each(g.first[k][i], g.first[k][i+1], func(uint32) { c.now++; c.add(c.codes[i]) })
				}
			}
		}
		return
	}
	for k, kind := range kinds {
		if on&kind == 0 {
			continue
		}
		from, to := g.span(k)
		x.each(from, to, func(number uint32) {
			c.now++
			c.item(k, number)
		})
	}
}

// countValues counts the values of a key that has no codes.
func (g *segment) countValues(k *key, on types, x numbers) map[string]int {
	more := map[string]int{}
	var values []string
	g.walk(on, x, func(c *cursor) {
		values = values[:0]
		c.eachValue(k, func(v string) {
			if !slices.Contains(values, v) {
				values = append(values, v)
				more[v]++
			}
		})
	})
	return more
}

// tallyBriefings counts the briefings of which each value of a key would leave
// anything, or returns nil if the key has values that can only be tried one by
// one.
func (f *Found) tallyBriefings(stop <-chan struct{}, k *key) (*tallied, bool) {
	s, parts := f.set, split(f.query, k)
	base, had, around, ok := parts.tests(s, k)
	if !ok {
		return nil, true
	}
	t, on := newTally(s, k), k.speaksOf(around)
	asFound := parts.own == nil && !f.query.wide()
	ok = s.run(stop, func(at int, g *segment) {
		var x numbers
		if asFound {
			x = slices.Clone(f.parts[at])
		} else {
			x = slices.Clone(g.every)
			base(g, x)
		}
		g.speaking(x)
		var y numbers
		if parts.own != nil {
			y = slices.Clone(x)
			had(g, y)
		}
		held := newNumbers(len(g.briefings))
		if y != nil {
			held = g.holders(y)
		}
		if t.c != nil {
			c := newCount(&t.c.of[at])
			g.countBriefingItems(on, x, held, c)
			t.take(held.count(), c, nil)
			return
		}
		t.take(held.count(), nil, g.countBriefingValues(k, on, x, held))
	})
	return t.done(), ok
}

// countBriefingItems counts the values that anything of a briefing has, of those
// that are not had.
func (g *segment) countBriefingItems(on types, x, had numbers, c *count) {
	if c.whole {
		g.only(on, x)
		g.holders(x).each(0, uint32(len(g.briefings)), func(i uint32) {
			if c.now++; !had.has(i) {
				c.add(c.codes[i])
			}
		})
		return
	}
	var places []int
	var at [len(order)]steps
	for k, kind := range kinds {
		if from, to := g.span(k); on&kind != 0 && from < to {
			places = append(places, k)
			at[k] = x.begin(from)
		}
	}
	for i := range g.briefings {
		c.now++
		skip := had.has(uint32(i))
		for _, k := range places {
			for s, end := &at[k], g.first[k][i+1]; s.at < end; s.next() {
				if !skip {
					c.item(k, s.at)
				}
			}
		}
	}
}

// countBriefingValues is that of a key that has no codes.
func (g *segment) countBriefingValues(k *key, on types, x, had numbers) map[string]int {
	more := map[string]int{}
	var values []string
	last := -1
	g.walk(on, x, func(c *cursor) {
		if had.has(uint32(c.at)) {
			return
		}
		if c.at != last {
			values, last = values[:0], c.at
		}
		c.eachValue(k, func(v string) {
			if !slices.Contains(values, v) {
				values = append(values, v)
				more[v]++
			}
		})
	})
	return more
}
