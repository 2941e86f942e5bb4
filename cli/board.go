package cli

import (
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/library"
	"readout/model/query"
	"readout/ui/board"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// related is what a view over briefings is made of.
type related struct {
	config  *config
	reading *reading
	library *library.Library
	scope   []*model.Briefing // oldest first
	keep    library.Keep
}

// boardFlags give a command that prints a view its flags.
func (a *app) boardFlags(c *cobra.Command, f *rowFlags) {
	c.Flags().BoolVar(&f.json, "json", false, "print as JSON")
	c.Flags().BoolVar(&f.csv, "csv", false, "print CSV that no spreadsheet takes for formulas")
	c.Flags().StringVarP(&a.flags.filter, "filter", "f", "", "only what this filter leaves")
	a.sourceFlags(c)
	a.settingFlags(c, "max-size", "ascii", "state")
}

// relate reads what the paths name and relates it, under the filter.
func (a *app) relate(paths []string) (*related, error) {
	c, err := a.configure()
	if err != nil {
		return nil, err
	}
	if a.visit != nil {
		a.flags.filter, paths = a.hostedFilter(paths, false)
	}
	if _, err := a.parse(c, a.flags.filter); err != nil {
		return nil, err
	}
	r, err := a.read(c, paths)
	if err != nil {
		return nil, err
	}
	if a.warn(r); len(r.faults) > 0 {
		a.status = Trouble
	}
	return a.relateReading(c, r)
}

// relateReading relates what was read, under the filter.
func (a *app) relateReading(c *config, r *reading) (*related, error) {
	q, err := a.parse(c, a.flags.filter)
	if err != nil {
		return nil, err
	}
	rel := &related{config: c, reading: r, library: a.related(r.briefings)}
	rel.scope = rel.library.Counted()
	if strings.TrimSpace(a.flags.filter) == "" {
		return rel, nil
	}
	set := a.set(c, a.flags.filter, rel.scope)
	for _, advice := range set.Advice(q) {
		fmt.Fprintln(a.Stderr, model.CleanLine(advice))
	}
	rel.keep = library.Kept(remaining(set.Select(q)))
	return rel, nil
}

// related relates briefings; readers of one host share what comes of it.
func (a *app) related(bs []*model.Briefing) *library.Library {
	if a.visit != nil {
		return a.visit.View.Related(bs, a.Now())
	}
	return library.New(bs, a.Now())
}

// remaining is the items of a selection by their briefing.
func remaining(items []query.Item) map[*model.Briefing][]model.Ref {
	all := map[*model.Briefing][]model.Ref{}
	for _, it := range items {
		all[it.Briefing] = append(all[it.Briefing], it.Ref)
	}
	return all
}

// frame is the window that a view is printed for.
func (a *app) boardFrame(r *related) board.Frame {
	width, _ := a.size()
	return board.Frame{
		Library: r.library, Scope: r.scope, Keep: r.keep, Filter: a.flags.filter, Folder: r.reading.folder,
		Width: min(max(width, 20), board.Widest), Height: 1000, Method: ansi.GraphemeWidth,
		Theme: theme.New(theme.Options{NoColor: true, ASCII: r.config.ASCII || a.sevenBit()}),
	}
}

// printSheet prints a view as a terminal of that width would show it, without
// its cursor. What a reader has to know of all of it comes first.
func (a *app) printSheet(f board.Frame, s sheet.Sheet) error {
	of := s.Of
	if len(of) == 0 {
		of = f.Scope
	}
	facts := []string{markingWord(library.Highest(of))}
	for _, fact := range s.Facts {
		facts = append(facts, fact.Text)
	}
	lines := []string{s.Title, strings.Join(facts, "  "), ""}
	if s.Count != "" {
		lines = append(lines, s.Name+": "+s.Count)
	}
	lines = append(lines, s.Print(f.Method, f.Width)...)
	if len(s.Lines) == 0 {
		lines = append(lines, s.Empty)
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(a.out, strings.TrimRight(f.Method.Truncate(model.CleanLine(l), f.Width, "…"), " ")); err != nil {
			return err
		}
	}
	return nil
}

func markingWord(marking string) string {
	if marking == "" {
		return "unmarked"
	}
	return marking
}

// table is rows of cells under a head.
type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// printTable prints a table in columns, or as CSV.
func (a *app) printTable(t table, asCSV bool) error {
	if asCSV {
		w := csv.NewWriter(a.out)
		w.Write(t.head)
		for _, row := range t.rows {
			for i := range row {
				row[i] = inert(model.CleanLine(row[i]))
			}
			w.Write(row)
		}
		w.Flush()
		return w.Error()
	}
	widths := make([]int, len(t.head))
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(model.CleanLine(cell)))
		}
	}
	for _, row := range t.rows {
		var line strings.Builder
		for i, cell := range row {
			if widths[i] == 0 {
				continue
			}
			line.WriteString(pad(model.CleanLine(cell), widths[i]) + "  ")
		}
		if _, err := fmt.Fprintln(a.out, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// onTerminal reports whether what is printed is read on a terminal.
func (a *app) onTerminal() bool {
	_, ok := terminal(a.Stdout)
	return ok
}

// addressIn is the address of an item of a briefing.
func addressIn(b *model.Briefing, r model.Ref) string {
	return model.CleanLine(b.AddressOf(r).String())
}
