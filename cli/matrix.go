package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/library"
	"readout/ui/board"
)

func (a *app) matrixCommand() *cobra.Command {
	var f rowFlags
	var on string
	var moved, swap bool
	c := &cobra.Command{
		Use:   "matrix [PATH… | -]",
		Short: "Print who stands where on what",
		Long: "Print the position matrix: who stands where on what, as of the newest briefing or of the one that --on names. " +
			"A terminal gets columns; a pipe gets one position a line, whole.",
		Example: "  readout matrix briefings/\n" +
			"  readout matrix --moved --on 2032-01-19 briefings/\n" +
			"  readout matrix --csv briefings/ > positions.csv",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error {
			if err := exclusive(c, "json", "csv"); err != nil {
				return err
			}
			r, err := a.relate(paths)
			if err != nil {
				return err
			}
			b := board.Matrix{Moved: moved, Swap: swap}
			if on != "" {
				at := briefingOn(r.scope, on)
				if at == nil {
					return wrong("--on takes the id or the date of a briefing", "no briefing here is called %q or of that date", on)
				}
				b = b.StandOn(r.scope, at)
			}
			return a.printMatrix(r, b, f)
		},
	}
	c.Flags().StringVar(&on, "on", "", "as of the briefing with this id or date")
	c.Flags().BoolVar(&moved, "moved", false, "only what moved in that briefing, or is new")
	c.Flags().BoolVar(&swap, "swap", false, "issues down, actors across")
	a.boardFlags(c, &f)
	return c
}

// briefingOn is the newest briefing with an id or a date.
func briefingOn(scope []*model.Briefing, on string) *model.Briefing {
	for i := len(scope) - 1; i >= 0; i-- {
		if scope[i].ID == on || scope[i].Date.String() == on {
			return scope[i]
		}
	}
	return nil
}

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
	Date    string     `json:"date,omitempty"`
	Marking string     `json:"marking,omitempty"`
	Actors  []idLine   `json:"actors"`
	Issues  []idLine   `json:"issues"`
	Cells   []cellLine `json:"cells"`
	Without []string   `json:"without_position,omitempty"`
	Empty   int        `json:"empty"`
}

// idLine is an actor or issue: its id and what it is called.
type idLine struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func (a *app) printMatrix(r *related, b board.Matrix, f rowFlags) error {
	frame := a.boardFrame(r)
	m := r.library.Matrix(r.scope, library.MatrixOptions{At: b.At(frame), MovedOnly: b.Moved, Keep: r.keep})
	switch {
	case f.json:
		return encodeLine(a.out, matrixOf(r, m))
	case f.csv || !a.onTerminal():
		return a.printTable(matrixTable(m, f.csv), f.csv)
	}
	return a.printSheet(frame, b.Sheet(frame))
}

func matrixOf(r *related, m *library.Matrix) matrixLine {
	line := matrixLine{Marking: library.Highest(r.scope), Empty: m.Empty, Actors: []idLine{}, Issues: []idLine{}, Cells: []cellLine{}}
	if m.At != nil {
		line.On, line.Date = m.At.ID, m.At.Date.String()
	}
	for _, is := range m.Issues {
		line.Issues = append(line.Issues, idLine{is.ID, is.Title})
	}
	for i, actor := range m.Actors {
		line.Actors = append(line.Actors, idLine{actor.ID, actor.Name})
		for j := range m.Issues {
			if c := &m.Cells[i][j]; c.Covered() {
				line.Cells = append(line.Cells, cellOf(m, i, j))
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
		Guess: c.Guess, Moved: c.Moved, From: c.From.Stance, New: c.New, Briefing: c.Briefing.ID, Date: c.Briefing.Date.String(),
		Marking: c.Briefing.Marking, Address: addressIn(c.Briefing, model.Ref{Type: model.TypePosition, Index: c.Positions[0]}),
	}
	for _, k := range c.Positions {
		p := &c.Briefing.Positions[k]
		account := accountLine{Stance: p.Stance, Note: p.Note, Per: p.Per, Source: p.Source, Confidence: p.Confidence, Guess: p.Guess}
		if s := c.Briefing.SourceByID(p.Source); s != nil {
			account.Grade = s.Grade
		}
		line.Accounts = append(line.Accounts, account)
	}
	return line
}

// matrixTable has a row for every account of every cell.
func matrixTable(m *library.Matrix, ids bool) table {
	t := table{head: []string{
		"actor", "issue", "stance", "from", "moved", "contested", "secondhand", "guess", "note", "per", "source", "briefing", "date", "marking", "address",
	}}
	for i, actor := range m.Actors {
		for j, issue := range m.Issues {
			c := &m.Cells[i][j]
			for _, k := range c.Positions {
				p := &c.Briefing.Positions[k]
				address := addressIn(c.Briefing, model.Ref{Type: model.TypePosition, Index: k})
				if ids {
					t.add(actor.ID, issue.ID, string(p.Stance), string(c.From.Stance), yes(c.Moved), yes(c.Differ), yes(p.SecondHand()), yes(p.Guess),
						p.Note, strings.Join(p.Per, " "), p.Source, c.Briefing.ID, c.Briefing.Date.String(), c.Briefing.Marking, address)
					continue
				}
				t.add(m.Cast.Name(actor.ID), issue.Title, told(p, c), noteOf(m, p), c.Briefing.Date.String(), markingWord(c.Briefing.Marking), address)
			}
		}
	}
	if !ids {
		t.head = t.head[:7]
	}
	return t
}

// told is a stance with what has to be known beside it.
func told(p *model.Position, c *library.Cell) string {
	s := string(p.Stance)
	if c.Moved {
		s += " (moved from " + string(c.From.Stance) + ")"
	}
	if p.Guess {
		s += " [not certain]"
	}
	if c.Differ {
		s += " [accounts differ]"
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
