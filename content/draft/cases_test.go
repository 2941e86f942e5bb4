package draft_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout/content"
	"readout/content/draft"
	"readout/model"
)

var update = flag.Bool("update", false, "rewrite the golden briefings of the cases that have one")

// TestCases drafts the article of every archive and compares the briefing,
// read as a reader would read it, with what a person wrote about the article.
// A case that also holds a briefing.md expects exactly that one.
func TestCases(t *testing.T) {
	for name, archive := range cases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			got := draft.Draft(draft.Plain(part(archive, "article.txt")), draft.Options{}).Markdown
			b, err := content.Parse("draft.md", got, content.Options{})
			if err != nil {
				t.Fatalf("%s: the draft cannot be read: %v\n%s", name, err, got)
			}
			faults := compare(t, b, archive)
			for _, fault := range faults {
				t.Errorf("%s: %s", name, fault)
			}
			if len(faults) > 0 {
				t.Logf("the draft is\n%s", got)
			}
			golden(t, name, archive, got)
		})
	}
}

// cases reads every archive.
func cases(t testing.TB) map[string]*txtar.Archive {
	t.Helper()
	names, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	all := make(map[string]*txtar.Archive, len(names))
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = archive
	}
	return all
}

// part returns a file of an archive, or "".
func part(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// golden compares the draft byte for byte, if the case asks for it.
func golden(t *testing.T, name string, archive *txtar.Archive, got []byte) {
	t.Helper()
	for i, f := range archive.Files {
		if f.Name != "briefing.md" || bytes.Equal(f.Data, got) {
			continue
		}
		if !*update {
			t.Errorf("%s: the draft is\n%s\nwant\n%s", name, got, f.Data)
			continue
		}
		archive.Files[i].Data = got
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// compare lists what is wrong with a briefing: what no draft may do, then the
// case's own lines.
func compare(t *testing.T, b *model.Briefing, archive *txtar.Archive) (faults []string) {
	t.Helper()
	article := flat(part(archive, "article.txt"))
	for _, q := range b.Quotes() {
		if !strings.Contains(article, words(q)) {
			faults = append(faults, fmt.Sprintf("“%s” is not in the article word for word", words(q)))
		}
	}
	for i, a := range b.Actors() {
		if slices.ContainsFunc(b.Actors()[:i], func(o model.Actor) bool { return same(o.Name, a.Name) }) {
			faults = append(faults, fmt.Sprintf("%s is in the cast twice", a.Name))
		}
	}
	if n := b.Faults(); n > 0 {
		faults = append(faults, fmt.Sprintf("the draft has %d mistakes: %v", n, b.Mistakes))
	}
	facts := facts(t, part(archive, "want.txt"))
	faults = append(faults, compareQuotes(b, facts)...)
	for _, f := range facts {
		if got, ok := f.holds(b); !ok {
			faults = append(faults, fmt.Sprintf("want %q, got %s", f.line, got))
		}
	}
	return faults
}

// compareQuotes gives every line about a quotation one quotation of the
// briefing. If the case lists any, none may be left over.
func compareQuotes(b *model.Briefing, facts []fact) (faults []string) {
	left := slices.Clone(b.Quotes())
	take := func(fits func(model.Quote) bool) bool {
		i := slices.IndexFunc(left, fits)
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
		}
		return i >= 0
	}
	listed := false
	for _, f := range facts {
		if f.what != "quote" || f.no {
			continue
		}
		listed = true
		if f.text == "none" || take(func(q model.Quote) bool { return f.says(q) && f.saidBy(b, q) }) {
			continue
		}
		got := "no such quotation"
		if i := slices.IndexFunc(left, f.says); i >= 0 {
			got = "spoken by " + speaker(b, left[i])
			left = slices.Delete(left, i, i+1)
		}
		faults = append(faults, fmt.Sprintf("want %q, got %s", f.line, got))
	}
	for _, f := range facts {
		switch {
		case f.what == "maybe":
			take(f.says)
		case f.what == "quote" && f.no && take(f.says):
			faults = append(faults, fmt.Sprintf("want %q, got a quotation", f.line))
		}
	}
	for _, q := range left {
		if listed {
			faults = append(faults, fmt.Sprintf("nobody asked for “%s”, spoken by %s", words(q), speaker(b, q)))
		}
	}
	return faults
}
