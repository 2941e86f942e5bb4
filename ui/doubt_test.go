package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/model"
	"readout/ui"
)

// doubted is the embedded briefing with one quotation that differs, whose
// speaker is a guess, and one that was not found.
func doubted(t testing.TB) *model.Briefing {
	b := *talks(t)
	facts := *b.Facts
	facts.Quotes = append([]model.Quote(nil), facts.Quotes...)
	b.Facts = &facts
	for i, outcome := range []model.Check{model.Differs, model.Missing} {
		b.Quotes()[i].Segments = []model.Segment{b.Quotes()[i].Segments[0]}
		b.Quotes()[i].Segments[0].Check = outcome
	}
	b.Quotes()[0].Guess = true
	return &b
}

// TestDoubtIsSeen looks for the signs of doubt in rows, margin and text.
func TestDoubtIsSeen(t *testing.T) {
	tests := []struct {
		size [2]int
		keys string
		want string
	}{
		{[2]int{80, 24}, "", "> Donald & Trump?    early step  # & Trump     begun arra… # & Trump?"},
		{[2]int{80, 24}, "3", "Trump?    early step  # & begun arra… # & Zelenskyy ready       ="},
		{[2]int{80, 24}, "3 z", "Trump?    early step & #"},
		{[2]int{120, 36}, "", "Trump?         # mediator & # differs, ? speaker & guessed & # not found there &   article"},
		{[2]int{200, 60}, "", "Trump?     “early step” & # differs, ? speaker guessed & # not found there"},
		{[2]int{40, 12}, "3", "Trump?   … # & Trump    … #"},
		{[2]int{30, 10}, "3", "Trump?    early step       #"},
	}
	for _, tt := range tests {
		a := app(t, tt.size[0], tt.size[1], func(c *ui.Config) { c.Briefings = []*model.Briefing{doubted(t)} })
		got := screen(play(a, strings.Fields(tt.keys)...), tt.size[0], tt.size[1])
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%v %s: %q in\n%s", tt.size, tt.keys, f, got)
		}
		if strings.Contains(got, "early step”") && !strings.Contains(got, "early step”#?") && tt.size[0] < 200 {
			t.Errorf("%v: no sign in the text:\n%s", tt.size, got)
		}
	}
}

func TestDoubtScreens(t *testing.T) {
	for _, size := range sizes {
		a := app(t, size[0], size[1], func(c *ui.Config) { c.Briefings = []*model.Briefing{doubted(t)} })
		m := play(a, "3")
		check(t, m, size[0], size[1])
		golden(t, fmt.Sprintf("doubt-%dx%d", size[0], size[1]), screen(m, size[0], size[1]))
	}
}
