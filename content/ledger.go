package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/model"
)

// maxMistakes is the number of mistakes that are kept of one file.
const maxMistakes = 1000

// ledger collects the mistakes of a file and knows the places in it.
type ledger struct {
	file  string
	src   string
	index lineIndex
	list  []model.Mistake
	over  int // mistakes beyond maxMistakes

	// The place looked up last: many values may share one long line, and
	// counting its characters from the start each time would be quadratic.
	last model.Place
}

func newLedger(file, src string) *ledger {
	return &ledger{file: file, src: src, index: lines(src)}
}

// place returns the place of the half-open byte range.
func (l *ledger) place(start, end int) model.Place {
	start = min(max(start, 0), len(l.src))
	end = min(max(end, start), len(l.src))
	if l.last.Line > 0 && l.last.Start <= start && !strings.Contains(l.src[l.last.Start:start], "\n") {
		l.last.Column += utf8.RuneCountInString(l.src[l.last.Start:start])
		l.last.Start, l.last.End = start, end
		return l.last
	}
	l.last = l.index.place(start, end)
	return l.last
}

// add notes a mistake.
func (l *ledger) add(f fault) {
	if len(l.list) >= maxMistakes {
		l.over++
		return
	}
	l.list = append(l.list, l.mistake(f))
}

// nearest is model.Nearest while mistakes are still kept: beyond that nobody would
// see what it finds.
func (l *ledger) nearest(word string, among []string) (near string, sure bool) {
	if len(l.list) >= maxMistakes {
		return "", false
	}
	return model.Nearest(word, among)
}

// mistake gives a fault its place and its excerpt.
func (l *ledger) mistake(f fault) model.Mistake {
	at := l.place(f.start, f.end)
	severity := f.severity
	if severity == "" {
		severity = model.Error
	}
	words := l.src[at.Start:at.End]
	words, _, _ = strings.Cut(words, "\n")
	return model.Mistake{
		File: model.CleanLine(l.file), Line: at.Line, Column: at.Column,
		Width:    max(utf8.RuneCountInString(strings.TrimRight(words, "\r")), 1),
		Severity: severity, Code: f.code, What: model.CleanLine(f.what), Mend: model.CleanLine(f.mend),
		Fix: f.fix, There: f.there, Here: f.here, Also: f.also,
	}
}

// finish returns the mistakes in file order, each with its line of the file.
func (l *ledger) finish() []model.Mistake {
	slices.SortStableFunc(l.list, func(a, b model.Mistake) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	l.list = slices.CompactFunc(l.list, func(a, b model.Mistake) bool {
		return a.Line == b.Line && a.Column == b.Column && a.Code == b.Code && a.What == b.What
	})
	last, text := 0, ""
	for i := range l.list {
		m := &l.list[i]
		if m.Line != last {
			last, text = m.Line, l.lineText(m.Line)
		}
		m.Excerpt = text
	}
	return l.list
}

// lineText returns a line of the file, clean and without its end.
func (l *ledger) lineText(n int) string {
	if n < 1 || n > len(l.index.starts) {
		return ""
	}
	line, _ := cutLine(l.src[l.index.starts[n-1]:])
	return strings.ReplaceAll(model.Clean(strings.TrimRight(line, "\r\n")), "\t", " ")
}

// notice says how many mistakes were left out.
func (l *ledger) notice() string {
	if l.over == 0 {
		return ""
	}
	return fmt.Sprintf("%d mistakes are listed, %d more are not", maxMistakes, l.over)
}
