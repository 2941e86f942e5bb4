package page

import (
	"fmt"

	"charm.land/glamour/v2"

	"readout/model"
	"readout/ui/theme"
)

// narrowest is the width below which Glamour's tables and margins leave no
// room for words.
const narrowest = 16

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
	room := l.limit - l.lead[1]
	if l.options.Slow || room < narrowest {
		l.verbatim(&s, "")
		return
	}
	markdown := ""
	why := tooMuch(l.doc.Source[b.Src:min(int(b.End), len(l.doc.Source))])
	if why == "" {
		markdown = s.markdown()
	}
	switch s.kind {
	case model.Table:
		l.wrapper.limit = l.options.Width
		room = max(min(s.width(l.method.StringWidth), l.options.Width-l.lead[1]), narrowest)
	case model.Code:
		l.wrapper.limit = l.options.Width
		room = min(s.longest(l.method.StringWidth)+codeMargin, widest)
	}
	var lines [][]drawn
	if why == "" {
		var err error
		if lines, err = l.renderers.draw(markdown, room); err != nil {
			why = "Glamour could not draw it"
		}
	}
	if why != "" {
		l.verbatim(&s, why)
		return
	}
	a := newAligner(l.doc.Source, &s, l.signs)
	for _, line := range lines {
		l.drawn(line, a)
	}
	l.runs = l.runs[:l.from]
}

// drawn lays out one line of Glamour's, cut where it is too wide for the
// terminal's way of counting.
func (l *layouter) drawn(line []drawn, a *aligner) {
	runs := a.line(line)
	width := 0
	for i := range runs {
		width += l.method.StringWidth(runs[i].text)
	}
	fits := l.x+width <= l.wrapper.limit
	for i, r := range runs {
		r.open = l.look16(a.opens[i])
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

// look16 returns 1 + the index of a sequence among those of the block, or 0
// if there is none.
func (l *layouter) look16(open string) int16 {
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
