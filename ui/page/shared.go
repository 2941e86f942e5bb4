package page

import (
	"sync"

	"readout/model"
	"readout/ui/theme"
)

// Shared is what several pages of the same briefings have laid out, so that many
// readers of one text cost little more than one. It may be used by several
// goroutines. What is in it is never changed.
type Shared struct {
	mu         sync.Mutex
	young, old map[blockKey]*laid
	lines      int
	heights    map[shape][]int32
}

// sharedLines is the number of lines that one generation keeps.
const sharedLines = 100_000

// shape is what the lines of a document depend on.
type shape struct {
	doc      *model.Document
	geometry geometry
	theme    theme.Options
	ascii    bool
	doubts   bool
}

type blockKey struct {
	shape
	block int
}

func shapeOf(doc *model.Document, o Options) shape {
	s := shape{doc: doc, geometry: o.geometry(), ascii: o.ASCII, doubts: o.Doubts}
	if o.Theme != nil {
		s.theme = o.Theme.Options()
	}
	return s
}

// block returns a block as some page has laid it out, or lays it out.
func (s *Shared) block(doc *model.Document, o Options, i int, lay func(int) *laid) *laid {
	if s == nil {
		return lay(i)
	}
	key := blockKey{shapeOf(doc, o), i}
	s.mu.Lock()
	l := s.young[key]
	if l == nil {
		if l = s.old[key]; l != nil {
			s.put(key, l)
		}
	}
	s.mu.Unlock()
	if l != nil {
		return l
	}
	l = lay(i)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.put(key, l)
	return l
}

func (s *Shared) put(key blockKey, l *laid) {
	if s.young == nil || s.lines > sharedLines {
		s.old, s.young, s.lines = s.young, map[blockKey]*laid{}, 0
	}
	s.young[key] = l
	s.lines += len(l.lines) + 1
}

// known returns the heights that some page has measured.
func (s *Shared) known(b *model.Briefing, doc *model.Document, o Options) (Heights, bool) {
	if s == nil {
		return Heights{}, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ends, ok := s.heights[shapeOf(doc, o)]
	return Heights{briefing: b, geometry: o.geometry(), ends: ends}, ok
}

func (s *Shared) measured(doc *model.Document, o Options, h Heights) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.heights == nil {
		s.heights = map[shape][]int32{}
	}
	s.heights[shapeOf(doc, o)] = h.ends
}

// Retain forgets all but the documents that are kept.
func (s *Shared) Retain(keep func(*model.Document) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, blocks := range []map[blockKey]*laid{s.young, s.old} {
		for key := range blocks {
			if !keep(key.doc) {
				delete(blocks, key)
			}
		}
	}
	for key := range s.heights {
		if !keep(key.doc) {
			delete(s.heights, key)
		}
	}
}
