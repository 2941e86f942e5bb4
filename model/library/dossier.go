package library

import (
	"slices"

	"readout/model"
)

// Dossier is one actor across briefings.
type Dossier struct {
	Actor     model.Actor       // as the newest briefing describes it
	Aliases   []string          // of all briefings
	Roles     []Role            // oldest first, each with the briefing that first gives it
	Clashes   []Role            // other names that briefings give the same id
	Briefings []*model.Briefing // that declare the actor or have an item of it, oldest first

	Issues    []Strip   // where the actor stands over time, issue by issue
	Moves     []Turn    // newest first
	Words     []Spoken  // the actor's own, newest first
	Said      []Spoken  // what others say that names the actor, newest first
	Events    []Entry   // with the actor's part, in the order of time
	Questions []Telling // open ones of the newest briefings that name the actor
	Sides     []Side    // others with a position on an issue of the actor's, most alike first
	Mentions  []Named   // by briefing, oldest first
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
	Moved  []bool
	Now    Stand
	In     *model.Briefing // that says so
}

// Turn is a move with the words nearest to it.
type Turn struct {
	Move
	Words, WordsBefore *Spoken // in the briefing of the move, and before it; nil if there are none
}

// Spoken is a quotation and where it stands.
type Spoken struct {
	Briefing *model.Briefing
	Ref      model.Ref
	On       model.Date // of the words, else of the briefing
}

// Quote is the quotation itself.
func (s Spoken) Quote() *model.Quote { return &s.Briefing.Quotes[s.Ref.Index] }

// Side is how another actor stands to this one: on how many issues that both
// have a position on they stand alike.
type Side struct {
	Actor      string
	Same, Both int
	Issues     []string // those on which they stand otherwise
}

// Named are the mentions of an actor in one briefing.
type Named struct {
	Briefing *model.Briefing
	Places   []Mention
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
	}
	d.strips(l, actor, keep)
	d.spoken(l, actor, scope, keep)
	d.changes(l, actor)
	for _, e := range l.Timeline(scope, TimelineOptions{NoWords: true, Keep: keep}).Entries {
		if e.Kind == EventEntry && slices.Contains(e.Who, actor) {
			d.Events = append(d.Events, e)
		}
	}
	d.sides(l, actor)
	return d, true
}

// describe takes what a briefing calls the actor.
func (d *Dossier) describe(b *model.Briefing, actor string) {
	a := b.ActorByID(actor)
	if a.Role != "" && (len(d.Roles) == 0 || d.Roles[len(d.Roles)-1].Text != a.Role) {
		d.Roles = append(d.Roles, Role{a.Role, b})
	}
	if a.Name != d.Actor.Name && !slices.ContainsFunc(d.Clashes, func(r Role) bool { return r.Text == a.Name }) {
		d.Clashes = append(d.Clashes, Role{a.Name, b})
	}
	for _, alias := range a.Aliases {
		if !slices.Contains(d.Aliases, alias) {
			d.Aliases = append(d.Aliases, alias)
		}
	}
}

// strips are the actor's stands, issue by issue.
func (d *Dossier) strips(l *Library, actor string, keep Keep) {
	for _, is := range d.Cast.Issues() {
		s := Strip{Issue: is.ID, Stands: make([]Stand, len(d.Briefings)), Moved: make([]bool, len(d.Briefings))}
		for i, b := range d.Briefings {
			st := l.StandIn(b, actor, is.ID)
			if !st.Covered() {
				continue
			}
			if keep != nil && !slices.ContainsFunc(st.Positions, func(p int) bool { return keep(b, model.Ref{Type: model.TypePosition, Index: p}) }) {
				d.Hidden++
				continue
			}
			s.Stands[i] = st
			_, s.Moved[i] = l.Moved(b, actor, is.ID)
			s.Now, s.In = st, b
		}
		if s.In != nil {
			d.Issues = append(d.Issues, s)
		}
	}
}

