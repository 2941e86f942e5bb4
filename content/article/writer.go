package article

import (
	"strings"

	"readout/content/draft"
	"readout/model"
)

// writer makes blocks of the tags and the text of a page, in their order. Tags
// may be nested in any way, or not closed at all.
type writer struct {
	blocks []draft.Block
	text   strings.Builder
	blank  bool // a blank is to come before the next word
	broken bool // a line break came last

	heading  bool
	items    int // lists around
	quotes   int // block quotations around
	verbatim int // blocks around whose line breaks count
	inner    int // quotations in running text around
	cells    bool
}

// add adds running text, in which white space of any length is one blank.
func (w *writer) add(s string) {
	s = blanks.Replace(s)
	if w.verbatim > 0 {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				w.lineBreak()
			}
			w.words(line)
		}
		return
	}
	w.words(s)
}

func (w *writer) words(s string) {
	for s != "" {
		trimmed := strings.TrimLeft(s, " \n\r")
		w.blank = w.blank || len(trimmed) < len(s)
		if s = trimmed; s == "" {
			return
		}
		n := strings.IndexAny(s, " \n\r")
		if n < 0 {
			n = len(s)
		}
		w.word(s[:n])
		s = s[n:]
	}
}

func (w *writer) word(s string) {
	if w.blank && w.text.Len() > 0 {
		w.text.WriteByte(' ')
	}
	w.text.WriteString(s)
	w.blank, w.broken = false, false
}

// flush ends a block, and tells what kind it was by what is around it.
func (w *writer) flush() {
	text := strings.TrimSpace(model.CleanLine(w.text.String()))
	w.text.Reset()
	w.blank, w.broken, w.inner = false, false, 0
	if text == "" || text == ";" {
		return
	}
	k := draft.Paragraph
	switch {
	case w.heading:
		k = draft.Heading
	case w.quotes > 0:
		k = draft.Quoted
	case w.items > 0 || w.cells:
		k = draft.Item
	}
	w.blocks = append(w.blocks, draft.Block{Kind: k, Text: text})
}

// lineBreak is a blank; two of them end a block.
func (w *writer) lineBreak() {
	if w.broken {
		w.flush()
		return
	}
	w.blank, w.broken = true, true
}

// open opens an element.
func (w *writer) open(tag string) {
	if tag == "br" {
		w.lineBreak()
		return
	}
	if tag == "q" {
		w.mark("“", "‘")
		w.inner++
		return
	}
	if tag == "td" || tag == "th" {
		w.cell()
		return
	}
	if !breaks(tag) {
		return
	}
	w.flush()
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.heading = true
		return
	case "ul", "ol", "dl", "menu":
		w.items++
	case "blockquote":
		w.quotes++
	case "pre":
		w.verbatim++
	case "tr":
		w.cells = true
	}
	w.heading = false
}

// shut closes an element.
func (w *writer) shut(tag string) {
	if tag == "q" {
		if w.inner > 0 {
			w.inner--
			w.blank = false
			w.mark("”", "’")
		}
		return
	}
	if !breaks(tag) {
		return
	}
	w.flush()
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.heading = false
	case "ul", "ol", "dl", "menu":
		w.items = max(w.items-1, 0)
	case "blockquote":
		w.quotes = max(w.quotes-1, 0)
	case "pre":
		w.verbatim = max(w.verbatim-1, 0)
	case "tr", "table":
		w.cells = false
	}
}

// mark adds a quotation mark that a page leaves to the browser.
func (w *writer) mark(outer, inner string) {
	if w.inner%2 == 1 {
		outer = inner
	}
	w.word(outer)
}

// cell parts the cells of a row of a table.
func (w *writer) cell() {
	if w.text.Len() > 0 {
		w.text.WriteByte(';')
		w.blank = true
	}
}

// breaks reports whether an element stands on lines of its own.
func breaks(tag string) bool {
	switch tag {
	case "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "legend",
		"main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul":
		return true
	}
	return false
}

// unread reports whether nothing in an element is text to be read.
func unread(tag string) bool {
	switch tag {
	case "audio", "button", "canvas", "figcaption", "head", "iframe", "math", "noembed", "noframes", "noscript", "object", "rp", "rt", "script", "select",
		"style", "svg", "template", "textarea", "title", "video":
		return true
	}
	return false
}
