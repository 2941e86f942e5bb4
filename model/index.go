package model

import "slices"

// Relations answers what the methods of a briefing answer, from an index made
// once: each answer takes the same time in a briefing of ten thousand quotes.
// It shares the slices it returns; they are not to be changed.
type Relations struct {
	b                      *Briefing
	actors, issues, source map[string]int
	quotesBy, quotesOn     map[string][]int
	positionsOf            map[string][]int
	positionsOn            map[string][]int
	eventsOf               map[string][]int
	questionsOn            map[string][]int
	contested              map[[2]string]bool
}

// NewRelations indexes a briefing, which is not to be changed afterwards.
func NewRelations(b *Briefing) *Relations {
	r := &Relations{
		b:      b,
		actors: ids(b.Actors(), func(a *Actor) string { return a.ID }),
		issues: ids(b.Issues(), func(i *Issue) string { return i.ID }),
		source: ids(b.Sources(), func(s *Source) string { return s.ID }),

		quotesBy:    group(b.Quotes(), func(q *Quote) string { return q.By }),
		quotesOn:    group(b.Quotes(), func(q *Quote) string { return q.Issue }),
		positionsOf: group(b.Positions(), func(p *Position) string { return p.Actor }),
		positionsOn: group(b.Positions(), func(p *Position) string { return p.Issue }),
		questionsOn: group(b.Questions(), func(q *Question) string { return q.Issue }),
		eventsOf:    map[string][]int{},
		contested:   map[[2]string]bool{},
	}
	for i := range b.Events() {
		for _, id := range b.Events()[i].Who {
			if had := r.eventsOf[id]; len(had) == 0 || had[len(had)-1] != i {
				r.eventsOf[id] = append(had, i)
			}
		}
	}
	first := map[[2]string]Stance{}
	for i := range b.Positions() {
		p := &b.Positions()[i]
		pair := [2]string{p.Actor, p.Issue}
		if had, ok := first[pair]; !ok {
			first[pair] = p.Stance
		} else if had != p.Stance {
			r.contested[pair] = true
		}
	}
	return r
}

func ids[T any](items []T, of func(*T) string) map[string]int {
	m := make(map[string]int, len(items))
	for i := range items {
		if _, ok := m[of(&items[i])]; !ok {
			m[of(&items[i])] = i
		}
	}
	return m
}

func group[T any](items []T, of func(*T) string) map[string][]int {
	m := map[string][]int{}
	for i := range items {
		m[of(&items[i])] = append(m[of(&items[i])], i)
	}
	return m
}

// Briefing returns the briefing that was indexed.
func (r *Relations) Briefing() *Briefing { return r.b }

// ActorByID returns the actor with an id, or nil.
func (r *Relations) ActorByID(id string) *Actor { return lookup(r.b.Actors(), r.actors, id) }

// IssueByID returns the issue with an id, or nil.
func (r *Relations) IssueByID(id string) *Issue { return lookup(r.b.Issues(), r.issues, id) }

// SourceByID returns the source with an id, or nil.
func (r *Relations) SourceByID(id string) *Source { return lookup(r.b.Sources(), r.source, id) }

func lookup[T any](items []T, index map[string]int, id string) *T {
	if i, ok := index[id]; ok {
		return &items[i]
	}
	return nil
}

// QuotesBy returns the indexes of an actor's quotes, in file order.
func (r *Relations) QuotesBy(actor string) []int { return r.quotesBy[actor] }

// QuotesOn returns the indexes of the quotes on an issue, in file order.
func (r *Relations) QuotesOn(issue string) []int { return r.quotesOn[issue] }

// PositionsOf returns the indexes of an actor's positions, in file order.
func (r *Relations) PositionsOf(actor string) []int { return r.positionsOf[actor] }

// PositionsOn returns the indexes of the positions on an issue, in file order.
func (r *Relations) PositionsOn(issue string) []int { return r.positionsOn[issue] }

// EventsOf returns the indexes of the events an actor takes part in, in file order.
func (r *Relations) EventsOf(actor string) []int { return r.eventsOf[actor] }

// QuestionsOn returns the indexes of the questions on an issue, in file order.
func (r *Relations) QuestionsOn(issue string) []int { return r.questionsOn[issue] }

// Contested reports whether two lines of the briefing give an actor different
// stances on an issue.
func (r *Relations) Contested(actor, issue string) bool { return r.contested[[2]string{actor, issue}] }

// ActorsOf returns the ids of the actors an item belongs to.
func (r *Relations) ActorsOf(ref Ref) []string { return r.b.ActorsOf(ref) }

// IssueOf returns the id of the issue an item belongs to, or "".
func (r *Relations) IssueOf(ref Ref) string { return r.b.IssueOf(ref) }

// Label names an item in one clean line.
func (r *Relations) Label(ref Ref) string { return r.b.label(ref, r) }

// AddressOf returns the address of an item.
func (r *Relations) AddressOf(ref Ref) Address {
	if !r.b.Holds(ref) || ref.Type != TypeQuote && ref.Type != TypePosition {
		return r.b.AddressOf(ref)
	}
	a := Address{Path: r.b.Path, Type: ref.Type}
	if ref.Type == TypeQuote {
		before, _ := slices.BinarySearch(r.quotesBy[r.b.Quotes()[ref.Index].By], ref.Index)
		a.ID = r.b.Quotes()[ref.Index].address(before + 1)
		return a
	}
	p := &r.b.Positions()[ref.Index]
	n := 1
	for _, i := range r.positionsOf[p.Actor] {
		if i < ref.Index && r.b.Positions()[i].Issue == p.Issue {
			n++
		}
	}
	a.ID = p.address(n)
	return a
}
