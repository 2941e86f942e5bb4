package host

import (
	"bytes"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// listen tells a program what is typed, until the session ends. A program that
// reads for itself is stuck for ever, with all that it holds, if a key comes just
// when it ends; one without any input asks the terminal nothing, so it has an empty
// one.
func (l *live) listen(p *tea.Program, in *inbox) {
	pieces := make(chan []byte)
	go func() {
		defer close(pieces)
		buf := make([]byte, 1024)
		for {
			n, err := in.Read(buf)
			if n > 0 {
				select {
				case pieces <- bytes.Clone(buf[:n]):
				case <-l.gate.ctx.Done():
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	t := typing{terminal: l.gate.terminal}
	late := time.NewTimer(sequencePause)
	defer late.Stop()
	for {
		over, ended := false, false
		select {
		case piece, ok := <-pieces:
			t.buf = append(t.buf, piece...)
			over, ended = !ok, !ok
			late.Reset(sequencePause)
		case <-late.C:
			over = true
		case <-l.gate.ctx.Done():
			return
		}
		for _, e := range t.events(over) {
			p.Send(e)
		}
		if ended {
			return
		}
	}
}

// sequencePause is after what time a sequence that has no end is none: an ESC is
// a key then.
const sequencePause = 50 * time.Millisecond

// typing is what was typed and is no event yet.
type typing struct {
	terminal string
	decoder  uv.EventDecoder
	buf      []byte
	pasting  bool
}

// events takes from what was typed all that is complete; all of it when nothing
// more is waited for.
func (t *typing) events(over bool) (events []uv.Event) {
	for len(t.buf) > 0 {
		if t.pasting {
			text, rest, ended := bytes.Cut(t.buf, []byte(pasteEnds))
			if !ended {
				return events
			}
			events = append(events, uv.PasteEvent{Content: string(bytes.ToValidUTF8(text, nil))}, uv.PasteEndEvent{})
			t.buf, t.pasting = rest, false
			continue
		}
		if !over && unended(t.buf) {
			return events
		}
		n, event := t.decoder.Decode(t.buf)
		n = max(n, 1)
		switch e := event.(type) {
		case uv.UnknownEvent:
			if !over {
				return events
			}
			events = append(events, t.ofTerminal(t.buf[:n])...)
		case uv.PasteStartEvent:
			events = append(events, e)
			t.pasting = true
		case uv.MultiEvent:
			events = append(events, e...)
		default:
			if t.buf[0] == 0x1b && n <= 2 && !over {
				return events
			}
			if event != nil {
				events = append(events, event)
			}
		}
		t.buf = t.buf[n:]
	}
	t.buf = nil
	return events
}

// unended reports whether a control string goes on, of which the decoder would make
// something before its end.
func unended(buf []byte) bool {
	return len(buf) > 1 && buf[0] == 0x1b && bytes.IndexByte([]byte("]P_^X"), buf[1]) >= 0 &&
		!bytes.ContainsAny(buf, "\a\x18\x1a") && !bytes.Contains(buf[2:], []byte("\x1b\\"))
}

// ofTerminal is what a sequence means on terminals of this name. Their table is
// large and hardly ever asked, so that no session keeps one.
func (t *typing) ofTerminal(sequence []byte) (events []uv.Event) {
	found := make(chan uv.Event, len(sequence)+1)
	_ = uv.NewTerminalReader(bytes.NewReader(sequence), t.terminal).StreamEvents(context.Background(), found)
	close(found)
	for e := range found {
		events = append(events, e)
	}
	return events
}
