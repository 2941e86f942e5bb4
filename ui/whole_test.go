package ui_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// longSource is a briefing of some 700 KB with quotations and questions all along.
func longSource() string {
	var b strings.Builder
	b.WriteString("---\ntitle: A long day\nactors:\n  ann: Ann Abel, envoy\n  bob: Bob Bond, minister\nsources: {paper: The paper}\n---\n")
	prose := strings.Repeat("The two sides met again by the lake and spoke until night fell. ", 4)
	for i := 0; b.Len() < 700_000; i++ {
		fmt.Fprintf(&b, "\n## Hour %d\n\n%sShe said [“it is hour %d”](#ann) and no more.\n\n- [ ] What of hour %d?\n", i, prose, i, i)
		if i == 700 {
			b.WriteString("\nOnly here a [“zeppelin”](#bob) came down, and [“a heron”](#cyril).\n")
		}
	}
	return b.String()
}

// parts are a long briefing and its head.
type parts struct{ head, whole *model.Briefing }

func longParts(t testing.TB) parts {
	t.Helper()
	path := filepath.Join(t.TempDir(), "long.md")
	if err := os.WriteFile(path, []byte(longSource()), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := content.Begin(path, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := o.Whole(nil)
	if err != nil || !o.Partial {
		t.Fatal("there is no head", err)
	}
	return parts{o.Head, b}
}

// opened is an App that shows the head, and one that had the whole from the start.
func (p parts) opened(t testing.TB, w, h int, change ...func(*ui.Config)) (head, whole tea.Model) {
	t.Helper()
	with := func(b *model.Briefing, partial bool) tea.Model {
		return app(t, w, h, append(change, func(c *ui.Config) { c.Briefings, c.Named, c.Partial = []*model.Briefing{b}, []string{b.Path}, partial })...)
	}
	head, whole = with(p.head, true), with(p.whole, false)
	return head, run(whole, whole.Init())
}

func arrive(m tea.Model, b *model.Briefing) tea.Model {
	return send(m, ui.FolderChanged{Changed: []*model.Briefing{b}, Whole: true})
}

// What a reader did while there was the head leads to the screen that it leads to
// in the whole.
func TestWholeIsAsIfFromTheStart(t *testing.T) {
	long := longParts(t)
	for i, keys := range sparse([]string{
		"", "j j j", "space space space", "ctrl+d K", "G", "1 0 0 0 0 G", "1 0 G", "] ] ]", "5 0 0 ]", "}", "5 0 0 }", "m a space space", "z",
		"/ type:zeppelin enter", "/ type:zeppelin enter n", "/ type:lake enter", "/ type:lake enter n n N", "/ type:lake enter N", "/ type:nowhere enter",
		"1 wait G", "2 wait j enter", "3 wait G", "3 wait j j enter", "4 wait G", "1 wait j j enter 3 wait G", "f type:by:ann enter", "f type:hour enter",
		"f type:zeppelin", "f type:by:bob enter ]", "M", "T", "D", "C", "a", "!", "i", ": type:last enter", ": type:#quote:ann-900 enter", ": type:#text:L3000 enter", ": type:#hour-800 enter", "G esc", "} } ctrl+o",
	}, 5) {
		sizes := [][2]int{{80, 24}, {200, 50}}
		if testing.Short() {
			sizes = sizes[i%2:][:1]
		}
		for _, size := range sizes {
			t.Run(fmt.Sprint(keys, size[0]), func(t *testing.T) {
				head, whole := long.opened(t, size[0], size[1])
				head = arrive(play(head, strings.Fields(keys)...), long.whole)
				if strings.Contains(keys, "esc") {
					keys = ""
				}
				whole = play(whole, strings.Fields(keys)...)
				got, want := foot(screen(head, size[0], size[1])), foot(screen(whole, size[0], size[1]))
				if got != want {
					t.Errorf("%s\nwant\n%s", got, want)
				}
			})
		}
	}
}

// foot takes the footer off a screen: what is said there is not the same.
func foot(s string) string {
	s = strings.TrimRight(s, "\n")
	return s[:strings.LastIndexByte(s, '\n')]
}

// What lies under the guide becomes the whole too.
func TestWholeUnderTheGuide(t *testing.T) {
	long := longParts(t)
	head, whole := long.opened(t, 80, 24, func(c *ui.Config) {
		c.Guide = func() (*model.Briefing, error) { return content.Guide(content.Options{}) }
	})
	head = play(arrive(play(head, "space", "f1"), long.whole), "q", "G")
	whole = play(whole, "space", "f1", "q", "G")
	if got, want := foot(screen(head, 80, 24)), foot(screen(whole, 80, 24)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// The command line's filter and address hold in the whole.
func TestWholeFromTheCommandLine(t *testing.T) {
	long := longParts(t)
	for i, tt := range []struct{ filter, address string }{
		{"by:bob", ""},
		{"zeppelin", ""},
		{"", "#quote:bob-1"},
		{"", "#quote:ann-3"},
		{"", "#hour-801"},
		{"", "#text:L2500"},
		{"", "#matrix"},
		{"", "#dossier:bob"},
		{"by:ann", "#quote:ann-500"},
		{"by:nobody", ""},
		{"", "#quote:nobody-1"},
		{"is:", ""},
	} {
		if testing.Short() && i%2 != 0 {
			continue
		}
		head, whole := long.opened(t, 120, 36, func(c *ui.Config) {
			c.Query = tt.filter
			if to, err := model.ParseAddress(tt.address); err == nil {
				c.Address = to
			}
		})
		head = arrive(head, long.whole)
		if got, want := foot(screen(head, 120, 36)), foot(screen(whole, 120, 36)); got != want {
			t.Errorf("%v\n%s\nwant\n%s", tt, got, want)
		}
	}
}

// While there is the head, numbers say that they will grow, and how far the
// reading has come stands at the foot.
func TestHeadSaysSo(t *testing.T) {
	long := longParts(t)
	m, _ := long.opened(t, 120, 36)
	check(t, m, 120, 36)
	m = send(m, ui.WholeRead{Share: 0.34})
	if f := contains(screen(m, 120, 36), "reading 34% & + & !zeppelin"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
	m = play(m, "G")
	if f := contains(screen(m, 120, 36), "once all is read; esc takes that back & > Hour 0"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
	m = play(m, "esc")
	if f := contains(screen(m, 120, 36), "not waited for any more & reading 34%"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
	m = play(m, "/", "type:zeppelin")
	if f := contains(screen(m, 120, 36), "searching"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
	m = arrive(m, long.whole)
	if f := contains(screen(m, 120, 36), "1 found & !reading"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
}

// If the whole never comes, the head stays and says so.
func TestWholeFails(t *testing.T) {
	m, _ := longParts(t).opened(t, 120, 36)
	m = play(m, "G")
	m = send(m, ui.WholeRead{Err: errors.New("long.md: the disk is gone\x1b[2J\nhint: none")})
	if f := contains(screen(m, 120, 36), "only the beginning is here: long.md: the disk is gone & beginning only"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
	for keys, want := range map[string]string{"B": "only the beginning is here", "M": "only the beginning is here", "G": "beginning only", "/ type:zeppelin enter": "not in the text"} {
		if f := contains(screen(play(m, strings.Fields(keys)...), 120, 36), want); f != nil {
			t.Errorf("%s: %q in\n%s", keys, f, screen(m, 120, 36))
		}
	}
}

// A long text that changes is made ready in a command, with what its reader does
// meanwhile.
func TestLongReload(t *testing.T) {
	long := longParts(t)
	_, m := long.opened(t, 120, 36)
	m = play(m, "space", "space", "f", "type:by:ann", "enter")
	changed := *long.whole
	changed.Title = "Another title"
	next, cmd := m.Update(ui.FolderChanged{Changed: []*model.Briefing{&changed}})
	if cmd == nil || contains(screen(next, 120, 36), "!Another title") != nil {
		t.Error("the change was taken in at once")
	}
	next = play(next, "f", "type:hour", "enter")
	next = run(next, cmd)
	if f := contains(screen(next, 120, 36), "Another title & by:ann  hour & read again"); f != nil {
		t.Errorf("%q in\n%s", f, screen(next, 120, 36))
	}
}
