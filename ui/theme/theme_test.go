package theme

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"charm.land/glamour/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// every is one theme of each kind.
var every = map[string]Options{
	"dark":          {Dark: true},
	"light":         {},
	"unknown":       {Unknown: true},
	"dark ascii":    {Dark: true, ASCII: true},
	"no colour":     {NoColor: true},
	"nothing":       {NoColor: true, ASCII: true},
	"east asian":    {Dark: true, EastAsian: true},
	"light unknown": {Unknown: true, ASCII: true},
}

func luminance(c rgb) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}

// contrast returns the ratio of WCAG 2.
func contrast(a, b rgb) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	dark, light := []uint32{0x000000, 0x1e1e1e}, []uint32{0xffffff, 0xfafafa}
	for _, tt := range []struct {
		name    string
		options Options
		grounds []uint32
		text    float64
	}{
		{"dark", Options{Dark: true}, dark, 4.5},
		{"light", Options{}, light, 4.5},
		{"unknown", Options{Unknown: true}, append(dark, light...), 3},
	} {
		for r, l := range palette(tt.options) {
			if !l.fg.set || l.bg.set {
				continue
			}
			want := tt.text
			if r := Role(r); r == Dim || r == Rule {
				want = 3
			}
			for _, ground := range tt.grounds {
				if got := contrast(l.fg, hex(ground)); got < want {
					t.Errorf("%s: role %d is %v on #%06x: contrast %.2f, want %.1f", tt.name, r, l.fg, ground, got, want)
				}
			}
		}
	}
}

func TestContrastOnGrounds(t *testing.T) {
	for name, o := range every {
		p := palette(o)
		for _, ground := range []Role{Selected, Match, Current} {
			g := p[ground]
			if !g.bg.set {
				continue
			}
			for r := Party; r <= Other; r++ {
				fg := g.fg
				if !fg.set {
					fg = p[r].fg
				}
				if got := contrast(fg, g.bg); got < 4.5 {
					t.Errorf("%s: role %d on the ground of role %d: contrast %.2f", name, r, ground, got)
				}
			}
		}
	}
	for label, fg := range tlp {
		if got := contrast(hex(fg), hex(0)); got < 4.5 {
			t.Errorf("%s: contrast %.2f", label, got)
		}
	}
}

// TestWidths draws in every role: no look may change the width of a text.
func TestWidths(t *testing.T) {
	for name, o := range every {
		th := New(o)
		for r := range roles {
			for _, s := range []string{th.Render(r, "word"), th.Style(r).Render("word"), string(th.Paint(r).Append(nil, "word"))} {
				if ansi.StringWidth(s) != 4 || ansi.Strip(s) != "word" {
					t.Errorf("%s, role %d: %q", name, r, s)
				}
			}
		}
		for _, p := range model.Parts {
			if s := th.Part(model.Part(p)).Render("word"); ansi.StringWidth(s) != 4 {
				t.Errorf("%s, %s: %q", name, p, s)
			}
		}
	}
}

// TestPaintIsStyle compares the two forms of a look.
func TestPaintIsStyle(t *testing.T) {
	th := New(Options{Dark: true})
	for r := range roles {
		p, s := th.Render(r, "x"), th.Style(r).Render("x")
		if sorted(p) != sorted(s) {
			t.Errorf("role %d: paint %q, style %q", r, p, s)
		}
	}
}

// sorted returns the parameters and texts of s, each once and in order.
func sorted(s string) string {
	counts := map[string]int{}
	for _, f := range strings.FieldsFunc(strings.ReplaceAll(s, "[0m", "[m"), func(r rune) bool { return strings.ContainsRune("\x1b[;m", r) }) {
		counts[f] = 1
	}
	return fmt.Sprint(counts)
}

