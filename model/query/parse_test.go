package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestParseWritesBack(t *testing.T) {
	tests := []struct{ line, want string }{
		{"", ""},
		{"  ", ""},
		{"early  step", "early step"},
		{`"early step"`, `"early step"`},
		{`"early"`, "early"},
		{`"say \"no\" \\"`, `"say \"no\" \\"`},
		{"a b OR c", "a b OR c"},
		{"a (b OR c)", "a (b OR c)"},
		{"(a b) c", "(a b) c"},
		{"((a))", "a"},
		{"a AND b AND c", "a b c"},
		{"(a OR b) OR c", "(a OR b) OR c"},
		{"NOT a -b", "-a -b"},
		{"-(a b)", "-(a b)"},
		{"-(-a)", "-(-a)"},
		{`-"a b"`, `-"a b"`},
		{`"-a" "OR" "NOT" "by:x" "10:30"`, `"-a" "OR" "NOT" "by:x" 10:30`},
		{"re-arms and or not", "re-arms and or not"},
		{"ANDES ORBIT NOTHING", "ANDES ORBIT NOTHING"},
		{"BY:trump", "by:trump"},
		{"by:trump,rutte", "by:trump,rutte"},
		{`by:"Vladimir Putin",trump`, `by:"Vladimir Putin",trump`},
		{`by:"trump"`, "by:trump"},
		{"marking:TLP:CLEAR", "marking:TLP:CLEAR"},
		{"in:../orrin", "in:../orrin"},
		{"date:2032-01..2032-02", "date:2032-01..2032-02"},
		{"date:..2032", "date:..2032"},
		{"date:2032..,none", "date:2032..,none"},
		{"date:2032-01-26T10:00Z", "date:2032-01-26T10:00Z"},
		{"grade:<=b2", "grade:<=b2"},
		{`likelihood:>="very likely"`, `likelihood:>="very likely"`},
		{`likelihood:"very unlikely"..likely`, `likelihood:"very unlikely"..likely`},
		{"moved:against..conditional", "moved:against..conditional"},
		{`actor:{type:quote "Article 5"}`, `actor:{type:quote "Article 5"}`},
		{"-actor:{issue:{a OR b}}", "-actor:{issue:{a OR b}}"},
		{"(by:trump)type:quote", "by:trump type:quote"},
		{"stance:For", "stance:For"},
		{"a|b @c #d", "a|b @c #d"},
		{"Müller Київ", "Müller Київ"},
	}
	for _, tt := range tests {
		q, err := Parse(tt.line)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.line, err)
			continue
		}
		if got := q.String(); got != tt.want {
			t.Errorf("Parse(%q) is written %q, want %q", tt.line, got, tt.want)
		}
		again, err := Parse(q.String())
		if err != nil || !reflect.DeepEqual(again, q) {
			t.Errorf("Parse(%q) is written %q, which is another query or a fault: %v", tt.line, q, err)
		}
	}
}

