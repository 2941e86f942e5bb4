package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/library"
	"readout/ui/board"
)

// matrixFlags say which matrix is printed.
type matrixFlags struct {
	rowFlags
	on          string
	moved, swap bool
}

func (a *app) matrixCommand() *cobra.Command {
	var f matrixFlags
	c := &cobra.Command{
		Use:   "matrix [PATH… | -]",
		Short: "Print who stands where on what",
		Long: "Print the position matrix: who stands where on what, as of the newest briefing or of the one that --on names. " +
			"Briefings that share issues make one matrix, the newest first. A terminal gets columns; a pipe gets one account a line, whole.\n\n" +
			"Signs: + for, - against, ~ conditional, ? unclear, o silent, ! accounts differ, . not covered, \" second-hand; " +
			"-~ moved from against to conditional, * new, (+) from an earlier briefing, a last ? not certain.",
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
			return a.matrix(r, f)
		},
	}
	c.Flags().StringVar(&f.on, "on", "", "as of a day, or of the briefing with this id")
	c.Flags().BoolVar(&f.moved, "moved", false, "only what moved in that briefing, or is new")
	c.Flags().BoolVar(&f.swap, "swap", false, "issues down, actors across")
	a.boardFlags(c, &f.rowFlags)
	return c
}

// matrix prints a matrix for each series that has positions by then.
func (a *app) matrix(r *related, f matrixFlags) error {
	var all []seriesMatrix
	known := false
	for _, series := range seriesOf(r) {
		at, ok := standsOn(series, f.on)
		if !ok {
			continue
		}
		known = true
		m := r.library.Matrix(series, library.MatrixOptions{At: at, MovedOnly: f.moved, Keep: r.keep})
		if len(m.Actors) > 0 || m.Hidden > 0 {
			all = append(all, seriesMatrix{series, m})
		}
	}
	if f.on != "" && !known {
		return wrong("--on takes a day or the id of a briefing", "no briefing here is called %q, or of that day or before", f.on)
	}
	if f.csv {
		return a.printTable(matrixTable(all), true)
	}
	for i, sm := range all {
		if i > 0 && !f.json {
			fmt.Fprintln(a.out)
		}
		if err := a.printMatrix(r, sm, f); err != nil {
			return err
		}
	}
	if len(all) == 0 && !f.json {
		_, err := fmt.Fprintln(a.out, "no briefing here records a position")
		return err
	}
	return nil
}

// seriesMatrix is the matrix of one series.
type seriesMatrix struct {
	series []*model.Briefing
	*library.Matrix
}

// seriesOf are the series of what was read. One briefing that does not count
// and was named alone is a series of its own.
func seriesOf(r *related) [][]*model.Briefing {
	if bs := r.library.Listed(); len(r.scope) == 0 && len(bs) == 1 && r.reading.folder == "" {
		return [][]*model.Briefing{bs}
	}
	return r.library.AllSeries()
}

// standsOn is the briefing of a series to stand on: that with an id, or the
// latest of a day or before it.
func standsOn(series []*model.Briefing, on string) (*model.Briefing, bool) {
	if on == "" {
		return nil, true
	}
	day := model.ParseDate(on)
	_, end := day.Span()
	for i := len(series) - 1; i >= 0; i-- {
		b := series[i]
		if from, _ := b.Date.Span(); b.ID == on || day.Valid() && b.Date.Valid() && from.Before(end) {
			return b, true
		}
	}
	return nil, false
}

func (a *app) printMatrix(r *related, sm seriesMatrix, f matrixFlags) error {
	if f.json {
		return encodeLine(a.out, matrixOf(sm))
	}
	frame := a.boardFrame(r)
	frame.Scope = sm.series
	b := board.Matrix{Moved: f.moved, Swap: f.swap}.StandOn(sm.series, sm.At)
	if a.onTerminal() {
		return a.printSheet(frame, b.Printed(frame))
	}
	frame.Width = board.Widest
	s := b.Printed(frame)
	facts := []string{markingWord(library.Highest(sm.series))}
	for _, fact := range s.Facts {
		facts = append(facts, fact.Text)
	}
	lines := []string{s.Title, strings.Join(facts, "  "), s.Name + ": " + s.Count, ""}
	if len(s.Lines) == 0 {
		lines[3] = s.Empty
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(a.out, model.CleanLine(line)); err != nil {
			return err
		}
	}
	return a.printTable(accountTable(sm), false)
}
