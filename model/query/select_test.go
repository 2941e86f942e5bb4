package query

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/model"
	"readout/model/library"
)

func TestSelectCounts(t *testing.T) {
	s := NewSet([]*model.Briefing{talks()}, Context{})
	tests := []struct {
		line string
		want int
	}{
		{"", 1 + 3 + 12 + 13 + 11 + 5 + 5 + 1},
		{"type:quote by:zelenskyy issue:territory", 1},
		{"by:zelensky", 3},
		{"type:position issue:territory", 2},
		{"is:contested", 3},
		{"is:secondhand", 4},
		{"per:witkoff", 1},
		{"is:open", 5},
		{"is:open issue:security-guarantees", 2},
		{"type:event -state:happened", 3},
		{"part:analyst type:quote", 3},
		{"stance:against,conditional", 4},
		{"type:quote (by:trump OR by:zelenskyy) -issue:territory", 5},
		{"type:quote issue:none", 2},
		{`actor:{type:position "Article 5"}`, 1},
		{`actor:{type:quote}`, 5},
		{`type:quote actor:{type:position stance:against}`, 3},
		{`issue:{stance:against}`, 1},
		{`type:actor -actor:{type:quote}`, 7},
		{"check:exact", 11},
		{"check:final-punctuation", 2},
		{"moved:yes", 0},
		{"src:article type:quote", 11},
	}
	for _, tt := range tests {
		if got := s.Count(parsed(t, tt.line)); got != tt.want {
			t.Errorf("%s leaves %d, want %d: %s", tt.line, got, tt.want, hits(t, s, tt.line))
		}
	}
}

const lakeQuotes = "quote:mueller-1 quote:-1 quote:orrin-1"

