package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"readout/model"
)

// Tables lists the tables that CSV writes.
var Tables = []string{"quotes", "positions", "events", "questions", "actors"}

// Inert keeps a cell of a spreadsheet from being taken for a formula: one that
// begins with a sign that begins formulas gets an apostrophe before it (OWASP,
// CSV Injection).
func Inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}

// CSV writes one table of some briefings with a head line (RFC 4180, with LF
// at the end of lines). It fails for a table that there is not.
func CSV(w io.Writer, bs []*model.Briefing, table string) error {
	head, rows, ok := tableOf(table)
	if !ok {
		return fmt.Errorf("there is no table %q; there are %s", table, strings.Join(Tables, ", "))
	}
	out := csv.NewWriter(w)
	if err := out.Write(head); err != nil {
		return err
	}
	for _, b := range bs {
		for _, row := range rows(b) {
			for i := range row {
				row[i] = Inert(model.CleanLine(row[i]))
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// tableOf is the head of a table, and what makes its rows.
func tableOf(name string) ([]string, func(*model.Briefing) [][]string, bool) {
	switch name {
	case "quotes":
		return []string{"briefing", "date", "marking", "status", "id", "by", "speaker", "role", "part", "guess", "words", "original", "issue", "section", "source", "grade", "on", "check", "line", "address"}, quoteRows, true
	case "positions":
		return []string{"briefing", "date", "marking", "status", "actor", "name", "issue", "title", "stance", "guess", "contested", "secondhand", "note", "per", "source", "confidence", "on", "line", "address"}, positionRows, true
	case "events":
		return []string{"briefing", "date", "marking", "status", "id", "when", "state", "what", "who", "where", "issue", "secondhand", "per", "source", "line", "address"}, eventRows, true
	case "questions":
		return []string{"briefing", "date", "marking", "status", "id", "state", "ask", "answer", "issue", "line", "address"}, questionRows, true
	case "actors":
		return []string{"briefing", "date", "marking", "status", "id", "name", "role", "part", "kind", "aliases", "speaks_for", "wikidata", "quotes", "positions", "address"}, actorRows, true
	}
	return nil, nil, false
}

// front are the first cells of every row: which briefing, when, for whom, how far.
func front(b *model.Briefing) []string {
	return []string{b.ID, b.Date.String(), b.Marking, string(status(b)), ""}[:4]
}

func status(b *model.Briefing) model.Status {
	if b.Status == "" {
		return model.Draft
	}
	return b.Status
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func lineOf(b *model.Briefing, r model.Ref) string {
	if p := b.PlaceOf(r); p.Known() {
		return strconv.Itoa(p.Line)
	}
	return ""
}

func quoteRows(b *model.Briefing) [][]string {
	rel := model.NewRelations(b)
	var rows [][]string
	for i := range b.Quotes {
		q, ref := &b.Quotes[i], model.Ref{Type: model.TypeQuote, Index: i}
		var name, role, part, grade string
		if a := rel.ActorByID(q.By); a != nil {
			name, role, part = a.Name, a.Role, string(a.Part)
		}
		if s := rel.SourceByID(q.Source); s != nil {
			grade = s.Grade
		}
		rows = append(rows, append(front(b), q.ID, q.By, name, role, part, yes(q.Guess), q.Words(), q.Original, q.Issue, q.Section, q.Source, grade,
			q.On.String(), string(outcome(q)), lineOf(b, ref), rel.AddressOf(ref).String()))
	}
	return rows
}

// outcome is the worst outcome of the word-for-word check of a quote's segments.
func outcome(q *model.Quote) model.Check {
	rank := func(c model.Check) int {
		for i, name := range []model.Check{model.Exact, model.FinalPunctuation, model.Unchecked, model.Differs, model.Missing} {
			if c == name {
				return i
			}
		}
		return 2
	}
	worst := model.Unchecked
	for i, s := range q.Segments {
		if i == 0 || rank(s.Check) > rank(worst) {
			worst = s.Check
		}
	}
	if worst == "" {
		return model.Unchecked
	}
	return worst
}

func positionRows(b *model.Briefing) [][]string {
	rel := model.NewRelations(b)
	var rows [][]string
	for i := range b.Positions {
		p, ref := &b.Positions[i], model.Ref{Type: model.TypePosition, Index: i}
		var name, title string
		if a := rel.ActorByID(p.Actor); a != nil {
			name = a.Name
		}
		if is := rel.IssueByID(p.Issue); is != nil {
			title = is.Title
		}
		rows = append(rows, append(front(b), p.Actor, name, p.Issue, title, string(p.Stance), yes(p.Guess), yes(rel.Contested(p.Actor, p.Issue)),
			yes(p.SecondHand()), p.Note, strings.Join(p.Per, " "), p.Source, p.Confidence, p.On.String(), lineOf(b, ref), rel.AddressOf(ref).String()))
	}
	return rows
}

func eventRows(b *model.Briefing) [][]string {
	rel := model.NewRelations(b)
	var rows [][]string
	for i := range b.Events {
		e, ref := &b.Events[i], model.Ref{Type: model.TypeEvent, Index: i}
		state := e.State
		if state == "" {
			state = model.Happened
		}
		rows = append(rows, append(front(b), e.ID, e.When.String(), string(state), e.What, strings.Join(e.Who, " "), e.Where, e.Issue,
			yes(e.SecondHand()), strings.Join(e.Per, " "), e.Source, lineOf(b, ref), rel.AddressOf(ref).String()))
	}
	return rows
}

func questionRows(b *model.Briefing) [][]string {
	rel := model.NewRelations(b)
	var rows [][]string
	for i := range b.Questions {
		q, ref := &b.Questions[i], model.Ref{Type: model.TypeQuestion, Index: i}
		state := "answered"
		if q.Open {
			state = "open"
		}
		rows = append(rows, append(front(b), q.ID, state, q.Ask, q.Answer, q.Issue, lineOf(b, ref), rel.AddressOf(ref).String()))
	}
	return rows
}

func actorRows(b *model.Briefing) [][]string {
	rel := model.NewRelations(b)
	var rows [][]string
	for i := range b.Actors {
		a, ref := &b.Actors[i], model.Ref{Type: model.TypeActor, Index: i}
		rows = append(rows, append(front(b), a.ID, a.Name, a.Role, string(a.Part), a.Kind, strings.Join(a.Aliases, "; "), a.SpeaksFor, a.Wikidata,
			strconv.Itoa(len(rel.QuotesBy(a.ID))), strconv.Itoa(len(rel.PositionsOf(a.ID))), rel.AddressOf(ref).String()))
	}
	return rows
}
