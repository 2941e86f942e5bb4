package library

import (
	"slices"

	"readout/model"
)

// hear takes the quotations of a briefing that are the actor's own, or by others
// and name the actor.
func (d *Dossier) hear(l *Library, b *model.Briefing, actor string, keep Keep, heard map[string]int) {
	in, near := l.saidOf(b, actor)
	var own *names
	for i := range b.Quotes() {
		q := &b.Quotes()[i]
		ref := model.Ref{Type: model.TypeQuote, Index: i}
		s := Spoken{Briefing: b, Ref: ref, On: q.On, Near: !in[i] && near[i]}
		if s.On.IsZero() {
			s.On = b.Date
		}
		mine := q.By == actor
		if !mine && !in[i] && q.Form == model.Listed {
			if own == nil {
				own = namesOf(b)
			}
			in[i] = l.calls(own, q.Words(), actor)
			s.Near = s.Near && !in[i]
		}
		switch {
		case !mine && !in[i] && !near[i]:
		case !keep.keeps(b, ref):
			d.Hidden++
		case mine:
			s.Near = false
			d.Words = repeated(d.Words, s, heard)
		default:
			d.Said = repeated(d.Said, s, heard)
		}
	}
}

// repeated adds a quotation, or its briefing to one of the same words by the same
// speaker in a later briefing.
func repeated(all []Spoken, s Spoken, heard map[string]int) []Spoken {
	q := s.Quote()
	key := q.By + "\x00" + q.Issue + "\x00" + q.Words()
	i, ok := heard[key]
	if !ok || all[i].in(s.Briefing) {
		heard[key] = len(all)
		return append(all, s)
	}
	all[i].Also = append(all[i].Also, s.Briefing)
	all[i].Near = all[i].Near && s.Near
	if q.On.Valid() && q.On.Compare(all[i].On) < 0 {
		all[i].On = q.On
	}
	return all
}

// saidOf are the quotes of a briefing whose words name an actor, and those
// in running text whose sentence does.
func (l *Library) saidOf(b *model.Briefing, actor string) (in, near map[int]bool) {
	in, near = map[int]bool{}, map[int]bool{}
	found := l.named(b)
	var block prose
	q := 0
	for _, p := range found.places[actor] {
		if p.quote > 0 {
			in[int(p.quote)-1] = true
			continue
		}
		for q < len(found.quotes) && found.quotes[q].block < p.block {
			q++
		}
		if q == len(found.quotes) || found.quotes[q].block != p.block {
			continue
		}
		block.read(b, int(p.block))
		from, to := block.sentence(int(p.from))
		for k := q; k < len(found.quotes) && found.quotes[k].block == p.block && int(found.quotes[k].from) < to; k++ {
			if int(found.quotes[k].from) >= from {
				near[int(found.quotes[k].quote)-1] = true
			}
		}
	}
	return in, near
}

// ask takes the open questions that name the actor.
func (d *Dossier) ask(l *Library, scope []*model.Briefing, actor string, keep Keep) {
	own := map[*model.Briefing]*names{}
	for _, q := range l.OpenQuestions(scope) {
		if own[q.Briefing] == nil {
			own[q.Briefing] = namesOf(q.Briefing)
		}
		switch {
		case !l.calls(own[q.Briefing], q.Question().Ask, actor):
		case !q.Kept(keep):
			d.Hidden++
		default:
			d.Questions = append(d.Questions, Telling{q.Briefing, q.Ref})
		}
	}
}

// inOrder sorts quotations, the newest first, those without a date last.
func inOrder(all []Spoken) []Spoken {
	slices.SortStableFunc(all, func(a, b Spoken) int {
		if a.On.Valid() && b.On.Valid() {
			return b.On.Compare(a.On)
		}
		return a.On.Compare(b.On)
	})
	return all
}
