package ui_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/together"
	"readout/ui"
)

// table is a company of a test: it tells what it is given, and notes what is
// asked of it.
type table struct {
	told  []ui.Gathering
	asked []string
	err   error
}

func (c *table) note(what string) error {
	c.asked = append(c.asked, what)
	return c.err
}

func (c *table) Share() error             { return c.note("share") }
func (c *table) Join(code string) error   { return c.note("join " + code) }
func (c *table) Lead() error              { return c.note("lead") }
func (c *table) HandOver(id string) error { return c.note("hand over to " + id) }
func (c *table) Leave()                   { _ = c.note("leave") }

func (c *table) Next(serial int) (ui.Gathering, bool) {
	if i := slices.IndexFunc(c.told, func(g ui.Gathering) bool { return g.Serial > serial }); i >= 0 {
		return c.told[i], true
	}
	return ui.Gathering{}, false
}

// tell has a reader learn something new of those they read with.
func (c *table) tell(m tea.Model, change func(*ui.Gathering)) tea.Model {
	g := ui.Gathering{Self: "me"}
	if n := len(c.told); n > 0 {
		g = c.told[n-1]
	}
	g.Serial++
	g.Number++
	change(&g)
	c.told = append(c.told, g)
	return run(m, m.Init())
}

const (
	me  = "me"
	ann = "ann"
)

// gathered is a session of three that somebody leads.
func gathered(leader string) func(*ui.Gathering) {
	return func(g *ui.Gathering) {
		g.Code, g.Leader = "k7mqxp2", leader
		g.Members = []together.Member{{ID: ann, Name: "Ann Lee"}, {ID: me, Name: "Bo Hill"}, {ID: "eve"}}
	}
}

// moved has the one who leads go somewhere.
func moved(p together.Place) func(*ui.Gathering) {
	return func(g *ui.Gathering) { g.Place, g.Moved, g.Hidden = p, g.Number, false }
}

func hidden(g *ui.Gathering) { g.Place, g.Moved, g.Hidden = together.Place{}, g.Number, true }

// inCompany opens the sample series in company.
func inCompany(t testing.TB, w, h int) (*ui.App, *table) {
	c := &table{}
	return app(t, w, h, func(u *ui.Config) { u.Briefings, u.Folder, u.Company = orrin(t), "orrin", c }), c
}

func TestCompanyScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		for _, s := range []struct {
			name   string
			leader string
			keys   string
		}{
			{"leading", me, ""},
			{"following", ann, ""},
			{"panel-leading", me, "S"},
			{"panel-following", ann, "S"},
			{"let-go", ann, "F"},
			{"palette", ann, ": type:shared"},
		} {
			name := fmt.Sprintf("company-%s-%dx%d", s.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				a, c := inCompany(t, size[0], size[1])
				m := c.tell(a, gathered(s.leader))
				m = c.tell(m, func(g *ui.Gathering) { g.Members = with(g.Members, "eve") })
				m = play(m, strings.Fields(s.keys)...)
				check(t, m, size[0], size[1])
				golden(t, name, screen(m, size[0], size[1]))
			})
		}
	}
}

// with has one of the members ask to lead.
func with(members []together.Member, id string) []together.Member {
	members = slices.Clone(members)
	for i := range members {
		members[i].Asks = members[i].Asks || members[i].ID == id
	}
	return members
}

// TestGoesAlong has a reader wander about, and wants another with a window of
// another size at the same place at every step.
func TestGoesAlong(t *testing.T) {
	script := strings.Fields("enter j j ] ] ctrl+d 1 wait enter f type:by:lindqvist enter G g s / type:lake enter n R M j l x v D T j z w p L o p j enter C a t L")
	for _, size := range [][2]int{{80, 24}, {120, 36}, {40, 12}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			leader, _ := inCompany(t, 100, 30)
			a, c := inCompany(t, size[0], size[1])
			f := c.tell(a, gathered(ann))
			for i, key := range script {
				m := play(leader, key)
				p := m.(*ui.App).Place()
				f = c.tell(f, moved(p))
				check(t, f, size[0], size[1])
				got := f.(*ui.App).Place()
				if got.View != p.View || got.Briefing != p.Briefing || got.Filter != p.Filter || got.Chosen != p.Chosen || got.Search != p.Search || got.Shape != p.Shape {
					t.Fatalf("after %q the one who leads is at\n%+v, the other at\n%+v", script[:i+1], p, got)
				}
				if p.View != "reading" && p.View != "compare" && got.At != p.At {
					t.Errorf("after %q the one who leads is at %s, the other at %s", script[:i+1], p.At, got.At)
				}
			}
		})
	}
}

