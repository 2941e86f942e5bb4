package content

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"readout/model"
)

// awkward are texts that YAML has been known to take for something else.
var awkward = []string{
	"", " ", "plain", "two words", " leading", "trailing ", "a: b", "a #b", "#a", "a:", ":a", "- a", "-", "--- a", "? a",
	"true", "False", "null", "Null", "~", "yes", "NO", "on", "y", "n", "1", "-1", "1.5", "1e3", "0x1f", "0o17", "012", "1_000",
	".inf", ".NaN", "2032-01-26", "2032-01-26T10:00:00Z", "12:30:45", "[a", "a]", "{a", "a}", "a, b", "a,b", "*a", "&a", "!a", "|", ">", "%a",
	"@a", "`a`", "'a", "\"a\"", "it's", `back\slash`, `"`, "line\nbreak", "tab\there", "“words”", "„Wörter“", "« mots »", "日本語",
	"سميرة", "e\u0301", "a\u00a0b", "a\u2028b", "a\u0085b", "\ufeffa", "a\ufffeb", "\U0001f3f3\ufe0f", "<<", "=", "a b: c", "http://x.org/a#b",
	"TLP:AMBER+STRICT", "a (per b)", "x - y (per z)", "...", "---", "a\n---\nb", "NaN", "inf", "é: b", "key: [x]", "100%", "a & b", "<b>",
}

// TestYAMLString reads every awkward text back as it was written, in a block
// and on one line, as a value and as a key.
func TestYAMLString(t *testing.T) {
	for _, s := range awkward {
		for _, doc := range []object{
			{{"k", s}}, {{"k", flow{object{{"k", s}}}}}, {{"k", []string{s, s}}}, {{"k", stacked{s}}}, {{s, "k"}}, {{"k", edtf(s)}},
		} {
			var w yamlWriter
			w.block(doc, 0)
			var n yaml.Node
			if err := yaml.Unmarshal([]byte(w.out.String()), &n); err != nil {
				t.Errorf("%q is written as\n%s\n%v", s, w.out.String(), err)
				continue
			}
			if got := leaf(&n, s); got == nil || got.Tag != "!!str" && doc[0].key == "k" && plainDate.FindString(s) == "" {
				t.Errorf("%q is written as\n%s\nand not read back as that text", s, w.out.String())
			}
		}
	}
}

// leaf finds a scalar with the value.
func leaf(n *yaml.Node, value string) *yaml.Node {
	if n.Kind == yaml.ScalarNode && n.Value == value {
		return n
	}
	for _, c := range n.Content {
		if found := leaf(c, value); found != nil {
			return found
		}
	}
	return nil
}

// TestAwkwardFacts writes and reads briefings in which every text is awkward.
func TestAwkwardFacts(t *testing.T) {
	for _, s := range awkward {
		s = strings.TrimSpace(model.CleanLine(s))
		if s == "" {
			continue
		}
		b := &model.Briefing{
			ID: "a", Path: "a.md", Title: s, Summary: s, Status: model.Draft, Marking: s, Author: s,
			Facts: &model.Facts{
				Actors:     []model.Actor{{ID: "a", Name: s, Role: s, Part: model.Party, Kind: "person", Aliases: []string{s}}},
				Issues:     []model.Issue{{ID: "x", Title: s, Question: s}},
				Positions:  []model.Position{{Actor: "a", Issue: "x", Stance: model.For, Note: s, Per: []string{"a"}}},
				Quotes:     []model.Quote{{ID: "q1", By: "a", Segments: []model.Segment{{Text: s, Check: model.Unchecked}}, Form: model.Listed}},
				Events:     []model.Event{{ID: "e1", What: s, State: model.Planned, Where: s, When: model.ParseDate(s)}},
				Judgements: []model.Judgement{{ID: "j1", Text: s, Basis: s}},
				Sources:    []model.Source{{ID: "s", Title: s, Note: s}, {ID: "t", Title: "T"}},
			},
			Corrections: []model.Correction{{What: s, Was: s}},
			Text:        &model.Document{},
			Extra:       model.Extra{"extra": s, "list": []any{s, map[string]any{"k": s}}, "X " + s: s},
		}
		survives(t, b)
		if t.Failed() {
			t.Fatalf("the text was %q", s)
		}
	}
}

// TestFormatEdited writes a briefing whose facts were changed after reading.
func TestFormatEdited(t *testing.T) {
	src := "---\ntitle: Old # by hand\nactors: {a: Ann}\n---\n## X\n\n[“yes”](#a)\n"
	b, err := Parse("a.md", []byte(src), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if out, err := Format(b); err != nil || string(out) != src {
		t.Errorf("unchanged, it is written as\n%s\n%v", out, err)
	}
	b.Title = "New: one"
	b.Quotes()[0].On = model.ParseDate("2032-01-02")
	out, err := Format(b)
	if err != nil {
		t.Fatal(err)
	}
	want := "---\ntitle: \"New: one\"\nactors:\n  others:\n    a: Ann\nquotes:\n" +
		"  - {id: q1, by: a, text: \"yes\", on: 2032-01-02}\n---\n## X\n\n[“yes”](#a)\n"
	if string(out) != want {
		t.Errorf("changed, it is written as\n%s\nwant\n%s", out, want)
	}
}
