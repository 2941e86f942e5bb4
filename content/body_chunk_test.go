package content

import (
	"strings"
	"testing"
)

// The text of a megabyte is the same in small chunks and in one.
func TestChunks(t *testing.T) {
	src := generated(300_000)
	want := inChunks(src, 1<<30)
	for _, size := range []int{500, 5000, chunkSize} {
		if diff := difference(inChunks(src, size), want); diff != "" {
			t.Errorf("in chunks of %d: %.2000s", size, diff)
		}
	}
}

func TestChunkEnd(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"short", "one\n\ntwo\n", "one\n\ntwo\n"},
		{"blank line", "0123456789\n\nnext\n\nlast of all here", "0123456789\n"},
		{"item after blank", "0123456789\n\n- next\n\nlast of all here", "0123456789\n"},
		{"indented", "0123456789\n\n  next\n\nlast of all here", "0123456789\n\n  next\n"},
		{"fence", "0123456789\n\n```\n\nlast of all here", "0123456789\n\n```\n"},
		{"no blank line", "0123456789\nnext\nlast of all here", "0123456789\nnext\nlast of all here"},
		{"long list", strings.Repeat("- item\n", 9), strings.Repeat("- item\n", 6)},
		{"blank lines", "0123456789\n\n\n\n\n\n\n", "0123456789\n"},
	} {
		if got := tt.src[:chunkEnd(tt.src, 0, 10)]; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A list that was cut goes on counting, and what a later chunk defines holds in
// an earlier one.
func TestAcrossChunks(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("1. item\n\n", 40),
		"[a] and [b][a]\n\n" + strings.Repeat("text\n\n", 40) + "[a]: https://example.org\n",
		"```\n" + strings.Repeat("code\n\n", 40) + "```\n\nafter\n",
		"<script>\n" + strings.Repeat("code\n\n", 40) + "</script>\n\nafter\n",
		"1) a\n\npause\n\n1) b\n\n" + strings.Repeat("1) c\n\n", 40),
	} {
		if diff := difference(inChunks(src, 30), inChunks(src, 1<<30)); diff != "" {
			t.Errorf("%.30q: %s", src, diff)
		}
	}
}
