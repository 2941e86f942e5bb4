package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

// TestArticle opens a text without any facts: it has the screen to itself.
func TestArticle(t *testing.T) {
	b := &model.Briefing{Title: "Plain", Text: &model.Document{}}
	b.Text.Blocks = []model.Block{{Kind: model.Paragraph, Spans: []model.Span{{Text: strings.Repeat("Words of an article. ", 9)}}}}
	tests := []struct{ keys, want string }{
		{"", "TEXT ━ & !Issues & > Words of an article. Words of an article. Words of an article. Words & !│"},
		{"2", "ACTORS ━ & no actors & Text ─ & Issues ──"},
		{"4", "OPEN QUESTIONS ━ & no open questions"},
		{"2 0", "!ACTORS & !│"},
	}
	for _, tt := range tests {
		m := play(app(t, 80, 24, func(c *ui.Config) { c.Briefings = []*model.Briefing{b} }), strings.Fields(tt.keys)...)
		check(t, m, 80, 24)
		if f := contains(screen(m, 80, 24), tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, screen(m, 80, 24))
		}
	}
}

// TestClickElsewhere clicks on the names of panes that have no place.
func TestClickElsewhere(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {60, 14}} {
		for _, want := range []string{"4", "5", "6"} {
			m := tea.Model(app(t, size[0], size[1]))
			lines := strings.Split(screen(m, size[0], size[1]), "\n")
			y := size[1] - 2
			names, _, _ := strings.Cut(lines[y], "│")
			x := strings.Index(names, want)
			if x < 0 {
				t.Errorf("%v: no %s in %q", size, want, names)
				continue
			}
			m = send(m, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			title := map[string]string{"4": "QUESTIONS", "5": "SOURCES", "6": "EVENTS"}[want]
			if got := screen(m, size[0], size[1]); !strings.Contains(got, title) {
				t.Errorf("%v: %s did not focus %s\n%s", size, want, title, got)
			}
		}
	}
}
