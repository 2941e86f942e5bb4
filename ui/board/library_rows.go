package board

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// libraryMaker makes one sheet of a library.
type libraryMaker struct {
	b   Library
	f   Frame
	sh  *Shelf
	s   *sheet.Sheet
	a   *Answer
	row int // rows of spots made so far
}

// spot adds a spot and returns its number for lines.
func (m *libraryMaker) spot(p sheet.Spot) int {
	p.Row = m.row
	m.row++
	m.s.Spots = append(m.s.Spots, p)
	return m.s.SpotCount()
}

// libraryColumns is how wide the columns are, 0 for those there is no room for.
type libraryColumns struct {
	stacked bool // the facts of a briefing stand in a row of their own
	under   bool // what is not simply reviewed is said in one

	signs, date, issues, count, hits, mark, state, author int
}

// brokenSign marks a briefing whose file cannot be read any more.
const brokenSign = "!"

// leastListTitle is what a title gets before columns go.
const leastListTitle = 30

func (m *libraryMaker) columns(width int) libraryColumns {
	signs := 0
	if m.sh.Unread != nil {
		signs = 2
	}
	if m.b.Marks != "" {
		signs++
	}
	if len(m.sh.Broken) > 0 {
		signs++
	}
	if signs == 1 {
		signs = 2
	}
	if width < narrowBelow {
		return libraryColumns{stacked: true, signs: signs}
	}
	c := libraryColumns{signs: signs, date: 12, count: 4, mark: 6, state: 11}
	for _, b := range m.f.allMarks(m.a) {
		c.mark = max(c.mark, min(m.f.Method.StringWidth(markOf(b)), 12)+1)
	}
	if m.f.Keep != nil {
		c.hits = 5
	}
	if width >= 105 {
		c.issues, c.author = 4, 13
	}
	room := func() int {
		return width - 3 - c.signs - c.date - c.issues - 3*c.count - c.hits - c.mark - c.state - c.author
	}
	if room() < leastListTitle {
		c.state, c.under = 0, true
	}
	return c
}

// markOf is a marking as a column has room for it.
func markOf(b *model.Briefing) string {
	if b.Marking == "" {
		return "unmarked"
	}
	return strings.TrimPrefix(model.CleanLine(b.Marking), "TLP:")
}

// stateOf is what has to be known of a briefing before it is used.
func (f Frame) stateOf(b *model.Briefing) string { return library.State(b, f.Library.Now()) }

func stateRole(state string) theme.Role {
	switch state {
	case library.Corrected, library.Embargoed, string(model.Withdrawn):
		return theme.Warn
	}
	return theme.Dim
}

// rows adds the list of briefings, in groups if that is asked for. Their lines
// are made when they are looked at.
func (m *libraryMaker) rows(bs []*model.Briefing, width int) {
	c := m.columns(width)
	if len(bs) == 0 {
		return
	}
	if !c.stacked && m.f.Height >= 12 {
		m.s.Lines, m.s.Fixed = append(m.s.Lines, m.head(c)), 1
	}
	many := &sheet.Many{Count: len(bs), After: len(m.s.Lines), Each: 1}
	if c.stacked {
		many.Each = 2
	}
	if m.b.Series {
		bs = m.group(bs, c, many)
	} else if c.under {
		many.Starts = m.starts(bs, c)
	}
	many.Lines = func(row int) []sheet.Line { return m.lines(bs[row], row+1, c) }
	many.Spot = func(row int) sheet.Spot { return m.spotOf(bs[row], row) }
	many.Find = func(key string) int {
		b := m.f.keyed(key)
		if b == nil {
			return -1
		}
		return slices.Index(bs, b)
	}
	m.s.Many, m.row = many, len(bs)
}

// starts are the lines at which briefings begin. Those of the rows that were on
// screen last are known.
func (m *libraryMaker) starts(bs []*model.Briefing, c libraryColumns) []int32 {
	if s := &m.sh.starts; len(s.of) != len(bs) || &s.of[0] != &bs[0] {
		s.of, s.at = bs, make([]int32, 1, len(bs)+1)
		for i, b := range bs {
			s.at = append(s.at, s.at[i]+m.height(b, c))
		}
	}
	return m.sh.starts.at
}

// height is how many lines a briefing has.
func (m *libraryMaker) height(b *model.Briefing, c libraryColumns) int32 {
	if c.stacked || c.under && m.f.stateOf(b) != string(model.Reviewed) {
		return 2
	}
	return 1
}

