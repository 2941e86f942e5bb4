package query

import (
	"strings"
	"testing"
	"unicode"

	"readout/model"
)

func TestSearchable(t *testing.T) {
	for s, want := range map[string]string{
		"":                          "",
		"  Joint \t survey\n":       "joint survey",
		"“Nobody” – we’ll see…":     `"nobody" - we'll see...`,
		"Łódź e\u0301 Müller":       "lodz e muller",
		"A\u00a0\u2003B \u0085":     "a b",
		"\u00a0":                    "",
		"«Straße»\u2011x":           `"strasse"-x`,
		"broken \xff\xfe utf-8\x01": "broken \ufffd\ufffd utf-8\x01",
	} {
		if got := model.Searchable(s); got != want {
			t.Errorf("%q is searched as %q, not %q", s, got, want)
		}
	}
}

// FuzzSearchable wants words looked for as what they fold to, whatever stands
// around them.
func FuzzSearchable(f *testing.F) {
	for _, s := range []string{"Joint survey", "e\u0301 “x” \u00a0 –", "\xff\u0301a", "\u1100\u1161\u11a8 가", "ﬁ ſt K"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := model.Searchable(s)
		if folded := strings.Join(strings.FieldsFunc(model.Fold(s), unicode.IsSpace), " "); signs.Replace(folded) != got {
			t.Fatalf("%q is searched as %q, not %q", s, got, signs.Replace(folded))
		}
	})
}

// signs are those that are typed alike.
var signs = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "‚", "'", "–", "-", "—", "-", "‑", "-", "−", "-", "…", "...")
