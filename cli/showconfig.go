package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"readout/ui"
)

func (a *app) configCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "config",
		Short: "Print the settings in force, ready to be kept",
		Long: "Print the settings in force, each with what it takes and where its value comes from. " +
			"What it prints is a configuration: keep it and change what you like.",
		Example: "  readout config > ~/.config/readout/config.yaml",
		Args:    arguments(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			a.serves = true // the settings may be those of a host
			c, err := a.configure()
			if err != nil {
				return err
			}
			printConfig(a.out, c, a.configPath())
			return nil
		},
	}
	a.settingFlags(c, "theme", "ascii", "linear", "mouse", "east-asian", "max-size")
	return c
}

// printConfig prints the settings in force as a configuration.
func printConfig(w io.Writer, c *config, path string) {
	switch {
	case path == "":
		fmt.Fprintln(w, "# There is no home to keep a configuration in.")
	case c.path == "":
		fmt.Fprintf(w, "# %s does not exist; these are the defaults.\n", path)
	default:
		fmt.Fprintf(w, "# Read from %s.\n", c.path)
	}
	for _, s := range settingsTable() {
		from := ""
		if c.from[s.name] != "" {
			from = "; set by " + c.from[s.name]
		}
		fmt.Fprintf(w, "\n# %s\n# %s: %s%s\n%s: %s\n", s.help, s.variable(), s.takes, from, s.name, s.get(c.settings))
	}
	fmt.Fprint(w, "\n# The keys of each command; [] leaves it to the palette.\nkeys:\n")
	group := ""
	for _, cmd := range ui.Commands() {
		if cmd.Group != group {
			group = cmd.Group
			fmt.Fprintf(w, "  # %s\n", group)
		}
		keys, changed := c.keys[cmd.ID]
		if !changed {
			keys = cmd.Keys
		}
		quoted := make([]string, len(keys))
		for i, k := range keys {
			quoted[i] = strconv.Quote(k)
		}
		fmt.Fprintf(w, "  %s: [%s] # %s\n", cmd.ID, strings.Join(quoted, ", "), cmd.Help)
	}
}
