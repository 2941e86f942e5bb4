package export

import (
	"fmt"
	"html/template"
	"strings"

	"readout/model"
)

// writer turns the blocks of a text into HTML. Whatever comes from the document
// goes through escape; tags are only those written here.
type writer struct {
	*targets
	sb      strings.Builder
	level   int    // of the first heading of the text
	above   []int  // levels, in the document, of the headings above the place
	lists   []list // that are open
	bars    int    // block quotations that are open
	tables  int
	started map[int32]bool  // quotations
	headed  map[string]bool // headings that have their id
	cells   *inline
}

// list is an open list, and whether an item of it is open.
type list struct {
	numbered bool
	item     bool
}

// textOf is the text of a briefing, its headings from a level on.
func textOf(t *targets, level int) template.HTML {
	w := &writer{targets: t, level: level, started: map[int32]bool{}, headed: map[string]bool{}, cells: newInline()}
	for i := range t.doc.Blocks {
		w.block(&t.doc.Blocks[i])
	}
	w.close(0, 0)
	return template.HTML(w.sb.String())
}

func escape(s string) string { return template.HTMLEscapeString(model.Clean(s)) }

func (w *writer) put(parts ...string) {
	for _, s := range parts {
		w.sb.WriteString(s)
	}
}

// close ends containers until so many lists and block quotations are open.
func (w *writer) close(lists, bars int) {
	for ; w.bars > bars; w.bars-- {
		w.put("</blockquote>\n")
	}
	for n := len(w.lists) - 1; n >= lists; n-- {
		if w.lists[n].item {
			w.put("</li>\n")
		}
		w.put(map[bool]string{true: "</ol>\n", false: "</ul>\n"}[w.lists[n].numbered])
		w.lists = w.lists[:n]
	}
}

// container opens and closes what a block stands in: lists, and in them block
// quotations. The document knows how many, not which is in which.
func (w *writer) container(k *model.Block) {
	depth, bars := int(k.Depth), int(k.Bars)
	if depth != len(w.lists) || k.Marker != "" {
		w.close(min(depth, len(w.lists)), 0)
	}
	number := strings.TrimRight(k.Marker, ".)")
	if n := depth - 1; n >= 0 && n < len(w.lists) && k.Marker != "" {
		if w.lists[n].numbered != (number != k.Marker) {
			w.close(n, 0)
		} else if w.lists[n].item {
			w.put("</li>\n")
			w.lists[n].item = false
		}
	}
	for len(w.lists) < depth {
		w.openItem()
		w.openList(number, number != k.Marker)
	}
	w.openItem()
	w.close(depth, bars)
	for ; w.bars < bars; w.bars++ {
		w.put("<blockquote>\n")
	}
}

// openList opens a list, of which the first item has a number.
func (w *writer) openList(number string, numbered bool) {
	switch {
	case !numbered:
		w.put("<ul>\n")
	case number == "1":
		w.put("<ol>\n")
	default:
		w.put(`<ol start="`, escape(number), "\">\n")
	}
	w.lists = append(w.lists, list{numbered: numbered})
}

// openItem opens an item of the innermost list, if none is open.
func (w *writer) openItem() {
	if n := len(w.lists) - 1; n >= 0 && !w.lists[n].item {
		w.put("<li>")
		w.lists[n].item = true
	}
}

func (w *writer) block(k *model.Block) {
	if k.Kind == model.Heading {
		w.close(0, 0)
		w.headline(k)
		return
	}
	w.container(k)
	switch k.Kind {
	case model.Rule:
		w.put("<hr>")
	case model.Table:
		w.table(k)
	case model.Code:
		w.put("<pre tabindex=\"0\"><code>", escape(lines(w.doc.CodeLines(k))), "</code></pre>")
	case model.HTML:
		w.put(`<pre class="raw" tabindex="0">`, escape(lines(w.doc.Lines(k))), "</pre>")
	case model.Footnote:
		w.footnote(k)
	case model.Attribution:
		w.put("<footer>")
		w.spans(k)
		w.put("</footer>")
	case model.Ask:
		w.ask(k)
	default:
		w.put("<p>")
		w.spans(k)
		w.put("</p>")
	}
	w.put("\n")
}

func lines(all []model.Line) string {
	var sb strings.Builder
	for _, l := range all {
		sb.WriteString(l.Text + "\n")
	}
	return sb.String()
}

// headline writes a heading at most one level below the one before it.
func (w *writer) headline(k *model.Block) {
	level := max(1, int(k.Level))
	for len(w.above) > 0 && w.above[len(w.above)-1] >= level {
		w.above = w.above[:len(w.above)-1]
	}
	w.above = append(w.above, level)
	tag := fmt.Sprintf("h%d", min(w.level+len(w.above)-1, 6))
	w.put("<", tag)
	if id := w.heading[k.ID]; id != "" && !w.headed[k.ID] {
		w.headed[k.ID] = true
		w.put(` id="`, id, `"`)
	}
	w.put(">")
	w.spans(k)
	w.put("</", tag, ">\n")
}

func (w *writer) ask(k *model.Block) {
	state, answer := "open", ""
	if q := int(k.Question) - 1; q >= 0 && q < len(w.b.Questions()) && !w.b.Questions()[q].Open {
		state, answer = "answered", w.b.Questions()[q].Answer
	}
	w.put(`<p class="ask"><span class="state">`, state, "</span> ")
	w.spans(k)
	if answer != "" && !strings.Contains(textIn(k), answer) {
		w.put(" → ", escape(answer))
	}
	w.put("</p>")
}

func textIn(k *model.Block) string {
	var sb strings.Builder
	for i := range k.Spans {
		sb.WriteString(k.Spans[i].Text)
	}
	return sb.String()
}
