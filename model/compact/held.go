package compact

import (
	"sync"
	"weak"

	"readout/model"
)

// counted are the types of fact, of which Held knows the numbers.
var counted = [...]model.Type{
	model.TypeActor, model.TypeIssue, model.TypePosition, model.TypeQuote, model.TypeEvent, model.TypeQuestion, model.TypeJudgement, model.TypeSource,
}

// Held is the facts of a briefing in the bytes that Encode made of them: a third
// of the memory that the facts take. They are decoded when somebody asks, and
// forgotten when nobody uses them and many others were asked for since.
type Held struct {
	data  string
	path  string
	shelf *Shelf
	lens  [len(counted)]uint32

	mu   sync.Mutex
	used weak.Pointer[model.Facts]
}

// Hold has a briefing that was decoded keep its facts as the data they come from.
// Until they are forgotten they need not be decoded again.
func Hold(b *model.Briefing, data string, s *Shelf) {
	h := &Held{data: data, path: b.Path, shelf: s, used: weak.Make(b.Facts)}
	for i, t := range counted {
		h.lens[i] = uint32(b.Facts.Len(t))
	}
	s.put(b.Facts)
	b.Facts, b.Held = nil, h
}

// Facts returns the facts.
func (h *Held) Facts() *model.Facts {
	h.mu.Lock()
	defer h.mu.Unlock()
	f := h.used.Value()
	if f != nil {
		return f
	}
	f = h.shelf.decode(h.data, h.path, nil)
	h.shelf.put(f)
	h.used = weak.Make(f)
	return f
}

// Only returns the facts of some types; those of others may be missing. Who looks
// at one list of many briefings is spared the decoding of all.
func (h *Held) Only(types ...model.Type) *model.Facts {
	h.mu.Lock()
	f := h.used.Value()
	h.mu.Unlock()
	if f != nil {
		return f
	}
	return h.shelf.decode(h.data, h.path, types)
}

// Len returns how many facts of a type there are.
func (h *Held) Len(t model.Type) int {
	for i, one := range counted {
		if one == t {
			return int(h.lens[i])
		}
	}
	return 0
}

// recent is how many briefings a Shelf has the facts of at hand: more than a
// screen shows.
const recent = 256

// Shelf has at hand the facts that were decoded last. It may be used by several
// goroutines.
type Shelf struct {
	mu    sync.Mutex
	facts [recent]*model.Facts
	next  int

	decoders sync.Pool // of *Decoder
}

func (s *Shelf) put(f *model.Facts) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.facts[s.next] = f
	s.next = (s.next + 1) % recent
}

// decode returns facts of data that was decoded before.
func (s *Shelf) decode(data, path string, only []model.Type) *model.Facts {
	d, ok := s.decoders.Get().(*Decoder)
	if !ok {
		d = &Decoder{}
	}
	defer s.decoders.Put(d)
	return d.facts(data, path, only)
}
