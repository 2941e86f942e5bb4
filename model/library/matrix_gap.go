package library

import (
	"slices"

	"readout/model"
)

// Gap is a cell of a party that nothing covers, and what might fill it.
type Gap struct {
	Actor, Issue string
	Words        []int             // quotes of theirs on the issue in the briefing stood on, though no position
	Open         []*model.Question // open questions on the issue there
	Ahead        []*model.Event    // planned events on the issue in which they take part
}

// Gaps returns the empty cells of the parties of a matrix, row by row, and how
// many empty cells the others have. What parties leave open is what a reader
// asks about; that an analyst has no stance on everything is no gap.
func (l *Library) Gaps(m *Matrix) (gaps []Gap, others int) {
	for r := range m.Actors {
		for c := range m.Issues {
			switch {
			case m.Cells[r][c].Covered():
			case m.Actors[r].Part != model.Party:
				others++
			default:
				gaps = append(gaps, l.gap(m.At, m.Actors[r].ID, m.Issues[c].ID))
			}
		}
	}
	return gaps, others
}

func (l *Library) gap(b *model.Briefing, actor, issue string) Gap {
	g := Gap{Actor: actor, Issue: issue, Words: l.Words(b, actor, issue)}
	for i := range b.Questions() {
		if q := &b.Questions()[i]; q.Open && q.Issue == issue {
			g.Open = append(g.Open, q)
		}
	}
	for i := range b.Events() {
		e := &b.Events()[i]
		if e.State == model.Planned && e.Issue == issue && slices.Contains(e.Who, actor) {
			g.Ahead = append(g.Ahead, e)
		}
	}
	return g
}

// Words returns what an actor is quoted with on an issue in a briefing, as
// indexes into its quotes.
func (l *Library) Words(b *model.Briefing, actor, issue string) []int {
	var words []int
	for _, i := range l.Relations(b).QuotesBy(actor) {
		if b.Quotes()[i].Issue == issue {
			words = append(words, i)
		}
	}
	return words
}
