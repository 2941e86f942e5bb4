package draft

import (
	"slices"
	"strings"
)

// gender is how a person is spoken of.
type gender int

const (
	unknown gender = iota
	male
	female
)

// entity is somebody or something that the article names.
type entity struct {
	name       string   // the fullest form seen, without titles
	parts      []string // its words, folded
	gender     gender
	introduced bool // an office stood beside it
	titled     bool // a title or an office stood before it
	group      bool // an organisation, a place, several people
	mentions   int
	full       int    // mentions by more than one word, or by one while nobody else bore it
	placed     int    // at how many places it is rather a place or a state
	acts       int    // at how many places it is the subject
	human      int    // what speaks for a person, less what speaks against
	evidence   [3]int // what spoke for a gender
}

// person reports whether an entity is more likely a person than not.
func (e *entity) person() bool { return !e.group && e.human > 0 }

// state reports whether an entity is a country, by its name or by what the
// article says is its own.
func (e *entity) state() bool {
	return countries()[strings.Join(e.parts, " ")] || e.placed > 0 && !e.titled && !e.introduced && len(e.parts) == 1 && !acronym(e.name)
}

// seen is one place at which somebody is named, or a pronoun stands for them.
type seen struct {
	entity   int
	para, at int    // paragraph, and token behind the name
	start    int    // byte of the article
	first    int    // first token, titles included
	name     int    // first token without titles
	form     string // the name as it stands there, without titles
	subject  bool
	sent     int32  // which sentence of the article
	head     bool   // the first name of its sentence with a verb of its own
	owner    bool   // possessive
	spoke    bool   // reports words there
	honoured gender // by the form of address before it
}

// cast is everybody the article names, and where.
type cast struct {
	entities []entity
	seen     []seen
	byLast   map[string][]int // by the last word of the name
	byFirst  map[string][]int // by the first of several
	byShort  map[string]int   // by what was introduced in parentheses

	spellings map[spelledAs]spelling // what runs of capitalised words stand for
	offices   map[string][]held      // by the word for an office, who holds it
	perhaps   []string               // speakers called by an office, and who holds it
	shared    []string               // names of speakers that several people bear
}

