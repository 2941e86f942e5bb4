package query

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/model"
	"readout/model/library"
)

// plain answers queries as the documentation says it, one item after the other
// and without any index.
type plain struct {
	bs  []*model.Briefing
	ctx Context
	lib *library.Library

	alone map[*model.Briefing]*segment
}

// yes is a condition of an item.
type yes func(b *model.Briefing, r model.Ref) bool

func newPlain(bs []*model.Briefing, c Context) *plain {
	p := &plain{bs: bs, ctx: c, alone: map[*model.Briefing]*segment{}}
	for _, b := range bs {
		p.alone[b] = newSegment([]*model.Briefing{b})
	}
	if c.Library != nil {
		p.lib = c.Library()
	} else {
		p.lib = library.New(bs, c.Now())
	}
	return p
}

func (p *plain) each(f func(*model.Briefing, model.Ref)) {
	for _, b := range p.bs {
		for _, t := range order {
			for i := range b.Len(t) {
				f(b, model.Ref{Type: t, Index: i})
			}
		}
	}
}

func (p *plain) find(q Query) []Item {
	var left []Item
	pass := yes(func(*model.Briefing, model.Ref) bool { return true })
	if q.root != nil {
		pass = p.node(q.root, all)
	}
	p.each(func(b *model.Briefing, r model.Ref) {
		if pass(b, r) {
			left = append(left, Item{b, r})
		}
	})
	return left
}

// briefings are those of which anything counts.
func (p *plain) briefings(q Query) int {
	seen := map[*model.Briefing]bool{}
	for _, it := range p.find(q) {
		if it.Briefing.Status != model.Withdrawn || it.Ref.Type == model.TypeBriefing {
			seen[it.Briefing] = true
		}
	}
	return len(seen)
}

// shown is how many items count, which of one briefing alone are all.
func (p *plain) shown(q Query) int {
	n := 0
	for _, it := range p.find(q) {
		if len(p.bs) == 1 || it.Briefing.Status != model.Withdrawn || it.Ref.Type == model.TypeBriefing {
			n++
		}
	}
	return n
}

func (p *plain) node(n *node, rest types) yes {
	switch n.op {
	case opAnd:
		parts := make([]yes, len(n.kids))
		for i, kid := range n.kids {
			around := rest
			for j, other := range n.kids {
				if j != i {
					around &= other.reach()
				}
			}
			parts[i] = p.node(kid, around)
		}
		return func(b *model.Briefing, r model.Ref) bool {
			return !slices.ContainsFunc(parts, func(f yes) bool { return !f(b, r) })
		}
	case opOr:
		return p.any(n.kids, func(kid *node) yes { return p.node(kid, rest) })
	case opNot:
		if kid := n.kids[0]; kid.op == opFilter && kid.join == nil && kid.key.whole {
			rest = 0
		}
		pass := p.node(n.kids[0], rest)
		return func(b *model.Briefing, r model.Ref) bool { return !pass(b, r) }
	case opWord:
		return p.word(model.Searchable(n.text))
	}
	if n.join != nil {
		return p.join(n, rest)
	}
	var list []*node
	for _, v := range n.values {
		list = append(list, &node{op: opFilter, key: n.key, values: []value{v}})
	}
	return p.any(list, func(one *node) yes {
		pass := p.value(one.key, one.values[0], rest)
		if one.key.whole {
			return p.whole(briefings, rest, pass)
		}
		return pass
	})
}

func (p *plain) any(list []*node, of func(*node) yes) yes {
	var parts []yes
	for _, n := range list {
		parts = append(parts, of(n))
	}
	return func(b *model.Briefing, r model.Ref) bool {
		return slices.ContainsFunc(parts, func(f yes) bool { return f(b, r) })
	}
}

func (p *plain) whole(things, rest types, pass yes) yes {
	return func(b *model.Briefing, r model.Ref) bool {
		return (rest&things == 0 || typeOf[r.Type] == things) && pass(b, r)
	}
}

func (p *plain) word(words string) yes {
	return func(b *model.Briefing, r model.Ref) bool {
		return slices.ContainsFunc(p.fields(b, r), func(s string) bool { return s != "" && strings.Contains(model.Searchable(s), words) }) || words == ""
	}
}

