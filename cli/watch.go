package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"readout/model"
	"readout/ui"
)

const (
	// settle is the time for which a file has to rest before it is read again;
	// editors write in several steps.
	settle = 120 * time.Millisecond
	// patience is how long a file may be gone or empty before that is told.
	patience = 800 * time.Millisecond
)

// errGone is the trouble of a file that was there when it was opened.
var errGone = errors.New("the file is gone; this is what it held")

// watcher sends a message whenever the file of a briefing has changed.
type watcher struct {
	open    func(path string) (*model.Briefing, error)
	send    func(ui.Reloaded)
	started func() // called once changes are seen; may be nil
}

// run watches until the context ends. It watches folders, since editors put a
// new file in the place of the old one.
func (w watcher) run(ctx context.Context, bs []*model.Briefing) error {
	names := watched(bs)
	if len(names) == 0 {
		return nil
	}
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer events.Close()
	for full := range names {
		if err := events.Add(filepath.Dir(full)); err != nil {
			return err
		}
	}
	if w.started != nil {
		w.started()
	}
	due := make(chan string)
	timers := map[string]*time.Timer{}
	wait := func(full string) {
		if t := timers[full]; t != nil {
			t.Reset(settle)
			return
		}
		timers[full] = time.AfterFunc(settle, func() {
			select {
			case due <- full:
			case <-ctx.Done():
			}
		})
	}
	gone := map[string]time.Time{}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-events.Errors:
		case e := <-events.Events:
			if _, ours := names[e.Name]; ours && e.Op != fsnotify.Chmod {
				wait(e.Name)
			}
		case full := <-due:
			if notYet(full, gone) {
				wait(full)
				continue
			}
			w.send(w.reread(names[full]))
		}
	}
}

// watched are the absolute paths of the files of briefings, and the paths as
// the reader named them.
func watched(bs []*model.Briefing) map[string]string {
	names := map[string]string{}
	for _, b := range bs {
		if b.Path == "" || b.Path == "-" {
			continue
		}
		if full, err := filepath.Abs(b.Path); err == nil {
			names[full] = b.Path
		}
	}
	return names
}

func (w watcher) reread(path string) ui.Reloaded {
	b, err := w.open(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = errGone
	}
	if err != nil {
		b = nil
	}
	return ui.Reloaded{Path: path, Briefing: b, Err: err}
}

// notYet reports whether a file is gone or empty, and has not been for long.
func notYet(full string, gone map[string]time.Time) bool {
	info, err := os.Stat(full)
	if err == nil && info.Size() > 0 {
		delete(gone, full)
		return false
	}
	since, known := gone[full]
	if !known {
		gone[full] = time.Now()
		return true
	}
	if time.Since(since) < patience {
		return true
	}
	delete(gone, full)
	return false
}
