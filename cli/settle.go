package cli

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// reviewer writes what the local reader makes of guesses. Each choice is in the
// file before the next one is asked for, whole or not at all.
type reviewer struct {
	app     *app
	options content.Options

	mu    sync.Mutex
	past  map[string][]written // what can be taken back, by the path as named
	wrote map[string]bool      // files that were written, by path
}

// written is one choice as it was written: which bytes stand where others stood,
// and the sum of the file then.
type written struct {
	of      model.Ref
	at      int
	was, is []byte
	sum     [32]byte
}

func (a *app) newReviewer(c *config) *reviewer {
	return &reviewer{app: a, options: a.options(c), past: map[string][]written{}, wrote: map[string]bool{}}
}

// Why says why nothing can be written about a briefing.
func (r *reviewer) Why(b *model.Briefing) string {
	ending := strings.ToLower(filepath.Ext(b.Path))
	switch {
	case b.Path == "-":
		return "standard input cannot be written; readout draft ARTICLE -o DIR makes a file that can"
	case b.Path == "" || r.app.flags.sample != "" || r.app.flags.guide:
		return "this briefing comes with readout and cannot be written; readout draft ARTICLE -o DIR makes one that can"
	case slices.Contains([]string{".json", ".yaml", ".yml"}, ending):
		return "guesses in JSON and YAML are settled by hand; readout show --md makes Markdown of it"
	}
	return ""
}

// Settle writes a choice about a guess.
func (r *reviewer) Settle(b *model.Briefing, c model.Choice) (*model.Briefing, error) {
	defer r.lock()()
	src, now, err := r.read(b.Path)
	switch {
	case err != nil:
		return nil, err
	case now.Source() != b.Source():
		return now, fmt.Errorf("%s was changed meanwhile; it was read again, and nothing was written", model.CleanLine(b.Path))
	}
	out, after, err := content.Settle(b.Path, src, c, r.options)
	if err != nil {
		return nil, err
	}
	if err := r.write(b.Path, src, out); err != nil {
		return nil, err
	}
	at, was, is := changed(src, out)
	r.past[b.Path] = append(r.past[b.Path], written{of: c.Of, at: at, was: was, is: is, sum: sha256.Sum256(out)})
	return after, nil
}

// Undo takes the choice back that was written last.
func (r *reviewer) Undo(b *model.Briefing) (*model.Briefing, model.Ref, error) {
	defer r.lock()()
	past := r.past[b.Path]
	if len(past) == 0 {
		return nil, model.Ref{}, errors.New("nothing was written yet that could be taken back")
	}
	last := past[len(past)-1]
	src, now, err := r.read(b.Path)
	switch {
	case err != nil:
		return nil, model.Ref{}, err
	case sha256.Sum256(src) != last.sum:
		return now, model.Ref{}, fmt.Errorf("%s was changed since; nothing was taken back", model.CleanLine(b.Path))
	}
	out := slices.Concat(src[:last.at], last.was, src[last.at+len(last.is):])
	before, err := content.Parse(b.Path, out, r.options)
	if err != nil {
		return nil, model.Ref{}, err
	}
	if err := r.write(b.Path, src, out); err != nil {
		return nil, model.Ref{}, err
	}
	r.past[b.Path] = past[:len(past)-1]
	return before, last.of, nil
}

// lock lets one thing be written at a time, and be finished before readout ends.
func (r *reviewer) lock() (unlock func()) {
	r.app.saving.Lock()
	r.mu.Lock()
	return func() {
		r.mu.Unlock()
		r.app.saving.Unlock()
	}
}

func (r *reviewer) read(path string) ([]byte, *model.Briefing, error) {
	src, err := content.Read(path, r.options)
	if err != nil {
		return nil, nil, err
	}
	b, err := content.Parse(path, src, r.options)
	return src, b, err
}

// write puts new content in the place of what was read, unless something else
// stands there by now. A file that must not be written is not replaced either.
func (r *reviewer) write(path string, src, out []byte) error {
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm()&0o200 == 0 {
		err = fs.ErrPermission
	}
	if err == nil {
		var now []byte
		if now, err = content.Read(path, r.options); err == nil && !bytes.Equal(now, src) {
			err = errors.New("it was changed this very moment")
		}
	}
	if err == nil {
		err = writeAtomic(path, out)
	}
	if err != nil {
		return fmt.Errorf("%s: not written: %w", model.CleanLine(path), reasonOf(err))
	}
	r.wrote[path] = true
	return nil
}

// changed is the run of bytes in which two files differ.
func changed(a, b []byte) (at int, was, is []byte) {
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	n := 0
	for n < len(a)-at && n < len(b)-at && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return at, bytes.Clone(a[at : len(a)-n]), bytes.Clone(b[at : len(b)-n])
}

// fresh leaves out of what a watcher saw the versions that choices have replaced
// since: the reader is ahead of them.
func (r *reviewer) fresh(m ui.FolderChanged) ui.FolderChanged {
	m.Changed = slices.DeleteFunc(m.Changed, func(b *model.Briefing) bool {
		defer r.lock()()
		if !r.wrote[b.Path] {
			return false
		}
		_, now, err := r.read(b.Path)
		return err == nil && now.Source() != b.Source()
	})
	return m
}
