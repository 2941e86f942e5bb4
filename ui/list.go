package ui

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/ui/theme"
)

// row is one line of a list: an item, or a heading or note between items.
type row struct {
	item   model.Ref  // its Type is "" for a heading or a note
	left   string     // clean text; cut when too long
	right  string     // kept whole, at the right edge
	spare  string     // stands there if left does not need the room
	flag   string     // a warning, kept whole before right at any width
	stand  *standing  // its signs stand before left
	indent int        // cells before left
	role   theme.Role // the look of left
	weight int        // what counts when rows are few
	kept   bool       // it narrows the other panes
	closed bool       // an answered question, which the heading does not count
	key    string     // of the filter that the row stands for; "" if it stands for none
	value  string
}

func (r row) isItem() bool { return r.item.Type != "" }

func note(format string, args ...any) row {
	return row{left: fmt.Sprintf(format, args...), role: theme.Dim}
}

// list is a pane of rows with a cursor. It knows neither width nor theme.
type list struct {
	rows   []row // all that the filter leaves
	short  []row // the same in fewer rows, for a pane without the focus
	least  []row // only the items, most important first, when even those are too many
	shown  int   // items left
	total  int   // items there are
	cursor int   // index into rows; on an item if there is one
	top    int   // index into rows of the first on screen
	height int   // rows on screen, without the heading
	more   bool  // others are still to come
	plain  bool  // rows are for reading: movements scroll them

	// dress fills in a row that holds its item only, when it is looked at;
	// nil where rows are made whole.
	dress func(row) row
}

// move puts the cursor n items further, skipping headings.
func (l list) move(n int) list {
	if l.plain {
		l.top += n
		return l.clamp()
	}
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0; n-- {
		i := l.cursor + step
		for i >= 0 && i < len(l.rows) && !l.rows[i].isItem() {
			i += step
		}
		if i < 0 || i >= len(l.rows) {
			break
		}
		l.cursor = i
	}
	return l.clamp()
}

// resize takes a new height. What is on screen then follows from the cursor
// alone, so that a list looks the same after a window went small and came back.
func (l list) resize(height int) list {
	if height = max(height, 0); height != l.height && !l.plain {
		l.top = 0
	}
	l.height = height
	return l.clamp()
}

// clamp keeps the cursor on an item and on screen, and the pane full.
func (l list) clamp() list {
	last := len(l.rows) - 1
	if l.plain {
		l.top = max(0, min(l.top, last-max(l.window(), 1)+1))
		return l
	}
	l.cursor = max(0, min(l.cursor, last))
	for i := range l.rows {
		if j := l.cursor + i; j <= last && l.rows[j].isItem() {
			l.cursor = j
			break
		}
		if j := l.cursor - i; j >= 0 && l.rows[j].isItem() {
			l.cursor = j
			break
		}
	}
	h := max(l.window(), 1)
	l.top = min(max(l.top, l.cursor-h+1), l.cursor)
	l.top = max(0, min(l.top, last-h+1))
	if l.top > 0 && l.top == l.cursor && !l.rows[l.top-1].isItem() {
		l.top--
		l.top = max(l.top, l.cursor-h+1)
	}
	return l
}

// window is the number of rows that can be scrolled through: the last line is
// taken by the count of what is out of sight.
func (l list) window() int {
	if len(l.rows) > l.height && l.height > 1 {
		return l.height - 1
	}
	return l.height
}

// find returns the index of the row of an item, or -1.
func (l list) find(r model.Ref) int {
	if i := r.Index; l.dress != nil && i >= 0 && i < len(l.rows) && l.rows[i].item == r {
		return i // as long as nothing is filtered
	}
	for i := range l.rows {
		if l.rows[i].item == r {
			return i
		}
	}
	return -1
}

// on puts the cursor on an item, if the list has it.
func (l list) on(r model.Ref) list {
	if i := l.find(r); i >= 0 {
		l.cursor = i
	}
	return l.clamp()
}

// current returns the row under the cursor.
func (l list) current() (row, bool) {
	if l.cursor < 0 || l.cursor >= len(l.rows) || !l.rows[l.cursor].isItem() {
		return row{}, false
	}
	return l.dressed(l.rows[l.cursor]), true
}

