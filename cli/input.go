package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"readout/content"
	"readout/model"
)

// reading is what a command line names: briefings, and what went wrong on the way.
type reading struct {
	briefings []*model.Briefing
	folder    string        // what holds them, if they are to be shown as a list
	address   model.Address // where to go; only if one file was named
	faults    []error       // of files beside those that were read
	notes     []string      // what is left out, and why
}

// options are those of package content for this run.
func (a *app) options(c *config) content.Options {
	return content.Options{MaxSize: c.MaxSize, Stdin: a.Stdin}
}

// read reads what the paths name, or the embedded briefing if they name nothing.
// It fails only if nothing at all can be read.
func (a *app) read(c *config, paths []string) (*reading, error) {
	switch {
	case a.flags.guide && a.flags.sample != "":
		return nil, wrong("", "--guide and --sample exclude each other")
	case (a.flags.guide || a.flags.sample != "") && len(paths) > 0:
		return nil, wrong("", "%q is too much: --guide and --sample bring their own briefings", paths[0])
	case a.flags.guide:
		return one(content.Guide(a.options(c)))
	case a.flags.sample != "":
		return a.readSample(c)
	case len(paths) == 0:
		return one(content.Default(a.options(c)))
	}
	r := &reading{}
	for _, path := range paths {
		if err := a.readPath(c, r, path); err != nil {
			r.faults = append(r.faults, err)
		}
	}
	if len(r.briefings) == 0 && len(r.faults) > 0 {
		return nil, errors.Join(r.faults...)
	}
	if len(paths) > 1 {
		r.address = model.Address{}
	}
	return r, nil
}

func one(b *model.Briefing, err error) (*reading, error) {
	if err != nil {
		return nil, err
	}
	return &reading{briefings: []*model.Briefing{b}}, nil
}

func (a *app) readSample(c *config) (*reading, error) {
	fsys, ok := content.SampleFS(a.flags.sample)
	if !ok {
		return nil, wrong("", "no sample called %q; there is %s", a.flags.sample, strings.Join(content.Samples(), ", "))
	}
	o := a.options(c)
	o.FS = fsys
	bs, faults := content.Folder(".", o)
	r := &reading{folder: a.flags.sample, faults: faults}
	a.takeIn(r, bs)
	return r, nil
}

// takeIn adds the briefings of a folder, but not those under embargo, which
// nobody sees in a list before their time; whoever names the file reads it.
func (a *app) takeIn(r *reading, bs []*model.Briefing) {
	for _, b := range bs {
		if b.Embargoed(a.Now()) {
			r.notes = append(r.notes, fmt.Sprintf("%s is under embargo until %s and not listed", b.Path, b.Embargo))
			continue
		}
		r.briefings = append(r.briefings, b)
	}
}

// readPath adds what one path names to the reading.
func (a *app) readPath(c *config, r *reading, arg string) error {
	path, address, err := split(arg)
	if err != nil {
		return err
	}
	r.address = address
	if path == "" {
		b, err := content.Default(a.options(c))
		if err != nil {
			return err
		}
		r.briefings = append(r.briefings, b)
		return nil
	}
	info, err := os.Stat(path)
	if path != "-" && errors.Is(err, fs.ErrNotExist) {
		return unreadable(fmt.Errorf("%s: no such file", path))
	}
	if path != "-" && err == nil && info.IsDir() {
		bs, faults := content.Folder(path, a.options(c))
		a.takeIn(r, bs)
		r.faults = append(r.faults, faults...)
		r.folder = path
		if len(bs) == 0 && len(faults) == 0 {
			return unreadable(fmt.Errorf("%s: no briefing in this folder", path))
		}
		return nil
	}
	b, err := content.Open(path, a.options(c))
	if err != nil {
		return unreadable(err)
	}
	r.briefings = append(r.briefings, b)
	return nil
}

// split parts a path from the address behind it. A file whose name holds a #
// is found by its whole name first.
func split(arg string) (string, model.Address, error) {
	if !strings.Contains(arg, "#") {
		return arg, model.Address{}, nil
	}
	if _, err := os.Stat(arg); err == nil {
		return arg, model.Address{}, nil
	}
	address, err := model.ParseAddress(arg)
	if err != nil {
		return "", address, wrong("an address is a path with #quote:, #issue:, #actor:, #question:, #event:, #source:, #position: or #text: behind it", "%s: %w", arg, err)
	}
	return address.Path, address, nil
}

// meantCommand tells whether a path that is not there is a command misspelt.
func (a *app) meantCommand(path string) error {
	if strings.ContainsAny(path, `./\#-`) {
		return nil
	}
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	names := []string{}
	for _, c := range a.root().Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	if near := nearest(path, names); near != "" {
		return wrong("there is no file of that name either", "unknown command %q; did you mean \"readout %s\"?", path, near)
	}
	return nil
}

// resolve finds the item that an address names; without one it is the briefing.
func resolve(b *model.Briefing, address model.Address) (model.Ref, error) {
	if address == (model.Address{Path: address.Path}) {
		return model.Ref{Type: model.TypeBriefing}, nil
	}
	ref, ok := b.Resolve(address)
	if !ok {
		return ref, wrong("readout list "+b.Path+" prints the addresses there are", "%s: nothing has this address", address)
	}
	return ref, nil
}

// warn tells what was left out, and the faults of files that others were read
// beside.
func (a *app) warn(r *reading) {
	for _, note := range r.notes {
		fmt.Fprintln(a.Stderr, model.CleanLine(note))
	}
	for _, err := range r.faults {
		a.tell(err)
	}
}
