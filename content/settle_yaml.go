package content

import (
	"strings"

	"readout/model"
)

// step is the place of a node in the list or table that holds it.
type step struct {
	in *node
	i  int
}

// stepsTo is the way from a node to one below it, nil if it is not there.
func stepsTo(from, to *node) []step {
	if from == nil {
		return nil
	}
	for i, n := range from.items {
		if n == to {
			return []step{{from, i}}
		}
		if below := stepsTo(n, to); below != nil {
			return append([]step{{from, i}}, below...)
		}
	}
	return nil
}

// holdsNode reports whether a node is another or holds it.
func holdsNode(n, other *node) bool { return n == other || stepsTo(n, other) != nil }

// remove takes a record out of the facts. A list of one account goes with its
// account.
func (s *settling) remove(at traced) error {
	steps := stepsTo(s.root, at.value)
	if len(steps) == 0 {
		return s.refuse("the facts do not hold it in a way that can be edited", "")
	}
	last := steps[len(steps)-1]
	if n := len(steps); n > 1 && last.in.kind == list && len(last.in.items) == 1 && steps[n-2].in != s.root {
		last = steps[n-2]
	}
	return s.removeEntry(last.in, last.i)
}

// removeEntry takes an item out of a list, or a key with its value out of a table.
func (s *settling) removeEntry(in *node, i int) error {
	ok := false
	switch {
	case in.start >= len(s.src):
	case s.src[in.start] == '{' || s.src[in.start] == '[':
		ok = s.removeFlow(in, i)
	default:
		ok = s.removeBlock(in, i)
	}
	if !ok {
		return s.refuse("the facts do not hold it in a way that can be edited", "")
	}
	return nil
}

// entryAt is where an entry begins: its key, or the value of a list.
func entryAt(in *node, i int) int {
	if in.kind == table {
		return in.keys[i].start
	}
	return in.items[i].start
}

// removeFlow takes an entry out of what stands in brackets, with its comma.
func (s *settling) removeFlow(in *node, i int) bool {
	start := entryAt(in, i)
	end := flowEnd(s.src, start)
	if end < 0 {
		return false
	}
	if i+1 < len(in.items) {
		next := entryAt(in, i+1)
		if next < end {
			return false
		}
		s.replace(start, next, "")
		return true
	}
	if s.src[end] == ',' {
		end++
	} else {
		end = start + len(strings.TrimRight(s.src[start:end], " \t\n"))
	}
	if i > 0 {
		start = flowEnd(s.src, entryAt(in, i-1))
		if start < 0 || s.src[start] != ',' {
			return false
		}
	}
	s.replace(start, end, "")
	return true
}

// flowEnd is where an entry in brackets ends: at the comma behind it, or at the
// bracket that closes what holds it; -1 if it does not.
func flowEnd(src string, i int) int {
	depth, fresh := 0, true // fresh: a quotation mark here begins a text
	for ; i < len(src); i++ {
		switch c := src[i]; {
		case fresh && (c == '"' || c == '\''):
			n := closingQuote(src[i:min(len(src), i+maxFront)])
			if n < 0 {
				return -1
			}
			i += n
			fresh = false
		case c == '[' || c == '{':
			depth++
			fresh = true
		case depth == 0 && (c == ']' || c == '}' || c == ','):
			return i
		case c == ']' || c == '}':
			depth--
			fresh = false
		case c == ',' || c == ':':
			fresh = true
		case c == '#' && i > 0 && (src[i-1] == ' ' || src[i-1] == '\n'):
			n := strings.IndexByte(src[i:], '\n')
			if n < 0 {
				return -1
			}
			i += n
		case c != ' ' && c != '\n' && c != '\t':
			fresh = false
		}
	}
	return -1
}

