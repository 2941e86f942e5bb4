package content

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"readout/model"
)

// Tree is what some paths name, folders and files, kept up with what becomes
// of it: only files that changed are parsed again. A file that cannot be read
// any more, as one that is half written, keeps what it held last. A Tree is
// not safe for concurrent use.
type Tree struct {
	o     Options
	paths []string
	files map[string]*reading // by the path as the reader named it
	casts map[string]cast     // by folder
	texts sourceTexts         // named by any version of a briefing that was seen
	given []*model.Briefing
	dirs  []string
	whole bool // all of it could be read the last time
}

// cast is the shared cast of a folder, that of the folders above included.
type cast []model.Actor

// reading is one file of a tree.
type reading struct {
	stamp string          // of the file, and of the texts that it names
	read  *model.Briefing // what it held when it could be read last; nil for never
	given *model.Briefing // the same with its clashes
	fault error           // why what it holds now is not taken in
	seen  bool            // it is still there
}

// Change is what has become of a tree since the change before.
type Change struct {
	Changed []*model.Briefing // each takes the place of the one with its path
	Added   []*model.Briefing
	Removed []string // paths
	Faults  []error  // all that cannot be read now
	Gone    []string // folders of the tree that are not there; what they held is kept
	Pending bool     // files are gone or empty, which may be for a moment only

	Kept map[string]error // those of Faults whose files, by their paths, keep what they held before
}

// Empty reports whether no briefing changed.
func (c *Change) Empty() bool { return len(c.Changed)+len(c.Added)+len(c.Removed) == 0 }

// NewTree returns the tree of some paths whose briefings were read already.
// Files are taken to be as they were then, but for those of which fresh
// reports otherwise; it may be nil.
func NewTree(paths []string, known []*model.Briefing, o Options, fresh func(fs.FileInfo) bool) *Tree {
	t := &Tree{o: o.shelved(), paths: paths, files: map[string]*reading{}, casts: map[string]cast{}, texts: sourceTexts{}}
	t.texts.add(known)
	for _, b := range known {
		l := &reading{read: WithoutClashes(b), given: b}
		if info, err := os.Stat(b.Path); err == nil && (fresh == nil || !fresh(info)) {
			l.stamp = stampOf(b.Path, b)
		}
		t.files[b.Path] = l
	}
	t.given = known
	for _, w := range t.walks() {
		t.takeCasts(w)
		t.takeDirs(w)
	}
	return t
}

// Dirs are the folders in which something may happen that concerns the tree.
func (t *Tree) Dirs() []string { return t.dirs }

// Refresh reads what changed. Files that are gone or empty are kept until a
// settled refresh: editors put new files in the place of old ones. The paths
// of touched are read again even if they look as before.
func (t *Tree) Refresh(settled bool, touched ...string) Change {
	if c, ok := t.retouch(touched); ok {
		return c
	}
	c := Change{Kept: map[string]error{}}
	t.dirs = nil
	again := map[string]bool{}
	for _, name := range touched {
		again[name] = true
	}
	for _, l := range t.files {
		l.seen = false
	}
	var read []*model.Briefing
	for _, w := range t.walks() {
		read = append(read, t.visit(w, settled, again, &c)...)
	}
	t.lose(settled, &c)
	for _, b := range t.given {
		if l := t.files[b.Path]; l != nil && !l.seen && l.read != nil {
			l.seen = true
			l.tell(b.Path, &c)
			read = append(read, l.read)
		}
	}
	t.compare(read, &c)
	t.whole = len(c.Faults) == 0 && len(c.Gone) == 0 && !c.Pending
	return c
}

// walks looks at the folders anew; a file is a walk of its own.
func (t *Tree) walks() []*walk {
	var all []*walk
	for _, p := range t.paths {
		w := newWalk(p, t.o)
		if info, err := os.Stat(p); err == nil && !info.IsDir() || p == "-" {
			w.alone = true
		} else if err := w.start(); err != nil {
			w.gone = err
		}
		all = append(all, w)
	}
	return all
}

// takeCasts remembers the casts of a walk and returns the folders whose cast
// is another now.
func (t *Tree) takeCasts(w *walk) map[string]bool {
	changed := map[string]bool{}
	for _, f := range w.files {
		dir := path.Dir(f)
		key := w.path(dir)
		if _, done := changed[key]; done {
			continue
		}
		now := cast(w.castOf(dir))
		before, known := t.casts[key]
		changed[key] = known && !reflect.DeepEqual(before, now)
		t.casts[key] = now
	}
	return changed
}

// takeDirs adds the folders of a walk to those that are worth watching: the
// one above it too, in which it may vanish and come back.
func (t *Tree) takeDirs(w *walk) {
	if w.root == "-" {
		return
	}
	above := filepath.Dir(filepath.Clean(w.root))
	seen := map[string]bool{}
	for _, d := range t.dirs {
		seen[d] = true
	}
	for _, d := range append([]string{above}, w.dirs...) {
		if !seen[d] {
			seen[d] = true
			t.dirs = append(t.dirs, d)
		}
	}
}

