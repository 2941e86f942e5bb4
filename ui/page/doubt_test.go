package page_test

import (
	"strings"
	"testing"

	"readout/model"
	"readout/ui/page"
)

func TestDoubtIsSigned(t *testing.T) {
	tests := []struct {
		check model.Check
		guess bool
		want  string
	}{
		{model.Exact, false, "“so it is” he said"},
		{model.Differs, false, "“so it is”# he said"},
		{model.Missing, true, "“so it is”#? he said"},
		{model.Unchecked, true, "“so it is”? he said"},
	}
	for _, tt := range tests {
		b := &model.Briefing{
			Facts: &model.Facts{Quotes: []model.Quote{{By: "a", Guess: tt.guess, Segments: []model.Segment{{Text: "so it is", Check: tt.check}}}}},
			Text: &model.Document{Blocks: []model.Block{{Kind: model.Paragraph, End: 26, Spans: []model.Span{
				{Text: "“so it is”", End: 14, Quote: 1}, {Text: " he said", Src: 14, End: 22},
			}}}},
		}
		p := page.New(b, page.Options{Width: 60})
		if got := string(p.AppendLine(nil, p.First(), nil)); !strings.Contains(got, tt.want) {
			t.Errorf("%s, guess %v: %q, not %q", tt.check, tt.guess, got, tt.want)
		}
	}
}
