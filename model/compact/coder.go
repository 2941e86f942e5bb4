package compact

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"

	"readout/model"
)

// errBroken is what is wrong with bytes that no Encode has made.
var errBroken = errors.New("not a briefing as this version of readout keeps it")

// coder writes a briefing or reads one: each part of it is named once, for both
// ways. A coder that reads and finds a fault reads nothing but zeros from there.
type coder struct {
	reads bool
	bytes []byte // to be read, or written so far
	fault bool

	strings []string       // that are written, by their numbers
	numbers map[string]int // of these
	size    int            // of the text that places are in

	// What follows is for reading.
	buffer   []byte // of the bytes, to be used again
	path     string
	table    string // all strings
	ends     []int  // of each of them in that
	room     int    // bytes that what is read may still take
	dates    map[string]model.Date
	again    bool            // it was read before, and was found to be in order
	only     []model.Type    // the lists to be read; nil for all
	segments []model.Segment // of all quotes, of which each takes its own
}

// most is the largest number there is: offsets have 32 bits.
const most = 1<<31 - 1

// number is a number that is not negative.
func (c *coder) number(n *int) {
	switch {
	case !c.reads:
		c.fault = c.fault || *n < 0 || *n > most
		c.bytes = binary.AppendUvarint(c.bytes, uint64(*n))
		return
	case len(c.bytes) > 0 && c.bytes[0] < 0x80: // nearly always
		*n, c.bytes = int(c.bytes[0]), c.bytes[1:]
		return
	}
	v, size := binary.Uvarint(c.bytes)
	if size <= 0 || v > most {
		c.broken()
		return
	}
	c.bytes = c.bytes[size:]
	*n = int(v)
}

// broken ends the reading.
func (c *coder) broken() { c.fault, c.bytes = true, nil }

// mostDates is how many dates a Decoder remembers: briefings of one library share
// most of theirs.
const mostDates = 4096

func (c *coder) truth(is *bool) {
	n := 0
	if *is {
		n = 1
	}
	c.number(&n)
	*is = n == 1
}

// text is a string, each of which stands in the table once.
func (c *coder) text(s *string) {
	if c.reads {
		n := 0
		if c.number(&n); n >= len(c.ends) {
			c.broken()
			return
		}
		*s = c.string(n)
		return
	}
	n, known := c.numbers[*s]
	if !known {
		c.fault = c.fault || model.Clean(*s) != *s // it would come back as another one
		n = len(c.strings)
		c.strings, c.numbers[*s] = append(c.strings, *s), n
	}
	c.number(&n)
}

// word is a string of a type of its own.
func word[T ~string](c *coder, s *T) {
	text := string(*s)
	c.text(&text)
	*s = T(text)
}

func (c *coder) date(d *model.Date) {
	text := d.Text
	c.text(&text)
	if !c.reads || text == "" {
		return
	}
	known, ok := c.dates[text]
	if !ok {
		known = model.ParseDate(text)
		if len(c.dates) >= mostDates {
			clear(c.dates)
		}
		c.dates[strings.Clone(text)] = known
	}
	*d = known
}

// place is a place in the text. One that is outside of it is a fault.
func (c *coder) place(p *model.Place) {
	if c.number(&p.Line); p.Line == 0 {
		c.fault = c.fault || *p != model.Place{}
		return
	}
	length := p.End - p.Start
	c.number(&p.Column)
	c.number(&p.Start)
	c.number(&length)
	if p.End = p.Start + length; p.End > c.size {
		c.broken()
	}
}

// list is a list of items, each of which takes a byte at least and so much
// memory.
func list[T any](c *coder, items *[]T, memory int, item func(*T)) {
	n := len(*items)
	c.number(&n)
	if c.reads {
		if c.room -= n * memory; n > len(c.bytes) || c.room < 0 {
			c.broken()
			return
		}
		if n == 0 {
			return
		}
		*items = make([]T, n)
	}
	for i := range *items {
		if item(&(*items)[i]); c.fault {
			return
		}
	}
}

// section is a list that is passed over unless it is asked for.
func (c *coder) section(t model.Type, f func()) {
	if !c.reads {
		before := c.bytes
		c.bytes = nil
		f()
		c.bytes = append(binary.AppendUvarint(before, uint64(len(c.bytes))), c.bytes...)
		return
	}
	n := 0
	if c.number(&n); n > len(c.bytes) {
		c.broken()
		return
	}
	rest := c.bytes[n:]
	if c.only == nil || slices.Contains(c.only, t) {
		c.bytes = c.bytes[:n]
		if f(); len(c.bytes) > 0 {
			c.fault = true
		}
	}
	if c.bytes = rest; c.fault {
		c.broken()
	}
}

func (c *coder) texts(all *[]string) { list(c, all, sizeOf[string](), c.text) }

// head is the table of the strings, and behind it what refers to them.
func (c *coder) head() []byte {
	head := binary.AppendUvarint(nil, uint64(len(c.strings)))
	total := 0
	for _, s := range c.strings {
		head = binary.AppendUvarint(head, uint64(len(s)))
		total += len(s)
	}
	head = slices.Grow(head, total+len(c.bytes))
	for _, s := range c.strings {
		head = append(head, s...)
	}
	return append(head, c.bytes...)
}

// takeHead reads the table of the strings, which are parts of the data that the
// bytes are a copy of.
func (c *coder) takeHead(data string) {
	n := 0
	if c.number(&n); n > len(c.bytes) {
		c.broken()
		return
	}
	c.ends = c.ends[:0]
	total := 0
	for range n {
		length := 0
		c.number(&length)
		total += length // of at most Most numbers, so that it stays in range
		c.ends = append(c.ends, total)
	}
	if c.fault || n < 2 || total > len(c.bytes) {
		c.broken()
		return
	}
	c.table = data[len(data)-len(c.bytes):][:total]
	c.bytes = c.bytes[total:]
	for i := 2; i < n && !c.again; i++ {
		if s := c.table[c.ends[i-1]:c.ends[i]]; model.Clean(s) != s {
			c.broken()
			return
		}
	}
}

// string is a string of the table: the first is none, the second the path.
func (c *coder) string(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return c.path
	}
	return c.table[c.ends[n-1]:c.ends[n]]
}
