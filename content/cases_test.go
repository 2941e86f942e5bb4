package content

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// TestCases reads the first file of every archive and compares what the other
// files expect of it: its JSON, its mistakes, the file with its mends applied,
// the file written anew, the error of one that cannot be read. All files are
// there to be read by the briefing.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { runCase(t, name) })
	}
}

func runCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	first, o := archive.Files[0], Options{FS: files}
	changed := false
	for i, f := range archive.Files[1:] {
		got, known := produce(t, f.Name, first, o)
		if !known || bytes.Equal(got, f.Data) {
			continue
		}
		if *update {
			archive.Files[i+1].Data, changed = got, true
			continue
		}
		t.Errorf("%s: %s is\n%s\nwant\n%s", name, f.Name, got, f.Data)
	}
	if changed {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// produce makes what a file of a case expects.
func produce(t *testing.T, what string, first txtar.File, o Options) (got []byte, known bool) {
	t.Helper()
	b, err := Parse(first.Name, first.Data, o)
	switch what {
	case "error":
		if err == nil {
			return nil, true
		}
		return []byte(err.Error() + "\n"), true
	case "mistakes":
		mistakes, err := CheckBytes(first.Name, first.Data, o)
		if refused := (*Refusal)(nil); err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, m := range mistakes {
			out.WriteString(Report(m))
		}
		return []byte(out.String()), true
	case "fixed":
		out, _, err := Fix(first.Name, first.Data, o)
		if err != nil {
			t.Fatal(err)
		}
		return out, true
	}
	if !slices.Contains([]string{"want.json", "format"}, what) {
		return nil, false
	}
	if err != nil {
		t.Fatal(err)
	}
	if what == "format" {
		b.Markdown, b.Body = "", 0
		got, err = Format(b)
	} else {
		got, err = JSON(b)
	}
	if err != nil {
		t.Fatal(err)
	}
	return got, true
}
