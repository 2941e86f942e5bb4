package main

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"readout/bench/invent"
	"readout/bench/screen"
)

const (
	width, height = 80, 24
	patience      = 60 * time.Second // for what a page does
	longFrom      = 10e6             // bytes of a document that is gone through

	lastWords = "that was the last"    // on the screen, at the end of a document
	looked    = "last word of it"      // what is searched for
	rest      = 200 * time.Millisecond // a page that has not changed for so long is done
)

// document is one that is measured.
type document struct {
	name   string
	path   string // all of it, for readout
	text   string // without the facts above it, which others would show first
	begins string // its first words
	quotes int
}

// invented writes a document of a size.
func (b *bench) invented(name string, size int) (*document, error) {
	src := invent.Document(size)
	_, text, ok := bytes.Cut(src[4:], []byte("\n---\n\n"))
	if !ok {
		return nil, errors.New("a document without facts")
	}
	d := &document{
		name: name, path: filepath.Join(b.dir, name+".md"), text: filepath.Join(b.dir, name+"-text.md"),
		begins: string(text[:24]), quotes: bytes.Count(text, []byte("[“")),
	}
	return d, errors.Join(os.WriteFile(d.path, src, 0o644), os.WriteFile(d.text, text, 0o644))
}

// opened is a screen full of the document, or all of it.
func (d *document) opened(text string) bool {
	rows := strings.Split(strings.TrimRight(text, "\n"), "\n")
	full := len(rows) == height && strings.TrimSpace(rows[height-1]) != ""
	return strings.Contains(text, d.begins) && (full || strings.Contains(text, lastWords))
}

// turned is a screen many rows of which are others than before; half of them
// may be blank.
func turned(before, text string) bool {
	others, old := 0, strings.Split(before, "\n")
	for i, row := range strings.Split(text, "\n") {
		if i >= len(old) || row != old[i] {
			others++
		}
	}
	return others > height/4
}

// complete is a screen of readout that knows all quotations there are.
func (d *document) complete(text string) bool {
	for _, row := range strings.Split(text, "\n") {
		if m := quotesRow.FindStringSubmatch(strings.ReplaceAll(row, ",", "")); m != nil && m[1] == strconv.Itoa(d.quotes) {
			return true
		}
	}
	return false
}

var quotesRow = regexp.MustCompile(`(?i)^quotes [─━]+ (?:\d+ of )?(\d+) `)

// The stages of a journey through a document.
const (
	stageFirst = iota
	stageComplete
	stagePage
	stageEnd
	stageSearch
	stageQuote
	stagePeak
	stageAtOnce
	stages
)

// reading is how a program is made to go through a document.
type reading struct {
	name            string
	argv            []string
	opened          func(string) bool
	complete        func(string) bool
	page, end, home string
	search          string
	list, quote     string // to the list of quotations, and to the last one
	text            string // back to the text
}

// readings are readout and its peers.
func (b *bench) readings(d *document) []reading {
	pager := reading{page: " ", end: "G", home: "g", search: "/" + looked + "\r", opened: d.opened}
	with := func(name string, argv ...string) reading {
		r := pager
		r.name, r.argv = name, argv
		return r
	}
	ours := with("readout", b.tool("readout"), d.path)
	ours.complete, ours.list, ours.quote, ours.text = d.complete, "3", "G\r", "0"
	least := with("page", b.tool("smallest"), d.text, looked)
	least.search, least.opened = "n", screen.Has(d.begins)
	return []reading{ours, least, with("less", "less", d.text), with("bat", "batcat", "--paging=always", "--pager=less -R", d.text), with("glow", b.tool("glow"), "-p", d.text)}
}

// documents measures single documents, and all that one can do in a long one.
func (b *bench) documents() (group, error) {
	g := group{title: "one document"}
	var whole, within10, peaks []row
	for _, size := range b.bytes {
		name := sized(size)
		d, err := b.invented(name, size)
		if err != nil {
			return g, err
		}
		r := b.measure(d, size >= longFrom)
		first := compared("first full frame, "+name, "ms", r, stageFirst, "page", "less", "bat", "glow")
		first.goal = times(2, r.of("page", stageFirst), "floor")
		g.rows = append(g.rows, first)
		whole = append(whole, row{what: "all of it read, " + name, unit: "ms", readout: r.of("readout", stageComplete)})
		if size >= longFrom {
			peaks = append(peaks, compared("memory, "+name, "MB", r, stagePeak, "page", "less", "bat", "glow"))
		}
		if size == 10e6 {
			within10 = inLong(r)
			peaks[len(peaks)-1].goal = within(120)
		}
	}
	g.rows = append(append(append(g.rows, whole...), within10...), peaks...)
	return g, nil
}

