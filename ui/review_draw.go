package ui

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/page"
	"readout/ui/theme"
)

// The height from which what is asked stands under a rule, in two lines.
const ruledFrom = 18

// asking is how many lines below the text ask about the guess.
func (a *App) asking() int {
	switch r := a.reviewed(); {
	case r == nil || a.height < 8:
		return 0
	case a.height < ruledFrom:
		return min(len(a.askedLines()), 2)
	}
	return 1 + len(a.askedLines())
}

// asked is what is guessed, in one sentence or two.
func (a *App) asked() string {
	r := a.reviewed()
	g, b := r.guess(), r.view.briefing
	parts := []string{g.Ask(b)}
	switch g.Ref.Type {
	case model.TypeQuote:
		if x := b.ActorByID(b.Quotes()[g.Ref.Index].By); x != nil {
			parts = append(parts, sentence(strings.Join(nonEmpty(x.Role, g.Why()), ", ")))
		}
		if g.From == g.To {
			parts = append(parts, sentence("“"+wordsOf(b.Quotes()[g.Ref.Index])+"”"))
		}
	case model.TypePosition:
		p := b.Positions()[g.Ref.Index]
		parts = append(parts, sentence(p.Note))
		if p.SecondHand() {
			parts = append(parts, sentence("per "+r.view.nameAll(p.Per)))
		}
	case model.TypeIssue:
		parts = append(parts, sentence(b.Issues()[g.Ref.Index].Question))
	case model.TypeQuestion:
		parts = append(parts, sentence(b.Questions()[g.Ref.Index].Ask))
	}
	return strings.Join(nonEmpty(parts...), " ")
}

// count is "3 of 7 guesses".
func (r *reviewing) count() string { return fmt.Sprintf("%d of %s", r.at+1, guesses(len(r.list))) }

// askedLines is what is asked in at most two lines of the window.
func (a *App) askedLines() []string {
	text := a.asked()
	if a.height < ruledFrom {
		text = a.reviewed().count() + ": " + text
	}
	lines := wrap(a.method, text, a.width)
	if len(lines) > 2 {
		rest := strings.Join(lines[1:], " ")
		lines = []string{lines[0], truncate(a.method, rest, a.width, a.theme.Ellipsis)}
	}
	return lines
}

// drawAsked draws what is asked, each line with its newline.
func (a *App) drawAsked(c *canvas) {
	if a.layout.asked == 0 {
		return
	}
	lines, n := a.askedLines(), a.layout.asked
	if a.height >= ruledFrom {
		c.heading("Review", a.reviewed().count(), a.width, true)
		c.newline()
		n--
	}
	for i := range n {
		text := ""
		if i < len(lines) {
			text = lines[i]
		}
		c.put(text, a.width, theme.Strong)
		c.newline()
	}
}

// lifted leaves lines free between the columns and the footer.
func (l layout) lifted(n int) layout {
	l.asked = max(min(n, l.body.h-1), 0)
	for _, r := range []*rect{&l.body, &l.rail, &l.text, &l.quotes, &l.at} {
		r.h = max(r.h-l.asked, 0)
	}
	return l
}

// guessMarks marks the sentence of the guess, and in it the words in question.
func (a *App) guessMarks(m *page.Marks) {
	r := a.reviewed()
	if r == nil {
		return
	}
	g, v := r.guess(), r.view
	m.Matches, m.Current, m.Selected, m.Range = nil, -1, -1, page.Match{}
	words := page.Match{Start: g.From, End: g.To}
	switch {
	case g.Ref.Type == model.TypeQuote && g.From < g.To:
		words = page.Match{Start: g.At.Start, End: g.At.End}
	case g.From == g.To:
		if at := v.placeOf(g.Ref); at.Known() && at.Start >= v.briefing.Body {
			words = page.Match{Start: at.Start, End: at.End}
		}
	}
	if words.Start >= words.End {
		return
	}
	m.Matches, m.Current = []page.Match{words}, 0
	if o := a.theme.Options(); !o.NoColor && !o.Unknown {
		m.Range = page.Match{Start: g.From, End: g.To}
		return
	}
	if before := (page.Match{Start: g.From, End: words.Start}); before.Start < before.End {
		m.Matches, m.Current = append([]page.Match{before}, m.Matches...), 1
	}
	if after := (page.Match{Start: words.End, End: g.To}); after.Start < after.End {
		m.Matches = append(m.Matches, after)
	}
}

// askedAloud is what is asked for those who hear it, with the sentence.
func (a *App) askedAloud() string {
	r := a.reviewed()
	g := r.guess()
	parts := []string{sentence(r.count()), a.asked()}
	if g.Ref.Type == model.TypeQuote && g.From < g.To || g.Grounds == library.GuessedStance {
		parts = append(parts, sentence(g.Sentence))
	}
	return strings.Join(parts, " ")
}
