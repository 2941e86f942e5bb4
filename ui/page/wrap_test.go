package page

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		width     int
		want      string
	}{
		{"fits", "one two", 7, "one two"},
		{"one too many", "one two", 6, "one|two"},
		{"blanks are one", "one   two\nthree", 20, "one two three"},
		{"no blank at the end", "one two", 4, "one|two"},
		{"long word", "abcdefgh ij", 3, "abc|def|gh|ij"},
		{"long word after short", "a bcdefgh", 4, "a|bcde|fgh"},
		{"rest of a long word takes more", "abcdef g", 4, "abcd|ef g"},
		{"word of several looks", "a*bc*d efg", 4, "abcd|efg"},
		{"long word of several looks", "ab*cdef*gh", 3, "abc|def|gh"},
		{"long word before ideographs", "éééé字字", 3, "ééé|é字|字"},
		{"long word of several looks before ideographs", "**éééé**x字", 3, "ééé|éx|字"},
		{"look across a blank", "aa *bb cc* dd", 5, "aa bb|cc dd"},
		{"hard break", "aa\\\nbb", 9, "aa|bb"},
		{"hard break at the edge", "aa bb\\\ncc", 5, "aa bb|cc"},
		{"no-break space", "aa&nbsp;bb cc", 6, "aa\u00a0bb|cc"},
		{"dash", "aaa—bbb", 4, "aaa—|bbb"},
		{"dash and mark", "aaa—”b", 5, "aaa—”|b"},
		{"hyphen stays", "re-arms", 4, "re-a|rms"},
		{"ideographs", "中文中文", 4, "中文|中文"},
		{"no full stop first", "中文。", 4, "中|文。"},
		{"no bracket last", "中「文", 4, "中|「文"},
		{"mixed scripts", "ab中文cd", 5, "ab中|文cd"},
		{"kana", "ああっあ", 4, "あ|あっ|あ"},
		{"mark stays on its letter", "aaae\u0301b", 4, "aaae\u0301|b"},
		{"width one", "ab c", 1, "a|b|c"},
		{"item", "- aa bb", 5, "• aa|  bb"},
		{"no room for a marker", "- aa", 3, "aa"},
		{"question", "- [ ] aa bb", 9, "[ ] aa bb"},
		{"question breaks", "- [x] aa bb", 8, "[x] aa|    bb"},
		{"bar", "> aa bb", 7, "│ aa bb"},
		{"bar and break", "> aa bb", 6, "│ aa|│ bb"},
		{"bar set in", "> aa", 40, "  │ aa"},
		{"rule", "a\n\n***", 20, "a||────────"},
		{"narrow rule", "***", 3, "───"},
		{"image", "![alt](http://x.org)", 20, "alt"},
		{"empty item", "-\n- a", 9, "• |• a"},
	} {
		p := New(parse(t, tt.src), Options{Width: tt.width, Theme: theme.New(theme.Options{NoColor: true})})
		got := ansi.Strip(strings.Join(lines(p, nil), "|"))
		if strings.TrimRight(got, " ") != tt.want {
			t.Errorf("%s: %q at %d is %q, want %q", tt.name, tt.src, tt.width, got, tt.want)
		}
	}
}

func TestContainers(t *testing.T) {
	for _, tt := range []struct {
		name, src, want string
	}{
		{"second paragraph", "1. a\n\n   b", "1. a||   b"},
		{"wide marker", "100. a\n\n     b", "100. a||     b"},
		{"list in list", "- a\n  - b\n\n    c", "• a|  • b||    c"},
		{"list in numbered list", "1. a\n   - b", "1. a|   • b"},
		{"quote in list", "- a\n\n  > b", "• a||  │ b"},
		{"list in quote", "> - a\n>   b\n> - c", "│ • a b|│ • c"},
		{"quote goes on", "> a\n>\n> b", "│ a|│|│ b"},
		{"two quotes", "> a\n\n<!-- -->\n\n> b", "│ a||│ b"},
		{"quote in quote", "> a\n> > b", "│ a|│|│ │ b"},
		{"heading stands apart", "a\n# b\nc", "a||b||c"},
		{"list after text", "a\n- b", "a|• b"},
		{"question in list in list", "- a\n  - [ ] b", "• a|  [ ] b"},
		{"code in list", "- a\n\n      b", "• a||    b"},
		{"table in quote", "> | a | b |\n> |---|---|\n> | c | d |", "│  a │ b|│ ───┼───|│  c │ d"},
	} {
		p := New(parse(t, tt.src), Options{Width: 30, Theme: theme.New(theme.Options{NoColor: true})})
		var got []string
		for _, line := range lines(p, nil) {
			got = append(got, strings.TrimRight(ansi.Strip(line), " "))
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%s: %q is %q, want %q", tt.name, tt.src, g, tt.want)
		}
	}
}

// TestASCII draws with signs of 7 bits, and finds the words it changed.
func TestASCII(t *testing.T) {
	b := parse(t, "“One”—two… ‘three’ – four\u00a0five")
	p := New(b, Options{Width: 72, Theme: theme.New(theme.Options{ASCII: true})})
	if got := drawnText(p, nil); got != `"One"--two... 'three' - four five` {
		t.Errorf("%q", got)
	}
	m := &Marks{Selected: -1, Current: -1, Matches: Search(b, "two…")}
	open := dark.Paint(theme.Match).Open
	if got, want := drawnText(p, m), `"One"--`+open+"two"+theme.Reset+open+"..."+theme.Reset; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestGuessedPlaces lays out decoded text, whose places are in proportion.
func TestGuessedPlaces(t *testing.T) {
	text := strings.Repeat("word ", 20)
	b := &model.Briefing{Text: &model.Document{Source: strings.Repeat("x", 300), Blocks: []model.Block{
		{Src: 10, End: 210, Spans: []model.Span{{Text: text, Src: 10, End: 210}}},
	}}}
	p := New(b, Options{Width: 10})
	last := -1
	for _, pos := range places(p) {
		at := p.Offset(pos)
		if at <= last || at >= 210 || p.At(at) != pos {
			t.Errorf("line %v begins at %d after %d and is found as %v", pos, at, last, p.At(at))
		}
		last = at
	}
}

func TestNoAllocation(t *testing.T) {
	b := mixed(t)
	p := New(b, Options{Width: 72, Theme: dark, Links: true})
	marks := &Marks{Selected: 0, Matches: Search(b, "e"), Dim: func(int) bool { return false }}
	dst := make([]byte, 0, 1<<16)
	all := places(p)
	draw := func() {
		dst = dst[:0]
		for _, pos := range all {
			dst = p.AppendLine(dst, pos, marks)
		}
	}
	if n := testing.AllocsPerRun(10, draw); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
