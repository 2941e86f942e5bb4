package board

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/model"
	"readout/ui/sheet"
)

// everyKind is two briefings with an entry of every kind, seen from frameOf's 2132.
func everyKind() []*model.Briefing {
	on := model.ParseDate
	a := &model.Briefing{
		ID: "a", Path: "a.md", Title: "A", Date: on("2132-01-05"), Marking: "TLP:GREEN", Author: "the desk",
		Corrections: []model.Correction{{On: on("2132-01-20"), What: "114", Was: "140"}},
		Facts: &model.Facts{
			Actors: []model.Actor{{ID: "abel", Name: "Ann Abel", Kind: "person"}, {ID: "bo", Name: "Bo", Kind: "group"}},
			Issues: []model.Issue{{ID: "lake", Title: "The lake"}, {ID: "gate", Title: "The gate"}},
			Events: []model.Event{
				{ID: "e1", What: "Talks open", When: on("2132-01-05"), State: model.Happened, Who: []string{"abel", "bo"}, Where: "Aldona"},
				{ID: "e2", What: "Map signed", When: on("2132-01-10"), State: model.Planned, Issue: "lake", Source: "s"},
				{ID: "e3", What: "Vote", When: on("2132-01-11"), State: model.Planned, Issue: "gate"},
				{ID: "e4", What: "Fog", When: on("2132-01-12"), State: model.Claimed, Issue: "gate", Per: []string{"bo"}},
				{ID: "e5", What: "Shots", When: on("2132-01-13"), State: model.Happened, Issue: "gate", Source: "s"},
				{ID: "e6", What: "Shots", When: on("2132-01-13"), State: model.Cancelled, Issue: "gate", Per: []string{"abel"}, Source: "r"},
				{ID: "e7", What: "Crossing", When: on("2132-01-14"), State: model.Cancelled, Issue: "lake"},
				{ID: "e8", What: "Survey", When: on("2132-02"), State: model.Planned, Issue: "lake"},
				{ID: "e9", What: "Leaving", When: on("by autumn"), State: model.Claimed, Issue: "lake"},
			},
			Quotes: []model.Quote{
				{ID: "q1", By: "abel", Guess: true, On: on("2132-01-06"), Issue: "lake", Segments: []model.Segment{{Text: "Half a lake."}}, Source: "s"},
				{ID: "q2", By: "abel", Issue: "lake", Segments: []model.Segment{{Text: "Some day."}}},
				{ID: "q3", On: on("2132-01-15"), Issue: "lake", Segments: []model.Segment{{Text: "Who said so?"}}},
			},
			Questions:  []model.Question{{ID: "o1", Ask: "Who has the keys?", Open: true, Issue: "gate"}},
			Judgements: []model.Judgement{{Text: "A text is agreed", Likelihood: "unlikely", Confidence: "low", Issue: "lake", Basis: "one offer"}},
			Positions:  []model.Position{{Actor: "abel", Issue: "lake", Stance: model.Against}},
			Sources:    []model.Source{{ID: "s", Title: "Transcript", Grade: "B2"}, {ID: "r", Title: "Radio", Grade: "C3"}},
		},
	}
	b := &model.Briefing{
		ID: "b", Path: "b.md", Title: "B", Date: on("2132-01-12"), Facts: &model.Facts{
			Actors: a.Actors(), Issues: a.Issues(),
			Events:    []model.Event{{ID: "e1", What: "Map signed", When: on("2132-01-12"), State: model.Happened, Issue: "lake", Who: []string{"abel"}}},
			Positions: []model.Position{{Actor: "abel", Issue: "lake", Stance: model.For}},
			Questions: a.Questions(), Judgements: a.Judgements(),
		},
	}
	return []*model.Briefing{a, b}
}

// rowsOf are the lines of a timeline.
func rowsOf(b Timeline, f Frame) []string {
	s := b.Sheet(f)
	return s.Print(f.Method, f.main(s.SideWidth))
}

