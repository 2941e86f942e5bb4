package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a half-open range of bytes of the article.
type span struct{ start, end int }

// token is a word, a mark of punctuation, or a whole quotation.
type token struct {
	*form
	span
	quote int32 // index of the quotation that the token stands for, -1 for none
	first bool  // begins a sentence
	sent  int32 // number of its sentence in the article
	short bool  // a quotation of one or two words

	nickname bool // a quotation within a name
}

// paragraph is a line of the article that is not blank.
type paragraph struct {
	span
	kind     Kind
	headline bool    // most of its words have capitals, or it is no text
	quotes   span    // half-open range of the article's quotations
	tokens   []token // quotations are one token each
}

// analysis is the text of an article in paragraphs, its quotations found.
type analysis struct {
	text      string
	forms     forms
	sentences int32 // how many
	spoken    int   // 1 + index of the last quotation whose speaker was sought and that is one
	paras     []paragraph
	quotes    []quotation
}

// quotation is one stretch of words between quotation marks, within one paragraph.
type quotation struct {
	span        // with its marks
	para   int  // index of its paragraph
	at     int  // index of its token in the paragraph
	closed bool // a closing mark ends it
	words  int
	inside []token // of a long one the last few

	speaker  mention
	how      rule
	who      int  // index of the entity that speaks, -1 for none
	resolved bool // a pronoun was resolved, or the speaker inherited
}

// countWords counts the words of a text: letters and digits, apostrophes within.
func countWords(s string) int {
	n, in := 0, false
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_'
		if (r == '\'' || r == '’') && in {
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			letter = unicode.IsLetter(next)
		}
		if letter && !in {
			n++
		}
		in = letter
	}
	return n
}

// read parts a text into paragraphs and tokens. A line is a paragraph, of the
// kind that kinds tells; without kinds each is a Paragraph.
func read(text string, kinds []Kind) *analysis {
	a := &analysis{text: text, forms: forms{}}
	for from := 0; from < len(text); {
		to := strings.IndexByte(text[from:], '\n')
		if to < 0 {
			to = len(text)
		} else {
			to += from
		}
		if strings.TrimSpace(text[from:to]) != "" {
			p := paragraph{span: span{from, to}}
			if n := len(a.paras); n < len(kinds) {
				p.kind = kinds[n]
			}
			a.paras = append(a.paras, p)
		}
		from = to + 1
	}
	for i, found := range stretches(text, a.paras) {
		a.readParagraph(i, found)
	}
	return a
}

func (a *analysis) readParagraph(n int, found []quotation) {
	p := &a.paras[n]
	at := p.start
	p.quotes = span{len(a.quotes), len(a.quotes) + len(found)}
	p.tokens = make([]token, 0, (p.end-p.start)/5+4)
	for _, q := range found {
		p.tokens = a.tokens(p.tokens, span{at, q.start})
		q.para, q.at = n, len(p.tokens)
		q.words = countWords(a.text[q.start:q.end])
		q.inside = a.inside(q)
		p.tokens = append(p.tokens, token{form: a.forms.of("”"), span: q.span, quote: int32(len(a.quotes)), short: q.words < 3})
		a.quotes = append(a.quotes, q)
		at = q.end
	}
	p.tokens = a.tokens(p.tokens, span{at, p.end})
	sentences(a, p)
	p.dateline()
	a.count(p)
}

// count numbers the sentences of a paragraph, and tells a headline by its capitals.
func (a *analysis) count(p *paragraph) {
	capitals := 0
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.first {
			a.sentences++
		}
		if t.upper {
			capitals++
		}
		t.sent = a.sentences
	}
	p.headline = p.kind == aside || capitals*3 > len(p.tokens)*2 && len(p.tokens) > 3
}

// sentence is the number of the sentence at a token, or of the last one.
func (p *paragraph) sentence(at int) int32 {
	if len(p.tokens) == 0 {
		return 0
	}
	return p.tokens[min(at, len(p.tokens)-1)].sent
}

// longest is the number of words of the longest quotation that is looked into.
const longest = 12

// inside is the tokens of a quotation, of a long one the last few only.
func (a *analysis) inside(q quotation) []token {
	in := inner(a.text, q)
	if q.words > longest {
		if from := strings.LastIndexByte(a.text[in.start:in.end], ' '); from >= 0 {
			in.start += from
		}
	}
	return a.tokens(nil, in)
}

// inner is a quotation without its marks.
func inner(text string, q quotation) span {
	s := q.span
	if r, n := utf8.DecodeRuneInString(text[q.start:]); closersOf(r) != "" {
		s.start += n
	}
	if q.closed {
		_, n := utf8.DecodeLastRuneInString(text[:q.end])
		s.end -= n
	}
	return s
}

// tokens appends the tokens of a range.
func (a *analysis) tokens(list []token, in span) []token {
	text := a.text
	for i := in.start; i < in.end; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:in.end])
		}
		if r == ' ' || unicode.IsSpace(r) || r == '\u00ad' || r == '\u200b' {
			i += n
			continue
		}
		j := i + n
		if wordy(r) || r == '@' && j < in.end {
			j = wordEnd(text, i, j, in.end)
		}
		list = append(list, token{form: a.forms.of(text[i:j]), span: span{i, j}, quote: -1})
		i = j
	}
	return list
}

