package ui_test

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

func TestKeys(t *testing.T) {
	tests := []struct {
		name string
		keys string // pressed in turn
		want string // parts of the screen at 80x24, split at " & "; those after "!" must be absent
	}{
		{"count moves the text", "5 j", "TEXT ━ & > several European"},
		{"digit focuses a pane", "2", "ACTORS ━ & Text ─"},
		{"zero comes back to the text", "2 0", "TEXT ━"},
		{"tab goes on", "tab tab tab", "QUOTES ━"},
		{"shift+tab goes back", "shift+tab", "EVENTS ━"},
		{"issue narrows", "1 enter", "* & 3 of 11 & 3 of 12 & *issue:meeting"},
		{"a second enter lets go", "1 enter enter", "Quotes ─────────────── 11 & no filter"},
		{"esc lets go", "1 enter esc", "no filter"},
		{"an actor narrows besides an issue", "1 enter 2 wait j enter", "*issue:meeting  *actor:zelenskyy & 2 of 11 & * +  Face to face ! 2q & >*  +  Zelenskyy & !supporters"},
		{"another actor takes its place", "1 enter 2 wait j enter j enter", "*issue:meeting  *actor:trump & 1 of 11"},
		{"enter lets go of that row alone", "1 enter 2 wait j enter enter", "*issue:meeting & !*actor & 3 of 11"},
		{"esc takes off the last one", "2 wait j j enter 1 wait enter esc", "*actor:trump & !*issue"},
		{"and the one before", "2 wait j j enter 1 wait enter esc esc", "no filter"},
		{"issues say where the actor stands", "2 wait j enter", "  -  Territory & +  Face to face ! 2q"},
		{"the filter's actor stands there too", "f type:actor:zelensky enter", "  -  Territory & +  Face to face"},
		{"second-hand is marked", "2 wait enter", "~\" Security"},
		{"accounts that differ are marked", "", "  Face to face    ! 3q 2?"},
		{"who has a position comes first", "3 wait f type:issue:security-guarantees enter 2 z", "+  Trump & ~\" Putin & ~  Sonin & +  Ukrainian"},
		{"back through choices", "1 enter 2 wait j enter ctrl+o", "*issue:meeting & !*actor"},
		{"space adds", "2 space", "actor:putin"},
		{"space on a second joins", "2 space j space", "actor:putin,zelenskyy"},
		{"space again takes off", "2 space space", "no filter"},
		{"minus excludes", "2 -", "-actor:putin"},
		{"esc takes one chip", "1 space 2 space esc", "issue:meeting & !actor:putin"},
		{"s shows all", "2 space 1 enter s", "no filter & everything is shown"},
		{"esc never quits", "esc esc esc", "no filter, choice or search to take off"},
		{"enter on a quote marks it", "3 wait j j j enter", "QUOTES ━ & > Zelenskyy ready"},
		{"moving selects the quote", "j j", "> Trump     early step"},
		{"next quote", "] ]", "> Trump     begun"},
		{"previous quote at the top says so", "[", "no quotation above"},
		{"next section", "}", "> Face to face"},
		{"previous section", "} } {", "> Face to face"},
		{"scroll while a list has it", "2 wait J J", "ACTORS ━ & 3-20 of 85"},
		{"zoom", "2 z", "ACTORS ━ & Russian state media"},
		{"zoom back", "2 z z", "Text ─"},
		{"q leaves zoom first", "2 z q", "Text ─ & ACTORS ━"},
		{"enter on a line without a quotation", "enter", "no quotation on this line; ] goes to the next & !ABOUT"},
		{"enter on a line with one", "] enter", "SELECTED QUOTE"},
		{"s says what brings the filter back", "2 space s", "ctrl+o brings the filter back"},
		{"and it does", "2 space s ctrl+o", "actor:putin"},
		{"search counts while typing", "/ type:ukraine", "3 found"},
		{"search goes to the first", "/ type:kursk enter", "1/1 & Kursk"},
		{"a capital is exact", "/ type:UKRAINE", "not found"},
		{"n wraps", "/ type:ukraine enter n n n", "1/3 & went on from the beginning"},
		{"N wraps", "/ type:ukraine enter N", "3/3 & went on from the end"},
		{"esc brings the earlier search back", "/ type:ukraine enter / type:nato esc", "1/3"},
		{"esc clears a search", "/ type:ukraine enter esc", "!1/3 & no filter"},
		{"not found says so", "/ type:zzz enter", `"zzz" is not in the text`},
		{"no word to delete beyond the last letter", "f type:xy left alt+d", "filter: x & !xy"},
		{"filter live", "f type:by:trump", "4 of 11 quotes"},
		{"unfinished filters by what is complete", "f type:by:trump space type:by:", "4 of 11 quotes"},
		{"faulty says where and what else", "f type:stanc:for", `col 1: no filter called "stanc"; did you mean "stance:"?`},
		{"a word that becomes a fault hides nothing", "f type:isue:x", "no filter called & filter: isue:x & Face to face    ! 3q 2?"},
		{"what stands before a fault filters", "f type:by:trump space type:isue:x", "no filter called & Quotes ────────── 4 of 11"},
		{"a fault in place of the line leaves the rows", "f type:by:trump enter f ctrl+u type:isue:x", "no filter called & Quotes ────────── 4 of 11"},
		{"an unknown name says so", "f type:by:zelenskk enter", "nobody here is called zelenskk; zelenskyy?"},
		{"and while it is typed", "f type:issue:teritory", "no issue here is called teritory; territory?"},
		{"all panes without a place are named", "", "4 Quest  5 Sourc  6 Event │"},
		{"what is filtered out takes one line", "f type:by:trump enter", "Open questions ─── 0 of 5 │ & !all filtered out"},
		{"but says why when asked", "f type:by:trump enter 4", "OPEN QUESTIONS ━━━ 0 of 5 │ & all filtered out"},
		{"chosen rows become terms", "1 enter 2 wait j enter f", "filter: issue:meeting actor:zelenskyy & !*issue & 2 of 11 quotes"},
		{"chosen rows come back", "1 enter f esc", "*issue:meeting & 3 of 11"},
		{"and are terms when accepted", "1 enter f enter", "issue:meeting & !*issue: & 3 of 11"},
		{"a choice beside its own key", "2 space j enter f", "filter: actor:putin actor:zelenskyy"},
		{"faulty is not accepted", "f type:by: enter", `needs a value & filter: by:`},
		{"esc in the line restores", "f type:by:trump esc", "no filter"},
		{"history", "f type:by:trump enter esc f up", "filter: by:trump"},
		{"history and back", "f type:by:trump enter esc f up down", "filter:  & !filter: by"},
		{"completion shows counts", "f type:by: tab", "COMPLETIONS ━ & zelenskyy"},
		{"completion goes round", "f type:by: tab tab", "filter: by:zelenskyy"},
		{"esc leaves completion first", "f type:by: tab esc", "filter: by: & !COMPLETIONS"},
		{"palette runs", ": type:next-section enter", "> Face to face"},
		{"palette takes addresses", ": type:#quote:poita-2 enter", "> Poita     The architec & !nothing here"},
		{"palette says what is wrong", ": type:zzz enter", "no command is called that"},
		{"palette line", ": type:#text:L88 enter", "TEXT ━"},
		{"unknown address", ": type:#quote:nobody-7 enter", "nothing here has the address"},
		{"help runs", "? type:half-down enter", "10-27 of 85"},
		{"help says why not", "? type:mistakes", "no mistakes were found"},
		{"help from elsewhere", "? type:list-page-down enter", "this works in: list"},
		{"esc closes help", "? esc", "!HELP & TEXT ━"},
		{"q closes a card", "2 i q", "ACTORS ━ & !SELECTED"},
		{"mistakes say why not", "!", "no mistakes were found in this file"},
		{"mark and jump", "m a G ' a", "1-18 of 85"},
		{"a mark says how to come back", "m a", "marked as a; 'a comes back"},
		{"marks popup", "m a G '", "MARKS ━ & a  Donald Trump"},
		{"no such mark", "m a ' x", "nothing is marked as x"},
		{"no marks yet", "'", "no marks yet"},
		{"back", "} } G ctrl+o", "of 85 & !68-85"},
		{"back and forward", "G ctrl+o alt+right", "68-85 of 85"},
		{"swap", "G -", "1-18 of 85"},
		{"swap twice", "G - -", "68-85 of 85"},
		{"nothing to go back to", "ctrl+o", "no place before this one"},
		{"copy says what and how much", "] y", "sent the quotation and its source to the terminal's clipboard (OSC 52, "},
		{"copy words", "] Y", "sent the words of the quotation to the terminal's clipboard (OSC 52, 10 bytes)"},
		{"copy address", "] ctrl+y", "sent the address of the quotation to the terminal's clipboard (OSC 52, "},
		{"copy from a card", "2 wait i y", "sent the actor and its source & SELECTED"},
		{"a filter keeps the nearest row", "2 wait j j j f type:part:party enter", "6 of 12"},
		{"enter names the line", "3 wait enter", " of the file"},
		{"copy nothing says why", "y", "no quotation on this line"},
		{"copy an actor", "2 y", "sent the actor and its source"},
		{"a key without meaning says so", "U", "U does nothing here; ? lists what does"},
		{"mouse off", "ctrl+e", "the mouse is the terminal's again & mouse off"},
		{"no folder", "L", "only one briefing is open"},
		{"no guide", "f1", "there is no guide here"},
		{"colours", ": type:background enter", "colours for a dark background"},
		{"first with a count goes to the line", "9 G", "> Face to face"},
		{"event opens its card", "6 enter", "SELECTED EVENT"},
		{"source narrows", "5 enter", "*src:article"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := play(app(t, 80, 24), strings.Fields(tt.keys)...)
			got := screen(m, 80, 24)
			for _, part := range strings.Split(tt.want, " & ") {
				part, absent := strings.CutPrefix(part, "!")
				if part != "" && strings.Contains(got, part) == absent {
					t.Errorf("%s: %q: absent should be %v in\n%s", tt.keys, part, absent, got)
				}
			}
		})
	}
}

