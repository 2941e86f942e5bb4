package content

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/bench/invent"
	"readout/model"
)

// grove is a tree with the folder it is of.
type grove struct {
	*testing.T
	dir  string
	tree *Tree
}

func plant(t *testing.T, files map[string]string, paths ...string) *grove {
	t.Helper()
	g := &grove{T: t, dir: tree(t, files)}
	var known []*model.Briefing
	for i, p := range paths {
		paths[i] = filepath.Join(g.dir, filepath.FromSlash(p))
		b, err := Open(paths[i], Options{})
		if err != nil {
			t.Fatal(err)
		}
		known = append(known, b)
	}
	if len(paths) == 0 {
		paths = []string{g.dir}
		known, _ = Folder(g.dir, Options{})
	}
	g.tree = NewTree(paths, known, Options{}, nil)
	return g
}

func (g *grove) path(name string) string { return filepath.Join(g.dir, filepath.FromSlash(name)) }

func (g *grove) write(name, text string) {
	g.Helper()
	if err := os.MkdirAll(filepath.Dir(g.path(name)), 0o700); err != nil {
		g.Fatal(err)
	}
	if err := os.WriteFile(g.path(name), []byte(text), 0o600); err != nil {
		g.Fatal(err)
	}
}

func (g *grove) rename(from, to string) {
	g.Helper()
	if err := os.Rename(g.path(from), g.path(to)); err != nil {
		g.Fatal(err)
	}
}

// refresh says what changed: =title, +title, -path, !faults, and ... if more may come.
func (g *grove) refresh(settled bool) string {
	c := g.tree.Refresh(settled)
	var out []string
	for _, b := range c.Changed {
		out = append(out, "="+b.Title)
	}
	for _, b := range c.Added {
		out = append(out, "+"+b.Title)
	}
	for _, p := range c.Removed {
		out = append(out, "-"+filepath.Base(p))
	}
	for _, err := range c.Kept {
		line, _, _ := strings.Cut(err.Error(), "\n")
		out = append(out, "!"+strings.TrimPrefix(line, g.dir+"/"))
	}
	if c.Pending {
		out = append(out, "...")
	}
	return strings.Join(out, " ")
}

func (g *grove) want(settled bool, want string) {
	g.Helper()
	if got := g.refresh(settled); got != want {
		g.Errorf("got %q, want %q", got, want)
	}
}

func TestTree(t *testing.T) {
	g := plant(t, map[string]string{"a.md": "# A\n", "sub/b.md": "# B\n", ".readoutignore": "no*\n"})
	g.want(true, "")
	g.write("a.md", "# A again\n")
	g.want(false, "=A again")
	g.want(true, "")
	g.write("sub/new/c.md", "# C\n")
	g.write("no.md", "# No\n")
	g.write(".hidden.md", "# No\n")
	g.want(false, "+C")
	g.rename("sub/b.md", "sub/b2.md")
	g.want(false, "+B ...")
	g.want(true, "-b.md")
	if err := os.Remove(g.path("a.md")); err != nil {
		t.Fatal(err)
	}
	g.want(false, "...")
	g.write("a.md", "# A\n")
	g.want(true, "=A")
	g.write(".readoutignore", "no*\nsub/\n")
	g.want(true, "-b2.md -c.md")
}

// A file that is half written keeps what it held.
func TestTreeKeepsWhatItHeld(t *testing.T) {
	whole := "---\ntitle: Whole\n---\nText.\n"
	g := plant(t, map[string]string{"a.md": whole})
	g.write("a.md", "")
	g.want(false, "...")
	g.want(true, "!a.md: empty")
	g.want(false, "!a.md: empty")
	g.write("a.md", "---\ntitle: Wh")
	if got := g.refresh(true); !strings.HasPrefix(got, "!a.md:1:") {
		t.Errorf("front matter that is not closed: %q", got)
	}
	if got := g.refresh(true); !strings.HasPrefix(got, "!a.md:1:") {
		t.Errorf("the fault is forgotten: %q", got)
	}
	g.write("a.md", whole)
	g.want(true, "")
	g.write("a.md", whole+"More.\n")
	g.want(true, "=Whole")
}