// inLong are the rows of what one does in a document of 10 MB.
func inLong(r results) []row {
	page := compared("page down, 10 MB", "ms", r, stagePage, "page", "less", "bat", "glow")
	end := compared("to the end, 10 MB", "ms", r, stageEnd, "page", "less", "bat", "glow")
	end.goal = times(1.5, r.of("page", stageEnd), "floor")
	atOnce := compared("to the end at the first frame", "ms", r, stageAtOnce, "page", "less", "bat", "glow")
	search := compared("search near the end, 10 MB", "ms", r, stageSearch, "page", "less", "bat", "glow")
	search.goal = times(1, r.of("less", stageSearch), "less")
	quote := row{what: "to the last quotation, 10 MB", unit: "ms", readout: r.of("readout", stageQuote)}
	return []row{page, end, atOnce, search, quote}
}

// compared is a row in which the first of the others is the floor.
func compared(what, unit string, r results, stage int, floor string, others ...string) row {
	least := r.peer(floor, stage)
	line := row{what: what, unit: unit, readout: r.of("readout", stage), floor: &least}
	for _, name := range others {
		line.others = append(line.others, r.peer(name, stage))
	}
	return line
}

// measure has all programs go through a document; the way through a short one
// is its first frame.
func (b *bench) measure(d *document, long bool) results {
	var all []contestant
	for _, r := range b.readings(d) {
		all = append(all, contestant{r.name, func() ([]float64, error) {
			took, err := b.first(r)
			if err == nil && long {
				err = b.through(r, took)
			}
			return took, err
		}})
	}
	return contest(d.name, all...)
}

// first opens a document and waits until its first frame is full, and of
// readout until it knows all of it.
func (b *bench) first(r reading) ([]float64, error) {
	took := make([]float64, stages)
	for i := range took {
		took[i] = math.NaN()
	}
	p, err := screen.Start(width, height, b.home("cache"), r.argv...)
	if err != nil {
		return took, err
	}
	defer p.Close()
	at, err := p.Wait(patience, r.opened)
	if err != nil {
		return took, err
	}
	took[stageFirst] = ms(p.Began, at)
	if r.complete != nil {
		if at, err = p.Wait(patience, r.complete); err == nil {
			took[stageComplete] = ms(p.Began, at)
		}
	}
	return took, err
}

// through goes through a document: to the end at once, and when all of it is
// read, a page down, to the end, to the last quotation and to a word.
func (b *bench) through(r reading, took []float64) error {
	p, err := screen.Start(width, height, b.home("cache"), r.argv...)
	if err != nil {
		return err
	}
	defer p.Close()
	if _, err := p.Wait(patience, r.opened); err != nil {
		return err
	}
	step := func(stage int, keys string, ready func(string) bool) {
		if err != nil || keys == "" {
			return
		}
		if ready(p.Text()) {
			err = fmt.Errorf("%q: what it is to show is there already\n%s", keys, p.Text())
			return
		}
		pressed := p.Press(keys)
		at, late := p.Wait(patience, ready)
		if took[stage], err = ms(pressed, at), late; late != nil {
			took[stage], err = math.NaN(), fmt.Errorf("%q: %w", keys, late)
		}
	}
	home := func() {
		if err == nil {
			p.Press(r.home)
			_, err = p.Wait(patience, func(text string) bool { return r.opened(text) && !strings.Contains(text, lastWords) })
		}
		if err == nil {
			_, err = p.Settle(rest, patience)
		}
	}
	step(stageAtOnce, r.end, screen.Has(lastWords))
	if r.complete != nil && err == nil {
		_, err = p.Wait(patience, r.complete)
	}
	home()
	before := p.Text()
	step(stagePage, r.page, func(text string) bool { return turned(before, text) })
	home()
	step(stageEnd, r.end, screen.Has(lastWords))
	home()
	if err == nil && r.list != "" {
		p.Press(r.list)
		_, err = p.Settle(rest, patience)
		home() // the list begins where the text was
	}
	step(stageQuote, r.quote, screen.Has(lastWords))
	if err == nil && r.list != "" {
		p.Press(r.text)
		_, err = p.Settle(rest, patience)
	}
	home()
	step(stageSearch, r.search, screen.Has(lastWords))
	took[stagePeak] = p.Peak()
	return err
}

// sized is a number of bytes as a reader likes it.
func sized(n int) string {
	if n < 1e6 {
		return fmt.Sprintf("%d KB", n/1000)
	}
	return fmt.Sprintf("%d MB", n/1e6)
}