func TestFaultyLineKeepsRows(t *testing.T) {
	m := play(app(t, 80, 24), "f", "type:by:trump", "enter", "f")
	m = send(m, tea.PasteMsg{Content: " nokey:x\x1b[31m\n"})
	got := screen(m, 80, 24)
	if !strings.Contains(got, "4 of 11") || !strings.Contains(got, "no filter called") {
		t.Error(got)
	}
	m = play(m, "esc")
	if got := screen(m, 80, 24); !strings.Contains(got, "by:trump") || !strings.Contains(got, "4 of 11") {
		t.Error(got)
	}
}

func TestQuitting(t *testing.T) {
	tests := []struct {
		keys  string
		quits bool
	}{
		{"q", true}, {"ctrl+c", true}, {"f ctrl+c", true}, {"? ctrl+c", true}, {"esc", false}, {"? q", false}, {"f q", false}, {"2 i q", false},
	}
	for _, tt := range tests {
		var m tea.Model = app(t, 80, 24)
		keys := strings.Fields(tt.keys)
		m = play(m, keys[:len(keys)-1]...)
		_, cmd := m.Update(press(keys[len(keys)-1]))
		quits := false
		if cmd != nil {
			_, quits = cmd().(tea.QuitMsg)
		}
		if quits != tt.quits {
			t.Errorf("%s: quits: %v", tt.keys, quits)
		}
	}
}

