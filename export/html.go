package export

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"strings"
	"time"

	"readout/model"
	"readout/model/library"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// document is what the page is made of.
type document struct {
	Style    template.CSS
	Lang     string
	Title    string
	Marking  string
	Class    string // of the marking
	Made     string
	Several  bool
	Today    string
	Matrix   matrixTable // of all; only for several
	Timeline []entryRow  // of all; only for several
	Articles []article
}

// article is one briefing of a page.
type article struct {
	ID, Title, Lang, Date, Status, Author, Summary string
	Marking, Class                                 string
	Reviewed, Embargo                              string
	Withdrawn                                      bool
	Corrections                                    []correctionRow
	Matrix                                         matrixTable
	Actors                                         []actorGroup
	Quotes                                         []quoteRow
	Questions                                      []questionRow
	Timeline                                       []entryRow
	Judgements                                     []judgementRow
	Sources                                        []sourceRow
	Text                                           template.HTML
}

type correctionRow struct{ On, What, Was string }

type matrixTable struct {
	Issues []issueHead
	Rows   []matrixRow
}

type issueHead struct{ Title, Question string }

type matrixRow struct {
	Name, Part string
	Cells      []matrixCell
}

type matrixCell struct {
	Sign, Stance, Note, Per string
	Differ                  bool
	Accounts                []string
}

type actorGroup struct {
	Part   string
	Actors []actorRow
}

type actorRow struct {
	ID, Name, Role, Also, Wikidata string
	Quotes                         int
}

type quoteRow struct {
	ID, Place, Words, Speaker, Role, Issue, Source, On, Check string
	Original, Lang                                            string
	Failed                                                    bool
}

type questionRow struct {
	Ask, Answer, Issue string
	Open               bool
}

type entryRow struct {
	When, State, What, Who, In string
	Today                      bool // a line for today in place of an entry
}

type judgementRow struct{ Text, Likelihood, Confidence, Basis string }

type sourceRow struct{ ID, Title, By, Date, Grade, URL, Note string }

// HTML writes briefings as one page that holds all it needs: no script, no
// image, no font, no address that is loaded. now says where today stands in
// the timeline. Every marking and every doubt of the briefings is on it.
func HTML(w io.Writer, bs []*model.Briefing, now time.Time) error {
	t, err := template.New("page").Parse(pageHTML)
	if err != nil {
		return err
	}
	lib := library.New(bs, now)
	d := document{
		Style: template.CSS(pageCSS), Lang: "en", Several: len(bs) > 1, Title: "Briefings",
		Made: now.UTC().Format("2006-01-02 15:04 UTC"), Today: now.UTC().Format("2006-01-02"),
	}
	d.Marking = library.Highest(bs)
	d.Class = markingClass(d.Marking)
	if len(bs) == 1 {
		d.Title = bs[0].Title
		if bs[0].Lang != "" {
			d.Lang = bs[0].Lang
		}
	} else {
		d.Title = fmt.Sprintf("%d briefings", len(bs))
		d.Matrix = matrixOf(lib, lib.Counted())
		d.Timeline = timelineOf(lib, lib.Counted(), d.Today)
	}
	for i, b := range lib.Listed() {
		prefix := ""
		if d.Several {
			prefix = fmt.Sprintf("b%d-", i+1)
		}
		d.Articles = append(d.Articles, articleOf(lib, b, prefix, d.Today))
	}
	if d.Several {
		return t.Execute(w, d)
	}
	var page bytes.Buffer
	if err := t.Execute(&page, d); err != nil {
		return err
	}
	_, err = w.Write(raised.ReplaceAllFunc(page.Bytes(), func(tag []byte) []byte {
		tag[len(tag)-1]--
		return tag
	}))
	return err
}

// raised finds the headings that stand a level higher where a page has one
// briefing. Text is escaped by then, so these are tags of the page's own.
var raised = regexp.MustCompile(`</?h[3-6]`)

