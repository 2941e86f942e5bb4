package content_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"readout/bench/invent"
	"readout/content"
	"readout/model"
)

// What comes in portions is what Folder reads, in the same order and with the
// same clashes.
func TestPortions(t *testing.T) {
	files := fstest.MapFS{"notes.json": {Data: []byte(`{"a": 1}`)}, "broken.md": {Data: []byte("---\nno end")}}
	for n := range 200 {
		files[invent.Name(n)] = &fstest.MapFile{Data: invent.Briefing(n)}
	}
	for i, name := range []string{"Ann Lee", "Anna Long"} {
		files[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: []byte("---\nactors: {ann: " + name + "}\n---\nText.\n")}
	}
	o := content.Options{FS: files}
	want, faults := content.Folder(".", o)
	var got []*model.Briefing
	var last content.Portion
	portions, broken := 0, 0
	err := content.Portions(".", o, func(p content.Portion) bool {
		got, broken, last = append(got, p.Briefings...), broken+len(p.Faults), p
		portions++
		return true
	})
	if err != nil || portions < 3 || last.Read != len(files) || last.Of != len(files) || broken != len(faults) {
		t.Errorf("%d portions, %d of %d, %d faults, not %d: %v", portions, last.Read, last.Of, broken, len(faults), err)
	}
	same := func(a, b *model.Briefing) bool { return a.Path == b.Path && len(a.Mistakes) == len(b.Mistakes) }
	if len(want) != 202 || !slices.EqualFunc(got, want, same) {
		t.Errorf("%d briefings in portions, %d at once", len(got), len(want))
	}
}

// A text that was handed over as a briefing is taken back once another briefing
// names it as the text of a source.
func TestPortionsDrop(t *testing.T) {
	files := fstest.MapFS{"000/a.txt": {Data: []byte("Words.\n")}, "z.md": {Data: []byte("---\nsources: {s: {title: S, file: 000/a.txt}}\n---\nText.\n")}}
	for n := range 100 {
		files[invent.Name(n)] = &fstest.MapFile{Data: invent.Briefing(n)}
	}
	var dropped []string
	given := map[string]bool{}
	content.Portions(".", content.Options{FS: files}, func(p content.Portion) bool {
		dropped = append(dropped, p.Dropped...)
		for _, b := range p.Briefings {
			given[b.Path] = true
		}
		return true
	})
	bs, _ := content.Folder(".", content.Options{FS: files})
	if !given["000/a.txt"] || !slices.Equal(dropped, []string{"000/a.txt"}) || len(bs) != 101 {
		t.Errorf("given: %v, dropped: %q, %d briefings at once", given["000/a.txt"], dropped, len(bs))
	}
}

func TestPortionsEnd(t *testing.T) {
	dir := t.TempDir()
	for n := range 300 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.md", n)), []byte("Text.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	calls := 0
	content.Portions(dir, content.Options{}, func(content.Portion) bool { calls++; return calls < 2 })
	if calls != 2 {
		t.Errorf("asked %d times after no was said", calls-2)
	}
	if err := content.Portions(filepath.Join(dir, "none"), content.Options{}, nil); err == nil {
		t.Error("a folder that is not there has portions")
	}
}

// waits is a file system in which one folder cannot be listed before somebody
// has been given a briefing.
type waits struct {
	fstest.MapFS
	folder string
	given  chan struct{}
}

func (w waits) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == w.folder {
		<-w.given
	}
	return w.MapFS.ReadDir(name)
}

// The first briefings are there before all folders are looked through, in the
// order of whole paths; how many files there are is told once it is known.
func TestPortionsBegin(t *testing.T) {
	files := waits{fstest.MapFS{}, "z", make(chan struct{})}
	for _, name := range []string{"a.md", "a/x.md", "a-b.md", "a/y/z.md", "a/y.md", "b", "a!/x.md", "z/last.md"} {
		files.MapFS[name] = &fstest.MapFile{Data: []byte("Text.\n")}
	}
	for n := range 100 {
		files.MapFS[fmt.Sprintf("a/y/%03d.md", n)] = &fstest.MapFile{Data: []byte("Text.\n")}
	}
	var got []string
	last, early := content.Portion{}, false
	err := content.Portions(".", content.Options{FS: files}, func(p content.Portion) bool {
		for _, b := range p.Briefings {
			got = append(got, b.Path)
		}
		if last.Read == 0 && len(got) > 0 {
			early = p.Of == 0
			close(files.given)
		}
		last = p
		return true
	})
	if err != nil || !early || last.Read != 107 || last.Of != 107 {
		t.Errorf("early: %v, %d of %d: %v", early, last.Read, last.Of, err)
	}
	if len(got) != 107 || !slices.IsSorted(got) {
		t.Errorf("not in order: %q", got)
	}
}
