package content

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/model"
)

// hostile names texts that cost a careless reader the square of their length,
// or more memory than there is.
func hostile() map[string]string {
	many := func(n int, of func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(of(i))
		}
		return b.String()
	}
	return map[string]string{
		"open links":          strings.Repeat("[a](", 50_000),
		"open links, blocks":  strings.Repeat(strings.Repeat("[a](", 900)+"\n\n", 60),
		"parentheses, blocks": strings.Repeat(strings.Repeat("[a]((b)", 900)+"\n\n", 40),
		"titles, blocks":      strings.Repeat(strings.Repeat("[a](b (", 900)+"\n\n", 40),
		"brackets, blocks":    strings.Repeat(strings.Repeat("[", 1900)+strings.Repeat("]", 1900)+"\n\n", 60),
		"small blocks":        strings.Repeat(strings.Repeat("[", 500)+strings.Repeat("]", 500)+"\n\n", 200),
		"open emphasis":       strings.Repeat("*a ", 70_000),
		"mixed emphasis":      strings.Repeat("*a **b _c __d ", 15_000),
		"closing emphasis":    strings.Repeat("a* ", 70_000),
		"backtick runs":       many(600, func(i int) string { return strings.Repeat("`", i+1) + " " }),
		"angle brackets":      strings.Repeat("<", 200_000),
		"open tags":           strings.Repeat("<a x=\"", 33_000),
		"open comments":       strings.Repeat("<!-- ", 40_000),
		"brackets":            strings.Repeat("[", 200_000),
		"bracket pairs":       strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
		"images":              strings.Repeat("![", 100_000),
		"nested quotations":   strings.Repeat(">", 100_000),
		"nested twice":        strings.Repeat(strings.Repeat("> ", 50_000)+"a\n", 2),
		"nested lists":        strings.Repeat("- ", 100_000) + "a",
		"indented lists":      many(400, func(i int) string { return strings.Repeat("  ", i) + "- a\n" }),
		"deep then blank":     strings.Repeat("- ", 200) + "a\n" + strings.Repeat("\n", 200_000) + "b",
		"one line":            strings.Repeat("word ", 2<<20),
		"one long word":       strings.Repeat("w", 10<<20),
		"one line, signs":     strings.Repeat("word [a](b) ", 800_000),
		"wide table":          "|" + strings.Repeat("a|", 10_000) + "\n|" + strings.Repeat("-|", 10_000) + "\n" + strings.Repeat("|b|\n", 100),
		"long table":          "|a|b|\n|-|-|\n" + strings.Repeat("c\n", 500_000),
		"definitions":         many(100_000, func(i int) string { return fmt.Sprintf("[r%d]: u\n", i) }),
		"same definitions":    strings.Repeat("[r]: u\n", 100_000),
		"open definitions":    strings.Repeat("[r\n", 100_000),
		"footnotes":           many(50_000, func(i int) string { return fmt.Sprintf("[^%d]: note\n\n[^%d] ", i, i) }),
		"stray brackets":      strings.Repeat("[“a](#b) ", 30_000),
		"stray in paragraph":  strings.Repeat("[“a ] b”](#c)\n\n", 20_000),
		"quotation marks":     strings.Repeat("> “a ” „b “\n", 19_000) + "> — A",
		"open marks":          "> " + strings.Repeat("“", 100_000) + "\n> — A",
		"attributions":        strings.Repeat("> “a”\n> — A\n", 9_000),
		"dashes":              strings.Repeat("> — A\n", 19_000),
		"letters":             strings.Repeat("a\n\n", 300_000),
		"items":               strings.Repeat("- a\n", 300_000),
		"questions":           strings.Repeat("- [ ] a\n", 100_000),
		"headings":            strings.Repeat("# a\n", 100_000),
		"open fence":          "```\n" + strings.Repeat("a\n\n", 1_000_000),
		"fences":              strings.Repeat("```\n\n", 200_000),
		"open HTML":           "<script>\n" + strings.Repeat("a\n\n", 1_000_000),
		"entities":            strings.Repeat("&#27;&amp;&", 50_000),
		"escapes":             strings.Repeat("\\*\\", 50_000),
		"marks":               "a" + strings.Repeat("\u0301*\u0301*", 20_000),
		"blank lines":         strings.Repeat("\n", 2<<20),
		"carriage returns":    strings.Repeat("\r", 200_000),
		"setext":              strings.Repeat("a\n=\n", 100_000),
		"tabs":                strings.Repeat("\t", 100_000) + strings.Repeat("-\t", 50_000) + "a",
	}
}

