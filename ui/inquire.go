package ui

import (
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/annotation"
	"readout/model/library"
	"readout/model/query"
	"readout/ui/board"
)

// mostAtOnce is how many items a filter may go through within a key press. One
// that has more to go through is asked in a command, and typing goes on.
const mostAtOnce = 4_000

// question is a filter of a desk that is still to be answered. Its address is
// its number: an answer to any other is of an older line.
type question struct {
	desk *desk
	kept string // what of the line filters
	q    query.Query
}

// inquiry is what the App asks in commands: one filter at a time, and what there
// is to know of its library.
type inquiry struct {
	question *question     // that is being answered; nil for none
	stop     chan struct{} // closed to have it given up
	digests  *library.Library
	state    *annotation.State // of which set is
	first    *annotation.State
	library  *library.Library
	fixed    map[*query.Set]*query.Set // sets in a context that stands still
	unread   func() int                // how many are unread in it
}

// later has a filter answered in a command. Without a filter all rows are there
// at once, but not yet what they count to.
func (d *desk) later(kept string, q query.Query) {
	switch asked := d.pending; {
	case asked != nil && asked.kept == kept && !d.stale:
		return
	case asked == nil && d.answered && d.kept == kept && !d.stale:
		return
	case strings.TrimSpace(kept) == "":
		d.kept, d.keep, d.hits, d.answer, d.advised, d.made = "", nil, nil, nil, "", false
	case !d.answered:
		d.kept, d.hits, d.made = kept, d.set.Nothing(), false
		d.keep = keptBy(d.hits)
	}
	d.pending, d.stale = &question{d, kept, q}, false
}

// again has the filter answered once more, since what it depends on has changed.
func (d *desk) again() {
	switch {
	case d == nil || !d.late || d.resting:
	case d.pending != nil:
		asked := *d.pending
		d.pending = &asked
	default:
		q, _ := query.Parse(d.kept)
		d.pending = &question{d, d.kept, q}
	}
}

// searching reports whether the rows on screen are those of another line than
// the one that was typed.
func (d *desk) searching() bool {
	return d != nil && d.pending != nil && strings.TrimSpace(d.pending.kept) != "" && (!d.answered || d.pending.kept != d.kept)
}

// inquire asks in a command what the desk on screen wants to know, when nothing
// else is being asked. An older question is given up first.
func (a *App) inquire() tea.Cmd {
	d := a.desk
	if d == nil || !d.late {
		a.giveUp()
		return nil
	}
	digest := a.inquireDigest()
	if a.inquiry.question != nil {
		if a.inquiry.question != d.pending {
			a.giveUp()
		}
		return digest
	}
	if d.answered && d.answer != nil && !d.answer.Serves(a.frameOf(d)) {
		d.again()
	}
	if d.pending == nil {
		return digest
	}
	asked, stop := d.pending, make(chan struct{})
	a.inquiry.question, a.inquiry.stop = asked, stop
	f := a.frameOf(d)
	f.Filter, f.Hits, f.Keep, f.Answer, f.Set = asked.kept, nil, nil, nil, a.still(d.set)
	f.Shelf = a.extrasApart()
	return tea.Batch(digest, func() tea.Msg { return answer(stop, asked, f) })
}

// prepare has the set of the desk on screen made ready for filters, in a command.
func (a *App) prepare() tea.Cmd {
	d := a.desk
	if d == nil || !d.late {
		return nil
	}
	set := d.set
	return func() tea.Msg {
		set.Prepare(nil)
		return nil
	}
}

// giveUp lets go of a question that nobody wants to have answered any more.
func (a *App) giveUp() {
	if a.inquiry.stop != nil {
		close(a.inquiry.stop)
		a.inquiry.stop = nil
	}
}

// answer answers a question, unless stop is closed.
func answer(stop <-chan struct{}, asked *question, f board.Frame) tea.Msg {
	m := answerMsg{question: asked}
	if m.ok = true; strings.TrimSpace(asked.kept) != "" {
		f.Hits, m.ok = f.Set.FindUntil(stop, asked.q)
		f.Keep = keptBy(f.Hits)
		m.hits = f.Hits
	}
	if m.ok && asked.desk.home {
		m.answer, m.ok = board.NewAnswer(stop, f)
	}
	if m.ok {
		m.advice = adviceOn(f.Set, asked.kept)
	}
	return m
}

// answerMsg brings the answer to a question.
type answerMsg struct {
	question *question
	hits     *query.Found
	answer   *board.Answer
	advice   string
	ok       bool // it was not given up
}

