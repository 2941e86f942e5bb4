package page

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// attacks are bodies that try to reach the terminal.
var attacks = map[string]string{
	"reference to OSC 52":     "&#27;]52;c;aGVsbG8=&#7;",
	"split by emphasis":       "~~&**#27;**[31m~~ ~~&*#x1b;*]0;t&#7;~~",
	"reference to DCS":        "`&#27;P1$r0m&#27;\\`",
	"C1":                      "&#155;31m &#x9d;52;c;x&#x9c;",
	"named":                   "&Tab;&NewLine;&ZeroWidthSpace;&lrm;&rlm;&#8238;&#xfeff;",
	"twice":                   "&amp;#27;]52;c;aGk=&amp;#7; &amp;amp;#27;[31m",
	"raw":                     "\x1b]52;c;aGk=\x07 \x1b[31mred \x1bPq\x1b\\ \u009b31m \x00 \x7f",
	"tags":                    "\U000E0001\U000E0041 \u202eabc\u202c \u2066x\u2069",
	"private":                 "\uf71b\uf75d52;c;x\uf707 \uf79b[31m \uf69b\uf6dd0;x",
	"link":                    "[a](http://x.org/&#27;]52;c;aGk=&#7;) <http://x.org/\x1b]52;c;x\x07> [b](javascript:alert) [c](file:///etc/passwd) <javascript:x> [e](<file:///x>) ftp://x.org",
	"defined":                 "[f]\n\n[f]: javascript:alert(1)",
	"image":                   "![&#27;[31m](http://x.org/&#27;[32m)",
	"title":                   "[a](http://x.org \"&#27;[31m\")",
	"html":                    "<b title='&#27;[31m'>&#27;[31m</b><script>&#27;]52;c;x&#7;</script>",
	"marks":                   "a" + strings.Repeat("\u0301", 500),
	"ill-formed":              "a\xff\xfe &#xD800; &#x110000;",
	"definition":              "[d]: http://x.org/&#27;[31m '&#27;[32m'\n\n[d]",
	"mail":                    "<a@b.c> [m](mailto:a@b.c?subject=&#27;]0;x&#7;)",
	"template":                "{{.text}} {{printf \"%c\" 27}}[31m",
	"sgr as text after clean": "^[[31m &#94;&#91;[31m",
}