// group sorts briefings by series, each under a heading.
func (m *libraryMaker) group(bs []*model.Briefing, c libraryColumns, many *sheet.Many) []*model.Briefing {
	const alone, out = -1, -2
	at := map[*model.Briefing]int{}
	var series [][]*model.Briefing
	if d := m.f.digest(); d != nil {
		series = d.of.AllSeries()
	}
	for i, list := range series {
		for _, b := range list {
			if at[b] = i; len(list) == 1 {
				at[b] = alone
			}
		}
	}
	groups := map[int][]*model.Briefing{}
	for _, b := range bs {
		i, ok := at[b]
		switch {
		case !ok && m.f.Library.Counts(b):
			i = alone
		case !ok:
			i = out
		}
		groups[i] = append(groups[i], b)
	}
	many.Heads = map[int]sheet.Line{}
	var sorted []*model.Briefing
	line := int32(0)
	add := func(i int, name func() string) {
		if len(groups[i]) == 0 {
			return
		}
		many.Heads[int(line)] = heading(name(), strconv.Itoa(len(groups[i])))
		line++
		for _, b := range groups[i] {
			many.Starts = append(many.Starts, line)
			line += m.height(b, c)
		}
		sorted = append(sorted, groups[i]...)
	}
	for i, list := range series {
		add(i, func() string { return m.seriesName(list) })
	}
	add(alone, func() string { return "Alone: no issue in common" })
	add(out, func() string { return "Withdrawn or under embargo" })
	many.Starts = append(many.Starts, line)
	return sorted
}

// seriesName names a series for the issues that most of it is about.
func (m *libraryMaker) seriesName(series []*model.Briefing) string {
	count := map[string]int{}
	var ids []string
	for _, b := range series {
		for i := range b.Issues() {
			id := b.Issues()[i].ID
			if count[id]++; count[id] == 1 {
				ids = append(ids, id)
			}
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return count[b] - count[a] })
	var titles []string
	for _, id := range ids[:min(len(ids), 3)] {
		titles = append(titles, m.f.digest().cast.Title(id))
	}
	name := strings.Join(titles, ", ")
	if n := len(ids) - len(titles); n > 0 {
		name += fmt.Sprintf(", %d more", n)
	}
	return name
}

func (m *libraryMaker) head(c libraryColumns) sheet.Line {
	cell := func(text string, width int, right bool) sheet.Cell {
		return sheet.Cell{Text: text, Width: width, Role: theme.Dim, Right: right}
	}
	l := sheet.Line{Cells: append(gap(c.signs), cell("date", c.date, false), cell("title", 0, false))}
	if c.issues > 0 {
		l.Cells = append(l.Cells, cell("iss", c.issues, true))
	}
	l.Cells = append(l.Cells, cell("q", c.count, true), cell("?", c.count, true), cell("mv", c.count, true))
	if c.hits > 0 {
		l.Cells = append(l.Cells, cell("hits", c.hits, true))
	}
	l.Cells = append(l.Cells, sheet.Cell{Width: 1}, cell("mark", c.mark, false))
	if c.state > 0 {
		l.Cells = append(l.Cells, cell("state", c.state, false))
	}
	if c.author > 0 {
		l.Cells = append(l.Cells, cell("by", c.author, false))
	}
	return l
}

// spotOf is the spot of a briefing.
func (m *libraryMaker) spotOf(b *model.Briefing, row int) sheet.Spot {
	key := m.f.key(b)
	return sheet.Spot{
		Key: key, Pane: sheet.Main, Row: row, Briefing: b, Ref: model.Ref{Type: model.TypeBriefing},
		Address: "library:" + key, Say: m.say(b, m.f.stateOf(b), m.f.tally(b)),
	}
}

// lines is the row of a briefing, or its two rows.
func (m *libraryMaker) lines(b *model.Briefing, spot int, c libraryColumns) []sheet.Line {
	f, state := m.f, m.f.stateOf(b)
	t := f.tally(b)
	role := theme.Text
	if !f.Library.Counts(b) {
		role = theme.Dim
	}
	sign := ""
	if has(m.b.Marks, f.key(b)) {
		sign = f.Theme.Kept
	}
	if m.sh.unread(b) {
		sign += "N"
	}
	if m.sh.Broken[b.Path] != "" {
		sign += brokenSign
	}
	first := gap(c.signs)
	for i := range first {
		first[i].Text, first[i].Role = sign, theme.Accent
		if m.sh.Broken[b.Path] != "" {
			first[i].Role = theme.Warn
		}
	}
	title := sheet.Cell{Text: titleOf(b), Role: role, Strong: true}
	if c.stacked {
		return []sheet.Line{
			{Spot: spot, Cells: append(first, title)},
			{Spot: spot, Cells: append(gap(c.signs), sheet.Cell{Text: m.facts(b, state, t), Role: stateRole(state)})},
		}
	}
	lines := []sheet.Line{{Spot: spot, Cells: m.cells(b, append(first, sheet.Cell{Text: dayOf(f, b), Width: c.date, Role: theme.Dim}, title), t, c)}}
	if c.under && state != string(model.Reviewed) {
		lines = append(lines, sheet.Line{Spot: spot, Cells: []sheet.Cell{{Width: c.signs + c.date}, {Text: state, Role: stateRole(state)}}})
	}
	return lines
}

