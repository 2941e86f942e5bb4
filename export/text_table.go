package export

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"readout/model"
)

// The limits of a cell beyond which it is shown as it is written: the time that
// its markup takes grows with the square of the signs that may open something.
const (
	maxCell  = 4096
	maxSigns = 200
)

// inline reads the markup of a text that is no more than one paragraph.
type inline struct{ parser parser.Parser }

func newInline() *inline {
	return &inline{parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(extension.NewStrikethroughParser(), 500))...),
	)}
}

// table writes a table of bars. Its first row is its head.
func (w *writer) table(k *model.Block) {
	w.tables++
	w.put(`<div class="scroll" tabindex="0" role="region" aria-label="Table `, strconv.Itoa(w.tables), `"><table>`,
		"\n<caption>Table ", strconv.Itoa(w.tables), "</caption>\n")
	columns := 0
	for n, line := range w.doc.Lines(k) {
		cells := line.Cells()
		switch n {
		case 0:
			columns = len(cells)
			w.put("<thead>")
			w.row(cells, columns, "th", ` scope="col"`)
			w.put("</thead>\n<tbody>\n")
		case 1:
		default:
			w.row(cells, columns, "td", "")
		}
	}
	w.put("</tbody>\n</table></div>")
}

// row writes as many cells as the head has.
func (w *writer) row(cells []model.Line, columns int, tag, attributes string) {
	w.put("<tr>")
	for i := range columns {
		w.put("<", tag, attributes, ">")
		if i < len(cells) {
			w.line(cells[i])
		}
		w.put("</", tag, ">")
	}
	w.put("</tr>\n")
}

// footnote writes a note behind its mark.
func (w *writer) footnote(k *model.Block) {
	for n, l := range w.doc.Lines(k) {
		switch label, note, found := strings.Cut(l.Text, "]:"); {
		case n == 0 && found:
			w.put(`<p class="footnote">`, escape(strings.TrimSpace(label)+"]"), " ")
			w.line(model.Line{Text: note, At: l.At + len(label) + 2})
		case strings.TrimSpace(l.Text) == "":
			w.put("</p>\n", `<p class="footnote">`)
		default:
			w.put("\n")
			w.line(l)
		}
	}
	w.put("</p>")
}

// line writes a cell, or a line of a note.
func (w *writer) line(l model.Line) {
	signs := 0
	for i := range len(l.Text) {
		if strings.IndexByte("[*_`<~!&\\", l.Text[i]) >= 0 {
			signs++
		}
	}
	if signs == 0 || signs > maxSigns || len(l.Text) > maxCell {
		w.put(escape(strings.TrimSpace(l.Text)))
		return
	}
	src := []byte(l.Text)
	w.nodes(w.cells.parser.Parse(text.NewReader(src)), src, l.At)
}

// nodes writes what is in a node.
func (w *writer) nodes(parent ast.Node, src []byte, at int) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		open, end := "", ""
		switch n := n.(type) {
		case *ast.Text:
			w.put(escape(meant(string(n.Value(src)), n.IsRaw())))
			if n.SoftLineBreak() {
				w.put(" ")
			}
		case *ast.RawHTML:
			w.put(escape(string(n.Segments.Value(src))))
		case *ast.AutoLink:
			open, end = link(w.href(string(n.URL(src))))
			w.put(open, escape(string(n.Label(src))), end)
			continue
		case *ast.CodeSpan:
			open, end = "<code>", "</code>"
		case *ast.Emphasis:
			open, end = "<em>", "</em>"
			if n.Level >= 2 {
				open, end = "<strong>", "</strong>"
			}
		case *east.Strikethrough:
			open, end = "<del>", "</del>"
		case *ast.Image:
			open, end = link(w.href(string(n.Destination)))
			open, end = open+"[image: ", "]"+end
		case *ast.Link:
			if first, ok := n.FirstChild().(*ast.Text); ok && w.begins[at+first.Segment.Start] > 0 {
				q := w.begins[at+first.Segment.Start]
				w.placed(int(q) - 1)
				doubt := w.quote(q)
				w.nodes(n, src, at)
				w.put("</q>", doubt)
				continue
			}
			open, end = link(w.href(string(n.Destination)))
		}
		w.put(open)
		w.nodes(n, src, at)
		w.put(end)
	}
}

// meant is what a text of Markdown stands for.
func meant(s string, raw bool) string {
	if raw {
		return s
	}
	return html.UnescapeString(string(util.UnescapePunctuations([]byte(s))))
}
