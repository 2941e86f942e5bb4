package ui

import (
	"strings"

	"readout/model"
	"readout/model/query"
	"readout/ui/page"
)

// view is the reading view of one briefing.
type view struct {
	briefing *model.Briefing
	title    string // clean, never empty
	set      *query.Set
	index    *index
	names    []string // by which lists call the actors
	order    []int32  // of quotations in the text
	opening  bool     // the summary is the first lines of the text
	guesses  int      // that nobody has settled yet

	filter   string // the line that says all about what is hidden
	kept     string // what of it filters: all but a fault
	accepted string // what filtered before the line was opened
	carried  string // what came along from the list of briefings

	chosen choices // the rows that narrow the other panes
	base   shown   // what the filter leaves
	shown  shown   // what filter and chosen rows leave

	// others is, for a pane whose rows stand in the filter, what the filter
	// leaves without them: else a second row could never be added to the first.
	others map[pane]shown

	lists  [paneCount]list
	text   text
	quote  int // the selected one, -1 for none
	focus  pane
	zoomed bool

	search  string
	found   string // what matches are of: a long text is searched behind the typing
	matches []page.Match
	match   int // the one at which the reader is, -1 before the first

	marks   map[string]place
	print   string // tells this version from another, once that was asked for
	owner   *owner // whom filters ask
	made    remake // what it was made with, until it is taken over
	partial bool   // only the head of the briefing is there
	own     bool   // what was read last is what the reader's choice has made of the file
	resumed bool   // it was gone on with where it was left
	article *view  // of the article that this was drafted from; nil for none
	from    *desk  // the board that led here, to which leaving goes back; nil for none
}

func newView(b *model.Briefing, c query.Context, o page.Options) *view {
	v := &view{
		briefing: b, set: query.NewSet([]*model.Briefing{b}, c), index: newIndex(b), names: shortNames(b), guesses: b.Guesses(),
		quote: -1, match: -1, marks: map[string]place{},
	}
	if v.title = model.CleanLine(b.Title); v.title == "" {
		v.title = "untitled"
	}
	v.order, v.opening = v.inOrder(), inferred(b, "summary")
	v.text.page = page.New(b, o)
	v.text.anchor = v.text.anchorOf(v.text.page.First())
	v.text.mark = v.text.anchor
	_ = v.narrow()
	return v
}

// narrow works out what filter and chosen rows leave. A line that is unfinished
// or faulty filters by what is complete. It returns what is wrong with the line.
func (v *view) narrow() error {
	var q query.Query
	var err error
	v.kept, q, err = inForce(v.filter, v.accepted, v.set)
	v.base = v.left(v.kept, q)
	v.others = map[pane]shown{}
	for p, key := range paneKeys {
		if line := without(v.kept, key); key != "" && line != v.kept {
			if q, err := query.Parse(line); err == nil {
				v.others[pane(p)] = v.left(line, q)
			}
		}
	}
	v.choose(v.chosen)
	return err
}

// inForce is what filters while a line is typed: the line, or of a faulty one
// what stands before the fault, or if nothing does what filtered before.
// Saved filters are put in the place of their names.
func inForce(line, accepted string, set *query.Set) (string, query.Query, error) {
	line, missing := set.Expand(line)
	q, err := query.Parse(line)
	if missing != nil {
		err = missing
	}
	if err == nil || unfinished(err) {
		return line, q, err
	}
	kept := query.Sound(line)
	if strings.TrimSpace(kept) == "" {
		kept = accepted
	}
	q, _ = query.Parse(kept)
	return kept, q, err
}

// left is what a line leaves.
func (v *view) left(line string, q query.Query) shown {
	if strings.TrimSpace(line) == "" {
		return newShown(v.briefing, true)
	}
	return narrow(v.briefing, v.set, q).spread(v.briefing, v.index)
}

// without takes the filters by a key off a line.
func without(line, key string) string {
	var kept []string
	for _, c := range query.Chips(line) {
		if !strings.HasPrefix(c.Text, key+":") {
			kept = append(kept, c.Text)
		}
	}
	if len(kept) == len(query.Chips(line)) {
		return line
	}
	return strings.Join(kept, " ")
}

