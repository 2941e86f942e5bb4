package draft_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout/content/draft"
)

// articles is the text of all cases, over and over up to a size in bytes.
func articles(tb testing.TB, size int) string {
	tb.Helper()
	names, err := filepath.Glob("testdata/cases/article-of-*.txtar")
	if err != nil || len(names) == 0 {
		tb.Fatal("no cases", err)
	}
	var all strings.Builder
	for all.Len() < size {
		for _, name := range names {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				tb.Fatal(err)
			}
			all.WriteString(part(archive, "article.txt"))
			all.WriteByte('\n')
		}
	}
	return all.String()
}

// BenchmarkDraft drafts ordinary articles of three sizes.
func BenchmarkDraft(b *testing.B) {
	for _, size := range []int{4 << 10, 256 << 10, 4 << 20} {
		text := articles(b, size)
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				draft.Draft(draft.Plain(text), draft.Options{})
			}
		})
	}
}

// hostile are texts that are large in one way only.
func hostile(n int) map[string]string {
	names := func(n int, form string) string {
		var sb strings.Builder
		for i := range n {
			fmt.Fprintf(&sb, form, i)
		}
		return sb.String()
	}
	return map[string]string{
		"one-sentence":        strings.Repeat("and the river rose again ", n),
		"one-paragraph":       strings.Repeat("The river rose. ", n),
		"quotations":          strings.Repeat("he said “we will not go” and ", n),
		"quoted-sentences":    strings.Repeat("“We will not go,” he said. ", n),
		"opening-marks":       strings.Repeat("“ a ", n),
		"closing-marks":       strings.Repeat("a” ", n),
		"straight-marks":      strings.Repeat("\" a", n),
		"single-marks":        strings.Repeat("‘a ", n),
		"lines-left-open":     strings.Repeat("He said, “we go.\n", n),
		"names":               names(n, "Anna Name%d said so. "),
		"one-name":            strings.Repeat("Anna Vance met Anna Vance. ", n),
		"one-last-name":       names(n, "Anna%d Vance said “we will not go”. "),
		"one-first-name":      names(n, "“We will not go,” said Anna Vance%d. "),
		"capitals":            strings.Repeat("Vance ", n),
		"institutions":        strings.Repeat("Center for ", n),
		"commas":              strings.Repeat("Vance, ", n),
		"commas-and-quotes":   strings.Repeat("Vance, “we will go”, ", n),
		"pronouns":            "Anna Vance came. " + strings.Repeat("she ", n),
		"pronouns-that-speak": "Anna Vance came. " + strings.Repeat("“We will not go,” she said. ", n),
		"according":           strings.Repeat("according to ", n),
		"who":                 strings.Repeat("Vance who ", n),
		"said":                strings.Repeat("said ", n),
		"headings":            strings.Repeat("A Heading Here\n\nThe river rose again and again in the night, they wrote.\n\n", n/4),
		"blank-lines":         strings.Repeat("\n \n", n),
		"wrapped":             strings.Repeat("a line that was broken at a margin as mail does it\n", n/4) + "\n\nx",
		"questions":           strings.Repeat("Who knows what comes next? ", n),
		"one-word":            strings.Repeat("a", 8*n),
		"abbreviations":       strings.Repeat("U.S.", n),
		"brackets":            strings.Repeat("Vance (", n),
		"words-of":            strings.Repeat("in the words of ", n),
		"quoted-as-saying":    strings.Repeat("was quoted as saying ", n),
	}
}

// BenchmarkHostile shows that time grows with size and with nothing else: the
// two sizes take the same time per byte.
func BenchmarkHostile(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		for name, text := range hostile(n) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					draft.Draft(draft.Plain(text), draft.Options{})
				}
			})
		}
	}
}