func TestTimelineRows(t *testing.T) {
	f := frameOf(everyKind(), 80, 24)
	want := []string{
		"2132-01-05     Talks open                                       Abel, Bo",
		"2132-01-06  :  “Half a lake.”                                   Abel?",
		"2132-01-11  o  overdue: Vote",
		"2132-01-12     Map signed                                       Abel",
		`2132-01-12  ?" Fog`,
		"2132-01-13  #  Shots",
		"2132-01-14  /  cancelled: Crossing",
		"2132-01-15  :  “Who said so?”                                   speaker unknown",
		"2132-01-20  x  114 (was: 140)                                   the desk",
		"-- today 2132-01-26",
		"2132-02     o  Survey (month only)",
		"by autumn   ?  Leaving",
		"1 quotation has no date of its own and is not on it",
	}
	if got := rowsOf(Timeline{}, f); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	s := Timeline{}.Sheet(f)
	if s.Count != "9 past, 1 ahead, 1 undated" || s.Spots[s.Start-1].Key != "a/correction.1" || s.Ahead != 3 {
		t.Errorf("count %q, starts at %q with %d ahead", s.Count, s.Spots[s.Start-1].Key, s.Ahead)
	}
	for _, p := range s.Spots {
		if p.Say == "" || p.Briefing == nil || p.Address != "timeline:"+p.Key {
			t.Errorf("spot %+v", p)
		}
	}
}

func TestTimelineSays(t *testing.T) {
	f := frameOf(everyKind(), 80, 24)
	s := Timeline{}.Sheet(f)
	for key, want := range map[string]string{
		"a/e3": "2132-01-11, planned, and overdue, Vote, The gate", "a/e4": "2132-01-12, claimed, Fog, per Bo, The gate",
		"a/e5": "2132-01-13, disputed, Shots, The gate", "a/q1": "2132-01-06, words, “Half a lake.”, Abel?, The lake",
		"a/e8": "2132-02, planned, Survey, month only, The lake", "a/correction.1": "2132-01-20, correction, 114 (was: 140), the desk",
	} {
		if p := s.SpotAt(key); p == nil || p.Say != want {
			t.Errorf("%s: %+v, want %q", key, p, want)
		}
	}
}

// words are lines as plain text.
func words(lines []sheet.Line) string {
	s := sheet.Sheet{Lines: lines}
	return strings.Join(s.Print(frameOf(nil, 80, 24).Method, 100), "\n")
}

func TestTimelineCard(t *testing.T) {
	for _, width := range []int{80, 200} {
		f := frameOf(everyKind(), width, 60)
		s := Timeline{}.Sheet(f)
		card := s.Below
		if width == 200 {
			card = s.Beside
		}
		for key, want := range map[string]string{
			"a/e1":           "Talks open & happened & Abel, Bo & Aldona & no source given & A",
			"a/e2":           "happened & planned, 2132-01-10, in A & Abel on The lake & A text is agreed: unlikely & confidence low: one offer & “Who said so?”",
			"a/e3":           "overdue: no briefing says what came of it & Who has the keys?",
			"a/e4":           "claimed, per Bo",
			"a/e5":           "disputed: happened; cancelled per Abel & 2 sources, best grade B2",
			"a/e8":           "planned, month only",
			"a/q1":           "words, not checked & Abel? & 1 source, grade B2",
			"a/correction.1": "114 (was: 140) & correction & the desk",
		} {
			got := words(card(s.SpotAt(key), 56))
			for _, w := range strings.Split(want, " & ") {
				if !strings.Contains(strings.Join(strings.Fields(got), " "), w) {
					t.Errorf("%d, %s: no %q in\n%s", width, key, w, got)
				}
			}
		}
		if got := card(nil, 56); got != nil {
			t.Errorf("of nothing: %v", got)
		}
	}
}

func TestTimelineGroups(t *testing.T) {
	f := frameOf(everyKind(), 80, 24)
	tests := []struct {
		zoom Zoom
		want string
	}{
		{"", "|"},
		{ByDay, "Saturday 5 January 2132: 1 event Sunday 6 January 2132: 1 quote | February 2132, no day: 1 event without a date: 1 event"},
		{ByWeek, "week 1, from Monday 31 December 2131: 1 event, 1 quote | February 2132, no day: 1 event"},
		{ByMonth, "January 2132: 6 events, 2 quotes, 1 correction, 1 overdue | February 2132: 1 event without a date: 1 event"},
	}
	for _, tt := range tests {
		b := Timeline{Zoom: tt.zoom}
		m := b.model(f)
		heads := b.Headings(m)
		var got []string
		for i := range m.Entries {
			if i == m.Today {
				got = append(got, "|")
			}
			if heads[i] != "" {
				got = append(got, heads[i])
			}
		}
		all := strings.Join(got, " ")
		for _, w := range strings.Split(tt.want, " | ") {
			for _, part := range strings.SplitAfter(w, "2132 ") {
				if !strings.Contains(all, strings.TrimSpace(part)) {
					t.Errorf("%q: no %q in %s", tt.zoom, part, all)
				}
			}
		}
	}
}

