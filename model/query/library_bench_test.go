package query_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/bench/invent"
	"readout/content"
	"readout/model"
	"readout/model/query"
)

// typed is the line of which the benchmarks measure every keystroke.
const typed = `by:varga issue:border "joint sur`

// sizes are how many quotations the libraries hold that are measured; ten
// stand in each briefing. READOUT_QUOTATIONS names others, as 10000,1000000.
func sizes() []int {
	list := []int{10_000, 100_000}
	if env := os.Getenv("READOUT_QUOTATIONS"); env != "" {
		list = nil
		for n := range strings.SplitSeq(env, ",") {
			i, _ := strconv.Atoi(n)
			list = append(list, i)
		}
	}
	return list
}

var (
	inventedOnce sync.Mutex
	inventedList []*model.Briefing
)

// invented are briefings with so many quotations, as the library sorts them.
func invented(tb testing.TB, quotations int) []*model.Briefing {
	tb.Helper()
	inventedOnce.Lock()
	defer inventedOnce.Unlock()
	for n := len(inventedList); n < quotations/10; n++ {
		b, err := content.Parse(filepath.FromSlash(invent.Name(n)), invent.Briefing(n), content.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		inventedList = append(inventedList, b)
	}
	bs := slices.Clone(inventedList[:quotations/10])
	slices.SortStableFunc(bs, func(a, b *model.Briefing) int { return b.Date.Compare(a.Date) })
	return bs
}

// held is the bytes of memory in use.
func held() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// keystroke is all that one costs: what the line leaves, by briefing, and the
// counts of the facets that the library shows.
func keystroke(s *query.Set, line string) int {
	q, err := query.Parse(line)
	if err != nil {
		q, _ = query.Parse(query.Sound(line))
	}
	f := s.Find(q)
	n := len(f.Briefings())
	for _, key := range []string{"status", "issue", "actor", "marking"} {
		f.BriefingFacets(nil, key)
	}
	f.CountAdded(nil, []query.Term{
		{Key: "is", Value: "corrected"},
		{Key: "moved", Value: "yes"},
		{Key: "is", Value: "contested"},
		{Key: "is", Value: "open"},
		{Key: "is", Value: "secondhand"},
		{Key: "has", Value: "judgement"},
		{Key: "since", Value: "7d"},
		{Key: "since", Value: "30d"},
	})
	return n
}

// closed is a line as it is when the quotation mark in it is closed: until then
// its words are not looked for.
func closed(line string) string {
	if strings.Count(line, `"`)%2 == 1 {
		return line + `"`
	}
	return line
}

// BenchmarkKeystrokes types the line, letter by letter, and reports the 50th
// and the 95th percentile of a keystroke, and what the set holds afterwards.
func BenchmarkKeystrokes(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			bs := invented(b, n)
			before := held()
			s := query.NewSet(bs, query.Context{Now: func() time.Time { return time.Date(2032, 1, 1, 0, 0, 0, 0, time.UTC) }, Fixed: true})
			start := time.Now()
			keystroke(s, "")
			s.Count(parsed(b, "xyzzy"))
			first := time.Since(start)
			var took []time.Duration
			for b.Loop() {
				for i := range typed {
					start := time.Now()
					keystroke(s, closed(typed[:i+1]))
					took = append(took, time.Since(start))
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(first.Microseconds())/1000, "first-ms")
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "max-ms")
			b.ReportMetric((held()-before)/(1<<20), "MB")
			runtime.KeepAlive(s)
		})
	}
}

// BenchmarkScan looks for the words alone, from a set that has them folded but
// remembers nothing: what a filter without any index but the text costs.
func BenchmarkScan(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var all strings.Builder
			for _, br := range invented(b, n) {
				for i := range br.Quotes() {
					all.WriteString(strings.ToLower(br.Quotes()[i].Words()) + "\n")
				}
			}
			text := all.String()
			for b.Loop() {
				if strings.Count(text, "joint sur") == 0 {
					b.Fatal("nothing is found")
				}
			}
		})
	}
}

func parsed(tb testing.TB, line string) query.Query {
	tb.Helper()
	q, err := query.Parse(line)
	if err != nil {
		tb.Fatal(err)
	}
	return q
}
