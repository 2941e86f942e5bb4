package model

import (
	"strings"
	"testing"
)

// talks is a small briefing with everything that an address can name.
func talks() *Briefing {
	return &Briefing{
		ID: "talks", Path: "talks.md", Title: "Talks",
		Facts: &Facts{
			Actors: []Actor{
				{ID: "ana", Name: "Ana Lind", Part: Party},
				{ID: "ana-1", Name: "Ana the Younger", Part: Party},
				{ID: "bo", Name: "Bo Ek", Part: Mediator},
				{ID: "kyiv-officials", Name: "Officials", Part: Other},
			},
			Issues: []Issue{{ID: "land", Title: "The land"}, {ID: "water", Title: "Water"}},
			Positions: []Position{
				{Actor: "ana", Issue: "land", Stance: Against, Note: "never"},
				{Actor: "bo", Issue: "land", Stance: For},
				{Actor: "ana", Issue: "land", Stance: Unclear, Per: []string{"bo"}},
				{Actor: "bo", Issue: "water", Stance: For},
				{Actor: "bo", Issue: "water", Stance: For},
			},
			Quotes: []Quote{
				{ID: "q1", By: "ana", Segments: []Segment{{Text: "no"}}, Issue: "land", Source: "paper", At: Place{Line: 4, Column: 1, Start: 20, End: 30}},
				{ID: "q2", By: "bo", Segments: []Segment{{Text: "yes"}, {Text: "maybe"}}},
				{ID: "q3", Segments: []Segment{{Text: "who said it"}}},
				{ID: "bo-1", Segments: []Segment{{Text: "nor this"}}},
				{ID: "q5", By: "ana-1", Segments: []Segment{{Text: "well"}}, Issue: "water"},
				{ID: "oath", By: "ana", Segments: []Segment{{Text: "I swear"}}, Issue: "land"},
			},
			Events:     []Event{{ID: "e1", What: "They meet", Who: []string{"ana", "bo", "ana"}, Issue: "land"}, {What: "They part", Per: []string{"bo"}, Source: "paper"}},
			Questions:  []Question{{ID: "o1", Ask: "When?", Open: true, Issue: "land"}},
			Judgements: []Judgement{{Text: "It holds", Issue: "water"}},
			Sources:    []Source{{ID: "paper", Title: "The Paper"}},
		},
		Markdown: "---\ntitle: Talks\n---\n# Land\n\nLast line\n",
		Body:     21,
		Text:     &Document{Blocks: []Block{{Kind: Heading, ID: "heading-only", Src: 21, End: 27}}},
		Words:    500,
	}
}

func TestParseAddress(t *testing.T) {
	tests := []struct {
		src  string
		want Address
	}{
		{"kyiv.md", Address{Path: "kyiv.md"}},
		{"", Address{}},
		{"kyiv.md#quote:poita-2", Address{Path: "kyiv.md", Type: TypeQuote, ID: "poita-2"}},
		{"#issue:territory", Address{Type: TypeIssue, ID: "territory"}},
		{"#position:putin/meeting.2", Address{Type: TypePosition, ID: "putin/meeting.2"}},
		{"a#b.md#actor:rutte", Address{Path: "a#b.md", Type: TypeActor, ID: "rutte"}},
		{"#territory", Address{ID: "territory"}},
		{"#Бюджет-2", Address{ID: "Бюджет-2"}},
		{"kyiv#text:L74", Address{Path: "kyiv", Line: 74}},
		{"kyiv#matrix", Address{Path: "kyiv", View: "matrix"}},
		{"talks#dossier:varga/border", Address{Path: "talks", View: "dossier", ID: "varga/border"}},
	}
	for _, tt := range tests {
		got, err := ParseAddress(tt.src)
		if err != nil || got != tt.want {
			t.Errorf("ParseAddress(%q) = %+v, %v, want %+v", tt.src, got, err, tt.want)
		}
		if got.String() != tt.src {
			t.Errorf("ParseAddress(%q) is written %q", tt.src, got)
		}
	}
}

func TestParseAddressFaults(t *testing.T) {
	tests := []struct{ src, want string }{
		{"#", `"" is not an id`},
		{"a.md#quote:", `"" is not an id`},
		{"a.md#quot:poita", `nothing in a briefing is called "quot"`},
		{"#briefing:x", `nothing in a briefing is called "briefing"`},
		{"#text:74", `write it as text:L74`},
		{"#text:L0", `"L0" is not a line`},
		{"#text:L-3", `"L-3" is not a line`},
		{"#text:L007", `"L007" is not a line`},
		{"#text:L99999999999999999999", `is not a line`},
		{"#two words", `"two words" is not an id`},
		{"#quote:\x1b", `"\x1b" is not an id`},
	}
	for _, tt := range tests {
		if _, err := ParseAddress(tt.src); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("ParseAddress(%q): %v, want %s", tt.src, err, tt.want)
		}
	}
}

