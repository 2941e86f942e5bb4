package ui_test

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui"
)

var hostile = []string{
	"\x1b]52;c;aGk=\x07", "\x1b[2J", "\x9b2J", "\u009b31m", "a\x00b", "\xff\xfe", "\u202eevil\u202c", "e" + strings.Repeat("\u0301", 99),
	"\u200b\u2060", "\U000e0041", "日本語のとても長い題名です", "👨‍👩‍👧‍👦 family", "नमस्ते दुनिया", "مرحبا", "tab\there", "line\nbreak", strings.Repeat("x", 5000),
}

// wicked is a briefing of which every text is hostile and every id odd, as no
// file but perhaps a program could make it.
func wicked(n int) *model.Briefing {
	s := func(i int) string { return hostile[(i+n)%len(hostile)] }
	b := &model.Briefing{
		Title: s(0), Summary: s(1), Marking: s(2), Author: s(3), ID: s(4), Path: s(5), Date: model.ParseDate(s(6)), Notices: []string{s(7)},
		Mistakes: []model.Mistake{{What: s(8), Mend: s(9), Line: -4}}, Text: &model.Document{}, Facts: &model.Facts{},
	}
	for i := range 8 {
		b.Facts.Actors = append(b.Facts.Actors, model.Actor{ID: s(i), Name: s(i + 1), Role: s(i + 2), Part: model.Part(s(i)), Aliases: []string{s(i)}})
		b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: s(i + 3), Title: s(i + 4), Question: s(i)})
		b.Facts.Quotes = append(b.Facts.Quotes, model.Quote{By: s(i), Issue: s(i), Segments: []model.Segment{{Text: s(i + 5), There: s(i)}}, Source: s(i), At: model.Place{Line: 1 << 30, Start: 1 << 30, End: 1 << 31}})
		b.Facts.Questions = append(b.Facts.Questions, model.Question{Ask: s(i), Answer: s(i), Open: i%2 == 0, At: model.Place{Line: -1, Start: -5}})
		b.Facts.Events = append(b.Facts.Events, model.Event{What: s(i), When: model.ParseDate(s(i)), Who: []string{s(i), s(i + 1)}, State: model.EventState(s(i))})
		b.Facts.Sources = append(b.Facts.Sources, model.Source{ID: s(i), Title: s(i), Grade: s(i)})
		b.Facts.Positions = append(b.Facts.Positions, model.Position{Actor: s(i), Issue: s(i + 3), Stance: model.Stance(s(i)), Note: s(i), Per: []string{s(i)}})
	}
	b.Facts.Quotes = append(b.Facts.Quotes, model.Quote{})
	return b
}

var everyKey = strings.Fields("j k g G ctrl+d ctrl+u space b pgdown pgup J K ] [ } { ctrl+o alt+right - m a ' a enter space - s i / type:e enter n N esc " +
	"f type:by: tab shift+tab up down enter esc tab shift+tab 0 1 2 3 4 5 6 7 9 z y Y ctrl+y : type:x enter esc ? type:q down enter esc ! R L ctrl+e ctrl+l q")

// safe fails when anything but text and the looks of the theme is drawn.
func safe(t *testing.T, content string) {
	t.Helper()
	if !utf8.ValidString(content) {
		t.Fatalf("ill-formed: %q", content)
	}
	for _, r := range ansi.Strip(content) {
		if r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			t.Fatalf("%U is drawn: %q", r, content)
		}
	}
	for rest := content; ; {
		i := strings.IndexByte(rest, 0x1b)
		if i < 0 {
			return
		}
		rest = rest[i+1:]
		if !strings.HasPrefix(rest, "[") || strings.IndexFunc(rest, func(r rune) bool { return r == 'm' }) < 0 {
			if !strings.HasPrefix(rest, "]8;") && !strings.HasPrefix(rest, "\\") {
				t.Fatalf("a sequence that is no look: %q", rest[:min(len(rest), 20)])
			}
		}
	}
}

func TestHostileModel(t *testing.T) {
	for n := range hostile {
		for _, size := range sparse([][2]int{{20, 6}, {40, 12}, {80, 24}, {120, 36}, {200, 60}}, 3) {
			var m tea.Model = app(t, size[0], size[1], func(c *ui.Config) {
				c.Briefings = []*model.Briefing{wicked(n)}
				c.Query, c.Folder, c.Notices = hostile[n], hostile[n], []string{hostile[n]}
			})
			for _, key := range everyKey {
				m = play(m, key)
				check(t, m, size[0], size[1])
				safe(t, m.View().Content)
				if title := m.View().WindowTitle; strings.ContainsAny(title, "\x1b\a\n\u009b") {
					t.Fatalf("title %q", title)
				}
			}
		}
	}
}

func TestHostilePaste(t *testing.T) {
	for _, open := range []string{"f", "/", ":", "?"} {
		for _, s := range hostile {
			m := send(play(app(t, 80, 24), open), tea.PasteMsg{Content: s})
			check(t, m, 80, 24)
			safe(t, m.View().Content)
		}
	}
}

// TestAnyOrder sends messages in all sorts of orders, before the first size
// too, with briefings and without.
func TestAnyOrder(t *testing.T) {
	shelves := [][]*model.Briefing{nil, {}, {talks(t)}, orrin(t), {{}}, {{}, {Title: "b"}}, {wicked(3), talks(t)}}
	random := rand.New(rand.NewSource(7))
	for i := range fewer(300, 4) {
		var m tea.Model = ui.New(ui.Config{Briefings: shelves[i%len(shelves)], Now: still})
		w, h := 0, 0
		for range 60 {
			switch random.Intn(9) {
			case 0:
				w, h = random.Intn(210), random.Intn(70)
				m = send(m, tea.WindowSizeMsg{Width: w, Height: h})
			case 1:
				m = send(m, tea.MouseClickMsg{X: random.Intn(210) - 3, Y: random.Intn(70) - 3, Button: tea.MouseLeft})
			case 2:
				m = send(m, tea.MouseWheelMsg{X: random.Intn(210), Y: random.Intn(70), Button: tea.MouseWheelDown})
			case 3:
				m = send(m, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
			default:
				m = play(m, everyKey[random.Intn(len(everyKey))])
			}
			if w > 0 && h > 0 {
				if lines := strings.Count(m.View().Content, "\n") + 1; lines != h {
					t.Fatalf("%dx%d: %d lines", w, h, lines)
				}
			} else {
				m.View()
			}
		}
	}
}
