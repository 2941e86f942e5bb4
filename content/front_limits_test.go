package content

import (
	"fmt"
	"strings"
	"testing"
)

func manyKeys(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "k%d: x\n", i)
	}
	return out.String()
}

func TestFrontMatterLimits(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for i := range 6 {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", 'b'+i, 'b'+i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", 'a'+i), 10), ", "))
	}
	tests := []struct{ name, file, src, want string }{
		{"size", "a.md", "---\nsummary: " + strings.Repeat("x", maxFront) + "\n---\n", "longer than 1048576 bytes"},
		{"unclosed", "a.md", "---\n" + strings.Repeat("# x\n", maxFront), "or is not closed"},
		{"yaml-size", "a.yaml", strings.Repeat("# x\n", maxFront), "more than the 1048576 allowed"},
		{"keys", "a.md", "---\n" + manyKeys(maxKeys+1) + "---\n", "a.md:2:1: a table has 4001 keys"},
		{"nesting", "a.md", "---\nx: " + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "\n---\n", "nests deeper than 64"},
		{"aliases", "a.md", "---\n" + bomb + "---\n", "more than 10000 values"},
		{"json-keys", "a.json", "{" + strings.Repeat(`"x":1,`, maxKeys+5) + `"y":1}`, "more than 4000 keys"},
		{"json-nesting", "a.json", `{"x":` + strings.Repeat("[", 100000), "nests deeper than 64"},
		{"json-list", "a.json", "[1, 2]", "a briefing in JSON is an object"},
		{"json-rest", "a.json", "{} {}", "something follows the end"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Parse(tt.file, []byte(tt.src), Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Parse gives %v, %v; want an error with %q", b, err, tt.want)
			}
		})
	}
}

func TestWithinLimits(t *testing.T) {
	for name, src := range map[string]string{
		"keys":    "---\n" + manyKeys(maxKeys) + "---\n",
		"nesting": "---\nx: " + strings.Repeat("[", 60) + strings.Repeat("]", 60) + "\n---\n",
		"size":    "---\nsummary: " + strings.Repeat("x", maxFront-100) + "\n---\n",
	} {
		if _, err := Parse("a.md", []byte(src), Options{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestHostileFacts reads what makes careless decoders slow or deep. It ends in
// a second or two, or the limits do not hold.
func TestHostileFacts(t *testing.T) {
	n := 100_000
	if testing.Short() {
		n /= 5
	}
	var indent strings.Builder
	for i := range 1000 {
		indent.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for name, facts := range map[string]string{
		"brackets":      strings.Repeat("[", n),
		"braces":        strings.Repeat("{a: ", n),
		"dashes":        strings.Repeat("- ", n),
		"questions":     strings.Repeat("? ", n),
		"colons":        strings.Repeat("a: ", n),
		"tab-lines":     "a:\n" + strings.Repeat("\tx: y\n", n),
		"colon-lines":   strings.Repeat("a: b: c\n", n/4),
		"quotes":        strings.Repeat("\"\n", n),
		"controls":      "title: " + strings.Repeat("\x01\u0085", n),
		"returns":       strings.Repeat("a\r", n),
		"indent":        indent.String(),
		"one-line":      "events: [" + strings.Repeat("a, ", n) + "]",
		"nobody":        "events: [{who: [" + manyIDs(n/5) + "]}]",
		"misspelt":      "events:\n" + strings.Repeat("  - {wat: x, stat: y}\n", n/10),
		"anchors":       strings.Repeat("&a ", n),
		"tags":          strings.Repeat("!a ", n),
		"hashes":        strings.Repeat("a: b #c\n", n/25),
		"merge":         "a: &a {<<: *a}\nb: {<<: [*a, *a]}\n",
		"self":          "a: &a [*a]\n",
		"actors":        "actors:\n" + manyActors(3900),
		"contradiction": "actors: {a: A}\nissues:\n  x:\n    positions:\n      a:\n" + strings.Repeat("        - for - x (per a, b, c)\n", n/10),
	} {
		for _, file := range []string{"a.md", "a.yaml"} {
			src := facts
			if file == "a.md" {
				src = "---\n" + facts + "\n---\nText.\n"
			}
			if _, err := CheckBytes(file, []byte(src), Options{}); err != nil && err.Error() == "" {
				t.Errorf("%s: an error without words", name)
			}
		}
	}
}

func manyIDs(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "putim%d, ", i)
	}
	return out.String()
}

func manyActors(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "  putin%d: Vladimir Putin %d\n", i, i)
	}
	return out.String()
}
