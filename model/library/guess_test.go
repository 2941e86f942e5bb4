package library_test

import (
	"strings"
	"testing"
	"unicode"

	"readout/content"
	"readout/model"
	"readout/model/library"
)

const guessed = `---
actors:
  ann: {name: Ann Abel, aliases: [the mayor]}
  bo: Bo Bond
  cy: Cy Cole
issues:
  pay?: {title: Pay, positions: {ann: "for? - from the first hour", bo: against}}
  rest: Rest
questions:
  - {ask: Who pays?, guess: true}
  - {ask: Who else?, guess: true}
---
## Pay

Ann Abel came. She said [“beside, not near”](#bo?). [“alone.”](#ann?) Nobody heard.

The mayor said [“so”](#ann?), and [“more words. Two of them.”](#?) were heard.

[“Cy Cole is no speaker”](#cy?) is what it says. [“Sure”](#ann).

> “We wait.”
> — Bond?

- [ ] Who else?

## Rest

Nobody said it. Who pays? Nobody.
`

func TestGuesses(t *testing.T) {
	b := parsed(t, guessed)
	var got []string
	for _, g := range library.Guesses(b) {
		line := b.Label(g.Ref) + " | " + g.Ask(b) + " | " + g.Why()
		if g.From < g.To {
			line += " | " + strings.ReplaceAll(b.Markdown[g.From:g.To], "\n", "/")
		}
		got = append(got, line)
	}
	want := []string{
		"“more words. Two of them.” | Who said this? |  | The mayor said [“so”](#ann?), and [“more words. Two of them.”](#?) were heard.",
		"Bo Bond: “beside, not near” | Did Bo Bond say this? | not named in the paragraph | She said [“beside, not near”](#bo?).",
		"Cy Cole: “Cy Cole is no speaker” | Did Cy Cole say this? | not named in the paragraph | “Cy Cole is no speaker”](#cy?) is what it says.",
		"Ann Abel: “alone.” | Did Ann Abel say this? | named in the paragraph | “alone.”",
		"Ann Abel: “so” | Did Ann Abel say this? | named in the sentence | The mayor said [“so”](#ann?), and [“more words. Two of them.”](#?) were heard.",
		"Bo Bond: “We wait.” | Did Bo Bond say this? | named in the sentence | “We wait.”",
		"Ann Abel, Pay: for - from the first hour | Is Ann Abel’s stance on Pay “for”? | ",
		"Pay | Is “Pay” an issue? | ",
		"Who pays? | Is this an open question? |  | Who pays?",
		"Who else? | Is this an open question? |  | Who else?",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := b.Guesses(); n != len(want) {
		t.Errorf("%d guesses are counted, %d listed", n, len(want))
	}
}

// TestGuessesOfFacts has no text in which anything could be named.
func TestGuessesOfFacts(t *testing.T) {
	b := &model.Briefing{
		Facts: &model.Facts{
			Quotes: []model.Quote{{By: "a", Guess: true, Form: model.Listed, Segments: []model.Segment{{Text: "w"}}}, {Guess: true}},
			Issues: []model.Issue{{ID: "i", Guess: true}}, Positions: []model.Position{{Actor: "a", Issue: "i", Guess: true, Stance: model.For}},
		},
	}
	var got []string
	for _, g := range library.Guesses(b) {
		got = append(got, g.Ask(b))
	}
	if want := "Who said this?|Did a say this?|Is a’s stance on i “for”?|Is “” an issue?"; strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
	if len(library.Guesses(&model.Briefing{})) > 0 {
		t.Error("nothing to guess, and guesses")
	}
}

func TestNamedAround(t *testing.T) {
	b := parsed(t, `---
actors: {ann: Ann Abel, bo: Bo Bond, cy: Cy Cole}
---
Ann Abel met Bo Bond. [“Cy Cole is late,”](#?) it was said, and Ann Abel left.

Cy Cole came.
`)
	if got := strings.Join(library.NamedAround(b, model.Ref{Type: model.TypeQuote}), " "); got != "bo ann" {
		t.Errorf("%q", got)
	}
}

// FuzzGuesses lists the guesses of any briefing, each with bytes that the file has.
func FuzzGuesses(f *testing.F) {
	f.Add([]byte(guessed))
	f.Add([]byte("---\nquotes: [{by: ann?, exact: so}, {exact: so, guess: true}]\n---\nso it is. | a | b |\n\n> [“so”](#ann?)\n> — Bo?\n\n- [ ] [“x”](#?)\n"))
	f.Add([]byte("[“a *b* &amp; `c`”](#x?)[“”](#?)\n\n| [“t”](#x?) |\n|---|\n\n# [“h”](#x?)\n\n[^1]: [“f”](#x?)\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		b, err := content.Parse("a.md", src, content.Options{})
		if err != nil {
			return
		}
		list := library.Guesses(b)
		if len(list) != b.Guesses() {
			t.Errorf("%d of %d guesses of %q", len(list), b.Guesses(), src)
		}
		for i, g := range list {
			switch {
			case !b.Guess(g.Ref) || g.Ask(b) == "":
				t.Errorf("%+v is no guess of %q", g, src)
			case g.From > g.To || g.From < 0 || g.To > len(b.Markdown):
				t.Errorf("%+v is not in %q", g, src)
			case i > 0 && list[i-1].Grounds > g.Grounds:
				t.Errorf("%+v stands behind %+v of %q", g, list[i-1], src)
			case strings.ContainsFunc(g.Sentence+g.Ask(b), unicode.IsControl):
				t.Errorf("%+v of %q holds a control", g, src)
			}
			library.NamedAround(b, g.Ref)
		}
	})
}
