package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// BenchmarkViewUnchanged is what every message costs that changes nothing.
func BenchmarkViewUnchanged(b *testing.B) {
	a := app(b, 200, 60)
	a.View()
	b.ReportAllocs()
	for b.Loop() {
		a.View()
	}
}

// BenchmarkView draws every row of a screen anew.
func BenchmarkView(b *testing.B) {
	for _, size := range sizes {
		b.Run(name(size), func(b *testing.B) {
			var m tea.Model = app(b, size[0], size[1])
			m = play(m, "]", "]", "]")
			b.ReportAllocs()
			for b.Loop() {
				m.(*ui.App).Stale()
				m.View()
			}
		})
	}
}

// BenchmarkKey moves the cursor and draws.
func BenchmarkKey(b *testing.B) {
	var m tea.Model = app(b, 200, 60)
	down, up := press("j"), press("k")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		key := down
		if i%40 >= 20 {
			key = up
		}
		m, _ = m.Update(key)
		m.View()
	}
}

// BenchmarkFilter types a letter of a filter over 5,000 quotations.
func BenchmarkFilter(b *testing.B) {
	var src strings.Builder
	src.WriteString("---\ntitle: Many\nactors:\n  a: Ann Abel\n  b: Bob Bond\n---\n")
	for range 2500 {
		src.WriteString("\nHe said [“something of note”](#a) and [“another thing”](#b) on that day.\n")
	}
	many, err := content.Parse("many.md", []byte(src.String()), content.Options{})
	if err != nil {
		b.Fatal(err)
	}
	var m tea.Model = app(b, 200, 60, func(c *ui.Config) { c.Briefings = []*model.Briefing{many} })
	m = play(m, "f", "type:by:a thin")
	b.ReportAllocs()
	for b.Loop() {
		m, _ = m.Update(press("g"))
		m.View()
		m, _ = m.Update(keys["backspace"])
		m.View()
	}
}

// BenchmarkOpenAtQuotation opens the reader on 10 MB of prose, a quotation in
// every 400 bytes or so, at a quotation near its end, and draws the screen.
func BenchmarkOpenAtQuotation(b *testing.B) {
	var src strings.Builder
	src.WriteString("---\ntitle: Long\nactors:\n  a: Ann Abel\n---\n")
	prose := strings.Repeat("The two sides met again by the lake and spoke until night fell. ", 5)
	for i := 0; src.Len() < 10<<20; i++ {
		if i%40 == 0 {
			src.WriteString("\n## One more day\n")
		}
		src.WriteString("\n" + prose + "“Nobody won”, they wrote; she called it [“a day like others”](#a).\n")
	}
	long, err := content.Parse("long.md", []byte(src.String()), content.Options{})
	if err != nil {
		b.Fatal(err)
	}
	at := long.AddressOf(model.Ref{Type: model.TypeQuote, Index: len(long.Quotes()) - 100})
	b.ReportAllocs()
	for b.Loop() {
		app(b, 200, 60, func(c *ui.Config) { c.Briefings, c.Address = []*model.Briefing{long}, at }).View()
	}
	b.ReportMetric(float64(len(long.Quotes())), "quotes")
}

func name(size [2]int) string {
	return map[[2]int]string{{40, 12}: "40x12", {80, 24}: "80x24", {120, 36}: "120x36", {200, 60}: "200x60"}[size]
}

func TestViewUnchangedDoesNotAllocate(t *testing.T) {
	a := app(t, 200, 60)
	a.View()
	if n := testing.AllocsPerRun(100, func() { a.View() }); n > 0 {
		t.Errorf("%v allocations", n)
	}
	before := a.View().Content
	a.Update(struct{ unknown int }{1})
	if a.View().Content != before {
		t.Error("a message of others changed the screen")
	}
}
