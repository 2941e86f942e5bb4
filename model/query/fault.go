package query

import (
	"fmt"
	"strings"
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

// nearest returns the word that a misspelt one was most likely meant to be,
// or "" if none is near enough.
func nearest(s string, words []string) string {
	best, found := 1+min(2, max(1, len([]rune(s))/3)), ""
	for _, w := range words {
		if d := distance(s, w); d < best {
			best, found = d, w
		}
	}
	if found != "" || len(s) < 3 {
		return found
	}
	for _, w := range words {
		if strings.HasPrefix(w, s) {
			return w
		}
	}
	return ""
}

// distance counts the letters to insert, delete, change or swap with their
// neighbour to make one word of the other. Words longer than any of the
// language are as far as they are long.
func distance(s, t string) int {
	a, b := []rune(s), []rune(t)
	if len(a) > 32 || len(b) > 32 {
		return max(len(a), len(b))
	}
	var d [34][34]int
	for i := range len(a) + 1 {
		for j := range len(b) + 1 {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j-1], d[i-1][j], d[i][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
