package board

import (
	"fmt"
	"strconv"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// Compare is what changed from one briefing to another.
type Compare struct {
	Before, Now *model.Briefing // nil for the briefing at hand and the one before it
	Label       string          // how Before came about, if it is no briefing of the library: "as you last read it, 2032-01-20"
	All         bool            // also what is the same
	Texts       bool            // both texts in place of the list
}

// NewCompare compares any two briefings. A label says where the older one
// comes from if it is not in the library, as an earlier version is not.
func NewCompare(before, now *model.Briefing, label string) Compare {
	return Compare{Before: before, Now: now, Label: label}
}

// Name is the view's name in addresses.
func (Compare) Name() string { return "compare" }

// Widths of the columns of the list. From wideCompare on a row says what was
// beside what is.
const (
	wideCompare = 100
	listBeside  = 76 // of the list when both texts stand beside it
	columnsFrom = 90 // both texts stand side by side from here
	leastDetail = 40 // below it a row has no room for a detail
	issueColumn = 19
)

// WidestList is the width up to which the list has the window to itself.
const WidestList = sideFrom - 1

// pair is the two briefings that are compared, or why none are.
func (b Compare) pair(f Frame) (before, now *model.Briefing, why string) {
	if now = b.Now; now == nil {
		now = f.Current
	}
	if now == nil {
		now = f.newestPair()
	}
	if now == nil {
		return nil, nil, "there is no briefing to compare"
	}
	if why := f.Library.Comparable(now); why != "" {
		return nil, nil, titleOf(now) + " " + why + ", and is not compared"
	}
	if before = b.Before; before == nil {
		before = f.Library.Before(now)
	}
	switch {
	case before != nil:
		if why := f.Library.Comparable(before); why != "" {
			return nil, nil, titleOf(before) + " " + why + ", and is not compared"
		}
		return before, now, ""
	case len(f.Library.Listed()) < 2:
		return nil, nil, "one briefing alone has nothing to be compared with; open the folder that has the others"
	case !now.Date.Valid():
		return nil, nil, titleOf(now) + " has no date, so that none comes before it; mark two briefings in the library to compare them"
	}
	return nil, nil, "no earlier briefing here shares an issue with " + titleOf(now) + "; mark two briefings in the library to compare them"
}

// newestPair is the newest briefing that has one before it, else the last of all.
func (f Frame) newestPair() *model.Briefing {
	for i := len(f.Scope) - 1; i >= 0; i-- {
		if f.Library.Before(f.Scope[i]) != nil {
			return f.Scope[i]
		}
	}
	if len(f.Scope) == 0 {
		return nil
	}
	return f.Scope[len(f.Scope)-1]
}

// Renew compares the new version of a briefing in place of the old one.
func (b Compare) Renew(old, now *model.Briefing) Board {
	if b.Before == old {
		b.Before = now
	}
	if b.Now == old {
		b.Now = now
	}
	return b
}

// Sheet makes the comparison for a window.
func (b Compare) Sheet(f Frame) sheet.Sheet {
	before, now, why := b.pair(f)
	s := sheet.Sheet{Title: "What changed", Name: "Changes", Empty: why}
	if why != "" {
		if f.Method.StringWidth(why) > f.Width-4 {
			s.Lines = f.paragraph(0, theme.Dim, why, f.Width-2)
		}
		return s
	}
	c := f.Library.Compare(before, now).Kept(f.Keep)
	s.Of = []*model.Briefing{before, now}
	s.Facts, s.Lead, s.Legend = b.facts(f, c), b.lead(f, c), b.legend(f)
	s.Empty = "nothing changed: every item and every word is the same"
	if c.Hidden > 0 {
		s.Empty = "all " + plural(c.Hidden, "change") + " filtered out"
	}
	if b.Texts {
		b.texts(f, c, &s)
		return s
	}
	if f.Width >= sideFrom {
		s.SideWidth = f.Width - listBeside - 1
	}
	b.list(f, c, &s, f.main(s.SideWidth)-2)
	if s.SideWidth > 0 {
		s.Beside = func(at *sheet.Spot, width int) []sheet.Line { return b.beside(f, c, at, width) }
	} else {
		s.Below = func(at *sheet.Spot, width int) []sheet.Line { return b.below(f, c, at, width) }
	}
	return s
}

// named is a briefing in a title: its date, or how it came about, and its title.
func (b Compare) named(x *model.Briefing, label string) string {
	if label == "" {
		label = x.Date.String()
	}
	return strings.TrimSpace(label + "  " + titleOf(x))
}

func (b Compare) lead(f Frame, c *library.Comparison) string {
	return b.named(c.Before, b.Label) + "  " + f.Theme.Arrow + "  " + b.named(c.Now, "")
}

func (b Compare) facts(f Frame, c *library.Comparison) []sheet.Fact {
	facts := []string{idOf(c.Before) + " " + f.Theme.Arrow + " " + idOf(c.Now), plural(c.Total(), "change")}
	if n := c.Count(library.FactChanges, library.KindCorrected); n > 0 {
		facts[1] += ", " + plural(n, "correction")
	}
	if days := days(c.Before.Date, c.Now.Date); days != "" {
		facts = append(facts, days)
	}
	if c.Hidden > 0 {
		facts = append(facts, fmt.Sprintf("%d hidden", c.Hidden))
	}
	all := make([]sheet.Fact, len(facts))
	for i, s := range facts {
		all[i] = sheet.Fact{Text: s, Role: theme.Dim}
	}
	return all
}

// days is the time between two dates in days, if both are given to the day.
func days(from, to model.Date) string {
	if !from.Valid() || !to.Valid() {
		return ""
	}
	a, _ := from.Span()
	b, _ := to.Span()
	n := int(b.Sub(a).Hours() / 24)
	if n < 0 {
		return plural(-n, "day") + " back"
	}
	return plural(n, "day")
}

func (b Compare) legend(f Frame) string {
	if f.Width < wideCompare {
		return "before, now   + new   x gone or corrected   = answered   o planned   * changed"
	}
	return "left sign before, right sign now   + new   x gone or corrected   = answered or the same   o planned   * changed"
}

// list lays the changes out in sections.
func (b Compare) list(f Frame, c *library.Comparison, s *sheet.Sheet, width int) {
	who := b.whoWidth(f, c, width)
	for _, section := range library.Sections {
		var lines []sheet.Line
		if section == library.TextChanges {
			lines = b.textRows(f, c, s, width)
		} else {
			lines = b.rows(f, c, s, section, who, width)
		}
		if len(lines) == 0 {
			continue
		}
		if len(s.Lines) > 0 {
			s.Lines = append(s.Lines, blank())
		}
		s.Lines = append(append(s.Lines, heading(section.Heading(), c.Tally(section))), lines...)
	}
	s.Count = strconv.Itoa(c.Total())
	if n := len(c.Changes) - c.Total(); n > 0 && b.All {
		s.Count += fmt.Sprintf(", %d the same", n)
	} else if n > 0 {
		s.Count += fmt.Sprintf(", %d the same not shown", n)
	}
}

// whoWidth is the width of the column of names.
func (b Compare) whoWidth(f Frame, c *library.Comparison, width int) int {
	most := 14
	if width < narrowBelow {
		most = 9
	}
	n := 0
	for i := range c.Changes {
		if x := &c.Changes[i]; b.shows(x) && (x.Section == library.PositionChanges || x.Section == library.WordChanges) {
			n = max(n, f.Method.StringWidth(c.Tell(x).Who))
		}
	}
	return min(n, most) + 2
}

func (b Compare) shows(x *library.Difference) bool { return b.All || x.Kind != library.KindSame }

// rows are the changes of a section, one a line, each with a spot.
func (b Compare) rows(f Frame, c *library.Comparison, s *sheet.Sheet, section library.Section, who, width int) []sheet.Line {
	var lines []sheet.Line
	changes := c.Of(section)
	at := b.fit(f, c, changes, who, width)
	for i := range changes {
		x := &changes[i]
		if !b.shows(x) {
			continue
		}
		in, ref := c.At(x)
		s.Spots = append(s.Spots, sheet.Spot{
			Key: x.Key, Row: len(s.Spots), Briefing: in, Ref: ref, Address: b.address(c, x.Key),
			Cite: b.cite(c, c.Sentence(x)), Words: c.Tell(x).What, Say: section.Heading() + ": " + c.Sentence(x),
		})
		lines = append(lines, sheet.Line{Spot: len(s.Spots), Cells: b.cells(f, c, x, at)})
	}
	return lines
}

// compareFit is how the rows of a section lie in a window; a column of 0 is left out.
type compareFit struct {
	signs, who, issue, what, detail int
	roomy                           bool // there is room for the name of a source
}

// fit gives the columns of a section their widths. Details get what they need,
// up to two fifths of the row.
func (b Compare) fit(f Frame, c *library.Comparison, changes []library.Difference, who, width int) compareFit {
	at := compareFit{signs: signColumn(width)}
	if len(changes) == 0 {
		return at
	}
	width -= at.signs
	section := changes[0].Section
	if section == library.PositionChanges || section == library.WordChanges {
		at.who = who
		width -= who
	}
	roomy := width >= wideCompare-30
	at.roomy = roomy
	switch section {
	case library.PositionChanges:
		if width >= 2*issueColumn {
			at.issue = issueColumn
		}
		if roomy {
			at.detail = (width - issueColumn) / 2
		}
	case library.WordChanges, library.QuestionChanges:
		if roomy {
			at.issue = issueColumn
		}
	}
	if section != library.PositionChanges && width >= leastDetail {
		need := 0
		for i := range changes {
			if x := &changes[i]; b.shows(x) && (section != library.WordChanges || x.Kind != library.KindChanged) {
				need = max(need, f.Method.StringWidth(b.detail(f, c, x, roomy))+1)
			}
		}
		at.detail = min(need, (width-at.issue)*2/5)
	}
	at.what = width - at.issue - at.detail
	return at
}

// detail is what has to be known beside a change, in a few cells.
func (b Compare) detail(f Frame, c *library.Comparison, x *library.Difference, roomy bool) string {
	switch {
	case x.Section == library.PositionChanges && !x.From.Covered():
		return ""
	case x.Section == library.PositionChanges:
		return noteOr(x.From)
	case x.Section == library.WordChanges && x.Kind != library.KindChanged && x.Kind != library.KindGone:
		return f.sourceShort(c, x, roomy)
	}
	return c.Tell(x).Detail
}

// cells are the columns of a change: signs, who, the issue of a position, what,
// the issue of words, and what has to be known beside it.
func (b Compare) cells(f Frame, c *library.Comparison, x *library.Difference, at compareFit) []sheet.Cell {
	t := c.Tell(x)
	cells := b.signs(f, c, x, at.signs)
	add := func(k sheet.Cell) {
		if k.Width > 0 {
			cells = append(cells, k)
		}
	}
	issue := sheet.Cell{Text: c.Cast.Title(x.Issue), Width: at.issue, Role: theme.Dim}
	what := sheet.Cell{Text: t.What, Width: at.what, Role: changeRole(x), Strong: true}
	add(sheet.Cell{Text: t.Who, Width: at.who, Role: theme.PartRole(c.Cast.Part(x.Actor))})
	if x.Section == library.PositionChanges {
		if what.Text = noteOr(x.To); x.Kind == library.KindGone {
			what.Text = "not carried on"
		}
		if at.issue == 0 {
			what.Text, issue.Width = issue.Text, 0
		}
		add(issue)
		add(what)
	} else {
		add(what)
		add(issue)
	}
	add(sheet.Cell{Text: b.detail(f, c, x, at.roomy), Width: at.detail, Role: theme.Dim})
	return cells
}

func signColumn(width int) int {
	if width < wideCompare {
		return 7
	}
	return 9
}

// sourceShort is where words are from in a few cells: the sign of the check,
// the source's id if there is room, its grade.
func (f Frame) sourceShort(c *library.Comparison, x *library.Difference, roomy bool) string {
	in, r := c.At(x)
	q := &in.Quotes()[r.Index]
	parts := []string{f.checkSign(q)}
	if roomy {
		parts = append(parts, model.CleanLine(q.Source))
	}
	if s := in.SourceByID(q.Source); s != nil && s.Grade != "" {
		parts = append(parts, s.Grade)
	}
	if q.Guess {
		parts = append(parts, "speaker?")
	}
	return strings.TrimRight(strings.Join(parts, " "), " ")
}

// noteOr is the note of a stand, else its stance.
func noteOr(s library.Stand) string {
	if note := model.CleanLine(s.Note); note != "" && !s.Differ {
		return note
	}
	return inWords(s)
}

// signs are what was and what is, in a column each.
func (b Compare) signs(f Frame, c *library.Comparison, x *library.Difference, width int) []sheet.Cell {
	if x.Section != library.PositionChanges {
		return []sheet.Cell{{Text: changeSign(c, x), Width: width, Role: changeRole(x)}}
	}
	role := theme.Strong
	if x.To.Differ {
		role = theme.Warn
	}
	half := width / 2
	return []sheet.Cell{{Text: f.sign(x.From), Width: half, Role: theme.Dim}, {Text: f.sign(x.To), Width: width - half, Role: role}}
}

// changeSign tells without colour what became of an item.
func changeSign(c *library.Comparison, x *library.Difference) string {
	switch x.Kind {
	case library.KindNew:
		if x.Now.Type == model.TypeEvent && c.Now.Events()[x.Now.Index].State == model.Planned {
			return "o"
		}
		return "+"
	case library.KindHappened:
		return "+"
	case library.KindGone, library.KindCorrected, library.KindCancelled:
		return "x"
	case library.KindAnswered, library.KindSame:
		return "="
	}
	return "*"
}

func changeRole(x *library.Difference) theme.Role {
	switch x.Kind {
	case library.KindCorrected, library.KindCancelled:
		return theme.Warn
	case library.KindGone, library.KindSame:
		return theme.Dim
	}
	return theme.Text
}

// cite is a line with the two briefings it comes from and their marking.
func (b Compare) cite(c *library.Comparison, line string) string {
	marking := library.Highest([]*model.Briefing{c.Before, c.Now})
	if marking == "" {
		marking = "unmarked"
	}
	return line + "\n" + b.named(c.Before, b.Label) + " compared with " + b.named(c.Now, "") + "; " + marking
}

// idOf is the id of a briefing as an address can hold it.
func idOf(x *model.Briefing) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || strings.ContainsRune(":#@/\u00a0\u3000", r) {
			return '-'
		}
		return r
	}, model.CleanLine(x.ID))
}
