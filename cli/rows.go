package cli

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/export"
	"readout/model"
	"readout/model/query"
)

// line is an item as the commands print it. What may be passed on, who says
// so and whether accounts differ go with every row, since rows leave the
// briefing they come from.
type line struct {
	Type     model.Type   `json:"type"`
	Address  string       `json:"address"`
	Briefing string       `json:"briefing"`
	Date     string       `json:"date,omitempty"` // of the item, else of its briefing
	Marking  string       `json:"marking,omitempty"`
	Status   model.Status `json:"status"`
	Actors   []string     `json:"actors,omitempty"`
	Issue    string       `json:"issue,omitempty"`
	Stance   model.Stance `json:"stance,omitempty"`
	State    string       `json:"state,omitempty"` // of an event, or open and answered
	Per      []string     `json:"per,omitempty"`
	Differ   bool         `json:"contested,omitempty"`
	Guess    bool         `json:"guess,omitempty"`
	Check    string       `json:"check,omitempty"`
	Source   string       `json:"source,omitempty"`
	Line     int          `json:"line,omitempty"`
	Text     string       `json:"text"`

	told string // Text with what a reader has to know beside it
}

// rows turns items into lines, each briefing's relations being made once.
func rows(items []query.Item) []line {
	lines := make([]line, len(items))
	var r *model.Relations
	for i, it := range items {
		if r == nil || r.Briefing() != it.Briefing {
			r = model.NewRelations(it.Briefing)
		}
		lines[i] = row(r, it.Ref)
	}
	return lines
}

func row(r *model.Relations, ref model.Ref) line {
	b := r.Briefing()
	l := line{
		Type: ref.Type, Address: model.CleanLine(r.AddressOf(ref).String()), Briefing: model.CleanLine(b.ID),
		Date: b.Date.String(), Marking: b.Marking, Status: b.Status,
		Actors: b.ActorsOf(ref), Issue: b.IssueOf(ref), Line: b.PlaceOf(ref).Line, Text: r.Label(ref),
	}
	l.told = l.Text
	switch ref.Type {
	case model.TypeQuote:
		l.quote(&b.Quotes()[ref.Index])
	case model.TypePosition:
		l.position(r, &b.Positions()[ref.Index])
	case model.TypeEvent:
		l.event(r, &b.Events()[ref.Index])
	case model.TypeQuestion:
		l.question(&b.Questions()[ref.Index])
	case model.TypeIssue:
		l.guessed(b.Issues()[ref.Index].Guess)
	}
	return l
}

func (l *line) quote(q *model.Quote) {
	l.Guess, l.Source, l.Check = q.Guess, q.Source, checked(*q)
	l.dated(q.On)
	if q.Guess {
		l.told = join(l.told, "[speaker not certain]")
	}
	if q.Failed() {
		l.told = join(l.told, "[not word for word]")
	}
}

func (l *line) question(q *model.Question) {
	if l.State = "open"; !q.Open {
		l.State = "answered"
		l.told = join(l.told, "→ "+q.Answer)
	}
	l.guessed(q.Guess)
}

func (l *line) guessed(is bool) {
	if l.Guess = is; is {
		l.told = join(l.told, "[not certain]")
	}
}

func (l *line) position(r *model.Relations, p *model.Position) {
	l.Stance, l.Per, l.Source = p.Stance, p.Per, p.Source
	l.Differ = r.Contested(p.Actor, p.Issue)
	l.dated(p.On)
	l.guessed(p.Guess)
	l.per(r)
	if l.Differ {
		l.told = join(l.told, "[accounts differ]")
	}
}

func (l *line) event(r *model.Relations, e *model.Event) {
	l.State, l.Per, l.Source, l.Date = string(e.State), e.Per, e.Source, e.When.String()
	l.told = join(e.When.String(), l.told)
	if e.State != "" && e.State != model.Happened {
		l.told = join(l.told, "["+string(e.State)+"]")
	}
	l.per(r)
}

func (l *line) dated(d model.Date) {
	if !d.IsZero() {
		l.Date = d.String()
	}
}

func (l *line) per(r *model.Relations) {
	if len(l.Per) > 0 {
		l.told = join(l.told, "(per "+printer{b: r.Briefing()}.names(l.Per)+")")
	}
}

// join puts a blank between two texts that are not empty.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

func (a *app) printRows(lines []line, f rowFlags) error {
	switch {
	case f.json:
		for _, l := range lines {
			if err := encodeLine(a.out, l); err != nil {
				return err
			}
		}
		return nil
	case f.csv:
		return a.printCSV(lines)
	}
	return a.printAligned(lines)
}

func (a *app) printCSV(lines []line) error {
	w := csv.NewWriter(a.out)
	w.Write([]string{
		"type", "address", "briefing", "date", "marking", "status", "actors", "issue", "stance", "state", "per",
		"contested", "guess", "check", "source", "line", "text",
	})
	for _, l := range lines {
		number := ""
		if l.Line > 0 {
			number = strconv.Itoa(l.Line)
		}
		record := []string{
			string(l.Type), l.Address, l.Briefing, l.Date, l.Marking, string(l.Status), strings.Join(l.Actors, " "),
			l.Issue, string(l.Stance), l.State, strings.Join(l.Per, " "), yes(l.Differ), yes(l.Guess), l.Check, l.Source,
			number, l.Text,
		}
		for i, cell := range record {
			record[i] = inert(cell)
		}
		w.Write(record)
	}
	w.Flush()
	return w.Error()
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// inert keeps a cell of a spreadsheet from being taken for a formula.
func inert(cell string) string { return export.Inert(cell) }

// printAligned prints addresses, types and texts in columns. A terminal gets
// lines that fit it, a pipe gets all the text. Rows of several briefings carry
// the marking of theirs.
func (a *app) printAligned(lines []line) error {
	address, kind, marking := 0, 0, 0
	for _, l := range lines {
		address = max(address, ansi.StringWidth(l.Address))
		kind = max(kind, len(l.Type))
		if l.Briefing != lines[0].Briefing || len(l.Marking) != len(lines[0].Marking) {
			marking = len("unmarked")
		}
	}
	for _, l := range lines {
		if marking > 0 {
			marking = max(marking, ansi.StringWidth(l.Marking))
		}
	}
	address = min(address, 48)
	width := 0
	if _, ok := terminal(a.Stdout); ok {
		width, _ = a.size()
	}
	for _, l := range lines {
		row := pad(l.Address, address) + "  " + pad(string(l.Type), kind) + "  "
		if marking > 0 {
			row += pad(cmp.Or(l.Marking, "unmarked"), marking) + "  "
		}
		row += l.told
		if width > 0 {
			row = ansi.Truncate(row, width, "…")
		}
		if _, err := fmt.Fprintln(a.out, row); err != nil {
			return err
		}
	}
	return nil
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-ansi.StringWidth(s)))
}