// nameParts are the words of a name, folded, without titles.
func nameParts(s string) []string {
	f := strings.Fields(untitled(s))
	parts := make([]string, 0, len(f))
	for _, w := range f {
		parts = append(parts, fold(w))
	}
	for len(parts) > 1 && known(parts[len(parts)-1], nameSuffix) {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// untitled takes titles off a name.
func untitled(name string) string {
	f := strings.Fields(name)
	for k := len(f) - 2; k >= 0; k-- {
		if isTitle(fold(f[k])) && !known(f[k+1], particle) && !known(f[k+1], preposition) {
			return strings.Join(f[k+1:], " ")
		}
	}
	return strings.Join(f, " ")
}

// isTitle reports whether a folded word stands before names as a title or an
// office; one of several parts, as Secretary-General, does so by any of them.
func isTitle(w string) bool {
	if known(w, titleWord) || known(w, roleNoun) || strings.HasSuffix(w, "s") && (known(w[:len(w)-1], titleWord) || known(w[:len(w)-1], roleNoun)) {
		return true
	}
	if i := strings.IndexByte(w, '-'); i > 0 {
		return known(w[:i], titleWord) || known(w[i+1:], titleWord) || known(w[i+1:], roleNoun)
	}
	return false
}

// agentive reports whether a folded word is by its form one for a person:
// kitemaker, violinist, seamstress.
func agentive(w string) bool {
	if isTitle(w) {
		return true
	}
	if len(w) < 5 || known(w, thing) {
		return false
	}
	for _, end := range []string{"er", "or", "ist", "ian", "man", "woman", "ant", "eer", "ess", "crat", "wright", "person", "mate", "smith"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// maxBearers is the number of people of one last name that are told apart.
const maxBearers = 16

// find returns the entity of a name, or -1. Of several that a single name may
// stand for it is the one that the text is mostly about; shared is true if
// none is.
func (c *cast) find(parts []string, want gender) (at int, shared bool) {
	if len(parts) == 0 {
		return -1, false
	}
	last := parts[len(parts)-1]
	if len(parts) > 1 {
		list := c.byLast[last]
		for k := len(list) - 1; k >= max(0, len(list)-maxBearers); k-- {
			if e := &c.entities[list[k]]; len(e.parts) == 1 && len(list) == 1 || len(e.parts) > 1 && agree(parts, e.parts) {
				return list[k], false
			}
		}
		return -1, false
	}
	if i, ok := c.byShort[last]; ok {
		return i, false
	}
	if list := c.byLast[last]; len(list) > 0 {
		return c.bearer(list, want)
	}
	if list := c.byFirst[last]; len(list) == 1 {
		return list[0], false
	}
	return -1, false
}

// bearer picks from the bearers of a name the one that it stands for alone.
func (c *cast) bearer(list []int, want gender) (int, bool) {
	best, next := -1, -1
	for _, i := range list[max(0, len(list)-maxBearers):] {
		e := &c.entities[i]
		if want != unknown && e.gender != unknown && e.gender != want {
			continue
		}
		switch {
		case best < 0 || e.full >= c.entities[best].full:
			best, next = i, best
		case next < 0 || e.full > c.entities[next].full:
			next = i
		}
	}
	if best < 0 {
		return list[len(list)-1], false
	}
	shared := next >= 0 && len(c.entities[next].parts) > 1 && len(c.entities[best].parts) > 1 && c.entities[best].full == c.entities[next].full
	return best, shared
}

// agree reports whether two names of the same last word can be one person's.
func agree(a, b []string) bool {
	x, y := a[0], b[0]
	return x == y || nicknames()[x] != "" && nicknames()[x] == nicknames()[y] || nicknames()[x] == y || nicknames()[y] == x || len(x) == 1 && strings.HasPrefix(y, x) || len(y) == 1 && strings.HasPrefix(x, y) || strings.HasPrefix(x, y) || strings.HasPrefix(y, x) ||
		len(a) > 2 && a[1] == y || len(b) > 2 && b[1] == x
}

// add returns the entity of a name, a new one if there is none.
func (c *cast) add(name string, want gender) int {
	parts := nameParts(name)
	if i, _ := c.find(parts, want); i >= 0 {
		if e := &c.entities[i]; len(parts) > len(e.parts) && len(e.parts) == 1 || len(parts) > len(e.parts) && slices.Contains(parts, e.parts[0]) {
			c.unlist(e.parts[len(e.parts)-1], parts, i)
			e.name, e.parts = untitled(name), parts
			e.group = e.group || groupWord(parts)
			c.genderOf(e)
		}
		return i
	}
	e := entity{name: untitled(name), parts: parts}
	last := parts[len(parts)-1]
	e.group = len(parts) == 1 && (known(last, placeName) || acronym(name)) || groupWord(parts) || e.state() || regions()[strings.Join(parts, " ")]
	c.genderOf(&e)
	c.entities = append(c.entities, e)
	at := len(c.entities) - 1
	c.byLast[last] = append(c.byLast[last], at)
	if len(parts) > 1 {
		c.byFirst[parts[0]] = append(c.byFirst[parts[0]], at)
	}
	return at
}

// unlist moves an entity to where its fuller name is looked up.
func (c *cast) unlist(was string, parts []string, at int) {
	if last := parts[len(parts)-1]; last != was {
		c.byLast[last] = append(c.byLast[last], at)
	}
	c.byFirst[parts[0]] = append(c.byFirst[parts[0]], at)
}

// acronym reports whether a name is all capitals, as NATO.
func acronym(name string) bool {
	return len(name) > 1 && len(name) < 8 && name == strings.ToUpper(name) && !strings.ContainsAny(name, ".0123456789")
}

func (c *cast) genderOf(e *entity) {
	if len(e.parts) < 2 || e.group {
		return
	}
	switch {
	case known(e.parts[0], maleName):
		e.evidence[male] += 3
	case known(e.parts[0], femaleName):
		e.evidence[female] += 3
	}
}

// groupWord reports whether a name holds a word of what is no person.
func groupWord(parts []string) bool {
	for i, p := range parts {
		if (known(p, groupNoun) || known(p, institutionNoun)) && !(i == 0 && len(parts) == 2 && given(p)) {
			return true
		}
	}
	return false
}

func given(w string) bool { return known(w, maleName) || known(w, femaleName) }
