package ui

import (
	"testing"

	"readout/model"
	"readout/ui/theme"
)

func TestRefillKeepsTheNearest(t *testing.T) {
	items := func(index ...int) list {
		l := list{height: 9}
		for _, i := range index {
			l.rows = append(l.rows, row{item: model.Ref{Type: model.TypeActor, Index: i}})
		}
		return l.clamp()
	}
	tests := []struct {
		name  string
		at    int // item under the cursor, of 0 to 9
		left  []int
		wants int
	}{
		{"survives", 4, []int{1, 4, 8}, 4},
		{"above is nearer", 5, []int{1, 4, 8}, 4},
		{"below is nearer", 7, []int{1, 4, 8}, 8},
		{"only one", 0, []int{9}, 9},
	}
	for _, tt := range tests {
		l := items(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).move(tt.at).refill(items(tt.left...))
		if r, ok := l.current(); !ok || r.item.Index != tt.wants {
			t.Errorf("%s: at %d, not %d", tt.name, r.item.Index, tt.wants)
		}
	}
	if _, ok := items(1, 2).refill(items()).current(); ok {
		t.Error("an empty list has a cursor")
	}
}

func TestCanvasWritesWhatItIsTold(t *testing.T) {
	c := &canvas{theme: theme.New(theme.Options{NoColor: true})}
	for _, s := range []string{"", "plain", "naïve", "日本語の題名", "👨‍👩‍👧‍👦 family", "a\x1b[31mb", "e\u0301e\u0301", "tab\tnew\nline"} {
		for width := range 20 {
			c.buf = c.buf[:0]
			c.put(s, width, theme.Text)
			if n := c.method.StringWidth(string(c.buf)); n != width {
				t.Errorf("%q in %d cells takes %d: %q", s, width, n, c.buf)
			}
			c.buf = c.buf[:0]
			c.row(row{left: s, right: "3q", indent: 2}, ">", width, true)
			if n := c.method.StringWidth(string(c.buf)); n != width {
				t.Errorf("row %q in %d cells takes %d: %q", s, width, n, c.buf)
			}
			c.buf = c.buf[:0]
			c.heading(s, "3 of 11", width, true)
			if n := c.method.StringWidth(string(c.buf)); n != width {
				t.Errorf("heading %q in %d cells takes %d: %q", s, width, n, c.buf)
			}
		}
	}
}

func TestStyledWidth(t *testing.T) {
	c := &canvas{theme: theme.New(theme.Options{})}
	for s, want := range map[string]int{
		"": 0, "abc": 3, "\x1b[1;31mabc\x1b[m": 3, "“é…”": 4, "日本": 4, "\x1b[1m日\x1b[m本 x": 6, "\x1b]8;;http://a.b\x1b\\link\x1b]8;;\x1b\\": 4,
	} {
		if got := c.styledWidth([]byte(s)); got != want {
			t.Errorf("%q: %d, not %d", s, got, want)
		}
	}
}

func TestWithout(t *testing.T) {
	for _, tt := range []struct{ line, key, want string }{
		{"actor:trump issue:x", "actor", "issue:x"},
		{"actor:trump,rutte", "actor", ""},
		{"-actor:trump word", "actor", "-actor:trump word"},
		{"word", "actor", "word"},
		{"", "actor", ""},
		{"actor:a OR issue:b", "issue", "actor:a OR issue:b"},
	} {
		if got := without(tt.line, tt.key); got != tt.want {
			t.Errorf("%q without %s: %q, not %q", tt.line, tt.key, got, tt.want)
		}
	}
}

func TestPad(t *testing.T) {
	for _, tt := range []struct {
		s    string
		n    int
		want string
	}{{"ab", 4, "ab  "}, {"abc", 4, "abc "}, {"abcd", 4, "ab… "}, {"abcdef", 4, "ab… "}, {"", 2, "  "}, {"ab", 1, "ab"}} {
		if got := pad(tt.s, tt.n); got != tt.want {
			t.Errorf("pad(%q, %d) = %q, not %q", tt.s, tt.n, got, tt.want)
		}
	}
}

func TestShortNames(t *testing.T) {
	b := &model.Briefing{Facts: &model.Facts{
		Actors: []model.Actor{
			{ID: "a", Name: "Ann Abel"}, {ID: "b", Name: "Bob Abel"}, {ID: "c", Name: "Cy Cole"}, {ID: "d", Name: "Office of Works", Kind: "organisation"}, {ID: "e"},
		},
	}}
	want := []string{"Ann Abel", "Bob Abel", "Cole", "Office of Works", "e"}
	for i, got := range shortNames(b) {
		if got != want[i] {
			t.Errorf("%q, not %q", got, want[i])
		}
	}
}
