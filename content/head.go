package content

import (
	"strings"

	"github.com/yuin/goldmark/parser"

	"readout/model"
)

// Opening is a document that is opened in two steps: its head is there at once,
// since a first screen needs no more; the rest is read and parsed behind that
// screen.
type Opening struct {
	// Head is the beginning of the document, or all of it if that is short. What
	// the front matter says and every block is as in the whole, but for the id of
	// a heading, which a heading further down may make that of an issue. Of the
	// items of the text there are those that stand in the head. Mistakes and
	// notices are left to the whole, as is what the facts quote from further down.
	Head *model.Briefing

	// Partial is whether Head is less than the whole.
	Partial bool

	path string
	o    Options
	in   *input
	text string // the whole, if its head could not be told without
}

// Begin opens the document that a path names; "-" is standard input. A head of
// its own have long texts in Markdown, all else is read as by Open.
func Begin(path string, o Options) (*Opening, error) {
	in, err := openInput(path, o)
	if err != nil {
		return nil, err
	}
	p := &Opening{path: path, o: o, in: in, Partial: true}
	for size := headRead; size <= maxHeadRead; size *= 2 {
		raw, all, err := p.text[:min(size, len(p.text))], size >= len(p.text), error(nil)
		if p.text == "" {
			raw, all, err = in.peek(size)
		}
		if err != nil {
			in.Close()
			return nil, err
		}
		if all {
			break
		}
		raw = raw[:strings.LastIndexAny(raw, "\r\n")+1] // a "\n" behind "\r" is no line of its own
		found := missing
		if p.Head, found = p.head(raw, nil); found == undefined {
			if p.text == "" {
				if p.text, err = in.text(nil); err != nil {
					in.Close()
					return nil, err
				}
			}
			p.Head, found = p.head(raw, p.definitions())
		}
		if found == complete {
			return p, nil
		}
		if found == none {
			break
		}
	}
	p.Head, err = p.Whole(nil)
	p.Partial = false
	return p, err
}

// Whole reads and parses all of it, once. If told is not nil, it is told now and
// then how much of that is done, from 0 to 1.
func (p *Opening) Whole(told func(float64)) (*model.Briefing, error) {
	defer p.Close()
	if p.text == "" {
		var err error
		if p.text, err = p.in.text(told); err != nil {
			return nil, err
		}
	}
	o, size := p.o, float64(max(len(p.text), 1))
	if told != nil {
		o.progress = func(n int) { told(readShare + parseShare*float64(n)/size) }
	}
	text := p.text
	p.text = ""
	return parse(p.path, text, o)
}

// Close gives the rest up.
func (p *Opening) Close() { p.in.Close() }

// outcome is what came of looking for a head.
type outcome int

const (
	missing   outcome = iota // more has to be read to tell
	undefined                // it depends on what links are defined further down
	none                     // such a file has no head
	complete
)

// head parses the head of a text from its beginning, which ends with a line. It
// takes the definitions of links of the whole if they are known.
func (p *Opening) head(raw string, defined map[string]parser.Reference) (*model.Briefing, outcome) {
	if len(raw) < sampleSize {
		return nil, missing
	}
	text, _, err := decodeText(p.path, raw)
	if err != nil || kindOf(p.path, text) != ".md" {
		return nil, none
	}
	front, err := splitFront(text)
	if err != nil {
		return nil, missing
	}
	r := newBodyReader(text)
	r.size = headSize
	end, found := r.head(front.body, leastHead, defined)
	if found != complete {
		return nil, found
	}
	r.finish()
	r.out.Notices = nil
	r.out.Doc.Source = text[:end]
	o, _ := p.o.withCast(p.path)
	o.MaxSize = headSource
	d := newDecoder(p.path, text[:end], o)
	d.partial = true
	var root *node
	if front.found {
		if root, err = d.loadYAML(front.start, front.end); err != nil {
			return nil, none
		}
	}
	d.b.Markdown, d.b.Body = d.src, front.body
	d.run(root, r.out)
	d.b.Mistakes, d.b.Notices = nil, nil
	return d.b, complete
}

// definitions are those of links in the whole text.
func (p *Opening) definitions() map[string]parser.Reference {
	text, _, err := decodeText(p.path, p.text)
	if err != nil {
		return nil
	}
	front, _ := splitFront(text)
	r := &bodyReader{src: text, size: chunkSize, md: newMarkdown(true)}
	r.collectDefinitions(front.body)
	return r.md.refs
}

// head reads the first chunk of a text of which src is the beginning, as the
// whole would have it. Blocks that depend on definitions further down are left
// out if at least so many bytes are left, unless those of the whole are given. It
// returns where the head ends.
func (r *bodyReader) head(from, least int, defined map[string]parser.Reference) (end int, found outcome) {
	for size := r.size; ; size = max(2*size, end-from) {
		var cut bool
		end, cut = chunkEnd(r.src, from, size)
		if len(r.src)-from <= size+size/2 || strings.Trim(r.src[end:], "\n") == "" {
			return 0, missing
		}
		if defined != nil {
			r.md.refs = defined
		}
		r.base = from
		root := r.parse(from, end)
		if cut || !runsOn(root, r.src[from:end]) {
			if defined == nil {
				r.until = r.md.unsure
			}
			r.blocks(root)
			break
		}
		if defined == nil {
			return 0, undefined // lines of an open fence count as definitions to the whole
		}
		if end-from >= maxOpen {
			return 0, missing
		}
	}
	if r.until == nil {
		return end, complete
	}
	if n := len(r.out.Doc.Blocks); n > 0 {
		end = int(r.out.Doc.Blocks[n-1].End)
		end += len(lineAt(r.src, end))
	}
	if len(r.out.Doc.Blocks) == 0 || end-from < least {
		return 0, undefined
	}
	return end, complete
}