func TestResolve(t *testing.T) {
	b := talks()
	tests := []struct {
		src   string
		want  Ref
		found bool
	}{
		{"talks.md", Ref{TypeBriefing, 0}, true},
		{"#quote:ana-1", Ref{TypeQuote, 0}, true},
		{"#quote:ana-2", Ref{TypeQuote, 5}, true},
		{"#quote:ana-1-1", Ref{TypeQuote, 4}, true},
		{"#quote:ana-3", Ref{}, false},
		{"#quote:ana-0", Ref{}, false},
		{"#quote:oath", Ref{TypeQuote, 5}, true},
		{"#quote:q3", Ref{TypeQuote, 2}, true},
		{"#quote:bo-1", Ref{TypeQuote, 1}, true},
		{"#position:ana/land", Ref{TypePosition, 0}, true},
		{"#position:ana/land.2", Ref{TypePosition, 2}, true},
		{"#position:ana/land.3", Ref{}, false},
		{"#position:ana", Ref{}, false},
		{"#event:e1", Ref{TypeEvent, 0}, true},
		{"#event:e2", Ref{TypeEvent, 1}, true},
		{"#event:e3", Ref{}, false},
		{"#judgement:j1", Ref{TypeJudgement, 0}, true},
		{"#question:o1", Ref{TypeQuestion, 0}, true},
		{"#source:paper", Ref{TypeSource, 0}, true},
		{"#bo", Ref{TypeActor, 2}, true},
		{"#water", Ref{TypeIssue, 1}, true},
		{"#paper", Ref{TypeSource, 0}, true},
		{"#heading-only", Ref{}, false},
		{"#text:L2", Ref{}, false},
		{"#view:matrix", Ref{}, false},
	}
	for _, tt := range tests {
		a, err := ParseAddress(tt.src)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := b.Resolve(a); got != tt.want || ok != tt.found {
			t.Errorf("%s resolves to %v, %t, want %v, %t", tt.src, got, ok, tt.want, tt.found)
		}
	}
}

func TestAddressOfComesBack(t *testing.T) {
	b := talks()
	var got []string
	for _, kind := range Types {
		for i := range b.Len(Type(kind)) {
			r := Ref{Type(kind), i}
			text := b.AddressOf(r).String()
			if indexed := NewRelations(b).AddressOf(r).String(); indexed != text {
				t.Errorf("%v has the address %q, but %q by the index", r, text, indexed)
			}
			a, err := ParseAddress(text)
			if back, ok := b.Resolve(a); err != nil || !ok || back != r {
				t.Errorf("%v has the address %q, which resolves to %v, %t, %v", r, text, back, ok, err)
			}
			got = append(got, strings.TrimPrefix(text, "talks.md"))
		}
	}
	want := "#quote:ana-1 #quote:bo-1 #quote:q3 #quote:-2 #quote:ana-1-1 #quote:ana-2 " +
		"#position:ana/land #position:bo/land #position:ana/land.2 #position:bo/water #position:bo/water.2 " +
		"#event:e1 #event:e2 #question:o1 #judgement:j1 #source:paper " +
		"#actor:ana #actor:ana-1 #actor:bo #actor:kyiv-officials #issue:land #issue:water "
	if s := strings.Join(got, " "); s != want {
		t.Errorf("addresses\n got %s\nwant %s", s, want)
	}
	if a := b.AddressOf(Ref{TypeQuote, 99}); a.String() != "talks.md" {
		t.Errorf("an item that is not there has the address %s", a)
	}
}

func TestPlaceOf(t *testing.T) {
	b := talks()
	if p := b.PlaceOf(Ref{TypeQuote, 0}); p.Start != 20 {
		t.Errorf("the quote stands at %+v", p)
	}
	if p := b.PlaceOf(Ref{Type: TypeBriefing}); p != (Place{Line: 4, Column: 1, Start: 21, End: 21}) {
		t.Errorf("the briefing stands at %+v", p)
	}
	for _, kind := range Types[1:8] { // All but quotes and the briefing have no place here.
		if p := b.PlaceOf(Ref{Type(kind), 0}); p.Known() {
			t.Errorf("the first %s stands at %+v, want nowhere", kind, p)
		}
	}
	for _, r := range []Ref{{TypeQuote, -1}, {TypeIssue, 2}, {"", 0}, {TypeActor, 0}} {
		if p := b.PlaceOf(r); p.Known() {
			t.Errorf("%v stands at %+v, want nowhere", r, p)
		}
	}
}

func TestLocate(t *testing.T) {
	b := talks()
	tests := []struct {
		src  string
		want Place
	}{
		{"#quote:ana-1", Place{Line: 4, Column: 1, Start: 20, End: 30}},
		{"#heading-only", Place{Line: 4, Column: 1, Start: 21, End: 27}},
		{"#text:L1", Place{Line: 1, Column: 1, Start: 0, End: 3}},
		{"#text:L5", Place{Line: 5, Column: 1, Start: 28, End: 28}},
		{"#text:L6", Place{Line: 6, Column: 1, Start: 29, End: 38}},
		{"#text:L7", Place{}},
		{"#text:L800", Place{}},
		{"#actor:ana", Place{}},
		{"#nobody", Place{}},
		{"#view:matrix", Place{}},
	}
	for _, tt := range tests {
		a, err := ParseAddress(tt.src)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := b.Locate(a); got != tt.want || ok != tt.want.Known() {
			t.Errorf("%s stands at %+v, %t, want %+v", tt.src, got, ok, tt.want)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"kyiv.md#quote:poita-2", "#text:L74", "#a", "a#b#issue:c", "#position:putin/meeting.2", "#view:x", "#quote:-2", "\xff#q"} {
		f.Add(s)
	}
	b := talks()
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAddress(s)
		if err != nil {
			return
		}
		if again, err := ParseAddress(a.String()); err != nil || again != a {
			t.Fatalf("%q is %+v, and written %q is %+v, %v", s, a, a, again, err)
		}
		b.Locate(a)
	})
}
