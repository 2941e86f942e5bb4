// Command readers measures a host of terminals over ssh: many readers come, each
// presses a key now and then, and goes. What it prints of the process is what
// Linux knows of it.
//
//	readers -n 200 -pid 4711 -keys jk 127.0.0.1:2222
//
// With -soak they stay for long, read all over the place and resize their windows
// while a briefing is rewritten, and whatever is not as it was afterwards is a fault:
//
//	readers -n 1000 -pid 4711 -soak 10m -rewrite briefings/orrin-03.md 127.0.0.1:2222
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

const (
	width, height = 100, 30
	ramp          = 100 // connections a second
	longest       = 60 * time.Second
)

// measured is what happened to the readers.
type measured struct {
	mu    sync.Mutex
	first []time.Duration // until something was on the screen
	keys  []time.Duration // from a key to the first byte of what it changed
	bytes int64
	fails int
}

func main() {
	n := flag.Int("n", 100, "readers")
	pid := flag.Int("pid", 0, "process that serves them")
	keys := flag.String("keys", "jk", "keys that they press in turn")
	stay := flag.Duration("stay", 20*time.Second, "time for which they press them")
	pause := flag.Duration("pause", 2*time.Second, "between the keys of one reader")
	command := flag.String("open", "", "what they open")
	long := flag.Duration("soak", 0, "time for which they read all over the place")
	file := flag.String("rewrite", "", "briefing that is rewritten every half minute of a soak, and restored")
	metrics := flag.String("metrics", "", "address at which the server tells what it counts, as http://127.0.0.1:9222/metrics")
	seed := flag.Uint64("seed", 1, "of what is chosen at random in a soak")
	flag.Parse()
	if *long > 0 {
		s := &soak{address: flag.Arg(0), command: *command, n: *n, pid: *pid, lasts: *long, pause: *pause, file: *file, metrics: *metrics, seed: *seed}
		if err := s.run(); err != nil {
			fmt.Fprintln(os.Stderr, "readers:", err)
			os.Exit(1)
		}
		return
	}
	before, share, began := processOf(*pid), pssOf(*pid), time.Now()
	var m measured
	var here, gone sync.WaitGroup
	leave, press := make(chan struct{}), make(chan struct{})
	for range *n {
		here.Add(1)
		gone.Go(func() { m.read(flag.Arg(0), *command, *keys, *pause, sync.OnceFunc(here.Done), press, leave) })
		time.Sleep(time.Second / ramp)
	}
	here.Wait()
	opened := processOf(*pid)
	fmt.Printf("%d readers, %d failed, all here after %s\n", *n, m.fails, time.Since(began).Round(time.Millisecond))
	fmt.Printf("  CPU to open       %6.1f ms each\n", (opened.cpu-before.cpu)*1000/float64(*n))
	fmt.Printf("  first frame       %s\n", spread(m.first))
	time.Sleep(5 * time.Second)
	still, at := processOf(*pid), time.Now()
	time.Sleep(10 * time.Second)
	idle := processOf(*pid)
	fmt.Printf("  idle              %6.1f %% of a core\n", (idle.cpu-still.cpu)*100/time.Since(at).Seconds())
	fmt.Printf("  memory            %6.2f MB each (PSS, %0.1f MB before)\n", (pssOf(*pid)-share)/float64(*n), share)
	close(press)
	time.Sleep(*stay)
	close(leave)
	gone.Wait()
	fmt.Printf("  key → first byte  %s\n", spread(m.keys))
	if len(m.keys) > 0 {
		fmt.Printf("  bytes for a key   %6d\n", m.bytes/int64(len(m.keys)))
	}
	time.Sleep(5 * time.Second)
	fmt.Printf("  afterwards        %6.1f MB\n", pssOf(*pid))
}

// read is one reader.
func (m *measured) read(address, command, keys string, pause time.Duration, arrived func(), press, leave chan struct{}) {
	defer arrived()
	fail := func(error) {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.fails++
	}
	began := time.Now()
	c, err := dial(address)
	if err != nil {
		fail(err)
		return
	}
	defer c.Close()
	_, in, out, err := terminal(c, command)
	if err != nil {
		fail(err)
		return
	}
	came := make(chan int, 1024)
	go func() {
		defer close(came)
		buf := make([]byte, 32<<10)
		for {
			n, err := out.Read(buf)
			if n > 0 {
				came <- n
			}
			if err != nil {
				return
			}
		}
	}()
	for total := 0; total < 1000; { // a screen, and not only the questions before it
		n, ok := <-came
		if !ok {
			fail(io.EOF)
			return
		}
		total += n
	}
	m.mu.Lock()
	m.first = append(m.first, time.Since(began))
	m.mu.Unlock()
	arrived()
	<-press
	m.press(in, came, keys, pause, leave)
}

// press presses keys until it is time to leave.
func (m *measured) press(in io.Writer, came chan int, keys string, pause time.Duration, leave chan struct{}) {
	for i := 0; ; i++ {
		for len(came) > 0 {
			<-came
		}
		began := time.Now()
		if _, err := io.WriteString(in, keys[i%len(keys):i%len(keys)+1]); err != nil {
			return
		}
		select {
		case n := <-came:
			m.mu.Lock()
			m.keys, m.bytes = append(m.keys, time.Since(began)), m.bytes+int64(n)
			m.mu.Unlock()
		case <-leave:
			return
		}
		select {
		case <-time.After(pause):
		case <-leave:
			return
		}
	}
}

func dial(address string) (*gossh.Client, error) {
	return gossh.Dial("tcp", address, &gossh.ClientConfig{
		User: "reader", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: longest,
		Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	})
}

// terminal opens what a command opens on a terminal.
func terminal(c *gossh.Client, command string) (*gossh.Session, io.Writer, io.Reader, error) {
	s, err := c.NewSession()
	if err != nil {
		return nil, nil, nil, err
	}
	in, err := s.StdinPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	if err := s.RequestPty("xterm-256color", height, width, gossh.TerminalModes{}); err != nil {
		return nil, nil, nil, err
	}
	if command == "" {
		return s, in, out, s.Shell()
	}
	return s, in, out, s.Start(command)
}

// spread is the middle and the worst but one in a hundred of some times.
func spread(all []time.Duration) string {
	if len(all) == 0 {
		return "none"
	}
	slices.Sort(all)
	at := func(percent int) time.Duration {
		return all[min(len(all)*percent/100, len(all)-1)].Round(100 * time.Microsecond)
	}
	return fmt.Sprintf("p50 %s  p99 %s", at(50), at(99))
}
