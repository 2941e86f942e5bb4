package ui

import (
	"slices"
	"testing"

	"readout/model"
	"readout/model/query"
	"readout/ui/page"
)

func TestStands(t *testing.T) {
	b := &model.Briefing{Facts: &model.Facts{
		Positions: []model.Position{
			{Actor: "a", Issue: "x", Stance: model.For},
			{Actor: "b", Issue: "x", Stance: model.For, Per: []string{"a"}},
			{Actor: "b", Issue: "y", Stance: model.Silent, Per: []string{"a"}},
			{Actor: "b", Issue: "y", Stance: model.For},
			{Actor: "c", Issue: "x", Stance: model.Against},
		},
	}}
	on, of := standsOn(b, "x"), standsOf(b, "b")
	for _, tt := range []struct {
		name      string
		got, want standing
	}{
		{"own word", on["a"], standing{stance: model.For}},
		{"second-hand", on["b"], standing{stance: model.For, second: true}},
		{"two accounts", of["y"], standing{stance: model.Silent, differs: true}},
		{"not covered", on["d"], standing{}},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %+v, not %+v", tt.name, tt.got, tt.want)
		}
	}
	if d := disputed(b); d["x"] || !d["y"] {
		t.Errorf("disputed: %v", d)
	}
}

func TestActorsWithoutPositionComeLast(t *testing.T) {
	b := &model.Briefing{
		Facts: &model.Facts{
			Actors: []model.Actor{
				{ID: "a", Name: "A", Part: model.Party}, {ID: "b", Name: "B", Part: model.Party}, {ID: "c", Name: "C", Part: model.Analyst},
			},
			Issues:    []model.Issue{{ID: "x", Title: "X"}},
			Positions: []model.Position{{Actor: "b", Issue: "x", Stance: model.For}, {Actor: "c", Issue: "x", Stance: model.Against}},
			Quotes:    []model.Quote{{By: "a", Issue: "x"}},
		},
		Text: &model.Document{},
	}
	v := newView(b, query.Context{}, page.Options{Width: 40})
	v.choose(choices{}.with(model.Ref{Type: model.TypeIssue}))
	var got []string
	for _, r := range v.lists[actorPane].rows {
		got = append(got, r.left)
	}
	if want := []string{"parties", "B", "analysts", "C", "no position", "A"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
	if got := v.lists[actorPane].least[2].left; got != "A" {
		t.Errorf("%q is last where rows are few", got)
	}
}
