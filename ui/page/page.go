// Package page lays out the text of a briefing in lines.
//
// Layout is lazy: a block is laid out when one of its lines is asked for, and
// forgotten when many others were asked for since, so that opening the end of a
// large document costs as much as opening its beginning. Every line knows the
// bytes of the file that it shows. What changes from one key to the next
// (matches, the selected quotation) is put in while a line is drawn and never
// lays anything out again.
//
// Running text is laid out here. Blocks that are Markdown for its own sake are
// drawn by Glamour, which sees them only after everything that could become an
// escape sequence was taken out, and whose output is filtered once more.
package page

import (
	"sort"
	"sync"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// Measure is the greatest width of running text in cells, as a line of a book.
const measure = 72

// Options says how a page is laid out.
type Options struct {
	Width  int          // of a line in cells; text is never wider than 72
	Method ansi.Method  // how the terminal counts cells
	Theme  *theme.Theme // nil means plain text, without one escape byte
	Slow   bool         // leave Glamour out and show its blocks as they are written
	Links  bool         // the terminal may be given hyperlinks
	ASCII  bool         // signs of 7 bits only, where Theme does not say so
	Doubts bool         // words say behind a quotation what is doubtful about it
	Shared *Shared      // what other pages have laid out already; nil for nothing
}

// Pos is a line of a page: its block in the document, and its line in there.
type Pos struct{ Block, Line int }

// Before reports whether p stands above q.
func (p Pos) Before(q Pos) bool {
	return p.Block < q.Block || p.Block == q.Block && p.Line < q.Line
}

// Page is the text of one briefing, laid out for one terminal. Only Measure may
// run while other methods do.
type Page struct {
	briefing *model.Briefing
	doc      *model.Document
	parts    []theme.Role // of each quotation's speaker

	mu      sync.Mutex // guards options for Measure
	options Options

	layout  *layouter
	cache   cache
	heights Heights
}

// New returns the page of a briefing.
func New(b *model.Briefing, o Options) *Page {
	p := &Page{briefing: b, doc: document(b), parts: parts(b)}
	p.Set(o)
	return p
}

func document(b *model.Briefing) *model.Document {
	if doc := b.Doc(); doc != nil {
		return doc
	}
	return &model.Document{}
}

func parts(b *model.Briefing) []theme.Role {
	roles := make(map[string]theme.Role, len(b.Actors()))
	for _, a := range b.Actors() {
		roles[a.ID] = theme.PartRole(a.Part)
	}
	parts := make([]theme.Role, len(b.Quotes()))
	for i, q := range b.Quotes() {
		parts[i] = theme.Other
		if r, ok := roles[q.By]; ok {
			parts[i] = r
		}
	}
	return parts
}

// Set gives the page new options. Lines that were laid out are forgotten if
// they differ.
func (p *Page) Set(o Options) {
	o.Width = max(o.Width, 1)
	if p.layout != nil && p.options == o {
		return
	}
	p.mu.Lock()
	p.options = o
	p.mu.Unlock()
	p.layout = newLayouter(p.briefing, o)
	p.cache.clear()
	if p.heights.geometry != o.geometry() {
		p.heights = Heights{}
	}
}

// Options returns the options of the page.
func (p *Page) Options() Options { return p.options }

// block returns the lines of a block.
func (p *Page) block(i int) *laid {
	if l := p.cache.get(i); l != nil {
		return l
	}
	l := p.options.Shared.block(p.doc, p.options, i, p.layout.block)
	p.cache.put(i, l)
	return l
}

// height returns the number of lines of a block, which may be 0.
func (p *Page) height(i int) int {
	if p.heights.known() {
		return p.heights.of(i)
	}
	return len(p.block(i).lines)
}

// At returns the line that shows the byte of the file at offset: the last line
// that begins at or before it, never the blank one above a block.
func (p *Page) At(offset int) Pos {
	if len(p.doc.Blocks) == 0 {
		return Pos{}
	}
	i := p.doc.BlockAt(offset)
	return p.Clamp(Pos{i, p.block(i).at(int32(offset))})
}

// at returns the line of the block that shows a byte of the file.
func (b *laid) at(offset int32) int {
	if b.drawn {
		for n, l := range b.lines {
			for _, r := range b.runs[l.from:l.to] {
				if r.src <= offset && offset < r.end {
					return n
				}
			}
		}
	}
	n := sort.Search(len(b.lines), func(n int) bool { return b.lines[n].src > offset }) - 1
	for n > 0 && b.lines[n].src == b.lines[n-1].src && (b.lines[n-1].own || !b.lines[n].own) {
		n--
	}
	if n = max(n, 0); n+1 < len(b.lines) && b.lines[n].gap {
		n++
	}
	return n
}

// Offset returns the byte of the file at which a line begins. A line between
// blocks has the offset of the line below it.
func (p *Page) Offset(pos Pos) int {
	l := p.line(pos)
	if l == nil {
		return len(p.doc.Source)
	}
	return int(l.src)
}

func (p *Page) line(pos Pos) *line {
	if pos.Block < 0 || pos.Block >= len(p.doc.Blocks) || pos.Line < 0 {
		return nil
	}
	l := p.block(pos.Block)
	if pos.Line >= len(l.lines) {
		return nil
	}
	return &l.lines[pos.Line]
}

// First returns the first line.
func (p *Page) First() Pos { return p.Clamp(Pos{}) }

// Last returns the last line. It lays out the last block only.
func (p *Page) Last() Pos {
	for i := len(p.doc.Blocks) - 1; i >= 0; i-- {
		if h := p.height(i); h > 0 {
			return Pos{i, h - 1}
		}
	}
	return Pos{}
}

// Empty reports whether the page has no line at all.
func (p *Page) Empty() bool { return p.line(p.First()) == nil }

// Clamp returns the line itself if there is one at pos, else the nearest.
func (p *Page) Clamp(pos Pos) Pos {
	if pos.Block < 0 {
		pos = Pos{}
	}
	for i := pos.Block; i < len(p.doc.Blocks); i++ {
		if h := p.height(i); h > 0 {
			if i > pos.Block {
				return Pos{i, 0}
			}
			return Pos{i, min(max(pos.Line, 0), h-1)}
		}
	}
	return p.Last()
}

// Move returns the line n lines below a line, or above it when n is negative,
// and the number of lines really moved.
func (p *Page) Move(from Pos, n int) (Pos, int) {
	pos, moved := p.Clamp(from), 0
	if p.Empty() {
		return pos, 0
	}
	for n > 0 {
		rest := p.height(pos.Block) - 1 - pos.Line
		if n <= rest {
			return Pos{pos.Block, pos.Line + n}, moved + n
		}
		next := pos.Block + 1
		for next < len(p.doc.Blocks) && p.height(next) == 0 {
			next++
		}
		if next == len(p.doc.Blocks) {
			return Pos{pos.Block, pos.Line + rest}, moved + rest
		}
		pos, n, moved = Pos{next, 0}, n-rest-1, moved+rest+1
	}
	for n < 0 {
		if -n <= pos.Line {
			return Pos{pos.Block, pos.Line + n}, moved + n
		}
		next := pos.Block - 1
		for next >= 0 && p.height(next) == 0 {
			next--
		}
		if next < 0 {
			return Pos{pos.Block, 0}, moved - pos.Line
		}
		n, moved = n+pos.Line+1, moved-pos.Line-1
		pos = Pos{next, p.height(next) - 1}
	}
	return pos, moved
}

// Quotes returns the quotations that a line shows words of, as indices into
// Briefing.Quotes in the order of the line. The name under a block quotation
// belongs to it.
func (p *Page) Quotes(pos Pos) []int {
	l := p.line(pos)
	if l == nil {
		return nil
	}
	var quotes []int
	for _, r := range p.block(pos.Block).runs[l.from:l.to] {
		q := int(r.quote) - 1
		if q >= 0 && (len(quotes) == 0 || quotes[len(quotes)-1] != q) {
			quotes = append(quotes, q)
		}
	}
	if b := &p.doc.Blocks[pos.Block]; b.Kind == model.Attribution && b.Quote > 0 && !l.gap && len(quotes) == 0 {
		quotes = append(quotes, int(b.Quote)-1)
	}
	return quotes
}
