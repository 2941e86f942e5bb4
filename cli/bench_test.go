package cli

import (
	"bytes"
	"io"
	"testing"
	"time"

	"readout/ui"
)

// BenchmarkFirstFrame is all that happens between main and the first frame but
// the terminal's part: settings, file, layout. What happens before main shows
// GODEBUG=inittrace=1 readout version: some 20 ms, nearly all of it Chroma's
// styles and lexers, which Glamour brings with it.
func BenchmarkFirstFrame(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		a := &app{System: System{Stdout: io.Discard, Stderr: io.Discard, Now: time.Now}}
		c, err := a.configure()
		if err != nil {
			b.Fatal(err)
		}
		r, err := a.read(c, []string{"testdata/lake.md"})
		if err != nil {
			b.Fatal(err)
		}
		if v := ui.New(a.reader(c, r)).View(); v.Content == "" {
			b.Fatal("no first frame")
		}
	}
}

// BenchmarkCommand is a whole run of a command that prints.
func BenchmarkCommand(b *testing.B) {
	for name, args := range map[string][]string{
		"version": {"version"},
		"show":    {"show", "testdata/lake.md"},
		"list":    {"list", "type:quote", "testdata/lake.md"},
		"check":   {"check", "testdata/lake.md"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if status := run(&out, io.Discard, "", nil, args...); status != Done {
					b.Fatalf("status %d", status)
				}
			}
		})
	}
}