func TestListOfBriefings(t *testing.T) {
	tests := []struct{ name, keys, want string }{
		{"newest first", "", "> 2032-01-26"},
		{"enter opens", "enter", "TEXT ━"},
		{"q comes back", "enter q", "BRIEFINGS ━"},
		{"esc comes back", "enter esc", "BRIEFINGS ━"},
		{"L comes back", "enter L", "BRIEFINGS ━"},
		{"R reads again", "enter L R", "TEXT ━"},
		{"filter", "/ type:status:withdrawn enter", "1 of 8 & status:withdrawn"},
		{"nothing left", "/ type:zzzz enter", "0 of 8 & all filtered out"},
		{"the filter comes along", "/ type:stance:against space type:status:reviewed enter enter", "stance:against & TEXT ━ & !status:"},
		{"and goes again", "/ type:stance:against enter enter q s enter", "no filter & TEXT ━"},
		{"a filter of the briefing's own stays", "enter f type:stance:for enter q enter", "stance:for"},
		{"what speaks of briefings stays behind", "/ type:status:withdrawn enter enter", "no filter & withdrawn"},
		{"all again", "/ type:zzzz enter s", "BRIEFINGS ━"},
		{"back through places", "enter } ctrl+o ctrl+o", "BRIEFINGS ━"},
		{"state is kept", "enter } } q enter", "of"},
		{"end", "G", "> ──"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := play(app(t, 80, 24, func(c *ui.Config) { c.Briefings = orrin(t) }), strings.Fields(tt.keys)...)
			if f := contains(screen(m, 80, 24), tt.want); f != nil {
				t.Errorf("%s: %q in\n%s", tt.keys, f, screen(m, 80, 24))
			}
		})
	}
}