// dressed is a row with all that it shows.
func (l list) dressed(r row) row {
	if l.dress == nil || !r.isItem() {
		return r
	}
	return l.dress(r)
}

// refill takes new rows and keeps the cursor on its item, else on the nearest.
func (l list) refill(n list) list {
	n.cursor, n.top, n.height = l.cursor, l.top, l.height
	if r, ok := l.current(); ok {
		n.cursor = n.nearest(r.item)
	}
	return n.clamp()
}

// nearest is the row of an item, or of the one that stood nearest to it.
func (l list) nearest(r model.Ref) int {
	best, least := 0, -1
	for i := range l.rows {
		if l.rows[i].item.Type != r.Type {
			continue
		}
		d := l.rows[i].item.Index - r.Index
		if d < 0 {
			d = -d
		}
		if least < 0 || d < least {
			best, least = i, d
		}
	}
	return best
}

// lines returns what stands in the pane, and the index of the cursor's line.
func (l list) lines(focused bool) ([]row, int) {
	switch {
	case l.height <= 0:
		return nil, -1
	case len(l.rows) <= l.height:
		if l.plain {
			return l.rows, -1
		}
		return l.rows, l.cursor
	case !focused && len(l.short) > 0:
		if len(l.short) > l.height && len(l.least) > 0 {
			return cut(l.least, l.height), -1
		}
		return cut(l.short, l.height), -1
	case !focused && l.top == 0:
		return l.cut(), -1
	}
	end := min(l.top+l.window(), len(l.rows))
	lines := append([]row(nil), l.rows[l.top:end]...)
	if l.plain && l.height > 1 {
		return append(lines, note("lines %d-%d of %d", l.top+1, end, len(l.rows))), -1
	}
	if l.height > 1 {
		parts := nonEmpty(l.left("%d above", l.rows[:l.top]), l.left("%d more", l.rows[end:]))
		lines = append(lines, note("%s", strings.Join(parts, ", ")))
	}
	return lines, l.cursor - l.top
}

// left is more for some of the rows, which are not looked at one by one where all
// are items.
func (l list) left(words string, rows []row) string {
	if l.dress == nil || len(rows) == 0 {
		return more(words, rows)
	}
	return fmt.Sprintf(words, len(rows))
}

// cut keeps the first of all rows, of which there are more than lines.
func (l list) cut() []row {
	if l.dress == nil || l.height == 1 {
		return cut(l.rows, l.height)
	}
	kept := append([]row(nil), l.rows[:l.height-1]...)
	return append(kept, note("%s", l.left("%d more", l.rows[l.height-1:])))
}

// cut keeps the first rows and says how many items it dropped.
func cut(rows []row, height int) []row {
	if len(rows) <= height {
		return rows
	}
	if height == 1 {
		return []row{note("%d, not shown", items(rows))}
	}
	kept := append([]row(nil), rows[:height-1]...)
	return append(kept, note("%s", more("%d more", rows[height-1:])))
}

// more says how many items some rows have, in words for those that the heading
// counts; answered questions among them are named apart.
func more(words string, rows []row) string {
	n, closed := items(rows), 0
	for _, r := range rows {
		if r.closed && r.isItem() {
			closed++
		}
	}
	switch {
	case n == 0:
		return ""
	case closed == n:
		return fmt.Sprintf("%d answered", n)
	case closed > 0:
		return fmt.Sprintf(words+", %d answered", n-closed, closed)
	}
	return fmt.Sprintf(words, n)
}

func items(rows []row) int {
	n := 0
	for _, r := range rows {
		if r.isItem() {
			n++
		}
	}
	return n
}

// count is what the heading says: "12", or "3 of 12" when some are hidden.
func (l list) count() string {
	if l.plain {
		return ""
	}
	total := fmt.Sprint(l.total)
	if l.more {
		total += "+"
	}
	if l.shown != l.total {
		return fmt.Sprintf("%d of %s", l.shown, total)
	}
	return total
}