// selections are lines and what they leave of the library.
var selections = []struct{ line, want string }{
	// Names.
	{"type:actor Muller", "actor:mueller actor:mueller actor:muller-group"},
	{"type:actor MÜLLER", "actor:mueller actor:mueller actor:muller-group"},
	{"by:mueller", "quote:mueller-1"},
	{"by:müller", "quote:mueller-1"},
	{"by:muel", "quote:mueller-1"},
	{`by:"jörg müller"`, "quote:mueller-1"},
	{"by:uller", ""},
	{"by:republic", "quote:orrin-1"},
	{"by:nobody", ""},
	{"by:none", "quote:-1"},
	{"by:orrin,none", "quote:-1 quote:orrin-1"},
	{"actor:mueller in:lake-2", "actor:mueller position:mueller/water quote:mueller-1 event:e2"},
	{"actor:merz", "actor:merz"},
	{"per:merz", "position:putin/meeting"},
	{"per:kyiv-officials", "event:e5"},
	{"per:none type:event in:lake-2", "event:e1 event:e2 event:e3"},
	{"part:analyst in:lake-2", "actor:muller-group"},
	{"part:other in:lake-1 type:actor", "actor:mueller actor:orrin"},
	{"kind:state type:position", "position:orrin/water position:orrin/water position:orrin/water-price"},
	{"kind:person in:lake-1", "actor:mueller position:mueller/water"},

	// Words.
	{"Lodz", "quote:orrin-1"},
	{`"don't swap - ever"`, "quote:mueller-1"},
	{"tauschen", "quote:mueller-1"},
	{`"step trump"`, ""},
	{"step trump", "quote:trump-1"},
	{"step -trump", ""},
	{`type:briefing "named a day"`, "kyiv-guarantees"},
	{"type:briefing moved", "lake-2"},
	{"shore", "lake-1 event:e1"},
	{"pays does", "question:o1"},

	// Issues and sources.
	{"issue:water in:lake-2", "issue:water position:mueller/water position:orrin/water judgement:j1"},
	{"issue:water-p", "issue:water-price position:orrin/water-price quote:orrin-1 question:o1"},
	{"issue:wat type:issue", "issue:water issue:water issue:water-price"},
	{"issue:none type:judgement", "judgement:j2 judgement:j3"},
	{"issue:none in:lake-2 type:event", "event:e1 event:e2 event:e3"},
	{"src:paper", "position:mueller/water quote:mueller-1 source:paper"},
	{"src:p", "position:mueller/water quote:mueller-1 source:paper"},
	{"src:none type:quote", "quote:orrin-1"},

	// States and properties.
	{"stance:AGAINST in:lake-1", "position:mueller/water"},
	{"state:cancelled", "event:e2"},
	{"state:happened in:lake-2", "event:e3"},
	{"is:answered", "question:o1"},
	{"is:guess", "issue:water-price position:orrin/water quote:-1 question:o1"},
	{"is:corrected", "lake-2"},
	{"is:corrected type:quote", lakeQuotes},
	{"is:unread", "lake-2"},
	{"is:unread type:quote", lakeQuotes},
	{"is:bookmarked", "quote:mueller-1"},
	{"is:noted", "issue:water"},
	{"is:open,answered in:lake-2", "question:o1"},
	{"has:correction", "lake-2"},
	{"has:original", "quote:mueller-1"},
	{"has:grade", "position:mueller/water position:orrin/water-price quote:mueller-1 quote:-1 event:e1 source:paper source:wire"},
	{"has:quote type:actor in:lake-2", "actor:mueller actor:orrin"},
	{"has:quote type:issue", "issue:meeting issue:security-guarantees issue:territory issue:water-price"},
	{"has:note in:lake-1", "issue:water"},
	{"has:note type:source", "source:wire"},
	{"has:url,alias in:lake-2", "actor:orrin source:paper"},
	{"check:differs", "quote:mueller-1"},
	{"check:missing", "quote:-1"},
	{"check:unchecked", "quote:orrin-1"},

	// Order.
	{"grade:B2 type:source", "source:paper"},
	{"grade:b type:source", "source:paper"},
	{"grade:<=B2 type:source", "source:paper"},
	{"grade:<B2 type:source", ""},
	{"grade:>B type:source", "source:wire"},
	{"grade:>=B6 type:source", "source:wire"},
	{"grade:A1..C3 type:source", "source:paper source:wire"},
	{"grade:none type:source in:lake-2", "source:rumour"},
	{"grade:none type:quote in:lake-2", "quote:orrin-1"},
	{"grade:..B type:quote", "quote:mueller-1"},
	{"likelihood:likely", "judgement:j1"},
	{"likelihood:very-unlikely", "judgement:j2"},
	{`likelihood:<="very unlikely"`, "judgement:j2"},
	{"likelihood:>=unlikely", "judgement:j1"},
	{"likelihood:none", "judgement:j3"},
	{"confidence:>=moderate", "position:mueller/water judgement:j2"},
	{"confidence:low..moderate", "judgement:j1 judgement:j2"},

	// Time.
	{"date:2032-02 type:event", "event:e2"},
	{"date:2032-03-02 type:event", "event:e1"},
	{"date:2032-02..2032-03 type:event", "event:e1 event:e2"},
	{"date:..2032-02 type:event", "event:e2"},
	{"date:2032-03.. type:event", "event:e1"},
	{"date:<2032-03-01 type:event", "event:e2"},
	{"date:<=2032-03-01 type:event", "event:e1 event:e2"},
	{"date:>2032-02-07 type:event", "event:e1"},
	{"date:2032-01", "position:orrin/water-price"},
	{"date:2032-01-15,2032-03-03", "position:orrin/water-price event:e1"},
	{"date:none type:event", "event:e1 event:e2 event:e3 event:e4 event:e5 event:e3"},
	{"date:2025 type:event", ""},
	{"date:2025-08-19 by:trump", "quote:trump-1 quote:trump-2 quote:trump-3 quote:trump-4"},
	{"since:1d type:briefing", "lake-2"},
	{"since:2d type:event", "event:e1 event:e2"},
	{"since:2w type:briefing", "lake-1 lake-2"},
	{"since:2032-02-02 type:briefing", "lake-2"},
	{"since:last type:quote in:lake-2", "quote:-1 quote:orrin-1"},
	{"since:last type:briefing", "kyiv-guarantees lake-1 lake-2"},
	{"moved:yes", "position:mueller/water"},
	{"moved:against..conditional", "position:mueller/water"},
	{"moved:..conditional", "position:mueller/water"},
	{"moved:for..", ""},
	{"moved:no in:orrin", "position:mueller/water position:orrin/water position:orrin/water position:orrin/water-price"},

	// Briefings.
	{"in:orrin type:briefing", "lake-1 lake-2"},
	{"in:orrin/2032 type:briefing", "lake-1 lake-2"},
	{"in:lake-1.md type:briefing", "lake-1"},
	{"in:rrin", ""},
	{"briefing:lake-2", "lake-2"},
	{"status:draft", "lake-2"},
	{"status:draft type:quote", lakeQuotes},
	{"status:draft,withdrawn", "lake-2"},
	{"type:quote in:orrin -status:draft", ""},
	{"type:briefing -status:draft", "kyiv-guarantees lake-1"},
	{"type:issue in:orrin -status:draft", "issue:water"},
	{"marking:amber", "lake-2"},
	{"marking:TLP:CLEAR", "kyiv-guarantees"},
	{"marking:none", "lake-1"},
	{"lang:de", "lake-2"},
	{"lang:d", ""},
	{"lang:none", "kyiv-guarantees lake-1"},
	{"status:draft since:7d", "lake-2"},
	{"status:draft (stance:for OR stance:unclear)", "position:orrin/water position:orrin/water-price"},

	// Joins.
	{"actor:{stance:conditional in:lake-2}", "actor:mueller actor:mueller"},
	{"actor:{stance:conditional in:lake-2} kind:person", "actor:mueller actor:mueller"},
	{"actor:{stance:conditional in:lake-2} type:event", "event:e2"},
	{"issue:{is:answered}", "issue:water-price"},
	{"issue:{is:answered} type:quote", "quote:orrin-1"},
	{"briefing:{is:answered}", "lake-2"},
	{"briefing:{is:answered} type:question", "question:o1"},
	{"actor:{issue:{is:answered} type:quote}", "actor:orrin actor:orrin"},
	{"actor:{type:quote} issue:{is:answered}", "position:orrin/water-price quote:orrin-1"},
	{"type:briefing -briefing:{is:contested}", "lake-1 lake-2"},

	// Logic.
	{"NOT type:quote AND by:orrin", ""},
	{"(by:orrin OR is:answered) in:lake-2", "quote:orrin-1 question:o1"},
	{"by:orrin OR by:none", "quote:-1 quote:orrin-1"},
	{"in:lake-2 -(type:quote OR type:event OR type:position OR type:actor OR type:judgement,source,issue,briefing)", "question:o1"},
	{"TYPE:question is:ANSWERED", "question:o1"},
}

