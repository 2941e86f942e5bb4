// Command table measures readout beside its peers and beside the least that a
// program of its kind can do, in one run, and prints one table. Each program
// runs on a pseudo-terminal; what it took is when the screen showed what was
// asked for. bench/table.sh builds and installs what it needs.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// bench is where and how it is measured.
type bench struct {
	bin string // the programs that were built for this
	dir string // documents, caches, states

	bytes     []int // sizes of single documents
	briefings []int // sizes of libraries, smallest first
}

func main() {
	b := &bench{}
	flag.StringVar(&b.bin, "bin", "", "folder with readout, smallest, glow and glamour.txt, the packages that Glamour needs")
	flag.StringVar(&b.dir, "dir", "", "folder for documents and caches")
	bytes := flag.String("bytes", "3000,1000000,10000000", "sizes of single documents")
	briefings := flag.String("briefings", "100,1000,10000", "sizes of libraries")
	into := flag.String("into", "", "document whose table is replaced by this one")
	only := flag.String("only", "start,documents,library,filter", "what is measured")
	flag.Parse()
	b.bytes, b.briefings = numbers(*bytes), numbers(*briefings)
	if err := b.check(); err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		os.Exit(2)
	}
	table, err := b.run(strings.Split(*only, ","))
	if err == nil && *into != "" {
		err = replace(*into, table)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		os.Exit(1)
	}
}

// numbers are those of a list with commas, smallest first.
func numbers(list string) (all []int) {
	for word := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(word)
		if err != nil || n <= 0 {
			fmt.Fprintf(os.Stderr, "table: %q is no size\n", word)
			os.Exit(2)
		}
		all = append(all, n)
	}
	slices.Sort(all)
	return all
}

// check fails if anything is missing: a table without a peer would look as if
// it were beaten.
func (b *bench) check() error {
	var err error
	if b.bin, err = filepath.Abs(b.bin); err != nil {
		return err
	}
	if b.dir, err = filepath.Abs(b.dir); err != nil {
		return err
	}
	for _, name := range []string{"less", "batcat", "rg", "fzf"} {
		if _, err := exec.LookPath(name); err != nil {
			return err
		}
	}
	for _, name := range []string{"readout", "smallest", "glow", "glamour.txt"} {
		if _, err := os.Stat(filepath.Join(b.bin, name)); err != nil {
			return err
		}
	}
	return os.MkdirAll(b.dir, 0o755)
}

// run measures what is asked for, prints the table and returns it.
func (b *bench) run(only []string) (string, error) {
	parts := map[string]func() (group, error){
		"start": b.start, "documents": b.documents, "library": b.libraries, "filter": b.filters,
	}
	var groups []group
	var failed error
	for _, name := range only {
		part, ok := parts[name]
		if !ok {
			return "", fmt.Errorf("nothing called %q is measured", name)
		}
		fmt.Fprintf(os.Stderr, "measuring: %s\n", name)
		g, err := part()
		groups = append(groups, g)
		if err != nil { // what was measured until then may have taken an hour
			failed = fmt.Errorf("%s: %w", name, err)
			break
		}
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%d cores, %s/%s, %s; medians; the ratio is readout to the other\n\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	err := errors.Join(failed, print(&table, groups))
	fmt.Print(table.String())
	return table.String(), err
}

// tool is the path of a program that was built for this.
func (b *bench) tool(name string) string { return filepath.Join(b.bin, name) }

// home is an environment in which a program finds nothing of its user's and
// remembers nothing, but for the cache in a folder of the given name.
func (b *bench) home(cache string) []string {
	at := filepath.Join(b.dir, "home")
	os.RemoveAll(at)
	return []string{
		"HOME=" + at, "XDG_CONFIG_HOME=" + at, "XDG_STATE_HOME=" + filepath.Join(at, "state"),
		"XDG_CACHE_HOME=" + filepath.Join(b.dir, cache), "LESS=", "LESSOPEN=", "PAGER=", "BAT_PAGER=", "LC_ALL=C.UTF-8",
	}
}
