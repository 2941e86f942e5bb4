package export

import (
	"html/template"

	"readout/model"
)

// spans writes the runs of a block, those of one quotation in one element.
func (w *writer) spans(k *model.Block) {
	for i := 0; i < len(k.Spans); {
		q := k.Spans[i].Quote
		if q <= 0 || int(q) > len(w.words) {
			w.span(&k.Spans[i], true)
			i++
			continue
		}
		doubt := w.quote(q)
		for ; i < len(k.Spans) && k.Spans[i].Quote == q; i++ {
			w.span(&k.Spans[i], false)
		}
		w.put("</q>", doubt)
	}
}

// quote opens a quotation; its first run has the id that the list links to. It
// returns what has to be known of the words, to be put behind them.
func (w *writer) quote(q int32) (doubt string) {
	quote := &w.b.Quotes()[q-1]
	w.put("<q")
	if quote.Failed() {
		w.put(` class="failed"`)
	}
	if w.started[q] {
		w.put(">")
		return ""
	}
	w.started[q] = true
	w.put(` id="`, w.words[q-1], `">`)
	why := ""
	if quote.Failed() {
		why = checkWords(outcome(quote))
	}
	if why = joined(", ", why, word(quote.Guess, "speaker not certain")); why != "" {
		return ` <span class="doubt">[` + why + "]</span>"
	}
	return ""
}

// tags are those of the styles, the outermost first.
var tags = []struct {
	style model.Style
	tag   string
}{{model.Strong, "strong"}, {model.Emphasis, "em"}, {model.CodeText, "code"}, {model.Struck, "del"}}

func (w *writer) span(s *model.Span, linked bool) {
	open, end := "", ""
	if l := int(s.Link) - 1; l >= 0 && l < len(w.doc.Links) && linked {
		open, end = link(w.href(w.doc.Links[l]))
	}
	for _, t := range tags {
		if s.Style&t.style != 0 {
			open, end = open+"<"+t.tag+">", "</"+t.tag+">"+end
		}
	}
	text := escape(s.Text)
	if s.Style&model.Image != 0 {
		text = "[image: " + text + "]"
	}
	w.put(open, text, end)
	if s.Style&model.Break != 0 {
		w.put("<br>")
	}
}

// link is the tags of a link, none if it leads nowhere.
func link(href string) (open, end string) {
	switch {
	case href == "":
		return "", ""
	case href[0] == '#':
		return `<a href="` + template.HTMLEscapeString(href) + `">`, "</a>"
	}
	return `<a href="` + template.HTMLEscapeString(href) + `" rel="noreferrer">`, "</a>"
}
