package annotation_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/model"
	"readout/model/annotation"
)

var noon = time.Date(2032, 1, 26, 12, 0, 0, 0, time.FixedZone("", 3600))

func TestUnread(t *testing.T) {
	b := sample(talks)
	read := func(d annotation.Document) *annotation.State {
		return &annotation.State{Documents: map[string]*annotation.Document{"/lake.md": &d}}
	}
	for _, tt := range []struct {
		name  string
		state *annotation.State
		want  bool
	}{
		{"nothing is kept", nil, true},
		{"of another file", &annotation.State{}, true},
		{"noted but not read", read(annotation.Document{Fingerprint: annotation.Fingerprint(b)}), true},
		{"read", read(annotation.Document{Read: noon, Fingerprint: annotation.Fingerprint(b)}), false},
		{"changed since", read(annotation.Document{Read: noon, Fingerprint: annotation.Fingerprint(sample(talks + "."))}), true},
	} {
		if got := tt.state.Unread("/lake.md", b); got != tt.want {
			t.Errorf("%s: unread is %v", tt.name, got)
		}
	}
}

// TestFingerprint wants facts without a text to count, and each of them.
func TestFingerprint(t *testing.T) {
	facts := func(change func(*model.Briefing)) string {
		b := &model.Briefing{Title: "t", Facts: &model.Facts{Quotes: []model.Quote{{By: "a"}}, Positions: []model.Position{{Actor: "a", Issue: "i", Stance: model.For}}}}
		change(b)
		return annotation.Fingerprint(b)
	}
	seen := map[string]string{}
	for name, change := range map[string]func(*model.Briefing){
		"as it is": func(*model.Briefing) {},
		"title":    func(b *model.Briefing) { b.Title = "u" },
		"summary":  func(b *model.Briefing) { b.Summary = "s" },
		"speaker":  func(b *model.Briefing) { b.Quotes()[0].By = "b" },
		"stance":   func(b *model.Briefing) { b.Positions()[0].Stance = model.Against },
		"note":     func(b *model.Briefing) { b.Positions()[0].Note = "n" },
		"text":     func(b *model.Briefing) { b.Markdown = "t" },
	} {
		f := facts(change)
		if other, ok := seen[f]; ok {
			t.Errorf("%s and %s have one fingerprint", name, other)
		}
		seen[f] = name
	}
}

func TestFilter(t *testing.T) {
	s := &annotation.State{Filters: []annotation.Filter{{Name: "mine", Line: "by:varga"}}}
	if line, ok := s.Filter("mine"); !ok || line != "by:varga" {
		t.Errorf("mine is %q, %v", line, ok)
	}
	if _, ok := s.Filter("other"); ok {
		t.Error("other is kept")
	}
	if _, ok := (*annotation.State)(nil).Filter("mine"); ok {
		t.Error("nothing keeps mine")
	}
}

func TestClip(t *testing.T) {
	for _, tt := range []struct {
		s    string
		n    int
		want string
	}{{"abc", 3, "abc"}, {"abc", 2, "ab"}, {"aé", 2, "a"}, {"é", 1, ""}, {"", 0, ""}, {"\x80\x80", 1, ""}} {
		if got := annotation.Clip(tt.s, tt.n); got != tt.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", tt.s, tt.n, got, tt.want)
		}
	}
}

// TestSelector wants whole characters around the words.
func TestSelector(t *testing.T) {
	b := sample(strings.Repeat("é", 40) + " “words” " + strings.Repeat("ß", 40) + "\n")
	s := annotation.On(b, model.Ref{Type: model.TypeQuote}, 0).Selector
	if s.Exact != "words" || !strings.HasSuffix(s.Prefix, "é “") || !strings.HasPrefix(s.Suffix, "” ß") {
		t.Errorf("%+v", s)
	}
	if !utf8.ValidString(s.Prefix+s.Suffix) || strings.ContainsRune(s.Prefix+s.Suffix, utf8.RuneError) {
		t.Errorf("half a character in %+v", s)
	}
}

// TestLD checks what the W3C Web Annotation Data Model asks for.
func TestLD(t *testing.T) {
	note := annotation.Annotation{
		ID: 7, Motivation: annotation.Commenting, Item: "quote:varga-1", Body: "look\nagain", Created: noon, Modified: noon.Add(time.Hour),
		Selector: annotation.Selector{Exact: "we have time", Prefix: "said “"},
	}
	data, err := json.Marshal(note.LD("/lake.md#quote:varga-1"))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"@context":["http://www.w3.org/ns/anno.jsonld",{"schema":"https://schema.org/"}],"id":"urn:uuid:…","type":"Annotation","motivation":"commenting",` +
		`"created":"2032-01-26T11:00:00Z","modified":"2032-01-26T12:00:00Z",` +
		`"body":[{"type":"TextualBody","value":"look\nagain","format":"text/plain","purpose":"commenting"}],` +
		`"target":{"type":"SpecificResource","source":"/lake.md#quote:varga-1","selector":{"type":"TextQuoteSelector","exact":"we have time","prefix":"said “"}}}`
	uuid := regexp.MustCompile(`urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`)
	if got := uuid.ReplaceAllString(string(data), "urn:uuid:…"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	mark := annotation.Annotation{Motivation: annotation.Bookmarking}
	if data, _ = json.Marshal(mark.LD("/lake.md")); strings.Contains(string(data), "body") || strings.Contains(string(data), "selector") || strings.Contains(string(data), "created") {
		t.Errorf("a bookmark of a briefing has more than it should: %s", data)
	}
}

// TestLDID wants the id of an annotation to stay while its note and its place change.
func TestLDID(t *testing.T) {
	a := annotation.Annotation{ID: 1, Motivation: annotation.Commenting, Created: noon, Body: "x"}
	id := a.LD("/lake.md#quote:varga-1").ID
	b := a
	b.Body, b.Modified, b.Created = "y", noon, noon.UTC()
	if got := b.LD("/lake.md#quote:varga-2").ID; got != id {
		t.Errorf("the id was %s and is %s", id, got)
	}
	for name, other := range map[string]string{
		"another number": annotation.Annotation{ID: 2, Motivation: annotation.Commenting, Created: noon}.LD("/lake.md").ID,
		"another file":   a.LD("/sea.md").ID,
	} {
		if other == id {
			t.Errorf("%s has the same id", name)
		}
	}
}
