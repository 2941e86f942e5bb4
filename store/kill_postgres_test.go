package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"readout/store"
	"readout/store/pgtest"
)

// writeWaiting keeps notes without end, and says of each that it is kept once it
// does not wait any more.
func writeWaiting(url string) {
	s, err := store.Postgres(url, time.Now, nil)
	if err != nil {
		fmt.Println("trouble", err)
		return
	}
	r, told := s.Reader("SHA256:ann"), 0
	for n := 0; ; n++ {
		state, err := r.Keep(doc("/a"), note("quote:varga-1", fmt.Sprint(os.Getpid(), "-", n)))
		switch {
		case err != nil:
			fmt.Println("trouble", err)
			return
		case state.Away:
			changed := s.Changed()
			if s.Away() {
				<-changed
			}
		}
		if !s.Away() { // all before is written
			for ; told <= n; told++ {
				fmt.Println(fmt.Sprint(os.Getpid(), "-", told))
			}
		}
	}
}

// TestKillPostgres kills processes that write to one database, and stops that
// under them, again and again: what was confirmed is there, and there once.
func TestKillPostgres(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes for some seconds")
	}
	server := pgtest.Start(t)
	confirmed := map[string]bool{}
	for round := range 6 {
		var children []*exec.Cmd
		var outs []*bufio.Scanner
		for range 2 {
			c := exec.Command(os.Args[0])
			c.Env = append(os.Environ(), "READOUT_STORE_TEST="+server.URL)
			out, err := c.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			children, outs = append(children, c), append(outs, bufio.NewScanner(out))
		}
		reads := func(i, n int) {
			for ; n > 0 && outs[i].Scan(); n-- {
				confirm(t, confirmed, outs[i].Text())
			}
		}
		reads(0, 3+round)
		server.Stop()
		server.Start()
		reads(1, 40)
		for _, c := range children {
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		for i, c := range children {
			reads(i, 1<<20)
			_ = c.Wait()
		}
	}
	times := map[string]int{}
	for _, a := range must(t)(openPostgres(t, server.URL, clock).Reader("SHA256:ann").State()).Documents["/a"].Annotations {
		times[a.Body]++
	}
	for body := range confirmed {
		if times[body] == 0 {
			t.Errorf("%s was confirmed and is lost", body)
		}
	}
	for body, n := range times {
		if n > 1 {
			t.Errorf("%s is there %d times", body, n)
		}
	}
	if len(confirmed) < 100 {
		t.Errorf("only %d were confirmed", len(confirmed))
	}
}
