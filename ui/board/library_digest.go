package board

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/model"
	"readout/model/library"
)

// Digest is what the library view needs to know of all briefings, whatever the
// filter leaves of them. It takes a while to make of many.
type Digest struct {
	of    *library.Library
	keys  map[*model.Briefing]string
	byKey map[string]*model.Briefing
	cast  *library.Cast
	open  []library.OpenQuestion
	moves []library.Move    // of the last days, newest first
	marks []*model.Briefing // one of each marking, but for those under embargo
	all   []*model.Briefing // one of each marking

	counted []*model.Briefing // one of each marking of those that count
	held    int               // under embargo
	until   time.Time         // when the first of these ends
	faulty  []problem
}

// NewDigest makes the digest of a library.
func NewDigest(lib *library.Library) *Digest {
	d := &Digest{
		of: lib, keys: keysOf(lib), cast: library.NewCast(lib.Counted()), open: lib.OpenQuestions(lib.Counted()),
	}
	d.byKey = make(map[string]*model.Briefing, len(d.keys))
	for b, key := range d.keys {
		d.byKey[key] = b
	}
	var open []*model.Briefing
	for _, b := range lib.Listed() {
		if !b.Embargoed(lib.Now()) {
			open = append(open, b)
			d.look(b)
			continue
		}
		d.held++
		if from, _ := b.Embargo.Span(); d.until.IsZero() || from.Before(d.until) {
			d.until = from
		}
	}
	d.marks, d.all, d.counted = oneOfEach(open), oneOfEach(lib.Listed()), oneOfEach(lib.Counted())
	counted := lib.Counted()
	for i := len(counted) - 1; i >= 0; i-- {
		if b := counted[i]; isRecent(lib, b) {
			for _, v := range lib.Moves(b) {
				if len(v.To.Positions) > 0 {
					d.moves = append(d.moves, v)
				}
			}
		}
	}
	return d
}

// Of is the library that the digest is of.
func (d *Digest) Of() *library.Library { return d.of }

// look finds what is wrong with a briefing.
func (d *Digest) look(b *model.Briefing) {
	i := slices.IndexFunc(b.Mistakes, func(m model.Mistake) bool { return m.Severity != model.Hint })
	if i < 0 {
		return
	}
	text := fmt.Sprintf("%s:%d:%d  %s", model.CleanLine(b.Path), b.Mistakes[i].Line, b.Mistakes[i].Column, model.CleanLine(b.Mistakes[i].What))
	if n := b.Faults() - 1; n > 0 {
		text += fmt.Sprintf(", %d more", n)
	}
	d.faulty = append(d.faulty, problem{b, text})
}

// oneOfEach is one briefing of each marking.
func oneOfEach(bs []*model.Briefing) []*model.Briefing {
	var list []*model.Briefing
	seen := map[string]bool{}
	for i, b := range bs {
		if i > 0 && b.Marking == bs[i-1].Marking || seen[b.Marking] {
			continue
		}
		seen[b.Marking] = true
		list = append(list, b)
	}
	return list
}

// isRecent reports whether a briefing is of the last days, as since: counts them.
func isRecent(lib *library.Library, b *model.Briefing) bool {
	_, to := b.Date.Span()
	return b.Date.Valid() && to.After(lib.Today().UTC().Truncate(24*time.Hour).AddDate(0, 0, -recent))
}

// keysOf names the briefings: by their ids, or by their paths where several
// have the same.
func keysOf(lib *library.Library) map[*model.Briefing]string {
	seen, keys := map[string]int{}, make(map[*model.Briefing]string, len(lib.Listed()))
	for _, c := range lib.Listed() {
		seen[c.ID]++
	}
	for _, c := range lib.Listed() {
		keys[c] = c.ID
		if seen[c.ID] > 1 || c.ID == "" {
			keys[c] = c.Path
		}
	}
	return keys
}

// digest is that of the library, nil while it is being made elsewhere.
func (f Frame) digest() *Digest {
	sh := f.shelf()
	if sh.digest == nil && !f.Later {
		sh.digest = NewDigest(f.Library)
	}
	return sh.digest
}

// key names a briefing.
func (f Frame) key(b *model.Briefing) string {
	if d := f.digest(); d != nil {
		return d.keys[b]
	}
	if b.ID != "" {
		return b.ID
	}
	return b.Path
}

// keyed is the briefing that a key names, or nil.
func (f Frame) keyed(key string) *model.Briefing {
	if d := f.digest(); d != nil {
		return d.byKey[key]
	}
	for _, b := range f.Library.Listed() {
		if f.key(b) == key {
			return b
		}
	}
	return nil
}

// problems are the files that cannot be read, and then those with mistakes.
func (f Frame) problems() []problem {
	var all []problem
	for _, line := range f.shelf().Faults {
		all = append(all, problem{nil, model.CleanLine(line)})
	}
	if d := f.digest(); d != nil {
		all = append(all, d.faulty...)
	}
	return all
}

// sorted are all briefings in an order, of which what is kept of the reader may
// be a part.
func (f Frame) sorted(o Order) []*model.Briefing {
	sh := f.shelf()
	if o == Newest {
		return f.Library.Listed()
	}
	if sh.sorted == nil || sh.sortedBy != o {
		sh.sorted, sh.sortedBy = sortedBy(f, o), o
	}
	return sh.sorted
}

func sortedBy(f Frame, o Order) []*model.Briefing {
	sh, list := f.shelf(), f.Library.Listed()
	type ranked struct {
		b    *model.Briefing
		rank int
		name string
	}
	ranks := make([]ranked, len(list))
	for i, b := range list {
		ranks[i].b = b
		switch o {
		case ByTitle:
			ranks[i].name = model.Fold(titleOf(b))
		case UnreadFirst:
			ranks[i].rank = -one(sh.unread(b))
		case MostMoved:
			ranks[i].rank = -f.tally(b).moved
		case MostOpen:
			ranks[i].rank = -f.tally(b).open
		}
	}
	slices.SortStableFunc(ranks, func(x, y ranked) int {
		if x.rank != y.rank {
			return x.rank - y.rank
		}
		return strings.Compare(x.name, y.name)
	})
	bs := make([]*model.Briefing, len(ranks))
	for i := range ranks {
		bs[i] = ranks[i].b
	}
	return bs
}
