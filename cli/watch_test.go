package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// watch is a watcher at work, and what it has told.
type watch struct {
	*testing.T
	dir  string
	got  chan ui.FolderChanged
	told []string // what came and was not waited for yet
}

// watching watches files below a new folder, or some of them by name.
func watching(t *testing.T, files map[string]string, names ...string) *watch {
	t.Helper()
	w := &watch{T: t, dir: filepath.Join(t.TempDir(), "in"), got: make(chan ui.FolderChanged, 64)}
	for name, text := range files {
		w.write(name, text)
	}
	r := &reading{began: time.Now()}
	if len(names) == 0 {
		r.paths = []string{w.dir}
		r.briefings, _ = content.Folder(w.dir, content.Options{})
	}
	for _, name := range names {
		b, err := content.Open(w.path(name), content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r.paths, r.briefings = append(r.paths, w.path(name)), append(r.briefings, b)
	}
	ready, done := make(chan struct{}), make(chan error, 1)
	ctx, stop := context.WithCancel(t.Context())
	run := r.watcher(content.Options{})
	run.send, run.started = func(m ui.FolderChanged) { w.got <- m }, func() { close(ready) }
	go func() { done <- run.run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	<-ready
	return w
}

func (w *watch) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *watch) write(name, text string) {
	w.Helper()
	err := os.MkdirAll(filepath.Dir(w.path(name)), 0o700)
	if err == nil {
		err = os.WriteFile(w.path(name), []byte(text), 0o600)
	}
	if err != nil {
		w.Fatal(err)
	}
}

func (w *watch) do(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// want waits until something is told, as "=Title" for changed, "+Title" for
// added, "-a.md" for removed, "!part of a fault" for a file that keeps what it held.
func (w *watch) want(what ...string) {
	w.Helper()
	found := func(s string) bool {
		return slices.ContainsFunc(w.told, func(t string) bool { return t == s || s[0] == '!' && t[0] == '!' && strings.Contains(t, s[1:]) })
	}
	deadline := time.After(20 * time.Second)
	for slices.ContainsFunc(what, func(s string) bool { return !found(s) }) {
		select {
		case m := <-w.got:
			w.told = append(w.told, telling(m)...)
		case <-deadline:
			w.Fatalf("told %q; want %q", w.told, what)
		}
	}
	w.told = nil
}

func telling(m ui.FolderChanged) (told []string) {
	titles := func(sign string, bs []*model.Briefing) {
		for _, b := range bs {
			told = append(told, sign+b.Title)
		}
	}
	titles("=", m.Changed)
	titles("+", m.Added)
	for _, p := range m.Removed {
		told = append(told, "-"+filepath.Base(p))
	}
	for _, k := range m.Kept {
		told = append(told, "!"+k)
	}
	told = append(told, m.Notices...)
	return told
}

// TestWatch changes files in the ways that editors do.
func TestWatch(t *testing.T) {
	w := watching(t, map[string]string{"a.md": "# one\n"}, "a.md")
	w.write("a.md", "# two\n")
	w.want("=two")
	w.write("a.md.tmp", "# three\n")
	w.do(os.Rename(w.path("a.md.tmp"), w.path("a.md")))
	w.want("=three")
	w.do(os.Remove(w.path("a.md")))
	w.write("a.md", "# four\n")
	w.want("=four")
	w.do(os.Remove(w.path("a.md")))
	w.want("-a.md")
	w.write("a.md", "# five\n")
	w.want("+five")
}

func TestWatchAFolder(t *testing.T) {
	w := watching(t, map[string]string{"a.md": "# A\n", "sub/b.md": "# B\n", ".readoutignore": "no*\n"})
	w.write("c.md", "# C\n")
	w.want("+C")
	w.write("new/deep/d.md", "# D\n") // the folders are not watched yet
	w.want("+D")
	w.write("new/deep/d.md", "# D2\n")
	w.want("=D2")
	w.write("new/deep/e.md", "# E\n")
	w.want("+E")
	w.do(os.Rename(w.path("sub"), w.path("bus")))
	w.want("+B", "-b.md")
	w.write("bus/b.md", "# B2\n")
	w.want("=B2")
	w.do(os.RemoveAll(w.path("new")))
	w.want("-d.md", "-e.md")
	w.write(".readoutignore", "c.md\n")
	w.want("-c.md")
}

// A folder that is renamed away keeps what it held, and is watched when it
// comes back.
func TestWatchAFolderRenamedAway(t *testing.T) {
	w := watching(t, map[string]string{"a.md": "# A\n", "sub/b.md": "# B\n"})
	away := w.dir + "-away"
	w.do(os.Rename(w.dir, away))
	select {
	case m := <-w.got:
		if len(m.Removed) > 0 || len(m.Faults) == 0 {
			t.Fatalf("told %+v", m)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("nothing is told")
	}
	w.do(os.WriteFile(filepath.Join(away, "sub", "b.md"), []byte("# B2\n"), 0o600))
	w.do(os.Rename(away, w.dir))
	w.want("=B2")
	w.write("sub/b.md", "# B3\n")
	w.want("=B3")
	w.write("c.md", "# C\n")
	w.want("+C")
}

func TestWatchAHalfWrittenFile(t *testing.T) {
	whole := "---\ntitle: Whole\n---\nText.\n"
	w := watching(t, map[string]string{"a.md": whole})
	w.write("a.md", whole[:8])
	w.want("!a.md:1:")
	w.write("a.md", whole+"More.\n")
	w.want("=Whole")
}

func TestWatchTheCast(t *testing.T) {
	w := watching(t, map[string]string{"actors.yaml": "ann: Ann\n", "a.md": "# A\n\n[“words”](#ann)\n", "b.md": "# B\n"})
	w.write("actors.yaml", "ann: Ann Lee\n")
	w.want("=A")
}

// A burst of changes is looked at a few times, not once for each.
func TestWatchABurst(t *testing.T) {
	w := watching(t, map[string]string{"a.md": "# 0\n"})
	for range 200 {
		w.write("a.md", "# more\n")
		w.write("b.md", "# more\n")
	}
	w.write("a.md", "# last\n")
	w.want("=last")
	if n := len(w.got); n > 20 {
		t.Errorf("told %d times more", n)
	}
}

func TestWatchNothing(t *testing.T) {
	if err := (&watcher{}).run(t.Context()); err != nil {
		t.Error(err)
	}
}

// A folder that goes is told of, and so is its coming back.
func TestWatchFolderGone(t *testing.T) {
	w := watching(t, map[string]string{"a.md": "# one\n"})
	w.do(os.Rename(w.dir, w.dir+"-elsewhere"))
	w.want(w.dir + " is gone; this is what it held")
	w.do(os.Rename(w.dir+"-elsewhere", w.dir))
	w.want(w.dir + " is back")
	w.write("a.md", "# two\n")
	w.want("=two")
}
