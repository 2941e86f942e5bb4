package cli

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"readout/content"
	"readout/model"
	"readout/model/library"
	"readout/ui"
)

const (
	// patiently is how long the first screen waits until there is enough of a
	// folder to show, since an empty list that fills a moment later flickers; and
	// how long reading then waits at most until that is shown.
	patiently = 30 * time.Millisecond
	// tick is how often a reader is told at most how far reading has come.
	tick = 100 * time.Millisecond
	// many is the number of briefings from which the collector is kept short, as
	// for a large document: half of the memory of a large library would be garbage.
	// With as many it may let as much lie as is in use, with twice as many half of
	// that, and so on down to leastGC per cent.
	many = 1000
	// firstShare is how many briefings are shown at first: those that a screen has
	// rows for. Then each time as many come as are there already, so that all the
	// work of showing them stays in proportion to their number.
	firstShare = 40
)

// filling is a folder that is being read while its reader looks at what is there
// already.
type filling struct {
	mu      sync.Mutex
	gone    chan struct{} // closed once nobody waits for the rest
	over    chan struct{} // closed once all is read
	first   chan struct{} // closed once there is enough to show
	shown   chan struct{} // closed once that is shown, or nobody waits for it any more
	showing sync.Once
	news    chan struct{} // has something whenever there is more
	short   bool          // keep the collector short if there are many briefings
	percent int           // how short it is kept
	begun   bool          // first is closed
	waiting content.Portion
	given   []*model.Briefing // that were taken, those that were dropped left out
	faults  []error
	err     error // why the folder cannot be read
}

// fill begins to read a folder.
func fill(path string, o content.Options, short bool) *filling {
	f := &filling{short: short, gone: make(chan struct{}), over: make(chan struct{}), first: make(chan struct{}), shown: make(chan struct{}), news: make(chan struct{}, 1)}
	o.Pause = f.pause
	go func() {
		err := content.Portions(path, o, f.add)
		f.mu.Lock()
		f.err = err
		f.mu.Unlock()
		close(f.over)
	}()
	return f
}

// pause holds up reading while the first screen is made: it would take longer on
// a processor that is shared.
func (f *filling) pause() {
	select {
	case <-f.first:
		<-f.shown
	default:
	}
}

// show has reading go on, since the first screen is there.
func (f *filling) show() { f.showing.Do(func() { close(f.shown) }) }

// all waits until all is read, and returns that.
func (f *filling) all() ([]*model.Briefing, []error) {
	f.show()
	<-f.over
	f.take(true)
	if f.err != nil {
		return nil, []error{f.err}
	}
	return f.given, f.faults
}

// add puts a portion to those that wait.
func (f *filling) add(p content.Portion) bool {
	f.mu.Lock()
	w := &f.waiting
	w.Briefings, w.Dropped, w.Faults = append(w.Briefings, p.Briefings...), append(w.Dropped, p.Dropped...), append(w.Faults, p.Faults...)
	w.Read, w.Of = p.Read, p.Of
	if !f.begun && len(w.Briefings) >= firstShare {
		f.begun = true
		close(f.first)
		time.AfterFunc(patiently, f.show)
	}
	if f.short && p.Read >= many {
		if percent := max(100*many/p.Read, leastGC); percent != f.percent {
			debug.SetGCPercent(percent)
			f.percent = percent
		}
	}
	f.mu.Unlock()
	select {
	case f.news <- struct{}{}:
	default:
	}
	select {
	case <-f.gone:
		return false
	default:
		return true
	}
}

// wait waits for what the first screen shows, and reports whether that is all.
func (f *filling) wait() bool {
	select {
	case <-f.over:
	case <-f.first:
	case <-time.After(patiently):
	}
	select {
	case <-f.over:
		return true
	default:
		return false
	}
}

