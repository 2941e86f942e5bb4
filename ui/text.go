package ui

import (
	"readout/ui/page"
)

// text is the pane that shows the words of the briefing. What it is anchored
// to are bytes of the file, so that a new width, or a new version of the file,
// moves neither the sentence at the top nor the line of the cursor.
type text struct {
	page   *page.Page
	anchor anchor     // of the first line on screen
	mark   anchor     // of the line of the cursor
	top    page.Pos   // first line on screen
	at     page.Pos   // line of the cursor
	lines  []page.Pos // lines on screen
	width  int        // cells of a line of text
	height int        // lines on screen
}

// anchor is a line by what it shows, which a new width does not change: the
// line of a byte, or the blank one above it.
type anchor struct {
	byte  int
	above bool
}

func (t text) anchorOf(pos page.Pos) anchor {
	a := anchor{byte: t.page.Offset(pos)}
	next, n := t.page.Move(pos, 1)
	a.above = n == 1 && next.Block == pos.Block && t.page.Offset(next) == a.byte
	return a
}

// find is the line of an anchor.
func (t text) find(a anchor) page.Pos {
	pos := t.page.At(a.byte)
	if a.above && pos.Line > 0 {
		pos.Line--
	}
	return pos
}

// resize takes new measures and keeps the sentence at the top.
func (t text) resize(width, height int) text {
	t.width, t.height = max(width, 1), max(height, 0)
	return t.settle()
}

// settle finds the lines of the anchors anew, after the page has changed.
func (t text) settle() text {
	t.top, t.at = t.find(t.anchor), t.find(t.mark)
	t = t.look()
	if len(t.lines) > 0 {
		t.at = within(t.at, t.lines[0], t.lines[len(t.lines)-1])
	}
	return t
}

// look lists the lines that are on screen.
func (t text) look() text {
	t.lines = t.lines[:0:0]
	pos := t.top
	for i := 0; i < t.height; i++ {
		t.lines = append(t.lines, pos)
		next, n := t.page.Move(pos, 1)
		if n == 0 {
			break
		}
		pos = next
	}
	return t
}

// hold makes the lines on screen the anchors.
func (t text) hold() text {
	t.anchor, t.mark = t.anchorOf(t.top), t.anchorOf(t.at)
	return t
}

// move puts the cursor n lines further and scrolls as little as that takes.
func (t text) move(n int) text {
	t.at, _ = t.page.Move(t.at, n)
	return t.follow().hold()
}

// follow scrolls until the cursor is on screen.
func (t text) follow() text {
	h := max(t.height, 1)
	switch {
	case t.at.Before(t.top):
		t.top = t.at
	default:
		first, _ := t.page.Move(t.at, 1-h)
		if t.top.Before(first) {
			t.top = first
		}
	}
	return t.look()
}

// scroll moves the lines on screen and leaves the cursor on its line as long
// as that is in sight.
func (t text) scroll(n int) text {
	top, _ := t.page.Move(t.top, n)
	if n > 0 {
		last := t.lastTop()
		if last.Before(top) {
			top = last
			if top.Before(t.top) {
				top = t.top
			}
		}
	}
	t.top = top
	t = t.look()
	if len(t.lines) > 0 {
		t.at = within(t.at, t.lines[0], t.lines[len(t.lines)-1])
	}
	return t.hold()
}

// lastTop is the first line of a screen that ends with the text.
func (t text) lastTop() page.Pos {
	pos, _ := t.page.Move(t.page.Last(), 1-max(t.height, 1))
	return pos
}

// leap scrolls by pages and takes the cursor along. At either end it is the
// cursor that goes on to the last line.
func (t text) leap(n int) text {
	row := t.row()
	before := t.top
	t = t.scroll(n)
	if t.top == before {
		t.at, _ = t.page.Move(t.at, n)
		return t.follow().hold()
	}
	if len(t.lines) > 0 {
		t.at = t.lines[min(row, len(t.lines)-1)]
	}
	return t.hold()
}

// row is the line of the cursor, counted from the top of the pane.
func (t text) row() int {
	for i, pos := range t.lines {
		if pos == t.at {
			return i
		}
	}
	return 0
}

// show puts the line of a byte in sight with the cursor on it. A line that was
// out of sight comes to stand lead lines below the top.
func (t text) show(offset, lead int) text {
	t.at = t.page.At(offset)
	seen := false
	for _, pos := range t.lines {
		seen = seen || pos == t.at
	}
	if !seen {
		t.top, _ = t.page.Move(t.at, -lead)
		if last := t.lastTop(); last.Before(t.top) {
			t.top = last
		}
		t = t.look()
	}
	return t.hold()
}

// place puts the line of a byte lead lines below the top.
func (t text) place(offset, lead int) text {
	t.at = t.page.At(offset)
	t.top, _ = t.page.Move(t.at, -lead)
	return t.look().hold()
}

func within(p, first, last page.Pos) page.Pos {
	if p.Before(first) {
		return first
	}
	if last.Before(p) {
		return last
	}
	return p
}