func TestTreeOfAFolderRenamedAway(t *testing.T) {
	g := plant(t, map[string]string{"in/a.md": "# A\n"})
	in := &grove{T: t, dir: g.path("in")}
	known, _ := Folder(in.dir, Options{})
	in.tree = NewTree([]string{in.dir}, known, Options{}, nil)
	g.rename("in", "out")
	in.want(false, "...")
	c := in.tree.Refresh(true)
	if !c.Empty() || len(c.Faults) != 1 {
		t.Errorf("a folder that is gone loses its briefings: %+v", c)
	}
	g.write("out/a.md", "# A elsewhere\n")
	g.rename("out", "in")
	in.want(false, "=A elsewhere")
	if len(in.tree.Dirs()) != 2 {
		t.Errorf("dirs are %q", in.tree.Dirs())
	}
}

func TestTreeCasts(t *testing.T) {
	g := plant(t, map[string]string{
		"actors.yaml": "ann: Ann Lee\n", "a.md": "# A\n\n[“words”](#ann)\n", "b.md": "# B\n",
		"sub/actors.yaml": "ann: Ann Sub\n", "sub/c.md": "# C\n\n[“words”](#ann)\n",
	})
	g.write("actors.yaml", "ann: Ann Lee, head\n")
	g.want(true, "=A")
	g.write("sub/actors.yaml", "ann: Ann Deep\n")
	g.want(true, "=C")
}

func TestTreeSources(t *testing.T) {
	g := plant(t, map[string]string{
		"a.md": "---\nsources: {s: {title: S, file: s.txt}}\nactors: {ann: Ann}\n---\n[“words”](#ann)\n", "s.txt": "words\n",
	})
	g.write("s.txt", "other things\n")
	g.want(true, "=a")
}

// What a briefing named as the text of a source stays one when the briefing is
// deleted, names it no more or cannot be read.
func TestTreeSourcesOutliveTheirBriefing(t *testing.T) {
	named := "---\nsources: {s: {title: S, file: s.txt}, u: {title: U, file: sources/u.txt}}\n---\nText.\n"
	files := map[string]string{"a.md": named, "b.md": "# B\n", "s.txt": "words\n", "sources/u.txt": "words\n"}
	g := plant(t, files)
	if err := os.Remove(g.path("a.md")); err != nil {
		t.Fatal(err)
	}
	g.want(true, "-a.md")
	g.write("s.txt", "other words\n")
	g.want(true, "")
	g.write("a.md", named)
	g.want(true, "+a")
	g.write("a.md", "---\ntitle: Half")
	g.refresh(true)
	g.write("a.md", "# A\n")
	g.want(true, "=A")
}

func TestTreeSourcesOfABriefingThatWasNeverRead(t *testing.T) {
	g := plant(t, map[string]string{"a.md": "---\nsources: {s: {file: sources/s.txt}}\n", "b.md": "# B\n", "sources/s.txt": "words\n"})
	g.want(true, "")
	if len(g.tree.given) != 1 {
		t.Errorf("given are %d briefings", len(g.tree.given))
	}
}

func TestTreeClashes(t *testing.T) {
	g := plant(t, map[string]string{"a.md": "---\nactors: {ann: Ann Lee}\n---\nA.\n", "b.md": "---\nactors: {ann: Zoe Long}\n---\nB.\n"})
	g.want(true, "")
	g.write("a.md", "---\nactors: {ann: Zoe Long}\n---\nA.\n")
	g.want(true, "=a =b")
	for _, b := range g.tree.given {
		if b.Faults() > 0 {
			t.Errorf("%s has %v", b.ID, b.Mistakes)
		}
	}
	g.write("a.md", "---\nactors: {ann: Ann Lee}\n---\nA.\n")
	g.want(true, "=a =b")
	g.want(true, "")
}

func TestTreeOfFiles(t *testing.T) {
	g := plant(t, map[string]string{"a.md": "# A\n", "b.md": "# B\n", "c.md": "# C\n"}, "a.md", "b.md")
	g.write("a.md", "# A again\n")
	g.write("c.md", "# C again\n")
	g.want(true, "=A again")
	g.rename("b.md", "d.md")
	g.want(false, "...")
	g.want(true, "-b.md")
	g.rename("d.md", "b.md")
	g.want(true, "+B")
}

