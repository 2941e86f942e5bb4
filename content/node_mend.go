package content

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"readout/model"
)

// repair notes why YAML refused a draft and changes the draft so that the rest
// can be read: by the one possible mend, or by leaving a line out. It reports
// false when nothing can be changed any more.
func (d *decoder) repair(c *draft, e *yaml.LoadError) bool {
	at := markOffset(c.text, e.Mark)
	from, to := c.lineAt(at)
	if from == to && from > 0 {
		from, to = c.lineAt(len(strings.TrimRight(c.text[:from], " \t\r\n")))
		at = to
	}
	m := mender{d: d, c: c, e: e, at: at, from: from, to: to}
	switch {
	case m.tabs(), m.unquoted(), m.tail(), m.openQuote(), m.openBracket(), m.deeper():
		return true
	}
	what, mend := yamlWords(e.Message)
	return m.leaveOut(from, to, at, "yaml", what, mend)
}

// mender mends one thing that YAML refused.
type mender struct {
	d        *decoder
	c        *draft
	e        *yaml.LoadError
	at       int // where YAML stopped, in the draft
	from, to int // the line that holds it
}

// note records what was wrong, before the draft is changed. New is the one
// possible mend of the range, if sure.
func (m *mender) note(f fault, start, end int, with string, sure bool) {
	f.start, f.end = m.c.offset(start), m.c.offset(end)
	if sure {
		f.fix = &model.Edit{Start: f.start, End: f.end, New: with}
	}
	m.d.ledger.add(f)
}

// tabs mends tabs that indent: all at once, as they never come alone.
func (m *mender) tabs() bool {
	line := m.c.text[m.from:m.to]
	if indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; !strings.Contains(indent, "\t") {
		return false
	}
	var edits []model.Edit
	for from := 0; from < len(m.c.text); {
		_, to := m.c.lineAt(from)
		line := m.c.text[from:to]
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if i := strings.IndexByte(indent, '\t'); i >= 0 && len(indent) < len(line) {
			end := strings.LastIndexByte(indent, '\t') + 1
			with := strings.ReplaceAll(indent[i:end], "\t", "  ")
			m.note(fault{
				code: "tab", what: "a tab indents this line, but YAML takes blanks only",
				mend: "indent with two blanks for each tab",
			}, from+i, from+end, with, true)
			edits = append(edits, model.Edit{Start: from + i, End: from + end, New: with})
		}
		from = to + 1
	}
	m.c.spliceAll(edits)
	return len(edits) > 0
}

// unquoted mends a value that needs quotation marks around it, because of a
// colon and a blank inside it or of the sign that it begins with.
func (m *mender) unquoted() bool {
	key, start, end := valueOf(m.c.text[m.from:m.to])
	start, end = m.from+start, m.from+end
	if start >= end {
		return false
	}
	value := m.c.text[start:end]
	f := fault{code: "colon"}
	switch {
	case strings.ContainsRune("@`%*&!|>", rune(value[0])) && (len(value) == 1 || value[1] != '\n'):
		if !strings.Contains(m.e.Message, "cannot start") && !strings.Contains(m.e.Message, "anchor") &&
			!strings.Contains(m.e.Message, "alias") && !strings.Contains(m.e.Message, "tag") &&
			!strings.Contains(m.e.Message, "directive") && !strings.Contains(m.e.Message, "block scalar") &&
			!strings.Contains(m.e.Message, "expected") {
			return false
		}
		f.code = "quotes"
		f.what = "a value cannot begin with " + value[:1] + " unless it is quoted"
	case strings.ContainsRune("\"'[{", rune(value[0])):
		return false
	case strings.Contains(m.e.Message, "mapping values") && m.at >= start && m.at < end:
		f.what = "a colon and a blank inside a value without quotation marks"
		if key == "title" {
			f.what = "a colon and a blank inside a title without quotation marks"
		}
	default:
		return false
	}
	with := quoteYAML(value)
	f.mend = "write  " + strings.TrimSpace(m.c.text[m.from:start]) + " " + with
	m.note(f, start, end, with, true)
	m.c.splice(start, end, with)
	return true
}

// tail mends a quoted value with more words behind its closing mark.
func (m *mender) tail() bool {
	_, start, end := valueOf(m.c.text[m.from:m.to])
	start, end = m.from+start, m.from+end
	if start >= end || !strings.ContainsRune("\"'", rune(m.c.text[start])) {
		return false
	}
	value := m.c.text[start:end]
	i := closingQuote(value)
	if i < 0 || i == len(value)-1 {
		return false
	}
	with := quoteYAML(value)
	if last := len(value) - 1; value[last] == value[0] && (value[i-1] == ' ' || value[i+1] != ' ') {
		// The marks around it are YAML's; one inside them ended it too early.
		with = quoteYAML(value[1:last])
	}
	m.note(fault{
		code: "quotes", what: "words follow the closing quotation mark of a value",
		mend: "put the whole value in quotation marks:  " + with,
	}, start, end, with, true)
	m.c.splice(start, end, with)
	return true
}

