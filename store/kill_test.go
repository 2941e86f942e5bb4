package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"readout/store"
)

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if place := os.Getenv("READOUT_STORE_TEST"); place != "" {
		writeNotes(place)
		return
	}
	os.Exit(m.Run())
}

// writeNotes keeps notes without end, and says of each that it is kept.
func writeNotes(place string) {
	if store.IsURL(place) {
		writeWaiting(place)
		return
	}
	s, err := store.Open(place, clock)
	if err != nil || s.Notice() != "" {
		fmt.Println("trouble", err, s.Notice())
		return
	}
	name := fmt.Sprint(os.Getpid())
	for n := 0; ; n++ {
		body := fmt.Sprint(name, "-", n)
		if _, err := s.Reader("").Keep(doc("/a"), note("quote:varga-1", body)); err != nil {
			fmt.Println("trouble", err)
			return
		}
		fmt.Println(body)
	}
}

// TestKill kills two processes that write to one file, again and again, each at
// another moment: what either has confirmed is there, and the file is sound.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes for some seconds")
	}
	path := filepath.Join(t.TempDir(), "state.db")
	confirmed := map[string]bool{}
	for round := range 12 {
		var children []*exec.Cmd
		var outs []*bufio.Scanner
		for range 2 {
			c := exec.Command(os.Args[0])
			c.Env = append(os.Environ(), "READOUT_STORE_TEST="+path)
			out, err := c.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			children, outs = append(children, c), append(outs, bufio.NewScanner(out))
		}
		for i, c := range children {
			for n := 0; n <= round*3+i && outs[i].Scan(); n++ {
				confirm(t, confirmed, outs[i].Text())
			}
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		for i, c := range children {
			for outs[i].Scan() {
				confirm(t, confirmed, outs[i].Text())
			}
			_ = c.Wait()
		}
	}
	s := open(t, path)
	have := map[string]bool{}
	for _, a := range must(t)(s.Reader("").State()).Documents["/a"].Annotations {
		have[a.Body] = true
	}
	for body := range confirmed {
		if !have[body] {
			t.Errorf("%s was confirmed and is lost", body)
		}
	}
	if s.Notice() != "" || len(confirmed) < 100 {
		t.Errorf("%d confirmed; notice %q", len(confirmed), s.Notice())
	}
	s.Close()
	if result, err := store.Sound(path); result != "ok" {
		t.Errorf("integrity: %s, %v", result, err)
	}
}

// confirm takes a whole line of a child; the last one may be cut by the kill.
func confirm(t *testing.T, confirmed map[string]bool, line string) {
	t.Helper()
	if strings.HasPrefix(line, "trouble") {
		t.Fatal(line)
	}
	if strings.Count(line, "-") == 1 {
		confirmed[line] = true
	}
}