func TestTreeReadsWhatIsFresh(t *testing.T) {
	dir := tree(t, map[string]string{"a.md": "# A\n"})
	known := []*model.Briefing{{Path: filepath.Join(dir, "a.md"), Title: "Older"}}
	tr := NewTree([]string{dir}, known, Options{}, func(fs.FileInfo) bool { return true })
	if c := tr.Refresh(true); len(c.Changed) != 1 || c.Changed[0].Title != "A" {
		t.Errorf("%+v", c)
	}
	tr = NewTree([]string{dir}, known, Options{}, nil)
	if c := tr.Refresh(true); !c.Empty() {
		t.Errorf("%+v", c)
	}
	if c := tr.Refresh(true, filepath.Join(dir, "a.md")); len(c.Changed) != 1 {
		t.Errorf("%+v", c)
	}
}

// Files that were written to and are named are read by themselves; what follows
// for others is seen all the same.
func TestRetouch(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	one := write("a.md", "---\nactors: {ann: Ann Lee}\n---\nFirst.\n")
	two := write("b.md", "---\nactors: {ann: Anna Long}\n---\nSecond.\n")
	write("s.txt", "Said.\n")
	bs, _ := Folder(dir, Options{})
	tree := NewTree([]string{dir}, bs, Options{}, nil)
	if c := tree.Refresh(true); !c.Empty() {
		t.Fatalf("%+v", c)
	}
	tests := []struct {
		name, path, text, want string
		retouched              bool
	}{
		{"other words", one, "---\nactors: {ann: Ann Lee}\n---\nOther words.\n", "a.md/0", true},
		{"a clash stays", two, "---\nactors: {ann: Anna Long}\n---\nOther words.\n", "b.md/1", true},
		{"nothing", two, "---\nactors: {ann: Anna Long}\n---\nOther words.\n", "", true},
		{"another line", one, "---\ntitle: T\nactors: {ann: Ann Lee}\n---\nOther words.\n", "a.md/0 b.md/1", false},
		{"no clash", one, "---\ntitle: T\nactors: {ann: Anna Long}\n---\nOther words.\n", "a.md/0 b.md/0", false},
		{"broken", one, "---\nno end\n", "", false},
		{"in order", one, "---\ntitle: T\nactors: {ann: Anna Long}\n---\nMore words.\n", "a.md/0", false},
		{"a source", one, "---\ntitle: T\nactors: {ann: Anna Long}\nsources: {s: {title: S, file: s.txt}}\n---\nMore words.\n", "a.md/0 -s.txt", false},
	}
	for _, tt := range tests {
		write(filepath.Base(tt.path), tt.text)
		c, ok := tree.retouch([]string{tt.path})
		if !ok {
			c = tree.Refresh(true, tt.path)
		}
		var got []string
		for _, b := range c.Changed {
			got = append(got, fmt.Sprintf("%s/%d", filepath.Base(b.Path), len(b.Mistakes)))
		}
		for _, path := range c.Removed {
			got = append(got, "-"+filepath.Base(path))
		}
		if strings.Join(got, " ") != tt.want || ok != tt.retouched {
			t.Errorf("%s: %q, read alone: %v; want %q, %v", tt.name, got, ok, tt.want, tt.retouched)
		}
	}
}

func BenchmarkRefresh(b *testing.B) {
	dir := b.TempDir()
	const files = 2000
	for n := range files {
		path := filepath.Join(dir, filepath.FromSlash(invent.Name(n)))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, invent.Briefing(n), 0o600)); err != nil {
			b.Fatal(err)
		}
	}
	bs, _ := Folder(dir, Options{})
	for _, n := range []int{1, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			tree := NewTree([]string{dir}, bs, Options{}, nil)
			tree.Refresh(true)
			for i := 0; b.Loop(); i++ {
				b.StopTimer()
				var touched []string
				for k := range n {
					text := fmt.Sprintf("%s\nChange %d.\n", invent.Briefing(k), i)
					touched = append(touched, bs[k].Path)
					if err := os.WriteFile(bs[k].Path, []byte(text), 0o600); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				if c := tree.Refresh(true, touched...); len(c.Changed) != n {
					b.Fatal(len(c.Changed))
				}
			}
		})
	}
}
