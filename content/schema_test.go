package content

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

func readSchema(t *testing.T) map[string]any {
	t.Helper()
	src, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Schema(); err != nil || !bytes.Equal(src, again) {
		t.Error("the schema is another one each time")
	}
	var doc map[string]any
	if err := json.Unmarshal(src, &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestSchemaReferences follows every $ref.
func TestSchemaReferences(t *testing.T) {
	doc := readSchema(t)
	defs := doc["$defs"].(map[string]any)
	used := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			for key, item := range v {
				if key == "$ref" {
					name := strings.TrimPrefix(item.(string), "#/$defs/")
					used[name] = true
					if defs[name] == nil {
						t.Errorf("no definition of %q", name)
					}
				}
				walk(item)
			}
		}
	}
	walk(doc)
	for name := range defs {
		if !used[name] {
			t.Errorf("nothing refers to %q", name)
		}
	}
}

// TestSchemaWords holds the words of the schema against those of the model.
func TestSchemaWords(t *testing.T) {
	doc := readSchema(t)
	properties := func(def string) map[string]any {
		return doc["$defs"].(map[string]any)[def].(map[string]any)["properties"].(map[string]any)
	}
	tests := []struct {
		def, field string
		want       []string
	}{
		{"actor", "part", model.Parts},
		{"actor", "kind", model.Kinds},
		{"event", "state", model.EventStates},
		{"judgement", "likelihood", model.Likelihoods},
		{"judgement", "confidence", model.Confidences},
		{"position", "stance", model.Stances},
	}
	for _, tt := range tests {
		var got []string
		for _, v := range properties(tt.def)[tt.field].(map[string]any)["enum"].([]any) {
			got = append(got, v.(string))
		}
		for _, word := range tt.want {
			if !slices.Contains(got, word) {
				t.Errorf("%s.%s has %q, not %q", tt.def, tt.field, got, word)
			}
		}
	}
}

// TestFieldsOfModel finds every field of the model among those that decoding
// and the schema know.
func TestFieldsOfModel(t *testing.T) {
	other := map[string]string{
		"briefing.path": "", "briefing.mistakes": "", "briefing.body": "", "briefing.text": "", "briefing.words": "",
		"briefing.notices": "", "briefing.later": "", "briefing.facts": "", "briefing.held": "", "quote.segments": "text",
	}
	for record, v := range map[string]any{
		"briefing": model.Briefing{}, "review": model.Review{}, "correction": model.Correction{}, "actor": model.Actor{},
		"issue": model.Issue{}, "position": model.Position{}, "quote": model.Quote{}, "event": model.Event{},
		"question": model.Question{}, "judgement": model.Judgement{}, "source": model.Source{}, "inference": model.Inference{},
	} {
		fields := reflect.VisibleFields(reflect.TypeOf(v))
		if record == "briefing" {
			fields = append(fields, reflect.VisibleFields(reflect.TypeFor[model.Facts]())...)
		}
		for _, field := range fields {
			name := strings.ToLower(field.Name)
			if name == "speaksfor" {
				name = "speaks_for"
			}
			if to, ok := other[record+"."+name]; ok {
				name = to
			}
			if name == "" || name == "extra" || name == "at" {
				continue
			}
			if _, ok := fieldOf(record, name); !ok {
				t.Errorf("%s has no field %q", record, name)
			}
		}
	}
}
