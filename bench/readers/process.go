package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// process is what Linux knows of a process, as far as that is cheap to ask.
type process struct {
	cpu float64 // seconds
	rss float64 // MB
	fds int
}

func processOf(pid int) (p process) {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if _, rest, ok := strings.Cut(string(stat), ") "); ok {
		for _, i := range []int{11, 12} {
			ticks, _ := strconv.ParseFloat(strings.Fields(rest)[i], 64)
			p.cpu += ticks / 100
		}
		pages, _ := strconv.ParseFloat(strings.Fields(rest)[21], 64)
		p.rss = pages * float64(os.Getpagesize()) / (1 << 20)
	}
	open, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	p.fds = len(open)
	return p
}

// pssOf is the memory of a process in MB, its part of what it shares with others
// included. Linux walks through all of it for that.
func pssOf(pid int) float64 {
	rollup, _ := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	for line := range strings.Lines(string(rollup)) {
		if kb, ok := strings.CutPrefix(line, "Pss:"); ok {
			n, _ := strconv.ParseFloat(strings.Fields(kb)[0], 64)
			return n / 1024
		}
	}
	return 0
}

// counted is what a server tells of itself in the text format of Prometheus, by
// the names without a label. A server that tells nothing has none.
func counted(address string) map[string]float64 {
	if address == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	all := map[string]float64{}
	for line := range strings.Lines(string(body)) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok && !strings.HasPrefix(name, "#") {
			all[strings.TrimPrefix(name, "readout_")], _ = strconv.ParseFloat(value, 64)
		}
	}
	return all
}
