package ui_test

import (
	"strings"
	"testing"

	"readout/model"
	"readout/model/annotation"
	"readout/ui"
)

// TestHelpFinds types into help: what is found, and what comes first.
func TestHelpFinds(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"?", "type to search, ↑ ↓ to move, enter to do it, esc back & To begin with > enter choose the row"},
		{"? type:half-d", "half a page down & !esc back"},
		{"? type:j", "> j down"},
		{"? type:J", "> J "},
		{"? type:z", "> z "},
		{"? type:accounts", "!accounts differ"},
		{"? up", "HELP"},
	}
	for _, tt := range tests {
		got := strings.Join(strings.Fields(screen(play(app(t, 80, 24), strings.Fields(tt.keys)...), 80, 24)), " ")
		want := strings.Join(strings.Fields(tt.want), " ")
		if tt.keys == "? type:accounts" {
			want = "! accounts differ"
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in %s", tt.keys, want, got)
			}
			continue
		}
		if f := contains(got, want); f != nil {
			t.Errorf("%s: %q in %s", tt.keys, f, got)
		}
	}
}

// TestFailedSearch is forgotten at the next movement, and at esc.
func TestFailedSearch(t *testing.T) {
	for keys, want := range map[string]string{
		"/ type:zzz enter": "not in the text", "/ type:zzz enter j": "!not found", "/ type:zzz enter ]": "!not found",
		"/ type:zzz enter esc": "!not found", "/ type:trump enter j": "1/",
	} {
		got := screen(play(app(t, 80, 24), strings.Fields(keys)...), 80, 24)
		if f := contains(got, want); f != nil {
			t.Errorf("%s: %q in\n%s", keys, f, got)
		}
	}
}

// TestHelpEndsWithSigns scrolls help to its end.
func TestHelpEndsWithSigns(t *testing.T) {
	m := play(app(t, 80, 40), "?", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
	if f := contains(screen(m, 80, 40), "Signs & 3q 2?             3 quotations, 2 open questions & chosen & accounts differ & a lone digit"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 80, 40))
	}
	ascii := screen(play(app(t, 80, 24, ascii), "?"), 80, 24)
	if f := contains(ascii, "up down to move"); f != nil {
		t.Errorf("%q in\n%s", f, ascii)
	}
}

// TestKeysInACard closes the card for a key of what lies under it.
func TestKeysInACard(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"2 wait i f", "filter: & !SELECTED"},
		{"2 wait i /", "filter: & !SELECTED"},
		{"] i /", "!SELECTED"},
		{"2 wait i :", "COMMANDS"},
		{"2 wait i 1", "ISSUES & !SELECTED"},
		{"2 wait i R", "!SELECTED"},
		{"2 wait i }", "> Face to face & !SELECTED"},
		{"2 wait i y", "SELECTED & sent the actor"},
		{"2 wait i space", "SELECTED"},
		{"2 wait i U", "SELECTED & U does nothing here"},
	}
	for _, tt := range tests {
		got := screen(play(app(t, 80, 24), strings.Fields(tt.keys)...), 80, 24)
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, got)
		}
	}
}

// TestAbout says what the marking allows, and groups what was inferred.
func TestAbout(t *testing.T) {
	for marking, want := range map[string]string{
		"": "none: ask before you pass it on", "TLP:RED": "only for those it was given to", "TLP:AMBER+STRICT": "was given to, and",
		"TLP:AMBER": "was given to, and its", "TLP:GREEN": "may go round in the community", "TLP:CLEAR": "to everybody", "secret": "ask them what it",
	} {
		b := full()
		b.Marking = marking
		b.Facts.Inferred = []model.Inference{{What: "source", Of: "quote:q1", From: "the only source"}, {What: "source", Of: "quote:q2", From: "the only source"}, {What: "title"}}
		got := screen(play(app(t, 90, 60, func(c *ui.Config) { c.Briefings = []*model.Briefing{b} }), "a"), 90, 60)
		got = strings.Join(strings.Fields(got), " ")
		if f := contains(got, want+" & source of 2 quotes, from the only source & title"); f != nil {
			t.Errorf("%q in\n%s", f, got)
		}
	}
}

