package main

import (
	"fmt"
	"math"
	"os"
	"time"
)

const (
	// mostRuns is how often a journey is made at most, enough how long all runs
	// of one program may take before it makes no more.
	mostRuns = 15
	enough   = 8 * time.Second
)

// contestant is a program that makes a journey and tells what each of its
// stages took. A stage that it does not know is no number.
type contestant struct {
	name string
	run  func() ([]float64, error)
}

// results are the medians of all stages, by program.
type results map[string][]value

// of is what one stage took a program.
func (r results) of(name string, stage int) value {
	if stage >= len(r[name]) {
		return value{}
	}
	return r[name][stage]
}

// peer is what one stage took somebody else.
func (r results) peer(name string, stage int) peer { return peer{name, r.of(name, stage)} }

// contest has programs make the same journey. They take turns, so that a busy
// machine is unfair to none; one that failed is out.
func contest(what string, all ...contestant) results {
	took := map[string][][]float64{}
	spent := map[string]time.Duration{}
	for i := range mostRuns {
		for _, c := range all {
			if spent[c.name] > enough {
				continue
			}
			began := time.Now()
			stages, err := c.run()
			spent[c.name] += time.Since(began)
			if err != nil {
				fmt.Fprintf(os.Stderr, "%s, run %d: %v\n", what, i+1, err)
				spent[c.name] = enough + 1
			}
			for len(took[c.name]) < len(stages) {
				took[c.name] = append(took[c.name], nil)
			}
			for s, ms := range stages {
				if !math.IsNaN(ms) {
					took[c.name][s] = append(took[c.name][s], ms)
				}
			}
		}
	}
	r := results{}
	for name, stages := range took {
		for _, all := range stages {
			r[name] = append(r[name], middle(all))
		}
	}
	return r
}

// ms is a time between two moments in milliseconds.
func ms(from, to time.Time) float64 { return float64(to.Sub(from).Microseconds()) / 1000 }
