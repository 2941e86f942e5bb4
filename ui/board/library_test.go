package board

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/model/library"
	"readout/model/query"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// shelved is a library of four briefings in a window that is 200 wide, for a
// reader who has read none but one.
func shelved(width int, line string) Frame {
	dated := func(id, date string, stance model.Stance) *model.Briefing {
		return &model.Briefing{
			ID: id, Path: id + ".md", Title: "Title " + id, Date: model.ParseDate(date), Status: model.Reviewed, Text: &model.Document{},
			Facts: &model.Facts{
				Actors: []model.Actor{{ID: "ann", Name: "Ann Lee"}}, Issues: []model.Issue{{ID: "fish", Title: "Fish"}},
				Positions: []model.Position{{Actor: "ann", Issue: "fish", Stance: stance}},
			},
		}
	}
	older, newer := dated("a", "2032-01-20", model.For), dated("b", "2032-01-25", model.Against)
	newer.Facts.Questions = []model.Question{{Ask: "How many?", Open: true, Issue: "fish"}, {Ask: "Asked", Issue: "fish"}}
	gone, held := dated("c", "2032-01-24", model.For), dated("d", "2032-01-23", model.For)
	gone.Status, held.Embargo = model.Withdrawn, model.ParseDate("2032-02-01T06:00:00Z")
	held.Author, held.Summary = "the secret desk", "Secret summary."
	now := time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC)
	lib := library.New([]*model.Briefing{older, newer, gone, held}, now)
	set := query.NewSet([]*model.Briefing{newer, gone, older}, query.Context{Now: func() time.Time { return now }})
	f := Frame{
		Library: lib, Scope: lib.Counted(), Set: set, Filter: line, Width: width, Height: 40, Method: ansi.WcWidth,
		Theme: theme.New(theme.Options{ASCII: true, NoColor: true}),
		Shelf: &Shelf{
			Unread: func(b *model.Briefing) bool { return b.ID == "a" },
			Saved:  []Saved{{"mine", "issue:fish"}, {"bad\x1bname", "is:open\n"}}, Faults: []string{"e.md:1:1: not closed"},
		},
	}
	if line != "" {
		q, _ := query.Parse(line)
		f.Hits = set.Find(q)
		f.Keep = func(b *model.Briefing, r model.Ref) bool { return f.Hits.Keeps(b, r) || f.Hits.Whole(b) }
	}
	return f
}

// plain is the lines of a pane as text.
func plain(s *sheet.Sheet, p sheet.Pane) string {
	var out []string
	for _, l := range s.PaneLines(p) {
		text := l.Heading
		for _, c := range l.Cells {
			text += " " + c.Text
		}
		out = append(out, strings.Join(strings.Fields(text+" "+l.Count), " "))
	}
	return strings.Join(out, "\n")
}

