package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"readout/content"
	"readout/model"
	"readout/ui/page"
	"readout/ui/theme"
)

// mostPrinted is the width beyond which text on a terminal is not set.
const mostPrinted = 80

// showFlags say how a briefing is printed.
type showFlags struct {
	json, markdown, summary bool
	width                   int
}

func (a *app) showCommand() *cobra.Command {
	var f showFlags
	c := &cobra.Command{
		Use:   "show [PATH[#ADDRESS] | -]",
		Short: "Print a briefing, or one item of it",
		Long: "Print a briefing, or the one item that an address names. " +
			"On a terminal the text is styled; through a pipe it is plain, without one escape byte.",
		Example: "  readout show --summary kyiv.md\n" +
			"  readout show kyiv.md#issue:territory\n" +
			"  readout show --json kyiv.md | jq .quotes",
		Args: arguments(0, 1, "one PATH"),
		RunE: func(c *cobra.Command, paths []string) error {
			if err := exclusive(c, "json", "md", "summary"); err != nil {
				return err
			}
			return a.show(paths, f)
		},
	}
	c.Flags().BoolVar(&f.json, "json", false, "print as JSON, fully resolved")
	c.Flags().BoolVar(&f.markdown, "md", false, "print as Markdown")
	c.Flags().BoolVar(&f.summary, "summary", false, "print title, bottom line, positions and what is open")
	c.Flags().IntVar(&f.width, "width", 0, "columns to set the text in; else those of the terminal, at most 80")
	a.sourceFlags(c)
	a.settingFlags(c, "theme", "ascii", "max-size")
	return c
}

func (a *app) show(paths []string, f showFlags) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	if f.width < 0 || f.width > 10_000 {
		return wrong("", "--width takes a number of columns up to 10000")
	}
	r, err := a.read(c, paths)
	if err != nil {
		return err
	}
	a.warn(r)
	switch {
	case r.folder != "":
		return a.printFolder(c, r, f)
	case opensView(r.address):
		return a.printView(c, r)
	}
	return a.printAddress(c, r, f)
}

// printAddress prints what the address of a reading names.
func (a *app) printAddress(c *config, r *reading, f showFlags) error {
	b := r.briefings[0]
	if text, ok := blockAt(b, r.address.Line); ok {
		return a.printBytes([]byte(text), nil)
	}
	ref, err := resolve(b, r.address)
	if err != nil {
		return err
	}
	return a.print(c, b, ref, f)
}

// blockAt is the source of the block of text that stands on a line of the file.
func blockAt(b *model.Briefing, line int) (string, bool) {
	start, rest := 0, b.Source()
	for n := 1; n < line; n++ {
		_, after, found := strings.Cut(rest, "\n")
		if !found {
			return "", false
		}
		start, rest = start+len(rest)-len(after), after
	}
	if line < 1 || start < b.Body || b.Doc() == nil || len(b.Doc().Blocks) == 0 {
		return "", false
	}
	block := b.Doc().Blocks[b.Doc().BlockAt(start)]
	return model.Clean(b.Source()[block.Src:block.End]), true
}

// print prints an item of a briefing, or the whole of it, in the form asked for.
func (a *app) print(c *config, b *model.Briefing, ref model.Ref, f showFlags) error {
	width := f.width
	if width == 0 {
		w, _ := a.size()
		width = min(w, mostPrinted)
	}
	whole := ref.Type == model.TypeBriefing
	switch {
	case f.json && whole:
		data, err := content.JSON(b)
		return a.printBytes(inertJSON(data), err)
	case f.json:
		data, err := itemJSON(b, ref)
		return a.printBytes(inertJSON(data), err)
	case f.markdown && !whole:
		return wrong("leave the address out, or print the item with --json", "--md prints whole briefings")
	case f.markdown:
		data, err := content.Format(b)
		return a.printBytes([]byte(model.Clean(string(data))), err)
	case f.summary && whole:
		summary(a.out, b, width, a.Now())
		return nil
	case !whole:
		printItem(a.out, b, ref, width)
		return nil
	}
	if !a.screen() {
		return a.printBytes([]byte(page.Plain(b, width, c.ASCII || a.sevenBit())), nil)
	}
	text, err := page.Glamour(b, a.theme(c), width)
	if err != nil {
		return err
	}
	// The terminal may know fewer colours than the theme names.
	w := colorprofile.Writer{Forward: a.out, Profile: colorprofile.Detect(a.Stdout, a.Environ)}
	if a.noColor() {
		w.Profile = colorprofile.ASCII
	}
	_, err = w.WriteString(strings.TrimRight(text, "\n") + "\n")
	return err
}

// printBytes prints what another package has made, unless that failed.
func (a *app) printBytes(data []byte, err error) error {
	if err != nil {
		return err
	}
	if _, err = a.out.Write(data); err == nil && len(data) > 0 && data[len(data)-1] != '\n' {
		_, err = fmt.Fprintln(a.out)
	}
	return err
}

// theme is the theme for what is printed on this terminal. Nobody is asked what
// its background is, since an answer may come after we are gone.
func (a *app) theme(c *config) *theme.Theme {
	return theme.New(theme.Options{
		Dark:      c.Theme == "dark",
		Unknown:   c.Theme == "auto",
		ASCII:     c.ASCII || a.sevenBit(),
		NoColor:   a.noColor(),
		EastAsian: a.wide(c),
	})
}

// wide reports whether ambiguous characters take two cells.
func (a *app) wide(c *config) bool {
	return c.EastAsian == "true" || c.EastAsian == "auto" && a.eastAsian()
}