func TestUnits(t *testing.T) {
	for _, tt := range []struct {
		zoom            Zoom
		date, name, key string
	}{
		{ByDay, "2032-01-26", "Monday 26 January 2032", "2032-01-26"},
		{ByDay, "2032-01-26T23:30+02:00", "Monday 26 January 2032", "2032-01-26"},
		{ByDay, "2032-02", "February 2032, no day", "2032-02"},
		{ByDay, "2032-01-31/2032-02-02", "Saturday 31 January 2032", "2032-01-31"},
		{ByDay, "2032", "2032, no month", "2032"},
		{ByWeek, "2032-02-01", "week 5, from Monday 26 January 2032", "2032-W05"},
		{ByWeek, "2032-01-01", "week 1, from Monday 29 December 2031", "2032-W01"},
		{ByWeek, "2032-02~", "February 2032, no day", "2032-02"},
		{ByMonth, "2032-02~", "February 2032", "2032-02"},
		{ByMonth, "2032", "2032, no month", "2032"},
		{ByMonth, "203X", "203X, no month", "203X"},
		{ByMonth, "by autumn", "without a date", "undated"},
		{ByMonth, "", "without a date", "undated"},
		{"", "2032-01-26", "", ""},
	} {
		if name, key := (Timeline{Zoom: tt.zoom}).unit(model.ParseDate(tt.date)); name != tt.name || key != tt.key {
			t.Errorf("%s of %q: %q, %q; want %q, %q", tt.zoom, tt.date, name, key, tt.name, tt.key)
		}
	}
}

