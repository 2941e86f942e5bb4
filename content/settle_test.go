package content

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"readout/model"
)

// choiceOf reads a choice as the cases in testdata write it, such as
// "quote 0 correct ann" or "position 1 discard".
func choiceOf(t *testing.T, line string) model.Choice {
	t.Helper()
	words := strings.Fields(line)
	if len(words) < 3 {
		t.Fatalf("no choice: %q", line)
	}
	c := model.Choice{Of: model.Ref{Type: model.Type(words[0]), Index: int(words[1][0] - '0')}, Verdict: model.Verdict(words[2])}
	switch rest := strings.Join(words[3:], " "); {
	case strings.HasPrefix(rest, "new "):
		c.Name = strings.TrimPrefix(rest, "new ")
	case c.Of.Type == model.TypePosition:
		c.Stance = model.Stance(rest)
	default:
		c.By = strings.Trim(rest, "?")
	}
	return c
}

// TestSettle makes the choices that the files of each archive are named for, in
// the first file of it.
func TestSettle(t *testing.T) {
	names, err := filepath.Glob("testdata/settle/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		first, changed := archive.Files[0], false
		for i, f := range archive.Files[1:] {
			choice := choiceOf(t, f.Name)
			out, _, err := Settle(first.Name, first.Data, choice, Options{})
			got := []byte(diffOf(first.Data, out))
			if err != nil {
				got = []byte(err.Error() + "\n")
			}
			switch {
			case bytes.Equal(got, f.Data):
			case *update:
				archive.Files[i+1].Data, changed = got, true
			default:
				t.Errorf("%s: %s gives\n%s\nwant\n%s", name, f.Name, got, f.Data)
			}
		}
		if changed {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// diffOf lists the lines that went with "-" and those that came with "+".
func diffOf(before, after []byte) string {
	var out strings.Builder
	for line := range strings.SplitAfterSeq(string(diff.Diff("a", before, "b", after)), "\n") {
		if line != "" && (line[0] == '-' || line[0] == '+') && !strings.HasPrefix(line, "---") && !strings.HasPrefix(line, "+++") {
			out.WriteString(line[:1] + " " + line[1:])
		}
	}
	return out.String()
}

// TestSettleBytes keeps byte order mark, line ends and bytes that are no text.
func TestSettleBytes(t *testing.T) {
	src := "\ufeff---\r\nactors: {ann: Ann}\r\n---\r\nA \xff \x00 \ufffd \xef word.\rIt was [“so\xef”](#ann?) \r\n\r\n[“x”](#?)\r\n"
	for _, tt := range []struct{ choice, old, new string }{
		{"quote 0 accept", "(#ann?)", "(#ann)"},
		{"quote 0 discard", "[“so\xef”](#ann?)", "“so\xef”"},
		{"quote 0 correct ?", "(#ann?)", "(#?)"},
		{"quote 1 correct ann", "(#?)", "(#ann)"},
		{"quote 1 discard", "[“x”](#?)", "“x”"},
	} {
		out, b, err := Settle("a.md", []byte(src), choiceOf(t, tt.choice), Options{})
		if want := strings.Replace(src, tt.old, tt.new, 1); err != nil || string(out) != want {
			t.Errorf("%s gives %q, %v; want %q", tt.choice, out, err, want)
		} else if again, err := Parse("a.md", out, Options{}); err != nil || !bytes.Equal(jsonOf(t, b), jsonOf(t, again)) {
			t.Errorf("%s: the briefing returned is not that of the file: %v", tt.choice, err)
		}
	}
	unix := strings.ReplaceAll(src, "actors: {ann: Ann}", "actors:\r\n  ann: Ann")
	out, _, err := Settle("a.md", []byte(unix), choiceOf(t, "quote 1 correct new Bo Bond"), Options{})
	want := strings.Replace(strings.Replace(unix, "actors:\r\n", "actors:\r\n  bond: Bo Bond\r\n", 1), "(#?)", "(#bond)", 1)
	if err != nil || string(out) != want {
		t.Errorf("a new speaker gives %q, %v; want %q", out, err, want)
	}
}

// TestSettleOther refuses what is no Markdown, with the line and what to do there.
func TestSettleOther(t *testing.T) {
	json := `{"actors": [{"id": "a"}],
"quotes": [{"by": "a", "guess": true, "exact": "w"}]}`
	yaml := "actors: {a: A}\nquotes:\n  - {by: a?, exact: w}\n"
	for name, src := range map[string]string{"a.json": json, "a.yaml": yaml} {
		_, _, err := Settle(name, []byte(src), choiceOf(t, "quote 0 accept"), Options{})
		want := name + ": not written: only Markdown is edited, and this is JSON or YAML\nhint: take the ?, or guess: true, out there by hand"
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
