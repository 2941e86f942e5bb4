package page

import (
	"strings"
	"testing"

	"readout/model"
)

// foreignBlock returns the first block of a source that Glamour draws.
func foreignBlock(t *testing.T, src string) (*model.Briefing, *model.Block) {
	t.Helper()
	b := parse(t, src)
	for i := range b.Text.Blocks {
		if b.Text.Blocks[i].Kind >= model.Table {
			return b, &b.Text.Blocks[i]
		}
	}
	t.Fatalf("%q holds no such block", src)
	return nil, nil
}

// TestTakeSource takes blocks out of their containers: every line is the
// file's, from the place it says.
func TestTakeSource(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"table", "| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| c | d |"},
		{"in a quote", "> | a | b |\n> |---|---|\n> | c | d |", "| a | b |\n|---|---|\n| c | d |"},
		{"in a list", "- x\n\n  | a | b |\n  |---|---|\n  | c | d |", "| a | b |\n|---|---|\n| c | d |"},
		{"in both", "> - x\n>\n>   | a | b |\n>   |---|---|\n>   | c | d |", "| a | b |\n|---|---|\n| c | d |"},
		{"html", "<div>\na\n</div>", "<div>\na\n</div>"},
		{"returns", "| a | b |\r\n|---|---|\r\n| c | d |\r\n", "| a | b |\n|---|---|\n| c | d |"},
	} {
		b, block := foreignBlock(t, tt.src)
		s := takeSource(b.Text, block)
		var got []string
		for _, line := range s.lines {
			got = append(got, line.Text)
			if at := b.Markdown[line.At : line.At+len(line.Text)]; at != line.Text {
				t.Errorf("%s: %q is said to be where %q is", tt.name, line.Text, at)
			}
		}
		if g := strings.Join(got, "\n"); g != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, g, tt.want)
		}
	}
}

func TestCode(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"```go\na\n  b\n```", "a|  b"},
		{"~~~~\n```\n~~~~", "```"},
		{"```\nnever closed", "never closed"},
		{"```\n```", ""},
		{"    a\n      b", "a|  b"},
		{"> ```\n> a\n> ```", "a"},
		{"- x\n\n  ```\n  a\n  ```", "a"},
	} {
		b, block := foreignBlock(t, tt.src)
		s := takeSource(b.Text, block)
		var got []string
		for _, line := range s.code {
			got = append(got, line.Text)
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%q: got %q, want %q", tt.src, g, tt.want)
		}
	}
}

func TestCells(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"| a | b |\n|---|---|\n| c | d |", "a,c|b,d"},
		{"a | b\n---|---\nc | d", "a,c|b,d"},
		{"| a | b |\n|---|---|\n| c\\|x | d |", "a,c\\|x|b,d"},
		{"| a | b |\n|---|---|\n| | d |", "a,|b,d"},
		{"| a | b |\n|---|---|\n| c |", "a,c|b"},
	} {
		b, block := foreignBlock(t, tt.src)
		s := takeSource(b.Text, block)
		var columns []string
		for _, column := range s.columns {
			var cells []string
			for _, c := range column {
				cells = append(cells, strings.TrimSpace(b.Markdown[c.from:c.to]))
			}
			columns = append(columns, strings.Join(cells, ","))
		}
		if got := strings.Join(columns, "|"); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.src, got, tt.want)
		}
	}
}

// TestAligned compares what Glamour drew with the places its words are given.
func TestAligned(t *testing.T) {
	for _, tt := range []struct {
		src   string
		words []string // that have to be found
	}{
		{"| a b | c d e f g h |\n|---|---|\n| a b c d e f g h i j k l | a b |\n| x | a |", []string{"a", "l", "x", "h"}},
		{"```\na b\n  a  b\n```", []string{"a b", "a  b"}},
		{"<p>one <b>two</b> two &amp; one</p>", []string{"one", "two"}},
		{"x[^1]\n\n[^1]: one *two* one\n    three", []string{"one", "two", "three"}},
		{"| [“x y”](#z) | z |\n|---|---|\n| z | [“y x”](#z) |", []string{"“x y”", "“y x”", "z"}},
	} {
		b, _ := foreignBlock(t, tt.src)
		for _, width := range []int{12, 30, 72} {
			p := New(b, Options{Width: width, Theme: dark})
			var found []string
			for i := range p.doc.Blocks {
				if p.doc.Blocks[i].Kind < model.Table {
					continue
				}
				taken := map[int32]bool{}
				for _, r := range p.block(i).runs {
					if r.src < 0 {
						continue
					}
					if at := b.Markdown[r.src:r.end]; at != r.text {
						t.Errorf("%q at %d: %q is said to be where %q is", tt.src, width, r.text, at)
					}
					if taken[r.src] {
						t.Errorf("%q at %d: %q is found twice at %d", tt.src, width, r.text, r.src)
					}
					taken[r.src] = true
					found = append(found, r.text)
				}
			}
			for _, w := range tt.words {
				if width > 12 && !strings.Contains(strings.Join(found, " "), w) {
					t.Errorf("%q at %d: %q is not among %q", tt.src, width, w, found)
				}
			}
		}
	}
}
