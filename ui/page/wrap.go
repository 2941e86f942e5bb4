package page

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"readout/ui/theme"
)

// run is a piece of a line in one look.
type run struct {
	text     string
	src, end int32 // half-open byte range of the file; src < 0 marks decoration
	quote    int32 // 1 + index into Briefing.Quotes
	url      int32 // 1 + index into laid.urls
	open     int16 // 1 + index into laid.opens
	role     theme.Role
	attr     theme.Attr
	exact    bool // text is byte for byte the file's, so it may be cut inside
}

// piece is a part of a word: a stretch of one span's text.
type piece struct {
	run   run
	span  *string // the text that run.text is a stretch of; nil when it is not
	from  int     // where in it
	width int
}

// wrapper fills lines with words. Its slices are kept from block to block.
type wrapper struct {
	method ansi.Method
	limit  int    // cells in a line
	stand  string // in place of what is wider than a line

	runs  []run
	lines []line
	first []run // what the first line begins with
	rest  []run // what the others begin with
	lead  [2]int

	x     int // cells taken in the open line
	empty bool
	from  int // first run of the open line

	word  []piece
	wide  int   // cells of word
	blank piece // the blank before word, if its width is not 0
	last  piece // the last piece of the open line, which a next one may extend

	clusters *graphemes.Iterator[string]
}

// begin starts a block.
func (w *wrapper) begin(limit int, first, rest []run) {
	w.limit, w.first, w.rest = limit, first, rest
	w.runs, w.lines, w.word = w.runs[:0], w.lines[:0], w.word[:0]
	w.wide, w.blank = 0, piece{}
	w.lead = [2]int{w.cells(first), w.cells(rest)}
	w.open()
}

func (w *wrapper) cells(runs []run) int {
	n := 0
	for _, r := range runs {
		n += w.method.StringWidth(r.text)
	}
	return n
}

// open begins a line.
func (w *wrapper) open() {
	w.from, w.empty, w.last = len(w.runs), true, piece{}
	if len(w.lines) == 0 {
		w.x = w.lead[0]
		w.runs = append(w.runs, w.first...)
	} else {
		w.x = w.lead[1]
		w.runs = append(w.runs, w.rest...)
	}
}

// feed ends the open line.
func (w *wrapper) feed() {
	w.lines = append(w.lines, line{from: int32(w.from), to: int32(len(w.runs))})
	w.open()
}

// finish ends the block.
func (w *wrapper) finish() {
	w.flush()
	if !w.empty || len(w.lines) == 0 {
		w.feed()
	}
	w.runs = w.runs[:w.from]
}

// newline ends the line where the text asks for it.
func (w *wrapper) newline() {
	w.flush()
	w.blank = piece{}
	w.feed()
}

// add puts a piece at the end of the word.
func (w *wrapper) add(p piece) {
	w.word = append(w.word, p)
	w.wide += p.width
}

// space ends the word and has a blank follow it.
func (w *wrapper) space(p piece) {
	w.flush()
	if w.blank.width == 0 {
		w.blank = p
	}
}

// flush puts the word into the open line if it fits there, else into the next.
func (w *wrapper) flush() {
	if len(w.word) == 0 {
		return
	}
	if !w.empty && w.x+w.blank.width+w.wide > w.limit {
		w.feed()
	}
	if !w.empty && w.blank.width > 0 {
		w.put(w.blank)
	}
	fits := w.x+w.wide <= w.limit
	for _, p := range w.word {
		if fits {
			w.put(p)
		} else {
			w.cut(p)
		}
	}
	w.word, w.wide, w.blank = w.word[:0], 0, piece{}
}

// put appends a piece to the open line, or extends the piece before it.
func (w *wrapper) put(p piece) {
	w.empty = false
	w.x += p.width
	l := &w.last
	if l.span != nil && l.span == p.span && l.from+len(l.run.text) == p.from && l.run.exact == p.run.exact {
		text := (*p.span)[l.from : p.from+len(p.run.text)]
		l.run.text, l.run.end = text, p.run.end
		w.runs[len(w.runs)-1] = l.run
		return
	}
	w.runs = append(w.runs, p.run)
	w.last = p
}

// cut puts a piece of a word that is longer than a line, cluster by cluster.
func (w *wrapper) cut(p piece) {
	if printable(p.run.text) && w.limit > w.lead[1] {
		w.cutPlain(p)
		return
	}
	w.clusters.SetText(p.run.text)
	for w.clusters.Next() {
		c := p.part(w.clusters.Start(), w.clusters.End())
		c.width = w.method.StringWidth(c.run.text)
		if c.width > w.limit-w.lead[1] {
			w.squeeze(c)
			continue
		}
		if w.x+c.width > w.limit && !w.empty {
			w.feed()
		}
		w.put(c)
	}
}

func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// cutPlain is cut for printable ASCII, of which every byte is a cell.
func (w *wrapper) cutPlain(p piece) {
	for from, end := 0, 0; from < len(p.run.text); from = end {
		if w.x >= w.limit && !w.empty {
			w.feed()
		}
		end = min(from+max(w.limit-w.x, 1), len(p.run.text))
		c := p.part(from, end)
		c.width = end - from
		w.put(c)
	}
}

// squeeze puts a cluster that is wider than a line. Terminals that count runes
// draw it rune by rune; a stand-in takes the place of what does not fit.
func (w *wrapper) squeeze(p piece) {
	if w.method == ansi.GraphemeWidth {
		w.putStand(p)
		return
	}
	for i := range p.run.text {
		_, size := utf8.DecodeRuneInString(p.run.text[i:])
		c := p.part(i, i+size)
		if c.width = w.method.StringWidth(c.run.text); c.width > w.limit-w.lead[1] {
			w.putStand(c)
			continue
		}
		if w.x+c.width > w.limit && !w.empty {
			w.feed()
		}
		w.put(c)
	}
}

func (w *wrapper) putStand(p piece) {
	p.run.text, p.run.exact, p.span, p.width = w.stand, false, nil, 1
	if w.x+1 > w.limit && !w.empty {
		w.feed()
	}
	w.put(p)
}

// part returns a part of a piece, without its width.
func (p piece) part(from, to int) piece {
	q := p
	q.from = p.from + from
	q.run.text = p.run.text[from:to]
	if p.run.src >= 0 {
		q.run.src, q.run.end = p.run.offset(from), p.run.offset(to)
	}
	return q
}

// offset returns the byte of the file that the byte i of the run's text comes
// from. It is exact if the run is, else in proportion.
func (r *run) offset(i int) int32 {
	if r.exact || len(r.text) == 0 {
		return r.src + int32(i)
	}
	return r.src + int32(int64(r.end-r.src)*int64(i)/int64(len(r.text)))
}
