package library

import (
	"testing"
	"time"

	"readout/model"
)

func briefing(id, date string, issues ...string) *model.Briefing {
	b := &model.Briefing{ID: id, Date: model.ParseDate(date), Facts: &model.Facts{}}
	for _, i := range issues {
		b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: i, Title: i})
	}
	return b
}

func ids(bs []*model.Briefing) string {
	s := ""
	for _, b := range bs {
		s += b.ID + " "
	}
	return s
}

func TestLibraryOrder(t *testing.T) {
	gone := briefing("gone", "2032-01-20", "border")
	gone.Status = model.Withdrawn
	held := briefing("held", "2032-01-15", "border")
	held.Embargo = model.ParseDate("2032-02-01T06:00Z")
	first, third := briefing("first", "2032-01-05", "border"), briefing("third", "2032-01-19", "border", "water")
	fourth, ports, undated := briefing("fourth", "2032-01-26", "water"), briefing("ports", "2032-01-25", "wages"), briefing("undated", "", "border")
	l := New([]*model.Briefing{undated, third, gone, first, held, fourth, ports}, time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC))

	if got, want := ids(l.Listed()), "fourth ports gone third held first undated "; got != want {
		t.Errorf("listed %s, want %s", got, want)
	}
	if got, want := ids(l.Counted()), "first third ports fourth undated "; got != want {
		t.Errorf("counted %s, want %s", got, want)
	}
	for _, tt := range []struct {
		of, want *model.Briefing
	}{{fourth, third}, {third, first}, {first, nil}, {ports, nil}, {undated, nil}, {gone, nil}} {
		if got := l.Before(tt.of); got != tt.want {
			t.Errorf("before %s is %v, want %v", tt.of.ID, got, tt.want)
		}
	}
	all := l.AllSeries()
	if len(all) != 2 || ids(all[0]) != "first third fourth undated " || ids(all[1]) != "ports " {
		t.Errorf("series are %v", all)
	}
	if got := ids(l.Series(gone)); got != "gone " {
		t.Errorf("a withdrawn briefing has the series %s", got)
	}
}

func TestMoved(t *testing.T) {
	position := func(stance model.Stance, per ...string) model.Position {
		return model.Position{Actor: "renn", Issue: "monitors", Stance: stance, Per: per}
	}
	with := func(id, date string, positions ...model.Position) *model.Briefing {
		b := briefing(id, date, "monitors")
		b.Facts.Positions = positions
		return b
	}
	one := with("one", "2032-01-05", position(model.Against))
	two := with("two", "2032-01-12")
	three := with("three", "2032-01-19", position(model.Conditional, "radio"), position(model.For))
	four := with("four", "2032-01-26", position(model.For))
	l := New([]*model.Briefing{four, three, two, one}, time.Date(2032, 2, 1, 0, 0, 0, 0, time.UTC))

	for _, tt := range []struct {
		b    *model.Briefing
		from *model.Briefing
	}{{one, nil}, {two, nil}, {three, one}, {four, nil}} {
		m, moved := l.Moved(tt.b, "renn", "monitors")
		if moved != (tt.from != nil) || m.Before != tt.from {
			t.Errorf("%s: moved %v from %v, want %v", tt.b.ID, moved, m.Before, tt.from)
		}
	}
	s := l.StandIn(three, "renn", "monitors")
	if s.Stance != model.For || !s.Differ || s.SecondHand || len(s.Positions) != 2 {
		t.Errorf("taken together: %+v", s)
	}
	if h := l.History("renn", "monitors"); len(h) != 3 {
		t.Errorf("history has %d entries, want 3", len(h))
	}
}

func TestHighest(t *testing.T) {
	for _, tt := range []struct {
		markings []string
		want     string
	}{
		{nil, ""},
		{[]string{""}, ""},
		{[]string{"TLP:GREEN", "TLP:RED", "TLP:AMBER+STRICT"}, "TLP:RED"},
		{[]string{"TLP:CLEAR", ""}, "TLP:CLEAR + unmarked"},
		{[]string{"TLP:RED", "eyes of the board only"}, "eyes of the board only"},
	} {
		var bs []*model.Briefing
		for _, m := range tt.markings {
			bs = append(bs, &model.Briefing{Marking: m, Facts: &model.Facts{}})
		}
		if got := Highest(bs); got != tt.want {
			t.Errorf("highest of %q is %q, want %q", tt.markings, got, tt.want)
		}
	}
}
