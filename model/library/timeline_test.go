package library_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/content"
	"readout/model"
	"readout/model/library"
)

// told makes a briefing of lines: "state | date | what | who | per | id" for an
// event, "quote | date | words | by" for words, "correction | date | what | was".
func told(id, date string, lines ...string) *model.Briefing {
	b := &model.Briefing{ID: id, Path: id + ".md", Title: id, Date: model.ParseDate(date), Facts: &model.Facts{}}
	for _, line := range lines {
		f := append(strings.Split(line, "|"), "", "", "", "", "")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		when := model.ParseDate(f[1])
		switch f[0] {
		case "quote":
			b.Facts.Quotes = append(b.Facts.Quotes, model.Quote{
				ID: fmt.Sprintf("q%d", len(b.Quotes())+1), On: when, By: f[3], Segments: []model.Segment{{Text: f[2]}},
			})
		case "correction":
			b.Corrections = append(b.Corrections, model.Correction{On: when, What: f[2], Was: f[3]})
		default:
			ev := model.Event{ID: f[5], State: model.EventState(f[0]), When: when, What: f[2], Who: strings.Fields(f[3]), Per: strings.Fields(f[4])}
			if ev.ID == "" {
				ev.ID = fmt.Sprintf("e%d", len(b.Events())+1)
			}
			b.Facts.Events = append(b.Facts.Events, ev)
		}
	}
	return b
}

// shown is an entry in one line.
func shown(e library.Entry) string {
	s := fmt.Sprintf("%s %s", e.When, e.What)
	if e.Kind == library.EventEntry {
		s = fmt.Sprintf("%s %s", e.State, s)
	}
	for _, f := range []struct {
		is   bool
		word string
	}{{e.Disputed, "disputed"}, {e.Overdue, "overdue"}, {e.SecondHand, "second-hand"}, {e.Guess, "guess"}} {
		if f.is {
			s += " " + f.word
		}
	}
	for _, w := range e.Was {
		s += fmt.Sprintf(" (was %s %s %s", w.State, w.When, w.Briefing.ID)
		if w.Disputed {
			s += " disputed"
		}
		s += strings.TrimRight(" "+w.What, " ") + ")"
	}
	if len(e.Told) > 1 {
		var in []string
		for _, t := range e.Told {
			in = append(in, t.Briefing.ID)
		}
		s += " [" + strings.Join(in, " ") + "]"
	}
	return s
}

func orrinNoon() time.Time { return time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC) }

// lines are the entries of a timeline, with "--" for today and ".." before what
// has no date.
func lines(t *library.Timeline) []string {
	var all []string
	for i, e := range t.Entries {
		if i == t.Today {
			all = append(all, "--")
		}
		if i == t.Undated {
			all = append(all, "..")
		}
		all = append(all, shown(e))
	}
	if t.Today == len(t.Entries) {
		all = append(all, "--")
	}
	return all
}

