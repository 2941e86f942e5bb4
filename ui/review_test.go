package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// drafted is a draft with a guess of each kind.
const drafted = `---
title: "Officials weigh a summit"
actors:
  vale: {name: "Marta Vale", role: "foreign minister", part: party}
  oduya: {name: "Peter Oduya", role: "analyst at the Harbour Institute", part: analyst}
  renn: Karl Renn, spokesman
issues:
  the-border-question?:
    title: "The Border Question"
    question: Should the border be drawn anew?
    positions: {vale: "conditional? - if the survey comes first"}
questions:
  - {ask: "Who will pay for the survey?", issue: the-border-question, guess: true}
---
# Officials weigh a summit

The ministers are to meet in a fortnight, people close to the talks said on Monday. Nobody would name a place.

## The Border Question

Marta Vale, the foreign minister, would not be drawn. [“We have time,”](#vale) she said. Her counterpart was blunter: [“They have none.”](#?) The two have met four times this year and agreed on little but the weather.

[“A survey is a way of not deciding,”](#oduya?) said the analyst, who has followed the border for two decades.

Renn told reporters that [“the door is open”](#renn?) and left it at that. Who will pay for the survey?
`

// settler is a Reviewer that writes to no disk.
type settler struct {
	file  string
	past  []string
	refs  []model.Ref
	why   string
	fail  error
	other string // what the file holds that somebody else changed
}

func (d *settler) Why(*model.Briefing) string { return d.why }

func (d *settler) Settle(b *model.Briefing, c model.Choice) (*model.Briefing, error) {
	if d.fail != nil {
		return nil, d.fail
	}
	if d.other != "" {
		now, err := content.Parse("test.md", []byte(d.other), content.Options{})
		d.file, d.other = d.other, ""
		return now, errors.Join(errors.New("test.md was changed meanwhile"), err)
	}
	out, after, err := content.Settle("test.md", []byte(b.Markdown), c, content.Options{})
	if err != nil {
		return nil, err
	}
	d.past, d.refs, d.file = append(d.past, b.Markdown), append(d.refs, c.Of), string(out)
	return after, nil
}

func (d *settler) Undo(*model.Briefing) (*model.Briefing, model.Ref, error) {
	n := len(d.past) - 1
	if n < 0 {
		return nil, model.Ref{}, errors.New("nothing was written yet that could be taken back")
	}
	ref := d.refs[n]
	d.file, d.past, d.refs = d.past[n], d.past[:n], d.refs[:n]
	b, err := content.Parse("test.md", []byte(d.file), content.Options{})
	return b, ref, err
}

func reviewApp(t *testing.T, w, h int, d *settler, more ...func(*ui.Config)) tea.Model {
	t.Helper()
	d.file = drafted
	return app(t, w, h, append([]func(*ui.Config){func(c *ui.Config) {
		c.Briefings, c.Reviewer, c.Review = []*model.Briefing{parse(t, drafted)}, d, true
	}}, more...)...)
}

// TestReviewReload goes on where it was when the file changes.
func TestReviewReload(t *testing.T) {
	var d settler
	m := play(reviewApp(t, 80, 24, &d), "n")
	m = send(m, ui.FolderChanged{Changed: []*model.Briefing{parse(t, strings.Replace(drafted, "fortnight", "week", 1))}})
	if f := contains(screen(m, 80, 24), "REVIEW & 2 of 6 guesses & read again: the text changed"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 80, 24))
	}
}

func TestReviewScreens(t *testing.T) {
	screens := []struct {
		name, keys string
		change     func(*ui.Config)
	}{
		{"review", "n", func(*ui.Config) {}},
		{"review-others", "n o type:a", func(*ui.Config) {}},
		{"review-stance", "n n n", ascii},
	}
	for _, s := range screens {
		for _, size := range sizes {
			var d settler
			m := play(reviewApp(t, size[0], size[1], &d, s.change), strings.Fields(s.keys)...)
			check(t, m, size[0], size[1])
			golden(t, fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]), screen(m, size[0], size[1]))
		}
	}
	for _, name := range []string{"dark", "nocolor"} {
		var d settler
		m := play(reviewApp(t, 80, 24, &d, func(c *ui.Config) { c.NoColor, c.Dark = name == "nocolor", background(true) }), "n")
		golden(t, "looks-review-"+name+"-80x24", looks(m, 80, 24))
	}
}

func TestReviewEverySize(t *testing.T) {
	for _, script := range []string{"", "n o", "N N", "n n n n ?"} {
		var d settler
		m := play(reviewApp(t, 80, 24, &d), strings.Fields(script)...)
		for _, h := range near(64, 6, 8, 12, 16, 18, 20) {
			for _, w := range near(250, 20, 40, 80, 120, 200) {
				m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
				check(t, m, w, h)
			}
		}
	}
}