func (p *plain) fields(b *model.Briefing, r model.Ref) []string {
	i := r.Index
	names := func(ids ...string) (list []string) {
		for _, id := range ids {
			list = append(list, id)
			if a := b.ActorByID(id); a != nil {
				list = append(append(list, a.Name), a.Aliases...)
			}
		}
		return list
	}
	switch r.Type {
	case model.TypeIssue:
		return []string{b.Issues()[i].Title, b.Issues()[i].Question}
	case model.TypeActor:
		return append(names(b.Actors()[i].ID), b.Actors()[i].Role)
	case model.TypePosition:
		return append(names(append([]string{b.Positions()[i].Actor}, b.Positions()[i].Per...)...), b.Positions()[i].Note)
	case model.TypeQuote:
		list := append(names(b.Quotes()[i].By), b.Quotes()[i].Original)
		for _, s := range b.Quotes()[i].Segments {
			list = append(list, s.Text)
		}
		return list
	case model.TypeEvent:
		e := &b.Events()[i]
		return append(names(slices.Concat(e.Who, e.Per)...), e.What, e.Where, e.When.Text)
	case model.TypeQuestion:
		return []string{b.Questions()[i].Ask, b.Questions()[i].Answer}
	case model.TypeJudgement:
		return []string{b.Judgements()[i].Text, b.Judgements()[i].Basis}
	case model.TypeSource:
		src := &b.Sources()[i]
		return []string{src.ID, src.Title, src.By, src.Note}
	}
	list := []string{b.ID, b.Title, b.Summary, b.Author}
	if b.Text != nil {
		for i := range b.Text.Blocks {
			var block strings.Builder
			for _, span := range b.Text.Blocks[i].Spans {
				block.WriteString(span.Text)
				if span.Style&model.Break != 0 {
					block.WriteByte(' ')
				}
			}
			list = append(list, block.String())
		}
	}
	return list
}

func (p *plain) join(n *node, rest types) yes {
	inner := p.node(n.join, all)
	ids, held := map[string]bool{}, map[*model.Briefing]bool{}
	p.each(func(b *model.Briefing, r model.Ref) {
		if !inner(b, r) {
			return
		}
		held[b] = true
		if n.key.name == "issue" {
			ids[b.IssueOf(r)] = true
			return
		}
		for _, id := range b.ActorsOf(r) {
			ids[id] = true
		}
	})
	delete(ids, "")
	switch n.key.name {
	case "briefing":
		return p.whole(briefings, rest, func(b *model.Briefing, _ model.Ref) bool { return held[b] })
	case "issue":
		return p.whole(issues, rest, func(b *model.Briefing, r model.Ref) bool { return ids[b.IssueOf(r)] })
	}
	return p.whole(actors, rest, func(b *model.Briefing, r model.Ref) bool {
		return slices.ContainsFunc(b.ActorsOf(r), func(id string) bool { return ids[id] })
	})
}

// value is one value of a key.
func (p *plain) value(k *key, v value, rest types) yes {
	w := word(v.text)
	pass := p.valueOf(k, v, w)
	switch {
	case k.name == "is" && (w == "corrected" || w == "unread"):
		return p.whole(briefings, rest, pass)
	case k.types == 0 || k.whole:
		return pass
	}
	return func(b *model.Briefing, r model.Ref) bool { return typeOf[r.Type]&k.types != 0 && pass(b, r) }
}

