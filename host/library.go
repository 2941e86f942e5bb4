package host

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// Library is the briefings of a folder, for all sessions. It gives out Views,
// which readers of the same rights share.
type Library struct {
	root string
	now  func() time.Time

	mu     sync.Mutex
	alone  map[string]*model.Briefing // by path from the root: each as it is read alone
	number int                        // of the change that was taken in last
	views  map[string]*View           // by class
	shared ui.Shared                  // what sessions have made of the briefings
}

// NewLibrary returns the library of a folder whose briefings were read.
func NewLibrary(root string, bs []*model.Briefing, now func() time.Time) *Library {
	l := &Library{root: root, now: now, alone: map[string]*model.Briefing{}, views: map[string]*View{}}
	l.take(bs)
	return l
}

// Update takes in what became of the folder.
func (l *Library) Update(m ui.FolderChanged) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.take(m.Changed)
	l.take(m.Added)
	for _, path := range m.Removed {
		delete(l.alone, l.relative(path))
	}
	l.number++
}

// take puts briefings on the shelf under their paths from the root. No address
// and no mistake of them tells where on the host they lie.
func (l *Library) take(bs []*model.Briefing) {
	for _, b := range bs {
		moved := *content.WithoutClashes(b)
		moved.Path = l.relative(b.Path)
		moved.Mistakes = slices.Clone(moved.Mistakes)
		for i := range moved.Mistakes {
			if moved.Mistakes[i].File == b.Path {
				moved.Mistakes[i].File = moved.Path
			}
		}
		l.alone[moved.Path] = &moved
	}
}

func (l *Library) relative(path string) string {
	below, err := filepath.Rel(l.root, path)
	if err != nil {
		below = filepath.Base(path)
	}
	return filepath.ToSlash(below)
}

// Name is what the library is called.
func (l *Library) Name() string {
	full, err := filepath.Abs(l.root)
	if err != nil {
		return "library"
	}
	return model.CleanLine(filepath.Base(full))
}

// Len is the number of briefings, and of those that have no marking and of those
// under embargo.
func (l *Library) Len() (all, unmarked, embargoed int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range l.alone {
		if strings.TrimSpace(b.Marking) == "" {
			unmarked++
		}
		if b.Embargoed(l.now()) {
			embargoed++
		}
	}
	return len(l.alone), unmarked, embargoed
}

// holds reports whether there is a briefing of a path, whoever may see it.
func (l *Library) holds(path string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.alone[path] != nil
}

// embargoEnds is when the next embargo ends after a time; zero if none does.
func (l *Library) embargoEnds(after time.Time) (next time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range l.alone {
		if end, known := b.EmbargoEnds(); known && end.After(after) && (next.IsZero() || end.Before(next)) {
			next = end
		}
	}
	return next
}

// View returns what a reader may see now. What they may not see was never put in.
func (l *Library) View(r Reader) *View {
	class, now := r.class(), l.now() // outside of the lock, for which all sessions wait
	l.mu.Lock()
	defer l.mu.Unlock()
	before := l.views[class]
	if before != nil && before.number == l.number && (before.until.IsZero() || now.Before(before.until)) {
		return before
	}
	v := &View{Name: l.Name(), class: class, number: l.number, alone: map[string]*model.Briefing{}, given: map[string]*model.Briefing{}, shared: &shared{}, whole: &whole{}}
	var bs []*model.Briefing
	for _, b := range l.alone {
		if !r.allows(b) {
			continue
		}
		if b.Embargoed(now) {
			if end, known := b.EmbargoEnds(); known && (v.until.IsZero() || end.Before(v.until)) {
				v.until = end
			}
			continue
		}
		v.alone[b.Path] = b
		bs = append(bs, b)
	}
	slices.SortFunc(bs, func(a, b *model.Briefing) int { return strings.Compare(a.Path, b.Path) })
	v.briefings = content.WithClashes(bs)
	for i, b := range v.briefings {
		v.briefings[i] = before.same(b)
		v.given[b.Path] = v.briefings[i]
	}
	if len(l.views) > mostViews {
		clear(l.views)
	}
	l.views[class] = v
	if before == nil || before.number != l.number {
		l.retain()
	}
	return v
}

// retain forgets what was made of briefings that no view of now has.
func (l *Library) retain() {
	var all []*model.Briefing
	for _, b := range l.alone {
		all = append(all, b)
	}
	for _, v := range l.views {
		if v.number == l.number {
			all = append(all, v.briefings...)
		}
	}
	l.shared.Retain(all)
}

// mostViews is how many views are remembered; rules that give more readers
// rights of their own make theirs anew when they come.
const mostViews = 256

// same is the briefing that an earlier view gave out if nothing about it is
// another, so that nobody is told of a change.
func (v *View) same(b *model.Briefing) *model.Briefing {
	if v == nil {
		return b
	}
	was := v.given[b.Path]
	if was == nil || was == b || was.Text != b.Text || was.Later != b.Later || was.Source() != b.Source() || !reflect.DeepEqual(was.Mistakes, b.Mistakes) || !reflect.DeepEqual(was.Actors(), b.Actors()) {
		return b
	}
	return was
}
