package content

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"readout/model"
)

// begin starts the block of the index, without spans.
func (r *bodyReader) begin(block int) {
	r.current = block
	r.spans = r.spans[:0]
	r.pending = r.pending[:0]
}

// keep gives the spans read to the block and counts their words.
func (r *bodyReader) keep(block int) {
	r.out.Doc.Blocks[block].Spans = r.store(r.spans)
	for i := range r.spans {
		r.countWords(r.spans[i].Text)
	}
	r.inWord = 0
	r.out.Refs = append(r.out.Refs, r.pending...)
}

// store copies spans to where they stay.
func (r *bodyReader) store(spans []model.Span) []model.Span {
	if len(spans) == 0 {
		return nil
	}
	if cap(r.slab)-len(r.slab) < len(spans) {
		r.slab = make([]model.Span, 0, max(len(spans), 512))
	}
	n := len(r.slab)
	r.kept += len(spans)
	r.slab = append(r.slab, spans...)
	return r.slab[n:len(r.slab):len(r.slab)]
}

// countWords counts the words that begin in the text. Two ideographs count as
// one word.
func (r *bodyReader) countWords(s string) {
	n, half, in := 0, 0, r.inWord
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			wide, size := utf8.DecodeRuneInString(s[i:])
			i += size - 1
			switch {
			case ideograph(wide):
				half, in = half+1, 0
			case unicode.IsLetter(wide):
				n, in = n+int(1&^in), 1
			}
			continue
		}
		word := asciiClass[c] & 1
		n += int(word &^ in)
		in = (in | word) &^ (asciiClass[c] >> 1)
	}
	r.out.Words += n + (half+1)/2
	r.inWord = in
}

// asciiClass is 1 for letters and digits, 2 for white space.
var asciiClass = func() (class [utf8.RuneSelf]uint8) {
	for c := range class {
		switch {
		case c == ' ', c == '\t', c == '\n':
			class[c] = 2
		case c >= '0' && c <= '9', c|0x20 >= 'a' && c|0x20 <= 'z':
			class[c] = 1
		}
	}
	return class
}()

// ideograph reports whether words are written with c without blanks between them.
func ideograph(c rune) bool {
	return c >= 0x2e80 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff || c >= 0xff66 && c <= 0xff9f || c >= 0x20000 && c <= 0x3ffff
}

// inline reads the inline children of a node.
func (r *bodyReader) inline(parent ast.Node, style model.Style, link int32) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			r.text(n, style, link)
		case *ast.CodeSpan:
			r.inline(n, style|model.CodeText, link)
		case *ast.Emphasis:
			if n.Level >= 2 {
				r.inline(n, style|model.Strong, link)
			} else {
				r.inline(n, style|model.Emphasis, link)
			}
		case *east.Strikethrough:
			r.inline(n, style|model.Struck, link)
		case *ast.Link:
			r.link(n, style, link)
		case *ast.Image:
			r.inline(n, style|model.Image, r.linkIndex(destination(n.Destination)))
		case *ast.AutoLink:
			r.autoLink(n, style)
		case *ast.RawHTML:
			r.rawHTML(n, style, link)
		}
	}
}

// text reads a text node and the line break after it.
func (r *bodyReader) text(n *ast.Text, style model.Style, link int32) {
	from, end := r.base+n.Segment.Start, r.base+n.Segment.Stop
	r.cut(from, end, n.IsRaw(), style, link)
	switch {
	case n.HardLineBreak():
		r.lineBreak(end)
	case n.SoftLineBreak():
		r.softBreak(end, style, link)
	}
}

// lineBreak marks that a hard line break follows.
func (r *bodyReader) lineBreak(at int) {
	if k := len(r.spans); k > 0 {
		r.spans[k-1].Style |= model.Break
		return
	}
	r.spans = append(r.spans, model.Span{Src: int32(at), End: int32(at), Style: model.Break, Exact: true})
}

