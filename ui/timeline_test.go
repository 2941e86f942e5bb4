package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

func TestTimelineScreens(t *testing.T) {
	boardScreens(t, "timeline", "enter T")
	boardScreens(t, "timeline-all", "T")
	boardScreens(t, "timeline-events", "enter T w k k")
	boardScreens(t, "timeline-lanes", "enter T p h")
	boardScreens(t, "timeline-weeks", "enter T z z t")
	boardScreens(t, "timeline-months", "enter T z z z enter")
	boardScreens(t, "timeline-filtered", "enter T f type:issue:border enter")
}

// TestTimelineKeys presses keys on the timeline of the Orrin series and wants
// words on the screen, and others not.
func TestTimelineKeys(t *testing.T) {
	for _, tt := range []struct {
		keys       string
		want, lack string
	}{
		{"", "> 2032-01-26  :  “Every one of them|── today 2032-01-26|  2032-02-03  o  Joint survey", ""},
		{"t", "> 2032-02-03  o  Joint survey|what comes next", ""},
		{"t k", "> 2032-01-26", ""},
		{"w", "without words|40 hidden|> 2032-01-26     Tarnovia offers", "Every one of them"},
		{"w w", "with words|Every one of them", "hidden"},
		{"g", "> 2032-01-02     Shots at the Kessa sluice|happened; Border line; Lesk army staff; Kessa sluice; 1 source, grade C3", "── today"},
		{"G", "> no date     o  Signing in Port Aldona", ""},
		{"z", "Monday 26 January 2032 ─|grouped by day|> 2032-01-26  :", ""},
		{"z z", "week 5, from Monday 26 January 2032 ─|grouped by week", ""},
		{"z z z", "> January 2032        +|February 2032       +  3 events|without a date      +  2 events", "Shots at the Kessa sluice  "},
		{"z z z enter", "> January 2032        -|  2032-01-02     Shots at the Kessa sluice", ""},
		{"z z z z", "not grouped|> 2032-01-02     Shots", ""},
		{"p", "a lane for each issue|when        Border line|PRISONERS", ""},
		{"p h", "FOREIGN MONITORS|> 2032-01-24", ""},
		{"p i", "one list", ""},
		{"w enter", "EVENTS|> 2032-01-26 Tarnovia offer", "TIMELINE"},
		{"w enter q", "TIMELINE|> 2032-01-26     Tarnovia offers", ""},
		{"f type:by:oduya enter", "1 past, 0 ahead|hidden|> 2032-01-26  :  “A survey is a way", "Signing"},
		{"f type:by:nobody enter", "all filtered out", "Signing"},
		{"d", "DETAILS|Open now|“Every one of them", ""},
		{"R", "TEXT", "TIMELINE"},
	} {
		m := play(series(t, 120, 36), append([]string{"enter", "T"}, strings.Fields(tt.keys)...)...)
		got := screen(m, 120, 36)
		for _, want := range strings.Split(tt.want, "|") {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", tt.keys, want, got)
			}
		}
		if tt.lack != "" && strings.Contains(got, tt.lack) {
			t.Errorf("%s: %q in\n%s", tt.keys, tt.lack, got)
		}
	}
}

// TestTodayInSight opens the timeline at all sizes: the cursor stands on the last
// entry that is past, and today below it.
func TestTodayInSight(t *testing.T) {
	for _, h := range sparse([]int{10, 11, 12, 15, 16, 19, 20, 24, 36, 60}, 3) {
		for _, w := range sparse([]int{30, 40, 59, 60, 71, 72, 80, 120, 159, 160, 200, 250}, 2) {
			got := screen(play(series(t, w, h), "T"), w, h)
			i, j := strings.Index(got, "> 2032-01-26"), strings.Index(got, " today 2032-01-26")
			if i < 0 || j < i {
				t.Fatalf("%dx%d: cursor at %d, today at %d\n%s", w, h, i, j, got)
			}
		}
	}
}

