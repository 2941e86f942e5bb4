package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/net/html"

	"readout/content"
	"readout/export"
	"readout/model"
)

var update = flag.Bool("update", false, "rewrite the golden pages")

var noon = time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC)

func talks(t testing.TB) *model.Briefing {
	t.Helper()
	b, err := content.Default(content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func orrin(t testing.TB) []*model.Briefing {
	t.Helper()
	fsys, _ := content.SampleFS("orrin")
	bs, _ := content.Folder(".", content.Options{FS: fsys})
	if len(bs) < 6 {
		t.Fatal("the series is not there")
	}
	return bs
}

// hostile is a briefing whose every text tries to be markup.
func hostile(t testing.TB) *model.Briefing {
	t.Helper()
	const bad = `"><script>alert(1)</script><img src=x onerror=alert(2)>]]>`
	src := "---\ntitle: '" + bad + "'\nsummary: '" + bad + "'\nmarking: '" + bad + "'\nauthor: '" + bad + "'\nlang: en\n" +
		"actors: {ann: {name: '" + bad + "', role: '" + bad + "', aliases: ['" + bad + "'], wikidata: 'Q1\" onclick=\"x'}}\n" +
		"issues: {fish: {title: '" + bad + "', question: '" + bad + "', positions: {ann: 'for - " + bad + "'}}}\n" +
		"events: [{what: '" + bad + "', when: '" + bad + "', where: '" + bad + "', who: [ann]}]\n" +
		"sources: {log: {title: '" + bad + "', url: 'javascript:alert(3)', note: '" + bad + "'}}\n---\n" +
		"# <script>alert(4)</script>\n\n[“" + bad + "”](#ann) and [link](javascript:alert(5)) and [data](data:text/html,x) " +
		"and ![pic](https://example.org/x.png) \u202e\u001b[31m\n\n<script>alert(6)</script>\n\n<iframe src=x></iframe>\n\n" +
		"| a | <b onclick=x> |\n|---|---|\n| \" onmouseover=\"x | `<i>` |\n\n```html\n<script>alert(7)</script>\n```\n"
	b, err := content.Parse("hostile.md", []byte(src), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

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

// elements are all elements of a page, in its order.
func elements(t *testing.T, src string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// allowed are the elements that a page may have.
var allowed = regexp.MustCompile(`^(html|head|meta|title|style|body|a|div|main|header|footer|nav|section|article|h[1-6]|p|strong|em|code|del|q|br|hr|span|blockquote|ol|ul|li|dl|dt|dd|pre|table|caption|thead|tbody|tr|th|td)$`)

func TestPages(t *testing.T) {
	for name, bs := range map[string][]*model.Briefing{"talks": {talks(t)}, "orrin": orrin(t), "hostile": {hostile(t)}, "both": {hostile(t), talks(t)}} {
		t.Run(name, func(t *testing.T) {
			src := page(t, bs...)
			all := elements(t, src)
			ids, level, ones := map[string]bool{}, 0, 0
			for _, n := range all {
				if !allowed.MatchString(n.Data) {
					t.Errorf("an element %s", n.Data)
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || strings.Contains(strings.ToLower(a.Val), "javascript:") || strings.Contains(a.Val, "data:") {
						t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
					}
				}
				if id := attr(n, "id"); id != "" {
					if ids[id] {
						t.Errorf("the id %q stands twice", id)
					}
					ids[id] = true
				}
				if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
					next := int(n.Data[1] - '0')
					if next > level+1 {
						t.Errorf("h%d follows h%d", next, level)
					}
					if level = next; next == 1 {
						ones++
					}
				}
				if n.Data == "th" && attr(n, "scope") == "" {
					t.Error("a head of a table has no scope")
				}
			}
			if ones != 1 {
				t.Errorf("%d headings of the first level", ones)
			}
			for _, n := range all {
				href := attr(n, "href")
				switch {
				case n.Data != "a":
				case strings.HasPrefix(href, "#"):
					if !ids[href[1:]] {
						t.Errorf("%q leads nowhere", href)
					}
				case !strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "http://") && !strings.HasPrefix(href, "mailto:"):
					t.Errorf("a link to %q", href)
				}
			}
			if strings.ContainsAny(src, "\x1b\u202e\u0000") {
				t.Error("a control character")
			}
		})
	}
}

func TestPageSays(t *testing.T) {
	one, many := page(t, talks(t)), page(t, orrin(t)...)
	for _, tt := range []struct{ page, want string }{
		{one, `<html lang="en">`},
		{one, "TLP:CLEAR"},
		{one, "! accounts differ"},
		{one, `href="#quote-1"`},
		{one, `id="quote-1"`},
		{one, "word for word in the source"},
		{one, "today, 2032-01-26"},
		{many, "TLP:RED"},
		{many, "Withdrawn."},
		{many, "Corrected 2032-01-21:"},
		{many, "Contents"},
		{many, "Confidence: low."},
		{many, "(not certain)"},
	} {
		if !strings.Contains(tt.page, tt.want) {
			t.Errorf("no %q", tt.want)
		}
	}
}

func TestCSV(t *testing.T) {
	bs := append(orrin(t), hostile(t))
	bs = append(bs, &model.Briefing{ID: "=cmd|' /C calc'!A0", Quotes: []model.Quote{{ID: "q1", By: "+1", Segments: []model.Segment{{Text: "@SUM(1)\n=1"}}}}})
	for _, table := range export.Tables {
		var out bytes.Buffer
		if err := export.CSV(&out, bs, table); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		if len(rows) < 3 && table != "quotes" {
			t.Errorf("%s has %d rows", table, len(rows))
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") || strings.ContainsAny(cell, "\n\x1b") {
					t.Errorf("%s has the cell %q", table, cell)
				}
			}
		}
	}
	if err := export.CSV(&bytes.Buffer{}, bs, "people"); err == nil {
		t.Error("a table that is not there was written")
	}
}

// terms are those of schema.org that a graph may use.
var terms = map[string]bool{}

func init() {
	for _, term := range strings.Fields(`@type @id @context @graph name headline abstract datePublished inLanguage creativeWorkStatus
		conditionsOfAccess author about correction description alternateName jobTitle affiliation sameAs creditText url text creator dateCreated
		isBasedOn isPartOf startDate attendee eventStatus location acceptedAnswer`) {
		terms[term] = true
	}
}

func TestJSONLD(t *testing.T) {
	for name, bs := range map[string][]*model.Briefing{"talks": {talks(t)}, "orrin": orrin(t), "hostile": {hostile(t)}} {
		data, err := export.JSONLD(bs)
		if err != nil {
			t.Fatal(err)
		}
		var root struct {
			Context string           `json:"@context"`
			Graph   []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal(data, &root); err != nil || root.Context != "https://schema.org" {
			t.Fatalf("%s: %v, context %q", name, err, root.Context)
		}
		ids := map[string]bool{}
		for _, n := range root.Graph {
			id, _ := n["@id"].(string)
			if id == "" || ids[id] {
				t.Errorf("%s: the id %q is empty or stands twice", name, id)
			}
			ids[id] = true
		}
		var walk func(v any)
		walk = func(v any) {
			switch v := v.(type) {
			case []any:
				for _, e := range v {
					walk(e)
				}
			case map[string]any:
				for key, e := range v {
					if !terms[key] {
						t.Errorf("%s: %q is no term in use", name, key)
					}
					walk(e)
				}
				if id, ok := v["@id"].(string); ok && len(v) == 1 && !ids[id] {
					t.Errorf("%s: nothing is called %q", name, id)
				}
			}
		}
		for _, n := range root.Graph {
			walk(n)
		}
		if bytes.Contains(data, []byte("<script")) {
			t.Errorf("%s: markup is not escaped", name)
		}
	}
}

func TestJSONIsValid(t *testing.T) {
	schema, err := content.Schema()
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("briefing.json", parsed); err != nil {
		t.Fatal(err)
	}
	valid, err := c.Compile("briefing.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range append(orrin(t), talks(t)) {
		data, err := content.JSON(b)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := valid.Validate(v); err != nil && b.Faults() == 0 {
			t.Errorf("%s: %v", b.ID, err)
		}
		again, err := content.Parse(b.ID+".json", data, content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		md, err := content.Format(again)
		if err != nil || string(md) != b.Markdown && b.Faults() == 0 {
			t.Errorf("%s does not come back as it was: %v", b.ID, err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	bs := orrin(b)
	for b.Loop() {
		if err := export.HTML(&bytes.Buffer{}, bs, noon); err != nil {
			b.Fatal(err)
		}
	}
}
