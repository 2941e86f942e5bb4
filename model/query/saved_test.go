package query

import "testing"

func TestExpand(t *testing.T) {
	saved := map[string]string{
		"mine": "by:varga OR by:renn", "deep": "@mine is:open", "loop": "-@loop", "empty": "", "bad": "@nobody",
	}
	lookup := func(name string) (string, bool) {
		line, ok := saved[name]
		return line, ok
	}
	for _, tt := range []struct{ line, want, fault string }{
		{"by:varga", "by:varga", ""},
		{"@mine issue:border", "(by:varga OR by:renn) issue:border", ""},
		{"-@mine (@mine)", "-(by:varga OR by:renn) ((by:varga OR by:renn))", ""},
		{"@deep", "((by:varga OR by:renn) is:open)", ""},
		{"x @empty y", "x  y", ""},
		{`"@mine" a@mine`, `"@mine" a@mine`, ""},
		{"is:open @nob", "is:open ", `col 9: no filter is saved as "nob"`},
		{"@", "", `col 1: "@" needs the name of a saved filter`},
		{"@bad x", "() x", `col 1: in the saved filter "bad": no filter is saved as "nobody"`},
		{"@loop", "(-)", `col 1: in the saved filter "loop": the saved filter "loop" stands within itself`},
	} {
		got, err := Expand(tt.line, lookup)
		fault := ""
		if err != nil {
			fault = err.Error()
		}
		if fault != tt.fault || got != tt.want && tt.fault == "" {
			t.Errorf("Expand(%q) = %q, %q; want %q, %q", tt.line, got, fault, tt.want, tt.fault)
		}
		if _, err := Parse(got); err != nil && tt.fault == "" {
			t.Errorf("%q does not parse: %v", got, err)
		}
	}
	for name, want := range map[string]bool{"mine": true, "grenz-fragen.2": true, "": false, "two words": false, "a:b": false, `"`: false} {
		if ValidName(name) != want {
			t.Errorf("ValidName(%q) is %v", name, !want)
		}
	}
}
