package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/content"
	"readout/model"
	"readout/model/annotation"
	"readout/model/query"
	"readout/store"
	"readout/ui"
)

// keeper keeps for the local reader. The file is opened when it is first
// asked for, so that the first screen does not wait for it.
type keeper struct {
	app    *app
	config *config
	path   string
	here   string // the folder that paths begin in

	once   sync.Once
	store  *store.Store
	failed error

	loaded sync.Mutex
	state  *annotation.State
}

// keeper returns what keeps for the reader, or nil if nothing is to be kept.
func (a *app) keeper(c *config) *keeper {
	path := cmp.Or(c.State, a.statePath())
	if path == "none" || path == "" {
		return nil
	}
	if a.kept == nil {
		here, _ := os.Getwd() // once, since it asks the system
		a.kept = &keeper{app: a, config: c, path: path, here: here}
	}
	return a.kept
}

func (k *keeper) reader() (*store.Reader, error) {
	k.once.Do(func() { k.store, k.failed = store.Open(k.path, k.app.Now) })
	if k.failed != nil {
		return nil, k.failed
	}
	return k.store.Reader(""), nil
}

// with runs something on the store, and remembers the state after it. What is
// being kept is finished before readout ends.
func (k *keeper) with(f func(*store.Reader) (*annotation.State, error)) (*annotation.State, error) {
	k.app.saving.Lock()
	defer k.app.saving.Unlock()
	r, err := k.reader()
	if err != nil {
		return nil, err
	}
	s, err := f(r)
	if err == nil {
		k.loaded.Lock()
		if k.state != nil {
			s.Number = k.state.Number + 1
		}
		k.state = s
		k.loaded.Unlock()
	}
	return s, err
}

// Key is the absolute path of a briefing's file, or the name of one that comes
// with readout. Nothing is kept about standard input.
func (k *keeper) Key(b *model.Briefing) string {
	switch {
	case b.Path == "-":
		return ""
	case b.Path == "":
		return "embedded:" + b.ID
	case k.app.flags.sample != "":
		return "sample:" + k.app.flags.sample + "/" + b.Path
	}
	switch {
	case filepath.IsAbs(b.Path):
		return filepath.Clean(b.Path)
	case k.here == "":
		return ""
	}
	return filepath.Join(k.here, b.Path)
}

func (k *keeper) document(b *model.Briefing) annotation.Document {
	return annotation.Document{Key: k.Key(b), Briefing: b.ID, Title: b.Title}
}

// State loads what is kept; filters of earlier versions are taken over once.
func (k *keeper) State() (*annotation.State, string, error) {
	s, err := k.with(func(r *store.Reader) (*annotation.State, error) { return r.State() })
	if err != nil {
		return nil, "", err
	}
	if old := readHistory(k.app.historyPath()); len(s.History) == 0 && len(old) > 0 && k.config.State == "" {
		if with, err := k.Remember(old...); err == nil {
			s = with
		}
	}
	return s, k.store.Notice(), nil
}

// Keep adds an annotation or replaces the one with its ID.
func (k *keeper) Keep(b *model.Briefing, n annotation.Annotation) (*annotation.State, error) {
	return k.with(func(r *store.Reader) (*annotation.State, error) { return r.Keep(k.document(b), n) })
}

// Drop removes an annotation.
func (k *keeper) Drop(id int64) (*annotation.State, error) {
	return k.with(func(r *store.Reader) (*annotation.State, error) { return r.Drop(id) })
}

// Read records that a briefing was read up to a place, and keeps this version of it.
func (k *keeper) Read(b *model.Briefing, place string) (*annotation.State, error) {
	d := k.document(b)
	d.Place, d.Fingerprint = place, annotation.Fingerprint(b)
	var source []byte
	if b.Source() != "" && len(b.Source()) <= store.MostVersion {
		source = []byte(b.Source())
	}
	return k.with(func(r *store.Reader) (*annotation.State, error) { return r.Read(d, source) })
}

// Mark sets a letter to a place of a briefing.
func (k *keeper) Mark(b *model.Briefing, letter, place string) (*annotation.State, error) {
	return k.with(func(r *store.Reader) (*annotation.State, error) { return r.Mark(k.document(b), letter, place) })
}

// Filter keeps a filter under a name.
func (k *keeper) Filter(name, line string) (*annotation.State, error) {
	return k.with(func(r *store.Reader) (*annotation.State, error) { return r.Filter(name, line) })
}

// Remember puts filters at the end of the history.
func (k *keeper) Remember(lines ...string) (*annotation.State, error) {
	return k.with(func(r *store.Reader) (*annotation.State, error) { return r.Remember(lines...) })
}

// LastRead returns the version of a briefing that was read before the one at hand.
func (k *keeper) LastRead(b *model.Briefing) (*model.Briefing, time.Time, error) {
	k.loaded.Lock()
	d := k.state.Document(k.Key(b))
	k.loaded.Unlock()
	if d == nil {
		return nil, time.Time{}, nil
	}
	r, err := k.reader()
	if err != nil {
		return nil, time.Time{}, err
	}
	fingerprint := d.Before
	if d.Fingerprint != annotation.Fingerprint(b) {
		fingerprint = d.Fingerprint
	}
	source, err := r.Version(d.Key, fingerprint)
	if err != nil || source == nil {
		return nil, time.Time{}, err
	}
	old, err := content.Parse(b.Path, source, k.app.options(k.config))
	return old, d.Read, err
}

