package content

import (
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"

	"readout/model"
)

// Portion is what was read of a folder since the portion before.
type Portion struct {
	Briefings []*model.Briefing // in the order of their paths, with their clashes
	Dropped   []string          // paths of earlier briefings that turned out to be texts of sources
	Faults    []error           // of what cannot be read
	Read, Of  int               // how many files were read so far, and of how many
}

// batch is how many files are read at a time, so that handing them over costs
// little beside reading them.
const batch = 32

// Portions reads what Folder reads, and hands it over while the rest is being
// read, in the order of the paths. It ends early once take returns false. It
// fails if the folder as a whole cannot be read.
func Portions(root string, o Options, take func(Portion) bool) error {
	w := walk{o: o.shelved(), root: root, visited: map[string]bool{}, casts: map[string][]model.Actor{}}
	if err := w.start(); err != nil {
		return err
	}
	slices.Sort(w.files)
	p := portions{w: &w, texts: sourceTexts{}, given: map[string]*model.Briefing{}}
	if !take(Portion{Faults: w.faults, Of: len(w.files)}) {
		return nil
	}
	w.parse(func(bs []*model.Briefing, faults []error, read int) bool {
		return take(p.next(bs, faults, read))
	})
	return nil
}

// portions makes portions of what was readBatch.
type portions struct {
	w     *walk
	texts sourceTexts
	clash clashing
	given map[string]*model.Briefing // those that may yet turn out to be texts of sources, by path
}

func (p *portions) next(bs []*model.Briefing, faults []error, read int) Portion {
	out := Portion{Faults: faults, Read: read, Of: len(p.w.files)}
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
	briefings []*model.Briefing
	faults    []error
}

// parse reads the files side by side and hands them over in their order, with
// the number of files read so far, until take returns false.
func (w *walk) parse(take func(bs []*model.Briefing, faults []error, read int) bool) {
	batches := slices.Collect(slices.Chunk(w.files, batch))
	results := make([]chan readBatch, len(batches))
	for i := range results {
		results[i] = make(chan readBatch, 1)
	}
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(batches)) {
		go func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(batches) {
					return
				}
				results[i] <- w.parseBatch(batches[i])
			}
		}()
	}
	read := 0
	for i, names := range batches {
		r := <-results[i]
		read += len(names)
		if !take(r.briefings, r.faults, read) {
			next.Store(int64(len(batches)))
			return
		}
	}
}

func (w *walk) parseBatch(names []string) (out readBatch) {
	var lean leanReader
	for i, name := range names {
		o := w.o
		o.cast = w.castOf(path.Dir(name))
		if dir := path.Dir(name); i == 0 || dir != path.Dir(names[i-1]) {
			rest := slices.IndexFunc(names[i:], func(n string) bool { return path.Dir(n) != dir })
			if rest < 0 {
				rest = len(names) - i
			}
			lean.recallFrom(w.path(dir), names[i:i+rest], o)
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
