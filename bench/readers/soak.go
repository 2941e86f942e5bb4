package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

const (
	step     = 30 * time.Second // between two lines of what is printed, and two versions of the file
	settling = time.Minute      // in which the least memory after a wave is looked for
	second   = time.Minute      // that the second wave stays at most
	patience = time.Minute      // in which everybody has to have left
	comers   = 6                // that connect at one time: a host lets in few at once of one source
	slack    = 1.10             // of memory, between the floors after two waves
	spare    = 16               // goroutines and files, between the same
)

// soak is a long reading of many.
type soak struct {
	address, command string
	n, pid           int
	lasts, pause     time.Duration
	file, metrics    string
	seed             uint64

	began time.Time
	alive atomic.Int64
	bytes atomic.Int64
	was   process
	at    time.Time
}

// outcome is what became of the readers of one wave.
type outcome struct {
	mu                      sync.Mutex
	absent, lost, remaining int
	why                     map[string]int
	floor                   process
	goroutines              float64
}

func (o *outcome) note(count *int, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	*count++
	if err != nil {
		o.why[err.Error()]++
	}
}

// run has two waves of readers, the second a short one: what the first left behind
// is made once for all, what the second adds to it would grow for ever.
func (s *soak) run() error {
	s.began, s.at, s.was = time.Now(), time.Now(), processOf(s.pid)
	fmt.Println("   time  readers   RSS MB    CPU %    KB/s  goroutines  files  dropped")
	s.line()
	stop := s.rewrite()
	defer stop()
	first := s.wave(s.lasts)
	again := s.wave(min(second, s.lasts))
	fmt.Printf("least after the first wave %.1f MB, %.0f goroutines, %d files; after the second %.1f MB, %.0f, %d\n",
		first.floor.rss, first.goroutines, first.floor.fds, again.floor.rss, again.goroutines, again.floor.fds)
	var faults []error
	for i, o := range []*outcome{first, again} {
		if o.absent+o.lost+o.remaining > 0 {
			faults = append(faults, fmt.Errorf("wave %d: %d did not come, %d were lost, %d did not leave: %v", i+1, o.absent, o.lost, o.remaining, o.why))
		}
	}
	if again.floor.rss > first.floor.rss*slack {
		faults = append(faults, errors.New("memory is not back within 10 %"))
	}
	if again.goroutines > first.goroutines+spare || again.floor.fds > first.floor.fds+spare {
		faults = append(faults, errors.New("goroutines or files are left behind"))
	}
	return errors.Join(faults...)
}

// wave has everybody come, read, and leave.
func (s *soak) wave(lasts time.Duration) *outcome {
	o := &outcome{why: map[string]int{}}
	var all sync.WaitGroup
	leave, out := make(chan struct{}), make(chan struct{})
	places := make(chan struct{}, comers)
	began := time.Now()
	for i := range s.n {
		places <- struct{}{}
		all.Go(func() {
			r, err := s.come(rand.New(rand.NewPCG(s.seed, uint64(i))))
			<-places
			if err != nil {
				o.note(&o.absent, err)
				return
			}
			defer r.client.Close()
			s.alive.Add(1)
			defer s.alive.Add(-1)
			s.stay(r, i, o, leave, out)
		})
		time.Sleep(time.Second / ramp)
	}
	fmt.Printf("%7s  all have come after %s\n", s.now(), time.Since(began).Round(time.Second))
	s.until(time.Now().Add(lasts))
	close(leave)
	gone := make(chan struct{})
	go func() {
		all.Wait()
		close(gone)
	}()
	select {
	case <-gone:
	case <-time.After(patience + time.Duration(s.n)*time.Second/ramp):
		fmt.Printf("%7s  %d do not leave\n", s.now(), s.alive.Load())
	}
	close(out)
	<-gone
	s.line()
	o.floor = processOf(s.pid)
	for end := time.Now().Add(settling); time.Now().Before(end); time.Sleep(time.Second) {
		if p := processOf(s.pid); p.rss < o.floor.rss {
			o.floor = p
		}
	}
	o.goroutines = counted(s.metrics)["goroutines"]
	s.line()
	return o
}

// stay is one reader, from the first screen to the last.
func (s *soak) stay(r *reader, i int, o *outcome, leave, out chan struct{}) {
	r.read(s.pause, leave)
	select {
	case <-r.done:
		o.note(&o.lost, r.err)
		return
	default:
	}
	r.leave(i%2 == 0, time.Duration(s.n)*time.Second/ramp, out)
	select {
	case <-r.done:
		if r.err != nil {
			o.note(&o.lost, r.err)
		}
	default:
		o.note(&o.remaining, nil)
	}
}

// until prints a line every half minute until a time has come.
func (s *soak) until(end time.Time) {
	for left := time.Until(end); left > 0; left = time.Until(end) {
		time.Sleep(min(left, step))
		s.line()
	}
}

func (s *soak) now() string { return time.Since(s.began).Round(time.Second).String() }

// line prints how the server is, and what it took since the line before.
func (s *soak) line() {
	p, at, c := processOf(s.pid), time.Now(), counted(s.metrics)
	over := max(at.Sub(s.at).Seconds(), 0.001)
	fmt.Printf("%7s  %7d  %7.1f  %7.1f  %6.1f  %10.0f  %5d  %7.0f\n", s.now(), s.alive.Load(), p.rss, (p.cpu-s.was.cpu)*100/over,
		float64(s.bytes.Swap(0))/1024/over, c["goroutines"], p.fds, c["dropped_total"])
	s.was, s.at = p, at
}

// rewrite writes the file again and again, and as it was once it is stopped.
func (s *soak) rewrite() (stop func()) {
	was, err := os.ReadFile(s.file)
	if err != nil {
		if s.file != "" {
			fmt.Fprintln(os.Stderr, "readers:", err)
		}
		return func() {}
	}
	over, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(step)
		defer tick.Stop()
		for i := 1; ; i++ {
			select {
			case <-tick.C:
				_ = os.WriteFile(s.file, fmt.Appendf(nil, "%s\nThis was written for the %d. time.\n", was, i), 0o644)
			case <-over:
				_ = os.WriteFile(s.file, was, 0o644)
				return
			}
		}
	}()
	return func() {
		close(over)
		<-done
	}
}