// TestCitationDoubts copies what is doubtful with the words.
func TestCitationDoubts(t *testing.T) {
	got := ""
	copied := func(b *model.Briefing) string {
		play(app(t, 80, 24, func(c *ui.Config) {
			c.Briefings, c.Copy = []*model.Briefing{b}, func(s string) error { got = s; return nil }
		}), "3", "wait", "y")
		return got
	}
	b := full()
	want := "“we fish” … “now” (not word for word in Logbook) — Ann Abel, envoy (speaker not certain), 2032-01-25; Logbook (Crew) <https://example.org/log>; in: Full, 2032-01-26; TLP:RED; withdrawn; embargo until 2033-01-01T00:00:00Z"
	if got := copied(b); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	b.Quotes()[0].By, b.Quotes()[0].Segments, b.Status, b.Embargo, b.Quotes()[0].Source = "", b.Quotes()[0].Segments[:1], model.Draft, model.Date{}, ""
	if got, want := copied(b), "“we fish” (not word for word in its source) — speaker unknown, 2032-01-25; in: Full, 2032-01-26; TLP:RED; corrected; draft"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestHelpBegins with what a newcomer needs in every view, and folds the rest.
func TestHelpBegins(t *testing.T) {
	for _, keys := range []string{"", "enter", "enter 2 wait", "M", "T", "C", "D enter"} {
		got := screen(play(series(t, 100, 120), append(strings.Fields(keys), "?")...), 100, 120)
		_, help, _ := strings.Cut(got, "HELP")
		for _, want := range []string{"enter ", "/ ", "f ", "esc "} {
			at := strings.Index(help, "    "+want)
			if want == "enter " {
				at = strings.Index(help, ">   "+want)
			}
			if at < 0 || at > strings.Index(help, "  Views") {
				t.Errorf("%q: %q is not at the beginning of\n%s", keys, want, help)
			}
		}
		if f := contains(help, "Elsewhere & commands, with where it works: type words of one, or enter here & grade A & (+) & 2032-02-10~"); f != nil {
			t.Errorf("%q: %q in\n%s", keys, f, help)
		}
	}
	for keys, want := range map[string]string{
		"? type:grade": "grade A           source completely reliable & grade 6", "? type:likelihood": "almost no chance", "? type:swap": "x                 swap actors and issues & in: ",
		"? type:where space type:it space type:works enter": "Elsewhere & >   /                 search the text",
	} {
		if f := contains(screen(play(series(t, 100, 40), strings.Fields(keys)...), 100, 40), want); f != nil {
			t.Errorf("%s: no %q", keys, f)
		}
	}
}

// TestTypedRows says in the palette what enter will do with the line.
func TestTypedRows(t *testing.T) {
	m := newMemory()
	m.state.Filters = []annotation.Filter{{Name: "moves", Line: "moved:yes"}}
	for _, tt := range []struct{ keys, want string }{
		{": type:save space type:mine", "> there is no filter to save"},
		{"f type:by:varga enter : type:save space type:mine", "> save the filter as @mine"},
		{"f type:by:varga enter : type:save space type:mine enter", "saved; @mine"},
		{": type:forget space type:moves", "> forget @moves, which is moved:yes"},
		{": type:forget space type:none", "> no filter is saved as none"},
		{": type:moves", "@moves             filter: moved:yes"},
		{": type:@moves", "> filter by @moves, which is moved:yes"},
		{": type:@moves enter", "!COMMANDS & @moves"},
		{": type:orrin-03#quote:varga-1", "> go to orrin-03#quote:varga-1"},
		{": type:orrin-03#quote:varga-1 enter", "Water deal near"},
		{": type:nothing#here", "> go to nothing#here"},
	} {
		got := screen(play(kept(t, m), strings.Fields(tt.keys)...), 120, 36)
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, got)
		}
	}
}
