package content

import (
	"fmt"
	"regexp"
	"strings"

	"readout/model"
)

// known walks the keys of a table: those of the record are set, all others are
// kept in extra. A key given twice counts once.
func (d *decoder) known(record string, n *node, set func(key string, v *node), extra *model.Extra) {
	if n == nil {
		return
	}
	names := fieldNames(record)
	seen := make(map[string]*node, len(n.keys))
	for i, k := range n.keys {
		key := model.CleanLine(k.text)
		if first := seen[key]; first != nil {
			d.twice(k, first, fmt.Sprintf("the key %s is given twice", cite(key)))
			continue
		}
		seen[key] = k
		if _, ok := fieldOf(record, key); ok {
			if n.items[i].kind == scalar {
				d.cut(n.items[i])
			}
			set(key, n.items[i])
			continue
		}
		d.misspelt(k, key, names)
		if *extra == nil {
			*extra = model.Extra{}
		}
		(*extra)[key] = n.items[i].value()
	}
}

// misspelt notes a key that is nearly one that the format names.
func (d *decoder) misspelt(k *node, key string, names []string) {
	near, sure := d.nearest(key, names)
	if near == "" {
		return
	}
	f := fault{
		start: k.start, end: k.end, code: "unknown-key", severity: model.Warning,
		what: "the format names no key " + cite(key), mend: "did you mean " + cite(near) + "?",
	}
	if sure && k.plain && d.src[k.start:k.end] == k.text {
		f.fix = &model.Edit{Start: k.start, End: k.end, New: near}
	}
	d.add(f)
}

// twice notes something given twice, with both places.
func (d *decoder) twice(n, first *node, what string) {
	at := d.place(first.start, first.end)
	d.add(fault{
		start: n.start, end: n.end, code: "twice", what: fmt.Sprintf("%s, first on line %d", what, at.Line),
		mend: "keep one of them, or rename it", also: []model.Place{at},
	})
}

// each calls fn for every item of a list, without a key, and for every value
// of a table, with its key. A single scalar is a list of one.
func (d *decoder) each(n *node, fn func(key, v *node)) {
	if n.null() {
		return
	}
	if n.kind == scalar {
		fn(nil, n)
		return
	}
	seen := map[string]*node{}
	for i, item := range n.items {
		if n.kind == list {
			fn(nil, item)
			continue
		}
		k := n.keys[i]
		if first := seen[k.text]; first != nil {
			d.twice(k, first, cite(k.text)+" is given twice")
			continue
		}
		seen[k.text] = k
		fn(k, item)
	}
}

// at is the place of a record: of its key, or of its beginning.
func (d *decoder) at(key, n *node) model.Place {
	if key != nil {
		return d.place(key.start, key.end)
	}
	return d.place(n.start, n.end)
}

// fault notes a mistake in a value.
func (d *decoder) fault(n *node, code, what, mend string, severity model.Severity) {
	d.add(fault{start: n.start, end: n.end, code: code, what: what, mend: mend, severity: severity})
}

// within is the range of a part of a scalar, if the file holds the scalar as
// it is read, or else that of the scalar.
func (d *decoder) within(n *node, i, j int) (start, end int) {
	switch src := d.src[n.start:]; {
	case strings.HasPrefix(src, n.text):
		return n.start + i, n.start + j
	case src != "" && (src[0] == '"' || src[0] == '\'') && strings.HasPrefix(src[1:], n.text):
		return n.start + 1 + i, n.start + 1 + j
	}
	return n.start, n.end
}

// text reads a text of one or more lines.
func (d *decoder) text(n *node) string {
	return strings.TrimSpace(model.Clean(d.words(n)))
}

// line reads a text of one line.
func (d *decoder) line(n *node) string {
	return strings.TrimSpace(model.CleanLine(d.words(n)))
}

// words returns the text of a scalar. A line of a list with a colon and a
// blank in it is a table to YAML; it is read as the line that it was meant as.
func (d *decoder) words(n *node) string {
	if n == nil {
		return ""
	}
	if n.kind == scalar {
		d.cut(n)
		return n.text
	}
	if s, end, ok := d.colonLine(n); ok {
		with := quoteYAML(s)
		d.add(fault{
			start: n.start, end: end, code: "colon",
			what: "a colon and a blank inside a value without quotation marks", mend: "write  " + with,
			fix: &model.Edit{Start: n.start, End: end, New: with},
		})
		return s
	}
	d.fault(n, "not-a-text", "a text is expected here",
		"write it on one line, in quotation marks if it begins with [ or {", model.Error)
	return ""
}

