package page

import (
	"strings"
	"sync"
	"testing"

	"readout/model"
	"readout/ui/theme"
)

// TestTwoReaders lays one briefing out for readers with different terminals at
// once, each measuring beside. It is for the race detector, and compares.
func TestTwoReaders(t *testing.T) {
	b := mixed(t)
	var wg sync.WaitGroup
	for _, th := range []*theme.Theme{dark, theme.New(theme.Options{}), theme.New(theme.Options{NoColor: true, ASCII: true})} {
		o := Options{Width: 50, Theme: th}
		want := drawnText(New(b, o), nil)
		p := New(b, o)
		for range 3 {
			wg.Go(func() { p.Measure(nil) })
		}
		wg.Go(func() {
			if got := drawnText(p, &Marks{Selected: -1}); got != want {
				t.Errorf("alone:\n%s\nwith others:\n%s", want, got)
			}
			p.Set(Options{Width: 30, Theme: th})
			p.Last()
		})
	}
	wg.Wait()
}

// TestLongLines lays out paragraphs of megabytes.
func TestLongLines(t *testing.T) {
	for name, word := range map[string]string{"words": "word ", "one word": "word", "ideographs": "中文", "segments": "“a b.”\n> \n> "} {
		n := 1_000_000 / len(word)
		if testing.Short() {
			n /= 20
		}
		src := strings.Repeat(word, n)
		if name == "segments" {
			src = "> " + src + "— Ana Ruiz"
		}
		b := parse(t, src)
		p := New(b, Options{Width: 60, Theme: dark})
		last := p.Last()
		if p.At(p.Offset(last)) != last {
			t.Errorf("%s: the last line is not found again", name)
		}
		if !p.Apply(p.Measure(nil)) {
			t.Errorf("%s: not measured", name)
		}
	}
}

// TestListedOnly prints a briefing that holds facts and no text.
func TestListedOnly(t *testing.T) {
	b := &model.Briefing{Title: "T", Facts: &model.Facts{Quotes: []model.Quote{{Form: model.Listed, Segments: []model.Segment{{Text: "words"}}}}}}
	if got := Plain(b, 0, false); got != "T\n\nunmarked · draft\n" {
		t.Errorf("%q", got)
	}
	if got := Markdown(b); !strings.Contains(got, "“words”") {
		t.Errorf("%q", got)
	}
}
