package page

import (
	"strconv"
	"strings"

	"readout/model"
)

// chunk is about how many bytes of Markdown are drawn at once.
const chunk = 16 << 10

// text returns the text of the briefing in pieces, cut between blocks that
// stand in no container.
func (d *markdown) text() []string {
	var all []string
	d.sb.Reset()
	for i := firstBlock(d.b); i < len(d.doc.Blocks); i++ {
		b := &d.doc.Blocks[i]
		if d.sb.Len() > chunk && b.Bars == 0 && (b.Depth == 0 || d.sb.Len() > 2*chunk) {
			all = append(all, d.sb.String())
			d.sb.Reset()
		}
		d.block(i)
	}
	return append(all, d.sb.String())
}

// block writes one block and the blank line after it, if one stands there.
func (d *markdown) block(i int) {
	b := &d.doc.Blocks[i]
	var body string
	switch b.Kind {
	case model.Table, model.Code, model.HTML, model.Footnote:
		body = d.foreign(b)
	case model.Rule:
		body = "---"
	case model.Heading:
		body = strings.Repeat("#", int(min(max(b.Level, 1), 6))) + " " + d.spans(b)
	case model.Attribution:
		body = literal("— ") + strings.TrimLeft(d.spans(b), string([]rune{'—', '–', ' ', standIn + '-'}))
	case model.Ask:
		body = d.question(b)
	default:
		body = d.marker(b) + d.spans(b)
	}
	if endsBlock(d.doc, i) {
		body += literal(doubt(d.b, int(b.Quote)-1))
	}
	prefix := strings.Repeat("> ", int(min(b.Bars, maxNesting)))
	for line := range strings.SplitSeq(strings.TrimRight(body, "\n"), "\n") {
		d.sb.WriteString(strings.TrimRight(prefix+line, " ") + "\n")
	}
	if i+1 == len(d.doc.Blocks) || d.separate(b, &d.doc.Blocks[i+1]) {
		d.sb.WriteString("\n")
	} else if b.Bars > 0 {
		d.sb.WriteString(strings.TrimRight(prefix, " ") + "\n")
	}
}

// separate reports whether a blank line has to stand between two blocks. Items
// of one list stand close together, paragraphs of one block quotation are
// parted by its sign alone.
func (d *markdown) separate(b, next *model.Block) bool {
	if b.Bars > 0 && b.Bars == next.Bars && (b.Quote == next.Quote || next.Tight) {
		return false
	}
	item := next.Marker != "" || next.Kind == model.Ask
	return b.Kind >= model.Table || b.Depth == 0 || next.Depth == 0 || !item || next.Kind >= model.Table
}

// marker returns the sign of a list item. Glamour joins a further paragraph of
// an item to the first, so such paragraphs leave the list.
func (d *markdown) marker(b *model.Block) string {
	if b.Marker == "" {
		return ""
	}
	indent := strings.Repeat("  ", min(max(int(b.Depth)-1, 0), maxNesting))
	if b.Marker == "•" {
		return indent + "- "
	}
	n, err := strconv.Atoi(strings.TrimRight(b.Marker, ".)"))
	if err != nil || n < 0 {
		return indent + "- "
	}
	return indent + strconv.Itoa(n) + ". "
}

func (d *markdown) question(b *model.Block) string {
	sign, answer := "- [ ] ", ""
	if n := int(b.Question) - 1; n >= 0 && n < len(d.b.Questions()) && !d.b.Questions()[n].Open {
		sign, answer = "- [x] ", d.b.Questions()[n].Answer
	}
	s := d.spans(b)
	if answer != "" && !strings.Contains(s, "→") {
		s += literal(" → " + answer)
	}
	return sign + s
}