func TestSeesTheSentence(t *testing.T) {
	leader, _ := inCompany(t, 200, 60)
	a, c := inCompany(t, 60, 16)
	f := c.tell(a, gathered(ann))
	m := play(leader, "enter")
	for range 12 {
		m = play(m, "]")
		f = c.tell(f, moved(m.(*ui.App).Place()))
		want, got := m.(*ui.App).Place(), f.(*ui.App).Place()
		if got.At != want.At {
			t.Errorf("the one who leads is at %q, the other at %q", want.At, got.At)
		}
	}
}

func TestAnotherVersion(t *testing.T) {
	text := "---\ntitle: Words\n---\nOne two three.\n\nFour five six.\n\nSeven eight nine.\n" + strings.Repeat("\nMore and more.\n", 60)
	old, now := parse(t, text), parse(t, strings.Replace(text, "One two", "Something else at first.\n\nOne two", 1))
	leader := app(t, 60, 12, func(c *ui.Config) { c.Briefings = []*model.Briefing{old} })
	m := play(leader, "J", "J")
	c := &table{}
	f := c.tell(app(t, 60, 12, func(u *ui.Config) { u.Briefings, u.Company = []*model.Briefing{now}, c }), gathered(ann))
	f = c.tell(f, moved(m.(*ui.App).Place()))
	if want, got := m.(*ui.App).Place(), f.(*ui.App).Place(); got.Sentence != want.Sentence || got.Byte == want.Byte {
		t.Errorf("the sentence at the top is %q at %d, want %q", got.Sentence, got.Byte, want.Sentence)
	}
}

func TestLetsGo(t *testing.T) {
	leader, _ := inCompany(t, 100, 30)
	first, second := leader.Place(), play(leader, "enter", "}", "}").(*ui.App).Place()
	a, c := inCompany(t, 80, 24)
	f := c.tell(a, gathered(ann))
	f = c.tell(f, moved(first))
	f = play(f, "F")
	f = c.tell(f, moved(second))
	if got := f.(*ui.App).Place(); got.View != "library" {
		t.Errorf("who let go is taken along to %+v", got)
	}
	if f = play(f, "F"); f.(*ui.App).Place().Briefing != second.Briefing {
		t.Errorf("following again leads to %+v", f.(*ui.App).Place())
	}
	f = play(f, "0", "G")
	if s := screen(f, 80, 24); !strings.Contains(s, "let go of Ann Lee") {
		t.Errorf("going by oneself does not let go:\n%s", s)
	}
	far := f.(*ui.App).Place()
	f = c.tell(f, moved(first))
	if got := f.(*ui.App).Place(); got != far {
		t.Errorf("who let go is taken along to %+v", got)
	}
}

func TestIsNotInterrupted(t *testing.T) {
	leader, _ := inCompany(t, 100, 30)
	to := play(leader, "enter").(*ui.App).Place()
	a, c := inCompany(t, 80, 24)
	f := c.tell(a, gathered(ann))
	f = play(f, ":", "type:mat")
	f = c.tell(f, moved(to))
	if s := screen(f, 80, 24); !strings.Contains(s, ":mat") {
		t.Errorf("what was being typed is gone:\n%s", s)
	}
	if f = play(f, "esc"); f.(*ui.App).Place().Briefing != to.Briefing {
		t.Errorf("after it the reader is at %+v", f.(*ui.App).Place())
	}
}

func TestOutOfSight(t *testing.T) {
	a, c := inCompany(t, 80, 24)
	f := c.tell(a, gathered(ann))
	before := f.(*ui.App).Place()
	f = c.tell(f, hidden)
	if s := screen(f, 80, 24); !strings.Contains(s, "the leader reads something that you may not see") {
		t.Errorf("nothing is said:\n%s", s)
	}
	f = c.tell(f, moved(together.Place{View: "reading", Briefing: "canary.md", At: "quote:canary-1", Filter: "canary"}))
	if got := f.(*ui.App).Place(); got != before || strings.Contains(screen(f, 80, 24), "canary") {
		t.Errorf("the reader is at %+v:\n%s", got, screen(f, 80, 24))
	}
}

