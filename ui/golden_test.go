package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/ui"
)

var sizes = [][2]int{{40, 12}, {80, 24}, {120, 36}, {200, 60}}

func ascii(c *ui.Config) { c.ASCII, c.NoColor = true, true }

func TestScreens(t *testing.T) {
	screens := []struct {
		name   string
		keys   string
		change func(*ui.Config)
	}{
		{"open", "", func(*ui.Config) {}},
		{"ascii", "] ] ]", ascii},
		{"issue", "1 enter 3", func(*ui.Config) {}},
		{"filter", "f type:by:z tab", func(*ui.Config) {}},
		{"filtered", "f type:by:trump enter", func(*ui.Config) {}},
		{"faulty", "f type:stanc:for", func(*ui.Config) {}},
		{"search", "/ type:ukraine enter n", func(*ui.Config) {}},
		{"palette", ":", func(*ui.Config) {}},
		{"help", "? type:quot", func(*ui.Config) {}},
		{"card", "2 i", func(*ui.Config) {}},
		{"zoom", "2 z", func(*ui.Config) {}},
		{"marks", "m a } } m b '", func(*ui.Config) {}},
		{"end", "G", func(*ui.Config) {}},
	}
	for _, s := range screens {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				a := app(t, size[0], size[1], s.change)
				m := play(a, strings.Fields(s.keys)...)
				check(t, m, size[0], size[1])
				golden(t, fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]), screen(m, size[0], size[1]))
			})
		}
	}
}

func TestLooks(t *testing.T) {
	looked := []struct {
		name   string
		change func(*ui.Config)
	}{
		{"dark", func(c *ui.Config) { c.Dark = background(true) }},
		{"light", func(c *ui.Config) { c.Dark = background(false) }},
		{"unknown", func(*ui.Config) {}},
		{"nocolor", func(c *ui.Config) { c.NoColor = true }},
	}
	for _, l := range looked {
		t.Run(l.name, func(t *testing.T) {
			m := play(app(t, 80, 24, l.change), "/", "type:trump", "enter", "]", "1", "wait", "j", "enter")
			golden(t, "looks-"+l.name+"-80x24", looks(m, 80, 24))
		})
	}
}
