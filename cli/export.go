package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/content"
	"readout/export"
	"readout/model"
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
		Long: "Write briefings in another form. html is one page that needs nothing beside it: no script, light and dark, made to be printed; " +
			"csv is one --table, jsonld is linked data in the terms of schema.org. Without -o it goes to standard output.",
		Example: "  readout export --to html -o talks.html briefings/\n" +
			"  readout export --to csv --table positions briefings/ > positions.csv\n" +
			"  readout export --to jsonld kyiv.md",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error { return a.export(paths, f) },
	}
	c.Flags().StringVar(&f.to, "to", "", "form: "+strings.Join(exportForms, ", "))
	c.Flags().StringVar(&f.table, "table", "", "table of csv: "+strings.Join(export.Tables, ", "))
	c.Flags().StringVarP(&f.out, "output", "o", "", "file to write, or for md a folder")
	c.Flags().BoolVar(&f.force, "force", false, "write over a file that is there")
	c.Flags().StringVarP(&a.flags.filter, "filter", "f", "", "only briefings in which this filter leaves something")
	a.sourceFlags(c)
	a.settingFlags(c, "max-size", "state")
	return c
}

func (a *app) export(paths []string, f exportFlags) error {
	switch {
	case f.to == "":
		return wrong("it takes "+strings.Join(exportForms, ", "), "export needs --to")
	case !slices.Contains(exportForms, f.to):
		near, _ := model.Nearest(f.to, exportForms)
		return wrong("it takes "+strings.Join(exportForms, ", "), "--to %q is none%s", f.to, suggested(near))
	case f.table != "" && f.to != "csv":
		return wrong("", "--table belongs to --to csv")
	case f.to == "csv" && f.table == "":
		f.table = "quotes"
	}
	if f.table != "" && !slices.Contains(export.Tables, f.table) {
		near, _ := model.Nearest(f.table, export.Tables)
		return wrong("it takes "+strings.Join(export.Tables, ", "), "--table %q is none%s", f.table, suggested(near))
	}
	c, err := a.configure()
	if err != nil {
		return err
	}
	bs, err := a.toExport(c, paths)
	if err != nil {
		return err
	}
	if f.to == "md" && len(bs) > 1 {
		return a.exportEach(bs, f)
	}
	var out bytes.Buffer
	if err := a.exportAll(&out, bs, f); err != nil {
		return err
	}
	if f.out == "" || f.out == "-" {
		return a.printBytes(out.Bytes(), nil)
	}
	return a.writeNew(f.out, out.Bytes(), f.force)
}

func suggested(near string) string {
	if near == "" {
		return ""
	}
	return "; did you mean " + near + "?"
}

// toExport are the briefings that are named, and in which the filter leaves anything.
func (a *app) toExport(c *config, paths []string) ([]*model.Briefing, error) {
	q, err := a.parse(c, a.flags.filter)
	if err != nil {
		return nil, err
	}
	r, err := a.read(c, paths)
	if err != nil {
		return nil, err
	}
	r.withhold(a.Now())
	if a.warn(r); len(r.faults) > 0 {
		a.status = Trouble
	}
	bs := r.briefings
	if strings.TrimSpace(a.flags.filter) != "" {
		hit := map[*model.Briefing]bool{}
		for _, it := range a.set(c, a.flags.filter, bs).Select(q) {
			hit[it.Briefing] = true
		}
		bs = slices.DeleteFunc(slices.Clone(bs), func(b *model.Briefing) bool { return !hit[b] })
	}
	switch {
	case len(r.briefings) == 0:
		return nil, errors.New("nothing to export")
	case len(bs) == 0:
		return nil, errors.New("nothing to export: the filter leaves no briefing")
	}
	return bs, nil
}

// exportAll writes all briefings in one form.
func (a *app) exportAll(out *bytes.Buffer, bs []*model.Briefing, f exportFlags) error {
	switch f.to {
	case "html":
		return export.HTML(out, bs, a.Now())
	case "csv":
		return export.CSV(out, bs, f.table)
	case "jsonld":
		data, err := export.JSONLD(bs)
		out.Write(inertJSON(data))
		return err
	case "md":
		data, err := content.Format(bs[0])
		out.Write(data)
		return err
	}
	for i, b := range bs {
		data, err := content.JSON(b)
		if err != nil {
			return err
		}
		data = bytes.TrimRight(inertJSON(data), "\n")
		switch {
		case len(bs) == 1:
			out.Write(data)
		case i == 0:
			out.WriteString("[\n")
			out.Write(data)
		default:
			out.WriteString(",\n")
			out.Write(data)
		}
	}
	if len(bs) > 1 {
		out.WriteString("\n]")
	}
	out.WriteByte('\n')
	return nil
}

// exportEach writes Markdown, a file for each briefing, into a folder.
func (a *app) exportEach(bs []*model.Briefing, f exportFlags) error {
	if f.out == "" || f.out == "-" {
		return wrong("-o takes a folder for them", "Markdown of %d briefings is as many files", len(bs))
	}
	if err := os.MkdirAll(f.out, 0o755); err != nil {
		return err
	}
	taken := map[string]bool{}
	for _, b := range bs {
		name := fileName(b.ID)
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s-%d", fileName(b.ID), n)
		}
		taken[name] = true
		data, err := content.Format(b)
		if err != nil {
			return err
		}
		if err := a.writeNew(filepath.Join(f.out, name+".md"), data, f.force); err != nil {
			return err
		}
	}
	return nil
}

// fileName is an id as the name of a file: nothing of it leads elsewhere.
func fileName(id string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, model.CleanLine(id))
	if name = strings.Trim(name, ". "); name == "" {
		return "briefing"
	}
	return name
}

// writeNew writes a file whole or not at all, and over another only if asked
// to. A link is followed.
func (a *app) writeNew(path string, data []byte, force bool) error {
	put := writeFirst
	if _, err := os.Lstat(path); err == nil {
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir():
			return wrong("-o takes the name of a file", "%s is a folder", path)
		case err == nil && !info.Mode().IsRegular():
			return wrong("", "%s is no plain file", path)
		case !force:
			return wrong("--force writes over it", "%s is there already", path)
		}
		put = writeAtomic
	}
	if err := put(path, data); err != nil {
		return fmt.Errorf("%s: %w", path, reasonOf(err))
	}
	fmt.Fprintf(a.Stderr, "wrote %s, %d bytes\n", model.CleanLine(path), len(data))
	return nil
}

// reasonOf is the heart of an error of the file system.
func reasonOf(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}
