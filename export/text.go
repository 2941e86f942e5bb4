package export

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"readout/model"
)

// writer turns the blocks of a text into HTML. Whatever comes from the document
// goes through escape; tags are only those written here.
type writer struct {
	sb      strings.Builder
	b       *model.Briefing
	prefix  string
	lists   []bool // open lists, whether each is numbered
	item    []bool // whether an item is open in each
	bars    int
	levels  []int // of the headings above the place
	started map[int32]bool
	ids     map[string]bool // of headings that were written
}

// textOf is the text of a briefing, its headings below the third level.
func textOf(b *model.Briefing, prefix string) template.HTML {
	if b.Text == nil {
		return ""
	}
	w := &writer{b: b, prefix: prefix, started: map[int32]bool{}, ids: map[string]bool{}}
	for i := range b.Text.Blocks {
		w.block(&b.Text.Blocks[i], i)
	}
	w.close(0, 0)
	return template.HTML(w.sb.String())
}

func escape(s string) string { return template.HTMLEscapeString(model.Clean(s)) }

// close ends containers until so many lists and block quotations are open.
func (w *writer) close(lists, bars int) {
	for w.bars > bars {
		w.sb.WriteString("</blockquote>")
		w.bars--
	}
	for len(w.lists) > lists {
		n := len(w.lists) - 1
		if w.item[n] {
			w.sb.WriteString("</li>")
		}
		w.sb.WriteString(map[bool]string{true: "</ol>", false: "</ul>"}[w.lists[n]])
		w.lists, w.item = w.lists[:n], w.item[:n]
	}
}

// container opens and closes what a block stands in.
func (w *writer) container(k *model.Block) {
	depth, bars := int(k.Depth), int(k.Bars)
	if depth != len(w.lists) || k.Marker != "" {
		w.close(min(depth, len(w.lists)), 0)
	}
	if k.Marker != "" && depth > 0 && depth == len(w.lists) && w.item[depth-1] {
		w.sb.WriteString("</li>")
		w.item[depth-1] = false
	}
	for len(w.lists) < depth {
		numbered := strings.TrimRight(k.Marker, ".)") != k.Marker
		w.sb.WriteString(map[bool]string{true: "<ol>", false: "<ul>"}[numbered])
		w.lists, w.item = append(w.lists, numbered), append(w.item, false)
		if len(w.lists) < depth {
			w.sb.WriteString("<li>")
			w.item[len(w.item)-1] = true
		}
	}
	if depth > 0 && !w.item[depth-1] {
		w.sb.WriteString("<li>")
		w.item[depth-1] = true
	}
	w.close(depth, bars)
	for w.bars < bars {
		w.sb.WriteString("<blockquote>")
		w.bars++
	}
}

func (w *writer) block(k *model.Block, i int) {
	if k.Kind == model.Heading {
		w.close(0, 0)
		w.heading(k)
		return
	}
	w.container(k)
	switch k.Kind {
	case model.Rule:
		w.sb.WriteString("<hr>")
	case model.Table:
		w.table(w.source(k))
	case model.Code:
		w.sb.WriteString("<pre><code>" + escape(unfenced(w.source(k))) + "</code></pre>")
	case model.HTML, model.Footnote:
		w.sb.WriteString(`<pre class="raw">` + escape(w.source(k)) + "</pre>")
	case model.Attribution:
		w.sb.WriteString("<footer>")
		w.spans(k)
		w.sb.WriteString("</footer>")
	case model.Ask:
		w.ask(k)
	default:
		w.sb.WriteString("<p>")
		w.spans(k)
		w.sb.WriteString("</p>")
	}
	w.sb.WriteByte('\n')
}

func (w *writer) source(k *model.Block) string {
	from, to := max(0, int(k.Src)), min(int(k.End), len(w.b.Markdown))
	if from >= to {
		return ""
	}
	return w.b.Markdown[from:to]
}

// heading writes a heading at most one level below the one before it.
func (w *writer) heading(k *model.Block) {
	level := max(1, int(k.Level))
	for len(w.levels) > 0 && w.levels[len(w.levels)-1] >= level {
		w.levels = w.levels[:len(w.levels)-1]
	}
	w.levels = append(w.levels, level)
	h := min(3+len(w.levels), 6)
	id := ""
	if k.ID != "" && w.b.IssueByID(k.ID) != nil && !w.ids[k.ID] {
		w.ids[k.ID] = true
		id = fmt.Sprintf(` id="%sissue-%s"`, w.prefix, slug(k.ID))
	}
	fmt.Fprintf(&w.sb, "<h%d%s>", h, id)
	w.spans(k)
	fmt.Fprintf(&w.sb, "</h%d>\n", h)
}

