package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/query"
)

// rowFlags say how rows are printed.
type rowFlags struct {
	json, csv, count bool
}

func (a *app) listCommand() *cobra.Command {
	var f rowFlags
	c := &cobra.Command{
		Use:   "list [QUERY] [PATH… | -]",
		Short: "Print the rows that a filter leaves, over files and folders",
		Long: "Print the rows that a filter leaves: one item a line, its address first. " +
			"The first argument is the filter unless a file has that name; without a PATH the embedded briefing is searched.\n\n" +
			"Filters: " + strings.Join(keyNames(), " "),
		Example: "  readout list 'by:zelensky issue:territory' kyiv.md\n" +
			"  readout list is:open briefings/\n" +
			"  readout list --csv type:position . > positions.csv",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := exclusive(c, "json", "csv", "count"); err != nil {
				return err
			}
			return a.list(args, f)
		},
	}
	c.Flags().BoolVar(&f.json, "json", false, "print one JSON object a line")
	c.Flags().BoolVar(&f.csv, "csv", false, "print CSV that no spreadsheet takes for formulas")
	c.Flags().BoolVar(&f.count, "count", false, "print the number of rows")
	a.sourceFlags(c)
	c.Flags().StringVarP(&a.flags.filter, "filter", "f", "", "the filter, if it is not the first argument")
	a.settingFlags(c, "max-size", "cache", "state")
	return c
}

// keyNames are the keys of the filter language, each with its colon.
func keyNames() []string {
	var names []string
	for _, k := range query.Keys() {
		names = append(names, k.Name+":")
	}
	return names
}

func (a *app) list(args []string, f rowFlags) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	text, paths := a.filterAndPaths(args)
	q, err := a.parse(c, text)
	if err != nil {
		return err
	}
	a.skims = true
	r, err := a.read(c, paths)
	if err != nil {
		return err
	}
	r.withhold(a.Now())
	if a.warn(r); len(r.faults) > 0 {
		a.status = Trouble
	}
	set := a.set(c, text, r.briefings)
	items := a.standing(r.briefings, set.Select(q))
	for _, advice := range set.Advice(q) {
		fmt.Fprintln(a.Stderr, model.CleanLine(advice))
	}
	if text == "" && len(r.briefings) == 1 && r.address != (model.Address{Path: r.address.Path}) {
		ref, err := resolve(r.briefings[0], r.address)
		if err != nil {
			return err
		}
		items = []query.Item{{Briefing: r.briefings[0], Ref: ref}}
	}
	if f.count {
		_, err := fmt.Fprintln(a.out, len(items))
		return err
	}
	return a.printRows(rows(items), f)
}

// standing leaves out what stands in briefings that are withdrawn, but not
// those themselves, and says so. One that is read alone is listed whole.
func (a *app) standing(bs []*model.Briefing, items []query.Item) []query.Item {
	if len(bs) == 1 {
		return items
	}
	n := len(items)
	items = slices.DeleteFunc(items, func(it query.Item) bool {
		return it.Briefing.Status == model.Withdrawn && it.Ref.Type != model.TypeBriefing
	})
	if n -= len(items); n > 0 {
		fmt.Fprintf(a.Stderr, "%s of briefings that are withdrawn: not listed\n", counted(n, "row", "rows"))
	}
	return items
}

// filterAndPaths parts the arguments into a filter and what can be read. The
// filter is the first, unless a flag gives it or a file has that name.
func (a *app) filterAndPaths(args []string) (text string, paths []string) {
	switch {
	case a.visit != nil:
		return a.hostedFilter(args, true)
	case a.flags.filter == "" && len(args) > 0 && !a.isPath(args[0]) && !a.inSample(args[0]):
		return args[0], args[1:]
	}
	return a.flags.filter, args
}

// isPath reports whether an argument names something that can be read.
func (a *app) isPath(arg string) bool {
	path, _, found := strings.Cut(arg, "#")
	if arg == "-" || found && path == "" {
		return true
	}
	for _, name := range []string{arg, path} {
		if _, there := a.there(name); there {
			return true
		}
	}
	return false
}

// there reports whether there is something of a name that can be read, and
// whether it is a folder.
func (a *app) there(path string) (folder, ok bool) {
	if a.visit != nil {
		return a.thereHosted(path)
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir(), err == nil
}

// parseQuery reads a filter; on the command line an unfinished one is wrong too.
func parseQuery(text string) (query.Query, error) {
	q, err := query.Parse(text)
	var e *query.Error
	if errors.As(err, &e) {
		return q, wrong("readout list --help names the filters", "filter %q, %w", text, err)
	}
	return q, err
}

// set is the items that a filter chooses from. What the reader keeps is asked
// for if the filter speaks of it.
func (a *app) set(c *config, text string, bs []*model.Briefing) *query.Set {
	return query.NewSet(bs, a.keptContext(c, text))
}

// everyBriefing is one item for each briefing.
func everyBriefing(bs []*model.Briefing) []query.Item {
	items := make([]query.Item, len(bs))
	for i, b := range bs {
		items[i] = query.Item{Briefing: b, Ref: model.Ref{Type: model.TypeBriefing}}
	}
	return items
}
