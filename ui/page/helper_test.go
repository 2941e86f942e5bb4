package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/content"
	"readout/model"
	"readout/ui/theme"
)

// parse returns the briefing that a source holds.
func parse(t testing.TB, src string) *model.Briefing {
	t.Helper()
	b, err := content.Parse("test.md", []byte(src), content.Options{})
	if err != nil {
		t.Fatalf("parsing %q: %v", src, err)
	}
	return b
}

// mixed returns a briefing of all kinds of text.
func mixed(t testing.TB) *model.Briefing {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", "mixed.md"))
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(src))
}

// places returns every line of a page from the top.
func places(p *Page) []Pos {
	if p.Empty() {
		return nil
	}
	all := []Pos{p.First()}
	for {
		pos, moved := p.Move(all[len(all)-1], 1)
		if moved == 0 {
			return all
		}
		all = append(all, pos)
	}
}

// lines returns every line of a page as it is drawn.
func lines(p *Page, m *Marks) []string {
	var all []string
	for _, pos := range places(p) {
		all = append(all, string(p.AppendLine(nil, pos, m)))
	}
	return all
}

// drawnText returns a page as text.
func drawnText(p *Page, m *Marks) string { return strings.Join(lines(p, m), "\n") }

// offsetOf returns where words stand in the file.
func offsetOf(t testing.TB, b *model.Briefing, words string) int {
	t.Helper()
	i := strings.Index(b.Markdown, words)
	if i < 0 {
		t.Fatalf("%q is not in the briefing", words)
	}
	return i
}

var dark = theme.New(theme.Options{Dark: true})

// methods are the two ways in which terminals count cells.
var methods = map[string]ansi.Method{"wcwidth": ansi.WcWidth, "graphemes": ansi.GraphemeWidth}
