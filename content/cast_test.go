package content

import (
	"fmt"
	"strings"
	"testing"
)

func TestSharedCast(t *testing.T) {
	cast, err := parseCast("actors.yaml", []byte(`actors:
  parties:
    ann: {name: Ann Lee, role: premier, speaks_for: land, aliases: [The Premier]}
    land: {name: The Land, kind: state}
  analysts:
    cy: Cy Young, judge
`))
	if err != nil || len(cast) != 3 {
		t.Fatalf("the cast is %v, %v", cast, err)
	}
	src := `---
actors:
  others:
    cy: {role: former judge}
---
[“one”](#ann)

> “two”
> — The Premier
`
	b, err := Parse("a.md", []byte(src), Options{cast: cast})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range b.Actors() {
		got = append(got, fmt.Sprint(a.ID, "|", a.Name, "|", a.Role, "|", a.Part, "|", a.Kind, "|", a.SpeaksFor))
	}
	want := "cy|Cy Young|former judge|other|person| ann|Ann Lee|premier|party|person|land land|The Land||party|state|"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("actors are %s\nwant %s", s, want)
	}
	if len(b.Mistakes) > 0 {
		t.Errorf("mistakes: %v", b.Mistakes)
	}
	if out, err := Format(b); err != nil || string(out) != src {
		t.Errorf("it is written as\n%s\n%v", out, err)
	}
}

func TestParseCast(t *testing.T) {
	for _, src := range []string{
		"parties: {ann: Ann}\n", "actors: {parties: {ann: Ann}}\n", "ann: {name: Ann, part: party}\n",
		"- {id: ann, name: Ann, part: party}\n", "actors:\n  - {id: ann, name: Ann, part: party}\n",
	} {
		cast, err := parseCast("actors.yaml", []byte(src))
		if err != nil || len(cast) != 1 || cast[0].ID != "ann" || cast[0].Name != "Ann" || cast[0].Part != "party" {
			t.Errorf("%q gives %+v, %v", src, cast, err)
		}
	}
	for _, src := range []string{"", "# nothing\n", "just words\n", "null\n"} {
		if cast, err := parseCast("actors.yaml", []byte(src)); err != nil || len(cast) > 1 {
			t.Errorf("%q gives %+v, %v", src, cast, err)
		}
	}
	if _, err := parseCast("actors.yaml", []byte(manyKeys(5000))); err == nil {
		t.Error("a cast without end is read")
	}
}
