package annotation

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"
)

// Context is the JSON-LD context of the W3C Web Annotation vocabulary.
const Context = "http://www.w3.org/ns/anno.jsonld"

// LD is an annotation as the W3C Web Annotation Data Model writes it in JSON-LD.
type LD struct {
	Context    []any      `json:"@context"`
	ID         string     `json:"id"`
	Type       string     `json:"type"` // Annotation
	Motivation Motivation `json:"motivation"`
	Created    string     `json:"created,omitempty"`
	Modified   string     `json:"modified,omitempty"`
	Body       []BodyLD   `json:"body,omitempty"`
	Target     TargetLD   `json:"target"`
}

// BodyLD is the text of a note.
type BodyLD struct {
	Type    string `json:"type"` // TextualBody
	Value   string `json:"value"`
	Format  string `json:"format"` // text/plain
	Purpose string `json:"purpose"`
}

// TargetLD is what is annotated: a source, a selector within it, and what has
// to be known where the briefing is not at hand, in the terms of schema.org as
// an export has them. Title, marking and status are the briefing's.
type TargetLD struct {
	Type     string      `json:"type"` // SpecificResource
	Source   string      `json:"source"`
	Selector *SelectorLD `json:"selector,omitempty"`
	Title    string      `json:"schema:name,omitempty"`
	Marking  string      `json:"schema:conditionsOfAccess,omitempty"`
	Status   string      `json:"schema:creativeWorkStatus,omitempty"`
	Text     string      `json:"schema:text,omitempty"`      // the item with its doubts
	Creator  string      `json:"schema:creator,omitempty"`   // who said it
	From     string      `json:"schema:isBasedOn,omitempty"` // title of its source
	Date     string      `json:"schema:dateCreated,omitempty"`
}

// SelectorLD is a TextQuoteSelector.
type SelectorLD struct {
	Type string `json:"type"` // TextQuoteSelector
	Selector
}

// LD returns the annotation on a source, which is the address of its item.
func (a Annotation) LD(source string) LD {
	l := LD{
		Context: []any{Context, map[string]string{"schema": "https://schema.org/"}}, ID: a.urn(source), Type: "Annotation", Motivation: a.Motivation, Created: stamp(a.Created), Modified: stamp(a.Modified),
		Target: TargetLD{Type: "SpecificResource", Source: source},
	}
	if a.Body != "" {
		l.Body = []BodyLD{{"TextualBody", a.Body, "text/plain", string(Commenting)}}
	}
	if a.Selector.Exact != "" {
		l.Target.Selector = &SelectorLD{"TextQuoteSelector", a.Selector}
	}
	return l
}

// urn names the annotation, for a reader that imports it again: a UUID of the
// version for ids of one's own making (RFC 9562, 8). It stays while the note is
// rewritten and the item moves in its file.
func (a Annotation) urn(source string) string {
	file, _, _ := strings.Cut(source, "#")
	u := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s\n%s", file, a.ID, a.Motivation, stamp(a.Created)))
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:16])
}

// stamp writes a time as RFC 3339 in UTC, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
