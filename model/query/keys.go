package query

import (
	"strings"

	"readout/model"
)

// Key describes one filter, for help and completion.
type Key struct {
	Name  string // without the colon
	Takes string // what values it takes
	On    string // what items it speaks about
}

// Keys returns every filter of the language.
func Keys() []Key {
	list := make([]Key, len(keys))
	for i, k := range keys {
		list[i] = Key{k.name, k.takes, k.on}
	}
	return list
}

// types is a set of types of item.
type types uint16

const (
	quotes types = 1 << iota
	positions
	events
	questions
	judgements
	sources
	actors
	issues
	briefings

	all = briefings<<1 - 1
)

// typeOf gives each type its bit.
var typeOf = map[model.Type]types{
	model.TypeQuote: quotes, model.TypePosition: positions, model.TypeEvent: events,
	model.TypeQuestion: questions, model.TypeJudgement: judgements, model.TypeSource: sources,
	model.TypeActor: actors, model.TypeIssue: issues, model.TypeBriefing: briefings,
}

// key is one filter of the language.
type key struct {
	name, takes, on string

	types types    // what it can leave
	joins bool     // it takes a query in braces
	whole bool     // it speaks about whole briefings; see compiler.wide
	order bool     // its values have an order: ranges and comparisons
	noun  string   // what one of the words is called
	words []string // the only values it takes; nil for any
	none  bool     // it takes "none" besides the words
}

// property is a word of "is" or "has", and the types of item it is said of.
type property struct {
	word  string
	types types
}

var is = []property{
	{"open", questions},
	{"answered", questions},
	{"contested", positions},
	{"secondhand", positions | events},
	{"guess", quotes | positions | questions | issues},
	{"corrected", briefings},
	{"unread", briefings},
	{"bookmarked", all},
	{"noted", all},
}

var has = []property{
	{"correction", briefings},
	{"original", quotes},
	{"grade", sources | quotes | positions | events},
	{"quote", actors | issues | sources | briefings},
	{"note", all},
	{"position", actors | issues | sources | briefings},
	{"event", actors | issues | sources | briefings},
	{"question", issues | briefings},
	{"judgement", issues | briefings},
	{"answer", questions},
	{"alias", actors},
	{"role", actors},
	{"issue", quotes | events | questions | judgements},
	{"source", quotes | positions | events | briefings},
	{"date", all},
	{"url", sources},
	{"summary", briefings},
	{"embargo", briefings},
}

func words(list []property) []string {
	w := make([]string, len(list))
	for i, p := range list {
		w[i] = p.word
	}
	return w
}

// keys is every filter, in the order of the documentation.
var keys = []*key{
	{
		name: "type", takes: "quote, position, event, question, judgement, source, actor, issue, briefing", on: "everything",
		types: 0, noun: "type", words: model.Types,
	},
	{
		name: "actor", takes: "an id, a name or part of it, an alias; none; {a query}", on: "speaker, holder, participant",
		types: quotes | positions | events | actors, joins: true,
	},
	{name: "by", takes: "an id, a name or part of it, an alias; none", on: "quotes", types: quotes},
	{name: "per", takes: "an id, a name or part of it, an alias; none", on: "second-hand items", types: positions | events},
	{
		name: "part", takes: "party, mediator, supporter, analyst, other", on: "actors and what is theirs",
		types: quotes | positions | events | actors, noun: "part", words: model.Parts,
	},
	{
		name: "kind", takes: "person, state, organisation, group", on: "actors and what is theirs",
		types: quotes | positions | events | actors, noun: "kind", words: model.Kinds,
	},
	{
		name: "issue", takes: "an id or its beginning; none; {a query}", on: "what belongs to an issue",
		types: quotes | positions | events | questions | judgements | issues, joins: true,
	},
	{
		name: "stance", takes: "for, against, conditional, unclear, silent", on: "positions",
		types: positions, noun: "stance", words: model.Stances,
	},
	{
		name: "moved", takes: "yes, no, from..to", on: "positions", types: positions, order: true,
		noun: "stance", words: append([]string{"yes", "no"}, model.Stances...),
	},
	{
		name: "state", takes: "happened, planned, claimed, cancelled", on: "events",
		types: events, noun: "state", words: model.EventStates,
	},
	{name: "is", takes: strings.Join(words(is), ", "), on: "what can be so", types: all, noun: "property", words: words(is)},
	{name: "has", takes: strings.Join(words(has), ", "), on: "what can have it", types: all, noun: "field", words: words(has)},
	{
		name: "check", takes: "exact, final-punctuation, differs, missing, unchecked", on: "quotes",
		types: quotes, noun: "outcome", words: model.Checks,
	},
	{
		name: "grade", takes: "B2, B, <=B2, A1..B3; none", on: "sources and what is taken from them",
		types: sources | quotes | positions | events, order: true, none: true,
	},
	{
		name: "likelihood", takes: "words of likelihood, with >=; none", on: "judgements",
		types: judgements, order: true, noun: "likelihood", words: model.Likelihoods, none: true,
	},
	{
		name: "confidence", takes: "low, moderate, high, with >=; none", on: "judgements and positions",
		types: judgements | positions, order: true, noun: "confidence", words: model.Confidences, none: true,
	},
	{name: "date", takes: "2032-01, a..b, <2032; none", on: "everything", types: all, order: true, none: true},
	{name: "since", takes: "7d, 2w, 3m, 1y, a date, last", on: "everything", types: all},
	{
		name: "src", takes: "a source's id or its beginning; none", on: "sources and what is taken from them",
		types: sources | quotes | positions | events,
	},
	{name: "in", takes: "a briefing's id, a folder", on: "everything", types: all},
	{name: "briefing", takes: "a briefing's id, a folder; {a query}", on: "briefings", types: briefings, joins: true, whole: true},
	{
		name: "status", takes: "draft, reviewed, withdrawn", on: "briefings",
		types: briefings, whole: true, noun: "status", words: model.Statuses,
	},
	{name: "marking", takes: "a label or a word of it; none", on: "briefings", types: briefings, whole: true},
	{name: "lang", takes: "a language, such as en or de-AT; none", on: "briefings", types: briefings, whole: true},
}

// synonyms are names that readers try, too far from ours to be a misspelling.
var synonyms = map[string]string{
	"speaker": "by", "said": "by", "from": "by", "who": "actor", "person": "actor", "source": "src",
	"folder": "in", "file": "in", "path": "in", "topic": "issue", "when": "date", "after": "since",
	"language": "lang", "tlp": "marking", "reliability": "grade", "role": "part", "position": "stance",
}

func keyNamed(name string) *key {
	name = strings.ToLower(name)
	for _, k := range keys {
		if k.name == name {
			return k
		}
	}
	return nil
}

// nearKey returns the name of the key that a misspelt one was meant to be.
func nearKey(name string) string {
	name = strings.ToLower(name)
	if s, ok := synonyms[name]; ok {
		return s
	}
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return nearest(name, names)
}
