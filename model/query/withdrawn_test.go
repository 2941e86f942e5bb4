package query_test

import (
	"testing"

	"readout/model"
	"readout/model/query"
)

// TestWithdrawn wants nothing of a withdrawn briefing among the values that
// complete a line, nor in their counts, unless it is read alone.
func TestWithdrawn(t *testing.T) {
	of := func(id, actor string, status model.Status) *model.Briefing {
		return &model.Briefing{
			ID: id, Title: id, Status: status, Facts: &model.Facts{
				Actors: []model.Actor{{ID: "ann", Name: "Ann"}, {ID: actor, Name: actor}},
				Issues: []model.Issue{{ID: "of-" + actor, Title: actor}}, Sources: []model.Source{{ID: "by-" + actor, Title: actor}},
				Quotes: []model.Quote{{ID: "q1", By: "ann", Segments: []model.Segment{{Text: "Yes."}}}},
			},
		}
	}
	kept, gone := of("kept", "bo", model.Reviewed), of("gone", "cy", model.Withdrawn)
	both := query.NewSet([]*model.Briefing{kept, gone}, query.Context{})
	for _, key := range []string{"actor", "issue", "src"} {
		for _, f := range both.Facets(query.Query{}, key) {
			if f.Value == "cy" || f.Value == "of-cy" || f.Value == "by-cy" {
				t.Errorf("%s: %q", key, f.Value)
			}
			if f.Value == "ann" && f.Count != 2 {
				t.Errorf("%s: %d items of ann, want 2", key, f.Count)
			}
		}
	}
	for _, f := range both.Facets(query.Query{}, "type") {
		if want := map[string]int{"quote": 1, "briefing": 2, "actor": 2}[f.Value]; want > 0 && f.Count != want {
			t.Errorf("type: %d of %s, want %d", f.Count, f.Value, want)
		}
	}
	alone := query.NewSet([]*model.Briefing{gone}, query.Context{})
	if fs := alone.Facets(query.Query{}, "actor"); len(fs) < 2 || fs[1].Value != "cy" {
		t.Errorf("alone: %v", fs)
	}
	q, err := query.Parse("has:quote type:briefing")
	if err != nil {
		t.Fatal(err)
	}
	if items := both.Select(q); len(items) != 1 || items[0].Briefing != kept {
		t.Errorf("has:quote leaves %v", items)
	}
}
