package ui_test

import (
	"strings"
	"testing"

	"readout/ui"
)

func TestLinearBoards(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"M", "Positions: "},
		{"M", "1 of "},
		{"M l", "Varga on "},
		{"M ! !", "1 of 1 where accounts differ. Joren Renn on Foreign monitors: accounts differ"},
		{"M <", "As of 2032-01-19: Water deal near, border stuck (FICTIONAL); 1 moved, 0 new. Ilse Varga on Border line: against"},
		{"M j", "Joren Renn on "},
		{"M k", "There is nothing further up."},
		{"M h", "Nothing is further to the left."},
		{"M 2", "2."},
		{"M f type:by:renn enter", "Filter by:renn: "},
		{"M enter", "goes to the one that is said"},
		{"M enter j esc", "Varga on "},
		{"M d", "Over time"},
		{"M esc", "Library orrin. Briefings: "},
		{"enter M esc", "Varga"},
		{"T", "Timeline: "},
		{"T t", "What comes next. 2032-"},
		{"T g ctrl+d", "7 of "},
		{"M enter enter", "Tarnovia moves on the border (FICTIONAL). "},
		{"M", "3 moved"},
		{"M x", "On border"},
		{"T t k", "Today 2032-01-26"},
		{"T G", "There is nothing further down."},
		{"D", "11 lines to go to; enter goes to the one that is said"},
		{"M ?", "Matrix. x: swap actors and issues."},
		{"M x", "issues down, actors across."},
		{"M y", "There is no system clipboard here to copy to: "},
	}
	for _, tt := range tests {
		t.Run(tt.keys, func(t *testing.T) {
			var said []string
			c := ui.Config{Briefings: orrin(t), Folder: "orrin", Now: now2032}
			l := ui.NewLinear(c, func(s string) { said = append(said, s) })
			l.Init()
			m := play(l, strings.Fields(tt.keys)...)
			if tt.want == "There is nothing further down." {
				play(l, "j")
			}
			heard := strings.Join(said[1:], "\n")
			if !strings.Contains(strings.ToLower(heard), strings.ToLower(tt.want)) {
				t.Errorf("not heard: %q in\n%s", tt.want, heard)
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

// TestLinearHearsEverySpot goes through whole views: every move says something
// else, until there is nothing further down.
func TestLinearHearsEverySpot(t *testing.T) {
	for _, view := range []string{"M", "T", "D enter"} {
		var said []string
		l := ui.NewLinear(ui.Config{Briefings: orrin(t), Folder: "orrin", Now: now2032}, func(s string) { said = append(said, s) })
		l.Init()
		play(l, strings.Fields(view+" g")...)
		from := len(said)
		for len(said) < 500 && said[len(said)-1] != "There is nothing further down." {
			play(l, "j")
		}
		if len(said) >= 500 || len(said) < from+3 {
			t.Errorf("%s: %d sentences", view, len(said)-from)
		}
		for i := from + 1; i < len(said); i++ {
			if said[i] == said[i-1] {
				t.Errorf("%s: said twice: %q", view, said[i])
			}
		}
	}
}
