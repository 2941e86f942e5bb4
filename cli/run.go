package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/colorprofile"

	"readout/host"
	"readout/store/cache"
)

// System is all that a command may reach of the world outside.
type System struct {
	Args    []string // without the program's name
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	Environ []string // as os.Environ gives it
	Now     func() time.Time
}

// The statuses that readout ends with.
const (
	Done    = 0 // all went well
	Trouble = 1 // something went wrong, or a file checked has mistakes
	Usage   = 2 // wrong usage, or a file that cannot be read
)

// app is one run of readout: its surroundings, what the flags say, and what the
// commands print.
type app struct {
	System
	out    *bufio.Writer // Stdout; flushed once the command is done
	flags  flags
	status int // for a command that is done but has something to tell
	saving sync.Mutex
	kept   *keeper // what was opened to keep things
	cached *cache.Cache
	skims  bool        // the command asks for what briefings say, and seldom for their texts
	visit  *host.Visit // of a reader who is elsewhere; nil for the one at this computer
	serves bool        // what readers keep may be in a database
	then   func() int  // what to do once all that was read of the command line is forgotten

	settling *reviewer // what writes choices about guesses

	colours chan colorprofile.Profile // gets those of the terminal; nil until they are looked for
}

// Run runs the command that the arguments name and returns the status to end
// with. Trouble is told on Stderr, in words that are safe to print.
func Run(ctx context.Context, sys System) int {
	return (&app{System: sys}).start(ctx)
}

// start runs the command and tells what went wrong.
func (a *app) start(ctx context.Context) int {
	a.out = bufio.NewWriterSize(a.Stdout, 64<<10)
	err := a.execute(ctx)
	if err == nil && a.then != nil {
		a.out = nil // a reader may stay for hours
		return a.then()
	}
	a.kept.close()
	if a.cached != nil {
		a.cached.Close()
	}
	if flushed := a.out.Flush(); err == nil && flushed != nil {
		err = fmt.Errorf("standard output: %w", flushed)
	}
	if err == nil {
		return a.status
	}
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return a.status // the one who read has seen enough
	}
	return a.tell(err)
}
