package library

import (
	"cmp"
	"slices"
	"strings"

	"readout/model"
)

// Dossier is one actor across briefings.
type Dossier struct {
	Actor     model.Actor       // as the newest briefing describes it
	Aliases   []string          // of all briefings
	Roles     []Role            // oldest first, each with the briefing that first gives it
	Clashes   []Role            // other names that briefings give the same id
	Briefings []*model.Briefing // that declare the actor or have an item of it, oldest first, those without a date last

	Issues    []Strip   // where the actor stands over time, issue by issue
	Moves     []Turn    // newest first
	Words     []Spoken  // the actor's own, newest first
	Said      []Spoken  // what others say that names the actor, newest first
	Events    []Entry   // with the actor's part, in the order of time
	Questions []Telling // open ones that name the actor, those asked for longest first
	Sides     []Side    // others with a position on an issue of the actor's, most alike first
	Named     []Named   // how often the texts name the actor, oldest first
	Cast      *Cast
	Hidden    int // items that the filter leaves out
}

// Role is what a briefing calls an actor.
type Role struct {
	Text     string
	Briefing *model.Briefing
}

// Strip is where an actor stands on one issue, briefing by briefing.
type Strip struct {
	Issue  string
	Stands []Stand // by index of Dossier.Briefings
	From   []Stand // where a stand moved from; not covered if it did not move
	Now    Stand
	In     *model.Briefing // that says so
}

// Turn is a move with the words nearest to it, and how it is known.
type Turn struct {
	Move
	Words, WordsBefore *Spoken // in the briefing of the move, and the last before it; nil if there are none
	For, Against       []int   // accounts of the stance moved to, and of others: indexes into Positions of the briefing
	Sources            []string
	Best               string // the best grade of these sources; "" if none is graded
}

// Spoken is a quotation and where it stands.
type Spoken struct {
	Briefing *model.Briefing // the newest that has it
	Ref      model.Ref
	On       model.Date        // of the words, else of the briefing
	Near     bool              // only the sentence around the words names the actor
	Also     []*model.Briefing // others that have the same words, newest first
}

// Quote is the quotation itself.
func (s Spoken) Quote() *model.Quote { return &s.Briefing.Quotes()[s.Ref.Index] }

// Side is how another actor stands to this one: on how many issues that both
// have a position on they stand alike now.
type Side struct {
	Actor      string
	Same, Both int
	On         []SideOn // those of both, in the order of the dossier
}

// SideOn is where another actor stands on an issue.
type SideOn struct {
	Issue string
	Stand Stand
	In    *model.Briefing // that says so
	Same  bool
}

// Named is how often the text of a briefing names an actor.
type Named struct {
	Briefing *model.Briefing
	Times    int
}

// Dossier returns what a scope, oldest first, says of an actor; false if it
// does not know the id.
func (l *Library) Dossier(actor string, scope []*model.Briefing, keep Keep) (*Dossier, bool) {
	d := &Dossier{Cast: NewCast(scope)}
	a := d.Cast.Actor(actor)
	if a == nil {
		return nil, false
	}
	d.Actor = *a
	for _, b := range scope {
		if b.ActorByID(actor) != nil {
			d.Briefings = append(d.Briefings, b)
			d.describe(b, actor)
		}
		if n := len(l.named(b).places[actor]); n > 0 {
			d.Named = append(d.Named, Named{b, n})
		}
	}
	d.strips(l, actor, keep)
	heard := map[string]int{}
	for i := len(scope) - 1; i >= 0; i-- {
		d.hear(l, scope[i], actor, keep, heard)
	}
	d.ask(l, scope, actor, keep)
	d.Words, d.Said = inOrder(d.Words), inOrder(d.Said)
	d.changes(l, actor)
	for _, e := range l.Timeline(scope, TimelineOptions{NoWords: true}).Entries {
		switch {
		case e.Kind != EventEntry || !slices.Contains(e.Who, actor):
		case !e.kept(keep):
			d.Hidden++
		default:
			d.Events = append(d.Events, e)
		}
	}
	d.sides(l, actor, scope)
	return d, true
}

// describe takes what a briefing calls the actor.
func (d *Dossier) describe(b *model.Briefing, actor string) {
	a := b.ActorByID(actor)
	if a.Role != "" && (len(d.Roles) == 0 || d.Roles[len(d.Roles)-1].Text != a.Role) {
		d.Roles = append(d.Roles, Role{a.Role, b})
	}
	if !calledAlike(a, &d.Actor) && !slices.ContainsFunc(d.Clashes, func(r Role) bool { return r.Text == a.Name }) {
		d.Clashes = append(d.Clashes, Role{a.Name, b})
	}
	for _, alias := range a.Aliases {
		if !slices.Contains(d.Aliases, alias) {
			d.Aliases = append(d.Aliases, alias)
		}
	}
}

// calledAlike reports whether two declarations of one id can be of the same
// actor: the words of a name of one are among those of a name of the other.
func calledAlike(a, b *model.Actor) bool {
	for _, x := range append([]string{a.Name}, a.Aliases...) {
		for _, y := range append([]string{b.Name}, b.Aliases...) {
			of, in := strings.Fields(model.Fold(x)), strings.Fields(model.Fold(y))
			if len(of) > len(in) {
				of, in = in, of
			}
			if len(of) > 0 && !slices.ContainsFunc(of, func(w string) bool { return !slices.Contains(in, w) }) {
				return true
			}
		}
	}
	return false
}

