package content

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"readout/model"
)

// loadYAML turns the half-open range of the file into nodes. What YAML does
// not take is mended in a copy as far as it can be, and noted each time.
func (d *decoder) loadYAML(start, end int) (*node, error) {
	if end-start > maxFront {
		return nil, &fault{
			start: start, end: start, code: "front-matter-size",
			what: fmt.Sprintf("the front matter has %d bytes, more than the %d allowed", end-start, maxFront),
		}
	}
	copied := &draft{text: d.ledger.src[start:end], base: start}
	d.scrub(copied)
	for budget := 4 * maxFront; ; budget -= len(copied.text) + maxFront/32 {
		var doc yaml.Node
		err := yaml.Unmarshal([]byte(copied.text), &doc)
		if err == nil {
			y := yamlReader{draft: copied, src: d.ledger.src, base: start}
			if len(doc.Content) == 0 {
				return nil, nil
			}
			return y.node(doc.Content[0], 0)
		}
		var trouble *yaml.LoadError
		if !errors.As(err, &trouble) {
			trouble = &yaml.LoadError{Message: err.Error()}
		}
		if before := len(d.list) + d.over; budget <= 0 || !d.repair(copied, trouble) {
			if before == len(d.list)+d.over {
				d.add(fault{
					start: start, end: start, code: "yaml", what: "the front matter cannot be read any further",
					mend: "mend the first mistake in it and look again",
				})
			}
			return nil, nil
		}
	}
}

// scrub takes out of a draft what YAML cannot hold at all, and what it would
// count as the end of a line though readers do not.
func (d *decoder) scrub(c *draft) {
	var edits []model.Edit
	for i, r := range c.text {
		with := ""
		switch {
		case r == '\r' && !strings.HasPrefix(c.text[i:], "\r\n"):
			with = "\n"
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7f && r < 0xa0:
			with = model.Clean(string(r))
			d.add(fault{
				start: c.offset(i), end: c.offset(i) + utf8.RuneLen(r), code: "control", severity: model.Warning,
				what: fmt.Sprintf("a control character (U+%04X) stands here", r), mend: "take it out",
			})
		case r == '\u2028' || r == '\u2029':
			with = " "
		case r == '\ufeff', r == '\ufffe', r == '\uffff':
			with = "\ufffd"
		default:
			continue
		}
		edits = append(edits, model.Edit{Start: i, End: i + utf8.RuneLen(r), New: with})
	}
	c.spliceAll(edits)
}

// yamlReader turns nodes of the YAML library into nodes of the file.
type yamlReader struct {
	draft *draft
	src   string
	base  int

	aliased   int // values read through aliases
	inAlias   int
	line, col int // of the place looked up last
	at        int // its offset in the draft
}

// offset turns a line and a column of the draft into an offset of the draft.
func (y *yamlReader) offset(line, col int) int {
	if y.line == 0 || line < y.line || line == y.line && col < y.col {
		y.line, y.col, y.at = 1, 1, 0
	}
	for ; y.line < line; y.line++ {
		i := strings.IndexByte(y.draft.text[y.at:], '\n')
		if i < 0 {
			return len(y.draft.text)
		}
		y.at, y.col = y.at+i+1, 1
	}
	for ; y.col < col && y.at < len(y.draft.text); y.col++ {
		_, n := utf8.DecodeRuneInString(y.draft.text[y.at:])
		y.at += n
	}
	return y.at
}

// node turns one node and all below it, within the limits.
func (y *yamlReader) node(n *yaml.Node, depth int) (*node, error) {
	from := y.draft.offset(y.offset(n.Line, n.Column))
	out := &node{start: from, end: lineEnd(y.src, from)}
	if depth > maxDepth {
		return nil, &fault{
			start: from, end: from, code: "nesting",
			what: fmt.Sprintf("the front matter nests deeper than %d levels", maxDepth),
		}
	}
	if y.inAlias > 0 {
		if y.aliased++; y.aliased > maxAliased {
			return nil, &fault{
				start: from, end: from, code: "aliases",
				what: fmt.Sprintf("the aliases stand for more than %d values", maxAliased),
				mend: "write the values out",
			}
		}
	}
	switch n.Kind {
	case yaml.AliasNode:
		y.inAlias++
		inner, err := y.node(n.Alias, depth+1)
		y.inAlias--
		return inner, err
	case yaml.MappingNode:
		out.kind = table
		if len(n.Content)/2 > maxKeys {
			return nil, &fault{
				start: from, end: from, code: "keys",
				what: fmt.Sprintf("a table has %d keys, more than the %d allowed", len(n.Content)/2, maxKeys),
			}
		}
	case yaml.SequenceNode:
		out.kind = list
	default:
		out.text, out.lit = n.Value, yamlValue(n)
		out.plain = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
		out.end = scalarEnd(y.src, from, out)
		if out.lit == nil {
			out.text = ""
		}
		return out, nil
	}
	for i, c := range n.Content {
		child, err := y.node(c, depth+1)
		if err != nil {
			return nil, err
		}
		if out.kind == table && i%2 == 0 {
			if child.kind != scalar {
				child = &node{text: y.src[child.start:child.end], start: child.start, end: child.end}
			}
			out.keys = append(out.keys, child)
			continue
		}
		out.items = append(out.items, child)
	}
	return out, nil
}

var (
	plainInt   = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})$`)
	plainFloat = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
)

// yamlValue returns a scalar as JSON has it.
func yamlValue(n *yaml.Node) any {
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		return number(n.Value)
	}
	return n.Value
}

// number returns a number as JSON has it, or the text if JSON has no such number.
func number(s string) any {
	if plainInt.MatchString(s) {
		if i, err := strconv.Atoi(s); err == nil {
			return i
		}
	}
	if plainFloat.MatchString(s) {
		if f, err := strconv.ParseFloat(s, 64); err == nil && !math.IsInf(f, 0) {
			return f
		}
	}
	return s
}

// maxShown is how much of a line a place covers at most.
const maxShown = 4096

// lineEnd returns the end of what is written on the line behind an offset.
func lineEnd(src string, from int) int {
	line, _ := cutLine(src[from:min(len(src), from+maxShown)])
	return from + len(strings.TrimRight(line, " \t\r\n"))
}

// scalarEnd returns where a scalar that begins at the offset ends.
func scalarEnd(src string, from int, n *node) int {
	if strings.HasPrefix(src[from:], n.text) {
		return from + len(n.text)
	}
	if rest := src[from:lineEnd(src, from)]; rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		if i := closingQuote(rest); i > 0 {
			return from + i + 1
		}
	}
	return lineEnd(src, from)
}

// closingQuote returns the offset of the mark that closes the quoted scalar
// at the beginning of s, or -1.
func closingQuote(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && s[0] == '"':
			i++
		case s[i] == s[0] && s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		case s[i] == s[0]:
			return i
		}
	}
	return -1
}
