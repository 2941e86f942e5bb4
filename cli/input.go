package cli

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/content"
	"readout/model"
	"readout/model/query"
	"readout/store/cache"
	"readout/ui"
)

// reading is what a command line names: briefings, and what went wrong on the way.
type reading struct {
	briefings []*model.Briefing
	folder    string        // what holds them, if they are to be shown as a list
	address   model.Address // where to go; only if one file was named
	faults    []error       // of files beside those that were read
	notes     []string      // what is left out, and why

	held  []*model.Briefing // of folders, under embargo: a screen lists them, nothing else does
	named []string          // paths of the briefings that were named one by one
	paths []string          // of the files and folders that were named
	began time.Time         // when they began to be read

	filling  *filling     // what is still being read; nil if all is there
	progress *ui.Progress // of that

	opening *content.Opening // the document whose head is there; nil if all of it is
}

// watcher watches what was read.
func (r *reading) watcher(o content.Options) *watcher {
	w := &watcher{paths: r.paths, began: r.began, options: o}
	for _, b := range slices.Concat(r.briefings, r.held) {
		if b.Path != "" && b.Path != "-" {
			w.known = append(w.known, b)
		}
	}
	return w
}

// options are those of package content for this run.
func (a *app) options(c *config) content.Options {
	return content.Options{MaxSize: c.MaxSize, Stdin: a.Stdin}
}

// lean are the options for folders of which only what the briefings say is held,
// and kept for the next time.
func (a *app) lean(c *config) content.Options {
	o := a.options(c)
	o.Lean = true
	if folder := a.cacheFolder(); c.Cache && folder != "" && a.visit == nil {
		if a.cached == nil {
			a.cached = cache.Open(folder, build())
		}
		o.Cache = a.cached
	}
	return o
}

// build tells this program from every other version of it, which may read files
// otherwise.
func build() string {
	path, err := os.Executable()
	if err != nil {
		return "unknown"
	}
	info, err := os.Stat(path)
	if err != nil {
		return "unknown"
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "%s %d %d", version(), info.Size(), info.ModTime().UnixNano())
	return strconv.FormatUint(h.Sum64(), 36)
}

// read reads what the paths name, or the embedded briefing if they name nothing.
// It fails only if nothing at all can be read.
func (a *app) read(c *config, paths []string) (*reading, error) {
	switch {
	case a.flags.guide && a.flags.sample != "":
		return nil, wrong("", "--guide and --sample exclude each other")
	case a.flags.guide && len(paths) > 0:
		return nil, wrong("", "%q is too much: --guide brings its own briefing", paths[0])
	case a.flags.guide:
		return one(content.Guide(a.options(c)))
	case a.flags.sample != "":
		return a.readSample(c, paths)
	case a.visit != nil:
		return a.readHosted(c, paths)
	case len(paths) == 0:
		return one(content.Default(a.options(c)))
	}
	r := &reading{began: time.Now()}
	for _, path := range paths {
		if err := a.readPath(c, r, path); err != nil {
			r.faults = append(r.faults, err)
		}
	}
	if len(r.briefings) == 0 && len(r.faults) > 0 {
		return nil, errors.Join(r.faults...)
	}
	if len(paths) > 1 {
		r.address = model.Address{}
	}
	return r, nil
}

func one(b *model.Briefing, err error) (*reading, error) {
	if err != nil {
		return nil, err
	}
	return &reading{briefings: []*model.Briefing{b}, named: []string{b.Path}}, nil
}

// readSample reads a series that comes with readout, or the one briefing of it
// that is named.
func (a *app) readSample(c *config, paths []string) (*reading, error) {
	fsys, ok := content.SampleFS(a.flags.sample)
	if !ok {
		return nil, wrong("", "no sample called %q; there is %s", a.flags.sample, strings.Join(content.Samples(), ", "))
	}
	o := a.options(c)
	o.FS = fsys
	var to model.Address
	if len(paths) == 1 && strings.HasPrefix(paths[0], "#") { // a place in all of it
		var err error
		if _, to, err = a.split(paths[0]); err != nil {
			return nil, err
		}
	} else if len(paths) > 0 {
		return a.readSampleFiles(fsys, o, paths)
	}
	bs, faults := content.Folder(".", o)
	a.sampleClock(bs)
	r := &reading{folder: a.flags.sample, faults: faults, address: to}
	r.takeIn(bs, a.Now())
	return r, nil
}

// sampleClock sets the clock to the day of the newest briefing of a sample
// whose events lie ahead of us: its past and future are part of what it shows.
func (a *app) sampleClock(bs []*model.Briefing) {
	var newest time.Time
	for _, b := range bs {
		if from, _ := b.Date.Span(); from.After(newest) {
			newest = from
		}
	}
	if noon := newest.Add(12 * time.Hour); noon.After(a.Now()) {
		a.Now = func() time.Time { return noon }
	}
}

func (a *app) readSampleFiles(fsys fs.FS, o content.Options, paths []string) (*reading, error) {
	r := &reading{}
	for _, arg := range paths {
		path, address, err := a.split(arg)
		if err != nil {
			return nil, err
		}
		if path = sampleFile(fsys, path); path == "" {
			names, _ := fs.Glob(fsys, "*.md")
			return nil, wrong("its briefings: "+strings.Join(names, " "), "the sample %s has no file %q", a.flags.sample, arg)
		}
		address.Path = path
		b, err := content.Open(path, o)
		if err != nil {
			return nil, unreadable(err)
		}
		r.briefings, r.named = append(r.briefings, b), append(r.named, b.Path)
		if r.address = address; len(paths) > 1 {
			r.address = model.Address{}
		}
	}
	return r, nil
}

