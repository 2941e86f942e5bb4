package host

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

// TestTyping wants keys and answers to be what the library makes of them, whole
// and byte by byte.
func TestTyping(t *testing.T) {
	for _, in := range []string{
		"jkGż日", "\r\t\x7f\x03\x1a", "\x1b", "\x1bj", "\x1b\x1b", "\x1b[A\x1b[B", "\x1bOP\x1bOA", "\x1b[1;5C", "\x1b[5~\x1b[6~", "\x1b[Z", "\x1b[27u", "\x1b[97;5u",
		"\x1b[27;5;105~", "\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<64;1;1M", "\x1b[I\x1b[O", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1b[?2026;2$y",
		"\x1b[?62;22c", "\x1b[?1u", "\x1b[200~two words\x1b[201~j", "\x1b[200~\x1b[201~", "\x1bP1+r524742\x1b\\", "\x1b[[A", "\x1b[7~\x1b[8~", "\x1b[999;999x", "a\x1b[Ab",
	} {
		for _, terminal := range []string{"xterm-256color", "linux", "rxvt-unicode"} {
			want := make(chan uv.Event, 100)
			_ = uv.NewTerminalReader(strings.NewReader(in), terminal).StreamEvents(context.Background(), want)
			close(want)
			var all []uv.Event
			for e := range want {
				all = append(all, e)
			}
			whole := typing{terminal: terminal, buf: []byte(in)}
			got := append(whole.events(false), whole.events(true)...)
			if !reflect.DeepEqual(sure(got), sure(all)) {
				t.Errorf("%q on %s: %v, want %v", in, terminal, sure(got), sure(all))
			}
			var bytewise typing
			got = nil
			for i := range len(in) {
				bytewise.buf = append(bytewise.buf, in[i])
				got = append(got, bytewise.events(false)...)
			}
			got = append(got, bytewise.events(true)...)
			if bytewise.terminal = terminal; terminal == "xterm-256color" && !reflect.DeepEqual(sure(got), sure(all)) {
				t.Errorf("%q byte by byte: %v, want %v", in, sure(got), sure(all))
			}
		}
	}
}

// sure are the events as text, without those that mean nothing.
func sure(events []uv.Event) (all []string) {
	for _, e := range events {
		if name := fmt.Sprintf("%T %v", e, e); !strings.Contains(name, "ignored") {
			all = append(all, name)
		}
	}
	return all
}
