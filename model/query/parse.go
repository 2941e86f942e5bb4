package query

import (
	"fmt"
	"strings"
	"unicode"
)

const (
	maxRunes = 4096 // of a line
	maxDepth = 64   // of brackets in brackets
)

// Parse reads a line of the filter language. Any error is an *Error; the
// query returned with it holds what is complete before the column it names.
func Parse(line string) (Query, error) {
	p := parse(line)
	if p.err != nil {
		return Query{p.root}, p.err
	}
	return Query{p.root}, nil
}

// parser reads a line from left to right. After the first error it unwinds,
// and every rule returns what it has.
type parser struct {
	src   []rune
	pos   int
	depth int
	err   *Error
	root  *node

	terms []term // the parts of the line that all must hold
	or    bool   // the line as a whole is a choice, so it has no such parts
}

// term is one part of a line, with its place.
type term struct {
	from, to int   // half-open, in runes
	node     *node // nil for what could not be read
}

func parse(line string) *parser {
	p := &parser{src: []rune(line)}
	if len(p.src) > maxRunes {
		p.fail(maxRunes, fmt.Sprintf("a filter has no more than %d characters", maxRunes), false)
		p.rest(0)
		return p
	}
	p.root = p.choice()
	if p.err == nil && p.pos < len(p.src) {
		p.fail(p.pos, "no bracket is open here", false)
		p.rest(p.pos)
	}
	return p
}

func (p *parser) fail(at int, what string, unfinished bool) *node {
	if p.err == nil {
		p.err = &Error{Column: at + 1, What: what, Unfinished: unfinished}
	}
	return nil
}

// rest makes what cannot be read one last term.
func (p *parser) rest(from int) {
	if p.depth == 0 && from < len(p.src) {
		p.terms = append(p.terms, term{from, len(p.src), nil})
	}
}

func (p *parser) blanks() {
	for p.pos < len(p.src) && unicode.IsSpace(p.src[p.pos]) {
		p.pos++
	}
}

// end reports whether nothing but blanks is left.
func (p *parser) end() bool {
	return strings.TrimSpace(string(p.src[min(p.pos, len(p.src)):])) == ""
}

func (p *parser) next(r rune) bool { return p.pos < len(p.src) && p.src[p.pos] == r }

// keyword reports whether a word in capitals stands here, and steps over it.
func (p *parser) keyword(w string) bool {
	to := p.pos + len(w)
	if to > len(p.src) || string(p.src[p.pos:to]) != w || to < len(p.src) && !endsWord(p.src[to]) {
		return false
	}
	p.pos = to
	return true
}

// choice reads parts of which any must hold.
func (p *parser) choice() *node {
	first := p.every()
	kids := []*node{first}
	for p.err == nil {
		from := p.pos
		if !p.keyword("OR") {
			break
		}
		p.or = p.or || p.depth == 0
		if first == nil {
			p.fail(from, `"OR" needs something before it`, false)
			break
		}
		kid := p.every()
		if kid == nil && p.err == nil {
			p.fail(p.pos, `"OR" needs something behind it`, p.end())
		}
		if kid != nil {
			kids = append(kids, kid)
		}
	}
	if len(kids) == 1 {
		return first
	}
	return &node{op: opOr, kids: kids}
}

// every reads parts that all must hold.
func (p *parser) every() *node {
	var kids []*node
	for p.err == nil {
		p.blanks()
		from := p.pos
		if p.pos == len(p.src) || p.next(')') || p.next('}') {
			break
		}
		if p.keyword("OR") {
			p.pos = from
			break
		}
		if p.keyword("AND") {
			p.and(from, len(kids) > 0)
			continue
		}
		kid := p.not()
		if kid != nil {
			kids = append(kids, kid)
		}
		if p.err != nil {
			p.rest(from)
		} else if p.depth == 0 {
			p.terms = append(p.terms, term{from, p.pos, kid})
		}
	}
	switch len(kids) {
	case 0:
		return nil
	case 1:
		return kids[0]
	}
	return &node{op: opAnd, kids: kids}
}

// and checks that "AND", read already, stands between two parts.
func (p *parser) and(from int, behind bool) {
	if !behind {
		p.fail(from, `"AND" needs something before it`, false)
		p.rest(from)
		return
	}
	p.blanks()
	at := p.pos
	if p.pos == len(p.src) || p.next(')') || p.next('}') || p.keyword("OR") || p.keyword("AND") {
		p.pos = at
		p.fail(at, `"AND" needs something behind it`, p.end())
		p.rest(from)
	}
}

func (p *parser) not() *node {
	sign := ""
	switch {
	case p.next('-'):
		p.pos++
		sign = "-"
	case p.keyword("NOT"):
		p.blanks()
		sign = "NOT"
	default:
		return p.primary()
	}
	at := p.pos
	if p.pos == len(p.src) || p.next('-') || p.next(')') || p.next('}') || unicode.IsSpace(p.src[p.pos]) ||
		p.keyword("NOT") || p.keyword("AND") || p.keyword("OR") {
		p.pos = at
		return p.fail(at, fmt.Sprintf("%q needs something behind it", sign), p.end())
	}
	kid := p.primary()
	if kid == nil {
		return nil
	}
	return &node{op: opNot, kids: []*node{kid}}
}

