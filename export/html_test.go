package export_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout/content"
	"readout/export"
	"readout/model"
)

func page(t testing.TB, bs ...*model.Briefing) string {
	t.Helper()
	var out bytes.Buffer
	if err := export.HTML(&out, bs, noon); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	for name, got := range map[string]string{"talks": page(t, talks(t)), "orrin": page(t, orrin(t)...)} {
		path := filepath.Join("testdata", name+".html")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; -update writes it anew", path)
		}
	}
}

// allowed are the elements that a page may have.
var allowed = regexp.MustCompile(`^(html|head|meta|title|style|body|a|div|main|header|footer|nav|section|article|h[1-6]|p|strong|em|code|del|q|bdi|br|hr|span|blockquote|ol|ul|li|pre|table|caption|thead|tbody|tr|th|td)$`)

// attributes are those that an element may have.
var attributes = regexp.MustCompile(`^(lang|dir|id|class|href|rel|charset|name|content|http-equiv|scope|start|colspan|tabindex|role|aria-label|aria-labelledby|aria-hidden)$`)

// flaws tells what is wrong with the structure of a page.
func flaws(src string) (found []string) {
	flaw := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return []string{err.Error()}
	}
	ids, links, level, ones := map[string]bool{}, []string{}, 0, 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !allowed.MatchString(n.Data) {
			flaw("an element %s", n.Data)
		}
		for _, a := range n.Attr {
			if !attributes.MatchString(a.Key) {
				flaw("%s has %s=%q", n.Data, a.Key, a.Val)
			}
		}
		if id := attr(n, "id"); ids[id] {
			flaw("the id %q stands twice", id)
		} else if id != "" {
			ids[id] = true
		}
		switch {
		case n.Data == "a":
			links = append(links, attr(n, "href"))
		case n.Data == "th" && attr(n, "scope") == "":
			flaw("a head of a table has no scope")
		case n.Data == "table" && (n.FirstChild == nil || child(n) != "caption"):
			flaw("a table begins with %q, no caption", child(n))
		case heading.MatchString(n.Data):
			next := int(n.Data[1] - '0')
			if next > level+1 {
				flaw("h%d follows h%d", next, level)
			}
			if level = next; next == 1 {
				ones++
			}
		}
	}
	if ones != 1 {
		flaw("%d headings of the first level", ones)
	}
	for _, to := range links {
		id, inside := strings.CutPrefix(to, "#")
		if inside && !ids[id] || !inside && !regexp.MustCompile(`^(https?://|mailto:)`).MatchString(to) {
			flaw("a link to %q", to)
		}
	}
	return append(found, open(src)...)
}

var heading = regexp.MustCompile(`^h[1-6]$`)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// child is the name of the first element in another.
func child(n *html.Node) string {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c.Data
		}
	}
	return ""
}

// open tells which tags close what is not open, as no parser would say.
func open(src string) (found []string) {
	var stack []string
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF || len(stack) > 0 {
				found = append(found, fmt.Sprintf("at the end %q is open: %v", stack, z.Err()))
			}
			return found
		case html.StartTagToken:
			if name := z.Token().Data; !slices.Contains([]string{"meta", "br", "hr"}, name) {
				stack = append(stack, name)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(stack) == 0 || stack[len(stack)-1] != name {
				return append(found, fmt.Sprintf("</%s> in %q", name, stack))
			}
			stack = stack[:len(stack)-1]
		}
	}
}

func TestPages(t *testing.T) {
	twin := *talks(t)
	for name, bs := range map[string][]*model.Briefing{
		"talks": {talks(t)}, "orrin": orrin(t), "hostile": {hostile(t)}, "both": {hostile(t), talks(t)},
		"twins": {talks(t), &twin, hostile(t), hostile(t)}, "bare": {parsed(t, "bare.md", "one line")}, "empty": {parsed(t, "empty.md", "")},
		"no text": {{ID: "x", Title: "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			src := page(t, bs...)
			for _, f := range flaws(src) {
				t.Error(f)
			}
			if strings.ContainsAny(src, "\x1b\u202e\u0000") {
				t.Error("a control character")
			}
			for _, b := range bs {
				marking := b.Marking
				if marking == "" {
					marking = "unmarked"
				}
				if strings.Count(src, html.EscapeString(marking)) == 0 && name != "hostile" && name != "both" && name != "twins" {
					t.Errorf("nowhere %q", marking)
				}
			}
		})
	}
}

