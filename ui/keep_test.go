package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/annotation"
	"readout/ui"
)

// memory keeps in memory, as a store does on disk.
type memory struct {
	state annotation.State
	id    int64
	fail  error
	away  bool            // the database is, so that what is kept waits
	old   *model.Briefing // as it was when it was read
	log   []string
}

func newMemory() *memory {
	return &memory{state: annotation.State{Documents: map[string]*annotation.Document{}}}
}

func (m *memory) Key(b *model.Briefing) string { return b.Path }

// changed is a copy of what is kept, since a state is never changed.
func (m *memory) changed(what string, args ...any) (*annotation.State, error) {
	if m.fail != nil {
		return nil, m.fail
	}
	m.log = append(m.log, fmt.Sprintf(what, args...))
	s := annotation.State{Documents: map[string]*annotation.Document{}, Filters: m.state.Filters, History: m.state.History, Away: m.away}
	if m.away {
		s.Waiting = 1
	}
	for key, d := range m.state.Documents {
		c := *d
		c.Annotations = append([]annotation.Annotation(nil), d.Annotations...)
		s.Documents[key] = &c
	}
	return &s, nil
}

func (m *memory) doc(b *model.Briefing) *annotation.Document {
	if m.state.Documents[b.Path] == nil {
		m.state.Documents[b.Path] = &annotation.Document{Key: b.Path, Title: b.Title, Marks: map[string]string{}}
	}
	return m.state.Documents[b.Path]
}

func (m *memory) State() (*annotation.State, string, error) {
	s, err := m.changed("state")
	if m.away {
		return s, "the database cannot be reached", err
	}
	return s, "", err
}

func (m *memory) Keep(b *model.Briefing, a annotation.Annotation) (*annotation.State, error) {
	if m.fail != nil {
		return nil, m.fail
	}
	d := m.doc(b)
	a.Modified = time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC)
	for i := range d.Annotations {
		if d.Annotations[i].ID == a.ID {
			d.Annotations[i] = a
			return m.changed("changed %s %q", a.Item, a.Body)
		}
	}
	m.id++
	a.ID = m.id
	d.Annotations = append(d.Annotations, a)
	return m.changed("%s %s %q", a.Motivation, a.Item, a.Body)
}

func (m *memory) Drop(id int64) (*annotation.State, error) {
	for _, d := range m.state.Documents {
		for i := range d.Annotations {
			if d.Annotations[i].ID == id {
				d.Annotations = append(d.Annotations[:i:i], d.Annotations[i+1:]...)
				break
			}
		}
	}
	return m.changed("dropped %d", id)
}

func (m *memory) Read(b *model.Briefing, place string) (*annotation.State, error) {
	d := m.doc(b)
	d.Read, d.Fingerprint, d.Place = time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC), annotation.Fingerprint(b), place
	return m.changed("read %s %s", b.ID, place)
}

func (m *memory) Mark(b *model.Briefing, letter, place string) (*annotation.State, error) {
	m.doc(b).Marks[letter] = place
	return m.changed("mark %s %s", letter, place)
}

func (m *memory) Filter(name, line string) (*annotation.State, error) {
	m.state.Filters = append([]annotation.Filter(nil), m.state.Filters...)
	for i := range m.state.Filters {
		if m.state.Filters[i].Name == name {
			m.state.Filters = append(m.state.Filters[:i], m.state.Filters[i+1:]...)
			break
		}
	}
	if line != "" {
		m.state.Filters = append(m.state.Filters, annotation.Filter{Name: name, Line: line})
	}
	return m.changed("filter %s %q", name, line)
}

func (m *memory) Remember(lines ...string) (*annotation.State, error) {
	m.state.History = append(m.state.History[:len(m.state.History):len(m.state.History)], lines...)
	return m.changed("remember %v", lines)
}

func (m *memory) LastRead(*model.Briefing) (*model.Briefing, time.Time, error) {
	return m.old, time.Date(2032, 1, 25, 8, 0, 0, 0, time.UTC), nil
}

// kept opens the Orrin series with a memory, and loads what it holds.
func kept(t *testing.T, m *memory, change ...func(*ui.Config)) tea.Model {
	t.Helper()
	a := app(t, 120, 36, append([]func(*ui.Config){func(c *ui.Config) {
		c.Briefings, c.Folder, c.Keeper = orrin(t), "orrin", m
	}}, change...)...)
	return run(a, a.Init())
}

