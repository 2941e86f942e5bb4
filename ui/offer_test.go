package ui_test

import (
	"errors"
	"strings"
	"testing"

	"readout/content"
	"readout/model"
	"readout/ui"
)

const plainText = `Officials weigh a summit

The ministers are to meet in a fortnight, people close to the talks said on Monday. Nobody would name a place.

"We have time," said Marta Vale, the foreign minister. Her counterpart was blunter, and would not be quoted at all.
`

// clerk is a Drafter with one answer.
type clerk struct{ fail error }

func (clerk) Takes(path string) bool { return strings.HasSuffix(path, ".txt") }

func (c clerk) Draft(*model.Briefing) (*model.Briefing, string, error) {
	if c.fail != nil {
		return nil, "", c.fail
	}
	b, err := content.Parse("-", []byte(drafted), content.Options{})
	return b, "4 quotations, 6 guesses; readout draft a.txt -o DIR keeps it", err
}

func articleConfig(t *testing.T, name, src string) func(*ui.Config) {
	t.Helper()
	b, err := content.Parse(name, []byte(src), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return func(c *ui.Config) { c.Briefings, c.Drafter, c.Reviewer = []*model.Briefing{b}, clerk{}, &settler{} }
}

// TestOffer offers to draft a plain article, once, and shows the draft in its place.
func TestOffer(t *testing.T) {
	tests := []struct{ name, src, keys, want string }{
		{"news/a.txt", plainText, "", "a plain article: w drafts a briefing from it"},
		{"news/a.txt", plainText, "j", "!a plain article & w draft a briefing"},
		{"news/a.txt", plainText, "w", "Officials weigh a summit & draft, 6 guesses & Quotes & 4 quotations, 6 guesses; readout draft a.txt"},
		{"news/a.txt", plainText, "w r", "this draft is in no file yet; readout draft a.txt -o DIR keeps it"},
		{"news/a.txt", plainText, "j r", "a plain article has no guesses yet; w drafts a briefing from it"},
		{"news/a.txt", plainText, "w w", "this is the draft; q goes back to the article"},
		{"news/a.txt", plainText, "w q", "!guesses & TEXT & w draft a briefing"},
		{"news/a.txt", plainText, "w esc", "!guesses & TEXT"},
		{"news/a.txt", plainText, "w ctrl+o", "!guesses & TEXT"},
		{"news/a.txt", plainText, "w ctrl+o alt+right", "draft, 6 guesses"},
		{"a.md", plainText, "", "!a plain article & !draft a briefing"},
		{"a.txt", "A note.\n", "", "!a plain article"},
		{"a.txt", "---\ntitle: T\n---\n" + plainText, "", "!a plain article"},
		{"a.txt", plainText + "\n[“so”](#ann)\n", "", "!a plain article"},
		{"a.txt", plainText + "\n- [ ] Why?\n", "w", "a briefing is drafted from a plain article & !guesses"},
	}
	for _, tt := range tests {
		m := play(app(t, 120, 36, articleConfig(t, tt.name, tt.src)), strings.Fields(tt.keys)...)
		check(t, m, 120, 36)
		if f := contains(screen(m, 120, 36), tt.want); f != nil {
			t.Errorf("%s, %s: %q in\n%s", tt.name, tt.keys, f, screen(m, 120, 36))
		}
	}
	m := play(app(t, 80, 24, articleConfig(t, "a.txt", plainText), func(c *ui.Config) { c.Drafter = clerk{errors.New("a.txt: no such file\nhint: ls")} }), "w")
	if f := contains(screen(m, 80, 24), "not drafted: a.txt: no such file; ls"); f != nil {
		t.Errorf("%q in\n%s", f, screen(m, 80, 24))
	}
	if f := contains(screen(play(app(t, 80, 24), "w"), 80, 24), "nothing can be drafted from here"); f != nil {
		t.Error(f)
	}
}

// TestOfferAloud says the offer and what was found.
func TestOfferAloud(t *testing.T) {
	var said []string
	c := ui.Config{}
	articleConfig(t, "a.txt", plainText)(&c)
	l := ui.NewLinear(c, func(s string) { said = append(said, s) })
	l.Init()
	play(l, "w")
	if f := contains(strings.Join(said, "\n"), "a plain article: w drafts a briefing from it. & 4 quotations, 6 guesses; readout draft a.txt -o DIR keeps it."); f != nil {
		t.Errorf("%q in %q", f, said)
	}
}