func TestLeads(t *testing.T) {
	a, c := inCompany(t, 80, 24)
	m := play(a, "S")
	m = c.tell(m, gathered(me))
	if s := screen(m, 80, 24); !strings.Contains(s, "k7mqxp2") {
		t.Errorf("the code is not shown:\n%s", s)
	}
	m = c.tell(m, func(g *ui.Gathering) { g.Members = with(g.Members, "eve") })
	if s := screen(m, 80, 24); !strings.Contains(s, "a stranger asks to lead") {
		t.Errorf("nobody asks:\n%s", s)
	}
	m = c.tell(m, moved(together.Place{View: "matrix"}))
	if got := m.(*ui.App).Place(); got.View != "library" {
		t.Errorf("who leads is led to %+v", got)
	}
	m = play(m, "S", "j", "j", "enter")
	m = c.tell(m, func(g *ui.Gathering) { g.Leader = "eve" })
	m = play(m, ":", "type:part", "enter")
	m = c.tell(m, func(g *ui.Gathering) { *g = ui.Gathering{Serial: g.Serial, Self: me} })
	if s := screen(m, 80, 24); !strings.Contains(s, "you read by yourself again") {
		t.Errorf("leaving says nothing:\n%s", s)
	}
	if want := []string{"share", "hand over to eve", "leave"}; !slices.Equal(c.asked, want) {
		t.Errorf("asked for %q, want %q", c.asked, want)
	}
}

func TestJoins(t *testing.T) {
	a, c := inCompany(t, 80, 24)
	m := play(a, ":", "type:join k7mqxp2", "enter")
	m = play(m, ":", "type:join nonsense", "enter")
	if s := screen(m, 80, 24); !strings.Contains(s, "no shared session has this code") {
		t.Errorf("nonsense is taken:\n%s", s)
	}
	c.err = errors.New("no\x1b[31m room")
	m = play(m, ":", "type:by its code", "enter", "type:k7mqxp2", "enter")
	if s := screen(m, 80, 24); !strings.Contains(s, "room") || strings.Contains(s, "\x1b[31m") {
		t.Errorf("the error is not shown:\n%s", s)
	}
	if want := []string{"join k7mqxp2", "join k7mqxp2"}; !slices.Equal(c.asked, want) {
		t.Errorf("asked for %q, want %q", c.asked, want)
	}
}

func TestAlone(t *testing.T) {
	c := &table{}
	a := app(t, 80, 24, func(u *ui.Config) { u.Keys = ui.Keymap{"share": {"S"}} })
	for _, key := range []string{"S", "F"} {
		if s := screen(play(a, key), 80, 24); !strings.Contains(s, key+" does nothing here") {
			t.Errorf("%s does something:\n%s", key, s)
		}
	}
	if s := screen(play(app(t, 80, 24, func(u *ui.Config) { u.Company = c }), "F"), 80, 24); !strings.Contains(s, "this session is not shared") {
		t.Errorf("F does not say why it cannot:\n%s", s)
	}
}

func TestLinearCompany(t *testing.T) {
	var said []string
	c := &table{}
	l := ui.NewLinear(ui.Config{Briefings: orrin(t), Folder: "orrin", Company: c, Now: still}, func(s string) { said = append(said, s) })
	var m tea.Model = l
	run(m, m.Init())
	said = nil
	leader, _ := inCompany(t, 100, 30)
	steps := []func(*ui.Gathering){
		gathered(ann),
		moved(play(leader, "enter", "]").(*ui.App).Place()),
		func(g *ui.Gathering) {
			g.Members = append(slices.Clip(g.Members), together.Member{ID: "zoe", Name: "Zoe"})
		},
		hidden,
		moved(play(leader, "M").(*ui.App).Place()),
	}
	g := ui.Gathering{Self: me}
	for _, change := range steps {
		g.Serial++
		g.Number++
		change(&g)
		c.told = append(c.told, g)
		m = run(m, ui.Await(l))
	}
	golden(t, "company-linear", strings.Join(said, "\n")+"\n")
}
