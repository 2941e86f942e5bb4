package cli

import (
	"strings"

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
		Long: "Print the timeline: events, dated quotations and corrections, with a line for today. " +
			"Planned (o), claimed (?), cancelled (/) and disputed (#) events are told apart.",
		Example: "  readout timeline briefings/\n" +
			"  readout timeline --no-words -f issue:border briefings/\n" +
			"  readout timeline --json kyiv.md",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error {
			if err := exclusive(c, "json", "csv"); err != nil {
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
			return a.printTimeline(r, board.Timeline{NoWords: noWords, OneList: true, Zoom: board.Zoom(by)}, f)
		},
	}
	c.Flags().BoolVar(&noWords, "no-words", false, "leave dated quotations out")
	c.Flags().StringVar(&by, "by", "", "group by day, week or month")
	a.boardFlags(c, &f)
	return c
}

// entryLine is an entry of a timeline as JSON.
type entryLine struct {
	Kind     string   `json:"kind"` // event, words or correction
	Date     string   `json:"date,omitempty"`
	Ahead    bool     `json:"ahead"` // of today, or without a date
	State    string   `json:"state,omitempty"`
	Was      []string `json:"was,omitempty"` // former states and dates, oldest first
	Disputed bool     `json:"disputed,omitempty"`
	Overdue  bool     `json:"overdue,omitempty"`
	What     string   `json:"what"`
	Who      []string `json:"who,omitempty"`
	Where    string   `json:"where,omitempty"`
	Issue    string   `json:"issue,omitempty"`
	Per      []string `json:"per,omitempty"`
	Briefing string   `json:"briefing"` // the newest that tells it
	Told     []string `json:"told_in"`
	Marking  string   `json:"marking,omitempty"`
	Address  string   `json:"address"`
}

func (a *app) printTimeline(r *related, b board.Timeline, f rowFlags) error {
	t := r.library.Timeline(r.scope, library.TimelineOptions{NoWords: b.NoWords, Keep: r.keep})
	frame := a.boardFrame(r)
	switch {
	case f.json:
		for i := range t.Entries {
			if err := encodeLine(a.out, entryOf(t, i)); err != nil {
				return err
			}
		}
		return nil
	case f.csv:
		return a.printTable(timelineCSV(t), true)
	case !a.onTerminal():
		return a.printTable(timelineRows(a, t), false)
	}
	return a.printSheet(frame, b.Sheet(frame))
}

func entryOf(t *library.Timeline, i int) entryLine {
	e := &t.Entries[i]
	line := entryLine{
		Kind: string(e.Kind), Date: e.When.String(), Ahead: i >= t.Today, State: string(e.State), Disputed: e.Disputed, Overdue: e.Overdue,
		What: model.CleanLine(e.What), Who: e.Who, Where: e.Where, Issue: e.Issue, Per: e.Per, Briefing: e.Briefing.ID,
		Marking: e.Briefing.Marking, Address: addressIn(e.Briefing, e.Ref),
	}
	for _, w := range e.Was {
		line.Was = append(line.Was, join(string(w.State), w.When.String()))
	}
	for _, told := range e.Told {
		line.Told = append(line.Told, told.Briefing.ID)
	}
	return line
}

func timelineCSV(t *library.Timeline) table {
	out := table{head: []string{
		"kind", "date", "ahead", "state", "was", "disputed", "overdue", "what", "who", "where", "issue", "per", "briefing", "told_in", "marking", "address",
	}}
	for i := range t.Entries {
		l := entryOf(t, i)
		out.add(l.Kind, l.Date, yes(l.Ahead), l.State, strings.Join(l.Was, "; "), yes(l.Disputed), yes(l.Overdue), l.What, strings.Join(l.Who, " "), l.Where,
			l.Issue, strings.Join(l.Per, " "), l.Briefing, strings.Join(l.Told, " "), l.Marking, l.Address)
	}
	return out
}

// timelineRows are the entries in words, with a row for today.
func timelineRows(a *app, t *library.Timeline) table {
	out := table{head: make([]string, 6)}
	today := func() { out.add("-- today", a.Now().UTC().Format("2006-01-02"), "", "", "", "") }
	for i := range t.Entries {
		if i == t.Today {
			today()
		}
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
		var who []string
		for _, id := range e.Who {
			who = append(who, t.Cast.Short(id))
		}
		what := l.What
		if len(e.Per) > 0 {
			var per []string
			for _, id := range e.Per {
				per = append(per, t.Cast.Short(id))
			}
			what += " (per " + strings.Join(per, ", ") + ")"
		}
		out.add(l.Date, state, what, strings.Join(who, ", "), markingWord(l.Marking), l.Address)
	}
	if t.Today == len(t.Entries) {
		today()
	}
	return out
}
