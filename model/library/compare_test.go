package library

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/model"
)

// told writes the changes that are no sameness, one a line.
func told(c *Comparison) string {
	var b strings.Builder
	for _, x := range c.Changes {
		if x.Kind == KindSame {
			continue
		}
		fmt.Fprintf(&b, "%s %s %s", x.Section, x.Kind, x.Key)
		for _, f := range x.Fields {
			fmt.Fprintf(&b, "; %s %q %q", f.Name, f.Was, f.Is)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func quote(by, words string) model.Quote {
	return model.Quote{By: by, Segments: []model.Segment{{Text: words}}}
}

func TestCompareItems(t *testing.T) {
	position := func(s model.Stance, guess bool, per ...string) model.Position {
		return model.Position{Actor: "renn", Issue: "water", Stance: s, Guess: guess, Per: per}
	}
	tests := []struct {
		name        string
		before, now model.Briefing
		want        string
	}{
		{
			"stance moved",
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.Against, false)}}},
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false)}}},
			"positions moved position.renn/water\n",
		},
		{
			"accounts differ now",
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false)}}},
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false), position(model.Against, false, "radio")}}},
			"positions moved position.renn/water\n",
		},
		{
			"settled",
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false), position(model.Against, false, "radio")}}},
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false)}}},
			"positions settled position.renn/water\n",
		},
		{
			"a guess confirmed",
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, true)}}},
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false)}}},
			"positions changed position.renn/water\n",
		},
		{
			"in the actor's own words now",
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false, "radio")}}},
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false)}}},
			"positions changed position.renn/water\n",
		},
		{
			"no longer covered",
			model.Briefing{Facts: &model.Facts{Positions: []model.Position{position(model.For, false)}}},
			model.Briefing{},
			"positions gone gone.position.renn/water\n",
		},
		{
			"the same words in other marks and case",
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("renn", "Nine pages — and one is dry!")}}},
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("renn", "[n]ine pages, and one is dry")}}},
			"",
		},
		{
			"words in another wording",
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("renn", "Nobody has to like a border")}}},
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("renn", "Nobody has to like a border to have one")}}},
			"words changed quote.renn-1; words \"Nobody has to like a border\" \"Nobody has to like a border to have one\"\n",
		},
		{
			"words of another",
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("renn", "Let them count birds.")}}},
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("varga", "Let them count birds.")}}},
			"words changed quote.varga-1; speaker \"renn\" \"varga\"\n",
		},
		{
			"like words of two speakers",
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("renn", "We own this shore and this lake")}}},
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("varga", "We own this shore and this lake too")}}},
			"words new quote.varga-1\nwords gone gone.quote.renn-1\n",
		},
		{
			"said twice, then once",
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("renn", "No."), quote("renn", "No.")}}},
			model.Briefing{Facts: &model.Facts{Quotes: []model.Quote{quote("renn", "No.")}}},
			"words gone gone.quote.renn-2\n",
		},
		{
			"questions",
			model.Briefing{Facts: &model.Facts{
				Questions: []model.Question{
					{Ask: "Who pays?", Open: true}, {Ask: "Who drew the map?", Open: true}, {Ask: "When?", Answer: "in May"}, {Ask: "Where?", Answer: "here"},
				},
			}},
			model.Briefing{Facts: &model.Facts{
				Questions: []model.Question{
					{Ask: "who pays", Answer: "the League"}, {Ask: "When?", Open: true}, {Ask: "Where?", Answer: "there"}, {Ask: "Why?", Open: true},
				},
			}},
			"questions new question.o4\nquestions answered question.o1; answer \"\" \"the League\"\n" +
				"questions reopened question.o2; answer \"in May\" \"\"\nquestions changed question.o3; answer \"here\" \"there\"\n" +
				"questions gone gone.question.o2\n",
		},
		{
			"an id with a blank is safe in an address",
			model.Briefing{},
			model.Briefing{Facts: &model.Facts{Actors: []model.Actor{{ID: "a b:c#d", Name: "A"}, {ID: "a-b.c.d", Name: "B"}}}},
			"facts new actor.a-b.c.d\nfacts new actor.a-b.c.d.2\n",
		},
	}
	for _, tt := range tests {
		if got := told(Compare(&tt.before, &tt.now)); got != tt.want {
			t.Errorf("%s:\n%swant:\n%s", tt.name, got, tt.want)
		}
	}
}

