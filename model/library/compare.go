package library

import (
	"slices"
	"strconv"
	"sync"

	"readout/model"
)

// Section parts what changed between two briefings as readers ask for it.
type Section string

// The sections of a comparison.
const (
	PositionChanges  Section = "positions"
	WordChanges      Section = "words"
	QuestionChanges  Section = "questions"
	FactChanges      Section = "facts" // corrections, people, issues, events, status and marking
	JudgementChanges Section = "judgements"
	SourceChanges    Section = "sources"
	TextChanges      Section = "text"
)

// Sections lists the sections in the order in which they are shown. Text is
// the last, and holds paragraphs instead of changes.
var Sections = []Section{
	PositionChanges, WordChanges, QuestionChanges, FactChanges, JudgementChanges, SourceChanges, TextChanges,
}

// Kind says what became of something between two briefings.
type Kind string

// The kinds of change. Within a section they are listed in this order.
const (
	KindMoved     Kind = "moved"     // a stance that no account had before; a paragraph at another place
	KindSettled   Kind = "settled"   // accounts differed and no longer do
	KindCorrected Kind = "corrected" // an earlier statement was wrong
	KindNew       Kind = "new"
	KindAnswered  Kind = "answered"
	KindReopened  Kind = "reopened"
	KindHappened  Kind = "happened"
	KindCancelled Kind = "cancelled"
	KindRedated   Kind = "redated" // an event with another date
	KindRegraded  Kind = "regraded"
	KindChanged   Kind = "changed" // the same item in other words, or with other facts
	KindGone      Kind = "gone"    // not carried on
	KindSame      Kind = "same"
)

var kinds = []Kind{
	KindMoved, KindSettled, KindCorrected, KindNew, KindAnswered, KindReopened, KindHappened, KindCancelled, KindRedated, KindRegraded, KindChanged, KindGone, KindSame,
}

// Field is one fact about an item that is not what it was.
type Field struct {
	Name string `json:"name"` // "likelihood", "grade", "words"
	Was  string `json:"before,omitempty"`
	Is   string `json:"now,omitempty"`
}

// Difference is one item of either briefing and what became of it. An item that
// both have stands in one change.
type Difference struct {
	Section Section
	Kind    Kind
	Key     string    // names the change in its comparison; without blanks, ":" and "#"
	Before  model.Ref // the item in the older briefing; its Type is "" if it has none
	Now     model.Ref // the item in the newer one
	Actor   string    // id of the holder or speaker
	Issue   string
	What    string  // the item in one clean line, as the newer briefing has it
	From    Stand   // of a position
	To      Stand   // of a position
	Fields  []Field // what is not what it was
	On      model.Date
}

// Comparison is what changed between two briefings. It is never changed after
// it was made.
type Comparison struct {
	Before, Now *model.Briefing
	Cast        *Cast
	Changes     []Difference // by section, then by kind, then as the newer briefing lists them
	Text        Text
	Hidden      int // changes that a filter leaves out

	held [2]*model.Document // the texts stay those that were compared
}

// Compare returns what changed from one briefing to another. It compares any
// two, whatever their dates and states: whether they may be compared is for
// Comparable to say.
//
// The same item is found again by what identifies it to a reader: words by
// speaker and wording, questions by how they ask, events by a written id, else
// by what and when, sources by title. Case, accents and punctuation do not
// count. What is left over is paired by likeness, so that new wording is told
// from new words: at least three fifths of the words of both have to agree.
func Compare(before, now *model.Briefing) *Comparison {
	c := &Comparison{Before: before, Now: now, Cast: NewCast([]*model.Briefing{before, now}), held: [2]*model.Document{before.Doc(), now.Doc()}}
	m := comparer{c: c, a: model.NewRelations(before), b: model.NewRelations(now), vocabulary: newVocabulary()}
	m.positions()
	m.words()
	m.questions()
	m.corrections()
	m.about()
	m.issues()
	m.actors()
	m.events()
	m.judgements()
	m.sources()
	slices.SortStableFunc(c.Changes, func(x, y Difference) int {
		if n := slices.Index(Sections, x.Section) - slices.Index(Sections, y.Section); n != 0 {
			return n
		}
		return slices.Index(kinds, x.Kind) - slices.Index(kinds, y.Kind)
	})
	c.unique()
	c.Text = compareTexts(m.vocabulary, before, now)
	return c
}

