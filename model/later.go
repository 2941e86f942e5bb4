package model

import (
	"sync"
	"weak"
)

// Later is the text of a briefing that is read when somebody asks for it, so
// that a library holds what its briefings say, and the text only of those that
// are open. It may be used by several goroutines, and by copies of a briefing.
type Later struct {
	From Reader

	mu   sync.Mutex
	held weak.Pointer[Document]
}

// Reader reads the text of a briefing.
type Reader interface {
	// Read returns the Markdown of the briefing, or false if that cannot be had
	// any more as it was.
	Read() (markdown string, ok bool)
	// Parse makes blocks of it.
	Parse(markdown string) *Document
	// SearchText returns what Briefing.SearchText says.
	SearchText() string
}

// lost stands in the place of a text that cannot be had any more.
const lost = "The file is not what it was when it was read, and its text is gone."

// doc reads the text unless somebody holds it.
func (l *Later) doc() *Document {
	l.mu.Lock()
	defer l.mu.Unlock()
	d := l.held.Value()
	if d != nil {
		return d
	}
	if markdown, ok := l.From.Read(); ok {
		d = l.From.Parse(markdown)
	} else {
		d = &Document{Blocks: []Block{{Spans: []Span{{Text: lost, Src: -1}}}}, lost: true}
	}
	l.held = weak.Make(d)
	return d
}

// Doc returns the text of a briefing in blocks. As long as somebody holds it, all
// who ask get the same; after that it may be another one, if the file is.
func (b *Briefing) Doc() *Document {
	if b.Later != nil {
		return b.Later.doc()
	}
	return b.Text
}

// Source returns the whole file, as offsets count it; "" when the file held facts
// only, or is not what it was.
func (b *Briefing) Source() string {
	if b.Later == nil {
		return b.Markdown
	}
	b.Later.mu.Lock()
	d := b.Later.held.Value()
	b.Later.mu.Unlock()
	if d != nil {
		return d.Source
	}
	markdown, _ := b.Later.From.Read()
	return markdown
}
