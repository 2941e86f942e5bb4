package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"readout/bench/invent"
)

// A long document shows before all of it is there, which a pipe makes sure of; the
// end that was asked for meanwhile comes when it does.
func TestLongPipe(t *testing.T) {
	long := invent.Document(2 << 20)
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	s := newSeat(t, 100, 30, nil, "-")
	s.cmd.Stdin = out
	s.start()
	out.Close()
	if _, err := in.Write(long[:300<<10]); err != nil {
		t.Fatal(err)
	}
	s.see("reading 0%")
	s.keys("G")
	s.see("once all is read")
	if _, err := in.Write(long[300<<10:]); err != nil {
		t.Fatal(err)
	}
	in.Close()
	s.see("the last word of it all")
	s.keys("q")
	s.end(Done)
}

// A pipe that breaks off leaves the head, and says so.
func TestEndlessPipe(t *testing.T) {
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	s := newSeat(t, 100, 30, nil, "--max-size", "1mb", "-")
	s.cmd.Stdin = out
	s.start()
	out.Close()
	go in.Write(invent.Document(2 << 20)) // until it is closed: nobody reads beyond the limit
	s.see("only the beginning is here: standard input: it goes on beyond")
	s.keys("G")
	s.see("beginning only")
	s.keys("q")
	s.end(Done)
}

// A long file is watched once all of it is read, and taken in anew behind the keys.
func TestLongReload(t *testing.T) {
	long := invent.Document(2 << 20)
	path := filepath.Join(t.TempDir(), "long.md")
	write := func(src []byte) {
		t.Helper()
		if err := os.WriteFile(path, src, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(long)
	s := sit(t, 100, 30, nil, path+"#text:L3000")
	s.see("A long record")
	s.keys("G")
	s.see("the last word of it all")
	write(bytes.Replace(long, []byte("the last word of it all"), []byte("the very last word"), 1))
	s.see("read again: 1 quote new, 1 quote gone")
	s.see("the very last word")
	s.keys("q")
	s.end(Done)
}
