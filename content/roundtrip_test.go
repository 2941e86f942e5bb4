package content

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/model"
)

// embeddedFiles lists the embedded briefings.
func embeddedFiles(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"embedded/*.md", "embedded/*/*.md"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, names...)
	}
	if len(out) == 0 {
		t.Fatal("no briefings are embedded")
	}
	return out
}

func parsed(t *testing.T, name string, src []byte) *model.Briefing {
	t.Helper()
	b, err := Parse(name, src, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func jsonOf(t *testing.T, b *model.Briefing) []byte {
	t.Helper()
	out, err := JSON(b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestThereAndBack turns Markdown into JSON, Markdown and JSON again.
func TestThereAndBack(t *testing.T) {
	for _, name := range embeddedFiles(t) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		first := jsonOf(t, parsed(t, name, src))
		read := parsed(t, strings.TrimSuffix(name, ".md")+".json", first)
		md, err := Format(read)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(md, src) {
			t.Errorf("%s: its JSON is written as other Markdown", name)
		}
		if again := jsonOf(t, parsed(t, name, md)); !bytes.Equal(again, first) {
			t.Errorf("%s: there and back it is\n%s\nwant\n%s", name, again, first)
		}
	}
}

// TestHostileThereAndBack does the same with texts that nobody should draw as
// they are: JSON escapes what it must and loses nothing, whatever is cleaned
// for the screen. What is no text, such as a NUL, is U+FFFD in both.
func TestHostileThereAndBack(t *testing.T) {
	for name, src := range map[string]string{
		"controls":  "---\ntitle: \"x\\e]0;evil\\a\"\nactors:\n  a: \"N\\x07\\u200d\\u2066, role \\x1b]52;c;A\\x07\"\n---\n\x1b[31m [“w\x1b[0m”](#a) \u009b31m \x7f\b\n",
		"entities":  "&#27;]52;c;A&#7; [“wo&#27;[31mrds”](#a) `&#27;P` &#x9b;31m &#0;\n\n## H &#27;[31m\n\n```\n&#27; \x1b[31m\n```\n",
		"invisible": "a\u202eb \u2066c\u2069 \u200b\u2062 \ufeff \U000e0041 \u2028 \u2029 \u0085 e" + strings.Repeat("\u0301", 60) + "\n",
		"marked":    "\ufeff---\r\ntitle: T\r\n---\r\n\r\n## H\r\rtext\r\n",
		"nuls":      strings.Repeat("some words ", 30) + "\x00 \xff\xfe [“w\x00”](#a)\n",
		"escapes":   `<script>&amp;\u0041 "\\" </script> ` + "\t[“a\tb”](#a)\n",
		"unclosed":  "[“a](#a \"x\n\n> “b\n> — \x1b[0m\n\n<!-- \x1b\n",
	} {
		b := parsed(t, "a.md", []byte(src))
		first := jsonOf(t, b)
		md, err := Format(parsed(t, "a.json", first))
		if err != nil || string(md) != b.Markdown {
			t.Errorf("%s: its JSON is written as %q, %v", name, md, err)
		}
		if again := jsonOf(t, parsed(t, "a.md", md)); !bytes.Equal(again, first) {
			t.Errorf("%s: there and back it is\n%s\nwant\n%s", name, again, first)
		}
		if i := bytes.IndexFunc(first, func(c rune) bool { return c < ' ' && c != '\n' }); i >= 0 {
			t.Errorf("%s: JSON holds a control: %q", name, first[i:])
		}
	}
}

// The Markdown in a JSON file that another program wrote is read as the same
// Markdown in a file of its own.
func TestMarkdownOfOthers(t *testing.T) {
	src := `{"markdown": "\ufeff---\r\ntitle: T\r\n---\r\n\r\nText \u0000 \ud800 [“so”](#a).\rMore.\n"}`
	b := parsed(t, "a.json", []byte(src))
	if want := "---\ntitle: T\n---\n\nText \ufffd \ufffd [“so”](#a).\nMore.\n"; b.Markdown != want {
		t.Errorf("read as %q, want %q", b.Markdown, want)
	}
	survives(t, b)
}

// TestFactsAlone writes the facts without their text, in short forms or long,
// and finds the same facts again.
func TestFactsAlone(t *testing.T) {
	for _, name := range embeddedFiles(t) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b := parsed(t, name, src)
		b.Markdown, b.Body = "", 0
		for _, how := range []form{0, withInferred, shortForms, shortForms | withInferred} {
			again, err := reread(b, canonical(b, "", how))
			if err != nil {
				t.Fatalf("%s: form %d: %v", name, how, err)
			}
			if how != shortForms && !sameFacts(b, again) {
				t.Errorf("%s: form %d loses facts:\n%s", name, how, canonical(b, "", how))
			}
		}
	}
}

// TestLineEnds reads the same from a file of another system.
func TestLineEnds(t *testing.T) {
	for _, name := range embeddedFiles(t) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := jsonOf(t, parsed(t, name, src))
		other := append([]byte("\ufeff"), bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n"))...)
		if got := jsonOf(t, parsed(t, name, other)); !bytes.Equal(got, want) {
			t.Errorf("%s: with \\r\\n it is\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestFixKeepsTheRest(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"nothing", "---\ntitle: T\n---\nText.\n", "---\ntitle: T\n---\nText.\n"},
		{"windows", "\ufeff---\r\ntitle: a: b\r\n---\r\nText.\r\n", "\ufeff---\r\ntitle: \"a: b\"\r\n---\r\nText.\r\n"},
		{"twice", "---\nactors:\n\ta: Ann: x\n---\n", "---\nactors:\n  a: \"Ann: x\"\n---\n"},
		{"guess", "---\nactors: {trump: Donald Trump}\n---\n[“x”](#trmp)\n", "---\nactors: {trump: Donald Trump}\n---\n[“x”](#trmp)\n"},
		{
			"stance", "---\nactors: {a: A}\nissues: {x: {title: X, positions: {a: agianst}}}\n---\n## X\n",
			"---\nactors: {a: A}\nissues: {x: {title: X, positions: {a: against}}}\n---\n## X\n",
		},
	}
	for _, tt := range tests {
		out, done, err := Fix("a.md", []byte(tt.src), Options{})
		if err != nil || string(out) != tt.want {
			t.Errorf("%s: Fix gives %q, %v; want %q", tt.name, out, err, tt.want)
		}
		if (tt.src == tt.want) != (len(done) == 0) {
			t.Errorf("%s: Fix names %d mends", tt.name, len(done))
		}
		again, done, err := Fix("a.md", out, Options{})
		if err != nil || len(done) > 0 || !bytes.Equal(again, out) {
			t.Errorf("%s: a second Fix mends %v, %v", tt.name, done, err)
		}
	}
}

func TestFixJSON(t *testing.T) {
	src := `{"actors": [{"id": "a", "nmae": "Ann"}], "markdown": "---\nactors: {a: Ann}\n---\nText.\n"}`
	out, _, err := Fix("a.json", []byte(src), Options{})
	if err != nil || string(out) != src {
		t.Errorf("Fix gives %s, %v", out, err)
	}
}
