package cli

import (
	"strings"
	"testing"

	"readout/content/draft"
)

func TestSourceID(t *testing.T) {
	tests := []struct{ name, url, title, want string }{
		{"talks.txt", "", "A Title", "talks"},
		{"news/Lake Orrin.html", "", "", "Lake Orrin"},
		{"..", "", "", "briefing"},
		{"-", "", "Ben Cole’s “second” lock – open!", "ben-coles-second-lock-open"},
		{"-", "", "…", "article"},
		{"https://a.example/x", "https://a.example/2032/lock-opens.html", "", "lock-opens"},
		{"https://a.example/", "https://a.example/", "", "a-example"},
		{"-", "", strings.Repeat("word ", 50), strings.TrimSuffix(strings.Repeat("word-", 12), "-")},
		{"-", "", "Łódź 準備", "łódź-準備"},
		{"-", "", "../../etc", "etc"},
	}
	for _, tt := range tests {
		if got := (source{name: tt.name, url: tt.url}).id(tt.title); got != tt.want {
			t.Errorf("%q, %q, %q: %q, want %q", tt.name, tt.url, tt.title, got, tt.want)
		}
	}
}

func TestGuessed(t *testing.T) {
	tests := []struct {
		r    draft.Result
		want string
	}{
		{draft.Result{}, "0 quotations"},
		{draft.Result{Quotes: 1, Guesses: 1}, "1 quotation, 1 speaker is a guess"},
		{draft.Result{Quotes: 9, Guesses: 3, Unknown: 2}, "9 quotations, 3 speakers are guesses, 2 are unknown"},
	}
	for _, tt := range tests {
		if got := guessed(tt.r); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.r, got, tt.want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for in, want := range map[string]string{"a/b-c.md": "a/b-c.md", "a b": "'a b'", "it's": `'it'\''s'`, "a?b=c&d": "'a?b=c&d'", "ł.md": "ł.md"} {
		if got := shellWord(in); got != want {
			t.Errorf("shellWord(%q) = %s, want %s", in, got, want)
		}
	}
}