func TestTimelineOrder(t *testing.T) {
	tests := []struct {
		name string
		in   []string
		want string
	}{
		{"nothing", nil, "--"},
		{"by day, in the order of the file", []string{"happened|2032-01-05|b", "happened|2032-01-02|a", "happened|2032-01-05|c"}, "a b c --"},
		{"a month stands behind its days", []string{"happened|2032-01|m", "happened|2032-01-25|d", "planned|2032-02|n", "planned|2032-02-29|e"}, "d m -- e n"},
		{"a month of now is past if it happened, ahead if planned or claimed", []string{"planned|2032-01|p", "claimed|2032-01|c", "happened|2032-01|h"}, "h -- p c"},
		{"a year stands behind its months", []string{"happened|2031|y", "happened|2031-12|m", "happened|2031-12-31|d"}, "d m y --"},
		{"about and uncertain sort as the day", []string{"planned|2032-02-10~|b", "planned|2032-02-03?|a", "planned|2032-02-11|c"}, "-- a b c"},
		{"an interval sorts by its beginning", []string{"happened|2032-01-03/2032-01-09|i", "happened|2032-01-04|d", "happened|../2032-01-06|o"}, "i d o --"},
		{"times of today", []string{"planned|2032-01-26T11:00Z|m", "planned|2032-01-26T18:00Z|e", "happened|2032-01-26|t"}, "t m -- e"},
		{"a plan for today is ahead, what happened is not", []string{"planned|2032-01-26|p", "happened|2032-01-26|h", "cancelled|2032-01-27|c"}, "h -- p c"},
		{"words are no date", []string{"claimed|by autumn|w", "planned||n", "happened|2032-01-05|d", "planned|Monday|x"}, "d -- .. w n x"},
		{"quotes and corrections after events of a day", []string{"correction|2032-01-05|x", "quote|2032-01-05|q|a", "happened|2032-01-05|e"}, "e “q” x --"},
		{"what was said or happened is never ahead", []string{"quote|2032-01-27|q|a", "happened|2032-02-01|h", "planned|2032-01-28|p", "correction|2032-03-01|x"}, "“q” h x -- p"},
		{"a correction without a date", []string{"correction||x", "happened|2032-01-05|e"}, "e -- .. x"},
	}
	for _, tt := range tests {
		b := told("one", "2032-01-26", tt.in...)
		l := library.New([]*model.Briefing{b}, orrinNoon())
		tl := l.Timeline(l.Counted(), library.TimelineOptions{})
		var got []string
		for i, e := range tl.Entries {
			if i == tl.Today {
				got = append(got, "--")
			}
			if i == tl.Undated {
				got = append(got, "..")
			}
			got = append(got, e.What)
		}
		if tl.Today == len(tl.Entries) {
			got = append(got, "--")
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, s, tt.want)
		}
	}
}

