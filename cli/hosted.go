package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/content"
	"readout/host"
	"readout/model"
	"readout/model/annotation"
	"readout/ui"
)

// runHosted does what a reader asks for who is elsewhere. Their library is the
// View of the visit: no path that they name is ever looked for on a disk.
func runHosted(ctx context.Context, v *host.Visit, now func() time.Time) int {
	a := &app{
		System: System{Args: v.Args, Stdin: v.Stdin, Stdout: v.Stdout, Stderr: v.Stderr, Environ: v.Environ, Now: now},
		visit:  v,
	}
	if len(v.Args) > 0 {
		if err := a.impossible(v.Args[0]); err != nil {
			return a.tell(err)
		}
	}
	return a.start(ctx)
}

// readCommand is the root under a name, since a command over ssh has to have one.
func (a *app) readCommand() *cobra.Command {
	c := a.openCommand()
	c.Use, c.Short = "read [BRIEFING[#ADDRESS] | -]", "Print a briefing, or what is piped in"
	c.Long = c.Short + ". On a terminal (ssh -t) the reader opens instead."
	c.Example = "  readout read kyiv-guarantees\n  readout read - < kyiv.md"
	return c
}

// localFlags are those that a readout on the computer of its reader has.
func localFlags() []string {
	flags := []string{"sample", "output", "force", "fix"}
	for _, s := range settingsTable() {
		if s.local {
			flags = append(flags, s.flagName())
		}
	}
	return flags
}

// thereHosted reports whether there is a briefing or a folder of a name.
func (a *app) thereHosted(name string) (folder, ok bool) {
	if _, ok := a.visit.View.Find(name); ok {
		return false, true
	}
	_, ok = a.visit.View.Folder(name)
	return ok, ok
}

// hostedWords parts arguments into words and what can be read behind them. The
// shell took off the quotation marks that held the words together.
func (a *app) hostedWords(args []string) (words string, paths []string) {
	n := slices.IndexFunc(args, a.isPath)
	if n < 0 {
		n = len(args)
	}
	return strings.Join(args[:n], " "), args[n:]
}

// hostedFilter parts arguments into a filter and what can be read behind it. The
// words of a filter come one by one, the quotation marks around them gone; those
// that held a blank get theirs back. Behind -f stands the first of them.
func (a *app) hostedFilter(args []string, first bool) (text string, paths []string) {
	n := slices.IndexFunc(args, func(arg string) bool { return a.isPath(arg) || looksLikePath(arg) })
	if n < 0 {
		n = len(args)
	}
	words := args[:n]
	switch {
	case a.flags.filter != "":
		words = append([]string{a.flags.filter}, words...)
	case !first:
		return "", args
	}
	if len(words) == 1 {
		return words[0], args[n:]
	}
	quoted := make([]string, len(words))
	for i, w := range words {
		if quoted[i] = w; strings.Contains(w, " ") && !strings.ContainsAny(w, `"(){}`) {
			key, value, keyed := strings.Cut(w, ":")
			if quoted[i] = `"` + w + `"`; keyed && !strings.Contains(key, " ") {
				quoted[i] = key + `:"` + value + `"`
			}
		}
	}
	return strings.Join(quoted, " "), args[n:]
}

