package model

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// answers is what both the briefing and its index offer.
type answers interface {
	ActorByID(string) *Actor
	IssueByID(string) *Issue
	SourceByID(string) *Source
	QuotesBy(string) []int
	QuotesOn(string) []int
	PositionsOf(string) []int
	PositionsOn(string) []int
	EventsOf(string) []int
	QuestionsOn(string) []int
	Contested(actor, issue string) bool
	ActorsOf(Ref) []string
	IssueOf(Ref) string
	Label(Ref) string
}

func TestRelations(t *testing.T) {
	b := talks()
	for _, of := range []answers{b, NewRelations(b)} {
		lists := []struct {
			name      string
			got, want []int
		}{
			{"quotes by ana", of.QuotesBy("ana"), []int{0, 5}},
			{"quotes by nobody known", of.QuotesBy(""), []int{2, 3}},
			{"quotes on land", of.QuotesOn("land"), []int{0, 5}},
			{"positions of ana", of.PositionsOf("ana"), []int{0, 2}},
			{"positions on land", of.PositionsOn("land"), []int{0, 1, 2}},
			{"events of ana", of.EventsOf("ana"), []int{0}},
			{"events of a teller", of.EventsOf("kyiv-officials"), nil},
			{"questions on land", of.QuestionsOn("land"), []int{0}},
			{"questions on nothing", of.QuestionsOn("x"), nil},
		}
		for _, l := range lists {
			if !slices.Equal(l.got, l.want) {
				t.Errorf("%T: %s are %v, want %v", of, l.name, l.got, l.want)
			}
		}
		if of.ActorByID("bo") != &b.Actors()[2] || of.IssueByID("water") != &b.Issues()[1] || of.SourceByID("paper") != &b.Sources()[0] {
			t.Errorf("%T does not find actor, issue or source by id", of)
		}
		if of.ActorByID("x") != nil || of.IssueByID("") != nil || of.SourceByID("bo") != nil {
			t.Errorf("%T finds what is not there", of)
		}
		if !of.Contested("ana", "land") || of.Contested("bo", "water") || of.Contested("bo", "x") {
			t.Errorf("%T: accounts differ on ana and land, and on nothing else", of)
		}
	}
}

func TestItemBelongsTo(t *testing.T) {
	b := talks()
	b.Facts.Positions = append(b.Facts.Positions, Position{Actor: "new", Issue: "war", Stance: Silent})
	rel := NewRelations(b)
	tests := []struct {
		ref           Ref
		actors        []string
		issue, source string
		label         string
	}{
		{Ref{TypeQuote, 0}, []string{"ana"}, "land", "paper", "Ana Lind: “no”"},
		{Ref{TypeQuote, 1}, []string{"bo"}, "", "", "Bo Ek: “yes … maybe”"},
		{Ref{TypeQuote, 2}, nil, "", "", "“who said it”"},
		{Ref{TypePosition, 0}, []string{"ana"}, "land", "", "Ana Lind, The land: against - never"},
		{Ref{TypePosition, 1}, []string{"bo"}, "land", "", "Bo Ek, The land: for"},
		{Ref{TypePosition, 5}, []string{"new"}, "war", "", "new, war: silent"},
		{Ref{TypeEvent, 0}, []string{"ana", "bo", "ana"}, "land", "", "They meet"},
		{Ref{TypeEvent, 1}, nil, "", "paper", "They part"},
		{Ref{TypeQuestion, 0}, nil, "land", "", "When?"},
		{Ref{TypeJudgement, 0}, nil, "water", "", "It holds"},
		{Ref{TypeSource, 0}, nil, "", "paper", "The Paper"},
		{Ref{TypeActor, 2}, []string{"bo"}, "", "", "Bo Ek"},
		{Ref{TypeIssue, 1}, nil, "water", "", "Water"},
		{Ref{TypeBriefing, 0}, nil, "", "", "Talks"},
		{Ref{TypeBriefing, 1}, nil, "", "", ""},
		{Ref{TypeQuote, -1}, nil, "", "", ""},
	}
	for _, tt := range tests {
		for _, of := range []answers{b, rel} {
			if got := of.ActorsOf(tt.ref); !reflect.DeepEqual(got, tt.actors) {
				t.Errorf("%T: %v belongs to the actors %v, want %v", of, tt.ref, got, tt.actors)
			}
			if got := of.IssueOf(tt.ref); got != tt.issue {
				t.Errorf("%T: %v belongs to the issue %q, want %q", of, tt.ref, got, tt.issue)
			}
			if got := of.Label(tt.ref); got != tt.label {
				t.Errorf("%T: %v is labelled %q, want %q", of, tt.ref, got, tt.label)
			}
		}
		if got := b.SourceOf(tt.ref); got != tt.source {
			t.Errorf("%v is taken from %q, want %q", tt.ref, got, tt.source)
		}
	}
}

