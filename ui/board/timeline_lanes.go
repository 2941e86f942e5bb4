package board

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// leastLane is the width below which lanes are not readable.
const leastLane = 22

// laneSet is a timeline in lanes: one for each issue, and if there are too many
// issues the last one for the rest.
type laneSet struct {
	issues []model.Issue  // with a lane of their own
	of     map[string]int // lane by issue
	others int            // issues that share the last lane
	width  int            // of a lane
	all    int            // of all of them
	date   int            // of the column before them
}

// lanes returns the lanes of a window, nil for one list.
func (b Timeline) lanes(f Frame, t *library.Timeline, width int) *laneSet {
	if b.OneList || f.Width < sideFrom && !b.Lanes {
		return nil
	}
	return laneSetOf(t, width)
}

// laneSetOf divides a width into lanes, nil if there is nothing to tell apart or no
// room for it.
func laneSetOf(t *library.Timeline, width int) *laneSet {
	count := map[string]int{}
	for i := range t.Entries {
		count[t.Entries[i].Issue]++
	}
	var with []model.Issue
	for _, is := range t.Cast.Issues() {
		if count[is.ID] > 0 {
			with = append(with, is)
		}
	}
	date := dateColumn(t, width)
	room := width - date - 2
	most := room / leastLane
	if len(with) < 2 || most < 2 {
		return nil
	}
	l := &laneSet{issues: with, of: map[string]int{}, all: room, date: date}
	if len(with) > most {
		ranked := slices.Clone(with)
		slices.SortStableFunc(ranked, func(a, b model.Issue) int { return count[b.ID] - count[a.ID] })
		ranked = ranked[:most-1]
		l.issues = slices.DeleteFunc(slices.Clone(with), func(is model.Issue) bool {
			return !slices.ContainsFunc(ranked, func(r model.Issue) bool { return r.ID == is.ID })
		})
		l.others = len(with) - len(l.issues)
	}
	for _, is := range with {
		l.of[is.ID] = len(l.issues)
	}
	for i, is := range l.issues {
		l.of[is.ID] = i
	}
	l.width = room / l.count()
	return l
}

func (l *laneSet) count() int { return len(l.issues) + min(l.others, 1) }

// lane is that of an entry, -1 for one that goes across all.
func (l *laneSet) lane(e *library.Entry) int {
	if i, ok := l.of[e.Issue]; ok && e.Issue != "" {
		return i
	}
	return -1
}

// head adds the names of the lanes.
func (l *laneSet) head(s *sheet.Sheet) {
	line := sheet.Line{Cells: []sheet.Cell{{Text: "when", Width: l.date, Role: theme.Dim}}}
	for c, is := range l.issues {
		line.Cells = append(line.Cells, sheet.Cell{Text: is.Title, Width: l.width, Role: theme.Subheading, Column: c + 1})
	}
	if l.others > 0 {
		name := plural(l.others, "other issue")
		line.Cells = append(line.Cells, sheet.Cell{Text: name, Width: l.width, Role: theme.Subheading, Column: l.count()})
	}
	s.Lines, s.Fixed = append(s.Lines, line), 1
}

// add puts an entry in its lane, in up to four lines. What belongs to no issue
// goes across all of them.
func (l *laneSet) add(f Frame, t *library.Timeline, e *library.Entry, s *sheet.Sheet) {
	lane := l.lane(e)
	s.Spots = append(s.Spots, spotOf(t, e, len(s.Spots), lane))
	room, before := l.width-signWidth-1, lane*l.width
	if lane < 0 {
		room, before = l.all-signWidth, 0
	}
	words := what(e)
	if p := precise(e); p != "" {
		words += " (" + p + ")"
	}
	who := whoOf(t.Cast, e)
	if lane == len(l.issues) {
		who = strings.Join(nonEmpty(who, t.Cast.Title(e.Issue)), ", ")
	}
	var texts []string
	under := -1
	if lane < 0 {
		if who != "" {
			words = fmt.Sprintf("%s  (%s)", words, who)
		}
		texts = []string{f.cut(words, room)}
	} else {
		texts = f.wrapTo(words, room, 3)
		if who != "" {
			under = len(texts)
			texts = append(texts, f.cut(who, room))
		}
	}
	if len(texts) == 0 {
		texts = []string{""}
	}
	for i, text := range texts {
		cells := make([]sheet.Cell, 1, 4)
		cells[0] = sheet.Cell{Width: l.date, Role: theme.Dim}
		if before > 0 {
			cells = append(cells, sheet.Cell{Width: before})
		}
		role, sign := entryRole(e), ""
		if i == 0 {
			cells[0].Text, sign = when(e), f.entrySign(e)
		}
		if i == under {
			role = theme.Dim
		}
		cells = append(cells, sheet.Cell{Text: sign, Width: signWidth, Role: role}, sheet.Cell{Text: text, Width: room + 1, Role: role, Strong: i != under})
		s.Lines = append(s.Lines, sheet.Line{Spot: len(s.Spots), Cells: cells})
	}
}

// beside is the entry nearest in time in the next lane that has any, or -1.
func (l *laneSet) beside(t *library.Timeline, at, step int) int {
	from := l.lane(&t.Entries[at])
	for lane := from + step; lane >= 0 && lane < l.count(); lane += step {
		best := -1
		for i := range t.Entries {
			if l.lane(&t.Entries[i]) == lane && (best < 0 || apart(i, at) < apart(best, at)) {
				best = i
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

func apart(a, b int) int { return max(a-b, b-a) }
