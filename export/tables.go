package export

import (
	"strings"

	"readout/model"
	"readout/model/library"
)

// matrixTable is who stands where on what.
type matrixTable struct {
	Caption string
	Issues  []issueHead
	Rows    []matrixRow
}

type issueHead struct{ Title, Question, Doubt string }

type matrixRow struct {
	Name, Part string
	Cells      []matrixCell
}

// matrixCell is one stand. Where accounts differ there is one of each, and none is the first.
type matrixCell struct {
	Covered, Differ bool
	Accounts        []accountRow
	Marks           string // what is new in it, and how old it is
}

type accountRow struct{ Sign, Stance, Note, Doubt string }

func (p *page) matrix(lib *library.Library, scope []*model.Briefing) matrixTable {
	m := lib.Matrix(scope, library.MatrixOptions{})
	t := matrixTable{Caption: "Who stands where"}
	if len(scope) > 1 && m.At != nil && m.At.Date.Valid() {
		t.Caption += ", as of " + m.At.Date.String()
	}
	for _, is := range m.Issues {
		t.Issues = append(t.Issues, issueHead{is.Title, is.Question, word(is.Guess, "not certain")})
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

// cellOf is the account that a cell stands for, or all of them where they differ.
func cellOf(m *library.Matrix, c *library.Cell) matrixCell {
	cell := matrixCell{Covered: c.Covered(), Differ: c.Differ}
	if !cell.Covered {
		return cell
	}
	for _, p := range c.Accounts() {
		a := accountRow{Sign: signOf(p.Stance), Stance: string(p.Stance), Note: p.Note}
		per := ""
		if len(p.Per) > 0 {
			per = "per " + names(m.Cast, p.Per)
		}
		a.Doubt = joined(", ", word(p.Guess, "not certain"), per, word(p.Confidence != "", "confidence "+p.Confidence))
		cell.Accounts = append(cell.Accounts, a)
	}
	var marks []string
	if c.Moved {
		from := string(c.From.Stance)
		if c.From.Differ {
			from = "disputed"
		}
		marks = append(marks, "was "+from)
	}
	if c.New {
		marks = append(marks, "new")
	}
	if c.Carried {
		since := c.Briefing.Date.String()
		if since == "" {
			since = c.Briefing.ID
		}
		marks = append(marks, "last said in "+since)
	}
	cell.Marks = strings.Join(marks, ", ")
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

// timelineTable is what happened, with a line for today before what is to come.
type timelineTable struct {
	Today   string
	Several bool // rows name their briefing
	Past    []entryRow
	Ahead   []entryRow
}

type entryRow struct {
	When, State, What, Notes, Who string
	Warn                          bool
	In, Briefing, Marking         string // the article that tells it last
}

func (p *page) timeline(lib *library.Library, scope []*model.Briefing) timelineTable {
	t := lib.Timeline(scope, library.TimelineOptions{})
	table := timelineTable{Today: p.today, Several: len(scope) > 1}
	for i := range t.Entries {
		row := p.entry(t, &t.Entries[i])
		if i < t.Today {
			table.Past = append(table.Past, row)
		} else {
			table.Ahead = append(table.Ahead, row)
		}
	}
	return table
}

func (p *page) entry(t *library.Timeline, e *library.Entry) entryRow {
	row := entryRow{
		When: e.When.String(), State: string(e.State), What: e.What, Who: names(t.Cast, e.Who), Warn: e.Disputed || e.Overdue,
		In: p.articles[e.Briefing], Briefing: e.Briefing.ID, Marking: markingOf(e.Briefing).Text,
	}
	if row.When == "" {
		row.When = "no date"
	}
	switch {
	case e.Kind != library.EventEntry:
		row.State = string(e.Kind)
	case e.Disputed:
		row.State = "disputed"
	case e.Overdue:
		row.State += ", overdue"
	}
	notes := []string{e.Where}
	if len(e.Per) > 0 {
		notes = append(notes, "per "+names(t.Cast, e.Per))
	} else if e.SecondHand {
		notes = append(notes, "second-hand")
	}
	notes = append(notes, word(e.Guess, "speaker not certain"))
	for _, f := range e.Was {
		notes = append(notes, "in "+f.Briefing.ID+": "+joined(" ", word(f.Disputed, "disputed"), string(f.State), f.When.String(), f.What))
	}
	row.Notes = joined("; ", notes...)
	return row
}
