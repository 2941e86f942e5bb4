package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/content"
	"readout/model"
	"readout/ui"
)

func TestLibraryScreens(t *testing.T) {
	boardScreens(t, "library", "")
	boardScreens(t, "library-filtered", "f type:issue:border enter")
	boardScreens(t, "library-series", "p")
	boardScreens(t, "library-marked", "space j space o")
	boardScreens(t, "library-held", "j j j j")
}

func TestLibrary(t *testing.T) {
	tests := []struct {
		name, keys, want string
		w, h             int
	}{
		{"an embargo is told", "j j j j enter", "under embargo until 2032-02-01T06:00:00Z; naming its file opens it & BRIEFINGS", 120, 36},
		{"nothing of it is shown", "j j j j", "> 2032-01-15 & embargoed & !The dam at Kessa & !bridge & !six hours", 120, 36},
		{"a filter does not find it", "f type:dam enter", "!Release plan", 120, 36},
		{"nor does its marking", "f type:marking:red enter", "0 of 8 & all filtered out", 120, 36},
		{"hits", "f type:by:varga enter", "hits & First of", 120, 36},
		{"sorted by title", "j j o", "> 2032-01-24 & by title & !unread first", 200, 60},
		{"unread first needs somebody who remembers", "o o", "most moved first", 120, 36},
		{"most open questions", "o o o", "most open questions first", 120, 36},
		{"newest again", "o o o o", "newest first", 120, 36},
		{"series", "p", "Border line & Alone: no issue in common & Withdrawn or under embargo", 120, 36},
		{"marks", "space j space", "2 marked, to be compared", 120, 36},
		{"a mark is taken off", "space space", "nothing is marked", 120, 36},
		{"withdrawn is not marked", "j j space", "what is withdrawn is not compared", 120, 36},
		{"two marked are compared", "space j j j space C", "Water deal near & Tarnovia moves", 120, 36},
		{"a facet", "shift+tab", "NARROW BY", 200, 60},
		{"a facet adds to the filter", "shift+tab enter", "status:draft & 2 of 8", 200, 60},
		{"and takes itself off", "shift+tab enter enter", "no filter", 200, 60},
		{"a facet excludes", "shift+tab -", "-status:draft & 5 of 8 & !> - reviewed", 200, 60},
		{"only facets exclude", "-", "filters out a row", 200, 60},
		{"more actors", "shift+tab G k k k k k k k k k enter", "fewer", 200, 60},
		{"problems", "!", "PROBLEMS IN 1 FILE & ferry-order.md & mend:", 120, 36},
		{"a problem leads to its file", "! enter", "Three versions of one ferry order & TEXT", 120, 36},
		{"a question opens where it stands", "j j j j j j j j j j j j enter", "2032-01-26 & TEXT & [ ] Who drew the 1974 map?", 120, 36},
		{"what is answered since is not open", "", "15 open & !sluice keys", 200, 60},
		{"the series of the briefing", "j j j enter M esc esc", "> 2032-01-19", 120, 36},
		{"L from a view over briefings", "M L", "BRIEFINGS", 120, 36},
		{"L from a text finds its row", "j j j enter L", "> 2032-01-19", 120, 36},
		{"esc at the top", "esc", "q leaves readout", 120, 36},
		{"an address", ": type:#library:orrin-02 enter", "> 2032-01-12", 120, 36},
		{"an address that is hidden", "f type:by:tolvane enter : type:#library:orrin-02 enter", "the filter hid this", 120, 36},
		{"no such address", ": type:#library:zzz enter", "nothing in the library here is called zzz", 120, 36},
		{"back and forward", "j j j enter ctrl+o", "> 2032-01-19 & BRIEFINGS", 120, 36},
		{"the guide and back", "f1 q", "BRIEFINGS", 120, 36},
		{"moved asks the library", "f type:moved:yes enter enter", "moved:yes & TEXT", 120, 36},
		{"a filtered library opens at the first hit", "f type:by:chen enter enter", "by:chen & > behind: “She moves only when", 120, 36},
		{"at the question", "f type:is:open enter enter", "> [ ] Who drew the 1974 map?", 120, 36},
		{"at the issue of a position", "f type:moved:yes space type:issue:monitors enter enter", "> Foreign monitors", 120, 36},
		{"at the top if only an actor is left", "f type:type:actor enter enter", "> For three weeks", 120, 36},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := play(series(t, tt.w, tt.h, func(c *ui.Config) {
				c.Guide = func() (*model.Briefing, error) { return content.Guide(content.Options{}) }
			}), strings.Fields(tt.keys)...)
			check(t, m, tt.w, tt.h)
			if f := contains(screen(m, tt.w, tt.h), tt.want); f != nil {
				t.Errorf("%s: %q in\n%s", tt.keys, f, screen(m, tt.w, tt.h))
			}
		})
	}
}

