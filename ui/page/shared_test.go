package page

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"readout/ui/theme"
)

// TestShared has many pages of one text made side by side, in two themes and
// widths: each shows what a page alone does.
func TestShared(t *testing.T) {
	b := parse(t, strings.Repeat(sharedText, 60))
	var options []Options
	for _, width := range []int{40, 72} {
		for _, o := range []theme.Options{{Dark: true}, {ASCII: true}} {
			options = append(options, Options{Width: width, Theme: theme.New(o), Links: true})
		}
	}
	lines := func(p *Page) (all [][]run) {
		h := p.Measure(nil)
		p.Apply(h)
		for pos, moved := p.First(), 1; moved > 0; pos, moved = p.Move(pos, 1) {
			l := p.line(pos)
			all = append(all, p.block(pos.Block).runs[l.from:l.to])
		}
		return all
	}
	var shared Shared
	var group sync.WaitGroup
	for _, o := range options {
		want := lines(New(b, o))
		for range 4 {
			group.Go(func() {
				own := o
				own.Theme, own.Shared = theme.New(o.Theme.Options()), &shared // each reader has a theme of their own
				if got := lines(New(b, own)); !reflect.DeepEqual(got, want) {
					t.Errorf("a shared page of %d columns differs from one alone", o.Width)
				}
			})
		}
	}
	group.Wait()
	p := New(b, Options{Width: 40, Theme: theme.New(theme.Options{Dark: true}), Links: true, Shared: &shared})
	before := p.block(1)
	if again := New(b, p.Options()).block(1); again != before {
		t.Error("a block is laid out twice")
	}
}

const sharedText = "# Title\n\nOne “quoted” word, a [link](https://example.org/x) and more words than fit into a line.\n\n" +
	"| a | b |\n|---|---|\n| 1 | two words |\n\n> “A quotation.”\n> — Ann\n\n```\ncode\n```\n"
