package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"readout/content"
	"readout/model"
)

// checkFlags say what check does with mistakes besides printing them.
type checkFlags struct {
	json, fix bool
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check PATH… | -",
		Short: "Print the mistakes in briefings, with place and mend",
		Long: "Print the mistakes in briefings, each with its place and its mend.\n\n" +
			"Ends with 0 if there are none, 1 if there are some, 2 if a file cannot be read. " +
			"--fix applies the mends that admit one answer and shows what it changed.",
		Example: "  readout check kyiv.md\n" +
			"  readout check --fix kyiv.md\n" +
			"  readout check --json briefings/ | jq .code",
		Args: arguments(1, -1, "a PATH, or - for standard input"),
		RunE: func(_ *cobra.Command, paths []string) error { return a.check(paths, f) },
	}
	c.Flags().BoolVar(&f.json, "json", false, "print one JSON object a line")
	c.Flags().BoolVar(&f.fix, "fix", false, "apply the mends that admit one answer, and show the changes")
	a.settingFlags(c, "max-size")
	return c
}

// checking is one run of check.
type checking struct {
	*app
	checkFlags
	options content.Options

	count  int     // of mistakes
	unread bool    // something could not be read at all
	faults []error // of what is no text or not there
}

func (a *app) check(paths []string, f checkFlags) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	k := &checking{app: a, checkFlags: f, options: a.options(c)}
	for _, path := range paths {
		if err := k.path(path); err != nil {
			return err
		}
	}
	switch {
	case k.unread:
		a.status = Usage
	case k.count > 0:
		a.status = Trouble
	}
	return errors.Join(k.faults...)
}

// path checks a file or the briefings of a folder. An error means that nothing
// more can be printed.
func (k *checking) path(path string) error {
	info, err := os.Stat(path)
	switch {
	case path == "-" && k.fix:
		return wrong("", "--fix mends files; standard input is none")
	case path != "-" && errors.Is(err, fs.ErrNotExist):
		k.fault(fmt.Errorf("%s: no such file", path))
		return nil
	case path != "-" && err == nil && info.IsDir():
		return k.folder(path)
	}
	if k.fix {
		if err := k.mend(path, k.options); err != nil {
			k.fault(err)
			return nil
		}
	}
	mistakes, err := content.Check(path, k.options)
	return k.tell(mistakes, err)
}

// folder checks the briefings of a folder, which share casts.
func (k *checking) folder(path string) error {
	bs, faults := content.Folder(path, k.options)
	if k.fix {
		for _, b := range bs {
			if err := k.mend(b.Path, k.options); err != nil {
				k.fault(err)
			}
		}
		bs, faults = content.Folder(path, k.options)
	}
	for _, b := range bs {
		if err := k.tell(b.Mistakes, nil); err != nil {
			return err
		}
	}
	for _, err := range faults {
		if err := k.tell(nil, err); err != nil {
			return err
		}
	}
	return nil
}

// tell prints mistakes, and what kept a file from being read.
func (k *checking) tell(mistakes []model.Mistake, err error) error {
	var refused *content.Refusal
	switch {
	case errors.As(err, &refused):
		k.unread, mistakes = true, []model.Mistake{refused.Mistake}
	case err != nil:
		k.fault(err)
	}
	k.count += len(mistakes)
	return k.printMistakes(mistakes, k.json)
}

func (k *checking) fault(err error) { k.faults = append(k.faults, unreadable(err)) }

// mend mends a file in place and prints what changed.
func (a *app) mend(path string, o content.Options) error {
	before, err := readLimited(path, o.MaxSize)
	if err != nil {
		return unreadable(err)
	}
	after, done, err := content.Fix(path, before, o)
	if err != nil {
		return unreadable(err)
	}
	if len(done) == 0 || string(after) == string(before) {
		return nil
	}
	if err := writeAtomic(path, after); err != nil {
		return err
	}
	changes := diff.Diff(path, before, path+" (mended)", after)
	if _, err = io.WriteString(a.out, model.Clean(string(changes))); err != nil {
		return err
	}
	fmt.Fprintf(a.Stderr, "%s: %s\n", model.CleanLine(path), counted(len(done), "mistake mended", "mistakes mended"))
	return nil
}

// readLimited reads a regular file that is not larger than the limit.
func readLimited(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: only regular files can be mended", path)
	}
	if info.Size() > limit {
		return nil, fmt.Errorf("%s: larger than %s", path, formatSize(limit))
	}
	return os.ReadFile(path)
}

// printMistakes prints mistakes as text with a blank line between, or as JSON.
func (a *app) printMistakes(mistakes []model.Mistake, asJSON bool) error {
	for _, m := range mistakes {
		var err error
		if asJSON {
			err = encodeLine(a.out, mistakeJSON(m))
		} else {
			_, err = fmt.Fprintln(a.out, model.Clean(content.Report(m)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mistake is a mistake as programs read it.
type mistake struct {
	File     string         `json:"file"`
	Line     int            `json:"line"`
	Column   int            `json:"column"`
	Width    int            `json:"width"`
	Severity model.Severity `json:"severity"`
	Code     string         `json:"code"`
	What     string         `json:"what"`
	There    string         `json:"there,omitempty"`
	Here     string         `json:"here,omitempty"`
	Mend     string         `json:"mend,omitempty"`
	Also     []model.Place  `json:"also,omitempty"`
	Fixable  bool           `json:"fixable"`
}

func mistakeJSON(m model.Mistake) mistake {
	return mistake{
		File: m.File, Line: m.Line, Column: m.Column, Width: m.Width, Severity: m.Severity, Code: m.Code,
		What: m.What, There: m.There, Here: m.Here, Mend: m.Mend, Also: m.Also, Fixable: m.Fix != nil,
	}
}

// counted says how many there are of something.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
