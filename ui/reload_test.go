package ui_test

import (
	"strings"
	"testing"

	"readout/model"
	"readout/ui"
)

const source = `---
title: Reloaded
marking: TLP:GREEN
actors:
  ann: Ann Abel, envoy
  bob: Bob Bond, minister
issues:
  fish: {title: Fish, question: May they fish?}
---

First words stand here and go on for a while, so that a line is full.

## Fish

Ann said [“we may fish”](#ann) to all who asked her about it that day.

- [ ] How many?

Bob said [“never again”](#bob) and left.

Paragraph one of the rest, to have something to scroll through.

Paragraph two of the rest, to have something to scroll through.

Paragraph three of the rest, to have something to scroll through.

The last words of all.
`

func TestReload(t *testing.T) {
	tests := []struct {
		name, old, new, want string
	}{
		{"quotes", "and left.", "and left, with [“a bow”](#bob) and [“a smile”](#bob).", "read again: 2 quotes new"},
		{"gone", "Bob said [“never again”](#bob) and left.", "Bob left.", "read again: 1 quote gone"},
		{"questions", "- [ ] How many?", "- [ ] How many?\n- [ ] When?", "read again: 1 question new"},
		{"answered", "- [ ] How many?", "- [x] How many? → Ten", "read again: 1 question gone, 1 answer new"},
		{"words", "a while", "a long while", "read again: the text changed"},
		{"nothing", "", "", "read again: nothing changed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := app(t, 80, 12, func(c *ui.Config) { c.Briefings = []*model.Briefing{parse(t, source)} })
			m := play(a, "2", "wait", "j", "space", "1", "wait", "0", "ctrl+d", "ctrl+d")
			before := screen(m, 80, 12)
			word := topLine(m, 80, 12)
			m = send(m, ui.FolderChanged{Changed: []*model.Briefing{parse(t, strings.Replace(source, tt.old, tt.new, 1))}})
			got := screen(m, 80, 12)
			if !strings.Contains(got, tt.want) {
				t.Errorf("no %q in\n%s", tt.want, got)
			}
			if top := topLine(m, 80, 12); !strings.Contains(top, strings.TrimPrefix(word, "[ ] ")) {
				t.Errorf("the top is %q, not %q; before:\n%s\nafter:\n%s", top, word, before, got)
			}
			if m = play(m, "esc"); strings.Contains(screen(m, 80, 12), "actor:bob") {
				t.Error("the filter was not one chip")
			}
		})
	}
}

func TestReloadFailure(t *testing.T) {
	a := app(t, 80, 24)
	m := send(a, ui.FolderChanged{Kept: map[string]string{"kyiv.md": "kyiv.md: not text\x1b[2J"}})
	if got := screen(m, 80, 24); !strings.Contains(got, "not taken in: kyiv.md: not text^[[2J") {
		t.Error(got)
	}
}

func TestReloadKeepsSelectionAndMarks(t *testing.T) {
	a := app(t, 80, 24, func(c *ui.Config) { c.Briefings = []*model.Briefing{parse(t, source)} })
	m := play(a, "m", "a", "]", "]", "1", "wait", "enter")
	m = send(m, ui.FolderChanged{Changed: []*model.Briefing{parse(t, strings.Replace(source, "First words", "A new start.\n\nFirst words", 1))}})
	got := screen(m, 80, 24)
	if !strings.Contains(got, "*issue:fish") {
		t.Error(got)
	}
	if m = play(m, "'", "a"); !strings.Contains(screen(m, 80, 24), "> First words") {
		t.Error(screen(m, 80, 24))
	}
}

func TestReloadInAFolder(t *testing.T) {
	bs := orrin(t)
	a := app(t, 80, 24, func(c *ui.Config) { c.Briefings = bs })
	changed := *bs[0]
	changed.Title = "Another title altogether"
	m := send(a, ui.FolderChanged{Changed: []*model.Briefing{&changed}})
	if got := screen(m, 80, 24); !strings.Contains(got, "Another title altogether") {
		t.Error(got)
	}
}
