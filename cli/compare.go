package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/library"
	"readout/ui/board"
)

func (a *app) compareCommand() *cobra.Command {
	var f rowFlags
	var all, sinceRead bool
	c := &cobra.Command{
		Use:   "compare [BEFORE] NOW [PATH…]",
		Short: "Print what changed from one briefing to another",
		Long: "Print what changed from one briefing to another: positions, words, questions, facts and people, judgements, sources, text. " +
			"Briefings are named by their files, or by their ids in the folders behind them; one alone is compared with the briefing before it. " +
			"A terminal gets columns, a pipe whole rows; --json also has the paragraphs of the text.",
		Example: "  readout compare orrin-03.md orrin-04.md\n" +
			"  readout compare orrin-01 orrin-04 briefings/\n" +
			"  readout compare briefings/orrin-04.md",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := exclusive(c, "json", "csv"); err != nil {
				return err
			}
			if sinceRead {
				return a.compareSinceRead(args, all, f)
			}
			r, before, now, err := a.pair(args)
			if err != nil {
				return err
			}
			return a.printComparison(r, before, now, all, f)
		},
	}
	c.Flags().BoolVar(&all, "all", false, "also what is the same")
	c.Flags().BoolVar(&sinceRead, "since-read", false, "compare a briefing with what it was when you last read it")
	a.boardFlags(c, &f)
	return c
}

// compareSinceRead compares one briefing with the version that was read last.
func (a *app) compareSinceRead(args []string, all bool, f rowFlags) error {
	r, now, err := a.single(args)
	if err != nil {
		return err
	}
	k, s, err := a.keptState(r.config)
	switch {
	case err != nil:
		return err
	case k == nil:
		return a.nothingKept()
	}
	before, _, err := k.LastRead(now)
	switch d := s.Document(k.Key(now)); {
	case err != nil:
		return err
	case before != nil:
		return a.printComparison(r, before, now, all, f)
	case d == nil || d.Read.IsZero():
		return fmt.Errorf("%s: you have not read it yet", titled(now))
	}
	return fmt.Errorf("%s: it has not changed since you read it", titled(now))
}

// single reads the one briefing that the arguments name: by its file, or by its
// id and the folder it is in.
func (a *app) single(args []string) (*related, *model.Briefing, error) {
	names, paths := a.named(args)
	switch {
	case len(names) == 1 && len(paths) == 0 && a.flags.sample == "":
		return nil, nil, unreadable(fmt.Errorf("%s: no such file; behind an id stands the folder it is in", names[0]))
	case len(names) > 1 || len(names) == 0 && (len(paths) != 1 || a.folders(paths)):
		return nil, nil, wrong("", "--since-read takes one briefing: its file, or its id and the folder it is in")
	}
	r, err := a.relate(paths)
	if err != nil {
		return nil, nil, err
	}
	if len(names) == 0 {
		return r, r.reading.briefings[0], nil
	}
	_, now, err := r.pick([]string{names[0], names[0]})
	return r, now, err
}

// pair reads what the arguments name and finds the two briefings among it.
func (a *app) pair(args []string) (r *related, before, now *model.Briefing, err error) {
	names, paths := a.named(args)
	switch {
	case len(names) > 2 || len(names)+len(paths) == 0 && a.flags.sample == "":
		return nil, nil, nil, wrong("readout compare --help shows forms, flags and an example", "compare takes two briefings, or one and the folder it is in")
	case len(names) > 0 && len(paths) == 0 && a.flags.sample == "":
		return nil, nil, nil, unreadable(fmt.Errorf("%s: no such file; behind an id stands the folder it is in", names[0]))
	}
	read, two := paths, []string(nil)
	if len(names) == 0 && !a.folders(paths) {
		if two = paths; len(paths) > 2 {
			return nil, nil, nil, wrong("", "%q is too much: compare takes two briefings", paths[2])
		}
		if len(paths) == 1 && paths[0] != "-" {
			read = []string{filepath.Dir(paths[0])}
		}
	}
	if r, err = a.relate(read); err != nil {
		return nil, nil, nil, err
	}
	before, now, err = r.pick(append(names, two...))
	if err != nil {
		return nil, nil, nil, err
	}
	for _, b := range []*model.Briefing{before, now} {
		if why := r.library.Comparable(b); why != "" {
			return nil, nil, nil, fmt.Errorf("%s %s, and is not compared", titled(b), why)
		}
	}
	return r, before, now, nil
}

// named parts the arguments into ids and what can be read. A sample is read
// whole, and all arguments name briefings of it.
func (a *app) named(args []string) (names, paths []string) {
	if a.flags.sample != "" {
		return args, nil
	}
	if a.visit != nil {
		return a.namedHosted(args)
	}
	for _, arg := range args {
		_, err := os.Stat(arg)
		if arg != "-" && errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(arg, `/\`) {
			names = append(names, arg)
		} else {
			paths = append(paths, arg)
		}
	}
	return names, paths
}

// folders reports whether any of the paths is a folder.
func (a *app) folders(paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		folder, _ := a.there(p)
		return folder
	})
}

// pick finds the briefings with some names, the older one first; with one name
// the other is the briefing before it, with none the newest is compared.
func (r *related) pick(names []string) (before, now *model.Briefing, err error) {
	found := make([]*model.Briefing, len(names))
	for i, name := range names {
		if found[i] = r.called(name); found[i] == nil {
			return nil, nil, wrong("their ids: "+strings.Join(r.ids(), " "), "no briefing here is called %q", name)
		}
	}
	switch len(found) {
	case 2:
		return found[0], found[1], nil
	case 1:
		now = found[0]
	default:
		for i := len(r.scope) - 1; i >= 0 && now == nil; i-- {
			if r.library.Before(r.scope[i]) != nil {
				now = r.scope[i]
			}
		}
		if now == nil {
			return nil, nil, errors.New("no two briefings here share an issue and have dates")
		}
	}
	if before = r.library.Before(now); before == nil && r.library.Comparable(now) == "" {
		return nil, nil, fmt.Errorf("no earlier briefing beside %s shares an issue with it; name two to compare them", titled(now))
	}
	if before == nil {
		before = now
	}
	return before, now, nil
}

// called is the briefing with an id or a path, the newest of that id.
func (r *related) called(name string) *model.Briefing {
	clean := filepath.ToSlash(filepath.Clean(name))
	for _, b := range r.library.Listed() {
		if b.ID == name || filepath.ToSlash(filepath.Clean(b.Path)) == clean {
			return b
		}
	}
	return nil
}

func (r *related) ids() []string {
	var ids []string
	for _, b := range r.scope {
		ids = append(ids, model.CleanLine(b.ID))
	}
	return ids
}

func titled(b *model.Briefing) string { return b.Label(model.Ref{Type: model.TypeBriefing}) }

func (a *app) printComparison(r *related, before, now *model.Briefing, all bool, f rowFlags) error {
	c := r.library.Compare(before, now).Kept(r.keep)
	switch {
	case f.json:
		return encodeLine(a.out, comparisonOf(c, all))
	case f.csv:
		return a.printTable(comparisonCSV(c, all), true)
	case !a.onTerminal():
		return a.printComparisonRows(c, all)
	}
	frame := a.boardFrame(r)
	frame.Scope, frame.Width = []*model.Briefing{before, now}, min(frame.Width, board.WidestList)
	b := board.NewCompare(before, now, "")
	b.All = all
	return a.printSheet(frame, b.Sheet(frame))
}

// shownIn reports whether a change is printed.
func shownIn(x *library.Difference, all bool) bool { return all || x.Kind != library.KindSame }
