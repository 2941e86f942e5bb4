package together

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"strings"
	"testing"
)

func TestBounded(t *testing.T) {
	long := strings.Repeat("long ", 2000)
	p := Place{Briefing: long, Version: long, View: long, Shape: long, At: long, Chosen: long, Filter: long, Search: long, Byte: -3, Sentence: long, Scope: long}.Bounded()
	if p != (Place{}) {
		t.Errorf("what is too long stays: %+v", p)
	}
	p = Place{Briefing: "a.md", Filter: "by:\x1b[31mann\n", Byte: 7}.Bounded()
	if strings.ContainsAny(p.Filter, "\x1b\n") || p.Briefing != "a.md" || p.Byte != 7 {
		t.Errorf("the bounded place is %+v", p)
	}
	if p.Bounded() != p {
		t.Errorf("bounded twice it is %+v", p.Bounded())
	}
}

func TestPlaceIsSmall(t *testing.T) {
	p := Place{Briefing: "kyiv-guarantees.md", Version: "0123456789abcdef", View: "reading", At: "quote:poita-2", Filter: "by:zelenskyy", Byte: 70123}
	b, err := json.Marshal(p)
	if err != nil || len(b) > 200 {
		t.Errorf("%d bytes, %v: %s", len(b), err, b)
	}
	var back Place
	if err := json.Unmarshal(b, &back); err != nil || back != p {
		t.Errorf("it comes back as %+v, %v", back, err)
	}
}

func TestBeginning(t *testing.T) {
	for _, s := range []string{"", "short", strings.Repeat("ä", 100), "x" + strings.Repeat("界", 100)} {
		b := Beginning(s)
		if !strings.HasPrefix(s, b) || len(b) > mostSentence || len(s) > mostSentence && len(b) < mostSentence-4 {
			t.Errorf("Beginning(%q) = %q", s, b)
		}
	}
}

func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		c, err := NewCode(rand.Read)
		if err != nil || seen[c] {
			t.Fatalf("%q, %v", c, err)
		}
		seen[c] = true
		if got, ok := Code(" " + strings.ToUpper(c) + "\n"); !ok || got != c {
			t.Errorf("Code(%q) = %q, %t", c, got, ok)
		}
	}
	if _, err := NewCode(bytes.NewReader(nil).Read); err == nil {
		t.Error("a code is made of nothing")
	}
	for _, s := range []string{"", "abc", "bcdfghjk", "bcdfgh0", "bcdfgh-", "bcdfgh\x00"} {
		if got, ok := Code(s); ok {
			t.Errorf("%q is taken for the code %q", s, got)
		}
	}
}

func TestMember(t *testing.T) {
	n := News{Members: []Member{{ID: "1", Name: "Ann"}, {ID: "2"}}}
	if m, ok := n.Member("2"); !ok || m.String() != "a stranger" {
		t.Errorf("%v, %t", m, ok)
	}
	if m, ok := n.Member("1"); !ok || m.String() != "Ann" {
		t.Errorf("%v, %t", m, ok)
	}
	if _, ok := n.Member(""); ok {
		t.Error("nobody is a member")
	}
}
