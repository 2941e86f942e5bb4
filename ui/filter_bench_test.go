package ui_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/bench/invent"
	"readout/content"
	"readout/model"
	"readout/model/library"
	"readout/ui"
)

// quotations are how many the libraries hold that are measured, ten in each
// briefing. READOUT_QUOTATIONS names others, as 10000,1000000.
func quotations() []int {
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

// invented are briefings with so many quotations.
func invented(tb testing.TB, quotations int) []*model.Briefing {
	tb.Helper()
	var bs []*model.Briefing
	for n := range quotations / 10 {
		b, err := content.Parse(filepath.FromSlash(invent.Name(n)), invent.Briefing(n), content.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		bs = append(bs, b)
	}
	return bs
}

// keystrokes types the line and takes the time from each key until its rows and
// facets are on the screen, and how long it kept the loop. pause passes between
// two keys.
func keystrokes(m tea.Model, pause func(), took, blocked *[]time.Duration) tea.Model {
	m = play(m, "f")
	for _, r := range `by:varga issue:border "joint sur` {
		key := press(string(r))
		if r == ' ' {
			key = keys["space"]
		}
		pause()
		start := time.Now()
		var cmd tea.Cmd
		m, cmd = m.Update(key)
		m.View()
		*blocked = append(*blocked, time.Since(start))
		m = run(m, cmd)
		m.View()
		*took = append(*took, time.Since(start))
	}
	return play(m, "esc")
}

func percentile(list []time.Duration, n int) float64 {
	slices.Sort(list)
	return float64(list[len(list)*n/100].Microseconds()) / 1000
}

// BenchmarkKeystrokes types a filter into the library of many briefings: how
// long a key keeps the loop, and how long it takes until all that it leads to
// is on the screen.
func BenchmarkKeystrokes(b *testing.B) {
	for _, n := range quotations() {
		bs := invented(b, n)
		for _, width := range []int{120, 200} {
			b.Run(fmt.Sprintf("%d/%d", n, width), func(b *testing.B) {
				var m tea.Model = app(b, width, 60, func(c *ui.Config) {
					c.Briefings, c.Folder = bs, "desk"
					c.Now = func() time.Time { return time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC) }
				})
				start := time.Now()
				m.View()
				first := time.Since(start)
				m = run(m, m.Init())
				m = play(m, "f", "type:xyzzy", "esc")
				var took, blocked []time.Duration
				for b.Loop() {
					m = keystrokes(m, func() {}, &took, &blocked)
				}
				b.ReportMetric(float64(first.Microseconds())/1000, "first-ms")
				b.ReportMetric(percentile(took, 50), "p50-ms")
				b.ReportMetric(percentile(took, 95), "p95-ms")
				b.ReportMetric(percentile(blocked, 95), "p95-key-ms")
				runtime.KeepAlive(m)
			})
		}
	}
}

// typing is the time between two keys of somebody who types fast.
func typing() { time.Sleep(time.Duration(80+rand.IntN(80)) * time.Millisecond) }

// BenchmarkFiftyReaders has fifty readers of one library type at once.
func BenchmarkFiftyReaders(b *testing.B) {
	const readers = 50
	for _, n := range quotations() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			bs, now := invented(b, n), time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC)
			shared, lib := &ui.Shared{}, library.New(bs, now)
			var all []tea.Model
			for range readers {
				var m tea.Model = app(b, 120, 36, func(c *ui.Config) {
					c.Briefings, c.Folder, c.Shared, c.Hosted = bs, "desk", shared, true
					c.Now = func() time.Time { return now }
					c.Related = func([]*model.Briefing, time.Time) *library.Library { return lib }
				})
				all = append(all, run(m, m.Init()))
			}
			all[0] = play(all[0], "f", "type:xyzzy", "esc")
			var took []time.Duration
			for b.Loop() {
				var mu sync.Mutex
				var wg sync.WaitGroup
				for i := range all {
					wg.Go(func() {
						var own, blocked []time.Duration
						time.Sleep(time.Duration(rand.IntN(4000)) * time.Millisecond) // They are not at the same letter.
						all[i] = keystrokes(all[i], typing, &own, &blocked)
						mu.Lock()
						took = append(took, own...)
						mu.Unlock()
					})
				}
				wg.Wait()
			}
			b.ReportMetric(percentile(took, 50), "p50-ms")
			b.ReportMetric(percentile(took, 95), "p95-ms")
		})
	}
}
