package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui"
)

// contains reports the parts of want, split at " & ", that a screen lacks, or
// has although they begin with "!".
func contains(got, want string) (faults []string) {
	for _, part := range strings.Split(want, " & ") {
		if text, absent := strings.CutPrefix(part, "!"); text != "" && strings.Contains(got, text) == absent {
			faults = append(faults, part)
		}
	}
	return faults
}

func TestBeginAtAnAddress(t *testing.T) {
	tests := []struct{ address, want string }{
		{"#quote:poita-2", "> Poita     The architec"},
		{"#issue:territory", "*issue:territory & * Territory"},
		{"#actor:rutte", "*actor:rutte & 1 of 11"},
		{"#rutte", "*actor:rutte"},
		{"#question:o1", "> [ ] When would they meet"},
		{"#event:e2", "EVENTS ━"},
		{"#source:article", "SOURCES ━"},
		{"#text:L80", "TEXT ━"},
		{"#view:reading", "1-18 of 85"},
		{"#quote:nobody-1", "nothing here has the address #quote:nobody-1"},
		{"#text:L9999", "nothing here has the address"},
		{"", "1-18 of 85 & no filter"},
	}
	for _, tt := range tests {
		to, err := model.ParseAddress(tt.address)
		if err != nil {
			t.Fatal(err)
		}
		got := screen(app(t, 80, 24, func(c *ui.Config) { c.Address = to }), 80, 24)
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.address, f, got)
		}
	}
}

func TestAddressOfAnotherBriefing(t *testing.T) {
	bs := orrin(t)
	var to *model.Briefing
	for _, b := range bs {
		if len(b.Quotes()) > 0 && b != bs[0] {
			to = b
		}
	}
	m := tea.Model(app(t, 80, 24, func(c *ui.Config) { c.Briefings = bs }))
	m = play(m, "enter", ":", "type:"+to.AddressOf(model.Ref{Type: model.TypeQuote}).String(), "enter")
	if got := screen(m, 80, 24); !strings.HasPrefix(got, to.Title[:12]) {
		t.Error(got)
	}
	opened := ""
	open := func(c *ui.Config) {
		c.Open = func(path string) (*model.Briefing, error) {
			opened = path
			if path == "bad.md" {
				return nil, errors.New("bad.md: not text")
			}
			return parse(t, source), nil
		}
	}
	m = play(app(t, 80, 24, open), ":", "type:dir/other.md#issue:fish", "enter")
	if got := screen(m, 80, 24); opened != "dir/other.md" || contains(got, "Reloaded & *issue:fish") != nil {
		t.Errorf("%q opened:\n%s", opened, got)
	}
	m = play(app(t, 80, 24, open), ":", "type:bad.md#text:L1", "enter")
	if f := contains(screen(m, 80, 24), "bad.md: not text & Trump prepares"); f != nil {
		t.Error(f)
	}
	m = play(app(t, 80, 24), ":", "type:x.md#text:L1", "enter")
	if f := contains(screen(m, 80, 24), "no briefing here is called x.md"); f != nil {
		t.Error(f)
	}
}

// full has one of everything that a card may show.
func full() *model.Briefing {
	return &model.Briefing{
		Title: "Full", Summary: "All.", Date: model.ParseDate("2032-01-26"), Status: model.Withdrawn, Marking: "TLP:RED", Author: "desk",
		Embargo: model.ParseDate("2033-01-01T00:00:00Z"), Replaces: "empty", Lang: "en", Reviewed: &model.Review{By: "Ann", On: model.ParseDate("2032-01-27")},
		Corrections: []model.Correction{{On: model.ParseDate("2032-01-28"), What: "nine boats", Was: "six boats"}},
		Facts: &model.Facts{
			Actors: []model.Actor{{ID: "ann", Name: "Ann Abel", Role: "envoy", Part: model.Party, Aliases: []string{"Annie"}, SpeaksFor: "bob"}, {ID: "bob", Name: "Bob Bond"}},
			Issues: []model.Issue{{ID: "fish", Title: "Fish", Question: "May they?"}},
			Positions: []model.Position{
				{Actor: "ann", Issue: "fish", Stance: model.For, Note: "gladly"},
				{Actor: "ann", Issue: "fish", Stance: model.Against, Per: []string{"bob"}, Guess: true},
			},
			Questions:  []model.Question{{Ask: "How many?", Answer: "Nine", Issue: "fish"}},
			Judgements: []model.Judgement{{Text: "They will.", Likelihood: "likely", Confidence: "low", Issue: "fish", Basis: "talks"}},
			Events:     []model.Event{{What: "Meeting", When: model.ParseDate("2032-02"), State: model.Planned, Who: []string{"ann"}, Where: "Pier", Per: []string{"bob"}}},
			Sources:    []model.Source{{ID: "log", Title: "Logbook", By: "Crew", URL: "https://example.org/log", Grade: "B2", Note: "wet"}},
			Quotes: []model.Quote{{
				By: "ann", Segments: []model.Segment{{Text: "we fish", Check: model.Differs, There: "we fished"}, {Text: "now", Check: model.Missing}},
				Source: "log", Issue: "fish", On: model.ParseDate("2032-01-25"), Guess: true, Original: "wir fischen", Lang: "de",
			}},
			Inferred: []model.Inference{{What: "summary", From: "first paragraph"}, {What: "issue", Of: "quote:q1"}},
		},
		Text: &model.Document{}, Notices: []string{"a table was too wide"},
	}
}

