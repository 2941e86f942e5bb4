package export

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"

	"readout/model"
)

// node is a node of JSON-LD: its keys in the order in which they are written.
type node struct {
	keys   []string
	values map[string]any
}

func newNode(kind, id string) *node {
	n := &node{values: map[string]any{}}
	n.set("@type", kind)
	n.set("@id", id)
	return n
}

// set adds a key, unless its value is empty.
func (n *node) set(key string, value any) *node {
	switch v := value.(type) {
	case string:
		if v == "" {
			return n
		}
	case []string:
		if len(v) == 0 {
			return n
		}
	case []any:
		if len(v) == 0 {
			return n
		}
	case nil:
		return n
	}
	n.keys = append(n.keys, key)
	n.values[key] = value
	return n
}

// MarshalJSON writes the keys in their order.
func (n *node) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, key := range n.keys {
		if i > 0 {
			out.WriteByte(',')
		}
		name, err := json.Marshal(key)
		if err != nil {
			return nil, err
		}
		value, err := marshal(n.values[key])
		if err != nil {
			return nil, err
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(true)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(out.Bytes(), "\n"), nil
}

// JSONLD returns briefings as one graph of linked data in the terms of
// schema.org: a NewsArticle each, and the Person, Organization, Quotation, Event
// and Question nodes of it. A node is called by its address, as
// "orrin-04#quote:varga-1".
func JSONLD(bs []*model.Briefing) ([]byte, error) {
	var graph []any
	for _, b := range bs {
		graph = append(graph, nodesOf(b)...)
	}
	root := &node{values: map[string]any{}}
	root.set("@context", "https://schema.org").set("@graph", graph)
	data, err := root.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// idOf is the name of an item's node, relative to the document.
func idOf(b *model.Briefing, r model.Ref) string {
	a := b.AddressOf(r)
	a.Path = ""
	return url.PathEscape(b.ID) + "#" + (&url.URL{Fragment: strings.TrimPrefix(a.String(), "#")}).EscapedFragment()
}

func ref(id string) any { return map[string]string{"@id": id} }

// linker names the nodes of one briefing.
type linker struct {
	b   *model.Briefing
	rel *model.Relations
}

func (l linker) actor(id string) any {
	for i := range l.b.Actors {
		if l.b.Actors[i].ID == id {
			return ref(idOf(l.b, model.Ref{Type: model.TypeActor, Index: i}))
		}
	}
	return nil
}

func (l linker) actors(ids []string) []any {
	var all []any
	for _, id := range ids {
		if a := l.actor(id); a != nil {
			all = append(all, a)
		}
	}
	return all
}

func (l linker) issue(id string) any {
	for i := range l.b.Issues {
		if l.b.Issues[i].ID == id {
			return ref(idOf(l.b, model.Ref{Type: model.TypeIssue, Index: i}))
		}
	}
	return nil
}

func (l linker) source(id string) any {
	for i := range l.b.Sources {
		if l.b.Sources[i].ID == id {
			return ref(idOf(l.b, model.Ref{Type: model.TypeSource, Index: i}))
		}
	}
	return nil
}

// nodesOf are the nodes of one briefing.
func nodesOf(b *model.Briefing) []any {
	l := linker{b, model.NewRelations(b)}
	article := newNode("NewsArticle", url.PathEscape(b.ID)).
		set("headline", b.Title).set("abstract", b.Summary).set("datePublished", day(b.Date)).set("inLanguage", b.Lang).
		set("creativeWorkStatus", string(status(b))).set("conditionsOfAccess", b.Marking)
	if b.Author != "" {
		article.set("author", newNode("Organization", url.PathEscape(b.ID)+"#author").set("name", b.Author))
	}
	for _, c := range b.Corrections {
		article.set("correction", c.What)
		break
	}
	nodes := []any{article}
	about := func(r model.Ref, n *node) {
		nodes = append(nodes, n)
		if r.Type == model.TypeIssue {
			return
		}
		n.set("isPartOf", ref(url.PathEscape(b.ID)))
	}
	var issues []any
	for i := range b.Issues {
		r := model.Ref{Type: model.TypeIssue, Index: i}
		issues = append(issues, ref(idOf(b, r)))
		about(r, newNode("DefinedTerm", idOf(b, r)).set("name", b.Issues[i].Title).set("description", b.Issues[i].Question))
	}
	article.set("about", issues)
	l.people(&nodes)
	l.words(&nodes)
	return nodes
}

// people are the nodes of actors and sources.
func (l linker) people(nodes *[]any) {
	b := l.b
	for i := range b.Actors {
		a, r := &b.Actors[i], model.Ref{Type: model.TypeActor, Index: i}
		kind := "Person"
		switch a.Kind {
		case "state":
			kind = "Country"
		case "organisation", "group":
			kind = "Organization"
		}
		n := newNode(kind, idOf(b, r)).set("name", a.Name).set("alternateName", a.Aliases)
		if kind == "Person" {
			n.set("jobTitle", a.Role).set("affiliation", l.actor(a.SpeaksFor))
		} else {
			n.set("description", a.Role)
		}
		if a.Wikidata != "" {
			n.set("sameAs", "https://www.wikidata.org/entity/"+url.PathEscape(a.Wikidata))
		}
		*nodes = append(*nodes, n)
	}
	for i := range b.Sources {
		s, r := &b.Sources[i], model.Ref{Type: model.TypeSource, Index: i}
		n := newNode("CreativeWork", idOf(b, r)).set("name", s.Title).set("creditText", s.By).set("datePublished", day(s.Date))
		if webAddress(s.URL) {
			n.set("url", s.URL)
		}
		*nodes = append(*nodes, n)
	}
}

// words are the nodes of quotations, events and questions.
func (l linker) words(nodes *[]any) {
	b := l.b
	part := ref(url.PathEscape(b.ID))
	for i := range b.Quotes {
		q, r := &b.Quotes[i], model.Ref{Type: model.TypeQuote, Index: i}
		*nodes = append(*nodes, newNode("Quotation", idOf(b, r)).set("text", q.Words()).set("creator", l.actor(q.By)).
			set("dateCreated", day(q.On)).set("about", l.issue(q.Issue)).set("isBasedOn", l.source(q.Source)).set("isPartOf", part))
	}
	for i := range b.Events {
		e, r := &b.Events[i], model.Ref{Type: model.TypeEvent, Index: i}
		n := newNode("Event", idOf(b, r)).set("name", e.What).set("startDate", day(e.When)).set("attendee", l.actors(e.Who)).set("about", l.issue(e.Issue))
		switch e.State {
		case model.Cancelled:
			n.set("eventStatus", "https://schema.org/EventCancelled")
		case model.Planned:
			n.set("eventStatus", "https://schema.org/EventScheduled")
		}
		if e.Where != "" {
			n.set("location", newNode("Place", idOf(b, r)+".place").set("name", e.Where))
		}
		*nodes = append(*nodes, n)
	}
	for i := range b.Questions {
		q, r := &b.Questions[i], model.Ref{Type: model.TypeQuestion, Index: i}
		n := newNode("Question", idOf(b, r)).set("text", q.Ask).set("about", l.issue(q.Issue)).set("isPartOf", part)
		if q.Answer != "" {
			n.set("acceptedAnswer", newNode("Answer", idOf(b, r)+".answer").set("text", q.Answer))
		}
		*nodes = append(*nodes, n)
	}
}

// day is a date as ISO 8601 writes it, "" for what is no date of a calendar.
func day(d model.Date) string {
	s := d.String()
	if !d.Valid() || strings.ContainsAny(s, "~?%/X") {
		return ""
	}
	return s
}

// webAddress reports whether a text is an http or https address.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
