package page

import (
	"sort"

	"readout/ui/theme"
)

// Match is a half-open byte range of the file that a search found.
type Match struct{ Start, End int }

// Marks says what is put into lines while they are drawn. A nil *Marks puts in
// nothing.
type Marks struct {
	Matches  []Match              // sorted
	Current  int                  // index of the match at which the reader is, or -1
	Selected int                  // index of the selected quotation, or -1
	Range    Match                // a further stretch that is shown as selected
	Dim      func(quote int) bool // quotations that a filter hides lose their mark
	Warn     func(quote int) bool // quotations whose words are in doubt stand out
	Base     theme.Role           // the role of all text, if not theme.Text
}

// AppendLine appends one line without padding or newline. It is at most Width
// cells wide and leaves the terminal's look as it found it. It allocates
// nothing but what dst needs, if the line was drawn lately.
func (p *Page) AppendLine(dst []byte, pos Pos, m *Marks) []byte {
	l := p.line(pos)
	if l == nil {
		return dst
	}
	b := p.block(pos.Block)
	matches, first := m.within(int(l.src), int(l.end))
	for i := range b.runs[l.from:l.to] {
		r := &b.runs[int(l.from)+i]
		if r.url > 0 {
			dst = appendLink(dst, b.urls[r.url-1])
		}
		dst = p.appendRun(dst, b, r, m, matches, first)
		if r.url > 0 {
			dst = appendLink(dst, "")
		}
	}
	return dst
}

// within returns the matches that touch a range, and the index of the first.
func (m *Marks) within(start, end int) ([]Match, int) {
	if m == nil || len(m.Matches) == 0 {
		return nil, 0
	}
	first := sort.Search(len(m.Matches), func(i int) bool { return m.Matches[i].End > start })
	last := first
	for last < len(m.Matches) && m.Matches[last].Start < end {
		last++
	}
	return m.Matches[first:last], first
}

// appendRun appends a run, cut where a match begins or ends in it.
func (p *Page) appendRun(dst []byte, b *laid, r *run, m *Marks, matches []Match, first int) []byte {
	ground := p.ground(r, m)
	if r.src < 0 || len(matches) == 0 {
		return p.appendText(dst, b, r, r.text, m, ground)
	}
	at := 0 // in r.text
	for i, match := range matches {
		from, to := r.cut(match)
		if from >= to || to <= at {
			continue
		}
		from = max(from, at)
		dst = p.appendText(dst, b, r, r.text[at:from], m, ground)
		found := theme.Match
		if first+i == m.Current {
			found = theme.Current
		}
		dst = p.appendText(dst, b, r, r.text[from:to], m, found)
		at = to
	}
	return p.appendText(dst, b, r, r.text[at:], m, ground)
}

// cut returns the part of the run's text that a match covers.
func (r *run) cut(m Match) (from, to int) {
	if m.End <= int(r.src) || m.Start >= int(r.end) {
		return 0, 0
	}
	if !r.exact {
		return 0, len(r.text)
	}
	return max(m.Start-int(r.src), 0), min(m.End-int(r.src), len(r.text))
}

// ground returns what lies under a run.
func (p *Page) ground(r *run, m *Marks) theme.Role {
	if m == nil || r.src < 0 {
		return theme.Text
	}
	if r.quote > 0 && int(r.quote)-1 == m.Selected {
		return theme.Selected
	}
	if int(r.src) < m.Range.End && int(r.end) > m.Range.Start {
		return theme.Selected
	}
	return theme.Text
}

func (p *Page) appendText(dst []byte, b *laid, r *run, text string, m *Marks, ground theme.Role) []byte {
	t := p.options.Theme
	if t == nil || text == "" {
		return append(dst, text...)
	}
	before := len(dst)
	if r.open > 0 && ground == theme.Text {
		dst = append(dst, b.opens[r.open-1]...)
	} else {
		dst = t.AppendOpen(dst, p.role(r, m), r.attr, ground)
	}
	opened := len(dst) > before
	dst = append(dst, text...)
	if opened {
		dst = append(dst, theme.Reset...)
	}
	return dst
}

// role returns the role of a run: that of its speaker's part if it is quoted,
// and a warning if its words are in doubt and not hidden by a filter.
func (p *Page) role(r *run, m *Marks) theme.Role {
	role := r.role
	if q := int(r.quote) - 1; q >= 0 && q < len(p.parts) && role == theme.Text {
		switch {
		case m != nil && m.Dim != nil && m.Dim(q):
		case m != nil && m.Warn != nil && m.Warn(q):
			return theme.Warn
		default:
			return p.parts[q]
		}
	}
	if m != nil && role == theme.Text {
		return m.Base
	}
	return role
}