func TestTimelineMerges(t *testing.T) {
	tests := []struct {
		name string
		in   [][]string // events of briefings of 5, 12 and 19 January
		want []string
	}{
		{
			"a plan that happened",
			[][]string{{"planned|2032-01-10|Talks"}, {"happened|2032-01-10|Talks"}},
			[]string{"happened 2032-01-10 Talks (was planned 2032-01-10 b1) [b2 b1]"},
		},
		{
			"a plan that was cancelled",
			[][]string{{"planned|2032-01-10|Talks"}, {"cancelled|2032-01-10|talks"}},
			[]string{"cancelled 2032-01-10 talks (was planned 2032-01-10 b1 Talks) [b2 b1]"},
		},
		{
			"a plan that was put off, twice",
			[][]string{{"planned|2032-01-10|Talks"}, {"planned|2032-01-14|Talks"}, {"happened|2032-01-16|Talks"}},
			[]string{"happened 2032-01-16 Talks (was planned 2032-01-10 b1) (was planned 2032-01-14 b2) [b3 b2 b1]"},
		},
		{
			"a month that became a day",
			[][]string{{"planned|2032-01|Talks"}, {"happened|2032-01-10|Talks"}},
			[]string{"happened 2032-01-10 Talks (was planned 2032-01 b1) [b2 b1]"},
		},
		{
			"no date that became one",
			[][]string{{"planned||Talks"}, {"planned|2032-02-10|Talks"}},
			[]string{"planned 2032-02-10 Talks (was planned  b1) [b2 b1]"},
		},
		{
			"the same again",
			[][]string{{"happened|2032-01-02|Shots"}, {"happened|2032-01-02|Shots"}},
			[]string{"happened 2032-01-02 Shots [b2 b1]"},
		},
		{
			"a weekly meeting",
			[][]string{{"happened|2032-01-05|Talks"}, {"happened|2032-01-12|Talks"}},
			[]string{"happened 2032-01-05 Talks", "happened 2032-01-12 Talks"},
		},
		{
			"a weekly meeting that is planned",
			[][]string{{"happened|2032-01-05|Talks", "planned|2032-01-12|Talks"}, {"happened|2032-01-12|Talks", "planned|2032-01-19|Talks"}},
			[]string{"happened 2032-01-05 Talks", "happened 2032-01-12 Talks (was planned 2032-01-12 b1) [b2 b1]", "planned 2032-01-19 Talks overdue"},
		},
		{
			"an id of the author's",
			[][]string{{"planned|2032-01-10|A survey|||survey"}, {"happened|2032-01-11|The survey begins|||survey"}},
			[]string{"happened 2032-01-11 The survey begins (was planned 2032-01-10 b1 A survey) [b2 b1]"},
		},
		{
			"a number is no id of the author's",
			[][]string{{"planned|2032-01-10|A survey|||e1"}, {"happened|2032-01-11|A vote|||e1"}},
			[]string{"planned 2032-01-10 A survey overdue", "happened 2032-01-11 A vote"},
		},
		{
			"accounts of one briefing differ",
			[][]string{{"happened|2032-01-02|Shots||ann", "cancelled|2032-01-02|Shots||bo"}},
			[]string{"happened 2032-01-02 Shots disputed second-hand [b1 b1]"},
		},
		{
			"who says it without another comes first",
			[][]string{{"claimed|2032-01-02|Shots||ann", "happened|2032-01-02|Shots"}},
			[]string{"happened 2032-01-02 Shots disputed [b1 b1]"},
		},
		{
			"two accounts that agree",
			[][]string{{"happened|2032-01-02|Shots||ann", "happened|2032-01-02|Shots||bo"}},
			[]string{"happened 2032-01-02 Shots second-hand [b1 b1]"},
		},
		{
			"a dispute that was settled",
			[][]string{{"happened|2032-01-02|Shots", "cancelled|2032-01-02|Shots"}, {"happened|2032-01-02|Shots"}},
			[]string{"happened 2032-01-02 Shots (was happened 2032-01-02 b1 disputed) [b2 b1 b1]"},
		},
		{
			"two days in one briefing",
			[][]string{{"happened|2032-01-02|Shots", "happened|2032-01-03|Shots"}},
			[]string{"happened 2032-01-02 Shots", "happened 2032-01-03 Shots"},
		},
		{"a claim of its own actor", [][]string{{"claimed|2032-01-02|No order|army|army"}}, []string{"claimed 2032-01-02 No order"}},
		{
			"overdue",
			[][]string{{"planned|2032-01-25|A vote", "planned|2031|A census", "planned|2032-01|A month", "planned||Some day"}},
			[]string{"planned 2031 A census overdue", "planned 2032-01-25 A vote overdue", "planned 2032-01 A month", "planned  Some day"},
		},
		{"no state means happened", [][]string{{"|2032-01-02|Shots"}, {"happened|2032-01-02|Shots"}}, []string{"happened 2032-01-02 Shots [b2 b1]"}},
		{
			"words quoted again",
			[][]string{{"quote|2032-01-03|No boots.|renn"}, {"quote|2032-01-03|No boots.|renn", "quote|2032-01-03|No boots.|varga", "quote|2032-01-04|No boots.|renn"}},
			[]string{"2032-01-03 “No boots.” [b2 b1]", "2032-01-03 “No boots.”", "2032-01-04 “No boots.”"},
		},
		{"a correction", [][]string{{"correction|2032-01-21|114|140"}}, []string{"2032-01-21 114 (was: 140)"}},
	}
	for _, tt := range tests {
		var bs []*model.Briefing
		for i, in := range tt.in {
			bs = append(bs, told(fmt.Sprintf("b%d", i+1), fmt.Sprintf("2032-01-%02d", 5+7*i), in...))
		}
		l := library.New(bs, orrinNoon())
		got := slices.DeleteFunc(lines(l.Timeline(l.Counted(), library.TimelineOptions{})), func(s string) bool { return s == "--" || s == ".." })
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, strings.Join(got, "\n     "), strings.Join(tt.want, "\n     "))
		}
	}
}