// markingClass is the class of a marking's look.
func markingClass(marking string) string {
	m := strings.ToUpper(strings.TrimSuffix(marking, library.AndUnmarked))
	switch m {
	case "TLP:RED", "TLP:GREEN", "TLP:CLEAR":
		return strings.ToLower(strings.TrimPrefix(m, "TLP:"))
	case "TLP:AMBER", "TLP:AMBER+STRICT":
		return "amber"
	}
	return "house"
}

func articleOf(lib *library.Library, b *model.Briefing, prefix, today string) article {
	rel := model.NewRelations(b)
	a := article{
		ID: prefix + "top", Title: b.Title, Lang: b.Lang, Date: b.Date.String(), Status: string(status(b)), Author: b.Author, Summary: b.Summary,
		Marking: b.Marking, Class: markingClass(b.Marking), Embargo: b.Embargo.String(), Withdrawn: b.Status == model.Withdrawn,
	}
	if b.Reviewed != nil {
		a.Reviewed = strings.TrimSpace(b.Reviewed.By + " " + b.Reviewed.On.String())
	}
	for _, c := range b.Corrections {
		a.Corrections = append(a.Corrections, correctionRow{c.On.String(), c.What, c.Was})
	}
	scope := []*model.Briefing{b}
	own := library.New(scope, lib.Now())
	a.Matrix = matrixOf(own, scope)
	a.Timeline = timelineOf(own, scope, today)
	a.Actors = actorsOf(b, rel, prefix)
	a.Quotes = quotesOf(b, rel, prefix)
	for _, q := range b.Questions {
		a.Questions = append(a.Questions, questionRow{q.Ask, q.Answer, titleOf(rel, q.Issue), q.Open})
	}
	for _, j := range b.Judgements {
		a.Judgements = append(a.Judgements, judgementRow{j.Text, j.Likelihood, j.Confidence, j.Basis})
	}
	for _, s := range b.Sources {
		row := sourceRow{ID: prefix + "source-" + slug(s.ID), Title: s.Title, By: s.By, Date: s.Date.String(), Grade: s.Grade, Note: s.Note}
		if webAddress(s.URL) {
			row.URL = s.URL
		}
		a.Sources = append(a.Sources, row)
	}
	a.Text = textOf(b, prefix)
	return a
}

func titleOf(rel *model.Relations, issue string) string {
	if i := rel.IssueByID(issue); i != nil {
		return i.Title
	}
	return issue
}

// slug is an id as part of a fragment: letters, digits and hyphens stay, all
// else becomes its number.
func slug(id string) string {
	var out strings.Builder
	for _, r := range id {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, "_%x", r)
		}
	}
	return out.String()
}

