package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/model"
)

// overSSH is what stands before a command of who is elsewhere, in place of the
// name of the program: they have none to type.
const overSSH = "ssh HOST"

// hostedHelp has the help of the commands speak of a library over ssh: it names no
// file, no folder and no pipe into a program that is elsewhere.
func hostedHelp(root *cobra.Command) {
	root.Annotations = map[string]string{cobra.CommandDisplayNameAnnotation: overSSH}
	root.Use = "readout [BRIEFING[#ADDRESS] | COMMAND]"
	root.Short = "Read the briefings of this host"
	root.Long = "Read the briefings of this host: who, what, and who said it.\n\n" +
		"With a terminal (ssh -t) the reader opens, at the library or at the BRIEFING that an id or a path names; without one the text is printed."
	root.Example = "  ssh HOST\n  ssh -t HOST kyiv-guarantees\n  ssh -t HOST kyiv-guarantees#issue:territory\n  ssh HOST list is:open"
	words := strings.NewReplacer(
		"unless a file has that name; without a PATH the embedded briefing is searched", "unless a briefing has that name; without a BRIEFING the whole library is searched",
		"those of the named files and folders, else all", "those of the named briefings and folders, else all",
		"Briefings are named by their files, or by their ids in the folders behind them", "Briefings are named by their paths or ids",
		", to standard output or to the file that -o names", "",
		"; of several briefings into a folder, a file each", "", ", as readout schema describes it", "",
	)
	for _, c := range append(root.Commands(), root) {
		c.Use = strings.ReplaceAll(c.Use, "PATH", "BRIEFING")
		c.Short = strings.TrimSuffix(c.Short, ", over files and folders")
		c.Long = words.Replace(c.Long)
		c.Example = hostedExample(c.Example)
	}
}

// hostedExample is the part of an example that makes sense over ssh.
func hostedExample(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(line, "| readout") || strings.Contains(line, " -o ") {
			continue
		}
		line = strings.NewReplacer("  readout", "  "+overSSH, " briefings/orrin", " orrin", " briefings/", "", " . >", " >").Replace(line)
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// spoken is a hint as its reader can follow it.
func (a *app) spoken(hint string) string {
	if a.visit == nil {
		return hint
	}
	return strings.ReplaceAll(hint, "readout ", overSSH+" ")
}

// hostedNames are the commands over ssh, and those that a readout on the computer
// of its reader has besides.
func (a *app) hostedNames() (here, elsewhere []string) {
	for _, c := range a.root().Commands() {
		here = append(here, c.Name())
	}
	for _, c := range (&app{System: a.System, out: a.out}).root().Commands() {
		if !slices.Contains(here, c.Name()) {
			elsewhere = append(elsewhere, c.Name())
		}
	}
	return here, elsewhere
}

// impossible says what is wrong with a first word that is no command here and
// nothing of the library; nil if it is one of these. What stands behind such a
// word is of no interest, flags of a program that nobody runs least of all.
func (a *app) impossible(word string) error {
	here, elsewhere := a.hostedNames()
	switch {
	case strings.HasPrefix(word, "-"), slices.Contains(here, word), a.isPath(word):
		return nil
	case slices.Contains(elsewhere, word):
		return wrong("", "%s is not possible over ssh; possible are: %s", word, strings.Join(here, ", "))
	}
	if err := a.meantCommand(word); err != nil {
		return err
	}
	path, _, err := a.split(word)
	if err != nil {
		return err
	}
	return &fault{Usage, fmt.Errorf("%s: no such briefing", model.CleanLine(path)), "possible are: " + strings.Join(here, ", ") + "; " + overSSH + " list type:briefing prints what there is"}
}
