package host

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"
)

// taken is what an inbox lets through of some pieces, and what it says of them.
func taken(t *testing.T, limits Limits, pieces ...string) (string, []what) {
	t.Helper()
	var said []what
	var readers []io.Reader
	for _, p := range pieces {
		readers = append(readers, strings.NewReader(p))
	}
	b := newInbox(io.MultiReader(readers...), limits, january, func() {}, func(w what) { said = append(said, w) }, func() {})
	out, err := io.ReadAll(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(out), said
}

func TestInbox(t *testing.T) {
	limits := Usual()
	limits.Paste, limits.mostOfASequence = 10, 10
	const begin, end = "\x1b[200~", "\x1b[201~"
	tests := []struct {
		name, in, want string
		said           []what
	}{
		{"keys", "jk\r\x1b[A\x1bOP\x1b[1;5C\x1b", "jk\r\x1b[A\x1bOP\x1b[1;5C\x1b", nil},
		{"text", "Żółć 日本 👩‍👩‍👧\xc2\x9b", "Żółć 日本 👩‍👩‍👧\xc2\x9b", nil},
		{"8-bit controls", "a\x9b200~b\x9d", "a200~b", nil},
		{"paste", begin + "0123456789" + end + "j", begin + "0123456789" + end + "j", nil},
		{"long paste", begin + "0123456789abc" + end + "j", begin + "0123456789" + end + "j", []what{aPaste}},
		{"two long pastes", begin + "0123456789a" + end + begin + "0123456789b" + end, strings.Repeat(begin+"0123456789"+end, 2), []what{aPaste, aPaste}},
		{"false end", begin + "\x1b[20\x1b[201~", begin + "\x1b[20" + end, nil},
		{"false end of a long paste", begin + "0123456789\x1b[20\x1b[20x\x1b[201~j", begin + "0123456789\x1b[20\x1b[20" + end + "j", []what{aPaste}},
		{"escapes within", begin + "\x1b\x1b" + end, begin + "\x1b\x1b" + end, nil},
		{"answer", "\x1b]11;r\x1b\\j", "\x1b]11;r\x1b\\j", nil},
		{"long answer", "\x1b]" + strings.Repeat("x", 30) + "\aj", "\x1b]" + strings.Repeat("x", 10) + "\aj", []what{aSequence}},
		{"long string", "\x1bP" + strings.Repeat("x", 30) + "\x18j", "\x1bP" + strings.Repeat("x", 10) + "\x18j", []what{aSequence}},
		{"two escapes", "\x1b\x1b[A", "\x1b\x1b[A", nil},
		{"escape in the beginning", "\x1b[2\x1b[200~a" + end, "\x1b[2" + begin + "a" + end, nil},
	}
	for _, tt := range tests {
		got, said := taken(t, limits, tt.in)
		if got != tt.want || len(said) != len(tt.said) {
			t.Errorf("%s: %q, %v; want %q, %v", tt.name, got, said, tt.want, tt.said)
		}
		bytewise := newInbox(iotest.OneByteReader(strings.NewReader(tt.in)), limits, january, func() {}, func(what) {}, func() {})
		if out, _ := io.ReadAll(bytewise); string(out) != tt.want {
			t.Errorf("%s: byte by byte %q, want %q", tt.name, out, tt.want)
		}
	}
}

// TestInboxCuts sends pieces cut anywhere: nothing gets lost, and nothing is let
// through that is too long.
func TestInboxCuts(t *testing.T) {
	limits := Usual()
	limits.Paste = 64
	r := rand.New(rand.NewPCG(1, 2))
	words := []string{"\x1b[200~", "\x1b[201~", "\x1b", "[", "200~", "word", "\x1b]11;rgb\a", "ż", "\x1b[A", "\x1bP1\x1b\\", "jjjjjjjjjjjjjjjjjjjjjjjj"}
	for range 2000 {
		var in strings.Builder
		for range r.IntN(20) {
			in.WriteString(words[r.IntN(len(words))])
		}
		whole, _ := taken(t, limits, in.String())
		var pieces []string
		for rest := in.String(); rest != ""; {
			n := 1 + r.IntN(min(len(rest), 9))
			pieces, rest = append(pieces, rest[:n]), rest[n:]
		}
		cut, _ := taken(t, limits, pieces...)
		if cut != whole {
			t.Fatalf("%q whole gives %q, in pieces %q", in.String(), whole, cut)
		}
	}
}

// TestEscapeThenBracket presses ESC and later ], which is no sequence.
func TestEscapeThenBracket(t *testing.T) {
	var late atomic.Int64
	now := func() time.Time { return january().Add(time.Duration(late.Load())) }
	from, to := io.Pipe()
	limits := Usual()
	limits.mostOfASequence = 4
	b := newInbox(from, limits, now, func() {}, func(what) { t.Error("keys are taken for a sequence") }, func() {})
	go func() {
		to.Write([]byte("\x1b"))
		to.Write([]byte("]"))
		late.Store(int64(time.Second))
		for range 20 {
			to.Write([]byte("j"))
		}
		to.Close()
	}()
	var out bytes.Buffer
	io.Copy(&out, b)
	if want := "\x1b]" + strings.Repeat("j", 20); out.String() != want {
		t.Errorf("%q, want %q", &out, want)
	}
}

func TestOutbox(t *testing.T) {
	limits := Usual()
	limits.Buffer, limits.Stall = 1000, 50*time.Millisecond
	from, to := io.Pipe()
	dropped := make(chan bool)
	o := newOutbox(to, limits, func() { close(dropped) })
	go func() {
		for range 100 {
			if _, err := o.Write(make([]byte, 600)); err != nil {
				return
			}
		}
		t.Error("everything was taken")
	}()
	<-dropped
	if _, err := o.Write([]byte("x")); err != errStalled {
		t.Error(err)
	}
	from.Close()
	o.close()

	var all bytes.Buffer
	o = newOutbox(&all, limits, func() { t.Error("dropped") })
	for range 100 {
		if _, err := o.Write(make([]byte, 5000)); err != nil {
			t.Fatal(err)
		}
	}
	if o.close(); all.Len() != 500000 {
		t.Errorf("%d bytes", all.Len())
	}
	if _, err := o.Write([]byte("x")); err != errClosed {
		t.Error(err)
	}
}
