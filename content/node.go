package content

import (
	"fmt"
	"strings"

	"readout/model"
)

// The limits of front matter, and of JSON as far as they fit it. They hold
// before anything is decoded, since decoders take long over hostile input.
const (
	maxFront   = 1 << 20 // bytes of front matter
	maxKeys    = 4000    // keys of one table
	maxDepth   = 64      // lists and tables within each other
	maxAliased = 10000   // values that aliases stand for
)

// nodeKind is what a node holds.
type nodeKind uint8

const (
	scalar nodeKind = iota
	list
	table
)

// node is one value of front matter or of a JSON file, with the bytes of the
// file that it comes from.
type node struct {
	kind       nodeKind
	text       string  // of a scalar: its value as text
	lit        any     // of a scalar: its value as JSON has it
	plain      bool    // of a scalar: written without quotation marks
	keys       []*node // of a table: a scalar for each of items
	items      []*node
	start, end int
}

// null reports whether the node holds nothing, or is not there.
func (n *node) null() bool { return n == nil || n.kind == scalar && n.lit == nil }

// get returns the value of a table's key, or nil.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	for i, k := range n.keys {
		if k.text == key {
			return n.items[i]
		}
	}
	return nil
}

// size returns how many values a list or a table holds.
func (n *node) size() int {
	if n == nil {
		return 0
	}
	return len(n.items)
}

// has reports whether a table has the key, even if it holds nothing.
func (n *node) has(key string) bool { return n.get(key) != nil }

// string returns the text of a scalar.
func (n *node) string() string {
	if n == nil {
		return ""
	}
	return n.text
}

// value returns the node as JSON has it, with clean texts.
func (n *node) value() any {
	if n == nil {
		return nil
	}
	switch n.kind {
	case list:
		out := make([]any, len(n.items))
		for i, item := range n.items {
			out[i] = item.value()
		}
		return out
	case table:
		out := make(map[string]any, len(n.items))
		for i, item := range n.items {
			if key := model.CleanLine(n.keys[i].text); out[key] == nil {
				out[key] = item.value()
			}
		}
		return out
	}
	if s, ok := n.lit.(string); ok {
		return model.Clean(s)
	}
	return n.lit
}

// fault is a mistake found while loading, in bytes of the file.
type fault struct {
	start, end int
	code       string
	what, mend string
	severity   model.Severity
	fix        *model.Edit
	also       []model.Place
	there      string // for a quotation: the source's words
	here       string // for a quotation: the briefing's words
}

// Error makes a fault an error, for what cannot be read at all.
func (f *fault) Error() string { return f.what }

// refuse turns a fault into the error of a file that cannot be read.
func (d *decoder) refuse(err error) error {
	f, ok := err.(*fault)
	if !ok {
		return fmt.Errorf("%s: %w", model.CleanLine(d.file), err)
	}
	m := d.ledger.mistake(*f)
	m.Excerpt = d.lineText(m.Line)
	text := fmt.Sprintf("%s:%d:%d: %s", model.CleanLine(d.file), m.Line, m.Column, f.what)
	if f.mend != "" {
		text += "\nhint: " + f.mend
	}
	return &Refusal{Mistake: m, text: text}
}

// Refusal is the error of a file that cannot be read at all, though it is text.
type Refusal struct {
	Mistake model.Mistake
	text    string
}

// Error gives the file, the place, the trouble and, if one is known, the mend.
func (r *Refusal) Error() string { return r.text }

// draft is a copy of part of a file that is mended while it is being loaded.
// It remembers which byte of the file each of its bytes comes from.
type draft struct {
	text string
	base int
	at   []int32 // offsets from base; nil while nothing was changed
}

// offset returns the offset in the file of a byte of the draft.
func (d *draft) offset(i int) int {
	if d.at == nil {
		return d.base + i
	}
	return d.base + int(d.at[min(max(i, 0), len(d.at)-1)])
}

// splice replaces the half-open range of the draft.
func (d *draft) splice(start, end int, text string) {
	d.spliceAll([]model.Edit{{Start: start, End: end, New: text}})
}

// spliceAll applies edits that are in order and do not touch each other, in
// one pass: a draft may need thousands.
func (d *draft) spliceAll(edits []model.Edit) {
	if len(edits) == 0 {
		return
	}
	var text strings.Builder
	at := make([]int32, 0, len(d.text)+1)
	keep := func(from, to int) {
		for i := from; i < to; i++ {
			at = append(at, int32(d.offset(i)-d.base))
		}
	}
	last := 0
	for _, e := range edits {
		text.WriteString(d.text[last:e.Start])
		keep(last, e.Start)
		text.WriteString(e.New)
		for range len(e.New) {
			at = append(at, int32(d.offset(e.Start)-d.base))
		}
		last = e.End
	}
	text.WriteString(d.text[last:])
	keep(last, len(d.text)+1)
	d.text, d.at = text.String(), at
}

// lineAt returns the bounds of the line that holds the offset, without its end.
func (d *draft) lineAt(i int) (from, to int) {
	i = min(max(i, 0), len(d.text))
	from = strings.LastIndexByte(d.text[:i], '\n') + 1
	to = len(d.text)
	if n := strings.IndexByte(d.text[i:], '\n'); n >= 0 {
		to = i + n
	}
	return from, to
}
