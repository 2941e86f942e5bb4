package content

import (
	"fmt"
	"math/rand"
	"runtime"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// generated returns about size bytes of a briefing's text: sections with
// running text, emphasis, quotations, lists, questions, tables and code.
func generated(size int) string {
	rnd := rand.New(rand.NewSource(1))
	words := strings.Fields(`the talks border Lake Orrin delegation minister says water level that guarantee
		fisheries quota northern bank observers met again on a paper which nobody signed while Köhler and
		Łukasz asked for “patience” until spring commission treaty harbour`)
	var b strings.Builder
	run := func(n int) {
		for i := range n {
			if i%13 == 12 {
				b.WriteByte('\n')
			} else if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(words[rnd.Intn(len(words))])
		}
	}
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, "## Issue %d\n\n", n)
		for range 3 {
			run(30)
			b.WriteString(" *")
			run(3)
			b.WriteString("* [“")
			run(8)
			fmt.Fprintf(&b, "”](#actor-%d), ", n%40)
			run(25)
			fmt.Fprintf(&b, " [a paper](https://example.org/%d) &amp; more.\n\n", n)
		}
		b.WriteString("> “")
		run(15)
		b.WriteString(".”\n> “A second string.”\n> — Anna Köhler, Monday\n\n- [ ] ")
		run(6)
		b.WriteString("?\n- [x] Was it signed? → no\n- an item\n  - an item of its own\n\n")
		if n%5 == 0 {
			b.WriteString("| who | what |\n| --- | --- |\n| Anna | [“yes”](#anna) |\n\n```go\nfunc f() {}\n\nvar x = 1\n```\n\n")
		}
	}
	return b.String()
}

func BenchmarkBody(b *testing.B) {
	src := generated(1 << 20)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		parseBody(src, 0, nil)
	}
}

// BenchmarkGoldmark is what BenchmarkBody is measured against: the ratio of
// the two is to stay under 3.
func BenchmarkGoldmark(b *testing.B) {
	src := []byte(generated(1 << 20))
	p := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote)).Parser()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(text.NewReader(src))
	}
}

// BenchmarkBodyMemory reports what stays of a 10 MB text once it is read, and
// the most the process held of the system, both as multiples of the source.
func BenchmarkBodyMemory(b *testing.B) {
	src := generated(10 << 20)
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		out := parseBody(src, 0, nil)
		runtime.GC()
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(out)
	}
	size := float64(len(src))
	b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/size, "live/source")
	b.ReportMetric(float64(after.Sys)/size, "sys/source")
}

// BenchmarkParse reads a whole briefing, with its facts resolved: 1 MB that
// holds several thousand quotations.
func BenchmarkParse(b *testing.B) {
	src := []byte("---\nactors: {anna: Anna Köhler}\nsources: {article: The article}\n---\n" + generated(1<<20))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	quotes := 0
	for b.Loop() {
		read, err := Parse("a.md", src, Options{})
		if err != nil {
			b.Fatal(err)
		}
		quotes = len(read.Quotes())
	}
	b.ReportMetric(float64(quotes), "quotes")
}
