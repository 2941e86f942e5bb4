package query

import (
	"strings"
	"testing"
	"time"

	"readout/model"
)

// talks is a briefing of the size and structure of a real one: twelve actors,
// three issues, thirteen positions, eleven quotes, five events, five questions.
func talks() *model.Briefing {
	b := &model.Briefing{
		ID: "kyiv-guarantees", Path: "desk/kyiv-guarantees.md", Title: "Guarantees for Kyiv", Summary: "A meeting is planned.",
		Date: model.ParseDate("2025-08-19"), Status: model.Reviewed, Marking: "TLP:CLEAR",
		Facts: &model.Facts{
			Issues: []model.Issue{
				{ID: "meeting", Title: "The meeting", Question: "Will they meet face to face?"},
				{ID: "security-guarantees", Title: "Security guarantees", Question: "Should there be firm guarantees?"},
				{ID: "territory", Title: "Territory", Question: "Should land change hands?"},
			},
			Sources: []model.Source{{ID: "article", Title: "News article on the talks"}},
		},
		Text: &model.Document{Blocks: []model.Block{
			{Spans: []model.Span{{Text: "Nobody named a", Style: model.Break}, {Text: "day for it."}}},
		}},
	}
	for _, line := range strings.Split(strings.TrimSpace(`
putin Vladimir_Putin party person
zelenskyy Volodymyr_Zelenskyy party person Zelensky
trump Donald_Trump mediator person
witkoff Steve_Witkoff mediator person
macron Emmanuel_Macron supporter person
starmer Keir_Starmer supporter person
rutte Mark_Rutte supporter person
merz Friedrich_Merz supporter person
sonin Konstantin_Sonin analyst person
poita Yurii_Poita analyst person
kyiv-officials Ukrainian_officials other group
russian-media Russian_state_media other group`), "\n") {
		f := strings.Fields(line)
		b.Facts.Actors = append(b.Facts.Actors, model.Actor{
			ID: f[0], Name: strings.ReplaceAll(f[1], "_", " "), Part: model.Part(f[2]), Kind: f[3], Aliases: f[4:],
		})
	}
	position := func(issue, actor string, st model.Stance, note string, per ...string) {
		b.Facts.Positions = append(b.Facts.Positions, model.Position{Issue: issue, Actor: actor, Stance: st, Note: note, Per: per})
	}
	position("meeting", "trump", model.For, "he arranges it")
	position("meeting", "zelenskyy", model.For, "the two alone")
	position("meeting", "putin", model.For, "said yes", "merz", "rutte")
	position("meeting", "putin", model.For, "likes to talk", "russian-media")
	position("meeting", "putin", model.Silent, "no word of his own")
	position("security-guarantees", "trump", model.For, "Europe first")
	position("security-guarantees", "putin", model.Conditional, "a pledge like Article 5 would do", "witkoff")
	position("security-guarantees", "rutte", model.For, "details are open")
	position("security-guarantees", "kyiv-officials", model.For, "on paper soon")
	position("security-guarantees", "sonin", model.Conditional, "somebody must enforce it")
	position("security-guarantees", "poita", model.Conditional, "it is all in the design")
	position("territory", "trump", model.For, "some of it may be exchanged")
	position("territory", "zelenskyy", model.Against, "nothing is given up")

	spoken(b)
	return b
}

// spoken adds what was said, what happens and what is open to talks.
func spoken(b *model.Briefing) {
	quote := func(by, issue string, segments ...string) {
		q := model.Quote{By: by, Issue: issue, Source: "article"}
		for _, s := range segments {
			q.Segments = append(q.Segments, model.Segment{Text: s, Check: model.Exact})
		}
		b.Facts.Quotes = append(b.Facts.Quotes, q)
	}
	quote("trump", "", "early step")
	quote("trump", "meeting", "begun arrangements")
	quote("zelenskyy", "meeting", "very good conversation")
	quote("zelenskyy", "meeting", "ready")
	quote("trump", "security-guarantees", "first line of defence")
	quote("rutte", "security-guarantees", "breakthrough")
	quote("sonin", "security-guarantees", "Russia has violated every treaty", "any deal risks collapse")
	quote("trump", "territory", "swapping, changes in land")
	quote("zelenskyy", "territory", "between me and Putin")
	quote("poita", "", "a cautious success")
	quote("poita", "security-guarantees", "The architecture of guarantees")
	b.Quotes()[6].Segments[0].Check = model.FinalPunctuation
	b.Quotes()[10].Segments[0].Check = model.FinalPunctuation

	b.Facts.Events = []model.Event{
		{State: model.Happened, When: model.ParseDate("Monday"), What: "White House talks", Who: []string{"trump", "zelenskyy", "macron", "starmer", "rutte"}},
		{State: model.Happened, When: model.ParseDate("before the announcement"), What: "A call", Who: []string{"trump", "putin"}},
		{State: model.Planned, What: "The two presidents meet", Who: []string{"putin", "zelenskyy"}, Issue: "meeting"},
		{State: model.Planned, What: "A summit of three", Who: []string{"putin", "zelenskyy", "trump"}, Issue: "meeting"},
		{State: model.Claimed, When: model.ParseDate("within 10 days"), What: "A text is written", Per: []string{"kyiv-officials"}, Issue: "security-guarantees"},
	}
	for _, issue := range []string{"meeting", "meeting", "security-guarantees", "security-guarantees", "territory"} {
		b.Facts.Questions = append(b.Facts.Questions, model.Question{Ask: "What of the " + issue + "?", Open: true, Issue: issue})
	}
}

