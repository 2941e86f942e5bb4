package content_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/bench/invent"
	"readout/content"
	"readout/model"
	"readout/model/compact"
)

// memory is a Cache that counts.
type memory struct {
	mu      sync.Mutex
	kept    map[string]compact.Kept
	keptNow int
	spoil   func(*compact.Kept)
}

func (m *memory) Files(folder, first, last string) map[string]compact.Kept {
	m.mu.Lock()
	defer m.mu.Unlock()
	found := map[string]compact.Kept{}
	for full, k := range m.kept {
		if name := filepath.Base(full); filepath.Dir(full) == folder && first <= name && name <= last {
			if m.spoil != nil {
				m.spoil(&k)
			}
			found[filepath.Base(full)] = k
		}
	}
	return found
}

func (m *memory) Keep(path string, k compact.Kept) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil {
		m.kept = map[string]compact.Kept{}
	}
	m.kept[path] = k
	m.keptNow++
}

// shelf is a folder with briefings that changed an hour ago.
func shelf(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		put(t, filepath.Join(dir, filepath.FromSlash(invent.Name(i))), string(invent.Briefing(i)), time.Hour)
	}
	put(t, filepath.Join(dir, "actors.yaml"), "ann: Ann Lee, head\n", time.Hour)
	put(t, filepath.Join(dir, "sourced.md"), "---\nsources: {s: {title: S, file: s.txt}}\n---\nAnn said [“so it is”](#ann \"s\"). It has `code`.\n\n> Quoted.\n", time.Hour)
	put(t, filepath.Join(dir, "s.txt"), "And so it is.\n", time.Hour)
	put(t, filepath.Join(dir, "facts.yaml"), "title: Facts\nactors: {bob: Bob}\n", time.Hour)
	return dir
}

func put(t testing.TB, path, text string, ago time.Duration) {
	t.Helper()
	at := time.Now().Add(-ago)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

// lean reads a folder, and returns how many briefings were kept on the way.
func lean(t testing.TB, dir string, m *memory) (bs []*model.Briefing, kept int) {
	t.Helper()
	before := m.keptNow
	bs, faults := content.Folder(dir, content.Options{Lean: true, Cache: m})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return bs, m.keptNow - before
}

// sameAs compares briefings with those that are read whole.
func sameAs(t *testing.T, dir string, bs []*model.Briefing) {
	t.Helper()
	whole, _ := content.Folder(dir, content.Options{})
	if len(bs) != len(whole) {
		t.Fatalf("%d briefings, not %d", len(bs), len(whole))
	}
	for i, b := range bs {
		doc := b.Doc()
		if words := b.SearchText(); words != whole[i].SearchText() {
			t.Errorf("%s has other words: %q", b.Path, words)
		}
		if b.Source() != whole[i].Markdown || !reflect.DeepEqual(doc, whole[i].Text) {
			t.Errorf("%s has another text", b.Path)
		}
		got, want := fmt.Sprintf("%+v", facts(b)), fmt.Sprintf("%+v", facts(whole[i]))
		if got != want {
			t.Errorf("%s:\n%s\nnot\n%s", b.Path, got, want)
		}
	}
}

func facts(b *model.Briefing) []any {
	return []any{b.ID, b.Path, b.Title, b.Summary, b.Date.Text, b.Date.Valid(), b.Status, b.Actors(), b.Issues(), b.Positions(), b.Quotes(), b.Events(), b.Questions(), b.Judgements(), b.Sources(), b.Inferred(), b.Mistakes, b.Body, b.Words, b.Notices}
}

func TestLean(t *testing.T) {
	dir, m := shelf(t, 5), &memory{}
	bs, kept := lean(t, dir, m)
	if sameAs(t, dir, bs); kept != 8 {
		t.Errorf("%d were kept", kept)
	}
	for _, b := range bs {
		if b.Markdown != "" {
			t.Errorf("%s holds its text", b.Path)
		}
	}
	if bs, kept = lean(t, dir, m); kept != 0 {
		t.Errorf("%d were parsed again", kept)
	}
	sameAs(t, dir, bs)
}

// Whatever of a file and of what it is read under changes is seen.
func TestLeanChanges(t *testing.T) {
	first := invent.Name(0)
	tests := []struct {
		name   string
		change func(t *testing.T, dir string)
		kept   int
	}{
		{"touched", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, first), string(invent.Briefing(0)), time.Minute)
		}, 1},
		{"other words", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, first), string(invent.Briefing(9)), time.Minute)
		}, 1},
		{"as long and as old", func(t *testing.T, dir string) {
			path := filepath.Join(dir, "sourced.md")
			src, _ := os.ReadFile(path)
			info, _ := os.Stat(path)
			if err := os.WriteFile(path, []byte(strings.Replace(string(src), "Quoted", "Quored", 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(path, info.ModTime().Add(time.Nanosecond), info.ModTime().Add(time.Nanosecond)); err != nil {
				t.Fatal(err)
			}
		}, 1},
		{"the cast", func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "actors.yaml"), "ann: Ann Long, chair\n", time.Minute)
		}, 8},
		{"the text of a source", func(t *testing.T, dir string) { put(t, filepath.Join(dir, "s.txt"), "And so it was.\n", time.Minute) }, 2},
		{"no text of a source", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "s.txt")) }, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir, m := shelf(t, 5), &memory{}
			lean(t, dir, m)
			tt.change(t, dir)
			bs, kept := lean(t, dir, m)
			if sameAs(t, dir, bs); kept != tt.kept {
				t.Errorf("%d were kept anew, not %d", kept, tt.kept)
			}
			if _, kept = lean(t, dir, m); kept != 0 {
				t.Errorf("%d were kept once more", kept)
			}
		})
	}
}

