package library

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// mostName is the number of words of a name that are compared; a longer name
// is never found.
const mostName = 12

// names are ways of naming actors, a step for each folded word.
type names struct {
	next map[string]*names
	ends bool   // a name ends here
	of   string // whose it is; "" if several are called so
	caps capitals
}

// capitals says which letters of the text have to be capital for a name to be one.
type capitals uint8

const (
	anyCase    capitals = iota
	aCapital            // the first letter: of one word of a longer name, since "may" is no minister
	allCapital          // all letters: of an abbreviation, since "us" is no state
)

// lazyNames are the whole names and aliases of all actors of a library.
type lazyNames struct {
	once sync.Once
	made *names
}

func (n *lazyNames) of(l *Library) *names {
	n.once.Do(func() {
		n.made = &names{}
		for _, b := range l.counted {
			for i := range b.Actors() {
				n.made.addWhole(&b.Actors()[i])
			}
		}
	})
	return n.made
}

// namesOf are those of a briefing's own actors. A person may also be called by
// the short name.
func namesOf(b *model.Briefing) *names {
	n := &names{}
	short := model.ShortNames(b.Actors())
	for i := range b.Actors() {
		a := &b.Actors()[i]
		n.addWhole(a)
		if short[i] != a.Name {
			n.add(short[i], a.ID, aCapital)
		}
	}
	return n
}

func (n *names) addWhole(a *model.Actor) {
	n.add(a.Name, a.ID, anyCase)
	for _, alias := range a.Aliases {
		n.add(alias, a.ID, anyCase)
	}
}

func (n *names) add(name, actor string, caps capitals) {
	words := wordsOf(name, nil)
	switch {
	case len(words) == 0 || len(words) > mostName || utf8.RuneCountInString(name) < 2:
		return
	case len(words) == 1 && caps == anyCase && abbreviates(name):
		caps = allCapital
	case !hasCase(name):
		caps = anyCase
	}
	for _, w := range words {
		if n.next == nil {
			n.next = map[string]*names{}
		}
		step := n.next[w.folded]
		if step == nil {
			step = &names{}
			n.next[w.folded] = step
		}
		n = step
	}
	switch {
	case !n.ends:
		n.ends, n.of, n.caps = true, actor, caps
	case n.of == actor:
		n.caps = min(n.caps, caps)
	case n.caps > caps: // a written name goes before a short one
		n.of, n.caps = actor, caps
	case n.caps == caps:
		n.of = ""
	}
}

// mostAbbreviation is the number of letters of the longest abbreviation.
const mostAbbreviation = 5

func abbreviates(name string) bool {
	return utf8.RuneCountInString(name) <= mostAbbreviation && hasCase(name) && !strings.ContainsFunc(name, unicode.IsLower)
}

func hasCase(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) })
}

// longest is the longest name that the words of a text begin with: how many
// words it has, and whose it is.
func (n *names) longest(s string, words []word) (count int, of string) {
	step := n
	for i := range words {
		if i > 0 && !joined(s, &words[i-1], &words[i]) {
			break
		}
		if step = step.next[words[i].folded]; step == nil {
			break
		}
		if step.ends && step.caps.fit(s[words[0].from:words[i].to]) && !tail(s, words[i:]) {
			count, of = i+1, step.of
		}
	}
	return count, of
}

func (c capitals) fit(s string) bool {
	switch c {
	case aCapital:
		return strings.ContainsFunc(s, unicode.IsUpper)
	case allCapital:
		return !strings.ContainsFunc(s, unicode.IsLower)
	}
	return true
}

// word is a word of a text: a run of letters and digits, or one sign of a
// script that puts no blanks between words.
type word struct {
	from, to int
	folded   string
}

// wordsOf appends the words of a text.
func wordsOf(s string, words []word) []word {
	start := -1
	end := func(at int) {
		if start >= 0 {
			words = append(words, word{start, at, model.Fold(s[start:at])})
		}
		start = -1
	}
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'):
			if start < 0 {
				start = i
			}
		case r < utf8.RuneSelf:
			end(i)
		case unbroken(r):
			end(i)
			words = append(words, word{i, i + utf8.RuneLen(r), model.Fold(string(r))})
		case unicode.In(r, unicode.L, unicode.N, unicode.M):
			if start < 0 {
				start = i
			}
		default:
			end(i)
		}
	}
	end(len(s))
	return words
}

// unbroken reports whether a letter is of a script without blanks between words.
func unbroken(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// joined reports whether two words may be of one name: a blank, hyphen or
// apostrophe is between them, or a full stop behind a title or an initial.
func joined(s string, a, b *word) bool {
	between := s[a.to:b.from]
	if rest, ok := strings.CutPrefix(between, "."); ok && a.to-a.from <= 3 {
		between = rest
	}
	switch between {
	case "", " ", "\u00a0", "-", "‐", "‑", "'", "’", "·", "・", "\n":
		return true
	}
	return false
}

// tail reports whether a hyphen binds the first of some words to a capital
// one, as in Varga-Brandt, which is no Varga; Varga-led is.
func tail(s string, words []word) bool {
	return len(words) > 1 && hyphen(s[words[0].to:words[1].from]) && capital(s[words[1].from:])
}

// head reports whether a hyphen binds a word to a capital one before it.
func head(s string, before, w *word) bool {
	return hyphen(s[before.to:w.from]) && capital(s[before.from:])
}

func hyphen(s string) bool { return s == "-" || s == "‐" || s == "‑" }

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r)
}
