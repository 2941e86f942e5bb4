package cli

import (
	"errors"
	"fmt"
	"strings"

	"readout/model"
)

// fault is an error that knows its status and what may cure it.
type fault struct {
	status int
	err    error
	hint   string
}

func (f *fault) Error() string { return f.err.Error() }

func (f *fault) Unwrap() error { return f.err }

// wrong is wrong usage: status 2, with a hint if there is one to give.
func wrong(hint, format string, args ...any) error {
	return &fault{Usage, fmt.Errorf(format, args...), hint}
}

// unreadable is a file that cannot be read at all.
func unreadable(err error) error { return &fault{status: Usage, err: err} }

// tell prints an error and returns the status that goes with it. A fault met
// deeper down decides the status of the errors joined around it.
func (a *app) tell(err error) int {
	status, hint := Trouble, ""
	var f *fault
	if errors.As(err, &f) {
		status, hint = f.status, f.hint
	}
	for line := range strings.SplitSeq(strings.TrimRight(err.Error(), "\n"), "\n") {
		fmt.Fprintln(a.Stderr, model.Clean(line))
	}
	if hint != "" {
		fmt.Fprintln(a.Stderr, "hint: "+model.Clean(a.spoken(hint)))
	}
	return status
}