// Each of them is read to its end. Those that are quadratic somewhere would take
// hours; how long they take says BenchmarkBodyHostile.
func TestBodyHostile(t *testing.T) {
	for name, src := range hostile() {
		if testing.Short() {
			src = strings.ToValidUTF8(src[:len(src)/16], "")
		}
		t.Run(name, func(t *testing.T) {
			read := make(chan body, 1)
			go func() { read <- parseBody(src, 0, nil) }()
			select {
			case out := <-read:
				if err := sound(src, out); err != nil {
					t.Error(err)
				}
			case <-time.After(2 * time.Minute):
				t.Fatalf("%d bytes are not read to their end", len(src))
			}
		})
	}
}

func BenchmarkBodyHostile(b *testing.B) {
	for name, src := range hostile() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				parseBody(src, 0, nil)
			}
		})
	}
}

// What is beyond the memory that a text may take is kept as it is.
func TestBodyRoom(t *testing.T) {
	src := strings.Repeat("# H\n\nsome words\n\n", 400)
	r := newBodyReader(src)
	r.size, r.room = 100, 20_000
	r.read(0)
	r.finish()
	if err := sound(src, r.out); err != nil {
		t.Error(err)
	}
	last := r.out.Doc.Blocks[len(r.out.Doc.Blocks)-1]
	if last.Kind != model.Code || int(last.End) != len(src) || len(r.out.Notices) != 1 {
		t.Errorf("ends with %+v, notices %q", last, r.out.Notices)
	}
}

func TestPairingCost(t *testing.T) {
	for _, tt := range []struct {
		block string
		dear  bool
	}{
		{strings.Repeat("[“words”](#ann \"issue\"), ", 300), false},
		{strings.Repeat("[paper](https://example.org/a_(b)_c 'T') and ", 200), false},
		{strings.Repeat("[paper](<a b> (title)) ", 200), false},
		{strings.Repeat("[a] [b][c] ", 300), false},
		{strings.Repeat("[a](", 900), true},
		{strings.Repeat("[a]((b)", 900), true},
		{strings.Repeat("[a](b (", 900), true},
		{strings.Repeat("[", 900) + strings.Repeat("]", 900), true},
	} {
		if got := pairingCost([]byte(tt.block)); (got > maxLinkCost*len(tt.block)) != tt.dear {
			t.Errorf("%.40q of %d bytes: %d steps", tt.block, len(tt.block), got)
		}
	}
}

// sound reports the first promise of a Document that a body breaks.
func sound(src string, out body) error {
	last := int32(0)
	for i, b := range out.Doc.Blocks {
		if b.Src < last || b.End < b.Src || int(b.End) > len(src) {
			return fmt.Errorf("block %d: bytes %d to %d of %d, after %d", i, b.Src, b.End, len(src), last)
		}
		last = b.Src
		if b.Bars > model.MaxNesting || b.Depth > model.MaxNesting {
			return fmt.Errorf("block %d: %d bars, depth %d", i, b.Bars, b.Depth)
		}
		if int(b.Quote) > len(out.Quotes) || int(b.Question) > len(out.Questions) {
			return fmt.Errorf("block %d: quote %d of %d, question %d of %d", i, b.Quote, len(out.Quotes), b.Question, len(out.Questions))
		}
		at := b.Src
		for j, s := range b.Spans {
			if s.Src < at || s.End < s.Src || s.End > b.End {
				return fmt.Errorf("block %d, span %d: bytes %d to %d in %d to %d, after %d", i, j, s.Src, s.End, b.Src, b.End, at)
			}
			at = s.End
			if s.Exact && s.Text != src[s.Src:s.End] {
				return fmt.Errorf("block %d, span %d: %q is not %q", i, j, s.Text, src[s.Src:s.End])
			}
			if model.Clean(s.Text) != s.Text || strings.ContainsAny(s.Text, "\n") {
				return fmt.Errorf("block %d, span %d: %q is not clean", i, j, s.Text)
			}
			if int(s.Link) > len(out.Doc.Links) || int(s.Quote) > len(out.Quotes) {
				return fmt.Errorf("block %d, span %d: link %d of %d, quote %d of %d", i, j, s.Link, len(out.Doc.Links), s.Quote, len(out.Quotes))
			}
		}
	}
	return soundQuotes(src, out)
}

func soundQuotes(src string, out body) error {
	last := 0
	for i, q := range out.Quotes {
		if q.place().Start < last {
			return fmt.Errorf("quote %d begins at %d, before %d", i, q.place().Start, last)
		}
		last = q.place().Start
		if len(q.Segments) == 0 || int(q.Block) >= len(out.Doc.Blocks) || int(q.Heading) >= len(out.Headings) {
			return fmt.Errorf("quote %d: %+v", i, q)
		}
		for _, s := range q.Segments {
			if s.At.Start < 0 || s.At.End < s.At.Start || s.At.End > len(src) || !s.At.Known() {
				return fmt.Errorf("quote %d: %+v", i, s)
			}
			if model.CleanLine(s.Text) != s.Text {
				return fmt.Errorf("quote %d: %q is not clean", i, s.Text)
			}
		}
	}
	return nil
}
