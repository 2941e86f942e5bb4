package query

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/model"
)

// inventor makes briefings and queries at random, from few words, so that much
// is found and much of it twice.
type inventor struct{ *rand.Rand }

func (r inventor) one(of ...string) string { return of[r.IntN(len(of))] }

func (r inventor) some(n int, of ...string) []string {
	var list []string
	for range r.IntN(n + 1) {
		list = append(list, r.one(of...))
	}
	return list
}

func (r inventor) maybe() bool { return r.IntN(3) == 0 }

var (
	inventedActors  = []string{"varga", "vargas", "Renn", "müller", "mueller", "oduya", "x"}
	inventedIssues  = []string{"border", "border-post", "water", "Ferry", ""}
	inventedSources = []string{"minutes", "min", "wire", ""}
	inventedDates   = []string{"", "", "2032-01-04", "2032-02", "2031", "2032-01-28T10:00:00Z", "some day", "2031-12/2032-02"}
)

// sample is a few of some facets.
func (r inventor) sample(list []Facet) []Facet {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list[:min(len(list), 4)]
}

func (r inventor) words() string {
	return strings.Join(r.some(6, "the", "Joint", "survey", "shore", "joint survey", "über", "“Nobody”", "–", "ferry\nlost", "Łódź"), " ")
}

func (r inventor) date() model.Date { return model.ParseDate(r.one(inventedDates...)) }

func (r inventor) briefing(n int) *model.Briefing {
	b := &model.Briefing{
		ID: fmt.Sprint("b-", n), Path: fmt.Sprintf("desk/%d/b-%d.md", r.IntN(3), n), Title: r.words(), Summary: r.words(), Date: r.date(),
		Status:  model.Status(r.one("", "draft", "reviewed", "reviewed", "withdrawn")),
		Marking: r.one("", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "House"), Lang: r.one("", "en", "de-AT"),
		Text: &model.Document{}, Facts: &model.Facts{},
	}
	if r.maybe() {
		b.Corrections = []model.Correction{{What: "a date"}}
	}
	for range r.IntN(4) {
		b.Text.Blocks = append(b.Text.Blocks, model.Block{Spans: []model.Span{{Text: r.words(), Style: model.Break}, {Text: r.words()}}})
	}
	for range r.IntN(5) {
		b.Facts.Actors = append(b.Facts.Actors, model.Actor{
			ID: r.one(inventedActors...), Name: r.one("Ilse Varga", "Jörg Müller", "Renn", "O Duya"), Aliases: r.some(2, "the premier", "JM"), Role: r.words(),
			Part: model.Part(r.one("", "party", "mediator")), Kind: r.one("", "person", "state"),
		})
	}
	for range r.IntN(3) {
		b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: r.one(inventedIssues[:4]...), Title: r.words(), Guess: r.maybe()})
	}
	for range r.IntN(3) {
		b.Facts.Sources = append(b.Facts.Sources, model.Source{ID: r.one(inventedSources[:3]...), Title: r.words(), Grade: r.one("", "B2", "F6"), Date: r.date()})
	}
	for range r.IntN(6) {
		b.Facts.Positions = append(b.Facts.Positions, model.Position{
			Actor: r.one(inventedActors...), Issue: r.one(inventedIssues[:4]...), Stance: model.Stance(r.one("for", "against")), Guess: r.maybe(), Note: r.words(),
			Per: r.some(2, inventedActors...), Source: r.one(inventedSources...), Confidence: r.one("", "low", "high"), On: r.date(),
		})
	}
	for range r.IntN(6) {
		b.Facts.Quotes = append(b.Facts.Quotes, model.Quote{
			By: r.one(append(inventedActors, "")...), Segments: []model.Segment{{Text: r.words(), Check: model.Check(r.one("", "exact", "differs"))}, {Text: r.words()}}[:r.IntN(3)],
			Issue: r.one(inventedIssues...), Source: r.one(inventedSources...), On: r.date(), Original: r.words(), Guess: r.maybe(),
		})
		r.speak(b, &b.Facts.Quotes[len(b.Facts.Quotes)-1])
	}
	for range r.IntN(4) {
		b.Facts.Events = append(b.Facts.Events, model.Event{
			What: r.words(), When: r.date(), State: model.EventState(r.one("", "planned")), Who: r.some(3, inventedActors...), Per: r.some(1, inventedActors...),
			Issue: r.one(inventedIssues...), Source: r.one(inventedSources...),
		})
	}
	for range r.IntN(3) {
		b.Facts.Questions = append(b.Facts.Questions, model.Question{Ask: r.words(), Open: r.maybe(), Issue: r.one(inventedIssues...)})
	}
	for range r.IntN(3) {
		b.Facts.Judgements = append(b.Facts.Judgements, model.Judgement{Text: r.words(), Likelihood: r.one("", "likely", "unlikely"), Confidence: r.one("", "low"), Issue: r.one(inventedIssues...)})
	}
	return b
}

