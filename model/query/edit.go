package query

import (
	"slices"
	"strings"
	"unicode"
)

// Chip is one part of a line that can be taken off by itself. All chips of a
// line must hold; a line that is a choice ("a OR b") is one chip.
type Chip struct {
	Text     string
	From, To int // half-open, in runes
}

// Chips returns the parts of a line. What cannot be read is one last chip.
func Chips(line string) []Chip {
	l := read(line)
	chips := make([]Chip, len(l.terms))
	for i, t := range l.terms {
		chips[i] = Chip{l.text(t), t.from, t.to}
	}
	return chips
}

// Sound returns what of a line stands before its fault; the whole line if it
// has none, or is only unfinished.
func Sound(line string) string {
	l := read(line)
	switch {
	case !l.faulty || l.unfinished:
		return line
	case l.choice:
		return ""
	case len(l.terms) > 0:
		l.terms = l.terms[:len(l.terms)-1]
	}
	return l.String()
}

// DropLast takes the last chip off a line.
func DropLast(line string) string {
	l := read(line)
	if len(l.terms) > 0 {
		l.terms = l.terms[:len(l.terms)-1]
	}
	return l.String()
}

// Add adds a value of a key to a line. A filter by the key takes it as one
// more value, any of which must hold; else it becomes one more filter, all of
// which must hold. If the line excludes the value, it no longer does.
func Add(line, key, value string) string { return edit(line, key, value, false) }

// Exclude adds a value of a key to those that a line excludes. If the line
// asks for the value, it no longer does.
func Exclude(line, key, value string) string { return edit(line, key, value, true) }

// Drop takes a value of a key off a line, whether asked for or excluded.
func Drop(line, key, value string) string {
	l := read(line)
	if l.take(key, value, false) || l.take(key, value, true) {
		l.take(key, value, true)
		return l.String()
	}
	return line
}

// Holds reports whether a line asks for a value of a key, or excludes it.
func Holds(line, key, value string) (in, out bool) {
	l, k := read(line), keyNamed(key)
	return slices.ContainsFunc(l.terms, func(t term) bool { return t.has(k, value, false) }),
		slices.ContainsFunc(l.terms, func(t term) bool { return t.has(k, value, true) })
}

// editable is a line in parts.
type editable struct {
	src    []rune
	terms  []term
	texts  map[int]string // of the terms that were changed, by their beginning
	choice bool           // the only term is a choice
	faulty bool           // the last term cannot be read to its end

	unfinished bool // it may be right once it is typed to its end
}

func read(line string) *editable {
	p := parse(line)
	l := &editable{
		src: p.src, terms: p.terms, choice: p.or, faulty: p.err != nil, texts: map[int]string{},
		unfinished: p.err != nil && p.err.Unfinished,
	}
	if l.choice {
		l.terms = []term{{0, len(l.src), nil}}
	}
	for i := range l.terms {
		t := &l.terms[i]
		for t.from < t.to && unicode.IsSpace(l.src[t.from]) {
			t.from++
		}
		for t.to > t.from && unicode.IsSpace(l.src[t.to-1]) {
			t.to--
		}
	}
	return l
}

func (l *editable) text(t term) string {
	if s, ok := l.texts[t.from]; ok {
		return s
	}
	return string(l.src[t.from:t.to])
}

// String joins the parts.
func (l *editable) String() string {
	list := make([]string, len(l.terms))
	for i, t := range l.terms {
		list[i] = l.text(t)
	}
	return strings.Join(list, " ")
}

// filter returns the plain filter by a key that a term is, or is the negation of.
func (t term) filter(k *key, out bool) *node {
	switch {
	case t.node == nil || k == nil:
	case !out && t.node.filters(k):
		return t.node
	case out && t.node.excludes(k):
		return t.node.kids[0]
	}
	return nil
}

func (t term) has(k *key, value string, out bool) bool {
	n := t.filter(k, out)
	return n != nil && n.has(value)
}

// take takes a value off all filters by a key.
func (l *editable) take(key, v string, out bool) bool {
	k, done := keyNamed(key), false
	l.terms = slices.DeleteFunc(l.terms, func(t term) bool {
		if !t.has(k, v, out) {
			return false
		}
		done = true
		left := *t.filter(k, out)
		left.values = slices.DeleteFunc(slices.Clone(left.values), func(own value) bool { return same(k, own, v) })
		var b strings.Builder
		if out {
			b.WriteByte('-')
		}
		left.writeFilter(&b)
		l.texts[t.from] = b.String()
		return len(left.values) == 0
	})
	return done
}

func edit(line, key, v string, out bool) string {
	l, k := read(tidy(line)), keyNamed(key)
	if l.take(key, v, !out) {
		l = read(l.String())
	}
	written := writtenValue(key, v)
	for _, t := range l.terms {
		if n := t.filter(k, out); n != nil {
			if !n.has(v) {
				l.texts[t.from] = l.text(t) + "," + written
			}
			return l.String()
		}
	}
	filter := key + ":" + written
	if out {
		filter = "-" + filter
	}
	return l.plus(filter)
}

// tidy takes off the end of a line what was begun and holds nothing yet: a
// comma, a key without a value.
func tidy(line string) string {
	p := parse(line)
	if p.err == nil || !p.err.Unfinished || p.or || len(p.terms) == 0 {
		return line
	}
	last := p.terms[len(p.terms)-1]
	text := strings.TrimRightFunc(string(p.src[last.from:]), unicode.IsSpace)
	if kept, ok := strings.CutSuffix(text, ","); ok {
		text = kept
	} else if name, ok := strings.CutSuffix(strings.TrimPrefix(text, "-"), ":"); ok && keyNamed(name) != nil {
		text = ""
	}
	return string(p.src[:last.from]) + text
}

// plus adds a filter: behind the others, but before what cannot be read to
// its end, which would swallow it.
func (l *editable) plus(filter string) string {
	before := l.String()
	switch {
	case before == "":
		return filter
	case l.choice && l.faulty:
		return filter + " (" + before
	case l.choice:
		return "(" + before + ") " + filter
	case l.faulty:
		last := len(l.terms) - 1
		whole := l.terms[:last:last]
		l.terms = l.terms[last:]
		broken := l.String()
		if l.terms = whole; last == 0 {
			return filter + " " + broken
		}
		return l.String() + " " + filter + " " + broken
	}
	return before + " " + filter
}

// writtenValue writes a value so that the key takes it as one: a range or a
// comparison as it stands, words with blanks in quotation marks.
func writtenValue(key, v string) string {
	if k := keyNamed(key); k != nil {
		return k.writeValue(k.read(v))
	}
	return phrase(v)
}

// read reads a value as it is written alone; what is no range and no
// comparison is one plain value, whatever is in it.
func (k *key) read(v string) value {
	if k.order {
		if q, err := Parse(k.name + ":" + v); err == nil && q.root.op == opFilter && len(q.root.values) == 1 {
			return q.root.values[0]
		}
	}
	return value{text: v}
}
