package draft

import (
	"strings"
	"sync"
)

// class is a set of kinds of word.
type class uint64

// The kinds of word that the tables list.
const (
	cue             class = 1 << iota // finite verbs that report words
	strongCue                         // cues that need no more than themselves to report words; the others do so beside a quotation only
	nounToo                           // forms of cues that are nouns as well: they count beside a name only
	vagueCue                          // cues that report words only if no other verb of the sentence does
	participleCue                     // forms that report without a subject of their own
	namingVerb                        // verbs that say what somebody calls something; in a passive without an agent nobody is known to say so
	issuingVerb                       // verbs whose subject speaks in what they put out: "released a statement saying"
	officeVerb                        // verbs of a relative clause that says what somebody is
	helper                            // words that stand between a subject and its verb
	boundary                          // words that end a stretch of words that names somebody, to the left of a verb
	pronounWord                       // pronouns in the nominative
	determiner                        // words that begin a phrase with a noun
	preposition                       // prepositions
	opener                            // words of time or manner at the head of a sentence
	timeWord                          // capitalised words that name no one
	timeSpan                          // stretches of time
	starter                           // words that begin sentences with a capital and name no one
	dash                              // signs before a signature
	abbreviation                      // words that keep the full stop behind them
	leadIn                            // participles and adverbs that open what is no subject
	label                             // what stands before a colon at the head of a line and names no one
	document                          // what somebody says something in
	answerNoun                        // what somebody says: "His answer was short."
	condition                         // participles that tell of people what they are
	titleWord                         // titles before a name
	honorific                         // titles that are no roles
	onlyBefore                        // words that stand before a title and are none
	roleNoun                          // nouns for somebody that stand before a name or are an office
	kinWord                           // words for a relative or somebody close
	pluralPeople                      // plural nouns that stand behind a name: "Roe supporters"
	groupNoun                         // words within the names of what is no person
	institutionNoun                   // what the name of a body is built around
	realm                             // what states have
	thing                             // words that look like those for people by their ending, or stand before the names of things and places
	placeName                         // single words that are no person
	particle                          // small words within a name
	namePrefix                        // articles before a name with a hyphen: al-Rashid
	nameSuffix                        // what stands behind a name and is no part of it
	maleName                          // first names of men
	femaleName                        // first names of women

	// The kinds that a word's form tells.

	adverbial    // ends as adverbs do
	pastForm     // ends as verbs in the past do
	owning       // a possessive
	finiteVerb   // likely a verb with a subject of its own
	prefixedName // a name behind a prefix: al-Rashid
	titleLike    // a title or an office
	agentLike    // a word for somebody by its ending, or a title
)

// words are the words of one kind, parted by blanks.
type words struct {
	class class
	list  string
}

// lexicon is every word of the tables with its kinds.
var lexicon = sync.OnceValue(func() map[string]class {
	m := make(map[string]class, 4096)
	for _, table := range [][]words{verbs, smallWords, peopleWords, firstNames} {
		for _, kind := range table {
			for w := range strings.FieldsSeq(kind.list) {
				m[w] |= kind.class
			}
		}
	}
	return m
})

// known reports whether a word, in small letters, is of any of some kinds.
func known(w string, c class) bool { return lexicon()[w]&c != 0 }
