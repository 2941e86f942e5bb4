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
		fmt.Fprintln(a.Stderr, "hint: "+model.Clean(hint))
	}
	return status
}

// nearest returns the candidate that word was most likely meant to be, or "".
// A third of its letters may be wrong.
func nearest(word string, candidates []string) string {
	best, found := len(word)/3+2, ""
	for _, c := range candidates {
		if d := distance(word, c); d < best {
			best, found = d, c
		}
	}
	return found
}

// distance counts the letters to add, drop, change or swap to turn a into b.
func distance(a, b string) int {
	const most = 64
	if len(a) > most || len(b) > most {
		return most
	}
	var rows [3][most + 1]int
	two, last, now := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			now[j] = min(last[j]+1, now[j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], two[j-2]+1)
			}
		}
		two, last, now = last, now, two
	}
	return last[len(b)]
}
