// Command readout is a terminal reader for structured briefings.
package main

import (
	"context"
	"os"
	"time"

	"readout/cli"
)

func main() {
	os.Exit(cli.Run(context.Background(), cli.System{
		Args:    os.Args[1:],
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
		Environ: os.Environ(),
		Now:     time.Now,
	}))
}