// looksLikePath reports whether a word is a path rather than part of a filter,
// though there is nothing of that name.
func looksLikePath(word string) bool {
	if strings.ContainsAny(word, `: "`) {
		return false
	}
	return strings.ContainsAny(word, `/\`) || slices.Contains([]string{".md", ".markdown", ".txt", ".json", ".yaml", ".yml"}, strings.ToLower(filepath.Ext(word)))
}

// namedHosted parts arguments into ids and paths. Without a path the whole
// library is meant.
func (a *app) namedHosted(args []string) (names, paths []string) {
	for _, arg := range args {
		b, briefing := a.visit.View.Find(arg)
		folder, _ := a.there(arg)
		if arg == "-" || folder || briefing && b.Path == filepath.ToSlash(filepath.Clean(arg)) {
			paths = append(paths, arg)
		} else {
			names = append(names, arg)
		}
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	return names, paths
}

// readHosted reads what the paths name in the library, or all of it.
func (a *app) readHosted(c *config, paths []string) (*reading, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	r := &reading{}
	for _, arg := range paths {
		path, address, err := a.split(arg)
		if err != nil {
			return nil, err
		}
		if r.address = address; len(paths) > 1 {
			r.address = model.Address{}
		}
		if path == "-" {
			b, err := content.Open(path, a.options(c))
			if err != nil {
				return nil, unreadable(err)
			}
			r.briefings, r.named = append(r.briefings, b), append(r.named, b.Path)
			continue
		}
		if path == "" {
			path = "."
		}
		if b, ok := a.visit.View.Find(path); ok {
			if len(paths) == 1 {
				r.address.Path = b.Path
			}
			r.briefings, r.named = append(r.briefings, b), append(r.named, b.Path)
			continue
		}
		bs, ok := a.visit.View.Folder(path)
		if !ok {
			return nil, a.noBriefing(path)
		}
		r.briefings, r.folder = append(r.briefings, bs...), "."
		if filepath.Clean(path) != a.visit.View.Name {
			r.folder = path
		}
	}
	return r, nil
}

// noBriefing says that there is nothing of a name. Whether there is one that this
// reader may not see makes no difference.
func (a *app) noBriefing(name string) error {
	return &fault{Usage, fmt.Errorf("%s: no such briefing", model.CleanLine(name)), "readout list type:briefing prints what there is"}
}

// joinCommand follows a session that another reader shares.
func (a *app) joinCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "join CODE",
		Short:   "Read together with who leads a shared session",
		Long:    "Follow a session that its reader shares with S: the same briefing, view, filter and search, at your own size. F lets go and follows again; whoever leaves moves nobody.",
		Example: "  ssh -t HOST join k7mqxp2",
		Args:    arguments(1, 1, "one CODE"),
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := a.configure()
			switch {
			case err != nil:
				return err
			case a.visit.Screen == nil:
				return wrong("ssh -t asks for a terminal", "reading together needs a terminal")
			case a.visit.Join == nil:
				return errors.New("readers do not meet on this host")
			}
			if err := a.visit.Join(args[0]); err != nil {
				return err
			}
			return a.openHosted(c, nil)
		},
	}
}

// openHosted opens the reader on the terminal of who is elsewhere.
func (a *app) openHosted(c *config, paths []string) error {
	var to model.Address
	switch {
	case len(paths) > 1:
		return wrong("", "%q is too much: one briefing or address opens, or the whole library", paths[1])
	case len(paths) == 1 && paths[0] == "-":
		return wrong("ssh without -t prints it", "what is piped in cannot be read on a terminal")
	case len(paths) == 1:
		path, address, err := a.split(paths[0])
		if err != nil {
			return err
		}
		to = address
		if b, ok := a.visit.View.Find(path); ok {
			to.Path = b.Path
		} else if _, ok := a.visit.View.Folder(path); ok || path == "" {
			to.Path = ""
		} else {
			return a.noBriefing(path)
		}
	}
	a.then = func() int {
		return a.visit.Screen(func(v *host.View) ui.Config {
			u := a.reader(c, &reading{briefings: v.Briefings(), folder: v.Name, address: to})
			u.Keeper = a.visit.Keeper
			return u
		}, c.Linear)
	}
	return nil
}

// keptHosted loads what is kept for a reader who is elsewhere.
func (a *app) keptHosted() (ui.Keeper, *annotation.State, error) {
	k := a.visit.Keeper
	if k == nil {
		return nil, nil, nil
	}
	s, notice, err := k.State()
	switch {
	case err == nil && s.Away:
		fmt.Fprintln(a.Stderr, "the database cannot be reached: what is kept may be missing here, and this list incomplete")
	case err == nil && notice != "":
		fmt.Fprintln(a.Stderr, "what is kept may be gone after this day: the host cannot write it")
	}
	return k, s, err
}
