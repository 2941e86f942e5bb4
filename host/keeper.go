package host

import (
	"os"
	"sync"
	"time"

	"readout/content"
	"readout/model"
	"readout/model/annotation"
	"readout/store"
)

// keeper keeps for one reader, by the fingerprint of their key. What it tells of
// what is kept is only about briefings that the reader may see now.
type keeper struct {
	library *Library
	reader  *store.Reader
	notice  func() string

	mu    sync.Mutex
	who   Reader
	view  *View
	state *annotation.State
}

// sees puts another view in force.
func (k *keeper) sees(who Reader, v *View) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.who, k.view = who, v
}

// Key is the path of a briefing from the root of the library, so that hosts with
// the same folder keep alike. Nothing is kept about what was piped in.
func (k *keeper) Key(b *model.Briefing) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case b.Path == "":
		return "embedded:" + b.ID
	case k.view.sees(b.Path):
		return b.Path
	}
	return ""
}

func (k *keeper) document(b *model.Briefing) annotation.Document {
	return annotation.Document{Key: k.Key(b), Briefing: b.ID, Title: b.Title}
}

// visible is what is kept about briefings that can be seen.
func (k *keeper) visible(s *annotation.State, err error) (*annotation.State, error) {
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	seen := *s
	seen.Documents = make(map[string]*annotation.Document, len(s.Documents))
	for key, d := range s.Documents {
		if k.view.sees(key) || key == "embedded:"+d.Briefing {
			seen.Documents[key] = d
		}
	}
	if k.state != nil {
		seen.Number = k.state.Number + 1
	}
	k.state = &seen
	return &seen, nil
}

// State loads what is kept.
func (k *keeper) State() (*annotation.State, string, error) {
	s, err := k.visible(k.reader.State())
	return s, k.notice(), err
}

// Keep adds an annotation or replaces the one with its ID.
func (k *keeper) Keep(b *model.Briefing, n annotation.Annotation) (*annotation.State, error) {
	return k.visible(k.reader.Keep(k.document(b), n))
}

// Drop removes an annotation.
func (k *keeper) Drop(id int64) (*annotation.State, error) { return k.visible(k.reader.Drop(id)) }

// Read records that a briefing was read up to a place, and keeps this version of it.
func (k *keeper) Read(b *model.Briefing, place string) (*annotation.State, error) {
	d := k.document(b)
	d.Place, d.Fingerprint = place, annotation.Fingerprint(b)
	var source []byte
	if b.Source() != "" && len(b.Source()) <= store.MostVersion {
		source = []byte(b.Source())
	}
	return k.visible(k.reader.Read(d, source))
}

// Mark sets a letter to a place of a briefing.
func (k *keeper) Mark(b *model.Briefing, letter, place string) (*annotation.State, error) {
	return k.visible(k.reader.Mark(k.document(b), letter, place))
}

// Filter keeps a filter under a name.
func (k *keeper) Filter(name, line string) (*annotation.State, error) {
	return k.visible(k.reader.Filter(name, line))
}

// Remember puts filters at the end of the history.
func (k *keeper) Remember(lines ...string) (*annotation.State, error) {
	return k.visible(k.reader.Remember(lines...))
}

// LastRead returns the version of a briefing that was read before the one at
// hand, unless the reader may not see that version now.
func (k *keeper) LastRead(b *model.Briefing) (*model.Briefing, time.Time, error) {
	key := k.Key(b)
	k.mu.Lock()
	d, who := k.state.Document(key), k.who
	k.mu.Unlock()
	if d == nil || key == "" {
		return nil, time.Time{}, nil
	}
	fingerprint := d.Before
	if d.Fingerprint != annotation.Fingerprint(b) {
		fingerprint = d.Fingerprint
	}
	source, err := k.reader.Version(d.Key, fingerprint)
	if err != nil || source == nil {
		return nil, time.Time{}, err
	}
	old, err := k.library.parse(b.Path, source)
	if err != nil || !who.allows(old) {
		return nil, time.Time{}, err
	}
	return old, d.Read, nil
}

// parse reads an earlier version of a briefing. Its sources are looked for where
// the briefing is, and nowhere else.
func (l *Library) parse(path string, source []byte) (*model.Briefing, error) {
	root, err := os.OpenRoot(l.root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return content.Parse(path, source, content.Options{FS: root.FS()})
}
