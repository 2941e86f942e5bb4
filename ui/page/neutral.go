package page

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"readout/model"
)

// standIn + c stands for the ASCII character c while Glamour has the text: it
// is as wide, means nothing in Markdown or HTML, and is part of no character
// reference. codeStandIn + c does the same in code, and forcedStandIn + c where
// c would be markup that is not wanted. These are private characters; those of
// a document become U+FFFD.
const (
	forcedStandIn = 0xf680
	standIn       = 0xf700
	codeStandIn   = 0xf780
	lastStandIn   = 0xf7ff
)

// literal returns the text such that Glamour draws it as it is: no sign in it
// means anything.
func literal(s string) string { return standFor(s, standIn) }

// literalCode is literal for what stands between the signs of code.
func literalCode(s string) string { return standFor(s, codeStandIn) }

func standFor(s string, base rune) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range model.Clean(s) {
		switch {
		case r >= forcedStandIn && r <= lastStandIn:
			b.WriteRune(utf8.RuneError)
		case r > ' ' && r < 0x7f && !alphanumeric(byte(r)):
			b.WriteRune(base + r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// neutral returns Markdown that means the same but holds no character
// reference, which Glamour would decode after everything was cleaned, and no
// link but to the web and to mail. What references stand for is cleaned and
// can be no markup, as in all Markdown.
func neutral(s string) string {
	s = strings.Map(withoutStandIns, model.Clean(s))
	s = links.ReplaceAllStringFunc(s, unlink)
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := 0; i < len(s); {
		switch s[i] {
		case '&':
			size, text := reference(s[i:])
			b.WriteString(literal(text))
			i += size
		case '`':
			size := codeSpan(s[i:])
			b.WriteString(strings.ReplaceAll(s[i:i+size], "&", string(rune(codeStandIn+'&'))))
			i += size
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

func withoutStandIns(r rune) rune {
	if r >= forcedStandIn && r <= lastStandIn {
		return utf8.RuneError
	}
	return r
}

// links are the beginnings of links and definitions, up to the scheme.
var links = regexp.MustCompile(`(?:\]\(\s*<?|\]:\s*<?|<|\b)[a-zA-Z][a-zA-Z0-9+.\-]*:`)

// unlink makes text of the beginning of a link that leads elsewhere than to the
// web or to mail.
func unlink(s string) string {
	i := strings.LastIndexAny(s[:len(s)-1], "(<:] \n") + 1
	switch strings.ToLower(s[i : len(s)-1]) {
	case "http", "https", "mailto":
		return s
	}
	if i > 0 && s[i-1] == '<' {
		i--
		s = s[:i] + string(rune(forcedStandIn+'<')) + s[i+1:]
	}
	if len(s) > 1 && s[0] == ']' {
		s = "]" + string(rune(forcedStandIn+rune(s[1]))) + s[2:]
	}
	return s[:len(s)-1] + string(rune(forcedStandIn+':'))
}

// reference decodes the character reference at the beginning of s, or takes
// its ampersand for a character.
func reference(s string) (size int, text string) {
	end := 1
	for end < len(s) && end < 40 && (alphanumeric(s[end]) || s[end] == '#') {
		end++
	}
	if end < len(s) && s[end] == ';' {
		if text := html.UnescapeString(s[:end+1]); text != s[:end+1] {
			return end + 1, text
		}
	}
	return 1, "&"
}

// codeSpan returns the length of the code span at the beginning of s, or of
// the backticks alone if nothing closes them.
func codeSpan(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "`"))
	for i := n; i < len(s); {
		j := strings.IndexByte(s[i:], '`')
		if j < 0 {
			break
		}
		i += j
		m := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
		if m == n {
			return i + m
		}
		i += m
	}
	return n
}

// restore turns stand-ins back into what they stand for, and cleans the rest.
func restore(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] != 0xef
	}
	if plain {
		return model.Clean(s)
	}
	return model.Clean(strings.Map(func(r rune) rune {
		if r >= forcedStandIn && r <= lastStandIn {
			return r & 0x7f
		}
		return r
	}, s))
}

// The limits of what Glamour is given. Beyond them a block is shown as it is
// written: Glamour takes minutes for 80 nested block quotations, and the
// parser's time grows with the square of the signs that may open something.
const (
	maxSource  = 64 << 10
	maxNesting = 8
	maxSigns   = 2000
	maxColumns = 40
	maxLines   = 2000
)

// tooMuch says why a block is not given to Glamour, or "".
func tooMuch(s string) string {
	if len(s) > maxSource {
		return "over 64 KB"
	}
	signs, lines := 0, 0
	for line := range strings.Lines(s) {
		deep := nesting(line)
		if deep > maxNesting {
			return "nested more than 8 deep"
		}
		if lines++; lines > maxLines {
			return "over 2000 lines"
		}
		signs += deep
		if strings.Count(line, "|") > maxColumns {
			return "over 40 columns"
		}
		for i := range len(line) {
			switch line[i] {
			case '[', '*', '_', '`', '<', '~', '!':
				signs++
			}
		}
	}
	if signs > maxSigns {
		return "over 2000 signs of markup"
	}
	return ""
}

// nesting returns how many containers may begin at the beginning of a line.
func nesting(line string) int {
	n, blanks := 0, 0
	for i := range len(line) {
		switch c := line[i]; {
		case c == ' ':
			blanks++
		case c == '\t':
			blanks += 4
		case c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
			n++
		case c < '0' || c > '9':
			return n + max(blanks-2*n, 0)/8
		}
	}
	return n
}