// TestReview presses keys, and looks at the screen and at the file. What the
// file has to hold stands behind a bar, what it must not behind an exclamation mark.
func TestReview(t *testing.T) {
	tests := []struct{ keys, screen, file string }{
		{"", "Who said this? & 1 of 6 guesses & o another  x drop", ""},
		{"a", "nobody is named who could have said it; o lists who may & 1 of 6", "(#?)"},
		{"n", "Did Peter Oduya say this? Analyst at the Harbour Institute, not named in & 2 of 6", ""},
		{"N", "that was the first; this is the last & 6 of 6 & Is this an open question? Who will pay", ""},
		{"n a", "accepted; 5 guesses left & Did Karl Renn say this? & 2 of 5", "](#oduya)"},
		{"n a a", "Is Marta Vale’s stance & 2 of 4", "](#renn)"},
		{"o", "WHO SAID THIS? & > Marta Vale, foreign minister & named here & !unknown", ""},
		{"o type:analyst enter", "Oduya said it; 5 guesses left & Did Peter Oduya say this?", "](#oduya)"},
		{"n o type:unk enter", "nobody knows who said it; 6 guesses left & Did Karl Renn", "deciding,”](#?)"},
		{"o type:Jo down esc", "1 of 6 guesses & Who said this? & !WHO SAID", "(#?)"},
		{"o type:Johan_Lund enter", "Johan Lund said it, and is in the cast now; 5 guesses left", "  lund: Johan Lund\n  vale:"},
		{"x", "dropped; 5 guesses left & 1 of 5 & Did Peter Oduya", "blunter: “They have none.” The"},
		{"n n n a", "accepted; 5 guesses left & Is “The Border Question” an issue?", "conditional - if the survey"},
		{"n n n o type:against enter", "it is “against”; 5 guesses left", "against - if the survey"},
		{"n n n x", "dropped; 5 guesses left", "positions: {}"},
		{"n n n n o", "there is no other; a accepts it and x drops it", ""},
		{"n n n n a", "accepted & Is this an open question?", "  the-border-question:"},
		{"n n n n x", "dropped; 4 guesses left & 4 of 4 & Who will pay for the survey?", "issues: {}"},
		{"N a", "accepted; 5 guesses left & Who said this?", `issue: the-border-question}`},
		{"u", "no guess was settled yet", ""},
		{"x n a u", "taken back; 5 guesses left & Did Karl Renn & 2 of 5", "](#renn?)"},
		{"x n a u u", "taken back; 6 guesses left & Who said this? & 1 of 6", "](#?)"},
		{"x n a u u u", "no guess was settled yet & 1 of 6", ""},
		{"o enter a a a a a", "!REVIEW & no guess is left; by hand now: status: reviewed, reviewed: NAME, DATE & !guesses", "(#oduya)"},
		{"o enter a a a a a u", "taken back; 1 guess left & 1 of 1 guess", "guess: true"},
		{"q", "review left, 6 guesses open; r goes on & !REVIEW", ""},
		{"esc", "review left & !REVIEW", ""},
		{"n i esc", "REVIEW & 2 of 6", ""},
		{"n esc r", "REVIEW & 1 of 6", ""},
		{"n ?", "Reviewing & accept the guess", ""},
		{"B", "B does nothing here", ""},
	}
	for _, tt := range tests {
		var d settler
		m := reviewApp(t, 80, 24, &d)
		for _, key := range strings.Fields(tt.keys) {
			m = play(m, strings.ReplaceAll(key, "_", " "))
		}
		if f := contains(screen(m, 80, 24), tt.screen); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, screen(m, 80, 24))
		}
		if !strings.Contains(d.file, tt.file) {
			t.Errorf("%s: no %q in\n%s", tt.keys, tt.file, d.file)
		}
		if strings.HasSuffix(tt.keys, "u u") && d.file != drafted {
			t.Errorf("%s: the file is not as it was:\n%s", tt.keys, d.file)
		}
	}
}

// TestReviewTrouble says what keeps a choice from being written, and takes none.
func TestReviewTrouble(t *testing.T) {
	d := settler{fail: errors.New("test.md: not written: no space left on device\nhint: make room")}
	m := play(reviewApp(t, 120, 36, &d), "n", "a")
	if f := contains(screen(m, 120, 36), "test.md: not written: no space left on device; make room & 2 of 6 & Did Peter Oduya"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
	d = settler{other: strings.Replace(drafted, "(#oduya?)", "(#oduya)", 1)}
	m = play(reviewApp(t, 120, 36, &d), "n", "n", "a")
	if f := contains(screen(m, 120, 36), "test.md was changed meanwhile & Did Karl Renn & 2 of 5"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 120, 36))
	}
}

