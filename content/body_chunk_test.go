package content

import (
	"runtime"
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
		end, _ := chunkEnd(tt.src, 0, 10)
		if got := tt.src[:end]; got != tt.want {
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

// A run without a blank line is cut before a heading or, in the end, anywhere:
// what was read stays sound, and a notice says so. An open fence and a table go
// on for longer.
func TestLongRuns(t *testing.T) {
	for i, tt := range []struct {
		name, head, line string
		size             int
		cut              bool
	}{
		{"headings", "", "# h\n", 2 << 20, false},
		{"items", "", "- a\n", 2 << 20, false},
		{"lines", "", "some words in a line\n", 2 << 20, true},
		{"numbers", "", "1. an item of some words\n", 2 << 20, true},
		{"quotations", "", "> “some words”\n> — Ann Lee\n", 2 << 20, true},
		{"rules", "", "---\n", 1 << 20, true},
		{"table", "| a | b |\n| - | - |\n", "| some words | more words |\n", 1 << 20, false},
		{"fence", "```\n", "code of some words\n", 2 << 20, false},
		{"long fence", "```\n", "code of some words, and of many more words in a line\n", 10 << 20, true},
	} {
		if testing.Short() && i%3 != 0 {
			continue
		}
		src := tt.head + strings.Repeat(tt.line, tt.size/len(tt.line))
		out := parseBody(src, 0, nil)
		if err := sound(src, out); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if cut := strings.Contains(strings.Join(out.Notices, " "), "in parts"); cut != tt.cut {
			t.Errorf("%s: cut is %v, notices are %q", tt.name, cut, out.Notices)
		}
	}
}

// What stays of a text of short lines, of which each is a block, is bounded, but
// for a chunk beyond the bound.
func TestShortLines(t *testing.T) {
	var before, after runtime.MemStats
	lines := []string{"---\n", "# h\n", "a\n-\n", "1. a\n"}
	if testing.Short() {
		lines = lines[:2]
	}
	for _, line := range lines {
		src := strings.Repeat(line, (2<<20)/len(line))
		runtime.GC()
		runtime.ReadMemStats(&before)
		out := parseBody(src, 0, nil)
		runtime.GC()
		runtime.ReadMemStats(&after)
		if live := (after.HeapAlloc - before.HeapAlloc) >> 20; live > 100 {
			t.Errorf("%q: %d MB stay of 2", line, live)
		}
		runtime.KeepAlive(out)
	}
}
