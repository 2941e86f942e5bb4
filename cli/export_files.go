package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"readout/content"
	"readout/model"
)

// isFolder reports whether a path names a folder, there or yet to be made.
func isFolder(path string) bool {
	if path == "" {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir() || err != nil && os.IsPathSeparator(path[len(path)-1])
}

// exportEach writes Markdown, a file for each briefing, into a folder. None is
// written if one of them is there already.
func (a *app) exportEach(bs []*model.Briefing, f exportFlags) error {
	if f.out == "" {
		if a.visit != nil {
			return wrong("name one of them", "Markdown of %d briefings is as many files", len(bs))
		}
		return wrong("-o takes a folder for them", "Markdown of %d briefings is as many files", len(bs))
	}
	var faults []error
	names := make([]string, len(bs))
	taken := map[string]bool{}
	for i, b := range bs {
		name := fileName(b.ID)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s-%d", fileName(b.ID), n)
		}
		taken[strings.ToLower(name)] = true
		names[i] = filepath.Join(f.out, name+".md")
		if err := mayWrite(names[i], f.force); err != nil {
			faults = append(faults, err)
		}
	}
	if len(faults) > 0 {
		return errors.Join(faults...)
	}
	if err := os.MkdirAll(f.out, 0o777); err != nil {
		return fmt.Errorf("%s: %w", f.out, reasonOf(err))
	}
	for i, b := range bs {
		data, err := content.Format(b)
		if err == nil {
			err = a.writeNew(names[i], data, f.force)
		}
		if err != nil { // the others are written all the same
			a.tell(err)
			a.status = Trouble
		}
	}
	return nil
}

// fileName is an id as the name of a file: nothing of it leads elsewhere.
func fileName(id string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, model.CleanLine(id))
	if name = strings.Trim(name, ". "); name == "" {
		return "briefing"
	}
	return name
}

// mayWrite says why a file must not be written.
func mayWrite(path string, force bool) error {
	there, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, reasonOf(err))
	}
	if behind, err := os.Stat(path); err == nil {
		there = behind // of a link
	}
	switch {
	case there.IsDir():
		return wrong("-o takes the name of a file", "%s is a folder", path)
	case there.Mode()&os.ModeType&^os.ModeSymlink != 0:
		return wrong("", "%s is no plain file", path)
	case !force:
		return wrong("--force writes over it", "%s is there already", path)
	}
	return nil
}

// writeNew writes a file whole or not at all, and over another only if asked to.
func (a *app) writeNew(path string, data []byte, force bool) error {
	err := mayWrite(path, force)
	switch {
	case err != nil:
		return err
	case force:
		err = writeAtomic(path, data)
	default:
		err = writeFirst(path, data)
	}
	if errors.Is(err, fs.ErrExist) {
		return wrong("--force writes over it", "%s is there already", path)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, reasonOf(err))
	}
	fmt.Fprintf(a.Stderr, "wrote %s, %d bytes\n", model.CleanLine(path), len(data))
	return nil
}

// reasonOf is the heart of an error of the file system.
func reasonOf(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}
