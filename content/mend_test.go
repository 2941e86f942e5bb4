package content

import (
	"testing"

	"readout/model"
)

func TestValueOf(t *testing.T) {
	tests := []struct{ line, key, value string }{
		{"title: a: b", "title", "a: b"},
		{"  title:   a b   # note", "title", "a b"},
		{"- title: x", "title", "x"},
		{"  - - x: y", "x", "y"},
		{"- plain words", "", "plain words"},
		{"title:", "title", ""},
		{"title: 'a # b' # c", "title", "'a # b'"},
		{"two words: x", "two words", "x"},
		{"http://x.org", "", "http://x.org"},
		{"", "", ""},
		{"   ", "", ""},
		{"# comment: x", "", "# comment: x"},
		{"é: ü", "é", "ü"},
		{"a: b\r", "a", "b"},
	}
	for _, tt := range tests {
		key, start, end := valueOf(tt.line)
		if key != tt.key || tt.line[start:end] != tt.value {
			t.Errorf("valueOf(%q) is %q, %q; want %q, %q", tt.line, key, tt.line[start:end], tt.key, tt.value)
		}
	}
}

func TestClosingQuote(t *testing.T) {
	tests := []struct {
		s    string
		want int
	}{
		{`"a"`, 2}, {`"a\"b"`, 5}, {`'a''b'`, 5}, {`'a\'b'`, 3}, {`"a`, -1}, {`"`, -1}, {`""`, 1}, {`"a\`, -1},
	}
	for _, tt := range tests {
		if got := closingQuote(tt.s); got != tt.want {
			t.Errorf("closingQuote(%s) is %d, want %d", tt.s, got, tt.want)
		}
	}
}

// TestDraft follows bytes through changes back to where they came from.
func TestDraft(t *testing.T) {
	d := &draft{text: "abc def ghi", base: 100}
	d.spliceAll([]model.Edit{{Start: 0, End: 1, New: ""}, {Start: 4, End: 7, New: "xyz!"}})
	d.splice(0, 0, "<<")
	if d.text != "<<bc xyz! ghi" {
		t.Fatalf("the text is %q", d.text)
	}
	for i, want := range map[int]int{0: 101, 2: 101, 3: 102, 5: 104, 8: 104, 9: 107, 10: 108, 13: 111, 99: 111, -1: 101} {
		if got := d.offset(i); got != want {
			t.Errorf("byte %d comes from %d, want %d", i, got, want)
		}
	}
	if from, to := d.lineAt(500); from != 0 || to != len(d.text) {
		t.Errorf("the last line is %d to %d", from, to)
	}
}

func TestSplitFront(t *testing.T) {
	tests := []struct {
		name, src, facts, text string
		err                    bool
	}{
		{"none", "Text.\n", "", "Text.\n", false},
		{"empty", "", "", "", false},
		{"both", "---\na: b\n---\nText.\n", "a: b\n", "Text.\n", false},
		{"no-text", "---\na: b\n---", "a: b\n", "", false},
		{"no-facts", "---\n---\nText.", "", "Text.", false},
		{"dots", "---\na: b\n...\nText.", "a: b\n", "Text.", false},
		{"blanks", "---  \na: b\n--- \t\nText.", "a: b\n", "Text.", false},
		{"rule-below", "Text.\n---\nMore.\n", "", "Text.\n---\nMore.\n", false},
		{"four", "----\na\n----\n", "", "----\na\n----\n", false},
		{"second-rule", "---\na: b\n---\nx\n---\ny\n", "a: b\n", "x\n---\ny\n", false},
		{"unclosed", "---\na: b\n", "", "", true},
		{"only", "---", "", "", true},
	}
	for _, tt := range tests {
		f, err := splitFront(tt.src)
		switch {
		case tt.err != (err != nil):
			t.Errorf("%s: error %v", tt.name, err)
		case err == nil && (tt.src[f.start:f.end] != tt.facts || tt.src[f.body:] != tt.text):
			t.Errorf("%s: %q, %q; want %q, %q", tt.name, tt.src[f.start:f.end], tt.src[f.body:], tt.facts, tt.text)
		}
	}
}

func TestKindOf(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a.md", "{", ".md"},
		{"a.TXT", "", ".md"},
		{"a.markdown", "", ".md"},
		{"a.json", "", ".json"},
		{"a.yaml", "", ".yaml"},
		{"a.yml", "", ".yaml"},
		{"-", "\n {\"title\": 1}", ".json"},
		{"-", "{ }", ".json"},
		{"-", "# {", ".md"},
		{"notes", "{x}", ".md"},
		{"dir.json/notes", "", ".md"},
	}
	for _, tt := range tests {
		if got := kindOf(tt.name, tt.text); got != tt.want {
			t.Errorf("kindOf(%q, %q) is %s, want %s", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestNameOf(t *testing.T) {
	for name, want := range map[string]string{
		"a.md": "a", "dir/a.b.md": "a.b", "-": "stdin", "": "stdin", ".md": ".md", "dir/": "dir", "x": "x", "/": "stdin",
	} {
		if got := nameOf(name); got != want {
			t.Errorf("nameOf(%q) is %q, want %q", name, got, want)
		}
	}
}

func TestSplitPosition(t *testing.T) {
	tests := []struct{ line, stance, note, per string }{
		{"for", "for", "", ""},
		{"conditional?", "conditional?", "", ""},
		{"for - a note", "for", "a note", ""},
		{"for - a - b (c) d", "for", "a - b (c) d", ""},
		{"for - a (per x, y)", "for", "a", "x, y"},
		{"silent (per x)", "silent", "", "x"},
		{"for - a (per x) b", "for", "a (per x) b", ""},
		{"for – a", "for", "a", ""},
		{"for — a", "for", "a", ""},
		{"for -", "for", "", ""},
		{"", "", "", ""},
		{"(per x)", "", "", "x"},
	}
	for _, tt := range tests {
		x := splitPosition(tt.line)
		if x.stance != tt.stance || x.note != tt.note || x.per != tt.per {
			t.Errorf("splitPosition(%q) is %+v, want %q, %q, %q", tt.line, x, tt.stance, tt.note, tt.per)
		}
		if tt.per != "" && tt.line[x.perAt:x.perAt+len(x.per)] != tt.per {
			t.Errorf("splitPosition(%q) places %q at %d", tt.line, tt.per, x.perAt)
		}
	}
}