// removeBlock takes the lines of an entry out. What held nothing else is left
// empty, and says so.
func (s *settling) removeBlock(in *node, i int) bool {
	src, start := s.src, entryAt(in, i)
	if in.kind == list {
		start = dashBefore(src, start)
	}
	if start < 0 {
		return false
	}
	from := strings.LastIndexByte(src[:start], '\n') + 1
	if strings.Trim(src[from:start], " ") != "" { // it shares its line with what holds it
		if in.kind != table || i+1 >= len(in.items) || in.keys[i+1].start < start {
			return false
		}
		s.replace(start, in.keys[i+1].start, "")
		return true
	}
	dashes := in.kind == table && in.items[i].kind == list
	s.replace(from, blockEnd(src, from, start-from, dashes), "")
	if len(in.items) > 1 {
		return true
	}
	steps := stepsTo(s.root, in)
	if len(steps) == 0 || steps[len(steps)-1].in.kind != table {
		return false
	}
	holder := steps[len(steps)-1]
	colon := holder.in.keys[holder.i].end
	colon += len(src[colon:]) - len(strings.TrimLeft(src[colon:], " "))
	if !strings.HasPrefix(src[colon:], ":") || colon > from {
		return false
	}
	s.replace(colon+1, colon+1, map[nodeKind]string{table: " {}", list: " []"}[in.kind])
	return true
}

// dashBefore is where the dash of an item of a list stands, or -1.
func dashBefore(src string, at int) int {
	before := strings.TrimRight(src[:min(at, len(src))], " ")
	if !strings.HasSuffix(before, "-") {
		return -1
	}
	return len(before) - 1
}

// blockEnd is the end of the lines that belong to an entry which begins at a
// column of the line at from: those further in, and, of a list, those that
// begin with a dash at the same column.
func blockEnd(src string, from, column int, dashes bool) int {
	line, rest := cutLine(src[from:])
	end := from + len(line)
	at := end
	for rest != "" {
		line, rest = cutLine(rest)
		at += len(line)
		text := strings.TrimLeft(line, " ")
		if strings.TrimSpace(text) == "" {
			continue
		}
		indent := len(line) - len(text)
		item := strings.HasPrefix(text, "- ") || strings.TrimSpace(text) == "-"
		if indent <= column && !(dashes && indent == column && item) {
			break
		}
		end = at
	}
	return end
}

// newcomer adds a speaker whom the cast does not have yet.
func (s *settling) newcomer() error {
	name := strings.TrimSpace(model.CleanLine(s.Name))
	switch found := s.actorsCalled(name); {
	case len(found) == 1 && s.declaredID(s.b.Actors()[found[0]].ID):
		s.by = s.b.Actors()[found[0]].ID
		return nil
	case len(found) > 1:
		return s.refuse(cite(name)+" fits "+s.namesOf(found), "choose one of them")
	}
	if s.by = s.freeID(name); s.by == "" {
		return s.refuse(cite(name)+" has no letters to make an id of", "")
	}
	value := yamlString(name, true)
	if strings.Contains(name, ",") {
		value = "{name: " + value + "}"
	}
	entry := yamlKey(s.by) + ": " + value
	cast := s.root.get("actors")
	if cast == nil {
		front, err := splitFront(s.src)
		if err != nil || !front.found || s.root == nil || s.src[s.root.start] == '{' {
			return s.refuse("there are no facts to add "+cite(name)+" to", "declare "+s.by+" under actors: by hand")
		}
		s.replace(front.end, front.end, "actors:\n  "+entry+"\n")
		return nil
	}
	if cast.kind != table || len(cast.keys) == 0 || cast.start >= len(s.src) {
		return s.refuse("the cast is not written in a way that can be added to", "declare "+s.by+" under actors: by hand")
	}
	if s.src[cast.start] == '{' {
		s.replace(cast.start+1, cast.start+1, entry+", ")
		return nil
	}
	first := cast.keys[0].start
	from := strings.LastIndexByte(s.src[:first], '\n') + 1
	indent := s.src[from:first]
	if strings.Trim(indent, " ") != "" {
		return s.refuse("the cast is not written in a way that can be added to", "declare "+s.by+" under actors: by hand")
	}
	s.replace(from, from, indent+entry+"\n")
	return nil
}

// declaredID reports whether the cast has an id, other than by being named.
func (s *settling) declaredID(id string) bool {
	_, known := s.ids[id]
	_, named := s.decoder.unknown[id]
	return known && !named
}

// freeID is an id for a name that nothing has yet: its last word, or all of it.
func (s *settling) freeID(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 || slugOf(name) == "" {
		return ""
	}
	for _, id := range []string{slugOf(words[len(words)-1]), slugOf(name), slugOf(name + " 2")} {
		_, shared := s.shared.ids[id]
		if id != "" && !s.declaredID(id) && !shared && s.otherThing(id) == "" {
			return id
		}
	}
	return ""
}
