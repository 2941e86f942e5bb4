package cli

import (
	"github.com/spf13/cobra"

	"readout/content"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the front matter",
		Long: "Print the JSON Schema of the front matter, generated from the model. " +
			"Editors that know YAML schemas complete and check briefings with it.",
		Example: "  readout schema > briefing.schema.json",
		Args:    arguments(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			return a.printBytes(content.Schema())
		},
	}
}