func TestCards(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"a", "nine boats & was: six boats & They will. & likelihood  likely & confidence  low & TLP:RED: only for those & issue of quote:q1 & 2033-01-01 & Ann 2032-01-27 & withdrawn"},
		{"1 wait i", "May they? & + for: Ann ! accounts differ & - against (a guess): Ann ! accounts differ & \" per Bob & [x] How many? & Nine & They will."},
		{"2 wait i", "Annie & for         Bob & gladly & “we fish … now” & planned  Meeting"},
		{"3 wait i", "“we fish” & wir fischen & # differs from the source; there: we fished & # not found & said        2032-01-25 & speaker     not certain & grade B2"},
		{"4 wait i", "[x] How many?"},
		{"5 wait i", "Logbook & Crew & https://example.org/log & grade B2 & wet"},
		{"6 wait i", "Meeting & planned & Pier & Bob"},
	}
	for _, tt := range tests {
		a := app(t, 80, 40, func(c *ui.Config) { c.Briefings = []*model.Briefing{full()} })
		got := screen(play(a, strings.Fields(tt.keys)...), 80, 40)
		want := strings.NewReplacer("Ann Abel (", "Ann (").Replace(tt.want)
		if f := contains(got, want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, got)
		}
	}
}

// TestGuessedIssue says of an issue and of a question that nobody has said yet
// that they are some, in the lists, on their cards and aloud.
func TestGuessedIssue(t *testing.T) {
	b := parse(t, "---\nactors: {ann: Ann}\nissues: {pay?: {title: Pay, positions: {ann: for}}}\n"+
		"questions: [{ask: Who pays?, issue: pay, guess: true}, {ask: Who else?, issue: pay}]\n---\n## Pay\n\nText.\n")
	config := func(c *ui.Config) { c.Briefings = []*model.Briefing{b} }
	for keys, want := range map[string]string{
		"1": "> Pay ? 2?", "1 i": "issue not certain", "4": "> Who pays? ? & !Who else? ?", "4 i": "question not certain", "M": "Pay (?)", "M i": "Ann on Pay (?)",
	} {
		got := screen(play(app(t, 80, 24, config), strings.Fields(keys)...), 80, 24)
		if f := contains(strings.Join(strings.Fields(got), " "), want); f != nil {
			t.Errorf("%s: %q in\n%s", keys, f, got)
		}
	}
	for keys, want := range map[string]string{"1": "Issue Pay (not certain): 0 quotes", "4": "Open question: Who pays? (not certain)"} {
		var said []string
		l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{b}}, func(s string) { said = append(said, s) })
		l.Init()
		play(l, keys)
		if last := said[len(said)-1]; !strings.Contains(last, want) {
			t.Errorf("%s: %q, not %q", keys, last, want)
		}
	}
}

func TestHeaderSaysWhetherItHolds(t *testing.T) {
	got := screen(app(t, 120, 24, func(c *ui.Config) { c.Briefings = []*model.Briefing{full()} }), 120, 24)
	if f := contains(got, "1 notice & TLP:RED & embargo 2033-01-01 & withdrawn & !corrected & 2032-01-26 & First lines: All."); f != nil {
		t.Errorf("%q in\n%s", f, got)
	}
	got = screen(app(t, 30, 10, func(c *ui.Config) { c.Briefings = []*model.Briefing{full()} }), 30, 10)
	if f := contains(got, "RED"); f != nil {
		t.Errorf("%q in\n%s", f, got)
	}
}

