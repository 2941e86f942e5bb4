package ui_test

import (
	"regexp"
	"strings"
	"testing"

	"readout/ui"
)

// TestLinearStops wants no sentence with two full stops, wherever words end.
func TestLinearStops(t *testing.T) {
	doubled := regexp.MustCompile(`[.?!…][”"’)]+\.( |$)`)
	for _, keys := range []string{"enter ] ] ] ] i enter", "j j j enter ] ] i j j enter", "enter 3 j j j enter", "T g j j j j j j enter", "M ! enter", "D enter j w j"} {
		l := ui.NewLinear(ui.Config{Briefings: orrin(t), Folder: "orrin", Now: now2032}, func(s string) {
			if doubled.MatchString(s) {
				t.Errorf("%s: %s", keys, s)
			}
		})
		l.Init()
		play(l, strings.Fields(keys)...)
	}
}

// TestLinearUnread hears what is to be read, and that it was.
func TestLinearUnread(t *testing.T) {
	m, said := newMemory(), []string(nil)
	open := func(keys string) string {
		said = nil
		l := ui.NewLinear(ui.Config{Briefings: orrin(t), Folder: "orrin", Now: now2032, Keeper: m}, func(s string) { said = append(said, s) })
		play(run(l, l.Init()), strings.Fields(keys)...)
		return strings.Join(said, "\n")
	}
	if got := open("j"); !strings.Contains(got, "6 unread.") || !strings.Contains(got, ", unread, 2 of ") {
		t.Errorf("nothing was read:\n%s", got)
	}
	open("enter")
	if got := open("j k"); !strings.Contains(got, "5 unread.") || strings.Contains(got, ", unread, 1 of ") {
		t.Errorf("one was read:\n%s", got)
	}
}