// TestReviewWhy begins no review where nothing can be written, and says why.
func TestReviewWhy(t *testing.T) {
	d := settler{why: "standard input cannot be written"}
	m := reviewApp(t, 80, 24, &d)
	for _, keys := range []string{"", "r"} {
		if f := contains(screen(play(m, strings.Fields(keys)...), 80, 24), "standard input cannot be written & !REVIEW & draft, 6 guesses"); f != nil {
			t.Errorf("%s: %q in\n%s", keys, f, screen(m, 80, 24))
		}
	}
	for want, change := range map[string]func(*ui.Config){
		"nothing can be written from here": func(c *ui.Config) { c.Reviewer = nil },
		"no guesses are left in this":      func(c *ui.Config) { c.Briefings = []*model.Briefing{parse(t, "Text.\n")} },
	} {
		if f := contains(screen(play(reviewApp(t, 80, 24, &settler{}, change), "r"), 80, 24), want); f != nil {
			t.Errorf("%q in\n%s", f, screen(m, 80, 24))
		}
	}
}

// TestReviewKept keeps one reading of a briefing, however many choices are made.
func TestReviewKept(t *testing.T) {
	var d settler
	k := newMemory()
	m := reviewApp(t, 80, 24, &d, func(c *ui.Config) { c.Keeper = k })
	m = run(m, m.Init())
	before := len(k.log)
	play(m, "x", "a", "a")
	if len(k.log) != before {
		t.Errorf("kept: %q", k.log[before:])
	}
}

func TestReviewLinear(t *testing.T) {
	var said []string
	d := settler{file: drafted}
	l := ui.NewLinear(ui.Config{Briefings: []*model.Briefing{parse(t, drafted)}, Reviewer: &d, Review: true}, func(s string) { said = append(said, s) })
	var m tea.Model = l
	l.Init()
	for _, tt := range []struct{ keys, want string }{
		{"", "1 of 6 guesses. Who said this? Her counterpart was blunter: “They have none.”"},
		{"n", "2 of 6 guesses. Did Peter Oduya say this? Analyst at the Harbour Institute, not named in the paragraph. “A survey is a way of not deciding,” said the analyst, who has followed the border for two decades."},
		{"a", "2 of 5 guesses. Did Karl Renn say this? Spokesman, named in the sentence. Renn told reporters that “the door is open” and left it at that."},
		{"u", "2 of 6 guesses. Did Peter Oduya say this? Analyst at the Harbour Institute, not named in the paragraph. “A survey is a way of not deciding,” said the analyst, who has followed the border for two decades."},
		{"o", "Who said this?: Marta Vale, foreign minister."},
		{"r", "R: Marta Vale, foreign minister."},
		{"e", "Re: Marta Vale, foreign minister."},
		{"n", "Ren: Karl Renn, spokesman."},
		{"enter", "2 of 5 guesses. Did Karl Renn say this? Spokesman, named in the sentence. Renn told reporters that “the door is open” and left it at that."},
		{"j", "Who will pay for the survey?"},
		{"q", "Review left, 5 guesses open; r goes on."},
		{"r", "1 of 5 guesses. Who said this? Her counterpart was blunter: “They have none.”"},
	} {
		m = play(m, strings.Fields(tt.keys)...)
		if last := said[len(said)-1]; last != tt.want {
			t.Errorf("%s: %q, not %q", tt.keys, last, tt.want)
		}
	}
	if f := contains(strings.Join(said, "\n"), "Accepted; 5 guesses left. & Taken back; 6 guesses left. & Renn said it; 5 guesses left."); f != nil {
		t.Errorf("%q in\n%s", f, strings.Join(said, "\n"))
	}
}

// TestHostileReview asks about what no file could hold, and draws nothing but text.
func TestHostileReview(t *testing.T) {
	for n := range hostile {
		for _, size := range sparse([][2]int{{20, 6}, {40, 12}, {80, 24}, {200, 60}}, 3) {
			b := wicked(n)
			for i := range b.Quotes() {
				b.Quotes()[i].Guess = true
			}
			for i := range b.Issues() {
				b.Issues()[i].Guess, b.Positions()[i].Guess, b.Questions()[i].Guess = true, true, true
			}
			d := settler{fail: errors.New(hostile[n])}
			var m tea.Model = app(t, size[0], size[1], func(c *ui.Config) {
				c.Briefings, c.Reviewer, c.Review = []*model.Briefing{b}, &d, true
			})
			for _, key := range strings.Fields("n N n n n n o down up type:e enter N N N o type:x esc a x u j G g i esc ? esc : esc q r esc") {
				m = play(m, key)
				check(t, m, size[0], size[1])
				safe(t, m.View().Content)
			}
			d.why = hostile[n]
			m = play(m, "r")
			safe(t, m.View().Content)
		}
	}
}
