package draft_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"readout/content"
	"readout/content/draft"
	"readout/model"
)

// FuzzDraft drafts any text. The draft is the same every time, is read without
// a fault, holds the quotations it counted, each of them word for word in the
// article's text, and names nobody whom the text does not name.
func FuzzDraft(f *testing.F) {
	for _, archive := range cases(f) {
		f.Add(part(archive, "article.txt"))
	}
	for _, text := range hostile(40) {
		f.Add(text)
	}
	for _, text := range []string{
		"", " ", "---\ntitle: x\n---\n", "“”", "[“a b c”](#x), said X.", "# “a b”\n\n> “c d e”\n>\n> — F", "“a ] b [ c”, said Å\u0301.", "‘a’ said B\x1b[31m.",
		"“one *two* _three_ `four` <b>five</b> &amp; six”, said G.", "1. “a b c”, she said.\n2) x", "“a\\”, said X", "said «x y z» Ben", "”a b c”, said X", "“a «b» c”, said X. »d e f«, sagte Y.",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			t.Skip("longer texts are for the benchmark")
		}
		promises(t, text)
	})
}

// promises checks what every draft promises.
func promises(t *testing.T, text string) {
	t.Helper()
	o := draft.Options{File: "article.txt"}
	r := draft.Draft(draft.Plain(text), o)
	if again := draft.Draft(draft.Plain(text), o); !bytes.Equal(r.Markdown, again.Markdown) || r.Text != again.Text {
		t.Fatalf("two drafts of %q differ:\n%s\n%s", text, r.Markdown, again.Markdown)
	}
	if s := string(r.Markdown); model.Clean(s) != s {
		t.Fatalf("the draft of %q is not clean: %q", text, s)
	}
	b, err := content.Parse("draft.md", r.Markdown, content.Options{FS: fstest.MapFS{"article.txt": {Data: []byte(r.Text)}}})
	if err != nil {
		t.Fatalf("the draft of %q cannot be read: %v\n%s", text, err, r.Markdown)
	}
	if b.Faults() > 0 {
		t.Fatalf("the draft of %q has faults: %v\n%s", text, b.Mistakes, r.Markdown)
	}
	if len(b.Quotes()) != r.Quotes {
		t.Fatalf("%d quotations in the draft of %q, %d counted\n%s", len(b.Quotes()), text, r.Quotes, r.Markdown)
	}
	for _, q := range b.Quotes() {
		for _, s := range q.Segments {
			if s.Check != model.Exact && s.Check != model.FinalPunctuation {
				t.Fatalf("%q is %s in the article\n%s\n%s", s.Text, s.Check, r.Text, r.Markdown)
			}
		}
	}
	article := strings.ToLower(model.Clean(text))
	for _, a := range b.Actors() {
		for word := range strings.FieldsSeq(a.Name) {
			if !strings.Contains(article, strings.ToLower(word)) {
				t.Fatalf("%q is not in the article\n%s", a.Name, r.Text)
			}
		}
	}
}

// TestPromises checks what every draft promises on texts that are large in one way.
func TestPromises(t *testing.T) {
	for name, text := range hostile(300) {
		t.Run(name, func(t *testing.T) { promises(t, text) })
	}
}