func (m answerMsg) apply(a *App) tea.Cmd {
	d := m.question.desk
	a.inquiry.question, a.inquiry.stop = nil, nil
	if !m.ok || d.pending != m.question {
		return nil
	}
	d.pending, d.answered, d.made = nil, true, false
	d.kept, d.hits, d.answer, d.advised, d.keep = m.question.kept, m.hits, m.answer, m.advice, nil
	if d.hits != nil {
		d.keep = keptBy(d.hits)
	}
	if d != a.desk {
		return nil
	}
	if p := a.prompt; p != nil && p.kind == filterPrompt && p.fault == "" {
		p.fault = d.advised
	} else if p == nil && d.advised != "" && a.notice.text == "" {
		a.warn(d.advised)
	}
	a.arrange()
	return nil
}

// inquireDigest looks through the library in a command, once.
func (a *App) inquireDigest() tea.Cmd {
	lib := a.library()
	if a.desk != a.home || a.inquiry.digests == lib || a.shelf.extras.Knows(lib) {
		return nil
	}
	a.inquiry.digests = lib
	shared := a.config.Shared
	return func() tea.Msg { return digestMsg{shared.digest(lib), lib} }
}

// digestMsg brings what there is to know of a library.
type digestMsg struct {
	digest *board.Digest
	of     *library.Library
}

func (m digestMsg) apply(a *App) tea.Cmd {
	if m.of != a.library() {
		return nil
	}
	a.shelf.extras.Take(m.digest)
	if d := a.home; d != nil && d.late {
		d.made = false
		d.again()
	}
	return nil
}

// still is a set in a context that stands still, so that it may be asked while
// the App goes on.
func (a *App) still(s *query.Set) *query.Set {
	k, lib := &a.inquiry, a.library()
	if k.fixed == nil || k.state != a.keep.state || k.first != a.keep.first || k.library != lib || len(k.fixed) > 8 {
		k.fixed, k.state, k.first, k.library = map[*query.Set]*query.Set{}, a.keep.state, a.keep.first, lib
		unread := a.standing().Unread
		k.unread = sync.OnceValue(func() int { return board.CountUnread(lib, unread) })
	}
	if k.fixed[s] == nil {
		k.fixed[s] = s.With(a.standing())
	}
	return k.fixed[s]
}

// extrasApart is what the library view knows, for a command that asks a still set.
func (a *App) extrasApart() *board.Shelf {
	if a.shelf.extras.Unread == nil { // nobody remembers
		return a.shelf.extras.Apart(nil, nil)
	}
	return a.shelf.extras.Apart(a.standing().Unread, a.inquiry.unread)
}

// standing is the context of queries as it is now.
func (a *App) standing() query.Context {
	c, lib := a.contextOf(a.keep.state, a.keep.first), a.library()
	c.Library, c.Saved, c.Fixed = func() *library.Library { return lib }, nil, true
	return c
}

// contextOf is what filters ask of what is kept. Any number of goroutines may
// ask it.
func (a *App) contextOf(state, first *annotation.State) query.Context {
	k := a.config.Keeper
	document := func(s *annotation.State, b *model.Briefing) *annotation.Document {
		if k == nil || s == nil {
			return nil
		}
		return s.Document(k.Key(b))
	}
	var mu sync.Mutex
	found := map[*model.Briefing]*foundNotes{}
	notes := func(b *model.Briefing) *foundNotes {
		d := document(state, b)
		if d == nil || len(d.Annotations) == 0 {
			return nil
		}
		mu.Lock()
		defer mu.Unlock()
		if found[b] == nil {
			found[b] = findNotes(state, d, b)
		}
		return found[b]
	}
	has := func(why annotation.Motivation) func(*model.Briefing, model.Ref) bool {
		return func(b *model.Briefing, r model.Ref) bool {
			_, ok := notes(b).on(r, why)
			return ok
		}
	}
	return query.Context{
		Now: a.config.Now, Pool: a.texts(), Bookmarked: has(annotation.Bookmarking), Noted: has(annotation.Commenting),
		Unread: func(b *model.Briefing) bool {
			return k != nil && state != nil && k.Key(b) != "" && state.Unread(k.Key(b), b)
		},
		LastRead:  func(b *model.Briefing) (time.Time, bool) { return readOn(document(first, b)) },
		Annotated: func(b *model.Briefing) bool { d := document(state, b); return d != nil && len(d.Annotations) > 0 },
	}
}
