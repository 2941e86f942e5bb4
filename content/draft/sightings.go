package draft

import (
	"strings"
)

// names collects everybody the article names. It reads the text twice, so that
// the second time every short form finds its full one.
func (a *analysis) names() *cast {
	c := &cast{byLast: map[string][]int{}, byFirst: map[string][]int{}, byShort: map[string]int{}}
	a.capitals()
	for _, full := range []bool{false, true} {
		c.seen = c.seen[:0]
		c.spellings = map[spelledAs]spelling{}
		for i := range c.entities {
			e := &c.entities[i]
			e.acts, e.human, e.placed, e.mentions, e.evidence = 0, 0, 0, 0, [3]int{}
			e.titled = false
			c.genderOf(e)
		}
		for i := range a.paras {
			c.read(a, i)
		}
		if !full {
			c.settle()
		}
	}
	return c
}

// settle takes a gender from what spoke for one.
func (c *cast) settle() {
	for i := range c.entities {
		e := &c.entities[i]
		switch {
		case e.evidence[male] > e.evidence[female]:
			e.gender = male
		case e.evidence[female] > e.evidence[male]:
			e.gender = female
		}
	}
}

// capitals notes how the words of the article are written, and finds the
// nicknames.
func (a *analysis) capitals() {
	for i := range a.paras {
		p := &a.paras[i]
		if p.headline {
			continue
		}
		for j, t := range p.tokens {
			switch {
			case t.upper && !t.first && j > 0:
				t.base.inside = true
			case t.word && !t.upper:
				t.base.small = true
			case t.quote >= 0 && t.short:
				p.tokens[j].nickname = a.nickname(&a.quotes[t.quote])
			}
		}
	}
	for i := range a.paras {
		ts := a.paras[i].tokens
		for j, t := range ts {
			if t.first && t.upper && !t.is(starter) && !t.base.small && !commonEnding(t.lower) && startsAs(ts, j) {
				t.base.inside = true
			}
		}
	}
}

// startsAs reports whether what follows a word that begins a sentence is what
// follows a name.
func startsAs(ts []token, j int) bool {
	if j+1 >= len(ts) || acting(ts[j+1]) {
		return j+1 < len(ts)
	}
	if j+2 >= len(ts) {
		return false
	}
	return ts[j+1].text == "," && ts[j+2].lower == "which" || ts[j+1].lower == "and" && ts[j+2].upper && j+3 < len(ts) && verbish(ts[j+3])
}

// acting reports whether a token is a verb as it stands behind a name.
func acting(t token) bool {
	return t.is(strongCue) || t.is(adverbial) || t.lower == "has" || t.lower == "was" || t.lower == "is" || t.lower == "had"
}

