package board

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// Order is the order of the briefings in the library view.
type Order int

// The orders, in which one key goes through them.
const (
	Newest Order = iota
	ByTitle
	UnreadFirst
	MostMoved
	MostOpen
	orders
)

var orderNames = [orders]string{"newest first", "by title", "unread first", "most moved first", "most open questions first"}

// Library is every briefing of the folders that are open. Two of its values
// can be compared.
type Library struct {
	Order  Order
	Series bool   // grouped by series
	Marks  string // keys of the briefings that are marked, each with a newline behind it
	More   string // facets that are shown whole, likewise
}

// Shelf is what the library view knows beside the briefings, and what it keeps
// of them from one sheet to the next. It belongs to one reader.
type Shelf struct {
	Unread func(*model.Briefing) bool // nil where nobody remembers
	Saved  []Saved
	Faults []string          // files that cannot be read, one line each
	Broken map[string]string // of those the ones, by path, of which an older version is shown, and why

	of      *library.Library
	tallies map[*model.Briefing]tally
	cast    *library.Cast
	facets  facets
	open    *[]library.OpenQuestion
}

// Saved is a filter that was kept under a name.
type Saved struct{ Name, Line string }

// tally is what a row of the library counts.
type tally struct{ issues, quotes, open, moved int }

// Name is the view's name in addresses.
func (Library) Name() string { return "library" }

// shelf is that of the frame, empty of what it kept of another library.
func (f Frame) shelf() *Shelf {
	s := f.Shelf
	if s == nil {
		s = &Shelf{}
	}
	if s.of != f.Library {
		s.of, s.tallies, s.facets = f.Library, map[*model.Briefing]tally{}, facets{}
		s.open = nil
		s.cast = library.NewCast(f.Library.Counted())
	}
	return s
}

// tally counts a briefing once.
func (s *Shelf) tally(b *model.Briefing) tally {
	t, ok := s.tallies[b]
	if !ok && s.of.Counts(b) {
		t = tally{issues: len(b.Issues), quotes: len(b.Quotes), moved: len(s.of.Moves(b))}
		for i := range b.Questions {
			if b.Questions[i].Open {
				t.open++
			}
		}
		s.tallies[b] = t
	}
	return t
}

// questions are those that are open in the library, found once.
func (s *Shelf) questions() []library.OpenQuestion {
	if s.open == nil {
		open := s.of.OpenQuestions(s.of.Counted())
		s.open = &open
	}
	return *s.open
}

func (s *Shelf) unread(b *model.Briefing) bool {
	return s.Unread != nil && s.of.Counts(b) && s.Unread(b)
}

// embargoed reports whether nothing but title, date and marking of a briefing
// may be shown.
func (f Frame) embargoed(b *model.Briefing) bool { return b.Embargoed(f.Library.Now()) }

// listed are the briefings that the filter leaves, in the order of the view,
// and how many it hides. What is under embargo no filter finds.
func (b Library) listed(f Frame) (bs []*model.Briefing, hidden int) {
	sh := f.shelf()
	for _, c := range f.Library.Listed() {
		if f.Keep != nil && (f.embargoed(c) || len(f.Hits[c]) == 0) {
			hidden++
			continue
		}
		bs = append(bs, c)
	}
	slices.SortStableFunc(bs, func(x, y *model.Briefing) int {
		switch b.Order {
		case ByTitle:
			return strings.Compare(model.Fold(titleOf(x)), model.Fold(titleOf(y)))
		case UnreadFirst:
			return one(sh.unread(y)) - one(sh.unread(x))
		case MostMoved:
			return sh.tally(y).moved - sh.tally(x).moved
		case MostOpen:
			return sh.tally(y).open - sh.tally(x).open
		}
		return 0
	})
	return bs, hidden
}

