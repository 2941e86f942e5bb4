package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/library"
	"readout/ui/board"
)

// dossierTables are what --table takes.
var dossierTables = []string{"positions", "moves", "words", "said", "events", "questions", "sides", "roles", "mentions"}

func (a *app) dossierCommand() *cobra.Command {
	var f rowFlags
	var which string
	c := &cobra.Command{
		Use:   "dossier ACTOR [PATH… | -]",
		Short: "Print one actor across briefings: stances over time, words, mentions",
		Long: "Print the dossier of an actor, named by id, name, alias or a part of these: where they stood on each issue and when, what moved, " +
			"their words, what others say of them, their part in events, who stands with and against them, and every sentence that names them. " +
			"--csv prints the positions, or the table that --table names.",
		Example: "  readout dossier varga briefings/\n" +
			"  readout dossier --csv --table mentions varga briefings/\n" +
			"  readout dossier 'Minister Varga' -f since:30d briefings/",
		Args: arguments(1, -1, "an ACTOR"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := exclusive(c, "json", "csv"); err != nil {
				return err
			}
			if which != "" && !slices.Contains(dossierTables, which) {
				return wrong("it takes "+strings.Join(dossierTables, ", "), "--table %q is none", which)
			}
			actor, paths := args[0], args[1:]
			if a.visit != nil {
				actor, paths = a.hostedWords(args)
			}
			r, err := a.relate(paths)
			if err != nil {
				return err
			}
			return a.printDossier(r, actor, which, f)
		},
	}
	c.Flags().StringVar(&which, "table", "", "one table only: "+strings.Join(dossierTables, ", "))
	a.boardFlags(c, &f)
	return c
}

// actorCalled is the one actor that a word names: by id, by name or alias, or
// by a part of these.
func actorCalled(word string, scope []*model.Briefing) (string, error) {
	cast := library.NewCast(scope)
	folded := model.Fold(word)
	var exact, part, known []string
	for _, actor := range cast.Actors() {
		all := append([]string{actor.ID, actor.Name, cast.Short(actor.ID)}, actor.Aliases...)
		known = append(known, all...)
		switch {
		case actor.ID == word:
			return actor.ID, nil
		case slices.ContainsFunc(all, func(s string) bool { return model.Fold(s) == folded }):
			exact = append(exact, actor.ID)
		case folded != "" && slices.ContainsFunc(all, func(s string) bool { return strings.Contains(model.Fold(s), folded) }):
			part = append(part, actor.ID)
		}
	}
	if len(exact) == 0 {
		exact = part
	}
	switch len(exact) {
	case 1:
		return exact[0], nil
	case 0:
		hint := "readout list type:actor prints the actors there are"
		if near, _ := model.Nearest(word, known); near != "" {
			hint = "did you mean " + model.CleanLine(near) + "?"
		}
		return "", wrong(hint, "nobody here is called %q", word)
	}
	return "", wrong("name one of them", "%q names several: %s", word, strings.Join(exact, ", "))
}

func (a *app) printDossier(r *related, word, which string, f rowFlags) error {
	if bs := r.library.Listed(); len(r.scope) == 0 && len(bs) == 1 && r.reading.folder == "" {
		r.scope = bs // one that was withdrawn is read alone
	}
	id, err := actorCalled(word, r.scope)
	if err != nil {
		return err
	}
	d, ok := r.library.Dossier(id, r.scope, r.keep)
	if !ok {
		return wrong("", "nobody here is called %q", word)
	}
	line := dossierOf(r.library, d, d.Of(r.scope))
	frame := a.boardFrame(r)
	switch {
	case f.json:
		return encodeLine(a.out, line)
	case f.csv && which == "":
		return a.printTable(line.table("positions", true), true)
	case f.csv || which != "":
		return a.printTable(line.table(which, f.csv), f.csv)
	case !a.onTerminal():
		return a.printWhole(line)
	}
	b := board.Dossier{Actor: id, AllWords: true}
	s := b.Sheet(frame)
	if err := a.printSheet(frame, s); err != nil || len(s.Spots) == 0 {
		return err
	}
	fmt.Fprintln(a.out)
	s.Lines = s.Below(&s.Spots[max(s.Start-1, 0)], frame.Width)
	for _, l := range s.Print(frame.Method, frame.Width) {
		if _, err := fmt.Fprintln(a.out, model.CleanLine(l)); err != nil {
			return err
		}
	}
	return nil
}

// printWhole prints every table of a dossier under its name.
func (a *app) printWhole(l dossierLine) error {
	facts := nonEmpty(markingWord(l.Marking), strings.Join(l.Briefings, " "))
	if l.Hidden > 0 {
		facts = append(facts, fmt.Sprintf("%d hidden", l.Hidden))
	}
	fmt.Fprintln(a.out, model.CleanLine(strings.Join(nonEmpty(l.Name, l.Role, string(l.Part)), ", ")))
	fmt.Fprintln(a.out, model.CleanLine(strings.Join(facts, "  ")))
	if len(l.Aliases) > 0 {
		fmt.Fprintln(a.out, model.CleanLine("also written "+strings.Join(l.Aliases, ", ")))
	}
	for _, c := range l.Clashes {
		fmt.Fprintln(a.out, model.CleanLine("the same id is "+c.Text+" in "+c.Briefing))
	}
	for _, name := range dossierTables {
		t := l.table(name, false)
		if len(t.rows) == 0 {
			continue
		}
		fmt.Fprintf(a.out, "\n%s\n", strings.ToUpper(name[:1])+name[1:])
		if err := a.printTable(t, false); err != nil {
			return err
		}
	}
	return nil
}

func nonEmpty(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}