// TestTimelineOfUnequalBriefings has briefings of one date differ, and one
// without a date, which does not have the last word.
func TestTimelineOfUnequalBriefings(t *testing.T) {
	a := told("a", "2032-01-12", "happened|2032-01-10|Talks")
	b := told("b", "2032-01-12", "cancelled|2032-01-10|Talks")
	c := told("c", "", "planned|2032-01-10|Talks", "quote|2032-01-10|Yes.|ann")
	d := told("d", "2032-01-05", "quote|2032-01-10|Yes.|ann")
	l := library.New([]*model.Briefing{c, a, b, d}, orrinNoon())
	tl := l.Timeline(l.Counted(), library.TimelineOptions{})
	want := []string{"cancelled 2032-01-10 Talks disputed (was happened 2032-01-10 a) [b a c]", "2032-01-10 “Yes.” [d c]", "--"}
	if got := lines(tl); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	var accounts []string
	for _, told := range tl.Entries[0].Accounts() {
		accounts = append(accounts, told.Briefing.ID+" "+string(told.Event().State))
	}
	if got := strings.Join(accounts, ", "); got != "b cancelled, a happened" {
		t.Errorf("accounts: %s", got)
	}
	if got := tl.Entries[1].Accounts(); got != nil {
		t.Errorf("accounts of words: %v", got)
	}
}

func TestTimelineOptions(t *testing.T) {
	a := told("a", "2032-01-05", "planned|2032-01-10|Talks", "quote|2032-01-03|Yes.|ann", "quote||No.|ann", "correction|2032-01-06|x")
	b := told("b", "2032-01-12", "happened|2032-01-10|Talks", "happened|2032-01-11|Vote")
	l := library.New([]*model.Briefing{a, b}, orrinNoon())
	keep := func(of *model.Briefing, types ...model.Type) library.Keep {
		return func(b *model.Briefing, r model.Ref) bool { return b == of && slices.Contains(types, r.Type) }
	}
	tests := []struct {
		name             string
		o                library.TimelineOptions
		want             string
		hidden, unplaced int
	}{
		{"all", library.TimelineOptions{}, "Yes x Talks Vote", 0, 1},
		{"without words", library.TimelineOptions{NoWords: true}, "x Talks Vote", 1, 1},
		{"an event that one briefing tells so", library.TimelineOptions{Keep: keep(a, model.TypeEvent)}, "Talks", 3, 0},
		{"words", library.TimelineOptions{Keep: keep(a, model.TypeQuote)}, "Yes", 3, 1},
		{"words hidden twice", library.TimelineOptions{NoWords: true, Keep: keep(a, model.TypeQuote)}, "", 4, 1},
		{"corrections with their briefing", library.TimelineOptions{Keep: keep(a, model.TypeBriefing)}, "x", 3, 0},
	}
	for _, tt := range tests {
		tl := l.Timeline(l.Counted(), tt.o)
		var got []string
		for _, e := range tl.Entries {
			got = append(got, strings.Trim(e.What, "“.”"))
		}
		if s := strings.Join(got, " "); s != tt.want || tl.Hidden != tt.hidden || tl.Unplaced != tt.unplaced {
			t.Errorf("%s: %s, %d hidden, %d unplaced; want %s, %d, %d", tt.name, s, tl.Hidden, tl.Unplaced, tt.want, tt.hidden, tt.unplaced)
		}
	}
}