// softBreak adds the blank that a newline of the source stands for. Between
// ideographs there is none.
func (r *bodyReader) softBreak(at int, style model.Style, link int32) {
	line := lineAt(r.src, at)
	next := at + len(line) + 1
	if k := len(r.spans); k > 0 {
		if last, _ := utf8.DecodeLastRuneInString(r.spans[k-1].Text); ideograph(last) {
			after := strings.TrimLeft(r.src[min(next, len(r.src)):min(next+64, len(r.src))], " \t>")
			if first, _ := utf8.DecodeRuneInString(after); ideograph(first) {
				return
			}
		}
	}
	r.spans = append(r.spans, model.Span{
		Text: " ", Src: int32(at), End: int32(min(next, len(r.src))), Style: style &^ model.Break, Link: link,
	})
}

// cut adds a run of the source: as it is where that is clean, decoded and
// cleaned where it holds escapes, entities or what may not be drawn.
func (r *bodyReader) cut(from, end int, raw bool, style model.Style, link int32) {
	s := r.src[from:end]
	if strings.IndexByte(s, '\n') < 0 && (raw || strings.IndexByte(s, '&') < 0 && strings.IndexByte(s, '\\') < 0) {
		r.exact(from, end, style, link)
		return
	}
	for i := from; i < end; {
		switch c := r.src[i]; {
		case c == '\n':
			r.exact(from, i, style, link)
			r.decoded(" ", i, i+1, style, link)
			i++
			from = i
		case raw:
			i++
		case c == '\\' && i+1 < end && util.IsPunct(r.src[i+1]):
			r.exact(from, i, style, link)
			from = i + 1
			i += 2
		case c == '&':
			size, text := entity(r.src[i:end])
			if size == 0 {
				i++
				continue
			}
			r.exact(from, i, style, link)
			r.decoded(text, i, i+size, style, link)
			i += size
			from = i
		default:
			i++
		}
	}
	r.exact(from, end, style, link)
}

// entity decodes the character reference at the beginning of s. Its size is 0
// if there is none.
func entity(s string) (size int, text string) {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return 0, ""
	}
	name := s[1:end]
	if name[0] == '#' {
		digits := strings.TrimLeft(name[1:], "xX")
		hex := len(name)-1-len(digits) == 1
		if len(digits) == 0 || len(digits) > 7 || len(name)-1-len(digits) > 1 {
			return 0, ""
		}
		for _, c := range []byte(digits) {
			if !(c >= '0' && c <= '9') && !(hex && util.IsHexDecimal(c)) {
				return 0, ""
			}
		}
	} else if _, ok := util.LookUpHTML5EntityByName(name); !ok {
		return 0, ""
	}
	return end + 1, html.UnescapeString(s[:end+1])
}

// exact adds a run of the source as it is. Words that may not be drawn as they
// are become decoded spans of their own.
func (r *bodyReader) exact(from, end int, style model.Style, link int32) {
	if from >= end {
		return
	}
	s := r.src[from:end]
	if model.Clean(s) == s {
		r.push(model.Span{Text: s, Src: int32(from), End: int32(end), Style: style, Link: link, Exact: true})
		return
	}
	for len(s) > 0 {
		n := strings.IndexByte(s, ' ') + 1
		if n == 0 {
			n = len(s)
		}
		word := s[:n]
		if clean := model.Clean(word); clean == word {
			r.push(model.Span{Text: word, Src: int32(from), End: int32(from + n), Style: style, Link: link, Exact: true})
		} else {
			r.decoded(clean, from, from+n, style, link)
		}
		from += n
		s = s[n:]
	}
}

// decoded adds text that differs from the source it stands for.
func (r *bodyReader) decoded(text string, from, end int, style model.Style, link int32) {
	if text = model.CleanLine(text); text != "" {
		r.push(model.Span{Text: text, Src: int32(from), End: int32(end), Style: style, Link: link})
	}
}