func (w *writer) ask(k *model.Block) {
	open := true
	if q := int(k.Question) - 1; q >= 0 && q < len(w.b.Questions) {
		open = w.b.Questions[q].Open
	}
	word := "open"
	if !open {
		word = "answered"
	}
	fmt.Fprintf(&w.sb, `<p class="ask"><span class="state">%s</span> `, word)
	w.spans(k)
	w.sb.WriteString("</p>")
}

// spans writes the runs of a block.
func (w *writer) spans(k *model.Block) {
	for i := 0; i < len(k.Spans); {
		q := k.Spans[i].Quote
		j := i
		for j < len(k.Spans) && k.Spans[j].Quote == q {
			j++
		}
		if q > 0 {
			w.quote(q)
		}
		for ; i < j; i++ {
			w.span(&k.Spans[i], q > 0)
		}
		if q > 0 {
			w.sb.WriteString("</q>")
		}
	}
}

// quote opens a quotation; its first run has the id that the list links to.
func (w *writer) quote(q int32) {
	class := ""
	if n := int(q) - 1; n < len(w.b.Quotes) && w.b.Quotes[n].Failed() {
		class = ` class="failed"`
	}
	if w.started[q] {
		fmt.Fprintf(&w.sb, "<q%s>", class)
		return
	}
	w.started[q] = true
	fmt.Fprintf(&w.sb, `<q%s id="%s" tabindex="-1">`, class, quoteID(w.prefix, int(q)-1))
}

func (w *writer) span(s *model.Span, quoted bool) {
	open, end := "", ""
	wrap := func(tag string) { open, end = open+"<"+tag+">", "</"+tag+">"+end }
	if s.Style&model.Strong != 0 {
		wrap("strong")
	}
	if s.Style&model.Emphasis != 0 {
		wrap("em")
	}
	if s.Style&model.CodeText != 0 {
		wrap("code")
	}
	if s.Style&model.Struck != 0 {
		wrap("del")
	}
	if l := int(s.Link) - 1; l >= 0 && l < len(w.b.Text.Links) && !quoted {
		if href := w.href(w.b.Text.Links[l]); href != "" {
			open, end = `<a href="`+template.HTMLEscapeString(href)+`" rel="noreferrer">`+open, end+"</a>"
		}
	}
	text := escape(s.Text)
	if s.Style&model.Image != 0 {
		text = "[image: " + text + "]"
	}
	w.sb.WriteString(open + text + end)
	if s.Style&model.Break != 0 {
		w.sb.WriteString("<br>")
	}
}

// href is where a link may lead: to an actor, issue or source of the page, or
// to the web. All else is text.
func (w *writer) href(link string) string {
	if id, ok := strings.CutPrefix(link, "#"); ok {
		id = strings.TrimSuffix(id, "?")
		switch {
		case w.b.ActorByID(id) != nil:
			return "#" + w.prefix + "actor-" + slug(id)
		case w.ids[id]:
			return "#" + w.prefix + "issue-" + slug(id)
		case w.b.SourceByID(id) != nil:
			return "#" + w.prefix + "source-" + slug(id)
		}
		return ""
	}
	if webAddress(link) || strings.HasPrefix(link, "mailto:") && !strings.ContainsAny(link, "\"'<> ") {
		return link
	}
	return ""
}

var (
	separator = regexp.MustCompile(`^\s*\|?[\s:|-]+\|?\s*$`)
	markup    = strings.NewReplacer("**", "", "__", "", "`", "", `\|`, "|")
)

// table writes a table of pipes.
func (w *writer) table(src string) {
	w.sb.WriteString(`<div class="scroll" tabindex="0"><table>`)
	head := true
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		if line == "" || separator.MatchString(line) {
			continue
		}
		tag := "td"
		if head {
			tag = `th scope="col"`
		}
		w.sb.WriteString("<tr>")
		for _, cell := range cells(line) {
			end, _, _ := strings.Cut(tag, " ")
			fmt.Fprintf(&w.sb, "<%s>%s</%s>", tag, escape(markup.Replace(strings.TrimSpace(cell))), end)
		}
		w.sb.WriteString("</tr>")
		head = false
	}
	w.sb.WriteString("</table></div>")
}

// cells parts a row at the pipes that no backslash stands before.
func cells(line string) []string {
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	var all []string
	from := 0
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			all = append(all, line[from:i])
			from = i + 1
		}
	}
	return append(all, line[from:])
}

// unfenced is code without its fences or indentation.
func unfenced(src string) string {
	lines := strings.Split(strings.TrimRight(src, "\n"), "\n")
	if t := strings.TrimSpace(lines[0]); strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") {
		lines = lines[1:]
		if n := len(lines); n > 0 && strings.Trim(strings.TrimSpace(lines[n-1]), "`~") == "" {
			lines = lines[:n-1]
		}
	}
	return strings.Join(lines, "\n")
}