func (p *plain) valueOf(k *key, v value, w string) yes {
	switch k.name {
	case "type":
		return func(_ *model.Briefing, r model.Ref) bool { return string(r.Type) == w }
	case "actor", "by":
		in := p.people(v.text)
		return func(b *model.Briefing, r model.Ref) bool {
			ids := b.ActorsOf(r)
			return w == none && len(ids) == 0 || w != none && slices.ContainsFunc(ids, in)
		}
	case "per":
		in := p.people(v.text)
		return func(b *model.Briefing, r model.Ref) bool {
			var per []string
			if r.Type == model.TypeEvent {
				per = b.Events()[r.Index].Per
			} else if b.Positions()[r.Index].SecondHand() {
				per = b.Positions()[r.Index].Per
			}
			return w == none && len(per) == 0 || w != none && slices.ContainsFunc(per, in)
		}
	case "part", "kind":
		return func(b *model.Briefing, r model.Ref) bool {
			return slices.ContainsFunc(b.ActorsOf(r), func(id string) bool {
				a := b.ActorByID(id)
				if a == nil {
					a = &model.Actor{}
				}
				return w == map[string]string{"part": or(string(a.Part), "other"), "kind": or(a.Kind, "person")}[k.name]
			})
		}
	case "issue":
		return p.declared(v.text, model.TypeIssue, (*model.Briefing).IssueOf)
	case "src":
		return p.declared(v.text, model.TypeSource, (*model.Briefing).SourceOf)
	case "stance":
		return func(b *model.Briefing, r model.Ref) bool { return string(b.Positions()[r.Index].Stance) == w }
	case "state":
		return func(b *model.Briefing, r model.Ref) bool { return stateOf(&b.Events()[r.Index]) == w }
	case "check":
		return func(b *model.Briefing, r model.Ref) bool { return checked(&b.Quotes()[r.Index], w) }
	case "date", "since":
		return p.dated(k.name, v, w)
	case "is":
		return p.is(w)
	case "has":
		return p.has(w)
	case "moved":
		return p.moved(v, w)
	case "grade", "likelihood", "confidence":
		return p.ranked(k.name, v, w)
	}
	return p.ofBriefing(k.name, v.text, w)
}

func (p *plain) people(text string) func(string) bool {
	id, name := model.Fold(text), model.Searchable(text)
	var exact, near []string
	for _, b := range p.bs {
		for _, a := range b.Actors() {
			if model.Fold(a.ID) == id {
				exact = append(exact, a.ID)
			}
			if hasWord(model.Fold(a.ID), id) || slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(s string) bool { return hasWord(model.Searchable(s), name) }) {
				near = append(near, a.ID)
			}
		}
	}
	if len(exact) > 0 {
		return func(s string) bool { return slices.Contains(exact, s) }
	}
	return func(s string) bool { return s == text || slices.Contains(near, s) }
}

func (p *plain) declared(text string, t model.Type, of func(*model.Briefing, model.Ref) string) yes {
	want, exact := model.Fold(text), false
	for _, b := range p.bs {
		for i := range b.Len(t) {
			exact = exact || model.Fold(of(b, model.Ref{Type: t, Index: i})) == want
		}
	}
	known := func(id string) bool {
		return slices.ContainsFunc(p.bs, func(b *model.Briefing) bool {
			for i := range b.Len(t) {
				if of(b, model.Ref{Type: t, Index: i}) == id {
					return true
				}
			}
			return false
		})
	}
	return func(b *model.Briefing, r model.Ref) bool {
		id := of(b, r)
		switch {
		case word(text) == none:
			return id == ""
		case exact:
			return model.Fold(id) == want && known(id)
		}
		return id == text || id != "" && strings.HasPrefix(model.Fold(id), want) && known(id)
	}
}

func (p *plain) dated(name string, v value, w string) yes {
	from, to := model.ParseDate(v.text).Span()
	_, end := model.ParseDate(v.to).Span()
	return func(b *model.Briefing, r model.Ref) bool {
		d := b.Date
		switch {
		case r.Type == model.TypeEvent:
			d = b.Events()[r.Index].When
		case r.Type == model.TypeSource:
			d = b.Sources()[r.Index].Date
		case r.Type == model.TypeQuote && !b.Quotes()[r.Index].On.IsZero():
			d = b.Quotes()[r.Index].On
		case r.Type == model.TypePosition && !b.Positions()[r.Index].On.IsZero():
			d = b.Positions()[r.Index].On
		}
		if !d.Valid() {
			return name == "date" && v.rel == equal && w == none
		}
		begins, ends := d.Span()
		within := func(from, to time.Time) bool {
			return (from.IsZero() || ends.After(from)) && (to.IsZero() || begins.Before(to))
		}
		switch {
		case name == "since" && w == "last":
			if p.ctx.LastRead == nil {
				return true
			}
			read, ok := p.ctx.LastRead(b)
			return !ok || ends.After(read)
		case name == "since":
			if t, ok := before(p.lib.Today(), v.text); ok {
				return within(t, time.Time{})
			}
			return within(from, time.Time{})
		case v.rel == equal && w == none:
			return false
		case v.rel == less:
			return within(time.Time{}, from)
		case v.rel == atMost:
			return within(time.Time{}, to)
		case v.rel == greater:
			return within(to, time.Time{})
		case v.rel == atLeast:
			return within(from, time.Time{})
		case v.rel == between:
			return within(from, end)
		}
		return within(from, to)
	}
}