// TestTimelineDo does one command after the other and says where that leads.
func TestTimelineDo(t *testing.T) {
	wide, narrow := frameOf(everyKind(), 200, 60), frameOf(everyKind(), 80, 24)
	none := frameOf([]*model.Briefing{{ID: "x"}}, 80, 24)
	tests := []struct {
		name     string
		f        Frame
		from     Timeline
		at       string
		commands string
		want     string // key, then what is said
	}{
		{"what comes next", narrow, Timeline{}, "a/e1", "today", "a/e8: what comes next"},
		{"in a folded month", narrow, Timeline{Zoom: ByMonth}, "", "today", "a/e8: what comes next"},
		{"nothing at all", none, Timeline{}, "", "today", ": nothing is on the timeline"},
		{"an entry", narrow, Timeline{}, "a/e2", "open", ": b event"},
		{"a correction", narrow, Timeline{}, "a/correction.1", "open", ": a "},
		{"nothing to open", narrow, Timeline{}, "gone", "open", ": nothing is here to open"},
		{"days", narrow, Timeline{}, "a/e2", "zoom-time", "a/e2: grouped by day"},
		{"months", narrow, Timeline{}, "a/e8", "zoom-time zoom-time zoom-time", "month/2132-02.ahead: months; one opens and folds by choosing it"},
		{"and back", narrow, Timeline{}, "a/e8", "zoom-time zoom-time zoom-time zoom-time", "a/e8: not grouped"},
		{"a month opens and folds", narrow, Timeline{Zoom: ByMonth}, "month/2132-01", "open open", "month/2132-01: "},
		{"without words", narrow, Timeline{}, "", "words", ": without words"},
		{"with them", narrow, Timeline{}, "", "words words", ": with words"},
		{"to the next lane", wide, Timeline{}, "a/e5", "right", ": "},
		{"to the lane before", wide, Timeline{}, "a/e5", "left", "a/e7: "},
		{"from what goes across", wide, Timeline{}, "a/e1", "right", "a/q1: "},
		{"no lanes, no sideways", narrow, Timeline{}, "a/e1", "right", ": "},
		{"one list", wide, Timeline{}, "", "lanes", ": one list"},
		{"and lanes again", wide, Timeline{}, "", "lanes lanes", ": a lane for each issue"},
		{"too narrow", frameOf(everyKind(), 50, 24), Timeline{}, "", "lanes", ": the window is too narrow for a lane for each issue"},
		{"one issue", none, Timeline{}, "", "lanes", ": there are not two issues to tell apart"},
		{"unknown", narrow, Timeline{}, "", "dance", ": the timeline does not know dance"},
	}
	for _, tt := range tests {
		var b Board = tt.from
		key, got := tt.at, ""
		for _, command := range strings.Fields(tt.commands) {
			s := b.Sheet(tt.f)
			at := s.SpotAt(key)
			if at == nil && key != "" {
				at = &sheet.Spot{Key: key}
			}
			o := b.Do(command, tt.f, at)
			if o.Board != nil {
				b = o.Board
			}
			if o.At != "" {
				key = o.At
			}
			got = o.At + ": " + o.Say + o.Why
			if o.Briefing != nil {
				got += o.Briefing.ID + " " + string(o.Ref.Type)
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if s := b.Sheet(tt.f); strings.Contains(tt.want, "what comes next") && s.SpotAt(key) == nil {
			t.Errorf("%s: %s is not on the sheet", tt.name, key)
		}
	}
}

func TestTimelineAddresses(t *testing.T) {
	f := frameOf(everyKind(), 200, 60)
	for _, b := range []Timeline{{}, {NoWords: true}, {Zoom: ByMonth}} {
		s := b.Sheet(f)
		for i := range s.Spots {
			address := b.Address(&s.Spots[i])
			a, err := model.ParseAddress("#" + address)
			if err != nil {
				t.Fatal(err)
			}
			to, key, ok := b.Visit(a.ID, f)
			made := to.Sheet(f)
			if !ok || key != s.Spots[i].Key || made.SpotAt(key) == nil {
				t.Errorf("%s leads to %q, %v", address, key, ok)
			}
		}
	}
	if _, key, ok := (Timeline{}).Visit("b/e1", f); !ok || key != "a/e2" {
		t.Errorf("b/e1 leads to %q, %v", key, ok)
	}
	if _, _, ok := (Timeline{}).Visit("nobody", f); ok {
		t.Error("an address of nothing leads somewhere")
	}
	if got := (Timeline{}).Address(nil); got != "timeline" {
		t.Error(got)
	}
	bs := f.Scope
	if got := (Timeline{}).KeyOf(f, bs[1], model.Ref{Type: model.TypeEvent}); got != "a/e2" {
		t.Errorf("the entry of b's event: %q", got)
	}
	if got := (Timeline{}).KeyOf(f, bs[0], model.Ref{Type: model.TypeQuote, Index: 1}); got != "" {
		t.Errorf("the entry of a quote without a date: %q", got)
	}
}

// TestTimelineLanes puts each entry into the lane of its issue, and the rest of
// the issues into one lane if they are too many.
func TestTimelineLanes(t *testing.T) {
	b := &model.Briefing{ID: "a", Date: model.ParseDate("2132-01-05"), Facts: &model.Facts{}}
	for i := range 9 {
		id := fmt.Sprintf("i%d", i)
		b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: id, Title: "Issue " + id})
		for range 9 - i {
			b.Facts.Events = append(b.Facts.Events, model.Event{ID: fmt.Sprintf("e%d", len(b.Events())+1), What: fmt.Sprintf("Event %d", len(b.Events())), When: b.Date, Issue: id})
		}
	}
	for _, tt := range []struct{ width, lanes, others int }{{160, 4, 6}, {200, 5, 5}, {250, 8, 2}, {330, 9, 0}} {
		f := frameOf([]*model.Briefing{b}, tt.width, 60)
		l := Timeline{}.lanes(f, Timeline{}.model(f), f.main(f.side()))
		if l == nil || l.count() != tt.lanes || l.others != tt.others {
			t.Errorf("%d: %+v, want %d lanes, %d others", tt.width, l, tt.lanes, tt.others)
			continue
		}
		if l.width < leastLane || l.width*l.count() > f.main(f.side())-dateWidth {
			t.Errorf("%d: lanes of %d", tt.width, l.width)
		}
		s := Timeline{}.Sheet(f)
		if p := s.SpotAt("a/e45"); p == nil || p.Col != tt.lanes-1 {
			t.Errorf("%d: the rarest issue is at %+v", tt.width, p)
		}
	}
}