// sampleFile is the file of a sample that a word names, by its name or by the id
// of its briefing, which is the name without its ending; "" for none.
func sampleFile(fsys fs.FS, name string) string {
	for _, file := range []string{name, name + ".md"} {
		if info, err := fs.Stat(fsys, file); err == nil && !info.IsDir() {
			return file
		}
	}
	return ""
}

// inSample reports whether an argument names a briefing of the sample that is read.
func (a *app) inSample(arg string) bool {
	fsys, ok := content.SampleFS(a.flags.sample)
	name, _, _ := strings.Cut(arg, "#")
	return ok && sampleFile(fsys, name) != ""
}

// takeIn adds the briefings of a folder, but not those under embargo; whoever
// names their file reads them.
func (r *reading) takeIn(bs []*model.Briefing, now time.Time) {
	folder := reading{briefings: bs}
	folder.withhold(now)
	r.briefings, r.notes = append(r.briefings, folder.briefings...), append(r.notes, folder.notes...)
	r.held = append(r.held, folder.held...)
}

// withhold leaves out what is under embargo, which no list shows before its time.
func (r *reading) withhold(now time.Time) {
	var kept []*model.Briefing
	for _, b := range r.briefings {
		if b.Embargoed(now) {
			r.notes = append(r.notes, fmt.Sprintf("%s is under embargo until %s and not listed", b.Path, b.Embargo))
			r.held = append(r.held, b)
			continue
		}
		kept = append(kept, b)
	}
	r.briefings = kept
}

// readPath adds what one path names to the reading.
func (a *app) readPath(c *config, r *reading, arg string) error {
	if isAddress(arg) {
		return wrong("readout draft "+shellWord(arg)+" makes a briefing of what is there", "%s: an address, not a file", arg)
	}
	path, address, err := a.split(arg)
	if err != nil {
		return err
	}
	r.address = address
	if path == "" {
		b, err := content.Default(a.options(c))
		if err != nil {
			return err
		}
		r.briefings = append(r.briefings, b)
		return nil
	}
	info, err := os.Stat(path)
	if path != "-" && errors.Is(err, fs.ErrNotExist) {
		if key, _, found := strings.Cut(arg, ":"); found && slices.ContainsFunc(query.Keys(), func(k query.Key) bool { return k.Name == key }) {
			return wrong("a filter is one argument: put it in quotation marks", "%s: no such file", path)
		}
		return unreadable(fmt.Errorf("%s: no such file", path))
	}
	if path != "-" && err == nil && info.IsDir() {
		o := a.options(c)
		if a.skims {
			o = a.lean(c)
		}
		bs, faults := fill(path, o, a.env("GOGC") == "").all()
		r.takeIn(bs, a.Now())
		r.faults = append(r.faults, faults...)
		r.folder, r.paths = path, append(r.paths, path)
		if len(bs) == 0 && len(faults) == 0 {
			return unreadable(fmt.Errorf("%s: no briefing in this folder", path))
		}
		return nil
	}
	if err == nil {
		a.collectMore(info.Size())
	}
	b, err := content.Open(path, a.options(c))
	if err != nil {
		return unreadable(err)
	}
	r.briefings, r.named = append(r.briefings, b), append(r.named, b.Path)
	if path != "-" {
		r.paths = append(r.paths, path)
	}
	return nil
}

// collectMore keeps garbage in bounds if a document is large.
func (a *app) collectMore(size int64) {
	if size > large && a.env("GOGC") == "" {
		debug.SetGCPercent(int(min(max(garbage/size, leastGC), mostGC)))
	}
}

// A document of more than large bytes keeps most of what is made of it, so the
// collector may let garbage grow to a share of that and no further: the larger
// the document, the smaller the share, from mostGC to leastGC per cent. A tenth of
// the time to open it buys a third of the memory.
const (
	large   = 1 << 20
	garbage = 250 << 20
	leastGC = 10
	mostGC  = 40
)

// split parts a path from the address behind it. A file whose name holds a #
// is found by its whole name first.
func (a *app) split(arg string) (string, model.Address, error) {
	if !strings.Contains(arg, "#") {
		return arg, model.Address{}, nil
	}
	if _, there := a.there(arg); there {
		return arg, model.Address{}, nil
	}
	address, err := model.ParseAddress(arg)
	if err != nil {
		return "", address, wrong("an address is a path with #quote:, #issue:, #actor:, #question:, #event:, #source:, #position:, #text: or a view such as #matrix behind it", "%s: %w", arg, err)
	}
	return address.Path, address, nil
}

// meantCommand tells whether a path that is not there is a command misspelt.
func (a *app) meantCommand(path string) error {
	if strings.ContainsAny(path, `./\#-`) {
		return nil
	}
	if _, there := a.there(path); there {
		return nil
	}
	names := []string{}
	for _, c := range a.root().Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	if near, _ := model.Nearest(path, names); near != "" {
		return wrong("there is no file of that name either", "unknown command %q; did you mean \"%s %s\"?", path, a.root().CommandPath(), near)
	}
	return nil
}

// resolve finds the item that an address names; without one it is the briefing.
func resolve(b *model.Briefing, address model.Address) (model.Ref, error) {
	if address == (model.Address{Path: address.Path}) {
		return model.Ref{Type: model.TypeBriefing}, nil
	}
	ref, ok := b.Resolve(address)
	if !ok {
		return ref, wrong("readout list "+b.Path+" prints the addresses there are", "%s: nothing has this address", address)
	}
	return ref, nil
}

// warn tells what was left out, and the faults of files that others were read
// beside.
func (a *app) warn(r *reading) {
	for _, note := range r.notes {
		fmt.Fprintln(a.Stderr, model.CleanLine(note))
	}
	for _, err := range r.faults {
		a.tell(err)
	}
}