// lake is a briefing with what talks lacks, later than shore.
func lake() *model.Briefing {
	return &model.Briefing{
		ID: "lake-2", Path: "orrin/2032/lake-2.md", Title: "Lake talks", Date: model.ParseDate("2032-02-08"),
		Marking: "TLP:AMBER+STRICT", Lang: "de-AT", Status: model.Draft, Summary: "They moved.",
		Corrections: []model.Correction{{What: "the date"}},
		Facts: &model.Facts{
			Actors: []model.Actor{
				{ID: "mueller", Name: "Jörg Müller", Role: "envoy", Part: model.Party, Kind: "person"},
				{ID: "orrin", Name: "Orrin", Part: model.Party, Kind: "state", Aliases: []string{"the Republic"}},
				{ID: "muller-group", Name: "Group of Müller", Part: model.Analyst, Kind: "group"},
			},
			Issues: []model.Issue{{ID: "water", Title: "Water"}, {ID: "water-price", Title: "Price of water", Guess: true}},
			Positions: []model.Position{
				{Actor: "mueller", Issue: "water", Stance: model.Conditional, Confidence: "high", Source: "paper"},
				{Actor: "orrin", Issue: "water", Stance: model.For, Guess: true},
				{Actor: "orrin", Issue: "water-price", Stance: model.Unclear, On: model.ParseDate("2032-01"), Source: "wire"},
			},
			Quotes: []model.Quote{
				{By: "mueller", Segments: []model.Segment{{Text: "We don’t swap – ever", Check: model.Differs}}, Original: "Wir tauschen nicht", Lang: "de", Source: "paper", On: model.ParseDate("2032-02-07")},
				{By: "", Segments: []model.Segment{{Text: "it is late", Check: model.Missing}}, Source: "wire", Guess: true},
				{By: "orrin", Segments: []model.Segment{{Text: "Łódź stays"}}, Issue: "water-price"},
			},
			Events: []model.Event{
				{What: "The signing", When: model.ParseDate("2032-03-01/2032-03-03"), State: model.Planned, Source: "wire", Where: "on the shore"},
				{What: "A walk", When: model.ParseDate("2032-02-07"), State: model.Cancelled, Who: []string{"mueller"}},
				{What: "A dinner"},
			},
			Questions: []model.Question{{Ask: "Who pays?", Answer: "Orrin does", Issue: "water-price", Guess: true}},
			Judgements: []model.Judgement{
				{Text: "A deal comes", Likelihood: "likely", Confidence: "low", Issue: "water"},
				{Text: "It holds", Likelihood: "very unlikely", Confidence: "moderate"},
				{Text: "Nobody knows"},
			},
			Sources: []model.Source{
				{ID: "paper", Title: "The Paper", Grade: "B2", URL: "https://example.org", Date: model.ParseDate("2032-02-08")},
				{ID: "wire", Title: "A wire", Grade: "C3", Note: "often late"},
				{ID: "rumour", Title: "Rumour"},
			},
		},
	}
}

// shore is the briefing before lake.
func shore() *model.Briefing {
	return &model.Briefing{
		ID: "lake-1", Path: "orrin/2032/lake-1.md", Title: "Shore talks", Date: model.ParseDate("2032-02-01"), Status: model.Reviewed,
		Facts: &model.Facts{
			Actors:    []model.Actor{{ID: "mueller", Name: "Jörg Müller"}, {ID: "orrin", Name: "Orrin", Kind: "state"}},
			Issues:    []model.Issue{{ID: "water", Title: "Water"}},
			Positions: []model.Position{{Actor: "mueller", Issue: "water", Stance: model.Against}, {Actor: "orrin", Issue: "water", Stance: model.For}},
		},
	}
}

// lakes is a set of three briefings for a reader who was there on 5 February.
func lakes() *Set {
	return NewSet([]*model.Briefing{talks(), shore(), lake()}, Context{
		Now:    func() time.Time { return time.Date(2032, 2, 9, 15, 0, 0, 0, time.UTC) },
		Unread: func(b *model.Briefing) bool { return b.ID == "lake-2" },
		Bookmarked: func(b *model.Briefing, r model.Ref) bool {
			return b.ID == "lake-2" && r.Type == model.TypeQuote && r.Index == 0
		},
		Noted: func(b *model.Briefing, r model.Ref) bool { return b.ID == "lake-1" && r.Type == model.TypeIssue },
		LastRead: func(b *model.Briefing) (time.Time, bool) {
			return time.Date(2032, 2, 8, 0, 0, 0, 0, time.UTC), b.ID == "lake-2"
		},
	})
}

func parsed(t *testing.T, line string) Query {
	t.Helper()
	q, err := Parse(line)
	if err != nil {
		t.Fatalf("Parse(%q): %v", line, err)
	}
	return q
}

// hits names the items that a line leaves: by address, or by id for briefings.
func hits(t *testing.T, s *Set, line string) string {
	t.Helper()
	var list []string
	for _, it := range s.Select(parsed(t, line)) {
		a := it.Briefing.AddressOf(it.Ref)
		a.Path = ""
		if it.Ref.Type == model.TypeBriefing {
			a.ID = it.Briefing.ID
		}
		list = append(list, strings.TrimPrefix(a.String(), "#"))
	}
	return strings.Join(list, " ")
}
