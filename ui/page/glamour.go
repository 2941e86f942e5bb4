package page

import (
	"strings"

	"readout/model"
	"readout/ui/theme"
)

// source shows a block as it is written.
func (l *layouter) source(b *model.Block) {
	end := min(int(b.End), len(l.doc.Source))
	at := int(b.Src)
	for _, s := range strings.SplitAfter(l.doc.Source[min(at, end):end], "\n") {
		clean := strings.TrimRight(model.Clean(s), "\n")
		l.text(&clean, run{src: int32(at), end: int32(at + len(s)), exact: clean == strings.TrimRight(s, "\n"), role: theme.Code}, l.ascii)
		l.newline()
		at += len(s)
	}
	l.runs = l.runs[:l.from]
}
