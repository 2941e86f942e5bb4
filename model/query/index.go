package query

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"weak"

	"readout/model"
)

// index is what is known of the briefings of a set, whoever asks.
type index struct {
	briefings []*model.Briefing
	segments  []*segment
	at        map[*segment]int // where each stands
	count     int              // items

	placesOnce sync.Once
	places     map[*model.Briefing]place

	known known
}

// place is where a briefing stands.
type place struct{ segment, at int }

// known is what the segments declare together.
type known struct {
	membersOnce sync.Once
	members     []member

	ids [len(declaring)][2]struct {
		once sync.Once
		list []Facet
	}

	mu      sync.Mutex
	codings map[string]*coding

	answers answers // of filters by what briefings declare
}

// Sizes of a segment: a briefing whose path says so ends it, so that one more
// or less before it leaves it as it is; but it has at least and at most so many
// briefings, and no more after it has so many items.
const (
	leastSegment = 128
	mostSegment  = 512
	mostItems    = 1 << 18
)

// ends reports whether a segment may end behind a briefing: one of 256 does.
func ends(b *model.Briefing) bool {
	h := uint32(2166136261)
	for i := range len(b.Path) {
		h = (h ^ uint32(b.Path[i])) * 16777619
	}
	return (h^h>>16)&255 == 0
}

// newIndex divides briefings into segments, of which made may have some.
func newIndex(bs []*model.Briefing, made func([]*model.Briefing) *segment) *index {
	ix := &index{briefings: bs, at: map[*segment]int{}}
	from, items := 0, 0
	for i, b := range bs {
		for _, t := range order {
			items += b.Len(t)
		}
		if n := i + 1 - from; i+1 < len(bs) && items < mostItems && n < mostSegment && (n < leastSegment || !ends(b)) {
			continue
		}
		g := made(bs[from : i+1])
		ix.at[g] = len(ix.segments)
		ix.segments = append(ix.segments, g)
		ix.count += g.count
		from, items = i+1, 0
	}
	return ix
}

// several reports whether the set has more than one briefing: then what is
// withdrawn does not count.
func (ix *index) several() bool { return len(ix.briefings) > 1 }

func (ix *index) place(b *model.Briefing) (place, bool) {
	ix.placesOnce.Do(func() {
		ix.places = make(map[*model.Briefing]place, len(ix.briefings))
		for n, g := range ix.segments {
			for i, b := range g.briefings {
				ix.places[b] = place{n, i}
			}
		}
	})
	p, ok := ix.places[b]
	return p, ok
}

// run calls f for every segment, on all cores, until stop is closed. It reports
// whether it came to the end.
func (ix *index) run(stop <-chan struct{}, f func(n int, g *segment)) bool {
	var next atomic.Int64
	work := func() {
		for {
			n := int(next.Add(1)) - 1
			if n >= len(ix.segments) || stopped(stop) {
				return
			}
			f(n, ix.segments[n])
		}
	}
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(ix.segments)) - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
	return !stopped(stop)
}

func stopped(stop <-chan struct{}) bool {
	select {
	case <-stop:
		return true
	default:
		return false
	}
}

// How many indexes a pool keeps that no set may have any more: of single
// briefings, and of several.
const (
	mostAlone  = 64
	mostRecent = 8
)

// Pool has sets share what they derive from the same briefings, so that each is
// folded once, however many readers search it and however often its library
// changes. Of what no set has any more it keeps what was used last. It may be
// used by several goroutines; nil is a pool that keeps nothing.
type Pool struct {
	mu       sync.Mutex
	recent   [2][]*index // of single briefings and of several, the last used one last
	indexes  []weak.Pointer[index]
	segments map[*model.Briefing][]weak.Pointer[segment] // by the first briefing
}

// index is that of some briefings.
func (p *Pool) index(bs []*model.Briefing) *index {
	if p == nil {
		return newIndex(once(bs), newSegment)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	ix := p.known(bs)
	if ix == nil {
		p.forget()
		ix = newIndex(once(bs), p.segment)
		p.indexes = append(p.indexes, weak.Make(ix))
	}
	i, most := 0, mostAlone
	if ix.several() {
		i, most = 1, mostRecent
	}
	p.recent[i] = append(slices.DeleteFunc(p.recent[i], func(old *index) bool { return old == ix }), ix)
	if len(p.recent[i]) > most {
		p.recent[i] = slices.Delete(p.recent[i], 0, 1)
	}
	return ix
}

func (p *Pool) known(bs []*model.Briefing) *index {
	for _, w := range p.indexes {
		if ix := w.Value(); ix != nil && slices.Equal(ix.briefings, bs) {
			return ix
		}
	}
	return nil
}

// Retain forgets what was derived from any but the briefings that are kept. Sets
// that have it go on with it.
func (p *Pool) Retain(keep func(*model.Briefing) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.recent {
		p.recent[i] = slices.DeleteFunc(p.recent[i], func(ix *index) bool {
			return slices.ContainsFunc(ix.briefings, func(b *model.Briefing) bool { return !keep(b) })
		})
	}
}

// segment is that of some briefings.
func (p *Pool) segment(bs []*model.Briefing) *segment {
	for _, w := range p.segments[bs[0]] {
		if g := w.Value(); g != nil && slices.Equal(g.briefings, bs) {
			return g
		}
	}
	g := newSegment(bs)
	p.segments[bs[0]] = append(p.segments[bs[0]], weak.Make(g))
	return g
}

// forget takes off what no set has any more.
func (p *Pool) forget() {
	if p.segments == nil {
		p.segments = map[*model.Briefing][]weak.Pointer[segment]{}
	}
	p.indexes = slices.DeleteFunc(p.indexes, func(w weak.Pointer[index]) bool { return w.Value() == nil })
	for b, list := range p.segments {
		list = slices.DeleteFunc(list, func(w weak.Pointer[segment]) bool { return w.Value() == nil })
		if p.segments[b] = list; len(list) == 0 {
			delete(p.segments, b)
		}
	}
}

// once is a list of briefings with each where it stands first.
func once(bs []*model.Briefing) []*model.Briefing {
	seen := make(map[*model.Briefing]bool, len(bs))
	return slices.DeleteFunc(slices.Clone(bs), func(b *model.Briefing) bool {
		if seen[b] {
			return true
		}
		seen[b] = true
		return false
	})
}
