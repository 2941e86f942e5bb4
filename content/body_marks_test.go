package content

import (
	"slices"
	"strings"
	"testing"

	"readout/model"
)

func TestScanQuoted(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"no marks", ""},
		{"“one” and “two”", "“one”|“two”"},
		{"“a “b” c” d", "“a “b” c”"},
		{"“a ‘b’ c”", "“a ‘b’ c”"},
		{"“it’s the dogs’ bone”", "“it’s the dogs’ bone”"},
		{"‘it’s’ so", "‘it’s’"},
		{"the dogs’ ‘bone’", "‘bone’"},
		{`"one" and "two"`, `"one"|"two"`},
		{`"he said "so" again"`, `"he said "so" again"`},
		{`("so")`, `"so"`},
		{`5" or 6" wide`, ""},
		{"«a „b“ c»", "«a „b“ c»"},
		{"„a”, „b“, „c\"", "„a”|„b“|„c\""},
		{"「a『b』c」", "「a『b』c」"},
		{"a ” b", ""},
		{"“open", "“open…"},
		{"“a” “open", "“a”|“open…"},
		{"‘open", ""},
		{"“a ‘b c”", "“a ‘b c”"},
		{strings.Repeat("“", 40) + "a" + strings.Repeat("”", 16) + "b”", strings.Repeat("“", 40) + "a" + strings.Repeat("”", 16)},
		{"\xff“a\xff”\xff", "“a\xff”"},
	} {
		var got []string
		for _, q := range scanQuoted(tt.text) {
			if q.to < 0 {
				got = append(got, tt.text[q.from:]+"…")
			} else {
				got = append(got, tt.text[q.from:q.to])
			}
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, s, tt.want)
		}
	}
}

func TestLabelQuotes(t *testing.T) {
	for _, tt := range []struct {
		label string
		want  []string
	}{
		{"“words”", []string{"words"}},
		{" “words” ", []string{"words"}},
		{"“one” and “two”", []string{"one", "two"}},
		{"‘the dogs’ bone’", []string{"the dogs’ bone"}},
		{"words", nil},
		{"“words”, he said", nil},
		{"he said “words”", nil},
		{"“", nil},
		{"”words“", nil},
		{"", nil},
	} {
		var got []string
		for _, q := range labelQuotes(tt.label) {
			got = append(got, q.words(tt.label))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.label, got, tt.want)
		}
	}
}

func TestDash(t *testing.T) {
	for line, want := range map[string]int{
		"— Ann": 3, "—Ann": 3, "―Ann": 3, "– Ann": 3, "–5 degrees": 0, "-- Ann": 2, "--Ann": 2, "--- Ann": 0,
		"- Ann": 0, "—": 0, "— ": 0, "— #ann": 3, "— ?": 3, "— “so”": 0, "Ann": 0, "": 0,
	} {
		if got := dash(line); got != want {
			t.Errorf("%q: got %d, want %d", line, got, want)
		}
	}
}

func TestMarkQuote(t *testing.T) {
	src := "A first line with words.\n\nA *second* paragraph &amp; more\nover lines.\n"
	mark := func(from, to string) string {
		out := parseBody(src, 0, nil)
		start := strings.Index(src, from)
		end := strings.Index(src, to) + len(to)
		markQuote(out.Doc, start, end, 4)
		if err := sound(src, body{Doc: out.Doc, Quotes: make([]rawQuote, 0)}); err != nil && !strings.Contains(err.Error(), "quote 5 of 0") {
			t.Error(err)
		}
		var parts []string
		for _, b := range out.Doc.Blocks {
			for _, s := range b.Spans {
				if s.Quote == 5 {
					parts = append(parts, s.Text)
				}
			}
		}
		return strings.Join(parts, "|")
	}
	for _, tt := range []struct{ from, to, want string }{
		{"first", "line", "first line"},
		{"A first", "words.", "A first line with words."},
		{"with", "second", "with words.|A |second"},
		{"econd", "lines", "econd| paragraph |&| more| |over lines"},
		{"amp", "amp", "&"},
	} {
		if got := mark(tt.from, tt.to); got != tt.want {
			t.Errorf("%q to %q: got %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestSourceOfText(t *testing.T) {
	src := "a\\*b &amp; **c** d"
	out := parseBody(src, 0, nil)
	f := flatten(out.Doc.Blocks[0].Spans)
	if f.text != "a*b & c d" {
		t.Fatalf("text is %q", f.text)
	}
	for _, tt := range []struct{ words, want string }{
		{"a", "a"}, {"*b", "*b"}, {"b &", "b &amp;"}, {"& c", "&amp; **c"}, {"c d", "c** d"}, {f.text, src},
	} {
		from := strings.Index(f.text, tt.words)
		start, end := f.source(from, from+len(tt.words))
		if got := src[start:end]; got != tt.want {
			t.Errorf("%q comes from %q, want %q", tt.words, got, tt.want)
		}
	}
}

func TestAnswer(t *testing.T) {
	for _, tt := range []struct{ text, ask, answer string }{
		{"Was it? → yes", "Was it?", "yes"},
		{"Was it? -> no, never", "Was it?", "no, never"},
		{"Does A -> B? → yes", "Does A -> B?", "yes"},
		{"Does A? really → yes", "Does A? really", "yes"},
		{"A → B", "A", "B"},
		{"A → B? no arrow after", "A", "B? no arrow after"},
		{"Closed", "Closed", ""},
		{"Why? →", "Why?", ""},
	} {
		if ask, reply := answer(tt.text); ask != tt.ask || reply != tt.answer {
			t.Errorf("%q: got %q and %q, want %q and %q", tt.text, ask, reply, tt.ask, tt.answer)
		}
	}
}

func TestOpening(t *testing.T) {
	long := strings.Repeat("word ", 400)
	if got := opening(long); len(got) > maxSummary+4 || !strings.HasSuffix(got, "word …") {
		t.Errorf("got %d bytes: …%q", len(got), got[len(got)-20:])
	}
	if got := opening(strings.Repeat("語", 800)); !strings.HasSuffix(got, "語…") || model.Clean(got) != got {
		t.Errorf("got …%q", got[len(got)-20:])
	}
	if got := opening("short"); got != "short" {
		t.Errorf("got %q", got)
	}
}