// foreign returns the Markdown of a block that Glamour draws in the page too.
func (d *markdown) foreign(b *model.Block) string {
	s := takeSource(d.doc, b)
	if tooMuch(d.doc.Source[b.Src:min(int(b.End), len(d.doc.Source))]) == "" {
		return s.markdown()
	}
	var sb strings.Builder
	for _, line := range s.lines {
		sb.WriteString("    " + literalCode(untab(line.Text)) + "\n")
	}
	return sb.String()
}

// spans returns the text of a block as Markdown, quotations reduced to their
// words, with the speaker behind them where the block does not name him.
func (d *markdown) spans(b *model.Block) string {
	var sb strings.Builder
	visible := ""
	starts := segmentStarts(d.b, b)
	for i := range b.Spans {
		s := &b.Spans[i]
		if len(starts) > 0 && int(s.Src) >= starts[0] {
			starts = starts[1:]
			sb.WriteString("\n")
		}
		d.span(&sb, b, i)
		if endsInline(b, i) {
			if visible == "" {
				visible = model.Fold(blockText(b))
			}
			sb.WriteString(d.speaker(int(s.Quote)-1, visible) + literal(doubt(d.b, int(s.Quote)-1)))
		}
		if s.Style&model.Break != 0 && i+1 < len(b.Spans) {
			sb.WriteString("\n")
		}
	}
	return strings.TrimSpace(sb.String())
}

// span writes one span with the signs of its style around its words; blanks
// stay outside, where Markdown wants them.
func (d *markdown) span(sb *strings.Builder, b *model.Block, i int) {
	s := &b.Spans[i]
	text := squeezeInside(s.Text)
	words := strings.TrimSpace(text)
	if words == "" {
		sb.WriteString(text)
		return
	}
	from := strings.Index(text, words)
	sign := ""
	for _, style := range []struct {
		style model.Style
		sign  string
	}{{model.Strong, "**"}, {model.Emphasis, "*"}, {model.Struck, "~~"}} {
		if s.Style&style.style != 0 && s.Quote == 0 {
			sign += style.sign
		}
	}
	out := literal(words)
	if s.Style&model.CodeText != 0 {
		out, sign = "`"+literalCode(words)+"`", ""
	}
	if s.Link > 0 && s.Quote == 0 && (i+1 == len(b.Spans) || b.Spans[i+1].Link != s.Link) {
		if to := target(d.doc.Links[s.Link-1]); to != "" && !strings.Contains(to, words) {
			sb.WriteString(text[:from] + sign + out + mirror(sign) + literal(" <"+to+">") + text[from+len(words):])
			return
		}
	}
	sb.WriteString(text[:from] + sign + out + mirror(sign) + text[from+len(words):])
}

// mirror returns the closing signs for opening ones.
func mirror(sign string) string {
	if strings.HasPrefix(sign, "***") && len(sign) > 3 {
		return sign[3:] + "***"
	}
	if i := strings.Index(sign, "~"); i > 0 {
		return sign[i:] + sign[:i]
	}
	return sign
}

// squeezeInside makes each run of white space one blank.
func squeezeInside(s string) string {
	out := squeeze(s)
	if s != "" && out == "" {
		return " "
	}
	if strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\n") {
		out = " " + out
	}
	if strings.HasSuffix(s, " ") || strings.HasSuffix(s, "\n") {
		out += " "
	}
	return out
}

// speaker returns who said a quotation, in brackets, unless the words around
// name him by a part of his name or an alias, or it is a guess, which doubt
// names.
func (d *markdown) speaker(quote int, around string) string {
	if quote >= len(d.b.Quotes()) || d.b.Quotes()[quote].Guess && d.b.Quotes()[quote].By != "" {
		return ""
	}
	a := d.rel.ActorByID(d.b.Quotes()[quote].By)
	if a == nil {
		return literal(" [unknown speaker]")
	}
	names := append(strings.Fields(a.Name), a.Aliases...)
	for _, name := range names {
		if len(name) > 2 && strings.Contains(around, model.Fold(name)) {
			return ""
		}
	}
	return literal(" [" + a.Name + "]")
}