// visit reads what changed of a walk and returns what it holds.
func (t *Tree) visit(w *walk, settled bool, again map[string]bool, c *Change) []*model.Briefing {
	t.takeDirs(w)
	switch {
	case w.alone:
		w.files = []string{"."}
	case w.gone != nil && settled:
		c.Faults, c.Gone = append(c.Faults, w.gone), append(c.Gone, w.root)
		return nil
	case w.gone != nil:
		c.Pending = true
		return nil
	}
	recast := t.takeCasts(w)
	c.Faults = append(c.Faults, w.faults...)
	var read []*model.Briefing
	for _, name := range w.files {
		full, o := w.path(name), w.o
		if w.alone {
			full = w.root
		} else {
			o.cast = w.castOf(path.Dir(name))
		}
		l := t.reading(full)
		force := recast[w.path(path.Dir(name))] || again[filepath.Clean(full)]
		t.open(l, full, o, settled, force, c)
		if l.read != nil && (w.alone || !factsOnly(name) || holdsFacts(l.read)) {
			read = append(read, l.read)
		}
	}
	if w.alone {
		return read
	}
	t.texts.add(read)
	return w.withoutSources(read, t.texts)
}

func (t *Tree) reading(full string) *reading {
	l := t.files[full]
	if l == nil {
		l = &reading{}
		t.files[full] = l
	}
	l.seen = true
	return l
}

// open reads a file if it changed. What cannot be read keeps what it held.
func (t *Tree) open(l *reading, full string, o Options, settled, force bool, c *Change) {
	stamp := stampOf(full, l.read)
	if stamp != l.stamp || force {
		info, err := os.Stat(full)
		empty := err == nil && info.Size() == 0 && l.read != nil && (l.read.Later != nil || l.read.Markdown != "")
		if (empty || err != nil) && !settled {
			c.Pending = true
			l.tell(full, c)
			return
		}
		var lean leanReader // the cast may be another one than the last time
		b, err := lean.open(full, o)
		if empty {
			b, err = nil, trouble(full, "empty", "what it held before is kept")
		}
		l.stamp, l.fault = stamp, err
		switch {
		case err != nil:
		case l.read != nil && same(l.read, b):
		default:
			l.read, l.given = b, nil
			l.stamp = stampOf(full, b)
		}
	}
	l.tell(full, c)
}

// tell adds what is wrong with a file.
func (l *reading) tell(full string, c *Change) {
	if l.fault == nil || factsOnly(full) && l.read == nil {
		return // YAML and JSON may be about something else
	}
	c.Faults = append(c.Faults, l.fault)
	if l.read != nil {
		c.Kept[full] = l.fault
	}
}

// same reports whether two readings of a file are the same to a reader.
func same(a, b *model.Briefing) bool {
	source := b.Source()
	return source != "" && a.Source() == source && reflect.DeepEqual(a.Actors(), b.Actors()) &&
		reflect.DeepEqual(a.Quotes(), b.Quotes()) && sameMistakes(a.Mistakes, b.Mistakes)
}

// lose forgets the files that are not there any more. If a folder is gone as a
// whole, what it held stays.
func (t *Tree) lose(settled bool, c *Change) {
	for name, l := range t.files {
		if l.seen {
			continue
		}
		if _, err := os.Stat(t.rootOf(name)); err != nil {
			continue
		}
		if !settled {
			c.Pending = true
			continue
		}
		delete(t.files, name)
	}
}

// rootOf is the path of the tree that a file belongs to: without it, the file
// is not gone but out of reach. A file named alone belongs to its folder.
func (t *Tree) rootOf(name string) string {
	for _, p := range t.paths {
		if p == name {
			return filepath.Dir(p)
		}
		if rel, err := filepath.Rel(p, name); err == nil && !strings.HasPrefix(rel, "..") {
			return p
		}
	}
	return "."
}

// compare says how what was read differs from what was given out before.
func (t *Tree) compare(read []*model.Briefing, c *Change) {
	found := clashes(read)
	before := map[string]*model.Briefing{}
	for _, b := range t.given {
		before[b.Path] = b
	}
	var given []*model.Briefing
	twice := map[string]bool{}
	for i, b := range read {
		l := t.files[b.Path]
		if l == nil || twice[b.Path] {
			continue
		}
		twice[b.Path] = true
		l.given = withFound(b, found[i], l.given)
		old := before[b.Path]
		switch {
		case old == nil:
			c.Added = append(c.Added, l.given)
		case old != l.given:
			c.Changed = append(c.Changed, l.given)
		}
		delete(before, b.Path)
		given = append(given, l.given)
	}
	for _, b := range t.given {
		if before[b.Path] != nil {
			c.Removed = append(c.Removed, b.Path)
		}
	}
	t.given = given
}

// withFound is a briefing with its clashes: the one given out before if it has
// the same.
func withFound(b *model.Briefing, found []model.Mistake, before *model.Briefing) *model.Briefing {
	mistakes := append(slices.Clip(b.Mistakes), found...)
	if before != nil && (before == b || before.Text == b.Text && before.Later == b.Later) && sameMistakes(before.Mistakes, mistakes) {
		return before
	}
	if len(found) == 0 {
		return b
	}
	with := *b
	with.Mistakes = mistakes
	return &with
}

func sameMistakes(a, b []model.Mistake) bool {
	return slices.EqualFunc(a, b, func(x, y model.Mistake) bool { return x.Code == y.Code && x.What == y.What && x.Line == y.Line })
}

// stampOf tells one state of a file and of the texts it names from another
// without reading them.
func stampOf(full string, b *model.Briefing) string {
	stamp := ""
	add := func(name string) {
		info, err := os.Stat(name)
		if err != nil {
			stamp += " none"
			if !errors.Is(err, fs.ErrNotExist) {
				stamp += err.Error()
			}
			return
		}
		stamp += fmt.Sprintf(" %d-%d", info.ModTime().UnixNano(), info.Size())
	}
	add(full)
	if b != nil {
		for _, source := range b.Only(model.TypeSource).Sources {
			if f := source.File; f != "" {
				add(filepath.Join(filepath.Dir(full), filepath.FromSlash(f)))
			}
		}
	}
	return stamp
}
