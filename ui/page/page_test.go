package page

import (
	"strings"
	"testing"

	"readout/model"
)

// lines returns every line of a page as it is drawn.
func lines(p *Page, m *Marks) []string {
	var all []string
	if p.Empty() {
		return nil
	}
	for pos, moved := p.First(), 1; moved != 0; pos, moved = p.Move(pos, 1) {
		all = append(all, string(p.AppendLine(nil, pos, m)))
	}
	return all
}

func TestOneParagraph(t *testing.T) {
	src := "A small text that is\nlaid out in lines."
	b := &model.Briefing{Markdown: src, Text: &model.Document{Source: src, Blocks: []model.Block{{
		End: int32(len(src)), Spans: []model.Span{{Text: src, End: int32(len(src)), Exact: true}},
	}}}}
	got := strings.Join(lines(New(b, Options{Width: 12}), nil), "\n")
	want := "A small text\nthat is laid\nout in\nlines."
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
