// Command readers measures a host of terminals over ssh: many readers come, each
// presses a key now and then, and goes. What it prints of the process is what
// Linux knows of it.
//
//	readers -n 200 -pid 4711 -keys jk 127.0.0.1:2222
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
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
	flag.Parse()
	before, began := processOf(*pid), time.Now()
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
	fmt.Printf("  memory            %6.2f MB each (PSS, %0.1f MB before)\n", (idle.pss-before.pss)/float64(*n), before.pss)
	close(press)
	time.Sleep(*stay)
	close(leave)
	gone.Wait()
	fmt.Printf("  key → first byte  %s\n", spread(m.keys))
	if len(m.keys) > 0 {
		fmt.Printf("  bytes for a key   %6d\n", m.bytes/int64(len(m.keys)))
	}
	time.Sleep(5 * time.Second)
	fmt.Printf("  afterwards        %6.1f MB\n", processOf(*pid).pss)
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
	c, err := gossh.Dial("tcp", address, &gossh.ClientConfig{
		User: "reader", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: longest,
		Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	})
	if err != nil {
		fail(err)
		return
	}
	defer c.Close()
	in, out, err := terminal(c, command)
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

func terminal(c *gossh.Client, command string) (io.Writer, io.Reader, error) {
	s, err := c.NewSession()
	if err != nil {
		return nil, nil, err
	}
	in, err := s.StdinPipe()
	if err != nil {
		return nil, nil, err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := s.RequestPty("xterm-256color", height, width, gossh.TerminalModes{}); err != nil {
		return nil, nil, err
	}
	if command == "" {
		return in, out, s.Shell()
	}
	return in, out, s.Start(command)
}

// process is what Linux knows of a process.
type process struct {
	cpu float64 // seconds
	pss float64 // MB
}

func processOf(pid int) (p process) {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if _, rest, ok := strings.Cut(string(stat), ") "); ok {
		for _, i := range []int{11, 12} {
			ticks, _ := strconv.ParseFloat(strings.Fields(rest)[i], 64)
			p.cpu += ticks / 100
		}
	}
	rollup, _ := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	for line := range strings.Lines(string(rollup)) {
		if kb, ok := strings.CutPrefix(line, "Pss:"); ok {
			n, _ := strconv.ParseFloat(strings.Fields(kb)[0], 64)
			p.pss = n / 1024
		}
	}
	return p
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
