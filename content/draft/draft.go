// Package draft turns a plain news article into a structured briefing:
// quotations with their speakers, the cast with roles, issues from headings,
// open threads.
//
// It works offline and by rules, gives the same answer every time, and never
// invents: every quotation is a run of the article's own characters, every name
// stands in it, and whatever is inferred from more than an adjacent name is
// marked as a guess. What it cannot tell stays unknown. It never fails: a text
// without any quotation is a briefing without quotations.
//
// Time and memory grow with the length of the text and with nothing else.
package draft

import (
	"strings"
	"unicode/utf8"

	"readout/model"
)

// Options say what is known about an article beside its text.
type Options struct {
	File string // name of the article's text beside the briefing, for the word-for-word check; "" for none
}

// Result is a draft.
type Result struct {
	Markdown []byte   // the briefing, in readout's format
	Text     string   // the article's text, which Options.File is to hold
	Quotes   int      // quotations found
	Unknown  int      // of them without a speaker
	Guesses  int      // of them with a guessed one
	Notices  []string // what could not be placed, one sentence each
}

// Draft drafts a briefing from an article. Its text is cleaned as model.Clean
// does; nothing else of it is changed.
func Draft(a Article, o Options) Result {
	a = a.cleaned()
	a.state()
	d := a.analyse()
	w := &writer{article: &a, text: d, options: o}
	if a.Lang = a.language(); english(a.Lang) {
		d.attribute()
		w.cast = d.resolve()
	} else {
		w.cast = &cast{}
		d.leaveUnknown()
	}
	return w.write()
}

// cleaned is the article with every text on one line, without what may not
// reach a terminal, and without empty blocks.
func (a Article) cleaned() Article {
	line := func(s string) string { return strings.TrimSpace(model.CleanLine(s)) }
	a.Title, a.Author, a.Outlet, a.URL, a.Date, a.Lang = line(a.Title), line(a.Author), line(a.Outlet), line(a.URL), line(a.Date), line(a.Lang)
	blocks := make([]Block, 0, len(a.Blocks))
	for _, b := range a.Blocks {
		for text := line(b.Text); text != ""; {
			piece, rest := cut(text)
			blocks = append(blocks, Block{b.Kind, piece})
			text = rest
		}
	}
	a.Blocks = blocks
	return a
}

// A paragraph of more bytes, or more quotation marks, is cut at the next blank:
// no reader could find anything in it, and no reader of Markdown takes it.
const (
	maxParagraph = 16 << 10
	maxMarks     = 300
)

// cut parts a text that is too long for a paragraph.
func cut(text string) (piece, rest string) {
	if len(text) <= maxMarks {
		return text, ""
	}
	marks, space := 0, -1
	for i, r := range text {
		switch {
		case r == ' ':
			space = i
		case isMark(r, true):
			marks++
		}
		if i >= maxParagraph || marks >= maxMarks {
			if space <= 0 {
				if i < 2*maxParagraph {
					continue
				}
				space = i
			}
			return strings.TrimSpace(text[:space]), strings.TrimSpace(text[space:])
		}
	}
	return text, ""
}

// analyse reads the title and the blocks of an article, a line each.
func (a *Article) analyse() *analysis {
	var sb strings.Builder
	var kinds []Kind
	add := func(text string, kind Kind) {
		sb.WriteString(text)
		sb.WriteByte('\n')
		kinds = append(kinds, kind)
	}
	if a.Title != "" {
		add(a.Title, Heading)
	}
	for i, b := range a.Blocks {
		if r, _ := utf8.DecodeRuneInString(b.Text); b.Kind == Quoted && known(string(r), dash) {
			b.Kind = Paragraph // a signature: readout's format has its own for those in block quotations
		}
		if b.Kind == Paragraph && (i < maxStated && stated(b.Text) || boilerplate(b.Text)) {
			b.Kind = aside
		}
		add(b.Text, b.Kind)
	}
	return read(sb.String(), kinds)
}

// leaveUnknown leaves every quotation without a speaker.
func (a *analysis) leaveUnknown() {
	for i := range a.quotes {
		a.quotes[i].who = -1
	}
}
