package library

import (
	"slices"
	"strings"
	"time"

	"readout/model"
)

// EntryKind is what an entry of a timeline is.
type EntryKind string

// The kinds of entry.
const (
	EventEntry      EntryKind = "event"
	WordsEntry      EntryKind = "words"
	CorrectionEntry EntryKind = "correction"
)

// TimelineOptions say what of a timeline is shown.
type TimelineOptions struct {
	NoWords bool // leaves dated quotations out
	Keep    Keep // items that a filter leaves; corrections stay if their briefing does
}

// Timeline is what happened, was said and was corrected, and what is to come,
// in the order of time. Dates that name a month sort before its first day;
// what has no date, or one in words, stands at the end.
type Timeline struct {
	Entries []Entry
	Today   int // index of the first entry that is ahead of now
	Hidden  int // entries that the options leave out
	Cast    *Cast
}

// Entry is one thing on a timeline. The same event told by several briefings is one
// entry, of which the newest briefing has the last word.
type Entry struct {
	Kind     EntryKind
	Key      string // stable name, as "orrin-04/e2"
	When     model.Date
	What     string
	State    model.EventState // of an event
	Was      []Former         // what earlier briefings said of its state or date, oldest first
	Disputed bool             // the accounts of one briefing differ, or somebody denies it
	Overdue  bool             // planned for a date that has passed
	Who      []string         // actor ids
	Where    string
	Issue    string
	Per      []string
	Briefing *model.Briefing // the newest that tells it
	Ref      model.Ref       // in that briefing; of a correction the briefing itself
	Told     []Telling       // every briefing that tells it, newest first
}

// Former is what an earlier briefing said of an event.
type Former struct {
	Briefing *model.Briefing
	State    model.EventState
	When     model.Date
}

// Telling is where a briefing tells an event.
type Telling struct {
	Briefing *model.Briefing
	Ref      model.Ref
}

// Timeline returns the timeline of a scope, oldest first.
func (l *Library) Timeline(scope []*model.Briefing, o TimelineOptions) *Timeline {
	t := &Timeline{Cast: NewCast(scope)}
	all := mergeEvents(scope)
	for _, b := range scope {
		all = append(all, words(b)...)
		all = append(all, corrections(b)...)
	}
	for i := range all {
		e := &all[i]
		if e.Kind == WordsEntry && o.NoWords || !e.kept(o.Keep) {
			t.Hidden++
			continue
		}
		e.Overdue = e.Kind == EventEntry && e.State == model.Planned && e.When.Valid() && past(e.When, l.now)
		t.Entries = append(t.Entries, *e)
	}
	slices.SortStableFunc(t.Entries, func(a, b Entry) int { return compareDates(a.When, b.When) })
	t.Today = slices.IndexFunc(t.Entries, func(e Entry) bool { return !e.When.Valid() || ahead(e.When, l.now) })
	if t.Today < 0 {
		t.Today = len(t.Entries)
	}
	return t
}

// compareDates sorts by date: dates first, then words that are none, then nothing.
func compareDates(a, b model.Date) int {
	rank := func(d model.Date) int {
		switch {
		case d.Valid():
			return 0
		case !d.IsZero():
			return 1
		}
		return 2
	}
	if r := rank(a) - rank(b); r != 0 || rank(a) > 0 {
		return r
	}
	return a.Compare(b)
}

// ahead reports whether a date is not over at a time, and has not begun before that day.
func ahead(d model.Date, now time.Time) bool {
	from, to := d.Span()
	day := now.UTC().Truncate(24 * time.Hour)
	return from.After(now) || to.After(day.Add(24*time.Hour)) && !from.Before(day) || to.After(now) && to.Sub(from) > 24*time.Hour
}

// past reports whether a date is over at a time.
func past(d model.Date, now time.Time) bool {
	_, to := d.Span()
	return !to.After(now.UTC().Truncate(24 * time.Hour))
}

func (e *Entry) kept(keep Keep) bool {
	if keep == nil {
		return true
	}
	for _, t := range e.Told {
		if keep(t.Briefing, t.Ref) {
			return true
		}
	}
	return false
}

// mergeEvents takes the events of all briefings together.
func mergeEvents(scope []*model.Briefing) []Entry {
	var all []Entry
	at := map[string]int{}
	for _, b := range scope {
		within := map[string]int{}
		for i := range b.Events {
			ev := &b.Events[i]
			key := eventKey(ev)
			n, ok := at[key]
			if !ok {
				n = len(all)
				at[key] = n
				all = append(all, Entry{Kind: EventEntry, Key: b.ID + "/" + ev.ID})
			}
			e := &all[n]
			if _, twice := within[key]; twice {
				e.Disputed = e.Disputed || stateOf(ev) != e.State
			} else if ok {
				e.Was = append(e.Was, Former{e.Briefing, e.State, e.When})
			}
			within[key] = n
			e.tell(b, ev, i)
		}
	}
	for i := range all {
		all[i].Was = slices.DeleteFunc(all[i].Was, func(f Former) bool {
			return f.State == all[i].State && f.When.String() == all[i].When.String()
		})
	}
	return all
}

// eventKey is the same for the same event of two briefings: its words.
func eventKey(e *model.Event) string { return model.Fold(strings.Join(strings.Fields(e.What), " ")) }

func stateOf(e *model.Event) model.EventState {
	if e.State == "" {
		return model.Happened
	}
	return e.State
}

func (e *Entry) tell(b *model.Briefing, ev *model.Event, i int) {
	e.What, e.When, e.State, e.Who, e.Where, e.Issue, e.Per = ev.What, ev.When, stateOf(ev), ev.Who, ev.Where, ev.Issue, ev.Per
	e.Briefing, e.Ref = b, model.Ref{Type: model.TypeEvent, Index: i}
	e.Told = slices.Insert(e.Told, 0, Telling{b, e.Ref})
}

// words are the quotations of a briefing that have a date of their own.
func words(b *model.Briefing) []Entry {
	var all []Entry
	for i := range b.Quotes {
		q := &b.Quotes[i]
		if q.On.IsZero() {
			continue
		}
		e := Entry{
			Kind: WordsEntry, Key: b.ID + "/" + q.ID, When: q.On, What: "“" + q.Words() + "”", Issue: q.Issue,
			Briefing: b, Ref: model.Ref{Type: model.TypeQuote, Index: i},
		}
		if q.By != "" {
			e.Who = []string{q.By}
		}
		e.Told = []Telling{{b, e.Ref}}
		all = append(all, e)
	}
	return all
}

// corrections are those of a briefing, and that it was replaced.
func corrections(b *model.Briefing) []Entry {
	var all []Entry
	ref := model.Ref{Type: model.TypeBriefing}
	for i, c := range b.Corrections {
		what := c.What
		if c.Was != "" {
			what += " (was: " + c.Was + ")"
		}
		all = append(all, Entry{
			Kind: CorrectionEntry, Key: b.ID + "/correction." + string(rune('1'+i%9)), When: c.On, What: what,
			Briefing: b, Ref: ref, Told: []Telling{{b, ref}},
		})
	}
	return all
}