func TestTimelineKeys(t *testing.T) {
	a := told("a b:c#d", "2032-01-05", "happened|2032-01-02|One|||x", "happened|2032-01-03|Two|||x", "happened|2032-01-04|Three", "quote|2032-01-04|Yes.|ann")
	a.Quotes()[0].ID = "x"
	for range 12 {
		a.Corrections = append(a.Corrections, model.Correction{What: "fixed"})
	}
	b := told("b", "2032-01-12", "happened|2032-01-04|Three")
	l := library.New([]*model.Briefing{a, b}, orrinNoon())
	tl := l.Timeline(l.Counted(), library.TimelineOptions{})
	seen := map[string]bool{}
	for _, e := range tl.Entries {
		if _, err := model.ParseAddress("#timeline:" + e.Key); err != nil || seen[e.Key] {
			t.Errorf("key %q: seen %v, %v", e.Key, seen[e.Key], err)
		}
		seen[e.Key] = true
	}
	for id, want := range map[string]string{
		"a.b.c.d/x": "One", "a.b.c.d/x.2": "Two", "a.b.c.d/e3": "Three", "b/e1": "Three", "e1": "Three", "a.b.c.d/x.3": "“Yes.”",
		"a.b.c.d/correction.12": "fixed", "": "", "nobody": "", "/e1": "",
	} {
		got := ""
		if i := tl.Find(id); i >= 0 {
			got = tl.Entries[i].What
		}
		if got != want {
			t.Errorf("Find(%q): %q, want %q", id, got, want)
		}
	}
}

func orrinLibrary(t testing.TB) *library.Library {
	t.Helper()
	fsys, ok := content.SampleFS("orrin")
	if !ok {
		t.Fatal("no sample series")
	}
	bs, faults := content.Folder(".", content.Options{FS: fsys})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return library.New(bs, orrinNoon())
}

func TestTimelineOfOrrin(t *testing.T) {
	l := orrinLibrary(t)
	tl := l.Timeline(l.Counted(), library.TimelineOptions{NoWords: true})
	want := []string{
		"happened 2032-01-02 Shots at the Kessa sluice",
		"happened 2032-01-05 Talks open in Port Aldona, no agenda",
		"planned 2032-01-12 Second week of talks overdue",
		"happened 2032-01-12 Lesk drops its veto on unarmed monitors",
		"happened 2032-01-12 Both sides hand in lists of prisoners",
		"claimed 2032-01-13 Army staff: no such order was given",
		"happened 2032-01-19 Draft text on water shares handed out (was planned 2032-01-19 orrin-02) [orrin-03 orrin-02]",
		"2032-01-21 Lesk holds 114 prisoners (was: Lesk holds 140 prisoners)",
		"happened 2032-01-23 Second round on the border (was planned 2032-01-23 orrin-03) [orrin-04 orrin-03]",
		"happened 2032-01-24 The Heron leaves Port Aldona, 61 people on board",
		"happened 2032-01-24 The Heron turns round",
		"claimed 2032-01-24 Fog at Kessa second-hand",
		"cancelled 2032-01-25 Sunday crossing to Kessa",
		"happened 2032-01-26 Tarnovia offers a joint survey",
		"--",
		"planned 2032-02-03 Joint survey of the 1974 line begins",
		"planned 2032-02-10~ The board for the sluice meets",
		"planned 2032-02 First exchange of prisoners",
		"..",
		"claimed by autumn Monitors leave, says Lesk [orrin-04 orrin-02]",
		"planned  Signing in Port Aldona",
	}
	if got := lines(tl); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if past, ahead, undated := tl.Counts(); past != 14 || ahead != 4 || undated != 1 || tl.Hidden != 40 || tl.Unplaced != 10 {
		t.Errorf("%d past, %d ahead, %d undated, %d hidden, %d unplaced", past, ahead, undated, tl.Hidden, tl.Unplaced)
	}
	for _, e := range tl.Entries {
		if e.Briefing.ID == "kessa-release" || e.Briefing.ID == "sluice-figures" {
			t.Errorf("%s is told by a briefing that does not count", e.What)
		}
	}
}