func matrixOf(lib *library.Library, scope []*model.Briefing) matrixTable {
	m := lib.Matrix(scope, library.MatrixOptions{})
	var t matrixTable
	for _, is := range m.Issues {
		t.Issues = append(t.Issues, issueHead{is.Title, is.Question})
	}
	for i, a := range m.Actors {
		row := matrixRow{Name: m.Cast.Name(a.ID), Part: string(a.Part)}
		for j := range m.Issues {
			row.Cells = append(row.Cells, cellOf(m, &m.Cells[i][j]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func cellOf(m *library.Matrix, c *library.Cell) matrixCell {
	if !c.Covered() {
		return matrixCell{Sign: "·", Stance: "not covered"}
	}
	cell := matrixCell{Sign: signOf(c.Stance), Stance: string(c.Stance), Note: c.Note, Differ: c.Differ}
	for _, k := range c.Positions {
		p := &c.Briefing.Positions[k]
		account := signOf(p.Stance) + " " + string(p.Stance)
		if p.Note != "" {
			account += ": " + p.Note
		}
		if p.Guess {
			account += " (not certain)"
		}
		if len(p.Per) > 0 {
			account += " (per " + names(m.Cast, p.Per) + ")"
		}
		cell.Accounts = append(cell.Accounts, account)
		if len(p.Per) > 0 && cell.Per == "" {
			cell.Per = names(m.Cast, p.Per)
		}
	}
	if c.Guess {
		cell.Note = strings.TrimSpace(cell.Note + " (not certain)")
	}
	return cell
}

func signOf(s model.Stance) string {
	switch s {
	case model.For:
		return "+"
	case model.Against:
		return "−"
	case model.Conditional:
		return "~"
	case model.Unclear:
		return "?"
	case model.Silent:
		return "○"
	}
	return "·"
}

func names(c *library.Cast, ids []string) string {
	var list []string
	for _, id := range ids {
		list = append(list, c.Name(id))
	}
	return strings.Join(list, ", ")
}

func timelineOf(lib *library.Library, scope []*model.Briefing, today string) []entryRow {
	t := lib.Timeline(scope, library.TimelineOptions{NoWords: len(scope) > 1})
	var rows []entryRow
	for i := range t.Entries {
		if i == t.Today {
			rows = append(rows, entryRow{Today: true, When: today})
		}
		e := &t.Entries[i]
		state := string(e.State)
		switch {
		case e.Kind != library.EventEntry:
			state = string(e.Kind)
		case e.Disputed:
			state = "disputed"
		case e.Overdue:
			state = "planned, overdue"
		}
		when := e.When.String()
		if when == "" {
			when = "no date"
		}
		what := e.What
		if len(e.Per) > 0 {
			what += " (per " + names(t.Cast, e.Per) + ")"
		}
		rows = append(rows, entryRow{When: when, State: state, What: what, Who: names(t.Cast, e.Who), In: e.Briefing.Title})
	}
	return rows
}

func actorsOf(b *model.Briefing, rel *model.Relations, prefix string) []actorGroup {
	var groups []actorGroup
	for _, part := range model.Parts {
		g := actorGroup{Part: partName(part)}
		for _, a := range b.Actors {
			if string(a.Part) != part && (a.Part != "" || part != string(model.Other)) {
				continue
			}
			row := actorRow{ID: prefix + "actor-" + slug(a.ID), Name: a.Name, Role: a.Role, Also: strings.Join(a.Aliases, ", "), Quotes: len(rel.QuotesBy(a.ID))}
			if a.Wikidata != "" {
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

func partName(part string) string {
	if part == string(model.Party) {
		return "Parties"
	}
	return strings.ToUpper(part[:1]) + part[1:] + "s"
}

func quotesOf(b *model.Briefing, rel *model.Relations, prefix string) []quoteRow {
	var rows []quoteRow
	for i := range b.Quotes {
		q := &b.Quotes[i]
		row := quoteRow{
			ID: quoteID(prefix, i) + "-entry", Words: strings.Join(segments(q), "” … “"), Issue: titleOf(rel, q.Issue), On: q.On.String(),
			Original: q.Original, Lang: q.Lang, Failed: q.Failed(), Check: checkWords(outcome(q)), Speaker: "speaker unknown",
		}
		if a := rel.ActorByID(q.By); a != nil {
			row.Speaker, row.Role = a.Name, a.Role
		} else if q.By != "" {
			row.Speaker = q.By
		}
		if q.Guess {
			row.Speaker += " (not certain)"
		}
		if s := rel.SourceByID(q.Source); s != nil {
			if row.Source = s.Title; s.Grade != "" {
				row.Source += " (" + s.Grade + ")"
			}
		}
		if inText(b, i) {
			row.Place = quoteID(prefix, i)
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

func quoteID(prefix string, i int) string { return fmt.Sprintf("%squote-%d", prefix, i+1) }

// inText reports whether the text holds the words of a quotation.
func inText(b *model.Briefing, quote int) bool {
	if b.Text == nil {
		return false
	}
	for i := range b.Text.Blocks {
		for j := range b.Text.Blocks[i].Spans {
			if int(b.Text.Blocks[i].Spans[j].Quote) == quote+1 {
				return true
			}
		}
	}
	return false
}
