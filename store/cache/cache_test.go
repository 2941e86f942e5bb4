package cache

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/model/compact"
)

func kept(n int) compact.Kept {
	return compact.Kept{Size: int64(n), Time: int64(n) + 1, Settled: true, Text: n%2 == 0, Hash: [16]byte{byte(n)}, Under: [16]byte{1, byte(n)}, Facts: strings.Repeat(string([]byte{byte(n)}), 100+n), Words: string([]byte{1, byte(n)})}
}

func fill(c *Cache, folder string, n int) {
	for i := range n {
		c.Keep(filepath.Join(folder, fmt.Sprintf("%04d.md", i)), kept(i))
	}
	c.Rest()
}

func names(m map[string]compact.Kept) []string { return slices.Sorted(maps.Keys(m)) }

func TestCache(t *testing.T) {
	dir := t.TempDir()
	c := Open(filepath.Join(dir, "readout"), "a")
	fill(c, "/one", 600)
	fill(c, "/two", 3)
	c.Keep("/two/0001.md", kept(9))
	c.Close()
	c = Open(filepath.Join(dir, "readout"), "a")
	defer c.Close()
	if got := c.Files("/one", "0007.md", "0009.md"); !slices.Equal(names(got), []string{"0007.md", "0008.md", "0009.md"}) || fmt.Sprint(got["0008.md"]) != fmt.Sprint(kept(8)) {
		t.Errorf("%v", got)
	}
	if got := c.Files("/one", "0000.md", "9"); len(got) != 600 {
		t.Errorf("%d of 600 were kept", len(got))
	}
	if got := c.Files("/two", "0000.md", "9"); len(got) != 3 || got["0001.md"].Size != 9 {
		t.Errorf("%v", got)
	}
	for _, path := range []string{c.path, c.path + "-wal"} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if info, _ := os.Stat(filepath.Join(dir, "readout")); info.Mode().Perm() != 0o700 {
		t.Error(info.Mode())
	}
	if got := open(t, dir, "b").Files("/two", "0", "9"); len(got) != 0 {
		t.Errorf("another version finds %v", got)
	}
}

func open(t *testing.T, dir, build string) *Cache {
	t.Helper()
	c := Open(filepath.Join(dir, "readout"), build)
	t.Cleanup(c.Close)
	return c
}

// Whatever the file is, it is as if nothing had been kept, and what is kept
// after that is kept.
func TestDamaged(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"text": func(path string) error {
			return os.WriteFile(path, []byte(strings.Repeat("no database ", 3000)), 0o600)
		},
		"empty":      func(path string) error { return os.Truncate(path, 0) },
		"cut":        func(path string) error { return os.Truncate(path, 20_000) },
		"no columns": func(path string) error { return other(path, "CREATE TABLE files (folder, name, size)") },
		"gone":       os.Remove,
		"noise": func(path string) error {
			data, err := os.ReadFile(path)
			for i := 3 * pageSize; i < len(data); i += 97 {
				data[i] ^= 0x55
			}
			if err != nil {
				return err
			}
			return os.WriteFile(path, data, 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			c := Open(filepath.Join(dir, "readout"), "a")
			fill(c, "/one", 600)
			c.Close()
			if err := spoil(c.path); err != nil {
				t.Fatal(err)
			}
			open(t, dir, "a").Files("/one", "0", "9") // may find that it is damaged
			c = open(t, dir, "a")
			fill(c, "/one", 600)
			c.Close()
			c = open(t, dir, "a")
			fill(c, "/one", 600)
			if got := c.Files("/one", "0", "9"); len(got) != 600 {
				t.Errorf("%d of 600 are kept", len(got))
			}
		})
	}
}

// other makes another database of a path.
func other(path, schema string) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	c := &Cache{path: path}
	db, err := c.connectWith(schema)
	if err != nil {
		return err
	}
	return db.Close()
}

// A folder that cannot be written keeps nothing, and says nothing.
func TestNowhere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := Open(filepath.Join(path, "readout"), "a")
	fill(c, "/one", 300)
	if got := c.Files("/one", "0", "9"); len(got) != 0 {
		t.Errorf("%v", got)
	}
	c.Close()
}

// Two processes, or two of one, keep and find at the same time.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			c := Open(filepath.Join(dir, "readout"), "a")
			defer c.Close()
			for range 3 {
				fill(c, fmt.Sprintf("/%d", i), 300)
				c.Files("/0", "0", "9")
			}
		})
	}
	group.Wait()
	c := open(t, dir, "a")
	for i := range 4 {
		for name, k := range c.Files(fmt.Sprintf("/%d", i), "0", "9") {
			var n int
			if fmt.Sscanf(name, "%04d.md", &n); fmt.Sprint(k) != fmt.Sprint(kept(n)) {
				t.Fatalf("%s: %v", name, k)
			}
		}
	}
}

// A process that is killed while it keeps leaves what it kept before, or nothing.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("CACHE_TEST_KILL"); dir != "" {
		c := Open(dir, "a")
		fill(c, "/one", 300)
		fmt.Println("kept")
		for {
			fill(c, "/two", 300)
		}
	}
	dir := filepath.Join(t.TempDir(), "readout")
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), "CACHE_TEST_KILL="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line := make([]byte, 4)
	if _, err := out.Read(line); err != nil {
		t.Fatal(err)
	}
	cmd.Process.Kill()
	cmd.Wait()
	c := Open(dir, "a")
	defer c.Close()
	if got := c.Files("/one", "0", "9"); len(got) != 300 {
		t.Errorf("%d of 300 are kept", len(got))
	}
}

// The file of a version that nobody uses any more goes.
func TestTidy(t *testing.T) {
	dir := t.TempDir()
	old, recent := open(t, dir, "old"), open(t, dir, "recent")
	fill(old, "/one", 1)
	fill(recent, "/one", 1)
	old.Close()
	recent.Close()
	long := time.Now().Add(-2 * unused)
	if err := os.Chtimes(old.path, long, long); err != nil {
		t.Fatal(err)
	}
	c := open(t, dir, "new")
	c.tidy()
	if _, err := os.Stat(old.path); err == nil {
		t.Error("the old file is there")
	}
	if _, err := os.Stat(recent.path); err != nil {
		t.Error(err)
	}
}

func BenchmarkFiles(b *testing.B) {
	c := Open(filepath.Join(b.TempDir(), "readout"), "a")
	defer c.Close()
	for i := range 10_000 {
		k := kept(i)
		k.Facts = strings.Repeat(string([]byte{byte(i)}), 2500)
		c.Keep(fmt.Sprintf("/%d/%04d.md", i/1000, i%1000), k)
	}
	c.Rest()
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i = (i + 32) % 960
		if got := c.Files(fmt.Sprintf("/%d", i%10), fmt.Sprintf("%04d.md", i), fmt.Sprintf("%04d.md", i+31)); len(got) != 32 {
			b.Fatal(len(got))
		}
	}
}