func TestCompareFacts(t *testing.T) {
	event := func(what, when string, s model.EventState) model.Event {
		return model.Event{What: what, When: model.ParseDate(when), State: s, Issue: "border"}
	}
	tests := []struct {
		name        string
		before, now model.Briefing
		want        string
	}{
		{
			"a plan that happened, in other words",
			model.Briefing{Facts: &model.Facts{Events: []model.Event{event("Second round of talks on the border", "2032-01-23", model.Planned)}}},
			model.Briefing{Facts: &model.Facts{Events: []model.Event{event("Second round on the border", "2032-01-23", model.Happened)}}},
			"facts happened event.e1; state \"planned\" \"happened\"; event \"Second round of talks on the border\" \"Second round on the border\"\n",
		},
		{
			"a plan with another date, and one called off",
			model.Briefing{Facts: &model.Facts{Events: []model.Event{event("Signing", "2032-02", model.Planned), event("Survey", "2032-03", model.Planned)}}},
			model.Briefing{Facts: &model.Facts{Events: []model.Event{event("Signing", "2032-04", model.Planned), event("Survey", "2032-03", model.Cancelled)}}},
			"facts cancelled event.e2; state \"planned\" \"cancelled\"\nfacts redated event.e1; date \"2032-02\" \"2032-04\"\n",
		},
		{
			"the same id",
			model.Briefing{Facts: &model.Facts{Events: []model.Event{{ID: "talks", What: "Talks"}}}},
			model.Briefing{Facts: &model.Facts{Events: []model.Event{{ID: "talks", What: "An opening without an agenda"}}}},
			"facts changed event.talks; event \"Talks\" \"An opening without an agenda\"\n",
		},
		{
			"numbers are no ids",
			model.Briefing{Facts: &model.Facts{Events: []model.Event{{ID: "e1", What: "Talks"}}}},
			model.Briefing{Facts: &model.Facts{Events: []model.Event{{ID: "e1", What: "Shots at the sluice"}}}},
			"facts new event.e1\nfacts gone gone.event.e1\n",
		},
		{
			"judgement",
			model.Briefing{Facts: &model.Facts{Judgements: []model.Judgement{{Text: "They sign before March", Likelihood: "likely", Confidence: "low"}}}},
			model.Briefing{Facts: &model.Facts{Judgements: []model.Judgement{{Text: "They sign before March.", Likelihood: "unlikely", Confidence: "high"}}}},
			"judgements changed judgement.j1; likelihood \"likely\" \"unlikely\"; confidence \"low\" \"high\"\n",
		},
		{
			"sources",
			model.Briefing{Facts: &model.Facts{
				Sources: []model.Source{
					{ID: "t", Title: "Transcript 03"}, {ID: "r", Title: "Radio", Grade: "C3"}, {ID: "l", Title: "List", Note: "withdrawn since"},
				},
			}},
			model.Briefing{Facts: &model.Facts{Sources: []model.Source{{ID: "t", Title: "Transcript 04", Date: model.ParseDate("2032-01-26")}, {ID: "t3", Title: "Transcript 03"}, {ID: "r", Title: "Radio"}}}},
			"sources new source.t\nsources regraded source.r; grade \"C3\" \"not graded\"\nsources gone gone.source.l; note \"\" \"withdrawn since\"\n",
		},
		{
			"actors and issues",
			model.Briefing{Facts: &model.Facts{Actors: []model.Actor{{ID: "renn", Name: "Renn", Role: "premier"}}, Issues: []model.Issue{{ID: "water", Title: "Water", Question: "Thirds?"}}}},
			model.Briefing{Facts: &model.Facts{Actors: []model.Actor{{ID: "renn", Name: "Renn", Role: "former premier"}, {ID: "chen", Name: "Chen"}}, Issues: []model.Issue{{ID: "water", Title: "Water", Question: "Halves?"}}}},
			"facts new actor.chen\nfacts changed issue.water; question \"Thirds?\" \"Halves?\"\nfacts changed actor.renn; role \"premier\" \"former premier\"\n",
		},
		{
			"two versions of one briefing",
			model.Briefing{ID: "one", Title: "A", Status: model.Draft},
			model.Briefing{ID: "one", Title: "B", Status: model.Reviewed, Marking: "TLP:RED"},
			"facts changed about.title; title \"A\" \"B\"\nfacts changed about.marking; marking \"unmarked\" \"TLP:RED\"\nfacts changed about.status; status \"draft\" \"reviewed\"\n",
		},
		{
			"a title is no change in a series",
			model.Briefing{ID: "one", Title: "A"},
			model.Briefing{ID: "two", Title: "B"},
			"",
		},
		{
			"corrections of either",
			model.Briefing{Corrections: []model.Correction{{What: "114 held", Was: "140 held"}, {What: "a bus", Was: "a boat"}}},
			model.Briefing{Corrections: []model.Correction{{What: "a bus", Was: "a boat"}, {What: "in May"}}},
			"facts corrected correction.2; statement \"\" \"in May\"\nfacts corrected before.correction.1; statement \"140 held\" \"114 held\"\n",
		},
	}
	for _, tt := range tests {
		if got := told(Compare(&tt.before, &tt.now)); got != tt.want {
			t.Errorf("%s:\n%swant:\n%s", tt.name, got, tt.want)
		}
	}
}

