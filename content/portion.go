package content

import (
	"path"
	"path/filepath"
	"runtime"
	"slices"

	"readout/model"
)

// Portion is what was read of a folder since the portion before.
type Portion struct {
	Briefings []*model.Briefing // in the order of their paths, with their clashes
	Dropped   []string          // paths of earlier briefings that turned out to be texts of sources
	Faults    []error           // of what cannot be read
	Read, Of  int               // how many files were read so far, and of how many; Of is 0 until that is known
}

const (
	// batch is how many files are read at a time, so that handing them over costs
	// little beside reading them.
	batch = 32
	// earlyBatch is how many are at first, when somebody waits for a screen of them,
	// and early how many batches that is so for.
	earlyBatch, early = 20, 4
)

// Portions reads what Folder reads, and hands it over while the rest is being
// read, in the order of the paths. It ends early once take returns false. It
// fails if the folder as a whole cannot be read.
func Portions(root string, o Options, take func(Portion) bool) error {
	w := newWalk(root, o.shelved())
	p := portions{w: w, texts: sourceTexts{}, given: map[string]*model.Briefing{}}
	return w.parse(func(r readBatch) bool { return take(p.next(r)) })
}

// portions makes portions of what was readBatch.
type portions struct {
	w     *walk
	texts sourceTexts
	clash clashing
	given map[string]*model.Briefing // those that may yet turn out to be texts of sources, by path
	read  int
}

func (p *portions) next(r readBatch) Portion {
	p.read += r.files
	out := Portion{Faults: r.faults, Read: p.read, Of: int(p.w.of.Load())}
	bs := r.briefings
	for name := range p.texts.add(bs) {
		if b := p.given[name]; b != nil {
			out.Dropped = append(out.Dropped, b.Path)
			delete(p.given, name)
		}
	}
	out.Briefings = p.clash.with(p.w.withoutSources(bs, p.texts))
	for _, b := range out.Briefings {
		if b.Len(model.TypeActor)+b.Len(model.TypeIssue) == 0 {
			p.given[path.Clean(filepath.ToSlash(b.Path))] = b
		}
	}
	return out
}

// readBatch is a batch of files that were read.
type readBatch struct {
	files     int
	briefings []*model.Briefing
	faults    []error
}

// job is a batch of files to read.
type job struct {
	names  []string
	faults []error // of what was walked on the way to them
	done   chan readBatch
}

// parse walks the folder, reads the files side by side while it does, and hands
// them over in their order until take returns false.
func (w *walk) parse(take func(readBatch) bool) error {
	const most = maxFiles/batch + early + 2
	todo, inOrder := make(chan *job, most), make(chan *job, most) // walking waits for nobody
	failed := make(chan error, 1)
	go func() {
		failed <- w.batches(func(j *job) {
			inOrder <- j
			todo <- j
		})
		close(inOrder)
		close(todo)
	}()
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for j := range todo {
				if !w.ended.Load() {
					j.done <- w.parseBatch(j)
				}
			}
		}()
	}
	for j := range inOrder {
		if !take(<-j.done) {
			w.ended.Store(true)
			return nil
		}
	}
	return <-failed
}

// batches walks the folder and makes jobs of its files. When the last one comes
// it is known how many files there are.
func (w *walk) batches(give func(*job)) error {
	var names []string
	size, given := earlyBatch, 0
	next := func() {
		give(&job{names, w.faults, make(chan readBatch, 1)})
		names, w.faults = nil, nil
		if given++; given == early {
			size = batch
		}
	}
	w.found = func(name string) {
		if len(names) == size {
			next()
		}
		names = append(names, name)
	}
	if err := w.start(); err != nil {
		return err
	}
	w.of.Store(int64(w.count))
	next()
	return nil
}

func (w *walk) parseBatch(j *job) readBatch {
	out := readBatch{files: len(j.names), faults: j.faults}
	var lean leanReader
	var o Options
	for i, name := range j.names {
		if dir := path.Dir(name); i == 0 || dir != path.Dir(j.names[i-1]) {
			o = w.o
			o.cast = w.castOf(dir)
			rest := slices.IndexFunc(j.names[i:], func(n string) bool { return path.Dir(n) != dir })
			if rest < 0 {
				rest = len(j.names) - i
			}
			lean.recallFrom(w.path(dir), j.names[i:i+rest], o)
		}
		if runtime.Gosched(); o.Pause != nil { // who shows what was read, and answers keys, goes first
			o.Pause()
		}
		switch b, err := lean.open(w.path(name), o); {
		case err != nil && !factsOnly(name):
			out.faults = append(out.faults, err)
		case err == nil && (!factsOnly(name) || holdsFacts(b)):
			out.briefings = append(out.briefings, b)
		}
	}
	return out
}
