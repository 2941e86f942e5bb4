package query

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
)

// called names what the values of an open key are ids of.
var called = map[string]string{
	"actor": "nobody here is called", "by": "nobody here is called", "per": "nobody here is called",
	"issue": "no issue here is called", "src": "no source here is called",
}

// Advice says of every value of the query that names an actor, issue or source
// which the set does not know, that it does not, and which is nearest:
//
//	nobody here is called zelenskk; zelenskyy?
func (s *Set) Advice(q Query) []string {
	var list []string
	var visit func(*node)
	visit = func(n *node) {
		if n == nil {
			return
		}
		for _, kid := range n.kids {
			visit(kid)
		}
		visit(n.join)
		if n.op != opFilter || called[n.key.name] == "" {
			return
		}
		for _, v := range n.values {
			if s.knows(n.key, v) {
				continue
			}
			line := called[n.key.name] + " " + model.CleanLine(v.text)
			if near := s.nearestID(n.key, v.text); near != "" {
				line += fmt.Sprintf("; %s?", near)
			}
			if !slices.Contains(list, line) {
				list = append(list, line)
			}
		}
	}
	visit(q.root)
	return list
}

// knows reports whether a value names anything of the set.
func (s *Set) knows(k *key, v value) bool {
	if word(v.text) == none {
		return true
	}
	switch k.name {
	case "actor", "by", "per":
		ids := map[string]bool{}
		s.find(v.text, ids)
		if len(ids) > 1 || len(ids) == 1 && !ids[v.text] || s.declares(v.text) {
			return true
		}
	default:
		want := model.Fold(v.text)
		for _, f := range s.candidates(k) {
			if strings.HasPrefix(model.Fold(f.Value), want) {
				return true
			}
		}
	}
	return s.Count(Query{&node{op: opFilter, key: k, values: []value{v}}}) > 0
}

func (s *Set) declares(actor string) bool {
	return slices.ContainsFunc(s.members(), func(m member) bool { return m.id == actor })
}

// nearestID returns the id whose letters, or those of a name that goes with
// it, are nearest to a text; "" if none are near.
func (s *Set) nearestID(k *key, text string) string {
	ids := map[string]string{}
	var words []string
	add := func(word, id string) {
		if _, ok := ids[word]; word != "" && !ok {
			ids[word] = id
			words = append(words, word)
		}
	}
	for _, f := range s.candidates(k) {
		add(model.Fold(f.Value), f.Value)
	}
	if k.name != "issue" && k.name != "src" {
		for _, m := range s.members() {
			for _, name := range m.names {
				add(name, m.id)
				for word := range strings.FieldsSeq(name) {
					add(word, m.id)
				}
			}
		}
	}
	return ids[nearest(model.Fold(text), words)]
}