// TestTimelineHostile makes sheets of what no file should hold: a word of a
// megabyte, text of the right, clusters, dates of all kinds.
func TestTimelineHostile(t *testing.T) {
	b := &model.Briefing{ID: "a: b#c", Author: strings.Repeat("y", 1<<16), Facts: &model.Facts{Issues: []model.Issue{{ID: "i"}, {ID: "", Title: strings.Repeat("日本", 99)}}}}
	for i, s := range []string{strings.Repeat("x", 1<<20), "مرحبا بالعالم", strings.Repeat("e\u0301\u0301", 999), "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "", strings.Repeat("日本語", 999)} {
		for k, d := range []string{"", "..", "Monday", "-9999", "../..", "9999-12-31", "2032-01-01/..", strings.Repeat("9", 1<<16)} {
			b.Facts.Events = append(b.Facts.Events, model.Event{What: s, When: model.ParseDate(d), Issue: []string{"i", "", "nobody"}[k%3], Who: []string{s}, State: model.EventState(s), Where: s, Per: []string{s}})
			b.Facts.Quotes = append(b.Facts.Quotes, model.Quote{By: s, On: model.ParseDate(d), Issue: "i", Segments: []model.Segment{{Text: s}}, Guess: i > 2, Source: s})
			b.Corrections = append(b.Corrections, model.Correction{On: model.ParseDate(d), What: s, Was: s})
		}
	}
	for _, zoom := range []Zoom{"", ByDay, ByWeek, ByMonth} {
		for _, width := range []int{1, 20, 59, 60, 72, 90, 116, 160, 250} {
			f := frameOf([]*model.Briefing{b}, width, 24)
			board := Timeline{Zoom: zoom, Lanes: true, Opened: "undated 9999-12 -9999 "}
			s := board.Sheet(f)
			for i := range s.Spots {
				if first, _ := s.Span(sheet.Main, i); first < 0 {
					t.Fatalf("%s at %d: no line shows %q", zoom, width, s.Spots[i].Key)
				}
			}
			board.Printed(f)
			if s.Below != nil {
				s.Below(&s.Spots[0], width)
			}
		}
	}
}

// BenchmarkTimelineSheet makes the sheet of 50 briefings with 30 events each.
func BenchmarkTimelineSheet(b *testing.B) {
	for _, width := range []int{120, 200} {
		b.Run(fmt.Sprint(width), func(b *testing.B) {
			f := frameOf(longSeries(), width, 60)
			b.ReportAllocs()
			for b.Loop() {
				Timeline{}.Sheet(f)
			}
		})
	}
}

// BenchmarkTimelineCard tells of an entry in the middle, as each move does.
func BenchmarkTimelineCard(b *testing.B) {
	f := frameOf(longSeries(), 200, 60)
	s := Timeline{}.Sheet(f)
	at := &s.Spots[len(s.Spots)/2]
	b.ReportAllocs()
	for b.Loop() {
		s.Beside(at, sideWidth)
	}
}

// longSeries is 50 briefings with 30 events each.
func longSeries() []*model.Briefing {
	var bs []*model.Briefing
	for k := range 50 {
		b := &model.Briefing{ID: fmt.Sprintf("b%02d", k), Title: "Briefing", Date: model.ParseDate(time.Date(2131, 2, 1+7*k, 0, 0, 0, 0, time.UTC).Format("2006-01-02")), Facts: &model.Facts{}}
		b.Facts.Actors = []model.Actor{{ID: "ann", Name: "Ann Abel", Kind: "person"}, {ID: "bo", Name: "Bo Brandt", Kind: "person"}}
		for i := range 4 {
			b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: fmt.Sprintf("i%d", i), Title: fmt.Sprintf("Issue %d", i)})
		}
		for i := range 30 {
			b.Facts.Events = append(b.Facts.Events, model.Event{
				ID: fmt.Sprintf("e%d", i+1), What: fmt.Sprintf("The %d. thing that happened at the sluice", 30*k+i), When: b.Date,
				Who: []string{"ann", "bo"}, Issue: fmt.Sprintf("i%d", i%4),
			})
		}
		bs = append(bs, b)
	}
	return bs
}