func TestLabelIsOneCleanLine(t *testing.T) {
	b := &Briefing{Title: "a\nb\x1b]0;x\x07", Facts: &Facts{Actors: []Actor{{ID: "a\u202eb"}}}}
	if got := b.Label(Ref{Type: TypeBriefing}); got != "a b^[]0;x^G" {
		t.Errorf("the briefing is labelled %q", got)
	}
	if got := b.Label(Ref{TypeActor, 0}); got != "ab" {
		t.Errorf("the actor is labelled %q", got)
	}
}

func TestSecondHand(t *testing.T) {
	tests := []struct {
		per  []string
		want bool
	}{{nil, false}, {[]string{"ana"}, false}, {[]string{"bo"}, true}, {[]string{"ana", "bo"}, true}}
	for _, tt := range tests {
		if got := (Position{Actor: "ana", Per: tt.per}).SecondHand(); got != tt.want {
			t.Errorf("a position of ana per %v is second-hand: %t, want %t", tt.per, got, tt.want)
		}
	}
	if !(Event{Per: []string{"bo"}}).SecondHand() || (Event{}).SecondHand() {
		t.Error("an event is second-hand if somebody tells of it")
	}
}

func TestMinutes(t *testing.T) {
	for words, want := range map[int]int{0: 1, 1: 1, 230: 1, 231: 2, 2300: 10} {
		if got := (&Briefing{Words: words, Facts: &Facts{}}).Minutes(); got != want {
			t.Errorf("%d words take %d minutes, want %d", words, got, want)
		}
	}
}

func TestBlockAt(t *testing.T) {
	d := &Document{Blocks: []Block{{Src: 10}, {Src: 20}, {Src: 30}}}
	for offset, want := range map[int]int{0: 0, 10: 0, 19: 0, 20: 1, 29: 1, 99: 2} {
		if got := d.BlockAt(offset); got != want {
			t.Errorf("byte %d is in block %d, want %d", offset, got, want)
		}
	}
	if got := (&Document{}).BlockAt(5); got != 0 {
		t.Errorf("a document without blocks has block %d", got)
	}
}

func BenchmarkRelations(b *testing.B) {
	brief := &Briefing{Facts: &Facts{}}
	for i := range 10_000 {
		brief.Facts.Quotes = append(brief.Facts.Quotes, Quote{By: strings.Repeat("a", 1+i%50), Issue: "land"})
	}
	for b.Loop() {
		NewRelations(brief)
	}
}

func TestEmbargoed(t *testing.T) {
	now := time.Date(2032, 2, 1, 6, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		embargo string
		want    bool
	}{
		{"", false},
		{"2032-02-01T06:00:00Z", false},
		{"2032-02-01T06:00:01Z", true},
		{"2032-02-01T06:30:00+01:00", false},
		{"2032-02-01", true},
		{"2032-01-31", false},
		{"until the vote", true},
	} {
		b := Briefing{Embargo: ParseDate(tt.embargo), Facts: &Facts{}}
		if got := b.Embargoed(now); got != tt.want {
			t.Errorf("embargo %q at %s: %v, want %v", tt.embargo, now, got, tt.want)
		}
	}
}
