package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

// day is an invented briefing of the n-th day.
func day(t *testing.T, n int) *model.Briefing {
	t.Helper()
	d := model.ParseDate(fmt.Sprintf("2031-%02d-%02d", 1+n/28%12, 1+n%28))
	b := *parse(t, "# Day\n")
	b.ID, b.Path, b.Title, b.Date, b.Status = fmt.Sprintf("day-%d", n), fmt.Sprintf("lib/%d.md", n), fmt.Sprintf("Day %d", n), d, model.Reviewed
	return &b
}

func days(t *testing.T, from, to int) (bs []*model.Briefing) {
	for n := from; n < to; n++ {
		bs = append(bs, day(t, n))
	}
	return bs
}

// filling is an App whose folder is still being read.
func filling(t *testing.T, bs []*model.Briefing, edit ...func(*ui.Config)) *ui.App {
	return app(t, 100, 20, append(edit, func(c *ui.Config) {
		c.Briefings, c.Folder, c.Progress = bs, "lib", &ui.Progress{Read: len(bs), Of: 3400}
	})...)
}

func TestFilling(t *testing.T) {
	m := send(filling(t, days(t, 0, 10)), ui.FolderChanged{Progress: &ui.Progress{Read: 1200, Of: 3400}})
	if got := screen(m, 100, 20); !strings.Contains(got, "reading 1,200 of 3,400") || !strings.Contains(got, "10 briefings") {
		t.Error(got)
	}
	m = send(m, ui.FolderChanged{Added: days(t, 10, 20), Progress: &ui.Progress{Read: 3400, Of: 3400, Done: true}})
	got := screen(m, 100, 20)
	if strings.Contains(got, "reading") || strings.Contains(got, "are new") || !strings.Contains(got, "20 briefings") {
		t.Error(got)
	}
	if !strings.Contains(got, "> 2031-01-20") {
		t.Errorf("a reader who did nothing is not at the newest:\n%s", got)
	}
}

// An empty list says whether it will stay so.
func TestFillingEmpty(t *testing.T) {
	var m tea.Model = filling(t, []*model.Briefing{})
	if got := screen(m, 100, 20); !strings.Contains(got, "the briefings are being read") {
		t.Error(got)
	}
	m = send(m, ui.FolderChanged{Progress: &ui.Progress{Read: 3400, Of: 3400, Done: true}})
	if got := screen(m, 100, 20); !strings.Contains(got, "no briefing here") {
		t.Error(got)
	}
}

// Who has gone somewhere stays there, and what they type stays typed.
func TestFillingKeepsPlace(t *testing.T) {
	m := play(filling(t, days(t, 0, 10)), "j", "j", "/", "D", "a", "y")
	m = send(m, ui.FolderChanged{Added: days(t, 10, 20), Progress: &ui.Progress{Read: 3400, Of: 3400, Done: true}})
	got := screen(m, 100, 20)
	if !strings.Contains(got, "Day") || !strings.Contains(got, "20 of 20") {
		t.Errorf("what is typed does not filter what came:\n%s", got)
	}
	if m = play(m, "esc"); !strings.Contains(screen(m, 100, 20), "> 2031-01-08") {
		t.Errorf("the cursor moved:\n%s", screen(m, 100, 20))
	}
}

// A place that was asked for is gone to once all is there, unless the reader
// went elsewhere.
func TestFillingAddress(t *testing.T) {
	to := func(c *ui.Config) { c.Address = model.Address{Path: "lib", View: "timeline"} }
	rest := ui.FolderChanged{Added: days(t, 10, 20), Progress: &ui.Progress{Read: 20, Of: 20, Done: true}}
	if got := screen(send(filling(t, days(t, 0, 10), to), rest), 100, 20); !strings.Contains(got, "TIMELINE") {
		t.Errorf("not gone to:\n%s", got)
	}
	if got := screen(send(play(filling(t, days(t, 0, 10), to), "j"), rest), 100, 20); !strings.Contains(got, "20 briefings") {
		t.Errorf("taken away:\n%s", got)
	}
}

// A large shelf is made ready in commands, one change after the other.
func TestFillingMany(t *testing.T) {
	m := tea.Model(filling(t, []*model.Briefing{}))
	for _, msg := range []ui.FolderChanged{
		{Added: days(t, 0, 1500), Progress: &ui.Progress{Read: 1500, Of: 3400}},
		{Added: days(t, 1500, 1600), Progress: &ui.Progress{Read: 1600, Of: 3400}},
		{Added: days(t, 1600, 1700), Progress: &ui.Progress{Read: 3400, Of: 3400, Done: true}},
		{Changed: days(t, 0, 500), Removed: []string{"lib/600.md", "lib/601.md"}},
	} {
		m = send(m, msg)
	}
	if got := screen(m, 100, 20); !strings.Contains(got, "1698 briefings") || !strings.Contains(got, "500 briefings changed; 2 briefings are gone") {
		t.Error(got)
	}
}