func TestAround(t *testing.T) {
	l := orrinLibrary(t)
	tl := l.Timeline(l.Counted(), library.TimelineOptions{})
	tests := []struct{ id, want string }{
		{"orrin-04/e2", "varga to conditional; 11 before, 1 after; orrin-04, 3 open, 1 judged; 1 sources, best B2; "},
		{"orrin-01/e1", "; 0 before, 12 after; orrin-04, 3 open, 1 judged; 1 sources, best C3; "},
		{"orrin-01/e2", "; 0 before, 0 after; none, 0 open, 0 judged; 1 sources, best B2; "},
		{"orrin-04/e3", "; 12 before, 0 after; orrin-04, 3 open, 1 judged; 1 sources, best B2; "},
		{"orrin-02/e4", "; 11 before, 0 after; orrin-04, 1 open, 0 judged; 2 sources, best B2; "},
		{"orrin-03/correction.1", "; 0 before, 0 after; none, 0 open, 0 judged; 0 sources, best ; "},
		{"orrin-04/q4", "varga to conditional; 8 before, 3 after; orrin-04, 3 open, 1 judged; 1 sources, best B2; " +
			"Once the water was near a text, Chen Wen-li said that Varga would not be far behind: “She moves only when the water does.”"},
	}
	for _, tt := range tests {
		i := tl.Find(tt.id)
		if i < 0 {
			t.Fatalf("no %s", tt.id)
		}
		if got := describe(l.Around(tl, i, l.Counted())); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.id, got, tt.want)
		}
	}
}

func describe(a library.Around) string {
	var moves []string
	for _, m := range a.Moves {
		moves = append(moves, m.Actor+" to "+string(m.To.Stance))
	}
	newest := "none"
	if a.Newest != nil {
		newest = a.Newest.ID
	}
	return fmt.Sprintf("%s; %d before, %d after; %s, %d open, %d judged; %d sources, best %s; %s", strings.Join(moves, ", "),
		len(a.Before), len(a.After), newest, len(a.Open), len(a.Judgements), len(a.Sources), a.Best, a.Sentence)
}

// fifty is a series of 50 briefings with 30 events and 20 quotations each, of
// which a third is told again by the next.
func fifty() []*model.Briefing {
	var bs []*model.Briefing
	for k := range 50 {
		b := told(fmt.Sprintf("b%02d", k), time.Date(2031, 2, 1+7*k, 0, 0, 0, 0, time.UTC).Format("2006-01-02"))
		for i := range 6 {
			b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: fmt.Sprintf("i%d", i), Title: fmt.Sprintf("Issue %d", i)})
			b.Facts.Actors = append(b.Facts.Actors, model.Actor{ID: fmt.Sprintf("a%d", i), Name: fmt.Sprintf("Ann Actor%d", i)})
		}
		for i := range 30 {
			n := 20*k + i
			day := time.Date(2031, 2, 1+n/3, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
			b.Facts.Events = append(b.Facts.Events, model.Event{
				ID: fmt.Sprintf("e%d", i+1), What: fmt.Sprintf("The %d. thing that happened at the sluice", n), When: model.ParseDate(day),
				State: model.Planned, Who: []string{"a1", "a2"}, Issue: fmt.Sprintf("i%d", n%6),
			})
			if i < 20 {
				b.Facts.Quotes = append(b.Facts.Quotes, model.Quote{
					ID: fmt.Sprintf("q%d", i+1), By: "a3", On: model.ParseDate(day), Issue: fmt.Sprintf("i%d", n%6),
					Segments: []model.Segment{{Text: fmt.Sprintf("We have said it %d times already.", n)}},
				})
			}
		}
		bs = append(bs, b)
	}
	return bs
}

func BenchmarkTimeline(b *testing.B) {
	l := library.New(fifty(), orrinNoon())
	b.ReportAllocs()
	for b.Loop() {
		l.Timeline(l.Counted(), library.TimelineOptions{})
	}
}

func BenchmarkAround(b *testing.B) {
	l := library.New(fifty(), orrinNoon())
	t := l.Timeline(l.Counted(), library.TimelineOptions{})
	b.ReportAllocs()
	for b.Loop() {
		l.Around(t, len(t.Entries)/2, l.Counted())
	}
}
