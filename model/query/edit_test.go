package query

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestEdits(t *testing.T) {
	tests := []struct{ name, line, got, want string }{
		{"first", "", Add("", "actor", "trump"), "actor:trump"},
		{"same key", "", Add("actor:trump", "actor", "rutte"), "actor:trump,rutte"},
		{"other key", "", Add("actor:trump", "issue", "territory"), "actor:trump issue:territory"},
		{"again", "", Add("actor:trump", "actor", "Trump"), "actor:trump"},
		{"blanks", "", Add("a  b ", "actor", "x y"), `a b actor:"x y"`},
		{"comma", "", Add("", "by", "a,b"), `by:"a,b"`},
		{"range", "", Add("date:2032", "date", "2033-01..2033-03"), "date:2032,2033-01..2033-03"},
		{"comparison", "", Add("", "grade", "<=B2"), "grade:<=B2"},
		{"words", "", Add("", "likelihood", "very likely"), `likelihood:"very likely"`},
		{"choice", "", Add("a OR b", "by", "trump"), "(a OR b) by:trump"},
		{"excluded before", "", Add("-actor:trump", "actor", "trump"), "actor:trump"},
		{"one of the excluded", "", Add("-actor:trump,rutte", "actor", "trump"), "-actor:rutte actor:trump"},
		{"beside a join", "", Add("actor:{type:quote}", "actor", "trump"), "actor:{type:quote} actor:trump"},
		{"in the middle", "", Add("by:a type:quote", "by", "b"), "by:a,b type:quote"},
		{"unknown key", "", Add("", "nokey", "x"), `nokey:"x"`},
		{"begun value", "", Add("a by:", "by", "trump"), "a by:trump"},
		{"begun list", "", Add("by:trump,", "by", "rutte"), "by:trump,rutte"},
		{"open quotation mark", "", Add(`a "early st`, "by", "trump"), `a by:trump "early st`},
		{"open bracket", "", Add("(a OR b", "by", "trump"), "by:trump (a OR b"},
		{"choice, unfinished", "", Add("a OR (b", "by", "trump"), "by:trump (a OR (b"},
		{"fault", "", Add("a stanc:x b", "by", "trump"), "a by:trump stanc:x b"},

		{"exclude", "", Exclude("", "actor", "trump"), "-actor:trump"},
		{"exclude two", "", Exclude("-actor:trump", "actor", "rutte"), "-actor:trump,rutte"},
		{"exclude what was asked for", "", Exclude("a actor:trump,rutte", "actor", "trump"), "a actor:rutte -actor:trump"},
		{"exclude the only one", "", Exclude("actor:trump b", "actor", "trump"), "b -actor:trump"},
		{"exclude with NOT", "", Exclude("NOT actor:trump", "actor", "rutte"), "NOT actor:trump,rutte"},
		{"exclude from a choice", "", Exclude("a OR b", "by", "x"), "(a OR b) -by:x"},

		{"drop", "", Drop("a actor:trump,rutte b", "actor", "trump"), "a actor:rutte b"},
		{"drop the only one", "", Drop("a actor:trump b", "actor", "TRUMP"), "a b"},
		{"drop an exclusion", "", Drop("-actor:trump", "actor", "trump"), ""},
		{"drop both", "", Drop("actor:trump -actor:trump", "actor", "trump"), ""},
		{"drop nothing", "", Drop("a  OR b", "actor", "trump"), "a  OR b"},
		{"drop words", "", Drop(`likelihood:"very likely",likely`, "likelihood", "very likely"), "likelihood:likely"},
		{"drop a range", "", Drop("date:2032..2033 a", "date", "2032..2033"), "a"},

		{"drop last", "", DropLast("a by:trump,rutte"), "a"},
		{"drop last of one", "", DropLast("a"), ""},
		{"drop last of nothing", "", DropLast(""), ""},
		{"drop last choice", "", DropLast("a OR b"), ""},
		{"drop last fault", "", DropLast("a b stanc:x y"), "a b"},
		{"drop last with AND", "", DropLast("a AND b"), "a"},
		{"drop last bracket", "", DropLast("a (b OR c)"), "a"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestChips(t *testing.T) {
	tests := []struct {
		line string
		want []Chip
	}{
		{"", []Chip{}},
		{" Київ  by:a,b -(x OR y) ", []Chip{{"Київ", 1, 5}, {"by:a,b", 7, 13}, {"-(x OR y)", 14, 23}}},
		{"a AND b", []Chip{{"a", 0, 1}, {"b", 6, 7}}},
		{" a OR b ", []Chip{{"a OR b", 1, 7}}},
		{`a "b c`, []Chip{{"a", 0, 1}, {`"b c`, 2, 6}}},
		{"a stanc:x b ", []Chip{{"a", 0, 1}, {"stanc:x b", 2, 11}}},
		{"a ) b", []Chip{{"a", 0, 1}, {") b", 2, 5}}},
	}
	for _, tt := range tests {
		if got := Chips(tt.line); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("Chips(%q) = %v, want %v", tt.line, got, tt.want)
		}
	}
}

func TestHolds(t *testing.T) {
	tests := []struct {
		line, value string
		in, out     bool
	}{
		{"actor:trump,rutte", "rutte", true, false},
		{"-actor:trump", "trump", false, true},
		{"actor:trump -actor:rutte", "rutte", false, true},
		{"by:trump", "trump", false, false},
		{"actor:trump OR a", "trump", false, false},
		{"actor:trump (", "trump", true, false},
	}
	for _, tt := range tests {
		if in, out := Holds(tt.line, "actor", tt.value); in != tt.in || out != tt.out {
			t.Errorf("%q holds %s: %t, excludes it: %t, want %t and %t", tt.line, tt.value, in, out, tt.in, tt.out)
		}
	}
}

func TestEditsLeaveWhatIsMeant(t *testing.T) {
	s := lakes()
	for _, line := range lines {
		before, err := Parse(line)
		if err != nil && !err.(*Error).Unfinished {
			continue
		}
		line = Drop(line, "part", "analyst")
		added, excluded := Add(line, "part", "analyst"), Exclude(line, "part", "analyst")
		for _, tt := range []struct {
			line string
			want string
		}{{added, "part:analyst"}, {excluded, "-part:analyst"}} {
			q, err := Parse(tt.line)
			if err != nil && !err.(*Error).Unfinished {
				t.Errorf("%q became %q: %v", line, tt.line, err)
				continue
			}
			keep := parsed(t, tt.want)
			for _, it := range s.Select(q) {
				if !s.Match(keep, it) {
					t.Errorf("%q leaves %v, which %s does not", tt.line, it.Ref, tt.want)
				}
			}
		}
		if back, _ := Parse(Drop(added, "part", "analyst")); before.root != nil && !slices.Equal(s.Select(before), s.Select(back)) && !strings.Contains(line, "OR") {
			t.Errorf("%q, added to and dropped from, leaves other items: %q", line, Drop(added, "part", "analyst"))
		}
	}
}

func FuzzEdit(f *testing.F) {
	for _, line := range lines {
		f.Add(line, "trump")
	}
	f.Fuzz(func(t *testing.T, line, v string) {
		if v == "" || strings.TrimSpace(v) == "" {
			return
		}
		if in, _ := Holds(Add(line, "actor", v), "actor", v); !in && len([]rune(line+v)) < 4000 {
			t.Fatalf("Add(%q, %q) = %q does not hold it", line, v, Add(line, "actor", v))
		}
		if in, out := Holds(Drop(line, "actor", v), "actor", v); in || out {
			t.Fatalf("Drop(%q, %q) = %q holds it", line, v, Drop(line, "actor", v))
		}
		runes := []rune(line)
		last := 0
		for _, c := range Chips(line) {
			if c.From < last || c.To <= c.From || c.To > len(runes) || string(runes[c.From:c.To]) != c.Text {
				t.Fatalf("Chips(%q) = %v", line, Chips(line))
			}
			last = c.To
		}
		DropLast(line)
	})
}