func TestHistoryIsKept(t *testing.T) {
	var saved []string
	a := app(t, 80, 24, func(c *ui.Config) {
		c.History = []string{"by:trump", "by:poita"}
		c.SaveHistory = func(lines []string) error { saved = lines; return nil }
	})
	m := play(a, "f", "type:by:trump", "enter")
	if got := strings.Join(saved, "|"); got != "by:poita|by:trump" {
		t.Errorf("saved %q", got)
	}
	if got := screen(m, 80, 24); !strings.Contains(got, "by:trump") {
		t.Error(got)
	}
	a = app(t, 80, 24, func(c *ui.Config) { c.SaveHistory = func([]string) error { return errors.New("disk full") } })
	if got := screen(play(a, "f", "type:by:trump", "enter"), 80, 24); !strings.Contains(got, "filters are not kept: disk full") {
		t.Error(got)
	}
}

func TestClipboards(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want string
	}{{nil, "copied the words of the quotation (system clipboard, 10 bytes)"}, {errors.New("no xclip"), "system clipboard: no xclip; only sent to the terminal's (OSC 52, 10 bytes)"}} {
		got := ""
		a := app(t, 80, 24, func(c *ui.Config) { c.Copy = func(s string) error { got = s; return tt.err } })
		m := play(a, "]", "Y")
		if s := screen(m, 80, 24); !strings.Contains(s, tt.want) || got != "early step" {
			t.Errorf("copied %q:\n%s", got, s)
		}
	}
}

func TestCitationSaysAll(t *testing.T) {
	got := ""
	a := app(t, 80, 24, func(c *ui.Config) { c.Copy = func(s string) error { got = s; return nil } })
	play(a, "]", "y")
	for _, part := range []string{"“early step”", "Donald Trump, President of the United States", "News report", "2025-08-19", "TLP:CLEAR"} {
		if !strings.Contains(got, part) {
			t.Errorf("no %q in %q", part, got)
		}
	}
}

func TestGuide(t *testing.T) {
	guide := parse(t, "# Guide\n\nHow to read.\n")
	a := app(t, 80, 24, func(c *ui.Config) { c.Guide = func() (*model.Briefing, error) { return guide, nil } })
	m := play(a, "}", "f1")
	if got := screen(m, 80, 24); !strings.Contains(got, "How to read") {
		t.Error(got)
	}
	m = play(m, "q")
	if got := screen(m, 80, 24); !strings.Contains(got, "> Face to face") {
		t.Error(got)
	}
}

func TestMistakes(t *testing.T) {
	b := talks(t)
	copied := *b
	copied.Mistakes = []model.Mistake{{Line: 88, What: `nobody here has the id "trmp"`, Mend: "did you mean #trump?"}}
	a := app(t, 80, 24, func(c *ui.Config) { c.Briefings = []*model.Briefing{&copied} })
	if got := screen(a, 80, 24); !strings.Contains(got, "!1  TLP:CLEAR  reviewed  2025-08-19") {
		t.Error(got)
	}
	m := play(a, "!")
	if got := screen(m, 80, 24); !strings.Contains(got, "did you mean #trump?") || !strings.Contains(got, "line 88") {
		t.Error(got)
	}
}
