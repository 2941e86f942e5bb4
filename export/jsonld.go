package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"readout/model"
)

// node is a node of JSON-LD: its keys in the order in which they are written.
type node struct {
	keys   []string
	values map[string]any
}

// newNode begins a node. One without an id stands in another and is called nothing.
func newNode(kind, id string) *node {
	n := &node{values: map[string]any{}}
	return n.set("@type", kind).set("@id", id)
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
		value, err := json.Marshal(n.values[key])
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

// JSONLD returns briefings as one graph of linked data in the terms of
// schema.org: a NewsArticle each, and the Person, Organization, Quotation, Event
// and Question nodes of it. A node is called by its address, as
// "orrin-04#quote:varga-1". Stances and judgements have no term there and are
// left out; what is not certain or not confirmed is said to be so in words.
func JSONLD(bs []*model.Briefing) ([]byte, error) {
	var graph []any
	taken := map[string]bool{}
	for _, b := range bs {
		id := pathOf(b.ID)
		for n := 2; taken[id]; n++ {
			id = fmt.Sprintf("%s~%d", pathOf(b.ID), n)
		}
		taken[id] = true
		graph = append(graph, newLinker(b, id).nodes()...)
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

// pathOf is the id of a briefing as a relative reference; a colon in it would
// make a scheme of what stands before.
func pathOf(id string) string { return strings.ReplaceAll(url.PathEscape(id), ":", "%3A") }
