package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout/content/draft"
)

var update = flag.Bool("update", false, "rewrite what is expected")

// TestCases reads each file of testdata: an article under a name, which may be
// that of an address, and what is made of it. A line "served as TYPE" above
// them gives its content type.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil || len(ar.Files) != 2 {
				t.Fatalf("an article and what is wanted: %v", err)
			}
			name, o := ar.Files[0].Name, Options{}
			if strings.Contains(name, "://") {
				o.URL = name
			}
			got := told(Read(name, served(string(ar.Comment)), ar.Files[0].Data, o))
			if want := string(ar.Files[1].Data); got == want {
				return
			} else if !*update {
				t.Fatalf("got:\n%s\nwant:\n%s", got, want)
			}
			ar.Files[1].Data = []byte(got)
			if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func served(comment string) string {
	for line := range strings.Lines(comment) {
		if media, ok := strings.CutPrefix(strings.TrimSpace(line), "served as "); ok {
			return media
		}
	}
	return ""
}

// told is what was made of an article, a fact or a block a line.
func told(a draft.Article, notices []string, err error) string {
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, fact := range [][2]string{{"title", a.Title}, {"by", a.Author}, {"in", a.Outlet}, {"on", a.Date}, {"lang", a.Lang}, {"at", a.URL}} {
		if fact[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", fact[0], fact[1])
		}
	}
	for _, n := range notices {
		fmt.Fprintf(&b, "notice: %s\n", n)
	}
	for _, block := range a.Blocks {
		fmt.Fprintf(&b, "%s %s\n", map[draft.Kind]string{draft.Paragraph: "|", draft.Heading: "#", draft.Item: "-", draft.Quoted: ">"}[block.Kind], block.Text)
	}
	return b.String()
}