func TestComparable(t *testing.T) {
	l := New(nil, time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC))
	for _, tt := range []struct {
		b    model.Briefing
		want string
	}{
		{model.Briefing{}, ""},
		{model.Briefing{Status: model.Withdrawn}, "is withdrawn"},
		{model.Briefing{Status: model.Withdrawn, Embargo: model.ParseDate("2032-02-01T06:00Z")}, "is under embargo until 2032-02-01T06:00Z"},
	} {
		if got := l.Comparable(&tt.b); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.b, got, tt.want)
		}
	}
}

func TestLibraryRemembersComparisons(t *testing.T) {
	var all []*model.Briefing
	for i := range mostCompared + 2 {
		all = append(all, briefing(fmt.Sprint("b", i), ""))
	}
	l := New(all, time.Time{})
	first := l.Compare(all[0], all[1])
	if l.Compare(all[0], all[1]) != first {
		t.Error("a pair is compared anew at once")
	}
	if back := l.Compare(all[1], all[0]); back == first || back.Before != all[1] {
		t.Error("the other direction is another comparison")
	}
	for _, b := range all {
		l.Compare(b, b)
	}
	if len(l.compared.made) != mostCompared || l.Compare(all[0], all[1]) == first {
		t.Errorf("%d comparisons are remembered, want %d", len(l.compared.made), mostCompared)
	}
}

func TestCompareKept(t *testing.T) {
	a := &model.Briefing{Facts: &model.Facts{Positions: []model.Position{{Actor: "renn", Issue: "water", Stance: model.For}}}}
	b := &model.Briefing{
		Facts: &model.Facts{
			Positions: []model.Position{{Actor: "renn", Issue: "water", Stance: model.For}, {Actor: "renn", Issue: "water", Stance: model.Against, Per: []string{"radio"}}},
			Quotes:    []model.Quote{quote("varga", "No.")},
		},
		Marking: "TLP:RED",
	}
	c := Compare(a, b)
	if c.Kept(nil) != c {
		t.Error("no filter makes another comparison")
	}
	second := c.Kept(func(in *model.Briefing, r model.Ref) bool {
		return in == b && r == model.Ref{Type: model.TypePosition, Index: 1}
	})
	if got, want := told(second), "positions moved position.renn/water\n"; got != want || second.Hidden != 2 {
		t.Errorf("an account that is left leaves %q and hides %d, want %q and 2", got, second.Hidden, want)
	}
	if n := c.Kept(func(*model.Briefing, model.Ref) bool { return false }); n.Total() != 0 || n.Hidden != 3 {
		t.Errorf("nothing is left, yet %d changes stay and %d are hidden", n.Total(), n.Hidden)
	}
}