// cells adds the columns behind the title.
func (m *libraryMaker) cells(b *model.Briefing, cells []sheet.Cell, t tally, c libraryColumns) []sheet.Cell {
	f, paint := m.f, m.f.Theme.Marking(b.Marking)
	number := func(n, width int) {
		if width > 0 {
			cells = append(cells, sheet.Cell{Text: unless0(n), Width: width, Right: true, Role: theme.Dim})
		}
	}
	number(t.issues, c.issues)
	number(t.quotes, c.count)
	number(t.open, c.count)
	number(t.moved, c.count)
	if t.moved > 0 {
		cells[len(cells)-1].Role = theme.Accent
	}
	number(hitsOf(f, b), c.hits)
	cells = append(cells, sheet.Cell{Width: 1}, sheet.Cell{Text: markOf(b), Width: c.mark, Paint: &paint})
	if c.state > 0 {
		state := f.stateOf(b)
		cells = append(cells, sheet.Cell{Text: state, Width: c.state, Role: stateRole(state)})
	}
	if c.author > 0 {
		author := model.CleanLine(b.Author)
		if f.embargoed(b) {
			author = ""
		}
		cells = append(cells, sheet.Cell{Text: author, Width: c.author, Role: theme.Dim})
	}
	return cells
}

// gap is room for the signs before a briefing, if any has one.
func gap(width int) []sheet.Cell {
	if width == 0 {
		return nil
	}
	return []sheet.Cell{{Width: width, Full: true}}
}

// hitsOf is how many items of a briefing the filter leaves; the briefing as a
// whole is none.
func hitsOf(f Frame, b *model.Briefing) int {
	if f.Hits == nil {
		return 0
	}
	n := 0
	for _, r := range f.Hits.Of(b) {
		if r.Type != model.TypeBriefing {
			n++
		}
	}
	return n
}

func unless0(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func dayOf(f Frame, b *model.Briefing) string {
	if b.Date.IsZero() {
		return strings.Repeat(f.Theme.Line, 10)
	}
	return b.Date.String()
}

// leastLabel is the width from which the second row has room for a whole label.
const leastLabel = 46

// facts are the second row of a briefing in a narrow window.
func (m *libraryMaker) facts(b *model.Briefing, state string, t tally) string {
	marking := markOf(b)
	if strings.HasPrefix(b.Marking, "TLP:") && m.f.Width >= leastLabel {
		marking = model.CleanLine(b.Marking)
	}
	facts := nonEmpty(state, marking, b.Date.String(), short(t.quotes, "q"), short(t.open, "?"), short(t.moved, "mv"))
	if n := hitsOf(m.f, b); n > 0 {
		facts = append(facts, plural(n, "hit"))
	}
	return strings.Join(facts, " ")
}

func short(n int, sign string) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n) + sign
}

// say is a briefing in one sentence.
func (m *libraryMaker) say(b *model.Briefing, state string, t tally) string {
	date := b.Date.String()
	if date == "" {
		date = "no date"
	}
	marking := model.CleanLine(b.Marking)
	if marking == "" {
		marking = "unmarked"
	}
	parts := []string{strings.TrimRight(titleOf(b), "."), date, state, marking}
	if m.f.Library.Counts(b) {
		parts = append(parts, plural(t.quotes, "quote"), plural(t.open, "open question"))
		if t.moved > 0 {
			parts = append(parts, fmt.Sprintf("%d moved", t.moved))
		}
	}
	if m.sh.unread(b) {
		parts = append(parts, "unread")
	}
	if m.sh.Broken[b.Path] != "" {
		parts = append(parts, "an older version, since its file is broken now")
	}
	if has(m.b.Marks, m.f.key(b)) {
		parts = append(parts, "marked")
	}
	if n := hitsOf(m.f, b); n > 0 {
		parts = append(parts, plural(n, "hit"))
	}
	return strings.Join(parts, ", ")
}
