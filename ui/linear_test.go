package ui_test

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

func TestLinear(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"", "Trump: “early step”. Donald Trump wants to bring the presidents"},
		{"j", "He announced the plan at the White House on Monday."},
		{"j k", "Trump: “early step”. Donald Trump"},
		{"k", "This is the beginning of the text."},
		{"G j j j j j j", "This is the end of the text."},
		{"3 j", "Section: Face to face."},
		{"]", "Trump: “early step”."},
		{"] ] ] ]", "Zelenskyy: “ready”."},
		{"}", "Section: Face to face."},
		{"2", "Actors, 12 rows. Actor Vladimir Putin, party: 0 quotes, 1 of 12."},
		{"2 wait j", "Actor Volodymyr Zelenskyy, party: 3 quotes, 2 of 12."},
		{"2 wait k", "There is nothing further up."},
		{"1", "Issues, 3 rows. Issue Face to face: 3 quotes, 2 open questions, 1 of 3."},
		{"1 wait j", "Issue Security guarantees: 4 quotes, 2 open questions, 2 of 3."},
		{"1 enter", "Issue Face to face chosen: 3 of 11 quotes, 2 of 5 open questions."},
		{"1 enter enter", "Issue Face to face no longer chosen: 11 of 11 quotes, 5 of 5 open questions."},
		{"1 enter esc", "Issue Face to face no longer chosen: "},
		{"2 space", "Filter actor:putin: "},
		{"4", "Open question: When would they meet"},
		{"5", "Source "},
		{"6", "Event"},
		{"/", "Search for."},
		{"/ type:kursk", "Search kursk: 1 found."},
		{"/ type:kursk enter", "1 of 1: "},
		{"/ type:zzz enter", "“zzz” is not in the text."},
		{"f type:by:trump", "Filter by:trump: 4 of 11 quotes."},
		{"f type:by:trump enter", "Filter by:trump: 4 of 11 quotes, 0 of 5 open questions."},
		{"f type:by:x", "nobody here is called x."},
		{"f type:stanc:for", "no filter called"},
		{"] y", "There is no system clipboard here to copy to: “early step” — Donald Trump"},
		{"] enter", "Trump: “early step”. "},
		{"] enter", "Source: "},
		{"] enter", "Word for word."},
		{"3 wait enter", "Word for word."},
		{"U", "U does nothing here; ? lists what does."},
		{"?", "Leaving. q: "},
		{"2 ?", "Leaving. q: "},
		{": type:half-down", "half a page down"},
		{"2 wait j i", "Events: "},
		{"a", "Not written, but inferred: source of 11 quotes, from "},
		{"m", "Now a letter."},
		{"m a", "Marked as a; 'a comes back."},
	}
	for _, tt := range tests {
		t.Run(tt.keys, func(t *testing.T) {
			var said []string
			l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{talks(t)}}, func(s string) { said = append(said, s) })
			l.Init()
			m := play(l, strings.Fields(tt.keys)...)
			if last := said[len(said)-1]; !strings.Contains(strings.ReplaceAll(last, `"zzz"`, "“zzz”"), tt.want) {
				t.Errorf("said %q, not %q", last, tt.want)
			}
			for _, s := range said {
				if strings.ContainsAny(s, "\x1b\n\r") {
					t.Errorf("%q is not one clean line", s)
				}
			}
			if m.View().Content != "" {
				t.Error("something is drawn")
			}
		})
	}
}

func TestLinearBegins(t *testing.T) {
	var said []string
	l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{talks(t)}}, func(s string) { said = append(said, s) })
	l.Init()
	if len(said) != 2 || !strings.HasPrefix(said[0], "Trump prepares a Putin–Zelenskyy meeting. TLP:CLEAR. Reviewed. 2025-08-19.") {
		t.Errorf("%q", said)
	}
	l.Update(tea.WindowSizeMsg{Width: 3, Height: 3})
	if len(said) != 2 {
		t.Errorf("a resize says %q", said[2:])
	}
}

func TestLinearList(t *testing.T) {
	var said []string
	var m tea.Model = ui.NewLinear(ui.Config{Briefings: orrin(t)}, func(s string) { said = append(said, s) })
	m.Init()
	play(m, "j", "enter")
	if !strings.Contains(said[1], "quotes") || len(said) < 3 {
		t.Errorf("%q", said)
	}
}

// TestLinearReadsOn goes through the whole text: nothing is said twice, every
// line is a sentence, and every quotation is heard with its speaker.
func TestLinearReadsOn(t *testing.T) {
	var said []string
	b := talks(t)
	l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{b}}, func(s string) { said = append(said, s) })
	l.Init()
	for len(said) < 500 && said[len(said)-1] != "This is the end of the text." {
		play(l, "j")
	}
	seen := map[string]bool{}
	for _, s := range said {
		if seen[s] {
			t.Errorf("said twice: %q", s)
		}
		seen[s] = true
		if last := strings.TrimRight(s, "”\"')"); !strings.ContainsAny(last[len(last)-1:], ".?!") {
			t.Errorf("no sentence: %q", s)
		}
	}
	all := strings.Join(said, "\n")
	for i := range b.Quotes() {
		if want := ": “" + b.Quotes()[i].Words() + "”"; !strings.Contains(all, want) {
			t.Errorf("never said: %q", want)
		}
	}
}

// TestLinearHelp names keys and says nothing that does not work.
func TestLinearHelp(t *testing.T) {
	var said []string
	l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{talks(t)}}, func(s string) { said = append(said, s) })
	l.Init()
	play(l, "?")
	all := strings.Join(said, "\n")
	if f := contains(all, "Moving. j or down: next sentence. k or up: sentence before. & To begin with. enter: choose the row & !next match & !guide"); f != nil {
		t.Errorf("%q in\n%s", f, all)
	}
}

// TestLinearDoubts says what is doubtful, in words.
func TestLinearDoubts(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"3", "Ann (speaker not certain): “we fish … now”, not found in the source, 1 of 1."},
		{"3 enter", "2032-01-25. Source: Logbook. In the source: “we fished”."},
	}
	for _, tt := range tests {
		var said []string
		l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{full()}}, func(s string) { said = append(said, s) })
		l.Init()
		play(l, strings.Fields(tt.keys)...)
		if last := said[len(said)-1]; !strings.Contains(last, tt.want) {
			t.Errorf("%s: %q, not %q", tt.keys, last, tt.want)
		}
	}
}

// TestLinearCopies says once what became of a copy, and sends nothing to the
// terminal.
func TestLinearCopies(t *testing.T) {
	for want, err := range map[string]error{
		"Copied the words of the quotation (system clipboard, 10 bytes).": nil,
		"Not copied; system clipboard: no xclip.":                         errors.New("no xclip"),
	} {
		var said []string
		l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{talks(t)}, Copy: func(string) error { return err }}, func(s string) { said = append(said, s) })
		l.Init()
		play(l, "]")
		before := len(said)
		play(l, "Y")
		if len(said) != before+1 || said[before] != want {
			t.Errorf("said %q, want %q", said[before:], want)
		}
	}
}
