package content

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"readout/model"
)

// verify looks every quotation of a source with a local text up in that text.
func (d *decoder) verify() {
	texts := map[string]*sourceText{}
	for _, s := range d.b.Sources() {
		if s.File == "" || d.o.noSources {
			continue
		}
		text, err := readSource(d.file, s.File, d.o)
		if err != nil {
			at := d.fileNode(s.ID)
			d.add(fault{
				start: at.start, end: at.end, code: "source-file", severity: model.Warning,
				what: fmt.Sprintf("the text of the source %s cannot be read: %v", cite(s.ID), err),
				mend: "name a text file in the folder of the briefing",
			})
			continue
		}
		texts[s.ID] = newSourceText(text)
	}
	for i := range d.b.Quotes() {
		q := &d.b.Quotes()[i]
		for j := range q.Segments {
			s := &q.Segments[j]
			s.Check = model.Unchecked
			if text := texts[q.Source]; text != nil {
				s.Check, s.There, s.Line = checkVerbatim(s.Text, text)
				s.There = model.CleanLine(s.There)
				d.differing(i, s)
			}
		}
	}
}

// differing notes a segment that its source does not have word for word.
func (d *decoder) differing(i int, s *model.Segment) {
	q := &d.b.Quotes()[i]
	if !s.Check.Failed() {
		return
	}
	file := ""
	for _, src := range d.b.Sources() {
		if src.ID == q.Source {
			file = src.File
		}
	}
	at := s.At
	if !at.Known() {
		at = q.At
	}
	if n := d.listedAt[i]; n != nil && !at.Known() {
		at = d.place(n.start, n.end)
	}
	f := fault{
		start: at.Start, end: at.End, code: "not-verbatim", severity: model.Warning,
		what: "not word for word in " + model.CleanLine(file),
		here: "“" + model.CleanLine(s.Text) + "”",
		mend: "take the source's words, or drop the quotation marks",
	}
	if s.Check == model.Missing {
		f.what = "these words are not in " + model.CleanLine(file)
		f.mend = "quote what the source has, or name another source"
	} else {
		f.there = fmt.Sprintf("“%s” (line %d)", s.There, s.Line)
	}
	d.add(f)
}

// fileNode finds where the facts name the local text of a source.
func (d *decoder) fileNode(id string) *node {
	sources := d.root.get("sources")
	if sources == nil {
		return &node{}
	}
	for i, n := range sources.items {
		if sources.kind == table && sources.keys[i].text == id || n.get("id").string() == id {
			if v := n.get("file"); v != nil {
				return v
			}
		}
	}
	return sources
}

// readSource reads the local text of a source. It never leaves the folder of
// the briefing, follows no link out of it, and opens nothing but plain files.
func readSource(name, file string, o Options) (string, error) {
	limit := o.MaxSize
	if limit <= 0 {
		limit = DefaultMaxSize
	}
	file = filepath.ToSlash(file)
	if path.IsAbs(file) || !filepath.IsLocal(filepath.FromSlash(file)) {
		return "", errors.New("it lies outside the folder of the briefing")
	}
	if name == "" || name == "-" {
		if o.FS == nil {
			return "", errors.New("a briefing from standard input has no folder")
		}
		name = "."
	}
	f, err := openSource(name, path.Clean(file), o)
	if err != nil {
		return "", plainError(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", plainError(err)
	}
	if !info.Mode().IsRegular() {
		return "", errors.New("it is not a plain file")
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", plainError(err)
	}
	if int64(len(data)) > limit {
		return "", fmt.Errorf("it is larger than %d bytes", limit)
	}
	return strings.TrimPrefix(string(data), "\ufeff"), nil
}

// openSource opens a file beside the briefing.
func openSource(name, file string, o Options) (fs.File, error) {
	if o.FS != nil {
		return o.FS.Open(path.Join(path.Dir(filepath.ToSlash(name)), file))
	}
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	file = filepath.FromSlash(file)
	info, err := root.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a plain file")
	}
	// Should a pipe have taken its place meanwhile, opening must not wait for a writer.
	return root.OpenFile(file, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

var errNoFile = errors.New("there is no such file")

// plainError leaves paths out of an error: the message names the file already.
func plainError(err error) error {
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errNoFile
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission denied")
	case errors.As(err, &p):
		return errors.New(model.CleanLine(p.Err.Error()))
	}
	return err
}