// strips are the actor's stands, issue by issue. What a briefing without a date
// says holds now only if no other says anything.
func (d *Dossier) strips(l *Library, actor string, keep Keep) {
	for _, is := range d.Cast.Issues() {
		s := Strip{Issue: is.ID, Stands: make([]Stand, len(d.Briefings)), From: make([]Stand, len(d.Briefings))}
		for i, b := range d.Briefings {
			st := l.StandIn(b, actor, is.ID)
			if !st.Covered() {
				continue
			}
			if !slices.ContainsFunc(st.Positions, func(p int) bool { return keep.keeps(b, model.Ref{Type: model.TypePosition, Index: p}) }) {
				d.Hidden += len(st.Positions)
				continue
			}
			s.Stands[i] = st
			if m, ok := l.Moved(b, actor, is.ID); ok {
				s.From[i] = m.From
			}
			if s.In == nil || b.Date.Valid() || !s.In.Date.Valid() {
				s.Now, s.In = st, b
			}
		}
		if s.In != nil {
			d.Issues = append(d.Issues, s)
		}
	}
}

// changes are the actor's moves, newest first.
func (d *Dossier) changes(l *Library, actor string) {
	for i := len(d.Briefings) - 1; i >= 0; i-- {
		for s := range d.Issues {
			if !d.Issues[s].From[i].Covered() {
				continue
			}
			if m, ok := l.Moved(d.Briefings[i], actor, d.Issues[s].Issue); ok {
				d.Moves = append(d.Moves, d.turn(m))
			}
		}
	}
}

// turn is a move and what is known of it.
func (d *Dossier) turn(m Move) Turn {
	t := Turn{Move: m}
	b := m.Briefing
	take := func(source string) {
		if source == "" || slices.Contains(t.Sources, source) {
			return
		}
		t.Sources = append(t.Sources, source)
		if s := b.SourceByID(source); s != nil && s.Grade != "" && (t.Best == "" || s.Grade < t.Best) {
			t.Best = s.Grade
		}
	}
	for _, p := range m.To.Positions {
		if b.Positions()[p].Stance != m.To.Stance {
			t.Against = append(t.Against, p)
			continue
		}
		t.For = append(t.For, p)
		take(b.Positions()[p].Source)
	}
	for i := range d.Words {
		w := &d.Words[i]
		switch in := w.in(b); {
		case w.Quote().Issue != m.Issue:
		case in && t.Words == nil && !w.in(m.Before):
			t.Words = w
			take(w.Quote().Source)
		case t.WordsBefore == nil && !in && w.On.Compare(b.Date) < 0:
			t.WordsBefore = w
		}
	}
	return t
}

// in reports whether a briefing has the words.
func (s *Spoken) in(b *model.Briefing) bool { return s.Briefing == b || slices.Contains(s.Also, b) }

// sides compares the actor's stands with those of others, as they are now.
func (d *Dossier) sides(l *Library, actor string, scope []*model.Briefing) {
	some := make([]bool, len(l.counted))
	for _, b := range scope {
		if i, ok := l.index[b]; ok {
			some[i] = true
		}
	}
	for _, other := range d.Cast.Actors() {
		if other.ID == actor {
			continue
		}
		side := Side{Actor: other.ID}
		for i := range d.Issues {
			s := &d.Issues[i]
			now, in := l.nowIn(some, other.ID, s.Issue)
			if !now.Covered() {
				continue
			}
			same := now.Stance == s.Now.Stance && !now.Differ && !s.Now.Differ
			if side.Both++; same {
				side.Same++
			}
			side.On = append(side.On, SideOn{s.Issue, now, in, same})
		}
		if side.Both > 0 {
			d.Sides = append(d.Sides, side)
		}
	}
	slices.SortStableFunc(d.Sides, func(a, b Side) int {
		return cmp.Or(cmp.Compare(b.Same*a.Both, a.Same*b.Both), cmp.Compare(b.Both, a.Both))
	})
}

// nowIn is where an actor stands on an issue in the newest briefing of some,
// by their index in counted, that says so. One without a date counts if no other does.
func (l *Library) nowIn(some []bool, actor, issue string) (now Stand, in *model.Briefing) {
	list := l.accounts.of(l)[pair{actor, issue}]
	for i := len(list) - 1; i >= 0; i-- {
		b := l.counted[list[i].at]
		switch {
		case !some[list[i].at]:
		case b.Date.Valid():
			return l.stand(list[i], actor, issue), b
		case in == nil:
			now, in = l.stand(list[i], actor, issue), b
		}
	}
	return now, in
}

// Of are the briefings of which the dossier has a part, oldest first: their
// highest marking is that of the dossier.
func (d *Dossier) Of(scope []*model.Briefing) []*model.Briefing {
	has := map[*model.Briefing]bool{}
	for _, b := range d.Briefings {
		has[b] = true
	}
	for _, s := range d.Said {
		has[s.Briefing] = true
	}
	for _, e := range d.Events {
		has[e.Briefing] = true
	}
	for _, q := range d.Questions {
		has[q.Briefing] = true
	}
	for _, n := range d.Named {
		has[n.Briefing] = true
	}
	for _, s := range d.Sides {
		for _, on := range s.On {
			has[on.In] = true
		}
	}
	var of []*model.Briefing
	for _, b := range scope {
		if has[b] {
			of = append(of, b)
		}
	}
	return of
}
