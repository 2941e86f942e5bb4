package content

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"readout/model"
)

// wholeBody reads a text with or without front matter.
func wholeBody(src string) (out body, from int) {
	front, err := splitFront(src)
	if err != nil {
		return body{Doc: &model.Document{}}, len(src)
	}
	return parseBody(src, front.body, nil), front.body
}

// compareHead reads the head of a text of which so many bytes are there, of a
// size, and compares it with the whole. It reports whether there was a head.
func compareHead(t testing.TB, src string, want body, from, there, size int) bool {
	t.Helper()
	begun := src[:min(there, len(src))]
	begun = begun[:strings.LastIndexByte(begun, '\n')+1]
	if len(begun) <= from {
		return false
	}
	r := newBodyReader(begun)
	r.size = size
	end, found := r.head(from, 1, nil)
	if found == undefined {
		all := newBodyReader(src)
		all.size = size
		all.collectDefinitions(from)
		r = newBodyReader(begun)
		r.size = size
		end, found = r.head(from, 1, all.md.refs)
	}
	if found != complete {
		return false
	}
	r.finish()
	if end <= from || end > len(begun) {
		t.Fatalf("%q: the head ends at %d", src, end)
	}
	got := r.out
	k := len(got.Doc.Blocks)
	if k > len(want.Doc.Blocks) {
		t.Fatalf("%q of %q: %d blocks of %d", begun, src, k, len(want.Doc.Blocks))
	}
	for i, b := range got.Doc.Blocks {
		if !reflect.DeepEqual(b, want.Doc.Blocks[i]) {
			t.Fatalf("%q of %q in chunks of %d: other block:\n%swant\n%s", begun, src, size, dumpBlock(got, b), dumpBlock(want, want.Doc.Blocks[i]))
		}
	}
	same := begins(got.Quotes, want.Quotes) && begins(got.Questions, want.Questions) && begins(got.Headings, want.Headings) &&
		begins(got.Refs, want.Refs) && begins(got.Doc.Links, want.Doc.Links)
	if !same || got.FirstParagraph != "" && got.FirstParagraph != want.FirstParagraph {
		t.Fatalf("%q of %q: other items:\n%swant\n%s", begun, src, dump(got), dump(want))
	}
	return true
}

// begins reports whether a list begins with another.
func begins[T any](head, whole []T) bool {
	return len(head) <= len(whole) && (len(head) == 0 || reflect.DeepEqual(head, whole[:len(head)]))
}

// Every block of a head is that of the whole, wherever the text was cut.
func TestHeadIsOfTheWhole(t *testing.T) {
	texts := []string{generated(30_000), string(dense(20_000))}
	for _, pattern := range []string{"embedded/*.md", "embedded/*/*.md"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, plainLines(string(data)))
		}
	}
	for _, src := range hostile() {
		texts = append(texts, src[:min(len(src), 5000)])
	}
	heads := 0
	for _, src := range texts {
		want, from := wholeBody(src)
		for _, size := range []int{100, 700, 3000} {
			for there := size; there < len(src); there += max(size/2, len(src)/25) {
				if compareHead(t, src, want, from, there, size) {
					heads++
				}
			}
		}
	}
	if heads < 200 {
		t.Errorf("only %d heads in %d texts", heads, len(texts))
	}
}

// FuzzHead demands that a head is as the whole would have it, for any text, any
// end of what is there and any size of the chunks.
func FuzzHead(f *testing.F) {
	for _, file := range seeds(f) {
		f.Add(string(file.Data), 300, 40)
	}
	f.Add(generated(4000), 2000, 500)
	for _, src := range hostile() {
		f.Add(src[:min(len(src), 300)], 200, 20)
	}
	for _, src := range []string{
		"one [a] two\n\nnext\n\n" + strings.Repeat("text\n\n", 9) + "[a]: #ann\n",
		"one\n\n[“yes”][ann] two\n\n" + strings.Repeat("text\n\n", 9) + "[ann]: #ann\n",
		"- [x] done\n\n" + strings.Repeat("text\n\n", 9) + "[x]: #ann\n",
		"a[^1]\n\n" + strings.Repeat("text\n\n", 9) + "[^1]: https://example.org\n\n[^ ]: #a\n",
		"```\n" + strings.Repeat("code\n\n", 9) + "[a]: #b\n```\n\n[a]\n\n" + strings.Repeat("text\n\n", 9),
		strings.Repeat("1. item\n\n", 20) + "  more\n", "# a\n\n\n\n\n   b\n\nc\n", "> q\n>\n\n> r\n\ns\n\nt\n",
	} {
		f.Add(src, 60, 10)
	}
	f.Fuzz(func(t *testing.T, src string, there, size int) {
		if !utf8.ValidString(src) || strings.ContainsAny(src, "\r\x00") || there < 0 {
			t.Skip("such a text is mended before it is read")
		}
		want, from := wholeBody(src)
		compareHead(t, src, want, from, there, max(size%1000, 1))
	})
}

// long is a briefing of a megabyte, or of a quarter of one under -short.
func long() string {
	size := 1 << 20
	if testing.Short() {
		size = 1 << 18
	}
	return "---\ntitle: A title\nactors: {anna: Anna Köhler}\nsources: {article: The article}\nquotes:\n- {by: anna, exact: 'not in the text'}\n---\n" +
		generated(size)
}

