// Command indexes measures which index serves a filter best: readout's own,
// SQLite's, PostgreSQL's, and lists of its own. Each answers the same lines, a
// key at a time, over the same invented quotations, and has to say the same as a
// look at every quotation does.
//
//	indexes [-n 10000,100000] [-rounds 5] [-rows 0] [-only PostgreSQL]
//
// Times are milliseconds for the rows and the facets of a key: the median key of
// the line, the 95th of a hundred, and the slowest. PostgreSQL is started for it, if it is installed.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// lines are typed, a key at a time: the one that the other benchmarks type, its
// words alone, which no key narrows, and a word that nobody said.
var lines = []struct{ what, keys string }{
	{"the whole line", `by:varga issue:border "joint sur`},
	{"its words alone", `"joint sur`},
	{"words nobody said", `"xyzzy`},
}

// What may be asked for besides a number of rows.
const (
	everyRow   = 0
	countsOnly = -1
)

// index answers questions about a corpus: with so many rows, and the counts of
// what is left.
type index interface {
	name() string
	build(*corpus) error
	ask(q question, most int) (answer, error)
	size() (int64, error) // on disk; 0 for what is in memory
	close()
}

// all is an answer of an index with its facets. readout's has them already.
func all(ix index, q question, most int) (answer, error) {
	if own, ok := ix.(*readout); ok {
		return own.ask(q, most)
	}
	return answered(q, most, ix.ask)
}

func main() {
	n := flag.String("n", "10000,100000", "how many quotations, separated by commas")
	rounds := flag.Int("rounds", 5, "how often each line is typed")
	rows := flag.Int("rows", everyRow, "how many rows a database is asked for; 0 for all")
	only := flag.String("only", "", "measure those alone whose names have this in them")
	flag.Parse()
	if err := run(os.Stdout, *n, *rounds, *rows, *only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(w io.Writer, sizes string, rounds, rows int, only string) error {
	s, err := start()
	switch {
	case errors.Is(err, errNotThere):
		fmt.Fprintln(w, err)
	case err != nil:
		return err
	default:
		defer s.stop()
		interrupted := make(chan os.Signal, 1)
		signal.Notify(interrupted, os.Interrupt)
		go func() {
			<-interrupted
			s.stop()
			os.Exit(1)
		}()
	}
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			return err
		}
		c, err := invented(n)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%-25s%8s%8s", grouped(c.len()), "built, s", "MB")
		for _, line := range lines {
			fmt.Fprintf(w, "  %26s", line.what)
		}
		fmt.Fprintf(w, "%9s\n%41s%s\n", "right", "", strings.Repeat("      median    95th    most", len(lines)))
		for _, ix := range indexes(s) {
			if !strings.Contains(ix.name(), only) {
				continue
			}
			r, err := measure(ix, c, rounds, rows)
			if err != nil {
				return fmt.Errorf("%s: %w", ix.name(), err)
			}
			fmt.Fprint(w, r.row(ix.name()))
		}
		fmt.Fprintln(w)
	}
	return nil
}

// indexes are those that are measured.
func indexes(s *server) []index {
	list := []index{
		&readout{}, &readout{again: true},
		&postings{}, &postings{withTrigrams: true},
		&sqlite{}, &sqlite{detail: "full"}, &sqlite{detail: "none"},
	}
	if s != nil {
		list = append(list, &postgres{server: s}, &postgres{server: s, lexeme: true})
	}
	return list
}

// result is what was measured of one index.
type result struct {
	built     time.Duration
	megabytes float64
	lines     []typed
}

// typed is the medians of what each key of a line takes.
type typed struct {
	keys  []time.Duration
	right int // how many of them were answered rightly
}

// row is a line of the table.
func (r result) row(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-25s%8.2f%8.1f", name, r.built.Seconds(), r.megabytes)
	right, keys := 0, 0
	for _, l := range r.lines {
		fmt.Fprintf(&b, "    %8s%8s%8s", ms(at(l.keys, 50)), ms(at(l.keys, 95)), ms(at(l.keys, 100)))
		right += l.right
		keys += len(l.keys)
	}
	fmt.Fprintf(&b, "%6d/%d\n", right, keys)
	return b.String()
}

func measure(ix index, c *corpus, rounds, rows int) (r result, err error) {
	defer ix.close()
	before := held()
	began := time.Now()
	if err := ix.build(c); err != nil {
		return r, err
	}
	r.built = time.Since(began)
	for _, line := range lines {
		var l typed
		if l.keys, err = times(ix, c, line.keys, rounds, rows); err != nil {
			return r, err
		}
		if l.right, err = right(ix, c, line.keys); err != nil {
			return r, err
		}
		r.lines = append(r.lines, l)
	}
	bytes, err := ix.size()
	if bytes == 0 {
		bytes = held() - before
	}
	r.megabytes = float64(bytes) / 1e6
	runtime.KeepAlive(ix)
	return r, err
}

// times is the median of what each key of a line takes.
func times(ix index, c *corpus, line string, rounds, most int) ([]time.Duration, error) {
	took := make([][]time.Duration, len(line))
	for range rounds {
		// What readout's set has answered it remembers, so that it begins anew.
		if own, ok := ix.(*readout); ok && !own.again {
			if err := own.build(c); err != nil {
				return nil, err
			}
		}
		runtime.GC()
		for i := range line {
			q := c.question(line[:i+1])
			began := time.Now()
			if _, err := all(ix, q, most); err != nil {
				return nil, err
			}
			took[i] = append(took[i], time.Since(began))
		}
	}
	medians := make([]time.Duration, len(line))
	for i := range took {
		medians[i] = at(took[i], 50)
	}
	return medians, nil
}

// right is how many keys of a line an index answers rightly.
func right(ix index, c *corpus, line string) (n int, err error) {
	for i := range line {
		q := c.question(line[:i+1])
		got, err := all(ix, q, everyRow)
		if own, ok := ix.(*readout); ok {
			got, err = own.told(q)
		}
		if err != nil {
			return n, err
		}
		want, _ := answered(q, everyRow, c.plainly)
		if slices.Equal(got.rows, want.rows) && slices.Equal(got.speakers, want.speakers) && slices.Equal(got.issues, want.issues) {
			n++
		}
	}
	return n, nil
}

// at is the time below which that many per cent are.
func at(took []time.Duration, percent int) time.Duration {
	took = slices.Sorted(slices.Values(took))
	return took[min(len(took)*percent/100, len(took)-1)]
}

// grouped is a number of quotations, by thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s + " quotations"
}

// ms is a time in milliseconds.
func ms(d time.Duration) string {
	n := float64(d.Microseconds()) / 1000
	if n < 10 {
		return fmt.Sprintf("%.2f", n)
	}
	return fmt.Sprintf("%.0f", n)
}

// held is the bytes of memory in use.
func held() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
