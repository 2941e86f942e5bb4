package query

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"readout/model"
)

func TestFacets(t *testing.T) {
	tests := []struct{ line, key, want string }{
		{"", "type", "quote 11, position 13, event 5, question 5, judgement 0, source 1, actor 12, issue 3, briefing 1"},
		{"type:quote", "by", "putin 0, zelenskyy 3, trump 4, witkoff 0, macron 0, starmer 0, rutte 1, merz 0, sonin 1, poita 2, kyiv-officials 0, russian-media 0"},
		{"type:quote", "issue", "meeting 3, security-guarantees 4, territory 2, none 2"},
		{"type:quote issue:meeting", "issue", "meeting 3, security-guarantees 7, territory 5, none 5"},
		{"type:quote by:zelensky", "by", "putin 3, zelenskyy 3, trump 7, witkoff 3, macron 3, starmer 3, rutte 4, merz 3, sonin 4, poita 5, kyiv-officials 3, russian-media 3"},
		{"type:quote -issue:meeting", "issue", "meeting 3, security-guarantees 4, territory 2, none 2"},
		{"type:position", "stance", "for 8, against 1, conditional 3, unclear 0, silent 1"},
		{"type:event", "state", "happened 2, planned 2, claimed 1, cancelled 0"},
		{"type:event", "part", "party 4, mediator 3, supporter 1, analyst 0, other 0"},
		{"is:open", "issue", "meeting 2, security-guarantees 2, territory 1"},
		{"", "is", "open 5, answered 0, contested 3, secondhand 4, guess 0, corrected 0, unread 0, bookmarked 0, noted 0"},
		{"type:quote", "check", "exact 11, final-punctuation 2, differs 0, missing 0, unchecked 0"},
		{"", "nothing", ""},
		{"", "grade", "none 30"},
	}
	s := NewSet([]*model.Briefing{talks()}, Context{})
	for _, tt := range tests {
		var list []string
		for _, f := range s.Facets(parsed(t, tt.line), tt.key) {
			list = append(list, fmt.Sprint(f.Value, " ", f.Count))
		}
		if got := strings.Join(list, ", "); got != tt.want {
			t.Errorf("%q by %s\n got %s\nwant %s", tt.line, tt.key, got, tt.want)
		}
	}
	if f := s.Facets(Query{}, "actor")[0]; f.Label != "Vladimir Putin" {
		t.Errorf("putin is labelled %q", f.Label)
	}
}

// A facet's count is a promise of what the list will show: add each value to
// the line as text, and count.
func TestFacetsSayWhatTheListWouldShow(t *testing.T) {
	s := lakes()
	for _, line := range []string{
		"", "type:quote", "type:quote,position", "by:zelensky", "-actor:trump,rutte", "a OR by:trump", "status:draft", "actor:{type:quote}",
		"is:open", "has:grade", "issue:water", "part:analyst type:quote", "date:2032", "in:orrin -type:actor", "-status:draft", "grade:B2",
		"actor:{type:quote} in:lake-2", "Muller", "type:position moved:yes", "check:exact", "since:2w",
	} {
		q := parsed(t, line)
		for _, k := range Keys() {
			for _, f := range s.Facets(q, k.Name) {
				added := Add(line, k.Name, f.Value)
				if got := s.Count(parsed(t, added)); got != f.Count {
					t.Errorf("%q: the facet %s says %d for %s, but %q leaves %d", line, k.Name, f.Count, f.Value, added, got)
				}
			}
		}
	}
}

func TestComplete(t *testing.T) {
	s := lakes()
	tests := []struct{ line, want string }{ // The cursor is at the bar.
		{"st|", "stance: 18, state: 8, status: 3"},
		{"type:quote s|", "stance: 0, state: 0, since: 14, src: 14, status: 0"},
		{"type:pos|", "position 18"},
		{"is:open type:|", "question 5, quote 0, position 0, event 0, judgement 0, source 0, actor 0, issue 0, briefing 0"},
		{"by:zel|", "zelenskyy 3"},
		{"by:trump,z|", "zelenskyy 7"},
		{"by:Vol|", "zelenskyy 3"},
		{`by:"vol|"`, "zelenskyy 3"},
		{"type:quote by:r| issue:security-guarantees", "rutte 1"},
		{"by:r|,trump", "rutte 5, russian-media 4"},
		{"-by:tr|", "trump 4"},
		{"issue:te|", "territory 6"},
		{"issue:gua|", "security-guarantees 14"},
		{"stance:un|", "unclear 1"},
		{"moved:against..c|", "against..conditional 1"},
		{"moved:|", "no 17, yes 1, against..conditional 1"},
		{"likelihood:>=very|", "very unlikely 1, very likely 0"},
		{"actor:{type:quo|", "quote 14"},
		{"actor:{type:quote} by:tru|", "trump 4"},
		{"actor:{type:quote by:|} type:actor", "trump 4, zelenskyy 3, poita 2, rutte 1, sonin 1, mueller 1, orrin 1, none 1"},
		{"marking:tl|", "TLP:AMBER+STRICT 1, TLP:CLEAR 1"},
		{`"st|`, ""},
		{`"a b" st|`, "stance: 0, state: 0, status: 0"},
		{"nokey:x|", ""},
		{"10st|", ""},
		{"(s|", "stance: 18, state: 8, since: 79, src: 44, status: 3"},
	}
	for _, tt := range tests {
		cursor := strings.IndexByte(tt.line, '|')
		line := strings.Replace(tt.line, "|", "", 1)
		var list []string
		for _, c := range s.Complete(line, cursor) {
			list = append(list, fmt.Sprint(strings.Trim(c.Text, `"`), " ", c.Count))
		}
		if got := strings.Join(list, ", "); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.line, got, tt.want)
		}
	}
	if got := len(s.Complete("", 0)); got != len(Keys()) {
		t.Errorf("an empty line is completed by %d keys, want all %d", got, len(Keys()))
	}
}

func TestCompleteReplacesTheWord(t *testing.T) {
	s := lakes()
	tests := []struct{ line, want string }{
		{"sta|nce", "stance: 0 6"},
		{"réady by:zel|ens type:quote", "zelenskyy 9 15"},
		{`likelihood:"very un|"`, `"very unlikely" 11 20`},
		{"likelihood:>=very-un|", ""},
		{"likelihood:>=roughly|", `"roughly even" 13 20`},
		{"actor:{by:tr|u}", "trump 10 13"},
	}
	for _, tt := range tests {
		cursor := len([]rune(tt.line[:strings.IndexByte(tt.line, '|')]))
		got := ""
		if list := s.Complete(strings.Replace(tt.line, "|", "", 1), cursor); len(list) > 0 {
			got = fmt.Sprint(list[0].Text, " ", list[0].From, " ", list[0].To)
		}
		if got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.line, got, tt.want)
		}
	}
	want := Completion{Text: "zelenskyy", Label: "Volodymyr Zelenskyy", Count: 3, From: 3, To: 6}
	if got := s.Complete("by:zel", 6); !reflect.DeepEqual(got, []Completion{want}) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func FuzzComplete(f *testing.F) {
	for i, line := range lines {
		f.Add(line, len(line)-i%3)
	}
	s := lakes()
	f.Fuzz(func(t *testing.T, line string, cursor int) {
		n := len([]rune(line))
		for _, c := range s.Complete(line, cursor) {
			if c.From < 0 || c.To < c.From || c.To > n {
				t.Fatalf("Complete(%q, %d) stands for %d to %d", line, cursor, c.From, c.To)
			}
		}
	})
}
