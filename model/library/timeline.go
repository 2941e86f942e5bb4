package library

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

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
// in the order of time.
//
// A date that names no day, as a month, stands behind the days of that month:
// nobody knows more than that it is over then. What has no date, or one in
// words, stands at the end in the order of the files. A quotation belongs here
// by the date of its words alone; when its source or briefing appeared says
// nothing of when they were spoken.
type Timeline struct {
	Entries  []Entry
	Today    int // index of the first entry that is not past
	Undated  int // index of the first entry without a date
	Hidden   int // entries that the options leave out
	Unplaced int // quotations that the options leave and that have no date of their own
	Cast     *Cast
}

// Entry is one thing on a timeline. The same event or words in several briefings
// are one entry, of which the newest briefing has the last word.
type Entry struct {
	Kind       EntryKind
	Key        string // stable name without blanks, "#" and ":", as "orrin-04/e2"
	When       model.Date
	What       string
	State      model.EventState // of an event
	Was        []Former         // what earlier briefings said otherwise, oldest first
	Disputed   bool             // accounts of the same date differ in what became of it
	Overdue    bool             // planned for a date that has passed, and no briefing says what came of it
	Ahead      bool             // yet to come: no word said or deed done, but what is dated after today, or planned without a date
	SecondHand bool             // nobody but others says so
	Guess      bool             // the speaker was written with "?"
	Who        []string         // actor ids
	Where      string
	Issue      string
	Per        []string
	Briefing   *model.Briefing // the newest that tells it
	Ref        model.Ref       // in that briefing; of a correction the briefing itself
	Told       []Telling       // every briefing that tells it, newest first
}

// Former is what an earlier briefing said of an event.
type Former struct {
	Briefing *model.Briefing
	State    model.EventState
	When     model.Date
	What     string // "" if it said it in the same words
	Disputed bool
}

// Telling is where a briefing tells an entry.
type Telling struct {
	Briefing *model.Briefing
	Ref      model.Ref
}

// Timeline returns the timeline of a scope, which is oldest first.
func (l *Library) Timeline(scope []*model.Briefing, o TimelineOptions) *Timeline {
	t := &Timeline{Cast: NewCast(scope)}
	all := append(tellEvents(scope), tellWords(scope)...)
	for _, b := range scope {
		all = append(all, corrections(b)...)
		for i := range b.Quotes() {
			if b.Quotes()[i].On.IsZero() && o.Keep.keeps(b, model.Ref{Type: model.TypeQuote, Index: i}) {
				t.Unplaced++
			}
		}
	}
	distinct(all)
	today := l.Today()
	orders := make([]order, 0, len(all))
	for i := range all {
		e := &all[i]
		if e.Kind == WordsEntry && o.NoWords || !e.kept(o.Keep) {
			t.Hidden++
			continue
		}
		e.place(today)
		orders = append(orders, orderOf(e, i))
	}
	slices.SortFunc(orders, order.compare)
	t.Entries = make([]Entry, len(orders))
	for i := range orders {
		t.Entries[i] = all[orders[i].index]
	}
	t.Today = t.first(func(e *Entry) bool { return e.Ahead || !e.When.Valid() })
	t.Undated = t.first(func(e *Entry) bool { return !e.When.Valid() })
	return t
}

// first is the index of the first entry of a kind, or how many there are.
func (t *Timeline) first(is func(*Entry) bool) int {
	for i := range t.Entries {
		if is(&t.Entries[i]) {
			return i
		}
	}
	return len(t.Entries)
}

// Counts are how many entries are past, ahead, and neither, having no date.
func (t *Timeline) Counts() (past, ahead, undated int) {
	for i := range t.Entries {
		switch {
		case t.Entries[i].Ahead:
			ahead++
		case i < t.Undated:
			past++
		default:
			undated++
		}
	}
	return past, ahead, undated
}

// Find returns the index of the entry with a key, else of the one that tells the
// item of a briefing ("orrin-04/e2"), else of the last that tells an item with
// that id; -1 if there is none.
func (t *Timeline) Find(id string) int {
	if i := slices.IndexFunc(t.Entries, func(e Entry) bool { return e.Key == id }); i >= 0 || id == "" {
		return i
	}
	loose := -1
	for i := range t.Entries {
		for _, told := range t.Entries[i].Told {
			switch key := told.key(); {
			case key == id:
				return i
			case strings.HasSuffix(key, "/"+id):
				loose = i
			}
		}
	}
	return loose
}

