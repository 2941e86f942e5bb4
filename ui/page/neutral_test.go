package page

import (
	"strings"
	"testing"

	"readout/model"
)

func TestLiteral(t *testing.T) {
	for _, s := range []string{"", "words", "*a* _b_ `c` [d](e) <f> &amp; &#27; \\g | # ~h~ !", "\x1b[31m\x00\u009b", "中文 — “x”", "\uf72a"} {
		want := strings.ReplaceAll(model.Clean(s), "\uf72a", "\ufffd")
		if got := restore(literal(s)); got != want {
			t.Errorf("%q comes back as %q, want %q", s, got, want)
		}
		if l := literal(s); strings.ContainsAny(l, "&*_`[]<>\\|#~!") {
			t.Errorf("%q becomes %q", s, l)
		}
	}
}

func TestNeutral(t *testing.T) {
	for s, want := range map[string]string{
		"a *b* c":           "a *b* c",
		"R&amp;D":           "R&D",
		"&lt;b&gt;":         "<b>",
		"&#42;a&#x2a;":      "*a*",
		"&#27;[31m":         "^[[31m",
		"&amp;#27;":         "&#27;",
		"&nosuch; & &; &#;": "&nosuch; & &; &#;",
		"`&lt;` &lt;":       "`&lt;` <",
		"``a ` &lt;`` x":    "``a ` &lt;`` x",
		"` &lt;":            "` <",
		"[a](http://x.org)": "[a](http://x.org)",
		"[a](x:y)":          "[a](x:y)",
		"<x:y>":             "<x:y>",
		"[a]: x:y":          "[a]: x:y",
		"at 12:30, see: a":  "at 12:30, see: a",
		"\uf71b\uf69b":      "\ufffd\ufffd",
	} {
		n := neutral(s)
		if got := restore(n); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
		if strings.Contains(n, "&") || strings.Contains(n, "](x") || strings.Contains(n, "<x") {
			t.Errorf("%q is not neutral: %q", s, n)
		}
	}
}

func TestEscaped(t *testing.T) {
	for s, want := range map[string]string{
		"words, and: more.":   "words, and: more.",
		"*a* [b](c) <d> e|f":  `\*a\* \[b\](c) \<d\> e\|f`,
		"# a":                 `\# a`,
		"- a-b":               `\- a-b`,
		"1. a 1.5":            `1\. a 1.5`,
		"AT&T":                "AT&amp;T",
		"ftp://x http://y":    `ftp\://x http://y`,
		"a\\b":                `a\\b`,
		"(a) \"b\" 'c' d/e %": `(a) "b" 'c' d/e %`,
	} {
		if got := escaped(literal(s)); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

func TestTooMuch(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want bool
	}{
		{"| a | b |", false},
		{strings.Repeat("x", maxSource+1), true},
		{"> > > > > > > > a", false},
		{"> > > > > > > > > a", true},
		{strings.Repeat(" ", 80) + "- a", true},
		{strings.Repeat("\t", 20) + "- a", true},
		{"1. 2. 3. 4. 5. 6. 7. 8. 9. a", true},
		{strings.Repeat("|", maxColumns+1), true},
		{strings.Repeat("*", maxSigns+1), true},
		{"", false},
	} {
		if got := tooMuch(tt.src) != ""; got != tt.want {
			t.Errorf("%.40q: %v", tt.src, got)
		}
	}
}
