package export_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"readout/export"
	"readout/model"
)

// terms are the types of schema.org that a graph may use, and the properties
// that each has there, its own or inherited.
var terms = map[string][]string{
	"NewsArticle": strings.Fields("headline abstract datePublished inLanguage creativeWorkStatus conditionsOfAccess author correction " +
		"about mentions citation hasPart"),
	"CorrectionComment": {"text", "datePublished"},
	"Person":            {"name", "alternateName", "jobTitle", "affiliation", "sameAs"},
	"Organization":      {"name", "alternateName", "description", "sameAs"},
	"Country":           {"name", "alternateName", "description", "sameAs"},
	"DefinedTerm":       {"name", "description"},
	"CreativeWork":      {"name", "creditText", "datePublished", "description", "url"},
	"Quotation":         {"text", "creator", "creditText", "dateCreated", "about", "isBasedOn", "isPartOf", "description"},
	"Event":             strings.Fields("name startDate endDate attendee about subjectOf eventStatus description location"),
	"Place":             {"name"},
	"Question":          {"text", "about", "isPartOf", "acceptedAnswer"},
	"Answer":            {"text"},
}

// graph is the linked data of briefings, by id.
func graph(t *testing.T, bs ...*model.Briefing) map[string]map[string]any {
	t.Helper()
	data, err := export.JSONLD(bs)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("<script")) {
		t.Error("markup is not escaped")
	}
	var root struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(data, &root); err != nil || root.Context != "https://schema.org" {
		t.Fatalf("%v, context %q", err, root.Context)
	}
	nodes := map[string]map[string]any{}
	for _, n := range root.Graph {
		id, _ := n["@id"].(string)
		if id == "" || nodes[id] != nil {
			t.Errorf("the id %q is empty or stands twice", id)
		}
		nodes[id] = n
	}
	return nodes
}

func TestJSONLD(t *testing.T) {
	for name, bs := range map[string][]*model.Briefing{
		"talks": {talks(t)}, "orrin": orrin(t), "hostile": {hostile(t)}, "twins": {talks(t), talks(t), {ID: "a:b", Title: "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			nodes := graph(t, bs...)
			var walk func(v any)
			walk = func(v any) {
				switch v := v.(type) {
				case []any:
					for _, e := range v {
						walk(e)
					}
				case map[string]any:
					if id, ok := v["@id"].(string); ok && len(v) == 1 {
						if nodes[id] == nil {
							t.Errorf("nothing is called %q", id)
						}
						return
					}
					kind, _ := v["@type"].(string)
					for key, e := range v {
						if key[0] != '@' && !slices.Contains(terms[kind], key) {
							t.Errorf("%q is no property of %q", key, kind)
						}
						walk(e)
					}
				}
			}
			for id, n := range nodes {
				if walk(n); strings.Contains(strings.SplitN(id, "#", 2)[0], ":") {
					t.Errorf("%q begins like another scheme", id)
				}
			}
		})
	}
}

func TestJSONLDSays(t *testing.T) {
	b := parsed(t, "lake.md", `---
title: Lake
date: 2032-01-05
corrections: [{on: 2032-01-06, what: Two boats, was: three}]
actors:
  ann: {name: Ann Abel, role: mayor, aliases: [Annie], wikidata: Q42, speaks_for: town}
  town: {name: The town, kind: organisation, wikidata: "Q1/../x"}
  lesk: {name: Lesk, kind: state}
events:
  - {when: 2032-01-01/2032-01-03, what: Talks, where: Kessa, who: [ann]}
  - {when: soon, state: claimed, what: Rain, per: [ann]}
  - {when: 2032-02, state: cancelled, what: Fair}
---
[“High water”](#ann), [“Low water”](#town?) and [“No water”](#?).
`)
	nodes := graph(t, b)
	for _, tt := range []struct{ id, key, want string }{
		{"lake", "headline", `"Lake"`},
		{"lake", "datePublished", `"2032-01-05"`},
		{"lake", "correction", `[{"@type":"CorrectionComment","datePublished":"2032-01-06","text":"Two boats (was: three)"}]`},
		{"lake#actor:ann", "@type", `"Person"`},
		{"lake#actor:ann", "sameAs", `"https://www.wikidata.org/entity/Q42"`},
		{"lake#actor:ann", "affiliation", `{"@id":"lake#actor:town"}`},
		{"lake#actor:town", "@type", `"Organization"`},
		{"lake#actor:town", "sameAs", `null`},
		{"lake#actor:lesk", "@type", `"Country"`},
		{"lake#quote:ann-1", "creator", `{"@id":"lake#actor:ann"}`},
		{"lake#quote:town-1", "creator", `null`},
		{"lake#quote:town-1", "creditText", `"The town (not certain)"`},
		{"lake#quote:q3", "creditText", `"speaker unknown"`},
		{"lake#event:e1", "startDate", `"2032-01-01"`},
		{"lake#event:e1", "endDate", `"2032-01-03"`},
		{"lake#event:e1", "location", `{"@type":"Place","name":"Kessa"}`},
		{"lake#event:e2", "startDate", `null`},
		{"lake#event:e2", "description", `"claimed, according to Ann Abel"`},
		{"lake#event:e3", "eventStatus", `"https://schema.org/EventCancelled"`},
	} {
		got, err := json.Marshal(nodes[tt.id][tt.key])
		if err != nil || string(got) != tt.want {
			t.Errorf("%s of %s is %s, want %s", tt.key, tt.id, got, tt.want)
		}
	}
}
