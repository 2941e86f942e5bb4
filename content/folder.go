package content

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"readout/model"
)

// castFile is the name of the file in a folder that holds the cast which the
// briefings in that folder and below it share. It is never a briefing itself.
const castFile = "actors.yaml"

// Folder reads the briefings of a folder and of those in it, in the order of
// their paths. What cannot be read is reported beside what can.
//
// A file actors.yaml is the shared cast of the briefings in its folder and
// below. Where several of them have an actor of the same id, the nearest to
// the briefing counts.
//
// Where two briefings declare an actor of one id otherwise, the later one has
// that among its mistakes.
//
// Hidden files and what .readoutignore names are left out, and so are texts that
// a briefing names as the local text of a source, what has no front matter in a
// folder named sources, and YAML and JSON without any fact of the format.
func Folder(path string, o Options) ([]*model.Briefing, []error) {
	var briefings []*model.Briefing
	var faults []error
	dropped := map[string]bool{}
	err := Portions(path, o, func(p Portion) bool {
		briefings, faults = append(briefings, p.Briefings...), append(faults, p.Faults...)
		for _, name := range p.Dropped {
			dropped[name] = true
		}
		return true
	})
	if err != nil {
		return nil, []error{err}
	}
	return slices.DeleteFunc(briefings, func(b *model.Briefing) bool { return dropped[b.Path] }), faults
}

// walk is one walk through a folder.
type walk struct {
	o       Options
	root    string
	real    string // the root without links, to tell links out of it from links within
	ignore  ignore
	visited map[string]bool // folders, without links
	found   func(string)    // takes the files as they are found: slash-separated, from the root, in order
	files   []string        // of a tree
	count   int             // of the files found
	dirs    []string        // the folders walked, as the reader would name them
	faults  []error
	alone   bool  // the root is a file
	gone    error // why the root cannot be walked

	// What follows is asked for while the walk goes on.
	mu    sync.Mutex
	casts map[string][]model.Actor // of each folder with a cast, its own only
	of    atomic.Int64             // how many files there are; 0 until all are found
	ended atomic.Bool              // nobody asks for more
}

func newWalk(root string, o Options) *walk {
	w := &walk{o: o, root: root, visited: map[string]bool{}, casts: map[string][]model.Actor{}}
	w.found = func(name string) { w.files = append(w.files, name) }
	return w
}

// start reads what the root says of the whole folder, and walks it.
func (w *walk) start() error {
	if w.o.FS == nil {
		info, err := os.Stat(w.root)
		if err != nil {
			return unreadable(w.root, err)
		}
		if !info.IsDir() {
			return trouble(w.root, "a file, not a folder", "readout opens it by its name")
		}
		if w.real, err = filepath.EvalSymlinks(w.root); err != nil {
			return unreadable(w.root, err)
		}
		if w.real, err = filepath.Abs(w.real); err != nil {
			return unreadable(w.root, err)
		}
	}
	entries, err := w.list(".")
	if err != nil {
		return unreadable(w.root, err)
	}
	for _, e := range entries {
		if e.Name() == ignoreFile {
			src, err := Read(w.path(ignoreFile), w.o)
			if err != nil {
				w.faults = append(w.faults, err)
			}
			w.ignore = parseIgnore(string(src))
		}
	}
	w.folder(".", entries, 0)
	return nil
}

// readCast reads the cast of a folder if it has one.
func (w *walk) readCast(folder string, entries []fs.DirEntry) {
	at := path.Join(folder, castFile)
	if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == castFile }) || w.ignore.match(at, false) {
		return
	}
	name := w.path(at)
	src, err := Read(name, w.o)
	var own []model.Actor
	if err == nil {
		own, err = parseCast(name, src)
	}
	if err != nil {
		w.faults = append(w.faults, err)
		return
	}
	w.mu.Lock()
	w.casts[folder] = own
	w.mu.Unlock()
}

// castOf returns the cast for the briefings of a folder that was found, the nearest
// first. It is never nil, so that no briefing looks for one itself.
func (w *walk) castOf(folder string) []model.Actor {
	w.mu.Lock()
	defer w.mu.Unlock()
	cast := []model.Actor{}
	for {
		switch own := w.casts[folder]; {
		case len(cast) == 0 && len(own) > 0:
			cast = own // shared by all that have no other
		case len(own) > 0:
			cast = slices.Concat(cast, own)
		}
		if folder == "." {
			return cast
		}
		folder = path.Dir(folder)
	}
}

// path returns the path of a file as the reader would name it.
func (w *walk) path(name string) string {
	if w.o.FS != nil {
		return path.Join(filepath.ToSlash(w.root), name)
	}
	return filepath.Join(w.root, filepath.FromSlash(name))
}

func (w *walk) list(name string) ([]fs.DirEntry, error) {
	if w.o.FS != nil {
		return fs.ReadDir(w.o.FS, w.path(name))
	}
	return os.ReadDir(w.path(name))
}

