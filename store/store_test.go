package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/model/annotation"
	"readout/store"
)

var clock = func() time.Time { return time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC) }

func open(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func doc(key string) annotation.Document {
	return annotation.Document{Key: key, Briefing: "orrin-04", Title: "Tarnovia moves", Fingerprint: "f1", Place: "text:L7"}
}

func note(item, body string) annotation.Annotation {
	return annotation.Annotation{Motivation: annotation.Commenting, Item: item, Body: body, Selector: annotation.Selector{Exact: "words"}}
}

// must returns the state, or fails.
func must(t *testing.T) func(*annotation.State, error) *annotation.State {
	return func(s *annotation.State, err error) *annotation.State {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

func TestKeeps(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
		s := open(clock)
		r, ok := s.Reader(""), must(t)
		ok(r.Keep(doc("/a"), note("quote:varga-1", "first\nsecond line")))
		ok(r.Keep(doc("/a"), annotation.Annotation{Motivation: annotation.Bookmarking, Item: "issue:border"}))
		ok(r.Read(doc("/a"), []byte("the source")))
		ok(r.Mark(doc("/a"), "a", "text:L9"))
		ok(r.Filter("mine", "by:varga"))
		state := ok(r.Remember("one", "two", "one"))
		s.Close()

		again := ok(open(clock).Reader("").State())
		for name, st := range map[string]*annotation.State{"after the change": state, "opened again": again} {
			d := st.Documents["/a"]
			if d == nil || len(d.Annotations) != 2 || d.Annotations[0].Body != "first\nsecond line" || d.Annotations[1].Motivation != annotation.Bookmarking {
				t.Fatalf("%s: %+v", name, d)
			}
			if !d.Read.Equal(clock()) || d.Fingerprint != "f1" || d.Place != "text:L7" || d.Marks["a"] != "text:L9" || d.Title != "Tarnovia moves" {
				t.Errorf("%s: %+v", name, d)
			}
			if line, kept := st.Filter("mine"); !kept || line != "by:varga" {
				t.Errorf("%s: filter %q", name, line)
			}
			if got := strings.Join(st.History, " "); got != "two one" {
				t.Errorf("%s: history %q", name, got)
			}
		}
	})
}

// TestPrivate wants a file in a new folder that nobody else reads.
func TestPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "state.db")
	open(t, path)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestChangesAndForgets(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
		s := open(clock)
		r, ok := s.Reader(""), must(t)
		a := ok(r.Keep(doc("/a"), note("quote:q1", "draft"))).Documents["/a"].Annotations[0]
		a.Body = "final"
		if got := ok(r.Keep(doc("/a"), a)).Documents["/a"].Annotations; len(got) != 1 || got[0].Body != "final" {
			t.Errorf("changed: %+v", got)
		}
		if got := ok(s.Reader("other").Drop(a.ID)); len(got.Documents) != 0 {
			t.Errorf("another reader sees %v", got.Documents)
		}
		if got := ok(r.State()).Documents["/a"].Annotations; len(got) != 1 {
			t.Error("another reader dropped it")
		}
		if got := ok(r.Drop(a.ID)).Documents["/a"].Annotations; len(got) != 0 {
			t.Errorf("dropped: %+v", got)
		}
		ok(r.Mark(doc("/a"), "a", "text:L1"))
		if got := ok(r.Mark(doc("/a"), "a", "")).Documents["/a"].Marks; len(got) != 0 {
			t.Errorf("marks: %v", got)
		}
		ok(r.Filter("x", "is:open"))
		if got := ok(r.Filter("x", "")).Filters; len(got) != 0 {
			t.Errorf("filters: %v", got)
		}
		long := ok(r.Keep(doc("/a"), note("", strings.Repeat("é", annotation.MostNote)))).Documents["/a"].Annotations[0].Body
		if len(long) > annotation.MostNote || !strings.HasSuffix(long, "é") {
			t.Errorf("a note of %d bytes", len(long))
		}
	})
}

// TestTwoEditors lets two processes work on one note and one bookmark.
func TestTwoEditors(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
		now := clock()
		tick := func() time.Time { now = now.Add(time.Second); return now }
		s := open(tick)
		r, ok := s.Reader(""), must(t)
		loaded := ok(r.Keep(doc("/a"), note("quote:q1", "draft"))).Documents["/a"].Annotations[0]
		bodies := func(s *annotation.State) string {
			var all []string
			for _, a := range s.Documents["/a"].Annotations {
				all = append(all, a.Body)
			}
			return strings.Join(all, ", ")
		}
		mine, other := loaded, loaded
		mine.Body, other.Body = "mine", "other"
		if got := bodies(ok(r.Keep(doc("/a"), mine))); got != "mine" {
			t.Errorf("one editor: %s", got)
		}
		if got := bodies(ok(r.Keep(doc("/a"), other))); got != "mine, other" {
			t.Errorf("the second one, who saw the draft: %s", got)
		}
		ok(r.Drop(loaded.ID))
		if got := bodies(ok(r.Keep(doc("/a"), mine))); got != "other, mine" {
			t.Errorf("rewritten after it was dropped elsewhere: %s", got)
		}
		bookmark := annotation.Annotation{Motivation: annotation.Bookmarking, Item: "quote:q1", Selector: annotation.Selector{Exact: "words"}}
		ok(r.Keep(doc("/b"), bookmark))
		if got := ok(r.Keep(doc("/b"), bookmark)).Documents["/b"].Annotations; len(got) != 1 {
			t.Errorf("set twice, there are %d bookmarks", len(got))
		}
	})
}

