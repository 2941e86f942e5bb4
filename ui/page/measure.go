package page

import (
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// geometry is what heights depend on: not on colours.
type geometry struct {
	width       int
	method      ansi.Method
	plain, slow bool
	links       bool
	signs       theme.Signs
}

func (o Options) geometry() geometry {
	g := geometry{width: o.Width, method: o.Method, plain: o.Theme == nil, slow: o.Slow, links: o.Links}
	if o.Theme != nil {
		g.signs = o.Theme.Signs
	}
	return g
}

// Heights are the heights of all blocks of a page under certain options.
type Heights struct {
	briefing *model.Briefing
	geometry geometry
	ends     []int32 // lines up to and including each block
}

func (h Heights) known() bool { return h.briefing != nil }

func (h Heights) of(i int) int {
	if i == 0 {
		return int(h.ends[0])
	}
	return int(h.ends[i] - h.ends[i-1])
}

// Measure lays out every block and keeps nothing but its height. It changes
// nothing and may run beside the other methods; stop is asked now and then and
// makes it return what Apply will not take.
func (p *Page) Measure(stop func() bool) Heights {
	p.mu.Lock()
	o := p.options
	p.mu.Unlock()
	if h, ok := o.Shared.known(p.briefing, p.doc, o); ok {
		return h
	}
	l := newLayouter(p.briefing, o)
	h := Heights{briefing: p.briefing, geometry: o.geometry(), ends: make([]int32, len(p.doc.Blocks))}
	total := 0
	for i := range p.doc.Blocks {
		if i%64 == 0 && stop != nil && stop() {
			return Heights{}
		}
		total += l.height(i)
		h.ends[i] = int32(total)
	}
	o.Shared.measured(p.doc, o, h)
	return h
}

// Apply takes the heights that Measure found, unless the page has another geometry
// by now, and reports whether it did.
func (p *Page) Apply(h Heights) bool {
	if h.briefing != p.briefing || h.geometry != p.options.geometry() {
		return false
	}
	p.heights = h
	return true
}

// Number returns the number of a line from 1, which is an estimate unless
// Apply was given heights.
func (p *Page) Number(pos Pos) (n int, exact bool) {
	if p.heights.known() {
		if pos.Block > 0 && pos.Block <= len(p.heights.ends) {
			n = int(p.heights.ends[pos.Block-1])
		}
		return n + pos.Line + 1, true
	}
	if pos.Block >= len(p.doc.Blocks) {
		return 1, false
	}
	return p.estimate(int(p.doc.Blocks[pos.Block].Src)) + pos.Line + 1, false
}

// Total returns the number of lines, which is an estimate unless Apply was
// given heights.
func (p *Page) Total() (n int, exact bool) {
	if p.heights.known() {
		if len(p.heights.ends) == 0 {
			return 0, true
		}
		return int(p.heights.ends[len(p.heights.ends)-1]), true
	}
	if len(p.doc.Blocks) == 0 {
		return 0, true
	}
	last := p.Last()
	n, _ = p.Number(last)
	return n, false
}

// estimate returns about how many lines stand above an offset.
func (p *Page) estimate(offset int) int {
	blocks := p.doc.Blocks
	before := p.doc.BlockAt(offset)
	width := max(min(p.options.Width, measure)*9/10, 1)
	return (offset-int(blocks[0].Src))/width + before
}
