package ui_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "rewrite golden screens")

// keys are the special ones by the names that commands give them.
var keys = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "space": {Code: tea.KeySpace, Text: " "},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"pgdown": {Code: tea.KeyPgDown}, "pgup": {Code: tea.KeyPgUp}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"alt+left": {Code: tea.KeyLeft, Mod: tea.ModAlt}, "alt+right": {Code: tea.KeyRight, Mod: tea.ModAlt},
	"alt+d": {Code: 'd', Mod: tea.ModAlt}, "backspace": {Code: tea.KeyBackspace}, "f1": {Code: tea.KeyF1},
}

// press is the message of a key: a special one, "ctrl+x", or a character.
func press(key string) tea.KeyPressMsg {
	if k, ok := keys[key]; ok {
		return k
	}
	if c, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(c[0]), Mod: tea.ModCtrl}
	}
	r := []rune(key)
	return tea.KeyPressMsg{Code: r[0], Text: key}
}

// run runs a command to its end and passes on what it finds out. Ticks and
// what only the program understands are left out.
func run(m tea.Model, cmd tea.Cmd) tea.Model {
	if cmd == nil {
		return m
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			m = run(m, c)
		}
	default:
		var next tea.Cmd
		m, next = m.Update(msg)
		m = run(m, next)
	}
	return m
}

// play presses keys one after the other: "type:words" letter by letter, and
// "wait" until the time in which a digit may become a count is over.
func play(m tea.Model, script ...string) tea.Model {
	for _, key := range script {
		if key == "wait" {
			m.(interface{ EndCount() }).EndCount()
			continue
		}
		if text, ok := strings.CutPrefix(key, "type:"); ok {
			for _, r := range text {
				if r == ' ' {
					m = send(m, keys["space"])
				} else {
					m = send(m, press(string(r)))
				}
			}
			continue
		}
		m = send(m, press(key))
	}
	return m
}

// send passes one message on and runs what it asks for, but for the timer that
// ends a count.
func send(m tea.Model, msg tea.Msg) tea.Model {
	m, cmd := m.Update(msg)
	if k, ok := msg.(tea.KeyPressMsg); ok && len(k.Text) == 1 && k.Text[0] >= '0' && k.Text[0] <= '9' {
		return m
	}
	return run(m, cmd)
}

// cells draws a view as a terminal of that size would show it.
func cells(content string, w, h int) uv.ScreenBuffer {
	b := uv.NewScreenBuffer(w, h)
	b.Method = ansi.WcWidth
	uv.NewStyledString(content).Draw(b, b.Bounds())
	return b
}

// screen is what a reader sees, one line of text for each row.
func screen(m tea.Model, w, h int) string {
	b := cells(m.View().Content, w, h)
	var sb strings.Builder
	for y := range h {
		var line strings.Builder
		for x := 0; x < w; {
			c := b.CellAt(x, y)
			if c == nil || c.Width == 0 {
				line.WriteByte(' ')
				x++
				continue
			}
			line.WriteString(c.Content)
			x += c.Width
		}
		sb.WriteString(strings.TrimRight(line.String(), " "))
		sb.WriteByte('\n')
	}
	return sb.String()
}

// looks adds to every row the looks of its cells, one letter for each: those
// that differ from plain text.
func looks(m tea.Model, w, h int) string {
	b := cells(m.View().Content, w, h)
	names := map[string]byte{}
	var key, sb strings.Builder
	for y := range h {
		var line strings.Builder
		for x := range w {
			c := b.CellAt(x, y)
			if c == nil || c.Style.IsZero() {
				line.WriteByte('.')
				continue
			}
			s := strings.NewReplacer("\x1b[", "", "m", "").Replace(c.Style.String())
			if _, ok := names[s]; !ok {
				names[s] = byte('a' + len(names))
				key.WriteString(string(names[s]) + " = " + s + "\n")
			}
			line.WriteByte(names[s])
		}
		sb.WriteString(strings.TrimRight(line.String(), ".") + "\n")
	}
	return key.String() + "\n" + sb.String()
}

// golden compares a screen with the one that is kept.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "screens", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s\nwant:\n%s", path, got, want)
	}
}

// check fails when a view is not exactly h lines of at most w cells.
func check(t *testing.T, m tea.Model, w, h int) {
	t.Helper()
	content := m.View().Content
	lines := strings.Split(content, "\n")
	if len(lines) != h {
		t.Fatalf("%dx%d: %d lines\n%s", w, h, len(lines), ansi.Strip(content))
	}
	blank := true
	for i, line := range lines {
		if n := ansi.WcWidth.StringWidth(line); n > w {
			t.Fatalf("%dx%d: line %d is %d wide: %q", w, h, i, n, ansi.Strip(line))
		}
		blank = blank && strings.TrimSpace(ansi.Strip(line)) == ""
	}
	if blank {
		t.Fatalf("%dx%d: blank", w, h)
	}
}
