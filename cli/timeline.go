package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/library"
	"readout/ui/board"
)

func (a *app) timelineCommand() *cobra.Command {
	var f rowFlags
	var noWords bool
	var by string
	c := &cobra.Command{
		Use:   "timeline [PATH… | -]",
		Short: "Print what happened, was said and was corrected, and what comes next",
		Long: "Print the timeline: events, dated quotations and corrections, with a line for today. An event or quotation that several " +
			"briefings tell is printed once, as the newest tells it. A terminal gets columns; a pipe gets one entry a line, whole.\n\n" +
			"Signs: o planned, ? claimed, / cancelled, # disputed, : words, x correction, \" second-hand; no sign: happened. " +
			"A plan whose date has passed without news is overdue.",
		Example: "  readout timeline briefings/\n" +
			"  readout timeline --no-words -f issue:border briefings/\n" +
			"  readout timeline --by week kyiv.md",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error {
			if err := exclusive(c, "json", "csv", "by"); err != nil {
				return err
			}
			switch by {
			case "", "day", "week", "month":
			default:
				return wrong("", "--by takes day, week or month, not %q", by)
			}
			r, err := a.relate(paths)
			if err != nil {
				return err
			}
			return a.printTimeline(r, board.Timeline{NoWords: noWords, Zoom: board.Zoom(by)}, f)
		},
	}
	c.Flags().BoolVar(&noWords, "no-words", false, "leave dated quotations out")
	c.Flags().StringVar(&by, "by", "", "group by day, week or month")
	a.boardFlags(c, &f)
	return c
}

// printTimeline prints the timeline of all that counts. One briefing that does
// not count and was named alone is printed, too.
func (a *app) printTimeline(r *related, b board.Timeline, f rowFlags) error {
	frame := a.boardFrame(r)
	if bs := r.library.Listed(); len(r.scope) == 0 && len(bs) == 1 && r.reading.folder == "" {
		frame.Scope = bs
	}
	t := r.library.Timeline(frame.Scope, library.TimelineOptions{NoWords: b.NoWords, Keep: r.keep})
	switch {
	case f.json:
		for i := range t.Entries {
			if err := encodeLine(a.out, entryOf(t, i)); err != nil {
				return err
			}
		}
		return nil
	case f.csv:
		return a.printTable(timelineTable(t), true)
	case a.onTerminal():
		return a.printSheet(frame, b.Printed(frame))
	}
	return a.printEntries(frame, b, t)
}

// entryLine is an entry of a timeline as JSON.
type entryLine struct {
	Kind       string        `json:"kind"` // event, words or correction
	Date       string        `json:"date,omitempty"`
	Ahead      bool          `json:"ahead"` // yet to come: after now, or planned without a date
	State      string        `json:"state,omitempty"`
	Was        []formerLine  `json:"was,omitempty"` // what earlier briefings said otherwise, oldest first
	Disputed   bool          `json:"disputed,omitempty"`
	Accounts   []tellingLine `json:"accounts,omitempty"` // of a disputed event
	Overdue    bool          `json:"overdue,omitempty"`
	SecondHand bool          `json:"secondhand,omitempty"`
	Guess      bool          `json:"guess,omitempty"` // the speaker is not certain
	What       string        `json:"what"`
	Who        []string      `json:"who,omitempty"`
	Where      string        `json:"where,omitempty"`
	Issue      string        `json:"issue,omitempty"`
	Per        []string      `json:"per,omitempty"`
	Source     string        `json:"source,omitempty"`
	Grade      string        `json:"grade,omitempty"`
	Briefing   string        `json:"briefing"` // the newest that tells it
	Told       []string      `json:"told_in"`
	Marking    string        `json:"marking,omitempty"`
	Address    string        `json:"address"`
}

// tellingLine is one account of an event.
type tellingLine struct {
	State   string   `json:"state"`
	Per     []string `json:"per,omitempty"`
	Address string   `json:"address"`
}

// formerLine is what an earlier briefing said of an event.
type formerLine struct {
	State    string `json:"state"`
	Date     string `json:"date,omitempty"`
	What     string `json:"what,omitempty"` // if it said it in other words
	Disputed bool   `json:"disputed,omitempty"`
	Briefing string `json:"briefing"`
}

func entryOf(t *library.Timeline, i int) entryLine {
	e := &t.Entries[i]
	line := entryLine{
		Kind: string(e.Kind), Date: e.When.String(), Ahead: e.Ahead, State: string(e.State), Disputed: e.Disputed, Overdue: e.Overdue,
		SecondHand: e.SecondHand, Guess: e.Guess, What: model.CleanLine(e.What), Who: e.Who, Where: e.Where, Issue: e.Issue, Per: e.Per,
		Briefing: e.Briefing.ID, Marking: e.Briefing.Marking, Address: addressIn(e.Briefing, e.Ref),
	}
	if e.Kind != library.CorrectionEntry {
		if s := e.Briefing.SourceByID(e.Briefing.SourceOf(e.Ref)); s != nil {
			line.Source, line.Grade = s.ID, s.Grade
		}
	}
	for _, w := range e.Was {
		line.Was = append(line.Was, formerLine{string(w.State), w.When.String(), w.What, w.Disputed, w.Briefing.ID})
	}
	for _, told := range e.Accounts() {
		if ev := told.Event(); ev != nil {
			line.Accounts = append(line.Accounts, tellingLine{string(ev.State), ev.Per, addressIn(told.Briefing, told.Ref)})
		}
	}
	for _, told := range e.Told {
		if id := told.Briefing.ID; !slices.Contains(line.Told, id) {
			line.Told = append(line.Told, id)
		}
	}
	return line
}

