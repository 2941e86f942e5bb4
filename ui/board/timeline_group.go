package board

import (
	"fmt"
	"strings"
	"time"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// group is a run of entries of one day, week or month at one side of today.
type group struct {
	name     string // "" if entries are not grouped
	key      string
	from, to int
	first    bool // of what is ahead
}

// groups parts the entries at today, and by the unit of the zoom.
func (b Timeline) groups(t *library.Timeline) []group {
	var all []group
	for i := range t.Entries {
		name, key := b.unit(t.Entries[i].When)
		if i >= t.Today && key != "" {
			key += ".ahead"
		}
		if n := len(all); n == 0 || i == t.Today || all[n-1].name != name {
			all = append(all, group{name: name, key: key, from: i, first: i == t.Today})
		}
		all[len(all)-1].to = i + 1
	}
	return all
}

// Headings are the names of the groups and what they hold, by their first entry.
func (b Timeline) Headings(t *library.Timeline) map[int]string {
	names := map[int]string{}
	for _, g := range b.groups(t) {
		if g.name != "" {
			names[g.from] = g.name + ": " + tallyOf(t, g)
		}
	}
	return names
}

// unit names the day, week or month of a date, and a key for it. A date that
// covers more than the unit is a group of its own.
func (b Timeline) unit(d model.Date) (name, key string) {
	if b.Zoom == "" {
		return "", ""
	}
	if !d.Valid() {
		return "without a date", "undated"
	}
	from, to := d.Span()
	last := to.Add(-time.Nanosecond)
	y, w := from.ISOWeek()
	ly, lw := last.ISOWeek()
	begun := strings.Contains(d.Text, "/") // an interval belongs to its beginning
	switch {
	case b.Zoom == ByDay && (to.Sub(from) <= 24*time.Hour || begun):
		return from.Format("Monday 2 January 2006"), from.Format("2006-01-02")
	case b.Zoom == ByWeek && (y == ly && w == lw || begun):
		monday := from.AddDate(0, 0, -(int(from.Weekday())+6)%7)
		return fmt.Sprintf("week %d, from Monday %s", w, monday.Format("2 January 2006")), fmt.Sprintf("%d-W%02d", y, w)
	case from.Month() == last.Month() && from.Year() == last.Year() || begun:
		name = from.Format("January 2006")
		if b.Zoom != ByMonth {
			name += ", no day"
		}
		return name, from.Format("2006-01")
	}
	return d.Text + ", no month", plainKey(d.Text)
}

// plainKey makes a date the part of a key.
func plainKey(s string) string { return strings.NewReplacer(":", ".", " ", ".", "#", ".").Replace(s) }

// tallyOf counts the entries of a group by kind.
func tallyOf(t *library.Timeline, g group) string {
	var events, words, fixes, overdue int
	for _, e := range t.Entries[g.from:g.to] {
		switch e.Kind {
		case library.WordsEntry:
			words++
		case library.CorrectionEntry:
			fixes++
		default:
			events++
		}
		if e.Overdue {
			overdue++
		}
	}
	var parts []string
	for _, p := range []struct {
		n    int
		name string
	}{{events, "event"}, {words, "quote"}, {fixes, "correction"}} {
		if p.n > 0 {
			parts = append(parts, plural(p.n, p.name))
		}
	}
	if overdue > 0 {
		parts = append(parts, fmt.Sprintf("%d overdue", overdue))
	}
	return strings.Join(parts, ", ")
}

// groupRow adds what stands above a group, and reports whether its entries follow.
func (b Timeline) groupRow(t *library.Timeline, g group, s *sheet.Sheet) bool {
	switch {
	case g.name == "":
		return true
	case b.Zoom != ByMonth:
		s.Lines = append(s.Lines, heading(g.name, tallyOf(t, g)))
		return true
	}
	sign, open := "+", b.isOpen(g.key)
	if open {
		sign = "-"
	}
	key := groupPrefix + g.key
	s.Spots = append(s.Spots, sheet.Spot{
		Key: key, Row: len(s.Spots), Col: -1, Address: "timeline:" + key, Words: g.name + ": " + tallyOf(t, g),
		Cite: g.name + ": " + tallyOf(t, g), Say: g.name + ", " + tallyOf(t, g) + map[bool]string{true: ", open", false: ", folded"}[open],
	})
	s.Lines = append(s.Lines, sheet.Line{Spot: len(s.Spots), Cells: []sheet.Cell{
		{Text: g.name, Width: dateWidth + 8, Role: theme.Subheading, Strong: true},
		{Text: sign, Width: signWidth, Role: theme.Dim},
		{Text: tallyOf(t, g)},
	}})
	return open
}

// groupPrefix tells the key of a month from that of an entry.
const groupPrefix = "month/"

func (b Timeline) isOpen(key string) bool { return strings.Contains(" "+b.Opened, " "+key+" ") }

// turn opens a month, or folds it.
func (b Timeline) turn(key string) Timeline {
	if b.isOpen(key) {
		b.Opened = strings.TrimPrefix(strings.Replace(" "+b.Opened, " "+key+" ", " ", 1), " ")
	} else {
		b.Opened += key + " "
	}
	return b
}

// groupAt is the group of months that a key names.
func (b Timeline) groupAt(t *library.Timeline, key string) (group, bool) {
	name, ok := strings.CutPrefix(key, groupPrefix)
	if !ok {
		return group{}, false
	}
	for _, g := range b.groups(t) {
		if g.key == name {
			return g, true
		}
	}
	return group{}, false
}

// groupOf is the group that an entry belongs to.
func (b Timeline) groupOf(t *library.Timeline, i int) group {
	for _, g := range b.groups(t) {
		if i >= g.from && i < g.to {
			return g
		}
	}
	return group{}
}
