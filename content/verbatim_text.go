package content

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/model"
)

// sourceText is a text in which words are looked up: normalised, and indexed by
// its words, with the way back to what a reader sees and to the file.
type sourceText struct {
	lines  lineIndex
	plain  string // the text as a reader sees it
	pieces []piecewise
	text   string // plain, normalised
	jumps  []jump
	words  []textWord
	index  map[string][]int32 // words by their small letters

	spelling, aligning int // work spent on what differs
}

// piecewise says where in the source a piece of the plain text comes from.
type piecewise struct {
	at, src, end int32
	exact        bool
}

// jump says that from an offset of the normalised text on, up to the next jump,
// the plain text is byte for byte the same from its offset plain on.
type jump struct{ at, plain int32 }

// textWord is the byte range of a word in the normalised text.
type textWord struct{ from, to int32 }

// newSourceText prepares the local text of a source: Markdown is reduced to its
// text, since a source may be kept as Markdown.
func newSourceText(text string) *sourceText {
	r := newBodyReader(text)
	r.whole = true
	r.read(0)
	return newText(r.out.Doc)
}

// newText prepares the text of a document.
func newText(doc *model.Document) *sourceText {
	t := &sourceText{lines: lines(doc.Source), index: map[string][]int32{}}
	var b strings.Builder
	for i := range doc.Blocks {
		block := &doc.Blocks[i]
		if len(block.Spans) == 0 && block.End > block.Src {
			t.pieces = append(t.pieces, piecewise{int32(b.Len()), block.Src, block.End, true})
			b.WriteString(doc.Source[block.Src:block.End])
		}
		for _, s := range block.Spans {
			t.pieces = append(t.pieces, piecewise{int32(b.Len()), s.Src, s.End, s.Exact})
			b.WriteString(s.Text)
			if s.Style&model.Break != 0 {
				b.WriteByte('\n')
			}
		}
		b.WriteByte('\n')
	}
	t.plain = b.String()
	t.normalise()
	t.findWords()
	return t
}

// normalise makes text and jumps of plain.
func (t *sourceText) normalise() {
	n := normaliser{}
	n.add(t.plain)
	t.text, t.jumps = string(n.out), n.jumps
}

// normal returns a text as it is compared word for word.
func normal(s string) string {
	n := normaliser{}
	n.add(s)
	return strings.TrimSuffix(string(n.out), " ")
}

// normaliser makes texts alike that differ only in how they are typed.
type normaliser struct {
	out   []byte
	jumps []jump
	blank bool // the text ends with a blank
}

// add appends a text: in NFC, with quotation marks and dashes alike, without
// what has no width, with runs of white space as one blank.
func (n *normaliser) add(s string) {
	n.out = make([]byte, 0, len(s))
	n.blank = true
	if norm.NFC.IsNormalString(s) {
		for i, c := range s {
			n.rune(c, i)
		}
		return
	}
	var it norm.Iter
	it.InitString(norm.NFC, s)
	for !it.Done() {
		at := it.Pos()
		for _, c := range string(it.Next()) {
			n.rune(c, at)
		}
	}
}

func (n *normaliser) rune(c rune, plain int) {
	if c >= utf8.RuneSelf || c == '\'' {
		c = alike(c)
	}
	switch {
	case c < 0:
		return
	case c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r'):
		if n.blank {
			return
		}
		c = ' '
	}
	n.blank = c == ' '
	if k := len(n.jumps) - 1; k < 0 || int(n.jumps[k].plain)+len(n.out)-int(n.jumps[k].at) != plain {
		n.jumps = append(n.jumps, jump{int32(len(n.out)), int32(plain)})
	}
	n.out = utf8.AppendRune(n.out, c)
}

// alike returns the character that stands for c and all that are alike: '"' for
// quotation marks, '-' for dashes, ' ' for blanks, and -1 for what has no width.
func alike(c rune) rune {
	switch {
	case c == '\'', c >= 0x2018 && c <= 0x201f, c == '«', c == '»', c == '‹', c == '›',
		c >= 0x300c && c <= 0x300f, c >= 0x301d && c <= 0x301f, c >= 0xfe41 && c <= 0xfe44, c == '＂', c == '＇':
		return '"'
	case c >= 0x2010 && c <= 0x2015, c == 0x2212, c == 0x2e3a, c == 0x2e3b, c == 0xfe58, c == 0xfe63, c == 0xff0d:
		return '-'
	case c == 0xad, c >= 0x200b && c <= 0x200f, c >= 0x202a && c <= 0x202e, c >= 0x2060 && c <= 0x2069, c == 0xfeff:
		return -1
	case unicode.IsSpace(c):
		return ' '
	}
	return c
}

// findWords indexes the words of the text.
func (t *sourceText) findWords() {
	for _, w := range wordsOf(t.text) {
		key := strings.ToLower(t.text[w.from:w.to])
		t.index[key] = append(t.index[key], int32(len(t.words)))
		t.words = append(t.words, w)
	}
}

// wordsOf returns the runs of letters and digits of a text. Each ideograph is a
// word of its own.
func wordsOf(s string) []textWord {
	words := make([]textWord, 0, len(s)/6)
	from := -1
	end := func(at int) {
		if from >= 0 {
			words = append(words, textWord{int32(from), int32(at)})
		}
		from = -1
	}
	for i, c := range s {
		switch {
		case ideograph(c):
			end(i)
			words = append(words, textWord{int32(i), int32(i + utf8.RuneLen(c))})
		case !inWord(c) && !unicode.IsMark(c):
			end(i)
		case from < 0:
			from = i
		}
	}
	end(len(s))
	return words
}

// plainAt returns the offset in the plain text of an offset in the normalised one.
func (t *sourceText) plainAt(at int) int {
	i := sort.Search(len(t.jumps), func(i int) bool { return int(t.jumps[i].at) > at }) - 1
	if i < 0 {
		return 0
	}
	return min(int(t.jumps[i].plain)+at-int(t.jumps[i].at), len(t.plain))
}

// plainRange returns the range of the plain text behind a range of the
// normalised one that is not empty.
func (t *sourceText) plainRange(from, to int) (start, end int) {
	_, last := utf8.DecodeLastRuneInString(t.text[from:to])
	start, end = t.plainAt(from), t.plainAt(to-last)
	_, size := utf8.DecodeRuneInString(t.plain[end:])
	return start, max(start, end+size)
}

// shown returns what a reader sees of a range of the normalised text.
func (t *sourceText) shown(from, to int) string {
	start, end := t.plainRange(from, to)
	return collapse(model.CleanLine(t.plain[start:end]))
}

// sourceRange returns the byte range of the source behind a range of the
// normalised text.
func (t *sourceText) sourceRange(from, to int) (start, end int) {
	a, b := t.plainRange(from, to)
	piece := func(at int) piecewise {
		return t.pieces[max(0, sort.Search(len(t.pieces), func(i int) bool { return int(t.pieces[i].at) > at })-1)]
	}
	p := piece(a)
	if start = int(p.src); p.exact {
		start += a - int(p.at)
	}
	p = piece(b - 1)
	if end = int(p.end); p.exact {
		end = min(end, int(p.src)+b-int(p.at))
	}
	return start, max(start, end)
}

// line returns the line of the source on which a range of the text begins.
func (t *sourceText) line(from, to int) int {
	start, _ := t.sourceRange(from, to)
	return t.lines.line(start)
}