// What Begin has of a long file is what the whole has there, and the rest is what
// Open reads.
func TestBegin(t *testing.T) {
	windows := strings.ReplaceAll(long(), "\n", "\r\n")
	for name, src := range map[string]string{
		"plain": long(), "mark": "\ufeff" + long(), "windows": windows, "old": strings.ReplaceAll(long(), "\n", "\r"),
		"flaws": strings.Replace(long(), "## Issue 1", "\x00\xff ## Issue 1", 1),
		"links": strings.Replace(long(), "## Issue 0", "[“Words”][at] [at] [x] [...] it\n\n## Issue 0", 1) + "\n\n[at]: #anna\n",
		"far":   strings.Replace(long(), "## Issue 9\n", "[“Words”][at]\n\n## Issue 9\n", 1) + "\n\n[at]: #anna\n",
		"front": "---\nsummary: " + strings.Repeat("words of it ", 20_000) + "\n---\n" + generated(1<<20),
		"fence": "```\n" + strings.Repeat("code\n\n", 30_000) + "```\n\n" + generated(1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.md")
			if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
				t.Fatal(err)
			}
			places := []string{path, "-"}
			if testing.Short() && name != "plain" {
				places = places[:1]
			}
			for _, from := range places {
				want, err := Open(from, Options{Stdin: strings.NewReader(src)})
				if err != nil {
					t.Fatal(err)
				}
				p, err := Begin(from, Options{Stdin: iotest.HalfReader(strings.NewReader(src))})
				if err != nil {
					t.Fatal(err)
				}
				isHead(t, p, want)
				shares := []float64{}
				whole, err := p.Whole(func(share float64) { shares = append(shares, share) })
				if err != nil {
					t.Fatal(err)
				}
				if !slices.IsSorted(shares) || len(shares) == 0 || shares[len(shares)-1] > 1 {
					t.Errorf("told %v", shares)
				}
				if !reflect.DeepEqual(whole, want) {
					t.Error("the rest is another briefing than the one that is opened at once")
				}
			}
		})
	}
}

func isHead(t *testing.T, p *Opening, want *model.Briefing) {
	t.Helper()
	b := p.Head
	if !p.Partial || len(b.Text.Blocks) < 20 || len(b.Text.Blocks) >= len(want.Text.Blocks) {
		t.Fatalf("%d blocks of %d, partial %v", len(b.Text.Blocks), len(want.Text.Blocks), p.Partial)
	}
	if !strings.HasPrefix(want.Markdown, b.Markdown) || b.Body != want.Body || b.Text.Source != b.Markdown {
		t.Error("another text")
	}
	for i, block := range b.Text.Blocks {
		w := want.Text.Blocks[i]
		if block.ID = w.ID; !reflect.DeepEqual(block, w) {
			t.Fatalf("block %d is\n%+v\nwant\n%+v", i, block, w)
		}
	}
	if b.Title != want.Title || b.Summary != want.Summary || !begins(b.Quotes(), want.Quotes()) || !begins(b.Questions(), want.Questions()) || !reflect.DeepEqual(b.Sources(), want.Sources()) {
		t.Error("other facts")
	}
	if b.Mistakes != nil || b.Notices != nil {
		t.Error("a head judges the whole")
	}
}

// What has no head is opened at once, and refused as it would be.
func TestBeginAtOnce(t *testing.T) {
	dir := t.TempDir()
	for name, src := range map[string]string{
		"short.md": "# A title\n\nWords.\n", "data.json": `{"title": "A title", "summary": "` + strings.Repeat("words ", 50_000) + `"}`,
		"line.md": strings.Repeat("words ", 50_000), "blank.md": "words\n" + strings.Repeat("\n", 300_000), "facts.yaml": "title: A title\nsummary: " + strings.Repeat("words ", 50_000),
		"closed.md": "---\n" + strings.Repeat("# x\n", 1<<19), "odd.md": strings.Repeat("\x00\x01\x02", 100_000), "empty.md": "",
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		want, refused := Open(path, Options{})
		p, err := Begin(path, Options{})
		switch {
		case refused != nil || err != nil:
			if refused == nil || err == nil || err.Error() != refused.Error() {
				t.Errorf("%s: %v, want %v", name, err, refused)
			}
		case p.Partial || !reflect.DeepEqual(p.Head, want):
			t.Errorf("%s: another briefing; partial %v", name, p.Partial)
		}
	}
}

// What fails on the way is told when it does.
func TestBeginFails(t *testing.T) {
	broken := errors.New("no more")
	for _, tt := range []struct {
		name  string
		stdin io.Reader
		max   int64
		late  bool
		want  string
	}{
		{"early", io.MultiReader(strings.NewReader("words\n"), iotest.ErrReader(broken)), 0, false, "standard input: no more"},
		{"late", io.MultiReader(strings.NewReader(long()), iotest.ErrReader(broken)), 0, true, "standard input: no more"},
		{"endless", io.MultiReader(strings.NewReader(long()), endless{}), 2 << 20, true, "standard input: it goes on beyond"},
		{"closed", nil, 0, false, "standard input: closed"},
	} {
		p, err := Begin("-", Options{Stdin: tt.stdin, MaxSize: tt.max})
		if (err == nil) != tt.late {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if tt.late {
			_, err = p.Whole(nil)
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// BenchmarkHead is what the first screen of a long briefing waits for.
func BenchmarkHead(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.md")
	if err := os.WriteFile(path, []byte(long()+generated(9<<20)), 0o600); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		p, err := Begin(path, Options{})
		if err != nil || !p.Partial {
			b.Fatal(err)
		}
		p.Close()
	}
}
