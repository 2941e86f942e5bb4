package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

// told is as many briefings with an event and a stance each.
func told(t *testing.T, n int) []*model.Briefing {
	t.Helper()
	bs := days(t, 0, n)
	for _, b := range bs {
		b.Facts = &model.Facts{
			Actors: []model.Actor{{ID: "ann", Name: "Ann Abel"}, {ID: "bea", Name: "Bea Bors"}}, Issues: []model.Issue{{ID: "lake", Title: "The lake"}},
			Positions: []model.Position{{Actor: "ann", Issue: "lake", Stance: model.For}, {Actor: "bea", Issue: "lake", Stance: model.Against}},
			Events:    []model.Event{{ID: "e1", What: "Thaw " + b.ID, When: b.Date, Who: []string{"ann"}, Issue: "lake"}},
		}
	}
	return bs
}

// TestSlowViews wants a view of many briefings made in a command, while keys are
// taken: what it is of is said at once, and a key in between is not lost.
func TestSlowViews(t *testing.T) {
	for key, want := range map[string]string{"T": "Thaw day-", "M": "THE LAKE"} {
		a := app(t, 120, 36, func(c *ui.Config) { c.Briefings, c.Folder = told(t, 450), "lib" })
		m := run(a, a.Init())
		m, cmd := m.Update(press(key))
		if got := screen(m, 120, 36); !strings.Contains(got, "reading 450 briefings") {
			t.Errorf("%s: not said to be coming:\n%s", key, got)
		}
		var later tea.Cmd
		m, later = m.Update(press("?"))
		if got := screen(m, 120, 36); !strings.Contains(got, "help") {
			t.Errorf("%s: no key is taken meanwhile:\n%s", key, got)
		}
		m = play(run(run(m, cmd), later), "esc")
		if got := screen(m, 120, 36); !strings.Contains(got, want) || strings.Contains(got, "reading 450") {
			t.Errorf("%s: not made:\n%s", key, got)
		}
		m, cmd = m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
		m = run(m, cmd)
		if got := screen(m, 100, 30); !strings.Contains(got, want) || strings.Contains(got, "reading 450") {
			t.Errorf("%s: not made for another window:\n%s", key, got)
		}
		if got := screen(play(m, "q"), 100, 30); !strings.Contains(got, "450 briefings") {
			t.Errorf("%s: not left:\n%s", key, got)
		}
	}
}

// TestSlowViewIsLeft wants a view that was left before it was made to stay left.
func TestSlowViewIsLeft(t *testing.T) {
	a := app(t, 120, 36, func(c *ui.Config) { c.Briefings, c.Folder = told(t, 450), "lib" })
	m, cmd := run(a, a.Init()).Update(press("T"))
	m = run(play(m, "q"), cmd)
	if got := screen(m, 120, 36); !strings.Contains(got, "450 briefings") || strings.Contains(got, "Thaw") {
		t.Error(got)
	}
}

// TestSlowViewGoesToItsSpot wants an address on a view that is still to be made
// to be gone to once it is.
func TestSlowViewGoesToItsSpot(t *testing.T) {
	for address, want := range map[string]string{"#matrix:bea/lake": "bea/lake", "#matrix:ann/lake": "ann/lake"} {
		a := app(t, 120, 36, func(c *ui.Config) { c.Briefings, c.Folder = told(t, 450), "lib" })
		m := play(run(a, a.Init()), ":", "type:"+address, "enter")
		if got := m.(*ui.App).Spot(); got != want || strings.Contains(screen(m, 120, 36), "out of sight") {
			t.Errorf("%s: on %s in\n%s", address, got, screen(m, 120, 36))
		}
	}
}

// TestSlowViewFits wants a view that was made for another window to keep within
// this one until it is made anew.
func TestSlowViewFits(t *testing.T) {
	for _, key := range []string{"T", "M"} {
		for _, size := range [][2]int{{200, 60}, {100, 30}, {40, 12}, {20, 6}, {1, 1}} {
			a := app(t, 160, 50, func(c *ui.Config) { c.Briefings, c.Folder = told(t, 450), "lib" })
			m := play(run(a, a.Init()), key, "j")
			m, _ = m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			check(t, m, size[0], size[1])
		}
	}
}

// TestSlowKeys wants keys that a view of many briefings works on to be taken one
// after the other, as if each had waited for the one before; and none when the view
// was left meanwhile.
func TestSlowKeys(t *testing.T) {
	open := func() tea.Model {
		a := app(t, 120, 36, func(c *ui.Config) { c.Briefings, c.Folder = told(t, 450), "lib" })
		return play(run(a, a.Init()), "M")
	}
	want := screen(play(open(), "<", "<", "x"), 120, 36)
	if want == screen(play(open(), "<", "x"), 120, 36) {
		t.Fatal("the keys do nothing")
	}
	m := open()
	var cmds []tea.Cmd
	for _, key := range []string{"<", "<", "x"} {
		var cmd tea.Cmd
		m, cmd = m.Update(press(key))
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		m = run(m, cmd)
	}
	if got := screen(m, 120, 36); got != want {
		t.Errorf("typed at once:\n%s\none by one:\n%s", got, want)
	}
	m, cmd := open().Update(press("x"))
	m = run(play(m, "q"), cmd)
	if got := screen(m, 120, 36); !strings.Contains(got, "450 briefings") {
		t.Errorf("not left:\n%s", got)
	}
}

// TestManyActors wants the actors of many briefings to choose from.
func TestManyActors(t *testing.T) {
	a := app(t, 120, 36, func(c *ui.Config) { c.Briefings, c.Folder = days(t, 0, 450), "lib" })
	if got := screen(play(run(a, a.Init()), "D"), 120, 36); !strings.Contains(got, "no briefing here names an actor") {
		t.Error(got)
	}
	a = app(t, 120, 36, func(c *ui.Config) { c.Briefings, c.Folder = append(told(t, 450), days(t, 450, 460)...), "lib" })
	if got := screen(play(run(a, a.Init()), "D"), 120, 36); !strings.Contains(got, "WHOSE DOSSIER") || !strings.Contains(got, "Bea Bors") {
		t.Error(got)
	}
}