// unique numbers keys that occur more than once.
func (c *Comparison) unique() {
	seen := make(map[string]int, len(c.Changes))
	for i := range c.Changes {
		k := &c.Changes[i].Key
		*k = keySafe(*k)
		if seen[*k]++; seen[*k] > 1 {
			*k = *k + "." + strconv.Itoa(seen[*k])
		}
	}
}

// Of returns the changes of a section, those that are the same among them.
func (c *Comparison) Of(s Section) []Difference {
	from := slices.IndexFunc(c.Changes, func(x Difference) bool { return x.Section == s })
	if from < 0 {
		return nil
	}
	to := from
	for to < len(c.Changes) && c.Changes[to].Section == s {
		to++
	}
	return c.Changes[from:to]
}

// Count is how many changes of a section are of some kinds.
func (c *Comparison) Count(s Section, of ...Kind) int {
	n := 0
	for _, x := range c.Of(s) {
		if slices.Contains(of, x.Kind) {
			n++
		}
	}
	return n
}

// Total is how many changes there are, text apart: all that is not the same.
func (c *Comparison) Total() int {
	n := 0
	for i := range c.Changes {
		if c.Changes[i].Kind != KindSame {
			n++
		}
	}
	return n
}

// Nothing reports whether the two briefings say the same in the same words.
func (c *Comparison) Nothing() bool {
	return c.Total() == 0 && !slices.ContainsFunc(c.Text.Sections, func(s TextSection) bool { return s.Differs() })
}

// Kept returns the comparison with what a filter leaves: changes of which an
// item on either side is left, and the text of issues that are.
func (c *Comparison) Kept(keep Keep) *Comparison {
	if keep == nil {
		return c
	}
	k := *c
	k.Changes = nil
	for _, x := range c.Changes {
		if c.left(keep, &x) {
			k.Changes = append(k.Changes, x)
		} else if x.Kind != KindSame {
			k.Hidden++
		}
	}
	k.Text.Sections = nil
	for _, s := range c.Text.Sections {
		if s.Before.Type != "" && keep(c.Before, s.Before) || s.Now.Type != "" && keep(c.Now, s.Now) {
			k.Text.Sections = append(k.Text.Sections, s)
		} else if s.Differs() {
			k.Hidden++
		}
	}
	return &k
}

// left reports whether a filter leaves a change. A position stands for all accounts of it.
func (c *Comparison) left(keep Keep, x *Difference) bool {
	for _, i := range x.From.Positions {
		if keep(c.Before, model.Ref{Type: model.TypePosition, Index: i}) {
			return true
		}
	}
	for _, i := range x.To.Positions {
		if keep(c.Now, model.Ref{Type: model.TypePosition, Index: i}) {
			return true
		}
	}
	whole := model.Ref{Type: model.TypeBriefing}
	if x.Before.Type == "" && x.Now.Type == "" {
		return keep(c.Before, whole) || keep(c.Now, whole)
	}
	return x.Before.Type != "" && keep(c.Before, x.Before) || x.Now.Type != "" && keep(c.Now, x.Now)
}

// Comparable says why a briefing of the library is not compared; "" if it is.
func (l *Library) Comparable(b *model.Briefing) string {
	switch {
	case b.Embargoed(l.now):
		return "is under embargo until " + b.Embargo.String()
	case b.Status == model.Withdrawn:
		return "is withdrawn"
	}
	return ""
}

// mostCompared is how many comparisons a library remembers.
const mostCompared = 8

// comparisons are the last few that were made.
type comparisons struct {
	sync.Mutex
	made []*Comparison
}

// Compare is Compare for briefings that a reader goes back and forth between:
// the last few comparisons are remembered.
func (l *Library) Compare(before, now *model.Briefing) *Comparison {
	l.compared.Lock()
	defer l.compared.Unlock()
	made := l.compared.made
	for _, c := range made {
		if c.Before == before && c.Now == now {
			return c
		}
	}
	if len(made) >= mostCompared {
		made = slices.Clone(made[1:])
	}
	c := Compare(before, now)
	l.compared.made = append(made, c)
	return c
}
