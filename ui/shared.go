package ui

import (
	"slices"
	"sync"

	"readout/model"
	"readout/model/library"
	"readout/model/query"
	"readout/ui/board"
	"readout/ui/page"
)

// Shared is what readers of the same briefings in one process make once for all
// of them: folded text and lines. It may be used by several goroutines.
type Shared struct {
	texts query.Pool
	pages page.Shared
	once  sync.Mutex // a library is looked through once
	seen  []*board.Digest
	bound sync.Once
	keys  bindings // of hosted readers who have not changed any
}

// Retain forgets what was made of all but the briefings that are kept.
func (s *Shared) Retain(bs []*model.Briefing) {
	of := make(map[*model.Briefing]bool, len(bs))
	docs := make(map[*model.Document]bool, len(bs))
	for _, b := range bs {
		of[b], docs[b.Text] = true, true
	}
	s.texts.Retain(func(b *model.Briefing) bool { return of[b] })
	s.pages.Retain(func(d *model.Document) bool { return docs[d] })
}

// mostDigests is how many libraries it is kept of what there is to know of them:
// readers of other rights have another one.
const mostDigests = 8

// digest looks through a library, once for all readers.
func (s *Shared) digest(lib *library.Library) *board.Digest {
	if s == nil {
		return board.NewDigest(lib)
	}
	s.once.Lock()
	defer s.once.Unlock()
	for _, d := range s.seen {
		if d.Of() == lib {
			return d
		}
	}
	d := board.NewDigest(lib)
	if s.seen = append(s.seen, d); len(s.seen) > mostDigests {
		s.seen = slices.Delete(s.seen, 0, 1)
	}
	return d
}

// bindings are the keys of a reader.
func (c Config) bindings() (bindings, error) {
	s := c.Shared
	if s == nil || !c.Hosted || c.Edit != nil || len(c.Keys) > 0 {
		return bind(commandsOf(c), keysOf(c))
	}
	s.bound.Do(func() { s.keys, _ = bind(commandsOf(c), nil) })
	return s.keys, nil
}

func (c Config) texts() *query.Pool {
	if c.Shared == nil {
		return nil
	}
	return &c.Shared.texts
}

func (c Config) pages() *page.Shared {
	if c.Shared == nil {
		return nil
	}
	return &c.Shared.pages
}
