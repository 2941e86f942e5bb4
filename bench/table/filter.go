package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"readout/bench/invent"
)

const (
	// line is what is typed, a key at a time, and words the words in it. The
	// benchmark of package query types the same.
	line  = `by:varga issue:border "joint sur`
	words = "joint sur"

	// calm is for how long a screen has not changed that shows all of an
	// answer: longer than an answer may take behind the echo of its key.
	calm = 300 * time.Millisecond

	// What a key may take beyond that of the smallest page, in milliseconds,
	// and the memory: up to a hundred thousand quotations, and from there on.
	frame  = 16
	fewMB  = 150
	manyMB = 900

	fewBriefings = 10_000

	// crowdMost is what a key may take when fifty readers of one library type at
	// once, in milliseconds.
	crowdMost = 50
)

// typed types the line into the filter of an open library and tells how long
// each key takes until all that it changes is on the screen.
func (b *bench) typed(l *library, cache string) (took []float64, memory float64, err error) {
	p, err := b.open(l, cache)
	if err != nil {
		return nil, 0, err
	}
	defer p.Close()
	p.Press("f")
	if _, err := p.Settle(calm, ages); err != nil {
		return nil, 0, err
	}
	for _, key := range line {
		pressed := p.Press(string(key))
		if key == ' ' { // is not to be seen at the end of a line
			if _, err := p.Settle(calm, ages); err != nil {
				return took, 0, err
			}
			continue
		}
		at, err := p.Change(calm, ages)
		for err == nil && busy.MatchString(p.Text()) {
			at, err = p.Change(calm, ages)
		}
		if err != nil {
			return took, 0, err
		}
		took = append(took, ms(pressed, at))
	}
	return took, p.Peak(), nil
}

// scans tells how long a look through one buffer of folded text takes for what
// has been typed of the words, line by line: the floor of any filter that has
// no index.
func scans(buffer []byte) (took []float64) {
	for n := 1; n <= len(words); n++ {
		word := []byte(words[:n])
		began, hits := time.Now(), 0
		for rest := buffer; ; hits++ {
			at := bytes.Index(rest, word)
			if at < 0 {
				break
			}
			end := bytes.IndexByte(rest[at:], '\n')
			rest = rest[at+end+1:]
		}
		took = append(took, ms(began, time.Now()))
	}
	return took
}

// found tells how long fzf takes for the same words over the same lines.
func found(path string) (took []float64, err error) {
	for n := 1; n <= len(words); n++ {
		in, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		cmd := exec.Command("fzf", "--exact", "--no-sort", "--filter", "'"+strings.ReplaceAll(words[:n], " ", "\\ "))
		cmd.Stdin = in
		began := time.Now()
		err = cmd.Run()
		took = append(took, ms(began, time.Now()))
		in.Close()
		if err != nil && cmd.ProcessState.ExitCode() != 1 { // 1 is that nothing is found
			return nil, err
		}
	}
	return took, nil
}

// folded is the quotations of a library, each a line, folded.
func (l *library) folded() []byte {
	var b bytes.Buffer
	for i := range l.n {
		for _, m := range quotation.FindAllSubmatch(invent.Briefing(i), -1) {
			fmt.Fprintf(&b, "%s %s\n", m[2], bytes.ToLower(m[1]))
		}
	}
	return b.Bytes()
}

var quotation = regexp.MustCompile(`\[“(.*?)”\]\(#(\w+)`)

