package draft

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is one quotation mark of a paragraph.
type mark struct {
	at, size       int
	r              rune
	before, after  rune // its neighbours; a blank at the paragraph's ends
	opener, closer bool // may open, may close, as it stands between its neighbours
}

// closersOf are the marks that may close what another opens, "" if it opens nothing.
func closersOf(r rune) string {
	switch r {
	case '“':
		return "”\"“"
	case '„':
		return "“”\""
	case '"':
		return "\"”"
	case '«':
		return "»"
	case '»':
		return "«"
	case '‹':
		return "›"
	case '「':
		return "」"
	case '『':
		return "』"
	case '‘':
		return "’"
	case '\'':
		return "'"
	}
	return ""
}

// stretches finds the stretches between quotation marks in every paragraph. One
// that is not closed runs to the end of its paragraph; one that goes on in the
// next paragraph without a mark of its own is found there as well.
func stretches(text string, paras []paragraph) [][]quotation {
	found := make([][]quotation, len(paras))
	single := singles(text)
	var list []mark
	for i := range paras {
		list = marksOf(list[:0], text, paras[i].span, single)
		first := 0
		if from := leftOpen(found, i); from >= 0 && len(list) > 0 && !list[0].opener && closes(found[from], text, list[0].r) && continues(text, paras, from, i) {
			for k := from + 1; k < i; k++ {
				found[k] = []quotation{{span: paras[k].span}}
			}
			found[i] = append(found[i], quotation{span: span{paras[i].start, list[0].at + list[0].size}, closed: true})
			first = 1
		}
		if len(list) == 0 && !single {
			found[i] = spokenSingles(text, paras[i].span)
		}
		found[i] = append(found[i], pairs(text, paras[i].span, list[first:])...)
	}
	return found
}

// spokenSingles finds what is surely said between single marks in a paragraph
// without others: it begins the paragraph or stands behind a comma or a colon,
// has some words and a verb that reports beside it, and ends in a mark of its
// own: 'We will go,' he said.
func spokenSingles(text string, in span) []quotation {
	if !strings.ContainsAny(text[in.start:in.end], "‘'") || strings.Contains(text[in.start:in.end], "''") {
		return nil
	}
	var found []quotation
	list := marksOf(nil, text, in, true)
	for i := 0; i < len(list); i++ {
		m := list[i]
		if !opens(m) || m.r != '‘' && m.r != '\'' || !introduces(text[in.start:m.at]) {
			continue
		}
		for k := i + 1; k < len(list) && k < i+maxApostrophes; k++ {
			c := list[k]
			if !c.closer || !strings.ContainsRune(closersOf(m.r), c.r) || !strings.ContainsRune(".,!?…", c.before) {
				continue
			}
			if q := (quotation{span: span{m.at, c.at + c.size}, closed: true}); countWords(text[q.start:q.end]) >= fewWords && (len(found) > 0 || saidBeside(text, in, q.span)) {
				found = append(found, q)
			}
			i = k
			break
		}
	}
	return found
}

// saidBeside reports whether a verb that surely reports stands close to a stretch.
func saidBeside(text string, in, q span) bool {
	const near = 60
	around := text[max(in.start, q.start-near):q.start] + " " + text[q.end:min(in.end, q.end+near)]
	for w := range strings.FieldsFuncSeq(around, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if known(w, strongCue) {
			return true
		}
	}
	return false
}

// maxApostrophes is the number of single marks within words between two that quote.
const maxApostrophes = 24

// introduces reports whether what stands before a mark lets somebody speak.
func introduces(before string) bool {
	before = strings.TrimRight(before, " ")
	return before == "" || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ".")
}

// maxContinued is the number of paragraphs without any mark over which a
// quotation is taken to go on.
const maxContinued = 4

// leftOpen returns the last paragraph before i, over paragraphs without marks,
// that ends in a quotation nobody closed; -1 for none.
func leftOpen(found [][]quotation, i int) int {
	for k := i - 1; k >= 0 && k >= i-1-maxContinued; k-- {
		if n := len(found[k]); n > 0 {
			if found[k][n-1].closed {
				return -1
			}
			return k
		}
	}
	return -1
}

// closes reports whether a mark may close the last quotation of a paragraph.
func closes(qs []quotation, text string, r rune) bool {
	open, _ := utf8.DecodeRuneInString(text[qs[len(qs)-1].start:])
	return strings.ContainsRune(closersOf(open), r)
}

