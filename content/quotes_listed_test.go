package content

import (
	"strings"
	"testing"
)

// Blanks at the ends of what stands around a quotation are part of it, in
// JSON and in front matter written anew.
func TestSurroundings(t *testing.T) {
	src := "---\nactors: {ann: Ann}\nquotes:\n  - {by: ann, exact: we wait, prefix: \"and \", suffix: \" for\"}\n---\n" +
		"They see that we wait and we wait for rain.\n"
	b := parsed(t, "a.md", []byte(src))
	if q := b.Quotes()[0]; len(b.Mistakes) > 0 || q.Prefix != "and " || q.Suffix != " for" || q.At.Column != 27 {
		t.Errorf("got %+v, %v", q, b.Mistakes)
	}
	want := jsonOf(t, b)
	if !strings.Contains(string(want), `"prefix": "and "`) {
		t.Errorf("JSON is\n%s", want)
	}
	b.Author = "Ann"
	md, err := Format(b)
	if err != nil {
		t.Fatal(err)
	}
	if q := parsed(t, "a.md", md).Quotes()[0]; q.Prefix != "and " || q.Suffix != " for" || !q.At.Known() {
		t.Errorf("written anew it is\n%s", md)
	}
	survives(t, parsed(t, "a.md", []byte(src)))
}
