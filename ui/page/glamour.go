package page

import (
	"fmt"
	"strings"

	"charm.land/glamour/v2"

	"readout/model"
	"readout/ui/theme"
)

// Code is not to be wrapped at words, so Glamour is told of a terminal that is
// wide enough for its longest line, within reason; the page cuts it.
const (
	widest     = 500
	codeMargin = 8
)

// renderers are Glamour's renderers by their width. None is made before a
// block needs it, and none is used by two goroutines.
type renderers struct {
	theme   *theme.Theme
	byWidth map[int]*glamour.TermRenderer
	keep    bool // newlines of paragraphs are meant
}

func (r *renderers) newlines() glamour.TermRendererOption {
	if r.keep {
		return glamour.WithPreservedNewLines()
	}
	return glamour.WithOptions()
}

// draw renders Markdown that neutral or literal made, and filters the result.
func (r *renderers) draw(markdown string, width int) (lines [][]drawn, err error) {
	defer func() {
		if p := recover(); p != nil {
			lines, err = nil, fmt.Errorf("glamour: %v", p)
			delete(r.byWidth, width)
		}
	}()
	tr, ok := r.byWidth[width]
	if !ok {
		tr, err = glamour.NewTermRenderer(glamour.WithStyles(r.theme.Glamour()), glamour.WithWordWrap(width), r.newlines())
		if err != nil {
			return nil, err
		}
		if r.byWidth == nil || len(r.byWidth) >= 8 {
			r.byWidth = map[int]*glamour.TermRenderer{}
		}
		r.byWidth[width] = tr
	}
	out, err := tr.Render(markdown)
	if err != nil {
		return nil, err
	}
	return tidy(pieces(out)), nil
}

// glamour lays out a block that Glamour draws.
func (l *layouter) glamour(b *model.Block) {
	s := takeSource(l.doc, b)
	defer func() { l.runs = l.runs[:l.from] }()
	if b.Kind == model.HTML && s.comment() {
		return
	}
	why := tooMuch(l.doc.Source[b.Src:min(int(b.End), len(l.doc.Source))])
	if l.options.Slow || why != "" {
		if b.Kind == model.Code {
			s.lines, why = s.code, ""
		}
		l.verbatim(&s, why)
		return
	}
	room := max(l.limit-l.lead[1], 1)
	switch s.kind {
	case model.Table:
		full, least := s.width(l.method.StringWidth)
		l.wrapper.limit = l.options.Width
		room = max(l.options.Width-l.lead[1], 1)
		if least > room {
			l.wrapper.limit = l.limit
			l.stacked(&s)
			return
		}
		room = min(full, room)
	case model.Code:
		l.wrapper.limit = l.options.Width
		room = min(s.longest(l.method.StringWidth)+codeMargin, widest)
	}
	lines, err := l.renderers.draw(s.markdown(), room)
	if err != nil {
		l.verbatim(&s, "Glamour could not draw it")
		return
	}
	a := newAligner(l.doc.Source, &s, l.border)
	for _, line := range lines {
		l.drawn(line, a)
	}
}

// stacked lays out a table that is too wide for the page: below each other, a
// row's cells behind the names of their columns.
func (l *layouter) stacked(s *source) {
	at := make([]int, len(s.columns))
	simple := len(s.lines)*len(s.columns) > maxCells
	for n := 2; n < len(s.lines); n++ {
		if n > 2 {
			l.newline()
		}
		for c, column := range s.columns {
			for at[c] < len(column) && column[at[c]].line < n {
				at[c]++
			}
			if at[c] == len(column) || column[at[c]].line != n {
				continue
			}
			if column[0].line == 0 {
				l.cell(s, column[0], theme.Strong, simple)
				l.decorate(": ", theme.Strong)
			}
			l.cell(s, column[at[c]], theme.Text, simple)
			l.newline()
		}
	}
}

// maxCells is how many cells of a stacked table Glamour is given, one by one.
const maxCells = 500

// cell lays out the words of one cell, without markup if that is too much work.
func (l *layouter) cell(s *source, cell stretch, role theme.Role, simple bool) {
	line := s.lines[cell.line]
	text := strings.TrimSpace(references.ReplaceAllString(line.Text[cell.from-line.At:cell.to-line.At], "$1"))
	lines := [][]drawn{{{text: restore(neutral(text))}}}
	if !simple {
		if rendered, err := l.renderers.draw(neutral(text), widest); err == nil {
			lines = rendered
		}
	}
	only := source{lines: []model.Line{{Text: l.doc.Source[cell.from:cell.to], At: cell.from}}}
	a := newAligner(l.doc.Source, &only, l.border)
	for n, pieces := range lines {
		if n > 0 {
			l.decorate(" ", theme.Text)
		}
		for i, r := range a.line(pieces) {
			word := r.text
			if r.open = l.sequenceIndex(a.opens[i]); cell.line == 0 {
				r.src, r.end = -1, -1
			}
			r.role = role
			l.text(&word, r, l.ascii)
		}
	}
}

// drawn lays out one line of Glamour's, cut where it is too wide for the
// terminal's way of counting.
func (l *layouter) drawn(line []drawn, a *aligner) {
	runs := a.line(line)
	if !a.table {
		for i := range runs {
			runs[i].open = l.sequenceIndex(a.opens[i])
		}
		l.hanging(runs)
		return
	}
	width := 0
	for i := range runs {
		width += l.method.StringWidth(runs[i].text)
	}
	fits := l.x+width <= l.wrapper.limit
	for i, r := range runs {
		r.open = l.sequenceIndex(a.opens[i])
		text := r.text
		p := piece{run: r, span: &text, width: l.method.StringWidth(text)}
		if fits {
			l.put(p)
		} else {
			l.cut(p)
		}
	}
	l.feed()
}

// sequenceIndex returns 1 + the index of a sequence among those of the block, or 0
// if there is none.
func (l *layouter) sequenceIndex(open string) int16 {
	if open == "" {
		return 0
	}
	for i := len(l.opens) - 1; i >= max(0, len(l.opens)-8); i-- {
		if l.opens[i] == open {
			return int16(i + 1)
		}
	}
	if len(l.opens) >= 1<<14 {
		return 0
	}
	l.opens = append(l.opens, open)
	return int16(len(l.opens))
}
