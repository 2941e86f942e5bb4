package content

import (
	"bytes"
	"encoding/json"
	"strings"

	"readout/model"
)

// Schema returns the JSON Schema of a briefing's facts, in front matter or in
// JSON, short forms included. It is made from the fields that reading goes by.
func Schema() ([]byte, error) {
	defs := object{
		{"text", object{{"type", []string{"string", "number", "boolean", "null"}}}},
		{"id", object{{"type", []string{"string", "number"}}, {"pattern", `^#?[^\s#?,:;()\[\]{}"]+$`}}},
		{"id-or-guess", object{
			{"description", "an id; ? behind it marks a guess"},
			{"type", []string{"string", "number"}},
			{"pattern", `^#?[^\s#?,:;()\[\]{}"]+\??$`},
		}},
		{"reference", object{{"description", "an id or a name; ? behind it marks a guess"}, {"type", []string{"string", "number", "null"}}}},
		{"references", oneOrMore("reference")},
		{"texts", oneOrMore("text")},
		{"date", object{
			{"description", "EDTF, such as 2032-01-26, 2032-01, 2032~, a/b, or the words of the source"},
			{"type", []string{"string", "integer", "null"}},
		}},
		{"position-line", object{
			{"description", "stance[?] - note (per who)"},
			{"type", "string"},
			{"pattern", `^\s*(` + strings.Join(model.Stances, "|") + `)\??(\s+[-–—]\s.*)?(\s*\(per [^()]*\))?\s*$`},
		}},
		{"cast", castSchema()},
		{"positions-of-issue", positionsSchema()},
	}
	for _, name := range recordNames {
		defs = append(defs, member{name, recordSchema(name)})
	}
	root := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "Briefing"},
		{"description", "The facts of a briefing, as readout reads them. Everything is optional, and unknown keys are kept."},
	}
	root = append(append(root, recordSchema("briefing")...), member{"$defs", defs})
	flat, err := encode(root)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, flat, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// recordNames lists the records below a briefing, in the order of the schema.
var recordNames = []string{
	"review", "correction", "actor", "issue", "position", "quote", "event", "question", "judgement", "source", "inference",
}

// needs names the fields without which a record in its long form says nothing.
var needs = map[string][]string{
	"event": {"what"}, "question": {"ask"}, "judgement": {"text"}, "inference": {"what"},
}

func refTo(name string) object { return object{{"$ref", "#/$defs/" + name}} }

func oneOrMore(name string) object {
	return object{{"anyOf", []object{refTo(name), {{"type", "array"}, {"items", refTo(name)}}}}}
}

func anyOf(of ...object) object { return object{{"anyOf", of}} }

// listOrTable is a list of values, or a table of them by their ids.
func listOrTable(value object) []object {
	return []object{
		{{"type", "array"}, {"items", value}},
		{{"type", "object"}, {"additionalProperties", value}},
	}
}

// recordSchema describes a record in its long form.
func recordSchema(name string) object {
	properties := object{}
	for _, f := range recordFields[name] {
		properties = append(properties, member{f.name, fieldSchema(name, f)})
	}
	o := object{{"type", "object"}, {"properties", properties}}
	o.put("required", needs[name])
	return o
}

// fieldSchema describes one field of a record.
func fieldSchema(record string, f field) object {
	var o object
	o.put("description", f.about)
	switch f.kind {
	case idField:
		if record == "issue" {
			return append(o, refTo("id-or-guess")...)
		}
		return append(o, refTo("id")...)
	case actorField, issueField, sourceField:
		return append(o, refTo("reference")...)
	case actorsField:
		return append(o, refTo("references")...)
	case textsField:
		return append(o, refTo("texts")...)
	case dateField:
		return append(o, refTo("date")...)
	case flagField:
		return append(o, member{"type", "boolean"})
	case numberField:
		return append(o, member{"const", 1})
	case computedField:
		return append(o, member{"readOnly", true})
	case choiceField:
		return append(o, member{"enum", choices(record, f)})
	case recordsField:
		return append(o, recordsSchema(record, f)...)
	}
	return append(o, refTo("text")...)
}

// choices lists the words of a field. A stance may be a guess.
func choices(record string, f field) []string {
	all := append([]string(nil), f.choice...)
	if record == "position" && f.name == "stance" {
		for _, s := range f.choice {
			all = append(all, s+"?")
		}
	}
	return all
}

// recordsSchema describes records in their short and long forms.
func recordsSchema(record string, f field) object {
	text := object{{"type", []string{"string", "null"}}}
	switch {
	case f.of == "review":
		return anyOf(text, refTo("review"))
	case f.of == "actor":
		return refTo("cast")
	case f.of == "position" && record == "issue":
		return refTo("positions-of-issue")
	case f.of == "position":
		return anyOf(object{{"type", "array"}, {"items", refTo("position")}},
			object{{"type", "object"}, {"additionalProperties", refTo("positions-of-issue")}})
	case f.of == "quote":
		return anyOf(listOrTable(refTo("quote"))...)
	}
	return anyOf(append(listOrTable(anyOf(text, refTo(f.of))), object{{"type", "null"}})...)
}

// castSchema describes actors: by their ids, in groups or not, or in a list.
func castSchema() object {
	actor := anyOf(object{{"description", "Name, role"}, {"type", []string{"string", "null"}}}, refTo("actor"))
	group := anyOf(append(listOrTable(actor), object{{"type", "null"}})...)
	properties := object{}
	for _, f := range recordFields["actor"] {
		if f.name == "part" {
			for _, part := range f.choice {
				properties = append(properties, member{groupOf(model.Part(part)), group})
			}
		}
	}
	return anyOf(object{{"type", "array"}, {"items", actor}},
		object{{"type", "object"}, {"properties", properties}, {"additionalProperties", actor}})
}

// positionsSchema describes what stands under an issue.
func positionsSchema() object {
	one := anyOf(refTo("position-line"), refTo("position"))
	line := anyOf(refTo("position-line"), refTo("position"), object{{"type", "array"}, {"items", one}})
	return anyOf(object{{"type", "object"}, {"additionalProperties", line}},
		object{{"type", "array"}, {"items", refTo("position")}}, object{{"type", "null"}})
}
