package host

import (
	"bytes"
	"io"
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
	held  []byte // the beginning of what may become a mark of a paste
	size  int    // of the paste or sequence so far
	cut   bool
	since time.Time // when the sequence began
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
	plain    mode = iota
	escaped       // after an ESC
	str           // in a control string, until BEL or ESC \
	strEsc        // in a control string, after an ESC
	bracket       // after ESC [, in what may be the beginning of a paste
	inPaste       // in a paste
	pasteEnd      // in a paste, in what may be its end
)

var (
	pasteBegins = []byte("\x1b[200~")
	pasteEnds   = []byte("\x1b[201~")
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

// filter adds to out what goes on of some bytes.
func (b *inbox) filter(out, in []byte) []byte {
	if (b.mode == str || b.mode == strEsc) && b.now().Sub(b.since) > longestSequence {
		b.mode = plain
	}
	for _, c := range in {
		if b.stray(c) {
			continue
		}
		switch b.mode {
		case plain:
			if c == 0x1b {
				b.mode, b.held = escaped, append(b.held[:0], c)
				continue
			}
			out = append(out, c)
		case escaped:
			out = b.afterEscape(out, c)
		case bracket:
			out = b.beginning(out, c)
		case inPaste, pasteEnd:
			out = b.pasted(out, c)
		case str, strEsc:
			out = b.inString(out, c)
		}
	}
	if b.mode == escaped { // a lone ESC is a key, which must not wait for the next
		out, b.held = append(out, b.held...), b.held[:0]
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

func (b *inbox) afterEscape(out []byte, c byte) []byte {
	b.held = append(b.held, c)
	switch c {
	case '[':
		b.mode = bracket
		return out
	case ']', 'P', '_', '^', 'X':
		b.mode, b.size, b.cut, b.since = str, 0, false, b.now()
	case 0x1b:
		out = append(out, b.held[:len(b.held)-1]...)
		b.held = append(b.held[:0], c)
		return out
	default:
		b.mode = plain
	}
	out = append(out, b.held...)
	b.held = b.held[:0]
	return out
}

// beginning looks for the beginning of a paste. A lone ESC may have gone on
// already, so that what is held begins with the bracket.
func (b *inbox) beginning(out []byte, c byte) []byte {
	b.held = append(b.held, c)
	mark := pasteBegins[len(pasteBegins)-min(len(pasteBegins), 5):]
	seen := bytes.TrimPrefix(b.held, []byte{0x1b})
	switch {
	case bytes.Equal(seen, mark):
		b.mode, b.size, b.cut = inPaste, 0, false
	case bytes.HasPrefix(mark, seen):
		return out
	default:
		b.mode = plain
	}
	out = append(out, b.held...)
	b.held = b.held[:0]
	if b.mode == plain && c == 0x1b {
		out = out[:len(out)-1]
		b.mode, b.held = escaped, append(b.held, c)
	}
	return out
}

func (b *inbox) pasted(out []byte, c byte) []byte {
	b.held = append(b.held, c)
	switch {
	case bytes.Equal(b.held, pasteEnds):
		b.mode = plain
		out = append(out, b.held...)
		b.held = b.held[:0]
	case bytes.HasPrefix(pasteEnds, b.held):
		b.mode = pasteEnd
	default:
		again := c == 0x1b && len(b.held) > 1
		if again {
			b.held = b.held[:len(b.held)-1]
		}
		if b.size += len(b.held); b.size <= b.limits.Paste {
			out = append(out, b.held...)
		} else {
			b.tell(aPaste)
		}
		b.mode, b.held = inPaste, b.held[:0]
		if again {
			b.mode, b.held = pasteEnd, append(b.held, c)
		}
	}
	return out
}

func (b *inbox) inString(out []byte, c byte) []byte {
	over := c == 0x07 || c == 0x18 || c == 0x1a || b.mode == strEsc && c == '\\'
	if b.size++; b.size <= b.limits.mostOfASequence || over {
		out = append(out, c)
	} else {
		b.tell(aSequence)
	}
	switch {
	case over:
		b.mode = plain
	case c == 0x1b:
		b.mode = strEsc
	default:
		b.mode = str
	}
	return out
}

func (b *inbox) tell(w what) {
	if !b.cut {
		b.cut = true
		b.tooLong(w)
	}
}
