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

	of       *library.Library
	digest   *Digest
	tallies  map[*model.Briefing]tally
	facets   facets
	starts   starts
	count    func() int        // of what is unread, if that was counted elsewhere
	sorted   []*model.Briefing // all, by sortedBy
	sortedBy Order
}

// starts are the lines at which the rows of some briefings begin.
type starts struct {
	of []*model.Briefing
	at []int32
}

// Take takes a digest that was made elsewhere.
func (s *Shelf) Take(d *Digest) {
	s.begin(d.of)
	s.digest, s.sorted = d, nil
}

// Apart is the shelf for a command: of what the library view keeps it has the
// digest, and who has read what is as it is now.
// It asks count how many are unread.
func (s *Shelf) Apart(unread func(*model.Briefing) bool, count func() int) *Shelf {
	return &Shelf{Unread: unread, count: count, of: s.of, digest: s.digest}
}

// CountUnread is how many briefings of a library are unread.
func CountUnread(lib *library.Library, unread func(*model.Briefing) bool) int {
	s := &Shelf{Unread: unread, of: lib}
	return s.unreadOf(lib.Listed())
}

func (s *Shelf) unreadOf(bs []*model.Briefing) int {
	switch {
	case s.count != nil:
		return s.count()
	case s.Unread == nil:
		return 0
	}
	n := 0
	for _, b := range bs {
		n += one(s.unread(b))
	}
	return n
}

// Knows reports whether the digest of a library is there.
func (s *Shelf) Knows(lib *library.Library) bool { return s.digest != nil && s.of == lib }

// Forget has what depends on what the reader keeps worked out again.
func (s *Shelf) Forget() { s.sorted, s.facets = nil, facets{} }

// begin forgets all of another library.
func (s *Shelf) begin(lib *library.Library) {
	if s.of != lib {
		s.of, s.digest, s.tallies, s.facets, s.sorted = lib, nil, map[*model.Briefing]tally{}, facets{}, nil
		s.starts = starts{}
	}
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
	s.begin(f.Library)
	return s
}

// tally counts a briefing once. What moved is not known before the digest is
// there.
func (f Frame) tally(b *model.Briefing) tally {
	s, d := f.shelf(), f.digest()
	t, ok := s.tallies[b]
	if !ok && s.of.Counts(b) {
		t = tally{issues: b.Len(model.TypeIssue), quotes: b.Len(model.TypeQuote)}
		for _, q := range b.Only(model.TypeQuestion).Questions {
			if q.Open {
				t.open++
			}
		}
		if d == nil {
			return t
		}
		t.moved = len(s.of.Moves(b))
		s.remember(b, t)
	}
	return t
}

// mostTallies is how many briefings keep what they count.
const mostTallies = 20_000

func (s *Shelf) remember(b *model.Briefing, t tally) {
	if len(s.tallies) > mostTallies || s.tallies == nil {
		s.tallies = map[*model.Briefing]tally{}
	}
	s.tallies[b] = t
}

func (s *Shelf) unread(b *model.Briefing) bool {
	return s.Unread != nil && s.of.Counts(b) && s.Unread(b)
}

// embargoed reports whether nothing but title, date and marking of a briefing
// may be shown.
func (f Frame) embargoed(b *model.Briefing) bool { return b.Embargoed(f.Library.Now()) }

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Marked are the briefings that are marked, in the order of the list.
func (b Library) Marked(f Frame) []*model.Briefing {
	var marked []*model.Briefing
	if b.Marks == "" {
		return nil
	}
	for _, c := range f.Library.Listed() {
		if has(b.Marks, f.key(c)) {
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
	a := f.answer()
	bs, hidden := b.listed(f, a)
	s := sheet.Sheet{
		Title: "Library", Name: "Briefings", Facts: b.facts(f, a), Legend: b.legend(f),
		Of: f.marks(a), Empty: "no briefing here; a briefing is a .md, .txt, .json or .yaml file",
	}
	if f.Filling {
		s.Empty = "the briefings are being read"
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
	m := libraryMaker{b: b, f: f, a: a, sh: f.shelf(), s: &s}
	m.rows(bs, width)
	if s.SideWidth > 0 && a != nil && f.digest() != nil {
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

// allMarks are briefings of all markings that rows have.
func (f Frame) allMarks(a *Answer) []*model.Briefing {
	switch {
	case f.Hits != nil && a != nil:
		return a.marks
	case f.Hits != nil:
		return nil
	}
	if d := f.digest(); d != nil {
		return d.all
	}
	return oneOfEach(f.Library.Listed())
}

// marks are briefings of all markings that are shown. Those of briefings that
// nobody has looked through yet may be of any.
func (f Frame) marks(a *Answer) []*model.Briefing {
	if a != nil {
		return a.marks
	}
	return oneOfEach(slices.DeleteFunc(slices.Clone(f.Library.Listed()), f.embargoed))
}

// facts are what there is to know of the whole folder.
func (b Library) facts(f Frame, a *Answer) []sheet.Fact {
	listed := f.Library.Listed()
	facts := []sheet.Fact{{Text: plural(len(listed), "briefing"), Role: theme.Dim}}
	if a != nil && a.unread > 0 {
		facts = append(facts, sheet.Fact{Text: fmt.Sprintf("%d unread", a.unread), Role: theme.Accent})
	}
	if n := len(f.problems()); n > 0 {
		facts = append(facts, sheet.Fact{Text: plural(n, "file") + " with a problem", Role: theme.Warn, Short: []string{plural(n, "problem"), fmt.Sprintf("!%d", n)}})
	}
	if d := f.digest(); d != nil && d.held > 0 {
		fact := sheet.Fact{Text: fmt.Sprintf("%d embargoed", d.held), Role: theme.Warn}
		if !d.until.IsZero() {
			fact.Short = []string{fact.Text}
			fact.Text += " until " + d.until.UTC().Format("2006-01-02 15:04 UTC")
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
