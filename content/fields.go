package content

import "readout/model"

// fieldKind is what a field of a record holds.
type fieldKind uint8

const (
	textField     fieldKind = iota // one line of text, or a few
	idField                        // an id of letters, digits and "-"
	actorField                     // an actor, by id or name
	actorsField                    // one actor or a list of them
	issueField                     // an issue
	sourceField                    // a source
	dateField                      // EDTF, or the words of a source
	choiceField                    // one of a few words
	textsField                     // a text or a list of texts
	flagField                      // true or false
	numberField                    // a whole number
	recordsField                   // records of another table, in a list or by their ids
	computedField                  // JSON has it, and reading finds it out anew
)

// field is one field of a record: what decoding, the list of keys known when
// one is misspelt, and the schema go by.
type field struct {
	name   string
	kind   fieldKind
	choice []string
	of     string // of records: the name of their table in recordFields
	about  string
}

// recordFields names the fields of every record of the format, in the order in
// which the JSON has them.
var recordFields = map[string][]field{
	"briefing": {
		{name: "readout", kind: numberField, about: "version of the format, 1"},
		{name: "id", kind: idField, about: "the file's name without its ending unless given"},
		{name: "title", about: "else the first heading, else the file's name"},
		{name: "date", kind: dateField, about: "of the briefing itself; never invented"},
		{name: "status", kind: choiceField, choice: model.Statuses, about: "draft unless given"},
		{name: "reviewed", kind: recordsField, of: "review", about: "who reviewed it, and when"},
		{name: "marking", about: "a TLP 2.0 label or a text of the house; absent means unmarked"},
		{name: "summary", about: "else the first paragraph"},
		{name: "embargo", kind: dateField, about: "a time with zone before which nobody sees the briefing"},
		{name: "author"},
		{name: "replaces", about: "id of the briefing that this one replaces"},
		{name: "corrections", kind: recordsField, of: "correction"},
		{name: "lang", about: "BCP 47"},
		{name: "actors", kind: recordsField, of: "actor", about: "the cast, id: Name, role; may be grouped by part"},
		{name: "issues", kind: recordsField, of: "issue"},
		{name: "positions", kind: recordsField, of: "position"},
		{name: "quotes", kind: recordsField, of: "quote"},
		{name: "events", kind: recordsField, of: "event"},
		{name: "questions", kind: recordsField, of: "question"},
		{name: "judgements", kind: recordsField, of: "judgement"},
		{name: "sources", kind: recordsField, of: "source"},
		{name: "inferred", kind: recordsField, of: "inference", about: "what was not written but follows"},
		{name: "markdown", kind: computedField, about: "the Markdown that the facts come from"},
	},
	"review":     {{name: "by"}, {name: "on", kind: dateField}},
	"correction": {{name: "on", kind: dateField}, {name: "what"}, {name: "was"}},
	"inference":  {{name: "what"}, {name: "of"}, {name: "from"}},
	"actor": {
		{name: "id", kind: idField},
		{name: "name"},
		{name: "role"},
		{name: "aliases", kind: textsField},
		{name: "kind", kind: choiceField, choice: model.Kinds, about: "person unless given"},
		{name: "part", kind: choiceField, choice: model.Parts},
		{name: "speaks_for", kind: actorField},
		{name: "wikidata", about: "such as Q42"},
	},
	"issue": {
		{name: "id", kind: idField},
		{name: "title", about: "a heading of the text"},
		{name: "guess", kind: flagField, about: "the same as ? behind the id"},
		{name: "question", about: "answerable by yes or no"},
		{name: "positions", kind: recordsField, of: "position", about: "actor: stance - note (per who)"},
	},
	"position": {
		{name: "actor", kind: actorField},
		{name: "issue", kind: issueField},
		{name: "stance", kind: choiceField, choice: model.Stances},
		{name: "guess", kind: flagField},
		{name: "note"},
		{name: "per", kind: actorsField},
		{name: "source", kind: sourceField},
		{name: "confidence", kind: choiceField, choice: model.Confidences},
		{name: "on", kind: dateField},
	},
	"quote": {
		{name: "id", kind: idField},
		{name: "by", kind: actorField},
		{name: "guess", kind: flagField},
		{name: "text", kind: textsField, about: "the words, or a list of segments"},
		{name: "exact", kind: textsField, about: "the same as text"},
		{name: "prefix", about: "words before, if the text holds the words more than once"},
		{name: "suffix"},
		{name: "issue", kind: issueField},
		{name: "section", kind: computedField},
		{name: "source", kind: sourceField},
		{name: "on", kind: dateField},
		{name: "original", about: "the words in the language in which they were spoken"},
		{name: "lang", about: "BCP 47, of original"},
		{name: "at", kind: computedField},
		{name: "form", kind: computedField},
		{name: "check", kind: computedField},
	},
	"event": {
		{name: "id", kind: idField},
		{name: "state", kind: choiceField, choice: model.EventStates, about: "happened unless given"},
		{name: "when", kind: dateField},
		{name: "what"},
		{name: "who", kind: actorsField},
		{name: "where"},
		{name: "per", kind: actorsField},
		{name: "issue", kind: issueField},
		{name: "source", kind: sourceField},
	},
	"question": {
		{name: "id", kind: idField},
		{name: "ask"},
		{name: "guess", kind: flagField},
		{name: "issue", kind: issueField},
		{name: "open", kind: flagField},
		{name: "answer"},
		{name: "at", kind: computedField},
	},
	"judgement": {
		{name: "id", kind: idField},
		{name: "text"},
		{name: "likelihood", kind: choiceField, choice: model.Likelihoods},
		{name: "confidence", kind: choiceField, choice: model.Confidences},
		{name: "issue", kind: issueField},
		{name: "basis"},
	},
	"source": {
		{name: "id", kind: idField},
		{name: "title"},
		{name: "by"},
		{name: "url"},
		{name: "date", kind: dateField},
		{name: "grade", about: "Admiralty code, A to F and 1 to 6; absent means not graded"},
		{name: "note"},
		{name: "file", about: "a local text for the word-for-word check"},
	},
}

// fieldNames lists the fields of a record.
func fieldNames(record string) []string {
	var names []string
	for _, f := range recordFields[record] {
		names = append(names, f.name)
	}
	return names
}

// fieldOf finds a field of a record.
func fieldOf(record, name string) (field, bool) {
	for _, f := range recordFields[record] {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}