// speak puts a quote into the text, where it is not alone.
func (r inventor) speak(b *model.Briefing, q *model.Quote) {
	q.Form = model.QuoteForm(r.one("", string(model.Listed), string(model.Inline), string(model.BlockRun)))
	for _, s := range q.Segments {
		text := s.Text
		if q.Form == model.Inline {
			text = r.words() + " “" + text + "” " + r.one("", "“survey the”, ") + r.words()
		}
		if q.Form == model.Inline || q.Form == model.BlockRun {
			b.Text.Blocks = append(b.Text.Blocks, model.Block{Spans: []model.Span{{Text: text}}})
		}
	}
	if len(b.Text.Blocks) > 0 && r.maybe() {
		b.Summary = b.Text.Blocks[0].Spans[0].Text
	}
}

// values are what a query asks a key for.
var inventedValues = map[string][]string{
	"actor": append(inventedActors, "var", "premier", "none"), "by": append(inventedActors, "ren", "none"), "per": append(inventedActors, "none"),
	"issue": {"border", "bord", "ferry", "none", "lake"}, "src": {"min", "minutes", "wi", "none"}, "date": {"2032-01", "<2032", ">=2032-02", "2031..2032-01", "none"},
	"since": {"7d", "1y", "last", "2032-01-15"}, "moved": {"yes", "no", "for..against", "..for"}, "grade": {"B", "<=B2", "F6", "none"},
	"likelihood": {"likely", ">=likely", "none"}, "confidence": {"low", ">low", "none"}, "in": {"desk/1", "b-3", "desk"}, "briefing": {"b-2", "2"},
	"marking": {"amber", "TLP:AMBER", "house", "none"}, "lang": {"de", "en", "none"},
}

func (r inventor) term(deep int) string {
	k := keys[r.IntN(len(keys))]
	switch n := r.IntN(10); {
	case n < 3:
		return phrase(r.one("s", "su", "joint", "joint sur", "nobody", "uber", "lodz", "ferry lost", "premier", "renn", "müll", `survey "`, `"survey`, `"nobody"`, `" joint`))
	case n < 4 && deep > 0:
		return "(" + r.line(deep-1) + ")"
	case n < 6 && deep > 0 && k.joins:
		return k.name + ":{" + r.line(deep-1) + "}"
	}
	list := inventedValues[k.name]
	if list == nil {
		list = k.words
	}
	values := r.one(list...)
	if k.name != "moved" && r.maybe() {
		values += "," + r.one(list...)
	}
	return k.name + ":" + strings.ReplaceAll(values, " ", "-")
}

func (r inventor) line(deep int) string {
	var line strings.Builder
	for i := range 1 + r.IntN(3) {
		if i > 0 {
			line.WriteString(r.one(" ", " ", " ", " OR "))
		}
		if r.IntN(5) == 0 {
			line.WriteByte('-')
		}
		line.WriteString(r.term(deep))
	}
	return line.String()
}

func (r inventor) context() Context {
	n := r.IntN(5)
	c := Context{
		Now:        func() time.Time { return time.Date(2032, 2, 9, 15, 0, 0, 0, time.UTC) },
		Unread:     func(b *model.Briefing) bool { return len(b.Title)%2 == n%2 },
		Bookmarked: func(b *model.Briefing, r model.Ref) bool { return len(b.ID) > 3 && r.Index == n },
		Noted:      func(b *model.Briefing, r model.Ref) bool { return len(b.ID) > 3 && r.Index == 1 },
		LastRead: func(b *model.Briefing) (time.Time, bool) {
			return time.Date(2032, 1, n, 0, 0, 0, 0, time.UTC), len(b.Title)%3 > 0
		},
		Fixed: r.maybe(),
	}
	if r.maybe() {
		c.Annotated = func(b *model.Briefing) bool { return len(b.ID) > 3 }
	}
	return c
}

// small makes a set of segments of few briefings.
func small(s *Set, n int) *Set {
	ix := &index{briefings: s.briefings, at: map[*segment]int{}}
	for chunk := range slices.Chunk(s.briefings, n) {
		g := newSegment(chunk)
		ix.at[g] = len(ix.segments)
		ix.segments = append(ix.segments, g)
		ix.count += g.count
	}
	return &Set{ctx: s.ctx, index: ix}
}

