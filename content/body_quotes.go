package content

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"readout/model"
)

// link reads a link. Links to "#id" are references, and quotations if their
// label stands in quotation marks.
func (r *bodyReader) link(n *ast.Link, style model.Style, outer int32) {
	to := destination(n.Destination)
	first := len(r.spans)
	if outer == 0 {
		outer = r.linkIndex(to)
	}
	r.inline(n, style, outer)
	if to != "" && to[0] != '#' || len(r.spans) == first {
		return
	}
	ref, title, at := r.target(n, to)
	flat := flatten(r.spans[first:])
	found := labelQuotes(flat.text)
	if len(found) == 0 {
		if ref.Text != "" {
			r.pending = append(r.pending, ref)
		}
		return
	}
	q := rawQuote{Speaker: ref, Form: model.Inline, Heading: int32(r.heading), Block: int32(r.current)}
	if to == "" {
		q.more().Fault = faultNoSpeaker
	}
	if issues, words := r.titleWords(title, at); len(issues)+len(words) > 0 {
		q.more().Issues, q.more().Words = issues, words
	}
	r.addQuote(q, flat, found)
	r.spans = append(r.spans[:first], markSegments(r.spans[first:], r.last().Segments, int32(len(r.out.Quotes)))...)
}

// last returns the quotation added last.
func (r *bodyReader) last() *rawQuote { return &r.out.Quotes[len(r.out.Quotes)-1] }

// addQuote appends a quotation with the segments found in a text.
func (r *bodyReader) addQuote(q rawQuote, flat flatText, found []quoted) {
	for _, f := range found {
		start, end := flat.source(f.from, f.to)
		q.Segments = append(q.Segments, model.Segment{Text: f.words(flat.text), At: r.index.place(start, end)})
	}
	r.appendQuote(q)
}

func (r *bodyReader) appendQuote(q rawQuote) {
	if rest := q.Rest; rest != nil && rest.Fault != "" && !rest.FaultAt.Known() {
		rest.FaultAt = q.place()
	}
	if k := len(r.out.Quotes); k > 0 && q.place().Start < r.out.Quotes[k-1].place().Start {
		r.unsure = true
	}
	r.segments += len(q.Segments)
	r.out.Quotes = append(r.out.Quotes, q)
}

// target returns what a link refers to and its title as written, with the
// offset of the title.
func (r *bodyReader) target(n *ast.Link, to string) (ref rawRef, title string, at int) {
	end, ok := r.md.links[n]
	if !ok {
		return newRef(to, model.Place{}), "", 0
	}
	label, after := r.base+end.label, r.base+end.end
	source := r.src[label:after]
	i := strings.IndexByte(source, '#')
	if i < 0 || !strings.HasPrefix(source, "](") {
		return newRef(to, r.index.place(label, after)), "", 0
	}
	size := strings.IndexAny(source[i:], " \t\n>\"')")
	if size < 0 {
		size = len(source) - i
	}
	ref = newRef(to, r.index.place(label+i, label+i+size))
	open := strings.IndexAny(source[i+size:], "\"'(")
	shut := strings.LastIndexAny(source[:len(source)-1], "\"')")
	if open < 0 || shut <= i+size+open {
		return ref, "", 0
	}
	at = i + size + open + 1
	return ref, source[at:shut], label + at
}

// newRef reads "#id" or "#id?".
func newRef(to string, at model.Place) rawRef {
	text, guess := strings.CutSuffix(strings.TrimPrefix(to, "#"), "?")
	return rawRef{Text: strings.TrimSpace(text), Guess: guess, At: at}
}

// titleWords tells the words of a link's title that may be ids of issues from dates.
func (r *bodyReader) titleWords(title string, at int) (issues, words []rawRef) {
	for len(title) > 0 {
		lead := len(title) - len(strings.TrimLeft(title, " \t\n,"))
		title, at = title[lead:], at+lead
		size := strings.IndexAny(title, " \t\n,")
		if size < 0 {
			size = len(title)
		}
		if size == 0 {
			break
		}
		place := r.index.place(at, at+size)
		word := model.CleanLine(title[:size])
		if model.ParseDate(word).Valid() {
			words = append(words, rawRef{Text: word, At: place})
		} else {
			issues = append(issues, newRef(word, place))
		}
		title, at = title[size:], at+size
	}
	return issues, words
}

// strays finds what was meant as a quotation with a speaker but is no link,
// since a "]" stands in it.
func (r *bodyReader) strays() {
	first := -1
	for i := range r.spans {
		if r.spans[i].Link == 0 && strings.Contains(r.spans[i].Text, "](#") {
			first = i
			break
		}
	}
	if first < 0 {
		return
	}
	flat := flatten(slices.Clone(r.spans))
	floor := 0
	for n, at := 0, flat.at[first]; n < maxStrays; n++ {
		i := strings.Index(flat.text[at:], "](#")
		if i < 0 {
			return
		}
		shut := at + i
		at = shut + 3
		size := strings.IndexAny(flat.text[at:], ") ")
		if size >= 0 && flat.text[at+size] == ')' && flat.spans[flat.span(shut)].Link == 0 {
			r.stray(flat, max(floor, shut-maxLabel), shut, at, at+size)
			floor = at
		}
	}
}

// stray adds a quotation that ends before the bracket at shut and whose speaker
// stands from id to end, if its words stand in quotation marks behind floor.
func (r *bodyReader) stray(flat flatText, floor, shut, id, end int) {
	open := shut
	for tries := 0; ; tries++ {
		open = floor + strings.LastIndexByte(flat.text[floor:open], '[')
		if open < floor || tries == maxStrays {
			return
		}
		if len(labelQuotes(flat.text[open+1:shut])) > 0 {
			break
		}
	}
	found := labelQuotes(flat.text[open+1 : shut])
	for i := range found {
		found[i].from += open + 1
		found[i].to += open + 1
	}
	if flat.spans[flat.span(found[0].from)].Quote != 0 {
		return
	}
	start, stop := flat.source(id-1, end)
	q := rawQuote{
		Speaker: newRef(flat.text[id-1:end], r.index.place(start, stop)),
		Form:    model.Inline, Heading: int32(r.heading), Block: int32(r.current), Rest: &rawExtra{Fault: faultBracket},
	}
	if i := strings.IndexByte(flat.text[open:shut], ']'); i >= 0 {
		q.Rest.FaultAt = r.index.place(flat.source(open+i, open+i+1))
	}
	r.addQuote(q, flat, found)
	r.spans = append(r.spans[:0], markSegments(r.spans, r.last().Segments, int32(len(r.out.Quotes)))...)
}

// dash returns the length of the dash that begins an attribution line, or 0.
func dash(line string) int {
	size := 0
	switch {
	case strings.HasPrefix(line, "--") && !strings.HasPrefix(line, "---"):
		size = 2
	default:
		c, n := utf8.DecodeRuneInString(line)
		if c != '—' && c != '―' && c != '–' {
			return 0
		}
		size = n
		if c == '–' && !strings.HasPrefix(line[n:], " ") {
			return 0
		}
	}
	rest := strings.TrimLeft(line[size:], " ")
	c, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '#' && c != '[' && c != '?' {
		return 0
	}
	return size
}
