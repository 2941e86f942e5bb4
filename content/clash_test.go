package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestClashes(t *testing.T) {
	tests := []struct{ name, one, two, want string }{
		{"the same", "ann: Ann Lee, head", "ann: Ann Lee, chair", ""},
		{"a shorter name", "ann: Ann Lee, head", "ann: Lee, chair", ""},
		{"a longer name", "ann: Lee", "ann: Ann Lee", ""},
		{"an alias", "ann: {name: Ann Lee, aliases: [The Boss]}", "ann: The Boss", ""},
		{"folded", "ann: Müller", "ann: MULLER", ""},
		{"another name", "ann: Ann Lee", "ann: Anna Long", `b.md:3: the actor "ann" is "Anna Long" here and "Ann Lee" in a.md:3`},
		{"another kind", "ann: {name: Ann, kind: state}", "ann: {name: Ann, kind: organisation}", `b.md:3: the actor "ann" is an organisation here and a state in a.md:3`},
		{"not declared", "ann: Ann Lee", "bob: Bob", ""},
	}
	for _, tt := range tests {
		file := func(cast string) *fstest.MapFile {
			return &fstest.MapFile{Data: []byte("---\nactors:\n  " + cast + "\n---\n[“words”](#ann)\n")}
		}
		bs, faults := Folder(".", Options{FS: fstest.MapFS{"a.md": file(tt.one), "b.md": file(tt.two)}})
		if len(bs) != 2 || len(faults) > 0 {
			t.Fatalf("%s: %v", tt.name, faults)
		}
		got := ""
		for _, b := range bs {
			for _, m := range b.Mistakes {
				if m.Code == "clash" {
					got += Report(m)
				}
			}
		}
		first, _, _ := strings.Cut(got, "\n")
		first = strings.Replace(strings.Replace(first, ":3:3: warning:", ":3:", 1), "  ", " ", 1)
		if first != tt.want {
			t.Errorf("%s: %q, want %q\n%s", tt.name, first, tt.want, got)
		}
	}
}

// A shared cast that a briefing overrides is no clash, and an embargo keeps
// what stands under it to itself.
func TestNoClash(t *testing.T) {
	files := fstest.MapFS{
		"actors.yaml": {Data: []byte("ann: Ann Lee\n")},
		"a.md":        {Data: []byte("---\nactors: {ann: Anna Long}\n---\nText.\n")},
		"b.md":        {Data: []byte("[“words”](#ann)\n")},
		"c.md":        {Data: []byte("---\nembargo: 2099-01-01T00:00:00Z\nactors: {zed: Zed One}\n---\nText.\n")},
		"d.md":        {Data: []byte("---\nactors: {zed: Zora Two}\n---\nText.\n")},
	}
	bs, _ := Folder(".", Options{FS: files})
	for _, b := range bs {
		for _, m := range b.Mistakes {
			if m.Code == "clash" {
				t.Errorf("%s", Report(m))
			}
		}
	}
	for _, name := range Samples() {
		root, _ := SampleFS(name)
		bs, _ := Folder(".", Options{FS: root})
		for _, found := range clashes(bs) {
			for _, m := range found {
				t.Errorf("%s: %s", name, Report(m))
			}
		}
	}
}