// commonEnding reports whether a word that begins a sentence is no name by its ending.
func commonEnding(w string) bool {
	if len(w) < 3 {
		return true
	}
	for _, end := range []string{"ly", "ing", "ers", "ists", "als", "ians", "ors"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// read notes the names of a paragraph.
func (c *cast) read(a *analysis, n int) {
	p := &a.paras[n]
	ts := p.tokens
	if p.headline {
		return
	}
	headed := int32(-1)
	for i := 0; i < len(ts); {
		if !begins(ts, i) {
			i++
			continue
		}
		for _, r := range runs(ts, i) {
			i = r.end
			if s, ok := c.sight(a.text, p, r); ok {
				s.para = n
				s.sent = ts[r.start].sent
				s.head = headed != s.sent && (s.subject || s.spoke)
				if s.head {
					headed = s.sent
				}
				c.seen = append(c.seen, s)
			}
		}
	}
}

// begins reports whether a name may begin at a token.
func begins(ts []token, i int) bool {
	t := ts[i]
	switch {
	case !t.upper || t.quote >= 0 || t.is(timeWord) && !(i+1 < len(ts) && ts[i+1].upper && monthName(ts, i, false) && !ts[i+1].is(timeWord)) || t.lower == "i" || t.is(determiner):
		return false
	case t.first && t.is(starter) && !(t.is(maleName|femaleName) && i+1 < len(ts) && ts[i+1].upper && ts[i+1].quote < 0):
		return false
	case t.first && !t.base.inside && !(i+1 < len(ts) && ts[i+1].upper) && !(t.as(titleLike) && i+1 < len(ts) && ts[i+1].text == "." && i+2 < len(ts) && ts[i+2].upper):
		return false
	}
	return true
}

// runs are the names in the run of capitalised words that begins at a token:
// one, or two if an institution stands before a person.
func runs(ts []token, i int) []span {
	j := i + 1
	for j < len(ts) && (!ts[j-1].is(owning) || ofMembers(ts, j)) {
		switch t := ts[j]; {
		case t.quote >= 0 && t.short && j+1 < len(ts) && ts[j+1].upper && ts[j-1].upper && t.nickname:
			j += 2
			continue
		case t.upper && t.quote < 0 && (!t.is(timeWord) || ts[j-1].is(maleName|femaleName) && monthName(ts, j, true)):
			j++
			continue
		case t.text == "." && ts[j-1].is(titleWord) && len(ts[j-1].text) <= 4 && j+1 < len(ts) && ts[j+1].upper:
			j++
			continue
		case t.is(particle) && t.text != "the" && j+1 < len(ts) && (ts[j+1].upper || ts[j+1].is(particle) && j+2 < len(ts) && ts[j+2].upper):
			j++
			continue
		case j+1 < len(ts) && ts[j+1].upper && (t.lower == "for" || t.lower == "of" || t.lower == "on" || t.lower == "and" && j-i > 3) && institution(ts[i:j]):
			j += 2
			continue
		}
		break
	}
	for j-1 > i && ts[j-1].upper && !ts[j-1].is(owning) && (ts[j-1].is(preposition) || ts[j-1].is(helper) || ts[j-1].is(starter)) && !ts[j-1].is(maleName|femaleName) && !ts[j-1].is(timeWord) {
		j--
	}
	if k := behindInstitution(ts, i, j); k > i {
		return []span{{i, k}, {k, j}}
	}
	return []span{{i, j}}
}

// ofMembers reports whether a name goes on behind a possessive: "Marlow Teachers' Association".
func ofMembers(ts []token, j int) bool {
	w := ts[j-1].lower
	return ts[j].upper && ts[j].as(groupNoun|institutionNoun) && (strings.HasSuffix(w, "s'") || strings.HasSuffix(w, "s’"))
}

// monthName reports whether the name of a month is rather a person's, as in
// August Lervik and Grace May.
func monthName(ts []token, i int, behind bool) bool {
	switch ts[i].lower {
	case "april", "may", "june", "august":
		return i+1 >= len(ts) || !(ts[i+1].text[0] >= '0' && ts[i+1].text[0] <= '9') && (behind || ts[i+1].text != ",")
	}
	return false
}

// spelling is what a name stands for as it is spelled.
type spelling struct {
	entity int    // -1 for no name
	form   string // without titles and a possessive's ending
	many   bool   // more than one word
}

// spelled is what a run of capitalised words stands for.
func (c *cast) spelled(ts []token, text string, address gender) spelling {
	key := spelledAs{text, address}
	if n, ok := c.spellings[key]; ok {
		return n
	}
	words := make([]string, 0, len(ts))
	for _, t := range ts {
		switch n := len(words); {
		case t.quote >= 0: // a nickname
		case n > 0 && t.text == ".":
			words[n-1] += "."
		default:
			words = append(words, t.text)
		}
	}
	name := strings.Join(words, " ")
	if ts[len(ts)-1].is(owning) {
		name = strings.TrimRight(name[:strings.LastIndexAny(name, "'’")], "'’")
	}
	n := spelling{entity: -1}
	if parts := nameParts(name); len(parts) > 0 && !onlyTitles(ts) && (len(ts) <= maxName || groupWord(parts)) {
		n = spelling{c.add(name, address), untitled(name), len(parts) > 1}
	}
	c.spellings[key] = n
	return n
}

// spelledAs is a run of capitalised words with the gender that is told before it.
type spelledAs struct {
	text    string
	address gender
}

// maxName is the number of words over which a run of capitalised words that
// names no institution is rather a headline than a name.
const maxName = 4

// sight notes one name.
func (c *cast) sight(text string, p *paragraph, r span) (seen, bool) {
	ts := p.tokens
	i, j := p.nameIn(r.start, r.end), r.end
	address := honoured(ts[r.start:i])
	n := c.spelled(ts[i:j], text[ts[i].start:ts[j-1].end], address)
	if n.entity < 0 {
		return seen{}, false
	}
	ent := &c.entities[n.entity]
	ent.mentions++
	if n.many || len(c.byLast[ent.parts[len(ent.parts)-1]]) == 1 {
		ent.full++
	}
	own := ts[j-1].is(owning)
	s := seen{entity: n.entity, at: j, first: r.start, name: i, start: ts[i].start, form: n.form, owner: own, honoured: address}
	s.subject = p.isSubject(r.start, j)
	s.spoke = p.reportsBeside(r.start, j, s.subject)
	if s.subject && !own {
		ent.acts++
	}
	c.weigh(p, ent, s)
	if k := len(c.seen) - 1; k >= 0 && r.start > 1 && ts[r.start-1].lower == "and" && c.seen[k].at == r.start-1 && c.seen[k].start >= p.start {
		if b := &c.entities[c.seen[k].entity]; len(b.parts) > 1 && len(ent.parts) > 1 {
			b.human, ent.human = b.human+max(0, min(2, ent.human)), ent.human+max(0, min(2, b.human))
		}
	}
	if j+2 < len(ts) && ts[j].text == "(" && ts[j+2].text == ")" && acronym(ts[j+1].text) && len(ent.parts) > 1 {
		c.byShort[ts[j+1].folded] = n.entity
	}
	return s, true
}

// nameIn is where within a run of capitalised words the name itself begins:
// behind titles, and behind a word that only has its capital from the
// beginning of the sentence.
func (p *paragraph) nameIn(from, to int) int {
	ts := p.tokens
	for k := to - 2; k >= from; k-- {
		if ts[k].as(titleLike) && !ts[k+1].is(preposition) {
			from = k + 1
			break
		}
	}
	if t := ts[from]; t.first && !t.is(maleName|femaleName) && (to-from >= 3 && t.as(agentLike) || to-from >= 2 && (t.is(starter) || t.base.small || strings.HasSuffix(t.lower, "ly"))) {
		from++
	}
	for from < to-1 && (ts[from].text == "." || !ts[from].word) {
		from++
	}
	return from
}

// honoured is the gender that a form of address tells.
func honoured(ts []token) gender {
	for _, t := range ts {
		switch fold(t.text) {
		case "mr", "sir", "lord", "king", "prince", "congressman", "father", "spokesman", "chairman", "businessman":
			return male
		case "mrs", "ms", "miss", "lady", "queen", "princess", "congresswoman", "sister", "spokeswoman", "chairwoman", "businesswoman", "dame":
			return female
		}
	}
	return unknown
}
