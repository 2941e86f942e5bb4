package export

import (
	"strings"

	"readout/model"
	"readout/model/library"
)

type issueRow struct {
	ID, Place, Title, Question string
	Doubt                      string
	Stances                    []stanceRow
}

// stanceRow is a stance, and those who hold it.
type stanceRow struct {
	Sign, Stance string
	Differ       bool // what they hold is told differently
	Who          []holder
}

type holder struct{ Name, Doubt string }

type quoteRow struct {
	ID, Place, Words, Speaker, Role, Issue, Source, On, Check string
	Original, Lang                                            string
	Doubtful                                                  bool
}

type questionRow struct {
	Ask, Answer, Issue string
	Doubt              string
	Open               bool
}

type actorGroup struct {
	Part   string
	Actors []actorRow
}

type actorRow struct{ ID, Name, Role, Also, Facts, Wikidata string }

// issues are the issues with those who hold each stance.
func (t *targets) issues(own *library.Library) []issueRow {
	m := own.Matrix([]*model.Briefing{t.b}, library.MatrixOptions{})
	var rows []issueRow
	for i := range t.b.Issues() {
		is := &t.b.Issues()[i]
		row := issueRow{ID: t.items[model.TypeIssue][i], Place: t.heading[is.ID], Title: is.Title, Question: is.Question, Doubt: word(is.Guess, "not certain")}
		if n := m.Column(is.ID); n >= 0 {
			row.Stances = stances(m, n)
		}
		rows = append(rows, row)
	}
	return rows
}

// stances are those who hold each stance on one issue; where accounts differ
// none of them is taken for the truth.
func stances(m *library.Matrix, column int) []stanceRow {
	var rows []stanceRow
	for _, stance := range append(model.Stances, "") {
		row := stanceRow{Sign: signOf(model.Stance(stance)), Stance: stance}
		if stance == "" {
			row = stanceRow{Sign: "!", Stance: "accounts differ", Differ: true}
		}
		for r := range m.Actors {
			c := &m.Cells[r][column]
			if !c.Covered() || c.Differ != row.Differ || !row.Differ && string(c.Stance) != stance {
				continue
			}
			doubt := ""
			if !c.Differ {
				doubt = joined(", ", word(c.SecondHand, "second-hand"), word(c.Guess, "not certain"))
			}
			row.Who = append(row.Who, holder{m.Cast.Name(m.Actors[r].ID), doubt})
		}
		if len(row.Who) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// word is a word if something is so, else nothing.
func word(is bool, what string) string {
	if is {
		return what
	}
	return ""
}

// quotes are the quotations, each with the way to its sentence.
func (t *targets) quotes() []quoteRow {
	var rows []quoteRow
	for i := range t.b.Quotes() {
		q := &t.b.Quotes()[i]
		row := quoteRow{
			ID: t.items[model.TypeQuote][i], Place: t.words[i], Words: strings.Join(segments(q), "” … “"), Issue: t.title(q.Issue), On: q.On.String(),
			Original: q.Original, Lang: q.Lang, Doubtful: q.Failed() || q.Guess, Check: checkWords(outcome(q)), Speaker: "speaker unknown",
		}
		if a := t.rel.ActorByID(q.By); a != nil {
			row.Speaker, row.Role = a.Name, a.Role
		} else if q.By != "" {
			row.Speaker = q.By
		}
		if q.Guess {
			row.Speaker += " (not certain)"
		}
		if s := t.rel.SourceByID(q.Source); s != nil {
			row.Source = joined(", ", s.Title, s.Grade)
		}
		rows = append(rows, row)
	}
	return rows
}

func segments(q *model.Quote) []string {
	var all []string
	for _, s := range q.Segments {
		all = append(all, s.Text)
	}
	return all
}

func checkWords(c model.Check) string {
	switch c {
	case model.Exact, model.FinalPunctuation:
		return "word for word in the source"
	case model.Differs:
		return "differs from the source"
	case model.Missing:
		return "not found in the source"
	}
	return "not checked against a source"
}

func (t *targets) questions() []questionRow {
	var rows []questionRow
	for i := range t.b.Questions() {
		q := &t.b.Questions()[i]
		rows = append(rows, questionRow{q.Ask, q.Answer, t.title(q.Issue), word(q.Guess, "not certain"), q.Open})
	}
	return rows
}

// actors are the actors by the part they play.
func (t *targets) actors() []actorGroup {
	var groups []actorGroup
	for _, part := range model.Parts {
		g := actorGroup{Part: partName(part)}
		for i := range t.b.Actors() {
			a := &t.b.Actors()[i]
			if partOf(a.Part) != part {
				continue
			}
			row := actorRow{ID: t.items[model.TypeActor][i], Name: a.Name, Role: a.Role, Also: strings.Join(a.Aliases, ", "), Facts: t.facts(a)}
			if wikidataItem(a.Wikidata) {
				row.Wikidata = "https://www.wikidata.org/entity/" + a.Wikidata
			}
			g.Actors = append(g.Actors, row)
		}
		if len(g.Actors) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// facts are what is known of an actor besides names and role.
func (t *targets) facts(a *model.Actor) string {
	quotes := len(t.rel.QuotesBy(a.ID))
	return joined(" · ", word(a.Kind != "person", a.Kind), word(a.SpeaksFor != "", "speaks for "+t.name(a.SpeaksFor)),
		word(quotes > 0, plural(quotes, "quotation")))
}

// partOf is the part that is shown of an actor.
func partOf(p model.Part) string {
	for _, part := range model.Parts {
		if part == string(p) {
			return part
		}
	}
	return string(model.Other)
}

func partName(part string) string {
	if part == string(model.Party) {
		return "Parties"
	}
	return strings.ToUpper(part[:1]) + part[1:] + "s"
}

// wikidataItem reports whether a text names an item of Wikidata, as Q42.
func wikidataItem(s string) bool {
	digits, ok := strings.CutPrefix(s, "Q")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}
