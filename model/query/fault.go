package query

import (
	"fmt"
	"strings"

	"readout/model"
)

// Error says what is wrong with a line, and where.
type Error struct {
	Column     int    // in code points, from 1
	What       string // one sentence without a full stop
	Suggestion string // what may have been meant, to be put at Column; "" if nothing is near
	Unfinished bool   // the line may become right by typing on
}

// Error returns the message as it is shown below the line.
func (e *Error) Error() string {
	s := fmt.Sprintf("col %d: %s", e.Column, e.What)
	if e.Suggestion != "" {
		s += fmt.Sprintf("; did you mean %q?", e.Suggestion)
	}
	return s
}

// nearest returns the word that a misspelt one was most likely meant to be, or
// that begins with it, or "" if none is near enough.
func nearest(s string, words []string) string {
	if near, _ := model.Nearest(s, words); near != "" || len(s) < 3 {
		return near
	}
	for _, w := range words {
		if strings.HasPrefix(w, s) {
			return w
		}
	}
	return ""
}
