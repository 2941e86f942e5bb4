package host

import (
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"readout/model"
	"readout/model/library"
	"readout/ui"
)

// View is what readers of the same rights see of a library. It is not changed
// after it was made, and knows nothing of what they may not see.
type View struct {
	Name string // of the library

	briefings []*model.Briefing          // by path, with the clashes between these
	given     map[string]*model.Briefing // the same, by path
	alone     map[string]*model.Briefing // by path, each as it is read alone
	class     string
	number    int
	until     time.Time // when an embargo ends; zero if none does
	shared    *shared
	whole     *whole
}

// Briefings returns all that can be seen, in the order of the paths.
func (v *View) Briefings() []*model.Briefing { return slices.Clone(v.briefings) }

// Find returns the briefing that a name means, as it is read alone: its path from
// the root, or its id, of which the first in the order of the paths counts.
func (v *View) Find(name string) (*model.Briefing, bool) {
	if b := v.alone[path.Clean(name)]; b != nil {
		return b, true
	}
	for _, b := range v.briefings {
		if b.ID == name {
			return v.alone[b.Path], true
		}
	}
	return nil, false
}

// Folder returns the briefings of a folder and of those in it, and whether there
// is one: a folder without anything to see is none.
func (v *View) Folder(name string) ([]*model.Briefing, bool) {
	name = path.Clean(name)
	if name == "." || name == v.Name {
		return v.Briefings(), true
	}
	var found []*model.Briefing
	for _, b := range v.briefings {
		if strings.HasPrefix(b.Path, name+"/") {
			found = append(found, b)
		}
	}
	return found, len(found) > 0
}

// sees reports whether a briefing of a path is among those of the view.
func (v *View) sees(path string) bool { return v.alone[path] != nil }

// since says what a reader of this view has to be told who has seen another one
// before. What they saw and may not see any more, though it is still there, makes
// it narrower.
func (v *View) since(before *View, l *Library) (m ui.FolderChanged, narrower bool) {
	was := map[string]*model.Briefing{}
	for _, b := range before.briefings {
		was[b.Path] = b
	}
	for _, b := range v.briefings {
		switch old := was[b.Path]; {
		case old == nil:
			m.Added = append(m.Added, b)
		case old != b:
			m.Changed = append(m.Changed, b)
		}
		delete(was, b.Path)
	}
	for _, b := range before.briefings {
		if was[b.Path] != nil {
			m.Removed = append(m.Removed, b.Path)
			narrower = narrower || l.holds(b.Path)
		}
	}
	return m, narrower
}

// shared is what the sessions of a view make together.
type shared struct {
	mu   sync.Mutex
	made []related // the oldest first
}

// related is a library of some briefings, in their order.
type related struct {
	of      []*model.Briefing
	at      time.Time
	library *library.Library
}

const (
	// stale is after what time the relations between briefings are made anew: what
	// is past and what is to come depends on the clock.
	stale = 10 * time.Minute
	// mostRelated is how many libraries are kept: all briefings in the order of a
	// list and in that of the paths, and what was asked for besides.
	mostRelated = 4
)

// Related relates briefings as library.New does, once for all who ask for the
// same ones.
func (v *View) Related(bs []*model.Briefing, now time.Time) *library.Library {
	s := v.shared
	s.mu.Lock()
	defer s.mu.Unlock()
	s.made = slices.DeleteFunc(s.made, func(r related) bool { return now.Sub(r.at) > stale || now.Before(r.at) })
	for _, r := range s.made {
		if slices.Equal(r.of, bs) {
			return r.library
		}
	}
	if len(s.made) == mostRelated {
		s.made = slices.Delete(s.made, 0, 1)
	}
	made := library.New(bs, now)
	s.made = append(s.made, related{slices.Clone(bs), now, made})
	return made
}
