package content

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestExample compares briefings with the JSON that somebody else wrote down
// for them. READOUT_EXAMPLE names a folder of pairs, x.md and x.json. Ours may
// hold more than theirs, but nothing else.
func TestExample(t *testing.T) {
	dir := os.Getenv("READOUT_EXAMPLE")
	if dir == "" {
		t.Skip("READOUT_EXAMPLE is not set")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no pairs in %s: %v", dir, err)
	}
	for _, name := range names {
		b, err := Open(strings.TrimSuffix(name, ".json")+".md", Options{})
		if err != nil {
			t.Fatal(err)
		}
		ours, err := JSON(b)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var got, want any
		if err := json.Unmarshal(ours, &got); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(theirs, &want); err != nil {
			t.Fatal(err)
		}
		for _, s := range lacks("", got, want) {
			t.Errorf("%s: %s", filepath.Base(name), s)
		}
	}
}

// lacks lists where got has something else than want.
func lacks(at string, got, want any) []string {
	var out []string
	if strings.HasSuffix(at, ".check") && got == "unchecked" {
		return nil // the text of the source is not there
	}
	switch want := want.(type) {
	case map[string]any:
		object, _ := got.(map[string]any)
		for key, v := range want {
			out = append(out, lacks(at+"."+key, object[key], v)...)
		}
		return out
	case []any:
		items, _ := got.([]any)
		if len(items) != len(want) {
			return []string{fmt.Sprintf("%s has %d items, want %d", at, len(items), len(want))}
		}
		for i, v := range want {
			out = append(out, lacks(fmt.Sprintf("%s[%d]", at, i), items[i], v)...)
		}
		return out
	case string:
		// The outcomes of the word-for-word check have shorter names by now.
		if got == strings.TrimPrefix(want, "exact-but-") {
			return nil
		}
	}
	if reflect.DeepEqual(got, want) {
		return nil
	}
	return []string{fmt.Sprintf("%s is %v, want %v", at, got, want)}
}
