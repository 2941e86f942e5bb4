package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

func TestLinear(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"", "Donald Trump wants to bring"},
		{"j", "of a war now in its fourth"},
		{"]", "(quotation of Trump)"},
		{"}", "heading: Face to face"},
		{"2", "Actors, 12: Putin 0q"},
		{"2 wait j", "Actors, 12: Zelenskyy 3q"},
		{"1 enter", "Issues, 3: Face to face 3q 2?"},
		{"/ type:kursk", "/kursk: 1 found"},
		{"/ type:kursk enter", "Kursk"},
		{"f type:by:trump", "filter: by:trump: 4 of 11 quotes"},
		{"f type:by:x", "0 of 11"},
		{"] y", "copied the quotation and its source"},
		{"w", "w does nothing here"},
		{"?", "help: j down line or row down"},
		{"? down", "k up line or row up"},
		{"2 i", "Selected actor"},
		{"m", "a letter?"},
	}
	for _, tt := range tests {
		t.Run(tt.keys, func(t *testing.T) {
			var said []string
			l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{talks(t)}}, func(s string) { said = append(said, s) })
			l.Init()
			m := play(l, strings.Fields(tt.keys)...)
			if last := said[len(said)-1]; !strings.Contains(last, tt.want) {
				t.Errorf("said %q, not %q", last, tt.want)
			}
			for _, s := range said {
				if strings.ContainsAny(s, "\x1b\n\r") {
					t.Errorf("%q is not one clean line", s)
				}
			}
			if m.View().Content != "" {
				t.Error("something is drawn")
			}
		})
	}
}

func TestLinearBegins(t *testing.T) {
	var said []string
	l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{talks(t)}}, func(s string) { said = append(said, s) })
	l.Init()
	if len(said) != 2 || !strings.HasPrefix(said[0], "Trump prepares a Putin–Zelenskyy meeting. TLP:CLEAR. reviewed. 2025-08-19") {
		t.Errorf("%q", said)
	}
	l.Update(tea.WindowSizeMsg{Width: 3, Height: 3})
	if len(said) != 2 {
		t.Errorf("a resize says %q", said[2:])
	}
}

func TestLinearList(t *testing.T) {
	var said []string
	var m tea.Model = ui.NewLinear(ui.Config{Briefings: orrin(t)}, func(s string) { said = append(said, s) })
	m.Init()
	play(m, "j", "enter")
	if !strings.Contains(said[1], "quotes") || len(said) < 3 {
		t.Errorf("%q", said)
	}
}