func TestLibraryRows(t *testing.T) {
	for _, tt := range []struct {
		name  string
		board Library
		line  string
		want  string // the rows of the list, by their keys
	}{
		{"newest", Library{}, "", "b c d a"},
		{"by title", Library{Order: ByTitle}, "", "a b c d"},
		{"unread first", Library{Order: UnreadFirst}, "", "a b c d"},
		{"most moved", Library{Order: MostMoved}, "", "b c d a"},
		{"most open", Library{Order: MostOpen}, "", "b c d a"},
		{"by series", Library{Series: true}, "", "b a c d"},
		{"filtered", Library{}, "stance:for", "a"},
		{"withdrawn", Library{}, "status:withdrawn", "c"},
		{"nothing", Library{}, "zzz", ""},
	} {
		s := tt.board.Sheet(shelved(80, tt.line))
		var keys []string
		for i := range s.SpotCount() {
			spot := s.SpotN(i)
			if spot.Ref.Type == model.TypeBriefing && spot.Address != "" {
				keys = append(keys, spot.Key)
			}
		}
		if got := strings.Join(keys, " "); got != tt.want {
			t.Errorf("%s: rows %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLibraryShows(t *testing.T) {
	s := Library{}.Sheet(shelved(200, ""))
	main, left := plain(&s, sheet.Main), plain(&s, sheet.Left)
	for _, want := range []string{
		"N 2032-01-20 Title a", "Moves in the last 7 days 1", "2032-01-25 Ann Fish + to -", "Open questions, oldest first 1 open",
		"Files with a problem 1", "e.md:1:1: not closed", "embargoed",
	} {
		if !strings.Contains(main, want) {
			t.Errorf("no %q in\n%s", want, main)
		}
	}
	for _, want := range []string{"saved", "@mine", "reviewed 2", "withdrawn 1", "Fish 2", "moves 1", "7 days"} {
		if !strings.Contains(left, want) {
			t.Errorf("no %q in\n%s", want, left)
		}
	}
	for _, l := range []string{main, left} {
		if strings.Contains(l, "secret") || strings.Contains(l, "\x1b") {
			t.Errorf("secrets or escapes in\n%s", l)
		}
	}
	var facts []string
	for _, f := range s.Facts {
		facts = append(facts, f.Text)
	}
	if got := strings.Join(facts, ", "); got != "4 briefings, 1 unread, 1 file with a problem, 1 embargoed until 2032-02-01 06:00 UTC" {
		t.Error(got)
	}
	held := s.SpotAt("d")
	for _, l := range s.Beside(held, 50) {
		for _, c := range l.Cells {
			if strings.Contains(strings.ToLower(c.Text), "secret") {
				t.Errorf("the preview tells %q", c.Text)
			}
		}
	}
}

func TestLibraryDo(t *testing.T) {
	for _, tt := range []struct {
		name, line, command, at string
		want                    func(o Outcome) bool
	}{
		{"opens a briefing", "", "open", "b", func(o Outcome) bool { return o.Briefing != nil && o.Briefing.ID == "b" }},
		{"opens a briefing at its first hit", "is:open", "open", "b", func(o Outcome) bool { return o.Ref.Type == model.TypeQuestion }},
		{"a position before an actor", "ann", "open", "b", func(o Outcome) bool { return o.Ref.Type == model.TypePosition }},
		{"no hit but the briefing", "title", "open", "b", func(o Outcome) bool { return o.Ref.Type == model.TypeBriefing }},
		{"opens a question", "", "open", "open:b/0", func(o Outcome) bool { return o.Ref.Type == model.TypeQuestion }},
		{"opens a move", "", "open", "move:b/ann/fish", func(o Outcome) bool { return o.Ref.Type == model.TypePosition }},
		{"a saved filter", "", "open", "saved:mine", func(o Outcome) bool { return o.Line != nil && *o.Line == "issue:fish" }},
		{"a facet", "", "open", "facet:issue:fish", func(o Outcome) bool { return *o.Line == "issue:fish" }},
		{"a facet that is on", "issue:fish", "open", "facet:issue:fish", func(o Outcome) bool { return *o.Line == "" }},
		{"space is the same", "is:open", "mark-briefing", "facet:issue:fish", func(o Outcome) bool { return *o.Line == "is:open issue:fish" }},
		{"excludes", "", "exclude-facet", "facet:status:withdrawn", func(o Outcome) bool { return *o.Line == "-status:withdrawn" }},
		{"excludes no longer", "-status:withdrawn", "exclude-facet", "facet:status:withdrawn", func(o Outcome) bool { return *o.Line == "" }},
		{"excludes facets only", "", "exclude-facet", "b", func(o Outcome) bool { return o.Why != "" }},
		{"marks", "", "mark-briefing", "b", func(o Outcome) bool { return o.Board.(Library).Marks == "b\n" }},
		{"marks no embargo", "", "mark-briefing", "d", func(o Outcome) bool { return strings.Contains(o.Why, "embargoed") }},
		{"marks no question", "", "mark-briefing", "open:b/0", func(o Outcome) bool { return o.Why != "" }},
		{"problems", "", "problems", "b", func(o Outcome) bool { return len(o.Panel) == 1 }},
		{"opens a problem", "", "open", "problem:0", func(o Outcome) bool { return len(o.Panel) == 1 }},
		{"nothing", "", "dance", "b", func(o Outcome) bool { return o.Why != "" }},
	} {
		f := shelved(200, tt.line)
		s := Library{}.Sheet(f)
		at := s.SpotAt(tt.at)
		if at == nil {
			t.Errorf("%s: no spot %q", tt.name, tt.at)
			continue
		}
		if o := (Library{}).Do(tt.command, f, at); !tt.want(o) {
			t.Errorf("%s: %+v", tt.name, o)
		}
	}
	if o := (Library{}).Do("open", shelved(80, "zzz"), nil); o.Why == "" {
		t.Error("opens nothing")
	}
}

func TestLibraryMarks(t *testing.T) {
	f := shelved(200, "")
	b := Library{}
	for _, key := range []string{"a", "b", "a", "a"} {
		s := b.Sheet(f)
		b = b.Do("mark-briefing", f, s.SpotAt(key)).Board.(Library)
	}
	var ids []string
	for _, m := range b.Marked(f) {
		ids = append(ids, m.ID)
	}
	if got := strings.Join(ids, " "); got != "b a" {
		t.Errorf("marked %q", got)
	}
	if b != (Library{Marks: "b\na\n"}) {
		t.Errorf("%+v", b)
	}
}

// Two briefings of one id are told apart by their paths.
func TestLibraryKeys(t *testing.T) {
	a, b := &model.Briefing{ID: "x", Path: "in/x.md", Facts: &model.Facts{}}, &model.Briefing{ID: "x", Path: "on/x.md", Facts: &model.Facts{}}
	f := Frame{Library: library.New([]*model.Briefing{a, b}, time.Time{})}
	keys := keysOf(f.Library)
	if keys[a] != "in/x.md" || keys[b] != "on/x.md" {
		t.Error(keys)
	}
	if _, key, ok := (Library{}).Visit("on/x.md", f); !ok || key != "on/x.md" {
		t.Error(key, ok)
	}
	if _, _, ok := (Library{}).Visit("none", f); ok {
		t.Error("found none")
	}
}

// What comes next is the list of the timeline, whatever the order of the file;
// moves are recent as seen from the newest briefing if the clock is behind it.
func TestLibraryOfAnEarlyClock(t *testing.T) {
	f := shelved(200, "")
	b := f.Library.Listed()[0]
	b.Facts.Events = []model.Event{
		{What: "Exchange", When: model.ParseDate("2032-02"), State: model.Planned},
		{What: "Leaving", When: model.ParseDate("by autumn"), State: model.Claimed},
		{What: "Survey", When: model.ParseDate("2032-02-03"), State: model.Planned},
		{What: "Shots", When: model.ParseDate("2032-01-24")},
	}
	f.Library = library.New(f.Library.Listed(), time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC))
	s := Library{}.Sheet(f)
	var next strings.Builder
	for _, l := range s.Beside(&sheet.Spot{Briefing: b}, 46) {
		for _, c := range l.Cells {
			next.WriteString(c.Text + " ")
		}
	}
	if want := "2032-02-03 Survey 2032-02 Exchange by autumn Leaving (claimed)"; !strings.Contains(next.String(), want) || strings.Contains(next.String(), "Shots") {
		t.Errorf("no %q in %s", want, next.String())
	}
	if got := plain(&s, sheet.Main); !strings.Contains(got, "Moves in the last 7 days") {
		t.Errorf("no moves in\n%s", got)
	}
}