func (p *parser) primary() *node {
	switch {
	case p.next('('):
		return p.group('(', ')')
	case p.next('{'):
		return p.fail(p.pos, `"{" stands only behind "actor:", "issue:" or "briefing:"`, false)
	case p.next('"'):
		text, ok := p.phrase()
		if !ok {
			return nil
		}
		return &node{op: opWord, text: text}
	}
	from := p.pos
	for p.pos < len(p.src) && unicode.IsLetter(p.src[p.pos]) {
		p.pos++
	}
	if p.pos > from && p.next(':') {
		return p.filter(from)
	}
	for p.pos < len(p.src) && !endsWord(p.src[p.pos]) {
		p.pos++
	}
	return &node{op: opWord, text: string(p.src[from:p.pos])}
}

// group reads a query in brackets.
func (p *parser) group(opening, closing rune) *node {
	from := p.pos
	if p.depth == maxDepth {
		return p.fail(from, fmt.Sprintf("brackets go no deeper than %d", maxDepth), false)
	}
	p.pos++
	p.depth++
	inner := p.choice()
	p.depth--
	switch {
	case p.err != nil:
	case !p.next(closing):
		p.fail(p.pos, fmt.Sprintf("the bracket opened at col %d is not closed", from+1), p.pos == len(p.src))
	case inner == nil:
		p.fail(p.pos, fmt.Sprintf("nothing stands between %q and %q", string(opening), string(closing)), false)
	default:
		p.pos++
	}
	return inner
}

// phrase reads words in quotation marks.
func (p *parser) phrase() (string, bool) {
	from := p.pos
	var b strings.Builder
	for p.pos++; p.pos < len(p.src); p.pos++ {
		r := p.src[p.pos]
		if r == '\\' && p.pos+1 < len(p.src) && (p.src[p.pos+1] == '"' || p.src[p.pos+1] == '\\') {
			p.pos++
			r = p.src[p.pos]
		} else if r == '"' {
			p.pos++
			if strings.TrimSpace(b.String()) == "" {
				p.fail(from, "nothing stands between the quotation marks", p.end())
			}
			return b.String(), p.err == nil
		}
		b.WriteRune(r)
	}
	p.fail(from, "unbalanced quotation mark", true)
	return "", false
}

// filter reads a key, which begins at from and ends here, and its values.
func (p *parser) filter(from int) *node {
	name := string(p.src[from:p.pos])
	k := keyNamed(name)
	if k == nil {
		p.fail(from, fmt.Sprintf("no filter called %q", name), false)
		if near := nearKey(name); near != "" {
			p.err.Suggestion = near + ":"
		} else {
			p.err.What += "; text with a colon is written in quotation marks"
		}
		return nil
	}
	p.pos++
	n := &node{op: opFilter, key: k}
	if p.next('{') {
		if !k.joins {
			return p.fail(p.pos, fmt.Sprintf(`"%s:" takes no query in braces`, k.name), false)
		}
		if n.join = p.group('{', '}'); n.join == nil {
			return nil
		}
		return n
	}
	if n.values = p.values(k); n.values == nil {
		return nil
	}
	return n
}

// values reads values of a key up to the first that is faulty.
func (p *parser) values(k *key) (list []value) {
	for before := k.name + ":"; ; before = "," {
		at := p.pos
		if p.pos == len(p.src) || endsValue(p.src[p.pos]) && !p.next('"') {
			p.fail(at, fmt.Sprintf("%q needs a value", before), p.end())
			return list
		}
		v, ok := p.value(k)
		if !ok {
			return list
		}
		if k.order && p.dots() {
			p.fail(p.pos, "a range has two ends", false)
			return list
		}
		if f := k.check(v); f != nil {
			p.fail(at, f.what, f.unfinished && p.pos == len(p.src))
			p.err.Suggestion = f.suggestion
			return list
		}
		list = append(list, v)
		if !p.next(',') {
			return list
		}
		p.pos++
	}
}

func (p *parser) value(k *key) (v value, ok bool) {
	if !k.order {
		v.text, ok = p.operand(k)
		return v, ok
	}
	at := p.pos
	for _, r := range rels {
		if strings.HasPrefix(string(p.src[p.pos:min(p.pos+2, len(p.src))]), r.sign) {
			p.pos += len(r.sign)
			v.rel = r.rel
			break
		}
	}
	v.text, ok = p.operand(k)
	if !ok {
		return v, false
	}
	if v.rel != equal {
		if v.text == "" {
			p.fail(p.pos, fmt.Sprintf("%q needs a value", string(p.src[at:p.pos])), p.end())
		}
		return v, p.err == nil
	}
	if p.dots() {
		p.pos += 2
		v.rel = between
		if v.to, ok = p.operand(k); ok && v.text == "" && v.to == "" {
			p.fail(p.pos, `".." needs a value at one end`, p.end())
		}
	}
	return v, p.err == nil
}

func (p *parser) dots() bool { return p.next('.') && p.pos+1 < len(p.src) && p.src[p.pos+1] == '.' }

// operand reads a word or phrase of a value; the word may be empty.
func (p *parser) operand(k *key) (string, bool) {
	if p.next('"') {
		return p.phrase()
	}
	from := p.pos
	for p.pos < len(p.src) && !endsValue(p.src[p.pos]) && !(k.order && p.dots()) {
		p.pos++
	}
	return string(p.src[from:p.pos]), true
}
