package host

import (
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"sync"
	"time"
)

// reaches are the times within which a key is to reach the screen, in seconds.
var reaches = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5}

// tally counts what happens. No label of it comes from a client.
type tally struct {
	mu       sync.Mutex
	sessions int64
	commands int64
	dropped  int64
	faults   int64
	frames   int64
	bytes    int64
	refused  map[string]int64
	within   []int64 // keys, by the reach they kept to; the last for none
	waited   float64 // seconds, of all keys
}

// count changes the tally.
func (t *tally) count(change func(*tally)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	change(t)
}

// refuse counts a refusal. What it says is ours.
func (t *tally) refuse(what string) {
	t.count(func(t *tally) {
		if t.refused == nil {
			t.refused = map[string]int64{}
		}
		t.refused[what]++
	})
}

// reached counts a key that came onto the screen.
func (t *tally) reached(after time.Duration) {
	i, _ := slices.BinarySearch(reaches, after.Seconds())
	t.count(func(t *tally) {
		if t.within == nil {
			t.within = make([]int64, len(reaches)+1)
		}
		t.within[i]++
		t.waited += after.Seconds()
	})
}

// meter counts what is drawn for a session.
type meter struct {
	io.Writer
	live *live
}

// Write draws.
func (m meter) Write(p []byte) (int, error) {
	n, err := m.Writer.Write(p)
	m.live.host.tally.count(func(t *tally) {
		t.frames++
		t.bytes += int64(n)
	})
	if at := m.live.waiting.Swap(0); at != 0 {
		m.live.host.tally.reached(time.Since(time.Unix(0, at)))
	}
	return n, err
}

// Metrics writes what the host has counted, in the text format of Prometheus.
func (h *Host) Metrics(w io.Writer) error {
	all, _, embargoed := h.Library.Len()
	readers := h.Readers()
	t := &h.tally
	t.mu.Lock()
	defer t.mu.Unlock()
	p := &metrics{w: w}
	p.one("gauge", "readers", "readers who are here with a terminal", int64(readers))
	p.one("gauge", "documents", "briefings of the library", int64(all))
	p.one("gauge", "documents_embargoed", "briefings under embargo", int64(embargoed))
	p.one("gauge", "goroutines", "goroutines of the process", int64(runtime.NumGoroutine()))
	p.one("counter", "sessions_total", "sessions with a terminal", t.sessions)
	p.one("counter", "commands_total", "sessions that printed", t.commands)
	p.one("counter", "dropped_total", "readers cut off who took nothing", t.dropped)
	p.one("counter", "faults_total", "sessions ended by a fault of readout", t.faults)
	p.one("counter", "frames_total", "frames drawn", t.frames)
	p.one("counter", "bytes_total", "bytes drawn", t.bytes)
	p.head("counter", "refusals_total", "what was refused, once for each connection")
	for _, what := range slices.Sorted(maps.Keys(t.refused)) {
		p.line("refusals_total{what=%q} %d", what, t.refused[what])
	}
	p.head("histogram", "key_seconds", "from what was typed to what was drawn next")
	sum := int64(0)
	for i, n := range t.within {
		sum += n
		if i < len(reaches) {
			p.line("key_seconds_bucket{le=\"%g\"} %d", reaches[i], sum)
		}
	}
	p.line("key_seconds_bucket{le=\"+Inf\"} %d", sum)
	p.line("key_seconds_sum %g", t.waited)
	p.line("key_seconds_count %d", sum)
	return p.err
}

// metrics writes lines until one cannot be written.
type metrics struct {
	w   io.Writer
	err error
}

func (m *metrics) line(format string, args ...any) {
	if m.err == nil {
		_, m.err = fmt.Fprintf(m.w, "readout_"+format+"\n", args...)
	}
}

func (m *metrics) head(kind, name, help string) {
	if m.err == nil {
		_, m.err = fmt.Fprintf(m.w, "# HELP readout_%s %s\n# TYPE readout_%s %s\n", name, help, name, kind)
	}
}

func (m *metrics) one(kind, name, help string, value int64) {
	m.head(kind, name, help)
	m.line("%s %d", name, value)
}