// continues reports whether the paragraphs behind an open quotation can be part
// of it: they are text, and none of them opens with a mark.
func continues(text string, paras []paragraph, from, to int) bool {
	for k := from; k < to; k++ {
		if paras[k].kind == Heading || !endsLikeSentence(text[paras[k].start:paras[k].end]) {
			return false
		}
	}
	return paras[to].kind != Heading
}

// singles reports whether a text quotes between single marks: it has no others,
// or others within single ones only.
func singles(text string) bool {
	if strings.Contains(text, "''") {
		return false
	}
	return !strings.ContainsAny(text, "“”„\"«»「『") || within(text)
}

// outer is a quotation between single marks that holds one between double ones.
var outer = regexp.MustCompile(`(?:^|[\s(])‘[^‘’“”\n]*“[^”\n]*”[^‘“\n]*[,.!?]’`)

// within reports whether double marks stand within single ones: the first mark
// of the text is a single one, and what it opens holds a double one.
func within(text string) bool {
	first := strings.IndexAny(text, "“‘\"«„")
	return first >= 0 && strings.HasPrefix(text[first:], "‘") && outer.MatchString(text)
}

// marksOf appends the quotation marks of a range.
func marksOf(list []mark, text string, in span, single bool) []mark {
	before := ' '
	for i := in.start; i < in.end; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:in.end])
		}
		if isMark(r, single) {
			after := ' '
			if i+n < in.end {
				after, _ = utf8.DecodeRuneInString(text[i+n : in.end])
			}
			m := mark{at: i, size: n, r: r, before: before, after: after}
			m.opener = !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune(".,!?…;", before) && !unicode.IsSpace(after)
			m.closer = !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
			list = append(list, m)
		}
		before = r
		i += n
	}
	return list
}

// isMark reports whether a character is a quotation mark of the text.
func isMark(r rune, single bool) bool {
	switch r {
	case '“', '”', '„', '"', '«', '»', '‹', '›', '「', '」', '『', '』':
		return true
	case '‘', '’', '\'':
		return single
	}
	return false
}

// measure reports whether a mark rather stands for inches, as in 6'2".
func measure(m mark) bool {
	return m.r == '"' && unicode.IsDigit(m.before) && (unicode.IsSpace(m.after) || m.after == '-')
}

// pairs parts the marks of a paragraph into quotations.
func pairs(text string, in span, list []mark) []quotation {
	var found []quotation
	for i := 0; i < len(list); i++ {
		m := list[i]
		if !opens(m) {
			continue
		}
		end := closing(list, i)
		if end < 0 {
			found = append(found, quotation{span: span{m.at, trimmedEnd(text, span{m.at, in.end})}})
			break
		}
		found = append(found, quotation{span: span{m.at, list[end].at + list[end].size}, closed: true})
		i = end
	}
	return found
}

// opens reports whether a mark that stands outside any quotation opens one.
func opens(m mark) bool {
	switch m.r {
	case '”', '›', '」', '』', '’':
		return false
	case '»', '\'', '‘':
		return m.opener
	case '"':
		return !measure(m)
	}
	return true
}

// closing returns the index of the mark that closes the one at i, -1 for none.
func closing(list []mark, i int) int {
	open := list[i].r
	with := closersOf(open)
	depth := 0
	for k := i + 1; k < len(list); k++ {
		m := list[k]
		if open == '“' && m.r == '“' && m.opener && closersBehind(list, k) > depth+1 {
			depth++
			continue
		}
		if !strings.ContainsRune(with, m.r) {
			continue
		}
		switch {
		case m.r == '“' && open == '“' && (m.opener || !m.closer):
			continue
		case (open == '‘' || open == '\'') && (!m.closer || m.before == 's' && unicode.IsSpace(m.after) && laterCloser(list, k)):
			continue
		}
		if depth == 0 {
			return k
		}
		depth--
	}
	return -1
}

// closersBehind counts the closing marks of the form ” behind an index, three at most.
func closersBehind(list []mark, k int) int {
	n := 0
	for _, m := range list[k+1 : min(k+1+8, len(list))] {
		if m.r == '”' {
			n++
		}
	}
	return n
}

// laterCloser reports whether the next single mark that may close follows
// before another one opens.
func laterCloser(list []mark, k int) bool {
	for _, m := range list[k+1 : min(k+1+8, len(list))] {
		if m.opener && !m.closer {
			return false
		}
		if m.closer && strings.ContainsRune(".,!?…", m.before) {
			return true
		}
	}
	return false
}

// trimmedEnd is the end of a range without the blanks at its end.
func trimmedEnd(text string, in span) int {
	return in.start + len(strings.TrimRightFunc(text[in.start:in.end], unicode.IsSpace))
}
