package page

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run the test with -update and look at the change. Got:\n%s", path, got)
	}
}

func TestLayout(t *testing.T) {
	b := mixed(t)
	for _, width := range []int{24, 60, 100} {
		p := New(b, Options{Width: width, Theme: dark})
		golden(t, "mixed-"+strconv.Itoa(width), ansi.Strip(drawnText(p, nil))+"\n")
	}
	p := New(b, Options{Width: 60, Theme: theme.New(theme.Options{ASCII: true})})
	golden(t, "mixed-ascii", ansi.Strip(drawnText(p, nil))+"\n")
	p = New(b, Options{Width: 40, Theme: dark, Slow: true})
	golden(t, "mixed-slow", ansi.Strip(drawnText(p, nil))+"\n")
}

// TestLooks keeps the sequences of a few lines.
func TestLooks(t *testing.T) {
	b := parse(t, `---
actors: {parties: {putin: Vladimir Putin}, analysts: {sonin: Konstantin Sonin}}
---
# Title

## Section

### Part

Text with *emphasis*, **weight** and [“quoted words”](#sonin), as [“he”](#putin) said [here](#section).

> “All deals fail.”
> — Konstantin Sonin

- [ ] Why?
- [x] How? → So.
- item
`)
	var sb strings.Builder
	for _, tt := range []struct {
		name  string
		theme *theme.Theme
		marks *Marks
	}{
		{"dark", dark, nil},
		{"light", theme.New(theme.Options{}), nil},
		{"no colour", theme.New(theme.Options{NoColor: true}), nil},
		{"selected", dark, &Marks{Selected: 0, Current: -1}},
		{"dim", dark, &Marks{Selected: -1, Current: -1, Dim: func(q int) bool { return q == 0 }}},
		{"warn", dark, &Marks{Selected: -1, Current: -1, Warn: func(q int) bool { return q != 1 }, Dim: func(q int) bool { return q == 2 }}},
		{"base", dark, &Marks{Selected: -1, Base: theme.Dim}},
		{"found", dark, &Marks{Selected: 2, Current: 1, Matches: Search(b, "words” and [“"[:5])}},
		{"all", dark, &Marks{Selected: 2, Current: 1, Matches: Search(b, "a")}},
		{"range", dark, &Marks{Selected: -1, Range: Match{offsetOf(t, b, "Why"), offsetOf(t, b, "Why") + 4}}},
		{"plain", nil, &Marks{Selected: 0, Matches: Search(b, "a")}},
	} {
		sb.WriteString("== " + tt.name + "\n")
		for _, line := range lines(New(b, Options{Width: 40, Theme: tt.theme}), tt.marks) {
			sb.WriteString(strings.ReplaceAll(line, "\x1b", "^") + "\n")
		}
	}
	golden(t, "looks", sb.String())
}

func TestPrinted(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("testdata", "talks.md"))
	if err != nil {
		t.Fatal(err)
	}
	b := parse(t, string(src))
	golden(t, "talks-plain", Plain(b, 72, false))
	golden(t, "talks-markdown", Markdown(b))
	for name, th := range map[string]*theme.Theme{"": dark, "-ascii": theme.New(theme.Options{ASCII: true, NoColor: true})} {
		out, err := Glamour(b, th, 60)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "talks-glamour"+name, strings.ReplaceAll(out, "\x1b", "^"))
	}
}
