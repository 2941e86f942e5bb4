package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is one word or mark as it is written, with what the tables and its
// shape tell. Tokens of the same form share it.
type form struct {
	text, lower string
	folded      string // small, without full stops, without 's
	class       class  // of the word in small letters
	office      class  // of the folded word
	word        bool
	upper       bool // begins with a capital

	base *form // the same word in small letters

	// What the article tells of a base form.

	inside bool // it has a capital within a sentence, or surely is a name at its beginning
	small  bool // it has none
}

// is reports whether the word is of any of some kinds.
func (f *form) is(c class) bool { return f.class&c != 0 }

// as reports the same of the word without a possessive's ending or full stops.
func (f *form) as(c class) bool { return f.office&c != 0 }

// forms keeps every form of a text once.
type forms map[string]*form

// of returns the form of a word or mark as it is written.
func (fs forms) of(text string) *form {
	if f, ok := fs[text]; ok {
		return f
	}
	r, _ := utf8.DecodeRuneInString(text)
	f := &form{text: text, lower: strings.ToLower(text), folded: fold(text)}
	f.word = wordy(r) || r == '@' && len(text) > 1
	f.class = shape(text, f.lower) | lexicon()[f.lower]
	f.office = lexicon()[f.folded]
	if isTitle(f.folded) {
		f.office |= titleLike
	}
	if agentive(f.folded) {
		f.office |= agentLike
	}
	f.upper = unicode.IsUpper(r) || f.is(prefixedName)
	if f.is(cue) && !f.is(nounToo) || auxiliaries[f.lower] {
		f.class |= finiteVerb
	}
	fs[text] = f
	if f.base = f; f.lower != text {
		f.base = fs.of(f.lower)
	}
	return f
}

// auxiliaries are verbs that have a subject of their own and report nothing.
var auxiliaries = map[string]bool{
	"is": true, "was": true, "are": true, "were": true, "has": true, "had": true, "have": true, "did": true, "does": true, "do": true,
	"will": true, "would": true, "could": true, "can": true, "should": true, "may": true, "might": true, "came": true, "got": true,
	"ran": true, "won": true, "lost": true, "led": true, "met": true, "held": true, "left": true, "sat": true, "stood": true,
	"sent": true, "brought": true, "became": true, "showed": true, "drew": true,
}

// shape is what the letters of a word tell of its kind.
func shape(text, lower string) class {
	var c class
	switch {
	case len(text) > 4 && text[0] >= 'a' && strings.HasSuffix(text, "ly"):
		c |= adverbial
	case len(lower) > 4 && strings.HasSuffix(lower, "ed"):
		c |= pastForm
	}
	if possessive(lower) {
		c |= owning
	}
	head, tail, hyphen := strings.Cut(text, "-")
	if r, _ := utf8.DecodeRuneInString(tail); hyphen && unicode.IsUpper(r) && known(head, namePrefix) {
		c |= prefixedName
	}
	return c
}

func possessive(w string) bool {
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "s'") || strings.HasSuffix(w, "s’")
}

var foldMarks = strings.NewReplacer("’", "'", ".", "")

// fold is a word in small letters, without full stops and without 's.
func fold(s string) string {
	s = strings.ToLower(s)
	if strings.ContainsAny(s, "’.") {
		s = foldMarks.Replace(s)
	}
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "'")
}
