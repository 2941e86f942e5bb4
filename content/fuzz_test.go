package content

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout/model"
)

// seeds returns the first file of every case, and the embedded briefings.
func seeds(tb testing.TB) []txtar.File {
	tb.Helper()
	names, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	var out []txtar.File
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, archive.Files[0])
	}
	names, err = filepath.Glob("embedded/*.md")
	if err != nil {
		tb.Fatal(err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, txtar.File{Name: name, Data: src})
	}
	return out
}

// FuzzFrontMatter gives any facts to the decoder, and any mend to them.
func FuzzFrontMatter(f *testing.F) {
	for _, file := range seeds(f) {
		if parts := strings.SplitN(string(file.Data), "---\n", 3); len(parts) == 3 {
			f.Add(parts[1])
		}
	}
	f.Fuzz(func(t *testing.T, facts string) {
		src := []byte("---\n" + facts + "\n---\n## X\n\n[“so”](#a)\n")
		mistakes, err := CheckBytes("a.md", src, Options{noSources: true})
		if err != nil {
			return
		}
		for _, m := range mistakes {
			if m.Line < 1 || m.Column < 1 || m.Width < 1 || m.What == "" {
				t.Errorf("%q: mistake without a place: %+v", facts, m)
			}
			if text := Report(m); model.Clean(text) != text {
				t.Errorf("%q: report %q is not clean", facts, text)
			}
		}
		if _, _, err := Fix("a.md", src, Options{noSources: true}); err != nil {
			t.Errorf("%q: fix: %v", facts, err)
		}
		b, err := Parse("a.yaml", []byte(facts), Options{noSources: true})
		if err == nil {
			survives(t, b)
		}
	})
}

// FuzzParse demands that a briefing that was read, written and read again is
// the same.
func FuzzParse(f *testing.F) {
	for _, file := range seeds(f) {
		f.Add(file.Name, file.Data)
	}
	f.Fuzz(func(t *testing.T, name string, src []byte) {
		b, err := Parse("a"+filepath.Ext(name), src, Options{noSources: true})
		if err == nil {
			survives(t, b)
		}
	})
}

// survives checks that a briefing is the same after it was written as
// Markdown and as JSON.
func survives(t *testing.T, b *model.Briefing) {
	t.Helper()
	want, err := JSON(b)
	if err != nil {
		t.Fatal(err)
	}
	md, err := Format(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []txtar.File{{Name: "a.md", Data: md}, {Name: "a.json", Data: want}} {
		again, err := Parse(file.Name, file.Data, Options{noSources: true})
		if err != nil {
			t.Fatalf("%s\n%v", file.Data, err)
		}
		got, err := JSON(again)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s:\n%s\nis read as\n%s\nwant\n%s", file.Name, file.Data, got, want)
		}
	}
}
