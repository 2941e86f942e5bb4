package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"readout/content"
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
			"  readout --filter 'is:open' briefings/\n" +
			"  curl -s https://example.org/kyiv.md | readout -",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error { return a.open(c.Context(), paths) },
	}
	a.sourceFlags(c)
	c.Flags().StringVarP(&a.flags.filter, "filter", "f", "", "open with this filter")
	a.settingFlags(c, "theme", "ascii", "linear", "mouse", "east-asian", "max-size")
	return c
}

// sourceFlags give a command the briefings that come with readout.
func (a *app) sourceFlags(c *cobra.Command) {
	c.Flags().StringVar(&a.flags.sample, "sample", "", "open a series that comes with readout: "+strings.Join(content.Samples(), ", "))
	c.Flags().BoolVar(&a.flags.guide, "guide", false, "open the guide to readout and its format")
}

// open opens the reader, or prints what it would open where there is no screen.
func (a *app) open(ctx context.Context, paths []string) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	if _, err := parseQuery(a.flags.filter); err != nil {
		return err
	}
	if len(paths) > 0 {
		if err := a.meantCommand(paths[0]); err != nil {
			return err
		}
	}
	r, err := a.read(c, paths)
	if err != nil {
		return err
	}
	_, tty := terminal(a.Stdout)
	switch {
	case tty && c.Linear:
		return a.runLinear(ctx, c, r)
	case a.screen():
		return a.runScreen(ctx, c, r)
	}
	return a.printInstead(c, r)
}

// printInstead prints what the reader would show.
func (a *app) printInstead(c *config, r *reading) error {
	if a.warn(r.faults); len(r.faults) > 0 {
		a.status = Trouble
	}
	if a.flags.filter != "" {
		q, err := parseQuery(a.flags.filter)
		if err != nil {
			return err
		}
		return a.printRows(rows(a.set(r.briefings).Select(q)), rowFlags{})
	}
	if r.folder != "" || len(r.briefings) > 1 {
		return a.printRows(rows(everyBriefing(r.briefings)), rowFlags{})
	}
	return a.printAddress(c, r, showFlags{})
}