// TestTimelineFromTheText opens the timeline at what the reader was at, also if
// a later briefing tells it.
func TestTimelineFromTheText(t *testing.T) {
	for _, tt := range []struct{ briefing, keys, want string }{
		{"orrin-04", "] ] T", "orrin-03/q2"},
		{"orrin-04", "6 wait j T", "orrin-04/e2"},
		{"orrin-03", "6 wait j T", "orrin-02/e3"},
	} {
		m := play(series(t, 120, 36), append([]string{":", "type:" + tt.briefing + "#text:L1", "enter"}, strings.Fields(tt.keys)...)...)
		if got := m.(*ui.App).Spot(); got != tt.want {
			t.Errorf("%s %s: at %q, not %q\n%s", tt.briefing, tt.keys, got, tt.want, screen(m, 120, 36))
		}
	}
}

func TestTimelineEverySize(t *testing.T) {
	for script, bs := range map[string][]*model.Briefing{
		"T": orrin(t), "T w j j": orrin(t), "T i": orrin(t), "T z z z enter": orrin(t), "T z t": orrin(t), "T g": {longWord()}, "T z z": {wicked(3)},
	} {
		var m tea.Model = app(t, 80, 24, func(c *ui.Config) { c.Briefings, c.Now = bs, now2032 })
		m = play(m, strings.Fields(script)...)
		for _, h := range sparse([]int{1, 2, 5, 6, 7, 11, 12, 15, 16, 19, 20, 24, 36, 64}, 5) {
			for _, w := range near(250, 20, 40, 60, 72, 90, 116, 160, 200) {
				m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
				check(t, m, w, h)
				safe(t, m.View().Content)
			}
		}
	}
}

// longWord is a briefing whose events are texts that try a terminal.
func longWord() *model.Briefing {
	b := &model.Briefing{ID: "long", Title: "Long", Date: model.ParseDate("2032-01-26"), Text: &model.Document{}, Facts: &model.Facts{}}
	for i, s := range []string{strings.Repeat("x", 1<<18), "日本語のとても長い題名です。日本語のとても長い題名です。", "مرحبا بالعالم", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦 family", "e\u0301\u0301\u0301"} {
		b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: fmt.Sprint("i", i), Title: s[:min(len(s), 24)]})
		b.Facts.Actors = append(b.Facts.Actors, model.Actor{ID: fmt.Sprint("a", i), Name: s})
		b.Facts.Events = append(b.Facts.Events, model.Event{
			ID: fmt.Sprint("e", i+1), What: s, When: b.Date, Issue: fmt.Sprint("i", i), Who: []string{fmt.Sprint("a", i)}, Where: s,
		})
	}
	return b
}

// longTalks is 50 briefings with 30 events each.
func longTalks() []*model.Briefing {
	var bs []*model.Briefing
	for k := range 50 {
		day := model.ParseDate(now2032().AddDate(0, 0, 7*(k-49)).Format("2006-01-02"))
		b := &model.Briefing{ID: fmt.Sprintf("b%02d", k), Path: fmt.Sprintf("b%02d.md", k), Title: "Briefing", Date: day, Text: &model.Document{}, Facts: &model.Facts{}}
		b.Facts.Actors = []model.Actor{{ID: "ann", Name: "Ann Abel"}, {ID: "bo", Name: "Bo Brandt"}}
		for i := range 4 {
			b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: fmt.Sprintf("i%d", i), Title: fmt.Sprintf("Issue %d", i)})
		}
		for i := range 30 {
			b.Facts.Events = append(b.Facts.Events, model.Event{
				ID: fmt.Sprintf("e%d", i+1), What: fmt.Sprintf("The %d. thing that happened at the sluice", 30*k+i), When: day,
				Who: []string{"ann", "bo"}, Issue: fmt.Sprintf("i%d", i%4),
			})
		}
		bs = append(bs, b)
	}
	return bs
}

// BenchmarkTimelineView moves over the timeline of a long series and draws it.
func BenchmarkTimelineView(b *testing.B) {
	for _, size := range sizes {
		b.Run(name(size), func(b *testing.B) {
			var m tea.Model = app(b, size[0], size[1], func(c *ui.Config) { c.Briefings, c.Now = longTalks(), now2032 })
			m = play(m, "T")
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m, _ = m.Update(press([]string{"k", "k", "j", "k"}[i%4]))
				m.View()
			}
		})
	}
}
