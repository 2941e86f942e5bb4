package page

import (
	"strings"

	"readout/model"
	"readout/ui/theme"
)

// untab gives the tabs of verbatim text four blanks each.
func untab(s string) string { return strings.ReplaceAll(s, "\t", "    ") }

// verbatim lays a block out as it is written, below a note of why.
func (l *layouter) verbatim(s *source, why string) {
	if why != "" {
		l.decorate("shown as written: "+why, theme.Dim)
		l.newline()
	}
	for _, line := range s.lines {
		clean := model.CleanLine(untab(line.text))
		r := run{text: clean, src: int32(line.at), end: int32(line.at + len(line.text)), role: theme.Code, exact: clean == line.text}
		l.cut(piece{run: r, span: &clean})
		l.feed()
	}
	l.runs = l.runs[:l.from]
}