// A library of one briefing that is under embargo does not open it.
func TestLibraryOfOneUnderEmbargo(t *testing.T) {
	held := parse(t, "---\ntitle: Held\nembargo: 2032-02-01T06:00:00Z\nsummary: Secret things.\n---\nSecret.\n")
	for _, tt := range []struct {
		name   string
		change func(*ui.Config)
		want   string
	}{
		{"of a folder", func(c *ui.Config) { c.Folder = "in" }, "Held & embargoed & !Secret"},
		{"named", func(c *ui.Config) { c.Named = []string{held.Path} }, "Secret"},
	} {
		m := play(app(t, 80, 24, func(c *ui.Config) { c.Briefings, c.Now = []*model.Briefing{held}, now2032; tt.change(c) }), "enter")
		if f := contains(screen(m, 80, 24), tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.name, f, screen(m, 80, 24))
		}
	}
}

func TestFolderChanged(t *testing.T) {
	bs := orrin(t)
	byID := func(id string) *model.Briefing {
		for _, b := range bs {
			if b.ID == id {
				c := *b
				return &c
			}
		}
		t.Fatal(id)
		return nil
	}
	fresh := parse(t, "---\ntitle: Fifth of all\ndate: 2032-01-27\n---\nText.\n")
	fresh.ID, fresh.Path = "orrin-05", "orrin-05.md"
	retitled := byID("orrin-02")
	retitled.Title = "Another title altogether"
	ferry := byID("ferry-order")
	tests := []struct {
		name, keys string
		change     ui.FolderChanged
		then, want string
	}{
		{"new", "j", ui.FolderChanged{Added: []*model.Briefing{fresh}}, "", "orrin-05 is new & 9 briefings & Fifth of all & > 2032-01-25"},
		{"new on top, with a cursor that was never moved", "", ui.FolderChanged{Added: []*model.Briefing{fresh}}, "", "Fifth of all & > 2032-01-26"},
		{"new on top, while another view was open", "C", ui.FolderChanged{Added: []*model.Briefing{fresh}}, "esc", "Fifth of all & > 2032-01-26"},
		{"new while reading", "enter ctrl+d", ui.FolderChanged{Added: []*model.Briefing{fresh}}, "", "orrin-05 is new & Tarnovia moves"},
		{"new twice", "", ui.FolderChanged{Added: []*model.Briefing{fresh, fresh}}, "", "orrin-05 is new & 9 briefings"},
		{"changed", "j j", ui.FolderChanged{Changed: []*model.Briefing{retitled}}, "", "orrin-02 changed & Another title & > 2032-01-24"},
		{"changed and not known", "", ui.FolderChanged{Changed: []*model.Briefing{fresh}}, "", "orrin-05 is new"},
		{"two changed", "", ui.FolderChanged{Changed: []*model.Briefing{retitled, ferry}}, "", "2 briefings changed"},
		{"gone", "", ui.FolderChanged{Removed: []string{ferry.Path}}, "", "ferry-order is gone & 7 briefings & !Three versions"},
		{"gone while it is read", "j enter", ui.FolderChanged{Removed: []string{ferry.Path}}, "", "ferry-order is gone; what you read stays until you leave it & Three versions"},
		{"and left", "j enter", ui.FolderChanged{Removed: []string{ferry.Path}}, "q", "7 briefings & !Three versions"},
		{"gone on a board", "M", ui.FolderChanged{Removed: []string{ferry.Path}}, "", "ferry-order is gone"},
		{"half written", "", ui.FolderChanged{Kept: map[string]string{"a.md": "a.md:1:1: front matter not closed"}, Faults: []string{"a.md:1:1: front matter not closed"}}, "", "not taken in: a.md:1:1 & 2 files with a problem"},
		{"not seen", "", ui.FolderChanged{Notices: []string{"more than 4096 folders"}}, "", "more than 4096 folders"},
		{"a filter stays", "f type:status:reviewed enter", ui.FolderChanged{Added: []*model.Briefing{fresh}}, "", "status:reviewed & !Fifth of all"},
		{"the prompt stays", "f type:by:var", ui.FolderChanged{Changed: []*model.Briefing{retitled}}, "", "filter: by:var"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := tea.Model(series(t, 120, 36))
			m.View()
			m = play(m, strings.Fields(tt.keys)...)
			m.View()
			m = play(send(m, tt.change), strings.Fields(tt.then)...)
			check(t, m, 120, 36)
			if f := contains(screen(m, 120, 36), tt.want); f != nil {
				t.Errorf("%q in\n%s", f, screen(m, 120, 36))
			}
		})
	}
}

