package content

import (
	"strings"
	"unicode"

	"readout/model"
)

// lookup finds actors, issues and sources by whatever a reference calls them.
type lookup struct {
	b       *model.Briefing
	ids     map[string]int   // actor ids
	folded  map[string][]int // actor ids without case and accents
	names   map[string][]int // names and aliases
	last    map[string][]int // last words of names
	issue   map[string]int   // ids
	alike   map[string]int   // issue ids without case and accents
	titles  map[string]int   // issue titles without case and accents
	source  map[string]int   // ids
	written map[string]int   // source ids and titles without case and accents
}

func newLookup(b *model.Briefing) *lookup {
	return &lookup{
		b: b, ids: map[string]int{}, folded: map[string][]int{}, names: map[string][]int{}, last: map[string][]int{},
		issue: map[string]int{}, alike: map[string]int{}, titles: map[string]int{}, source: map[string]int{}, written: map[string]int{},
	}
}

// addActor appends an actor.
func (l *lookup) addActor(a model.Actor) {
	i := len(l.b.Actors())
	l.b.Facts.Actors = append(l.b.Facts.Actors, a)
	l.ids[a.ID] = i
	enter(l.folded, a.ID, i)
	enter(l.names, a.Name, i)
	for _, s := range a.Aliases {
		enter(l.names, s, i)
	}
	if words := strings.Fields(a.Name); len(words) > 1 {
		enter(l.last, words[len(words)-1], i)
	}
}

// enter puts an index under a name, once.
func enter(m map[string][]int, name string, i int) {
	key := foldName(name)
	if n := len(m[key]); key != "" && (n == 0 || m[key][n-1] != i) {
		m[key] = append(m[key], i)
	}
}

// foldName makes names that count as equal equal: without case, accents and
// the difference between kinds of apostrophe.
func foldName(s string) string {
	s = model.Fold(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	s = strings.TrimSpace(s)
	if strings.Contains(s, "  ") || strings.ContainsAny(s, "\t\n\u00a0") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

// actorsCalled returns the actors that a reference fits: by id, else by name
// or alias, else by the last word of the name.
func (l *lookup) actorsCalled(s string) []int {
	if i, ok := l.ids[s]; ok {
		return []int{i}
	}
	key := foldName(s)
	for _, m := range []map[string][]int{l.folded, l.names, l.last} {
		if found := m[key]; len(found) > 0 {
			return found
		}
	}
	if i, ok := l.ids[slugOf(s)]; ok {
		return []int{i}
	}
	return nil
}

// addIssue appends an issue.
func (l *lookup) addIssue(x model.Issue) {
	i := len(l.b.Issues())
	l.b.Facts.Issues = append(l.b.Facts.Issues, x)
	l.issue[x.ID] = i
	enterOnce(l.alike, x.ID, i)
	enterOnce(l.titles, x.Title, i)
}

// enterOnce puts an index under a name that nothing has yet.
func enterOnce(m map[string]int, name string, i int) {
	if _, taken := m[foldName(name)]; !taken && name != "" {
		m[foldName(name)] = i
	}
}

// issueCalled returns the id of the issue that a reference fits.
func (l *lookup) issueCalled(s string) (string, bool) {
	if _, ok := l.issue[s]; ok {
		return s, true
	}
	i, ok := l.alike[foldName(s)]
	if !ok {
		i, ok = l.titles[foldName(s)]
	}
	if !ok {
		return "", false
	}
	return l.b.Issues()[i].ID, true
}

// addSource appends a source.
func (l *lookup) addSource(x model.Source) {
	i := len(l.b.Sources())
	l.b.Facts.Sources = append(l.b.Facts.Sources, x)
	l.source[x.ID] = i
	enterOnce(l.written, x.ID, i)
	enterOnce(l.written, x.Title, i)
}

// sourceCalled returns the id of the source that a reference fits.
func (l *lookup) sourceCalled(s string) (string, bool) {
	if _, ok := l.source[s]; ok {
		return s, true
	}
	i, ok := l.written[foldName(s)]
	if !ok {
		return "", false
	}
	return l.b.Sources()[i].ID, true
}

// isID reports whether s is well-formed as an id.
func isID(s string) bool {
	for _, r := range s {
		if r != '-' && !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.M, r) {
			return false
		}
	}
	return s != ""
}

// nameFrom makes a name of an id.
func nameFrom(id string) string {
	s := strings.TrimSpace(strings.ReplaceAll(id, "-", " "))
	for i, r := range s {
		return s[:i] + string(unicode.ToTitle(r)) + s[i+len(string(r)):]
	}
	return s
}

// cutRef takes the signs off a reference: the "#" before and the "?" behind.
func cutRef(s string) (name string, guess bool) {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(s, "#")
	name, guess = strings.CutSuffix(s, "?")
	return strings.TrimSpace(name), guess
}
