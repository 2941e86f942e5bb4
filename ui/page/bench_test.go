package page

import (
	"fmt"
	"strings"
	"testing"

	"readout/model"
)

// long returns a briefing of about n bytes of running text.
func long(b *testing.B, n int) *model.Briefing {
	b.Helper()
	var sb strings.Builder
	sb.WriteString("---\nactors: {ana: Ana Ruiz, bo: Bo Larsen}\n---\n\n")
	for i := 0; sb.Len() < n; i++ {
		fmt.Fprintf(&sb, "## Section %d\n\n", i)
		for range 4 {
			sb.WriteString("The delegations met for the *third* time this week, and somebody from the valley called it\n" +
				"[“a step that nobody expected”](#ana) while the coast spoke of **patience**; see the\n" +
				"[report](https://example.org/report) for what was said — and what was not.\n\n")
		}
		sb.WriteString("> “We share what we have.”\n> “And we keep what is ours.”\n> — Bo Larsen\n\n- [ ] Who pays?\n- an item\n\n")
	}
	return parse(b, sb.String())
}

// BenchmarkScreen draws 60 lines that were drawn before: it has to stay well
// under 0.1 ms and to allocate nothing.
func BenchmarkScreen(b *testing.B) {
	br := long(b, 50_000)
	p := New(br, Options{Width: 72, Theme: dark, Links: true})
	marks := &Marks{Selected: 2, Matches: Search(br, "the"), Current: 3, Dim: func(q int) bool { return q%3 == 0 }}
	for name, m := range map[string]*Marks{"bare": nil, "marked": marks} {
		b.Run(name, func(b *testing.B) {
			dst := make([]byte, 0, 1<<16)
			b.ReportAllocs()
			for b.Loop() {
				pos := p.First()
				dst = dst[:0]
				for range 60 {
					dst = p.AppendLine(dst, pos, m)
					pos, _ = p.Move(pos, 1)
				}
			}
		})
	}
}

// BenchmarkOpen opens a page of a large document at a given place and draws
// its screen. The size of the document must not matter.
func BenchmarkOpen(b *testing.B) {
	for _, size := range []int{100_000, 10_000_000} {
		br := long(b, size)
		q := br.Quotes()[len(br.Quotes())*3/4]
		b.Run(fmt.Sprintf("%dkB", size/1000), func(b *testing.B) {
			for b.Loop() {
				p := New(br, Options{Width: 72, Theme: dark})
				pos := p.At(q.At.Start)
				for range 60 {
					p.AppendLine(nil, pos, nil)
					pos, _ = p.Move(pos, 1)
				}
			}
		})
	}
}

// BenchmarkLast goes to the end of a large document.
func BenchmarkLast(b *testing.B) {
	br := long(b, 10_000_000)
	o := Options{Width: 72, Theme: dark}
	for b.Loop() {
		p := New(br, o)
		p.Last()
	}
}

// BenchmarkMeasure measures every block of a megabyte.
func BenchmarkMeasure(b *testing.B) {
	p := New(long(b, 1_000_000), Options{Width: 72, Theme: dark})
	b.SetBytes(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		p.Measure(nil)
	}
}

// BenchmarkSearch searches a megabyte.
func BenchmarkSearch(b *testing.B) {
	br := long(b, 1_000_000)
	for _, words := range []string{"nobody expected", "Nobody", "zzz"} {
		b.Run(words, func(b *testing.B) {
			b.SetBytes(1_000_000)
			b.ReportAllocs()
			for b.Loop() {
				Search(br, words)
			}
		})
	}
}

// BenchmarkTable lays out a block that Glamour draws.
func BenchmarkTable(b *testing.B) {
	br := parse(b, "| a | b | c |\n|---|---|---|\n"+strings.Repeat("| some words | **more** words | 3 |\n", 20))
	p := New(br, Options{Width: 72, Theme: dark})
	for b.Loop() {
		p.cache.clear()
		p.Last()
	}
}

// BenchmarkGlamour prints a briefing of 20 kB for a terminal.
func BenchmarkGlamour(b *testing.B) {
	br := long(b, 20_000)
	for b.Loop() {
		if _, err := Glamour(br, dark, 72); err != nil {
			b.Fatal(err)
		}
	}
}
