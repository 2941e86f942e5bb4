package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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

func (a *app) check(paths []string, f checkFlags) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	o, faults, count, unread := a.options(c), []error(nil), 0, false
	for _, arg := range paths {
		files, err := briefingFiles(arg, o)
		if err != nil {
			faults = append(faults, unreadable(err))
			continue
		}
		for _, path := range files {
			if f.fix && path != "-" {
				if err := a.fix(path, o); err != nil {
					faults = append(faults, err)
					continue
				}
			}
			mistakes, err := content.Check(path, o)
			var refused *content.Refusal
			switch {
			case errors.As(err, &refused):
				unread = true
			case err != nil:
				faults = append(faults, unreadable(err))
				continue
			}
			count += len(mistakes)
			if err := a.printMistakes(mistakes, f.json); err != nil {
				return err
			}
		}
	}
	switch {
	case unread:
		a.status = Usage
	case count > 0:
		a.status = Trouble
	}
	return errors.Join(faults...)
}

// fix mends a file in place and prints what changed.
func (a *app) fix(path string, o content.Options) error {
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

// briefingFiles are the files that a path names: itself, or the briefings of a folder.
func briefingFiles(path string, o content.Options) ([]string, error) {
	if path == "-" {
		return []string{path}, nil
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such file", path)
	}
	if err != nil || !info.IsDir() {
		return []string{path}, err
	}
	bs, faults := content.Folder(path, o)
	files := make([]string, len(bs))
	for i, b := range bs {
		files[i] = filepath.Clean(b.Path)
	}
	return files, errors.Join(faults...)
}

// counted says how many there are of something.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
