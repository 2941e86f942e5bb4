package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout/ui"
)

func (a *app) keysCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "keys",
		Short:   "Print the table of keys in Markdown",
		Example: "  readout keys",
		Hidden:  true,
		Args:    arguments(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(a.out, keysMarkdown())
			return err
		},
	}
}

// keysMarkdown is the table of keys as the README has it.
func keysMarkdown() string {
	var sb strings.Builder
	group := ""
	for _, c := range ui.Commands() {
		if c.Group != group {
			group = c.Group
			fmt.Fprintf(&sb, "\n| %s | |\n| --- | --- |\n", group)
		}
		keys := make([]string, len(c.Keys))
		for i, k := range c.Keys {
			keys[i] = codeCell(k)
		}
		if len(keys) == 0 {
			keys = []string{"palette: " + c.ID}
		}
		fmt.Fprintf(&sb, "| %s | %s |\n", strings.Join(keys, " "), c.Help)
	}
	return strings.TrimPrefix(sb.String(), "\n")
}

// codeCell is a key as code in a cell of a table, where a bar would end the cell.
func codeCell(key string) string {
	key = strings.ReplaceAll(key, "|", `\|`)
	if strings.Contains(key, "`") {
		return "`` " + key + " ``"
	}
	return "`" + key + "`"
}
