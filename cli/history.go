package cli

import (
	"os"
	"path/filepath"
	"strings"

	"readout/model"
)

// mostFilters is the number of filter lines that are kept.
const mostFilters = 500

// readHistory returns the filter lines of earlier runs, oldest first. A history
// that cannot be read is an empty one: nobody came for it.
func readHistory(path string) []string {
	data, err := readLimited(path, 1<<20)
	if err != nil {
		return nil
	}
	var lines []string
	for text := range strings.Lines(string(data)) {
		if text = strings.TrimSpace(model.CleanLine(text)); text != "" {
			lines = append(lines, text)
		}
	}
	return lines[max(0, len(lines)-mostFilters):]
}

// writeHistory keeps filter lines for later runs.
func writeHistory(path string, lines []string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	lines = lines[max(0, len(lines)-mostFilters):]
	var sb strings.Builder
	for _, text := range lines {
		sb.WriteString(model.CleanLine(text))
		sb.WriteByte('\n')
	}
	return writeAtomic(path, []byte(sb.String()))
}
