package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// shells are those that completion scripts are made for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells, "|"),
		Short: "Print the script that completes readout's commands in a shell",
		Example: "  source <(readout completion bash)\n" +
			"  readout completion fish > ~/.config/fish/completions/readout.fish",
		ValidArgs: shells,
		Args:      arguments(1, 1, "the name of a shell: "+strings.Join(shells, ", ")),
		RunE: func(c *cobra.Command, args []string) error {
			switch root := c.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return wrong(seeHelp(c), "no completion for %q%s", args[0], didYouMean(args[0], shells))
		},
	}
}
