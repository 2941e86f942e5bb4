package cli

import (
	"bytes"
	"strings"
	"testing"

	"readout/content/draft"
	"readout/model"
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

func TestDoubts(t *testing.T) {
	tests := []struct {
		r    draft.Result
		want string
	}{
		{draft.Result{}, ""},
		{draft.Result{Quotes: 1, Guesses: 1}, "1 speaker is a guess"},
		{draft.Result{Quotes: 2, Unknown: 2}, "2 speakers are unknown"},
		{draft.Result{Quotes: 9, Guesses: 1, Unknown: 1}, "1 speaker is a guess, 1 is unknown"},
		{draft.Result{Quotes: 9, Guesses: 3, Unknown: 2}, "3 speakers are guesses, 2 are unknown"},
	}
	for _, tt := range tests {
		if got := doubts(tt.r); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.r, got, tt.want)
		}
	}
}

func TestTellVerbatim(t *testing.T) {
	exact := model.Quote{Segments: []model.Segment{{Check: model.Exact}, {Check: model.FinalPunctuation}}}
	other := model.Quote{Segments: []model.Segment{{Check: model.Exact}, {Text: "so\x1b it", Check: model.Missing, At: model.Place{Line: 7}}}}
	unchecked := model.Quote{Segments: []model.Segment{{Check: model.Unchecked}}}
	tests := []struct {
		quotes []model.Quote
		status int
		want   string
	}{
		{nil, Done, "0 quotations\n"},
		{[]model.Quote{exact}, Done, "1 quotation, all word for word in the article\n"},
		{[]model.Quote{exact, other}, Trouble, "a.md:7: not word for word in the article: “so^[ it”\n2 quotations, 1 word for word in the article\n"},
		{[]model.Quote{unchecked}, Trouble, "1 quotation, 0 word for word in the article\n"},
	}
	for _, tt := range tests {
		var trouble bytes.Buffer
		a := &app{System: System{Stderr: &trouble}}
		a.tellVerbatim(&model.Briefing{Path: "a.md", Facts: &model.Facts{Quotes: tt.quotes}})
		if trouble.String() != tt.want || a.status != tt.status {
			t.Errorf("%q, status %d; want %q, %d", trouble.String(), a.status, tt.want, tt.status)
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
