package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// person is an actor of the draft.
type person struct {
	id, name, role, kind string
	aliases              []string
}

// people are the actors of a draft: who is quoted, who is named as a person,
// and which states the article says do something.
type people struct {
	list   []person
	entity map[int]int    // entity to index
	noun   map[string]int // folded phrase to index
	names  map[string]int // folded name of an entity to index
	heads  map[string]int // last word of such a phrase to 1 + index
	ids    map[string]int // how often an id was asked for
}

// maxAliases is the number of other forms of a name that are kept.
const maxAliases = 6

// gather makes actors in the order in which the text names them.
func (w *writer) gather() {
	p := &people{entity: map[int]int{}, noun: map[string]int{}, names: map[string]int{}, heads: map[string]int{}, ids: map[string]int{}}
	w.people = p
	quoted := map[int]bool{}
	for i := range w.text.quotes {
		if q := &w.text.quotes[i]; q.how != dropped && q.who >= 0 {
			quoted[q.who] = true
		}
	}
	for i := range w.cast.seen {
		s := &w.cast.seen[i]
		e := &w.cast.entities[s.entity]
		if quoted[s.entity] || e.takesPart(s) {
			p.named(w.cast, s.entity)
		}
		if k, ok := p.entity[s.entity]; ok {
			w.tell(&p.list[k], s)
		}
	}
	for i := range w.text.quotes {
		q := &w.text.quotes[i]
		switch {
		case q.how == dropped || q.words == 0:
		case q.who >= 0:
			p.named(w.cast, q.who)
		case q.speaker.kind == noun:
			p.called(q.speaker.text)
		}
	}
}

// takesPart reports whether an entity belongs to the cast though it is not
// quoted: a person named in full or by an office, a state or a body that acts.
func (e *entity) takesPart(s *seen) bool {
	several := len(e.parts) > 1
	switch {
	case e.person():
		return several || s.name > s.first && !e.state()
	case e.acts == 0:
		return false
	case e.group && regions()[strings.Join(e.parts, " ")]:
		return false
	case e.group:
		return several || e.state() || e.mentions > 2
	}
	return e.state() || e.human == 0 && several
}

// named adds an entity, once.
func (p *people) named(c *cast, entity int) int {
	if i, ok := p.entity[entity]; ok {
		return i
	}
	e := &c.entities[entity]
	n := person{name: e.name, kind: "person"}
	switch {
	case e.state():
		n.kind = "state"
	case e.group || e.human <= 0 || len(e.parts) == 1 && !e.titled && !e.introduced:
		n.kind = "organisation"
	}
	called := e.name
	if n.kind == "person" {
		called = e.parts[len(e.parts)-1]
	}
	n.id = p.newID(called)
	p.entity[entity] = len(p.list)
	p.names[model.Fold(n.name)] = len(p.list)
	p.list = append(p.list, n)
	return len(p.list) - 1
}

// tell adds to a person what one place of the text says: a role, another form
// of the name.
func (w *writer) tell(n *person, s *seen) {
	ts := w.text.paras[s.para].tokens
	if n.role == "" {
		e := &w.cast.entities[s.entity]
		if n.role = titleBefore(ts, s); n.role == "" && !s.owner && e.person() {
			n.role = behind(ts, s.at)
		}
	}
	form := s.form
	if form == "" || form == n.name || w.cast.several(form) || len(n.aliases) >= maxAliases || slices.Contains(n.aliases, form) {
		return
	}
	n.aliases = append(n.aliases, form)
}

// several reports whether more than one bears a single name as a last name.
func (c *cast) several(form string) bool {
	bearers := 0
	for _, i := range c.byLast[fold(form)] {
		if len(c.entities[i].parts) > 1 && c.entities[i].person() {
			bearers++
		}
		if bearers > 1 {
			return true
		}
	}
	return false
}

// called adds somebody the article calls by a noun, as "Ukrainian officials".
func (p *people) called(phrase string) int {
	name := bare(phrase)
	key := model.Fold(name)
	if i, ok := p.noun[key]; ok {
		return i
	}
	head := key[strings.LastIndexByte(key, ' ')+1:]
	if i := p.heads[head]; head == key && strings.HasPrefix(strings.ToLower(phrase), "the ") && i > 0 {
		p.noun[key] = i - 1
		return i - 1
	}
	if i, ok := p.names[key]; ok {
		p.noun[key] = i
		return i
	}
	kind := "person"
	switch {
	case many(name):
		kind = "group"
	case groupWord(strings.Fields(key)):
		kind = "organisation"
	}
	p.noun[key] = len(p.list)
	p.list = append(p.list, person{id: p.newID(key), name: upperFirst(name), kind: kind})
	p.heads[head] = len(p.list)
	if strings.Count(key, " ") > 1 {
		p.heads[head] = 0 // too long a phrase to be told by its last word
	}
	return len(p.list) - 1
}

// bare is a phrase without the article before it.
func bare(phrase string) string {
	name := strings.TrimSpace(phrase)
	for _, article := range []string{"the ", "a ", "an "} {
		if len(name) > len(article) && strings.EqualFold(name[:len(article)], article) {
			return name[len(article):]
		}
	}
	return name
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// maxID is the number of characters of an id that is made of a name.
const maxID = 40

// newID makes an id of a name: letters, digits and hyphens.
func (p *people) newID(name string) string {
	base := slug(name)
	for {
		p.ids[base]++
		n := p.ids[base]
		if n == 1 {
			return base
		}
		if id := fmt.Sprintf("%s-%d", base, n); p.ids[id] == 0 {
			p.ids[id] = 1
			return id
		}
	}
}

func slug(name string) string {
	var sb strings.Builder
	n := 0
	for _, r := range model.Fold(name) {
		switch {
		case n >= maxID:
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			sb.WriteRune(r)
			n++
		case n > 0 && !strings.HasSuffix(sb.String(), "-"):
			sb.WriteByte('-')
			n++
		}
	}
	if id := strings.Trim(sb.String(), "-"); id != "" {
		return id
	}
	return "actor"
}
