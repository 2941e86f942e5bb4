package export_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestText compares what Markdown becomes on the page.
func TestText(t *testing.T) {
	const front = "---\ntitle: T\nactors: {ann: Ann, bo: Bo}\nsources: {log: {title: Log}}\nissues: {lake: {title: Lake}}\n---\n"
	for _, tt := range []struct{ name, src, want string }{
		{"styles", "a **b** *c* `d` ~~e~~", "<p>a <strong>b</strong> <em>c</em> <code>d</code> <del>e</del></p>"},
		{"quote", "[“w”](#ann) x", `<p><q id="quote-ann-1.words">“w”</q> x</p>`},
		{"guess", "[“w”](#ann?)", `<p><q id="quote-ann-1.words">“w”</q> <span class="doubt">[speaker not certain]</span></p>`},
		{
			"links", "[a](https://b.c/?d&e) [f](#ann) [g](#log) [h](#nobody)",
			`<p><a href="https://b.c/?d&amp;e" rel="noreferrer">a</a> <a href="#actor-ann">f</a> <a href="#source-log">g</a> h</p>`,
		},
		{"mail", "[a](mailto:b@c.d) [e](mailto:b@c.d?cc=f@g.h)", `<p><a href="mailto:b@c.d" rel="noreferrer">a</a> e</p>`},
		{"issue", "[a](#lake)\n\n## Lake\n", "<p><a href=\"#text-lake\">a</a></p>\n<h3 id=\"text-lake\">Lake</h3>"},
		{"image", "![a](https://b.c/d.png)", `<p><a href="https://b.c/d.png" rel="noreferrer">[image: a]</a></p>`},
		{"levels", "## a\n\n#### b\n\n## c", "<h3 id=\"text-a\">a</h3>\n<h4 id=\"text-b\">b</h4>\n<h3 id=\"text-c\">c</h3>"},
		{"lists", "- a\n  - b\n- c\n\n1. d", "<ul>\n<li><p>a</p>\n<ul>\n<li><p>b</p>\n</li>\n</ul>\n</li>\n<li><p>c</p>\n</li>\n</ul>\n<ol>\n<li><p>d</p>\n</li>\n</ol>"},
		{"number", "3. a", "<ol start=\"3\">\n<li><p>a</p>"},
		{"block quotation", "> “w”\n> — Ann", "<blockquote>\n<p><q id=\"quote-ann-1.words\">“w”</q></p>\n<footer>— Ann</footer>\n</blockquote>"},
		{"code", "> ```\n> a <b>\n> ```", "<blockquote>\n<pre tabindex=\"0\"><code>a &lt;b&gt;\n</code></pre>\n</blockquote>"},
		{"html", "<div>\nx\n</div>", "<pre class=\"raw\" tabindex=\"0\">&lt;div&gt;\nx\n&lt;/div&gt;\n</pre>"},
		{"break", "a\\\nb", "<p>a<br>b</p>"},
		{"rule", "***", "<hr>"},
		{"question", "- [x] a? → b", `<p class="ask"><span class="state">answered</span> a? → b</p>`},
		{"note", "[^1]: a *b*\n    c", `<p class="footnote">[^1] a <em>b</em>` + "\n" + `c</p>`},
		{
			"cell", "| a | b |\n|---|---|\n| *c* \\| [“w”](#bo) | <i>&amp;`d` |",
			"<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n" +
				"<tr><td><em>c</em> | <q id=\"quote-bo-1.words\">“w”</q></td><td>&lt;i&gt;&amp;<code>d</code></td></tr>",
		},
		{"long row", "| a |\n|---|\n| b | c |\n|", "<tr><td>b</td></tr>\n<tr><td></td></tr>"},
	} {
		if got := page(t, parsed(t, "t.md", front+tt.src+"\n")); !strings.Contains(got, tt.want) {
			_, got, _ = strings.Cut(got, `<section class="text">`)
			got, _, _ = strings.Cut(got, "</section>")
			t.Errorf("%s: %s\ngot  %s\nwant %s", tt.name, tt.src, got, tt.want)
		}
	}
}

// TestQuoteInTable wants the list to lead into a table as into the text.
func TestQuoteInTable(t *testing.T) {
	got := page(t, parsed(t, "t.md", "---\nactors: {bo: Bo}\n---\n| a |\n|---|\n| [“w”](#bo) |\n"))
	if !strings.Contains(got, `<a href="#quote-bo-1.words">“w”</a>`) {
		t.Error("the list has no link to the words")
	}
}

// TestContrast wants every colour of text legible on its ground (WCAG 2.2, AA).
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	grounds := regexp.MustCompile(`--ink:.*?}`).FindAllString(string(css), -1)
	if len(grounds) != 3 {
		t.Fatalf("%d sets of colours, not those of light, dark and print", len(grounds))
	}
	for _, ground := range grounds {
		colour := map[string]float64{}
		for _, m := range regexp.MustCompile(`--(\w+):#(\w+)`).FindAllStringSubmatch(ground, -1) {
			colour[m[1]] = luminance(t, m[2])
		}
		for _, text := range []string{"ink", "dim", "link", "warn"} {
			for _, on := range []string{"paper", "mark"} {
				if text == "dim" && on == "mark" {
					continue
				}
				if c := contrast(colour[text], colour[on]); c < 4.5 {
					t.Errorf("%s on %s has a contrast of %.1f: %s", text, on, c, ground)
				}
			}
		}
	}
	for _, m := range regexp.MustCompile(`\.(red|amber|green|clear|house)(?:,\.house)?{color:#(\w+)}`).FindAllStringSubmatch(string(css), -1) {
		if c := contrast(luminance(t, m[2]), 0); c < 4.5 {
			t.Errorf("%s on black has a contrast of %.1f", m[1], c)
		}
	}
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
		c := float64(n>>(8*i)&255) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
