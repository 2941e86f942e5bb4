package content

import (
	"errors"
	"strings"
	"testing"
)

// What is text but cannot be read is refused with the mistake in the error and
// beside it, so that a caller may print it like any other.
func TestCheckRefuses(t *testing.T) {
	for _, tt := range []struct{ name, src, code string }{
		{"a.md", "---\ntitle: T\n\nText.\n", "unclosed-front-matter"},
		{"a.md", "---\na: " + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "\n---\n", "nesting"},
		{"a.json", `{"title": `, "json"},
	} {
		mistakes, err := CheckBytes(tt.name, []byte(tt.src), Options{})
		var refused *Refusal
		if !errors.As(err, &refused) || len(mistakes) != 1 || mistakes[0].Code != tt.code || refused.Mistake.What != mistakes[0].What {
			t.Errorf("%q: got %v, %v", tt.src, mistakes, err)
			continue
		}
		if m := mistakes[0]; m.Line == 0 || m.Column == 0 || m.File != tt.name {
			t.Errorf("%q: no place in %+v", tt.src, m)
		}
	}
	if mistakes, err := CheckBytes("a.md", []byte("a\x00\x00\x00\x00\x00\x00\x00b"), Options{}); err == nil || mistakes != nil {
		t.Errorf("of what is no text: %v, %v", mistakes, err)
	}
}
