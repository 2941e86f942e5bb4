package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

// value is the median of what was measured.
type value struct {
	n    float64
	runs int
}

// fails reports whether there is no figure: a program that cannot do it, or
// not in time.
func (v value) fails() bool { return v.runs == 0 || math.IsNaN(v.n) }

func (v value) String() string {
	switch {
	case v.fails():
		return "fails"
	case v.n < 10:
		return fmt.Sprintf("%.2f", v.n)
	case v.n < 100:
		return fmt.Sprintf("%.1f", v.n)
	}
	return fmt.Sprintf("%.0f", v.n)
}

// middle is the median of some figures.
func middle(all []float64) value { return quantile(all, 50) }

// quantile is the figure below which that many per cent of all are.
func quantile(all []float64, percent int) value {
	if len(all) == 0 {
		return value{}
	}
	all = slices.Sorted(slices.Values(all))
	return value{all[min(len(all)*percent/100, len(all)-1)], len(all)}
}

// peer is what somebody else takes for the same.
type peer struct {
	name string
	took value
}

// goal is what a figure has to stay within.
type goal struct {
	text string
	most float64
}

// row is one line of the table.
type row struct {
	what, unit string
	readout    value
	floor      *peer // the least that a program of this kind can do
	others     []peer
	goal       *goal
}

// group is rows under one heading.
type group struct {
	title string
	rows  []row
}

// print writes all groups as one table.
func print(w io.Writer, groups []group) error {
	var text strings.Builder
	out := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for i, g := range groups {
		if len(g.rows) == 0 {
			continue
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s\treadout\t\tfloor (ratio)\tgoal\t\tpeers (ratio)\n", strings.ToUpper(g.title))
		for _, r := range g.rows {
			fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.what, r.readout, r.unit, r.against(r.floor), r.asked(), r.verdict(), r.among())
		}
	}
	out.Flush()
	for line := range strings.Lines(text.String()) {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// What stands around the table in a document.
const (
	tableBegins = "<!-- table -->\n```text\n"
	tableEnds   = "```\n<!-- /table -->"
)

// replace puts a table into a document in the place of the one that is there.
func replace(path, table string) error {
	src, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, begins := strings.Cut(string(src), tableBegins)
	_, after, ends := strings.Cut(rest, tableEnds)
	if !begins || !ends {
		return fmt.Errorf("%s: no place for a table", path)
	}
	return os.WriteFile(path, []byte(before+tableBegins+table+tableEnds+after), 0o644)
}

// against is what a peer takes, and how many times as much readout does.
func (r row) against(p *peer) string {
	switch {
	case p == nil:
		return ""
	case p.took.fails() || r.readout.fails() || p.took.n == 0:
		return p.took.String()
	}
	ratio := r.readout.n / p.took.n
	if ratio >= 10 {
		return fmt.Sprintf("%s (%.0f)", p.took, ratio)
	}
	return fmt.Sprintf("%s (%.2g)", p.took, ratio)
}

func (r row) among() string {
	var all []string
	for _, p := range r.others {
		all = append(all, p.name+" "+r.against(&p))
	}
	return strings.Join(all, "  ")
}

func (r row) asked() string {
	if r.goal == nil {
		return ""
	}
	return r.goal.text
}

// verdict says whether the goal is met.
func (r row) verdict() string {
	switch {
	case r.goal == nil:
		return ""
	case !r.readout.fails() && r.readout.n <= r.goal.most:
		return "met"
	}
	return "MISSED"
}

// within is a goal in the unit of the row.
func within(most float64) *goal { return &goal{fmt.Sprintf("≤ %g", most), most} }

// times is a goal relative to what somebody else takes.
func times(factor float64, than value, name string) *goal {
	if factor == 1 {
		return &goal{"≤ " + name, than.n}
	}
	return &goal{fmt.Sprintf("≤ %g × %s", factor, name), factor * than.n}
}
