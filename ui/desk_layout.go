package ui

import (
	"fmt"

	"readout/ui/sheet"
	"readout/ui/theme"
)

// deskLayout divides the screen between the parts of a sheet.
type deskLayout struct {
	lead   bool
	panes  [sheet.Panes]rect // without their headings
	legend int               // row of it, -1 for none
	below  []sheet.Line
	belowY int
}

// layDesk divides the screen and scrolls every pane to its cursor.
func (a *App) layDesk() deskLayout {
	d, s := a.desk, a.makeSheet()
	l := deskLayout{legend: -1}
	bottom := a.height - 1
	if s.Legend != "" && a.height >= 16 {
		bottom--
		l.legend = bottom
	}
	top := 1
	if s.Lead != "" && a.height >= 16 {
		l.lead = true
		top++
	}
	if a.height >= 20 {
		top++
	}
	main := rect{0, top + 1, a.width, max(bottom-top-1, 0)}
	if w := s.LeftWidth; w > 0 && w < a.width {
		l.panes[sheet.Left] = rect{0, top + 1, w, main.h}
		main.x, main.w = w+1, main.w-w-1
	}
	if w := s.SideWidth; w > 0 && w < main.w {
		l.panes[sheet.Side] = rect{a.width - w, top + 1, w, main.h}
		main.w -= w + 1
	}
	l.panes[sheet.Main] = main
	at := d.spotIn(sheet.Main)
	if s.Below != nil && at != nil && main.h > 6 {
		below := a.shorten(s.Below(at, main.w), max(main.h-s.Len(sheet.Main)-1, main.h*2/5))
		d.under = max(d.under, len(below))
		if len(below) > 0 {
			main.h = max(min(s.Len(sheet.Main), main.h-d.under-1), 1)
			l.below, l.belowY = below, main.y+main.h+1
			l.panes[sheet.Main] = main
		}
	}
	for p := range sheet.Panes {
		d.scroll(p, l.panes[p].h)
	}
	return l
}

// shorten cuts lines to a height; the last one then says how to see the rest.
func (a *App) shorten(lines []sheet.Line, height int) []sheet.Line {
	if len(lines) <= height {
		return lines
	}
	if height < 2 {
		return lines[:max(height, 0)]
	}
	rest := fmt.Sprintf("%s more; %s shows all", plural(len(lines)-height+1, "line"), a.keys.key("details"))
	return append(lines[:height-1:height-1], sheet.Line{Cells: []sheet.Cell{{Text: rest, Role: theme.Dim}}})
}

// leastNoted is the height from which a pane spares a line to say what is out of sight.
const leastNoted = 5

// scroll keeps the spot of a pane's cursor on screen, and the pane full.
func (d *desk) scroll(p sheet.Pane, height int) {
	all := d.sheet.Len(p)
	fixed := d.fixed(p, height)
	room := max(height-fixed, 1)
	if d.noted(p, height) {
		room--
	}
	d.seen[p] = room
	top := d.top[p]
	if d.spotIn(p) != nil && !d.loose[p] {
		first, last := d.sheet.Span(p, d.at[p])
		if first >= fixed {
			first, last = first-fixed, last-fixed
			if p == sheet.Main && d.at[p] == d.sheet.Start-1 {
				last = min(last+d.sheet.Ahead, max(first+room-1, last))
			}
			top = min(max(top, last-room+1), first)
			if first <= firstSpot(&d.sheet, p)-fixed {
				top = max(0, last-room+1)
			}
			if last >= lastSpot(&d.sheet, p)-fixed {
				top = min(all-fixed-room, first)
			}
		}
	}
	d.top[p] = max(0, min(top, all-fixed-room))
}

// fixed is how many lines of a pane stay at its top.
func (d *desk) fixed(p sheet.Pane, height int) int {
	if p != sheet.Main {
		return 0
	}
	return min(d.sheet.Fixed, max(height-1, 0), d.sheet.Len(p))
}

// noted reports whether the last line of a pane says what is out of sight.
func (d *desk) noted(p sheet.Pane, height int) bool {
	return height >= leastNoted && d.sheet.Len(p) > height
}

// hidden says how many rows are above and below what is in sight of a pane.
func (d *desk) hidden(p sheet.Pane, height int) string {
	fixed, all := d.fixed(p, height), d.sheet.Len(p)
	from := fixed + d.top[p]
	above := d.sheet.Beyond(p, fixed, d.top[p], from, d.seen[p])
	below := d.sheet.Beyond(p, from+d.seen[p], all, from, d.seen[p])
	switch {
	case above > 0 && below > 0:
		return fmt.Sprintf("%d above, %d more", above, below)
	case above > 0:
		return fmt.Sprintf("%d above", above)
	case below > 0:
		return fmt.Sprintf("%d more", below)
	}
	return plural(all-fixed-d.seen[p], "line") + " more"
}

// firstSpot is the first line of a pane that has a spot.
func firstSpot(s *sheet.Sheet, p sheet.Pane) int {
	for i := range s.Len(p) {
		if s.Line(p, i).Spotted() {
			return i
		}
	}
	return 0
}

// lastSpot is the last line of a pane that has a spot.
func lastSpot(s *sheet.Sheet, p sheet.Pane) int {
	for i := s.Len(p) - 1; i >= 0; i-- {
		if s.Line(p, i).Spotted() {
			return i
		}
	}
	return s.Len(p) - 1
}