// folder finds the files of a folder and of those in it, in the order of their
// whole paths.
func (w *walk) folder(name string, entries []fs.DirEntry, depth int) {
	w.dirs = append(w.dirs, w.path(name))
	w.readCast(name, entries)
	for _, e := range w.inOrder(name, entries) {
		at := path.Join(name, e.name)
		switch {
		case w.ended.Load():
			return
		case e.dir && depth < maxFolders:
			inner, err := w.list(at)
			if err != nil {
				w.faults = append(w.faults, unreadable(w.path(at), err))
				continue
			}
			w.folder(at, inner, depth+1)
		case !e.dir:
			if w.count == maxFiles {
				w.faults = append(w.faults, trouble(w.root, fmt.Sprintf("more than %d files", maxFiles), "open one of the folders in it"))
			}
			if w.count <= maxFiles {
				w.count++
				w.found(at)
			}
		}
	}
}

// entry is a file that may be a briefing, or a folder.
type entry struct {
	name string
	dir  bool
}

// inOrder leaves out what is no part of a folder. What remains is sorted as whole
// paths are, so that the walk need not be over before the first file can be read:
// the files in the folder a come after the file a-b.
func (w *walk) inOrder(folder string, entries []fs.DirEntry) []entry {
	all := make([]entry, 0, len(entries))
	for _, e := range entries {
		at := path.Join(folder, e.Name())
		if strings.HasPrefix(e.Name(), ".") || e.Name() == castFile {
			continue
		}
		isDir, mode := e.IsDir(), e.Type()
		if mode&fs.ModeSymlink != 0 {
			info, err := w.follow(at)
			if err != nil {
				w.faults = append(w.faults, err)
			}
			if err != nil || info == nil {
				continue
			}
			isDir, mode = info.IsDir(), info.Mode()
		}
		if !w.ignore.match(at, isDir) && (isDir || mode.IsRegular() && readable(e.Name())) {
			all = append(all, entry{e.Name(), isDir})
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.sorted(), b.sorted()) })
	return all
}

// sorted is what an entry is sorted by: how the paths of its files go on.
func (e entry) sorted() string {
	if e.dir {
		return e.name + "/"
	}
	return e.name
}

// follow looks where a link of the folder leads. Links to what the folder holds
// anyway, or that were followed before, lead nowhere: the result is nil.
func (w *walk) follow(name string) (fs.FileInfo, error) {
	full := w.path(name)
	if w.o.FS != nil {
		return nil, nil
	}
	to, err := filepath.EvalSymlinks(full)
	if err == nil {
		to, err = filepath.Abs(to)
	}
	if err != nil {
		if _, err := os.Stat(full); err != nil {
			return nil, unreadable(full, err) // the system tells a loop from a link to nothing
		}
		return nil, unreadable(full, err)
	}
	inside := to == w.real || strings.HasPrefix(to, strings.TrimSuffix(w.real, string(filepath.Separator))+string(filepath.Separator))
	above := strings.HasPrefix(w.real, strings.TrimSuffix(to, string(filepath.Separator))+string(filepath.Separator))
	if inside || above || w.visited[to] {
		return nil, nil
	}
	w.visited[to] = true
	info, err := os.Stat(to)
	if err != nil {
		return nil, unreadable(full, err)
	}
	return info, nil
}

// readable reports whether a file name ends like that of a briefing.
func readable(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".txt", ".json", ".yaml", ".yml":
		return true
	}
	return false
}

// factsOnly reports whether a file is YAML or JSON, which may as well be about
// something else.
func factsOnly(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".json", ".yaml", ".yml":
		return true
	}
	return false
}

func holdsFacts(b *model.Briefing) bool {
	return b.Len(model.TypeActor)+b.Len(model.TypeIssue)+b.Len(model.TypePosition)+b.Len(model.TypeQuote)+b.Len(model.TypeEvent)+b.Len(model.TypeQuestion)+b.Len(model.TypeJudgement) > 0
}

// sourceFolder is the name of folders for the local texts of sources: what has
// no front matter in one is such a text, even while the briefing that names it
// is missing or cannot be read.
const sourceFolder = "sources"

// sourceTexts are the paths that briefings name as the local text of a source.
type sourceTexts map[string]bool

// add takes the texts that briefings name, and returns those that are new.
func (t sourceTexts) add(briefings []*model.Briefing) map[string]bool {
	var fresh map[string]bool
	for _, b := range briefings {
		for _, source := range b.Only(model.TypeSource).Sources {
			f := source.File
			if f == "" {
				continue
			}
			name := path.Join(path.Dir(filepath.ToSlash(b.Path)), filepath.ToSlash(f))
			if !t[name] {
				if fresh == nil {
					fresh = map[string]bool{}
				}
				t[name], fresh[name] = true, true
			}
		}
	}
	return fresh
}

// withoutSources leaves out the texts of sources.
func (w *walk) withoutSources(briefings []*model.Briefing, texts sourceTexts) []*model.Briefing {
	return slices.DeleteFunc(briefings, func(b *model.Briefing) bool {
		if texts[path.Clean(filepath.ToSlash(b.Path))] && b.Len(model.TypeActor)+b.Len(model.TypeIssue) == 0 {
			return true
		}
		return b.Body == 0 && !factsOnly(b.Path) && w.amongSources(b.Path)
	})
}

// amongSources reports whether a file lies in a folder for sources. The root
// itself is none: who opens it wants to read what it holds.
func (w *walk) amongSources(full string) bool {
	below, err := filepath.Rel(filepath.FromSlash(w.root), filepath.FromSlash(full))
	return err == nil && slices.Contains(strings.Split(path.Dir(filepath.ToSlash(below)), "/"), sourceFolder)
}
