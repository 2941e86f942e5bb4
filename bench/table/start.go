package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// budget is how many milliseconds may pass before main in what readout imports
// besides Glamour and what Glamour needs.
const budget = 3

// startRuns is how often a program starts that only says its version.
const startRuns = 30

// start measures what happens before main. Of each package the shortest time
// counts, since whatever is longer is the machine's.
func (b *bench) start() (group, error) {
	g := group{title: "start"}
	list, err := os.ReadFile(b.tool("glamour.txt"))
	if err != nil {
		return g, err
	}
	glamours := map[string]bool{}
	for _, name := range strings.Fields(string(list)) {
		glamours[name] = true
	}
	least := map[string]float64{}
	var whole []float64
	for range startRuns {
		began := time.Now()
		if err := exec.Command(b.tool("readout"), "version").Run(); err != nil {
			return g, err
		}
		whole = append(whole, ms(began, time.Now()))
		trace, err := b.inits()
		if err != nil {
			return g, err
		}
		for name, took := range trace {
			if before, ok := least[name]; !ok || took < before {
				least[name] = took
			}
		}
	}
	var theirs, ours float64
	for name, took := range least {
		if glamours[name] {
			theirs += took
		} else {
			ours += took
		}
	}
	g.rows = []row{
		{what: "before main, all but Glamour's", unit: "ms", readout: value{ours, startRuns}, goal: within(budget)},
		{what: "before main, Glamour's", unit: "ms", readout: value{theirs, startRuns}},
		{what: "readout version", unit: "ms", readout: middle(whole)},
	}
	return g, nil
}

// inits is what the initialisation of each package takes in one run, in
// milliseconds.
func (b *bench) inits() (map[string]float64, error) {
	cmd := exec.Command(b.tool("readout"), "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	took := map[string]float64{}
	for line := range strings.Lines(trace.String()) {
		f := strings.Fields(line) // init PACKAGE @0.5 ms, 0.02 ms clock, …
		if len(f) < 6 || f[0] != "init" {
			continue
		}
		n, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		took[f[1]] = n
	}
	return took, nil
}
