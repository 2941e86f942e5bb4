package main

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// What a terminal is asked before and after all else, and what it answers.
const (
	question = "\x1b[c"
	answer   = "\x1b[?62c"
)

// reader is one reader of a soak.
type reader struct {
	client  *gossh.Client
	session *gossh.Session
	in      io.Writer
	random  *rand.Rand
	large   bool          // the window is now and then as large as a screen can be
	asked   chan struct{} // has an element while the terminal owes an answer
	done    chan struct{} // closed when the session has ended
	err     error         // with which it did
}

// come connects, and waits for the first screen.
func (s *soak) come(random *rand.Rand) (*reader, error) {
	c, err := dial(s.address)
	if err != nil {
		return nil, err
	}
	r := &reader{client: c, random: random, large: random.IntN(10) == 0, asked: make(chan struct{}, 1), done: make(chan struct{})}
	session, in, out, err := terminal(c, s.command)
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	r.session, r.in = session, in
	shown := make(chan struct{})
	go r.listen(s, out, shown)
	late := time.NewTimer(longest)
	defer late.Stop()
	select {
	case <-shown:
		return r, nil
	case <-late.C:
		err = errors.New("nothing is shown")
	case <-r.done:
		err = errors.New("ended before anything was shown")
	}
	_ = c.Close()
	return nil, err
}

// listen takes what is drawn, and never waits for anything else: a client that
// does not read is one that a host may drop.
func (r *reader) listen(s *soak, out io.Reader, shown chan struct{}) {
	defer close(r.done)
	buf, kept, total := make([]byte, 8<<10), 0, 0
	for {
		n, err := out.Read(buf[kept:])
		s.bytes.Add(int64(n))
		if total < 1000 && total+n >= 1000 { // a screen, and not only the questions before it
			close(shown)
		}
		total += n
		if bytes.Contains(buf[:kept+n], []byte(question)) {
			select {
			case r.asked <- struct{}{}:
			default:
			}
			kept, n = 0, 0
		}
		end := kept + n
		kept = copy(buf, buf[max(end-len(question)+1, 0):end])
		if err != nil {
			break
		}
	}
	r.err = r.session.Wait()
}

// read does something now and then, until it is time to leave or the session ends.
func (r *reader) read(pause time.Duration, leave chan struct{}) {
	next := time.NewTimer(time.Duration(r.random.Int64N(int64(pause))))
	defer next.Stop()
	for {
		select {
		case <-r.done:
			return
		case <-leave:
			return
		case <-r.asked:
			_, _ = io.WriteString(r.in, answer)
		case <-next.C:
			r.act()
			next.Reset(pause)
		}
	}
}

// What readers press: mostly moves, then views, filters and searches. None of it
// leaves the reader.
var (
	moves   = []string{"j", "j", "j", "k", "h", "l", "g", "G", "\x04", "\x15", "\t", "n", "N", "\x0f", "\x1b[B", "\x1b[A", "\x1b[6~"}
	views   = []string{"M", "T", "D", "C", "L", "R", "\r", "\r", "\x1b", "\x1b", "?", "A", "d", "x", "v", "p", "z", "o"}
	filters = []string{"fby:renn\r", "factor:varga\r", "fissue:water\r", "fis:open\r", "flake\r", "a", "\x1b", "/border\r", ":matrix\r"}
)

// act does one thing that a reader might.
func (r *reader) act() {
	pick := func(of []string) { _, _ = io.WriteString(r.in, of[r.random.IntN(len(of))]) }
	switch n := r.random.IntN(100); {
	case n < 60:
		pick(moves)
	case n < 80:
		pick(views)
	case n < 93:
		pick(filters)
	case n == 99 && r.large:
		_ = r.session.WindowChange(60, 200)
	default:
		_ = r.session.WindowChange(10+r.random.IntN(27), 40+r.random.IntN(81))
	}
}

// patient is how many keys somebody presses to leave level by level.
const patient = 40

// leave goes at some time within a while: at once, or level by level as long as
// they are patient. It gives up when it is thrown out.
func (r *reader) leave(atOnce bool, within time.Duration, out chan struct{}) {
	keys := []string{"\x1b", "q"}
	if atOnce {
		keys = []string{"\x03"}
	}
	next := time.NewTimer(time.Duration(r.random.Int64N(int64(within) + 1)))
	defer next.Stop()
	for i := 0; ; i++ {
		select {
		case <-r.done:
			return
		case <-out:
			return
		case <-r.asked:
			_, _ = io.WriteString(r.in, answer)
		case <-next.C:
			if i == patient {
				keys = []string{"\x03"}
			}
			_, _ = io.WriteString(r.in, keys[i%len(keys)])
			next.Reset(500 * time.Millisecond)
		}
	}
}