func TestParseFaults(t *testing.T) {
	tests := []struct{ line, want, kept string }{
		{"stanc:against", `col 1: no filter called "stanc"; did you mean "stance:"?`, ""},
		{"type:quote stanc:against", `col 12: no filter called "stanc"; did you mean "stance:"?`, "type:quote"},
		{"speaker:trump", `col 1: no filter called "speaker"; did you mean "by:"?`, ""},
		{"isue:x", `col 1: no filter called "isue"; did you mean "issue:"?`, ""},
		{"Zelenskyy: ready", `col 1: no filter called "Zelenskyy"; text with a colon is written in quotation marks`, ""},
		{"stance:aginst", `col 8: no stance called "aginst"; did you mean "against"?`, ""},
		{"stance:for,aginst", `col 12: no stance called "aginst"; did you mean "against"?`, "stance:for"},
		{"stance:maybe x", `col 8: no stance called "maybe"; one of for, against, conditional, unclear, silent`, ""},
		{"type:quotes", `col 6: no type called "quotes"; did you mean "quote"?`, ""},
		{"type:quo x", `col 6: no type called "quo"; did you mean "quote"?`, ""},
		{"state:canceled", `col 7: no state called "canceled"; did you mean "cancelled"?`, ""},
		{"part:analysts", `col 6: no part called "analysts"; did you mean "analyst"?`, ""},
		{"kind:organization", `col 6: no kind called "organization"; did you mean "organisation"?`, ""},
		{"is:opne", `col 4: no property called "opne"; did you mean "open"?`, ""},
		{"has:notes", `col 5: no field called "notes"; did you mean "note"?`, ""},
		{"check:exacd", `col 7: no outcome called "exacd"; did you mean "exact"?`, ""},
		{"status:reviewd", `col 8: no status called "reviewd"; did you mean "reviewed"?`, ""},
		{"confidence:>=hihg", `col 12: no confidence called "hihg"; did you mean "high"?`, ""},
		{"likelihood:perhaps x", `col 12: no likelihood called "perhaps"; one of almost no chance, very unlikely, unlikely, roughly even, likely, very likely, almost certain`, ""},
		{"moved:against..condtional", `col 7: no stance called "condtional"; did you mean "conditional"?`, ""},
		{"moved:for", `col 7: "moved:" takes yes, no or from..to, not "for"`, ""},
		{"moved:<for", `col 7: "moved:" takes no comparison; write from..to`, ""},
		{"date:Monday", `col 6: "Monday" is not a date; write it as 2032-01-26, 2032-01 or 2032`, ""},
		{"date:2032-13 x", `col 6: "2032-13" is not a date; write it as 2032-01-26, 2032-01 or 2032`, ""},
		{"date:2031..2032..2033", `col 16: a range has two ends`, ""},
		{"date:..", `col 8: ".." needs a value at one end`, ""},
		{"date:<", `col 7: "<" needs a value`, ""},
		{"since:7x", `col 7: "7x" is no span of time; write it as 7d, 2w, 3m, 1y, last or a date`, ""},
		{"since:99999d x", `col 7: "99999d" is no span of time; write it as 7d, 2w, 3m, 1y, last or a date`, ""},
		{"grade:G1", `col 7: "G1" is not a grade; it is a letter from A to F, then a digit from 1 to 6`, ""},
		{"grade:A7..B1", `col 7: "A7" is not a grade; it is a letter from A to F, then a digit from 1 to 6`, ""},
		{"by:", `col 4: "by:" needs a value`, ""},
		{"by: trump", `col 4: "by:" needs a value`, ""},
		{"a by:trump,", `col 12: "," needs a value`, "a by:trump"},
		{"a by:trump, b", `col 12: "," needs a value`, "a by:trump"},
		{"(by:trump", "col 10: the bracket opened at col 1 is not closed", "by:trump"},
		{"a (b (c", "col 8: the bracket opened at col 6 is not closed", "a (b c)"},
		{"actor:{type:quote", "col 18: the bracket opened at col 7 is not closed", "actor:{type:quote}"},
		{"(a}", "col 3: the bracket opened at col 1 is not closed", "a"},
		{`"early step`, "col 1: unbalanced quotation mark", ""},
		{`type:quote "early step`, "col 12: unbalanced quotation mark", "type:quote"},
		{`by:trump,"Mark`, "col 10: unbalanced quotation mark", "by:trump"},
		{`a ""`, "col 3: nothing stands between the quotation marks", "a"},
		{"a )", "col 3: no bracket is open here", "a"},
		{"a } b", "col 3: no bracket is open here", "a"},
		{"()", `col 2: nothing stands between "(" and ")"`, ""},
		{"actor:{}", `col 8: nothing stands between "{" and "}"`, ""},
		{"{a}", `col 1: "{" stands only behind "actor:", "issue:" or "briefing:"`, ""},
		{"by:{a}", `col 4: "by:" takes no query in braces`, ""},
		{"OR a", `col 1: "OR" needs something before it`, ""},
		{"a OR", `col 5: "OR" needs something behind it`, "a"},
		{"a OR OR b", `col 6: "OR" needs something behind it`, "a"},
		{"AND a", `col 1: "AND" needs something before it`, ""},
		{"a AND", `col 6: "AND" needs something behind it`, "a"},
		{"a AND OR b", `col 7: "AND" needs something behind it`, "a"},
		{"a -", `col 4: "-" needs something behind it`, "a"},
		{"a - b", `col 4: "-" needs something behind it`, "a"},
		{"--a", `col 2: "-" needs something behind it`, ""},
		{"NOT", `col 4: "NOT" needs something behind it`, ""},
		{"NOT NOT a", `col 5: "NOT" needs something behind it`, ""},
		{"Київ by:", `col 9: "by:" needs a value`, "Київ"},
	}
	for _, tt := range tests {
		q, err := Parse(tt.line)
		if err == nil {
			t.Errorf("Parse(%q) is fine, want %s", tt.line, tt.want)
			continue
		}
		if err.Error() != tt.want {
			t.Errorf("Parse(%q)\n got %s\nwant %s", tt.line, err, tt.want)
		}
		if got := q.String(); got != tt.kept {
			t.Errorf("Parse(%q) keeps %q, want %q", tt.line, got, tt.kept)
		}
	}
}

