package cli

import (
	"strings"

	"readout/model"
)

// mostFilters is the number of filter lines that are taken over.
const mostFilters = 500

// readHistory returns the filter lines of versions that kept nothing else, one
// a line, oldest first. A history that cannot be read is an empty one: nobody
// came for it.
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