func TestSelect(t *testing.T) {
	s := lakes()
	for _, tt := range selections {
		if got := hits(t, s, tt.line); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.line, got, tt.want)
		}
	}
}

func TestMatchAgreesWithSelect(t *testing.T) {
	s := lakes()
	for _, line := range []string{"", "type:quote", "Muller", "status:draft", "actor:{type:quote}", "-is:open", "since:2d OR is:contested"} {
		q := parsed(t, line)
		left := s.Select(q)
		for _, it := range s.Items() {
			if got, want := s.Match(q, it), slices.Contains(left, it); got != want {
				t.Errorf("%q matches %v of %s: %t, but Select says %t", line, it.Ref, it.Briefing.ID, got, want)
			}
		}
	}
	for _, it := range []Item{{}, {lake(), model.Ref{Type: model.TypeQuote}}, {s.Items()[0].Briefing, model.Ref{Type: model.TypeQuote, Index: 99}}} {
		if s.Match(Query{}, it) {
			t.Errorf("an item outside the set matches: %v", it.Ref)
		}
	}
}

func TestMoved(t *testing.T) {
	s := lakes()
	for _, it := range s.Select(parsed(t, "type:position in:lake-2")) {
		from, moved := s.Moved(it)
		got := fmt.Sprint(from, moved)
		want := []string{"[against] true", "[for] false", "[] false"}[it.Ref.Index]
		if got != want {
			t.Errorf("%s moved from %s, want %s", it.Briefing.Label(it.Ref), got, want)
		}
	}
	if _, moved := s.Moved(Item{}); moved {
		t.Error("nothing has moved")
	}
}

// What is withdrawn or under embargo neither moves nor is moved from.
func TestMovedPassesOver(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(earlier, later *model.Briefing)
		want   int
	}{
		{"all count", func(*model.Briefing, *model.Briefing) {}, 1},
		{"the earlier is withdrawn", func(e, _ *model.Briefing) { e.Status = model.Withdrawn }, 0},
		{"the later is withdrawn", func(_, l *model.Briefing) { l.Status = model.Withdrawn }, 0},
		{"the earlier is under embargo", func(e, _ *model.Briefing) { e.Embargo = model.ParseDate("2032-02-10T06:00:00Z") }, 0},
		{"an embargo that is over", func(e, _ *model.Briefing) { e.Embargo = model.ParseDate("2032-02-01T06:00:00Z") }, 1},
	} {
		earlier, later := shore(), lake()
		tt.change(earlier, later)
		now := func() time.Time { return time.Date(2032, 2, 9, 15, 0, 0, 0, time.UTC) }
		s := NewSet([]*model.Briefing{earlier, later}, Context{Now: now})
		if got := s.Count(parsed(t, "moved:yes")); got != tt.want {
			t.Errorf("%s: %d moved, not %d", tt.name, got, tt.want)
		}
		whole := library.New([]*model.Briefing{earlier, later}, now())
		alone := NewSet([]*model.Briefing{later}, Context{Library: func() *library.Library { return whole }})
		if got := alone.Count(parsed(t, "moved:yes")); got != tt.want {
			t.Errorf("%s: asked of the library, %d moved, not %d", tt.name, got, tt.want)
		}
	}
}

