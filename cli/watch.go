package cli

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"readout/content"
	"readout/model"
	"readout/ui"
)

const (
	// settle is the time for which a folder has to rest before it is looked at
	// again; editors write in several steps.
	settle = 120 * time.Millisecond
	// longest is how long a burst of changes may put that off.
	longest = time.Second
	// patience is how long a file may be gone or empty before that is told.
	patience = 800 * time.Millisecond
	// mostWatches is how many folders are watched; systems allow 8,192 or more
	// for all programs of a user together.
	mostWatches = 4096
)

// watcher sends a message whenever something became of the files and folders
// that a reader opened.
type watcher struct {
	paths   []string
	known   []*model.Briefing // what they held
	began   time.Time         // when they were read
	options content.Options
	send    func(ui.FolderChanged)
	started func() // called once changes are seen; may be nil

	tree    *content.Tree
	events  *fsnotify.Watcher
	watched map[string]bool
	faults  []string // as they were told last
	gone    []string // folders that are not there, as was told last
	partly  bool     // it was told that not all folders are watched
}

// run watches until the context ends. It watches folders, since editors put a
// new file in the place of the old one.
func (w *watcher) run(ctx context.Context) error {
	if len(w.paths) == 0 {
		return nil
	}
	var err error
	if w.events, err = fsnotify.NewWatcher(); err != nil {
		return err
	}
	defer w.events.Close()
	w.watched = map[string]bool{}
	fresh := func(info fs.FileInfo) bool { return info.ModTime().After(w.began.Add(-time.Second)) }
	w.tree = content.NewTree(w.paths, w.known, w.options, fresh)
	w.follow(&ui.FolderChanged{})
	w.look(false, nil)
	if w.started != nil {
		w.started()
	}
	return w.loop(ctx)
}

// loop looks at the folders again once they rest after an event.
func (w *watcher) loop(ctx context.Context) error {
	timer := time.NewTimer(settle) // a file may have changed before it was watched
	defer timer.Stop()
	touched := map[string]bool{}
	settled := false
	var since time.Time
	stir := func() {
		settled = false
		if since.IsZero() {
			since = time.Now()
		}
		timer.Reset(min(settle, max(longest-time.Since(since), 0)))
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case _, ok := <-w.events.Errors:
			if !ok {
				return nil
			}
			stir()
		case e, ok := <-w.events.Events:
			if !ok {
				return nil
			}
			if w.concerns(e) {
				touched[filepath.Clean(e.Name)] = true
				stir()
			}
		case <-timer.C:
			names := make([]string, 0, len(touched))
			for name := range touched {
				names = append(names, name)
			}
			clear(touched)
			since = time.Time{}
			switch pending, grown := w.look(settled, names); {
			case grown:
				stir()
			case pending && !settled:
				settled = true
				timer.Reset(patience)
			default:
				settled = false
			}
		}
	}
}

// concerns reports whether an event may have to do with a briefing. It forgets
// the watches on a folder that came, went or took another name.
func (w *watcher) concerns(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	name := filepath.Clean(e.Name)
	if e.Has(fsnotify.Create) || e.Has(fsnotify.Rename) || e.Has(fsnotify.Remove) {
		for dir := range w.watched {
			if dir == name || strings.HasPrefix(dir, name+string(filepath.Separator)) {
				w.events.Remove(dir)
				delete(w.watched, dir)
			}
		}
	}
	base := filepath.Base(name)
	return !strings.HasPrefix(base, ".") || base == ".readoutignore" || slices.Contains(w.paths, e.Name)
}

// look sees what changed and tells it. It reports whether something is gone
// that may come back, and whether there are folders that were not watched.
func (w *watcher) look(settled bool, touched []string) (pending, grown bool) {
	c := w.tree.Refresh(settled, touched...)
	m := ui.FolderChanged{Changed: c.Changed, Added: c.Added, Removed: c.Removed, Kept: map[string]string{}, Faults: sentences(c.Faults)}
	for name, err := range c.Kept {
		m.Kept[name] = sentences([]error{err})[0]
	}
	m.Notices = w.comings(&c)
	grown = w.follow(&m)
	if !slices.Equal(m.Faults, w.faults) || !c.Empty() || len(m.Notices) > 0 {
		w.faults = m.Faults
		w.send(m)
	}
	return c.Pending, grown
}

// comings are sentences about folders that went, or came back. While files are
// pending nobody knows.
func (w *watcher) comings(c *content.Change) (said []string) {
	if c.Pending {
		return nil
	}
	for _, p := range c.Gone {
		if !slices.Contains(w.gone, p) {
			said = append(said, model.CleanLine(p+" is gone; this is what it held"))
		}
	}
	for _, p := range w.gone {
		if !slices.Contains(c.Gone, p) {
			said = append(said, model.CleanLine(p+" is back"))
		}
	}
	w.gone = c.Gone
	return said
}

// follow watches the folders that the tree has now, and reports whether there
// are new ones, in which something may have happened before.
func (w *watcher) follow(m *ui.FolderChanged) (grown bool) {
	dirs := w.tree.Dirs()
	there := make(map[string]bool, len(dirs))
	for _, dir := range dirs {
		there[dir] = true
	}
	for dir := range w.watched {
		if !there[dir] {
			w.events.Remove(dir)
			delete(w.watched, dir)
		}
	}
	for _, dir := range dirs {
		if w.watched[dir] {
			continue
		}
		if len(w.watched) == mostWatches {
			w.tellPartly(m, fmt.Sprintf("more than %d folders: changes in the others are not seen", mostWatches))
			break
		}
		if err := w.events.Add(dir); err != nil {
			if _, there := err.(*fs.PathError); !there {
				w.tellPartly(m, fmt.Sprintf("changes in %s are not seen: %v", dir, err))
			}
			continue
		}
		w.watched[dir] = true
		grown = true
	}
	return grown
}

// tellPartly says once that something is not watched.
func (w *watcher) tellPartly(m *ui.FolderChanged, why string) {
	if !w.partly {
		w.partly = true
		m.Notices = append(m.Notices, model.CleanLine(why))
	}
}

// sentences are the first lines of errors, without their hints.
func sentences(errs []error) []string {
	var lines []string
	for _, err := range errs {
		line, _, _ := strings.Cut(err.Error(), "\n")
		lines = append(lines, model.CleanLine(line))
	}
	return lines
}
