package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/ui"
)

// later is the series in an App that has every filter answered in a command.
func later(tb testing.TB, w, h int, with ...func(*ui.Config)) tea.Model {
	tb.Helper()
	m := series(tb, w, h, with...)
	return run(m, m.AskLater())
}

// What is answered later is what is answered at once.
func TestLaterIsLikeAtOnce(t *testing.T) {
	for _, script := range []string{
		"", "j j", "f type:water", "f type:by:varga", "f type:issue:border,", "f type:zzz enter", "f type:status:reviewed enter j enter ctrl+o",
		"f type:moved:yes enter a", "o o o", "p", "p f type:wa enter", "f type:wa esc", "f type:nobody: enter", "tab j enter", "M", "T f type:border enter",
		"f type:by:nobody enter", "enter f type:wa enter ctrl+o", "G", "f type:is:open enter G",
	} {
		for _, size := range sparse(sizes, 3) {
			at, after := play(series(t, size[0], size[1]), strings.Fields(script)...), play(later(t, size[0], size[1]), strings.Fields(script)...)
			if a, b := screen(at, size[0], size[1]), screen(after, size[0], size[1]); a != b {
				t.Errorf("%q at %v shows\n%s\nnot\n%s", script, size, b, a)
			}
		}
	}
}

// typed presses keys and keeps the commands that they lead to.
func typed(m tea.Model, text string) (tea.Model, []tea.Cmd) {
	var cmds []tea.Cmd
	for _, r := range text {
		var cmd tea.Cmd
		m, cmd = m.Update(press(string(r)))
		cmds = append(cmds, cmd)
	}
	return m, cmds
}

// Rows are those of the last line that was answered, and said to be so.
func TestTypingNeverWaits(t *testing.T) {
	m := later(t, 120, 36)
	before := screen(m, 120, 36)
	m = play(m, "f")
	m, cmds := typed(m, "moved:yes")
	now := screen(m, 120, 36)
	if !strings.Contains(now, "filter: moved:yes") || !strings.Contains(now, "searching") || strings.Contains(now, " hidden") {
		t.Errorf("while it is searched for, the screen is\n%s", now)
	}
	rows := func(s string) string { return strings.Join(strings.Split(s, "\n")[4:12], "\n") }
	if rows(now) != rows(before) {
		t.Errorf("rows changed to\n%s\nfrom\n%s", rows(now), rows(before))
	}
	for _, cmd := range cmds { // Each letter gives up the one before.
		m = run(m, cmd)
	}
	if got, want := screen(m, 120, 36), screen(play(series(t, 120, 36), "f", "type:moved:yes"), 120, 36); got != want {
		t.Errorf("in the end the screen is\n%s\nnot\n%s", got, want)
	}
}

// An answer to an older line changes nothing.
func TestOldAnswersAreNotShown(t *testing.T) {
	m := play(later(t, 200, 60), "f")
	m, first := m.Update(press("z"))
	answer := first()
	for {
		batch, ok := answer.(tea.BatchMsg)
		if !ok {
			break
		}
		for _, cmd := range batch {
			if cmd != nil {
				answer = cmd()
			}
		}
	}
	m, _ = m.Update(keys["backspace"])
	m, next := m.Update(answer)
	if s := screen(m, 200, 60); strings.Contains(s, "0 of") || strings.Contains(s, "filtered out") {
		t.Errorf("the screen is of the letter that was taken back\n%s", s)
	}
	m = run(m, next)
	if got, want := screen(m, 200, 60), screen(play(series(t, 200, 60), "f"), 200, 60); got != want {
		t.Errorf("in the end the screen is\n%s\nnot\n%s", got, want)
	}
}

// loop is a program's: commands run beside it, and what they find out comes back
// as messages.
type loop struct {
	m    tea.Model
	msgs chan tea.Msg
	busy int
}

func (l *loop) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	l.busy++
	go func() { l.msgs <- cmd() }()
}

func (l *loop) take(msg tea.Msg) {
	l.busy--
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range batch {
			l.start(cmd)
		}
		return
	}
	var cmd tea.Cmd
	l.m, cmd = l.m.Update(msg)
	l.start(cmd)
	l.m.View()
}

func (l *loop) key(key string) {
	var cmd tea.Cmd
	l.m, cmd = l.m.Update(press(key))
	l.start(cmd)
	l.m.View()
}

// Keys that come while a filter is searched for are taken, whatever is on its way.
func TestKeysBesideSearches(t *testing.T) {
	at := series(t, 200, 60)
	l := &loop{m: at, msgs: make(chan tea.Msg)}
	l.start(at.AskLater())
	script := []string{"f", "m", "o", "v", "e", "d", ":", "y", "e", "s", "enter", "j", "o", "o", "o", "o", "o", "p", "p", "f", "space", "w", "a", "esc", "G", "a", "f", "b", "y", ":", "r", "enter"}
	for _, key := range script {
		l.key(key)
		select {
		case msg := <-l.msgs:
			l.take(msg)
		default:
		}
	}
	for l.busy > 0 {
		l.take(<-l.msgs)
	}
	if got, want := screen(l.m, 200, 60), screen(play(series(t, 200, 60), script...), 200, 60); got != want {
		t.Errorf("in the end the screen is\n%s\nnot\n%s", got, want)
	}
}

// What is kept counts later too, as soon as it is.
func TestLaterKnowsWhatIsKept(t *testing.T) {
	for _, script := range []string{
		"", "f type:is:unread enter", "enter q", "enter 3 B q f type:is:bookmarked enter", "f type:is:unread enter enter q", "enter 3 e type:mine enter q f type:is:noted enter",
	} {
		open := func(more func(*ui.App) tea.Cmd) tea.Model {
			m := series(t, 200, 60, func(c *ui.Config) { c.Keeper = newMemory() })
			cmd := more(m)
			return play(run(run(m, cmd), m.Init()), strings.Fields(script)...)
		}
		at, after := open(func(*ui.App) tea.Cmd { return nil }), open((*ui.App).AskLater)
		at, after = play(at, "j", "k", "down", "up"), play(after, "j", "k", "down", "up")
		if a, b := screen(at, 200, 60), screen(after, 200, 60); a != b {
			t.Errorf("%q shows\n%s\nnot\n%s", script, b, a)
		}
	}
}