// spoken are the actor's words, what others say of it, and who asks about it.
func (d *Dossier) spoken(l *Library, actor string, scope []*model.Briefing, keep Keep) {
	for i := len(scope) - 1; i >= 0; i-- {
		b := scope[i]
		names := namesOf(b)
		for k := range b.Quotes {
			q := &b.Quotes[k]
			ref := model.Ref{Type: model.TypeQuote, Index: k}
			own := q.By == actor
			if !own && !named(q.Words(), names, actor) {
				continue
			}
			if !keep.keeps(b, ref) {
				d.Hidden++
				continue
			}
			on := q.On
			if on.IsZero() {
				on = b.Date
			}
			if s := (Spoken{b, ref, on}); own {
				d.Words = append(d.Words, s)
			} else {
				d.Said = append(d.Said, s)
			}
		}
		for k := range b.Questions {
			ref := model.Ref{Type: model.TypeQuestion, Index: k}
			if q := &b.Questions[k]; q.Open && named(q.Ask, names, actor) && keep.keeps(b, ref) && !d.asked(q.Ask) {
				d.Questions = append(d.Questions, Telling{b, ref})
			}
		}
	}
	newest := func(a, b Spoken) int { return b.On.Compare(a.On) }
	slices.SortStableFunc(d.Words, newest)
	slices.SortStableFunc(d.Said, newest)
}

func (d *Dossier) asked(ask string) bool {
	return slices.ContainsFunc(d.Questions, func(t Telling) bool { return t.Briefing.Questions[t.Ref.Index].Ask == ask })
}

// named reports whether a text names an actor.
func named(s string, names map[string][]naming, actor string) bool {
	words := wordsOf(s)
	for i := 0; i < len(words); {
		n, who := longest(s, words[i:], names)
		if n > 0 && who == actor {
			return true
		}
		i += max(n, 1)
	}
	return false
}

// changes are the actor's moves, newest first.
func (d *Dossier) changes(l *Library, actor string) {
	for i := len(d.Briefings) - 1; i >= 0; i-- {
		for _, m := range l.Moves(d.Briefings[i]) {
			if m.Actor != actor || !slices.ContainsFunc(d.Issues, func(s Strip) bool { return s.Issue == m.Issue }) {
				continue
			}
			d.Moves = append(d.Moves, Turn{Move: m, Words: d.wordsIn(m.Briefing, m.Issue), WordsBefore: d.wordsIn(m.Before, m.Issue)})
		}
	}
}

// wordsIn are the actor's last words on an issue in a briefing.
func (d *Dossier) wordsIn(b *model.Briefing, issue string) *Spoken {
	for i := range d.Words {
		if w := &d.Words[i]; w.Briefing == b && w.Quote().Issue == issue {
			return w
		}
	}
	return nil
}

// sides compares the actor's stands with those of others, as they are now.
func (d *Dossier) sides(l *Library, actor string) {
	at := map[string]int{}
	for _, s := range d.Issues {
		for _, other := range d.Cast.Actors() {
			if other.ID == actor {
				continue
			}
			h := l.History(other.ID, s.Issue)
			if len(h) == 0 {
				continue
			}
			i, ok := at[other.ID]
			if !ok {
				i = len(d.Sides)
				at[other.ID] = i
				d.Sides = append(d.Sides, Side{Actor: other.ID})
			}
			d.Sides[i].Both++
			if now := h[len(h)-1].Stand; now.Stance == s.Now.Stance && !now.Differ && !s.Now.Differ {
				d.Sides[i].Same++
			} else {
				d.Sides[i].Issues = append(d.Sides[i].Issues, s.Issue)
			}
		}
	}
	slices.SortStableFunc(d.Sides, func(a, b Side) int { return (b.Same*100)/b.Both - (a.Same*100)/a.Both })
}

// FindMentions adds the places that name the actor; it reads every text.
func (d *Dossier) FindMentions(scope []*model.Briefing) {
	for _, b := range scope {
		if places := Mentions(b, d.Actor.ID); len(places) > 0 {
			d.Mentions = append(d.Mentions, Named{b, places})
		}
	}
}