// tellings are the accounts of a disputed event, as "planned, per ann; cancelled".
func tellings(all []tellingLine) string {
	words := make([]string, len(all))
	for i, t := range all {
		words[i] = t.State
		if len(t.Per) > 0 {
			words[i] += ", per " + strings.Join(t.Per, ", ")
		}
	}
	return strings.Join(words, "; ")
}

// inWords is what an earlier briefing said, as "planned 2032-01-19 in orrin-02".
func (w formerLine) inWords() string {
	if w.Disputed {
		w.State = "disputed"
	}
	return join(join(join(w.State, w.Date), w.What), "in "+w.Briefing)
}

func formerly(was []formerLine) string {
	words := make([]string, len(was))
	for i, w := range was {
		words[i] = w.inWords()
	}
	return strings.Join(words, "; ")
}

func timelineTable(t *library.Timeline) table {
	out := table{head: []string{
		"kind", "date", "ahead", "state", "was", "disputed", "accounts", "overdue", "secondhand", "guess", "what", "who", "where", "issue", "per",
		"source", "grade", "briefing", "told_in", "marking", "address",
	}}
	for i := range t.Entries {
		l := entryOf(t, i)
		out.add(l.Kind, l.Date, yes(l.Ahead), l.State, formerly(l.Was), yes(l.Disputed), tellings(l.Accounts), yes(l.Overdue), yes(l.SecondHand), yes(l.Guess),
			l.What, strings.Join(l.Who, " "), l.Where, l.Issue, strings.Join(l.Per, " "), l.Source, l.Grade, l.Briefing,
			strings.Join(l.Told, " "), l.Marking, l.Address)
	}
	return out
}

// printEntries prints one entry a line, whole, with lines for today and the groups.
func (a *app) printEntries(f board.Frame, b board.Timeline, t *library.Timeline) error {
	s := b.Printed(f)
	facts := []string{markingWord(library.Highest(f.Scope))}
	for _, fact := range s.Facts {
		facts = append(facts, fact.Text)
	}
	lines := []string{s.Title, strings.Join(facts, "  "), s.Name + ": " + s.Count, ""}
	if len(t.Entries) == 0 {
		lines[3] = s.Empty
	}
	today := "-- " + board.Today(f.Library)
	rows, headings := inColumns(t), b.Headings(t)
	for i, row := range rows {
		if i == t.Today {
			lines = append(lines, today)
		}
		if h := headings[i]; h != "" {
			lines = append(lines, "-- "+h)
		}
		lines = append(lines, row)
	}
	if len(rows) > 0 && t.Today == len(rows) {
		lines = append(lines, today)
	}
	if left := board.Unplaced(t); left != "" && len(rows) > 0 && !b.NoWords {
		lines = append(lines, left)
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(a.out, strings.TrimRight(model.CleanLine(line), " ")); err != nil {
			return err
		}
	}
	return nil
}

// inColumns are the entries in words, each in one line.
func inColumns(t *library.Timeline) []string {
	var rows [][]string
	var widths [6]int
	for i := range t.Entries {
		rows = append(rows, entryCells(t, i))
		for k, cell := range rows[i] {
			widths[k] = max(widths[k], ansi.StringWidth(cell))
		}
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		for k, cell := range row {
			if widths[k] > 0 {
				row[k] = pad(cell, widths[k]) + "  "
			}
		}
		lines[i] = strings.Join(row, "")
	}
	return lines
}

func entryCells(t *library.Timeline, i int) []string {
	e, l := &t.Entries[i], entryOf(t, i)
	state := l.State
	switch {
	case l.Disputed:
		state = "disputed"
	case l.Overdue:
		state = "overdue"
	case e.Kind != library.EventEntry:
		state = l.Kind
	}
	if l.Date == "" {
		l.Date = "no date"
	}
	what := l.What
	if len(l.Per) > 0 {
		what += " (per " + shortNames(t.Cast, l.Per) + ")"
	}
	if l.SecondHand {
		what += " [second-hand]"
	}
	if len(l.Was) > 0 {
		what += " [was " + formerly(l.Was) + "]"
	}
	for k, told := range l.Accounts {
		open := map[bool]string{true: " [", false: "; "}[k == 0]
		what += open + told.State
		if len(told.Per) > 0 {
			what += " per " + shortNames(t.Cast, told.Per)
		}
	}
	if len(l.Accounts) > 0 {
		what += "]"
	}
	who := shortNames(t.Cast, l.Who)
	if l.Guess {
		who += "?"
	}
	cells := []string{l.Date, state, what, who, markingWord(l.Marking), l.Address}
	for k := range cells {
		cells[k] = model.CleanLine(cells[k])
	}
	return cells
}

func shortNames(c *library.Cast, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = c.Short(id)
	}
	return strings.Join(names, ", ")
}