// push adds a span, or lengthens the one before. Where spans meet, no joiner
// may stand and marks may not pile up, since each span was cleaned alone.
func (r *bodyReader) push(s model.Span) {
	k := len(r.spans) - 1
	if k >= 0 && r.spans[k].Exact && s.Exact && r.spans[k].End == s.Src &&
		r.spans[k].Style == s.Style && r.spans[k].Link == s.Link && r.spans[k].Src < r.spans[k].End {
		if joined := r.src[r.spans[k].Src:s.End]; s.Text[0] < utf8.RuneSelf || model.Clean(joined) == joined {
			r.spans[k].Text, r.spans[k].End = joined, s.End
			r.piled = trailingMarks(s.Text)
			return
		}
	}
	s = r.pile(s)
	if s.Text != "" {
		r.spans = append(r.spans, s)
	}
}

// pile takes the marks off the beginning of a span if they would be heaped on
// the last character of the span before.
func (r *bodyReader) pile(s model.Span) model.Span {
	lead := 0
	if s.Text != "" && s.Text[0] >= utf8.RuneSelf {
		lead = len(s.Text) - len(strings.TrimLeftFunc(s.Text, unicode.IsMark))
	}
	if lead > 0 {
		have := utf8.RuneCountInString(s.Text[:lead])
		if len(r.spans) > 0 {
			have += r.piled
		}
		if have > maxMarks {
			s.Text = s.Text[lead:]
			if s.Exact {
				s.Src += int32(lead)
			}
		} else if lead == len(s.Text) {
			r.piled = have
			return s
		}
	}
	r.piled = trailingMarks(s.Text)
	return s
}

// trailingMarks counts the combining marks at the end of s.
func trailingMarks(s string) int {
	n := 0
	for len(s) > 0 && s[len(s)-1] >= utf8.RuneSelf {
		c, size := utf8.DecodeLastRuneInString(s)
		if !unicode.Is(unicode.M, c) {
			break
		}
		n, s = n+1, s[:len(s)-size]
	}
	return n
}

// rawHTML drops a tag of HTML in running text; <br> breaks the line. In the
// text of a source it stays, since plain text may hold angle brackets.
func (r *bodyReader) rawHTML(n *ast.RawHTML, style model.Style, link int32) {
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		tag := strings.ToLower(r.src[r.base+s.Start : r.base+s.Stop])
		switch {
		case r.whole:
			r.cut(r.base+s.Start, r.base+s.Stop, true, style, link)
		case tag == "<br>", tag == "<br/>", tag == "<br />":
			r.lineBreak(r.base + s.Start)
		}
	}
}

func (r *bodyReader) autoLink(n *ast.AutoLink, style model.Style) {
	label := string(n.Label(r.chunk))
	target := label
	if n.AutoLinkType == ast.AutoLinkEmail {
		target = "mailto:" + label
	}
	from := r.base + n.Pos() + 1
	r.cut(from, from+len(label), true, style, r.linkIndex(model.CleanLine(target)))
}

// linkIndex returns 1 + the index of a destination among the document's links.
func (r *bodyReader) linkIndex(to string) int32 {
	if i, ok := r.links[to]; ok {
		return i
	}
	r.out.Doc.Links = append(r.out.Doc.Links, to)
	i := int32(len(r.out.Doc.Links))
	r.links[to] = i
	return i
}

// destination decodes the target of a link.
func destination(raw []byte) string {
	if strings.ContainsAny(string(raw), `\&`) {
		raw = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw)))
	}
	return model.CleanLine(string(raw))
}

// spanText joins the texts of spans.
func spanText(spans []model.Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for i := range spans {
		b.WriteString(spans[i].Text)
		if spans[i].Style&model.Break != 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// collapse makes runs of white space one blank and takes those at the ends off.
func collapse(s string) string {
	blank := true
	for _, c := range s {
		space := unicode.IsSpace(c)
		if space && (blank || c != ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		blank = space
	}
	return strings.TrimSuffix(s, " ")
}
