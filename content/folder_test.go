package content

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"readout/model"
)

// tree writes files below a new folder; a value "-> x" makes a link to x.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		var err error
		if to, ok := strings.CutPrefix(text, "-> "); ok {
			err = os.Symlink(strings.ReplaceAll(to, "DIR", dir), full)
		} else {
			err = os.WriteFile(full, []byte(text), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func titles(bs []*model.Briefing) string {
	var out []string
	for _, b := range bs {
		out = append(out, b.Title)
	}
	return strings.Join(out, " ")
}

func TestFolder(t *testing.T) {
	outside := tree(t, map[string]string{"far.md": "# Far\n", "deep/more.md": "# More\n"})
	dir := tree(t, map[string]string{
		"b.md": "# B\n", "a.markdown": "# A\n", "sub/c.txt": "# C\n", "sub/deep/d.md": "# D\n",
		".hidden.md": "# no\n", ".git/x.md": "# no\n", "picture.png": "no", "Makefile": "no",
		"package.json": `{"name": "x"}`, "broken.json": `{`, "facts.json": `{"title": "F", "actors": [{"id": "ann", "name": "Ann"}]}`,
		"loop": "-> .", "up": "-> ..", "again.md": "-> b.md", "sub/to-deep": "-> deep", "nowhere.md": "-> none", "round.md": "-> round.md",
		"zfar.md": "-> " + outside + "/far.md", "zdeep": "-> " + outside + "/deep", "zdeep2": "-> " + outside + "/deep",
		"old/x.md": "# no\n", "draft-1.md": "# no\n", "draft-2.md": "# Kept\n",
		"bad.md":         "---\ntitle: [\n",
		".readoutignore": "# comment\nold/\ndraft-*\n!draft-2.md\n",
	})
	got, faults := Folder(dir, Options{})
	if want := "A B Kept F C D More Far"; titles(got) != want {
		t.Errorf("got %s, want %s", titles(got), want)
	}
	var texts []string
	for _, err := range faults {
		texts = append(texts, strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""))
	}
	all := strings.Join(texts, "\n")
	for _, want := range []string{"nowhere.md: no such file\nhint: ", "round.md: a link that leads back to itself\nhint: ", "bad.md:"} {
		if !strings.Contains(all, want) {
			t.Errorf("faults are\n%s\nwithout %q", all, want)
		}
	}
	if len(faults) != 3 {
		t.Errorf("%d faults:\n%s", len(faults), all)
	}
	if got[0].Path != filepath.Join(dir, "a.markdown") {
		t.Errorf("path is %s", got[0].Path)
	}
}

func TestFolderRefuses(t *testing.T) {
	dir := tree(t, map[string]string{"a.md": "# A\n"})
	for _, path := range []string{filepath.Join(dir, "a.md"), filepath.Join(dir, "none")} {
		got, faults := Folder(path, Options{})
		if len(got) != 0 || len(faults) != 1 || !strings.Contains(faults[0].Error(), "\nhint: ") {
			t.Errorf("%s: got %v, %v", path, titles(got), faults)
		}
	}
}

func TestFolderOfFS(t *testing.T) {
	files := fstest.MapFS{
		"actors.yaml":  {Data: []byte("ann: {name: Ann Lee, role: head, kind: person}\nben: Ben\n")},
		"one.md":       {Data: []byte("---\nactors: {ann: {role: chair}}\nsources: {s: {title: S, file: texts/s.txt}}\n---\n[“words”](#ann) [“more”](#ben)\n")},
		"texts/s.txt":  {Data: []byte("“words” and more\n")},
		"texts/no.txt": {Data: []byte("# Not a source\n")},
	}
	got, faults := Folder(".", Options{FS: files})
	if len(faults) != 0 || titles(got) != "one Not a source" {
		t.Fatalf("got %s, %v", titles(got), faults)
	}
	b := got[0]
	ann, _ := b.Resolve(model.Address{ID: "ann"})
	if a := b.Actors()[ann.Index]; a.Name != "Ann Lee" || a.Role != "chair" {
		t.Errorf("the shared cast gives %+v", a)
	}
	if c := b.Quotes()[0].Segments[0].Check; c != model.Exact {
		t.Errorf("check is %s", c)
	}
}

// The cast of a folder serves the briefings in it and below. The nearest one
// comes first, and none of them is a briefing.
func TestFolderCasts(t *testing.T) {
	text := "[“one”](#ann) [“two”](#ben) [“three”](#cat)\n"
	files := map[string]string{
		"actors.yaml": "ann: Ann Root\nben: Ben Root\n", "a.md": text,
		"sub/actors.yaml": "ben: Ben Sub\ncat: Cat Sub\n", "sub/b.md": text, "sub/deep/c.md": text,
		"sub/deep/er/actors.yaml": "actors: {cat: Cat Deep}\n", "sub/deep/er/d.md": text,
		"other/actors.yaml": "ann: [\n", "other/e.md": text,
		"left/actors.yaml": "ann: Ann Left\n", "left/f.md": text, ".readoutignore": "left/actors.yaml\n",
	}
	got, faults := Folder(tree(t, files), Options{})
	if len(faults) != 0 && !strings.Contains(faults[0].Error(), "other") {
		t.Errorf("faults are %v", faults)
	}
	names := map[string]string{}
	for _, b := range got {
		for _, a := range b.Actors() {
			names[b.ID] += a.Name + ", "
		}
	}
	for id, want := range map[string]string{
		"a": "Ann Root, Ben Root, Cat, ", "b": "Ann Root, Ben Sub, Cat Sub, ", "c": "Ann Root, Ben Sub, Cat Sub, ",
		"d": "Ann Root, Ben Sub, Cat Deep, ", "f": "Ann Root, Ben Root, Cat, ",
	} {
		if names[id] != want {
			t.Errorf("%s.md has %s, want %s", id, names[id], want)
		}
	}
	if len(got) != 6 {
		t.Errorf("briefings are %s", titles(got))
	}
}

// The order is that of the paths, however many files are read side by side.
func TestFolderOrder(t *testing.T) {
	files := fstest.MapFS{}
	var want []string
	for i := range 200 {
		title := fmt.Sprintf("T%03d", i)
		files[title+".md"] = &fstest.MapFile{Data: []byte("# " + title + "\n\n" + strings.Repeat("words ", (i*37)%500))}
		want = append(want, title)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	got, faults := Folder(".", Options{FS: files})
	if len(faults) != 0 || titles(got) != strings.Join(want, " ") {
		t.Errorf("got %s, %v", titles(got), faults)
	}
}

func TestIgnore(t *testing.T) {
	rules := parseIgnore("# comment\n\n*.tmp.md\n/top.md\nbuild/\na/b.md\n**/gen/*.md\nlogs/**\n!logs/keep.md\n[a-c]?.md\n[\n")
	for name, want := range map[string]bool{
		"x.tmp.md": true, "sub/x.tmp.md": true, "top.md": true, "sub/top.md": false,
		"build/": true, "sub/build/": true, "build": false, "a/b.md": true, "sub/a/b.md": false,
		"gen/x.md": true, "p/q/gen/x.md": true, "gen/p/x.md": false, "logs/": false, "logs/x.md": true,
		"logs/p/x.md": true, "logs/keep.md": false, "bx.md": true, "dx.md": false, "# comment": false,
	} {
		folder := strings.HasSuffix(name, "/")
		if got := rules.match(strings.TrimSuffix(name, "/"), folder); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
	if n := len(parseIgnore(strings.Repeat("x\n", maxIgnoreRules+5))); n != maxIgnoreRules {
		t.Errorf("%d rules", n)
	}
}
