package cli

import (
	"github.com/spf13/cobra"
)

func (a *app) openCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "readout [PATH[#ADDRESS]… | -]",
		Short: "Read structured briefings in the terminal",
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, paths []string) error {
			return a.open(paths)
		},
	}
	a.settingFlags(c, "theme", "ascii", "linear", "mouse", "east-asian", "max-size")
	return c
}

func (a *app) open(paths []string) error { return nil }
