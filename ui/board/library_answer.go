package board

import (
	"readout/model"
	"readout/model/library"
)

// Answer is what the library view shows of a filter. It takes a while to make
// of many briefings.
type Answer struct {
	left   []*model.Briefing // newest first; without a filter all that are listed
	marks  []*model.Briefing // of each marking that is left, one
	groups []facetGroup
	wide   bool // groups are counted, since there is room for them
	moves  []library.Move
	open   []library.OpenQuestion
	unread int
}

// NewAnswer makes the answer for a frame whose shelf is apart. It gives up, and
// says so, when stop is closed.
func NewAnswer(stop <-chan struct{}, f Frame) (a *Answer, ok bool) {
	a = f.answered()
	if a.wide = f.Width >= facetsFrom; a.wide {
		a.groups, ok = f.facetGroups(stop)
		return a, ok
	}
	return a, true
}

// Serves reports whether the answer has all that there is room for.
func (a *Answer) Serves(f Frame) bool { return a.wide || f.Width < facetsFrom }

// answer is that of the filter, nil while it is being made elsewhere.
func (f Frame) answer() *Answer {
	if f.Later {
		return f.Answer
	}
	a := f.answered()
	if sh := f.shelf(); f.Width >= facetsFrom {
		if f.Set != nil && (sh.facets.set != f.Set || sh.facets.line != f.Filter) {
			groups, _ := f.facetGroups(nil)
			sh.facets = facets{f.Set, f.Filter, groups}
		}
		a.groups, a.wide = sh.facets.groups, true
	}
	return a
}

// answered is the answer but for the facets.
func (f Frame) answered() *Answer {
	d, sh := f.digest(), f.shelf()
	if d == nil {
		d = &Digest{all: f.marks(nil)} // what else is in it comes later
	}
	a := &Answer{left: f.Library.Listed(), marks: d.marks, moves: d.moves, open: d.open}
	if len(a.marks) == 0 {
		a.marks = d.all
	}
	a.unread = sh.unreadOf(f.Library.Listed())
	if f.Hits == nil {
		return a
	}
	a.left, a.moves, a.open = f.Hits.Briefings(), nil, nil
	if a.marks = f.Hits.OneOfEach("marking"); len(a.marks) == 0 {
		a.marks = d.counted
	}
	whole := f.Hits.HoldsType(model.TypeBriefing)
	if whole || f.Hits.HoldsType(model.TypePosition) {
		for _, v := range d.moves {
			if f.Keep(v.Briefing, model.Ref{Type: model.TypePosition, Index: v.To.Positions[0]}) {
				a.moves = append(a.moves, v)
			}
		}
	}
	if whole || f.Hits.HoldsType(model.TypeQuestion) {
		for _, q := range d.open {
			if q.Kept(f.Keep) {
				a.open = append(a.open, q)
			}
		}
	}
	return a
}

// left are the briefings that the filter leaves, newest first, as far as it is
// known.
func (f Frame) left(a *Answer) []*model.Briefing {
	switch {
	case a != nil:
		return a.left
	case f.Hits != nil:
		return nil
	}
	return f.Library.Listed()
}

// listed are the briefings that the filter leaves, in the order of the view,
// and how many it hides. What is under embargo no filter finds.
func (b Library) listed(f Frame, a *Answer) (bs []*model.Briefing, hidden int) {
	left := f.left(a)
	hidden = len(f.Library.Listed()) - len(left)
	if b.Order == Newest {
		return left, hidden
	}
	if f.Hits == nil {
		return f.sorted(b.Order), hidden
	}
	for _, c := range f.sorted(b.Order) {
		if !f.embargoed(c) && f.Hits.HoldsAny(c) {
			bs = append(bs, c)
		}
	}
	return bs, hidden
}
