package screen

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// peak is the sum of the most memory that each process of a session has had in
// use, in MB.
func peak(session int) float64 {
	sum := 0.0
	for _, pid := range members(session) {
		status, _ := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
		for line := range strings.Lines(string(status)) {
			if kb, ok := strings.CutPrefix(line, "VmHWM:"); ok {
				n, _ := strconv.ParseFloat(strings.Fields(kb)[0], 64)
				sum += n / 1024
			}
		}
	}
	return sum
}

// end kills each process of a session.
func end(session int) {
	for _, pid := range members(session) {
		if p, err := os.FindProcess(pid); err == nil {
			p.Kill()
		}
	}
}

// members are the processes of a session. A program on a pseudo-terminal of its
// own is the first of a session of its own.
func members(session int) []int {
	var pids []int
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		stat, _ := os.ReadFile(path)
		_, rest, ok := strings.Cut(string(stat), ") ")
		if f := strings.Fields(rest); ok && len(f) > 3 && f[3] == strconv.Itoa(session) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			pids = append(pids, pid)
		}
	}
	return pids
}
