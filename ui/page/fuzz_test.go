package page

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/content"
)

// FuzzLayout lays any text out at any width: no panic, no line too wide, no
// sequence that is not ours, every line found again.
func FuzzLayout(f *testing.F) {
	for _, name := range []string{"mixed.md", "talks.md"} {
		src, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src), uint8(40), true)
	}
	for _, s := range attacks {
		for _, wrap := range wraps {
			f.Add(wrap(s), uint8(20), false)
		}
	}
	f.Fuzz(func(t *testing.T, src string, width uint8, graphemes bool) {
		if len(src) > 4096 {
			return
		}
		b, err := content.Parse("x.md", []byte(src), content.Options{})
		if err != nil {
			return
		}
		o := Options{Width: max(int(width), 1), Theme: dark, Links: true}
		if graphemes {
			o.Method = ansi.GraphemeWidth
		}
		p := New(b, o)
		marks := &Marks{Selected: 0, Matches: Search(b, "e")}
		all := places(p)
		for _, pos := range all {
			line := string(p.AppendLine(nil, pos, marks))
			if w := o.Method.StringWidth(line); w > o.Width {
				t.Fatalf("width %d, %v: %d wide: %q", o.Width, pos, w, line)
			}
			safe(t, "line", line, true)
			found(t, p, pos, o.Width)
			p.Quotes(pos)
		}
		if !p.Apply(p.Measure(nil)) {
			t.Fatal("heights were not taken")
		}
		if n, _ := p.Total(); n != len(all) {
			t.Fatalf("%d lines, measured %d", len(all), n)
		}
	})
}