func TestParseUnfinished(t *testing.T) {
	unfinished := []string{
		"by:", "by: ", "-by:", "a by:trump,", "(by:trump", "(a OR", "actor:{", "actor:{type:", `"early st`, "a OR", "a OR ", "a AND",
		"a -", "NOT", "NOT ", "date:20", "date:2032-0", "date:..", "date:<", "date:2032-01..2032-", "type:quo", "stance:aga", "since:7",
		"since:la", "moved:against..con", `by:"Vla`, `likelihood:"very l"`, "confidence:>=hi", "(", "a (b",
	}
	for _, line := range unfinished {
		var e *Error
		if _, err := Parse(line); !errors.As(err, &e) || !e.Unfinished {
			t.Errorf("Parse(%q): %v is a fault, want it to be unfinished", line, err)
		}
	}
	faulty := []string{
		"stanc:a", "stance:aginst", "by: trump", "date:Monday", "a )", "a - b", "grade:Z", "type:quo x", "(date:20)", "OR", "()", "(by:)", "moved:for",
	}
	for _, line := range faulty {
		var e *Error
		if _, err := Parse(line); !errors.As(err, &e) || e.Unfinished {
			t.Errorf("Parse(%q): %v is unfinished, want it to be a fault", line, err)
		}
	}
}

func TestParseLimits(t *testing.T) {
	if _, err := Parse(strings.Repeat("é", maxRunes)); err != nil {
		t.Errorf("a line of %d characters: %v", maxRunes, err)
	}
	if _, err := Parse(strings.Repeat("a", maxRunes+1)); err == nil || err.Error() != "col 4097: a filter has no more than 4096 characters" {
		t.Errorf("a line of %d characters: %v", maxRunes+1, err)
	}
	nested := func(n int) string { return strings.Repeat("(", n) + "a" + strings.Repeat(")", n) }
	if _, err := Parse(nested(maxDepth)); err != nil {
		t.Errorf("%d brackets: %v", maxDepth, err)
	}
	if _, err := Parse(nested(maxDepth + 1)); err == nil || err.Error() != "col 65: brackets go no deeper than 64" {
		t.Errorf("%d brackets: %v", maxDepth+1, err)
	}
	if _, err := Parse(strings.Repeat("(", maxRunes)); err == nil {
		t.Error("thousands of open brackets are fine")
	}
}

func TestKeysAreDocumented(t *testing.T) {
	for i, k := range Keys() {
		if k.Name == "" || k.Takes == "" || k.On == "" {
			t.Errorf("key %d lacks name or documentation: %+v", i, k)
		}
		if keyNamed(k.Name).words != nil && keyNamed(k.Name).noun == "" {
			t.Errorf("%s: has no noun for its words", k.Name)
		}
	}
	for tried, name := range synonyms {
		if keyNamed(name) == nil || keyNamed(tried) != nil {
			t.Errorf("%s: is answered with %s:", tried, name)
		}
	}
}

// lines are what fuzzing starts from.
var lines = []string{
	"type:quote by:zelenskyy issue:territory", "type:quote (by:trump OR by:zelenskyy) -issue:territory", "is:open", `"early step`,
	"stanc:against", "stance:aginst", "(by:trump", "by:", "by:trump,", `by:"Vladimir Putin",trump`, "actor:{type:quote \"Article 5\"}",
	"date:2032-01..2032-02", "date:..2032", "grade:<=B2", `likelihood:>="very likely"`, "moved:against..conditional", "since:7d since:last",
	"NOT a AND b", "-(-a)", `"say \"no\" \\"`, "a OR b OR", "marking:TLP:CLEAR", "in:../orrin", "OR", "--", "{}", "a:b:c", "\x00\xff",
	`date:"2032".."2033"`, "date:2032...", `""`, "actor:{issue:{a}}", "has:note is:unread", "-by:trump,rutte", "by:x\"y\"z",
}

func FuzzParse(f *testing.F) {
	for _, line := range lines {
		f.Add(line)
	}
	s := lakes()
	f.Fuzz(func(t *testing.T, line string) {
		q, err := Parse(line)
		again, errAgain := Parse(q.String())
		if len(line) < maxRunes/2 && (errAgain != nil || !reflect.DeepEqual(again, q)) {
			t.Fatalf("Parse(%q) is written %q, which is another query %#v or a fault: %v", line, q, again, errAgain)
		}
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Column < 1 || e.Column > len([]rune(line))+1 {
				t.Fatalf("Parse(%q): %v", line, err)
			}
		}
		s.Select(q)
	})
}
