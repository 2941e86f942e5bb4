package page

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// text gives the wrapper the words of a text that is one look all over. The
// run r says what look, and which bytes of the file the text comes from.
func (w *wrapper) text(text *string, r run, ascii bool) {
	s := *text
	whole := piece{run: r, span: text}
	whole.run.text = s
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == ' ' || c == '\n' || c == '\t':
			j := i + 1
			for j < len(s) && (s[j] == ' ' || s[j] == '\n' || s[j] == '\t') {
				j++
			}
			p := whole.part(i, j)
			if p.width = 1; p.run.text != " " {
				p.run.text, p.run.exact, p.span = " ", false, nil
			}
			w.space(p)
			i = j
		default:
			j, plain := wordEnd(s, i)
			p := whole.part(i, j)
			switch {
			case plain:
				p.width = j - i
				w.add(p)
			case ascii:
				w.twins(p)
			default:
				w.spread(p)
			}
			i = j
		}
	}
}

// wordEnd returns the end of the word that begins at i, and whether it is
// printable ASCII.
func wordEnd(s string, i int) (end int, plain bool) {
	plain = true
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || c == '\n' || c == '\t':
			return i, plain
		case c < ' ' || c >= 0x7f:
			plain = false
		}
	}
	return i, plain
}

// spread adds a word that is not plain ASCII, and ends it wherever a line may
// end inside it: behind a dash, and between characters of scripts that are
// written without blanks.
func (w *wrapper) spread(p piece) {
	s := p.run.text
	if !breakable(s) {
		p.width = w.method.StringWidth(s)
		w.add(p)
		return
	}
	from := 0
	var before rune
	clusters := graphemes.FromString(s) // not the wrapper's, which a flush takes
	for clusters.Next() {
		i := clusters.Start()
		r, _ := utf8.DecodeRuneInString(s[i:])
		if i > from && breaks(before, r) {
			w.addPart(p, from, i)
			w.flush()
			from = i
		}
		before, _ = utf8.DecodeLastRuneInString(s[:clusters.End()])
	}
	w.addPart(p, from, len(s))
}

func (w *wrapper) addPart(p piece, from, to int) {
	q := p.part(from, to)
	q.width = w.method.StringWidth(q.run.text)
	w.add(q)
}

// breakable reports whether a word holds a character at which a line may end.
func breakable(s string) bool {
	for _, r := range s {
		if r == '—' || unspaced(r) {
			return true
		}
	}
	return false
}

// unspaced reports whether r is of a script that is written without blanks and
// whose lines may end almost anywhere.
func unspaced(r rune) bool {
	return r >= 0x2e80 && r <= 0xa4cf || r >= 0xf900 && r <= 0xfaff || r >= 0xff00 && r <= 0xff9f || r >= 0x20000 && r <= 0x3ffff
}

const (
	openers = "（［｛〈《「『【〔〖｟“‘([{«„‚"
	closers = "）］｝〉》」』】〕〗｠”’)]}»、。，．・：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…—–-.,;:!?%\"'"
)

// breaks reports whether a line may end between two characters of a word.
func breaks(before, after rune) bool {
	if strings.ContainsRune(closers, after) || strings.ContainsRune(openers, before) {
		return false
	}
	return before == '—' || unspaced(before) || unspaced(after)
}

// asciiTwins are the typographic characters that have a twin of 7 bits.
var asciiTwins = map[rune]string{
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '«': `"`, '»': `"`, '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '″': `"`,
	'—': "--", '–': "-", '‐': "-", '‑': "-", '‒': "-", '―': "--", '−': "-", '…': "...", '\u00a0': " ", '\u202f': " ",
	'•': "*", '·': ".", '→': "->", '←': "<-", '×': "x",
}

// twins adds a word with the twins of 7 bits in it.
func (w *wrapper) twins(p piece) {
	s, from := p.run.text, 0
	for i, r := range s {
		twin, ok := asciiTwins[r]
		if !ok {
			continue
		}
		if i > from {
			w.spread(p.part(from, i))
		}
		q := p.part(i, i+utf8.RuneLen(r))
		q.run.text, q.run.exact, q.span, q.width = twin, false, nil, len(twin)
		w.add(q)
		from = i + utf8.RuneLen(r)
	}
	if from < len(s) {
		w.spread(p.part(from, len(s)))
	}
}