func TestMistakeGoesToItsLine(t *testing.T) {
	b := *talks(t)
	b.Mistakes = []model.Mistake{{Line: 1, What: "in the facts"}, {Line: 9999, What: "nowhere"}}
	for i := len(b.Text.Blocks) - 1; i > 0; i-- {
		if b.Text.Blocks[i].Kind == model.Heading {
			line := 1 + strings.Count(b.Markdown[:b.Text.Blocks[i].Src], "\n")
			b.Mistakes = append(b.Mistakes, model.Mistake{Line: line, What: "in the text"})
			break
		}
	}
	config := func(c *ui.Config) { c.Briefings = []*model.Briefing{&b} }
	for keys, want := range map[string]string{
		"G ! enter": "68-85 of 85 & line 1 is in the front matter: ---", "! j enter": "the text does not show that line", "! j j enter": "> Outlook & TEXT ━ &  of the file", "2 ! j j enter": "> Outlook & TEXT ━",
	} {
		if got := screen(play(app(t, 80, 24, config), strings.Fields(keys)...), 80, 24); contains(got, want) != nil {
			t.Errorf("%s: no %q in\n%s", keys, want, got)
		}
	}
}

// TestLongText has a text that is searched and measured in commands.
func TestLongText(t *testing.T) {
	var src strings.Builder
	for i := range 9000 {
		fmt.Fprintf(&src, "Paragraph %d is one of very many that say next to nothing at all.\n\n", i)
	}
	b := parse(t, src.String())
	a := app(t, 80, 24, func(c *ui.Config) { c.Briefings = []*model.Briefing{b} })
	if got := screen(a, 80, 24); contains(got, "of about") != nil {
		t.Error(got)
	}
	m := run(tea.Model(a), a.Init())
	if got := screen(m, 80, 24); contains(got, "!of about") != nil {
		t.Error(got)
	}
	m = play(m, "/", "type:paragraph 8999 is", "enter")
	if got := screen(m, 80, 24); contains(got, "1/1 & > Paragraph 8999") != nil {
		t.Error(got)
	}
}

// TestWidthMethod has the terminal count by graphemes, as it may say it does.
func TestWidthMethod(t *testing.T) {
	b := parse(t, "---\ntitle: 👨‍👩‍👧‍👦 family\n---\n\n👍🏽 thumbs and नमस्ते and ❤️ hearts, to fill a line of some length, twice over and more.\n")
	m := tea.Model(app(t, 80, 24, func(c *ui.Config) { c.Briefings = []*model.Briefing{b} }))
	check(t, m, 80, 24)
	m, _ = m.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	for i, line := range strings.Split(m.View().Content, "\n") {
		if n := ansi.GraphemeWidth.StringWidth(line); n != 80 {
			t.Errorf("line %d takes %d cells: %q", i, n, line)
		}
	}
}

func TestAdapts(t *testing.T) {
	m := tea.Model(app(t, 80, 24))
	heavy := screen(m, 80, 24)
	m, _ = m.Update(tea.BlurMsg{})
	if got := screen(m, 80, 24); got == heavy || strings.Contains(got, "━") {
		t.Error("a window without the keys has a heavy rule")
	}
	m, _ = m.Update(tea.FocusMsg{})
	if got := screen(m, 80, 24); got != heavy {
		t.Error("the keys came back, the rule did not")
	}
	before := m.View().Content
	m, _ = m.Update(tea.BackgroundColorMsg{})
	if m.View().Content == before {
		t.Error("an answer about the background changed nothing")
	}
}

func TestHostedCannotBeSuspended(t *testing.T) {
	m := play(app(t, 80, 24, func(c *ui.Config) { c.Hosted = true }), "ctrl+z")
	if got := screen(m, 80, 24); contains(got, "ctrl+z does nothing here") != nil {
		t.Error(got)
	}
	_, cmd := app(t, 80, 24).Update(press("ctrl+z"))
	if _, ok := cmd().(tea.SuspendMsg); !ok {
		t.Error("ctrl+z does not suspend")
	}
}