// wraps put an attack into every kind of block.
var wraps = map[string]func(string) string{
	"paragraph": func(s string) string { return s },
	"heading":   func(s string) string { return "# " + oneLine(s) },
	"table":     func(s string) string { return "| a " + oneLine(s) + " | b |\n|---|---|\n| " + oneLine(s) + " | 2 |\n" },
	"narrow": func(s string) string {
		return "| a | b | c | d | e | f | g | h |\n|-|-|-|-|-|-|-|-|\n" + strings.Repeat("| "+oneLine(s), 8) + "|\n"
	},
	"code":     func(s string) string { return "```" + oneLine(s) + "\n" + s + "\n```\n" },
	"html":     func(s string) string { return "<div>\n" + s + "\n</div>\n" },
	"comment":  func(s string) string { return "<!-- " + s + " -->\n" },
	"footnote": func(s string) string { return "x[^1]\n\n[^1]: " + oneLine(s) + "\n    and `" + oneLine(s) + "`\n" },
	"quote":    func(s string) string { return "> “" + oneLine(s) + "”\n> — " + oneLine(s) + "\n" },
	"question": func(s string) string { return "- [x] " + oneLine(s) + " → " + oneLine(s) + "\n" },
	"list": func(s string) string {
		return "1. " + oneLine(s) + "\n\n   | a |\n   |---|\n   | " + oneLine(s) + " |\n"
	},
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// TestHostile draws and prints every attack in every kind of block.
func TestHostile(t *testing.T) {
	for attack, s := range attacks {
		for wrap, f := range wraps {
			b := parse(t, f(s))
			widths := []int{3, 30, 80}
			if testing.Short() {
				widths = widths[1:2]
			}
			for _, width := range widths {
				for _, slow := range []bool{false, true} {
					p := New(b, Options{Width: width, Theme: dark, Slow: slow, Links: true})
					safe(t, attack+" in "+wrap, drawnText(p, &Marks{Selected: -1, Matches: Search(b, "a")}), true)
				}
			}
			if plain := Plain(b, 40, false); strings.ContainsRune(plain, 0x1b) {
				t.Errorf("%s in %s: plain text with escapes: %q", attack, wrap, plain)
			} else {
				safe(t, attack+" in "+wrap+", plain", plain, false)
			}
			out, err := Glamour(b, dark, 60)
			if err != nil {
				t.Errorf("%s in %s: %v", attack, wrap, err)
			}
			safe(t, attack+" in "+wrap+", by Glamour", out, false)
			throughGlamour(t, attack+" in "+wrap, Markdown(b))
		}
	}
}

// throughGlamour draws Markdown as somebody would who trusts it.
func throughGlamour(t *testing.T, name, markdown string) {
	t.Helper()
	if markdown != model.Clean(markdown) {
		t.Errorf("%s: Markdown is not clean: %q", name, markdown)
	}
	r := renderers{theme: theme.New(theme.Options{NoColor: true})}
	if _, err := r.draw("x", 60); err != nil {
		t.Fatal(err)
	}
	out, err := r.byWidth[60].Render(markdown)
	if err != nil {
		t.Fatal(err)
	}
	safe(t, name+", Markdown through Glamour", out, true)
}

// safe checks that a text holds no sequence but looks and, if allowed, links
// to the web and to mail, and no character that may not be shown.
func safe(t *testing.T, name, s string, links bool) {
	t.Helper()
	var text strings.Builder
	for i := 0; i < len(s); {
		if s[i] != 0x1b {
			text.WriteByte(s[i])
			i++
			continue
		}
		size, look := sequence(s[i:])
		seq := s[i : i+size]
		i += size
		if look || links && harmless(seq) {
			continue
		}
		t.Errorf("%s: %q gets through in %q", name, seq, s)
		return
	}
	if got := text.String(); got != model.Clean(got) || !utf8.ValidString(got) {
		t.Errorf("%s: %q is not clean", name, got)
	}
}

// harmless reports whether a sequence begins or ends a link that may be one.
func harmless(seq string) bool {
	body, ok := strings.CutPrefix(seq, "\x1b]8;")
	if !ok {
		return false
	}
	body = strings.TrimSuffix(strings.TrimSuffix(body, "\x1b\\"), "\x07")
	_, url, _ := strings.Cut(body, ";")
	for _, c := range url {
		if c <= ' ' || c >= 0x7f {
			return false
		}
	}
	return url == "" || strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "mailto:") ||
		!strings.Contains(url, ":")
}

// TestFilter gives the filter what Glamour might let through.
func TestFilter(t *testing.T) {
	for in, want := range map[string]string{
		"a\x1b[1mb\x1b[mc":                         "a\x1b[1mb\x1b[mc",
		"a\x1b[1mb\x1b[0mc":                        "a\x1b[1mb\x1b[mc",
		"a\x1b[38:2::1:2:3mb":                      "a\x1b[38:2::1:2:3mb\x1b[m",
		"a\x1b[2Jb\x1b[Hc":                         "abc",
		"a\x1b[>4;2mb":                             "ab",
		"a\x1b]52;c;x\x07b\x1b]0;t\x1b\\c":         "abc",
		"a\x1bPq\x1b\\b\x1b_x\x1b\\c\x1b^y\x1b\\d": "abcd",
		"a\x1b]52;c;never ends":                    "a",
		"a\x1b]52;c\x1b[1mb":                       "a\x1b[1mb\x1b[m",
		"a\x1b[31":                                 "a",
		"a\x1b[3\x01b":                             "a^Ab",
		"a\x1bcb\x1b(0c":                           "ab0c",
		"a\x1b\x1b[1mb":                            "a\x1b[1mb\x1b[m",
		"a\x1b":                                    "a",
		"a\u009b31mb\x9b31m":                       "a\ufffd31mb\ufffd31m",
		"a\rb\x00c":                                "a^Mb^@c",
	} {
		var got strings.Builder
		for _, line := range pieces(in) {
			for _, d := range line {
				got.WriteString(d.open + d.text)
				if d.open != "" {
					got.WriteString(ansi.ResetStyle)
				}
			}
		}
		if got.String() != want {
			t.Errorf("%q becomes %q, want %q", in, got.String(), want)
		}
	}
}
