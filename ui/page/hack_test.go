package page

import (
	"fmt"
	"testing"

	"readout/model"
	"readout/ui/theme"
)

func TestHack(t *testing.T) {
	for kind, src := range map[model.BlockKind]string{
		model.Table: "| Who | What | How many |\n|-----|:----:|---------:|\n| Rutte | [“breakthrough”](#rutte) and R&amp;D | 1 |\n| Somebody with a rather long name | &#27;[31mred&#27;]52;c;aGk=&#7; ~~&**#27;**[31m~~ [site](http://x.org/?a=1&b=2) | 22 |",
		model.Code:  "```go\nfunc main() { a := b & c \\* d // &amp; <b>\n\treturn\tx   a very long line that has to be wrapped because it is far too long for a page of 72 columns\n}\n```",
		model.HTML:  "<div>Some <b>bold</b> &lt;html&gt; text</div>",
		model.Footnote: "[^1]: A footnote with *emphasis*\n    and more `lines &amp; x` &amp; y.",
	} {
		b := &model.Briefing{Markdown: src, Text: &model.Document{Source: src, Blocks: []model.Block{{Kind: kind, End: int32(len(src))}}}}
		for _, w := range []int{100, 30} {
			p := New(b, Options{Width: w, Theme: theme.New(theme.Options{Dark: true}), Links: true})
			for _, l := range lines(p, nil) {
				fmt.Printf("%q\n", l)
			}
			p.Set(Options{Width: w})
			for _, l := range lines(p, nil) {
				fmt.Println(l)
			}
			for i, l := range p.block(0).lines {
				for _, r := range p.block(0).runs[l.from:l.to] {
					if r.src >= 0 {
						fmt.Printf("%d %q %q; ", i, r.text, src[r.src:r.end])
					}
				}
			}
			fmt.Println()
		}
	}
}
