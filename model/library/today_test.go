package library_test

import (
	"strings"
	"testing"
	"time"

	"readout/model"
	"readout/model/library"
)

func TestToday(t *testing.T) {
	clock := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	withdrawn := told("w", "2040-01-01")
	withdrawn.Status = model.Withdrawn
	for _, tt := range []struct {
		name  string
		bs    []*model.Briefing
		want  string
		early bool
	}{
		{"nothing", nil, "2026-11-25 09:00", false},
		{"of the past", []*model.Briefing{told("a", "2026-11-20")}, "2026-11-25 09:00", false},
		{"of today", []*model.Briefing{told("a", "2026-11-25")}, "2026-11-25 09:00", false},
		{"of tomorrow, as it may be elsewhere", []*model.Briefing{told("a", "2026-11-26")}, "2026-11-26 00:00", false},
		{"of the future", []*model.Briefing{told("b", "2032-01-26"), told("a", "2032-01-05"), told("n", "")}, "2032-01-26 00:00", true},
		{"what is withdrawn does not count", []*model.Briefing{withdrawn}, "2026-11-25 09:00", false},
	} {
		l := library.New(tt.bs, clock)
		if got := l.Today().Format("2006-01-02 15:04"); got != tt.want || l.Early() != tt.early {
			t.Errorf("%s: got %s, early %v; want %s, %v", tt.name, got, l.Early(), tt.want, tt.early)
		}
	}
}

// A clock that is years behind the briefings does not move what comes next.
func TestTimelineOfAnEarlyClock(t *testing.T) {
	for _, clock := range []time.Time{orrinNoon(), time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)} {
		b := told("one", "2032-01-26", "happened|2032-01-13|shots", "planned|2032-01-20|late", "planned|2032-02-03|survey", "quote|2032-01-23|q|a")
		l := library.New([]*model.Briefing{b}, clock)
		tl := l.Timeline(l.Counted(), library.TimelineOptions{})
		if tl.Today != 3 || !tl.Entries[1].Overdue || tl.Entries[tl.Today].What != "survey" {
			t.Errorf("%s: today is before %d of %v", clock, tl.Today, lines(tl))
		}
	}
}

func TestNext(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "happened|2032-01-05|a", ""},
		{"by date, a month behind its days", "planned|2032-02|month; planned|2032-02-10~|board; planned|2032-02-03|survey", "survey board month"},
		{"claims without a date, and plans", "planned||signing; claimed|by autumn|leave; claimed|2032-01-02|left; happened|Monday|rain", "signing leave"},
		{"what is off is known", "cancelled|2032-02-01|ball; quote|2032-02-02|q|a", "ball"},
		{"not what is over", "planned|2032-01-02|late", ""},
	} {
		b := told("one", "2032-01-26", strings.Split(tt.in, "; ")...)
		l := library.New([]*model.Briefing{b}, orrinNoon())
		var got []string
		for _, e := range l.Next(l.Counted()) {
			got = append(got, e.What)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, s, tt.want)
		}
	}
}
