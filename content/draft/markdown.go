package draft

import (
	"strings"
	"unicode/utf8"
)

// escaped keeps characters of the article from being taken for markup within a line.
func escaped(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<&~") {
		return s
	}
	var sb strings.Builder
	sb.Grow(len(s) + 16)
	for i := 0; i < len(s); i++ {
		if marksUp(s, i) {
			sb.WriteByte('\\')
		}
		sb.WriteByte(s[i])
	}
	return sb.String()
}

// marksUp reports whether the character at an offset may be markup: an
// underscore within a word, a lone < or & is not.
func marksUp(s string, i int) bool {
	switch s[i] {
	case '\\', '`', '*', '[', ']', '~':
		return true
	case '_':
		return i == 0 || i+1 == len(s) || !alphanumeric(s[i-1]) || !alphanumeric(s[i+1])
	case '<':
		return i+1 < len(s) && (alphanumeric(s[i+1]) || strings.IndexByte("/!?", s[i+1]) >= 0)
	case '&':
		return i+1 < len(s) && (alphanumeric(s[i+1]) || s[i+1] == '#') && strings.IndexByte(s[i:min(len(s), i+40)], ';') > 0
	}
	return false
}

func alphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

// begun is escaped for the beginning of a line, where more is markup.
func begun(s string) string {
	s = strings.TrimLeft(escaped(s), " ")
	if s == "" {
		return s
	}
	if strings.ContainsRune("#>-+=", rune(s[0])) {
		return `\` + s
	}
	if n := numbered(s); n > 0 {
		return s[:n] + `\` + s[n:]
	}
	return s
}

// numbered is the length of the digits before a mark that would begin a list.
func numbered(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')') && (n+1 == len(s) || s[n+1] == ' ') {
		return n
	}
	return 0
}

// marksOfYAML are what has a meaning in a double-quoted scalar.
var marksOfYAML = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ")

// scalar is a text as a double-quoted scalar of YAML.
func scalar(s string) string {
	return `"` + marksOfYAML.Replace(s) + `"`
}

// written are the marks that readout's format knows, by what opens a quotation
// in the article.
var written = map[rune]string{
	'“': "“”", '"': `""`, '„': "„“", '«': "«»", '‘': "‘’", '「': "「」", '『': "『』", '\'': "‘’", '‹': "«»", '»': "„“",
}

// marked is the text of a quotation between two marks of the format. One that
// goes on in the next paragraph, or came from the one before, lacks one of them
// in the article.
func (a *analysis) marked(q *quotation) string {
	words := a.text[q.start:q.end]
	opening, n := utf8.DecodeRuneInString(words)
	marks := written[opening]
	if marks == "" {
		marks, n = written['“'], 0
	}
	words = words[n:]
	if q.closed {
		_, n := utf8.DecodeLastRuneInString(words)
		words = words[:len(words)-n]
	}
	_, n = utf8.DecodeRuneInString(marks)
	return marks[:n] + escaped(words) + marks[n:]
}
