package page

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestTarget(t *testing.T) {
	for link, want := range map[string]string{
		"https://example.org/a?b=c#d":         "https://example.org/a?b=c#d",
		" HTTP://example.org ":                "HTTP://example.org",
		"mailto:a@b.c?subject=x y":            "mailto:a@b.c?subject=x%20y",
		"http://example.org/ü\u202e":          "http://example.org/%C3%BC%E2%80%AE",
		"http://example.org/\x1b]52;\a":       "http://example.org/%1B]52;%07",
		"javascript:alert(1)":                 "",
		"file:///etc/passwd":                  "",
		"ftp://example.org":                   "",
		"data:text/html,x":                    "",
		"#trump":                              "",
		"example.org":                         "",
		"http:example.org":                    "",
		"http:///x":                           "",
		"http://":                             "",
		"mailto:":                             "",
		"":                                    "",
		"http://" + strings.Repeat("a", 3000): "",
	} {
		if got := target(link); got != want {
			t.Errorf("%q: %q, want %q", link, got, want)
		}
	}
}

func TestDisguised(t *testing.T) {
	for _, tt := range []struct {
		label, link string
		want        bool
	}{
		{"nato.int", "http://evil.example/x", true},
		{"nato.int", "http://www.nato.int/x", false},
		{"https://NATO.int/a", "https://nato.int/b", false},
		{"the report", "http://evil.example", false},
		{"read “nato.int”, now", "http://evil.example", true},
		{"nato.int", "http://nato.int@evil.example", true},
		{"nato.int", "http://nato.int:80/", false},
		{"nato.int", "http://evil.example\\@nato.int", true},
		{"nаto.int", "http://nato.int", true}, // а of Cyrillic
		{"a@b.example", "mailto:a@b.example", false},
		{"a@b.example", "mailto:a@evil.example", true},
		{"http://a.example", "mailto:x@b.example", true},
		{"3.5", "http://x.org", false},
		{"e.g.", "http://x.org", false},
		{"...", "http://x.org", false},
	} {
		if got := disguised(tt.label, tt.link); got != tt.want {
			t.Errorf("%q to %q: %v", tt.label, tt.link, got)
		}
	}
}

func TestLinks(t *testing.T) {
	b := parse(t, `[one](http://a.example/) and [*two* words](http://b.example) [no](javascript:x) [in](#section) [“he”](#trump) <m@x.example>`)
	p := New(b, Options{Width: 72, Theme: dark, Links: true})
	got := drawnText(p, nil)
	for _, want := range []string{
		"\x1b]8;;http://a.example/\x1b\\", "\x1b]8;;mailto:m@x.example\x1b\\",
	} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%q is not in %q once", want, got)
		}
	}
	if n := strings.Count(got, "\x1b]8;;\x1b\\"); strings.Count(got, "\x1b]8;;") != 2*n {
		t.Errorf("links are left open in %q", got)
	}
	if strings.Contains(got, "javascript") || strings.Contains(got, "#") {
		t.Errorf("%q", got)
	}
	for _, o := range []Options{{Width: 72, Theme: dark}, {Width: 72, Links: true}} {
		if got := drawnText(New(b, o), nil); strings.Contains(got, "\x1b]8") || ansi.Strip(got) != "one and two words no in “he” m@x.example" {
			t.Errorf("%q", got)
		}
	}
	b = parse(t, "See [nato.int](http://evil.example) there.")
	if got := drawnText(New(b, Options{Width: 72}), nil); got != "See nato.int (http://evil.example) there." {
		t.Errorf("%q", got)
	}
}