// The same fault is told once, however often other files change.
func TestFolderChangedTellsOnce(t *testing.T) {
	m := series(t, 120, 36)
	kept := ui.FolderChanged{Kept: map[string]string{"a.md": "a.md: empty"}, Faults: []string{"a.md: empty"}}
	n := send(m, kept)
	n = send(n, ui.FolderChanged{Kept: kept.Kept, Faults: kept.Faults, Removed: []string{"ferry-order.md"}})
	if f := contains(screen(n, 120, 36), "ferry-order is gone & !not taken in"); f != nil {
		t.Errorf("%q in\n%s", f, screen(n, 120, 36))
	}
}

// A row whose file is broken says so until the file is in order again.
func TestFolderChangedBroken(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		m := play(series(t, size[0], size[1]), "j", "j", "j", "j", "j")
		why := "orrin-02.md:1:1: front matter opened here is not closed"
		m = play(send(m, ui.FolderChanged{Kept: map[string]string{"orrin-02.md": why}, Faults: []string{why}}), "k", "j")
		if f := contains(screen(m, size[0], size[1]), "> ! 2032-01-12 & its file is broken now & is not closed & file broken  "); f != nil {
			t.Errorf("%v: %q in\n%s", size, f, screen(m, size[0], size[1]))
		}
		read := play(m, "enter")
		if f := contains(screen(read, size[0], size[1]), "broken"); f != nil {
			t.Errorf("%v: %q in\n%s", size, f, screen(read, size[0], size[1]))
		}
		m = send(play(read, "q"), ui.FolderChanged{})
		if f := contains(screen(m, size[0], size[1]), "orrin-02 is in order again & !file broken"); f != nil {
			t.Errorf("%v: %q in\n%s", size, f, screen(m, size[0], size[1]))
		}
	}
}

// TestLibrarySizes draws the library in windows of every size.
func TestLibrarySizes(t *testing.T) {
	for _, keys := range []string{"", "p", "f type:border enter", "space G", "!"} {
		m := play(series(t, 80, 24), strings.Fields(keys)...)
		for w := 1; w <= 250; w += 1 + w/40 {
			for _, h := range sparse([]int{1, 2, 3, 5, 11, 12, 15, 16, 19, 20, 24, 60}, 3) {
				m = send(m, tea.WindowSizeMsg{Width: w, Height: h})
				check(t, m, w, h)
			}
		}
	}
}

