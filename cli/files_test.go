package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWriteAtomic(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.md")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := writeAtomic(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(path)
	info, _ := os.Stat(path)
	if string(got) != "new" || info.Mode().Perm() != 0o640 {
		t.Errorf("the file holds %q with mode %v", got, info.Mode())
	}
	if l, err := os.Lstat(link); err != nil || l.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v %v", l, err)
	}
	if names := left(t, dir); len(names) != 2 {
		t.Errorf("files left behind: %q", names)
	}
}

func TestWriteAtomicFails(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	if err := writeAtomic(filepath.Join(dir, "a"), nil); err == nil {
		t.Error("a folder that is not there is no error")
	}
}

func TestWriteFirst(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.html")
	if err := writeFirst(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := writeFirst(path, []byte("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	if got, err := os.ReadFile(path); string(got) != "one" || err != nil {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if names := left(t, dir); len(names) != 1 {
		t.Errorf("files left behind: %q", names)
	}
}

func left(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "readout", "history")
	if got := readHistory(path); got != nil {
		t.Errorf("a history that is not there holds %q", got)
	}
	var many []string
	for range mostFilters {
		many = append(many, "is:open")
	}
	many = append(many, "by:a\tb", "", "last")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Join(many, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	got := readHistory(path)
	if len(got) != mostFilters || !slices.Equal(got[len(got)-2:], []string{"by:a b", "last"}) {
		t.Errorf("%d lines, the last %q", len(got), got[max(0, len(got)-2):])
	}
}

func TestClipboard(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	script := "#!/bin/sh\ncat > " + out + "\n"
	for _, name := range []string{"wl-copy", "xclip"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	path := "PATH=" + dir + ":" + os.Getenv("PATH")
	if fill := (System{Environ: []string{"PATH=" + dir}}).clipboard(); fill != nil {
		t.Error("a clipboard without a display")
	}
	fill := System{Environ: []string{path, "DISPLAY=:0"}}.clipboard()
	if fill == nil {
		t.Fatal("xclip is not found")
	}
	const words = "$(touch pwned) “words”\n"
	if err := fill(words); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(out); string(got) != words {
		t.Errorf("the clipboard got %q", got)
	}
	if got := (System{Environ: []string{"PATH=.:bin", "DISPLAY=:0"}}).clipboard(); got != nil {
		t.Error("a program of the working folder is run")
	}
}

func TestPlainWords(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "-x": "'-x", "@a": "'@a", "+1": "'+1", "＝1": "'＝1", "": "", "a=1": "a=1", "“q”": "“q”",
	} {
		if got := inert(in); got != want {
			t.Errorf("inert(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		".TH x": `\&.TH x`, "'br": `\&'br`, `a\b`: `a\eb`, "--x": `\-\-x`, "a\n.b": "a .b",
	} {
		if got := roffText(in); got != want {
			t.Errorf("roffText(%q) = %q, want %q", in, got, want)
		}
	}
	got := strings.Join(wrap("one two  three\nfour 漢字漢字 overlong-word", 9), "|")
	if want := "one two|three|four|漢字漢字|overlong-word"; got != want {
		t.Errorf("wrap gives %q, want %q", got, want)
	}
}
