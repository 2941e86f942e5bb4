package library_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"readout/model"
	"readout/model/library"
)

// asking makes a briefing from "date issue: question; question+ ; id=question",
// where + means that it is answered.
func asking(id, date, issue string, questions ...string) *model.Briefing {
	b := &model.Briefing{ID: id, Title: id, Date: model.ParseDate(date), Facts: &model.Facts{Issues: []model.Issue{{ID: issue, Title: issue}}}}
	for _, s := range questions {
		ask, answered := strings.CutSuffix(s, "+")
		q := model.Question{ID: "o1", Ask: ask, Open: !answered, Issue: issue}
		if name, rest, ok := strings.Cut(ask, "="); ok {
			q.ID, q.Ask = name, rest
		}
		b.Facts.Questions = append(b.Facts.Questions, q)
	}
	return b
}

func TestOpenQuestions(t *testing.T) {
	withdrawn := asking("w", "2032-03-01", "water", "Who pays?+")
	withdrawn.Status = model.Withdrawn
	for _, tt := range []struct {
		name string
		bs   []*model.Briefing
		want string // question since..newest
	}{
		{"nothing", nil, ""},
		{
			"once per series",
			[]*model.Briefing{asking("a", "2032-01-01", "water", "Who pays?", "Who  digs?"), asking("b", "2032-02-01", "water", "who pays?")},
			"who pays? a..b, Who  digs? a..a",
		},
		{"answered by the newest", []*model.Briefing{asking("a", "2032-01-01", "water", "Who pays?"), asking("b", "2032-02-01", "water", "Who pays?+")}, ""},
		{"open again", []*model.Briefing{asking("a", "2032-01-01", "water", "Who pays?+"), asking("b", "2032-02-01", "water", "Who pays?")}, "Who pays? a..b"},
		{
			"one series answers for itself alone",
			[]*model.Briefing{asking("a", "2032-01-01", "water", "Who pays?"), asking("b", "2032-02-01", "ferry", "Who pays?+")},
			"Who pays? a..a",
		},
		{"an id holds other words together", []*model.Briefing{asking("a", "2032-01-01", "water", "pay=Who pays?"), asking("b", "2032-02-01", "water", "pay=Who foots it?+")}, ""},
		{
			"one of no date says nothing about others",
			[]*model.Briefing{asking("a", "2032-01-01", "water", "Who pays?"), asking("b", "", "water", "Who pays?+", "Who digs?")},
			"Who pays? a..a, Who digs? b..b",
		},
		{"two of a date differ", []*model.Briefing{asking("a", "2032-01-01", "water", "Who pays?"), asking("b", "2032-01-01", "water", "Who pays?+")}, "Who pays? a..a"},
		{"twice in one", []*model.Briefing{asking("a", "2032-01-01", "water", "Who pays?+", "Who pays?")}, "Who pays? a..a"},
		{"what is withdrawn answers nothing", []*model.Briefing{asking("a", "2032-01-01", "water", "Who pays?"), withdrawn}, "Who pays? a..a"},
		{"oldest first", []*model.Briefing{asking("b", "2032-02-01", "water", "Two?"), asking("a", "2032-01-01", "water", "One?")}, "One? a..a, Two? b..b"},
	} {
		l := library.New(tt.bs, time.Date(2032, 4, 1, 0, 0, 0, 0, time.UTC))
		if got := openOf(l.OpenQuestions(l.Counted())); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func openOf(open []library.OpenQuestion) string {
	var out []string
	for i := range open {
		q := &open[i]
		out = append(out, q.Question().Ask+" "+q.Since.ID+".."+q.Briefing.ID)
	}
	return strings.Join(out, ", ")
}

func TestOpenQuestionKept(t *testing.T) {
	a, b := asking("a", "2032-01-01", "water", "Who pays?"), asking("b", "2032-02-01", "water", "Who pays?")
	l := library.New([]*model.Briefing{a, b}, time.Time{})
	q := l.OpenQuestions(l.Counted())[0]
	for _, kept := range [][]*model.Briefing{{a}, {b}, {a, b}, nil} {
		keep := func(c *model.Briefing, r model.Ref) bool {
			return slices.Contains(kept, c) && r.Type == model.TypeQuestion
		}
		if got := q.Kept(keep); got != (len(kept) > 0) {
			t.Errorf("kept in %d briefings: %v", len(kept), got)
		}
	}
	if !q.Kept(nil) {
		t.Error("hidden without a filter")
	}
}

// What the newest briefing of the Orrin series answers is not open.
func TestOpenQuestionsOrrin(t *testing.T) {
	l := orrinLibrary(t)
	open := l.OpenQuestions(l.Counted())
	seen := map[string]int{}
	for i := range open {
		seen[open[i].Question().Ask]++
	}
	if seen["Who holds the sluice keys?"] != 0 || seen["How is a third measured?"] != 1 || len(open) != 15 {
		t.Errorf("%d are open: %s", len(open), openOf(open))
	}
}
