// Package query is the filter language of readout: one language for the
// filter line, the command line and saved filters.
//
// Parse reads a line and names the column of what is wrong with it. A Set
// holds the items of some briefings and answers which of them a query leaves,
// what its facets count, and how a line may be completed. Add, Exclude and
// Drop edit a line as text, so that the line is always the whole truth about
// what is hidden.
//
// The package never panics on a line, reads no clock and no file, and changes
// no briefing. A Set may be asked by any number of goroutines.
package query

import (
	"strings"
	"unicode"
)

// Query is a parsed line. The zero value leaves every item.
type Query struct{ root *node }

// IsZero reports whether the query leaves every item.
func (q Query) IsZero() bool { return q.root == nil }

// String writes the query so that Parse reads an equal one.
func (q Query) String() string {
	if q.root == nil {
		return ""
	}
	var b strings.Builder
	q.root.write(&b, false)
	return b.String()
}

// op is what a node of a query does with its kids.
type op uint8

const (
	opAnd op = iota
	opOr
	opNot
	opWord
	opFilter
)

// node is one part of a query. It holds no positions, so that equal queries
// have equal nodes.
type node struct {
	op     op
	kids   []*node // of opAnd and opOr, two or more; of opNot, one
	text   string  // of opWord
	key    *key    // of opFilter
	values []value // of opFilter, unless it is a join
	join   *node   // of opFilter: the query in braces
}

// rel is how a value relates to what it is compared with.
type rel uint8

const (
	equal rel = iota
	between
	less
	atMost
	greater
	atLeast
)

// rels names the comparisons; longer signs come first.
var rels = []struct {
	sign string
	rel  rel
}{{"<=", atMost}, {">=", atLeast}, {"<", less}, {">", greater}}

// value is one of the values of a filter.
type value struct {
	rel  rel
	text string // of between: the lower end, "" if open
	to   string // of between: the upper end, "" if open
}

func (n *node) write(b *strings.Builder, inner bool) {
	switch n.op {
	case opAnd, opOr:
		sep := " "
		if n.op == opOr {
			sep = " OR "
		}
		if inner {
			b.WriteByte('(')
		}
		for i, kid := range n.kids {
			if i > 0 {
				b.WriteString(sep)
			}
			kid.write(b, n.op == opAnd || kid.op == opOr)
		}
		if inner {
			b.WriteByte(')')
		}
	case opNot:
		b.WriteByte('-')
		if n.kids[0].op == opNot {
			b.WriteByte('(')
			n.kids[0].write(b, false)
			b.WriteByte(')')
			return
		}
		n.kids[0].write(b, true)
	case opWord:
		b.WriteString(quoteWord(n.text))
	case opFilter:
		n.writeFilter(b)
	}
}

func (n *node) writeFilter(b *strings.Builder) {
	b.WriteString(n.key.name)
	b.WriteByte(':')
	if n.join != nil {
		b.WriteByte('{')
		n.join.write(b, false)
		b.WriteByte('}')
		return
	}
	for i, v := range n.values {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(n.key.writeValue(v))
	}
}

func (k *key) writeValue(v value) string {
	switch v.rel {
	case equal:
		return k.quote(v.text)
	case between:
		s := ".."
		if v.text != "" {
			s = k.quote(v.text) + s
		}
		if v.to != "" {
			s += k.quote(v.to)
		}
		return s
	}
	for _, r := range rels {
		if r.rel == v.rel {
			return r.sign + k.quote(v.text)
		}
	}
	return ""
}

// quote writes a value so that it is read as one plain value of the key.
func (k *key) quote(s string) string {
	if s == "" || strings.ContainsFunc(s, endsValue) ||
		k.order && (strings.ContainsAny(s[:1], "<>=.") || strings.HasSuffix(s, ".") || strings.Contains(s, "..")) {
		return phrase(s)
	}
	return s
}

// quoteWord writes a word so that it is read as text and nothing else.
func quoteWord(s string) string {
	if s == "" || s[0] == '-' || s == "AND" || s == "OR" || s == "NOT" || strings.ContainsFunc(s, endsWord) {
		return phrase(s)
	}
	if before, _, ok := strings.Cut(s, ":"); ok && before != "" && !strings.ContainsFunc(before, notLetter) {
		return phrase(s)
	}
	return s
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func phrase(s string) string { return `"` + escapes.Replace(s) + `"` }

// endsWord reports whether a bare word ends before r.
func endsWord(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`"(){}`, r)
}

// endsValue reports whether a bare value ends before r.
func endsValue(r rune) bool { return r == ',' || endsWord(r) }

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