func TestFull(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
		s := open(clock)
		r := s.Reader("")
		must(t)(r.Keep(doc("/a"), note("", "first")))
		if err := s.Fill(annotation.MostPerFile - 2); err != nil {
			t.Fatal(err)
		}
		must(t)(r.Keep(doc("/a"), note("", "last")))
		if _, err := r.Keep(doc("/a"), note("", "one too many")); err == nil || !strings.Contains(err.Error(), "at most 5000") {
			t.Errorf("one too many: %v", err)
		}
		if n := len(must(t)(r.State()).Documents["/a"].Annotations); n != annotation.MostPerFile {
			t.Errorf("%d notes are kept", n)
		}
	})
}

func TestVersions(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
		r, ok := open(clock).Reader(""), must(t)
		for i, text := range []string{"one", "two", "three"} {
			d := doc("/a")
			d.Fingerprint = fmt.Sprint("f", i)
			state := ok(r.Read(d, []byte(text)))
			if want := map[int]string{0: "", 1: "f0", 2: "f1"}[i]; state.Documents["/a"].Before != want {
				t.Errorf("before %d is %q, want %q", i, state.Documents["/a"].Before, want)
			}
		}
		for fingerprint, want := range map[string]string{"f0": "", "f1": "two", "f2": "three", "none": ""} {
			if got, err := r.Version("/a", fingerprint); string(got) != want || err != nil {
				t.Errorf("version %s is %q, %v, want %q", fingerprint, got, err, want)
			}
		}
		d := doc("/big")
		ok(r.Read(d, make([]byte, store.MostVersion+1)))
		if got, err := r.Version("/big", d.Fingerprint); got != nil || err != nil {
			t.Errorf("a version too long was kept: %d bytes, %v", len(got), err)
		}
	})
}

func TestUnusable(t *testing.T) {
	dir := t.TempDir()
	newer := filepath.Join(dir, "newer.db")
	open(t, newer).Close()
	if err := store.SetVersion(newer, 99); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, path, notice string }{
		{"under a file", filepath.Join(file, "state.db"), "cannot be used"},
		{"a directory", dir, "cannot be used"},
		{"newer", newer, "newer readout"},
	} {
		s := open(t, tt.path)
		if !strings.Contains(s.Notice(), tt.notice) || strings.Contains(s.Notice(), "\n") {
			t.Errorf("%s: notice %q", tt.name, s.Notice())
		}
		state, err := s.Reader("").Keep(doc("/a"), note("", "x"))
		if err != nil || len(state.Documents["/a"].Annotations) != 1 {
			t.Errorf("%s: nothing is kept in memory: %v", tt.name, err)
		}
	}
}

// TestCopied opens a file that cannot be written, since its log cannot: what it
// holds is there, what is kept is not, and nothing is left of the copy.
func TestCopied(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	path := filepath.Join(t.TempDir(), "state.db")
	s := open(t, path)
	if _, err := s.Reader("").Keep(doc("/a"), note("", "kept")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path+"-wal", 0o700); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	if !strings.Contains(s.Notice(), "cannot be changed") || strings.Contains(s.Notice(), "\n") {
		t.Errorf("notice %q", s.Notice())
	}
	state, err := s.Reader("").Keep(doc("/a"), note("", "gone"))
	if err != nil || len(state.Documents["/a"].Annotations) != 2 {
		t.Errorf("the copy does not hold both notes: %v", err)
	}
	s.Close()
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file has changed: %v", err)
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestDamaged(t *testing.T) {
	good := filepath.Join(t.TempDir(), "good.db")
	s := open(t, good)
	for i := range 200 {
		must(t)(s.Reader("").Keep(doc(fmt.Sprint("/", i)), note("", strings.Repeat("x", 400))))
	}
	s.Close()
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	scrambled := append([]byte(nil), whole...)
	for i := 100; i < len(scrambled); i++ {
		scrambled[i] ^= 0x5a
	}
	behind := append([]byte(nil), whole...)
	for i := 8192; i < len(behind); i++ {
		behind[i] ^= 0x5a
	}
	for name, data := range map[string][]byte{"garbage": []byte(strings.Repeat("no database at all\n", 400)), "scrambled": scrambled, "truncated": whole[:len(whole)/2], "behind its first pages": behind} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "state.db")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			s := open(t, path)
			if !strings.Contains(s.Notice(), "was damaged") {
				t.Errorf("notice %q", s.Notice())
			}
			must(t)(s.Reader("").Keep(doc("/a"), note("", "after")))
			aside, _ := filepath.Glob(path + ".damaged-20320126T120000Z")
			if len(aside) != 1 {
				t.Fatalf("nothing was kept aside")
			}
			if kept, err := os.ReadFile(aside[0]); err != nil || string(kept) != string(data) {
				t.Errorf("the damaged file was changed: %v", err)
			}
			s.Close()
			if got := must(t)(open(t, path).Reader("").State()); len(got.Documents) != 1 {
				t.Errorf("the new file holds %d documents", len(got.Documents))
			}
		})
	}
}

func TestAtOnce(t *testing.T) {
	eachEngine(t, func(t *testing.T, open func(func() time.Time) *store.Store) {
		stores := []*store.Store{open(clock), open(clock), open(clock)}
		var wg sync.WaitGroup
		for i, s := range stores {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for n := range 20 {
					if _, err := s.Reader("").Keep(doc("/a"), note("", fmt.Sprint(i, " ", n))); err != nil {
						t.Error(err)
					}
				}
			}()
		}
		wg.Wait()
		if got := must(t)(stores[0].Reader("").State()).Documents["/a"].Annotations; len(got) != 60 {
			t.Errorf("%d notes of 60", len(got))
		}
	})
}
