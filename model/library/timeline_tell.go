package library

import (
	"slices"
	"strconv"
	"strings"

	"readout/model"
)

// teller takes the events of briefings together, oldest first.
//
// Two briefings tell the same event if they give it the same id, as the author
// wrote it, or the same words for dates that do not exclude each other; and if
// a later one gives the words of a plan another date, for then it was put off.
// Within one briefing the same words for the same time are accounts of one event.
type teller struct {
	all  []Entry
	id   map[string]int   // entries by the id that an author gave
	what map[string][]int // by their folded words
	told map[int]bool     // by the briefing at hand
}

func tellEvents(scope []*model.Briefing) []Entry {
	t := teller{id: map[string]int{}, what: map[string][]int{}}
	for _, b := range scope {
		t.enter(b)
	}
	for i := range t.all {
		e := &t.all[i]
		e.Was = slices.DeleteFunc(e.Was, func(f Former) bool {
			return f.State == e.State && f.When.Text == e.When.Text && f.Disputed == e.Disputed && f.What == ""
		})
	}
	return t.all
}

// enter adds the events of a briefing: first those that a date or an id
// proves to be known, so that plans which were put off are left to the others.
func (t *teller) enter(b *model.Briefing) {
	t.told = map[int]bool{}
	words := make([]string, len(b.Events()))
	var rest []int
	for i := range b.Events() {
		ev := &b.Events()[i]
		words[i] = model.Fold(strings.Join(strings.Fields(ev.What), " "))
		if n := t.same(ev, words[i]); n >= 0 {
			t.add(n, b, i, words[i])
		} else {
			rest = append(rest, i)
		}
	}
	for _, i := range rest {
		ev := &b.Events()[i]
		n := t.same(ev, words[i])
		if n < 0 {
			n = t.putOff(words[i])
		}
		t.add(n, b, i, words[i])
	}
}

// same is the entry of an event that is known, or -1.
func (t *teller) same(ev *model.Event, words string) int {
	if n, ok := t.id[ev.ID]; ok && ownID(ev.ID) && !t.told[n] {
		return n
	}
	found := -1
	for _, n := range t.what[words] {
		switch when := t.all[n].When; {
		case when.Text == ev.When.Text:
			return n
		case found < 0 && meet(when, ev.When):
			found = n
		}
	}
	return found
}

// putOff is the entry of a plan with the same words of which the briefing at
// hand tells nothing else, or -1.
func (t *teller) putOff(words string) int {
	for _, n := range t.what[words] {
		if t.all[n].State == model.Planned && !t.told[n] {
			return n
		}
	}
	return -1
}

// meet reports whether two dates may be the same: they overlap, or one is none.
func meet(a, b model.Date) bool {
	if !a.Valid() || !b.Valid() {
		return a.IsZero() || b.IsZero()
	}
	from, to := a.Span()
	start, end := b.Span()
	return from.Before(end) && start.Before(to)
}

// ownID reports whether an author wrote an id, and not readout.
func ownID(id string) bool {
	n, ok := strings.CutPrefix(id, "e")
	_, err := strconv.Atoi(n)
	return id != "" && !(ok && err == nil)
}

// add has a briefing tell an entry, or a new one if n is negative.
func (t *teller) add(n int, b *model.Briefing, i int, words string) {
	ev := &b.Events()[i]
	told := Telling{b, model.Ref{Type: model.TypeEvent, Index: i}}
	if n < 0 {
		n = len(t.all)
		t.all = append(t.all, Entry{Kind: EventEntry, Key: told.key()})
		t.all[n].take(told, ev)
	} else {
		t.all[n].hear(told, ev, t.told[n])
	}
	t.told[n] = true
	if !slices.Contains(t.what[words], n) {
		t.what[words] = append(t.what[words], n)
	}
	if ownID(ev.ID) {
		t.id[ev.ID] = n
	}
}

// hear adds what one more briefing, or the same one once more, says of an event.
func (e *Entry) hear(told Telling, ev *model.Event, again bool) {
	differ := stateOf(ev) != e.State
	b := told.Briefing
	switch {
	case again:
		e.Disputed = e.Disputed || differ
		if len(e.Per) > 0 && len(ev.Per) == 0 {
			e.take(told, ev)
			return
		}
	case b.Date.Valid() || !e.Briefing.Date.Valid():
		f := Former{Briefing: e.Briefing, State: e.State, When: e.When, Disputed: e.Disputed}
		if e.What != ev.What {
			f.What = e.What
		}
		e.Was = append(e.Was, f)
		e.Disputed = differ && b.Date.Valid() && b.Date.Compare(e.Briefing.Date) == 0
		e.take(told, ev)
		return
	}
	e.Told = append(e.Told, told)
}

// take makes what a briefing says of an event that which holds.
func (e *Entry) take(told Telling, ev *model.Event) {
	e.What, e.When, e.State, e.Where, e.Issue = ev.What, ev.When, stateOf(ev), ev.Where, ev.Issue
	e.Who, e.Per, e.SecondHand = ev.Who, ev.Per, byOthers(ev)
	e.Briefing, e.Ref = told.Briefing, told.Ref
	e.Told = slices.Insert(e.Told, 0, told)
}

// Accounts are the tellings of a disputed event that differ: those of the
// newest briefing that tells it, and of others of the same date.
func (e *Entry) Accounts() []Telling {
	if !e.Disputed {
		return nil
	}
	var all []Telling
	for _, t := range e.Told {
		same := t.Briefing.Date.Valid() && t.Briefing.Date.Compare(e.Briefing.Date) == 0
		if t.Briefing == e.Briefing || same {
			all = append(all, t)
		}
	}
	return all
}

// Event is the event that is told; nil for anything else.
func (t Telling) Event() *model.Event {
	if t.Ref.Type != model.TypeEvent || !t.Briefing.Holds(t.Ref) {
		return nil
	}
	return &t.Briefing.Events()[t.Ref.Index]
}

// byOthers reports whether nobody who takes part in an event says so.
func byOthers(ev *model.Event) bool {
	return ev.SecondHand() && !slices.ContainsFunc(ev.Per, func(id string) bool { return slices.Contains(ev.Who, id) })
}

func stateOf(e *model.Event) model.EventState {
	if e.State == "" {
		return model.Happened
	}
	return e.State
}

// tellWords are the quotations that have a date of their own. The same words
// of the same speaker and date are one entry, however many briefings quote them.
func tellWords(scope []*model.Briefing) []Entry {
	type words struct{ by, on, text string }
	var all []Entry
	at := map[words]int{}
	for _, b := range scope {
		for i := range b.Quotes() {
			q := &b.Quotes()[i]
			if q.On.IsZero() {
				continue
			}
			text, told := q.Words(), Telling{b, model.Ref{Type: model.TypeQuote, Index: i}}
			key := words{q.By, q.On.Text, model.Fold(text)}
			n, ok := at[key]
			if !ok {
				n = len(all)
				at[key] = n
				all = append(all, Entry{Kind: WordsEntry, Key: told.key()})
			}
			e := &all[n]
			if e.Briefing == b || e.Briefing != nil && e.Briefing.Date.Valid() && !b.Date.Valid() {
				e.Told = append(e.Told, told)
				continue
			}
			e.When, e.What, e.Issue, e.Guess = q.On, "“"+text+"”", q.Issue, q.Guess
			if e.Who = nil; q.By != "" {
				e.Who = []string{q.By}
			}
			e.Briefing, e.Ref = b, told.Ref
			e.Told = slices.Insert(e.Told, 0, told)
		}
	}
	return all
}