// openQuote closes a quotation mark at the end of its line.
func (m *mender) openQuote() bool {
	if !strings.Contains(m.e.ContextMsg, "quoted scalar") || !strings.Contains(m.e.Message, "end of stream") &&
		!strings.Contains(m.e.Message, "document indicator") {
		return false
	}
	at := markOffset(m.c.text, m.e.ContextMark)
	_, to := m.c.lineAt(at)
	to = at + len(strings.TrimRight(m.c.text[at:to], " \t\r"))
	if to <= at || strings.ContainsRune(m.c.text[at+1:to], rune(m.c.text[at])) {
		return false
	}
	mark := m.c.text[at : at+1]
	m.note(fault{
		code: "unclosed-quote", what: "the quotation mark opened here is not closed",
		mend: "close it with " + mark,
	}, at, at+1, "", false)
	m.c.splice(to, to, mark)
	return true
}

// openBracket leaves the line out that opens a bracket and does not close it.
func (m *mender) openBracket() bool {
	if !strings.Contains(m.e.ContextMsg, "flow") {
		return false
	}
	at := markOffset(m.c.text, m.e.ContextMark)
	from, to := m.c.lineAt(at)
	if i := strings.Index(m.c.text[at:to], " #"); i >= 0 {
		return m.leaveOut(from, to, at+i+1, "cut", "a blank and # cut the line short here",
			"put the value that holds # in quotation marks")
	}
	if from <= m.at && m.at < to {
		return m.leaveOut(from, to, m.at, "bracket", "a comma or a closing bracket is missing here",
			"put values that hold , or : in quotation marks")
	}
	return m.leaveOut(from, to, at, "bracket", "the bracket opened here is not closed", "close it on its last line")
}

// deeper leaves a line out that is indented below a value.
func (m *mender) deeper() bool {
	line := m.c.text[m.from:m.to]
	indent := len(line) - len(strings.TrimLeft(line, " "))
	colon := strings.Index(line, ":")
	if !strings.Contains(m.e.Message, "mapping values") || indent == 0 || colon < 0 || m.at != m.from+colon {
		return false
	}
	from, to := m.c.lineAt(m.from - 1)
	before := m.c.text[from:to]
	if from < m.from && len(before)-len(strings.TrimLeft(before, " ")) == indent && !strings.Contains(before, ":") {
		return m.leaveOut(from, to, from+indent, "yaml", "a colon is missing on this line", "write it as  key: value")
	}
	return m.leaveOut(m.from, m.to, m.from+indent, "indent",
		"this line is indented below one that has a value already", "give both lines the same indentation")
}

// leaveOut takes a line out of the draft.
func (m *mender) leaveOut(from, to, at int, code, what, mend string) bool {
	if from >= to {
		return false
	}
	end := min(at+1, len(m.c.text))
	if _, n := utf8.DecodeRuneInString(m.c.text[min(at, len(m.c.text)):]); n > 0 {
		end = at + n
	}
	m.note(fault{code: code, what: what, mend: mend}, at, end, "", false)
	m.c.splice(from, to, "")
	return true
}

// markOffset turns a mark of the YAML library into an offset of the text.
func markOffset(text string, mark yaml.Mark) int {
	y := yamlReader{draft: &draft{text: text}}
	return min(y.offset(max(mark.Line, 1), max(mark.Column, 1)), len(text))
}

// valuePattern finds the key and the beginning of the value on a line.
var valuePattern = regexp.MustCompile(`^\s*(?:- +)*(?:([^\s"'\[{#][^:#]*?)\s*:(?:\s+|$))?`)

// valueOf returns the key of a line and the range of its value, which leaves a
// comment and blanks at the end out.
func valueOf(line string) (key string, start, end int) {
	m := valuePattern.FindStringSubmatchIndex(line)
	if m[2] >= 0 {
		key = line[m[2]:m[3]]
	}
	start, end = m[1], len(line)
	quoted := -1
	if start < len(line) && (line[start] == '"' || line[start] == '\'') {
		quoted = closingQuote(line[start:])
	}
	if i := strings.Index(line[min(start+max(quoted, 0), len(line)):], " #"); i >= 0 {
		end = start + max(quoted, 0) + i
	}
	for end > start && strings.ContainsRune(" \t\r", rune(line[end-1])) {
		end--
	}
	return key, start, max(end, start)
}

// quoteYAML puts a text of one line between quotation marks.
func quoteYAML(s string) string {
	if strings.ContainsAny(s, `"\`) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + s + `"`
}

// yamlWords says in the project's words what the YAML library complains of.
func yamlWords(message string) (what, mend string) {
	for _, t := range yamlTroubles {
		if strings.Contains(message, t.holds) {
			return t.what, t.mend
		}
	}
	return "this cannot be read as YAML", "write it as  key: value"
}

var yamlTroubles = []struct{ holds, what, mend string }{
	{"cannot start any token", "a value cannot begin with this sign unless it is quoted", "put the value in quotation marks"},
	{"unknown anchor", "a value cannot begin with * unless it is quoted", "put the value in quotation marks"},
	{"expected key", "a key is missing here, or the indentation is another than above", "write it as  key: value"},
	{"expected '-' indicator", "a list ends here and something else begins at the same indentation", "indent it like its key"},
	{"block sequence entries", "a list cannot begin on the line of its key", "put it on a line of its own, or leave the dash out"},
	{"mapping values", "a colon and a blank stand where none can stand", "put the value in quotation marks"},
	{"unknown escape", "a backslash stands before a letter that it does not go with", "double it, or use ' instead of \""},
	{"could not find expected ':'", "a colon is missing on this line", "write it as  key: value"},
}
