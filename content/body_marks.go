package content

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// twins maps each opening quotation mark to the marks that may close it.
var twins = map[rune]string{
	'“': "”", '"': "\"", '«': "»", '„': "“”\"", '‘': "’", '「': "」", '『': "』",
}

// maxNestedMarks is how deep quotation marks may be nested in each other.
const maxNestedMarks = 16

// quoted is a quoted string in a text, with its marks. An unclosed one has no
// end: to is -1.
type quoted struct{ from, to int }

// words returns what stands between the marks, in one line.
func (q quoted) words(text string) string {
	s := text[q.from:q.to]
	_, open := utf8.DecodeRuneInString(s)
	s = s[open:]
	if last, size := utf8.DecodeLastRuneInString(s); closing(last) {
		s = s[:len(s)-size]
	}
	return collapse(s)
}

func closing(c rune) bool { return strings.ContainsRune("”\"»“’」』", c) }

// scanQuoted finds the quoted strings of a text; marks within them are nested.
func scanQuoted(text string) []quoted {
	if !strings.ContainsAny(text, "\"“«„‘「『") {
		return nil
	}
	var found []quoted
	var open []rune
	from := 0
	before := ' '
	for i, c := range text {
		if c < utf8.RuneSelf && c != '"' {
			before = c
			continue
		}
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(validRune(c)):])
		if k := closes(open, before, c, after); k >= 0 {
			if open = open[:k]; k == 0 {
				found = append(found, quoted{from, i + utf8.RuneLen(c)})
			}
		} else if opens(before, c, after) && len(open) < maxNestedMarks {
			if len(open) == 0 {
				from = i
			}
			open = append(open, c)
		}
		before = c
	}
	if len(open) > 0 && open[0] != '"' && open[0] != '‘' {
		found = append(found, quoted{from, -1})
	}
	return found
}

func validRune(c rune) rune {
	if c == utf8.RuneError {
		return ' '
	}
	return c
}

// closes returns the index of the open mark that c closes, or -1.
func closes(open []rune, before, c, after rune) int {
	if len(open) == 0 || !closing(c) {
		return -1
	}
	if c == '’' && inWord(before) && inWord(after) {
		return -1
	}
	if c == '"' && opens(before, c, after) {
		return -1
	}
	for k := len(open) - 1; k >= 0; k-- {
		if strings.ContainsRune(twins[open[k]], c) {
			return k
		}
	}
	return -1
}

// opens reports whether c opens a quoted string where it stands.
func opens(before, c, after rune) bool {
	switch c {
	case '“', '«', '„', '「', '『':
		return true
	case '"':
		return !inWord(before) && !unicode.IsSpace(after) && after != utf8.RuneError &&
			(unicode.IsSpace(before) || strings.ContainsRune("([{—–-“‘«„/[", before))
	case '‘':
		return !inWord(before)
	}
	return false
}

func inWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// labelQuotes returns the quoted strings of a link's label if it begins and
// ends with quotation marks.
func labelQuotes(text string) []quoted {
	from := len(text) - len(strings.TrimLeft(text, " "))
	end := len(strings.TrimRight(text, " "))
	if from >= end {
		return nil
	}
	first, size := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	if twins[first] == "" || !closing(last) || end-from <= size {
		return nil
	}
	found := scanQuoted(text)
	if k := len(found); k > 0 && found[0].from == from && found[k-1].to == end {
		return found
	}
	if strings.ContainsRune(twins[first], last) {
		return []quoted{{from, end}}
	}
	return nil
}

// flatText is the text of spans, with the way back to the source.
type flatText struct {
	text  string
	spans []model.Span
	at    []int // offset in text of each span
}

func flatten(spans []model.Span) flatText {
	f := flatText{text: spanText(spans), spans: spans, at: make([]int, len(spans))}
	n := 0
	for i := range spans {
		f.at[i] = n
		n += len(spans[i].Text)
		if len(spans) > 1 && spans[i].Style&model.Break != 0 {
			n++
		}
	}
	return f
}

// span returns the index of the span that holds the offset in the text.
func (f flatText) span(offset int) int {
	return max(0, sort.Search(len(f.at), func(i int) bool { return f.at[i] > offset })-1)
}

// source returns the byte range of the source that a range of the text, which
// is not empty, comes from.
func (f flatText) source(from, to int) (start, end int) {
	s := f.span(from)
	start = int(f.spans[s].Src)
	if f.spans[s].Exact {
		start += from - f.at[s]
	}
	s = f.span(to - 1)
	end = int(f.spans[s].End)
	if f.spans[s].Exact {
		end = min(end, int(f.spans[s].Src)+to-f.at[s])
	}
	return start, end
}

// markSpans gives what lies in the byte range of the source to a quote, and
// cuts spans at its ends.
func markSpans(spans []model.Span, start, end int, quote int32) []model.Span {
	return markSegments(spans, []model.Segment{{At: model.Place{Start: start, End: end}}}, quote)
}

// markSegments is markSpans for several ranges, which ascend.
func markSegments(spans []model.Span, segments []model.Segment, quote int32) []model.Span {
	if len(segments) == 0 {
		return spans
	}
	out := make([]model.Span, 0, len(spans)+2*len(segments))
	k := 0
	for _, s := range spans {
		for {
			for k < len(segments) && segments[k].At.End <= int(s.Src) {
				k++
			}
			if k == len(segments) || segments[k].At.Start >= int(s.End) {
				break
			}
			start, end := int32(segments[k].At.Start), int32(segments[k].At.End)
			if s.Exact && s.Src < start {
				var head model.Span
				head, s = cutSpan(s, start)
				out = append(out, head)
			}
			if !s.Exact || s.End <= end {
				s.Quote = quote
				break
			}
			var head model.Span
			head, s = cutSpan(s, end)
			head.Quote = quote
			out = append(out, head)
		}
		out = append(out, s)
	}
	return out
}

// cutSpan cuts an exact span in two at an offset of the source.
func cutSpan(s model.Span, at int32) (head, tail model.Span) {
	head, tail = s, s
	head.Text, head.End = s.Text[:at-s.Src], at
	tail.Text, tail.Src = s.Text[at-s.Src:], at
	head.Style &^= model.Break
	return head, tail
}

// markQuote gives the spans of a byte range to the quote of the index.
func markQuote(doc *model.Document, start, end, index int) {
	first := doc.BlockAt(start)
	for i := first; i < len(doc.Blocks) && int(doc.Blocks[i].Src) < end; i++ {
		b := &doc.Blocks[i]
		b.Spans = markSpans(b.Spans, start, end, int32(index+1))
	}
}

// sortQuotes puts quotations in the order in which they begin, and renumbers
// what refers to them.
func sortQuotes(b *body) {
	order := make([]int, len(b.Quotes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return b.Quotes[i].place().Start - b.Quotes[j].place().Start })
	quotes, now := make([]rawQuote, len(order)), make([]int32, len(order)+1)
	for to, from := range order {
		quotes[to] = b.Quotes[from]
		now[from+1] = int32(to + 1)
	}
	b.Quotes = quotes
	for i := range b.Doc.Blocks {
		block := &b.Doc.Blocks[i]
		block.Quote = now[block.Quote]
		for j := range block.Spans {
			block.Spans[j].Quote = now[block.Spans[j].Quote]
		}
	}
}
