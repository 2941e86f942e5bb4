package library

import (
	"slices"
	"strconv"
	"strings"

	"readout/model"
)

// OpenQuestion is a question that nobody has answered yet.
type OpenQuestion struct {
	Briefing *model.Briefing // the newest that asks it
	Ref      model.Ref       // in that briefing
	Since    *model.Briefing // the oldest that asks it
	Told     []Telling       // every briefing that has it, newest first
}

// Question is the question as the newest briefing asks it.
func (q *OpenQuestion) Question() *model.Question { return &q.Briefing.Questions()[q.Ref.Index] }

// Kept reports whether a filter leaves the question in some briefing.
func (q *OpenQuestion) Kept(keep Keep) bool {
	return slices.ContainsFunc(q.Told, func(t Telling) bool { return keep.keeps(t.Briefing, t.Ref) })
}

// OpenQuestions returns the questions of a scope that are open, each once, those
// that have been asked for longest first. The scope is oldest first.
//
// Briefings of one series ask the same question if they give it the same id, as
// the author wrote it, or the same words about the same issue. The newest of
// them says whether it is open; briefings of one date that differ leave it open,
// and so does one that has it twice. A briefing without a date says nothing
// about what a dated one has.
func (l *Library) OpenQuestions(scope []*model.Briefing) []OpenQuestion {
	series := map[*model.Briefing]int{}
	for i, s := range l.AllSeries() {
		for _, b := range s {
			series[b] = i
		}
	}
	a := asker{at: map[asked]int{}}
	for _, b := range scope {
		n, ok := series[b]
		if !ok {
			n = -1 - len(series) - len(a.all) // one that does not count is alone
		}
		questions := b.Only(model.TypeQuestion).Questions
		for i := range questions {
			a.hear(n, b, i, &questions[i])
		}
	}
	var open []OpenQuestion
	for i := range a.all {
		if a.open[i] {
			open = append(open, a.all[i])
		}
	}
	slices.SortStableFunc(open, func(p, q OpenQuestion) int { return p.Since.Date.Compare(q.Since.Date) })
	return open
}

// asked is what makes a question of a series the same: its id, or issue and words.
type asked struct {
	series           int
	id, issue, words string
}

// asker takes the questions of briefings together.
type asker struct {
	all  []OpenQuestion
	open []bool
	at   map[asked]int
}

func (a *asker) hear(series int, b *model.Briefing, i int, q *model.Question) {
	told := Telling{b, model.Ref{Type: model.TypeQuestion, Index: i}}
	byWords := asked{series: series, issue: q.Issue, words: model.Fold(strings.Join(strings.Fields(q.Ask), " "))}
	byID := asked{series: series, id: q.ID}
	n, ok := a.at[byID]
	if !ok || !askersID(q.ID) {
		n, ok = a.at[byWords]
	}
	if !ok {
		n = len(a.all)
		a.all = append(a.all, OpenQuestion{Briefing: b, Ref: told.Ref, Since: b, Told: []Telling{told}})
		a.open = append(a.open, q.Open)
	} else {
		a.again(n, told, q.Open)
	}
	a.at[byWords] = n
	if askersID(q.ID) {
		a.at[byID] = n
	}
}

// again takes in what one more briefing, or the same one once more, says.
func (a *asker) again(n int, told Telling, open bool) {
	q := &a.all[n]
	switch was, is := q.Briefing.Date, told.Briefing.Date; {
	case was.Valid() && !is.Valid():
		q.Told = append(q.Told, told)
		return
	case q.Briefing == told.Briefing || was.Valid() && was.Compare(is) == 0:
		if a.open[n] && !open {
			q.Told = append(q.Told, told)
			return
		}
	}
	a.open[n] = open
	q.Briefing, q.Ref = told.Briefing, told.Ref
	q.Told = slices.Insert(q.Told, 0, told)
}

// askersID reports whether an author wrote the id of a question, and not readout.
func askersID(id string) bool {
	n, ok := strings.CutPrefix(id, "o")
	_, err := strconv.Atoi(n)
	return id != "" && !(ok && err == nil)
}
