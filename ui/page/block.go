package page

import (
	"sort"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"readout/model"
	"readout/ui/theme"
)

// layouter lays out the blocks of one document under one set of options. It
// belongs to one goroutine.
type layouter struct {
	briefing *model.Briefing
	doc      *model.Document
	options  Options
	signs    theme.Signs
	border   string // between the columns of Glamour's tables
	ascii    bool
	limit    int // cells of running text

	wrapper
	renderers renderers
	opens     []string
	urls      []string
}

func newLayouter(b *model.Briefing, o Options) *layouter {
	l := &layouter{briefing: b, doc: document(b), options: o, limit: min(o.Width, measure)}
	t := o.Theme
	if t == nil {
		t = theme.New(theme.Options{NoColor: true, ASCII: o.ASCII})
	}
	l.signs, l.border, l.ascii = t.Signs, t.Bar, t.Options().ASCII
	if o.Theme == nil {
		l.signs.Bar = " "
	}
	l.renderers.theme = t
	l.wrapper = wrapper{method: o.Method, stand: t.Stand, clusters: graphemes.FromString("")}
	return l
}

// block lays out one block for keeping.
func (l *layouter) block(i int) *laid {
	l.fill(i)
	return &laid{
		runs:  append([]run(nil), l.runs...),
		lines: append([]line(nil), l.lines...),
		opens: append([]string(nil), l.opens...),
		urls:  append([]string(nil), l.urls...),
		drawn: l.doc.Blocks[i].Kind >= model.Table,
	}
}

// height lays out one block and returns its height.
func (l *layouter) height(i int) int {
	l.fill(i)
	return len(l.lines)
}

// fill lays out one block into the slices of the wrapper.
func (l *layouter) fill(i int) {
	b := &l.doc.Blocks[i]
	l.opens, l.urls = l.opens[:0], l.urls[:0]
	first, rest := l.prefix(i)
	l.begin(l.limit, first, rest)
	switch b.Kind {
	case model.Table, model.Code, model.HTML, model.Footnote:
		l.glamour(b)
	case model.Rule:
		l.rule(b)
	default:
		l.spans(i)
	}
	l.place(b)
	if len(l.lines) > 0 && i > 0 && l.apart(i) {
		l.gap(i)
	}
}

// rule draws a thematic break.
func (l *layouter) rule(b *model.Block) {
	n := min(l.limit-l.lead[0], 8)
	text := strings.Repeat(l.signs.Line, max(n, 1))
	l.add(piece{run: run{text: text, src: b.Src, end: b.End, role: theme.Rule}, width: max(n, 1)})
	l.finish()
}

// spans lays out running text.
func (l *layouter) spans(i int) {
	b := &l.doc.Blocks[i]
	base := blockLook(b)
	starts := segmentStarts(l.briefing, b)
	for n := range b.Spans {
		s := &b.Spans[n]
		if n == 0 && b.Kind == model.Attribution {
			s = l.dash(s)
		}
		if len(starts) > 0 && int(s.Src) >= starts[0] {
			if starts = starts[1:]; !l.wrapper.empty || len(l.word) > 0 {
				l.newline()
			}
		}
		r := l.look(base, s, b)
		l.text(&s.Text, r, l.ascii)
		if s.Link > 0 && (n+1 == len(b.Spans) || b.Spans[n+1].Link != s.Link) {
			l.afterLink(b, n)
		}
		switch {
		case l.options.Doubts && endsInline(b, n):
			l.decorate(doubt(l.briefing, int(s.Quote)-1), theme.Text)
		case !l.options.Doubts && (n+1 == len(b.Spans) || b.Spans[n+1].Quote != s.Quote):
			l.afterQuote(int(s.Quote) - 1)
		}
		if s.Style&model.Break != 0 {
			l.newline()
		}
	}
	l.closing(b)
	if l.options.Doubts && endsBlock(l.doc, i) {
		l.decorate(doubt(l.briefing, int(b.Quote)-1), theme.Text)
	}
	l.finish()
}

// blockLook returns the look of a block's plain text.
func blockLook(b *model.Block) run {
	switch {
	case b.Kind == model.Heading && b.Level <= 1:
		return run{role: theme.Title}
	case b.Kind == model.Heading && b.Level == 2:
		return run{role: theme.Heading}
	case b.Kind == model.Heading:
		return run{role: theme.Subheading}
	case b.Kind == model.Attribution:
		return run{role: theme.Dim}
	}
	return run{}
}

var attrs = [...]struct {
	style model.Style
	attr  theme.Attr
}{{model.Emphasis, theme.Italic}, {model.Strong, theme.Bold}, {model.Struck, theme.Struck}}

// look returns the look and the place of a span.
func (l *layouter) look(base run, s *model.Span, b *model.Block) run {
	r := base
	r.src, r.end, r.exact, r.quote = s.Src, s.End, s.Exact, s.Quote
	for _, a := range attrs {
		if s.Style&a.style != 0 {
			r.attr |= a.attr
		}
	}
	if s.Style&model.CodeText != 0 {
		r.role = theme.Code
	}
	if s.Link == 0 || int(s.Link) > len(l.doc.Links) || s.Quote > 0 {
		return r
	}
	link := l.doc.Links[s.Link-1]
	to := target(link)
	if r.role == theme.Text && (to != "" || strings.HasPrefix(link, "#")) {
		r.role = theme.Link
	}
	if to != "" && l.options.Links && l.options.Theme != nil {
		if n := len(l.urls); n == 0 || l.urls[n-1] != to {
			l.urls = append(l.urls, to)
		}
		r.url = int32(len(l.urls))
	}
	return r
}

