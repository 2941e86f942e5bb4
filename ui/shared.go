package ui

import (
	"sync"

	"readout/model"
	"readout/model/query"
	"readout/ui/page"
)

// Shared is what readers of the same briefings in one process make once for all
// of them: folded text and lines. It may be used by several goroutines.
type Shared struct {
	texts query.Pool
	pages page.Shared
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