// colonLine returns the line behind a table of one key whose text is no key of
// the format.
func (d *decoder) colonLine(n *node) (text string, end int, ok bool) {
	if n.kind != table || len(n.keys) != 1 || !n.keys[0].plain || n.items[0].kind != scalar || n.start >= len(d.src) ||
		strings.ContainsRune("{[\"'", rune(d.src[n.start])) || n.keys[0].start != n.start {
		return "", 0, false
	}
	end = lineEnd(d.src, n.start)
	return d.src[n.start:end], end, true
}

// cut notes that " #" has cut a value short. A comment has a blank behind its
// sign, or two before it, unless what it leaves has an open bracket.
func (d *decoder) cut(n *node) {
	if !n.plain || n.start >= len(d.src) || !strings.HasPrefix(d.src[n.start:], n.text) {
		return
	}
	rest := d.src[n.start+len(n.text) : max(n.start+len(n.text), lineEnd(d.src, n.start+len(n.text)))]
	if !strings.HasPrefix(rest, " #") {
		return
	}
	open := strings.Count(n.text, "(") > strings.Count(n.text, ")") || strings.Count(n.text, "“") > strings.Count(n.text, "”")
	if !open && (len(rest) < 3 || rest[2] == ' ' || rest[2] == '#' || rest[2] == '!') {
		return
	}
	start, end := n.start, n.start+len(n.text)+len(rest)
	if n.text == "" {
		start++
	}
	with := quoteYAML(d.src[start:end])
	d.add(fault{
		start: n.start + len(n.text) + 1, end: end, code: "cut", severity: model.Warning,
		what: "a blank and # cut the value short here", mend: "write  " + with,
		fix: &model.Edit{Start: start, End: end, New: with},
	})
}

// texts reads a text or a list of texts.
func (d *decoder) texts(n *node) []string {
	var out []string
	d.each(n, func(key, v *node) {
		if s := d.text(v); key == nil && s != "" {
			out = append(out, s)
		}
	})
	return out
}

// numericDate matches what is meant as a date, well-formed or not.
var numericDate = regexp.MustCompile(`^[0-9]{4}([-/.~?]|$)|^[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}$`)

// date reads a date. Where a source's words will not do, it must be EDTF.
func (d *decoder) date(n *node, strict bool) model.Date {
	s := d.line(n)
	if s == "" {
		return model.Date{}
	}
	on := model.ParseDate(s)
	if !on.Valid() && (strict || numericDate.MatchString(s)) {
		d.fault(n, "date", cite(s)+" is not a date",
			"write 2032-01-26, 2032-01, 2032, a span a/b, with ~ for about or ? for uncertain", model.Warning)
	}
	return on
}

// choice reads one of a few words. What is none of them is noted as not being
// what the article and noun say.
func (d *decoder) choice(n *node, what string, among []string) string {
	return d.choiceIn(n, d.line(n), 0, what, among)
}

// choiceIn reads one of a few words that stands at an offset of a scalar.
func (d *decoder) choiceIn(n *node, word string, at int, what string, among []string) string {
	if word == "" {
		return ""
	}
	low := strings.ToLower(word)
	for _, s := range among {
		if low == s {
			return s
		}
	}
	f := fault{code: strings.TrimPrefix(strings.TrimPrefix(what, "a "), "an "), what: cite(word) + " is not " + what}
	f.start, f.end = d.within(n, at, at+len(word))
	f.mend = "one of  " + strings.Join(among, "  ")
	if near, sure := d.nearest(low, among); near != "" {
		f.mend = fmt.Sprintf("did you mean %q?  One of  %s", near, strings.Join(among, "  "))
		if sure && f.end-f.start == len(word) && f.end <= len(d.src) && d.src[f.start:f.end] == word {
			f.fix = &model.Edit{Start: f.start, End: f.end, New: near}
		}
	}
	d.add(f)
	return ""
}

// flag reads true or false.
func (d *decoder) flag(n *node) bool {
	if b, ok := n.lit.(bool); ok {
		return b
	}
	switch strings.ToLower(d.line(n)) {
	case "yes", "true", "on":
		return true
	case "", "no", "false", "off":
	default:
		d.fault(n, "flag", cite(n.text)+" is neither true nor false", "write true or false", model.Error)
	}
	return false
}

// cite puts foreign text in quotation marks for a message.
func cite(s string) string { return `"` + shorten(model.CleanLine(s), 60) + `"` }

// shorten cuts a text to a number of characters.
func shorten(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