// opened are the briefings of which more may be shown than that they are there.
// The row of one under embargo says its own marking.
func (f Frame) opened(bs []*model.Briefing) []*model.Briefing {
	open := slices.DeleteFunc(slices.Clone(bs), f.embargoed)
	if len(open) == 0 {
		return bs
	}
	return open
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// keysOf names the briefings: by their ids, or by their paths where several
// have the same.
func keysOf(f Frame) map[*model.Briefing]string {
	seen, keys := map[string]int{}, map[*model.Briefing]string{}
	for _, c := range f.Library.Listed() {
		seen[c.ID]++
	}
	for _, c := range f.Library.Listed() {
		keys[c] = c.ID
		if seen[c.ID] > 1 || c.ID == "" {
			keys[c] = c.Path
		}
	}
	return keys
}

// Marked are the briefings that are marked, in the order of the list.
func (b Library) Marked(f Frame) []*model.Briefing {
	var marked []*model.Briefing
	if b.Marks == "" {
		return nil
	}
	keys := keysOf(f)
	for _, c := range f.Library.Listed() {
		if has(b.Marks, keys[c]) {
			marked = append(marked, c)
		}
	}
	return marked
}

// has reports whether a key is one of a list of lines.
func has(list, key string) bool { return strings.Contains("\n"+list, "\n"+key+"\n") }

// toggle adds a key to a list of lines, or takes it off.
func toggle(list, key string) string {
	if has(list, key) {
		return strings.TrimPrefix(strings.Replace("\n"+list, "\n"+key+"\n", "\n", 1), "\n")
	}
	return list + key + "\n"
}

// Widths from which there is room beside the list: for the preview, for facets
// too.
const (
	previewFrom, previewWidth = 110, 46
	facetsFrom, facetsWidth   = 160, 33
	belowFrom                 = 16 // rows of a window that has room for a preview below
)

// Sheet makes the library for a window.
func (b Library) Sheet(f Frame) sheet.Sheet {
	bs, hidden := b.listed(f)
	s := sheet.Sheet{
		Title: "Library", Name: "Briefings", Facts: b.facts(f), Legend: b.legend(f),
		Of: f.opened(bs), Empty: "no briefing here; a briefing is a .md, .txt, .json or .yaml file",
	}
	if f.Folder != "" {
		s.Title += "  " + f.Folder
	}
	s.Count = orderNames[b.Order]
	if f.Keep != nil {
		s.Count = fmt.Sprintf("%d of %d, %d hidden, %s", len(bs), len(bs)+hidden, hidden, s.Count)
		if f.Width < narrowBelow {
			s.Count = fmt.Sprintf("%d of %d", len(bs), len(bs)+hidden)
		}
	}
	width := f.Width
	if f.Width >= previewFrom {
		s.SideWidth = previewWidth
		if f.Width >= sideFrom {
			s.SideWidth = sideWidth
		}
		width -= s.SideWidth + 1
	}
	if f.Width >= facetsFrom {
		s.LeftWidth, s.LeftName = facetsWidth, "Narrow by"
		width -= s.LeftWidth + 1
	}
	m := libraryMaker{b: b, f: f, sh: f.shelf(), s: &s, keys: keysOf(f)}
	m.rows(bs, width)
	if s.SideWidth > 0 {
		m.moves(width)
		m.questions()
		m.problems()
	}
	if s.LeftWidth > 0 {
		m.narrowBy()
	} else {
		m.saved(sheet.Main)
	}
	preview := func(at *sheet.Spot, width int, rich bool) []sheet.Line {
		if at.Briefing == nil {
			return nil
		}
		return previewOf(f, at.Briefing, width, rich)
	}
	s.Whole = func(at *sheet.Spot, width int) []sheet.Line { return preview(at, width, true) }
	if s.SideWidth > 0 {
		s.Beside = s.Whole
	} else if f.Height >= belowFrom {
		s.Below = func(at *sheet.Spot, width int) []sheet.Line { return preview(at, width, false) }
	}
	return s
}

// facts are what there is to know of the whole folder.
func (b Library) facts(f Frame) []sheet.Fact {
	sh := f.shelf()
	listed := f.Library.Listed()
	facts := []sheet.Fact{{Text: plural(len(listed), "briefing"), Role: theme.Dim}}
	unread, held, first := 0, 0, time.Time{}
	for _, c := range listed {
		unread += one(sh.unread(c))
		if f.embargoed(c) {
			held++
			if from, _ := c.Embargo.Span(); first.IsZero() || from.Before(first) {
				first = from
			}
		}
	}
	if unread > 0 {
		facts = append(facts, sheet.Fact{Text: fmt.Sprintf("%d unread", unread), Role: theme.Accent})
	}
	if n := len(problemsOf(f)); n > 0 {
		facts = append(facts, sheet.Fact{Text: plural(n, "file") + " with a problem", Role: theme.Warn, Short: []string{plural(n, "problem"), fmt.Sprintf("!%d", n)}})
	}
	if held > 0 {
		fact := sheet.Fact{Text: fmt.Sprintf("%d embargoed", held), Role: theme.Warn}
		if !first.IsZero() {
			fact.Short = []string{fact.Text}
			fact.Text += " until " + first.UTC().Format("2006-01-02 15:04 UTC")
		}
		facts = append(facts, fact)
	}
	return facts
}

func (b Library) legend(f Frame) string {
	if f.Width < 60 {
		return ""
	}
	var signs []string
	if len(f.shelf().Broken) > 0 {
		signs = append(signs, brokenSign+" file broken")
	}
	if b.Marks != "" {
		signs = append(signs, f.Theme.Kept+" marked")
	}
	signs = append(signs, "N unread", "q quotes", "? open questions", "mv moved since the briefing before")
	gap := "   "
	if f.Width < 100 {
		gap = "  "
	}
	legend := strings.Join(signs, gap)
	if f.Method.StringWidth(legend) > f.Width {
		legend = strings.TrimSuffix(legend, " since the briefing before")
	}
	return legend
}