// TestSetAgreesWithPlain asks random briefings random queries, of a set and
// of what does the same without any index.
func TestSetAgreesWithPlain(t *testing.T) {
	for seed := range uint64(40) {
		r := inventor{rand.New(rand.NewPCG(seed, 7))}
		var bs []*model.Briefing
		for n := range 1 + r.IntN(14) {
			bs = append(bs, r.briefing(n))
		}
		s := NewSet(bs, r.context())
		if r.maybe() {
			s = small(s, 1+r.IntN(4))
		}
		p := newPlain(bs, s.ctx)
		for range 25 {
			agree(t, r, s, p, r.line(2))
		}
		if t.Failed() {
			t.Fatalf("with the seed %d", seed)
		}
	}
}

func agree(t *testing.T, r inventor, s *Set, p *plain, line string) {
	t.Helper()
	q, err := Parse(line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	f, want := s.Find(q), p.find(q)
	if got := f.Items(); !slices.Equal(got, want) {
		t.Errorf("%s leaves %d items, not %d", line, len(got), len(want))
		for _, it := range want {
			if !slices.Contains(got, it) {
				t.Errorf("  lacks %s %v", it.Briefing.ID, it.Ref)
			}
		}
		return
	}
	if f.Len() != len(want) || f.CountBriefings() != p.briefings(q) || len(f.Briefings()) != p.briefings(q) {
		t.Errorf("%s counts %d items, %d briefings", line, f.Len(), f.CountBriefings())
	}
	b := p.bs[r.IntN(len(p.bs))]
	var of []model.Ref
	for _, it := range want {
		if it.Briefing == b && (b.Status != model.Withdrawn || it.Ref.Type == model.TypeBriefing) {
			of = append(of, it.Ref)
			if !f.Keeps(b, it.Ref) || !s.Match(q, it) {
				t.Errorf("%s does not keep %v", line, it)
			}
		}
	}
	if got := f.Of(b); !slices.Equal(got, of) || f.HoldsAny(b) != (len(of) > 0) {
		t.Errorf("%s leaves %v of %s, not %v", line, got, b.ID, of)
	}
	marks := map[string]bool{}
	for _, b := range f.Briefings() {
		marks[b.Marking] = true
	}
	for _, b := range f.OneOfEach("marking") {
		if !marks[b.Marking] || !f.HoldsAny(b) {
			t.Errorf("%s leaves nothing marked %q, or that twice", line, b.Marking)
		}
		delete(marks, b.Marking)
	}
	if len(marks) > 0 {
		t.Errorf("%s leaves %v too", line, marks)
	}
	k := keys[r.IntN(len(keys))]
	parts := split(q, k)
	for _, facet := range r.sample(s.BriefingFacets(q, k.name)) {
		if want := p.briefings(parts.with(k, facet.Value)); facet.Count != want {
			t.Errorf("%s: the facet %s:%s says %d briefings, not %d", line, k.name, facet.Value, facet.Count, want)
		}
	}
	for _, facet := range r.sample(s.Facets(q, k.name)) {
		if want := p.shown(parts.with(k, facet.Value)); facet.Count != want {
			t.Errorf("%s: the facet %s:%s says %d, not %d", line, k.name, facet.Value, facet.Count, want)
		}
	}
	v := r.one(append(k.words, inventedValues[k.name]...)...)
	if got, _ := f.CountAdded(nil, []Term{{k.name, v}}); got[0] != p.briefings(parts.with(k, v)) {
		t.Errorf("%s with %s:%s leaves %d briefings, not %d", line, k.name, v, got[0], p.briefings(parts.with(k, v)))
	}
}

// TestPoolSharesSegments wants a library that changed in one place to be
// indexed anew there only, and to say the same.
func TestPoolSharesSegments(t *testing.T) {
	r := inventor{rand.New(rand.NewPCG(1, 7))}
	var bs []*model.Briefing
	for n := range 3000 {
		bs = append(bs, &model.Briefing{ID: fmt.Sprint(n), Path: fmt.Sprint("a/", n, ".md"), Title: r.words(), Facts: &model.Facts{}})
	}
	pool := &Pool{}
	before := NewSet(bs, Context{Pool: pool})
	if NewSet(slices.Clone(bs), Context{Pool: pool}).index != before.index {
		t.Error("equal sets have an index each")
	}
	more := slices.Insert(slices.Clone(bs), 1500, &model.Briefing{ID: "new", Path: "a/new.md", Title: "joint survey", Facts: &model.Facts{}})
	more = slices.Delete(more, 10, 11)
	after := NewSet(more, Context{Pool: pool})
	kept := 0
	for _, g := range after.segments {
		if _, ok := before.at[g]; ok {
			kept++
		}
	}
	if n := len(after.segments); n < 4 || kept < n-4 {
		t.Errorf("of %d segments %d are those from before", n, kept)
	}
	q := parsed(t, `"joint survey"`)
	if got, want := after.Count(q), NewSet(more, Context{}).Count(q); got != want || got == 0 {
		t.Errorf("%d are left, not %d", got, want)
	}
}
