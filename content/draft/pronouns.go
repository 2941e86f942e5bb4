package draft

// antecedents resolves the pronouns of an article in the order of the text.
type antecedents struct {
	a        *analysis
	c        *cast
	who      []int          // by quotation, the entity that speaks; -1 for none
	seen     []seen         // the last names, and pronouns as what they stand for
	done     map[[2]int]int // by paragraph and token, what a pronoun stands for
	para, at int            // how far the pronouns were read
	next     int            // how far the names were read
}

// window is the number of names before a pronoun among which it finds what it
// stands for.
const window = 80

// The weights by which a name before a pronoun is what it stands for: what
// counts is how near it is and what it does there. They were found by trying
// values around round ones.
const (
	perSentence   = 1.8  // less for each sentence between
	maxSentences  = 12   // farther ones count no less
	sameParagraph = 0.8  // more in the same paragraph
	firstSubject  = 1.0  // more for the first subject of its sentence
	isSubject     = 1.4  // more for a subject
	isSpeaking    = 1.0  // more for one that reports words
	isOwner       = -1.0 // less for a possessive
	gendered      = 0.75 // more for one whose gender is known
	named         = 0.5  // more for one with more than one name
	spokeLast     = 0.4  // more for who spoke last
)

// upTo reads the pronouns before a token, and names up to them.
func (r *antecedents) upTo(para, at, quote int) {
	for ; r.para <= para && r.para < len(r.a.paras); r.para, r.at = r.para+1, 0 {
		ts := r.a.paras[r.para].tokens
		for ; r.at < len(ts) && (r.para < para || r.at < at); r.at++ {
			if t := &ts[r.at]; t.is(pronounWord) && (t.lower == "he" || t.lower == "she") {
				r.stands(mention{kind: pronoun, text: t.lower, span: t.span, para: r.para, at: r.at}, quote)
			}
		}
		if r.para == para {
			return
		}
	}
}

// stands returns the entity that a pronoun stands for, or -1. quote is the
// index of the first quotation that is not yet known.
func (r *antecedents) stands(m mention, quote int) int {
	if e, ok := r.done[[2]int{m.para, m.at}]; ok {
		return e
	}
	want, many := unknown, false
	switch m.text {
	case "he":
		want = male
	case "she":
		want = female
	case "they":
		many = true
	default:
		return -1
	}
	r.readNames(m.start)
	best, top := -1, -1e9
	for k := len(r.seen) - 1; k >= 0 && k >= len(r.seen)-window; k-- {
		s := &r.seen[k]
		if e := &r.c.entities[s.entity]; s.start >= m.start || many != e.group || !many && (e.human <= 0 || e.gender != unknown && e.gender != want) {
			continue
		}
		if score := r.score(m, s, quote); score > top {
			best, top = s.entity, score
		}
	}
	r.done[[2]int{m.para, m.at}] = best
	if best >= 0 {
		r.stood(m, best)
	}
	return best
}

// readNames takes in the names before an offset.
func (r *antecedents) readNames(before int) {
	if len(r.seen) > 8*window {
		r.seen = append(r.seen[:0], r.seen[len(r.seen)-window:]...)
	}
	for r.next < len(r.c.seen) && r.c.seen[r.next].start < before {
		r.seen = append(r.seen, r.c.seen[r.next])
		r.next++
	}
}

// score weighs one place at which somebody is named.
func (r *antecedents) score(m mention, s *seen, quote int) float64 {
	e := &r.c.entities[s.entity]
	score := -perSentence * float64(min(r.a.paras[m.para].sentence(m.at)-s.sent, maxSentences))
	for _, w := range []struct {
		holds  bool
		weight float64
	}{
		{s.para == m.para, sameParagraph},
		{s.head, firstSubject},
		{s.subject, isSubject},
		{s.spoke, isSpeaking},
		{s.owner, isOwner},
		{e.gender != unknown, gendered},
		{len(e.parts) > 1, named},
	} {
		if w.holds {
			score += w.weight
		}
	}
	for b := quote - 1; b >= 0 && b >= quote-3; b-- {
		if r.who[b] == s.entity {
			return score + spokeLast/float64(1+m.para-r.a.quotes[b].para)
		}
	}
	return score
}

// stood notes that a pronoun names an entity where it stands.
func (r *antecedents) stood(m mention, entity int) {
	p := &r.a.paras[m.para]
	n := seen{entity: entity, para: m.para, at: m.at + 1, first: m.at, start: m.start, subject: true, sent: p.sentence(m.at)}
	n.head = len(r.seen) == 0 || r.seen[len(r.seen)-1].sent != n.sent
	n.spoke = m.at+1 < len(p.tokens) && p.tokens[m.at+1].is(strongCue)
	r.seen = append(r.seen, n)
}