// A file that has changed just now may change again without its time telling.
func TestLeanUnsettled(t *testing.T) {
	dir, m := shelf(t, 1), &memory{}
	path := filepath.Join(dir, "new.md")
	put(t, path, "First words.\n", 0)
	info, _ := os.Stat(path)
	lean(t, dir, m)
	put(t, path, "Other words.\n", 0)
	os.Chtimes(path, info.ModTime(), info.ModTime())
	bs, _ := lean(t, dir, m)
	sameAs(t, dir, bs)
}

// What is kept may be spoilt in any way.
func TestLeanSpoilt(t *testing.T) {
	dir, m := shelf(t, 3), &memory{}
	lean(t, dir, m)
	for name, spoil := range map[string]func([]byte) []byte{
		"nothing":   func([]byte) []byte { return nil },
		"cut":       func(b []byte) []byte { return b[:len(b)/2] },
		"one bit":   func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
		"something": func([]byte) []byte { return []byte("SELECT 1") },
	} {
		for _, m.spoil = range []func(*compact.Kept){
			func(k *compact.Kept) { k.Facts = string(spoil([]byte(k.Facts))) },
			func(k *compact.Kept) { k.Words = string(spoil([]byte(k.Words))) },
		} {
			bs, _ := lean(t, dir, m)
			t.Log(name)
			sameAs(t, dir, bs)
		}
	}
}

// A text that changes while its briefing is held is lost, and never another's.
func TestLeanLost(t *testing.T) {
	dir, m := shelf(t, 2), &memory{}
	bs, _ := lean(t, dir, m)
	held := bs[0].Doc()
	put(t, bs[0].Path, "Other words.\n", 0)
	put(t, bs[1].Path, "Other words.\n", 0)
	if bs[0].Doc() != held || bs[0].Source() != held.Source {
		t.Error("a text that is held is read again")
	}
	if doc := bs[1].Doc(); !doc.Lost() || bs[1].Source() != "" || len(doc.Blocks) != 1 {
		t.Errorf("%+v", doc)
	}
}

func BenchmarkPortions(b *testing.B) {
	dir, m := shelf(b, 1000), &memory{}
	for name, o := range map[string]content.Options{"whole": {}, "lean": {Lean: true}, "kept": {Lean: true, Cache: m}} {
		b.Run(name, func(b *testing.B) {
			content.Folder(dir, o)
			for b.Loop() {
				content.Folder(dir, o)
			}
		})
	}
}