// take returns what waits. Unless all is read, the briefings are left until
// there are enough of them to be worth showing.
func (f *filling) take(all bool) content.Portion {
	f.mu.Lock()
	defer f.mu.Unlock()
	p := f.waiting
	if !all && len(p.Briefings) < max(firstShare, len(f.given)) {
		return content.Portion{Read: p.Read, Of: p.Of}
	}
	f.waiting = content.Portion{Read: p.Read, Of: p.Of}
	f.faults = append(f.faults, p.Faults...)
	f.given = append(f.given, p.Briefings...)
	if len(p.Dropped) > 0 {
		dropped := map[string]bool{}
		for _, path := range p.Dropped {
			dropped[path] = true
		}
		f.given = slices.DeleteFunc(f.given, func(b *model.Briefing) bool { return dropped[b.Path] })
	}
	return p
}

// deliver sends what is read until all of it is, or nobody waits any more.
func (f *filling) deliver(send func(ui.FolderChanged), now func() time.Time) {
	last := time.NewTimer(tick)
	defer last.Stop()
	first := f.first
	if len(f.given) > 0 {
		first = nil
	}
	for over := false; !over; {
		select {
		case <-f.gone:
			return
		case <-f.over:
			over = true
		case <-first:
			first = nil
			last.Reset(tick)
		case <-last.C:
			last.Reset(tick)
			select {
			case <-f.news:
			default:
				continue
			}
		}
		p := f.take(over)
		m := ui.FolderChanged{
			Added: p.Briefings, Removed: p.Dropped, Faults: sentences(f.faults),
			Progress: &ui.Progress{Read: p.Read, Of: p.Of, Done: over},
		}
		if over {
			m.Notices = f.notices(now())
		}
		send(m)
	}
}

// notices are what the reader is told once all is read.
func (f *filling) notices(now time.Time) (lines []string) {
	switch {
	case f.err != nil:
		lines = sentences([]error{f.err})
	case len(f.given) == 0 && len(f.faults) == 0:
		lines = append(lines, "no briefing in this folder")
	}
	lines = append(lines, sentences(f.faults)...)
	return append(lines, early(f.given, now)...)
}

// early is a notice about a clock that is behind the newest briefing.
func early(bs []*model.Briefing, now time.Time) []string {
	listed := reading{briefings: bs}
	listed.withhold(now)
	if library.New(listed.briefings, now).Early() {
		return []string{"the newest briefing is dated after today by this computer's clock"}
	}
	return nil
}

// readAhead reads what the paths name as read does, but of one folder no more
// than is read in a moment, and of one document its head; the rest comes while the
// reader looks at that.
func (a *app) readAhead(c *config, paths []string) (*reading, error) {
	if a.flags.guide || a.flags.sample != "" || len(paths) != 1 {
		return a.read(c, paths)
	}
	path, address, err := a.split(paths[0])
	switch info, statErr := os.Stat(path); {
	case err == nil && (path == "-" || statErr == nil && info.Mode().IsRegular()):
		return a.begin(c, path, address)
	case err != nil || statErr != nil || !info.IsDir():
		return a.read(c, paths)
	}
	r := &reading{began: time.Now(), folder: path, paths: []string{path}, address: address}
	o := a.lean(c)
	if a.cached != nil {
		a.cached.Ready()
	}
	f := fill(path, o, a.env("GOGC") == "")
	if !f.wait() {
		r.filling = f
	}
	p := f.take(r.filling == nil)
	r.faults = append(r.faults, f.faults...)
	switch {
	case r.filling != nil:
		r.progress = &ui.Progress{Read: p.Read, Of: p.Of}
	case f.err != nil:
		return nil, f.err
	case len(f.given) == 0 && len(f.faults) == 0:
		return nil, unreadable(fmt.Errorf("%s: no briefing in this folder", path))
	case len(f.given) == 0:
		return nil, errors.Join(f.faults...)
	}
	r.takeIn(p.Briefings, a.Now())
	return r, nil
}
