package article

import (
	"fmt"
	"strings"
	"testing"

	"readout/model"
)

// hostile are pages and texts that cost a careless reader the square of their
// length, or more memory than there is. Those that are not taken apart have
// the beginning of the notice that says so.
func hostile() map[string][2]string {
	rep := strings.Repeat
	fonts := ""
	for i := range 300 {
		fonts += fmt.Sprintf("<font color=%d>", i)
	}
	text := "<p>Some words, and more of them, until it is long enough.</p>"
	return map[string][2]string{
		"a.md open links":          {rep("[a](", 50_000), "A paragraph with too many signs"},
		"a.md nested quotations":   {rep(">", 100_000) + "a", "What is nested more than 12 deep"},
		"a.md tags":                {rep("a <b ", 50_000), "A paragraph with too many signs"},
		"a.md wide table":          {"|" + rep("a|", 100) + "\n|" + rep("-|", 100) + "\n" + rep("|b|\n", 5000), ""},
		"a.html nested":            {rep("<div>", 100_000) + text, "The page has more than"},
		"a.html nested a little":   {rep("<div>", 400) + text, "The page is nested deeper than 200"},
		"a.html nested too deep":   {rep("<div>", 600) + text, "The page is nested deeper than 200"},
		"a.html nested and long":   {rep("<div>", 150) + rep(text, 20_000), "The page is nested too deep for its length"},
		"a.html tags":              {rep("<p>a", 300_000), "The page has more than 50000 tags"},
		"a.html open formatting":   {"<p>" + fonts + rep("<p>x", 20_000), "The page opens formatting"},
		"a.html open formatting 2": {rep(fonts+"<p>x", 60), "The page opens formatting"},
		"a.html formatting hidden": {"<noscript><p>" + fonts + rep("<p>x", 2000) + "</noscript>" + rep(text, 9), ""},
		"a.html headings":          {rep("<h2>A, b, c of d</h2>", 20_000), "The page has more than 4000 headings"},
		"a.html long title":        {"<title>" + rep("a: b ", 40_000) + "</title>" + rep("<h1>x</h1>"+text, 3000), ""},
		"a.html long headline":     {`<script type="application/ld+json">{"@type":"Article","headline":"` + rep("a: b ", 40_000) + `"}</script>` + rep("<h1>x</h1>"+text, 3000), ""},
		"a.html deep facts":        {`<script type="application/ld+json">` + rep("[", 200_000) + `</script>` + text, ""},
		"a.html large":             {rep("words, and more of them. ", 800_000), "The page is larger than 16 MB"},
		"a.html attributes":        {"<p " + rep("a=b c ", 300_000) + ">" + text, ""},
		"a.html open tag":          {"<p>a" + rep("<a b=", 100_000), ""},
		"a.html open comments":     {text + rep("<!-- ", 100_000), ""},
		"a.html open scripts":      {text + rep("<script>", 100_000), ""},
		"a.html end tags":          {text + rep("</p></q></li></blockquote></br>", 20_000), ""},
		"a.html quotations":        {text + "<p>" + rep("<q>a", 20_000), "The page is nested deeper than 200"},
		"a.html entities":          {"<p>" + rep("&#x1d;&amp;&nbsp;", 100_000), ""},
		"a.html notes":             {text + rep("<sup>", 100) + "[1]", ""},
		"a.html one word":          {"<p>" + rep("a", 8<<20), ""},
		"a.html tables":            {rep("<table><tr><td>a", 150), "The page is nested deeper than 200"},
		"a.txt one word":           {rep("a", 8<<20), ""},
		"a.txt lines":              {rep("a\n", 2<<20), ""},
	}
}

// TestHostile wants each of them read, to blocks and the notice that is due. What
// would take the square of its length would not end before the tests are ended.
func TestHostile(t *testing.T) {
	for name, of := range hostile() {
		if testing.Short() && len(of[0]) > 4<<20 {
			continue
		}
		file, _, _ := strings.Cut(name, " ")
		a, notices, err := Read(file, "", []byte(of[0]), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := strings.Join(notices, " "); of[1] == "" && got != "" || !strings.HasPrefix(got, of[1]) {
			t.Errorf("%s: %q, want %q", name, notices, of[1])
		}
		if len(a.Blocks) == 0 {
			t.Errorf("%s: no blocks", name)
		}
	}
}

// BenchmarkHostile says what each of them costs.
func BenchmarkHostile(b *testing.B) {
	for name, of := range hostile() {
		file, _, _ := strings.Cut(name, " ")
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(of[0])))
			for b.Loop() {
				if _, _, err := Read(file, "", []byte(of[0]), Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// FuzzRead wants any bytes to give clean blocks of one line, or an error.
func FuzzRead(f *testing.F) {
	for name, of := range hostile() {
		file, _, _ := strings.Cut(name, " ")
		f.Add(file, "", []byte(of[0][:min(len(of[0]), 400)]))
	}
	f.Add("-", "text/html; charset=windows-1251", []byte("<html><meta charset=utf-16><q>a<q>b</table><pre>x\n\ny"))
	f.Add("a.md", "", []byte("---\ntitle: a: b\n---\n# T\n\n> q\n\n| a |\n|--|\n| b |\n\n<div>x\n\n```\ny\n"))
	f.Add("", "", []byte("\xff\xfea\x00b\x00"))
	f.Fuzz(func(t *testing.T, name, media string, raw []byte) {
		a, notices, err := Read(name, media, raw, Options{URL: name})
		if err != nil {
			if s := err.Error(); model.Clean(s) != s {
				t.Errorf("error %q", s)
			}
			return
		}
		clean := append([]string{a.Title, a.Author, a.Outlet, a.URL, a.Date, a.Lang}, notices...)
		for _, b := range a.Blocks {
			if strings.TrimSpace(b.Text) == "" {
				t.Errorf("an empty block")
			}
			clean = append(clean, b.Text)
		}
		for _, s := range clean {
			if model.CleanLine(s) != s || strings.ContainsAny(s, "\n\t") {
				t.Errorf("%q is not clean", s)
			}
		}
	})
}
