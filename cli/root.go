package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/content"
	"readout/model"
)

// flags are what the command line says besides paths.
type flags struct {
	given  map[string]string // settings, by name
	sample string
	guide  bool
	filter string
	size   string
	review bool // begin with the review of guesses
}

// execute runs the command that the arguments name.
func (a *app) execute(ctx context.Context) error {
	root := a.root()
	root.SetArgs(append([]string{}, a.Args...)) // of none at all, cobra takes those of the process
	root.SetIn(a.Stdin)
	root.SetOut(a.out)
	root.SetErr(a.Stderr)
	if a.asksForHelp() && a.screen() && !a.noColor() {
		// Fang asks the terminal for its colours and waits for the answer, so it
		// is left out of everything but help.
		root.SetOut(a.Stdout)
		return fang.Execute(ctx, root, fang.WithVersion(version()), fang.WithoutManpage())
	}
	return root.ExecuteContext(ctx)
}

// asksForHelp reports whether the command line asks for help and nothing else.
func (a *app) asksForHelp() bool {
	if len(a.Args) > 0 && a.Args[0] == "help" {
		return true
	}
	for _, arg := range a.Args {
		if arg == "--" {
			return false
		}
		if arg == "--help" || arg == "-h" {
			return true
		}
	}
	return false
}

// root builds the tree of commands.
func (a *app) root() *cobra.Command {
	root := a.openCommand()
	root.SilenceErrors, root.SilenceUsage = true, true
	if a.visit == nil { // over ssh --version is that of ssh
		root.Version = version()
	}
	root.SetVersionTemplate("readout {{.Version}}\n")
	root.SetFlagErrorFunc(a.flagError)
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(a.showCommand(), a.listCommand(), a.matrixCommand(), a.timelineCommand(), a.dossierCommand(), a.notesCommand(), a.exportCommand(), a.compareCommand())
	if a.visit == nil {
		root.AddCommand(a.draftCommand(), a.reviewCommand(), a.checkCommand(), a.serveCommand(), a.schemaCommand(), a.configCommand(), a.versionCommand(),
			a.completionCommand(), a.manCommand(), a.keysCommand())
	} else {
		root.AddCommand(a.readCommand(), a.joinCommand())
	}
	for _, c := range root.Commands() {
		c.DisableFlagsInUseLine = true
	}
	root.InitDefaultHelpCmd()
	if a.visit != nil {
		hostedHelp(root)
	}
	completeWith(root, "theme", "dark", "light", "auto")
	completeWith(root, "sample", content.Samples()...)
	return root
}

// settingFlags gives a command the flags of the named settings.
func (a *app) settingFlags(c *cobra.Command, names ...string) {
	for _, s := range settingsTable() {
		if !slices.Contains(names, s.name) || a.visit != nil && s.local {
			continue
		}
		if s.flag != "" {
			c.Flags().Bool(s.flag, false, first(s.means, s.help))
		} else {
			c.Flags().String(s.name, "", first(s.means, s.help)+": "+s.takes)
		}
	}
	before := c.PreRun
	c.PreRun = func(c *cobra.Command, args []string) {
		if before != nil {
			before(c, args)
		}
		a.flags.given = givenSettings(c.Flags())
	}
}

// givenSettings are the settings that the flags of one run name.
func givenSettings(set *pflag.FlagSet) map[string]string {
	given := map[string]string{}
	for _, s := range settingsTable() {
		f := set.Lookup(s.flagName())
		if f == nil || !f.Changed {
			continue
		}
		switch {
		case s.flag == "":
			given[s.name] = f.Value.String()
		case f.Value.String() == "true":
			given[s.name] = s.value
		default:
			given[s.name] = map[string]string{"true": "false", "false": "true"}[s.value]
		}
	}
	return given
}

// flagName is the flag of a setting, without its dashes.
func (s setting) flagName() string {
	if s.flag != "" {
		return s.flag
	}
	return s.name
}

// flagError turns what the flag reader has against the command line into wrong
// usage with a suggestion.
func (a *app) flagError(c *cobra.Command, err error) error {
	if err == pflag.ErrHelp {
		return err
	}
	text := err.Error()
	if word, ok := strings.CutPrefix(text, "unknown flag: --"); ok {
		if a.visit != nil && slices.Contains(localFlags(), word) {
			return wrong("", "--%s is for a readout on your own computer", word)
		}
		names := []string{}
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near, _ := model.Nearest(word, names); near != "" {
			return wrong(seeHelp(c), "unknown flag --%s; did you mean --%s?", word, near)
		}
		return wrong(seeHelp(c), "unknown flag --%s", word)
	}
	return wrong(seeHelp(c), "%s", text)
}

func seeHelp(c *cobra.Command) string {
	if c.CommandPath() == overSSH { // behind the host's name --help is ssh's own
		return overSSH + " help shows forms, flags and an example"
	}
	return fmt.Sprintf("%s --help shows forms, flags and an example", c.CommandPath())
}

// arguments checks the number of arguments of a command.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return wrong(seeHelp(c), "%s needs %s", c.CommandPath(), what)
		case most >= 0 && len(args) > most:
			return wrong(seeHelp(c), "%s takes %s; %q is too much", c.CommandPath(), what, args[most])
		}
		return nil
	}
}

// exclusive refuses flags that ask for different things.
func exclusive(c *cobra.Command, names ...string) error {
	before := ""
	for _, name := range names {
		if !c.Flags().Changed(name) {
			continue
		}
		if before != "" {
			return wrong(seeHelp(c), "--%s and --%s exclude each other", before, name)
		}
		before = name
	}
	return nil
}

// completeWith names the values of a flag to the shells, wherever it is found.
func completeWith(root *cobra.Command, flag string, values ...string) {
	for _, c := range append(root.Commands(), root) {
		if c.Flags().Lookup(flag) != nil {
			c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
		}
	}
}
