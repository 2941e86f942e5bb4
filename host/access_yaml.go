package host

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"readout/model"
)

// mapping is the fields of a node, which may have those keys and no others.
func (a *access) mapping(node *yaml.Node, what string, keys ...string) map[string]*yaml.Node {
	fields := map[string]*yaml.Node{}
	if node.Kind != yaml.MappingNode {
		a.fault(node, "%s are lines such as \"%s: …\"", what, keys[0])
		fields[odd] = node
		return fields
	}
	for key, value := range pairs(node) {
		switch {
		case !slices.Contains(keys, key.Value):
			near, _ := model.Nearest(key.Value, keys)
			if near != "" {
				near = "; did you mean " + near + "?"
			}
			a.fault(key, "%s has no %q%s", what, key.Value, near)
			fields[odd] = key
		case fields[key.Value] != nil:
			a.fault(key, "%s stands here twice", key.Value)
		default:
			fields[key.Value] = value
		}
	}
	return fields
}

// odd is the field of what cannot be one. What is missing beside it is no mistake
// of its own: it may be what was meant.
const odd = ""

// entries are what stands under names, in the order of the file.
func (a *access) entries(node *yaml.Node, what string) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(name, value *yaml.Node) bool) {
		if node == nil {
			return
		}
		if node.Kind != yaml.MappingNode {
			a.fault(node, "%s are names with something below each", what)
			return
		}
		seen := map[string]bool{}
		for name, value := range pairs(node) {
			if seen[name.Value] {
				a.fault(name, "%s stands under %s twice", name.Value, what)
				continue
			}
			seen[name.Value] = true
			if !yield(name, value) {
				return
			}
		}
	}
}

// list is the words of a list, or the one word that stands in its place.
func (a *access) list(node *yaml.Node, what string) []*yaml.Node {
	if node == nil {
		return nil
	}
	items := []*yaml.Node{node}
	if node.Kind == yaml.SequenceNode {
		items = node.Content
	}
	if len(items) == 0 {
		a.fault(node, "%s is empty", what)
	}
	var words []*yaml.Node
	for _, n := range items {
		if a.text(n, what) != "" {
			words = append(words, n)
		}
	}
	return words
}

// text is a word; "" if there is something else, or nothing.
func (a *access) text(node *yaml.Node, what string) string {
	if node.Kind != yaml.ScalarNode || node.Value == "" || node.Tag == "!!null" {
		a.fault(node, "%s takes words", what)
		return ""
	}
	return node.Value
}

// syntax tells what the YAML reader has against the file.
func (a *access) syntax(err error) {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Errors {
			a.fault(&yaml.Node{Line: e.Mark.Line, Column: max(e.Mark.Column, 1)}, "%s", e.Message)
		}
	case errors.As(err, &one):
		a.fault(&yaml.Node{Line: one.Mark.Line, Column: max(one.Mark.Column, 1)}, "%s", one.Message)
	default:
		a.fault(&yaml.Node{Line: 1, Column: 1}, "%s", err)
	}
}

// pairs walks the keys and values of a mapping.
func pairs(node *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(node.Content); i += 2 {
			if !yield(node.Content[i], node.Content[i+1]) {
				return
			}
		}
	}
}

// saysNothing reports whether a file holds comments at most, which the YAML
// reader takes for a fault.
func saysNothing(data []byte) bool {
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

func didYouMean(word string, groups map[string][]Grant) string {
	var names []string
	for name := range groups {
		names = append(names, name)
	}
	slices.Sort(names)
	if near, _ := model.Nearest(word, names); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}