// close ends the use of the file, if it was used.
func (k *keeper) close() {
	if k != nil && k.store != nil {
		k.store.Close()
	}
}

// keptState loads what is kept for a command that prints, but makes no file.
func (a *app) keptState(c *config) (ui.Keeper, *annotation.State, error) {
	if a.visit != nil {
		return a.keptHosted()
	}
	k := a.keeper(c)
	if k == nil {
		return nil, nil, nil
	}
	if _, err := os.Stat(k.path); errors.Is(err, fs.ErrNotExist) {
		return k, &annotation.State{}, nil
	}
	s, err := k.with(func(r *store.Reader) (*annotation.State, error) { return r.State() })
	if err != nil {
		return k, nil, fmt.Errorf("%s: %w", k.path, err)
	}
	if notice := k.store.Notice(); notice != "" {
		fmt.Fprintln(a.Stderr, model.CleanLine(notice))
	}
	return k, s, nil
}

// nothingKept says why there is nothing to print of what is kept.
func (a *app) nothingKept() error {
	if a.visit != nil {
		return wrong("", "nothing is kept for a reader who is not known by a key")
	}
	return wrong("", "nothing is kept: state is none")
}

// asksKept reports whether a filter speaks of what is kept.
func asksKept(text string) bool {
	for _, word := range []string{"@", "unread", "bookmarked", "note", "last"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// parse reads a filter, the saved ones in the place of their names.
func (a *app) parse(c *config, text string) (query.Query, error) {
	if strings.Contains(text, "@") {
		if _, s, err := a.keptState(c); err == nil && s != nil {
			expanded, err := query.Expand(text, s.Filter)
			if err != nil {
				return query.Query{}, wrong("`readout notes --filters` lists the saved ones", "filter %q, %w", text, err)
			}
			text = expanded
		}
	}
	return parseQuery(text)
}

// keptContext is what a filter of a printing command may ask about.
func (a *app) keptContext(c *config, text string) query.Context {
	context := query.Context{Now: a.Now}
	if !asksKept(text) {
		return context
	}
	k, s, err := a.keptState(c)
	if err != nil {
		a.tell(err)
		return context
	}
	if k == nil {
		return context
	}
	found := map[*model.Briefing]map[model.Ref]map[annotation.Motivation]bool{}
	has := func(why annotation.Motivation) func(*model.Briefing, model.Ref) bool {
		return func(b *model.Briefing, r model.Ref) bool {
			if found[b] == nil {
				found[b] = annotated(b, s.Document(k.Key(b)))
			}
			return found[b][r][why]
		}
	}
	context.Bookmarked, context.Noted = has(annotation.Bookmarking), has(annotation.Commenting)
	context.Unread = func(b *model.Briefing) bool { return k.Key(b) != "" && s.Unread(k.Key(b), b) }
	context.LastRead = func(b *model.Briefing) (time.Time, bool) {
		d := s.Document(k.Key(b))
		if d == nil || d.Read.IsZero() {
			return time.Time{}, false
		}
		return d.Read, true
	}
	return context
}

// annotated are the items of a briefing with bookmarks and notes.
func annotated(b *model.Briefing, d *annotation.Document) map[model.Ref]map[annotation.Motivation]bool {
	items := map[model.Ref]map[annotation.Motivation]bool{}
	if d == nil {
		return items
	}
	version := annotation.In(b)
	for _, n := range d.Annotations {
		f := version.Find(n)
		if f.How == annotation.Orphan || f.Ref.Type == "" {
			continue
		}
		if items[f.Ref] == nil {
			items[f.Ref] = map[annotation.Motivation]bool{}
		}
		items[f.Ref][n.Motivation] = true
	}
	return items
}

// editor opens a text in the program that $VISUAL or $EDITOR names, or nil if
// neither does.
func (a *app) editor() func(string, func(string, error) tea.Msg) tea.Cmd {
	name := strings.Fields(cmp.Or(a.env("VISUAL"), a.env("EDITOR")))
	if len(name) == 0 {
		return nil
	}
	return func(text string, then func(string, error) tea.Msg) tea.Cmd {
		f, err := os.CreateTemp("", "readout-note-*.md")
		if err != nil {
			return func() tea.Msg { return then("", err) }
		}
		path := f.Name()
		_, err = f.WriteString(text)
		if err = errors.Join(err, f.Close()); err != nil {
			os.Remove(path)
			return func() tea.Msg { return then("", err) }
		}
		run := exec.Command(name[0], append(name[1:], path)...)
		return tea.ExecProcess(run, func(err error) tea.Msg {
			defer os.Remove(path)
			if err != nil {
				return then("", err)
			}
			data, err := readLimited(path, annotation.MostNote+1)
			return then(string(data), err)
		})
	}
}