func TestSetIsShared(t *testing.T) {
	s := lakes()
	var wg sync.WaitGroup
	for _, tt := range selections[:40] {
		wg.Go(func() {
			if got := hits(t, s, tt.line); got != tt.want {
				t.Errorf("%s leaves %s, want %s", tt.line, got, tt.want)
			}
			s.Facets(Query{}, "moved")
			s.Complete("by:", 3)
		})
	}
	wg.Wait()
}

func TestSetRelations(t *testing.T) {
	b := talks()
	s := NewSet([]*model.Briefing{b}, Context{})
	if rel := s.Relations(b); rel == nil || rel.Briefing() != b || rel != s.Relations(b) {
		t.Error("the index of a briefing is made once")
	}
	if s.Relations(lake()) != nil {
		t.Error("a briefing outside the set has an index")
	}
}

func TestEmptySets(t *testing.T) {
	for _, s := range []*Set{NewSet(nil, Context{}), NewSet([]*model.Briefing{{}}, Context{})} {
		for _, k := range Keys() {
			for _, v := range append(s.Facets(Query{}, k.Name), Facet{Value: "none"}) {
				q, err := Parse(Add("x", k.Name, v.Value))
				if err == nil {
					s.Select(q)
				}
			}
			s.Complete(k.Name+":", 99)
		}
	}
}

func TestSetTakesEachBriefingOnce(t *testing.T) {
	b := talks()
	if got, want := len(NewSet([]*model.Briefing{b, b}, Context{}).Items()), len(NewSet([]*model.Briefing{b}, Context{}).Items()); got != want {
		t.Errorf("a briefing given twice has %d items, want %d", got, want)
	}
}

func TestSinceWithoutClock(t *testing.T) {
	s := NewSet([]*model.Briefing{shore(), lake()}, Context{})
	if got := hits(t, s, "since:3d type:briefing"); got != "lake-2" {
		t.Errorf("without a clock, since:3d leaves %q, want what is near the latest briefing", got)
	}
}

// many is a briefing with a hundred thousand quotes.
func many() *model.Briefing {
	b := talks()
	for i := range 100_000 {
		q := b.Quotes()[i%11]
		q.Segments = []model.Segment{{Text: fmt.Sprintf("%s, said for the %dth time on this day", q.Words(), i)}}
		b.Facts.Quotes = append(b.Facts.Quotes, q)
	}
	return b
}

func BenchmarkSelect(b *testing.B) {
	s := NewSet([]*model.Briefing{many()}, Context{})
	for _, line := range []string{
		"type:quote by:zelensky issue:territory", "breakthrough", "type:quote part:analyst -swapping", "actor:{type:quote step}", "date:2025-08",
	} {
		q, err := Parse(line)
		if err != nil {
			b.Fatal(err)
		}
		s.Count(q)
		b.Run(strings.ReplaceAll(line, " ", "_"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.Count(q)
			}
		})
	}
}

func BenchmarkFacets(b *testing.B) {
	s := NewSet([]*model.Briefing{many()}, Context{})
	q, err := Parse("type:quote issue:territory")
	if err != nil {
		b.Fatal(err)
	}
	for _, key := range []string{"actor", "issue", "has"} {
		b.Run(key, func(b *testing.B) {
			for b.Loop() {
				s.Facets(q, key)
			}
		})
	}
}

func BenchmarkFoldOnce(b *testing.B) {
	brief := many()
	for b.Loop() {
		NewSet([]*model.Briefing{brief}, Context{}).Count(Query{&node{op: opWord, text: "x"}})
	}
}

func TestSelectDoesNotAllocatePerItem(t *testing.T) {
	s := NewSet([]*model.Briefing{many()}, Context{})
	for _, line := range []string{"type:quote by:zelensky", "breakthrough", "part:analyst", "has:grade", "check:exact", "per:witkoff", "since:7d", "moved:yes"} {
		q := parsed(t, line)
		s.Count(q)
		if n := testing.AllocsPerRun(2, func() { s.Count(q) }); n > 300 {
			t.Errorf("%s allocates %v times over 100,000 quotes", line, n)
		}
	}
}