// maxWord is the number of bytes after which a word is cut.
const maxWord = 128

// wordEnd is where the word that begins at i ends; j is behind its first letter.
func wordEnd(text string, i, j, end int) int {
	for j < end && j < i+maxWord {
		r, n := rune(text[j]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[j:end])
		}
		if !wordy(r) && (r == ' ' || !joins(text, r, j+n, end, text[i:j])) {
			break
		}
		j += n
	}
	return j
}

func wordy(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '_'
}

// joins reports whether a mark belongs to the word around it: an apostrophe,
// a hyphen, a full stop of an abbreviation.
func joins(text string, r rune, next, end int, before string) bool {
	var after rune = ' '
	if next < end {
		after, _ = utf8.DecodeRuneInString(text[next:end])
	}
	switch r {
	case '\'', '’', '-', '‑', '&', '@', '/':
		return wordy(after)
	case '.', ',':
		if r == ',' {
			return unicode.IsDigit(after) && unicode.IsDigit(rune(before[len(before)-1]))
		}
		if wordy(after) && !unicode.IsUpper(after) {
			return true // a decimal, an address
		}
		return abbreviated(before, after)
	}
	return false
}

// abbreviated reports whether a full stop behind a word shortens it.
func abbreviated(word string, after rune) bool {
	last := word
	if i := strings.LastIndexAny(word, "-‑"); i >= 0 && i+1 < len(word) {
		last = word[i+1:]
	}
	if i := strings.LastIndexByte(word, '.'); i >= 0 {
		last = word[i+1:]
		if utf8.RuneCountInString(last) == 1 {
			return true // U.S.
		}
	}
	if utf8.RuneCountInString(last) == 1 {
		r, _ := utf8.DecodeRuneInString(last)
		return unicode.IsUpper(r) && last != "I"
	}
	return known(strings.ToLower(last), abbreviation)
}

// maxSentence is the number of tokens after which a sentence is cut, so that
// none is read as often as it is long.
const maxSentence = 240

// sentences marks the tokens that begin a sentence.
func sentences(a *analysis, p *paragraph) {
	begin, from := true, 0
	for i := range p.tokens {
		t := &p.tokens[i]
		if begin = begin || i-from >= maxSentence; begin && (t.word || t.quote >= 0) {
			from = i
		}
		if begin && (t.word || t.quote >= 0) {
			t.first, begin = true, false
		}
		if t.quote >= 0 {
			q := &a.quotes[t.quote]
			begin = begin || endsSentence(q.inside) && i+1 < len(p.tokens) && startsSentence(p.tokens[i+1:], q.inside[len(q.inside)-1].text == ".")
			continue
		}
		switch t.text {
		case ".", "!", "?", "…":
			begin = true
		}
	}
}

func endsSentence(in []token) bool {
	if len(in) == 0 {
		return false
	}
	switch in[len(in)-1].text {
	case ".", "…":
		return true
	case "!", "?":
		return true
	}
	return false
}

// startsSentence reports whether tokens behind a finished quotation begin
// another sentence rather than name its speaker.
func startsSentence(next []token, stopped bool) bool {
	t := next[0]
	if t.quote >= 0 {
		return true
	}
	if !t.upper && !t.is(pronounWord) {
		return false
	}
	p := paragraph{tokens: next}
	e := p.sentenceEnd(0)
	for _, n := range next[:e] {
		if n.quote >= 0 {
			return t.upper
		}
	}
	if stopped && t.upper && !soon(next[:e]) {
		return true
	}
	return t.upper && (e > 14 || !attributes(next[:e]))
}

// soon reports whether a verb that surely reports stands among the first tokens.
func soon(ts []token) bool {
	for _, t := range ts[:min(8, len(ts))] {
		if t.is(strongCue) && !t.upper {
			return true
		}
	}
	return false
}

// dateline ends the place that a report is from, as "WASHINGTON (AP) —" or
// "Geneva (Reuters) -", like a sentence.
func (p *paragraph) dateline() {
	named := false
	for i, t := range p.tokens {
		if i > 12 || t.quote >= 0 {
			return
		}
		if t.is(dash) {
			if named && i+1 < len(p.tokens) {
				p.tokens[i+1].first = true
			}
			return
		}
		named = named || t.text == "(" || t.word && i == 0 && len(t.text) > 2 && t.text == strings.ToUpper(t.text)
		if t.word && !t.upper && t.text[0] > '9' {
			return
		}
	}
}

// sentenceEnd is the index behind the last token of the sentence at i.
func (p *paragraph) sentenceEnd(i int) int {
	for j := i + 1; j < len(p.tokens); j++ {
		if p.tokens[j].first {
			return j
		}
		switch p.tokens[j].text {
		case ".", "!", "?":
			return j + 1
		}
	}
	return len(p.tokens)
}

// sentenceStart is the index of the first token of the sentence at i.
func (p *paragraph) sentenceStart(i int) int {
	for ; i > 0; i-- {
		if p.tokens[i].first {
			return i
		}
	}
	return 0
}
