package ui

// The least window in which there is something to read, and the widths from
// which there is more than the text.
const (
	leastWidth  = 20
	leastHeight = 6

	tabsBelowWidth  = 40 // panes take turns below this
	tabsBelowHeight = 12
	besideFrom      = 120 // quotations stand beside their lines
	cardFrom        = 200 // the selected item's card is a column of its own

	measure = 72 // cells that a line of text may take
	gutter  = 4  // cells around a line of text
)

// rect is a part of the screen.
type rect struct{ x, y, w, h int }

func (r rect) has(x, y int) bool { return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h }

// layout divides a window. Parts that have no room have no width.
type layout struct {
	width, height          int
	tabs                   bool // one pane at a time, under a line of tabs
	header                 int  // lines of it, the blank one below included
	asked                  int  // lines above the footer that ask about a guess
	body                   rect // between header, tabs and footer
	rail, text, quotes, at rect // columns; at is the card's
	panes                  [paneCount]rect
}

// small reports whether there is no room for anything but a word.
func (l layout) small() bool { return l.width < leastWidth || l.height < leastHeight }

// columns divides a window of that size, below a header of that many lines.
func columns(width, height, header int) layout {
	l := layout{width: width, height: height, header: header}
	l.tabs = width < tabsBelowWidth || height < tabsBelowHeight
	top := header
	if l.tabs {
		top++
	}
	l.body = rect{0, top, width, max(height-top-1, 0)}
	b := l.body
	switch {
	case l.tabs:
		l.text = b
		return l
	case width >= cardFrom:
		extra := width - cardFrom
		l.rail.w = min(33+extra/10, 40)
		l.text.w = min(74+extra/10, measure+gutter)
		l.quotes.w = min(48+extra/3, 66)
		l.at.w = width - l.rail.w - l.text.w - l.quotes.w - 3
	case width >= besideFrom:
		extra := width - besideFrom
		l.rail.w = min(29+extra/8, 33)
		l.text.w = min(60+extra/2, measure+gutter)
		l.quotes.w = width - l.rail.w - l.text.w - 2
	default:
		l.rail.w = min(max(width/3, 15), 30)
		l.text.w = width - l.rail.w - 1
	}
	x := 0
	for _, column := range []*rect{&l.rail, &l.text, &l.quotes, &l.at} {
		if column.w > 0 {
			column.x, column.y, column.h = x, b.y, b.h
			x += column.w + 1
		}
	}
	return l
}

// zoomed gives the whole body to one pane.
func (l layout) zoomed(p pane) layout {
	l.rail, l.quotes, l.at, l.text = rect{}, rect{}, rect{}, rect{}
	if p == textPane {
		l.text = l.body
	} else {
		l.panes[p] = l.body
	}
	return l
}

// want is what a pane of the rail asks for: its rows, and the rows it can do with.
type want struct {
	pane  pane
	rows  int // all of them
	least int
}

// share divides the height of the rail between panes: each that gets a place
// has a heading, gap blank lines and at least its least rows; the one in focus
// has as many as it can. It returns the rows of each in the order of wants, -1
// for a pane without a place.
func share(height, gap int, wants []want, focus pane) []int {
	rows := make([]int, len(wants))
	for i := range rows {
		rows[i] = -1
	}
	left := height + gap
	order := append([]pane{focus}, paneOrder[:]...)
	for _, p := range order {
		for i, w := range wants {
			if w.pane != p || rows[i] >= 0 {
				continue
			}
			if n := min(w.least, left-1-gap); n == w.least || n >= 2 {
				rows[i], left = n, left-n-1-gap
			}
		}
	}
	for i, w := range wants {
		if w.pane == focus && rows[i] >= 0 {
			n := min(w.rows-rows[i], left)
			rows[i], left = rows[i]+n, left-n
		}
	}
	for grown := true; grown && left > 0; {
		grown = false
		for i, w := range wants {
			if rows[i] >= 0 && rows[i] < w.rows && left > 0 {
				rows[i], left, grown = rows[i]+1, left-1, true
			}
		}
	}
	return rows
}

// pile places the panes of the rail one below the other. If some have no place
// the last line of the rail is left to name them.
func (l layout) pile(wants []want, focus pane) layout {
	height, gap, least := l.rail.h, 0, 0
	if height >= 14 {
		gap = 1
	}
	for _, w := range wants {
		least += w.least + 1 + gap
	}
	if least-gap > height {
		height--
	}
	y := l.rail.y
	for i, n := range share(height, gap, wants, focus) {
		if n >= 0 {
			l.panes[wants[i].pane] = rect{l.rail.x, y, l.rail.w, n + 1}
			y += n + 1 + gap
		}
	}
	return l
}
