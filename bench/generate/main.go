// Command generate writes invented briefings to measure with: a library of so
// many files, or one file of so many bytes.
//
//	generate -briefings 1000 DIR
//	generate -bytes 10000000 FILE
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"readout/bench/invent"
)

func main() {
	briefings := flag.Int("briefings", 0, "how many briefings to write into a folder")
	bytes := flag.Int("bytes", 0, "how many bytes the one briefing shall have")
	flag.Parse()
	if flag.NArg() != 1 || (*briefings > 0) == (*bytes > 0) {
		fmt.Fprintln(os.Stderr, "generate: -briefings N DIR or -bytes N FILE")
		os.Exit(2)
	}
	if err := run(*briefings, *bytes, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(briefings, bytes int, to string) error {
	if bytes > 0 {
		return os.WriteFile(to, invent.Document(bytes), 0o644)
	}
	for n := range briefings {
		name := filepath.Join(to, filepath.FromSlash(invent.Name(n)))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, invent.Briefing(n), 0o644); err != nil {
			return err
		}
	}
	return nil
}
