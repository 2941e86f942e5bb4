package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"readout/model"
)

// front heads the first cells of every row: which briefing, when, for whom, how far.
var front = []string{"briefing", "date", "marking", "status"}

// table is one table: what its rows are, their columns between the first four
// and the last two, which all tables have, and what fills those.
type table struct {
	of   model.Type
	head []string
	fill func(*record, int)
}

// tables are those of Tables.
var tables = []table{
	{model.TypeQuote, columns("id by speaker role part guess words original issue section source grade on check"), (*record).quote},
	{model.TypePosition, columns("actor name issue title stance guess contested secondhand note per source confidence on"), (*record).position},
	{model.TypeEvent, columns("id when state what who where issue secondhand per source"), (*record).event},
	{model.TypeQuestion, columns("id state guess ask answer issue"), (*record).question},
	{model.TypeActor, columns("id name role part kind aliases speaks_for wikidata quotes positions"), (*record).actor},
}

func columns(names string) []string { return append(strings.Fields(names), "line", "address") }

// record is a row that is being filled.
type record struct {
	b     *model.Briefing
	rel   *model.Relations
	cells []string
}

func (r *record) put(cells ...string) { r.cells = append(r.cells, cells...) }

func (r *record) line(ref model.Ref) string {
	if p := r.b.PlaceOf(ref); p.Known() {
		return strconv.Itoa(p.Line)
	}
	return ""
}

func yes(is bool) string { return word(is, "yes") }

func (r *record) quote(i int) {
	q := &r.b.Quotes()[i]
	var name, role, part, grade string
	if a := r.rel.ActorByID(q.By); a != nil {
		name, role, part = a.Name, a.Role, string(a.Part)
	}
	if s := r.rel.SourceByID(q.Source); s != nil {
		grade = s.Grade
	}
	r.put(q.ID, q.By, name, role, part, yes(q.Guess), q.Words(), q.Original, q.Issue, q.Section, q.Source, grade, q.On.String(), string(outcome(q)))
}

// outcome is the worst outcome of the word-for-word check of a quote's segments.
func outcome(q *model.Quote) model.Check {
	order := []model.Check{model.Exact, model.FinalPunctuation, model.Unchecked, model.Differs, model.Missing}
	worst := model.Check("")
	for _, s := range q.Segments {
		if c := cmp.Or(s.Check, model.Unchecked); slices.Index(order, c) > slices.Index(order, worst) {
			worst = c
		}
	}
	return cmp.Or(worst, model.Unchecked)
}

func (r *record) position(i int) {
	p := &r.b.Positions()[i]
	var name, title string
	if a := r.rel.ActorByID(p.Actor); a != nil {
		name = a.Name
	}
	if is := r.rel.IssueByID(p.Issue); is != nil {
		title = is.Title
	}
	r.put(p.Actor, name, p.Issue, title, string(p.Stance), yes(p.Guess), yes(r.rel.Contested(p.Actor, p.Issue)), yes(p.SecondHand()),
		p.Note, strings.Join(p.Per, " "), p.Source, p.Confidence, p.On.String())
}

func (r *record) event(i int) {
	e := &r.b.Events()[i]
	r.put(e.ID, e.When.String(), string(cmp.Or(e.State, model.Happened)), e.What, strings.Join(e.Who, " "), e.Where, e.Issue,
		yes(e.SecondHand()), strings.Join(e.Per, " "), e.Source)
}

func (r *record) question(i int) {
	q := &r.b.Questions()[i]
	state := "answered"
	if q.Open {
		state = "open"
	}
	r.put(q.ID, state, yes(q.Guess), q.Ask, q.Answer, q.Issue)
}

func (r *record) actor(i int) {
	a := &r.b.Actors()[i]
	r.put(a.ID, a.Name, a.Role, string(a.Part), a.Kind, strings.Join(a.Aliases, "; "), a.SpeaksFor, a.Wikidata,
		strconv.Itoa(len(r.rel.QuotesBy(a.ID))), strconv.Itoa(len(r.rel.PositionsOf(a.ID))))
}