// afterLink adds the target of a link whose label reads like another one.
func (l *layouter) afterLink(b *model.Block, n int) {
	link := b.Spans[n].Link
	to := target(l.doc.Links[link-1])
	if to == "" {
		return
	}
	label := ""
	for ; n >= 0 && b.Spans[n].Link == link; n-- {
		label = b.Spans[n].Text + label
	}
	if disguised(label, to) {
		l.decorate(" ("+to+")", theme.Dim)
	}
}

// afterQuote adds what is in doubt about the words that end here: the sign of
// such as are not in their source, a question mark for a guessed speaker.
func (l *layouter) afterQuote(i int) {
	if i < 0 || i >= len(l.briefing.Quotes()) {
		return
	}
	q, doubt := &l.briefing.Quotes()[i], ""
	for _, s := range q.Segments {
		if s.Check.Failed() {
			doubt = l.signs.Check(s.Check)
		}
	}
	if q.Guess {
		doubt += "?"
	}
	if doubt != "" {
		l.decorate(doubt, theme.Warn)
	}
}

// decorate adds text that no byte of the file stands for.
func (l *layouter) decorate(text string, role theme.Role) {
	l.text(&text, run{src: -1, end: -1, role: role}, l.ascii)
}

// closing adds what stands behind the text of a block.
func (l *layouter) closing(b *model.Block) {
	if b.Kind != model.Ask || b.Question <= 0 || int(b.Question) > len(l.briefing.Questions()) {
		return
	}
	q := l.briefing.Questions()[b.Question-1]
	if q.Open || q.Answer == "" {
		return
	}
	for _, s := range b.Spans {
		if strings.Contains(s.Text, "→") || strings.Contains(s.Text, "->") {
			return
		}
	}
	l.decorate(" "+l.signs.Arrow+" "+q.Answer, theme.Text)
}

// dash draws the dash of an attribution, and returns its first span without.
func (l *layouter) dash(s *model.Span) *model.Span {
	text, r, rest := l.signs.Dash+" ", run{src: -1, end: -1, role: theme.Dim}, *s
	if name := strings.TrimLeft(s.Text, "—–-― \t"); s.Exact && len(name) < len(s.Text) {
		rest.Text, rest.Src = name, s.End-int32(len(name))
		r.src, r.end = s.Src, rest.Src
	}
	l.text(&text, r, l.ascii)
	return &rest
}

// segmentStarts returns the offsets in a block quotation at which a further
// segment of the quote begins, and with it a line.
func segmentStarts(of *model.Briefing, b *model.Block) []int {
	if b.Quote <= 0 || int(b.Quote) > len(of.Quotes()) || b.Kind != model.Paragraph {
		return nil
	}
	segments := of.Quotes()[b.Quote-1].Segments
	from := sort.Search(len(segments), func(i int) bool { return segments[i].At.Start > int(b.Src) })
	var starts []int
	for _, s := range segments[from:] {
		if s.At.Start >= int(b.End) {
			break
		}
		starts = append(starts, s.At.Start)
	}
	return starts
}

// place says of every line which bytes it shows. A line that shows none of its
// own begins where the one before it starts.
func (l *layouter) place(b *model.Block) {
	at := b.Src
	for i := range l.lines {
		n := &l.lines[i]
		n.src, n.end = -1, -1
		for _, r := range l.runs[n.from:n.to] {
			if r.src < 0 {
				continue
			}
			if n.src < 0 {
				n.src = r.src
			}
			n.src = min(n.src, r.src)
			n.end = max(n.end, r.end)
		}
		n.own = n.src >= 0
		if n.src < 0 {
			n.src, n.end = at, at
		}
		at = n.end
	}
}

// apart reports whether a blank line stands before a block. The text decides,
// but headings and block quotations always stand apart.
func (l *layouter) apart(i int) bool {
	b, before := &l.doc.Blocks[i], &l.doc.Blocks[i-1]
	return !b.Tight || b.Kind == model.Heading || before.Kind == model.Heading || b.Bars != before.Bars
}

// gap puts the blank line before a block, with the bars of a block quotation
// that goes on.
func (l *layouter) gap(i int) {
	b, before := &l.doc.Blocks[i], &l.doc.Blocks[i-1]
	bars := min(b.Bars, before.Bars)
	if bars > 0 && before.End < b.Src && int(b.Src) <= len(l.doc.Source) && !strings.Contains(l.doc.Source[before.End:b.Src], ">") {
		bars = 0
	}
	from := len(l.runs)
	l.runs = append(l.runs, l.bars(int(bars))...)
	g := line{from: int32(from), to: int32(len(l.runs)), src: l.lines[0].src, end: l.lines[0].src, gap: true}
	l.lines = append(l.lines, line{})
	copy(l.lines[1:], l.lines)
	l.lines[0] = g
}