func (p *plain) is(w string) yes {
	return func(b *model.Briefing, r model.Ref) bool {
		i := r.Index
		switch w {
		case "open", "answered":
			return r.Type == model.TypeQuestion && b.Questions()[i].Open == (w == "open")
		case "contested":
			return r.Type == model.TypePosition && b.Contested(b.Positions()[i].Actor, b.Positions()[i].Issue)
		case "secondhand":
			return r.Type == model.TypePosition && b.Positions()[i].SecondHand() || r.Type == model.TypeEvent && b.Events()[i].SecondHand()
		case "guess":
			switch r.Type {
			case model.TypeQuote:
				return b.Quotes()[i].Guess
			case model.TypePosition:
				return b.Positions()[i].Guess
			case model.TypeQuestion:
				return b.Questions()[i].Guess
			case model.TypeIssue:
				return b.Issues()[i].Guess
			}
			return false
		case "corrected":
			return len(b.Corrections) > 0
		case "unread":
			return p.ctx.Unread(b)
		case "bookmarked":
			return p.ctx.Bookmarked(b, r)
		}
		return p.ctx.Noted(b, r)
	}
}

// has asks what the evaluator asks of one item alone, of which TestSelect has
// a case for every word.
func (p *plain) has(w string) yes {
	return func(b *model.Briefing, r model.Ref) bool {
		c := cursor{g: p.alone[b], b: b, ref: r, kind: typeOf[r.Type]}
		return c.has(w) || w == "note" && p.ctx.Noted(b, r)
	}
}

func (p *plain) moved(v value, w string) yes {
	return func(b *model.Briefing, r model.Ref) bool {
		is := b.Positions()[r.Index]
		old, stand, ok := p.lib.Earlier(b, is.Actor, is.Issue)
		var was []string
		if ok {
			for _, j := range stand.Positions {
				was = append(was, string(old.Positions()[j].Stance))
			}
		}
		moved := ok && !slices.Contains(was, string(is.Stance))
		if v.rel != between {
			return moved == (w != "no")
		}
		return moved && (v.text == "" || slices.Contains(was, w)) && (v.to == "" || word(v.to) == string(is.Stance))
	}
}

func (p *plain) ranked(name string, v value, w string) yes {
	of := map[string]func(string) (int, int){"grade": gradeRanks}[name]
	if of == nil {
		list := map[string][]string{"likelihood": model.Likelihoods, "confidence": model.Confidences}[name]
		of = func(s string) (int, int) { i := slices.Index(list, word(s)); return i, i }
	}
	return func(b *model.Briefing, r model.Ref) bool {
		own := ""
		switch {
		case name == "grade":
			if src := b.SourceByID(b.SourceOf(r)); src != nil {
				own = src.Grade
			}
		case name == "likelihood":
			own = b.Judgements()[r.Index].Likelihood
		case r.Type == model.TypePosition:
			own = b.Positions()[r.Index].Confidence
		default:
			own = b.Judgements()[r.Index].Confidence
		}
		if v.rel == equal && w == none {
			return own == ""
		}
		at, _ := of(own)
		return own != "" && at >= 0 && v.within(at, of)
	}
}

func (p *plain) ofBriefing(name, text, w string) yes {
	want := model.Searchable(text)
	exact := slices.ContainsFunc(p.bs, func(b *model.Briefing) bool { return model.Searchable(b.Marking) == want })
	return func(b *model.Briefing, _ model.Ref) bool {
		switch name {
		case "in", "briefing":
			folder := model.Fold(strings.Trim(filepath.ToSlash(text), "/"))
			return model.Fold(b.ID) == folder || strings.Contains("/"+model.Fold(b.Path)+"/", "/"+folder+"/")
		case "status":
			return statusOf(b) == w
		case "marking":
			if w == none {
				return b.Marking == ""
			}
			return model.Searchable(b.Marking) == want || !exact && hasWord(model.Searchable(b.Marking), want)
		}
		lang := model.Fold(b.Lang)
		return lang == model.Fold(text) || strings.HasPrefix(lang, model.Fold(text)+"-") || lang == "" && model.Fold(text) == none
	}
}
