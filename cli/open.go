package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"readout/content"
	"readout/ui"
)

func (a *app) openCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "readout [PATH[#ADDRESS]… | -]",
		Short: "Read structured briefings in the terminal",
		Long: "Read structured briefings in the terminal: who, what, and who said it.\n\n" +
			"A PATH is a briefing (.md, .markdown, .txt, .json, .yaml), a folder of them, or - for standard input; " +
			"without one the embedded briefing opens. Where no screen can be shown, the text is printed.",
		Example: "  readout kyiv.md\n" +
			"  readout kyiv.md#quote:poita-2\n" +
			"  readout briefings/#matrix\n" +
			"  readout --filter 'is:open' briefings/\n" +
			"  curl -s https://example.org/kyiv.md | readout -",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error { return a.open(c.Context(), paths) },
	}
	a.sourceFlags(c)
	c.Flags().StringVarP(&a.flags.filter, "filter", "f", "", "open with this filter")
	c.Flags().StringVar(&a.flags.size, "size", "", "print the first screen at a size such as 80x24 instead of opening")
	a.settingFlags(c, "theme", "ascii", "linear", "mouse", "east-asian", "max-size", "cache", "state")
	return c
}

// sourceFlags give a command the briefings that come with readout.
func (a *app) sourceFlags(c *cobra.Command) {
	if a.visit == nil {
		c.Flags().StringVar(&a.flags.sample, "sample", "", "open a series that comes with readout: "+strings.Join(content.Samples(), ", "))
	}
	c.Flags().BoolVar(&a.flags.guide, "guide", false, "open the guide to readout and its format")
}

// open opens the reader, or prints what it would open where there is no screen.
func (a *app) open(ctx context.Context, paths []string) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	if _, err := a.parse(c, a.flags.filter); err != nil {
		return err
	}
	if a.visit != nil && a.visit.Screen != nil && a.flags.size == "" {
		return a.openHosted(c, paths)
	}
	if a.screen() && !a.noColor() && a.flags.size == "" {
		a.findColours()
	}
	if len(paths) > 0 {
		if err := a.meantCommand(paths[0]); err != nil {
			return err
		}
	}
	_, tty := terminal(a.Stdout)
	linear, read := tty && c.Linear, a.read
	if a.skims = a.flags.size == "" && (linear || a.screen()); a.skims && !linear {
		read = a.readAhead
	}
	r, err := read(c, paths)
	if err != nil {
		return err
	}
	switch {
	case a.flags.size != "":
		return a.printScreen(c, r)
	case tty && c.Linear:
		return a.runLinear(ctx, c, r)
	case a.screen():
		return a.runScreen(ctx, c, r)
	}
	return a.printInstead(c, r)
}

// printInstead prints what the reader would show.
func (a *app) printInstead(c *config, r *reading) error {
	if a.warn(r); len(r.faults) > 0 {
		a.status = Trouble
	}
	if opensView(r.address) {
		return a.printView(c, r)
	}
	if a.flags.filter != "" {
		q, err := a.parse(c, a.flags.filter)
		if err != nil {
			return err
		}
		return a.printRows(rows(a.set(c, a.flags.filter, r.briefings).Select(q)), rowFlags{})
	}
	if r.folder != "" || len(r.briefings) > 1 {
		return a.printFolder(c, r, showFlags{})
	}
	return a.printAddress(c, r, showFlags{})
}

// printScreen prints what the reader would see first, without its colours.
func (a *app) printScreen(c *config, r *reading) error {
	u := a.reader(c, r)
	if _, err := fmt.Sscanf(a.flags.size, "%dx%d", &u.Width, &u.Height); err != nil ||
		min(u.Width, u.Height) < 1 || max(u.Width, u.Height) > 1000 {
		return wrong("", "--size takes columns and rows, such as 80x24")
	}
	u.NoColor = true
	for row := range strings.SplitSeq(ui.New(u).View().Content, "\n") {
		if _, err := fmt.Fprintln(a.out, strings.TrimRight(ansi.Strip(row), " ")); err != nil {
			return err
		}
	}
	return nil
}
