package cli

import (
	"strings"

	"readout/model"
	"readout/model/library"
)

// cellLine is one cell of a matrix as JSON.
type cellLine struct {
	Actor      string        `json:"actor"`
	Issue      string        `json:"issue"`
	Stance     model.Stance  `json:"stance"`
	Note       string        `json:"note,omitempty"`
	Differ     bool          `json:"contested,omitempty"`
	SecondHand bool          `json:"secondhand,omitempty"`
	Guess      bool          `json:"guess,omitempty"`
	Moved      bool          `json:"moved,omitempty"`
	From       model.Stance  `json:"from,omitempty"` // the stance before, if it moved
	New        bool          `json:"new,omitempty"`
	Carried    bool          `json:"carried,omitempty"` // from an earlier briefing than the one stood on
	Briefing   string        `json:"briefing"`
	Date       string        `json:"date,omitempty"`
	Marking    string        `json:"marking,omitempty"`
	Address    string        `json:"address"`
	Accounts   []accountLine `json:"accounts"`
}

// accountLine is one account of a cell.
type accountLine struct {
	Stance     model.Stance `json:"stance"`
	Note       string       `json:"note,omitempty"`
	Per        []string     `json:"per,omitempty"`
	Source     string       `json:"source,omitempty"`
	Grade      string       `json:"grade,omitempty"`
	Confidence string       `json:"confidence,omitempty"`
	Guess      bool         `json:"guess,omitempty"`
}

// matrixLine is a matrix as JSON.
type matrixLine struct {
	On      string     `json:"on,omitempty"` // id of the briefing stood on
	Title   string     `json:"title,omitempty"`
	Date    string     `json:"date,omitempty"`
	Marking string     `json:"marking,omitempty"` // the highest of the series
	Actors  []idLine   `json:"actors"`
	Issues  []idLine   `json:"issues"`
	Cells   []cellLine `json:"cells"`
	Without []string   `json:"without_position,omitempty"`
	Empty   int        `json:"empty"`
	Differ  int        `json:"contested"`
	Moved   int        `json:"moved"`
	New     int        `json:"new"`
	Hidden  int        `json:"hidden"` // by the filter or --moved
}

// idLine is an actor or issue: its id and what it is called.
type idLine struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func matrixOf(m seriesMatrix) matrixLine {
	line := matrixLine{
		Marking: library.Highest(m.series), Empty: m.Empty, Differ: m.Differ, Moved: m.Matrix.Moved, New: m.New, Hidden: m.Hidden,
		Actors: []idLine{}, Issues: []idLine{}, Cells: []cellLine{},
	}
	if m.At != nil {
		line.On, line.Title, line.Date = m.At.ID, m.At.Title, m.At.Date.String()
	}
	for _, is := range m.Issues {
		line.Issues = append(line.Issues, idLine{is.ID, is.Title})
	}
	for i, actor := range m.Actors {
		line.Actors = append(line.Actors, idLine{actor.ID, actor.Name})
		for j := range m.Issues {
			if c := &m.Cells[i][j]; c.Covered() && !c.Hidden {
				line.Cells = append(line.Cells, cellOf(m.Matrix, i, j))
			}
		}
	}
	for _, actor := range m.Without {
		line.Without = append(line.Without, actor.ID)
	}
	return line
}

func cellOf(m *library.Matrix, i, j int) cellLine {
	c := &m.Cells[i][j]
	line := cellLine{
		Actor: m.Actors[i].ID, Issue: m.Issues[j].ID, Stance: c.Stance, Note: c.Note, Differ: c.Differ, SecondHand: c.SecondHand,
		Guess: c.Guess, Moved: c.Moved, From: c.From.Stance, New: c.New, Carried: c.Carried, Briefing: c.Briefing.ID, Date: c.Briefing.Date.String(),
		Marking: c.Briefing.Marking, Address: addressIn(c.Briefing, model.Ref{Type: model.TypePosition, Index: c.Positions[0]}),
	}
	for _, k := range c.Positions {
		p := &c.Briefing.Positions()[k]
		account := accountLine{Stance: p.Stance, Note: p.Note, Per: p.Per, Source: p.Source, Confidence: p.Confidence, Guess: p.Guess}
		if s := c.Briefing.SourceByID(p.Source); s != nil {
			account.Grade = s.Grade
		}
		line.Accounts = append(line.Accounts, account)
	}
	return line
}

// accountsOf calls f with every account of the cells in sight, row by row.
func accountsOf(m seriesMatrix, f func(actor model.Actor, issue model.Issue, c *library.Cell, at int)) {
	for i, actor := range m.Actors {
		for j, issue := range m.Issues {
			c := &m.Cells[i][j]
			if c.Hidden {
				continue
			}
			for _, k := range c.Positions {
				f(actor, issue, c, k)
			}
		}
	}
}

// matrixTable has a row of ids for every account of every cell.
func matrixTable(all []seriesMatrix) table {
	t := table{head: []string{
		"on", "actor", "issue", "stance", "from", "moved", "new", "carried", "contested", "secondhand", "guess", "note", "per", "source",
		"grade", "confidence", "briefing", "date", "marking", "address",
	}}
	for _, m := range all {
		accountsOf(m, func(actor model.Actor, issue model.Issue, c *library.Cell, k int) {
			p, b := &c.Briefing.Positions()[k], c.Briefing
			t.add(m.At.Date.String(), actor.ID, issue.ID, string(p.Stance), string(c.From.Stance), yes(c.Moved), yes(c.New), yes(c.Carried), yes(c.Differ),
				yes(p.SecondHand()), yes(p.Guess), p.Note, strings.Join(p.Per, " "), p.Source, gradeOf(b, p.Source), p.Confidence, b.ID, b.Date.String(), b.Marking,
				addressIn(b, model.Ref{Type: model.TypePosition, Index: k}))
		})
	}
	return t
}

func gradeOf(b *model.Briefing, source string) string {
	if s := b.SourceByID(source); s != nil {
		return s.Grade
	}
	return ""
}

// accountTable has a row in words for every account of every cell.
func accountTable(m seriesMatrix) table {
	t := table{head: []string{"actor", "issue", "stance", "note", "date", "marking", "address"}}
	accountsOf(m, func(actor model.Actor, issue model.Issue, c *library.Cell, k int) {
		p, b := &c.Briefing.Positions()[k], c.Briefing
		t.add(m.Cast.Name(actor.ID), issue.Title, told(p, c), noteOf(m.Matrix, p), b.Date.String(), markingWord(b.Marking),
			addressIn(b, model.Ref{Type: model.TypePosition, Index: k}))
	})
	return t
}

// told is a stance with what has to be known beside it.
func told(p *model.Position, c *library.Cell) string {
	s := string(p.Stance)
	for _, more := range []struct {
		is   bool
		what string
	}{
		{p.Guess, "not certain"},
		{p.SecondHand(), "second-hand"},
		{c.Differ, "accounts differ"},
		{c.Moved, "was " + string(c.From.Stance)},
		{c.New, "new"},
		{c.Carried, "from an earlier briefing"},
	} {
		if more.is {
			s += " [" + more.what + "]"
		}
	}
	return s
}

func noteOf(m *library.Matrix, p *model.Position) string {
	if len(p.Per) == 0 {
		return p.Note
	}
	var names []string
	for _, id := range p.Per {
		names = append(names, m.Cast.Name(id))
	}
	return join(p.Note, "(per "+strings.Join(names, ", ")+")")
}
