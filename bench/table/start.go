package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// What may happen before main in all that readout imports besides Glamour and
// what Glamour needs: so many milliseconds, and so many KB allocated, which say
// the same on any machine.
const (
	budget   = 3
	budgetKB = 1000
)

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
	least := map[string]initial{}
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
			if before, ok := least[name]; !ok || took.ms < before.ms {
				least[name] = took
			}
		}
	}
	var theirs, ours initial
	for name, took := range least {
		of := &ours
		if glamours[name] {
			of = &theirs
		}
		of.ms, of.kb = of.ms+took.ms, of.kb+took.kb
	}
	g.rows = []row{
		{what: "before main, all but Glamour's", unit: "ms", readout: value{ours.ms, startRuns}, goal: within(budget)},
		{what: "allocated there", unit: "KB", readout: value{ours.kb, startRuns}, goal: within(budgetKB)},
		{what: "before main, Glamour's", unit: "ms", readout: value{theirs.ms, startRuns}},
		{what: "allocated there", unit: "KB", readout: value{theirs.kb, startRuns}},
		{what: "readout version", unit: "ms", readout: middle(whole)},
	}
	return g, nil
}

// initial is what the initialisation of a package takes.
type initial struct{ ms, kb float64 }

// inits is what the initialisation of each package takes in one run.
func (b *bench) inits() (map[string]initial, error) {
	cmd := exec.Command(b.tool("readout"), "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	took := map[string]initial{}
	for line := range strings.Lines(trace.String()) {
		f := strings.Fields(line) // init PACKAGE @0.5 ms, 0.02 ms clock, 64 bytes, 1 allocs
		if len(f) < 9 || f[0] != "init" {
			continue
		}
		clock, err := strconv.ParseFloat(f[4], 64)
		bytes, wrong := strconv.ParseFloat(f[7], 64)
		if err := errors.Join(err, wrong); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		took[f[1]] = initial{clock, bytes / 1024}
	}
	return took, nil
}
