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
		clean := model.CleanLine(untab(line.Text))
		r := run{text: clean, src: int32(line.At), end: int32(line.At + len(line.Text)), role: theme.Code, exact: clean == line.Text}
		l.hanging([]run{r})
	}
	l.runs = l.runs[:l.from]
}

// codeHang is how far the further lines of a line that does not fit are set in.
const codeHang = 2

// hanging lays out a line as it is written. If it is too wide it goes on below,
// from a word on if one begins there, set in a little further than it begins.
func (l *layouter) hanging(runs []run) {
	width, indent := 0, 0
	for i := range runs {
		text := strings.TrimLeft(runs[i].text, " ")
		if width == indent {
			indent += len(runs[i].text) - len(text)
		}
		width += l.method.StringWidth(runs[i].text)
	}
	rest, lead := l.rest, l.lead[1]
	if fits := l.x+width <= l.wrapper.limit; !fits {
		set := min(indent+codeHang, (l.wrapper.limit-lead)/2)
		l.rest, l.lead[1] = append(rest[:len(rest):len(rest)], room(set)), lead+set
	}
	for _, r := range runs {
		l.pieces(r)
	}
	l.flush()
	l.rest, l.lead[1] = rest, lead
	l.feed()
}

// pieces hands the words of a run to the wrapper, and the blanks between them
// as they are.
func (l *layouter) pieces(r run) {
	text := r.text
	whole := piece{run: r, span: &text}
	for i := 0; i < len(text); {
		j, blank := i, text[i] == ' '
		for j < len(text) && (text[j] == ' ') == blank {
			j++
		}
		p := whole.part(i, j)
		p.width = l.method.StringWidth(p.run.text)
		switch {
		case !blank:
			l.add(p)
		case l.wrapper.empty && len(l.word) == 0 && p.width < l.wrapper.limit-l.x:
			l.put(p)
			l.wrapper.empty = true
		default:
			l.space(p)
		}
		i = j
	}
}