func TestKeeping(t *testing.T) {
	tests := []struct {
		name, keys string
		want       string // on the screen, parted by &
		logged     string // by the keeper
	}{
		{"bookmark a quotation", "enter 3 B", "bookmarked", `bookmarking quote:varga-1 ""`},
		{"and take it off", "enter 3 B B", "bookmark taken off", "dropped 1"},
		{"it has a sign and is found", "enter 3 B f type:is:bookmarked enter", "QUOTES & 1 of 14 & ^", ""},
		{"note", "enter 3 e type:quote-this enter", "noted", `commenting quote:varga-1 "quote-this"`},
		{"note again", "enter 3 e type:one enter e type:,two enter", "noted", `changed quote:varga-1 "one,two"`},
		{"the note stands in the card", "enter 3 e type:quote-this enter i", "Note, 2032-01-26 & quote-this", ""},
		{"empty note", "enter 3 e enter", "no note was written", ""},
		{"note on a line of text", "enter j j j e type:look enter", "noted", `commenting text:L`},
		{"note on a row of the matrix", "M e type:so enter", "noted", `commenting position:varga/border "so"`},
		{"moving by quotations from a list makes the quotation the item", "enter 4 ] B", "bookmarked", `bookmarking quote:`},
		{"never read", "c", "you have not read it yet; C compares with the one before", ""},
		{"read for the first time", "enter c", "you read it for the first time; C compares", ""},
		{"nothing new since", "enter q c", "you read it for the first time", ""},
		{"all of them", "enter 3 B e type:mine enter esc esc A", "BOOKMARKS AND NOTES & A line can be walked & mine", ""},
		{"go to one", "enter 3 B 2 A enter", "line can be walked before", ""},
		{"none yet", "A", "no bookmarks or notes yet", ""},
		{"save a filter", "f type:by:varga enter : type:save space type:mine enter", "saved; @mine", `filter mine "by:varga"`},
		{"and use it", "f type:by:varga enter : type:save space type:mine enter s f type:@mine enter", "@mine", ""},
		{"forget it", "f type:by:varga enter : type:save space type:mine enter : type:forget space type:mine enter", "@mine is forgotten", ""},
		{"nothing to save", ": type:save space type:mine enter", "there is no filter to save", ""},
		{"a bad name", "f type:by:varga enter : type:save space type:a:b enter", "a name has letters", ""},
		{"unknown name", "f type:@nobody enter", `no filter is saved as`, ""},
		{"history", "f type:by:varga enter", "", "remember [by:varga]"},
		{"a mark is kept", "enter j j m a", "marked as a", "mark a text:L"},
		{"a mark on a board is for this session", "M m a", "marked as a", ""},
		{"take a bookmark off a line", "enter j j B B", "bookmark taken off", "dropped 1"},
		{"reading is recorded", "enter", "", "read orrin-04 text:L"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := newMemory()
			a := play(kept(t, m), strings.Fields(tt.keys)...)
			got := screen(a, 120, 36)
			for _, want := range strings.Split(tt.want, " & ") {
				if !strings.Contains(got, want) {
					t.Errorf("no %q in\n%s", want, got)
				}
			}
			if log := strings.Join(m.log, "\n"); !strings.Contains(log, tt.logged) {
				t.Errorf("the keeper did not hear %q:\n%s", tt.logged, log)
			}
		})
	}
}

// TestDatabaseAway loses the database below a reader: the header says so wherever
// they are, what they keep is said to wait, and that it is back is told.
func TestDatabaseAway(t *testing.T) {
	m := newMemory()
	a := play(kept(t, m), "enter", "3")
	tell := func() {
		next, cmd := a.Update(ui.KeptElsewhere{})
		a = run(next, cmd)
	}
	sees := func(when string, want ...string) {
		t.Helper()
		got := screen(a, 120, 36)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s there is no %q in\n%s", when, w, got)
			}
		}
	}
	m.away = true
	tell()
	sees("away", "database away", "the database cannot be reached")
	a = play(a, "B")
	sees("kept", "database away", "bookmarked", "kept here until the database is back")
	a = play(a, "M")
	sees("in the matrix", "database away")
	m.away = false
	tell()
	sees("back", "the database is back, and all that was kept here is written")
	if got := screen(a, 120, 36); strings.Contains(got, "database away") {
		t.Errorf("still away:\n%s", got)
	}
}

