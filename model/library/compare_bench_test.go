package library_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"readout/content"
	"readout/model"
	"readout/model/library"
)

// large makes a briefing of about a megabyte; of its paragraphs the given
// share is written anew, and as many have another word.
func large(tb testing.TB, seed uint64, anew int) *model.Briefing {
	tb.Helper()
	same, other := rand.New(rand.NewPCG(1, 1)), rand.New(rand.NewPCG(seed, 2))
	var b strings.Builder
	b.WriteString("---\ntitle: Large\ndate: 2032-01-26\nactors:\n  renn: Joren Renn\n---\n")
	for n := 0; b.Len() < 1<<20; n++ {
		if n%20 == 0 {
			fmt.Fprintf(&b, "\n## Section %d\n\n- [ ] What of %d?\n", n, n)
		}
		from, odd := same, other.IntN(100)
		skipped := make([]uint64, 60)
		for i := range skipped {
			skipped[i] = same.Uint64() // so that what is written anew leaves the rest as it is
		}
		if odd < anew {
			from = other
		}
		for i, w := range skipped {
			if from == other || i == 30 && odd < 2*anew {
				w = other.Uint64()
			}
			fmt.Fprintf(&b, "w%d ", w%5000)
		}
		fmt.Fprintf(&b, "[“word %d of them”](#renn)\n\n", skipped[0]%10000)
	}
	brief, err := content.Parse("large.md", []byte(b.String()), content.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return brief
}

func BenchmarkCompare(b *testing.B) {
	for _, anew := range []int{5, 40, 100} {
		b.Run(fmt.Sprintf("1MB/%d%%", anew), func(b *testing.B) {
			before, now := large(b, 1, anew), large(b, 2, anew)
			b.ReportAllocs()
			for b.Loop() {
				library.Compare(before, now)
			}
		})
	}
	b.Run("orrin", func(b *testing.B) {
		series := sample(b)
		for b.Loop() {
			library.Compare(series["orrin-03"], series["orrin-04"])
		}
	})
}

func BenchmarkWordDiff(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	side := func() string {
		var s strings.Builder
		for range 1000 {
			fmt.Fprintf(&s, "w%d ", r.IntN(50))
		}
		return s.String()
	}
	before, now := side(), side()
	for b.Loop() {
		library.WordDiff(before, now)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("# A\n\nOne two three.\n\n- [ ] Who?\n", "# A\n\nOne two four.\n\n- [x] Who? → me\n")
	f.Add("---\nactors:\n  a: A\nissues:\n  x:\n    title: X\n    positions:\n      a: for\n---\n## X\n\n[“w”](#a)\n", "")
	f.Add("one\n\n-", "")
	f.Add("> “e\u0301 👩\u200d🚀 🇩🇪🇫🇷”\n> — B\n\n***\n\n| a |\n|---|\n| b |\n", "三等分 \x1b[31m \u202e \xff")
	for _, b := range sample(f) {
		f.Add(b.Markdown, "")
	}
	f.Fuzz(func(t *testing.T, before, now string) {
		a, err := content.Parse("a.md", []byte(before), content.Options{})
		b, err2 := content.Parse("b.md", []byte(now), content.Options{})
		if err != nil || err2 != nil {
			t.Skip()
		}
		symmetric(t, a, b)
		symmetric(t, a, a)
	})
}