// place says whether an entry is past or ahead. What was said, corrected or has
// happened is past whatever its date.
func (e *Entry) place(now time.Time) {
	if !e.When.Valid() {
		e.Ahead = e.Kind == EventEntry && e.State == model.Planned
		return
	}
	from, to := e.When.Span()
	over := !to.After(now)
	switch {
	case e.Kind != EventEntry, e.State == model.Happened:
	case e.State == model.Planned:
		e.Ahead, e.Overdue = !over, over
	case e.State == model.Claimed && to.Sub(from) > 24*time.Hour:
		e.Ahead = !over
	default:
		e.Ahead = from.After(now)
	}
}

// Next returns what a scope tells of things to come, as its timeline has it
// below the line of today: what is ahead, and claims without a date.
func (l *Library) Next(scope []*model.Briefing) []Entry {
	t := l.Timeline(scope, TimelineOptions{NoWords: true})
	return slices.DeleteFunc(t.Entries[t.Today:], func(e Entry) bool {
		return e.Kind != EventEntry || !e.Ahead && e.State != model.Claimed
	})
}

// order is where an entry stands: past, ahead, without a date; each by its
// dates, of which the one that began later comes first if they end together.
type order struct {
	index, rank int
	at, begun   int64 // seconds, doubled to have room for what is just before one
}

func orderOf(e *Entry, index int) order {
	o := order{index: index}
	switch {
	case !e.When.Valid():
		o.rank = 2
		return o
	case e.Ahead:
		o.rank = 1
	}
	from, to := e.When.Span()
	o.at, o.begun = 2*from.Unix(), from.Unix()
	before, _, interval := strings.Cut(e.When.Text, "/")
	if to.Sub(from) > 24*time.Hour && !(interval && before != "" && before != "..") {
		o.at = 2*to.Unix() - 1
	}
	return o
}

func (o order) compare(p order) int {
	return cmp.Or(cmp.Compare(o.rank, p.rank), cmp.Compare(o.at, p.at), cmp.Compare(p.begun, o.begun), cmp.Compare(o.index, p.index))
}

func (e *Entry) kept(keep Keep) bool {
	return slices.ContainsFunc(e.Told, func(t Telling) bool { return keep.keeps(t.Briefing, t.Ref) })
}

// key names the item of a briefing by its id, or by its number if it has none.
func (t Telling) key() string {
	id, number := "", strconv.Itoa(t.Ref.Index+1)
	switch t.Ref.Type {
	case model.TypeEvent:
		id = orElse(t.Briefing.Events()[t.Ref.Index].ID, "e"+number)
	case model.TypeQuote:
		id = orElse(t.Briefing.Quotes()[t.Ref.Index].ID, "q"+number)
	}
	return plain(t.Briefing.ID + "/" + id)
}

// plain makes a text the id of an address.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '#' || r == ':' || r == unicode.ReplacementChar {
			return '.'
		}
		return r
	}, s)
}

// distinct numbers keys that several entries have.
func distinct(all []Entry) {
	seen := make(map[string]int, len(all))
	for i := range all {
		key := all[i].Key
		for seen[all[i].Key] > 0 {
			seen[key]++
			all[i].Key = key + "." + strconv.Itoa(seen[key])
		}
		seen[all[i].Key]++
	}
}

// corrections are those of a briefing.
func corrections(b *model.Briefing) []Entry {
	var all []Entry
	ref := model.Ref{Type: model.TypeBriefing}
	for i, c := range b.Corrections {
		what := c.What
		if c.Was != "" {
			what += " (was: " + c.Was + ")"
		}
		all = append(all, Entry{
			Kind: CorrectionEntry, Key: plain(b.ID + "/correction." + strconv.Itoa(i+1)), When: c.On, What: what,
			Briefing: b, Ref: ref, Told: []Telling{{b, ref}},
		})
	}
	return all
}
