package page

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// Glamour returns the briefing drawn by Glamour for a terminal: all of it, in
// the looks of the theme, without hyperlinks.
func Glamour(b *model.Briefing, t *theme.Theme, width int) (string, error) {
	width = min(max(width, 20), measure+8)
	r := renderers{theme: t, keep: true}
	var sb strings.Builder
	for _, chunk := range newDocument(b).chunks() {
		lines, err := r.draw(chunk, width)
		if err != nil {
			return "", err
		}
		if len(lines) > 0 && sb.Len() > 0 {
			sb.WriteByte('\n')
		}
		for _, line := range lines {
			for _, d := range line {
				sb.WriteString(d.open + d.text)
				if d.open != "" {
					sb.WriteString(ansi.ResetStyle)
				}
			}
			sb.WriteByte('\n')
		}
	}
	return sb.String(), nil
}
