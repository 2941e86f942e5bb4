package cli

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/content"
	"readout/export"
	"readout/model"
	"readout/model/library"
)

// exportForms are what --to takes.
var exportForms = []string{"html", "md", "json", "csv", "jsonld"}

// exportFlags say what is exported, and where to.
type exportFlags struct {
	to, table, out string
	force          bool
}

func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export --to html|md|json|csv|jsonld [PATH… | -]",
		Short: "Write briefings for a browser, a spreadsheet or another program",
		Long: "Write briefings in another form, to standard output or to the file that -o names.\n\n" +
			"html   one page that needs nothing beside it: no script, light and dark, made to be printed\n" +
			"md     Markdown of the format; of several briefings into a folder, a file each\n" +
			"json   everything, resolved, as readout schema describes it; several briefings in an array\n" +
			"csv    one --table, in which no cell is a formula\n" +
			"jsonld linked data in the terms of schema.org",
		Example: "  readout export --to html -o talks.html briefings/\n" +
			"  readout export --to csv --table positions -f is:contested . > positions.csv\n" +
			"  readout export --to jsonld kyiv.md",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error { return a.export(paths, f) },
	}
	c.Flags().StringVar(&f.to, "to", "", "form: "+strings.Join(exportForms, ", "))
	c.Flags().StringVar(&f.table, "table", "", "table of csv, else quotes: "+strings.Join(export.Tables, ", "))
	if a.visit == nil {
		c.Flags().StringVarP(&f.out, "output", "o", "", "file to write; of md, a folder too")
		c.Flags().BoolVar(&f.force, "force", false, "write over a file that is there")
	}
	c.Flags().StringVarP(&a.flags.filter, "filter", "f", "", "only briefings in which this filter leaves something; of csv, only rows that it leaves")
	a.sourceFlags(c)
	a.settingFlags(c, "max-size", "state")
	return c
}

// check finds what is wrong with the flags and sets what they leave open.
func (f *exportFlags) check() error {
	switch {
	case f.to == "":
		return wrong("it takes "+strings.Join(exportForms, ", "), "export needs --to")
	case !slices.Contains(exportForms, f.to):
		return wrong("it takes "+strings.Join(exportForms, ", "), "--to %q is none%s", f.to, suggested(f.to, exportForms))
	case f.table != "" && f.to != "csv":
		return wrong("", "--table belongs to --to csv")
	case f.table != "" && !slices.Contains(export.Tables, f.table):
		return wrong("it takes "+strings.Join(export.Tables, ", "), "--table %q is none%s", f.table, suggested(f.table, export.Tables))
	case f.table == "":
		f.table = export.Tables[0]
	}
	if f.out == "-" {
		f.out = ""
	}
	return nil
}

func suggested(word string, among []string) string {
	if near, _ := model.Nearest(word, among); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

func (a *app) export(paths []string, f exportFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	bs, keep, err := a.toExport(paths)
	if err != nil {
		return err
	}
	if f.to == "md" && (len(bs) > 1 || isFolder(f.out)) {
		return a.exportEach(bs, f)
	}
	var out bytes.Buffer
	if err := a.exportAll(&out, bs, keep, f); err != nil {
		return err
	}
	if f.out == "" {
		return a.printBytes(printable(out.Bytes(), f.to), nil)
	}
	return a.writeNew(f.out, out.Bytes(), f.force)
}

// toExport are the briefings that are named and in which the filter leaves
// anything, and what it leaves of them. Those under embargo are among them if
// they are named one by one.
func (a *app) toExport(paths []string) ([]*model.Briefing, library.Keep, error) {
	c, err := a.configure()
	if err != nil {
		return nil, nil, err
	}
	if a.visit != nil {
		a.flags.filter, paths = a.hostedFilter(paths, false)
	}
	q, err := a.parse(c, a.flags.filter)
	if err != nil {
		return nil, nil, err
	}
	r, err := a.read(c, paths)
	if err != nil {
		return nil, nil, err
	}
	if a.warn(r); len(r.faults) > 0 {
		a.status = Trouble
	}
	bs := r.briefings
	if len(bs) == 0 {
		return nil, nil, errors.New("nothing to export: all of it is under embargo")
	}
	for _, b := range bs {
		if b.Embargoed(a.Now()) {
			fmt.Fprintln(a.Stderr, model.CleanLine(fmt.Sprintf("%s is under embargo until %s: keep what is written until then", b.Path, b.Embargo)))
		}
	}
	if strings.TrimSpace(a.flags.filter) == "" {
		return bs, nil, nil
	}
	set := a.set(c, a.flags.filter, bs)
	for _, advice := range set.Advice(q) {
		fmt.Fprintln(a.Stderr, model.CleanLine(advice))
	}
	left := remaining(set.Select(q))
	bs = slices.DeleteFunc(slices.Clone(bs), func(b *model.Briefing) bool { return len(left[b]) == 0 })
	if len(bs) == 0 {
		return nil, nil, errors.New("nothing to export: the filter leaves no briefing")
	}
	return bs, library.Kept(left), nil
}

// printable is what was exported as a terminal or a pipe may get it. The
// Markdown keeps the bytes of the file, controls and all, in files alone.
func printable(data []byte, form string) []byte {
	if form == "md" {
		return []byte(model.Clean(string(data)))
	}
	return data
}

// exportAll writes all briefings in one form.
func (a *app) exportAll(out *bytes.Buffer, bs []*model.Briefing, keep library.Keep, f exportFlags) error {
	switch f.to {
	case "html":
		return export.HTML(out, bs, a.Now())
	case "csv":
		return export.CSV(out, bs, f.table, keep)
	case "jsonld":
		data, err := export.JSONLD(bs)
		out.Write(inertJSON(data))
		return err
	case "md":
		data, err := content.Format(bs[0])
		out.Write(data)
		return err
	}
	var all [][]byte
	for _, b := range bs {
		data, err := content.JSON(b)
		if err != nil {
			return err
		}
		all = append(all, bytes.TrimRight(inertJSON(data), "\n"))
	}
	if len(all) == 1 {
		out.Write(append(all[0], '\n'))
		return nil
	}
	out.WriteString("[\n")
	out.Write(bytes.Join(all, []byte(",\n")))
	out.WriteString("\n]\n")
	return nil
}
