// Command firstframe measures how long programs take until a word is on their
// screen. They take turns, so that a busy machine is unfair to none.
//
//	firstframe -word orrin -runs 30 readout='readout a.md' glow='glow -t a.md'
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"readout/bench/screen"
)

const (
	width, height = 80, 24
	longest       = 20 * time.Second
)

// program is one that is measured.
type program struct {
	name string
	argv []string
	took []time.Duration
}

func main() {
	word := flag.String("word", "", "word to wait for")
	runs := flag.Int("runs", 30, "runs of each program")
	flag.Parse()
	var programs []*program
	for _, arg := range flag.Args() {
		name, command, _ := strings.Cut(arg, "=")
		programs = append(programs, &program{name: name, argv: strings.Fields(command)})
	}
	for range *runs {
		for _, p := range programs {
			took, err := p.run(*word)
			if err != nil {
				fmt.Fprintf(os.Stderr, "%s: %v\n", p.name, err)
				os.Exit(1)
			}
			p.took = append(p.took, took)
		}
	}
	print(programs)
}

// run starts the program, waits for the word and ends the program.
func (p *program) run(word string) (time.Duration, error) {
	s, err := screen.Start(width, height, nil, p.argv...)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	at, err := s.Wait(longest, screen.Has(word))
	return at.Sub(s.Began), err
}

// print prints one table: times, and ratios to the last program. The best
// times are those that other work on the machine has disturbed least.
func print(programs []*program) {
	for _, p := range programs {
		slices.Sort(p.took)
	}
	last := programs[len(programs)-1]
	fmt.Printf("%-20s %10s %6s %10s %6s %10s\n", "first frame", "best", "ratio", "median", "ratio", "95th")
	for _, p := range programs {
		fmt.Printf("%-20s %10s %6.2f %10s %6.2f %10s\n", p.name,
			p.at(0).Round(100*time.Microsecond), float64(p.at(0))/float64(last.at(0)),
			p.at(50).Round(100*time.Microsecond), float64(p.at(50))/float64(last.at(50)),
			p.at(95).Round(100*time.Microsecond))
	}
}

// at is the time below which that many per cent of the runs were.
func (p *program) at(percent int) time.Duration {
	return p.took[min(len(p.took)*percent/100, len(p.took)-1)]
}
