package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

func row(cell string, n int) string { return strings.Repeat("|"+cell, n) + "|\n" }

// rows returns a table with rows of two cells, in which %d is the row's number.
func rows(cell string, n int) string {
	var sb strings.Builder
	sb.WriteString(row("a", 2) + row("-", 2))
	for i := range n {
		sb.WriteString("|" + strings.ReplaceAll(cell, "%d", fmt.Sprint(i)) + "|c|\n")
	}
	return sb.String()
}

// TestCaps gives Glamour's blocks more than Glamour may see.
func TestCaps(t *testing.T) {
	for name, tt := range map[string]struct{ src, note string }{
		"long":       {rows(strings.Repeat("word ", 100), 200), "over 64 KB"},
		"many lines": {rows("x", 2500), "over 2000 lines"},
		"nested":     {"[^1]\n\n[^1]: a\n\n    " + strings.Repeat(">", 80) + " a\n", "nested more than 8 deep"},
		"columns":    {row(" a ", 60) + row("---", 60), "over 40 columns"},
		"links":      {rows(strings.Repeat("[a](", 1000), 3), "over 2000 signs of markup"},
		"items":      {"[^1]\n\n[^1]: a\n\n" + strings.Repeat("    - - - b\n", 900), "over 2000 signs of markup"},
		"code":       {"```\n" + strings.Repeat("a\n", 30_000) + "```", ""},
		"within":     {rows("word", 1000), ""},
	} {
		p := New(parse(t, tt.src), Options{Width: 60, Theme: dark})
		got := ansi.Strip(drawnText(p, nil))
		if noted := strings.Contains(got, "shown as written: "+tt.note); noted != (tt.note != "") {
			t.Errorf("%s: no note of %q in\n%.300s", name, tt.note, got)
		}
	}
}

// TestWithinCaps times the worst that the caps let through. The limit is far
// above what is measured, and far below what it was without caps.
func TestWithinCaps(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector")
	}
	for name, src := range map[string]string{
		"cells":       row("a", 38) + row("-", 38) + strings.Repeat(row("b", 38), 800),
		"long cells":  rows(strings.Repeat("word ", 40), 300),
		"one cell":    rows(strings.Repeat("word ", 6000), 1),
		"one word":    rows(strings.Repeat("word", 8000), 1),
		"links":       rows("[b](http://x.org/%d)", 1900),
		"bare links":  rows("http://x.org/%d", 1900),
		"references":  rows(strings.Repeat("&amp;", 6000), 1),
		"brackets":    rows(strings.Repeat("[", 1900), 1),
		"stars":       rows(strings.Repeat("*a_", 600), 1),
		"note":        "x[^1]\n\n[^1]: " + strings.Repeat("word ", 12_000),
		"note list":   "x[^1]\n\n[^1]: a\n\n" + strings.Repeat("    - b\n", 1900),
		"note quotes": "x[^1]\n\n[^1]: a\n\n" + strings.Repeat("    > > > > > > > b\n", 250),
		"html":        "<div>\n" + strings.Repeat("word ", 12_000) + "\n</div>",
		"tags":        "<div>\n" + strings.Repeat("<b> ", 1900) + "\n</div>",
		"code":        "```\n" + strings.Repeat(strings.Repeat("a b", 165)+"\n", 120) + "\n```",
	} {
		b := parse(t, src)
		for _, width := range []int{20, 72} {
			begin := time.Now()
			New(b, Options{Width: width, Theme: dark}).Measure(nil)
			if took := time.Since(begin); took > 20*time.Second {
				t.Errorf("%s at %d: %v", name, width, took)
			}
		}
	}
}