func TestNoColour(t *testing.T) {
	th := New(Options{NoColor: true, Dark: true})
	looks := []string{th.Marking("TLP:RED").Open, th.Marking("").Open}
	for r := range roles {
		looks = append(looks, th.Paint(r).Open, string(th.AppendOpen(nil, r, Italic, Selected)))
	}
	for _, l := range looks {
		for _, p := range strings.FieldsFunc(l, func(r rune) bool { return strings.ContainsRune("\x1b[;m", r) }) {
			if len(p) > 1 {
				t.Errorf("%q is a colour", l)
			}
		}
	}
	for _, r := range []Role{Selected, Match, Current, Accent, Warn, Heading} {
		if th.Paint(r).Open == "" {
			t.Errorf("role %d is lost without colours", r)
		}
	}
}

func TestSigns(t *testing.T) {
	for name, o := range every {
		s := New(o).Signs
		v := reflect.ValueOf(s)
		for i := range v.NumField() {
			sign, field := v.Field(i).String(), v.Type().Field(i).Name
			if sign == "" {
				t.Errorf("%s: %s is empty", name, field)
			}
			for _, r := range sign {
				if (o.ASCII || o.EastAsian) && r > 0x7e {
					t.Errorf("%s: %s is %q", name, field, sign)
				}
			}
			if w := ansi.StringWidth(sign); w != ansi.StringWidthWc(sign) || w > 3 {
				t.Errorf("%s: %s is %d wide", name, field, w)
			}
		}
		seen := map[string]model.Stance{}
		for _, stance := range append([]string{""}, model.Stances...) {
			sign := s.Stance(model.Stance(stance))
			if other, taken := seen[sign]; taken || len(sign) != 1 {
				t.Errorf("%s: %q stands for %q and %q", name, sign, stance, other)
			}
			seen[sign] = model.Stance(stance)
		}
	}
	th := New(Options{})
	for c, want := range map[model.Check]string{model.Exact: "=", model.FinalPunctuation: "=", model.Differs: "#", model.Missing: "#", model.Unchecked: " "} {
		if got := th.Check(c); got != want {
			t.Errorf("%s: %q, want %q", c, got, want)
		}
	}
}

func TestMarking(t *testing.T) {
	th := New(Options{})
	if got := th.Marking(" tlp:red ").Open; !strings.Contains(got, "38;2;255;43;43;48;2;0;0;0") {
		t.Errorf("TLP:RED is %q", got)
	}
	if th.Marking("house only").Open == th.Marking("").Open {
		t.Error("house text looks like none")
	}
}

func TestAppendOpen(t *testing.T) {
	th := New(Options{Dark: true})
	for _, tt := range []struct {
		role, ground Role
		attr         Attr
		want         string
	}{
		{Text, Text, 0, ""},
		{Text, Text, Bold | Italic, "\x1b[1;3m"},
		{Party, Text, 0, th.Paint(Party).Open},
		{Party, Selected, Underline, "\x1b[4;38;2;141;183;224;48;2;44;62;80m"},
		{Party, Match, 0, "\x1b[38;2;0;0;0;48;2;227;197;101m"},
	} {
		if got := string(th.AppendOpen(nil, tt.role, tt.attr, tt.ground)); got != tt.want {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}

// TestGlamour renders all of Markdown in every theme.
func TestGlamour(t *testing.T) {
	const src = "# H\n\ntext *a* **b** ~~c~~ `d` [e](http://f.org)\n\n> q\n\n- i\n- [x] t\n\n1. n\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    code\n\n---\n\n![i](http://j.org)\n"
	for name, o := range every {
		r, err := glamour.NewTermRenderer(glamour.WithStyles(New(o).Glamour()), glamour.WithWordWrap(40))
		if err != nil {
			t.Fatal(err)
		}
		out, err := r.Render(src)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"H", "text", "q", "i", "[x] t", "1. n", "code", "[i]"} {
			if !strings.Contains(ansi.Strip(out), word) {
				t.Errorf("%s: %q is missing in\n%s", name, word, out)
			}
		}
		for _, c := range ansi.Strip(out) {
			if o.ASCII && c > 0x7e {
				t.Errorf("%s: %q in\n%s", name, c, out)
				break
			}
		}
	}
}
