package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"readout/bench/invent"
	"readout/bench/screen"
)

const (
	wide, high = 120, 40
	ages       = 5 * time.Minute // for what a library does

	// changed is a word that no invented briefing holds.
	changed = "zugzwang"

	// batch is how many files change at once.
	batch = 1000
)

// library is a folder of invented briefings.
type library struct {
	n    int
	path string
}

// invent writes a library of n briefings, unless it is there.
func (b *bench) library(n int) (*library, error) {
	l := &library{n, filepath.Join(b.dir, fmt.Sprintf("library-%d", n))}
	done := l.path + ".done"
	if _, err := os.Stat(done); err == nil {
		return l, nil
	}
	for i := range n {
		if err := l.write(i, invent.Briefing(i)); err != nil {
			return nil, err
		}
	}
	return l, os.WriteFile(done, nil, 0o644)
}

// write puts a briefing into its place in one go, as editors do.
func (l *library) write(i int, src []byte) error {
	path := filepath.Join(l.path, filepath.FromSlash(invent.Name(i)))
	aside := l.path + ".aside"
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(aside, src, 0o644), os.Rename(aside, path))
}

// change gives the last briefings of the library another title.
func (l *library) change(from, to int) error {
	for i := from; i < to; i++ {
		src := bytes.Replace(invent.Briefing(l.n-1-i), []byte("\ntitle: "), []byte("\ntitle: "+changed+" "), 1)
		if err := l.write(l.n-1-i, src); err != nil {
			return err
		}
	}
	return nil
}

// restore puts the briefings back.
func (l *library) restore() error {
	for i := range min(batch, l.n) {
		if err := l.write(l.n-1-i, invent.Briefing(l.n-1-i)); err != nil {
			return err
		}
	}
	return nil
}

// begun is a screen with a library and the first of its briefings.
func begun(text string) bool {
	return strings.HasPrefix(text, "Library") && strings.Contains(text, ", report ")
}

// complete is a screen with the whole library.
func (l *library) complete(text string) bool {
	head, _, _ := strings.Cut(text, "\n")
	return strings.Contains(strings.ReplaceAll(head, ",", ""), fmt.Sprintf(" %d briefings", l.n)) && begun(text) && !busy.MatchString(text)
}

// left is a screen whose filter leaves so many briefings of the library.
func (l *library) left(n int) func(string) bool {
	return func(text string) bool {
		text = strings.ReplaceAll(text, ",", "")
		return strings.Contains(text, fmt.Sprintf(" %d of %d", n, l.n)) && !busy.MatchString(text)
	}
}

// busy is a screen on which something goes on behind.
var busy = regexp.MustCompile(`(?i)\b(reading|indexing|searching)\b`)

// open opens the library and waits until it is complete.
func (b *bench) open(l *library, cache string) (*screen.Program, error) {
	p, err := screen.Start(wide, high, b.home(cache), b.tool("readout"), l.path)
	if err != nil {
		return nil, err
	}
	if _, err := p.Wait(ages, l.complete); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// The stages of opening a library.
const (
	stageScreen = iota
	stageAll
	stageMemory
)

// opening measures how a library opens. A cold one has no cache, although the
// system has its files in memory; after it, there is one.
func (b *bench) opening(l *library, cache string, cold bool) ([]float64, error) {
	at := filepath.Join(b.dir, cache)
	if cold {
		if err := os.RemoveAll(at); err != nil {
			return nil, err
		}
	}
	p, err := screen.Start(wide, high, b.home(cache), b.tool("readout"), l.path)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	first, err := p.Wait(ages, begun)
	if err != nil {
		return nil, err
	}
	took := []float64{ms(p.Began, first)}
	all, err := p.Wait(ages, l.complete)
	if err != nil {
		return took, err
	}
	took = append(took, ms(p.Began, all), p.Peak())
	if cold {
		atRest(at)
	}
	return took, p.Leave("q", patience)
}

// atRest waits until nothing in a folder has changed for a second.
func atRest(dir string) {
	size := func() (sum int64) {
		filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if info, err := d.Info(); err == nil {
				sum += info.Size() + info.ModTime().UnixNano()
			}
			return nil
		})
		return sum
	}
	for before, now := int64(-1), size(); now != before; before, now = now, size() {
		time.Sleep(time.Second)
	}
}

// changes measures how long a change of one file takes until it is on the
// screen, and one of a thousand.
func (b *bench) changes(l *library, cache string) ([]float64, error) {
	defer l.restore()
	p, err := b.open(l, cache)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	p.Press("f" + changed + "\r")
	if _, err := p.Wait(ages, l.left(0)); err != nil {
		return nil, err
	}
	var took []float64
	for _, upto := range []int{1, batch} {
		if upto >= l.n {
			break
		}
		began := time.Now()
		if err := l.change(len(took), upto); err != nil {
			return took, err
		}
		at, err := p.Wait(ages, l.left(upto))
		if err != nil {
			return took, err
		}
		took = append(took, ms(began, at))
	}
	return took, nil
}

// libraries measures folders of many briefings.
func (b *bench) libraries() (group, error) {
	g := group{title: "a library of 4 KB briefings"}
	page, err := b.page()
	if err != nil {
		return g, err
	}
	var least value
	for i, n := range b.briefings {
		l, err := b.library(n)
		if err != nil {
			return g, err
		}
		cache := fmt.Sprintf("cache-%d", n)
		of := ", " + grouped(n)
		cold := contest("cold"+of, contestant{"readout", func() ([]float64, error) { return b.opening(l, cache, true) }})
		warm := contest("warm"+of, contestant{"readout", func() ([]float64, error) { return b.opening(l, cache, false) }})
		counts, err := b.counts(l, cache) // before files change that the cache holds
		if err != nil {
			return g, err
		}
		move := contest("changes"+of, contestant{"readout", func() ([]float64, error) { return b.changes(l, cache) }})
		line := func(what, unit string, r results, stage int) row {
			return row{what: what + of, unit: unit, readout: r.of("readout", stage)}
		}
		first := line("first screen, warm", "ms", warm, stageScreen)
		first.floor, first.goal = &page, times(2, page.took, "floor")
		g.rows = append(g.rows, line("first screen, cold", "ms", cold, stageScreen), first,
			line("complete, cold", "ms", cold, stageAll), line("complete, warm", "ms", warm, stageAll),
			line("memory, warm", "MB", warm, stageMemory))
		if memory := warm.of("readout", stageMemory); i == 0 {
			least = memory
		} else {
			memory.n = (memory.n - least.n) * 1024 / float64(n-b.briefings[0])
			g.rows = append(g.rows, row{what: "memory for each briefing" + of, unit: "KB", readout: memory})
		}
		g.rows = append(g.rows, line("one file changes", "ms", move, 0))
		if n > batch {
			g.rows = append(g.rows, line("1,000 files change", "ms", move, 1))
		}
		g.rows = append(g.rows, counts)
	}
	return g, nil
}

// page is the first frame of the smallest page.
func (b *bench) page() (peer, error) {
	d, err := b.invented("3 KB", 3000)
	if err != nil {
		return peer{}, err
	}
	least := b.readings(d)[1]
	r := contest("page", contestant{least.name, func() ([]float64, error) { return b.first(least) }})
	return r.peer(least.name, stageFirst), nil
}

// grouped is a number as a reader likes it.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