// TestHostileLibrary has titles, authors, markings and files that want more than
// their cells.
func TestHostileLibrary(t *testing.T) {
	long := strings.Repeat("日本語の題名 ", 40)
	var bs []*model.Briefing
	for i, title := range []string{long, "a\x1b[31mred\x1b]0;x\x07", "\u202eevil", "", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦 family", strings.Repeat("x", 500)} {
		b := &model.Briefing{
			ID: "same", Path: fmt.Sprintf("dir\x1b/%d.md", i), Title: title, Author: title, Marking: title, Summary: title,
			Facts: &model.Facts{
				Issues: []model.Issue{{ID: "i", Title: title}}, Actors: []model.Actor{{ID: "a", Name: title}},
				Questions: []model.Question{{Open: true, Ask: title, Issue: "i"}},
			}, Text: &model.Document{},
			Mistakes: []model.Mistake{{Line: 1, Column: 1, Severity: model.Error, What: title}},
		}
		bs = append(bs, b)
	}
	m := tea.Model(app(t, 80, 24, func(c *ui.Config) { c.Briefings, c.Folder, c.Faults = bs, long, []string{long + "\x1b[2J"} }))
	for _, w := range []int{1, 10, 40, 59, 60, 80, 100, 120, 160, 200} {
		m = send(m, tea.WindowSizeMsg{Width: w, Height: 40})
		for _, key := range []string{"j", "G", "g", "tab", "space", "!", "esc"} {
			m = play(m, key)
			check(t, m, w, 40)
			if s := m.View().Content; strings.Contains(s, "\x1b]0") || strings.Contains(s, "\x1b[2J") {
				t.Fatalf("%d columns, %s: an escape got through", w, key)
			}
		}
	}
}

// thousand is a library of a thousand briefings.
func thousand(tb testing.TB) []*model.Briefing {
	tb.Helper()
	var bs []*model.Briefing
	for i := range 1000 {
		src := fmt.Sprintf("---\ntitle: Day %d\ndate: 2031-%02d-%02d\nactors: {ann: Ann, bob: Bob}\nissues:\n  fish-%d: {title: Fish, positions: {ann: for, bob: against}}\n---\n", i, 1+i%12, 1+i%28, i%50) +
			strings.Repeat("\n[“words”](#ann) and [“more”](#bob).\n\n- [ ] What now?\n", 5)
		b := parse(tb, src)
		b.ID, b.Path = fmt.Sprintf("day-%d", i), fmt.Sprintf("day-%d.md", i)
		bs = append(bs, b)
	}
	return bs
}

// BenchmarkLibraryView draws a library of a thousand briefings anew.
func BenchmarkLibraryView(b *testing.B) {
	a := app(b, 200, 60, func(c *ui.Config) { c.Briefings, c.Folder, c.Now = thousand(b), "in", now2032 })
	a.View()
	for b.Loop() {
		a.Stale()
		a.View()
	}
}

// BenchmarkLibraryKey moves the cursor in a library of a thousand briefings.
func BenchmarkLibraryKey(b *testing.B) {
	var m tea.Model = app(b, 200, 60, func(c *ui.Config) { c.Briefings, c.Folder, c.Now = thousand(b), "in", now2032 })
	m.View()
	down, up := press("j"), press("k")
	for i := 0; b.Loop(); i++ {
		key := down
		if i%40 >= 20 {
			key = up
		}
		m, _ = m.Update(key)
		m.View()
	}
}

// BenchmarkLibraryFilter filters a library of a thousand briefings.
func BenchmarkLibraryFilter(b *testing.B) {
	var m tea.Model = app(b, 200, 60, func(c *ui.Config) { c.Briefings, c.Folder, c.Now = thousand(b), "in", now2032 })
	m = play(m, "f", "type:issue:fish-")
	for b.Loop() {
		m, _ = m.Update(press("7"))
		m.View()
		m, _ = m.Update(keys["backspace"])
		m.View()
	}
}
