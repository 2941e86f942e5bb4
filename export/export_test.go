package export_test

import (
	"bytes"
	"flag"
	"regexp"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"readout/content"
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

func parsed(t testing.TB, name, src string) *model.Briefing {
	t.Helper()
	b, err := content.Parse(name, []byte(src), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// hostile is a briefing whose every text tries to be markup.
func hostile(t testing.TB) *model.Briefing {
	t.Helper()
	const bad = `"><script>alert(1)</script><img src=x onerror=alert(2)>]]></style>{{.}}`
	src := "---\ntitle: '" + bad + "'\nsummary: '" + bad + "'\nmarking: '" + bad + "'\nauthor: '" + bad + "'\nlang: 'en\" onclick=\"x'\n" +
		"replaces: '" + bad + "'\nreviewed: {by: '" + bad + "', on: '" + bad + "'}\ncorrections: [{on: '" + bad + "', what: '" + bad + "', was: '" + bad + "'}]\n" +
		"actors: {ann: {name: '" + bad + "', role: '" + bad + "', aliases: ['" + bad + "'], wikidata: 'Q1\" onclick=\"x', speaks_for: ann}}\n" +
		"issues: {fish: {title: '" + bad + "', question: '" + bad + "', positions: {ann: 'for - " + bad + "'}}}\n" +
		"events: [{what: '" + bad + "', when: '" + bad + "', where: '" + bad + "', who: [ann]}]\n" +
		"judgements: [{text: '" + bad + "', basis: '" + bad + "'}]\nquestions: [{ask: '" + bad + "', answer: '" + bad + "'}]\n" +
		"quotes: [{by: ann, text: '" + bad + "', original: '" + bad + "', lang: '\" onclick=\"x', on: '" + bad + "'}]\n" +
		"sources: {log: {title: '" + bad + "', by: '" + bad + "', url: 'javascript:alert(3)', note: '" + bad + "', grade: '" + bad + "'}}\n---\n" +
		"# <script>alert(4)</script>\n\n[“" + bad + "”](#ann) and [link](javascript:alert(5)) and [data](data:text/html,x) [x](java&#115;cript:x) " +
		"[mail](mailto:a@b.c?cc=d) <javascript:alert(1)> [q](#\"onclick=x) and ![pic](https://example.org/x.png\"onerror=x) \u202e\u001b[31m &#60;b&#62;\n\n" +
		"<script>alert(6)</script>\n\n<iframe src=x></iframe>\n\n<!-- --><b onclick=x>\n\n" +
		"| a | <b onclick=x> |\n|---|---|\n| \" onmouseover=\"x | `<i>` |\n| [x](javascript:y) | &lt;script&gt; \\<b> ![i](data:x) |\n\n" +
		"```html\n<script>alert(7)</script>\n```\n\n[^<b>]: <script>x</script> [y](javascript:z)\n\n- [ ] <u onclick=x>?\n\n> <s>\n> — <script>\n"
	return parsed(t, `a"><script>.md`, src)
}

// checks are the outcomes of looking quotations up, for which a source has to be at hand.
var checks = regexp.MustCompile(`,\n\s*"check": ("[^"]*"|\[[^\]]*\])`)

// TestJSONIsValid holds what export writes as JSON against the schema of the
// format, and reads it back into the same Markdown.
func TestJSONIsValid(t *testing.T) {
	schema, err := content.Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("briefing.json", doc); err != nil {
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
		again := parsed(t, b.ID+".json", string(data))
		md, err := content.Format(again)
		if err != nil || string(md) != b.Markdown && b.Faults() == 0 {
			t.Errorf("%s does not come back as it was: %v", b.ID, err)
		}
		twice, err := content.JSON(again)
		if err != nil || !bytes.Equal(checks.ReplaceAll(twice, nil), checks.ReplaceAll(data, nil)) && b.Faults() == 0 {
			t.Errorf("the JSON of %s becomes another: %v", b.ID, err)
		}
	}
}