func unfinished(err error) bool {
	e, ok := err.(*query.Error)
	return ok && e.Unfinished
}

// term is the part of a filter that an actor, issue or source stands for.
func (v *view) term(r model.Ref) (key, value string) {
	b := v.briefing
	switch {
	case r.Index < 0:
	case r.Type == model.TypeActor && r.Index < len(b.Actors()):
		return "actor", b.Actors()[r.Index].ID
	case r.Type == model.TypeIssue && r.Index < len(b.Issues()):
		return "issue", b.Issues()[r.Index].ID
	case r.Type == model.TypeSource && r.Index < len(b.Sources()):
		return "src", b.Sources()[r.Index].ID
	}
	return "", ""
}

// item is what the reader is at: the row under the cursor of the pane in
// focus, or the quotation or question on the line of the text's cursor.
func (v *view) item() (model.Ref, bool) {
	if v.focus != textPane {
		r, ok := v.lists[v.focus].current()
		return r.item, ok
	}
	if v.quote >= 0 {
		return model.Ref{Type: model.TypeQuote, Index: v.quote}, true
	}
	if i := v.questionAt(v.text.at); i >= 0 {
		return model.Ref{Type: model.TypeQuestion, Index: i}, true
	}
	return model.Ref{}, false
}

// questionAt returns the question that stands at a line of the text, or -1.
func (v *view) questionAt(pos page.Pos) int {
	if v.briefing.Doc() == nil || pos.Block < 0 || pos.Block >= len(v.briefing.Doc().Blocks) {
		return -1
	}
	return int(v.briefing.Doc().Blocks[pos.Block].Question) - 1
}

// follow selects the quotation on the line of the cursor, after the reader
// moved through the text.
func (v *view) follow() {
	on := v.text.page.Quotes(v.text.at)
	for _, q := range on {
		if q == v.quote {
			return
		}
	}
	v.quote = -1
	for _, q := range on {
		if v.shown.quotes[q] {
			v.quote = q
			break
		}
	}
	if v.quote >= 0 {
		v.lists[quotePane] = v.lists[quotePane].on(model.Ref{Type: model.TypeQuote, Index: v.quote})
	} else if q := v.questionAt(v.text.at); q >= 0 {
		v.lists[questionPane] = v.lists[questionPane].on(model.Ref{Type: model.TypeQuestion, Index: q})
	}
}

// reveal puts an item's words in sight and marks them, and says whether the
// text holds them for certain.
func (v *view) reveal(r model.Ref) bool {
	place := v.placeOf(r)
	if r.Type == model.TypeQuote {
		v.quote = r.Index
	}
	if !place.Known() || place.End <= v.briefing.Body && place.Start < v.briefing.Body {
		return false
	}
	v.text = v.text.show(place.Start, min(2, max(v.text.height-1, 0)))
	return true
}

// placeOf is where the text has an item: of an issue its heading, and so of a
// position that stands in the front matter.
func (v *view) placeOf(r model.Ref) model.Place {
	switch {
	case r.Type == model.TypeIssue && r.Index < len(v.briefing.Issues()):
		return v.headingOf(v.briefing.Issues()[r.Index].ID)
	case r.Type == model.TypePosition && r.Index < len(v.briefing.Positions()):
		if at := v.briefing.PlaceOf(r); !at.Known() || at.Start < v.briefing.Body {
			return v.headingOf(v.briefing.Positions()[r.Index].Issue)
		}
	}
	return v.briefing.PlaceOf(r)
}

func (v *view) headingOf(id string) model.Place {
	if v.briefing.Doc() == nil {
		return model.Place{}
	}
	for _, b := range v.briefing.Doc().Blocks {
		if b.Kind == model.Heading && b.ID == id {
			return model.Place{Line: 1, Start: int(b.Src), End: int(b.End)}
		}
	}
	return model.Place{}
}