// TestFlaws makes sure that what judges pages sees what it is there for.
func TestFlaws(t *testing.T) {
	good := page(t, talks(t))
	for _, tt := range []struct{ old, new, want string }{
		{"<main", "<script></script><main", "an element script"},
		{"<main", `<main onclick="x"`, "main has onclick"},
		{"<main", "<h4>x</h4><main", "h4 follows h0"},
		{"<h1>", "<h1>x</h1><h1>", "2 headings"},
		{"</h1>", "</h2>", "</h2> in"},
		{`href="#main"`, `href="#other"`, `a link to "#other"`},
		{`href="#main"`, `href="javascript:x"`, "a link to"},
		{`id="main"`, `id="quote-trump-1"`, "stands twice"},
		{` scope="col"`, "", "no scope"},
		{"<caption>", "<tr><td>", "no caption"},
	} {
		got := strings.Join(flaws(strings.Replace(good, tt.old, tt.new, 1)), "; ")
		if !strings.Contains(got, tt.want) {
			t.Errorf("%q for %q: found %q, not %q", tt.new, tt.old, got, tt.want)
		}
	}
}

func TestPageSays(t *testing.T) {
	one, many := page(t, talks(t)), page(t, orrin(t)...)
	for _, tt := range []struct{ page, want string }{
		{one, `<html lang="en">`},
		{one, "default-src 'none'; style-src 'unsafe-inline'"},
		{one, `<p class="banner clear">TLP:CLEAR</p>`},
		{one, "! accounts differ"},
		{one, `href="#quote-trump-1.words"`},
		{one, `<q id="quote-trump-1.words">“early step”</q>`},
		{one, "word for word in the source"},
		{one, "today, 2032-01-26"},
		{one, "per Steve Witkoff"},
		{one, "(second-hand)"},
		{one, `<a href="#text-security-guarantees">guarantees</a>`},
		{many, "TLP:RED"},
		{many, "<strong>Withdrawn.</strong>"},
		{many, "<strong>Under embargo until 2032-02-01T06:00:00Z.</strong>"},
		{many, "<strong>Corrected 2032-01-21:</strong>"},
		{many, ">Contents</h2>"},
		{many, "Series: Tarnovia moves on the border"},
		{many, "Confidence: low"},
		{many, "(not certain)"},
		{many, "[speaker not certain]"},
		{many, "was against"},
		{many, "planned, overdue"},
		{one, "not graded"},
		{many, `<a href="#orrin-04">orrin-04</a> <span class="facts">TLP:GREEN</span>`},
	} {
		if !strings.Contains(tt.page, tt.want) {
			t.Errorf("no %q", tt.want)
		}
	}
	// What nobody has said yet is an issue or a question is no certainty here either.
	guesses := page(t, parsed(t, "a.md", "---\nactors: {ann: Ann}\nissues: {pay?: {title: Pay, positions: {ann: for}}}\nquestions: [{ask: Who pays?, guess: true}]\n---\n## Pay\n"))
	if n := strings.Count(guesses, `<span class="doubt">(not certain)</span>`); n != 3 {
		t.Errorf("%d of 3 doubts: two of the issue, one of the question", n)
	}
	// What does not count yet, or no longer, is in its own article and nowhere else.
	together, _, _ := strings.Cut(many, "<article")
	_, together, _ = strings.Cut(together, "</nav>")
	for _, hidden := range []string{"sluice-figures", "kessa-release"} {
		if strings.Contains(together, hidden) {
			t.Errorf("%s is in what all say together", hidden)
		}
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(hostile(f).Markdown)
	f.Add(talks(f).Markdown)
	f.Add("- a\n  - b\n    > c\n    > 1. d\n\n  e\n> f\n> - g\n")
	f.Add("| a |\n|--|\n| [“x”](#y) |\n\n[^1]: a\n    b\n\n# c\n#### d\n")
	f.Fuzz(func(t *testing.T, src string) {
		b, err := content.Parse("f.md", []byte(src), content.Options{})
		if err != nil {
			return
		}
		twin := *b
		for _, f := range append(flaws(page(t, b)), flaws(page(t, b, &twin))...) {
			t.Error(f)
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	bs := orrin(b)
	for b.Loop() {
		if err := export.HTML(&bytes.Buffer{}, bs, noon); err != nil {
			b.Fatal(err)
		}
	}
}