// filters measures what a key typed into the filter line takes.
func (b *bench) filters() (group, error) {
	g := group{title: "a filter, for each key typed"}
	key, err := b.key()
	if err != nil {
		return g, err
	}
	for _, n := range b.briefings {
		l, err := b.library(n)
		if err != nil {
			return g, err
		}
		of := ", " + grouped(n*10)
		lines := l.folded()
		path := filepath.Join(b.dir, "lines.txt")
		if err := os.WriteFile(path, lines, 0o644); err != nil {
			return g, err
		}
		scan := peer{"scan", middle(scans(lines))}
		all, err := found(path)
		if err != nil {
			return g, fmt.Errorf("fzf: %w", err)
		}
		fzf := peer{"fzf", middle(all)}
		took, memory, err := b.typed(l, fmt.Sprintf("cache-%d", n))
		if err != nil {
			fmt.Fprintf(os.Stderr, "filter%s: %v\n", of, err)
		}
		most, memoryMost := frame, fewMB
		if n > fewBriefings {
			most, memoryMost = 4*frame, manyMB
		}
		others := []peer{scan, fzf}
		half := row{what: "to the screen, median" + of, unit: "ms", readout: middle(took), floor: &key, others: others}
		nearly := row{what: "to the screen, 95th" + of, unit: "ms", readout: quantile(took, 95), floor: &key, others: others}
		nearly.goal = &goal{fmt.Sprintf("≤ floor + %d", most), key.took.n + float64(most)}
		itself := benchmark("./model/query", "BenchmarkKeystrokes", n*10, "5x")
		g.rows = append(g.rows,
			row{what: "rows and facets, median" + of, unit: "ms", readout: itself["p50-ms"], others: others},
			row{what: "rows and facets, 95th" + of, unit: "ms", readout: itself["p95-ms"], others: others, goal: within(float64(most))},
			half, nearly,
			row{what: "the index" + of, unit: "MB", readout: itself["MB"]},
			row{what: "all of readout" + of, unit: "MB", readout: middle([]float64{memory}), goal: within(float64(memoryMost))})
		if n <= fewBriefings {
			crowd := benchmark("./ui", "BenchmarkFiftyReaders", n*10, "1x")
			g.rows = append(g.rows, row{what: "50 readers at once, 95th" + of, unit: "ms", readout: crowd["p95-ms"], goal: within(crowdMost)})
		}
	}
	return g, nil
}

// benchmark is what a benchmark of this module reports, without a terminal, of
// the same line typed over so many quotations.
func benchmark(pack, name string, quotations int, times string) map[string]value {
	cmd := exec.Command("go", "test", "-run", "^$", "-bench", "^"+name+"$", "-benchtime", times, "-timeout", "1h", pack)
	cmd.Env = append(os.Environ(), fmt.Sprintf("READOUT_QUOTATIONS=%d", quotations))
	out, err := cmd.CombinedOutput()
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n%s", name, err, out)
		return nil
	}
	return reported(string(out))
}

// reported is the figures in the output of a benchmark, by their units.
func reported(out string) map[string]value {
	all := map[string]value{}
	for text := range strings.Lines(out) {
		f := strings.Fields(text)
		if len(f) < 4 || !strings.HasPrefix(f[0], "Benchmark") {
			continue
		}
		for i := 2; i+1 < len(f); i += 2 {
			if n, err := strconv.ParseFloat(f[i], 64); err == nil {
				all[f[i+1]] = value{n, 1}
			}
		}
	}
	return all
}

// key is what a key of the smallest page takes.
func (b *bench) key() (peer, error) {
	d, err := b.invented("1 MB", 1e6)
	if err != nil {
		return peer{}, err
	}
	least := b.readings(d)[1]
	r := contest("key", contestant{least.name, func() ([]float64, error) {
		took, err := b.first(least)
		if err == nil {
			err = b.through(least, took)
		}
		return took, err
	}})
	return r.peer(least.name, stageEnd), nil
}

// counts measures the command that counts what a filter leaves, beside a
// search of the same files.
func (b *bench) counts(l *library, cache string) (row, error) {
	run := func(argv ...string) func() ([]float64, error) {
		return func() ([]float64, error) {
			cmd := exec.Command(argv[0], argv[1:]...)
			cmd.Env = append(os.Environ(), b.home(cache)...)
			began := time.Now()
			err := cmd.Run()
			return []float64{ms(began, time.Now())}, err
		}
	}
	r := contest("count", contestant{"readout", run(b.tool("readout"), "list", "--count", `"joint survey"`, l.path)},
		contestant{"rg", run("rg", "-c", "joint survey", l.path)})
	return row{what: "list --count, " + grouped(l.n), unit: "ms", readout: r.of("readout", 0), others: []peer{r.peer("rg", 0)}}, nil
}
