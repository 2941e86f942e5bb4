package host

import (
	"io"
	"strings"
	"sync"
	"time"
)

// inbox is what a reader types, on its way to the program. It bounds what a
// program would have to hold until its end comes: a paste, and a sequence that a
// terminal answers with. Beyond the bound, the rest of it is left out.
type inbox struct {
	from    io.Reader
	limits  Limits
	now     func() time.Time
	typed   func()     // called whenever something was typed
	tooLong func(what) // called once for each that was cut
	ended   func()     // called once nothing more will come

	mode  mode
	seen  int       // bytes of a mark that were seen, of what may become one
	size  int       // of the paste or sequence so far
	cut   bool      // it is too long
	since time.Time // when the ESC came that began it
	rest  int       // bytes that the character still has
	chunk []byte
	ready []byte
}

// what is something that goes on for too long.
type what string

const (
	aPaste    what = "paste"
	aSequence what = "terminal sequence"
)

// mode is what the inbox is in the middle of.
type mode int

const (
	keys    mode = iota
	escape       // after an ESC among the keys
	control      // in a control string, until BEL or ESC \
	ending       // in a control string, after an ESC
	pasted
)

// The marks around a paste.
const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// longestSequence is how long a terminal may take to send a sequence. What comes
// later was typed: ESC and then ] are two keys.
const longestSequence = 250 * time.Millisecond

func newInbox(from io.Reader, limits Limits, now func() time.Time, typed func(), tooLong func(what), ended func()) *inbox {
	return &inbox{from: from, limits: limits, now: now, typed: typed, tooLong: tooLong, ended: sync.OnceFunc(ended), chunk: make([]byte, 4096)}
}

// Read returns what was typed, without what is too long.
func (b *inbox) Read(p []byte) (int, error) {
	for len(b.ready) == 0 {
		n, err := b.from.Read(b.chunk)
		if n > 0 {
			b.typed()
			b.ready = b.filter(b.ready[:0], b.chunk[:n])
		}
		if err != nil && len(b.ready) == 0 {
			b.ended()
			return 0, err
		}
	}
	n := copy(p, b.ready)
	b.ready = b.ready[n:]
	return n, nil
}

// filter adds to out what goes on of some bytes. Nothing that is let through
// waits for what comes after it: a key that may begin a sequence is a key.
func (b *inbox) filter(out, in []byte) []byte {
	if b.mode != keys && b.mode != pasted && b.now().Sub(b.since) > longestSequence {
		b.mode, b.seen = keys, 0
	}
	for _, c := range in {
		if b.stray(c) {
			continue
		}
		switch b.mode {
		case keys, escape:
			out = append(out, c)
			b.key(c)
		case control, ending:
			out = b.string(out, c)
		case pasted:
			out = b.paste(out, c)
		}
	}
	return out
}

// key looks whether a key begins something that goes on.
func (b *inbox) key(c byte) {
	switch {
	case c == 0x1b:
		b.mode, b.seen, b.since = escape, 1, b.now()
	case b.mode == keys:
	case b.seen == 1 && strings.IndexByte("]P_^X", c) >= 0:
		b.mode, b.size, b.cut = control, 0, false
	case c != pasteBegins[b.seen]:
		b.mode = keys
	default:
		if b.seen++; b.seen == len(pasteBegins) {
			b.mode, b.size, b.cut, b.seen = pasted, 0, false, 0
		}
	}
}

// paste lets through what is pasted, up to the limit, and the mark of its end.
func (b *inbox) paste(out []byte, c byte) []byte {
	if c != pasteEnds[b.seen] {
		b.size += b.seen // which was no mark, then
		b.seen = 0
	}
	if c == pasteEnds[b.seen] {
		if b.seen++; !b.cut {
			out = append(out, c)
		}
		if b.seen == len(pasteEnds) {
			if b.cut {
				out = append(out, pasteEnds...)
			}
			b.mode, b.seen = keys, 0
		}
		return out
	}
	if b.size++; b.size > b.limits.Paste {
		b.tell(aPaste)
		return out
	}
	return append(out, c)
}

// string lets a control string through, up to the limit, and its end.
func (b *inbox) string(out []byte, c byte) []byte {
	over := c == 0x07 || c == 0x18 || c == 0x1a || b.mode == ending && c == '\\'
	if b.size++; b.size <= b.limits.mostOfASequence || over {
		out = append(out, c)
	} else {
		b.tell(aSequence)
	}
	switch {
	case over:
		b.mode, b.seen = keys, 0
	case c == 0x1b:
		b.mode = ending
	default:
		b.mode = control
	}
	return out
}

// stray reports whether a byte is a control of 8 bits, outside of any character:
// terminals send those of 7 bits, and whoever sends another wants to be missed.
func (b *inbox) stray(c byte) bool {
	switch {
	case b.rest > 0 && c&0xc0 == 0x80:
		b.rest--
		return false
	case c >= 0xf0:
		b.rest = 3
	case c >= 0xe0:
		b.rest = 2
	case c >= 0xc0:
		b.rest = 1
	default:
		b.rest = 0
		return c >= 0x80 && c < 0xa0
	}
	return false
}

func (b *inbox) tell(w what) {
	if !b.cut {
		b.cut = true
		b.tooLong(w)
	}
}