func TestUnreadAndResumed(t *testing.T) {
	m := newMemory()
	a := kept(t, m)
	if got := screen(play(a, "f", "type:is:unread", "enter"), 120, 36); !strings.Contains(got, "unread") || !strings.Contains(got, "Tarnovia moves") {
		t.Errorf("nothing is unread:\n%s", got)
	}
	a = play(kept(t, m), "enter", "}", "}", "q")
	if got := screen(play(a, "f", "type:is:unread", "enter"), 120, 36); strings.Contains(got, "Tarnovia moves") {
		t.Errorf("what was read is unread:\n%s", got)
	}
	again := screen(play(kept(t, m), "enter"), 120, 36)
	if !strings.Contains(again, "where you were") || !strings.Contains(again, "Water shares") {
		t.Errorf("not where it was left:\n%s", again)
	}
}

func TestKeepingFails(t *testing.T) {
	m := newMemory()
	a := kept(t, m)
	m.fail = errors.New("disk is full")
	if got := screen(play(a, "enter", "3", "B"), 120, 36); !strings.Contains(got, "not kept: disk is full") {
		t.Errorf("the reader is not told:\n%s", got)
	}
	if got := screen(play(a, "j", "q"), 120, 36); !strings.Contains(got, "Tarnovia") {
		t.Errorf("reading has ended:\n%s", got)
	}
	m = newMemory()
	m.fail = errors.New("no such place")
	if got := screen(kept(t, m), 120, 36); !strings.Contains(got, "what is kept cannot be read: no such place") {
		t.Errorf("the reader is not told:\n%s", got)
	}
}

func TestSinceRead(t *testing.T) {
	m := newMemory()
	play(kept(t, m), "enter")
	if got := screen(play(kept(t, m), "enter", "c"), 120, 36); !strings.Contains(got, "it has not changed since you read it; C compares") {
		t.Errorf("nothing to compare with:\n%s", got)
	}
	m.old = orrin(t)[1]
	for _, b := range orrin(t) {
		if b.ID == "orrin-03" {
			m.old = b
		}
	}
	got := screen(play(kept(t, m), "enter", "c"), 120, 36)
	if !strings.Contains(got, "as you last read it, 2032-01-25") || !strings.Contains(got, "survey first") {
		t.Errorf("no comparison:\n%s", got)
	}
}

// TestFoundElsewhere wants the item that a note is found on to have it, not a
// second one beside it.
func TestFoundElsewhere(t *testing.T) {
	m := newMemory()
	play(kept(t, m), strings.Fields("enter 3 B")...)
	for _, d := range m.state.Documents {
		d.Annotations[0].Item = "quote:varga-9"
	}
	a := kept(t, m)
	if got := screen(play(a, strings.Fields("enter 3 B")...), 120, 36); !strings.Contains(got, "bookmark taken off") {
		t.Errorf("bookmarked twice:\n%s", got)
	}
}

// TestMarksComeBack wants the marks of a text in the next session.
func TestMarksComeBack(t *testing.T) {
	m := newMemory()
	play(kept(t, m), strings.Fields("enter } } m a g q q")...)
	got := screen(play(kept(t, m), strings.Fields("enter ' a")...), 120, 36)
	if !strings.Contains(got, "Water shares") {
		t.Errorf("not at the mark:\n%s", got)
	}
}

// TestKeptByAnother takes in, with the focus, what another process has kept.
func TestKeptByAnother(t *testing.T) {
	m := newMemory()
	a := kept(t, m)
	m.state.Filters = []annotation.Filter{{Name: "theirs", Line: "by:varga"}}
	a = play(a, "f", "type:@theirs", "enter")
	if got := screen(a, 120, 36); !strings.Contains(got, "no filter is saved as") {
		t.Errorf("known before the focus came back:\n%s", got)
	}
	a, cmd := play(a, "esc").Update(tea.FocusMsg{})
	if got := screen(play(run(a, cmd), "f", "type:@theirs", "enter"), 120, 36); strings.Contains(got, "no filter is saved as") {
		t.Errorf("not known:\n%s", got)
	}
	m.fail = errors.New("gone")
	a, cmd = a.Update(tea.FocusMsg{})
	if got := screen(run(a, cmd), 120, 36); strings.Contains(got, "gone") {
		t.Errorf("the focus alone tells of trouble:\n%s", got)
	}
}
